//! Release numbers, sets of releases, and how sets are written down.

use std::fmt;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// A release number such as `0.143.0`. Ordered by number, not by text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Version(pub(crate) u32, pub(crate) u32, pub(crate) u32);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl FromStr for Version {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut parts = text.split('.').map(str::parse::<u32>);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Ok(a)), Some(Ok(b)), Some(Ok(c)), None) => Ok(Self(a, b, c)),
            _ => bail!("`{text}` is not a release number like 0.143.0"),
        }
    }
}

/// The releases that are known, ascending. Sets of releases are sets of places in this list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Releases(Vec<Version>);

impl Releases {
    pub(crate) fn new(mut all: Vec<Version>) -> Self {
        all.sort_unstable();
        all.dedup();
        Self(all)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = Version> + '_ {
        self.0.iter().copied()
    }

    pub(crate) fn contains(&self, version: Version) -> bool {
        self.0.binary_search(&version).is_ok()
    }

    /// The release before `version`, whether or not this is in the list.
    pub(crate) fn before(&self, version: Version) -> Option<Version> {
        self.iter().rev().find(|it| *it < version)
    }

    /// All releases, as a set.
    pub(crate) fn all(&self) -> Set {
        self.iter().collect()
    }

    /// Writes a set as ranges of neighbours in this list: `[["0.100.0", "0.104.0"], …]`.
    /// With `open_ends`, a range that begins with the first or ends with the newest release has `null` there.
    pub(crate) fn ranges(&self, set: &Set, open_ends: bool) -> Vec<Value> {
        let mut out = Vec::new();
        let mut run: Option<(usize, usize)> = None;
        for (at, version) in self.0.iter().enumerate() {
            match (set.contains(*version), run) {
                (true, None) => run = Some((at, at)),
                (true, Some((from, _))) => run = Some((from, at)),
                (false, Some(done)) => {
                    out.push(self.range(done, open_ends));
                    run = None;
                }
                (false, None) => {}
            }
        }
        out.extend(run.map(|done| self.range(done, open_ends)));
        out
    }

    fn range(&self, (from, to): (usize, usize), open_ends: bool) -> Value {
        let name = |at: usize| self.0.get(at).map(ToString::to_string);
        let from = if open_ends && from == 0 {
            None
        } else {
            name(from)
        };
        let to = if open_ends && to + 1 == self.0.len() {
            None
        } else {
            name(to)
        };
        json!([from, to])
    }

    /// Reads what [`Releases::ranges`] wrote.
    pub(crate) fn parse_ranges(&self, ranges: &Value) -> Result<Set> {
        let mut set = Set::default();
        for range in ranges.as_array().context("ranges are a list")? {
            let end = |at: usize| -> Result<Option<Version>> {
                match range.get(at) {
                    Some(Value::String(text)) => Ok(Some(text.parse()?)),
                    Some(Value::Null) => Ok(None),
                    _ => bail!("a range is a pair of release numbers, not {range}"),
                }
            };
            let (from, to) = (end(0)?, end(1)?);
            for version in self.iter() {
                if from.is_none_or(|from| version >= from) && to.is_none_or(|to| version <= to) {
                    set.insert(version);
                }
            }
        }
        Ok(set)
    }
}

/// A set of releases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set(std::collections::BTreeSet<Version>);

impl FromIterator<Version> for Set {
    fn from_iter<I: IntoIterator<Item = Version>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl Set {
    pub(crate) fn insert(&mut self, version: Version) {
        self.0.insert(version);
    }

    pub(crate) fn contains(&self, version: Version) -> bool {
        self.0.contains(&version)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn union(&mut self, other: &Self) {
        self.0.extend(other.0.iter().copied());
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).copied().collect())
    }

    pub(crate) fn first(&self) -> Option<Version> {
        self.0.first().copied()
    }

    pub(crate) fn last(&self) -> Option<Version> {
        self.0.last().copied()
    }
}

/// Where something is present: in which stable and in which experimental bundles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Presence {
    pub(crate) stable: Set,
    pub(crate) experimental: Set,
}

impl Presence {
    pub(crate) fn add(&mut self, other: &Self) {
        self.stable.union(&other.stable);
        self.experimental.union(&other.experimental);
    }

    /// The part of it in one release.
    pub(crate) fn only(&self, version: Version) -> Self {
        let one = |set: &Set| {
            set.contains(version)
                .then_some(version)
                .into_iter()
                .collect()
        };
        Self {
            stable: one(&self.stable),
            experimental: one(&self.experimental),
        }
    }

    /// What decides which of two forms is the newer one.
    pub(crate) fn rank(&self) -> (Option<Version>, Option<Version>) {
        (self.last(), self.experimental.last())
    }

    pub(crate) fn last(&self) -> Option<Version> {
        self.stable.last().max(self.experimental.last())
    }

    pub(crate) fn first(&self) -> Option<Version> {
        match (self.stable.first(), self.experimental.first()) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }

    /// Present only for connections that opted in to the experimental API.
    pub(crate) fn only_experimental(&self) -> Set {
        self.experimental.minus(&self.stable)
    }
}
