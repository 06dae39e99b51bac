//! The handle of a running turn.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use codex_threads_protocol::{
    IntoField, List, ThreadId, TurnId, TurnInterruptParams, TurnStartParams, TurnStartResponse,
    TurnSteerParams, TurnSteerResponse, UserInput,
};
use futures_core::Stream;

use super::end::TurnEnd;
use super::latch::Latch;
use crate::codex::Codex;
use crate::connection::Purpose;
use crate::error::Error;
use crate::events::{Event, Subscription};
use crate::request::{CallOptions, Prepared};
use crate::sync::lock;

/// A turn that was started here: its events, and its end.
///
/// It is a stream of the turn's events that ends with the turn. Dropping it neither interrupts the
/// turn nor reads it to its end; the turn goes on, and the thread's events go on telling of it.
///
/// ```no_run
/// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
/// let mut turn = thread.start_turn("Summarise this repository").await?;
/// while let Some(event) = turn.next().await {
///     println!("{}", event.method());
/// }
/// println!("{:?}", turn.end().await);
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Turn {
    codex: Codex,
    thread: ThreadId,
    id: TurnId,
    latch: Arc<Latch>,
    subscription: Subscription,
}

impl Turn {
    /// Registers whoever waits for the turn, then writes the request.
    pub(crate) async fn start(codex: &Codex, params: TurnStartParams) -> Result<Self, Error> {
        let thread = params.thread_id.clone();
        let request = Prepared::typed(&params)?;
        drop(params);
        let latch = Arc::new(Latch::new());
        let router = &codex.connection().router;
        let queue = lock(router).expect_turn(&thread, &latch);
        let subscription = Subscription::new(queue, Arc::downgrade(router), Some(thread.clone()));
        let purpose = Purpose::StartsTurn {
            thread: thread.clone(),
            latch: Arc::clone(&latch),
        };
        let answer = codex
            .prepared(&request, &CallOptions::default(), purpose)
            .await?;
        let response: TurnStartResponse = answer.decode(&request)?;
        Ok(Self {
            codex: codex.clone(),
            thread,
            id: response.turn.id,
            latch,
            subscription,
        })
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
        &self.thread
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
        poll_fn(|cx| self.subscription.poll_next(cx)).await
    }

    /// The next event if one is waiting.
    ///
    /// ```
    /// # fn show(mut turn: codex_threads::Turn) {
    /// while let Some(event) = turn.try_next() { println!("{}", event.method()); }
    /// # }
    /// ```
    pub fn try_next(&mut self) -> Option<Event> {
        self.subscription.try_next()
    }

    /// Waits for the turn's end. It resolves whether or not the events are read, may be called by
    /// several tasks, and may be called again.
    ///
    /// There is no time-out: a turn may take hours. It ends with the connection at the latest.
    ///
    /// ```no_run
    /// # async fn run(turn: codex_threads::Turn) {
    /// if turn.end().await.is_completed() { println!("done"); }
    /// # }
    /// ```
    pub async fn end(&self) -> TurnEnd {
        TurnEnd::of(self.latch.wait().await)
    }

    /// How the turn ended, if it has.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::Turn) { println!("{}", turn.ended().is_some()); }
    /// ```
    #[must_use]
    pub fn ended(&self) -> Option<TurnEnd> {
        self.latch.get().map(TurnEnd::of)
    }

    /// Interrupts the turn; its end is [`TurnEnd::Interrupted`]. Shell commands that it has started
    /// may go on running.
    ///
    /// # Errors
    ///
    /// [`Error`]; servers up to 0.125 never answer when the turn is over already, which ends in
    /// [`Error::Timeout`].
    ///
    /// ```no_run
    /// # async fn run(turn: codex_threads::Turn) -> Result<(), codex_threads::Error> {
    /// turn.interrupt().await?;
    /// # Ok(()) }
    /// ```
    pub async fn interrupt(&self) -> Result<(), Error> {
        self.codex
            .call(TurnInterruptParams::new(&self.thread, &self.id))
            .await
            .map(|_| ())
    }

    /// Gives the running turn more input.
    ///
    /// # Errors
    ///
    /// [`Error`]: the turn is over, or takes no input.
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
        self.codex
            .call(TurnSteerParams::new(&self.id, input, &self.thread))
            .await
    }
}

impl Stream for Turn {
    type Item = Event;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Event>> {
        self.subscription.poll_next(cx)
    }
}
