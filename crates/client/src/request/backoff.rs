//! Pauses between repetitions.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

const FIRST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(2);

/// Doubling pauses, each somewhere between a half and the whole of its length.
#[derive(Debug)]
pub(crate) struct Backoff {
    left: u32,
    pause: Duration,
    random: RandomState,
}

impl Backoff {
    pub(crate) fn new(repetitions: u32) -> Self {
        Self {
            left: repetitions,
            pause: FIRST,
            random: RandomState::new(),
        }
    }

    /// The next pause; `None` when it is enough.
    pub(crate) fn next(&mut self) -> Option<Duration> {
        self.left = self.left.checked_sub(1)?;
        let whole = self.pause;
        self.pause = (whole * 2).min(LONGEST);
        let half = whole / 2;
        // A hasher of a random state is as good a die as is needed here.
        let throw = self.random.hash_one(self.left) % 1_024;
        let part = u32::try_from(throw).unwrap_or(0);
        Some(half + half * part / 1_024)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_stay_bounded_and_end() {
        let mut backoff = Backoff::new(8);
        let pauses: Vec<Duration> = std::iter::from_fn(|| backoff.next()).collect();
        assert_eq!(pauses.len(), 8);
        let mut whole = FIRST;
        for pause in pauses {
            assert!(
                pause >= whole / 2 && pause <= whole,
                "{pause:?} of {whole:?}"
            );
            whole = (whole * 2).min(LONGEST);
        }
    }
}
