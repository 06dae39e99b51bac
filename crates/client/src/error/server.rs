//! The table from what the server says to what it means.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use crate::wire::RawError;

/// An error that the server answered with, told apart and kept raw.
///
/// ```
/// # fn show(error: &codex_threads::ServerError) {
/// eprintln!("{}: {:?} ({} {})", error.method(), error.kind(), error.code(), error.message());
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ServerError(Box<Inner>);

#[derive(Debug, Clone, PartialEq)]
struct Inner {
    method: Cow<'static, str>,
    kind: ServerErrorKind,
    code: i64,
    message: String,
    data: Option<Value>,
}

/// What the server means by an error.
///
/// ```
/// use codex_threads::ServerErrorKind;
///
/// assert!(ServerErrorKind::RolloutNotFound.is_unknown_thread());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerErrorKind {
    /// This server doesn't have the method.
    UnknownMethod,
    /// A field has a value that this server doesn't know.
    UnknownValue {
        /// The value.
        value: String,
    },
    /// A field is missing.
    MissingField {
        /// Its name.
        field: String,
    },
    /// A field has the wrong type, or the request is malformed in another way.
    InvalidRequest,
    /// The method, field or value is experimental and the connection has not opted in.
    NeedsExperimental {
        /// What needs it.
        what: String,
    },
    /// `initialize` has not been called.
    NotInitialized,
    /// `initialize` was called twice.
    AlreadyInitialized,
    /// A thread id that is none.
    InvalidThreadId,
    /// No thread of this id is known to the server, or it isn't loaded (`thread/read`).
    ThreadNotLoaded,
    /// No thread of this id is loaded (turns, rollback, revert, compaction, review): resume first.
    ThreadNotFound,
    /// No rollout of this id exists (resume, fork, archive, delete).
    RolloutNotFound,
    /// No archived rollout of this id exists (unarchive).
    ArchivedRolloutNotFound,
    /// The thread has had no turn yet, so there is nothing stored of it.
    NotStoredYet,
    /// The method exists, but not for a thread of this kind.
    NotSupportedForThread,
    /// The thread's history mode excludes the method: rollback is for legacy threads, revert for
    /// paginated ones.
    WrongHistoryMode,
    /// The input is longer than allowed.
    InputTooLarge {
        /// The limit in characters.
        max_chars: Option<u64>,
        /// The input's length in characters.
        actual_chars: Option<u64>,
    },
    /// The input is empty.
    EmptyInput,
    /// The server has too much to do; repeating is safe, whatever the method.
    Overloaded {
        /// Why, if it says so.
        reason: Option<String>,
        /// Whether the server thinks that repeating helps; it does unless it says otherwise.
        retryable: bool,
    },
    /// There is no turn to steer or to interrupt.
    NoActiveTurn,
    /// Another turn is running than the one named.
    StaleTurn {
        /// The turn that is running, if the server names it.
        active: Option<String>,
    },
    /// Another process writes to this thread.
    ActiveWriter,
    /// The thread is being closed; resume it after that.
    ThreadClosing,
    /// The thread is archived: unarchive it first. (Older servers resume it where it lies, and the oldest
    /// don't find it.)
    ThreadArchived,
    /// A turn is running, or is not quite over yet: history can't be rolled back meanwhile.
    TurnInProgress,
    /// The running turn takes no input (a review, a compaction).
    TurnNotSteerable,
    /// The server failed in itself.
    Internal,
    /// None of the above.
    Other,
}

impl ServerErrorKind {
    /// Whether the thread is unknown, in one of the words the server has for it.
    ///
    /// ```
    /// assert!(!codex_threads::ServerErrorKind::EmptyInput.is_unknown_thread());
    /// ```
    #[must_use]
    pub fn is_unknown_thread(&self) -> bool {
        matches!(
            self,
            Self::ThreadNotLoaded
                | Self::ThreadNotFound
                | Self::RolloutNotFound
                | Self::ArchivedRolloutNotFound
        )
    }
}

