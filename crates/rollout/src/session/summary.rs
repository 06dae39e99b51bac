//! A session at a glance.

use super::messages::{Author, Failure, Said, Thought, Used, failure, said, thought, used};
use crate::damage::{Damage, DamageReport};
use crate::record::{Event, Payload, Record, ResponseItem, SessionMeta};

/// A session at a glance. Made by [`RecordsExt::summary`](crate::RecordsExt::summary), or
/// [`Rollout::summary`](crate::Rollout::summary).
///
/// ```
/// use codex_threads_rollout::Rollouts;
///
/// # let dir = tempfile::tempdir()?;
/// for rollout in Rollouts::new(dir.path()).iter() {
///     let summary = rollout?.summary();
///     if let Some(thought) = &summary.last_reasoning {
///         println!("{}", thought.text);
///     }
///     println!("{} calls, {} damaged places", summary.calls, summary.damage.count());
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Summary {
    /// The first record that says what session it is.
    pub meta: Option<SessionMeta>,
    /// How many records there are.
    pub records: u64,
    /// How many turns were begun.
    pub turns: u64,
    /// How many calls of tools there were.
    pub calls: u64,
    /// How often the history was compacted.
    pub compactions: u64,
    /// What the user said first: what lists show for a thread without a name.
    pub first_user_message: Option<Said>,
    /// What the model said last.
    pub last_agent_message: Option<Said>,
    /// What the model thought last, where it is readable.
    pub last_reasoning: Option<Thought>,
    /// The tokens used, as counted last.
    pub usage: Option<Used>,
    /// How much failed.
    pub errors: u64,
    /// What failed last.
    pub last_error: Option<Failure>,
    /// What could not be read.
    pub damage: DamageReport,
}

impl Summary {
    pub(super) fn of(records: impl Iterator<Item = Result<Record, Damage>>) -> Self {
        let mut summary = Self::default();
        for record in records {
            match record {
                Ok(record) => summary.add(record),
                Err(damage) => summary.damage.add(damage),
            }
        }
        summary
    }

    fn add(&mut self, record: Record) {
        self.records += 1;
        if let Some(said) = said(&record) {
            match said.author {
                Author::User => {
                    self.first_user_message.get_or_insert(said);
                }
                Author::Agent => self.last_agent_message = Some(said),
            }
        }
        if let Some(failure) = failure(&record) {
            self.errors += 1;
            self.last_error = Some(failure);
        }
        self.usage = used(&record).or_else(|| self.usage.take());
        self.last_reasoning = thought(&record).or_else(|| self.last_reasoning.take());
        match record.payload {
            Payload::SessionMeta(meta) => {
                self.meta.get_or_insert(*meta);
            }
            Payload::Event(Event::TaskStarted(_)) => self.turns += 1,
            Payload::Compacted(_) => self.compactions += 1,
            Payload::ResponseItem(
                ResponseItem::FunctionCall(_) | ResponseItem::CustomToolCall(_),
            ) => self.calls += 1,
            _ => {}
        }
    }
}
