//! The flow that is played against the real server and the fake.

use serde_json::{Value, json};

use crate::player::Player;
use crate::stage::{Said, Stage};

const NOBODY: &str = "00000000-0000-7000-8000-0000000000ff";
const PATCH: &str = "*** Begin Patch\n*** Add File: new.txt\n+patched\n*** End Patch";

/// The server has just archived a thread, and doesn't find it: openai/codex#46766, once in some fifty flows on
/// 0.154 and 0.155.
#[derive(Debug)]
pub(crate) struct ArchiveLost;

/// Plays the whole flow.
pub(crate) async fn play(
    stage: &mut impl Stage,
    player: &mut Player,
    minor: u16,
) -> Result<(), ArchiveLost> {
    player.minor = minor;
    handshake(player).await;
    refusals(player).await;
    let cwd = stage.workdir();

    player.step("start");
    let started = player.result("thread/start", json!({"cwd": cwd})).await;
    let id = text(&started, "/thread/id");
    player.until("thread/started").await;

    player.step("read an empty thread");
    player
        .result(
            "thread/read",
            json!({"threadId": id, "includeTurns": false}),
        )
        .await;

    edges(player, &id).await;

    if minor >= 128 {
        player.step("interrupt without a turn");
        player
            .call("turn/interrupt", json!({"threadId": id, "turnId": NOBODY}))
            .await;
    }
    player.step("steer without a turn");
    player
        .call(
            "turn/steer",
            json!({"threadId": id, "expectedTurnId": NOBODY, "input": input("x")}),
        )
        .await;

    player.step("a turn of text");
    stage.script(&[Said::Text(&["one ", "two ", "three"])]);
    let first = turn(player, &id, "Count to three").await;

    player.step("a turn that thinks");
    stage.script(&[Said::Thinks("Hm", &["four"])]);
    turn(player, &id, "Go on").await;

    for decision in ["accept", "decline", "cancel"] {
        player.step(match decision {
            "accept" => "a command is accepted",
            "decline" => "a command is declined",
            _ => "a command is cancelled",
        });
        stage.script(
            &[Said::Runs("touch made"), Said::Text(&["Done."])]
                [..if decision == "cancel" { 1 } else { 2 }],
        );
        approve(
            player,
            &id,
            "item/commandExecution/requestApproval",
            decision,
        )
        .await;
    }

    player.step("a patch is accepted");
    stage.script(&[Said::Patches(PATCH), Said::Text(&["Patched."])]);
    approve(player, &id, "item/fileChange/requestApproval", "accept").await;

    player.step("a turn fails");
    stage.script(&[Said::Fails("No.")]);
    turn(player, &id, "Fail").await;

    player.step("steered");
    let gate = stage.script_held(&[Said::Text(&["be", "fore"]), Said::Text(&["after"])]);
    let held = start_turn(player, &id, "Wait").await;
    player.until("turn/started").await;
    player.until("item/agentMessage/delta").await;
    gate.reached().await;
    player
        .call(
            "turn/steer",
            json!({"threadId": id, "expectedTurnId": NOBODY, "input": input("x")}),
        )
        .await;
    player
        .call("thread/rollback", json!({"threadId": id, "numTurns": 1}))
        .await;
    // Up to 0.127 it interrupts whatever turn there is.
    if minor >= 128 {
        player
            .call("turn/interrupt", json!({"threadId": id, "turnId": NOBODY}))
            .await;
    }
    player
        .result(
            "turn/steer",
            json!({"threadId": id, "expectedTurnId": held, "input": input("Hurry")}),
        )
        .await;
    taken_up(player, "Hurry").await;
    gate.open();
    player.until("turn/completed").await;
    settled(player).await;

    player.step("interrupted");
    let gate = stage.script_held(&[Said::Text(&["be", "fore"])]);
    let held = start_turn(player, &id, "Wait").await;
    player.until("turn/started").await;
    player.until("item/agentMessage/delta").await;
    gate.reached().await;
    player
        .result("turn/interrupt", json!({"threadId": id, "turnId": held}))
        .await;
    player.until("turn/completed").await;
    settled(player).await;
    gate.open();

    player.step("started in mid-turn");
    let gate = stage.script_held(&[Said::Text(&["be", "fore"]), Said::Text(&["after"])]);
    start_turn(player, &id, "Wait").await;
    player.until("turn/started").await;
    player.until("item/agentMessage/delta").await;
    gate.reached().await;
    start_turn(player, &id, "More").await;
    taken_up(player, "More").await;
    gate.open();
    player.until("turn/completed").await;
    settled(player).await;

    history(player, &id).await;
    fork(player, stage, &id, &first).await;
    shelves(player, stage, &id, &cwd).await
}

