//! Input: steered, started, raced, and in its order.

use codex_threads::protocol::{Release, UserInput};
use codex_threads::{Sent, TurnEnd};
use codex_threads_testkit::model::{RecordedRequest, Reply};
use codex_threads_tests::bench::soon;
use serde_json::Value;

use crate::stage::{Stage, ended};

crate::on_releases!(
    steering_reaches_the_model_in_the_same_turn,
    sending_steers_what_runs_and_starts_otherwise,
    input_right_behind_the_start_goes_to_the_turn_that_has_begun,
    input_that_races_with_the_end_of_a_turn_arrives_once,
    mixed_input_keeps_its_order,
);

/// How often the model has heard this in one conversation.
fn heard(request: &RecordedRequest, text: &str) -> usize {
    let texts = request.user_texts();
    texts.iter().filter(|heard| heard.contains(text)).count()
}

async fn steering_reaches_the_model_in_the_same_turn(version: &str) {
    let stage = Stage::new(version).await;
    let (turn, gate) = stage.holding("One thing.").await;
    stage.bench.model.push(Reply::message("And the other."));
    let answer = soon("turn/steer", turn.steer("The other thing too"))
        .await
        .unwrap();
    assert_eq!(answer.turn_id.as_str(), turn.id().as_str());
    gate.open();
    let end = ended(&turn).await;
    assert!(end.is_completed(), "{end:?}");
    assert_eq!(end.final_message(), Some("And the other."));
    let requests = stage.bench.model.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(heard(&requests[1], "The other thing too"), 1);
    stage.bench.the_script_is_over();
    stage.close().await;
}

async fn sending_steers_what_runs_and_starts_otherwise(version: &str) {
    let stage = Stage::new(version).await;
    let (reply, gate) = Reply::message("One thing.").hold_after(3);
    stage
        .bench
        .model
        .script([reply, Reply::message("And the other.")]);
    let first = soon("send", stage.thread.send("One")).await.unwrap();
    assert!(matches!(first, Sent::Started(_)));
    soon("the model speaks", gate.reached()).await;
    let second = soon("send", stage.thread.send("Two")).await.unwrap();
    assert!(matches!(second, Sent::Steered(_)));
    assert_eq!(first.turn().id(), second.turn().id());
    gate.open();
    for sent in [&first, &second] {
        let end = ended(sent.turn()).await;
        assert_eq!(end.final_message(), Some("And the other."), "{end:?}");
    }
    stage.bench.model.push(Reply::message("A new one."));
    let third = soon("send", stage.thread.send("Three")).await.unwrap();
    assert!(matches!(third, Sent::Started(_)));
    assert_ne!(first.turn().id(), third.turn().id());
    assert!(ended(third.turn()).await.is_completed());
    stage.bench.the_script_is_over();
    stage.close().await;
}

async fn input_right_behind_the_start_goes_to_the_turn_that_has_begun(version: &str) {
    let stage = Stage::new(version).await;
    stage.bench.model.fallback(Reply::message("Heard."));
    for round in 0..3 {
        let (reply, gate) = Reply::message("Listening.").hold();
        let turn = stage.turn([reply]).await;
        soon("turn/steer", turn.steer("steered;")).await.unwrap();
        let sent = soon("send", stage.thread.send("sent;")).await.unwrap();
        assert!(matches!(sent, Sent::Steered(_)));
        assert_eq!(sent.turn().id(), turn.id());
        gate.open();
        assert!(ended(&turn).await.is_completed());
        assert!(ended(sent.turn()).await.is_completed());
        let requests = stage.bench.model.requests();
        let last = requests.last().unwrap();
        let times = (heard(last, "steered;"), heard(last, "sent;"));
        assert_eq!(times, (round + 1, round + 1));
    }
    stage.close().await;
}

/// Each time the end of a turn and a `send` are let go at the same moment.
async fn input_that_races_with_the_end_of_a_turn_arrives_once(version: &str) {
    const ROUNDS: usize = 12;
    let stage = Stage::new(version).await;
    stage.bench.model.fallback(Reply::message("Heard."));
    let mut steered = Vec::new();
    for round in 0..ROUNDS {
        let (turn, gate) = stage.holding("Nearly over.").await;
        gate.open();
        for _ in 0..round {
            tokio::task::yield_now().await;
        }
        let text = format!("racing-{round};");
        let sent = soon("send", stage.thread.send(text.as_str()))
            .await
            .unwrap();
        let end = ended(sent.turn()).await;
        assert!(end.is_completed(), "{end:?}");
        assert!(ended(&turn).await.is_completed());
        steered.push(matches!(sent, Sent::Steered(_)));
        assert_eq!(sent.turn().id() == turn.id(), steered[round]);
    }
    soon("the last turn", stage.thread.run("Well?"))
        .await
        .unwrap();
    let requests = stage.bench.model.requests();
    let last = requests.last().unwrap();
    for (round, steered) in steered.iter().enumerate() {
        let times = heard(last, &format!("racing-{round};"));
        // Up to 0.107 what is taken while a turn ends may be dropped.
        let loses = *steered && stage.traits.release() < Release::new(0, 108, 0);
        assert!(
            times == 1 || loses && times == 0,
            "{round}: {times}, {steered}"
        );
    }
    stage.close().await;
}

pub(crate) const PIXEL: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/// What the model sees in a message of the user, without the marks that some releases put around images.
pub(crate) fn seen(message: &Value) -> Vec<&str> {
    let parts = message["content"].as_array().unwrap().iter();
    parts
        .filter_map(|part| match part["type"].as_str().unwrap() {
            "input_image" => Some("(image)"),
            "input_text" => part["text"].as_str().filter(|text| !text.contains('<')),
            other => panic!("{other}"),
        })
        .collect()
}

async fn mixed_input_keeps_its_order(version: &str) {
    let stage = Stage::new(version).await;
    stage.bench.model.push(Reply::message("Seen."));
    let input = [
        UserInput::text("before"),
        UserInput::image(PIXEL),
        UserInput::text("between"),
        UserInput::image(PIXEL),
        UserInput::text("after"),
    ];
    let turn = soon("turn/start", stage.thread.start_turn(input))
        .await
        .unwrap();
    let TurnEnd::Completed(outcome) = ended(&turn).await else {
        panic!("{:?}", turn.ended())
    };
    // As the model sees it.
    let requests = stage.bench.model.requests();
    let message = requests[0].input().last().unwrap();
    let seen = seen(message);
    let order = ["before", "(image)", "between", "(image)", "after"];
    assert_eq!(seen, order, "{message}");
    // As the thread keeps it.
    let kept = outcome.items().iter().find_map(|item| match item {
        codex_threads::protocol::ThreadItem::UserMessage(message) => Some(&message.content),
        _ => None,
    });
    let kept: Vec<&str> = kept
        .unwrap()
        .iter()
        .map(|input| match input {
            UserInput::Text(text) => text.text.as_str(),
            UserInput::Image(_) => "(image)",
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kept, order);
    stage.close().await;
}
