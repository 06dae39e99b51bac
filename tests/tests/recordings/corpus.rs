//! The recorded messages, and how each kind of payload is decoded.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use codex_threads_protocol::inspect::{self, Inspection};
use serde_json::Value;

/// The releases that must have a recording.
pub(crate) const RELEASES: [&str; 12] = [
    "0.100.0", "0.107.0", "0.115.0", "0.120.0", "0.129.0", "0.143.0", "0.150.1", "0.151.0",
    "0.155.1", "0.156.0", "0.166.0", "0.169.0",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Notification,
    ServerRequest,
    Response,
    Request,
    /// What the client answered to a request of the server, and the server acted upon.
    Answer,
}

impl Kind {
    pub(crate) fn inspect(self, method: &str, json: &[u8]) -> Inspection {
        match self {
            Self::Notification => inspect::notification(method, json),
            Self::ServerRequest => inspect::server_request(method, json),
            Self::Response => inspect::response(method, json),
            Self::Request => inspect::request(method, json),
            Self::Answer => inspect::answer(method, json),
        }
    }
}

/// The params or the result of one message.
#[derive(Debug, Clone)]
pub(crate) struct Payload {
    pub(crate) release: String,
    pub(crate) line: usize,
    pub(crate) kind: Kind,
    pub(crate) method: String,
    pub(crate) json: Value,
}

impl Payload {
    pub(crate) fn inspect(&self) -> Inspection {
        self.inspect_as(&self.json)
    }

    /// Decodes another payload as one of this kind and method.
    pub(crate) fn inspect_as(&self, json: &Value) -> Inspection {
        self.kind.inspect(&self.method, json.to_string().as_bytes())
    }

    pub(crate) fn place(&self) -> String {
        format!(
            "{} line {}: {:?} {}",
            self.release, self.line, self.kind, self.method
        )
    }

    /// The old form of events, which no schema describes.
    pub(crate) fn is_old_event(&self) -> bool {
        self.method.starts_with("codex/event/")
    }
}

pub(crate) fn folder() -> PathBuf {
    // `RECORDINGS` names another folder, to look at more releases than are checked in.
    std::env::var_os("RECORDINGS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings"),
        PathBuf::from,
    )
}

/// Every recorded payload, oldest release first.
pub(crate) fn payloads() -> &'static [Payload] {
    static PAYLOADS: OnceLock<Vec<Payload>> = OnceLock::new();
    PAYLOADS.get_or_init(|| {
        let mut payloads = Vec::new();
        for (release, text) in files() {
            read(&release, &text, &mut payloads);
        }
        assert!(payloads.len() > 1000, "only {} payloads", payloads.len());
        payloads
    })
}

/// The files by release, oldest first.
pub(crate) fn files() -> Vec<(String, String)> {
    let folder = folder();
    let mut files: Vec<(String, String)> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let release = path
                .file_name()?
                .to_str()?
                .strip_suffix(".jsonl")?
                .to_owned();
            Some((release, std::fs::read_to_string(&path).unwrap()))
        })
        .collect();
    files.sort();
    files
}

/// A line is `{"dir": "client" | "server", "message": {…}}`, and for responses `"method"`.
fn read(release: &str, text: &str, payloads: &mut Vec<Payload>) {
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    // A request that the server refused proves nothing about its params.
    let refused: HashMap<String, bool> = lines
        .iter()
        .filter(|line| line["dir"] == "server" && line.get("method").is_some())
        .map(|line| {
            (
                line["message"]["id"].to_string(),
                line["message"].get("error").is_some(),
            )
        })
        .collect();
    for (index, line) in lines.iter().enumerate() {
        let message = &line["message"];
        let from_server = line["dir"] == "server";
        let id = message.get("id").map(Value::to_string);
        let (kind, method, json) = match (line.get("method"), message.get("method"), &id) {
            // There is no type for errors.
            (Some(method), _, _) => match message.get("result") {
                Some(result) if from_server => (Kind::Response, method, result),
                Some(result) => (Kind::Answer, method, result),
                None => continue,
            },
            // Params that are null are none at all.
            (None, Some(method), Some(id)) if !from_server => match refused.get(id) {
                Some(false) if !message["params"].is_null() => {
                    (Kind::Request, method, &message["params"])
                }
                _ => continue,
            },
            (None, Some(method), Some(_)) => (Kind::ServerRequest, method, &message["params"]),
            (None, Some(method), None) if from_server => {
                (Kind::Notification, method, &message["params"])
            }
            (None, _, _) => continue,
        };
        payloads.push(Payload {
            release: release.to_owned(),
            line: index + 1,
            kind,
            method: method.as_str().expect("a method").to_owned(),
            json: json.clone(),
        });
    }
}
