//! The decisions that the server offers.

use codex_threads::protocol::{
    ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision as NetworkDecision,
    CommandExecutionApprovalDecision as Decision, CommandExecutionRequestApprovalParams as Params,
    NetworkPolicyAmendment, NetworkPolicyRuleAction,
};
use codex_threads::{AnswerError, AskedAs};
use serde_json::{Value, json};

use super::*;
use crate::common::round_trip;

/// As all releases since 0.106 list them: without `decline` and `acceptForSession`.
fn listed() -> Value {
    json!(["accept", { "acceptWithExecpolicyAmendment": { "execpolicy_amendment": ["touch", "x"] } }, "cancel"])
}

async fn asked_with(decisions: Value) -> (Codex, Fake, ServerRequests, AskedAs<Params>) {
    let (codex, fake, mut asked) = streaming().await;
    let params = json!({
        "threadId": "t", "turnId": "1", "itemId": "i", "command": "touch x",
        "availableDecisions": decisions,
    });
    ask_with(&fake, 0, COMMAND, &params);
    let request = next(&mut asked).await.ask::<Params>().unwrap();
    (codex, fake, asked, request)
}

#[tokio::test]
async fn a_decision_that_is_not_offered_is_refused_before_it_is_sent() {
    let (codex, mut fake, _asked, request) = asked_with(listed()).await;
    let refused = request.accept_for_session().unwrap_err();
    let AnswerError::NotOffered {
        decision: taken,
        offered,
        ..
    } = refused.error()
    else {
        panic!("{refused:?}")
    };
    assert_eq!(taken, "acceptForSession");
    assert_eq!(
        offered,
        &["accept", "acceptWithExecpolicyAmendment", "cancel"]
    );
    assert_eq!(
        refused.to_string(),
        "item/commandExecution/requestApproval: the decision acceptForSession is not among those that \
         the server offers: accept, acceptWithExecpolicyAmendment, cancel"
    );
    // Nothing was sent, and it can still be answered.
    round_trip(&codex, &mut fake).await;
    let request = refused.into_request();
    assert_eq!(request.expiry(), None);
    let request = request.ask::<Params>().unwrap();
    let _ = request.accept().unwrap();
    assert_eq!(decision(&mut fake, 0).await, "accept");
}

#[tokio::test]
async fn raw_answers_are_held_to_the_offer_too() {
    let (_codex, mut fake, _asked, request) = asked_with(listed()).await;
    let accept = json!({ "decision": "acceptForSession" });
    let refused = request.into_request().answer_raw(&accept).unwrap_err();
    let _ = refused.into_request().answer_unchecked(&accept).unwrap();
    assert_eq!(decision(&mut fake, 0).await, "acceptForSession");
}

#[tokio::test]
async fn forced_every_decision_is_sent() {
    let (_codex, mut fake, _asked, request) = asked_with(listed()).await;
    let _ = request.force().accept_for_session().unwrap();
    assert_eq!(decision(&mut fake, 0).await, "acceptForSession");
}

#[tokio::test]
async fn to_say_no_is_always_possible() {
    for offered in [json!(["accept"]), listed(), json!(["somethingNew"])] {
        let (_codex, mut fake, mut asked, request) = asked_with(offered).await;
        let _ = request.decline();
        assert_eq!(decision(&mut fake, 0).await, "decline");
        let params = json!({ "threadId": "t", "turnId": "1", "itemId": "j", "availableDecisions": ["accept"] });
        for id in 1..4 {
            ask_with(&fake, id, COMMAND, &params);
        }
        let _ = next(&mut asked).await.ask::<Params>().unwrap().cancel();
        assert_eq!(decision(&mut fake, 1).await, "cancel");
        let request = next(&mut asked).await.ask::<Params>().unwrap();
        let _ = request.decide(Decision::Decline).unwrap();
        assert_eq!(decision(&mut fake, 2).await, "decline");
        drop(next(&mut asked).await);
        assert_eq!(decision(&mut fake, 3).await, "decline");
    }
}

#[tokio::test]
async fn an_offered_amendment_is_taken_as_it_is() {
    let (_codex, mut fake, _asked, request) = asked_with(listed()).await;
    let decisions = request.available_decisions();
    assert_eq!(decisions.len(), 3);
    assert_eq!(decisions[0], Decision::Accept);
    let amendment = decisions[1].clone();
    assert!(matches!(
        amendment,
        Decision::AcceptWithExecpolicyAmendment(_)
    ));
    let _ = request.decide(amendment).unwrap();
    assert_eq!(decision(&mut fake, 0).await, listed()[1]);
}

#[tokio::test]
async fn an_object_that_is_not_offered_is_refused_like_a_text() {
    let (_codex, mut fake, _asked, request) = asked_with(listed()).await;
    let amendment = NetworkPolicyAmendment::new(NetworkPolicyRuleAction::Allow, "example.com");
    let everywhere = Decision::ApplyNetworkPolicyAmendment(NetworkDecision::new(amendment));
    let refused = request.decide(everywhere).unwrap_err();
    drop(refused);
    assert_eq!(decision(&mut fake, 0).await, "decline");
}

/// A decision that this version has no name for is offered, and may be taken.
#[tokio::test]
async fn an_offered_decision_that_nobody_knows_can_be_taken() {
    for unknown in [json!("acceptOnTuesdays"), json!({ "acceptIf": { "x": 1 } })] {
        let (_codex, mut fake, _asked, request) =
            asked_with(json!(["cancel", unknown.clone()])).await;
        let taken = request.available_decisions()[1].clone();
        let _ = request.decide(taken).unwrap();
        assert_eq!(decision(&mut fake, 0).await, unknown);
    }
}

#[tokio::test]
async fn a_server_that_offers_nothing_leaves_the_choice() {
    for offered in [json!(null), json!([])] {
        let (_codex, mut fake, _asked, request) = asked_with(offered).await;
        assert!(request.available_decisions().is_empty());
        let _ = request.accept_for_session().unwrap();
        assert_eq!(decision(&mut fake, 0).await, "acceptForSession");
    }
}
