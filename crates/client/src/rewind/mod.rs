//! Taking turns back, in whichever way the server has for the thread at hand.
//!
//! [`Thread::rewind`] asks where to rewind to, looks whether that place exists, and then chooses:
//!
//! | server | `legacy` thread | `paginated` thread |
//! |---|---|---|
//! | up to 0.142 | `thread/rollback` | there are none, see [`Refused`](crate::Refused) |
//! | 0.143 to 0.145 | `thread/rollback` | none: refused by the server |
//! | 0.146 and 0.147 | `thread/rollback` | a fork that ends earlier |
//! | 0.148 to 0.155 | `thread/rollback` | `thread/revert` |
//! | since 0.156 | a fork that ends earlier | `thread/revert` |
//!
//! (New threads are `legacy` up to 0.150 and `paginated` since.) A fork is another thread: it has an id of
//! its own, and the old one stays as it was. So go on with [`Rewound::thread`], whichever way it was; or
//! say [`Rewind::in_place`] to have an error instead of a fork.
//!
//! **Files stay as they are.** Rewinding takes back what was said, not what was done: commands that
//! ran, patches that were applied, anything outside of the thread.
//!
//! ```no_run
//! use codex_threads::{Rewind, RewindHow};
//!
//! # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::RewindError> {
//! let rewound = thread.rewind(Rewind::turns(1)).await?;
//! if let RewindHow::Forked { .. } = rewound.how { println!("now it is {}", rewound.thread.id()); }
//! rewound.thread.start_turn("Try another way").await?;
//! # Ok(()) }
//! ```

mod error;
mod place;
mod ways;

use codex_threads_protocol::{IntoField, TurnId};

use crate::thread::Thread;

pub use error::RewindError;
use place::Place;

/// Where to rewind a thread to: [`Thread::rewind`].
///
/// ```
/// use codex_threads::Rewind;
///
/// let last = Rewind::turns(1);
/// let there = Rewind::before("019a0000-0000-7000-8000-000000000001").in_place();
/// # let _ = (last, there);
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is rewound until it is given to a thread"]
pub struct Rewind {
    to: To,
    in_place: bool,
    interrupt: bool,
}

#[derive(Debug, Clone)]
enum To {
    Turns(u32),
    Before(TurnId),
}

impl Rewind {
    /// Takes the last turns back, so many of them. A compaction counts as a turn.
    ///
    /// ```
    /// let rewind = codex_threads::Rewind::turns(2);
    /// # let _ = rewind;
    /// ```
    pub fn turns(count: u32) -> Self {
        Self::to(To::Turns(count))
    }

    /// Takes a turn back, and all after it.
    ///
    /// ```
    /// let rewind = codex_threads::Rewind::before("019a0000-0000-7000-8000-000000000001");
    /// # let _ = rewind;
    /// ```
    pub fn before(turn: impl IntoField<TurnId>) -> Self {
        Self::to(To::Before(turn.into_field()))
    }

    fn to(to: To) -> Self {
        Self {
            to,
            in_place: false,
            interrupt: false,
        }
    }

    /// The thread is to keep its id: where only a fork would serve, that is an error
    /// ([`RewindError::OnlyByFork`]) and nothing is done.
    ///
    /// ```
    /// let rewind = codex_threads::Rewind::turns(1).in_place();
    /// # let _ = rewind;
    /// ```
    pub fn in_place(mut self) -> Self {
        self.in_place = true;
        self
    }

    /// A running turn is to be interrupted first. Unless this is said, a running turn is an error
    /// ([`RewindError::TurnRunning`]) and nothing is done.
    ///
    /// ```
    /// let rewind = codex_threads::Rewind::turns(1).interrupting();
    /// # let _ = rewind;
    /// ```
    pub fn interrupting(mut self) -> Self {
        self.interrupt = true;
        self
    }
}

/// A thread that was rewound.
///
/// ```
/// # fn show(rewound: &codex_threads::Rewound) {
/// println!("{} turns taken back, {:?}", rewound.turns, rewound.how);
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "it may be another thread than the one that was to be rewound"]
#[non_exhaustive]
pub struct Rewound {
    /// The thread to go on with.
    pub thread: Thread,
    /// In which way.
    pub how: RewindHow,
    /// The turn that is gone, and all after it.
    pub before: TurnId,
    /// How many turns are gone.
    pub turns: u32,
}

/// In which way a thread was rewound.
///
/// ```
/// use codex_threads::RewindHow;
///
/// fn keeps_its_id(how: &RewindHow) -> bool { !matches!(how, RewindHow::Forked { .. }) }
/// # let _ = keeps_its_id;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RewindHow {
    /// By `thread/rollback`.
    RolledBack,
    /// By `thread/revert`.
    Reverted,
    /// By `thread/fork`, up to a turn: the thread to go on with is a new one, and the old one is as it
    /// was.
    Forked {
        /// The thread that was to be rewound.
        from: codex_threads_protocol::ThreadId,
    },
}

impl Thread {
    /// Takes turns back.
    ///
    /// The thread must be loaded: started, resumed or forked on this server. Files stay as they are.
    ///
    /// Two things can't be ruled out, because the server has no words for them. A turn that somebody else
    /// starts at this very moment is taken back too, and interrupted by a revert. And
    /// `thread/rollback` answers with the whole history that is left.
    ///
    /// # Errors
    ///
    /// [`RewindError`]. Where the place to rewind to doesn't exist, a turn is running, or no way
    /// serves, nothing is done.
    ///
    /// ```no_run
    /// use codex_threads::{Rewind, RewindError};
    ///
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), RewindError> {
    /// let thread = match thread.rewind(Rewind::turns(1)).await {
    ///     Ok(rewound) => rewound.thread,
    ///     Err(RewindError::TooFewTurns { .. }) => thread,
    ///     Err(error) => return Err(error),
    /// };
    /// # let _ = thread; Ok(()) }
    /// ```
    pub async fn rewind(&self, rewind: Rewind) -> Result<Rewound, RewindError> {
        let mut place = Place::find(self, &rewind.to).await?;
        if let Some(running) = place.running.take() {
            if !rewind.interrupt {
                return Err(RewindError::TurnRunning { turn: running });
            }
            ways::interrupt(self, &running).await?;
        }
        ways::rewind(self, place, &rewind).await
    }
}
