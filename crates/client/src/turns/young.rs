//! A turn that has only just begun.
//!
//! The answer to `turn/start` can come before the server itself looks upon the turn as running: for a
//! moment it refuses to steer the turn (seen on 0.100) or to interrupt it (since 0.128), and names no
//! turn, or the one before where that was interrupted (up to 0.168). Only once its `turn/started` was
//! read (up to 0.114, where that comes early too: its first item), or after a minute, are the server's
//! words about it to be relied on.

use std::time::Duration;

use codex_threads_protocol::{ThreadId, TurnId};
use tokio::time::{Instant, sleep};

use crate::connection::Connection;
use crate::error::{Error, ServerErrorKind};
use crate::sync::lock;

/// The first pause before a request is sent again that came too early.
const SOON: Duration = Duration::from_millis(20);
/// How long the pause becomes at most.
const LATER: Duration = Duration::from_secs(1);

/// Sends what concerns a turn, and sends it again for as long as the server says of a turn that has
/// only just begun that it doesn't run.
pub(crate) async fn insist<T, F>(
    connection: &Connection,
    thread: &ThreadId,
    turn: &TurnId,
    limit: Duration,
    mut send: impl FnMut() -> F,
) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let until = Instant::now() + limit;
    let mut pause = SOON;
    loop {
        // Asked before: what is read meanwhile was not known when the server refused.
        let young = is_young(connection, thread, turn);
        let error = match send().await {
            Err(error) if young && says_no(&error) => error,
            done => return done,
        };
        if Instant::now() + pause >= until {
            return Err(error);
        }
        sleep(pause).await;
        pause = (pause * 2).min(LATER);
    }
}

/// Whether a turn was started here of which the server may not know yet.
pub(super) fn is_young(connection: &Connection, thread: &ThreadId, turn: &TurnId) -> bool {
    let router = lock(&connection.router);
    router.latches.is_young(thread.as_str(), turn.as_str())
}

fn says_no(error: &Error) -> bool {
    use ServerErrorKind::{NoActiveTurn, StaleTurn};
    error
        .server()
        .is_some_and(|error| matches!(error.kind(), NoActiveTurn | StaleTurn { .. }))
}
