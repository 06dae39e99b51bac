//! One list, from its beginning to its end.

use std::collections::HashSet;

use codex_threads_protocol::{
    Request as _, SortDirection, Thread, ThreadId, ThreadListParams, ThreadSortKey,
};

use super::query::PAGE;
use super::stamp::Stamp;
use crate::error::Error;
use crate::paging::Trail;

const METHOD: &str = ThreadListParams::METHOD;

/// One list, and where its reader is.
pub(super) struct Leg {
    params: ThreadListParams,
    trail: Trail,
    next: Next,
    /// Whether a moment held more threads than could be listed.
    incomplete: bool,
    /// Whether this is the other order, taken because of such a moment.
    second: bool,
    front: Front,
}

/// What is asked next.
enum Next {
    Page,
    /// The threads of one moment, from its other end; those that this end has shown.
    OtherEnd {
        moment: Stamp,
        shown: HashSet<ThreadId>,
    },
    /// Nothing: the page before led back to one that was there.
    Circle,
    /// Nothing: some moment has more threads than can be listed.
    Incomplete,
    Over,
}

/// The front of a list that threads move to while it is read.
enum Front {
    Fixed,
    /// The time of its first thread when the list was begun, once that is known.
    Moving(Option<i64>),
    /// It is read once more, up to that time.
    Again {
        mark: i64,
        news: bool,
        pages: usize,
    },
}

/// A page, as far as it matters here.
pub(super) struct Page<'p> {
    pub(super) threads: &'p [Thread],
    /// How many of them had not been listed before.
    pub(super) fresh: usize,
    pub(super) next: Option<&'p str>,
}

impl Leg {
    pub(super) fn new(params: ThreadListParams) -> Self {
        let moves = matches!(
            params.sort_key,
            Some(ThreadSortKey::UpdatedAt | ThreadSortKey::RecencyAt)
        );
        let towards_old = !matches!(params.sort_direction, Some(SortDirection::Asc));
        Self {
            // Who begins in the middle has no use for the front.
            front: if moves && towards_old && params.cursor.is_none() {
                Front::Moving(None)
            } else {
                Front::Fixed
            },
            params,
            trail: Trail::default(),
            next: Next::Page,
            incomplete: false,
            second: false,
        }
    }

    /// What to ask; `None` when all is listed.
    pub(super) fn ask(&self) -> Result<Option<ThreadListParams>, Error> {
        match &self.next {
            Next::Page => Ok(Some(self.params.clone())),
            Next::OtherEnd { moment, .. } => {
                let mut params = self.params.clone();
                (params.sort_direction, params.cursor) = match self.is_ascending() {
                    true => (Some(SortDirection::Desc), Some(moment.after())),
                    false => (Some(SortDirection::Asc), Some(moment.before())),
                };
                Ok(Some(params))
            }
            Next::Circle => Err(Error::repeated_cursor(METHOD)),
            Next::Incomplete => Err(Error::incomplete(METHOD)),
            Next::Over => Ok(None),
        }
    }

    /// Takes note of the page that was asked for.
    pub(super) fn note(&mut self, page: &Page<'_>) {
        self.next = match std::mem::replace(&mut self.next, Next::Over) {
            Next::Page => self.after_page(page),
            Next::OtherEnd { moment, shown } => {
                let met = page.threads.iter().any(|thread| shown.contains(&thread.id));
                self.incomplete |= !met && page.next.is_some();
                self.params.cursor = Some(moment.text());
                Next::Page
            }
            other => other,
        };
    }

    fn after_page(&mut self, page: &Page<'_>) -> Next {
        let times = || page.threads.iter().map(|thread| time(&self.params, thread));
        match &mut self.front {
            Front::Moving(mark @ None) => *mark = times().max(),
            Front::Again { mark, news, pages } => {
                *news |= page.fresh > 0;
                *pages += 1;
                if times().any(|time| time < *mark) {
                    return self.at_the_end();
                }
            }
            _ => {}
        }
        let Some(cursor) = page.next else {
            return self.at_the_end();
        };
        let seconds = !matches!(
            self.params.sort_key,
            Some(ThreadSortKey::UpdatedAt | ThreadSortKey::RecencyAt)
        );
        let Some(moment) = Stamp::of(cursor, seconds) else {
            return self.go_to(cursor.to_owned());
        };
        // The threads of this moment that the page had no room for would be lost: back by one.
        let cursor = match self.is_ascending() {
            true => moment.before(),
            false => moment.after(),
        };
        if self.params.cursor.as_deref() != Some(&cursor) {
            return self.go_to(cursor);
        }
        // The whole page is of one moment.
        if self.params.limit.is_some_and(|limit| limit < PAGE) {
            self.params.limit = Some(PAGE);
            return Next::Page;
        }
        Next::OtherEnd {
            moment,
            shown: page.threads.iter().map(|t| t.id.clone()).collect(),
        }
    }

    fn go_to(&mut self, cursor: String) -> Next {
        if !self.trail.is_new(&cursor) {
            return Next::Circle;
        }
        self.params.cursor = Some(cursor);
        Next::Page
    }

    fn at_the_end(&mut self) -> Next {
        let mark = match self.front {
            Front::Moving(Some(mark)) => mark,
            // On one page nothing can move past the reader.
            Front::Again {
                mark,
                news: true,
                pages: 2..,
            } => mark,
            _ => return self.really_at_the_end(),
        };
        self.front = Front::Again {
            mark,
            news: false,
            pages: 0,
        };
        self.begin_again()
    }

    fn really_at_the_end(&mut self) -> Next {
        if !self.incomplete {
            return Next::Over;
        }
        if self.second {
            return Next::Incomplete;
        }
        // Threads that were created in one moment may have been updated in several.
        self.second = true;
        self.incomplete = false;
        let by_creation = matches!(self.params.sort_key, None | Some(ThreadSortKey::CreatedAt));
        self.params.sort_key = Some(if by_creation {
            ThreadSortKey::UpdatedAt
        } else {
            ThreadSortKey::CreatedAt
        });
        self.front = if by_creation && !self.is_ascending() {
            Front::Moving(None)
        } else {
            Front::Fixed
        };
        self.begin_again()
    }

    fn begin_again(&mut self) -> Next {
        self.trail = Trail::default();
        self.params.cursor = None;
        Next::Page
    }

    fn is_ascending(&self) -> bool {
        matches!(self.params.sort_direction, Some(SortDirection::Asc))
    }
}

/// The time that a list with a moving front is in order of, in seconds.
fn time(params: &ThreadListParams, thread: &Thread) -> i64 {
    match params.sort_key {
        Some(ThreadSortKey::RecencyAt) => thread.recency_at.unwrap_or(thread.updated_at),
        _ => thread.updated_at,
    }
}
