//! Tokens that the client gives to the server, and what the server asks for with each request of its
//! own.

use codex_threads::protocol::{
    AttestationGenerateParams, AttestationGenerateResponse, ChatgptAuthTokensRefreshParams,
    ChatgptAuthTokensRefreshResponse, InitializeCapabilities, TurnStatus,
};
use codex_threads::{Rule, Rules, ServerRequestPolicy};
use codex_threads_testkit::model::Reply;
use codex_threads_testkit::{Release, ScriptedModel};
use codex_threads_tests::bench::{Bench, soon};
use serde_json::json;

use crate::stage::{Stage, home};

crate::on! {
    a_token_that_is_refused_is_asked_for_anew: v0_100_0 "0.100.0" v0_107_0 "0.107.0" v0_129_0 "0.129.0"
        v0_144_6 "0.144.6" v0_150_1 "0.150.1" v0_155_1 "0.155.1" v0_169_0 "0.169.0";
    without_a_new_token_the_turn_fails_and_does_not_hang: v0_129_0 "0.129.0" v0_169_0 "0.169.0";
    every_request_to_the_model_is_attested: v0_144_6 "0.144.6" v0_150_1 "0.150.1" v0_155_1 "0.155.1"
        v0_169_0 "0.169.0";
}

/// A token of nobody: an account, a plan, no signature.
const TOKEN: &str = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJlbWFpbCI6InVzZXJAZXhhbXBsZS5jb20iLCJleHAiOjQxMDI0NDQ4MDAsImh0dHBzOi8vYXBpLm9wZW5haS5jb20vYXV0aCI6eyJjaGF0Z3B0X2FjY291bnRfaWQiOiJhY2NvdW50LTEiLCJjaGF0Z3B0X3BsYW5fdHlwZSI6InBsdXMiLCJjaGF0Z3B0X3VzZXJfaWQiOiJ1c2VyLTEifX0.c2ln";

/// A server whose model wants an account, and whose every other address leads nowhere.
async fn bench(version: &str) -> Bench {
    let release = Release::get(version).await.expect("it is installed");
    let model = ScriptedModel::start().await.expect("a free port");
    let home = home()
        .config_line("model_provider = \"account\"")
        .config_line("chatgpt_base_url = \"http://127.0.0.1:9/backend-api\"")
        .config_table(&format!(
            "[model_providers.account]\nname = \"account\"\nbase_url = {}\nwire_api = \"responses\"\n\
             requires_openai_auth = true\nsupports_websockets = false\nrequest_max_retries = 0\n\
             stream_max_retries = 0",
            json!(model.base_url())
        ))
        .build(&model)
        .expect("a temporary folder");
    Bench {
        release,
        model,
        home,
    }
}

/// A thread on a server that has the token.
async fn logged_in(version: &str, policy: impl Into<ServerRequestPolicy>, attest: bool) -> Stage {
    let bench = bench(version).await;
    let mut capabilities = InitializeCapabilities::new().experimental_api(true);
    if attest {
        capabilities = capabilities.request_attestation(true);
    }
    let builder = bench
        .builder()
        .env("HTTPS_PROXY", "http://127.0.0.1:9")
        .env("NO_PROXY", "127.0.0.1,localhost")
        .capabilities(capabilities)
        .server_requests(policy.into());
    let codex = bench.spawn_with(builder).await;
    let login = json!({
        "type": "chatgptAuthTokens", "accessToken": TOKEN, "chatgptAccountId": "account-1",
        // Up to 0.105 the identity was a token of its own.
        "idToken": TOKEN,
    });
    let login = codex.request_raw_with(
        "account/login/start",
        Some(&login),
        codex_threads::CallOptions::new().unchecked(),
    );
    soon("account/login/start", login)
        .await
        .expect("the token is taken");
    Stage::on(bench, codex, json!({})).await
}

fn refused() -> Reply {
    Reply::http_error(401, "{\"error\":{\"message\":\"no\"}}")
}

async fn a_token_that_is_refused_is_asked_for_anew(version: &str) {
    let rules = Rules::new().rule(
        Rule::on::<ChatgptAuthTokensRefreshParams>().answer(|asked| {
            assert_eq!(asked.previous_account_id.as_deref(), Some("account-1"));
            ChatgptAuthTokensRefreshResponse::new(TOKEN, "account-1")
        }),
    );
    let mut stage = logged_in(version, rules, false).await;
    stage.turn([refused(), Reply::message("Welcome.")]).await;
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    let stats = stage.codex.stats();
    assert_eq!((stats.server_requests, stats.requests_panicked), (1, 0));
    assert_eq!(stats.declined, 0);
    stage.close().await;
}

async fn without_a_new_token_the_turn_fails_and_does_not_hang(version: &str) {
    let mut stage = logged_in(version, ServerRequestPolicy::Decline, false).await;
    stage.turn([refused()]).await;
    assert_eq!(stage.ended().await.status, TurnStatus::Failed);
    assert!(stage.codex.stats().declined >= 1);
    stage.close().await;
}

async fn every_request_to_the_model_is_attested(version: &str) {
    let rules = Rules::new().rule(
        Rule::on::<AttestationGenerateParams>()
            .answer(|_| AttestationGenerateResponse::new("opaque-attestation")),
    );
    let mut stage = logged_in(version, rules, true).await;
    stage.turn([Reply::message("Welcome.")]).await;
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    let requests = stage.bench.model.requests();
    let header = requests
        .last()
        .expect("it was asked")
        .header("x-oai-attestation");
    let header = header.expect("it is attested");
    assert!(header.contains("opaque-attestation"), "{header}");
    stage.close().await;
}