/// A thread without turns, and requests that are not quite right.
async fn edges(player: &mut Player, id: &str) {
    player.step("an empty thread");
    let thread = json!({"threadId": id});
    player
        .call("thread/read", json!({"threadId": id, "includeTurns": true}))
        .await;
    player.call("thread/turns/list", thread.clone()).await;
    player.call("thread/items/list", thread.clone()).await;
    player
        .call("thread/fork", json!({"threadId": id, "lastTurnId": NOBODY}))
        .await;
    player
        .call(
            "thread/revert",
            json!({"threadId": id, "beforeTurnId": NOBODY}),
        )
        .await;
    player
        .call("thread/rollback", json!({"threadId": id, "numTurns": 0}))
        .await;
    player.call("thread/list", json!({})).await;
    player.step("not quite right");
    player
        .call("turn/start", json!({"threadId": id, "input": "text"}))
        .await;
    player.call("turn/start", json!({"threadId": id})).await;
    player.call("thread/list", json!({"sortKey": "size"})).await;
    player
        .call("thread/list", json!({"cursor": "nonsense"}))
        .await;
    player
        .call("thread/name/set", json!({"threadId": id}))
        .await;
    player
        .call(
            "thread/turns/list",
            json!({"threadId": id, "cursor": "nonsense"}),
        )
        .await;
    player
        .call(
            "thread/turns/list",
            json!({"threadId": id, "itemsView": "some"}),
        )
        .await;
    player
        .call("thread/read", json!({"threadId": "0190"}))
        .await;
}

/// A client that wants neither what is experimental nor some of the notifications.
pub(crate) async fn play_modest(stage: &mut impl Stage, player: &mut Player, minor: u16) {
    player.minor = minor;
    player.step("a modest handshake");
    player
        .call("initialize", json!({"clientInfo": {"name": "modest"}}))
        .await;
    player
        .result(
            "initialize",
            json!({
                "clientInfo": {"name": "modest", "title": "Modest", "version": "2"},
                "capabilities": {"optOutNotificationMethods": ["thread/started", "item/agentMessage/delta"]},
            }),
        )
        .await;
    player.send(json!({"method": "initialized"}), None).await;
    player.step("what is experimental");
    player.call("collaborationMode/list", json!({})).await;
    player
        .call("thread/turns/list", json!({"threadId": NOBODY}))
        .await;
    player.step("what is not wanted");
    let started = player
        .result("thread/start", json!({"cwd": stage.workdir()}))
        .await;
    let id = text(&started, "/thread/id");
    stage.script(&[Said::Text(&["one ", "two"])]);
    turn(player, &id, "Count to two").await;
}

async fn handshake(player: &mut Player) {
    player.step("handshake");
    player.call("thread/list", json!({})).await;
    player.call("no/such", json!({})).await;
    player
        .result("initialize", json!({"clientInfo": {"name": "conformance", "version": "1"}, "capabilities": {"experimentalApi": true}}))
        .await;
    player.send(json!({"method": "initialized"}), None).await;
    player
        .call(
            "initialize",
            json!({"clientInfo": {"name": "conformance", "version": "1"}}),
        )
        .await;
}

