//! Each ready-made scenario does what it says.

use codex_threads_testkit::fake::{FakeServer, Moment, Scenario, Turn, pitfalls};
use serde_json::{Value, json};

use crate::client::Client;

/// A thread on a server that plays this.
async fn with(scenario: Scenario) -> (FakeServer, Client, String) {
    let fake = FakeServer::with(scenario);
    let mut client = Client::of(&fake).await;
    let thread = client.start_thread().await;
    (fake, client, thread)
}

/// A turn; all that came up to its end.
async fn turn(client: &mut Client, thread: &str) -> Vec<Value> {
    client.ask_turn(thread, "Go").await;
    let mut seen = Vec::new();
    loop {
        let message = client.next().await;
        let is_end =
            message["method"] == "turn/completed" && message["params"]["threadId"] == thread;
        seen.push(message);
        if is_end {
            return seen;
        }
    }
}

fn place(seen: &[Value], fits: impl Fn(&Value) -> bool) -> usize {
    seen.iter()
        .position(fits)
        .unwrap_or_else(|| panic!("not in {seen:#?}"))
}

#[tokio::test]
async fn late_answer() {
    let (_fake, mut client, thread) = with(pitfalls::late_answer()).await;
    let seen = turn(&mut client, &thread).await;
    let answer = place(&seen, |m| m["result"]["turn"].is_object());
    assert_eq!(answer, place(&seen, |m| m["method"] == "turn/started") + 1);
}

#[tokio::test]
async fn untold_end() {
    let (_fake, mut client, thread) = with(pitfalls::untold_end()).await;
    client.ask_turn(&thread, "Go").await;
    client.until("thread/tokenUsage/updated").await;
    client.until("account/rateLimits/updated").await;
    // What is told next is told because of this question: nothing came in between.
    let page = client
        .call("thread/turns/list", json!({"threadId": thread}))
        .await;
    assert_eq!(page["result"]["data"][0]["status"], "completed");
    assert!(client.early.is_empty(), "{:?}", client.early);
}

#[tokio::test]
async fn undecodable_completion() {
    let (_fake, mut client, thread) = with(pitfalls::undecodable_completion()).await;
    let seen = turn(&mut client, &thread).await;
    assert!(seen.last().unwrap()["params"]["turn"].is_array());
}

#[tokio::test]
async fn unknown_everything() {
    let (fake, mut client, thread) = with(pitfalls::unknown_everything()).await;
    client.ask_turn(&thread, "Go").await;
    let asked = client.until("hologram/show").await;
    client
        .send(&json!({"id": asked["id"], "error": {"code": -32601, "message": "what?"}}))
        .await;
    let end = client.until("turn/completed").await;
    assert!(end["params"]["novelty"].is_object());
    assert_eq!(end["params"]["turn"]["items"][0]["text"], "Still here");
    assert!(fake.answer_to(&asked["id"]).await.unwrap().is_answer());
}

#[tokio::test]
async fn foreign_turn() {
    let (_fake, mut client, thread) = with(pitfalls::foreign_turn()).await;
    let mut ends = Vec::new();
    client.ask_turn(&thread, "Go").await;
    while ends.len() < 3 {
        ends.push(client.until("turn/completed").await["params"].take());
    }
    assert_ne!(ends[0]["threadId"], thread.as_str());
    assert_eq!(ends[1]["threadId"], thread.as_str());
    assert_ne!(ends[1]["turn"]["id"], ends[2]["turn"]["id"]);
    assert_eq!(ends[2]["turn"]["items"][0]["text"], "Mine ends");
}

#[tokio::test]
async fn replayed_approval() {
    let (_fake, mut client, thread) = with(pitfalls::replayed_approval()).await;
    client.ask_turn(&thread, "Go").await;
    let first = client.until("item/commandExecution/requestApproval").await;
    let again = client.until("item/commandExecution/requestApproval").await;
    assert_eq!(first, again);
    client.decide(&first, "accept").await;
    client.decide(&again, "decline").await;
    let end = client.until("turn/completed").await;
    assert_eq!(end["params"]["turn"]["status"], "completed");
}

#[tokio::test]
async fn first_answer_wins() {
    let (_fake, mut client, thread) = with(pitfalls::first_answer_wins()).await;
    let seen = turn(&mut client, &thread).await;
    let asked = place(&seen, |m| {
        m["method"] == "item/commandExecution/requestApproval"
    });
    let resolved = place(&seen, |m| m["method"] == "serverRequest/resolved");
    assert!(asked < resolved);
    assert_eq!(seen[asked]["id"], seen[resolved]["params"]["requestId"]);
}

#[tokio::test]
async fn overload_burst() {
    let fake = FakeServer::with(pitfalls::overload_burst(2));
    let mut client = Client::of(&fake).await;
    for expected in [Some(-32001), Some(-32001), None] {
        let answer = client.call("thread/start", json!({})).await;
        assert_eq!(answer["error"]["code"].as_i64(), expected);
    }
}

