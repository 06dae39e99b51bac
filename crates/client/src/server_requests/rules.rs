//! Rules that answer before anybody is asked.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use codex_threads_protocol::{
    ApplyPatchApprovalParams, CommandExecutionRequestApprovalParams, ExecCommandApprovalParams,
    FileChangeRequestApprovalParams, McpServerElicitationRequestParams, PermissionGrantScope,
    PermissionsRequestApprovalParams, ServerRequestParams, SkillRequestApprovalParams, ThreadId,
};

use super::error::NotAnswered;
use super::open::Answered;
use super::pending::PendingServerRequest;
use super::policy::ServerRequestPolicy;
use super::typed::AskedAs;

/// What becomes of a request that a rule was asked about.
enum Ruling {
    /// Answered.
    Done,
    /// The rule says nothing of it.
    NotMine(PendingServerRequest),
    /// No further rule is to be asked.
    PassOn(PendingServerRequest),
}

type Decide = dyn Fn(PendingServerRequest) -> Ruling + Send + Sync;
type Predicate<T> = dyn Fn(&T) -> bool + Send + Sync;

/// An ordered list of rules, and a policy for what none of them decides: the first rule that a
/// request fits decides it.
///
/// Nothing is accepted but by a rule that says so. What no rule decides is declined, unless
/// [`otherwise`](Self::otherwise) names another policy. Rules run in the request's own task; one that
/// panics declines that request.
///
/// ```
/// use codex_threads::protocol::{
///     CommandExecutionRequestApprovalParams as Command, FileChangeRequestApprovalParams as Change,
/// };
/// use codex_threads::{Codex, Rule, Rules, ServerRequestPolicy};
///
/// let rules = Rules::new()
///     .rule(Rule::on::<Command>().when(|asked| asked.network_approval_context.is_some()).decline())
///     .rule(Rule::on::<Command>().when(|asked| asked.command.as_deref() == Some("git status")).accept())
///     .rule(Rule::on::<Change>().when(|asked| asked.grant_root.is_some()).pass_on())
///     .rule(Rule::on::<Change>().accept())
///     .otherwise(ServerRequestPolicy::Stream);
/// let builder = Codex::builder().server_requests(rules.into());
/// # let _ = builder;
/// ```
#[derive(Clone, Default)]
#[must_use = "rules do nothing until they are a connection's policy"]
pub struct Rules {
    rules: Vec<Rule>,
    otherwise: Box<ServerRequestPolicy>,
}

impl Rules {
    /// No rule yet; whatever is asked is declined.
    ///
    /// ```
    /// let rules = codex_threads::Rules::new();
    /// # let _ = rules;
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a rule behind those that are there.
    ///
    /// ```
    /// use codex_threads::{Rule, Rules, protocol::CurrentTimeReadParams};
    ///
    /// let rules = Rules::new().rule(Rule::any().in_thread("019a").decline());
    /// # let _ = rules;
    /// ```
    pub fn rule(mut self, rule: Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// Who answers what no rule decides: a stream, a handler, other rules, or nobody.
    ///
    /// ```
    /// use codex_threads::{Rules, ServerRequestPolicy};
    ///
    /// let rules = Rules::new().otherwise(ServerRequestPolicy::Stream);
    /// # let _ = rules;
    /// ```
    pub fn otherwise(mut self, policy: impl Into<ServerRequestPolicy>) -> Self {
        *self.otherwise = policy.into();
        self
    }

    /// Asks one rule after the other; the request comes back when none decides.
    pub(super) fn decide(&self, request: PendingServerRequest) -> Result<(), PendingServerRequest> {
        let mut request = request;
        for rule in &self.rules {
            match rule.decide(request) {
                Ruling::Done => return Ok(()),
                Ruling::PassOn(passed) => return Err(passed),
                Ruling::NotMine(kept) => request = kept,
            }
        }
        Err(request)
    }

    pub(super) fn next(&self) -> &ServerRequestPolicy {
        &self.otherwise
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules")
            .field("rules", &self.rules)
            .field("otherwise", &self.otherwise)
            .finish()
    }
}

/// One rule of [`Rules`]: which requests it is about, and what becomes of them.
///
/// ```
/// use codex_threads::{Rule, protocol::CommandExecutionRequestApprovalParams};
///
/// let rule = Rule::on::<CommandExecutionRequestApprovalParams>()
///     .in_thread("019a0000-0000-7000-8000-000000000000")
///     .when(|asked| asked.command.as_deref() == Some("ls"))
///     .accept();
/// # let _ = rule;
/// ```
#[derive(Clone)]
pub struct Rule {
    /// The method; `None` for every request.
    method: Option<&'static str>,
    thread: Option<ThreadId>,
    decide: Arc<Decide>,
}

impl Rule {
    /// A rule about requests of one kind. A request of that kind that doesn't decode fits no such
    /// rule: nothing is decided that can't be read.
    ///
    /// ```
    /// use codex_threads::{Rule, protocol::PermissionsRequestApprovalParams};
    ///
    /// let rule = Rule::on::<PermissionsRequestApprovalParams>().decline();
    /// # let _ = rule;
    /// ```
    pub fn on<P: ServerRequestParams>() -> RuleFor<P> {
        RuleFor {
            thread: None,
            when: Vec::new(),
            kind: PhantomData,
        }
    }

