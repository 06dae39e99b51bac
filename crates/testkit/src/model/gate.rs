//! A gate that holds a reply until a test opens it.

use std::fmt;
use std::sync::Arc;

use tokio::sync::watch;

/// Holds a reply until a test opens it; made by [`Reply::hold`](super::Reply::hold) and
/// [`Reply::hold_after`](super::Reply::hold_after).
///
/// With a gate a test looks at a turn in its middle without a single sleep: it waits until the reply stands at the gate, looks, and
/// opens it. Clones are the same gate. Once open it stays open. Dropping it doesn't open it: a reply whose gate nobody opens is a
/// model that never answers, until the [`ScriptedModel`](super::ScriptedModel) is dropped or the client hangs up.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use codex_threads_testkit::{ScriptedModel, model::Reply};
///
/// let model = ScriptedModel::start().await?;
/// let (reply, gate) = Reply::message("one two three").chunked(4).hold_after(3);
/// model.push(reply);
/// // … start a turn …
/// gate.reached().await;
/// // … the turn is in its middle: interrupt it, steer it, resume its thread …
/// gate.open();
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Gate {
    state: Arc<watch::Sender<State>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    reached: u64,
    open: bool,
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}

impl Gate {
    /// A gate that is shut, for [`fake::Turn::hold_at`](crate::fake::Turn::hold_at).
    #[must_use]
    pub fn new() -> Self {
        let (state, _) = watch::channel(State {
            reached: 0,
            open: false,
        });
        Self {
            state: Arc::new(state),
        }
    }

    /// Lets pass what waits at the gate, and all that comes later.
    pub fn open(&self) {
        self.state.send_modify(|s| s.open = true);
    }

    /// Whether the gate is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state.borrow().open
    }

    /// Waits until a reply stands at the gate, or has passed it. Never ends if none comes: the caller says how long it waits.
    ///
    /// All that precedes the gate has then been written to the connection; the client may not have read it yet.
    pub async fn reached(&self) {
        let mut state = self.state.subscribe();
        // The sender lives in `self`: this can't fail.
        let _ = state.wait_for(|s| s.reached > 0).await;
    }

    /// The model's side: reports, and waits.
    pub(crate) async fn pass(&self) {
        let mut state = self.state.subscribe();
        self.state.send_modify(|s| s.reached += 1);
        let _ = state.wait_for(|s| s.open).await;
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = *self.state.borrow();
        f.debug_struct("Gate")
            .field("reached", &state.reached)
            .field("open", &state.open)
            .finish()
    }
}
