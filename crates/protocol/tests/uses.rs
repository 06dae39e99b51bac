//! A page of realistic uses: that it compiles is half of the test.
#![allow(clippy::expect_used)]

use codex_threads_protocol::*;
use serde_json::json;

fn sent<R: Request>(params: &R) -> serde_json::Value {
    serde_json::to_value(params).expect("params are JSON")
}

#[test]
fn a_request_takes_few_words_and_sends_nothing_that_was_not_set() {
    assert_eq!(sent(&ThreadStartParams::new()), json!({}));
    let params = ThreadStartParams::new()
        .cwd("/home/user/project")
        .model("gpt-5")
        .approval_policy("on-request")
        .sandbox(SandboxMode::ReadOnly)
        .ephemeral(true);
    assert_eq!(
        sent(&params),
        json!({
            "cwd": "/home/user/project",
            "model": "gpt-5",
            "approvalPolicy": "on-request",
            "sandbox": "read-only",
            "ephemeral": true,
        })
    );
    assert_eq!(
        sent(&TurnStartParams::new("Summarise this repository", "t-1")),
        json!({ "threadId": "t-1", "input": [{ "type": "text", "text": "Summarise this repository" }] })
    );
    let mixed = TurnStartParams::new(
        [
            UserInput::from("look at"),
            LocalImageUserInput::new("/home/user/a.png").into(),
            UserInput::from("and answer"),
        ],
        ThreadId::from("t-1"),
    )
    .effort("high")
    .sandbox_policy(ReadOnlySandboxPolicy::new());
    let mixed = sent(&mixed);
    assert_eq!(mixed["input"][1]["type"], "localImage");
    assert_eq!(mixed["input"][2]["text"], "and answer");
    assert_eq!(mixed["sandboxPolicy"], json!({ "type": "readOnly" }));
    assert_eq!(mixed["effort"], "high");
}

#[test]
fn an_empty_list_of_providers_is_not_the_same_as_none() {
    let all = ThreadListParams::new().model_providers(Vec::<String>::new());
    assert_eq!(sent(&all), json!({ "modelProviders": [] }));
    let page = ThreadListParams::new()
        .limit(25)
        .archived(true)
        .cwd("/home/user/project")
        .sort_key(ThreadSortKey::UpdatedAt)
        .source_kinds([ThreadSourceKind::Cli, ThreadSourceKind::AppServer]);
    assert_eq!(
        sent(&page),
        json!({
            "limit": 25,
            "archived": true,
            "cwd": "/home/user/project",
            "sortKey": "updated_at",
            "sourceKinds": ["cli", "appServer"],
        })
    );
}

#[test]
fn the_wire_forms_that_differ_from_camel_case_are_kept() {
    let text =
        TextUserInput::new("hi").text_elements([TextElement::new(ByteRange::new(2u64, 0u64))]);
    let value = serde_json::to_value(UserInput::from(text)).unwrap();
    assert!(value.get("text_elements").is_some());
    let keep = TurnStartParams::new("x", "t");
    assert_eq!(sent(&keep).get("serviceTier"), None);
    let clear = TurnStartParams::new("x", "t").service_tier(Patch::Clear);
    assert_eq!(sent(&clear)["serviceTier"], serde_json::Value::Null);
}

#[test]
fn an_item_of_an_unknown_kind_does_not_fail_the_resume_around_it() {
    let turn = json!({
        "id": "1", "status": "completed", "items": [
            { "type": "agentMessage", "id": "a", "text": "hello" },
            { "type": "hologram", "id": "b", "depth": 3 },
            { "type": "agentMessage", "id": "c" },
            { "id": "d", "text": "tag last", "type": "agentMessage" },
        ]
    });
    let text = serde_json::to_vec(&turn).unwrap();
    let decoded: Turn = decode(&text).unwrap();
    assert_eq!(decoded.items.len(), 3);
    assert!(matches!(&decoded.items[0], ThreadItem::AgentMessage(m) if m.text == "hello"));
    assert!(
        matches!(&decoded.items[1], ThreadItem::Unknown(u) if u.tag("type") == Some("hologram"))
    );
    assert!(matches!(&decoded.items[2], ThreadItem::AgentMessage(m) if m.id == "d"));
    let rejected = decoded.items.rejected();
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].index(), 2);
    assert_eq!(rejected[0].error().path(), "/text");
    assert_eq!(serde_json::to_value(&decoded).unwrap(), turn);
}

