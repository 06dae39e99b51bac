//! Streams of events.

use codex_threads::protocol::{ThreadForkParams, ThreadStartParams};
use codex_threads::{Codex, Event, EventLimits};
use futures_util::StreamExt;
use serde_json::{Value, json};

use crate::common::{connected, connected_with, round_trip, soon, started};

fn delta(thread: &str, item: &str, text: &str) -> String {
    format!(
        r#"{{"method":"item/agentMessage/delta","params":{{"threadId":"{thread}","turnId":"1","itemId":"{item}","delta":{}}},"emittedAtMs":1}}"#,
        json!(text)
    )
}

#[tokio::test]
async fn nothing_between_an_answer_and_the_subscription_is_lost() {
    let (codex, mut fake) = connected().await;
    for (n, method) in ["thread/start", "thread/fork"].into_iter().enumerate() {
        let name = format!("t{n}");
        let call = tokio::spawn({
            let codex = codex.clone();
            async move {
                if method == "thread/start" {
                    codex.start_thread(ThreadStartParams::new()).await
                } else {
                    codex
                        .thread("t0")
                        .fork_with(ThreadForkParams::new("t0"))
                        .await
                }
            }
        });
        let id = soon(fake.request(method)).await;
        // In one block with the answer, and more before anybody can have subscribed.
        let answer = json!({ "id": id, "result": started(&name) }).to_string();
        let told = json!({ "method": "thread/started", "params": { "thread": { "id": name } } });
        fake.send(&[&answer, &told.to_string()]);
        fake.notify(
            "thread/status/changed",
            &json!({ "threadId": name, "status": {} }),
        );
        round_trip(&codex, &mut fake).await;
        let thread = soon(call).await.unwrap().unwrap();
        assert_eq!(thread.id().as_str(), name);
        let mut events = thread.events();
        assert_eq!(events.try_next().unwrap().method(), "thread/started");
        assert_eq!(events.try_next().unwrap().method(), "thread/status/changed");
        assert!(events.try_next().is_none());
        // A second stream begins where it begins.
        assert!(thread.events().try_next().is_none());
    }
}

#[tokio::test]
async fn a_consumer_that_never_reads_does_not_delay_an_answer() {
    let (codex, mut fake) = connected().await;
    let _unread = codex.events();
    let _unread_too = codex.thread_events("t");
    let mut read = codex.thread_events("t");
    for n in 0..20_000 {
        fake.send(&[&delta("t", "i", &format!("{n} "))]);
        if n % 1_000 == 0 {
            tokio::task::yield_now().await;
        }
    }
    round_trip(&codex, &mut fake).await;
    let mut text = String::new();
    while let Some(event) = read.try_next() {
        let Event::Notification(event) = event else {
            panic!("nothing is left out below the limit in bytes")
        };
        let params: Value = event.params_as().unwrap();
        text.push_str(params["delta"].as_str().unwrap());
    }
    let expected: String = (0..20_000).map(|n| format!("{n} ")).collect();
    assert!(text == expected, "text was lost or reordered");
}

