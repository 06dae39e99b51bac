//! What a program wants to know of a session, out of its records.

mod calls;
mod messages;
mod summary;

pub use self::calls::{Call, CallInput, Calls};
pub use self::messages::{
    Author, Errors, Failure, Messages, Reasonings, Said, Thought, Usages, Used,
};
pub use self::summary::Summary;

use crate::damage::Damage;
use crate::record::Record;

/// Views of a stream of records: [`Records`](crate::Records), [`Effective`](crate::Effective), a [`Follow`](crate::Follow), or
/// any other iterator of them.
///
/// Each is an iterator too, and passes damage on as it comes.
///
/// ```
/// use codex_threads_rollout::{RecordsExt as _, Rollouts};
///
/// # let dir = tempfile::tempdir()?;
/// for rollout in Rollouts::new(dir.path()).iter() {
///     for said in rollout?.records().messages() {
///         let said = said?;
///         println!("{:?}: {}", said.author, said.text);
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait RecordsExt: Iterator<Item = Result<Record, Damage>> + Sized {
    /// The calls of tools with what came of them, in the order in which they were answered. See [`Calls`].
    fn calls(self) -> Calls<Self> {
        Calls::new(self)
    }

    /// What the user and the model said to each other, in every form in which releases write it, each once.
    /// What codex itself told the model is left out.
    fn messages(self) -> Messages<Self> {
        Messages(self)
    }

    /// What the model said about its thinking, where it is readable.
    fn reasoning(self) -> Reasonings<Self> {
        Reasonings(self)
    }

    /// The tokens used, each time the server counted them.
    fn usage(self) -> Usages<Self> {
        Usages(self)
    }

    /// What failed. Releases before 0.145 don't write down why a turn failed.
    fn errors(self) -> Errors<Self> {
        Errors(self)
    }

    /// All of it at a glance, in one pass: the [`Summary`].
    fn summary(self) -> Summary {
        Summary::of(self)
    }
}

impl<I: Iterator<Item = Result<Record, Damage>>> RecordsExt for I {}
