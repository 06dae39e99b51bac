//! Input: steering, starting, and the race between the two.

use codex_threads::protocol::{TurnStartParams, UserInput};
use codex_threads::{Error, Sent};
use serde_json::json;

use super::*;
use crate::common::{connected, round_trip};

fn send(codex: &Codex) -> tokio::task::JoinHandle<Result<Sent, Error>> {
    let codex = codex.clone();
    tokio::spawn(async move { codex.thread("t").send("more").await })
}

#[tokio::test]
async fn input_steers_the_running_turn_and_starts_one_otherwise() {
    let (codex, mut fake) = connected().await;
    let call = send(&codex);
    let request = soon(fake.request("turn/start")).await;
    fake.answer(request, &json!({ "turn": turn("1", "inProgress") }));
    began(&fake, "1");
    let sent = soon(call).await.unwrap().unwrap();
    assert!(matches!(sent, Sent::Started(_)));
    round_trip(&codex, &mut fake).await;

    let call = send(&codex);
    let steer = soon(fake.message()).await;
    assert_eq!(steer["method"], "turn/steer");
    assert_eq!(steer["params"]["expectedTurnId"], "1");
    assert_eq!(steer["params"]["input"][0]["text"], "more");
    fake.answer(steer["id"].as_i64().unwrap(), &json!({ "turnId": "1" }));
    let again = soon(call).await.unwrap().unwrap();
    assert!(matches!(again, Sent::Steered(_)));
    completed(&fake, "t", "1", "completed");
    for sent in [sent, again] {
        assert!(soon(sent.turn().end()).await.is_completed());
    }
    round_trip(&codex, &mut fake).await;
    let _call = send(&codex);
    soon(fake.request("turn/start")).await;
}

#[tokio::test(start_paused = true)]
async fn the_late_end_of_a_turn_does_not_hide_the_one_that_runs() {
    for told in [true, false] {
        let (codex, mut fake) = connected().await;
        let first = started(&codex, &mut fake, "1").await;
        began(&fake, "2");
        if told {
            completed(&fake, "t", "1", "completed");
        } else {
            says_interrupted(&mut fake, "thread/turns/list", "1").await;
        }
        soon(first.end()).await;
        round_trip(&codex, &mut fake).await;
        let _call = send(&codex);
        let steer = soon(fake.message()).await;
        assert_eq!(steer["method"], "turn/steer", "told: {told}");
        assert_eq!(steer["params"]["expectedTurnId"], "2");
    }
}

#[tokio::test]
async fn a_turn_that_ends_while_it_is_steered_makes_no_difference() {
    for message in [
        "no active turn to steer",
        "expected active turn id `1` but found `2`",
    ] {
        let (codex, mut fake) = connected().await;
        let _first = started(&codex, &mut fake, "1").await;
        round_trip(&codex, &mut fake).await;
        let call = send(&codex);
        let steer = soon(fake.request("turn/steer")).await;
        fake.refuse(steer, -32600, message);
        if message.contains("found") {
            let steer = soon(fake.message()).await;
            assert_eq!(steer["params"]["expectedTurnId"], "2");
            // Its handle may ask what it is; that is not our matter here.
            fake.answer(steer["id"].as_i64().unwrap(), &json!({ "turnId": "2" }));
            let sent = soon(call).await.unwrap().unwrap();
            assert!(matches!(&sent, Sent::Steered(turn) if *turn.id() == "2"));
        } else {
            let start = soon(fake.request("turn/start")).await;
            fake.answer(start, &json!({ "turn": turn("2", "inProgress") }));
            let sent = soon(call).await.unwrap().unwrap();
            assert!(matches!(&sent, Sent::Started(turn) if *turn.id() == "2"));
        }
    }
}

