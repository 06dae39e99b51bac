//! Where a followed file is, and whether it is still the same.

use std::fs::{File, Metadata};
use std::io::{Read as _, Seek as _, SeekFrom};

use crate::damage::Damage;
use crate::file::{Place, Rollout, Source};

/// The file that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opened {
    /// By number, where files have one.
    Plain(Option<(u64, u64)>),
    Compressed,
}

/// What became of it.
pub(super) enum State {
    /// It is where it was, and at least as long as what was read.
    Same,
    /// It is shorter.
    Shorter,
    /// Another file stands there now, or it is in another folder, or no longer compressed.
    Elsewhere(Box<Rollout>),
    /// It was compressed: nobody writes it now.
    Packed,
    /// It is in none of the places where it could be.
    Nowhere,
}

/// The beginning of a line, to know its file by.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    offset: u64,
    head: Vec<u8>,
}

impl Seen {
    /// Beyond the time, the kind and what the first members of the payload are.
    const ENOUGH: usize = 256;

    pub(super) fn of(place: Place, line: &[u8]) -> Self {
        Self {
            offset: place.offset,
            head: line.iter().copied().take(Self::ENOUGH).collect(),
        }
    }

    /// Whether that line is in a file too, and a line ends before a place.
    pub(super) fn is_in(&self, rollout: &Rollout, next: Place) -> bool {
        let read = || -> std::io::Result<bool> {
            let mut file = File::open(rollout.path())?;
            file.seek(SeekFrom::Start(self.offset))?;
            let mut head = vec![0; self.head.len()];
            file.read_exact(&mut head)?;
            file.seek(SeekFrom::Start(next.offset.saturating_sub(1)))?;
            let mut end = [0];
            file.read_exact(&mut end)?;
            Ok(head == self.head && end == *b"\n")
        };
        read().unwrap_or(false)
    }
}

/// Opens the file where it is now, to be read from a place on. The rollout learns where that is.
pub(super) fn open(rollout: &mut Rollout, place: Place) -> Result<(Source, Opened), Damage> {
    *rollout = rollout.whereabouts();
    if rollout.is_compressed() {
        let mut source = rollout.source()?;
        std::io::copy(
            &mut source.by_ref().take(place.offset),
            &mut std::io::sink(),
        )
        .map_err(|error| Damage::io(rollout.path(), error))?;
        return Ok((source, Opened::Compressed));
    }
    let open = || -> std::io::Result<(Source, Opened)> {
        let mut file = File::open(rollout.path())?;
        let opened = Opened::Plain(number(&file.metadata()?));
        file.seek(SeekFrom::Start(place.offset))?;
        Ok((Box::new(file), opened))
    };
    open().map_err(|error| Damage::io(rollout.path(), error))
}

/// What became of a file of which so many bytes were read.
pub(super) fn state(rollout: &Rollout, opened: &Opened, read: u64) -> State {
    if *opened != Opened::Compressed
        && let Ok(now) = std::fs::metadata(rollout.path())
    {
        return if Opened::Plain(number(&now)) != *opened {
            State::Elsewhere(Box::new(rollout.clone()))
        } else if now.len() < read {
            State::Shorter
        } else {
            State::Same
        };
    }
    let now = rollout.whereabouts();
    match now.path().try_exists() {
        Ok(true) if !now.is_compressed() => State::Elsewhere(Box::new(now)),
        Ok(true) if *opened == Opened::Compressed && now.path() == rollout.path() => State::Same,
        Ok(true) => State::Packed,
        Ok(false) | Err(_) => State::Nowhere,
    }
}

#[cfg(unix)]
fn number(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> Option<(u64, u64)> {
    None
}
