//! What releases do differently, in one place.
//!
//! What is a matter of the protocol (methods, fields, notifications) is written down here once more,
//! by hand, and compared with the library's own table: so an error in that table fails a test.
//! What is a matter of behaviour is in no schema, and was observed.

use codex_threads::protocol::{Release, availability};
use serde_json::{Value, json};

use crate::refusal::Gate;

/// A method, or a field of it with a value to send, and the first release that has it.
struct Since(&'static str, Option<&'static str>, u16);

/// By hand: not made from the schemas.
const SINCE: &[Since] = &[
    Since("thread/unsubscribe", None, 106),
    Since("thread/revert", None, 148),
    Since("thread/fork", Some("lastTurnId"), 143),
    Since("thread/list", Some("cwd"), 104),
    Since("thread/list", Some("searchTerm"), 105),
    Since("thread/list", Some("sortDirection"), 122),
    Since("thread/turns/list", None, 122),
    Since("thread/items/list", None, 143),
    Since("thread/resume", Some("excludeTurns"), 125),
    Since("turn/start", Some("clientUserMessageId"), 136),
    Since("thread/start", Some("historyMode"), 143),
    Since("thread/start", Some("approvalsReviewer"), 115),
];

/// The last minor release that has it.
const UNTIL: &[(&str, u16)] = &[("thread/rollback", 155)];

/// Notifications and the first release that sends them.
const TOLD_SINCE: &[(&str, u16)] = &[
    ("thread/archived", 104),
    ("thread/unarchived", 104),
    ("thread/status/changed", 105),
    ("thread/closed", 106),
    ("serverRequest/resolved", 107),
    ("thread/reverted", 148),
];

/// How a thread is rewound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rewind {
    /// `thread/rollback`.
    Rollback,
    /// `thread/revert`.
    Revert,
}

/// What one release does.
#[derive(Debug, Clone, Copy)]
pub struct Traits {
    release: Release,
}

impl Traits {
    /// Those of a release.
    pub fn of(release: Release) -> Self {
        Self { release }
    }

    /// The release.
    pub fn release(self) -> Release {
        self.release
    }

    fn since(self, minor: u16) -> bool {
        self.release >= Release::new(0, minor, 0)
    }

    /// Whether the release has a method, or a field of it.
    pub fn gate(self, method: &str, field: Option<&'static str>) -> Gate {
        let Some(Since(_, _, minor)) = SINCE
            .iter()
            .find(|Since(m, f, _)| *m == method && *f == field)
        else {
            panic!("{method} {field:?} is not in the table of this file");
        };
        let open = self.since(*minor);
        let value = match field {
            Some(field) => json!({ field: sample(field) }),
            None => json!({}),
        };
        assert_eq!(
            availability::check(method, &value, self.release).is_ok(),
            open,
            "{method} {field:?}: the library's table differs"
        );
        if open {
            Gate::Open
        } else {
            Gate::Shut {
                field,
                needs: Some(Release::new(0, *minor, 0)),
            }
        }
    }

    /// Whether the release still has a method.
    pub fn gate_until(self, method: &str) -> Gate {
        let Some((_, minor)) = UNTIL.iter().find(|(m, _)| *m == method) else {
            panic!("{method} is not in the table of this file");
        };
        let open = !self.since(minor + 1);
        assert_eq!(
            availability::method(method).is_some_and(|method| method.is_in(self.release)),
            open,
            "{method}: the library's table differs"
        );
        if open {
            Gate::Open
        } else {
            Gate::Shut {
                field: None,
                needs: None,
            }
        }
    }

    /// Whether the release sends a notification.
    pub fn tells(self, method: &str) -> bool {
        let Some((_, minor)) = TOLD_SINCE.iter().find(|(m, _)| *m == method) else {
            panic!("{method} is not in the table of this file");
        };
        let told = self.since(*minor);
        assert_eq!(
            availability::method(method).is_some_and(|method| method.is_in(self.release)),
            told,
            "{method}: the library's table differs"
        );
        told
    }

    /// The answer to `initialize` names the platform.
    pub fn names_its_platform(self) -> bool {
        self.since(115)
    }

    /// The answer to `initialize` names `CODEX_HOME`.
    pub fn names_its_home(self) -> bool {
        self.since(117)
    }

    /// Threads have a status.
    pub fn has_status(self) -> bool {
        self.tells("thread/status/changed")
    }

    /// Threads say how their history is kept.
    pub fn names_its_history_mode(self) -> bool {
        self.since(143)
    }

    /// New threads have a paginated history.
    pub fn paginates(self) -> bool {
        self.since(151)
    }

    /// How new threads are rewound.
    pub fn rewind(self) -> Rewind {
        if self.paginates() {
            Rewind::Revert
        } else {
            Rewind::Rollback
        }
    }

    /// `turn/completed` carries the last message.
    pub fn summarizes_turns(self) -> bool {
        self.since(146)
    }

    /// Items that are read have the ids that they had live.
    pub fn keeps_item_ids(self) -> bool {
        self.since(151)
    }

    /// A thread that has had no turn can be archived.
    pub fn archives_empty_threads(self) -> bool {
        self.since(151)
    }

    /// A compaction begins with `turn/started`, not with its item.
    pub fn begins_compactions(self) -> bool {
        self.since(115)
    }

    /// `thread/closed` comes with the last unsubscription, not some time later.
    pub fn closes_at_once(self) -> bool {
        self.tells("thread/closed") && !self.since(121)
    }

    /// A fork says what it was forked from.
    pub fn names_origins(self) -> bool {
        self.since(120)
    }

    /// How a thread with a legacy history is rewound, if it can be.
    pub fn rewind_of_legacy(self) -> Option<Rewind> {
        (!self.since(156)).then_some(Rewind::Rollback)
    }

    /// Pages of turns say how much of each turn they hold.
    pub fn has_items_view(self) -> bool {
        self.since(130)
    }

    /// A thread that is read, listed or resumed says its name.
    pub fn reads_names(self) -> bool {
        self.since(105)
    }

    /// Moves to the archive and back are told.
    pub fn tells_of_the_archive(self) -> bool {
        self.tells("thread/archived")
    }

    /// The model is offered the tool for plans.
    pub fn offers_plans(self) -> bool {
        !self.since(155)
    }

    /// Approvals name the decisions that may be taken.
    pub fn names_decisions(self) -> bool {
        self.since(106)
    }
}

/// A value that the field could have.
fn sample(field: &str) -> Value {
    match field {
        "excludeTurns" => json!(true),
        "sortDirection" => json!("asc"),
        "historyMode" => json!("legacy"),
        "approvalsReviewer" => json!("user"),
        _ => json!("x"),
    }
}
