//! Pauses between repetitions.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use crate::sync::{AtomicU64, Ordering};

const FIRST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(2);

/// Where the chances of a connection come from.
#[derive(Debug)]
pub(crate) struct Chances(AtomicU64);

impl Chances {
    /// The same seed gives the same chances; without one they are different each time.
    pub(crate) fn new(seed: Option<u64>) -> Self {
        // A hasher of a random state is as good a die as is needed here.
        Self(AtomicU64::new(
            seed.unwrap_or_else(|| RandomState::new().hash_one(0)),
        ))
    }

    pub(crate) fn seed(&self) -> u64 {
        self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed)
    }
}

/// Doubling pauses, each somewhere between a half and the whole of its length.
#[derive(Debug)]
pub(crate) struct Backoff {
    left: u32,
    pause: Duration,
    longest: Duration,
    seed: u64,
}

impl Backoff {
    pub(crate) fn new(repetitions: u32, chances: &Chances) -> Self {
        Self {
            left: repetitions,
            pause: FIRST,
            longest: LONGEST,
            seed: chances.seed(),
        }
    }

    /// With pauses of other lengths.
    pub(crate) fn between(
        first: Duration,
        longest: Duration,
        repetitions: u32,
        seed: Option<u64>,
    ) -> Self {
        Self {
            left: repetitions,
            pause: first,
            longest,
            seed: Chances::new(seed).seed(),
        }
    }

    /// The next pause; `None` when it is enough.
    pub(crate) fn next(&mut self) -> Option<Duration> {
        self.left = self.left.checked_sub(1)?;
        let whole = self.pause;
        self.pause = whole.saturating_mul(2).min(self.longest);
        let half = whole / 2;
        // Neighbouring seeds are far apart after a few shifts and multiplications.
        self.seed = (self.seed ^ (self.seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.seed = (self.seed ^ (self.seed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let throw = (self.seed >> 31) % 1_024;
        let part = u32::try_from(throw).unwrap_or(0);
        Some(half + half * part / 1_024)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_stay_bounded_and_end() {
        let mut backoff = Backoff::new(8, &Chances::new(None));
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