impl ServerError {
    pub(crate) fn new(method: Cow<'static, str>, raw: RawError) -> Self {
        let kind = classify(&method, raw.code, &raw.message, raw.data.as_ref());
        Self(Box::new(Inner {
            method,
            kind,
            code: raw.code,
            message: raw.message,
            data: raw.data,
        }))
    }

    /// What it means.
    ///
    /// ```
    /// # fn show(error: &codex_threads::ServerError) { error.kind(); }
    /// ```
    #[must_use]
    pub fn kind(&self) -> &ServerErrorKind {
        &self.0.kind
    }

    /// The method that was called.
    ///
    /// ```
    /// # fn show(error: &codex_threads::ServerError) { error.method(); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.0.method
    }

    /// The JSON-RPC code, -32600 for nearly everything.
    ///
    /// ```
    /// # fn show(error: &codex_threads::ServerError) { error.code(); }
    /// ```
    #[must_use]
    pub fn code(&self) -> i64 {
        self.0.code
    }

    /// The server's own words.
    ///
    /// ```
    /// # fn show(error: &codex_threads::ServerError) { error.message(); }
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What the server attached.
    ///
    /// ```
    /// # fn show(error: &codex_threads::ServerError) { error.data(); }
    /// ```
    #[must_use]
    pub fn data(&self) -> Option<&Value> {
        self.0.data.as_ref()
    }

    /// Whether repeating the call is safe and may help.
    ///
    /// ```
    /// # fn show(error: &codex_threads::ServerError) { error.is_retryable(); }
    /// ```
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(
            self.0.kind,
            ServerErrorKind::Overloaded {
                retryable: true,
                ..
            } | ServerErrorKind::ThreadClosing
                | ServerErrorKind::TurnInProgress
        )
    }
}

impl fmt::Display for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The list of all methods that follows an unknown one helps nobody.
        let message = self
            .0
            .message
            .split_once(", expected one of `")
            .map_or(self.0.message.as_str(), |(message, _)| message);
        write!(f, "{}: {message} ({})", self.0.method, self.0.code)
    }
}

impl std::error::Error for ServerError {}

/// `-32001`, the one code after which repeating a mutating call is safe.
pub(crate) const OVERLOADED: i64 = -32001;

