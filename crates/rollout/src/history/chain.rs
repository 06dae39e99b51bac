//! The files that make up one history.

use std::collections::HashSet;

use crate::damage::{Damage, DamageKind, Position};
use crate::file::Rollout;
use crate::record::HistoryBase;

/// A rollout, or its part up to where a later one goes on from it.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) rollout: Rollout,
    /// What comes after this is not part of the history.
    end: Option<HistoryBase>,
    /// Whether what comes after it was taken back: the later one is of the same thread.
    pub(super) reverted: bool,
}

impl Part {
    /// Whether a place lies behind the end.
    pub(super) fn ends_before(&self, at: &Position, ordinal: Option<u64>) -> bool {
        let Some(end) = &self.end else { return false };
        let by_offset = end.end_byte_offset.is_some_and(|end| at.offset() >= end);
        let by_ordinal = end
            .end_ordinal_exclusive
            .zip(ordinal)
            .is_some_and(|(end, ordinal)| ordinal >= end);
        by_offset || by_ordinal
    }
}

/// The rollouts that a rollout goes on from, oldest first, and itself. The damage tells of one that is
/// not there.
pub(super) fn chain(rollout: &Rollout) -> (Vec<Part>, Option<Damage>) {
    let home = rollout.home();
    let mut seen = HashSet::from([rollout.rollout_id().to_owned()]);
    let mut parts = vec![Part {
        rollout: rollout.clone(),
        end: None,
        reverted: false,
    }];
    let mut missing = None;
    // What is wrong with a first line is told when the records are read.
    while let Some(base) = parts
        .last()
        .and_then(|part| part.rollout.meta().ok())
        .and_then(|meta| meta.history_base)
    {
        let later = parts.last().map(|part| part.rollout.clone());
        let Some(later) = later else { break };
        let found = home
            .as_ref()
            .filter(|_| seen.insert(base.thread_id.clone()))
            .and_then(|home| home.by_rollout_id(&base.thread_id));
        let Some(found) = found else {
            let at = Position::new(later.shared_path().clone(), 1, 0);
            missing = Some(Damage::new(at, DamageKind::BaseMissing(base.thread_id)));
            break;
        };
        parts.push(Part {
            reverted: found.thread_id() == later.thread_id(),
            rollout: found.max_line(rollout.line_limit()),
            end: Some(base),
        });
    }
    parts.reverse();
    (parts, missing)
}
