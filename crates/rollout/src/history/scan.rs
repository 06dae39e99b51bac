//! Finds what no longer counts: one pass over the files, in which only markers are decoded.

use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::chain::{Part, chain};
use super::{Dropped, DroppedBecause, History, Key};
use crate::damage::{Damage, DamageKind, Position};
use crate::file::Rollout;
use crate::record::{Envelope, Event, Item, Payload, Record, ResponseItem, Tag};

/// What a rollback counts: turns for the user's view, what the user said for the model's.
struct Unit {
    begin: Key,
    at: Position,
}

#[derive(Default)]
struct Scan {
    /// Whether it is the model's view.
    context: bool,
    first: Option<(Key, Position)>,
    units: Vec<Unit>,
    /// The turn that was begun, while the user has said nothing in it.
    begun: Option<Unit>,
    /// A turn was begun and not ended.
    in_turn: bool,
    /// What the user says is written for the model, then as an event.
    for_the_model: Option<Unit>,
    compactions: Vec<(Key, Position)>,
    dropped: Vec<Dropped>,
    gaps: Vec<Range<Key>>,
    /// Rollbacks whose end is the next record.
    open: Vec<usize>,
}

pub(super) fn scan(rollout: &Rollout, context: bool) -> History {
    let (parts, missing) = chain(rollout);
    let mut scan = Scan {
        context,
        ..Scan::default()
    };
    for (index, part) in parts.iter().enumerate() {
        scan.part(index, part);
    }
    if context {
        scan.compact();
    }
    History {
        base_missing: missing.map(|damage| {
            let at = damage.position().clone();
            match damage.into_kind() {
                DamageKind::BaseMissing(id) => (at, id),
                _ => (at, String::new()),
            }
        }),
        dropped: scan.dropped,
        gaps: merged(scan.gaps),
        parts,
    }
}

impl Scan {
    fn part(&mut self, index: usize, part: &Part) {
        let mut records = part.rollout.records();
        while let Some(line) = records.next_with(marker) {
            // Damage is told when the records are read.
            let Ok((at, ordinal, marker)) = line else {
                continue;
            };
            if part.ends_before(&at, ordinal) {
                if part.reverted {
                    self.dropped.push(Dropped {
                        because: DroppedBecause::Reverted,
                        from: at,
                        to: None,
                    });
                }
                return;
            }
            self.record(index, at, marker);
        }
        self.open.clear();
    }

    fn record(&mut self, index: usize, at: Position, marker: Option<Payload>) {
        let key = (index, at.offset());
        for open in self.open.drain(..) {
            if let Some(dropped) = self.dropped.get_mut(open) {
                dropped.to = Some(at.clone());
            }
        }
        self.first.get_or_insert_with(|| (key, at.clone()));
        match marker {
            Some(Payload::Compacted(_)) => self.compactions.push((key, at)),
            Some(Payload::Event(event)) => self.event(Unit { begin: key, at }, &event),
            Some(Payload::ResponseItem(ResponseItem::Message(message)))
                if message.role == "user" =>
            {
                self.for_the_model = Some(Unit { begin: key, at });
            }
            _ => {}
        }
    }

    fn event(&mut self, at: Unit, event: &Event) {
        match event {
            Event::TaskStarted(_) => {
                self.in_turn = true;
                if self.context {
                    self.begun = Some(at);
                } else {
                    self.units.push(at);
                }
            }
            Event::TaskComplete(_) | Event::TurnAborted(_) => {
                self.in_turn = false;
                self.begun = None;
            }
            Event::UserMessage(_) => self.user(at),
            Event::ItemCompleted(done) if matches!(done.item, Item::UserMessage(_)) => {
                self.user(at);
            }
            Event::ThreadRolledBack(marker) => self.roll_back(at.begin, marker.num_turns),
            _ => {}
        }
    }

    fn user(&mut self, at: Unit) {
        let for_the_model = self.for_the_model.take();
        if self.context {
            let unit = self.begun.take().or(for_the_model).unwrap_or(at);
            self.units.push(unit);
        } else if !self.in_turn {
            self.units.push(at);
        }
    }

    fn roll_back(&mut self, marker: Key, turns: u64) {
        let mut left = turns;
        let mut cut = None;
        while left > 0
            && let Some(unit) = self.units.pop()
        {
            left -= 1;
            cut = Some((unit.begin, unit.at));
        }
        self.in_turn = false;
        let Some((begin, from)) = cut else { return };
        self.compactions.retain(|(key, _)| *key < begin);
        // The marker itself doesn't count either: it is one byte long, as far as keys go.
        self.gaps.push(begin..(marker.0, marker.1 + 1));
        self.open.push(self.dropped.len());
        self.dropped.push(Dropped {
            because: DroppedBecause::RolledBack { turns },
            from,
            to: None,
        });
    }

    fn compact(&mut self) {
        if let (Some((begin, from)), Some((end, to))) = (self.first.take(), self.compactions.pop())
        {
            self.gaps.push(begin..end);
            self.dropped.push(Dropped {
                because: DroppedBecause::Compacted,
                from,
                to: Some(to),
            });
        }
    }
}

/// Decodes a line only if it may be a marker.
fn marker(line: &[u8], at: Position) -> Result<(Position, Option<u64>, Option<Payload>), Damage> {
    let envelope: Envelope<'_> = serde_json::from_slice(line).map_err(|error| {
        let bytes = line.len() as u64;
        Damage::new(at.clone(), DamageKind::NotARecord { bytes, error })
    })?;
    let ordinal = envelope.ordinal();
    if !is_marker(&envelope.kind, envelope.payload) {
        return Ok((at, ordinal, None));
    }
    let record = Record::decode(line, at)?;
    Ok((record.position, ordinal, Some(record.payload)))
}

#[derive(Deserialize)]
struct Role {
    role: String,
}

fn is_marker(kind: &str, payload: &RawValue) -> bool {
    match kind {
        "compacted" => true,
        "response_item" => {
            serde_json::from_str::<Role>(payload.get()).is_ok_and(|item| item.role == "user")
        }
        "event_msg" => serde_json::from_str::<Tag>(payload.get()).is_ok_and(|tag| {
            matches!(
                tag.kind.as_str(),
                "task_started"
                    | "turn_started"
                    | "task_complete"
                    | "turn_complete"
                    | "turn_aborted"
                    | "user_message"
                    | "item_completed"
                    | "thread_rolled_back"
            )
        }),
        _ => false,
    }
}

/// In order, and those that touch or overlap as one.
fn merged(mut gaps: Vec<Range<Key>>) -> Vec<Range<Key>> {
    gaps.sort_unstable_by_key(|gap| gap.start);
    let mut merged: Vec<Range<Key>> = Vec::new();
    for gap in gaps {
        match merged.last_mut() {
            Some(last) if gap.start <= last.end => last.end = last.end.max(gap.end),
            _ => merged.push(gap),
        }
    }
    merged
}
