//! A thread under a live view, and the turns it is led through.

use codex_threads::protocol::{
    CommandExecutionApprovalDecision as Decision, CommandExecutionRequestApprovalParams,
    CommandExecutionRequestApprovalResponse, FileChangeApprovalDecision,
    FileChangeRequestApprovalParams, FileChangeRequestApprovalResponse, TurnStatus,
};
use codex_threads::view::{LiveThread, ThreadSnapshot};
use codex_threads::{Codex, ServerRequests, Thread, Turn};
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::traits::Traits;

pub(crate) struct Story {
    pub(crate) bench: Bench,
    pub(crate) traits: Traits,
    pub(crate) codex: Codex,
    pub(crate) thread: Thread,
    pub(crate) live: LiveThread,
    pub(crate) asked: ServerRequests,
}

impl Story {
    pub(crate) async fn begin(version: &str) -> Self {
        let bench = Bench::asking(version).await;
        let codex = bench.spawn().await;
        let asked = codex.server_requests();
        let thread = soon("thread/start", codex.start_thread(bench.thread()))
            .await
            .unwrap();
        let live = soon("the view", thread.live()).await.unwrap();
        Self {
            traits: Traits::of(bench.number()),
            bench,
            codex,
            thread,
            live,
            asked,
        }
    }

    pub(crate) async fn start(&self, text: &str) -> Turn {
        soon("turn/start", self.thread.start_turn(text))
            .await
            .unwrap()
    }

    /// A turn to its end, as the view tells it.
    pub(crate) async fn turn(&self, text: &str, status: TurnStatus) {
        let turn = self.start(text).await;
        let _ = soon("the turn's end", turn.end()).await;
        self.settled(turn.id().as_str()).await;
        let view = self.live.snapshot();
        assert_eq!(*view.turn(turn.id()).unwrap().status(), status);
    }

    /// Waits until the turn, and whatever follows it, has been told.
    pub(crate) async fn settled(&self, turn: &str) {
        let is_settled = |view: &ThreadSnapshot| {
            let over = view.turn(turn).is_some_and(|turn| !turn.is_running());
            over && !matches!(
                view.status(),
                Some(codex_threads::protocol::ThreadStatus::Active(_))
            )
        };
        soon("the view sees the end", self.live.wait_for(is_settled))
            .await
            .unwrap();
        // Up to 0.144 a command may complete after its turn.
        let is_complete = |view: &ThreadSnapshot| {
            let mut items = view.turn(turn).into_iter().flat_map(|turn| turn.items());
            items.all(|item| {
                item.is_completed()
                    || !matches!(
                        item.item(),
                        Some(codex_threads::protocol::ThreadItem::CommandExecution(_))
                    )
            })
        };
        soon("the items end", self.live.wait_for(is_complete))
            .await
            .unwrap();
    }

    /// Approves the command that is asked for; the view shows that it was asked.
    pub(crate) async fn approve_command(&mut self) {
        let request = soon("the approval", self.asked.next()).await.unwrap();
        self.is_shown(request.method()).await;
        let asked = request.ask::<CommandExecutionRequestApprovalParams>();
        let asked = asked.unwrap_or_else(|(request, error)| panic!("{request:?}: {error:?}"));
        let answer = CommandExecutionRequestApprovalResponse::new(Decision::Accept);
        let _ = asked.answer(&answer).unwrap();
        self.none_is_shown().await;
    }

    /// Approves the patch that is asked for; the view shows that it was asked.
    pub(crate) async fn approve_patch(&mut self) {
        let request = soon("the approval", self.asked.next()).await.unwrap();
        self.is_shown(request.method()).await;
        let asked = request.ask::<FileChangeRequestApprovalParams>();
        let asked = asked.unwrap_or_else(|(request, error)| panic!("{request:?}: {error:?}"));
        let answer = FileChangeRequestApprovalResponse::new(FileChangeApprovalDecision::Accept);
        let _ = asked.answer(&answer).unwrap();
        self.none_is_shown().await;
    }

    async fn is_shown(&self, method: &str) {
        let shown = |view: &ThreadSnapshot| {
            view.requests()
                .iter()
                .any(|request| request.method() == method)
        };
        soon("the view shows the request", self.live.wait_for(shown))
            .await
            .unwrap();
    }

    async fn none_is_shown(&self) {
        let none = |view: &ThreadSnapshot| view.requests().is_empty();
        soon("the view drops the request", self.live.wait_for(none))
            .await
            .unwrap();
    }

    pub(crate) async fn end(self) {
        self.bench.the_script_is_over();
        self.codex.shutdown().await;
        self.bench.nothing_is_left().await;
    }
}
