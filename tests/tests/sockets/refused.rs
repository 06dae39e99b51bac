//! Connections that are refused, each with an error of its own kind, and the two questions before one.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use codex_threads::transport::websocket::{Bearer, Dial, DialError};
use codex_threads::{Codex, ConnectError};
use codex_threads_testkit::Home;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::shared::{Shared, Way};
use serde_json::json;
use sha2::{Digest as _, Sha256};

const TOKEN: &str = "hunter2-of-the-server";

macro_rules! on_releases {
    ($($module:ident $version:literal),*: $($name:ident),* $(,)?) => { $crate::refused::on_releases!(@ [$($module $version)*] ($($name)*)); };
    (@ [$($module:ident $version:literal)*] $names:tt) => { $($crate::refused::on_releases!(@@ $module $version $names);)* };
    (@@ $module:ident $version:literal ($($name:ident)*)) => {
        mod $module { $(#[tokio::test] async fn $name() { super::$name($version).await })* }
    };
}
pub(crate) use on_releases;

on_releases!(
    v0_120_0 "0.120.0", v0_129_0 "0.129.0", v0_150_1 "0.150.1", v0_155_1 "0.155.1", v0_169_0 "0.169.0":
    a_wrong_token_is_a_typed_error_and_the_right_one_is_not_shown,
    a_signed_token_is_taken_while_it_is_valid,
    a_server_says_that_it_is_ready_and_well,
);

async fn denied(shared: &Shared, dial: Dial) {
    match soon("the refusal", shared.bench.builder().dial(dial)).await {
        Err(ConnectError::Dial(DialError::Denied { status, .. })) => {
            assert!(matches!(status, 401 | 403), "{status}");
        }
        other => panic!("{other:?}"),
    }
}

async fn taken(shared: &Shared, dial: Dial) {
    let codex = soon("the handshake", shared.bench.builder().dial(dial)).await;
    soon("the shutdown", codex.unwrap().shutdown()).await;
}

async fn a_wrong_token_is_a_typed_error_and_the_right_one_is_not_shown(version: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, format!("{TOKEN}\n")).unwrap();
    let args = [
        "--ws-auth",
        "capability-token",
        "--ws-token-file",
        file.to_str().unwrap(),
    ];
    let shared = Shared::with(version, Way::Tcp, Home::builder(), args).await;
    denied(&shared, shared.dial()).await;
    denied(&shared, shared.dial_with("something-else")).await;

    let logs = Logs::default();
    let guard = tracing::subscriber::set_default(logs.clone());
    taken(&shared, shared.dial_with(TOKEN)).await;
    taken(&shared, shared.dial().bearer(Bearer::file(&file))).await;
    drop(guard);
    let logs = logs.0.lock().unwrap().clone();
    assert!(logs.contains("connected"), "nothing was logged: {logs}");
    assert!(!logs.contains(TOKEN), "{logs}");
    shared.end().await;
}

/// Everything that is logged, at every level.
#[derive(Clone, Default)]
struct Logs(Arc<Mutex<String>>);

impl tracing::field::Visit for Logs {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0.lock().unwrap(), " {field}={value:?}");
    }
}

impl tracing::Subscriber for Logs {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        span.record(&mut self.clone());
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, values: &tracing::span::Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

async fn a_signed_token_is_taken_while_it_is_valid(version: &str) {
    const SECRET: &str = "a secret of at least thirty-two bytes, shared with the server";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, SECRET).unwrap();
    let args = [
        "--ws-auth",
        "signed-bearer-token",
        "--ws-shared-secret-file",
        file.to_str().unwrap(),
        "--ws-audience",
        "tests",
    ];
    let shared = Shared::with(version, Way::Tcp, Home::builder(), args).await;
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_secs();
    denied(&shared, shared.dial()).await;
    denied(&shared, shared.dial_with(&signed("wrong", now + 600))).await;
    denied(&shared, shared.dial_with(&signed(SECRET, now - 600))).await;
    taken(&shared, shared.dial_with(&signed(SECRET, now + 600))).await;
    shared.end().await;
}

/// A token for these tests that is valid until then (HS256).
fn signed(secret: &str, until: u64) -> String {
    let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let head = part(json!({ "alg": "HS256", "typ": "JWT" }));
    let claims = part(json!({ "exp": until, "aud": "tests" }));
    let text = format!("{head}.{claims}");
    let mut key = [0_u8; 64];
    key[..secret.len()].copy_from_slice(secret.as_bytes());
    let inner = Sha256::digest([&key.map(|b| b ^ 0x36)[..], text.as_bytes()].concat());
    let mac = Sha256::digest([&key.map(|b| b ^ 0x5c)[..], &inner[..]].concat());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(mac))
}

async fn a_server_says_that_it_is_ready_and_well(version: &str) {
    let shared = Shared::asking(version, Way::Tcp).await;
    assert!(soon("/readyz", shared.dial().is_ready()).await.unwrap());
    assert!(soon("/healthz", shared.dial().is_healthy()).await.unwrap());
    let url = shared.server.url().to_owned();
    shared.end().await;
    let gone = soon("/readyz", Dial::ws(url).is_ready()).await;
    assert!(matches!(gone, Err(DialError::Refused { .. })), "{gone:?}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_typed_error() {
    let bench = Bench::asking("0.169.0").await;
    let nowhere = bench.root().join("nowhere.sock");
    let error = Codex::connect_unix(&nowhere).await.unwrap_err();
    assert!(
        matches!(&error, ConnectError::Dial(DialError::Refused { address, .. }) if address.ends_with("nowhere.sock")),
        "{error:?}"
    );
    let error = Codex::connect_ws("wss://localhost").await.unwrap_err();
    assert!(matches!(error, ConnectError::Dial(DialError::Tls { .. })));
}
