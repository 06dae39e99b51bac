//! Threads that a server finds when it starts.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::store::{Status, Store, Thread, Tokens, TurnRecord, now};
use super::view;

/// A thread that is on the disk before the server starts: it can be listed, read, resumed and forked.
///
/// ```
/// use codex_threads_testkit::fake::{FakeServer, Scenario, Stored};
///
/// let fake = FakeServer::with(
///     Scenario::new()
///         .stored(Stored::new("01900000-0000-7000-8000-00000000aaaa").turn("How many?", "Three.").name("Herons"))
///         .stored(Stored::new("01900000-0000-7000-8000-00000000bbbb").turn("Old", "Very").archived()),
/// );
/// # let _ = fake;
/// ```
#[derive(Debug, Clone)]
pub struct Stored {
    id: String,
    name: Option<String>,
    cwd: String,
    provider: String,
    archived: bool,
    paginated: Option<bool>,
    created_ms: Option<u64>,
    turns: Vec<(String, String)>,
}

impl Stored {
    /// A thread of this id, without turns. (A real server lists no thread without turns.)
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: None,
            cwd: "/home/user/project".to_owned(),
            provider: "scripted".to_owned(),
            archived: false,
            paginated: None,
            created_ms: None,
            turns: Vec::new(),
        }
    }

    /// A turn of one question and one answer.
    #[must_use]
    pub fn turn(mut self, question: impl Into<String>, answer: impl Into<String>) -> Self {
        self.turns.push((question.into(), answer.into()));
        self
    }

    /// Its name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Its working directory.
    #[must_use]
    pub fn cwd(mut self, cwd: impl Into<String>) -> Self {
        self.cwd = cwd.into();
        self
    }

    /// The provider of its model; the active one is `scripted`.
    #[must_use]
    pub fn provider(mut self, provider: impl Into<String>) -> Self {
        self.provider = provider.into();
        self
    }

    /// It is archived.
    #[must_use]
    pub fn archived(mut self) -> Self {
        self.archived = true;
        self
    }

    /// Its history is of the old kind, or of the paginated one, whatever new threads of the release have.
    #[must_use]
    pub fn paginated(mut self, paginated: bool) -> Self {
        self.paginated = Some(paginated);
        self
    }

    /// When it was made, in milliseconds since 1970; now, unless told.
    #[must_use]
    pub fn created_ms(mut self, at: u64) -> Self {
        self.created_ms = Some(at);
        self
    }

    pub(crate) fn put_into(self, store: &mut Store) {
        let at = self.created_ms.unwrap_or_else(now);
        let turns: Vec<TurnRecord> = self
            .turns
            .iter()
            .map(|(question, answer)| turn(store, question, answer, at))
            .collect();
        let preview = self.turns.first().map(|(question, _)| question.clone());
        store.threads.push(Thread {
            id: self.id,
            cwd: self.cwd,
            model: "scripted".to_owned(),
            provider: self.provider,
            approval_policy: json!("on-request"),
            sandbox: json!({"type": "readOnly", "networkAccess": false}),
            name: self.name,
            ephemeral: false,
            paginated: self.paginated.unwrap_or(store.version.paginates()),
            archived: self.archived,
            forked_from: None,
            service_tier: None,
            preview: preview.unwrap_or_default(),
            originator: "fake".to_owned(),
            created_ms: at,
            updated_ms: at,
            status: Status::NotLoaded,
            turns,
            active: None,
            total: Tokens::default(),
            last: Tokens::default(),
            subscribers: BTreeSet::new(),
            unread: None,
            read_revision: None,
        });
    }
}

fn turn(store: &mut Store, question: &str, answer: &str, at: u64) -> TurnRecord {
    let items: [Value; 2] = [
        json!({
            "type": "userMessage", "id": store.new_id(), "clientId": null,
            "content": [{"type": "text", "text": question, "text_elements": []}],
        }),
        json!({
            "type": "agentMessage", "id": store.new_id(), "text": answer, "phase": null, "memoryCitation": null,
            "delivery": null, "questions": null, "moderation": null,
        }),
    ];
    TurnRecord {
        id: store.new_id(),
        status: "completed",
        items: items
            .into_iter()
            .map(|item| view::timed(item, at, Some(at)))
            .collect(),
        error: None,
        started_ms: at,
        ended_ms: Some(at),
    }
}
