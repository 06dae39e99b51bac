//! What the name of a rollout's file says: `rollout-<time>-<thread>.jsonl`, after a revert
//! `rollout-<time>-<thread>_<rollout>.jsonl`, and `.zst` behind either if it is compressed.

use std::cmp::Ordering;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileName {
    /// The writer's local time, `2026-11-21T04-45-50`.
    pub(crate) time: String,
    pub(crate) thread: String,
    /// Of a file that was begun by a revert.
    pub(crate) part: Option<String>,
    pub(crate) compressed: bool,
}

/// What a name is.
pub(crate) enum Kind {
    Rollout(FileName),
    /// It begins and ends like a rollout's name.
    Strange,
    /// Something else: a temporary file, a lock.
    Other,
}

impl FileName {
    pub(crate) fn of(path: &Path) -> Kind {
        let name = path.file_name().unwrap_or_default();
        let Some(name) = name.to_str() else {
            return Kind::Other;
        };
        let Some(rest) = name.strip_prefix("rollout-") else {
            return Kind::Other;
        };
        let (rest, compressed) = match rest.strip_suffix(".zst") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let Some(stem) = rest.strip_suffix(".jsonl") else {
            return Kind::Other;
        };
        Self::parse(stem, compressed).map_or(Kind::Strange, Kind::Rollout)
    }

    fn parse(stem: &str, compressed: bool) -> Option<Self> {
        let (time, ids) = stem.split_at_checked(19)?;
        let shape = |text: &str, shape: &str| {
            text.len() == shape.len()
                && text
                    .bytes()
                    .zip(shape.bytes())
                    .all(|(found, wanted)| match wanted {
                        b'0' => found.is_ascii_digit(),
                        b'x' => found.is_ascii_hexdigit(),
                        _ => found == wanted,
                    })
        };
        let is_id = |text: &&str| shape(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
        if !shape(time, "0000-00-00T00-00-00") {
            return None;
        }
        let ids = ids.strip_prefix('-')?;
        let (thread, part) = match ids.split_once('_') {
            Some((thread, part)) => (thread, Some(part).filter(is_id)?.to_owned().into()),
            None => (ids, None),
        };
        Some(Self {
            time: time.to_owned(),
            thread: Some(thread).filter(is_id)?.to_owned(),
            part,
            compressed,
        })
    }

    /// The id of the rollout: others that go on from it name it so.
    pub(crate) fn rollout(&self) -> &str {
        self.part.as_deref().unwrap_or(&self.thread)
    }

    /// Whether both hold the same, one of them compressed.
    pub(crate) fn same_rollout(&self, other: &Self) -> bool {
        (&self.time, &self.thread, &self.part) == (&other.time, &other.thread, &other.part)
    }

    /// Newest first; of two that hold the same, the one that isn't compressed.
    pub(crate) fn newest_first(&self, other: &Self) -> Ordering {
        (&other.time, other.rollout(), &other.thread)
            .cmp(&(&self.time, self.rollout(), &self.thread))
            .then(self.compressed.cmp(&other.compressed))
    }

    /// When the thread was started: its id says so.
    pub(crate) fn thread_created(&self) -> Option<SystemTime> {
        time_of(&self.thread)
    }
}

/// When an id was made, if it tells (a UUID of version 7).
pub(crate) fn time_of(id: &str) -> Option<SystemTime> {
    let hex: String = id.chars().filter(|c| *c != '-').collect();
    if hex.as_bytes().get(12) != Some(&b'7') {
        return None;
    }
    let millis = u64::from_str_radix(hex.get(..12)?, 16).ok()?;
    Some(UNIX_EPOCH + Duration::from_millis(millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "01a1fc6c-c36c-7703-ae91-e0b4b1e13246";
    const PART: &str = "01a1fc6c-c6d3-72e3-8031-b94da82eef6f";

    fn of(name: &str) -> Kind {
        FileName::of(Path::new(name))
    }

    #[test]
    fn names_are_taken_apart() {
        let Kind::Rollout(plain) = of(&format!("/x/rollout-2026-11-21T04-45-48-{ID}.jsonl")) else {
            panic!("a rollout");
        };
        assert_eq!((plain.rollout(), plain.compressed), (ID, false));
        let created = plain
            .thread_created()
            .unwrap()
            .duration_since(UNIX_EPOCH)
            .unwrap();
        assert_eq!(created.as_secs(), 1_795_236_348);
        let Kind::Rollout(part) = of(&format!(
            "rollout-2026-11-21T04-45-49-{ID}_{PART}.jsonl.zst"
        )) else {
            panic!("a rollout");
        };
        assert_eq!(
            (part.thread.as_str(), part.rollout(), part.compressed),
            (ID, PART, true)
        );
        assert_eq!(part.newest_first(&plain), Ordering::Less);
    }

    #[test]
    fn other_files_are_none_of_ours() {
        for name in [
            "config.toml",
            "rollout-maintenance.lock",
            "rollout-x.jsonl.zst.tmp",
            ".rollout-x.jsonl",
            "",
        ] {
            assert!(matches!(of(name), Kind::Other), "{name}");
        }
        for name in [
            "rollout-.jsonl",
            "rollout-2026-11-21T04-45-48-.jsonl",
            "rollout-ä.jsonl.zst",
            "rollout-2026-11-21T04-45-48-01a1fc6c-c36c-7703-ae91-e0b4b1e1324.jsonl",
        ] {
            assert!(matches!(of(name), Kind::Strange), "{name}");
        }
    }
}
