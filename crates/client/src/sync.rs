//! Locks and counters, from one place.
//!
//! They are the standard library's. Built with `--cfg interleavings` they are shuttle's, which
//! gives every lock and every counter to a scheduler that tries orders no machine would show by
//! chance: `cargo xtask interleavings`. So nothing here takes them from `std::sync` directly.
//!
//! `lock` is the one way locks are taken: briefly, and never across an await.

#[cfg(interleavings)]
pub(crate) use shuttle::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicBool, AtomicI64, AtomicU64},
};
#[cfg(not(interleavings))]
pub(crate) use std::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicBool, AtomicI64, AtomicU64},
};

pub(crate) use std::sync::{PoisonError, atomic::Ordering};

/// Locks. A panic elsewhere leaves the data as it was, which every user of these locks can bear.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
