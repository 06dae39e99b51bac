//! How much one connection may hold in memory.

/// Longest line taken as a frame by default: 256 MiB.
const MAX_LINE: usize = 256 * 1024 * 1024;
/// Bytes that may wait to be written by default: 64 MiB.
const MAX_OUTGOING: usize = 64 * 1024 * 1024;
/// What one read may fetch by default: 128 KiB.
const READ_BUFFER: usize = 128 * 1024;

/// Bounds on the memory of one connection, in bytes.
///
/// ```
/// use codex_threads_transport::Limits;
///
/// let limits = Limits::new().max_line(16 * 1024 * 1024);
/// assert_eq!(limits.max_line, 16 * 1024 * 1024);
/// assert_eq!(limits.max_outgoing, Limits::default().max_outgoing);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest line that is delivered, without its line end. A longer one is read past and
    /// reported as [`Chunk::Oversized`](crate::Chunk::Oversized). Default: 256 MiB.
    pub max_line: usize,
    /// How many bytes may wait to be written before [`Outgoing::send`](crate::Outgoing::send)
    /// answers `Full`. Default: 64 MiB.
    pub max_outgoing: usize,
    /// Room that is kept free for one read. Default: 128 KiB.
    pub read_buffer: usize,
}

impl Limits {
    /// The defaults.
    ///
    /// ```
    /// # use codex_threads_transport::Limits;
    /// assert_eq!(Limits::new().max_line, 256 * 1024 * 1024);
    /// ```
    pub fn new() -> Self {
        Self {
            max_line: MAX_LINE,
            max_outgoing: MAX_OUTGOING,
            read_buffer: READ_BUFFER,
        }
    }

    /// Sets [`max_line`](Self::max_line), in bytes.
    ///
    /// ```
    /// # use codex_threads_transport::Limits;
    /// assert_eq!(Limits::new().max_line(10).max_line, 10);
    /// ```
    pub fn max_line(mut self, bytes: usize) -> Self {
        self.max_line = bytes;
        self
    }

    /// Sets [`max_outgoing`](Self::max_outgoing), in bytes.
    ///
    /// ```
    /// # use codex_threads_transport::Limits;
    /// assert_eq!(Limits::new().max_outgoing(10).max_outgoing, 10);
    /// ```
    pub fn max_outgoing(mut self, bytes: usize) -> Self {
        self.max_outgoing = bytes;
        self
    }

    /// Sets [`read_buffer`](Self::read_buffer), in bytes. At least 1 KiB is used.
    ///
    /// ```
    /// # use codex_threads_transport::Limits;
    /// assert_eq!(Limits::new().read_buffer(4096).read_buffer, 4096);
    /// ```
    pub fn read_buffer(mut self, bytes: usize) -> Self {
        self.read_buffer = bytes;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}
