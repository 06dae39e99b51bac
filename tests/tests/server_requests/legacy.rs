//! The approvals of conversations of the old form, which 0.104 has last.

use codex_threads::protocol::ServerRequest;
use codex_threads::{Answered, ServerRequestPolicy, TypedServerRequest as Typed};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use serde_json::{Value, json};

use crate::stage::home;

crate::on! {
    commands_and_patches_of_old_conversations_are_accepted_and_declined: v0_100_0 "0.100.0" v0_104_0 "0.104.0";
}

const PATCH: &str = "*** Begin Patch\n*** Add File: NAME\n+patched\n*** End Patch";

async fn commands_and_patches_of_old_conversations_are_accepted_and_declined(version: &str) {
    let bench = Bench::with(version, home()).await;
    let policy = ServerRequestPolicy::Stream;
    let codex = bench
        .spawn_with(bench.builder().server_requests(policy))
        .await;
    let call = async |method: &'static str, params: Value| {
        let answer = soon(method, codex.request_raw(method, Some(&params))).await;
        serde_json::from_slice::<Value>(&answer.expect(method)).expect("JSON")
    };
    let made = call(
        "newConversation",
        json!({ "cwd": bench.home.workdir(), "approvalPolicy": "on-request", "sandbox": "read-only" }),
    )
    .await;
    let id = made["conversationId"].as_str().expect("an id").to_owned();
    call(
        "addConversationListener",
        json!({ "conversationId": id, "experimentalRawEvents": false }),
    )
    .await;
    let mut events = codex.thread_events(id.as_str());
    let mut asked = codex.server_requests();
    for (name, patch, accepted) in [
        ("command-yes", false, true),
        ("command-no", false, false),
        ("patch-yes", true, true),
        ("patch-no", true, false),
    ] {
        let tool = if patch {
            Reply::apply_patch(PATCH.replace("NAME", name))
        } else {
            Reply::shell(format!("touch {name}")).escalated("The test wants it")
        };
        bench.model.script([tool, Reply::message("Well.")]);
        let text = json!({ "type": "text", "data": { "text": "Do it", "text_elements": [] } });
        call(
            "sendUserMessage",
            json!({ "conversationId": id, "items": [text] }),
        )
        .await;
        let request = soon("an approval is asked for", asked.next())
            .await
            .expect("the connection is open");
        assert!(!matches!(request.decode(), ServerRequest::Unknown(_)));
        assert_eq!(request.thread_id(), Some(&*id));
        let answered = match request.into_typed() {
            Typed::ExecApproval(asked) if !patch && accepted => asked.accept(),
            Typed::ExecApproval(asked) if !patch => asked.decline(),
            Typed::PatchApproval(asked) if patch && accepted => asked.accept(),
            Typed::PatchApproval(asked) if patch => asked.decline(),
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(answered, Answered::Sent);
        // The old form tells of the end of its tasks in its own words.
        while soon("the end of the task", events.next())
            .await
            .expect("the connection is open")
            .method()
            != "codex/event/task_complete"
        {}
        assert_eq!(bench.file(name).exists(), accepted, "{name}");
    }
    bench.the_script_is_over();
    soon("the shutdown", codex.shutdown()).await;
    bench.nothing_is_left().await;
}
