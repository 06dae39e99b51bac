//! The availability table, as the generator reads it.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value;

/// A release as three numbers.
pub(crate) type Version = [u16; 3];

/// From one measured release to another, both included, by their position among all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Span {
    since: usize,
    until: usize,
}

/// The first and the last release of a span; an open end is none.
pub(crate) type Ends = (Option<Version>, Option<Version>);

/// When something is there.
#[derive(Clone, Default)]
pub(crate) struct Presence {
    stable: Vec<Span>,
    experimental: Vec<Span>,
}

/// What `schemas/availability.json` says.
pub(crate) struct Table {
    releases: Vec<Version>,
    methods: BTreeMap<String, Presence>,
    places: BTreeMap<String, Presence>,
}

impl Table {
    pub(crate) fn read(json: &Value) -> Result<Self> {
        let releases: Vec<Version> = json
            .get("releases")
            .and_then(Value::as_array)
            .context("availability without releases")?
            .iter()
            .map(|text| version(text.as_str().unwrap_or_default()))
            .collect::<Result<_>>()?;
        let table = |key: &str| -> Result<BTreeMap<String, Presence>> {
            json.get(key)
                .and_then(Value::as_object)
                .with_context(|| format!("availability without {key}"))?
                .iter()
                .map(|(name, entry)| {
                    let presence = Presence {
                        stable: spans(entry.get("stable"), &releases)?,
                        experimental: spans(entry.get("experimental"), &releases)?,
                    };
                    Ok((name.clone(), presence))
                })
                .collect()
        };
        Ok(Self {
            methods: table("methods")?,
            places: table("places")?,
            releases,
        })
    }

    pub(crate) fn newest(&self) -> Version {
        self.releases.last().copied().unwrap_or_default()
    }

    pub(crate) fn method(&self, name: &str) -> Presence {
        self.methods.get(name).cloned().unwrap_or_default()
    }

    /// None where the place is there whenever its owner is.
    pub(crate) fn place(&self, path: &str) -> Option<&Presence> {
        self.places.get(path)
    }

    /// The spans in which a connection that opted in finds it, as releases; an open end is none.
    pub(crate) fn spans(&self, presence: &Presence) -> Vec<Ends> {
        let both = presence.stable.iter().chain(&presence.experimental);
        let mut all: Vec<Span> = both.copied().collect();
        all.sort();
        let mut joined: Vec<Span> = Vec::new();
        for span in all {
            match joined.last_mut() {
                Some(last) if span.since <= last.until + 1 => {
                    last.until = last.until.max(span.until)
                }
                _ => joined.push(span),
            }
        }
        joined.into_iter().map(|span| self.ends(span)).collect()
    }

    /// The stable spans and the experimental ones, as releases.
    pub(crate) fn split(&self, presence: &Presence) -> (Vec<Ends>, Vec<Ends>) {
        let ends = |spans: &[Span]| spans.iter().map(|span| self.ends(*span)).collect();
        (ends(&presence.stable), ends(&presence.experimental))
    }

    /// Whether it is there in every release.
    pub(crate) fn is_everywhere(&self, presence: &Presence) -> bool {
        self.spans(presence) == [(None, None)]
    }

    /// A sentence for the docs, empty where there is nothing to say.
    pub(crate) fn sentence(&self, presence: &Presence) -> String {
        let stable = self.describe(&presence.stable);
        let experimental = self.describe(&presence.experimental);
        match (presence.stable.is_empty(), presence.experimental.is_empty()) {
            (_, true) if stable.is_empty() => String::new(),
            (_, true) => format!("Releases: {stable}."),
            (true, false) if experimental.is_empty() => "Experimental.".to_owned(),
            (true, false) => format!("Experimental; releases: {experimental}."),
            (false, false) => format!("Releases: {stable}; experimental: {experimental}."),
        }
    }

    fn describe(&self, spans: &[Span]) -> String {
        let describe = |span: &Span| match self.ends(*span) {
            (None, None) => None,
            (Some(since), None) => Some(format!("since {}", show(since))),
            (None, Some(until)) => Some(format!("until {}", show(until))),
            (Some(since), Some(until)) if since[..2] == until[..2] => Some(show(since)),
            (Some(since), Some(until)) => Some(format!("{} to {}", show(since), show(until))),
        };
        spans
            .iter()
            .filter_map(describe)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Widens a span to whole minor releases at ends that no other patch of the minor contradicts.
    fn ends(&self, span: Span) -> Ends {
        let at = |index: usize| self.releases.get(index).copied();
        let minor =
            |index: Option<usize>| index.and_then(at).map(|version| [version[0], version[1]]);
        let since = (span.since > 0)
            .then(|| at(span.since))
            .flatten()
            .map(|first| {
                if minor(span.since.checked_sub(1)) == minor(Some(span.since)) {
                    first
                } else {
                    [first[0], first[1], 0]
                }
            });
        let until = (span.until + 1 < self.releases.len())
            .then(|| at(span.until))
            .flatten()
            .map(|last| {
                if minor(Some(span.until + 1)) == minor(Some(span.until)) {
                    last
                } else {
                    [last[0], last[1], u16::MAX]
                }
            });
        (since, until)
    }
}

fn version(text: &str) -> Result<Version> {
    let mut numbers = text.split('.').map(str::parse::<u16>);
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Ok(a)), Some(Ok(b)), Some(Ok(c))) => Ok([a, b, c]),
        _ => anyhow::bail!("`{text}` is no release"),
    }
}

fn spans(entry: Option<&Value>, releases: &[Version]) -> Result<Vec<Span>> {
    let position = |text: &str| -> Result<usize> {
        let version = version(text)?;
        releases
            .iter()
            .position(|release| *release == version)
            .with_context(|| format!("{text} is not among the releases"))
    };
    let ranges = entry.and_then(Value::as_array).into_iter().flatten();
    ranges
        .map(|range| {
            let end = |index: usize| range.get(index).and_then(Value::as_str);
            Ok(Span {
                since: end(0).map_or(Ok(0), position)?,
                until: end(1).map_or(Ok(releases.len().saturating_sub(1)), position)?,
            })
        })
        .collect()
}

fn show(version: Version) -> String {
    match version {
        [major, minor, 0 | u16::MAX] => format!("{major}.{minor}"),
        [major, minor, patch] => format!("{major}.{minor}.{patch}"),
    }
}
