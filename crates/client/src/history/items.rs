//! Pages of items.

use codex_threads_protocol::{
    Request as _, SortDirection, ThreadItem, ThreadItemsListCursor, ThreadItemsListParams,
    ThreadItemsListResponseDataItem as Entry, UnknownValue,
};
use serde_json::Value;

use super::turns::Turns;
use super::{History, HistoryItem, HistoryPage, ask};
use crate::error::Error;
use crate::paging::{Step, Trail};

/// Reads items, page by page.
pub(super) struct Items {
    history: History,
    state: State,
}

enum State {
    /// Nothing was asked yet.
    New,
    /// There are more pages at the params' cursor.
    Paging(Box<ThreadItemsListParams>, Trail),
    /// Items are read with their turns.
    OfTurns(Box<Turns>),
    /// The last page led to one that was read before.
    Circle,
    Over,
}

impl Items {
    pub(super) fn new(history: History) -> Self {
        Self {
            history,
            state: State::New,
        }
    }

    async fn page(&mut self) -> Result<Option<HistoryPage<HistoryItem>>, Error> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::New => self.first().await,
            State::Paging(params, trail) => self.listed(params, trail).await.map(Some),
            State::OfTurns(turns) => self.of_turns(turns).await,
            State::Circle => Err(Error::repeated_cursor(ThreadItemsListParams::METHOD)),
            State::Over => Ok(None),
        }
    }

    async fn first(&mut self) -> Result<Option<HistoryPage<HistoryItem>>, Error> {
        let server = self.history.thread.codex().server();
        if server.accepts(ThreadItemsListParams::METHOD) {
            let mut params =
                ThreadItemsListParams::new(self.history.thread.id()).limit(self.history.page_size);
            params.sort_direction = Some(match self.history.oldest_first {
                true => SortDirection::Asc,
                false => SortDirection::Desc,
            });
            match self.listed(Box::new(params), Trail::default()).await {
                Ok(page) => return Ok(Some(page)),
                Err(error) if ask::is_nothing_stored(&error) => return Ok(None),
                Err(error) if ask::is_another_way_open(&error) => {}
                Err(error) => return Err(error),
            }
        }
        let turns = Turns::new(self.history.clone()).with_items();
        self.of_turns(Box::new(turns)).await
    }

    async fn listed(
        &mut self,
        mut params: Box<ThreadItemsListParams>,
        mut trail: Trail,
    ) -> Result<HistoryPage<HistoryItem>, Error> {
        let codex = self.history.thread.codex();
        let page = codex.call((*params).clone()).await?;
        self.state = match page.next_cursor {
            None => State::Over,
            Some(cursor) if trail.is_new(&cursor) => {
                params.cursor = Some(ThreadItemsListCursor::Text(cursor));
                State::Paging(params, trail)
            }
            Some(_) => State::Circle,
        };
        let rejected = page.data.rejected().to_vec();
        Ok(HistoryPage {
            entries: page.data.into_iter().map(HistoryItem::from).collect(),
            rejected,
        })
    }

    async fn of_turns(
        &mut self,
        mut turns: Box<Turns>,
    ) -> Result<Option<HistoryPage<HistoryItem>>, Error> {
        let Some(page) = turns.page().await? else {
            return Ok(None);
        };
        self.state = State::OfTurns(turns);
        let mut rejected = page.rejected;
        let mut entries = Vec::new();
        for turn in page.entries {
            rejected.extend_from_slice(turn.items.rejected());
            let items = turn.items.into_iter().map(|item| HistoryItem {
                turn_id: Some(turn.id.clone()),
                item,
                started_at_ms: None,
                completed_at_ms: None,
            });
            if self.history.oldest_first {
                entries.extend(items);
            } else {
                entries.extend(items.rev());
            }
        }
        Ok(Some(HistoryPage { entries, rejected }))
    }
}

impl From<Entry> for HistoryItem {
    fn from(entry: Entry) -> Self {
        let alone = |item| Self {
            turn_id: None,
            item,
            started_at_ms: None,
            completed_at_ms: None,
        };
        match entry {
            Entry::ThreadItemEntry(entry) => Self {
                turn_id: Some(entry.turn_id),
                item: entry.item,
                started_at_ms: entry.started_at_ms,
                completed_at_ms: entry.completed_at_ms,
            },
            Entry::ThreadItem(item) => alone(item),
            Entry::Unknown(value) => alone(ThreadItem::Unknown(value)),
            _ => alone(ThreadItem::Unknown(UnknownValue::new(Value::Null))),
        }
    }
}

impl Step for Items {
    type Output = Result<HistoryPage<HistoryItem>, Error>;

    async fn step(mut self) -> (Self, Option<Self::Output>) {
        let page = self.page().await;
        if page.is_err() {
            self.state = State::Over;
        }
        (self, page.transpose())
    }
}
