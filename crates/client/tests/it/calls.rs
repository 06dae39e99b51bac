//! Calls, against a server played by hand.

use std::task::Poll;
use std::time::Duration;

use codex_threads::protocol::{AccountLogoutParams, ThreadListParams};
use codex_threads::transport::Limits;
use codex_threads::{
    CallOptions, CloseCause, Codex, Error, Event, NoAnswer, ServerErrorKind, ShutdownOptions,
};
use serde_json::json;

use crate::common::{connected, connected_with, soon};

#[tokio::test]
async fn answers_out_of_order_find_their_callers() {
    let (codex, mut fake) = connected().await;
    let calls: Vec<_> = (0..20)
        .map(|n| {
            let codex = codex.clone();
            tokio::spawn(async move {
                let params = json!({ "n": n });
                codex.request_raw("model/list", Some(&params)).await
            })
        })
        .collect();
    let mut asked = Vec::new();
    for _ in 0..20 {
        let message = soon(fake.message()).await;
        asked.push((
            message["id"].as_i64().unwrap(),
            message["params"]["n"].clone(),
        ));
    }
    for (id, n) in asked.iter().rev() {
        fake.answer(*id, &json!({ "n": n }));
    }
    for (n, call) in calls.into_iter().enumerate() {
        let answer = soon(call).await.unwrap().unwrap();
        assert_eq!(answer, format!(r#"{{"n":{n}}}"#));
    }
    assert_eq!(codex.in_flight(), 0);
}

#[tokio::test]
async fn the_end_of_the_stream_does_not_win_over_an_answer_that_was_read() {
    let (codex, mut fake) = connected().await;
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadListParams::new()).await }
    });
    let id = soon(fake.request("thread/list")).await;
    fake.answer(id, &json!({ "data": [], "nextCursor": null }));
    fake.close();
    drop(fake);
    soon(call).await.unwrap().unwrap();
    assert!(matches!(
        soon(codex.closed()).await.cause(),
        CloseCause::Ended
    ));
}

#[tokio::test]
async fn calls_after_the_end_fail_at_once_and_say_why() {
    let (codex, mut fake) = connected().await;
    fake.close();
    soon(codex.closed()).await;
    let error = soon(codex.call(ThreadListParams::new())).await.unwrap_err();
    assert!(matches!(error, Error::Closed { .. }), "{error}");
    assert_eq!(error.method(), "thread/list");
    assert!(error.to_string().contains("the server ended"), "{error}");
}

/// Polls a call until its line is written, then drops it.
async fn begin_and_drop(codex: &Codex) {
    let params = json!({});
    let call = codex.request_raw("thread/list", Some(&params));
    tokio::pin!(call);
    for _ in 0..3 {
        let polled = std::future::poll_fn(|cx| Poll::Ready(call.as_mut().poll(cx))).await;
        assert!(polled.is_pending());
    }
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_cancelled_calls_leave_no_entry_and_never_exceed_the_cap() {
    let (codex, mut fake) = connected().await;
    for _ in 0..10_000 {
        begin_and_drop(&codex).await;
        assert!(codex.in_flight() <= 64);
    }
    codex.notify("marker", Some(&json!({}))).unwrap();
    let mut ids = Vec::new();
    loop {
        let message = fake.message().await;
        if message["method"] == "marker" {
            break;
        }
        ids.push(message["id"].as_i64().unwrap());
    }
    assert_eq!(ids.len(), 64, "no more than the cap was ever written");
    assert_eq!(codex.in_flight(), 64);
    let before = codex.stats();
    for id in &ids[..32] {
        fake.answer(*id, &json!({}));
    }
    // The other half is never answered. A new call gets its turn all the same.
    let next = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("model/list", Some(&json!({}))).await }
    });
    let id = fake.request("model/list").await;
    fake.answer(id, &json!({}));
    next.await.unwrap().unwrap();
    assert_eq!(codex.stats().late - before.late, 32);
    assert_eq!(codex.in_flight(), 32);
    tokio::time::advance(Duration::from_secs(61)).await;
    let calls: Vec<_> = (0..64)
        .map(|_| {
            let codex = codex.clone();
            tokio::spawn(async move { codex.request_raw("model/list", Some(&json!({}))).await })
        })
        .collect();
    for _ in 0..64 {
        let id = fake.request("model/list").await;
        fake.answer(id, &json!({}));
    }
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(codex.stats().unanswered, 32);
    assert_eq!(codex.in_flight(), 0);
}