    /// A rule about requests of every kind. It can't accept.
    ///
    /// ```
    /// let rule = codex_threads::Rule::any().when(|request| request.turn_id().is_none()).decline();
    /// # let _ = rule;
    /// ```
    pub fn any() -> AnyRule {
        AnyRule {
            thread: None,
            when: Vec::new(),
        }
    }

    fn decide(&self, request: PendingServerRequest) -> Ruling {
        let other_method = self.method.is_some_and(|mine| mine != request.method());
        let mine = self.thread.as_ref().map(ThreadId::as_str);
        if other_method || (mine.is_some() && mine != request.thread_id()) {
            return Ruling::NotMine(request);
        }
        (self.decide)(request)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule")
            .field("method", &self.method)
            .field("thread", &self.thread)
            .finish_non_exhaustive()
    }
}

/// A rule about requests of one kind, of which it is not said yet what becomes: [`Rule::on`].
///
/// ```
/// use codex_threads::{Rule, RuleFor, protocol::CommandExecutionRequestApprovalParams};
///
/// let rule: RuleFor<CommandExecutionRequestApprovalParams> = Rule::on();
/// let rule = rule.cancel();
/// # let _ = rule;
/// ```
#[must_use = "it is no rule before it is said what becomes of the requests"]
pub struct RuleFor<P> {
    thread: Option<ThreadId>,
    when: Vec<Box<Predicate<P>>>,
    kind: PhantomData<fn(P)>,
}

impl<P> fmt::Debug for RuleFor<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuleFor")
            .field("thread", &self.thread)
            .finish_non_exhaustive()
    }
}

impl<P: ServerRequestParams> RuleFor<P> {
    /// Only in this thread.
    ///
    /// ```
    /// use codex_threads::{Rule, protocol::FileChangeRequestApprovalParams};
    ///
    /// let rule = Rule::on::<FileChangeRequestApprovalParams>().in_thread("019a").accept();
    /// # let _ = rule;
    /// ```
    pub fn in_thread(mut self, thread: impl Into<ThreadId>) -> Self {
        self.thread = Some(thread.into());
        self
    }

    /// Only requests of which this holds, too.
    ///
    /// ```
    /// use codex_threads::{Rule, protocol::DynamicToolCallParams};
    ///
    /// let rule = Rule::on::<DynamicToolCallParams>().when(|call| call.tool == "delete").decline();
    /// # let _ = rule;
    /// ```
    pub fn when(mut self, holds: impl Fn(&P) -> bool + Send + Sync + 'static) -> Self {
        self.when.push(Box::new(holds));
        self
    }

    /// They get the safe answer.
    ///
    /// ```
    /// use codex_threads::{Rule, protocol::McpServerElicitationRequestParams};
    ///
    /// let rule = Rule::on::<McpServerElicitationRequestParams>().decline();
    /// # let _ = rule;
    /// ```
    pub fn decline(self) -> Rule {
        self.then(|asked| Ok(asked.decline()))
    }

