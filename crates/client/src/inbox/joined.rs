//! Several deltas in the place of one.

use std::fmt;

use bytestring::ByteString;

use crate::events::Notification;
use crate::wire::{Envelope, Kind};

/// Several deltas of one item: what surrounds their text, once, and all their text.
pub(super) struct Joined {
    head: Vec<u8>,
    text: Vec<u8>,
    tail: Vec<u8>,
}

/// A delta's line in three: before its text, its text, and after it up to the params' end.
pub(super) type Parts<'a> = (&'a [u8], &'a [u8], &'a [u8]);

/// Takes a delta apart; `None` where there is no text that could be joined (base64, audio).
pub(super) fn parts(notification: &Notification) -> Option<Parts<'_>> {
    let Envelope { delta, params, .. } = *notification.envelope();
    let line = notification.line();
    (delta.is_some() && delta.end() <= params.end() && delta.start() >= params.start()).then(|| {
        (
            &line[..delta.start()],
            &line[delta.start()..delta.end()],
            &line[delta.end()..params.end()],
        )
    })
}

impl Joined {
    pub(super) fn begin((head, text, tail): Parts<'_>) -> Self {
        Self {
            head: head.to_vec(),
            text: text.to_vec(),
            tail: tail.to_vec(),
        }
    }

    /// Takes the text if it belongs here; says by how many bytes of memory that made this larger.
    pub(super) fn add(&mut self, (head, text, tail): Parts<'_>) -> Option<usize> {
        if head != self.head || tail != self.tail {
            return None;
        }
        let before = self.text.capacity();
        if self.text.len() + text.len() > before {
            // By an eighth, not twofold: what is held is to be near what is wanted.
            self.text.reserve_exact(text.len().max(before / 8));
        }
        self.text.extend_from_slice(text);
        Some(self.text.capacity() - before)
    }

    /// Bytes of memory.
    pub(super) fn len(&self) -> usize {
        self.head.capacity() + self.text.capacity() + self.tail.capacity()
    }

    /// The same without its text.
    pub(super) fn hull(&self) -> Option<Notification> {
        let hull = Self {
            head: self.head.clone(),
            text: Vec::new(),
            tail: self.tail.clone(),
        };
        hull.into_notification()
    }

    pub(super) fn into_notification(self) -> Option<Notification> {
        let mut line = self.head;
        line.reserve(self.text.len() + self.tail.len() + 1);
        line.extend_from_slice(&self.text);
        line.extend_from_slice(&self.tail);
        line.push(b'}');
        match ByteString::try_from(line).ok().map(Envelope::read) {
            Some(Ok((line, envelope, Kind::Notification))) => {
                Some(Notification::from_parts(line, envelope, None))
            }
            _ => None,
        }
    }
}

impl fmt::Debug for Joined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Joined({} bytes)", self.text.len())
    }
}
