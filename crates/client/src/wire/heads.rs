//! Lines that begin like one before.
//!
//! Nine messages of ten are a piece of text of an item that grows, and differ from the piece before
//! in the text, in what stands behind it, and in the ids of thread, turn and item. So what such a line
//! says before its text is compared with a line before it, ids left out; where that is the same, it is
//! known where everything stands. There are a few such beginnings in all, however many threads there are.

use std::sync::Arc;

use bytestring::ByteString;
use memchr::memchr2;

use super::envelope::{BeforeText, Envelope, Message, Unreadable, scan};
use super::scan::Span;

/// Beginnings that are remembered, at most.
const HEADS: usize = 8;

/// The longest beginning that is remembered, in bytes.
const LONGEST: usize = 512;

/// Where beginnings differ first: in the method, behind `{"method":"item/`.
const TAG: std::ops::Range<usize> = 16..24;

/// Takes lines apart, one after another. All lines of one beginning share a `T`.
#[derive(Debug)]
pub(crate) struct Heads<T> {
    heads: Vec<Head<T>>,
    /// Which is forgotten next.
    oldest: usize,
}

#[derive(Debug)]
struct Head<T> {
    tag: [u8; TAG.end - TAG.start],
    bytes: Box<[u8]>,
    /// Where the ids of thread, turn and item stand in it.
    ids: [Span; 3],
    before: BeforeText,
    /// From the second line on.
    shared: Option<Arc<T>>,
}

impl<T> Default for Heads<T> {
    fn default() -> Self {
        Self {
            heads: Vec::new(),
            oldest: 0,
        }
    }
}

impl<T: Default> Heads<T> {
    /// As [`Envelope::read`]; with it what is shared by all lines that begin like this one, but for
    /// their ids, up to the text of their delta.
    pub(crate) fn read(
        &mut self,
        line: ByteString,
    ) -> Result<(Message, Option<Arc<T>>), Unreadable> {
        if let Some((head, before)) = self.head(&line)
            && let Some(members) = before.go_on(line.as_bytes())
        {
            // Of what stands there twice, the last one is meant.
            let shared = before
                .is_part_of(&members)
                .then(|| Arc::clone(head.shared.get_or_insert_default()));
            return Ok((Envelope::of(line, &members)?, shared));
        }
        let Some((members, before)) = scan(line.as_bytes()) else {
            return Err(Unreadable::why(&line));
        };
        let message = Envelope::of(line, &members)?;
        if let Some(before) = before {
            self.remember(&message.0, before);
        }
        Ok((message, None))
    }

    /// What is known of the beginning of a line.
    #[inline]
    fn head(&mut self, line: &ByteString) -> Option<(&mut Head<T>, BeforeText)> {
        let tag = line.as_bytes().get(TAG)?;
        let heads = self.heads.iter_mut().filter(|head| head.tag == tag);
        heads
            .filter_map(|head| head.before(line.as_bytes()).map(|before| (head, before)))
            .next()
    }

    #[cold]
    fn remember(&mut self, line: &ByteString, before: BeforeText) {
        let line = line.as_bytes();
        let (Some(bytes), Some(Ok(tag))) = (
            line.get(..before.at).filter(|bytes| bytes.len() <= LONGEST),
            line.get(TAG).map(TryInto::try_into),
        ) else {
            return;
        };
        let Some(ids) = before.ids() else {
            return;
        };
        let head = Head {
            tag,
            bytes: bytes.into(),
            ids,
            before,
            shared: None,
        };
        if self.heads.len() < HEADS {
            self.heads.push(head);
        } else if let Some(oldest) = self.heads.get_mut(self.oldest) {
            *oldest = head;
            self.oldest = (self.oldest + 1) % HEADS;
        }
    }
}

impl<T> Head<T> {
    /// What is known of a line that begins so, up to its text.
    #[inline]
    fn before(&self, line: &[u8]) -> Option<BeforeText> {
        // One item alone that grows: its ids are the same as well.
        if line.starts_with(&self.bytes) {
            return Some(self.before);
        }
        let mut ids = [Span::NONE; 3];
        let (mut here, mut there) = (0, 0);
        for (found, known) in ids.iter_mut().zip(&self.ids) {
            here = passed(line, here, self.bytes.get(there..known.start())?)?;
            let end = here + memchr2(b'"', b'\\', line.get(here..)?)?;
            if line.get(end) != Some(&b'"') {
                return None;
            }
            *found = Span::new(here, end);
            (here, there) = (end, known.end());
        }
        let at = passed(line, here, self.bytes.get(there..)?)?;
        Some(self.before.with(ids, at))
    }
}

/// Where the line goes on behind `part`, if that stands here.
#[inline]
fn passed(line: &[u8], here: usize, part: &[u8]) -> Option<usize> {
    line.get(here..)?
        .starts_with(part)
        .then_some(here + part.len())
}
