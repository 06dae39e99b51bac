//! What a caller may say about one call.

use std::time::Duration;

/// Options of one call: [`Codex::call_with`](crate::Codex::call_with).
///
/// ```
/// use codex_threads::CallOptions;
/// use std::time::Duration;
///
/// let options = CallOptions::new().timeout(Duration::from_secs(5)).retries(0);
/// # let _ = options;
/// ```
#[derive(Debug, Clone)]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: u32,
    pub(crate) unchecked: bool,
    /// Sent though the connection refuses new calls.
    pub(crate) while_refusing: bool,
}

impl Default for CallOptions {
    fn default() -> Self {
        Self {
            timeout: None,
            retries: 5,
            unchecked: false,
            while_refusing: false,
        }
    }
}

impl CallOptions {
    /// The method's own time-out, five repetitions when the server is overloaded.
    ///
    /// ```
    /// let options = codex_threads::CallOptions::new();
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends the request in the midst of a shutdown: it is part of it.
    pub(crate) fn while_refusing(mut self) -> Self {
        self.while_refusing = true;
        self
    }

    /// How long to wait in all, instead of the method's own time-out.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let options = codex_threads::CallOptions::new().timeout(Duration::from_secs(5));
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How many times the request is sent again when the server is overloaded.
    ///
    /// ```
    /// let options = codex_threads::CallOptions::new().retries(0);
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// Sends the request whether or not this server is known to understand it. Servers ignore
    /// fields they don't know, silently: use it for what this version of the library doesn't know.
    ///
    /// ```
    /// let options = codex_threads::CallOptions::new().unchecked();
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }
}
