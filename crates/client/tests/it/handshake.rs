//! The first messages.

use codex_threads::protocol::{Release, ThreadForkParams, ThreadListParams};
use codex_threads::transport::memory;
use codex_threads::{Codex, ConfigError, ConnectError, Error};
use serde_json::json;

use crate::common::{Fake, soon};

#[tokio::test]
async fn what_the_server_tells_of_itself_is_learned() {
    let (here, there) = memory::pair();
    let mut fake = Fake::new(there);
    let builder = Codex::builder()
        .client_name("my app")
        .client_title("My App")
        .client_version("1.2.3")
        .opt_out_notifications(["thread/started"]);
    let server = async {
        let discover = fake.request("codex-threads/discover").await;
        let message = fake.message().await;
        assert_eq!(message["method"], "initialize");
        assert_eq!(
            message["params"],
            json!({
                "clientInfo": { "name": "my app", "title": "My App", "version": "1.2.3" },
                "capabilities": {
                    "experimentalApi": true,
                    "optOutNotificationMethods": ["thread/started"]
                }
            })
        );
        fake.notify("configWarning", &json!({ "summary": "early" }));
        fake.answer(
            message["id"].as_i64().unwrap(),
            &json!({ "userAgent": "my app/0.142.5 (Linux 1; x86_64) x", "codexHome": "/h" }),
        );
        fake.refuse(
            discover,
            -32600,
            "Invalid request: unknown variant `codex-threads/discover`, expected one of `initialize`, `thread/list`, `thread/fork`",
        );
        let message = fake.message().await;
        assert_eq!(message, json!({ "method": "initialized" }));
        fake
    };
    let (codex, mut fake) = soon(async { tokio::join!(builder.connect(here), server) }).await;
    let codex = codex.unwrap();
    assert_eq!(codex.server().release(), Release::new(0, 142, 5));
    assert_eq!(codex.server().codex_home(), Some("/h"));
    assert!(codex.server().accepts("thread/list"));
    assert!(!codex.server().accepts("thread/start"));
    assert_eq!(codex.server().methods().unwrap().count(), 3);
    let mut events = codex.events();
    assert_eq!(soon(events.next()).await.unwrap().method(), "configWarning");

    // Refused before anything is written: the method, and a field this release would ignore.
    let error = codex
        .request_raw("thread/revert", Some(&json!({})))
        .await
        .unwrap_err();
    let Error::Refused(refused) = &error else {
        panic!("{error}")
    };
    assert_eq!(refused.method(), "thread/revert");
    assert_eq!(refused.field(), None);
    assert_eq!(refused.needs(), Some(Release::new(0, 148, 0)));
    assert_eq!(refused.found(), Some(Release::new(0, 142, 5)));

    let fork = ThreadForkParams::new("t").last_turn_id("7");
    let error = codex.call(fork).await.unwrap_err();
    let Error::Refused(refused) = &error else {
        panic!("{error}")
    };
    assert_eq!(refused.field(), Some("lastTurnId"));
    assert_eq!(refused.needs(), Some(Release::new(0, 143, 0)));
    assert!(error.to_string().contains("0.143.0"), "{error}");

    codex.notify("marker", Some(&json!({}))).unwrap();
    assert_eq!(soon(fake.message()).await["method"], "marker");
}

#[tokio::test]
async fn a_server_built_from_source_is_asked_and_not_judged_by_its_number() {
    let (here, there) = memory::pair();
    let mut fake = Fake::new(there);
    let (codex, ()) =
        soon(async { tokio::join!(Codex::connect(here), fake.handshake("0.0.0")) }).await;
    let codex = codex.unwrap();
    let call = tokio::spawn(async move { codex.call(ThreadListParams::new().cwd("/x")).await });
    let id = soon(fake.request("thread/list")).await;
    fake.answer(id, &json!({ "data": [] }));
    soon(call).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_user_agent_without_a_release_is_no_codex() {
    let (here, there) = memory::pair();
    let mut fake = Fake::new(there);
    let server = async {
        fake.request("codex-threads/discover").await;
        let id = fake.request("initialize").await;
        fake.answer(id, &json!({ "userAgent": "something else" }));
        // The other request is never answered: the time-out is for both.
        fake.close();
    };
    let (codex, ()) = soon(async { tokio::join!(Codex::connect(here), server) }).await;
    assert!(
        matches!(codex, Err(ConnectError::NotCodex { .. })),
        "{codex:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_handshake_without_an_answer_ends() {
    let (here, there) = memory::pair();
    let fake = Fake::new(there);
    let error = Codex::connect(here).await.unwrap_err();
    assert!(matches!(error, ConnectError::Timeout { .. }), "{error}");
    drop(fake);

    let (here, there) = memory::pair();
    let fake = Fake::new(there);
    fake.send(
        &["Usage: something [OPTIONS]", "", "Options:"]
            .map(|line| if line.is_empty() { "-" } else { line }),
    );
    let error = Codex::connect(here).await.unwrap_err();
    assert!(matches!(error, ConnectError::NotCodex { .. }), "{error}");
}

#[tokio::test]
async fn a_name_that_hides_the_servers_version_is_refused_before_anything_starts() {
    let (here, there) = memory::pair();
    let error = Codex::builder()
        .client_name("me/too")
        .connect(here)
        .await
        .unwrap_err();
    assert!(
        matches!(&error, ConnectError::Config(ConfigError::ClientName { name, .. }) if name == "me/too"),
        "{error}"
    );
    drop(there);
}
