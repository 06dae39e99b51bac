//! Rules decide before anybody is asked, and accept nothing that no rule accepts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use codex_threads::protocol::{
    CommandExecutionRequestApprovalParams as Command, CurrentTimeReadParams,
    CurrentTimeReadResponse, FileChangeRequestApprovalParams as Change,
    McpServerElicitationRequestParams as Elicitation,
    PermissionsRequestApprovalParams as Permissions,
};
use codex_threads::{Rule, Rules, ServerRequestPolicy, WhyUnanswered};
use serde_json::{Value, json};

use super::*;

fn command(thread: &str, line: &str) -> Value {
    json!({ "threadId": thread, "turnId": "1", "itemId": line, "command": line })
}

#[tokio::test]
async fn the_first_rule_that_fits_decides() {
    let rules = Rules::new()
        .rule(
            Rule::on::<Command>()
                .when(|asked| asked.command.as_deref() == Some("rm"))
                .cancel(),
        )
        .rule(Rule::on::<Command>().in_thread("trusted").accept())
        .rule(
            Rule::on::<Command>()
                .when(|asked| asked.command.is_some())
                .when(|asked| asked.command.as_deref() == Some("ls"))
                .accept(),
        );
    let (codex, mut fake) = with(rules).await;
    let mut events = codex.events();
    for (id, thread, line, expected) in [
        (0, "trusted", "rm", "cancel"),
        (1, "trusted", "make", "accept"),
        (2, "other", "ls", "accept"),
        (3, "other", "make", "decline"),
    ] {
        ask_with(&fake, id, COMMAND, &command(thread, line));
        assert_eq!(decision(&mut fake, id).await, expected, "{thread} {line}");
    }
    // No rule is about changes: the policy behind the rules is to decline.
    ask(&fake, 4, CHANGE);
    assert_eq!(decision(&mut fake, 4).await, "decline");
    for id in ["3", "4"] {
        let told = soon(told(&mut events)).await;
        assert_eq!(told.id().to_string(), id);
        assert_eq!(told.why(), WhyUnanswered::Declined);
    }
}

#[tokio::test]
async fn what_no_rule_decides_goes_to_the_stream() {
    let rules = Rules::new()
        .rule(Rule::on::<Change>().accept())
        .rule(Rule::any().in_thread("muted").decline())
        .otherwise(ServerRequestPolicy::Stream);
    let (codex, mut fake) = with(rules).await;
    let mut asked = codex.server_requests();
    ask(&fake, 0, CHANGE);
    assert_eq!(decision(&mut fake, 0).await, "accept");
    ask_with(&fake, 1, COMMAND, &command("muted", "ls"));
    assert_eq!(decision(&mut fake, 1).await, "decline");
    ask(&fake, 2, COMMAND);
    let request = next(&mut asked).await;
    assert_eq!(request.id().to_string(), "2");
    let _ = request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    assert_eq!(decision(&mut fake, 2).await, "accept");
    // And is declined once nobody reads it.
    drop(asked);
    let mut events = codex.events();
    ask(&fake, 3, COMMAND);
    assert_eq!(decision(&mut fake, 3).await, "decline");
    let told = soon(told(&mut events)).await;
    assert_eq!(told.why(), WhyUnanswered::NobodyListens);
}

