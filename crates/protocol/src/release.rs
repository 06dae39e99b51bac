//! Releases of codex, ordered.

use std::fmt;
use std::str::FromStr;

/// A release of codex, such as `0.169.0`, ordered as releases are.
///
/// A pre-release tag is read and dropped: `0.160.0-alpha.2` counts as `0.160.0`.
///
/// ```
/// use codex_threads_protocol::Release;
///
/// let found: Release = "0.142.5".parse()?;
/// assert!(found < Release::new(0, 143, 0));
/// assert_eq!(found.to_string(), "0.142.5");
/// # Ok::<(), codex_threads_protocol::ParseReleaseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Release {
    major: u16,
    minor: u16,
    patch: u16,
}

impl Release {
    /// The release `major.minor.patch`.
    #[must_use]
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self {
            major,
            minor,
            patch,
        }
    }

    /// The first number: `0` in every release so far.
    #[must_use]
    pub const fn major(self) -> u16 {
        self.major
    }

    /// The second number, by which the protocol's history is counted.
    #[must_use]
    pub const fn minor(self) -> u16 {
        self.minor
    }

    /// The third number.
    #[must_use]
    pub const fn patch(self) -> u16 {
        self.patch
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// A text that is no release number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseReleaseError {
    text: String,
}

impl fmt::Display for ParseReleaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a release number", self.text)
    }
}

impl std::error::Error for ParseReleaseError {}

impl FromStr for Release {
    type Err = ParseReleaseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseReleaseError {
            text: text.to_owned(),
        };
        let numbers = text.split(['-', '+']).next().unwrap_or(text);
        let mut parts = numbers.split('.').map(str::parse::<u16>);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Ok(major)), Some(Ok(minor)), Some(Ok(patch)), None) => {
                Ok(Self::new(major, minor, patch))
            }
            _ => Err(error()),
        }
    }
}