async fn refusals(player: &mut Player) {
    player.step("refusals");
    player.call("no/such", json!({})).await;
    player.call("thread/read", json!({})).await;
    player.call("thread/read", json!({"threadId": 5})).await;
    player
        .call("thread/read", json!({"threadId": "nonsense"}))
        .await;
    player
        .call("thread/start", json!({"sandbox": "none-at-all"}))
        .await;
    let nobody = json!({"threadId": NOBODY});
    for method in [
        "thread/read",
        "thread/resume",
        "thread/fork",
        "thread/archive",
        "thread/unarchive",
        "thread/delete",
        "thread/compact/start",
        "thread/unsubscribe",
    ] {
        player.call(method, nobody.clone()).await;
    }
    player
        .call("thread/name/set", json!({"threadId": NOBODY, "name": "x"}))
        .await;
    player
        .call(
            "turn/start",
            json!({"threadId": NOBODY, "input": input("x")}),
        )
        .await;
    player
        .call(
            "turn/steer",
            json!({"threadId": NOBODY, "expectedTurnId": NOBODY, "input": input("x")}),
        )
        .await;
    player
        .call(
            "turn/interrupt",
            json!({"threadId": NOBODY, "turnId": NOBODY}),
        )
        .await;
    player
        .call(
            "thread/rollback",
            json!({"threadId": NOBODY, "numTurns": 1}),
        )
        .await;
    player
        .call(
            "thread/revert",
            json!({"threadId": NOBODY, "beforeTurnId": NOBODY}),
        )
        .await;
    player
        .call("thread/turns/list", json!({"threadId": NOBODY}))
        .await;
    player
        .call("thread/items/list", json!({"threadId": NOBODY}))
        .await;
}

async fn history(player: &mut Player, id: &str) {
    player.step("read");
    player
        .call("thread/read", json!({"threadId": id, "includeTurns": true}))
        .await;
    player.step("turns");
    let page = player
        .call("thread/turns/list", json!({"threadId": id, "limit": 2}))
        .await;
    if let Some(cursor) = page.pointer("/result/nextCursor").filter(|c| !c.is_null()) {
        player
            .call(
                "thread/turns/list",
                json!({"threadId": id, "limit": 2, "cursor": cursor, "itemsView": "full"}),
            )
            .await;
        player.call("thread/turns/list", json!({"threadId": id, "limit": 1, "itemsView": "notLoaded", "sortDirection": "asc"})).await;
    }
    player.step("items");
    let page = player
        .call("thread/items/list", json!({"threadId": id, "limit": 3}))
        .await;
    if let Some(cursor) = page.pointer("/result/nextCursor").filter(|c| !c.is_null()) {
        player
            .call(
                "thread/items/list",
                json!({"threadId": id, "limit": 3, "cursor": cursor}),
            )
            .await;
    }
    player.step("list");
    for params in [
        json!({"limit": 1}),
        json!({"limit": 0}),
        json!({"modelProviders": []}),
        json!({"modelProviders": ["none"]}),
        json!({"cwd": "/nowhere"}),
        json!({"searchTerm": "three"}),
        json!({"searchTerm": "herons"}),
        json!({"sortKey": "updated_at", "sortDirection": "asc"}),
    ] {
        player.call("thread/list", params).await;
    }
    player.call("thread/list", json!({"archived": true})).await;
    player.call("thread/loaded/list", json!({})).await;
    player.step("named");
    player
        .result("thread/name/set", json!({"threadId": id, "name": "Herons"}))
        .await;
    player.until("thread/name/updated").await;
    player
        .result(
            "thread/read",
            json!({"threadId": id, "includeTurns": false}),
        )
        .await;
    player.step("resumed while loaded");
    player
        .result("thread/resume", json!({"threadId": id}))
        .await;
    // The last of what follows a resume.
    player.until("thread/goal/cleared").await;
}

async fn fork(player: &mut Player, stage: &mut impl Stage, id: &str, first: &str) {
    player.step("forked");
    let forked = player.result("thread/fork", json!({"threadId": id})).await;
    player.until("thread/started").await;
    let fork = text(&forked, "/thread/id");
    let paginated = forked.pointer("/thread/historyMode") == Some(&json!("paginated"));
    player.step("a turn of the fork");
    stage.script(&[Said::Text(&["forked"])]);
    let last = turn(player, &fork, "And now").await;
    player.step("forked at a turn");
    let forked = player
        .result(
            "thread/fork",
            json!({"threadId": id, "lastTurnId": first, "excludeTurns": true}),
        )
        .await;
    player.until("thread/started").await;
    let short = text(&forked, "/thread/id");
    player.step("rolled back");
    player
        .call("thread/rollback", json!({"threadId": fork, "numTurns": 1}))
        .await;
    if paginated {
        player.step("revert to nowhere");
        player
            .call(
                "thread/revert",
                json!({"threadId": fork, "beforeTurnId": NOBODY}),
            )
            .await;
        player.step("reverted");
        player
            .result(
                "thread/revert",
                json!({"threadId": fork, "beforeTurnId": last}),
            )
            .await;
        player.until("thread/reverted").await;
    } else {
        player.step("revert refused");
        player
            .call(
                "thread/revert",
                json!({"threadId": fork, "beforeTurnId": last}),
            )
            .await;
    }
    player
        .call(
            "thread/read",
            json!({"threadId": fork, "includeTurns": true}),
        )
        .await;
    player.step("deleted");
    let deleted = player
        .call("thread/delete", json!({"threadId": short}))
        .await;
    if deleted.get("result").is_some() {
        player.until("thread/deleted").await;
    }
    player.step("unsubscribed");
    player
        .call("thread/unsubscribe", json!({"threadId": fork}))
        .await;
    player
        .call("thread/unsubscribe", json!({"threadId": fork}))
        .await;
}

