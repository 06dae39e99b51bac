//! Streams of events.

use codex_threads::protocol::{ThreadForkParams, ThreadStartParams};
use codex_threads::{CloseCause, Codex, Event, EventLimits};
use futures_util::{Stream, StreamExt};
use serde_json::{Value, json};

use crate::common::{Fake, connected, connected_with, round_trip, soon, started, started_turn};

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
    closes(&mut events).await;
    assert!(soon(StreamExt::next(&mut thread)).await.is_some());
    closes(&mut thread).await;
    closes(&mut codex.events()).await;
    closes(&mut codex.thread_events("t")).await;
}

/// The last event says why the connection is over.
async fn closes(events: &mut (impl Stream<Item = Event> + Unpin)) {
    match soon(events.next()).await {
        Some(Event::Closed(closed)) => assert!(matches!(closed.cause(), CloseCause::Ended)),
        other => panic!("{other:?}"),
    }
    assert!(soon(events.next()).await.is_none());
    assert!(soon(events.next()).await.is_none());
}

#[tokio::test]
async fn what_came_before_the_end_is_there_for_whoever_asks_after_it() {
    let (codex, mut fake) = connected().await;
    fake.notify("configWarning", &json!({ "summary": "early" }));
    start(&codex, &mut fake, "t").await;
    fake.notify("thread/archived", &json!({ "threadId": "t" }));
    fake.close();
    let closed = soon(codex.closed()).await;
    assert!(matches!(closed.cause(), CloseCause::Ended));
    let mut events = codex.thread_events("t");
    assert_eq!(
        soon(events.next()).await.unwrap().method(),
        "thread/archived"
    );
    closes(&mut events).await;
    assert!(events.closed().is_some());
    let mut events = codex.broadcasts();
    assert_eq!(soon(events.next()).await.unwrap().method(), "configWarning");
    closes(&mut events).await;
}

async fn start(codex: &Codex, fake: &mut Fake, thread: &str) {
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.start_thread(ThreadStartParams::new()).await }
    });
    let id = soon(fake.request("thread/start")).await;
    fake.answer(id, &started(thread));
    soon(call).await.unwrap().unwrap();
}

#[tokio::test]
async fn events_that_nobody_asks_for_are_bounded_in_all_and_what_is_missing_is_told() {
    let limits = EventLimits::new().soft(10).unclaimed(40_000);
    let builder = Codex::builder().event_limits(limits);
    let (codex, mut fake) = connected_with(builder, Default::default()).await;
    for thread in ["large", "small"] {
        start(&codex, &mut fake, thread).await;
    }
    fake.send(&[&delta("small", "i", "kept")]);
    let mut sent = 0;
    for n in 0..1_000 {
        // Text is joined, lifecycle is not.
        let text = delta("large", "i", "x");
        let kept = json!({ "method": "item/started", "params": { "threadId": "large", "n": n } });
        let kept = kept.to_string();
        sent += text.len() + kept.len();
        fake.send(&[&text, &kept]);
        round_trip(&codex, &mut fake).await;
        let held = codex.stats().queued_bytes;
        assert!(held <= 42_000, "{held} bytes are held for nobody");
    }
    assert!(sent > 80_000, "the limit was not reached");

    let mut large = codex.thread_events("large");
    let Some(Event::Missed(missed)) = large.try_next() else {
        panic!("it is missing in silence")
    };
    assert_eq!(missed.events(), 2_000);
    assert_eq!(missed.bytes(), sent as u64);
    assert!(large.try_next().is_none());
    // From here on it is a stream like any other, and a second one begins where it begins.
    let mut second = codex.thread_events("large");
    fake.send(&[&delta("large", "i", "y")]);
    round_trip(&codex, &mut fake).await;
    for stream in [&mut large, &mut second] {
        assert_eq!(
            stream.try_next().unwrap().method(),
            "item/agentMessage/delta"
        );
        assert!(stream.try_next().is_none());
    }
    // The small one was not touched.
    let mut small = codex.thread_events("small");
    assert_eq!(
        small.try_next().unwrap().method(),
        "item/agentMessage/delta"
    );
    assert_eq!(codex.stats().queued_bytes, 0);
}

