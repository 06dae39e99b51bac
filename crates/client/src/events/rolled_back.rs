//! What this connection has done to a thread, and the server tells nobody.

use codex_threads_protocol::ThreadId;

/// A thread was rolled back through this connection: turns that were told are gone from here on.
/// Whoever shows the thread reads it again.
///
/// The server tells nobody of a `thread/rollback` (it does of a `thread/revert`, by `thread/reverted`), so
/// this stands in the stream where its answer was read, behind all that was read before. A
/// rollback of another connection can't be seen.
///
/// ```
/// # fn show(event: &codex_threads::Event) {
/// if let codex_threads::Event::RolledBack(thread) = event { println!("{}", thread.thread_id()); }
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolledBack {
    thread: ThreadId,
}

impl RolledBack {
    pub(crate) fn of(thread: ThreadId) -> Self {
        Self { thread }
    }

    /// The thread.
    ///
    /// ```
    /// # fn show(rolled_back: &codex_threads::RolledBack) { println!("{}", rolled_back.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> &ThreadId {
        &self.thread
    }
}
