//! What a stream holds.

/// How much a stream of events holds for a consumer that doesn't read.
///
/// ```
/// use codex_threads::EventLimits;
///
/// let limits = EventLimits::new().soft(1_000);
/// assert_eq!(limits.hard, 64 * 1024 * 1024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventLimits {
    /// Entries above which deltas are joined and snapshots replaced: 4,096 by default.
    pub soft: usize,
    /// Bytes above which text of deltas is left out: 64 MiB by default.
    pub hard: usize,
    /// Bytes that all streams together may hold that were opened and that nobody has asked for:
    /// 32 MiB by default. Above it the largest of them is given up.
    pub unclaimed: usize,
    /// Bytes of items that are kept of each turn for its [`TurnOutcome`](crate::TurnOutcome): 16 MiB
    /// by default. Above it the oldest are left out, the agent's last message never.
    pub turn_items: usize,
}

impl Default for EventLimits {
    fn default() -> Self {
        Self {
            soft: 4_096,
            hard: 64 * 1024 * 1024,
            unclaimed: 32 * 1024 * 1024,
            turn_items: 16 * 1024 * 1024,
        }
    }
}

impl EventLimits {
    /// The defaults.
    ///
    /// ```
    /// # use codex_threads::EventLimits;
    /// assert_eq!(EventLimits::new(), EventLimits::default());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`soft`](Self::soft), in entries.
    ///
    /// ```
    /// # use codex_threads::EventLimits;
    /// assert_eq!(EventLimits::new().soft(100).soft, 100);
    /// ```
    #[must_use]
    pub fn soft(mut self, entries: usize) -> Self {
        self.soft = entries;
        self
    }

    /// Sets [`hard`](Self::hard), in bytes.
    ///
    /// ```
    /// # use codex_threads::EventLimits;
    /// assert_eq!(EventLimits::new().hard(1 << 20).hard, 1 << 20);
    /// ```
    #[must_use]
    pub fn hard(mut self, bytes: usize) -> Self {
        self.hard = bytes;
        self
    }

    /// Sets [`unclaimed`](Self::unclaimed), in bytes.
    ///
    /// ```
    /// # use codex_threads::EventLimits;
    /// assert_eq!(EventLimits::new().unclaimed(1 << 20).unclaimed, 1 << 20);
    /// ```
    #[must_use]
    pub fn unclaimed(mut self, bytes: usize) -> Self {
        self.unclaimed = bytes;
        self
    }

    /// Sets [`turn_items`](Self::turn_items), in bytes.
    ///
    /// ```
    /// # use codex_threads::EventLimits;
    /// assert_eq!(EventLimits::new().turn_items(1 << 20).turn_items, 1 << 20);
    /// ```
    #[must_use]
    pub fn turn_items(mut self, bytes: usize) -> Self {
        self.turn_items = bytes;
        self
    }
}
