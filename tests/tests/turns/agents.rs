//! Sub-agents: their threads are told of on the same connection, and none of it is their parent's.

use codex_threads::protocol::{
    CollabAgentTool, ItemStartedNotification, Release, ThreadId, ThreadItem,
    TurnCompletedNotification, TurnStatus,
};
use codex_threads::{Turn, TurnEnd};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::{Gate, RecordedRequest, Reply};
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::watch::Watch;
use serde_json::{Value, json};

use crate::stage::{Stage, ended, methods};

crate::on_releases!(
    a_sub_agents_turn_that_completes_ends_nothing_of_its_parents,
    a_sub_agents_turn_that_fails_ends_nothing_of_its_parents,
    a_sub_agent_that_outlives_its_parents_turn_is_heard_by_who_attaches,
    a_parent_that_is_interrupted_is_told_so_whatever_its_sub_agent_does,
);

const TASK: &str = "count the nests";

/// A server on which the model has a tool for sub-agents.
async fn stage(version: &str) -> Stage {
    let number: Release = version.parse().unwrap();
    let feature = match number < Release::new(0, 107, 0) {
        true => "collab",
        false => "multi_agent",
    };
    let home = Home::builder().feature(feature, true);
    Stage::on(Bench::with(version, home).await, |builder| builder).await
}

/// Whether a sub-agent asks.
fn is_child(request: &RecordedRequest) -> bool {
    request.user_texts().iter().any(|text| text == TASK)
}

/// The parent's model sends out a sub-agent, and its next reply is held until the gate opens.
async fn sent_out(stage: &Stage, child: Reply) -> (Turn, Gate) {
    let (parent, gate) = Reply::message("I am the parent.").hold_after(3);
    stage.bench.model.respond_with(move |request| {
        if is_child(request) {
            child.clone()
        } else if request.tool_outputs().is_empty() {
            Reply::function_call("spawn_agent", json!({ "message": TASK }))
        } else {
            parent.clone()
        }
    });
    let turn = soon("turn/start", stage.thread.start_turn("Send one out"))
        .await
        .unwrap();
    soon("the parent speaks", gate.reached()).await;
    (turn, gate)
}

/// The sub-agent, as its parent's model was told.
fn child(stage: &Stage) -> ThreadId {
    let requests = stage.bench.model.requests();
    let mut outputs = requests.iter().flat_map(|request| request.tool_outputs());
    let (_, output) = outputs.next().expect("it was sent out");
    let output: Value = serde_json::from_str(&output).expect(&output);
    output["agent_id"].as_str().expect("it has an id").into()
}

/// That the parent's turn ended as if it had been alone, and has the call in its items.
fn is_the_parents(end: &TurnEnd, child: &ThreadId) {
    assert!(end.is_completed(), "{end:?}");
    assert_eq!(end.final_message(), Some("I am the parent."));
    let outcome = end.outcome().unwrap();
    assert!(outcome.is_whole(), "{outcome:?}");
    let mut sent = 0;
    for item in outcome.items() {
        match item {
            ThreadItem::AgentMessage(message) => assert_eq!(message.text, "I am the parent."),
            ThreadItem::CollabAgentToolCall(call) => {
                assert_eq!(call.tool, CollabAgentTool::SpawnAgent);
                assert_eq!(
                    call.receiver_thread_ids.as_slice(),
                    std::slice::from_ref(child)
                );
                sent += 1;
            }
            ThreadItem::UserMessage(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(sent, 1);
}

/// While the parent's turn runs, its sub-agent's comes to this end.
async fn ends_beside_its_parent(version: &str, reply: Reply, status: TurnStatus) {
    let stage = stage(version).await;
    let mut all = Watch::new("of the connection", stage.codex.events());
    let (mut turn, gate) = sent_out(&stage, reply).await;
    let child = child(&stage);
    assert_ne!(&child, stage.thread.id());
    let told: TurnCompletedNotification = all
        .any("a turn ends", |told: &TurnCompletedNotification| {
            told.thread_id == child
        })
        .await;
    assert_eq!(told.turn.status, status);
    assert_ne!(&told.turn.id, turn.id());
    assert!(turn.ended().is_none());
    gate.open();
    // Nothing in the stream is of another thread or turn, and it ends once.
    let methods = methods(&mut turn).await;
    let ends = methods.iter().filter(|method| *method == "turn/completed");
    assert_eq!(ends.count(), 1, "{methods:?}");
    assert!(!methods.contains(&"error".to_owned()), "{methods:?}");
    is_the_parents(&ended(&turn).await, &child);
    stage.close().await;
}

async fn a_sub_agents_turn_that_completes_ends_nothing_of_its_parents(version: &str) {
    let reply = Reply::reasoning("Looking").then(Reply::message("Seven nests."));
    ends_beside_its_parent(version, reply, TurnStatus::Completed).await;
}

async fn a_sub_agents_turn_that_fails_ends_nothing_of_its_parents(version: &str) {
    let reply = Reply::failed("insufficient_quota", "No more credit.");
    ends_beside_its_parent(version, reply, TurnStatus::Failed).await;
}

async fn a_sub_agent_that_outlives_its_parents_turn_is_heard_by_who_attaches(version: &str) {
    let stage = stage(version).await;
    let mut all = Watch::new("of the connection", stage.codex.events());
    let (reply, held) = Reply::message("Seven nests.").hold_after(3);
    let (turn, gate) = sent_out(&stage, reply).await;
    let child = child(&stage);
    soon("the child speaks", held.reached()).await;
    gate.open();
    is_the_parents(&ended(&turn).await, &child);

    let begun: ItemStartedNotification = all
        .any("the child's turn", |told: &ItemStartedNotification| {
            told.thread_id == child
        })
        .await;
    let turn = stage.codex.thread(&child).attach_turn(begun.turn_id);
    assert!(turn.ended().is_none());
    held.open();
    let end = ended(&turn).await;
    assert!(end.is_completed(), "{end:?}");
    assert_eq!(end.final_message(), Some("Seven nests."));
    stage.close().await;
}

async fn a_parent_that_is_interrupted_is_told_so_whatever_its_sub_agent_does(version: &str) {
    let stage = stage(version).await;
    let (reply, held) = Reply::message("Seven nests.").hold_after(3);
    let (turn, _gate) = sent_out(&stage, reply).await;
    soon("the child speaks", held.reached()).await;
    soon("turn/interrupt", turn.interrupt()).await.unwrap();
    let end = ended(&turn).await;
    assert!(matches!(end, TurnEnd::Interrupted(_)), "{end:?}");
    held.open();
    stage.close().await;
}