    /// No further rule is asked: they go to the policy behind the rules.
    ///
    /// ```
    /// use codex_threads::{Rule, protocol::PermissionsRequestApprovalParams};
    ///
    /// let rule = Rule::on::<PermissionsRequestApprovalParams>().pass_on();
    /// # let _ = rule;
    /// ```
    pub fn pass_on(self) -> Rule {
        self.ruling(|asked| Ruling::PassOn(asked.into_request()))
    }

    /// They get this answer. Where the server does not offer it, the next rule is asked.
    ///
    /// ```
    /// use codex_threads::Rule;
    /// use codex_threads::protocol::{CurrentTimeReadParams, CurrentTimeReadResponse};
    ///
    /// let rule = Rule::on::<CurrentTimeReadParams>()
    ///     .answer(|_| CurrentTimeReadResponse::new(1_700_000_000));
    /// # let _ = rule;
    /// ```
    pub fn answer(self, answer: impl Fn(&P) -> P::Response + Send + Sync + 'static) -> Rule {
        self.then(move |asked| {
            let answer = answer(&asked.params);
            asked.answer(&answer)
        })
    }

    fn then(
        self,
        act: impl Fn(AskedAs<P>) -> Result<Answered, NotAnswered> + Send + Sync + 'static,
    ) -> Rule {
        self.ruling(move |asked| match act(asked) {
            Ok(answered) => {
                tracing::debug!(method = P::METHOD, ?answered, "decided by a rule");
                Ruling::Done
            }
            Err(refused) => Ruling::NotMine(refused.into_request()),
        })
    }

    fn ruling(self, act: impl Fn(AskedAs<P>) -> Ruling + Send + Sync + 'static) -> Rule {
        let when = self.when;
        Rule {
            method: Some(P::METHOD),
            thread: self.thread,
            decide: Arc::new(move |request| match request.ask::<P>() {
                Ok(asked) if when.iter().all(|holds| holds(&asked.params)) => act(asked),
                Ok(asked) => Ruling::NotMine(asked.into_request()),
                Err((request, _)) => Ruling::NotMine(request),
            }),
        }
    }
}

impl<P: Approve> RuleFor<P> {
    /// **They are accepted.** Where the server does not offer it, the next rule is asked.
    ///
    /// ```
    /// use codex_threads::{Rule, protocol::FileChangeRequestApprovalParams};
    ///
    /// let rule = Rule::on::<FileChangeRequestApprovalParams>().accept();
    /// # let _ = rule;
    /// ```
    pub fn accept(self) -> Rule {
        self.then(P::approve)
    }
}

impl<P: Cancel> RuleFor<P> {
    /// They are declined, and their turn is interrupted.
    ///
    /// ```
    /// use codex_threads::{Rule, protocol::CommandExecutionRequestApprovalParams};
    ///
    /// let rule = Rule::on::<CommandExecutionRequestApprovalParams>().cancel();
    /// # let _ = rule;
    /// ```
    pub fn cancel(self) -> Rule {
        self.then(|asked| Ok(P::cancel(asked)))
    }
}

/// A rule about requests of every kind, of which it is not said yet what becomes: [`Rule::any`].
///
/// ```
/// let rule = codex_threads::Rule::any().decline();
/// # let _ = rule;
/// ```
#[must_use = "it is no rule before it is said what becomes of the requests"]
pub struct AnyRule {
    thread: Option<ThreadId>,
    when: Vec<Box<Predicate<PendingServerRequest>>>,
}

impl fmt::Debug for AnyRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyRule")
            .field("thread", &self.thread)
            .finish_non_exhaustive()
    }
}

impl AnyRule {
    /// Only in this thread.
    ///
    /// ```
    /// let rule = codex_threads::Rule::any().in_thread("019a").decline();
    /// # let _ = rule;
    /// ```
    pub fn in_thread(mut self, thread: impl Into<ThreadId>) -> Self {
        self.thread = Some(thread.into());
        self
    }

