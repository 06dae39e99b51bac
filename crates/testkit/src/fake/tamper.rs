//! What becomes of a notification on its way.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

/// What becomes of notifications of a method, instead of being sent.
///
/// Applies once, unless [`times`](Self::times) or [`always`](Self::always) says otherwise.
///
/// ```
/// use codex_threads_testkit::fake::{Scenario, Tamper};
/// use serde_json::json;
///
/// let scenario = Scenario::new()
///     .tamper("turn/completed", Tamper::lost())
///     .tamper("item/completed", Tamper::changed(|params| params["item"]["type"] = json!("hologram")));
/// # let _ = scenario;
/// ```
#[derive(Clone)]
pub struct Tamper {
    pub(crate) how: How,
    pub(crate) skip: usize,
    /// None: always.
    pub(crate) times: Option<usize>,
    only: Option<Arc<Only>>,
}

type Change = dyn Fn(&mut Value) + Send + Sync;
type Only = dyn Fn(&Value) -> bool + Send + Sync;

#[derive(Clone)]
pub(crate) enum How {
    Lost,
    Twice,
    Changed(Arc<Change>),
    After(Vec<u8>),
}

impl Tamper {
    fn of(how: How) -> Self {
        Self {
            how,
            skip: 0,
            times: Some(1),
            only: None,
        }
    }

    /// It is not sent.
    #[must_use]
    pub fn lost() -> Self {
        Self::of(How::Lost)
    }

    /// It is sent twice.
    #[must_use]
    pub fn twice() -> Self {
        Self::of(How::Twice)
    }

    /// It is sent with other params.
    #[must_use]
    pub fn changed(change: impl Fn(&mut Value) + Send + Sync + 'static) -> Self {
        Self::of(How::Changed(Arc::new(change)))
    }

    /// These bytes are sent before it, as they are.
    #[must_use]
    pub fn after_bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self::of(How::After(bytes.into()))
    }

    /// Applies to notifications with such params alone.
    #[must_use]
    pub fn only(mut self, fits: impl Fn(&Value) -> bool + Send + Sync + 'static) -> Self {
        self.only = Some(Arc::new(fits));
        self
    }

    /// Applies to so many.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = Some(times);
        self
    }

    /// Applies to all.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// The first so many are sent as they are.
    #[must_use]
    pub fn skip(mut self, notifications: usize) -> Self {
        self.skip = notifications;
        self
    }

    pub(crate) fn applies(&self, params: &Value) -> bool {
        self.times != Some(0) && self.only.as_ref().is_none_or(|fits| fits(params))
    }
}

impl fmt::Debug for Tamper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.how {
            How::Lost => "lost",
            How::Twice => "twice",
            How::Changed(_) => "changed",
            How::After(_) => "after",
        };
        f.debug_struct("Tamper")
            .field("how", &how)
            .field("skip", &self.skip)
            .field("times", &self.times)
            .finish_non_exhaustive()
    }
}