#[tokio::test]
async fn an_answer_never_sent_is_overtaken_by_all_others() {
    let (fake, mut client, thread) = with(pitfalls::answer_never_sent("thread/name/set")).await;
    let unanswered = client
        .ask(
            "thread/name/set",
            json!({"threadId": thread, "name": "Herons"}),
        )
        .await;
    let read = client
        .call("thread/read", json!({"threadId": thread}))
        .await;
    assert_eq!(read["result"]["thread"]["name"], "Herons");
    fake.hang_up();
    while let Some(message) = client.read().await {
        assert_ne!(message["id"], unanswered);
    }
}

#[tokio::test]
async fn closing_race_and_a_busy_writer() {
    let (fake, mut client, thread) = with(pitfalls::closing_race(1)).await;
    let resume = json!({"threadId": thread});
    let refused = client.call("thread/resume", resume.clone()).await;
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.ends_with("is closing; retry thread/resume after the thread is closed"));
    assert!(client.call("thread/resume", resume.clone()).await["result"].is_object());
    fake.add(pitfalls::writer_busy());
    let refused = client.call("thread/resume", resume).await;
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.ends_with("already has an active writer"));
}

#[tokio::test]
async fn long_line() {
    let (_fake, mut client, thread) = with(pitfalls::long_line(3_000_000)).await;
    let read = client
        .call("thread/read", json!({"threadId": thread}))
        .await;
    assert_eq!(read["result"]["padding"].as_str().unwrap().len(), 3_000_000);
    client.ask_turn(&thread, "Go").await;
    let delta = client.until("item/agentMessage/delta").await;
    assert_eq!(delta["params"]["delta"].as_str().unwrap().len(), 3_000_000);
}

#[tokio::test]
async fn split_lines() {
    let (_fake, mut client, thread) = with(pitfalls::split_lines(1)).await;
    let seen = turn(&mut client, &thread).await;
    assert_eq!(
        seen.last().unwrap()["params"]["turn"]["items"][0]["text"],
        "Go"
    );
}

#[tokio::test]
async fn broken_lines() {
    let fake = FakeServer::with(pitfalls::broken_lines());
    let (reader, mut writer) = fake.connect();
    let mut reader = tokio::io::BufReader::new(reader);
    let hello = "{\"id\":1,\"method\":\"initialize\",\"params\":{\"clientInfo\":{\"name\":\"a\",\"version\":\"1\"}}}\n{\"id\":2,\"method\":\"thread/start\",\"params\":{}}\n";
    let thread = "01900000-0000-7000-8000-000000000002";
    let go = format!(
        "{{\"id\":3,\"method\":\"turn/start\",\"params\":{{\"threadId\":\"{thread}\",\"input\":[]}}}}\n"
    );
    let go = go.replace("[]", "[{\"type\":\"text\",\"text\":\"Go\"}]");
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _};
    writer.write_all(hello.as_bytes()).await.unwrap();
    writer.write_all(go.as_bytes()).await.unwrap();
    let (mut broken, mut whole) = (0, 0);
    loop {
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line).await.unwrap();
        match serde_json::from_slice::<Value>(&line) {
            Ok(message) if message["method"] == "turn/completed" => break,
            Ok(message) if message.get("method").is_some() || message.get("id").is_some() => {
                whole += 1
            }
            _ => broken += 1,
        }
    }
    assert_eq!(broken, 12, "the greeting, and eleven in the turn");
    assert!(whole > 8, "{whole}");
}

#[tokio::test]
async fn eof_in_mid_reply() {
    let (fake, mut client, thread) = with(pitfalls::eof_in_mid_reply("thread/read", 20)).await;
    client.ask("thread/read", json!({"threadId": thread})).await;
    let mut last = Value::Null;
    while let Some(message) = client.read().await {
        last = message;
    }
    assert_eq!(last.as_str().map(str::len), Some(20), "half a line: {last}");
    assert!(!fake.has_hung_up(), "the one connection alone");
}

#[tokio::test]
async fn string_ids() {
    let (_fake, mut client, thread) =
        with(pitfalls::string_ids().and(pitfalls::replayed_approval())).await;
    client.ask_turn(&thread, "Go").await;
    let asked = client.until("item/commandExecution/requestApproval").await;
    assert_eq!(asked["id"], "request-0");
    // The answer must echo the string.
    client
        .send(&json!({"id": 0, "result": {"decision": "cancel"}}))
        .await;
    client.decide(&asked, "accept").await;
    let end = client.until("turn/completed").await;
    assert_eq!(end["params"]["turn"]["status"], "completed");
}

