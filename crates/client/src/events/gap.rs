//! What is missing, and where.

/// Text that was left out because nobody read it in time.
///
/// ```
/// # fn show(lagged: &codex_threads::Lagged) {
/// eprintln!("{} deltas of {:?} are missing", lagged.events(), lagged.item_id());
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Lagged {
    pub(crate) method: String,
    pub(crate) thread: Option<String>,
    pub(crate) turn: Option<String>,
    pub(crate) item: Option<String>,
    pub(crate) events: u64,
    pub(crate) bytes: u64,
}

impl Lagged {
    /// The method of the deltas that are missing.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{}", lagged.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The thread they belong to.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{:?}", lagged.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> Option<&str> {
        self.thread.as_deref()
    }

    /// The turn they belong to; `None` too where so many items fell behind that this tells of several.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{:?}", lagged.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&str> {
        self.turn.as_deref()
    }

    /// The item whose text is incomplete; `None` too where this tells of several.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{:?}", lagged.item_id()); }
    /// ```
    #[must_use]
    pub fn item_id(&self) -> Option<&str> {
        self.item.as_deref()
    }

    /// How many deltas are missing.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{}", lagged.events()); }
    /// ```
    #[must_use]
    pub fn events(&self) -> u64 {
        self.events
    }

    /// How many bytes of messages are missing.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{}", lagged.bytes()); }
    /// ```
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// How much is missing from the beginning of a stream: [`Event::Missed`](super::Event::Missed).
///
/// The streams of threads that are started, resumed or forked here are opened with the answer, and
/// hold what comes until somebody asks for them. All of them together hold
/// [`EventLimits::unclaimed`](crate::EventLimits::unclaimed) bytes at most; above it the largest are
/// given up. While the handle of a turn, or [`Codex::events`](crate::Codex::events), gets the thread's events,
/// such a stream holds 64 of them and 64 KiB (16 and 16 where there are more than 128 such streams); above it,
/// it is given up, and they are not kept twice. Whoever
/// wants a thread's events should ask for them right after starting it, and whoever wants none can drop the
/// stream at once.
///
/// ```
/// # fn show(missed: &codex_threads::Missed) {
/// eprintln!("{} events came before anybody asked", missed.events());
/// # }
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Missed {
    pub(crate) events: u64,
    pub(crate) bytes: u64,
}

impl Missed {
    /// How many events are missing.
    ///
    /// ```
    /// # fn show(missed: &codex_threads::Missed) { println!("{}", missed.events()); }
    /// ```
    #[must_use]
    pub fn events(&self) -> u64 {
        self.events
    }

    /// How many bytes of messages are missing.
    ///
    /// ```
    /// # fn show(missed: &codex_threads::Missed) { println!("{}", missed.bytes()); }
    /// ```
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}
