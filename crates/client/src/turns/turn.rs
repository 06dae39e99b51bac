//! The handle of a turn.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use codex_threads_protocol::{IntoField, List, ThreadId, TurnId, TurnSteerResponse, UserInput};
use futures_core::Stream;

use super::end::TurnEnd;
use super::follow::Follower;
use super::interrupt::{self, Interrupt};
use super::start;
use crate::codex::Codex;
use crate::error::Error;
use crate::events::Event;
use crate::sync::Ordering;

/// A turn: its events, its end, and the means to steer and to stop it.
///
/// It is a stream of the turn's events that ends with the turn. [`end`](Self::end) says how it
/// ended, and always resolves, whether or not the events are read.
///
/// **Clones** are handles on the same turn, each with a stream of its own that begins where it is
/// cloned. All can be used side by side, and no method but those of the stream wants `&mut`.
///
/// **Dropping** a handle neither interrupts the turn nor waits for it; the turn goes on, and the
/// thread's events go on telling of it. [`interrupt_on_drop`](Self::interrupt_on_drop) chooses
/// otherwise.
///
/// ```no_run
/// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
/// let mut turn = thread.start_turn("Summarise this repository").await?;
/// while let Some(event) = turn.next().await {
///     println!("{}", event.method());
/// }
/// println!("{}", turn.end().await);
/// # Ok(()) }
/// ```
pub struct Turn {
    codex: Codex,
    id: TurnId,
    joined: bool,
    follower: Follower,
}

impl Turn {
    pub(super) fn from_parts(codex: &Codex, id: TurnId, joined: bool, follower: Follower) -> Self {
        Self {
            codex: codex.clone(),
            id,
            joined,
            follower,
        }
    }