/// A million events of a turn that somebody reads were kept a second time for nobody.
#[tokio::test]
async fn what_the_handle_of_a_turn_gets_is_not_kept_twice() {
    let (codex, mut fake) = connected().await;
    start(&codex, &mut fake, "t").await;
    let mut turn = started_turn(&codex, &mut fake, "1").await;
    let text = delta("t", "i", &"x".repeat(1_000));
    let (mut sent, mut read) = (0, 0);
    while sent < 200 {
        fake.send(&[text.as_str(); 10]);
        sent += 10;
        round_trip(&codex, &mut fake).await;
        while turn.try_next().is_some() {
            read += 1;
        }
        let held = codex.stats().queued_bytes;
        assert!(held <= 80 * 1024, "{held} bytes are held for nobody");
    }
    assert_eq!(read, sent);
    let mut events = codex.thread_events("t");
    let Some(Event::Missed(missed)) = events.try_next() else {
        panic!("it is missing in silence")
    };
    assert_eq!(missed.events(), 200);
    fake.send(&[&text]);
    round_trip(&codex, &mut fake).await;
    assert_eq!(
        events.try_next().unwrap().method(),
        "item/agentMessage/delta"
    );
}

/// A program that reads everything paid for each thread's events a second time, up to 32 MiB.
#[tokio::test]
async fn what_the_stream_of_everything_gets_is_not_kept_twice() {
    for (others, most) in [(0, 64), (127, 64), (128, 16)] {
        let (codex, mut fake) = connected().await;
        let mut all = codex.events();
        for other in 0..others {
            start(&codex, &mut fake, &format!("other {other}")).await;
        }
        start(&codex, &mut fake, "t").await;
        while all.try_next().is_some() {}
        let text = delta("t", "i", "x");
        for sent in 1..=most + 1 {
            fake.send(&[&text]);
            round_trip(&codex, &mut fake).await;
            assert!(all.try_next().is_some());
            let held = codex.stats().queued_events;
            let kept = if sent > most { 0 } else { sent };
            assert_eq!(held, kept, "beside {others}");
        }
        let mut events = codex.thread_events("t");
        let Some(Event::Missed(missed)) = events.try_next() else {
            panic!("it is missing in silence")
        };
        assert_eq!(missed.events(), most + 1);
    }
}

#[tokio::test]
async fn who_asks_for_a_threads_events_after_a_short_turn_misses_nothing() {
    let (codex, mut fake) = connected().await;
    start(&codex, &mut fake, "t").await;
    let turn = started_turn(&codex, &mut fake, "1").await;
    for n in 0..50 {
        fake.send(&[&delta("t", "i", &format!("{n} "))]);
    }
    round_trip(&codex, &mut fake).await;
    let mut events = codex.thread_events("t");
    let mut came = 0;
    while let Some(event) = events.try_next() {
        assert_eq!(event.method(), "item/agentMessage/delta");
        came += 1;
    }
    assert_eq!(came, 50);
    drop(turn);
}

#[tokio::test]
async fn an_unclaimed_stream_loses_nothing_below_its_limits() {
    let builder = Codex::builder().event_limits(EventLimits::new().soft(10));
    let (codex, mut fake) = connected_with(builder, Default::default()).await;
    start(&codex, &mut fake, "t").await;
    for n in 0..5_000 {
        fake.send(&[&delta("t", "i", &format!("{n} "))]);
    }
    round_trip(&codex, &mut fake).await;
    let mut events = codex.thread_events("t");
    let (mut text, mut count) = (String::new(), 0);
    while let Some(event) = events.try_next() {
        let params: Value = event.notification().unwrap().params_as().unwrap();
        text.push_str(params["delta"].as_str().unwrap());
        count += 1;
    }
    let expected: String = (0..5_000).map(|n| format!("{n} ")).collect();
    assert!(text == expected, "text was lost or reordered");
    assert!(count < 20, "{count} entries: nothing was joined");
}