#[tokio::test]
async fn a_slow_consumer_loses_no_text_below_the_byte_limit_and_no_lifecycle_above_it() {
    let limits = EventLimits::new().soft(8).hard(20_000);
    let builder = Codex::builder().event_limits(limits);
    let (codex, mut fake) = connected_with(builder, Default::default()).await;
    let mut events = codex.thread_events("t");
    let mut expected = String::new();
    for n in 0..100 {
        let text = format!("\"{n}\" ü\n");
        expected.push_str(&text);
        fake.send(&[&delta("t", "a", &text), &delta("t", "b", "x")]);
        fake.notify(
            "thread/tokenUsage/updated",
            &json!({ "threadId": "t", "turnId": "1", "tokenUsage": n }),
        );
    }
    for n in 0..200 {
        fake.notify(
            "item/started",
            &json!({ "threadId": "t", "turnId": "1", "n": n }),
        );
    }
    round_trip(&codex, &mut fake).await;
    // Now far above the limit in bytes.
    for _ in 0..50 {
        fake.send(&[&delta("t", "a", &"y".repeat(1_000))]);
    }
    fake.notify("item/completed", &json!({ "threadId": "t", "turnId": "1" }));
    round_trip(&codex, &mut fake).await;

    let (mut text, mut usage, mut started, mut lagged, mut total) =
        (String::new(), Vec::new(), Vec::new(), 0, 0);
    let mut last = String::new();
    while let Some(event) = events.try_next() {
        total += 1;
        last = event.method().to_owned();
        match event {
            Event::Lagged(gap) => {
                assert_eq!(gap.item_id(), Some("a"));
                lagged += gap.events();
            }
            Event::Notification(event) => {
                let params: Value = event.params_as().unwrap();
                match event.method() {
                    "item/agentMessage/delta" if params["itemId"] == "a" => {
                        text.push_str(params["delta"].as_str().unwrap());
                    }
                    "thread/tokenUsage/updated" => {
                        usage.push(params["tokenUsage"].as_i64().unwrap());
                    }
                    "item/started" => started.push(params["n"].as_i64().unwrap()),
                    _ => {}
                }
            }
            other => panic!("{other:?}"),
        }
    }
    let whole: Vec<&str> = text.split("yyyy").collect();
    assert_eq!(whole[0], expected, "text was lost or reordered");
    let arrived = text.matches('y').count() / 1_000;
    assert_eq!(arrived as u64 + lagged, 50, "what is missing is told");
    assert!(lagged > 0, "the limit was not reached");
    assert_eq!(started, (0..200).collect::<Vec<_>>());
    assert!(usage.is_sorted() && usage.last() == Some(&99), "{usage:?}");
    assert!(total < 230, "{total} entries: nothing was joined");
    assert_eq!(last, "item/completed");
}

#[tokio::test]
async fn broadcasts_reach_the_whole_connection_and_deltas_only_who_wants_them() {
    let (codex, mut fake) = connected().await;
    fake.notify("configWarning", &json!({ "summary": "early" }));
    round_trip(&codex, &mut fake).await;
    let mut broadcasts = codex.broadcasts();
    let mut all = codex.events();
    let mut thread = codex.thread_events("a");
    fake.notify("thread/archived", &json!({ "threadId": "a" }));
    fake.send(&[&delta("b", "i", "x")]);
    fake.notify("thread/closed", &json!({ "threadId": "b" }));
    round_trip(&codex, &mut fake).await;
    let methods = |mut next: Box<dyn FnMut() -> Option<Event>>| {
        std::iter::from_fn(move || next().map(|event| event.method().to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        methods(Box::new(move || broadcasts.try_next())),
        ["configWarning", "thread/archived", "thread/closed"],
        "the first stream begins with what came before it"
    );
    assert_eq!(
        methods(Box::new(move || all.try_next())),
        [
            "thread/archived",
            "item/agentMessage/delta",
            "thread/closed"
        ]
    );
    assert_eq!(
        methods(Box::new(move || thread.try_next())),
        ["thread/archived"]
    );
}

#[tokio::test]
async fn streams_end_with_the_connection_after_all_was_read() {
    let (codex, mut fake) = connected().await;
    let mut events = codex.events();
    let mut thread = codex.thread_events("t");
    fake.notify("thread/archived", &json!({ "threadId": "t" }));
    fake.close();
    soon(codex.closed()).await;
    assert_eq!(
        soon(events.next()).await.unwrap().method(),
        "thread/archived"
    );
    assert!(soon(events.next()).await.is_none());
    assert!(soon(StreamExt::next(&mut thread)).await.is_some());
    assert!(soon(StreamExt::next(&mut thread)).await.is_none());
    assert!(soon(codex.events().next()).await.is_none());
    assert!(soon(codex.thread_events("t").next()).await.is_none());
}

#[tokio::test]
async fn a_waiting_consumer_is_woken() {
    let (codex, fake) = connected().await;
    let mut events = codex.thread_events("t");
    let waiting = tokio::spawn(async move { events.next().await });
    tokio::task::yield_now().await;
    fake.notify("thread/archived", &json!({ "threadId": "t" }));
    assert_eq!(
        soon(waiting).await.unwrap().unwrap().method(),
        "thread/archived"
    );
}