#[tokio::test]
async fn a_turn_that_begins_while_one_is_started_is_joined() {
    let (codex, mut fake) = release("0.107.0").await;
    // Nothing runs, as far as is known; then it does, and this server would begin an endless one.
    let first = started(&codex, &mut fake, "1").await;
    round_trip(&codex, &mut fake).await;
    let call = send(&codex);
    let steer = soon(fake.request("turn/steer")).await;
    fake.answer(steer, &json!({ "turnId": "1" }));
    let sent = soon(call).await.unwrap().unwrap();
    assert_eq!(sent.turn().id(), first.id());
}

#[tokio::test(start_paused = true)]
async fn input_right_behind_a_start_is_not_refused_because_the_turn_has_only_just_begun() {
    // A server that would begin a second turn that has no end, and tells of the first too early.
    let (codex, mut fake) = release("0.100.0").await;
    let turn = started(&codex, &mut fake, "1").await;
    let steering = tokio::spawn(async move { turn.steer("more").await });
    for refused in [true, true, false] {
        let steer = soon(fake.request("turn/steer")).await;
        if refused {
            fake.refuse(steer, -32600, "no active turn to steer");
        } else {
            fake.answer(steer, &json!({ "turnId": "1" }));
        }
    }
    soon(steering).await.unwrap().unwrap();
    let call = send(&codex);
    let steer = soon(fake.request("turn/steer")).await;
    fake.refuse(steer, -32600, "no active turn to steer");
    let steer = soon(fake.request("turn/steer")).await;
    fake.answer(steer, &json!({ "turnId": "1" }));
    assert!(matches!(
        soon(call).await.unwrap().unwrap(),
        Sent::Steered(_)
    ));
}

#[tokio::test]
async fn what_takes_no_input_is_an_error_and_starts_nothing() {
    let (codex, mut fake) = connected().await;
    let _review = started(&codex, &mut fake, "1").await;
    round_trip(&codex, &mut fake).await;
    let call = send(&codex);
    let steer = soon(fake.request("turn/steer")).await;
    fake.refuse(steer, -32600, "cannot steer a review turn");
    assert!(soon(call).await.unwrap().is_err());
    round_trip(&codex, &mut fake).await;
}

#[tokio::test]
async fn a_turn_that_is_over_is_not_steered() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    completed(&fake, "t", "1", "completed");
    soon(turn.end()).await;
    let error = soon(turn.steer("more")).await.unwrap_err();
    assert!(matches!(error, Error::TurnOver { .. }), "{error}");
    assert!(error.is_turn_over());
    // Nothing was sent.
    round_trip(&codex, &mut fake).await;
}

#[tokio::test]
async fn a_message_of_the_user_has_an_id_where_the_server_knows_such_a_thing() {
    for (server, known) in [("0.135.0", false), ("0.136.0", true)] {
        let (codex, mut fake) = release(server).await;
        let _call = start(&codex);
        let request = soon(fake.message()).await;
        assert_eq!(
            request["params"]["clientUserMessageId"].is_string(),
            known,
            "{request}"
        );
    }
    let (codex, mut fake) = connected().await;
    let thread = codex.thread("t");
    let params = TurnStartParams::new("x", "t").client_user_message_id("mine");
    let _call = tokio::spawn(async move { thread.start_turn_with(params).await });
    let request = soon(fake.message()).await;
    assert_eq!(request["params"]["clientUserMessageId"], "mine");
}

#[tokio::test]
async fn mixed_input_keeps_its_order() {
    let (codex, mut fake) = connected().await;
    let input = [
        UserInput::image("data:image/png;base64,AA=="),
        UserInput::text("look at this"),
        UserInput::local_image("/srv/picture.png"),
        UserInput::skill("review", "/skills/review/SKILL.md"),
        UserInput::text("and at that"),
        UserInput::mention("file", "/srv/file"),
    ];
    let thread = codex.thread("t");
    let _call = tokio::spawn(async move { thread.start_turn(input).await });
    let request = soon(fake.message()).await;
    let kinds: Vec<&str> = request["params"]["input"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| input["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        ["image", "text", "localImage", "skill", "text", "mention"]
    );
}
