//! Threads that the server at hand would damage.
//!
//! Servers up to 0.142 take a paginated thread for an old one without any items, and say nothing of
//! it. What gives it away: it was made by a later release, and its turns have no items at all.

use std::borrow::Cow;

use codex_threads_protocol::{Release, ThreadId, ThreadReadParams};

use crate::codex::Codex;
use crate::error::{Error, Refused};

/// The first release that knows of paginated histories: it refuses those that it can't read.
const KNOWN_SINCE: Release = Release::new(0, 143, 0);

/// Refuses to open a thread that this server would damage.
pub(super) async fn look(
    codex: &Codex,
    method: &'static str,
    thread: &ThreadId,
) -> Result<(), Error> {
    let release = codex.server().release();
    if release >= KNOWN_SINCE || release == Release::new(0, 0, 0) {
        return Ok(());
    }
    let params = ThreadReadParams::new(thread);
    let Ok(read) = codex.call(params.clone()).await else {
        // Whatever is wrong, the call itself says it better.
        return Ok(());
    };
    let made_by: Option<Release> = read.thread.cli_version.parse().ok();
    if made_by.is_some_and(|made_by| made_by < KNOWN_SINCE) {
        return Ok(());
    }
    let Ok(whole) = codex.call(params.include_turns(true)).await else {
        return Ok(());
    };
    if whole.thread.turns.iter().any(|turn| !turn.items.is_empty()) {
        return Ok(());
    }
    Err(Refused::would_damage(Cow::Borrowed(method), release).into())
}