#[tokio::test]
async fn a_cancelled_call_keeps_its_place_until_its_answer_comes() {
    let builder = Codex::builder().max_in_flight(2);
    let (codex, mut fake) = connected_with(builder, Limits::default()).await;
    begin_and_drop(&codex).await;
    begin_and_drop(&codex).await;
    let cancelled = soon(fake.request("thread/list")).await;
    soon(fake.request("thread/list")).await;
    let next = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("model/list", Some(&json!({}))).await }
    });
    tokio::task::yield_now().await;
    codex.notify("marker", Some(&json!({}))).unwrap();
    assert_eq!(soon(fake.message()).await["method"], "marker");
    fake.answer(cancelled, &json!({}));
    let id = soon(fake.request("model/list")).await;
    fake.answer(id, &json!({}));
    soon(next).await.unwrap().unwrap();
    assert_eq!(codex.stats().late, 1);
}

#[tokio::test]
async fn a_burst_of_calls_never_has_more_than_64_in_flight() {
    let (codex, mut fake) = connected().await;
    let calls: Vec<_> = (0..200)
        .map(|_| {
            let codex = codex.clone();
            tokio::spawn(async move { codex.request_raw("model/list", Some(&json!({}))).await })
        })
        .collect();
    let mut open = Vec::new();
    for _ in 0..64 {
        open.push(soon(fake.request("model/list")).await);
    }
    let mut answered = 0;
    while answered < 200 {
        for _ in 0..16 {
            tokio::task::yield_now().await;
        }
        assert!(codex.in_flight() <= 64);
        codex.notify("marker", Some(&json!({}))).unwrap();
        // Whatever was written beyond the cap would stand before the marker.
        loop {
            let message = soon(fake.message()).await;
            if message["method"] == "marker" {
                break;
            }
            open.push(message["id"].as_i64().unwrap());
        }
        assert!(open.len() <= 64);
        if let Some(id) = open.pop() {
            fake.answer(id, &json!({}));
            answered += 1;
        }
    }
    for call in calls {
        soon(call).await.unwrap().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn overload_is_repeated_until_it_is_over() {
    let (codex, mut fake) = connected().await;
    let call = tokio::spawn({
        let codex = codex.clone();
        async move {
            codex
                .request_raw("turn/start", Some(&json!({"a": 1})))
                .await
        }
    });
    let mut ids = std::collections::HashSet::new();
    for _ in 0..3 {
        let message = fake.message().await;
        assert_eq!(message["method"], "turn/start");
        assert_eq!(message["params"], json!({"a": 1}));
        let id = message["id"].as_i64().unwrap();
        assert!(ids.insert(id), "each attempt has an id of its own");
        fake.refuse(id, -32001, "Server overloaded; retry later.");
    }
    let id = fake.request("turn/start").await;
    fake.answer(id, &json!({"done": true}));
    assert_eq!(call.await.unwrap().unwrap(), r#"{"done":true}"#);
    assert_eq!(codex.stats().repeated, 3);
}

#[tokio::test(start_paused = true)]
async fn overload_without_end_is_an_error_after_a_bounded_number_of_attempts() {
    let (codex, mut fake) = connected().await;
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("turn/start", Some(&json!({}))).await }
    });
    for _ in 0..6 {
        let id = fake.request("turn/start").await;
        fake.refuse(id, -32001, "Server overloaded; retry later.");
    }
    let error = call.await.unwrap().unwrap_err();
    assert!(matches!(
        error.server().unwrap().kind(),
        ServerErrorKind::Overloaded { .. }
    ));
    assert!(error.is_retryable());
    codex.notify("marker", Some(&json!({}))).unwrap();
    assert_eq!(fake.message().await["method"], "marker");
}

