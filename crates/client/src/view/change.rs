//! What has changed in a thread.

use codex_threads_protocol::{ItemId, TurnId};

use super::item::TextKind;

/// What has changed: where to look in the snapshot, not what is there now.
///
/// The snapshot may be ahead of the change that is being looked at, never behind it. So whoever shows
/// a text that grows remembers how much is shown, and shows what follows:
///
/// ```
/// use codex_threads::view::{Change, ThreadSnapshot};
///
/// fn show_more(change: &Change, thread: &ThreadSnapshot, shown: &mut usize) {
///     if let Change::Text { turn, item, kind, to, .. } = change
///         && *to > *shown
///         && let Some(item) = thread.turn(turn).and_then(|turn| turn.item(item))
///     {
///         let text = item.text(*kind);
///         text.since(*shown).for_each(|piece| print!("{piece}"));
///         *shown = text.len();
///     }
/// }
/// # let _ = show_more;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// Anything may have changed: look at the whole snapshot.
    Resync(Resync),
    /// The thread's status.
    Status,
    /// The thread's name.
    Name,
    /// Whether it is archived.
    Archived,
    /// What else is known of the thread as a whole: its settings, where it works.
    Thread,
    /// How many tokens were used.
    TokenUsage,
    /// Which requests of the server wait for an answer.
    Requests,
    /// A turn is new.
    TurnAdded(TurnId),
    /// A turn's status, error or times.
    Turn(TurnId),
    /// A turn is gone: rewound.
    TurnRemoved(TurnId),
    /// A turn's plan.
    Plan(TurnId),
    /// A turn's diff.
    Diff(TurnId),
    /// An item is new.
    ItemAdded {
        /// Its turn.
        turn: TurnId,
        /// Its id.
        item: ItemId,
    },
    /// An item as a whole: it was told anew, or is complete.
    Item {
        /// Its turn.
        turn: TurnId,
        /// Its id.
        item: ItemId,
    },
    /// Text was appended to an item.
    Text {
        /// Its turn.
        turn: TurnId,
        /// Its id.
        item: ItemId,
        /// Which of its texts.
        kind: TextKind,
        /// The text's length in bytes before.
        from: usize,
        /// The text's length in bytes now.
        to: usize,
    },
    /// The thread was unloaded by the server: it tells nothing more of it until somebody resumes it.
    Closed,
    /// The thread was deleted.
    Deleted,
    /// A notification that concerns the thread could not be decoded: what it told is missing here.
    Undecodable {
        /// Its method.
        method: String,
    },
    /// The connection is over; nothing more comes until
    /// [`reconnect`](super::LiveThread::reconnect).
    Disconnected,
}

impl Change {
    /// Takes another change into this one, where both are one: says whether it did.
    pub(super) fn absorb(&mut self, next: &Self) -> bool {
        match (&mut *self, next) {
            (
                Self::Text {
                    turn,
                    item,
                    kind,
                    to,
                    ..
                },
                Self::Text {
                    turn: next_turn,
                    item: next_item,
                    kind: next_kind,
                    from: next_from,
                    to: next_to,
                },
            ) if *to == *next_from
                && kind == next_kind
                && item == next_item
                && turn == next_turn =>
            {
                *to = *next_to;
                true
            }
            (Self::Text { .. }, _) => false,
            _ => self == next,
        }
    }
}

/// Why everything is to be looked at anew.
///
/// ```
/// # fn show(why: codex_threads::view::Resync) { println!("{why:?}"); }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Resync {
    /// Events were lost on the way here, and the thread was read again.
    Lagged,
    /// The thread was rewound, and read again.
    Rewound,
    /// A turn that was running when the view began is over, and was read whole.
    WholeTurn,
    /// Somebody asked for it.
    Refreshed,
    /// It is another connection now.
    Reconnected,
    /// This reader of changes fell behind; nothing is missing in the snapshot.
    Slow,
}
