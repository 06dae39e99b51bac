//! May a command run, may files be changed, may a skill be used?

use codex_threads_protocol::{
    CommandExecutionApprovalDecision, CommandExecutionRequestApprovalParams,
    CommandExecutionRequestApprovalResponse, FileChangeApprovalDecision,
    FileChangeRequestApprovalParams, FileChangeRequestApprovalResponse, SkillApprovalDecision,
    SkillRequestApprovalParams, SkillRequestApprovalResponse,
};

use super::AskedAs;
use crate::server_requests::error::NotAnswered;
use crate::server_requests::open::Answered;

/// `item/commandExecution/requestApproval`.
impl AskedAs<CommandExecutionRequestApprovalParams> {
    /// The decisions that the server offers, in its order: texts, and amendments ready to be taken.
    /// Empty where it says nothing of it (up to 0.105): then every decision may be taken.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::CommandExecutionRequestApprovalParams};
    ///
    /// fn first(asked: AskedAs<CommandExecutionRequestApprovalParams>) {
    ///     for decision in asked.available_decisions() { println!("{decision:?}"); }
    /// }
    /// # let _ = first;
    /// ```
    #[must_use]
    pub fn available_decisions(&self) -> &[CommandExecutionApprovalDecision] {
        let decisions = self.params.available_decisions.as_ref();
        decisions.map_or(&[], |decisions| decisions.as_slice())
    }

    /// The command may run, this once.
    ///
    /// # Errors
    ///
    /// [`NotAnswered`], which gives the request back, where the server does not offer it.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::CommandExecutionRequestApprovalParams};
    ///
    /// fn only_ls(asked: AskedAs<CommandExecutionRequestApprovalParams>) {
    ///     if asked.params.command.as_deref() == Some("ls") {
    ///         let _ = asked.accept();
    ///     }
    /// }
    /// # let _ = only_ls;
    /// ```
    pub fn accept(self) -> Result<Answered, NotAnswered> {
        self.decide(CommandExecutionApprovalDecision::Accept)
    }

    /// The command may run, now and again in this session.
    ///
    /// # Errors
    ///
    /// [`NotAnswered`], which gives the request back, where the server does not offer it, as most
    /// do not; they take it nevertheless when it is [forced](Self::force).
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::CommandExecutionRequestApprovalParams};
    ///
    /// fn accept(asked: AskedAs<CommandExecutionRequestApprovalParams>) {
    ///     let _ = asked.force().accept_for_session();
    /// }
    /// # let _ = accept;
    /// ```
    pub fn accept_for_session(self) -> Result<Answered, NotAnswered> {
        self.decide(CommandExecutionApprovalDecision::AcceptForSession)
    }

    /// The command may not run, and the turn is interrupted. This is always taken, whatever the
    /// server offers. [`decline`](Self::decline) lets the turn go on.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::CommandExecutionRequestApprovalParams};
    ///
    /// fn stop(asked: AskedAs<CommandExecutionRequestApprovalParams>) { let _ = asked.cancel(); }
    /// # let _ = stop;
    /// ```
    pub fn cancel(self) -> Answered {
        self.say(&CommandExecutionRequestApprovalResponse::new(
            CommandExecutionApprovalDecision::Cancel,
        ))
    }

    /// Any decision, one of [`available_decisions`](Self::available_decisions) for example.
    ///
    /// # Errors
    ///
    /// [`NotAnswered`], which gives the request back, where the decision grants something and the server
    /// does not offer one of its kind.
    ///
    /// ```
    /// use codex_threads::protocol::{
    ///     CommandExecutionApprovalDecision as Decision, CommandExecutionRequestApprovalParams,
    /// };
    ///
    /// fn amend(asked: codex_threads::AskedAs<CommandExecutionRequestApprovalParams>) {
    ///     let amendment = asked
    ///         .available_decisions()
    ///         .iter()
    ///         .find(|decision| matches!(decision, Decision::AcceptWithExecpolicyAmendment(_)))
    ///         .cloned();
    ///     if let Some(amendment) = amendment {
    ///         let _ = asked.decide(amendment);
    ///     }
    /// }
    /// # let _ = amend;
    /// ```
    pub fn decide(
        self,
        decision: CommandExecutionApprovalDecision,
    ) -> Result<Answered, NotAnswered> {
        self.answer(&CommandExecutionRequestApprovalResponse::new(decision))
    }
}

/// `item/fileChange/requestApproval`.
impl AskedAs<FileChangeRequestApprovalParams> {
    /// The files may be changed.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::FileChangeRequestApprovalParams};
    ///
    /// fn yes(asked: AskedAs<FileChangeRequestApprovalParams>) { let _ = asked.accept(); }
    /// # let _ = yes;
    /// ```
    pub fn accept(self) -> Answered {
        self.decide(FileChangeApprovalDecision::Accept)
    }

    /// The files may be changed, now and again in this session.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::FileChangeRequestApprovalParams};
    ///
    /// fn yes(asked: AskedAs<FileChangeRequestApprovalParams>) { let _ = asked.accept_for_session(); }
    /// # let _ = yes;
    /// ```
    pub fn accept_for_session(self) -> Answered {
        self.decide(FileChangeApprovalDecision::AcceptForSession)
    }

    /// The files may not be changed, and the turn is interrupted.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::FileChangeRequestApprovalParams};
    ///
    /// fn stop(asked: AskedAs<FileChangeRequestApprovalParams>) { let _ = asked.cancel(); }
    /// # let _ = stop;
    /// ```
    pub fn cancel(self) -> Answered {
        self.decide(FileChangeApprovalDecision::Cancel)
    }

    /// Any decision.
    ///
    /// ```
    /// use codex_threads::AskedAs;
    /// use codex_threads::protocol::{FileChangeApprovalDecision, FileChangeRequestApprovalParams};
    ///
    /// fn no(asked: AskedAs<FileChangeRequestApprovalParams>) {
    ///     let _ = asked.decide(FileChangeApprovalDecision::Decline);
    /// }
    /// # let _ = no;
    /// ```
    pub fn decide(self, decision: FileChangeApprovalDecision) -> Answered {
        self.say(&FileChangeRequestApprovalResponse::new(decision))
    }
}

/// `skill/requestApproval`.
impl AskedAs<SkillRequestApprovalParams> {
    /// The skill may be used.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::SkillRequestApprovalParams};
    ///
    /// fn yes(asked: AskedAs<SkillRequestApprovalParams>) { let _ = asked.accept(); }
    /// # let _ = yes;
    /// ```
    pub fn accept(self) -> Answered {
        self.say(&SkillRequestApprovalResponse::new(
            SkillApprovalDecision::Approve,
        ))
    }
}
