//! Names of threads. Every release from 0.100 to 0.169 appends them to `session_index.jsonl`.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Map, Value};

use crate::damage::{Damage, DamageKind, DamageReport, Position};
use crate::file::{Lines, Step};
use crate::record::object::take;

/// The longest line of the index that is read.
const MAX_LINE: u64 = 1024 * 1024;

/// The names of all threads of a home, as of now. Made by [`Rollouts::names`](crate::Rollouts::names).
///
/// A thread has the name that it was given last. Newer releases give a fork the name of its origin, so a name
/// can belong to several threads.
///
/// ```
/// # let dir = tempfile::tempdir()?;
/// std::fs::write(dir.path().join("session_index.jsonl"), r#"{"id":"a","thread_name":"old"}
/// {"id":"b","thread_name":"new"}
/// {"id":"a","thread_name":"new"}
/// "#)?;
/// let names = codex_threads_rollout::Rollouts::new(dir.path()).names()?;
/// assert_eq!(names.get("a"), Some("new"));
/// assert_eq!(names.threads("new").count(), 2);
/// assert!(names.damage().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Names {
    by_id: HashMap<String, String>,
    damage: DamageReport,
}

impl Names {
    /// The name of a thread.
    #[must_use]
    pub fn get(&self, thread_id: &str) -> Option<&str> {
        self.by_id.get(thread_id).map(String::as_str)
    }

    /// The threads of a name, in no order.
    pub fn threads<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.by_id
            .iter()
            .filter(move |(_, found)| *found == name)
            .map(|(id, _)| id.as_str())
    }

    /// All threads that have a name, and the name, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_id
            .iter()
            .map(|(id, name)| (id.as_str(), name.as_str()))
    }

    /// What of the index could not be read.
    #[must_use]
    pub fn damage(&self) -> &DamageReport {
        &self.damage
    }

    pub(super) fn into_damage(self) -> DamageReport {
        self.damage
    }

    /// No index is an empty one: it is made with the first name.
    pub(super) fn read(path: &Path) -> Result<Self, Damage> {
        let mut names = Self::default();
        let file = match std::fs::File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(names),
            Err(error) => return Err(Damage::io(path, error)),
        };
        let shared = path.into();
        let mut lines = Lines::new(file, MAX_LINE);
        loop {
            let (place, kind) = match lines.step() {
                Ok(Step::Line(place)) => match names.add(lines.line()) {
                    Ok(()) => continue,
                    Err(kind) => (place, kind),
                },
                Ok(Step::TooLong(place, bytes)) => {
                    let limit = MAX_LINE;
                    (place, DamageKind::TooLong { bytes, limit })
                }
                Ok(Step::End(place, bytes)) => {
                    let line = lines.line().trim_ascii();
                    if !line.is_empty()
                        && let Err(kind) = names.add(line)
                    {
                        let kind = match kind {
                            DamageKind::NotARecord { error, .. } => {
                                DamageKind::Torn { bytes, error }
                            }
                            other => other,
                        };
                        names.damage.add(at(&shared, place, kind));
                    }
                    return Ok(names);
                }
                Err(error) => {
                    names
                        .damage
                        .add(at(&shared, lines.place(), DamageKind::Io(error)));
                    return Ok(names);
                }
            };
            names.damage.add(at(&shared, place, kind));
        }
    }

    fn add(&mut self, line: &[u8]) -> Result<(), DamageKind> {
        let bytes = line.len() as u64;
        let mut members: Map<String, Value> = serde_json::from_slice(line)
            .map_err(|error| DamageKind::NotARecord { bytes, error })?;
        let Some(id) = take::<String>(&mut members, "id") else {
            return Err(DamageKind::Undecodable {
                kind: "session_index".to_owned(),
                missing: "id",
                payload: serde_json::from_slice(line).unwrap_or_default(),
            });
        };
        let name = take::<String>(&mut members, "thread_name");
        match name.filter(|name| !name.is_empty()) {
            Some(name) => self.by_id.insert(id, name),
            None => self.by_id.remove(&id),
        };
        Ok(())
    }
}

fn at(path: &std::sync::Arc<Path>, place: crate::file::Place, kind: DamageKind) -> Damage {
    Damage::new(Position::new(path.clone(), place.line, place.offset), kind)
}
