//! Asking the server what has become of a turn.

use std::time::Duration;

use codex_threads_protocol::{
    self as protocol, List, Release, ThreadId, ThreadReadParams, ThreadStatus,
    ThreadTurnsListParams, TurnId, TurnItemsView, TurnStatus, TurnSteerParams,
};

use super::end::KnownBy;
use super::young::is_young;
use crate::codex::Codex;
use crate::error::{Error, ServerErrorKind};
use crate::request::CallOptions;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// Turns looked at first: the one in question is nearly always the last.
const FEW: u32 = 5;
/// Turns looked at at once when it is an older one.
const MANY: u32 = 100;
/// How often more turns are asked for.
const PAGES: usize = 20;

/// What the server says.
#[derive(Debug)]
pub(super) enum Fate {
    /// It is over, and this is what is stored of it.
    Over(Box<protocol::Turn>, KnownBy),
    /// It runs.
    Running,
    /// The server doesn't know it.
    Unknown,
}

/// Asks with `thread/turns/list`, or with `thread/read` where the server has no such method or not
/// for this thread.
///
/// `failed` says whether the turn's events have told of a failure already.
pub(super) async fn ask(
    codex: &Codex,
    thread: &ThreadId,
    turn: &TurnId,
    failed: bool,
) -> Result<Fate, Error> {
    let asked = match turns_list(codex, thread, turn).await {
        Ok(found) => Ok((found, KnownBy::TurnsList)),
        Err(error) if is_not_for_this(&error) => thread_read(codex, thread, turn)
            .await
            .map(|found| (found, KnownBy::ThreadRead)),
        Err(error) => Err(error),
    };
    let (found, known_by) = match asked {
        Ok((Some(found), known_by)) => (found, known_by),
        Ok((None, _)) => return Ok(Fate::Unknown),
        Err(error) if is_unknown(&error) => return Ok(Fate::Unknown),
        Err(error) => return Err(error),
    };
    if found.turn.status == TurnStatus::InProgress {
        return Ok(Fate::Running);
    }
    corrected(codex, thread, found, known_by, failed).await
}

/// What is stored of a turn.
struct Found {
    turn: protocol::Turn,
    /// Whether it is the thread's last one.
    newest: bool,
}

async fn turns_list(
    codex: &Codex,
    thread: &ThreadId,
    turn: &TurnId,
) -> Result<Option<Found>, Error> {
    let params = |limit, view| {
        ThreadTurnsListParams::new(thread)
            .limit(limit)
            .items_view(view)
    };
    let mut page = match call(codex, params(FEW, TurnItemsView::Full)).await {
        // Without the choice of a view the items come whole.
        Err(Error::Refused(refused)) if refused.field() == Some("itemsView") => {
            call(codex, ThreadTurnsListParams::new(thread).limit(FEW)).await?
        }
        other => other?,
    };
    let newest = page.data.first().map(|turn| turn.id.clone());
    for _ in 0..PAGES {
        if let Some(found) = find(page.data, turn, newest.as_ref()) {
            return Ok(Some(found));
        }
        let Some(cursor) = page.next_cursor else {
            break;
        };
        let next = ThreadTurnsListParams::new(thread).limit(MANY);
        page = call(codex, next.cursor(cursor)).await?;
    }
    Ok(None)
}

async fn thread_read(
    codex: &Codex,
    thread: &ThreadId,
    turn: &TurnId,
) -> Result<Option<Found>, Error> {
    let read = call(codex, ThreadReadParams::new(thread).include_turns(true)).await?;
    let newest = read.thread.turns.last().map(|turn| turn.id.clone());
    Ok(find(read.thread.turns, turn, newest.as_ref()))
}

fn find(turns: List<protocol::Turn>, turn: &TurnId, newest: Option<&TurnId>) -> Option<Found> {
    let newest = newest == Some(turn);
    let turn = turns.into_iter().find(|found| found.id == *turn)?;
    Some(Found { turn, newest })
}

/// Older servers' words about a turn need care.
async fn corrected(
    codex: &Codex,
    thread: &ThreadId,
    found: Found,
    known_by: KnownBy,
    failed: bool,
) -> Result<Fate, Error> {
    let release = codex.server().release();
    let before = |minor| release != Release::new(0, 0, 0) && release < Release::new(0, minor, 0);
    let Found { mut turn, newest } = found;
    if turn.status != TurnStatus::Completed {
        return Ok(Fate::Over(Box::new(turn), known_by));
    }
    // Up to 0.104 a running turn is called completed.
    if before(105) && runs(codex, thread, &turn.id).await? {
        return Ok(Fate::Running);
    }
    // Up to 0.146 a failed one is. Its events tell, and since 0.105 the thread's status, which is
    // about the last turn.
    if before(147) && (failed || newest && !before(105) && is_broken(codex, thread).await?) {
        turn.status = TurnStatus::Failed;
    }
    Ok(Fate::Over(Box::new(turn), known_by))
}

async fn is_broken(codex: &Codex, thread: &ThreadId) -> Result<bool, Error> {
    let read = call(codex, ThreadReadParams::new(thread)).await?;
    let status = read.thread.status;
    Ok(matches!(status, Some(ThreadStatus::SystemError(_))))
}

/// Whether a turn runs, by what the server says to input for a turn that can't be: it refuses that,
/// and names the one that runs.
pub(crate) async fn runs(codex: &Codex, thread: &ThreadId, turn: &TurnId) -> Result<bool, Error> {
    const NONE: &str = "00000000-0000-0000-0000-000000000000";
    if is_young(codex.connection(), thread, turn) {
        return Ok(true);
    }
    match call(codex, TurnSteerParams::new(NONE, "?", thread)).await {
        Err(Error::Server(error)) => Ok(match error.kind() {
            ServerErrorKind::StaleTurn { active } => active.as_deref() == Some(turn.as_str()),
            _ => false,
        }),
        Err(error) => Err(error),
        Ok(_) => Ok(true),
    }
}

async fn call<P: protocol::Request>(codex: &Codex, params: P) -> Result<P::Response, Error> {
    let options = CallOptions::new().timeout(PATIENCE);
    codex.call_with(params, options).await
}

/// Whether the method is not for this server, or not for this thread.
fn is_not_for_this(error: &Error) -> bool {
    match error {
        Error::Refused(_) => true,
        Error::Server(error) => matches!(
            error.kind(),
            ServerErrorKind::UnknownMethod
                | ServerErrorKind::UnknownValue { .. }
                | ServerErrorKind::NeedsExperimental { .. }
                | ServerErrorKind::NotSupportedForThread
                | ServerErrorKind::WrongHistoryMode
        ),
        _ => false,
    }
}

fn is_unknown(error: &Error) -> bool {
    error.server().is_some_and(|error| {
        error.kind().is_unknown_thread() || *error.kind() == ServerErrorKind::NotStoredYet
    })
}
