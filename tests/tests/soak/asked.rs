//! Whoever answers what the server asks: well, badly, late or not at all.

use std::sync::Arc;
use std::time::Duration;

use codex_threads::{Answered, PendingServerRequest, ServerRequests};
use serde_json::json;

use crate::dice::Dice;
use crate::ledger::count;
use crate::world::Shared;

/// Takes up all requests of a connection, until it is over.
pub(crate) async fn answer_all(mut asked: ServerRequests, shared: Arc<Shared>, dice: Dice) {
    let mut handlers = tokio::task::JoinSet::new();
    let mut number = 0;
    while let Some(request) = asked.next().await {
        number += 1;
        shared.ledger().requests += 1;
        let (shared, dice) = (Arc::clone(&shared), dice.branch(number));
        handlers.spawn(async move {
            let became = answer(request, dice).await;
            count(&mut shared.ledger().answers, became);
        });
    }
    while let Some(done) = handlers.join_next().await {
        done.expect("a handler panicked");
    }
}

async fn answer(request: PendingServerRequest, mut dice: Dice) -> &'static str {
    let decision = ["accept", "decline", "cancel"][usize::try_from(dice.below(3)).unwrap()];
    match dice.below(10) {
        0 => {
            drop(request);
            return "dropped";
        }
        1 => {
            let expired = tokio::time::timeout(dice.millis(5_000), request.expired()).await;
            if expired.is_ok() {
                assert!(request.expiry().is_some());
            }
        }
        2 => tokio::time::sleep(dice.millis(20_000)).await,
        3..6 => tokio::time::sleep(dice.millis(400)).await,
        _ => {}
    }
    let expired = request.expiry().is_some();
    match request.answer_raw(&json!({ "decision": decision })) {
        Ok(Answered::Sent) => {
            assert!(!expired, "an expired request was answered");
            "sent"
        }
        Ok(Answered::TooLate(_)) => "too late",
        other => panic!("{other:?}"),
    }
}

/// No handler takes longer.
pub(crate) const LONGEST: Duration = Duration::from_secs(30);
