//! Nobody waits for anybody else: consumers, callers and handlers at their own speeds.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use codex_threads::transport::{Limits, memory};
use codex_threads::{Codex, Event, ServerRequestPolicy, ThreadEvents};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::common::{Fake, connected, connected_with, round_trip, soon};

fn delta(thread: &str, text: &str) -> String {
    format!(
        r#"{{"method":"item/agentMessage/delta","params":{{"threadId":"{thread}","turnId":"1","itemId":"i","delta":{}}}}}"#,
        json!(text)
    )
}

fn text(event: &Event) -> String {
    let params: Value = event.notification().unwrap().params_as().unwrap();
    params["delta"].as_str().unwrap().to_owned()
}

/// Reads until the text has come to its end, `.`.
async fn whole(mut events: ThreadEvents) -> String {
    let mut all = String::new();
    while !all.ends_with('.') {
        all.push_str(&text(&soon(events.next()).await.unwrap()));
    }
    all
}

#[tokio::test]
async fn a_consumer_of_one_thread_asleep_does_not_hold_up_another_thread() {
    let (codex, fake) = connected().await;
    let asleep = codex.thread_events("asleep");
    let awake = tokio::spawn(whole(codex.thread_events("awake")));
    let mut expected = String::new();
    for n in 0..10_000 {
        fake.send(&[&delta("asleep", "z"), &delta("awake", &format!("{n} "))]);
        expected.push_str(&format!("{n} "));
        if n % 500 == 0 {
            tokio::task::yield_now().await;
        }
    }
    fake.send(&[&delta("awake", "."), &delta("asleep", ".")]);
    expected.push('.');
    assert!(soon(awake).await.unwrap() == expected, "text was lost");
    // And the sleeper, once awake, has missed nothing.
    assert_eq!(whole(asleep).await, "z".repeat(10_000) + ".");
}

#[tokio::test]
async fn two_consumers_of_one_thread_at_different_speeds_each_see_everything() {
    let (codex, mut fake) = connected().await;
    let mut fast = codex.thread_events("t");
    let slow = codex.thread_events("t");
    let mut expected = String::new();
    let mut seen = String::new();
    for n in 0..6_000 {
        fake.send(&[&delta("t", &format!("{n} "))]);
        expected.push_str(&format!("{n} "));
        if n % 100 == 99 {
            round_trip(&codex, &mut fake).await;
            while let Some(event) = fast.try_next() {
                seen.push_str(&text(&event));
            }
            assert!(seen == expected, "the fast one waits for the slow one");
        }
    }
    fake.send(&[&delta("t", ".")]);
    expected.push('.');
    assert!(whole(slow).await == expected, "the slow one lost text");
}

#[tokio::test]
async fn a_slow_callback_for_one_thread_does_not_delay_another() {
    let gate = Arc::new(Semaphore::new(0));
    let policy = ServerRequestPolicy::handler({
        let gate = Arc::clone(&gate);
        move |request| {
            let gate = Arc::clone(&gate);
            async move {
                if request.thread_id() == Some("slow") {
                    let _ = gate.acquire().await;
                }
                let _ = request.answer_raw(&json!({ "currentTimeAt": 1 }));
            }
        }
    });
    let builder = Codex::builder().server_requests(policy);
    let (codex, mut fake) = connected_with(builder, Limits::default()).await;
    let mut fast = codex.thread_events("fast");
    let ask = |id: u64, thread: &str| json!({ "id": id, "method": "currentTime/read", "params": { "threadId": thread } });
    fake.json(&ask(0, "slow"));
    for id in 1..100 {
        fake.json(&ask(id, "fast"));
        assert_eq!(soon(fake.message()).await["id"], id);
        fake.send(&[&delta("fast", "x")]);
        loop {
            // Whoever follows the thread is told of the request too.
            let event = soon(fast.next()).await.unwrap();
            if event.notification().is_some() {
                assert_eq!(text(&event), "x");
                break;
            }
        }
    }
    gate.add_permits(1);
    assert_eq!(soon(fake.message()).await["id"], 0);
}

#[tokio::test]
async fn an_approval_in_a_flood_of_events_that_nobody_reads_is_not_lost() {
    let builder = Codex::builder().server_requests(ServerRequestPolicy::Stream);
    let (codex, fake) = connected_with(builder, Limits::default()).await;
    let _unread = codex.events();
    let mut asked = codex.server_requests();
    for id in 0..50 {
        for _ in 0..1_000 {
            fake.send(&[&delta("t", "x")]);
        }
        fake.json(&json!({
            "id": id,
            "method": "item/commandExecution/requestApproval",
            "params": { "threadId": "t", "turnId": "1", "itemId": id.to_string() },
        }));
        let request = soon(asked.next()).await.unwrap();
        assert_eq!(request.id().to_string(), id.to_string());
        let _ = request.decline();
    }
}

