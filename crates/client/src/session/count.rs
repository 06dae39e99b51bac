//! How many turns a thread has, without reading them.

use codex_threads_protocol::{TurnId, TurnItemsView};

use crate::error::Error;
use crate::thread::Thread;

/// What a page has at most.
const PAGE: u32 = 100;

/// How many turns there were up to one of them. What is before a turn is not changed by anything: a history is
/// taken back from its end only. So later countings stop there.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    turn: TurnId,
    turns: u64,
}

/// How many turns the thread has, and a mark for the next time.
pub(super) async fn count(
    thread: &Thread,
    mark: Option<&Mark>,
) -> Result<(u64, Option<Mark>), Error> {
    let mut newest = None;
    let mut newer = 0;
    let mut turns = thread
        .history()
        .newest_first()
        .page_size(PAGE)
        .items_view(TurnItemsView::NotLoaded)
        .turns();
    let mut total = None;
    while let Some(turn) = turns.next().await {
        let turn = turn?;
        if let Some(mark) = mark.filter(|mark| mark.turn == turn.id) {
            newest.get_or_insert(turn.id);
            total = Some(mark.turns + newer);
            break;
        }
        newest.get_or_insert(turn.id);
        newer += 1;
    }
    // Those that don't decode are turns nevertheless.
    let total = total.unwrap_or(newer) + u64::try_from(turns.rejected_count()).unwrap_or(0);
    let mark = newest.map(|turn| Mark { turn, turns: total });
    Ok((total, mark))
}

/// The newest turn of a thread, without its items.
pub(super) async fn newest(thread: &Thread) -> Result<Option<codex_threads_protocol::Turn>, Error> {
    let history = thread.history().newest_first().page_size(1);
    let mut turns = history.items_view(TurnItemsView::NotLoaded).turns();
    turns.next().await.transpose()
}

/// Whether the thread still has a turn.
pub(super) async fn has(thread: &Thread, id: &TurnId) -> Result<bool, Error> {
    let history = thread.history().newest_first().page_size(PAGE);
    let mut turns = history.items_view(TurnItemsView::NotLoaded).turns();
    while let Some(turn) = turns.next().await {
        if turn?.id == *id {
            return Ok(true);
        }
    }
    Ok(false)
}