#[tokio::test]
async fn no_other_error_is_ever_repeated() {
    let (codex, mut fake) = connected().await;
    for (code, message) in [
        (-32600, "thread not found: x"),
        (-32603, "Server overloaded"),
        (-32000, "busy"),
    ] {
        let call = tokio::spawn({
            let codex = codex.clone();
            async move { codex.request_raw("turn/start", Some(&json!({}))).await }
        });
        let id = soon(fake.request("turn/start")).await;
        fake.refuse(id, code, message);
        let error = soon(call).await.unwrap().unwrap_err();
        assert_eq!(error.server().unwrap().code(), code);
        assert!(!error.is_retryable());
        codex.notify("marker", Some(&json!({}))).unwrap();
        assert_eq!(soon(fake.message()).await["method"], "marker");
    }
    assert_eq!(codex.stats().repeated, 0);
}

#[tokio::test(start_paused = true)]
async fn a_time_out_names_the_method_and_the_time_waited() {
    let (codex, mut fake) = connected().await;
    let options = CallOptions::new().timeout(Duration::from_secs(7));
    let params = json!({});
    let (answer, _id) = tokio::join!(
        codex.request_raw_with("turn/start", Some(&params), options),
        fake.request("turn/start"),
    );
    let error = answer.unwrap_err();
    let Error::OutcomeUnknown {
        method,
        why: NoAnswer::Timeout { waited, .. },
        ..
    } = &error
    else {
        panic!("{error}")
    };
    assert_eq!(method, "turn/start");
    assert_eq!(waited.as_secs(), 7);
    assert!(!error.is_retryable(), "it may have taken effect");
    assert!(!error.is_closed(), "the connection goes on");
    let text = error.to_string();
    assert!(text.contains("turn/start") && text.contains("7"), "{text}");

    let options = CallOptions::new().timeout(Duration::from_secs(7));
    let (answer, _id) = tokio::join!(
        codex.request_raw_with("thread/list", Some(&params), options),
        fake.request("thread/list"),
    );
    let error = answer.unwrap_err();
    let Error::Timeout { waited, sent, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(waited.as_secs(), 7);
    assert!(sent);
    assert!(error.is_retryable(), "it only reads");
}

#[tokio::test(start_paused = true)]
async fn there_is_a_time_out_even_where_none_was_asked_for() {
    let (codex, mut fake) = connected().await;
    let params = json!({});
    for method in [
        "thread/list",
        "turn/interrupt",
        "command/exec",
        "something/new",
    ] {
        let (answer, _id) = tokio::join!(
            codex.request_raw(method, Some(&params)),
            fake.request(method),
        );
        let error = answer.unwrap_err();
        assert!(
            matches!(error, Error::Timeout { .. } | Error::OutcomeUnknown { .. }),
            "{error}"
        );
    }
}

#[tokio::test]
async fn an_answer_that_is_too_long_fails_its_own_call_alone() {
    let limits = Limits::new().max_line(10_000);
    let (codex, mut fake) = connected_with(Codex::builder(), limits).await;
    let long = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("thread/read", Some(&json!({}))).await }
    });
    let first = soon(fake.request("thread/read")).await;
    let short = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("model/list", Some(&json!({}))).await }
    });
    let second = soon(fake.request("model/list")).await;
    fake.answer(first, &json!({ "text": "x".repeat(20_000) }));
    fake.answer(second, &json!({}));
    let error = soon(long).await.unwrap().unwrap_err();
    let Error::TooLarge { method, len, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(method, "thread/read");
    assert!(*len > 20_000);
    soon(short).await.unwrap().unwrap();
    assert_eq!(codex.stats().oversized, 1);
}

