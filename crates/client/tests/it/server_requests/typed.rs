//! Every kind, with the answers that fit it.

use codex_threads::protocol::{
    FileChangeApprovalDecision, InputImageDynamicToolCallOutputContentItem, PermissionGrantScope,
    ReviewDecision, ServerRequest, inspect,
};
use codex_threads::{Answered, NotAnswered, TypedServerRequest as Typed};
use serde_json::{Value, json};

use super::*;

/// Params that a server could send, for every kind there is.
fn sample(method: &str) -> Value {
    let item = json!({ "threadId": "t", "turnId": "1", "itemId": "i" });
    let mut params = match method {
        COMMAND | CHANGE => json!({}),
        "item/permissions/requestApproval" => json!({ "permissions": {
            "fileSystem": { "write": ["/out"] }, "network": { "enabled": true } } }),
        "item/tool/requestUserInput" => json!({ "questions": [{
            "id": "colour", "header": "Colour", "question": "Which?",
            "options": [{ "label": "Red", "description": "Warm" }] }] }),
        "item/tool/call" => {
            json!({ "callId": "c", "tool": "weather", "arguments": { "city": "Bern" } })
        }
        "mcpServer/elicitation/request" => json!({ "serverName": "s", "mode": "url",
            "message": "Sign in", "url": "https://example.com", "elicitationId": "e" }),
        "account/chatgptAuthTokens/refresh" => json!({ "reason": "unauthorized" }),
        "attestation/generate" => json!({}),
        "currentTime/read" => json!({}),
        "applyPatchApproval" => json!({ "conversationId": "t", "callId": "c", "fileChanges": {} }),
        "execCommandApproval" => json!({ "conversationId": "t", "callId": "c", "command": ["ls"],
            "cwd": "/", "parsedCmd": [] }),
        "skill/requestApproval" => json!({ "skillName": "greet" }),
        new => panic!("{new}: what would a server send?"),
    };
    for (key, value) in item.as_object().unwrap() {
        params[key] = value.clone();
    }
    params
}

/// Answers the request of this method by `act`; what was written, which must be of the kind's type.
async fn answered_by<R: Into<Outcome>>(method: &str, act: impl FnOnce(Typed) -> R) -> Value {
    let (_codex, mut fake, mut asked) = streaming().await;
    ask_with(&fake, 0, method, &sample(method));
    let request = next(&mut asked).await;
    assert_eq!(request.decode().method(), method);
    assert!(!matches!(request.decode(), ServerRequest::Unknown(_)));
    let Outcome(outcome) = act(request.into_typed()).into();
    assert_eq!(outcome.unwrap(), Answered::Sent);
    let answer = soon(fake.message()).await;
    assert_eq!(answer["id"], 0);
    let result = answer.get("result").expect("a result").clone();
    let seen = inspect::answer(method, result.to_string().as_bytes());
    assert!(seen.is_recognized(), "{method}: {answer} {seen:?}");
    result
}

struct Outcome(Result<Answered, NotAnswered>);

impl From<Answered> for Outcome {
    fn from(answered: Answered) -> Self {
        Self(Ok(answered))
    }
}

impl From<Result<Answered, NotAnswered>> for Outcome {
    fn from(answered: Result<Answered, NotAnswered>) -> Self {
        Self(answered)
    }
}

/// Checks one way to answer one kind.
macro_rules! answers {
    ($($method:expr, $variant:ident { $($asked:ident => $act:expr, $expected:expr;)+ })*) => {$($(
        let result = answered_by($method, |typed| match typed {
            Typed::$variant($asked) => $act,
            other => panic!("{other:?}"),
        }).await;
        assert_eq!(result, $expected, "{}", stringify!($act));
    )+)*};
}