    /// The turn's id.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::Turn) { println!("{}", turn.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &TurnId {
        &self.id
    }

    /// The thread's id.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::Turn) { println!("{}", turn.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> &ThreadId {
        &self.follower.place().thread
    }

    /// Whether the turn ran already when this handle was made: the input given with
    /// [`start_turn`](crate::Thread::start_turn) went to a running turn, or the handle was
    /// [attached](crate::Thread::attach_turn) to it. Its stream doesn't begin with the turn then.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::Turn) {
    /// if turn.joined() { println!("{} was running", turn.id()); }
    /// # }
    /// ```
    #[must_use]
    pub fn joined(&self) -> bool {
        self.joined
    }

    /// Waits for the next event of this turn; `None` after its end. Dropping the future loses
    /// nothing.
    ///
    /// ```no_run
    /// # async fn run(mut turn: codex_threads::Turn) {
    /// while let Some(event) = turn.next().await { println!("{}", event.method()); }
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Event> {
        poll_fn(|cx| self.follower.poll_next(cx)).await
    }

    /// The next event if one is waiting.
    ///
    /// ```
    /// # fn show(mut turn: codex_threads::Turn) {
    /// while let Some(event) = turn.try_next() { println!("{}", event.method()); }
    /// # }
    /// ```
    pub fn try_next(&mut self) -> Option<Event> {
        self.follower.try_next()
    }

    /// Waits for the turn's end. It resolves whether or not the events are read, may be called by
    /// several tasks, and may be called again.
    ///
    /// It always resolves. Where the end itself is lost on its way, the server is asked: a second
    /// after its thread was said to be idle or another turn to run in it, at once when the thread
    /// was closed or the end can't be decoded, a second after an [interrupt](Self::interrupt) was
    /// answered and at once when it was refused or not answered, and after the
    /// [`silence`](Self::silence) that the program has set, if it has. A turn that was to be
    /// interrupted and is said to run is asked about again, after two seconds and then at growing
    /// intervals of at most a minute. What can't be found out is [`TurnEnd::Lost`].
    ///
    /// There is no time-out on the whole: a turn may take hours.
    ///
    /// With servers up to 0.144 a command may end just after its turn. Its end is waited for, for
    /// one second at most, and not when the turn was interrupted.
    ///
    /// ```no_run
    /// # async fn run(turn: codex_threads::Turn) {
    /// if turn.end().await.is_completed() { println!("done"); }
    /// # }
    /// ```
    pub async fn end(&self) -> TurnEnd {
        self.follower.place().state.wait_ended().await
    }

    /// How the turn ended, if it has.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::Turn) { println!("{}", turn.ended().is_some()); }
    /// ```
    #[must_use]
    pub fn ended(&self) -> Option<TurnEnd> {
        self.follower.place().state.ended()
    }

    /// Sets how long nothing may be heard of the turn, in place of
    /// [`Builder::turn_silence`](crate::Builder::turn_silence); `None` for as long as it takes.
    ///
    /// Every event of the turn and every request of the server in it begins the time anew. When it
    /// has passed, the server is asked what became of the turn (`thread/turns/list`, or
    /// `thread/read` where that is all there is). If the turn is over, [`end`](Self::end) resolves,
    /// and says that it was found by asking. If it runs, nothing happens until another silence. If
    /// the server doesn't know the turn, or has failed to answer three times in a row, it is
    /// [lost](TurnEnd::Lost).
    ///
    /// It holds for all handles on the turn.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let turn = thread.start_turn("Summarise this repository").await?;
    /// turn.silence(std::time::Duration::from_secs(300));
    /// println!("{}", turn.end().await);
    /// # Ok(()) }
    /// ```
    pub fn silence(&self, silence: impl Into<Option<Duration>>) {
        self.follower.place().state.set_silence(silence.into());
    }

    /// Whether to interrupt the turn when the last handle on it is dropped before its end; off by
    /// default. Dropping doesn't wait: the interrupt is sent by the runtime, for as long as the
    /// connection lives. It holds for all handles on the turn.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let turn = thread.start_turn("Summarise this repository").await?;
    /// turn.interrupt_on_drop(true);
    /// # Ok(()) }
    /// ```
    pub fn interrupt_on_drop(&self, on: bool) {
        let state = &self.follower.place().state;
        state.interrupt_on_drop.store(on, Ordering::Relaxed);
    }

    /// Interrupts the turn; its end is [`TurnEnd::Interrupted`]. Shell commands that it has started
    /// may go on running.
    ///
    /// It may be called by several tasks and again: one request is sent, and all get its outcome.
    /// It returns as soon as the turn's end is known, and after ten seconds at the latest, also
    /// where the server never answers (`turn/interrupt` without a running turn, up to 0.125, and
    /// right after the end). Another turn that has begun in the thread is never hit. Where a
    /// server refuses to interrupt a turn because it has only just begun, it is tried again.
    ///
    /// # Errors
    ///
    /// [`Error`]: [`OutcomeUnknown`](Error::OutcomeUnknown) when there was no answer in time. That
    /// the turn is over is not an error.
    ///
    /// ```no_run
    /// # async fn run(turn: codex_threads::Turn) -> Result<(), codex_threads::Error> {
    /// turn.interrupt().await?;
    /// # Ok(()) }
    /// ```
    pub async fn interrupt(&self) -> Result<Interrupt, Error> {
        interrupt::interrupt(self.follower.place(), &self.id).await
    }

    /// Gives the running turn more input: text, or a list of inputs, which keep their order
    /// (`turn/steer`). The model sees it with its next request of this turn.
    ///
    /// Servers up to 0.107 answer a steer as taken and drop the input when the turn ends at that
    /// very moment: see [`Thread::send`](crate::Thread::send).
    ///
    /// # Errors
    ///
    /// [`Error`]: [`TurnOver`](Error::TurnOver) without asking the server when the turn's end is
    /// known, and what the server says when it takes no input
    /// ([`Error::is_turn_over`] holds for both).
    ///
    /// ```no_run
    /// # async fn run(turn: codex_threads::Turn) -> Result<(), codex_threads::Error> {
    /// turn.steer("Look at the tests too").await?;
    /// # Ok(()) }
    /// ```
    pub async fn steer(
        &self,
        input: impl IntoField<List<UserInput>>,
    ) -> Result<TurnSteerResponse, Error> {
        if self.follower.place().state.is_over() {
            return Err(Error::TurnOver {
                method: "turn/steer".into(),
                turn: self.id.clone(),
            });
        }
        start::steer(&self.codex, self.thread_id(), &self.id, input).await
    }

    /// The turn's end, for whoever must not keep the connection alive. The turn is followed until
    /// then, whatever becomes of this handle.
    pub(crate) fn ending(&self) -> impl Future<Output = TurnEnd> + Send + use<> {
        let follower = self.follower.another();
        follower.deafen();
        async move { follower.place().state.wait_ended().await }
    }

    /// As though the server had been asked, and had said this.
    #[cfg(all(test, interleavings))]
    pub(crate) fn found(&self, end: TurnEnd) {
        self.follower.place().settle(&self.id, end);
    }

    /// Wants no events.
    pub(crate) fn deafen(&self) {
        self.follower.deafen();
    }
}

/// Another handle on the same turn. Its stream begins here.
impl Clone for Turn {
    fn clone(&self) -> Self {
        Self::from_parts(
            &self.codex,
            self.id.clone(),
            self.joined,
            self.follower.another(),
        )
    }
}

impl Stream for Turn {
    type Item = Event;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Event>> {
        self.follower.poll_next(cx)
    }
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Turn")
            .field("id", &self.id)
            .field("thread", self.thread_id())
            .field("joined", &self.joined)
            .field("ended", &self.follower.place().state.is_over())
            .finish()
    }
}
