//! What a live view is seeded by: the thread, and as many of its turns as are wanted, by whichever
//! method the server and the thread have.

use codex_threads_protocol::{
    SortDirection, ThreadId, ThreadReadParams, ThreadTurnsListParams, Turn, TurnItemsView,
};

use super::super::seed::Read;
use crate::codex::Codex;
use crate::error::{Error, ServerErrorKind};

/// Turns that are asked for at once.
const PAGE: u32 = 100;

/// The thread with its newest turns, at most `most` of them.
pub(super) async fn read(codex: &Codex, id: &ThreadId, most: Option<usize>) -> Result<Read, Error> {
    if most != Some(0) && codex.server().accepts("thread/turns/list") {
        match newest(codex, id, most).await {
            Err(error) if !serves_no_pages(&error) => return Err(error),
            Err(_) => {}
            Ok((turns, earlier)) => {
                let mut thread = codex.call(ThreadReadParams::new(id)).await?.thread;
                thread.turns = turns.into();
                return Ok(if earlier {
                    Read::newest(thread)
                } else {
                    Read::whole(thread)
                });
            }
        }
    }
    if most != Some(0) {
        let whole = ThreadReadParams::new(id).include_turns(true);
        match codex.call(whole).await {
            Err(error) if !has_no_turns(&error) => return Err(error),
            Err(_) => {}
            Ok(answer) => {
                let mut thread = answer.thread;
                let earlier = most.is_some_and(|most| thread.turns.len() > most);
                if let Some(most) = most.filter(|_| earlier) {
                    let first = thread.turns.len() - most;
                    thread.turns.drain(..first);
                    return Ok(Read::newest(thread));
                }
                return Ok(Read::whole(thread));
            }
        }
    }
    let answer = codex.call(ThreadReadParams::new(id)).await?;
    Ok(Read::without_turns(answer.thread))
}

/// The newest turns, the oldest of them first; whether there are others before them.
async fn newest(
    codex: &Codex,
    id: &ThreadId,
    most: Option<usize>,
) -> Result<(Vec<Turn>, bool), Error> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let left = most.map_or(PAGE as usize, |most| most.saturating_sub(turns.len()));
        let limit = u32::try_from(left).unwrap_or(PAGE).min(PAGE);
        let mut params = ThreadTurnsListParams::new(id)
            .limit(limit)
            .sort_direction(SortDirection::Desc);
        if codex
            .server()
            .heeds("thread/turns/list", "itemsView", "full")
        {
            params = params.items_view(TurnItemsView::Full);
        }
        params.cursor = cursor.take();
        let page = codex.call(params).await?;
        let came = page.data.len();
        turns.extend(page.data);
        let enough = most.is_some_and(|most| turns.len() >= most);
        match page.next_cursor {
            Some(next) if came > 0 && !enough => cursor = Some(next),
            more => {
                turns.reverse();
                return Ok((turns, more.is_some()));
            }
        }
    }
}

/// The thread's turns can't be had page by page, but maybe at once.
fn serves_no_pages(error: &Error) -> bool {
    matches!(error, Error::Refused(_)) || has_no_turns(error)
}

/// Nothing is stored of the thread's turns: there has been none, or they are not kept.
fn has_no_turns(error: &Error) -> bool {
    error.server().is_some_and(|error| {
        matches!(
            error.kind(),
            ServerErrorKind::NotStoredYet | ServerErrorKind::NotSupportedForThread
        )
    })
}
