//! The one way locks are taken here: briefly, and never across an await.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks. A panic elsewhere leaves the data as it was, which every user of these locks can bear.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