#[test]
fn a_thousand_items_with_one_undecodable_are_999_and_one_raw() {
    let mut items: Vec<_> = (0..1000)
        .map(|n| json!({ "type": "agentMessage", "id": n.to_string(), "text": "x" }))
        .collect();
    items[500] = json!({ "type": "agentMessage", "id": 500, "text": "x" });
    let turn = json!({ "id": "1", "status": "completed", "items": items });
    let decoded: Turn = decode(turn.to_string().as_bytes()).unwrap();
    assert_eq!(decoded.items.len(), 999);
    assert_eq!(decoded.items.rejected()[0].index(), 500);
    assert_eq!(serde_json::to_value(&decoded).unwrap(), turn);
}

#[test]
fn a_missing_id_is_an_error_that_names_it_and_never_an_empty_id() {
    let error = decode::<TurnStartedNotification>(
        br#"{"threadId":"t","turn":{"items":[],"status":"inProgress"}}"#,
    )
    .unwrap_err();
    assert_eq!(error.path(), "/turn/id");
    let error = decode::<TurnStartedNotification>(
        br#"{"threadId":7,"turn":{"id":"1","items":[],"status":"inProgress"}}"#,
    )
    .unwrap_err();
    assert_eq!(error.path(), "/threadId");
}

#[test]
fn an_undecodable_notification_is_kept_whole_with_its_reason() {
    let event = ServerNotification::decode("turn/started", br#"{"threadId":"t"}"#);
    let ServerNotification::Unknown(event) = event else {
        panic!("decoded without a turn")
    };
    assert_eq!(event.method(), "turn/started");
    assert_eq!(event.params()["threadId"], "t");
    assert_eq!(event.error().unwrap().path(), "/turn");
}

#[test]
fn a_field_that_an_older_server_would_ignore_in_silence_is_refused() {
    let check = |method: &str, params: serde_json::Value, minor: u16| {
        availability::check(method, &params, Release::new(0, minor, 0)).map_err(|e| e.to_string())
    };
    let fork = json!({ "threadId": "t", "lastTurnId": "1" });
    assert_eq!(
        check("thread/fork", fork.clone(), 142).unwrap_err(),
        "`lastTurnId` of thread/fork needs codex 0.143.0 or later; this is 0.142.0"
    );
    assert!(check("thread/fork", fork.clone(), 143).is_ok());
    assert!(
        check("thread/fork", fork, 900).is_ok(),
        "later releases are like the newest known"
    );
    assert!(check("thread/fork", json!({ "threadId": "t" }), 100).is_ok());
    for (method, field, value, since) in [
        ("thread/fork", "beforeTurnId", json!("1"), 145),
        ("thread/start", "approvalsReviewer", json!("user"), 115),
        ("thread/fork", "ephemeral", json!(true), 115),
        ("thread/list", "cwd", json!("/a"), 104),
        ("thread/list", "searchTerm", json!("a"), 105),
        ("thread/list", "sortDirection", json!("asc"), 122),
        ("thread/resume", "excludeTurns", json!(true), 125),
        ("turn/start", "clientUserMessageId", json!("1"), 136),
        ("thread/start", "historyMode", json!("legacy"), 143),
        ("thread/start", "permissions", json!(":workspace"), 128),
    ] {
        let params = json!({ field: value });
        assert!(
            check(method, params.clone(), since).is_ok(),
            "{method} {field} at {since}"
        );
        assert!(
            check(method, params, since - 1).is_err(),
            "{method} {field} before {since}"
        );
    }
    let revert = json!({ "threadId": "t", "turnId": "1" });
    assert!(
        check("thread/revert", revert, 130)
            .unwrap_err()
            .starts_with("thread/revert needs")
    );
}

#[test]
fn every_method_of_the_table_has_one_entry() {
    let methods = availability::methods();
    assert!(methods.windows(2).all(|pair| pair[0].name < pair[1].name));
    assert!(methods.len() > 290);
    let fork = availability::method("thread/fork").unwrap();
    assert!(fork.is_in(Release::new(0, 100, 0)));
    assert!(!fork.is_experimental_in(Release::new(0, 169, 0)));
}

#[test]
fn a_token_is_not_printed() {
    let answer = ChatgptAuthTokensRefreshResponse::new("eyJhbGciOi", "account");
    assert!(!format!("{answer:?}").contains("eyJhbGciOi"));
}