#[tokio::test]
async fn missing_text_of_many_items_in_turn_is_told_without_a_mark_for_each_piece() {
    let limits = EventLimits::new().soft(2).hard(1_000);
    let builder = Codex::builder().event_limits(limits);
    let (codex, mut fake) = connected_with(builder, Default::default()).await;
    let mut events = codex.thread_events("t");
    let base64 = |process: &str| {
        format!(
            r#"{{"method":"command/exec/outputDelta","params":{{"threadId":"t","processId":"{process}","itemId":"{process}","stream":"stdout","deltaBase64":"eHg="}}}}"#
        )
    };
    for _ in 0..100 {
        fake.send(&[&delta("t", "fill", &"x".repeat(100))]);
    }
    for _ in 0..2_000 {
        // Two by two, with text that can be joined and text that can't.
        fake.send(&[
            &delta("t", "a", "a"),
            &base64("p"),
            &delta("t", "b", "b"),
            &base64("q"),
        ]);
    }
    // And far more items than marks that name them.
    for n in 0..3_000 {
        fake.send(&[&delta("t", &format!("many-{n}"), "x")]);
    }
    round_trip(&codex, &mut fake).await;
    assert!(codex.stats().queued_events < 1_100, "{:?}", codex.stats());
    let dropped = codex.stats().dropped_deltas;
    let mut missing = std::collections::HashMap::new();
    while let Some(event) = events.try_next() {
        if let Event::Lagged(lagged) = event {
            assert_eq!(lagged.thread_id(), Some("t"));
            let item = lagged.item_id().unwrap_or("several").to_owned();
            let kind = if item.starts_with("many") {
                "many".to_owned()
            } else {
                item
            };
            *missing.entry(kind).or_insert(0) += lagged.events();
        }
    }
    for item in ["a", "b", "p", "q"] {
        assert_eq!(missing[item], 2_000, "{item}");
    }
    assert_eq!(missing["many"] + missing["several"], 3_000);
    assert!(missing["several"] > 1_000);
    assert_eq!(dropped, missing.values().sum::<u64>());
    drop(events);
    assert_eq!(codex.stats().dropped_deltas, dropped, "it is counted once");
}

#[tokio::test]
async fn each_gap_in_a_text_is_marked_where_it_is() {
    let limits = EventLimits::new().soft(1).hard(2_000);
    let builder = Codex::builder().event_limits(limits);
    let (codex, mut fake) = connected_with(builder, Default::default()).await;
    let mut events = codex.thread_events("t");
    let (mut seen, mut gaps, mut sent) = (0, 0, 0);
    for round in 0..10 {
        for _ in 0..40 {
            let text = format!("{sent:099}\n");
            fake.send(&[&delta("t", "a", &text), &delta("t", "b", "x")]);
            sent += 1;
        }
        round_trip(&codex, &mut fake).await;
        // The consumer never quite catches up.
        let leave = if round == 9 { 0 } else { 1 };
        while codex.stats().queued_events > leave
            && let Some(event) = events.try_next()
        {
            match event {
                Event::Lagged(lagged) if lagged.item_id() == Some("a") => {
                    seen += lagged.events();
                    gaps += 1;
                }
                Event::Notification(piece) => {
                    let params: Value = piece.params_as().unwrap();
                    let text = params["delta"].as_str().unwrap();
                    for number in text.lines().filter(|_| params["itemId"] == "a") {
                        assert_eq!(number.parse::<u64>().unwrap(), seen, "out of place");
                        seen += 1;
                    }
                }
                _ => {}
            }
        }
    }
    assert_eq!(seen, sent, "all is there, or told to be missing");
    assert!(gaps > 5, "{gaps} gaps");
}
