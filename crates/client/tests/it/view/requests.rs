//! What the server waits for, in a live view.

use codex_threads::protocol::{
    CommandExecutionApprovalDecision, CommandExecutionRequestApprovalParams,
    CommandExecutionRequestApprovalResponse,
};
use codex_threads::transport::{Limits, Transport};
use codex_threads::view::{Change, LiveThread, ThreadSnapshot};
use codex_threads::{Codex, PendingServerRequest, ServerRequestPolicy};
use codex_threads_testkit::fake::{FakeServer, Turn};

use super::live::{at_rest, started};
use crate::common::soon;

async fn asking() -> (FakeServer, Codex) {
    let fake = FakeServer::new();
    fake.push(Turn::new().command("ls", "out").asks().text("done"));
    let (reader, writer) = fake.connect();
    let builder = Codex::builder().server_requests(ServerRequestPolicy::Stream);
    let transport = Transport::from_io(reader, writer, Limits::default());
    let codex = soon(builder.connect(transport)).await.unwrap();
    (fake, codex)
}

fn waits(view: &ThreadSnapshot) -> bool {
    !view.requests().is_empty()
}

async fn accepted(asked: PendingServerRequest, live: &LiveThread) {
    let asked = asked
        .ask::<CommandExecutionRequestApprovalParams>()
        .unwrap();
    let decision = CommandExecutionApprovalDecision::Accept;
    let _ = asked
        .answer(&CommandExecutionRequestApprovalResponse::new(decision))
        .unwrap();
    soon(live.wait_for(|view| !waits(view))).await.unwrap();
}

#[tokio::test]
async fn a_request_of_the_server_is_shown_until_it_is_answered() {
    let (_fake, codex) = asking().await;
    let mut asked = codex.server_requests();
    let thread = started(&codex).await;
    let live = soon(thread.live()).await.unwrap();
    let mut changes = live.changes();
    let turn = soon(thread.start_turn("go")).await.unwrap();
    let view = soon(live.wait_for(waits)).await.unwrap();
    let request = &view.requests()[0];
    assert_eq!(request.method(), "item/commandExecution/requestApproval");
    assert_eq!(request.turn_id(), Some(turn.id()));
    assert!(
        view.last_turn()
            .unwrap()
            .item(request.item_id().unwrap())
            .is_some()
    );

    let asked = soon(asked.next()).await.unwrap();
    assert_eq!(asked.id(), request.id());
    accepted(asked, &live).await;
    soon(turn.end()).await;
    at_rest(&live, 1).await;
    let mut told = 0;
    while let Some(change) = changes.try_next() {
        told += usize::from(change == Change::Requests);
    }
    assert!(told >= 1);
}

/// Whoever opens the view late, while a dialog is open elsewhere, shows the dialog too.
#[tokio::test]
async fn a_request_that_was_open_before_the_view_began_is_shown() {
    let (_fake, codex) = asking().await;
    let mut asked = codex.server_requests();
    let thread = started(&codex).await;
    // Somebody has the stream that was opened with the thread.
    let _events = thread.events();
    let turn = soon(thread.start_turn("go")).await.unwrap();
    let asked = soon(asked.next()).await.unwrap();
    let live = soon(thread.live()).await.unwrap();
    let view = live.snapshot();
    let [request] = view.requests() else {
        panic!("{:?}", view.requests());
    };
    assert_eq!(request.id(), asked.id());
    assert_eq!(request.method(), "item/commandExecution/requestApproval");
    assert_eq!(request.turn_id(), Some(turn.id()));
    // The item itself runs, and no read has it yet.
    assert!(request.item_id().is_some());
    accepted(asked, &live).await;
    soon(turn.end()).await;
    let late = soon(thread.live()).await.unwrap();
    assert!(!waits(&late.snapshot()), "what was answered is not shown");
    at_rest(&live, 1).await;
}