#[tokio::test]
async fn a_call_that_may_have_taken_effect_says_so_when_the_server_dies() {
    let (codex, mut fake) = connected().await;
    let calls = ["turn/start", "thread/list"].map(|method| {
        let codex = codex.clone();
        tokio::spawn(async move { codex.request_raw(method, Some(&json!({}))).await })
    });
    for _ in 0..2 {
        soon(fake.message()).await;
    }
    fake.close();
    drop(fake);
    let [start, list] = calls;
    let start = soon(start).await.unwrap().unwrap_err();
    assert!(matches!(start, Error::OutcomeUnknown { .. }), "{start}");
    let list = soon(list).await.unwrap().unwrap_err();
    assert!(matches!(list, Error::Closed { .. }), "{list}");
    for error in [start, list] {
        assert!(!error.is_retryable(), "not on this connection");
        let requests = error.closed().unwrap().in_flight().requests();
        let methods: Vec<&str> = requests.iter().map(|request| request.method()).collect();
        assert_eq!(methods, ["turn/start", "thread/list"]);
        assert!(
            error.to_string().contains("2 requests in flight"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn params_are_an_object_unless_the_method_has_none() {
    let (codex, mut fake) = connected().await;
    let list = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadListParams::new()).await }
    });
    let message = soon(fake.message()).await;
    assert_eq!(message["params"], json!({}));
    fake.answer(message["id"].as_i64().unwrap(), &json!({ "data": [] }));
    soon(list).await.unwrap().unwrap();

    let logout = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(AccountLogoutParams::new()).await }
    });
    let message = soon(fake.message()).await;
    assert_eq!(message["method"], "account/logout");
    assert!(message.get("params").is_none(), "{message}");
    fake.answer(message["id"].as_i64().unwrap(), &json!({}));
    soon(logout).await.unwrap().unwrap();
}

#[tokio::test]
async fn an_answer_that_does_not_decode_is_an_error_of_its_own_call() {
    let (codex, mut fake) = connected().await;
    let list = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadListParams::new()).await }
    });
    let id = soon(fake.request("thread/list")).await;
    fake.answer(id, &json!({ "data": 7 }));
    let error = soon(list).await.unwrap().unwrap_err();
    let Error::Decode { method, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(method, "thread/list");
    assert!(codex.is_closed().is_none());
}

#[tokio::test]
async fn an_answer_nobody_waits_for_is_counted_and_harms_nothing() {
    let (codex, mut fake) = connected().await;
    fake.answer(123_456, &json!({}));
    fake.json(&json!({ "id": "a string", "result": {} }));
    fake.json(&json!({ "id": null, "error": { "code": -32700, "message": "parse error" } }));
    let params = json!({});
    let (answer, ()) = tokio::join!(codex.request_raw("model/list", Some(&params)), async {
        let id = fake.request("model/list").await;
        fake.answer(id, &json!({}));
        fake.answer(id, &json!({ "again": true }));
    });
    answer.unwrap();
    fake.close();
    soon(codex.closed()).await;
    assert_eq!(codex.stats().late, 4);
}

#[tokio::test]
async fn params_with_line_breaks_are_still_one_line() {
    let (codex, mut fake) = connected().await;
    let params: &serde_json::value::RawValue =
        serde_json::from_str("{\n  \"a\": \"b\\nc\"\r\n}").unwrap();
    let (answer, ()) = tokio::join!(codex.request_raw("model/list", Some(params)), async {
        let message = fake.message().await;
        assert_eq!(message["params"], json!({ "a": "b\nc" }));
        fake.answer(message["id"].as_i64().unwrap(), &json!({}));
    });
    answer.unwrap();
}

#[tokio::test]
async fn shutdown_refuses_new_calls_and_waits_for_those_in_flight() {
    let (codex, mut fake) = connected().await;
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("model/list", Some(&json!({}))).await }
    });
    let id = soon(fake.request("model/list")).await;
    let shutdown = tokio::spawn({
        let codex = codex.clone();
        async move { codex.shutdown().await }
    });
    // Refused as soon as the shutdown has begun.
    let error = loop {
        tokio::task::yield_now().await;
        let options = CallOptions::new().timeout(Duration::ZERO);
        match codex
            .request_raw_with("thread/list", Some(&json!({})), options)
            .await
        {
            Err(error @ Error::Closed { .. }) => break error,
            Err(Error::Timeout { .. }) => {}
            other => panic!("{other:?}"),
        }
    };
    assert!(error.to_string().contains("shut down"), "{error}");
    fake.answer(id, &json!({ "late": false }));
    assert_eq!(soon(call).await.unwrap().unwrap(), r#"{"late":false}"#);
    while soon(fake.line()).await.is_some() {}
    fake.close();
    drop(fake);
    let report = soon(shutdown).await.unwrap();
    assert!(report.process.is_none());
    assert!(matches!(
        soon(codex.closed()).await.cause(),
        CloseCause::Shutdown
    ));
}

