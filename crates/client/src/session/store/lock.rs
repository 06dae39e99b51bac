//! Locks of the kernel on files: gone with the process that holds them, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use super::StoreError;

/// How long a lock is waited for that is held for a few writes only.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(2);

/// A held lock; the file is left there, for nobody could remove it without a race.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "held")] File);

/// Takes a lock if it is free.
pub(super) fn try_take(path: &Path) -> Result<Option<Lock>, StoreError> {
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|error| StoreError::io(path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(StoreError::io(path, &error)),
    }
}

/// Takes a lock, waiting for it a while. It blocks.
pub(super) fn take(path: &Path) -> Result<Lock, StoreError> {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(lock) = try_take(path)? {
            return Ok(lock);
        }
        if Instant::now() >= until {
            return Err(StoreError::Locked {
                path: path.to_owned(),
            });
        }
        std::thread::sleep(PAUSE);
    }
}