fn classify(method: &str, code: i64, message: &str, data: Option<&Value>) -> ServerErrorKind {
    use ServerErrorKind as Kind;

    if code == OVERLOADED {
        return Kind::Overloaded {
            reason: data
                .and_then(|data| data.get("reason"))
                .and_then(Value::as_str)
                .map(str::to_owned),
            retryable: data
                .and_then(|data| data.get("retryable"))
                .and_then(Value::as_bool)
                .unwrap_or(true),
        };
    }
    if let Some(data) = data
        && data.get("input_error_code").and_then(Value::as_str) == Some("input_too_large")
    {
        return Kind::InputTooLarge {
            max_chars: data.get("max_chars").and_then(Value::as_u64),
            actual_chars: data.get("actual_chars").and_then(Value::as_u64),
        };
    }
    let says = |text: &str| message.contains(text);
    if says("requires experimentalApi capability") {
        let what = message
            .split(" requires experimentalApi")
            .next()
            .unwrap_or_default();
        return Kind::NeedsExperimental {
            what: what.trim_start_matches("Invalid request: ").to_owned(),
        };
    }
    if let Some(variant) = quoted_after(message, "unknown variant `") {
        let listed = quoted_after(message, "expected one of `").or_else(|| {
            // A list of one or two has other words.
            quoted_after(message, "expected `")
        });
        return if variant == method && listed == Some("initialize") {
            Kind::UnknownMethod
        } else {
            Kind::UnknownValue {
                value: variant.to_owned(),
            }
        };
    }
    if let Some(field) = quoted_after(message, "missing field `") {
        return Kind::MissingField {
            field: field.to_owned(),
        };
    }
    // Longer texts first, where one contains another.
    if says("no archived rollout found") {
        Kind::ArchivedRolloutNotFound
    } else if says("no rollout found") {
        Kind::RolloutNotFound
    } else if says("invalid thread id") {
        Kind::InvalidThreadId
    } else if says("thread not loaded") {
        Kind::ThreadNotLoaded
    } else if says("thread not found") {
        Kind::ThreadNotFound
    } else if says("is not materialized yet") {
        Kind::NotStoredYet
    } else if says("retry thread/resume after the thread is closed") {
        Kind::ThreadClosing
    } else if says("is archived. Run ") {
        Kind::ThreadArchived
    } else if says("already has an active writer") {
        Kind::ActiveWriter
    } else if says("paginated threads do not support") || says("only supports paginated threads") {
        Kind::WrongHistoryMode
    } else if says("no active turn to steer") || says("no active turn to interrupt") {
        Kind::NoActiveTurn
    } else if says("expected active turn id") {
        Kind::StaleTurn {
            active: message
                .rsplit_once(" but found ")
                .map(|(_, found)| found.trim_matches(['`', '.', ' ']).to_owned())
                .filter(|found| !found.is_empty()),
        }
    } else if says("ActiveTurnNotSteerable")
        || says("cannot steer a ")
        || data_names_not_steerable(data)
    {
        Kind::TurnNotSteerable
    } else if says("while a turn is in progress") {
        Kind::TurnInProgress
    } else if says("EmptyInput") || says("input must not be empty") {
        Kind::EmptyInput
    } else if says("Not initialized") {
        Kind::NotInitialized
    } else if says("Already initialized") {
        Kind::AlreadyInitialized
    } else if code == -32601 && says("is not supported yet") {
        Kind::NotSupportedForThread
    } else if says("Input exceeds the maximum length") {
        Kind::InputTooLarge {
            max_chars: None,
            actual_chars: None,
        }
    } else if says("invalid type: ") || says("Invalid request: ") || code == -32602 {
        Kind::InvalidRequest
    } else if code == -32603 {
        Kind::Internal
    } else {
        Kind::Other
    }
}

fn data_names_not_steerable(data: Option<&Value>) -> bool {
    data.is_some_and(|data| {
        ["codexErrorInfo", "codex_error_info"]
            .iter()
            .filter_map(|key| data.get(*key))
            .any(|info| {
                info.get("activeTurnNotSteerable").is_some()
                    || info.as_str() == Some("activeTurnNotSteerable")
            })
    })
}

fn quoted_after<'a>(message: &'a str, opening: &str) -> Option<&'a str> {
    let (_, rest) = message.split_once(opening)?;
    rest.split('`').next()
}

#[cfg(test)]
mod tests {
    use super::ServerErrorKind as Kind;
    use super::*;
    use serde_json::json;

    fn kind(method: &str, code: i64, message: &str, data: Option<Value>) -> Kind {
        classify(method, code, message, data.as_ref())
    }