#[tokio::test]
async fn what_is_passed_on_is_shown_to_no_further_rule() {
    let handled = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&handled);
    let rules = Rules::new()
        .rule(Rule::on::<Permissions>().pass_on())
        .rule(
            Rule::any()
                .when(|request| request.turn_id().is_none())
                .pass_on(),
        )
        .rule(Rule::any().decline())
        .otherwise(ServerRequestPolicy::handler(move |request| {
            count.fetch_add(1, Ordering::SeqCst);
            async move {
                let _ = request.refuse(-32000, "handled");
            }
        }));
    let (_codex, mut fake) = with(rules).await;
    let params = json!({ "threadId": "t", "turnId": "1", "itemId": "i", "permissions": {} });
    ask_with(&fake, 0, "item/permissions/requestApproval", &params);
    assert_eq!(soon(fake.message()).await["error"]["message"], "handled");
    ask_with(&fake, 1, "attestation/generate", &json!({}));
    assert_eq!(soon(fake.message()).await["error"]["message"], "handled");
    ask(&fake, 2, COMMAND);
    assert_eq!(decision(&mut fake, 2).await, "decline");
    assert_eq!(handled.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_rule_that_accepts_grants_what_was_asked_for_this_turn() {
    let rules = Rules::new().rule(Rule::on::<Permissions>().accept());
    let (_codex, mut fake) = with(rules).await;
    let permissions = json!({ "network": { "enabled": true } });
    let params =
        json!({ "threadId": "t", "turnId": "1", "itemId": "i", "permissions": permissions });
    ask_with(&fake, 0, "item/permissions/requestApproval", &params);
    let answer = soon(fake.message()).await;
    assert_eq!(
        answer["result"],
        json!({ "permissions": permissions, "scope": "turn" })
    );
}

#[tokio::test]
async fn a_rule_can_give_any_answer() {
    let rules = Rules::new()
        .rule(Rule::on::<CurrentTimeReadParams>().answer(|_| CurrentTimeReadResponse::new(7)))
        .rule(Rule::on::<Elicitation>().cancel());
    let (_codex, mut fake) = with(rules).await;
    ask_with(&fake, 0, "currentTime/read", &json!({ "threadId": "t" }));
    assert_eq!(soon(fake.message()).await["result"]["currentTimeAt"], 7);
    let params = json!({ "threadId": "t", "serverName": "s", "mode": "url", "message": "m",
        "url": "https://example.com", "elicitationId": "e" });
    ask_with(&fake, 1, "mcpServer/elicitation/request", &params);
    assert_eq!(soon(fake.message()).await["result"]["action"], "cancel");
}

#[tokio::test]
async fn a_rule_does_not_accept_what_the_server_does_not_offer() {
    let rules = Rules::new()
        .rule(Rule::on::<Command>().accept())
        .otherwise(ServerRequestPolicy::Stream);
    let (codex, mut fake) = with(rules).await;
    let mut asked = codex.server_requests();
    let mut params = command("t", "ls");
    params["availableDecisions"] = json!(["cancel"]);
    ask_with(&fake, 0, COMMAND, &params);
    let request = next(&mut asked).await;
    let _ = request.decline();
    assert_eq!(decision(&mut fake, 0).await, "decline");
}

#[tokio::test]
async fn nothing_is_decided_that_cannot_be_read() {
    let rules = Rules::new().rule(Rule::on::<Command>().accept());
    let (_codex, mut fake) = with(rules).await;
    ask_with(&fake, 0, COMMAND, &json!({ "threadId": "t", "turnId": 5 }));
    assert_eq!(decision(&mut fake, 0).await, "decline");
}

#[tokio::test]
async fn a_rule_that_panics_declines() {
    let rules = Rules::new()
        .rule(
            Rule::on::<Command>()
                .when(|asked| asked.command.as_deref().unwrap() == "ls")
                .accept(),
        )
        .rule(Rule::on::<Command>().accept());
    let (codex, mut fake) = with(rules).await;
    let mut events = codex.thread_events("t");
    ask(&fake, 0, COMMAND);
    assert_eq!(decision(&mut fake, 0).await, "decline");
    is_command(&soon(told(&mut events)).await, 0, WhyUnanswered::Panicked);
    ask_with(&fake, 1, COMMAND, &command("t", "ls"));
    assert_eq!(decision(&mut fake, 1).await, "accept");
}

#[tokio::test]
async fn rules_behind_rules_are_asked_in_turn() {
    let inner = Rules::new().rule(Rule::on::<Change>().accept());
    let outer = Rules::new()
        .rule(Rule::on::<Command>().decline())
        .otherwise(inner);
    let (_codex, mut fake) = with(outer).await;
    ask(&fake, 0, CHANGE);
    assert_eq!(decision(&mut fake, 0).await, "accept");
    ask(&fake, 1, COMMAND);
    assert_eq!(decision(&mut fake, 1).await, "decline");
}
