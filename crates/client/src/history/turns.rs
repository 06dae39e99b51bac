//! Pages of turns.

use std::vec;

use codex_threads_protocol::{
    Rejected, Request as _, SortDirection, ThreadTurnsListParams, Turn, TurnItemsView,
};

use super::{History, HistoryPage, ask};
use crate::error::Error;
use crate::paging::{Step, Trail};

/// Reads turns, page by page.
pub(super) struct Turns {
    history: History,
    state: State,
}

enum State {
    /// Nothing was asked yet.
    New,
    /// There are more pages at the params' cursor.
    Paging(Box<ThreadTurnsListParams>, Trail),
    /// All was read; the rest of it, in the order that is asked for.
    InMemory(vec::IntoIter<Turn>),
    /// The last page led to one that was read before.
    Circle,
    Over,
}

impl Turns {
    pub(super) fn new(history: History) -> Self {
        Self {
            history,
            state: State::New,
        }
    }

    fn params(&self) -> ThreadTurnsListParams {
        let mut params =
            ThreadTurnsListParams::new(self.history.thread.id()).limit(self.history.page_size);
        params.sort_direction = Some(match self.history.oldest_first {
            true => SortDirection::Asc,
            false => SortDirection::Desc,
        });
        // Without the field servers send everything, or since 0.130 summaries.
        let server = self.history.thread.codex().server();
        if server.heeds(ThreadTurnsListParams::METHOD, "itemsView", "full") {
            params.items_view = Some(self.history.view.clone());
        }
        params
    }

    pub(super) async fn page(&mut self) -> Result<Option<HistoryPage<Turn>>, Error> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::New => self.first().await,
            State::Paging(params, trail) => self.listed(params, trail).await.map(Some),
            State::InMemory(rest) => Ok(self.remembered(rest, Vec::new())),
            State::Circle => Err(Error::repeated_cursor(ThreadTurnsListParams::METHOD)),
            State::Over => Ok(None),
        }
    }

    async fn first(&mut self) -> Result<Option<HistoryPage<Turn>>, Error> {
        let server = self.history.thread.codex().server();
        if server.accepts(ThreadTurnsListParams::METHOD) {
            let params = Box::new(self.params());
            match self.listed(params, Trail::default()).await {
                Ok(page) => return Ok(Some(page)),
                Err(error) if ask::is_nothing_stored(&error) => return Ok(None),
                Err(error) if ask::is_another_way_open(&error) => {}
                Err(error) => return Err(error),
            }
        }
        let mut turns = ask::whole(&self.history.thread).await?;
        if !self.history.oldest_first {
            turns.reverse();
        }
        // The first page tells of all turns that don't decode.
        let rejected = turns.rejected().to_vec();
        Ok(self.remembered(turns.into_vec().into_iter(), rejected))
    }

    async fn listed(
        &mut self,
        mut params: Box<ThreadTurnsListParams>,
        mut trail: Trail,
    ) -> Result<HistoryPage<Turn>, Error> {
        let codex = self.history.thread.codex();
        let page = codex.call((*params).clone()).await?;
        self.state = match page.next_cursor {
            None => State::Over,
            Some(cursor) if trail.is_new(&cursor) => {
                params.cursor = Some(cursor);
                State::Paging(params, trail)
            }
            Some(_) => State::Circle,
        };
        Ok(page.data.into())
    }

    fn remembered(
        &mut self,
        mut rest: vec::IntoIter<Turn>,
        rejected: Vec<Rejected>,
    ) -> Option<HistoryPage<Turn>> {
        let size = usize::try_from(self.history.page_size).unwrap_or(1);
        let entries: Vec<_> = rest.by_ref().take(size).collect();
        if entries.is_empty() && rejected.is_empty() {
            return None;
        }
        self.state = State::InMemory(rest);
        Some(HistoryPage { entries, rejected })
    }

    /// The same turns with all their items.
    pub(super) fn with_items(mut self) -> Self {
        self.history.view = TurnItemsView::Full;
        self
    }
}

impl Step for Turns {
    type Output = Result<HistoryPage<Turn>, Error>;

    async fn step(mut self) -> (Self, Option<Self::Output>) {
        let page = self.page().await;
        if page.is_err() {
            self.state = State::Over;
        }
        (self, page.transpose())
    }
}
