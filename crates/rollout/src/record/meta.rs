//! What a rollout says about itself in its first line, and about each turn.

use serde_json::{Map, Value};

use super::object::{Member, object};
use crate::Timestamp;

object! {
    /// The first record of a rollout (`session_meta`): which thread it is, and where it comes from.
    ///
    /// A fork in the legacy form holds a second one further down: that of the thread it was copied from.
    SessionMeta {
        required {
            /// The thread's id.
            id: String,
        }
        optional {
            /// When the file was begun: with the thread, or when the thread was reverted.
            timestamp: Timestamp,
            /// The id of the session, since 0.143.
            session_id: String,
            /// The thread's working directory.
            cwd: String,
            /// The name of the client that started it.
            originator: String,
            /// The version of codex that wrote the file.
            cli_version: String,
            /// Where it was started from: `cli`, `vscode`, `exec`, …, or an object for a sub-agent.
            source: Value,
            /// The id of the model's provider.
            model_provider: String,
            /// What the model was told at first. An object with a `text`.
            base_instructions: Value,
            /// The repository in the working directory.
            git: Git,
            /// The thread that this one was forked from.
            forked_from_id: String,
            /// How much of it (exclusive ordinal), in paginated threads.
            forked_from_ordinal_exclusive: u64,
            /// The thread that made this one as a sub-agent.
            parent_thread_id: String,
            /// How the history is kept, since 0.143: `legacy` or `paginated`. Before, all are legacy.
            history_mode: HistoryMode,
            /// The rollout that this one goes on from: after a revert or a fork of a paginated thread.
            history_base: HistoryBase,
        }
    }
}

impl SessionMeta {
    /// How the history is kept: [`Legacy`](HistoryMode::Legacy) where nothing is said.
    ///
    /// ```
    /// # use codex_threads_rollout::{HistoryMode, Rollout};
    /// # fn f(rollout: &Rollout) -> Result<(), codex_threads_rollout::Damage> {
    /// if rollout.meta()?.mode() == HistoryMode::Paginated {
    ///     println!("may go on from another file");
    /// }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn mode(&self) -> HistoryMode {
        self.history_mode.clone().unwrap_or(HistoryMode::Legacy)
    }
}

/// How a rollout keeps a history.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HistoryMode {
    /// One file for each thread; a rollback is a record in it, a fork a copy.
    Legacy,
    /// Records are numbered; a revert begins a new file that goes on from a part of the old one, and so does a fork.
    Paginated,
    /// One that this version of the crate doesn't know.
    Other(String),
}

impl Member for HistoryMode {
    fn fits(value: &Value) -> bool {
        value.is_string()
    }

    fn from_value(value: Value) -> Option<Self> {
        Some(match value.as_str()? {
            "legacy" => Self::Legacy,
            "paginated" => Self::Paginated,
            other => Self::Other(other.to_owned()),
        })
    }
}

object! {
    /// The part of another rollout that comes before this one.
    HistoryBase {
        required {
            /// The id of that rollout: the last one in its file's name
            /// ([`Rollout::rollout_id`](crate::Rollout::rollout_id)). (The file calls it `thread_id`; after
            /// a revert it is not the thread's.)
            thread_id: String,
        }
        optional {
            /// Records with this ordinal and above are not part of the history.
            end_ordinal_exclusive: u64,
            /// The same, as a byte of that file.
            end_byte_offset: u64,
        }
    }
}

object! {
    /// The state of a repository when a thread was started.
    Git {
        optional {
            /// The commit that was checked out.
            commit_hash: String,
            /// The branch that was checked out.
            branch: String,
            /// Where the repository comes from.
            repository_url: String,
        }
    }
}

object! {
    /// What a turn ran with (`turn_context`). Some releases write it more than once in a turn.
    TurnContext {
        optional {
            /// The turn's id.
            turn_id: String,
            /// The working directory.
            cwd: String,
            /// The model.
            model: String,
            /// How hard the model is to think.
            effort: String,
            /// When the user is asked: a word or an object.
            approval_policy: Value,
            /// Where commands run: an object with a `type`.
            sandbox_policy: Value,
        }
    }
}

object! {
    /// The history up to here was replaced by something shorter (`compacted`).
    Compacted {
        required {
            /// The summary.
            message: String,
        }
        optional {
            /// What the model is given from now on, in place of all that came before; from some release
            /// between 0.101 and 0.107 on. Before, the server made it from the summary and the user's messages.
            replacement_history: Vec<Map<String, Value>>,
        }
    }
}

object! {
    /// The whole or a part of what the model knows about its surroundings (`world_state`, since 0.143).
    WorldState {
        optional {
            /// The state.
            state: Value,
        }
        or_default {
            /// Whether it is the whole.
            full: bool,
        }
    }
}

impl Member for Map<String, Value> {
    fn fits(value: &Value) -> bool {
        value.is_object()
    }

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }
}