#[tokio::test]
async fn every_answer_of_every_kind_is_what_the_server_reads() {
    answers! {
        COMMAND, CommandApproval {
            asked => asked.accept(), json!({ "decision": "accept" });
            asked => asked.accept_for_session(), json!({ "decision": "acceptForSession" });
            asked => asked.decline(), json!({ "decision": "decline" });
            asked => asked.cancel(), json!({ "decision": "cancel" });
        }
        CHANGE, FileChangeApproval {
            asked => asked.accept(), json!({ "decision": "accept" });
            asked => asked.accept_for_session(), json!({ "decision": "acceptForSession" });
            asked => asked.decline(), json!({ "decision": "decline" });
            asked => asked.cancel(), json!({ "decision": "cancel" });
            asked => asked.decide(FileChangeApprovalDecision::Decline), json!({ "decision": "decline" });
        }
        "item/permissions/requestApproval", PermissionsApproval {
            asked => { let all = asked.requested(); asked.grant(all, PermissionGrantScope::Session) },
                json!({ "permissions": { "fileSystem": { "write": ["/out"] }, "network": { "enabled": true } }, "scope": "session" });
            asked => { let mut some = asked.requested(); some.network = None; asked.grant(some, PermissionGrantScope::Turn) },
                json!({ "permissions": { "fileSystem": { "write": ["/out"] } }, "scope": "turn" });
            asked => asked.deny(), json!({ "permissions": {}, "scope": "turn" });
        }
        "item/tool/requestUserInput", UserInput {
            asked => asked.answers([("colour", ["Red"])]), json!({ "answers": { "colour": { "answers": ["Red"] } } });
            asked => asked.decline(), json!({ "answers": {} });
        }
        "mcpServer/elicitation/request", Elicitation {
            asked => asked.accept(json!({ "colour": "blue" })), json!({ "action": "accept", "content": { "colour": "blue" } });
            asked => asked.accept(None), json!({ "action": "accept" });
            asked => asked.decline(), json!({ "action": "decline" });
            asked => asked.cancel(), json!({ "action": "cancel" });
        }
        "item/tool/call", DynamicToolCall {
            asked => asked.succeed("sunny"), json!({ "success": true, "contentItems": [{ "type": "inputText", "text": "sunny" }] });
            asked => asked.fail("no"), json!({ "success": false, "contentItems": [{ "type": "inputText", "text": "no" }] });
            asked => asked.result(true, [InputImageDynamicToolCallOutputContentItem::new("data:,").into()]),
                json!({ "success": true, "contentItems": [{ "type": "inputImage", "imageUrl": "data:," }] });
            asked => asked.decline(), json!({ "success": false, "contentItems": [{ "type": "inputText", "text": "The client did not run this tool." }] });
        }
        "account/chatgptAuthTokens/refresh", TokenRefresh {
            asked => asked.tokens("token", "account"), json!({ "accessToken": "token", "chatgptAccountId": "account" });
        }
        "attestation/generate", Attestation {
            asked => asked.token("opaque"), json!({ "token": "opaque" });
        }
        "currentTime/read", CurrentTime {
            asked => asked.at(1_700_000_000), json!({ "currentTimeAt": 1_700_000_000 });
        }
        "applyPatchApproval", PatchApproval {
            asked => asked.accept(), json!({ "decision": "approved" });
            asked => asked.accept_for_session(), json!({ "decision": "approved_for_session" });
            asked => asked.cancel(), json!({ "decision": "abort" });
            asked => asked.decline(), json!({ "decision": { "denied": { "rejection": "declined by the client" } } });
        }
        "execCommandApproval", ExecApproval {
            asked => asked.accept(), json!({ "decision": "approved" });
            asked => asked.decide(ReviewDecision::TimedOut), json!({ "decision": "timed_out" });
            asked => asked.cancel(), json!({ "decision": "abort" });
        }
        "skill/requestApproval", SkillApproval {
            asked => asked.accept(), json!({ "decision": "approve" });
            asked => asked.decline(), json!({ "decision": "decline" });
        }
    }
}

#[tokio::test]
async fn the_time_is_that_of_this_machine() {
    let result = answered_by("currentTime/read", |typed| match typed {
        Typed::CurrentTime(asked) => asked.now(),
        other => panic!("{other:?}"),
    })
    .await;
    assert!(result["currentTimeAt"].as_i64().unwrap() > 1_700_000_000);
}

#[tokio::test]
async fn no_kind_is_unknown_and_none_is_without_a_sample() {
    let (_codex, fake, mut asked) = streaming().await;
    for (id, method) in ServerRequest::METHODS.iter().enumerate() {
        ask_with(&fake, id, method, &sample(method));
        let typed = next(&mut asked).await.into_typed();
        assert!(!matches!(typed, Typed::Unknown { .. }), "{typed:?}");
    }
}

#[tokio::test]
async fn a_kind_that_nobody_knows_is_kept_whole_and_can_be_answered() {
    let (_codex, mut fake, mut asked) = streaming().await;
    ask_with(
        &fake,
        0,
        "invented/ask",
        &json!({ "a": [1, { "b": null }] }),
    );
    let Typed::Unknown { request, error, .. } = next(&mut asked).await.into_typed() else {
        panic!("it is unknown")
    };
    assert!(error.is_none());
    assert_eq!(request.params(), br#"{"a":[1,{"b":null}]}"#);
    let ServerRequest::Unknown(unknown) = request.decode() else {
        panic!("it is unknown")
    };
    assert_eq!(unknown.params()["a"][0], 1);
    let _ = request.answer_raw(&json!({ "yes": 1 })).unwrap();
    assert_eq!(soon(fake.message()).await["result"]["yes"], 1);
}

#[tokio::test]
async fn params_that_do_not_decode_are_no_reason_not_to_answer() {
    let (_codex, mut fake, mut asked) = streaming().await;
    ask_with(&fake, 0, COMMAND, &json!({ "threadId": 7 }));
    let Typed::Unknown { request, error, .. } = next(&mut asked).await.into_typed() else {
        panic!("it does not decode")
    };
    assert!(error.is_some());
    drop(request);
    assert_eq!(decision(&mut fake, 0).await, "decline");
}

#[tokio::test]
async fn tokens_are_not_printed() {
    let (_codex, fake, mut asked) = streaming().await;
    let method = "account/chatgptAuthTokens/refresh";
    ask_with(&fake, 0, method, &sample(method));
    let Typed::TokenRefresh(asked) = next(&mut asked).await.into_typed() else {
        panic!("it is known")
    };
    let answer = codex_threads::protocol::ChatgptAuthTokensRefreshResponse::new("hush", "account");
    assert!(!format!("{answer:?}").contains("hush"));
    let _ = asked.answer(&answer).unwrap();
}