#[tokio::test]
async fn a_cancelled_call_does_not_hold_up_the_shutdown() {
    let (codex, mut fake) = connected().await;
    begin_and_drop(&codex).await;
    soon(fake.request("thread/list")).await;
    let begun = tokio::time::Instant::now();
    let shutdown = tokio::spawn({
        let codex = codex.clone();
        async move {
            codex
                .shutdown_with(ShutdownOptions::new().wait(Duration::from_secs(600)))
                .await
        }
    });
    assert!(
        soon(fake.line()).await.is_none(),
        "the client closes its side"
    );
    fake.close();
    drop(fake);
    assert!(soon(shutdown).await.unwrap().is_clean());
    assert!(begun.elapsed() < Duration::from_secs(600));
}

#[test]
fn a_call_made_in_another_runtime_does_not_wait_for_one_that_is_gone() {
    let runtime = || tokio::runtime::Runtime::new().unwrap();
    let (first, second) = (runtime(), runtime());
    let (codex, mut fake) = first.block_on(connected());
    let call = second.spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadListParams::new()).await }
    });
    let mut events = codex.events();
    second.block_on(soon(fake.request("thread/list")));
    drop(first);
    second.block_on(async {
        let error = soon(call).await.unwrap().unwrap_err();
        let closed = error.closed().expect("it is over");
        assert!(matches!(closed.cause(), CloseCause::Abandoned), "{closed}");
        assert!(matches!(soon(events.next()).await, Some(Event::Closed(_))));
        assert!(soon(events.next()).await.is_none());
        // Nothing was lost on those who come later either.
        assert!(matches!(
            soon(codex.closed()).await.cause(),
            CloseCause::Abandoned
        ));
        let late = soon(codex.call(ThreadListParams::new())).await;
        assert!(late.is_err_and(|error| error.closed().is_some()));
    });
}

#[test]
fn a_call_made_in_another_runtime_ends_in_time_though_nobody_runs_its_connections() {
    let runtime = || {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_all().build().unwrap()
    };
    let (first, second) = (runtime(), runtime());
    let (codex, _fake) = first.block_on(connected());
    let options = CallOptions::new().timeout(Duration::from_millis(20));
    let call = codex.call_with(ThreadListParams::new(), options);
    let error = second.block_on(soon(call)).unwrap_err();
    assert!(
        matches!(error, Error::Timeout { sent: true, .. }),
        "{error:?}"
    );
    assert_eq!(codex.in_flight(), 1, "its answer may still come");
}

#[tokio::test(start_paused = true)]
async fn calls_with_unlike_time_outs_each_wait_for_their_own() {
    let (codex, mut fake) = connected().await;
    let begun = tokio::time::Instant::now();
    // The latest is asked first: the alarm is set to it, and set again twice.
    let calls: Vec<_> = [70, 20, 45, 20]
        .into_iter()
        .map(|seconds| {
            let codex = codex.clone();
            let limit = Duration::from_secs(seconds);
            tokio::spawn(async move {
                let options = CallOptions::new().timeout(limit);
                let call = codex.call_with(ThreadListParams::new(), options);
                let error = call.await.unwrap_err();
                assert!(
                    matches!(error, Error::Timeout { waited, sent: true, .. } if waited == limit)
                );
                begun.elapsed()
            })
        })
        .collect();
    for _ in &calls {
        fake.request("thread/list").await;
    }
    assert_eq!(codex.in_flight(), 4);
    for (call, seconds) in calls.into_iter().zip([70, 20, 45, 20]) {
        assert_eq!(call.await.unwrap(), Duration::from_secs(seconds));
    }
    // An answer that comes in time is not given up because an earlier alarm rings.
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadListParams::new()).await }
    });
    let id = fake.request("thread/list").await;
    tokio::time::sleep(Duration::from_secs(29)).await;
    fake.answer(id, &json!({ "data": [], "nextCursor": null }));
    soon(call).await.unwrap().unwrap();
}
