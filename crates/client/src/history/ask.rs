//! What servers say where a way of reading is not theirs, or where there is nothing to read.

use codex_threads_protocol::{List, ThreadReadParams, Turn};

use crate::error::{Error, ServerErrorKind};
use crate::thread::Thread;

/// Whether another way of reading may serve where this one was refused.
pub(super) fn is_another_way_open(error: &Error) -> bool {
    let Error::Server(error) = error else {
        return matches!(error, Error::Refused(_));
    };
    matches!(
        error.kind(),
        ServerErrorKind::NotSupportedForThread
            | ServerErrorKind::WrongHistoryMode
            | ServerErrorKind::NeedsExperimental { .. }
            | ServerErrorKind::UnknownMethod
    )
}

/// Whether the refusal means that there is nothing yet.
pub(super) fn is_nothing_stored(error: &Error) -> bool {
    matches!(error, Error::Server(error) if *error.kind() == ServerErrorKind::NotStoredYet)
}

/// All turns at once, the oldest first.
pub(super) async fn whole(thread: &Thread) -> Result<List<Turn>, Error> {
    let error = match thread.read_with_turns().await {
        Ok(read) => return Ok(read.thread.turns),
        Err(error) if is_nothing_stored(&error) => return Ok(List::new()),
        Err(error) => error,
    };
    // A paginated thread without a turn is refused in the words that mean a method that doesn't exist.
    if is_another_way_open(&error) && has_no_turn(thread).await? {
        return Ok(List::new());
    }
    Err(error)
}

/// Whether nothing was ever said in the thread.
async fn has_no_turn(thread: &Thread) -> Result<bool, Error> {
    let params = ThreadReadParams::new(thread.id());
    let read = thread.codex().call(params).await?;
    Ok(read.thread.preview.is_empty())
}