    /// Only requests of which this holds, too.
    ///
    /// ```
    /// let rule = codex_threads::Rule::any().when(|request| request.method().contains("skill")).decline();
    /// # let _ = rule;
    /// ```
    pub fn when(
        mut self,
        holds: impl Fn(&PendingServerRequest) -> bool + Send + Sync + 'static,
    ) -> Self {
        self.when.push(Box::new(holds));
        self
    }

    /// They get the safe answer.
    ///
    /// ```
    /// let rule = codex_threads::Rule::any().decline();
    /// # let _ = rule;
    /// ```
    pub fn decline(self) -> Rule {
        self.ruling(|request| {
            let answered = request.decline();
            tracing::debug!(?answered, "declined by a rule");
            Ruling::Done
        })
    }

    /// No further rule is asked: they go to the policy behind the rules.
    ///
    /// ```
    /// let rule = codex_threads::Rule::any().in_thread("019a").pass_on();
    /// # let _ = rule;
    /// ```
    pub fn pass_on(self) -> Rule {
        self.ruling(Ruling::PassOn)
    }

    fn ruling(self, act: impl Fn(PendingServerRequest) -> Ruling + Send + Sync + 'static) -> Rule {
        let when = self.when;
        Rule {
            method: None,
            thread: self.thread,
            decide: Arc::new(move |request| {
                if when.iter().all(|holds| holds(&request)) {
                    act(request)
                } else {
                    Ruling::NotMine(request)
                }
            }),
        }
    }
}

mod sealed {
    use super::{Answered, AskedAs, NotAnswered, ServerRequestParams};

    pub trait Approval: ServerRequestParams {
        fn approve(asked: AskedAs<Self>) -> Result<Answered, NotAnswered>
        where
            Self: Sized;
    }

    pub trait Cancellation: ServerRequestParams {
        fn cancel(asked: AskedAs<Self>) -> Answered
        where
            Self: Sized;
    }
}

/// The kinds of requests that [`RuleFor::accept`] can accept: approvals of commands, changes of files,
/// permissions (all that is asked, for the turn), skills, and the two oldest approvals.
///
/// ```
/// use codex_threads::{Approve, protocol::FileChangeRequestApprovalParams};
///
/// fn can_be_accepted<P: Approve>() {}
/// can_be_accepted::<FileChangeRequestApprovalParams>();
/// ```
pub trait Approve: sealed::Approval {}

/// The kinds of requests that [`RuleFor::cancel`] can cancel.
///
/// ```
/// use codex_threads::{Cancel, protocol::CommandExecutionRequestApprovalParams};
///
/// fn can_be_cancelled<P: Cancel>() {}
/// can_be_cancelled::<CommandExecutionRequestApprovalParams>();
/// ```
pub trait Cancel: sealed::Cancellation {}

macro_rules! approve {
    ($($params:ty: $accept:expr,)*) => {$(
        impl Approve for $params {}
        impl sealed::Approval for $params {
            fn approve(asked: AskedAs<Self>) -> Result<Answered, NotAnswered> {
                ($accept)(asked)
            }
        }
    )*};
}

macro_rules! cancel {
    ($($params:ty,)*) => {$(
        impl Cancel for $params {}
        impl sealed::Cancellation for $params {
            fn cancel(asked: AskedAs<Self>) -> Answered {
                asked.cancel()
            }
        }
    )*};
}

approve! {
    CommandExecutionRequestApprovalParams: |asked: AskedAs<Self>| asked.accept(),
    FileChangeRequestApprovalParams: |asked: AskedAs<Self>| Ok(asked.accept()),
    PermissionsRequestApprovalParams: |asked: AskedAs<Self>| {
        let all = asked.requested();
        Ok(asked.grant(all, PermissionGrantScope::Turn))
    },
    SkillRequestApprovalParams: |asked: AskedAs<Self>| Ok(asked.accept()),
    ApplyPatchApprovalParams: |asked: AskedAs<Self>| Ok(asked.accept()),
    ExecCommandApprovalParams: |asked: AskedAs<Self>| Ok(asked.accept()),
}

cancel! {
    CommandExecutionRequestApprovalParams,
    FileChangeRequestApprovalParams,
    McpServerElicitationRequestParams,
    ApplyPatchApprovalParams,
    ExecCommandApprovalParams,
}
