//! The figures: as text, and held against each other.

use std::fmt;

use anyhow::{Context, Result};

use super::place::Place;

/// Figures may be so much higher, in percent, where they were recorded.
const HERE: u64 = 5;

/// The same for another compiler, C library or processor, whose code is another.
const ELSEWHERE: u64 = 50;

/// What one part costs, in instructions, for so many units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) name: String,
    pub(super) units: u64,
    pub(super) count: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) place: Place,
    pub(super) counts: Vec<Count>,
}

/// What comes of a comparison.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// Whole lines, for whoever looks.
    pub(super) told: String,
    pub(super) failures: Vec<String>,
}

impl Figures {
    pub(super) fn read(text: &str) -> Result<Self> {
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let place = lines
            .next()
            .context("the figures say where they are from")?;
        let count = |line: &str| {
            let mut words = line.split_whitespace();
            let name = words.next().context("a part has a name")?.to_owned();
            let count = words.next().context("a part has a count")?.parse()?;
            let units = words.nth(1).context("a part has units")?.parse()?;
            Ok(Count { name, units, count })
        };
        Ok(Self {
            place: Place(place.to_owned()),
            counts: lines.map(count).collect::<Result<_>>()?,
        })
    }

    /// Compares with what was recorded; `whole`: all parts were counted.
    pub(super) fn against(&self, recorded: &Self, whole: bool) -> Verdict {
        let mut verdict = Verdict::default();
        let bound = if self.place == recorded.place {
            HERE
        } else {
            verdict.tell(format!(
                "recorded with {}\nthis is       {}\nso a rise fails above {ELSEWHERE} % only",
                recorded.place, self.place
            ));
            ELSEWHERE
        };
        for now in &self.counts {
            let same = |old: &&Count| old.name == now.name && old.units == now.units;
            let Some(old) = recorded.counts.iter().find(same) else {
                verdict.fail(format!("{} is not recorded", now.name));
                continue;
            };
            let change = format!(
                "{}: {} → {} instructions ({:+.1} %)",
                now.name,
                old.count,
                now.count,
                (now.count as f64 / old.count as f64 - 1.0) * 100.0
            );
            if now.count * 100 > old.count * (100 + bound) {
                verdict.fail(format!("dearer by more than {bound} %: {change}"));
            } else if now.count * (100 + HERE) < old.count * 100 {
                verdict.tell(format!("cheaper, record it: {change}"));
            }
        }
        let gone = |old: &&Count| whole && !self.counts.iter().any(|now| now.name == old.name);
        for old in recorded.counts.iter().filter(gone) {
            verdict.fail(format!("{} is recorded and is no part any more", old.name));
        }
        verdict
    }
}

impl Verdict {
    fn tell(&mut self, line: String) {
        self.told.push_str(&line);
        self.told.push('\n');
    }

    fn fail(&mut self, line: String) {
        self.failures.push(line);
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, units, count } = self;
        let each = *count as f64 / *units as f64;
        write!(f, "{name:<44}{count:>12} / {units:<6}{each:>14.1}")
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "# Instructions of each part, its units, instructions of one: cargo xtask counts\n",
        )?;
        writeln!(f, "{}", self.place)?;
        for count in &self.counts {
            writeln!(f, "{count}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(place: &str, counts: &[(&str, u64)]) -> Figures {
        let count = |(name, count): &(&str, u64)| Count {
            name: (*name).to_owned(),
            units: 10,
            count: *count,
        };
        Figures {
            place: Place(place.to_owned()),
            counts: counts.iter().map(count).collect(),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let written = figures("rustc 1, here", &[("a/b", 1_000), ("c/d", 123_456_789)]);
        let read = Figures::read(&written.to_string());
        assert_eq!(read.ok(), Some(written));
    }

    #[test]
    fn a_rise_of_more_than_five_percent_fails_with_its_name_and_both_figures() {
        let old = figures("here", &[("a", 1_000), ("b", 1_000)]);
        let new = figures("here", &[("a", 1_050), ("b", 1_051)]);
        let verdict = new.against(&old, true);
        assert_eq!(
            verdict.failures,
            ["dearer by more than 5 %: b: 1000 → 1051 instructions (+5.1 %)"]
        );
        assert_eq!(verdict.told, "");
    }

    #[test]
    fn a_fall_is_told_and_fails_nothing() {
        let old = figures("here", &[("a", 1_000)]);
        let verdict = figures("here", &[("a", 900)]).against(&old, true);
        assert!(verdict.failures.is_empty());
        assert!(
            verdict
                .told
                .starts_with("cheaper, record it: a: 1000 → 900")
        );
    }

    #[test]
    fn another_compiler_is_told_and_only_a_large_rise_fails() {
        let old = figures("here", &[("a", 1_000), ("b", 1_000)]);
        let verdict = figures("there", &[("a", 1_400), ("b", 1_600)]).against(&old, true);
        assert_eq!(verdict.failures.len(), 1);
        assert!(verdict.failures[0].contains("b: 1000 → 1600"));
        assert!(verdict.told.contains("recorded with here"));
    }

    #[test]
    fn a_part_that_comes_or_goes_must_be_recorded() {
        let old = figures("here", &[("a", 1_000), ("b", 1_000)]);
        let new = figures("here", &[("a", 1_000), ("c", 1_000)]);
        assert_eq!(new.against(&old, true).failures.len(), 2);
        assert_eq!(new.against(&old, false).failures, ["c is not recorded"]);
    }
}