#[tokio::test]
async fn a_line_of_twenty_megabytes_is_a_line_both_ways() {
    let (codex, mut fake) = connected().await;
    let big = "x".repeat(20 << 20);
    let call = tokio::spawn({
        let (codex, params) = (codex.clone(), json!({ "text": big }));
        async move { codex.request_raw("thread/read", Some(&params)).await }
    });
    let message = soon(fake.message()).await;
    assert_eq!(message["params"]["text"].as_str().unwrap().len(), 20 << 20);
    fake.answer(
        message["id"].as_i64().unwrap(),
        &json!({ "text": message["params"]["text"] }),
    );
    assert!(soon(call).await.unwrap().unwrap().len() > 20 << 20);
}

/// A call under way, in the hands of the test.
type Call<'a> = Pin<Box<dyn Future<Output = bool> + 'a>>;

fn call(codex: &Codex) -> Call<'_> {
    Box::pin(async move {
        let params = json!({});
        codex.request_raw("model/list", Some(&params)).await.is_ok()
    })
}

/// Polls once; whether it is done.
async fn poll(call: &mut Call<'_>) -> bool {
    poll_fn(|cx| Poll::Ready(call.as_mut().poll(cx).is_ready())).await
}

async fn answer(fake: &mut Fake) {
    let id = soon(fake.request("model/list")).await;
    fake.answer(id, &json!({}));
}

#[tokio::test]
async fn ten_thousand_calls_cancelled_at_every_stage_leave_nothing() {
    const EACH: usize = 2_500;
    let limits = Limits::new().max_outgoing(2_000);
    let (here, there) = memory::pair_with(limits, 64);
    let mut fake = Fake::new(there);
    let builder = Codex::builder().max_in_flight(4);
    let (codex, ()) = tokio::join!(builder.connect(here), fake.handshake("0.169.0"));
    let codex = codex.unwrap();

    // Before it has a place: all are taken.
    let mut taken: Vec<Call<'_>> = (0..4).map(|_| call(&codex)).collect();
    for call in &mut taken {
        assert!(!poll(call).await);
    }
    assert_eq!(codex.in_flight(), 4);
    for _ in 0..EACH {
        let mut waiting = call(&codex);
        assert!(!poll(&mut waiting).await);
    }
    assert_eq!(codex.in_flight(), 4);
    for mut call in taken {
        answer(&mut fake).await;
        assert!(soon(&mut call).await);
    }
    assert_eq!(codex.in_flight(), 0);

    // With a place, before it is written: the pipe is full.
    let mut filled = 0;
    while codex
        .notify("filler", Some(&json!({ "text": "x".repeat(100) })))
        .is_ok()
    {
        filled += 1;
    }
    for _ in 0..EACH {
        let mut unwritten = call(&codex);
        assert!(!poll(&mut unwritten).await);
        assert_eq!(codex.in_flight(), 0, "it waits for room");
    }
    for _ in 0..filled {
        // Whole lines, and nothing of those that were not written.
        assert_eq!(soon(fake.message()).await["method"], "filler");
    }

    // Written, before the answer.
    for n in 0..EACH {
        let mut written = call(&codex);
        while codex.in_flight() == 0 {
            assert!(!poll(&mut written).await);
            tokio::task::yield_now().await;
        }
        drop(written);
        assert_eq!(codex.in_flight(), 1, "the server is still at it");
        answer(&mut fake).await;
        while codex.stats().late <= n as u64 {
            tokio::task::yield_now().await;
        }
        assert_eq!(codex.in_flight(), 0);
    }

    // After the answer was read, before its caller looks.
    for _ in 0..EACH {
        let mut answered = call(&codex);
        while codex.in_flight() == 0 {
            assert!(!poll(&mut answered).await);
            tokio::task::yield_now().await;
        }
        answer(&mut fake).await;
        while codex.in_flight() == 1 {
            tokio::task::yield_now().await;
        }
        drop(answered);
    }

    // No place was lost: as many calls as there are places are in flight at once.
    let mut calls: Vec<Call<'_>> = (0..4).map(|_| call(&codex)).collect();
    for call in &mut calls {
        assert!(!poll(call).await);
    }
    assert_eq!(codex.in_flight(), 4);
    for mut call in calls {
        answer(&mut fake).await;
        assert!(soon(&mut call).await);
    }
    assert_eq!(codex.in_flight(), 0);
    assert_eq!(codex.stats().late, EACH as u64);
}