    #[test]
    fn every_known_failure_has_its_kind() {
        let id = "019a0000-0000-7000-8000-000000000000";
        let table = [
            ("x/y", -32600, "Invalid request: unknown variant `x/y`, expected one of `initialize`, `thread/start`".to_owned(), Kind::UnknownMethod),
            ("thread/list", -32600, "Invalid request: unknown variant `x/y`, expected one of `created_at`, `updated_at`".to_owned(), Kind::UnknownValue { value: "x/y".to_owned() }),
            ("thread/list", -32600, "Invalid request: unknown variant `up`, expected `asc` or `desc`".to_owned(), Kind::UnknownValue { value: "up".to_owned() }),
            ("thread/read", -32600, "Invalid request: missing field `threadId`".to_owned(), Kind::MissingField { field: "threadId".to_owned() }),
            ("thread/read", -32600, "Invalid request: invalid type: integer `1`, expected a string".to_owned(), Kind::InvalidRequest),
            ("thread/read", -32600, "invalid thread id: invalid character: found `z` at 1".to_owned(), Kind::InvalidThreadId),
            ("thread/read", -32600, format!("thread not loaded: {id}"), Kind::ThreadNotLoaded),
            ("thread/resume", -32600, format!("no rollout found for thread id {id}"), Kind::RolloutNotFound),
            ("thread/unarchive", -32600, format!("no archived rollout found for thread id {id}"), Kind::ArchivedRolloutNotFound),
            ("turn/start", -32600, format!("thread not found: {id}"), Kind::ThreadNotFound),
            ("thread/items/list", -32601, "thread/items/list is not supported yet".to_owned(), Kind::NotSupportedForThread),
            ("thread/turns/list", -32601, "list_turns is not supported yet".to_owned(), Kind::NotSupportedForThread),
            ("thread/rollback", -32600, "paginated threads do not support thread/rollback".to_owned(), Kind::WrongHistoryMode),
            ("thread/revert", -32600, "thread/revert only supports paginated threads".to_owned(), Kind::WrongHistoryMode),
            ("thread/rollback", -32600, "Cannot rollback while a turn is in progress.".to_owned(), Kind::TurnInProgress),
            ("turn/start", -32603, "failed to start turn: EmptyInput".to_owned(), Kind::EmptyInput),
            ("turn/steer", -32600, "no active turn to steer".to_owned(), Kind::NoActiveTurn),
            ("turn/interrupt", -32600, "no active turn to interrupt".to_owned(), Kind::NoActiveTurn),
            ("turn/steer", -32600, "expected active turn id `a` but found `b`".to_owned(), Kind::StaleTurn { active: Some("b".to_owned()) }),
            ("turn/steer", -32600, "expected active turn id a but found b".to_owned(), Kind::StaleTurn { active: Some("b".to_owned()) }),
            ("thread/resume", -32600, format!("session {id} is archived. Run `codex unarchive {id}` to unarchive it first."), Kind::ThreadArchived),
            ("thread/resume", -32600, format!("thread {id} already has an active writer"), Kind::ActiveWriter),
            ("thread/resume", -32600, format!("thread {id} is closing; retry thread/resume after the thread is closed"), Kind::ThreadClosing),
            ("thread/list", -32600, "Not initialized".to_owned(), Kind::NotInitialized),
            ("initialize", -32600, "Already initialized".to_owned(), Kind::AlreadyInitialized),
            ("thread/fork", -32600, "thread/fork.beforeTurnId requires experimentalApi capability".to_owned(), Kind::NeedsExperimental { what: "thread/fork.beforeTurnId".to_owned() }),
            ("thread/list", -32001, "Server overloaded; retry later.".to_owned(), Kind::Overloaded { reason: None, retryable: true }),
            ("thread/list", -32603, "boom".to_owned(), Kind::Internal),
            ("thread/list", -1, "boom".to_owned(), Kind::Other),
        ];
        for (method, code, message, expected) in table {
            assert_eq!(kind(method, code, &message, None), expected, "{message}");
        }
        assert_eq!(
            kind(
                "turn/start",
                -32602,
                "Input exceeds the maximum length of 1048576 characters.",
                Some(
                    json!({"input_error_code": "input_too_large", "max_chars": 10, "actual_chars": 11})
                )
            ),
            Kind::InputTooLarge {
                max_chars: Some(10),
                actual_chars: Some(11)
            }
        );
        assert_eq!(
            kind(
                "turn/start",
                -32001,
                "",
                Some(json!({"reason": "r", "retryable": false}))
            ),
            Kind::Overloaded {
                reason: Some("r".to_owned()),
                retryable: false
            }
        );
    }

    #[test]
    fn an_unknown_method_is_shown_without_the_list_of_all_others() {
        let error = ServerError::new(
            "x/y".into(),
            RawError {
                code: -32600,
                message:
                    "Invalid request: unknown variant `x/y`, expected one of `initialize`, `b`"
                        .to_owned(),
                data: None,
            },
        );
        assert_eq!(
            error.to_string(),
            "x/y: Invalid request: unknown variant `x/y` (-32600)"
        );
    }
}