async fn shelves(
    player: &mut Player,
    stage: &mut impl Stage,
    id: &str,
    cwd: &str,
) -> Result<(), ArchiveLost> {
    let minor = player.minor;
    player.step("compacted");
    stage.script_compaction();
    player
        .result("thread/compact/start", json!({"threadId": id}))
        .await;
    player.until("turn/completed").await;
    settled(player).await;

    player.step("archived");
    player
        .result("thread/archive", json!({"threadId": id}))
        .await;
    if minor >= 104 {
        player.until("thread/archived").await;
    }
    player.call("thread/list", json!({"archived": true})).await;
    player.call("thread/resume", json!({"threadId": id})).await;
    player.step("unarchived");
    let back = player
        .call("thread/unarchive", json!({"threadId": id}))
        .await;
    let refusal = back.pointer("/error/message").and_then(Value::as_str);
    if refusal.is_some_and(|message| message.starts_with("no archived rollout found")) {
        return Err(ArchiveLost);
    }
    assert!(back.get("result").is_some(), "thread/unarchive: {back}");
    if minor >= 104 {
        player.until("thread/unarchived").await;
    }
    player.step("resumed");
    player
        .result("thread/resume", json!({"threadId": id}))
        .await;
    // The last of what follows a resume.
    player.until("thread/goal/cleared").await;
    player.step("a turn after the resume");
    stage.script(&[Said::Text(&["again"])]);
    turn(player, id, "Once more").await;

    player.step("an ephemeral thread");
    player
        .result("thread/start", json!({"cwd": cwd, "ephemeral": true}))
        .await;
    player.until("thread/started").await;
    Ok(())
}

async fn approve(player: &mut Player, id: &str, method: &str, decision: &str) {
    start_turn(player, id, "Do it").await;
    let asked = player.until(method).await;
    player
        .send(
            json!({"id": asked["id"], "result": {"decision": decision}}),
            Some(method.to_owned()),
        )
        .await;
    if player.minor >= 107 {
        player.until("serverRequest/resolved").await;
    }
    player.until("turn/completed").await;
    settled(player).await;
}

async fn start_turn(player: &mut Player, id: &str, words: &str) -> String {
    let started = player
        .result("turn/start", json!({"threadId": id, "input": input(words)}))
        .await;
    text(&started, "/turn/id")
}

/// A turn from its start to its end.
async fn turn(player: &mut Player, id: &str, words: &str) -> String {
    let turn = start_turn(player, id, words).await;
    player.until("turn/completed").await;
    settled(player).await;
    turn
}

/// Waits, where a steer cuts the reply off, until it has: the answer comes before, and what the gate holds back would be told if it opened
/// in between. Older servers take up what they were told once the reply is whole.
async fn taken_up(player: &mut Player, words: &str) {
    if player.minor < 162 {
        return;
    }
    player
        .find("what the turn was steered with", |m| {
            m["method"] == "item/started" && m["params"]["item"]["content"] == input(words)
        })
        .await;
}

/// Something that the server answers at once, so that what it had still to say is noted in this step.
async fn settled(player: &mut Player) {
    if player.minor >= 105 {
        player
            .find("idle", |m| {
                m["method"] == "thread/status/changed" && m["params"]["status"]["type"] != "active"
            })
            .await;
    }
    player.call("thread/loaded/list", json!({})).await;
}

fn input(words: &str) -> Value {
    json!([{"type": "text", "text": words, "text_elements": []}])
}

fn text(value: &Value, pointer: &str) -> String {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("no {pointer} in {value}"))
        .to_owned()
}
