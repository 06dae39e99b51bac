//! The task that gives up requests whose time is over.
//!
//! There is one timer for all of them. Nearly every request is answered long before its time is over,
//! and a timer of its own would be set and unset for nothing. So the alarm stays set when the request is
//! answered that it was set for, and rings in vain now and then.

use std::sync::Arc;

use tokio::time::{Instant, sleep_until};

use super::pending::GivenUp;
use super::{Connection, add};

/// Gives up what is due, until the connection is over.
pub(super) async fn run(connection: Arc<Connection>) {
    let pending = &connection.pending;
    while let Some(GivenUp { unanswered, next }) = pending.give_up(Instant::now()) {
        add(&connection.counters.unanswered, unanswered);
        let Some(next) = next else {
            pending.earlier().await;
            continue;
        };
        tokio::select! {
            biased;
            () = pending.earlier() => {}
            () = sleep_until(next) => {}
        }
    }
}
