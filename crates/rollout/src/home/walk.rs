//! The folders, newest first, no more of them than is asked for.

use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::vec::IntoIter;

use super::{ARCHIVED, SESSIONS};
use crate::damage::{Damage, DamageKind};
use crate::file::{FileName, Kind, Rollout};

/// All rollouts of a home, newest first. Of two files that hold the same, one of them compressed, the
/// other one is given.
pub(super) struct Walk {
    years: Folders,
    months: Folders,
    days: Folders,
    day: Peekable<IntoIter<Rollout>>,
    /// Not listed yet.
    archive: Option<PathBuf>,
    archived: Peekable<IntoIter<Rollout>>,
    damages: Vec<Damage>,
    /// Days before this one are left out (`2026-11-21`).
    from: Option<String>,
}

type Folders = IntoIter<PathBuf>;

impl Walk {
    pub(super) fn new(home: &Path, live: bool, archived: bool, from: Option<String>) -> Self {
        let mut walk = Self {
            years: Folders::default(),
            months: Folders::default(),
            days: Folders::default(),
            day: Vec::new().into_iter().peekable(),
            archive: archived.then(|| home.join(ARCHIVED)),
            archived: Vec::new().into_iter().peekable(),
            damages: Vec::new(),
            from,
        };
        if live {
            walk.years = walk.folders(&home.join(SESSIONS), 4, "");
        }
        walk
    }

    /// Those of a day (`2026-11-21`).
    pub(super) fn day(home: &Path, date: &str) -> Self {
        let mut walk = Self::new(home, false, false, None);
        let mut day = home.join(SESSIONS);
        day.extend(date.split('-'));
        walk.days = vec![day].into_iter();
        walk
    }

    pub(super) fn next(&mut self) -> Option<Result<Rollout, Damage>> {
        if let Some(archive) = self.archive.take() {
            self.archived = self.files(&archive).into_iter().peekable();
        }
        while self.day.peek().is_none() && self.next_day() {}
        if let Some(damage) = self.damages.pop() {
            return Some(Err(damage));
        }
        let live_is_newer = match (self.day.peek(), self.archived.peek()) {
            (Some(live), Some(archived)) => live.name().newest_first(archived.name()).is_le(),
            (live, _) => live.is_some(),
        };
        let next = if live_is_newer {
            self.day.next()
        } else {
            self.archived.next()
        };
        next.map(Ok)
    }

    fn next_day(&mut self) -> bool {
        loop {
            if let Some(day) = self.days.next() {
                self.day = self.files(&day).into_iter().peekable();
                return true;
            }
            if let Some(month) = self.months.next() {
                self.days = self.folders(&month, 2, &date_of(&month, 2));
            } else if let Some(year) = self.years.next() {
                self.months = self.folders(&year, 2, &date_of(&year, 1));
            } else {
                return false;
            }
        }
    }

    /// The folders in a folder whose names are numbers of so many digits, the last one first.
    fn folders(&mut self, folder: &Path, digits: usize, date: &str) -> Folders {
        let mut found = Vec::new();
        for (path, name) in self.list(folder) {
            if name.len() == digits && name.bytes().all(|b| b.is_ascii_digit()) {
                let date = if date.is_empty() {
                    name
                } else {
                    format!("{date}-{name}")
                };
                let too_old = self
                    .from
                    .as_deref()
                    .and_then(|from| from.get(..date.len()))
                    .is_some_and(|from| date.as_str() < from);
                if !too_old {
                    found.push(path);
                }
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.into_iter()
    }

    fn files(&mut self, folder: &Path) -> Vec<Rollout> {
        let mut found = Vec::new();
        for (path, _) in self.list(folder) {
            match FileName::of(&path) {
                Kind::Rollout(name) => found.push(Rollout::new(path, name)),
                Kind::Strange => self.damages.push(Damage::of(&path, DamageKind::FileName)),
                Kind::Other => {}
            }
        }
        found.sort_unstable_by(|a, b| a.name().newest_first(b.name()));
        found.dedup_by(|later, first| later.name().same_rollout(first.name()));
        found
    }

    fn list(&mut self, folder: &Path) -> Vec<(PathBuf, String)> {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            // No thread yet, none archived, or a day that was removed meanwhile.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                self.damages.push(Damage::io(folder, error));
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => {
                    let name = entry.file_name().to_string_lossy().into_owned();
                    found.push((entry.path(), name));
                }
                Err(error) => self.damages.push(Damage::io(folder, error)),
            }
        }
        found
    }
}

/// The last parts of a path, as a date.
fn date_of(path: &Path, parts: usize) -> String {
    let mut names: Vec<_> = path
        .components()
        .rev()
        .take(parts)
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    names.reverse();
    names.join("-")
}
