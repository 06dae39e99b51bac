//! Which release is imitated, and what follows from it.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A release to imitate.
///
/// The fake is compared with real 0.150.1, 0.155.1 and 0.169.0 by a conformance test. For other releases it does what is known of them:
/// which methods and fields they have, and the differences in behaviour that are written down as functions of this type's crate.
///
/// ```
/// use codex_threads_testkit::fake::Version;
///
/// let version: Version = "0.150.1".parse()?;
/// assert_eq!(version, Version::new(0, 150, 1));
/// # Ok::<(), codex_threads_testkit::fake::NotAVersion>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    major: u16,
    minor: u16,
    patch: u16,
}

/// A text that is no version number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no version: three numbers with dots between are")]
pub struct NotAVersion(String);

impl Version {
    /// The newest release that the fake knows, and the one it imitates unless told.
    pub const NEWEST: Self = Self::new(0, 169, 0);

    /// The release of this number.
    #[must_use]
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self {
            major,
            minor,
            patch,
        }
    }

    /// Whether this is 0.`minor`.0 or newer.
    #[must_use]
    pub(crate) fn since(self, minor: u16) -> bool {
        self >= Self::new(0, minor, 0)
    }

    /// Threads have a status, and tell of it.
    pub(crate) fn has_status(self) -> bool {
        self.since(105)
    }

    /// New threads have a paginated history.
    pub(crate) fn paginates(self) -> bool {
        self.since(151)
    }

    /// A hydrated history of a paginated thread is answered, and called deprecated.
    pub(crate) fn deprecates_hydration(self) -> bool {
        self.since(151)
    }

    /// `turn/completed` carries the last message.
    pub(crate) fn summarizes_turns(self) -> bool {
        self.since(146)
    }

    /// The answer to a server request is told to all.
    pub(crate) fn tells_resolved(self) -> bool {
        self.since(107)
    }

    /// Threads know what was read of them.
    pub(crate) fn has_read_state(self) -> bool {
        self.since(163)
    }

    /// A steer ends the reply that is being streamed, instead of waiting for it.
    pub(crate) fn steers_at_once(self) -> bool {
        self.since(162)
    }

    /// `thread/rollback` is called deprecated.
    pub(crate) fn deprecates_rollback(self) -> bool {
        self.since(143)
    }

    /// A failed turn is read as one that ended well.
    pub(crate) fn forgets_failures(self) -> bool {
        !self.since(146)
    }

    /// A history that is not paginated is read without commands, and with new ids of its items.
    pub(crate) fn renumbers_items(self) -> bool {
        !self.since(151)
    }

    /// Forks have no preview until something is said in them.
    pub(crate) fn forgets_previews(self) -> bool {
        self.since(151) && !self.since(167)
    }

    /// Ephemeral threads have a paginated history too.
    pub(crate) fn paginates_ephemeral(self) -> bool {
        self.since(158)
    }

    /// A compaction ends with a warning.
    pub(crate) fn warns_of_compactions(self) -> bool {
        !self.since(164)
    }

    /// The service tier that a revert leaves on a thread is written down with it.
    pub(crate) fn stores_service_tiers(self) -> bool {
        self.since(157)
    }

    /// `thread/closed` comes with the last unsubscription.
    pub(crate) fn closes_at_once(self) -> bool {
        self.since(106) && !self.since(121)
    }

    /// Without a turn, `turn/interrupt` gets no answer.
    pub(crate) fn ignores_idle_interrupts(self) -> bool {
        !self.since(128)
    }

    /// An interrupt right behind `turn/start` is refused.
    pub(crate) fn refuses_hasty_interrupts(self) -> bool {
        self.since(128)
    }

    /// It is refused in the name of the turn before, where that was interrupted.
    pub(crate) fn remembers_interrupted_turns(self) -> bool {
        !self.since(169)
    }

    /// What `turn/start` in mid-turn does.
    pub(crate) fn start_in_mid_turn(self) -> MidTurn {
        if self.since(148) {
            MidTurn::Joins
        } else if self.since(110) {
            MidTurn::JoinsUnderAnotherId
        } else {
            MidTurn::Replaces
        }
    }
}

/// What `turn/start` in mid-turn does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MidTurn {
    /// A second turn that never ends.
    Replaces,
    /// The input goes to the running turn, the answer names a turn that never is.
    JoinsUnderAnotherId,
    /// The input goes to the running turn, and the answer names it.
    Joins,
}

impl Default for Version {
    fn default() -> Self {
        Self::NEWEST
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl FromStr for Version {
    type Err = NotAVersion;

    fn from_str(text: &str) -> Result<Self, NotAVersion> {
        let mut parts = text.split('.').map(str::parse::<u16>);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Ok(major)), Some(Ok(minor)), Some(Ok(patch)), None) => {
                Ok(Self::new(major, minor, patch))
            }
            _ => Err(NotAVersion(text.to_owned())),
        }
    }
}
