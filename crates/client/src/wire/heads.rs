//! Lines that begin like one before.
//!
//! Nine messages of ten are a piece of text of an item that grows, and differ from the piece before
//! in the text alone and in what stands behind it. So the first bytes of such a line are compared
//! with those of the last line of its thread; where they are the same, what they say is known.

use std::hash::BuildHasher;

use bytestring::ByteString;
use rustc_hash::FxBuildHasher;

use super::envelope::{BeforeText, Envelope, Message, Unreadable, scan};
use super::scan::Span;

/// Beginnings that are remembered, at most; threads that meet in one place push each other out.
const HEADS: usize = 4_096;

/// The longest beginning that is remembered, in bytes.
const LONGEST: usize = 512;

/// Takes lines apart, one after another.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    heads: Vec<Option<Box<Head>>>,
    /// Where the thread's id stood in the last line that was remembered.
    thread: Span,
}

#[derive(Debug)]
struct Head {
    bytes: Box<[u8]>,
    before: BeforeText,
}

impl Heads {
    /// As [`Envelope::read`].
    pub(crate) fn read(&mut self, line: ByteString) -> Result<Message, Unreadable> {
        if let Some(members) = self
            .head(&line)
            .and_then(|before| before.go_on(line.as_bytes()))
        {
            return Envelope::of(line, &members);
        }
        let Some((members, before)) = scan(line.as_bytes()) else {
            return Err(Unreadable::why(&line));
        };
        let message = Envelope::of(line, &members)?;
        if let Some(before) = before {
            self.remember(&message, before);
        }
        Ok(message)
    }

    /// What is known of the beginning of a line.
    #[inline]
    fn head(&self, line: &ByteString) -> Option<&BeforeText> {
        let head = self.heads.get(self.place(line)?)?.as_ref()?;
        line.as_bytes()
            .starts_with(&head.bytes)
            .then_some(&head.before)
    }

    #[cold]
    fn remember(&mut self, (line, envelope, _): &Message, before: BeforeText) {
        if before.at > LONGEST || envelope.thread.end() > before.at {
            return;
        }
        self.thread = envelope.thread;
        let (Some(place), Some(bytes)) = (self.place(line), line.as_bytes().get(..before.at))
        else {
            return;
        };
        if self.heads.is_empty() {
            self.heads.resize_with(HEADS, || None);
        }
        if let Some(head) = self.heads.get_mut(place) {
            let bytes = bytes.into();
            *head = Some(Box::new(Head { bytes, before }));
        }
    }

    /// The place of a thread: that of the bytes where the last thread's id stood.
    fn place(&self, line: &ByteString) -> Option<usize> {
        let id = line
            .as_bytes()
            .get(self.thread.start()..self.thread.end())?;
        let hash = FxBuildHasher.hash_one(id);
        usize::try_from(hash % HEADS as u64).ok()
    }
}