#[tokio::test]
async fn reordered() {
    let (_fake, mut client, thread) = with(pitfalls::reordered("thread/read")).await;
    let first = client.ask("thread/read", json!({"threadId": thread})).await;
    let second = client.ask("thread/loaded/list", json!({})).await;
    let mut ids = Vec::new();
    while ids.len() < 2 {
        let message = client.next().await;
        if message.get("method").is_none() {
            ids.push(message["id"].as_i64().unwrap());
        }
    }
    assert_eq!(ids, [second, first]);
}

#[tokio::test]
async fn late_item() {
    let (_fake, mut client, thread) = with(pitfalls::late_item()).await;
    client.ask_turn(&thread, "Go").await;
    client.until("turn/completed").await;
    let late = client.until("item/completed").await;
    assert_eq!(late["params"]["item"]["type"], "commandExecution");
}

#[tokio::test]
async fn unanswered_interrupt() {
    let (fake, mut client, thread) = with(pitfalls::unanswered_interrupt()).await;
    let (held, gate) = Turn::new().hold();
    fake.push(held);
    let started = client.start_turn(&thread, "Go").await;
    gate.reached().await;
    let turn = &started["result"]["turn"]["id"];
    let unanswered = client
        .ask(
            "turn/interrupt",
            json!({"threadId": thread, "turnId": turn}),
        )
        .await;
    let end = client.until("turn/completed").await;
    assert_eq!(end["params"]["turn"]["status"], "interrupted");
    assert!(!client.early.iter().any(|m| m["id"] == unanswered));
}

#[tokio::test]
async fn hasty_interrupt() {
    for (release, refuses, names_the_last) in [
        ("0.122.0", false, false),
        ("0.129.0", true, true),
        ("0.168.0", true, true),
        ("0.169.0", true, false),
    ] {
        let scenario = Scenario::new().version(release.parse().unwrap());
        let (fake, mut client, thread) = with(scenario).await;
        for round in 0..3 {
            if round == 2 {
                // Nobody remembers a turn that has completed.
                turn(&mut client, &thread).await;
            }
            fake.push(Turn::new().begins_late(2).never_ends());
            let started = client.start_turn(&thread, "Go").await;
            let turn = started["result"]["turn"]["id"].as_str().unwrap();
            let params = json!({"threadId": thread, "turnId": turn});
            for _ in 0..2 {
                if !refuses {
                    break;
                }
                let refused = client.call("turn/interrupt", params.clone()).await;
                let words = refused["error"]["message"].as_str().unwrap();
                if names_the_last && round == 1 {
                    let start = format!("expected active turn id {turn} but found ");
                    let found = words.strip_prefix(&start).expect(words);
                    assert_ne!(found, turn, "{release}");
                } else {
                    assert_eq!(words, "no active turn to interrupt", "{release}");
                }
                assert!(!client.early.iter().any(|m| m["method"] == "turn/started"));
            }
            client.until("turn/started").await;
            let heeded = client.call("turn/interrupt", params).await;
            assert!(heeded["result"].is_object(), "{release}: {heeded}");
            let end = client.until("turn/completed").await;
            assert_eq!(end["params"]["turn"]["id"], turn, "{release}");
            assert_eq!(end["params"]["turn"]["status"], "interrupted", "{release}");
        }
    }
}

#[tokio::test]
async fn the_server_can_hang_up_at_every_moment_of_a_turn() {
    for (moment, last) in [
        ("received:turn/start", "thread/started"),
        ("answered:turn/start", "an answer"),
        ("told:turn/started", "turn/started"),
        ("told:item/agentMessage/delta", "item/agentMessage/delta"),
        (
            "told:item/commandExecution/requestApproval",
            "item/commandExecution/requestApproval",
        ),
        ("told:turn/completed", "turn/completed"),
    ] {
        let moment: Moment = moment.parse().unwrap();
        let script = Turn::new().text("So").command("ls", "");
        let script = if last.contains("Approval") {
            script.asks()
        } else {
            script
        };
        let scenario = Scenario::new().turn(script).hang_up(moment);
        let (fake, mut client, thread) = with(scenario).await;
        client.ask_turn(&thread, "Go").await;
        let mut seen = client.early.pop_back().unwrap_or_default();
        while let Some(message) = client.read().await {
            seen = message;
        }
        assert_eq!(seen["method"].as_str().unwrap_or("an answer"), last);
        assert!(fake.has_hung_up());
    }
}

#[tokio::test]
async fn pitfalls_join() {
    let scenario = pitfalls::early_completion()
        .and(pitfalls::split_lines(3))
        .and(pitfalls::string_ids());
    let (_fake, mut client, thread) = with(scenario).await;
    let seen = turn(&mut client, &thread).await;
    assert!(!seen.iter().any(|m| m["result"]["turn"].is_object()));
    let answer = client.read().await.unwrap();
    assert!(answer["result"]["turn"].is_object());
}
