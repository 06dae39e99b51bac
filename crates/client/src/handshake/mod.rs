//! From a transport to a connection in service.
//!
//! Two requests go out at once: one of a method that no server has, whose refusal lists every
//! method this server accepts, and `initialize`. Then `initialized`. The server's release stands in
//! its user agent and nowhere else.

mod client_info;
mod user_agent;

use std::borrow::Cow;
use std::time::Duration;

use codex_threads_protocol::{ClientInfo, InitializeCapabilities, InitializeParams};

use crate::connection::{Connection, Purpose};
use crate::error::{CloseCause, ConnectError, Error};
use crate::request::{CallOptions, Prepared};
use crate::server::{Accepted, ServerInfo};
use crate::sync::Ordering;

pub(crate) use client_info::check_name;

/// A method that no server has.
const DISCOVERY: &str = "codex-threads/discover";

/// How long an answer may take before the server is given something to read, at first.
const NUDGE: Duration = Duration::from_secs(1);
/// How many times it is given something.
const NUDGES: u32 = 5;

/// What the client says of itself.
#[derive(Debug, Clone)]
pub(crate) struct Introduction {
    pub(crate) name: String,
    pub(crate) title: Option<String>,
    pub(crate) version: String,
    pub(crate) capabilities: InitializeCapabilities,
}

pub(crate) async fn handshake(
    connection: &Connection,
    introduction: &Introduction,
) -> Result<ServerInfo, ConnectError> {
    let mut info = ClientInfo::new(introduction.name.as_str(), introduction.version.as_str());
    if let Some(title) = &introduction.title {
        info = info.title(title.as_str());
    }
    let params = InitializeParams::new(info).capabilities(introduction.capabilities.clone());
    let initialize = Prepared::typed(&params).map_err(ConnectError::Initialize)?;
    let discover = Prepared::raw(
        Cow::Borrowed(DISCOVERY),
        Some(&std::collections::BTreeMap::<String, bool>::new()),
    )
    .map_err(ConnectError::Initialize)?;
    let options = CallOptions::new();
    // A server that answers `initialize` answers the other one too, but it need not.
    let discovery_options = CallOptions::new().timeout(connection.timeouts.of("initialize"));

    let answers = async {
        tokio::join!(
            connection.call(&discover, &discovery_options, Purpose::Plain),
            connection.call(&initialize, &options, Purpose::Plain),
        )
    };
    let (listed, initialized) = tokio::select! {
        biased;
        answers = answers => answers,
        never = nudge(connection) => match never {},
    };
    let answer = initialized.map_err(|error| failed(connection, error))?;
    let response = answer.decode::<InitializeParams>().map_err(not_codex)?;
    let Some(release) = user_agent::release(&response.user_agent) else {
        return Err(ConnectError::NotCodex {
            reason: format!("its user agent {:?} names no release", response.user_agent),
        });
    };
    let methods = match &listed {
        Err(Error::Server(error)) => Accepted::listed(error.message()),
        _ => None,
    };
    if methods.is_none() {
        tracing::warn!("the server does not tell which methods it accepts");
    }
    connection
        .tell("initialized", None)
        .map_err(|error| failed(connection, error))?;
    tracing::debug!(%release, methods = methods.as_ref().map_or(0, |methods| methods.iter().len()), "initialized");
    Ok(ServerInfo::new(release, response, methods))
}

/// A server that fails at its start may stand still, its end decided, until it can read another
/// line: a thread of it sits in a read that nothing interrupts. So when no answer comes, it gets
/// something to read, a few times, further and further apart: a notification that no release knows,
/// which all of them pass over.
async fn nudge(connection: &Connection) -> std::convert::Infallible {
    let mut pause = NUDGE;
    for _ in 0..NUDGES {
        tokio::time::sleep(pause).await;
        // Not a request: its answer would come late, to nobody, and be counted as such.
        let _ = connection.tell(DISCOVERY, None);
        pause *= 2;
    }
    std::future::pending().await
}

fn not_codex(error: Error) -> ConnectError {
    ConnectError::NotCodex {
        reason: error.to_string(),
    }
}

fn failed(connection: &Connection, error: Error) -> ConnectError {
    match error {
        Error::Timeout { waited, .. } => {
            let counters = &connection.counters;
            let noise = counters.not_json.load(Ordering::Relaxed)
                + counters.not_utf8.load(Ordering::Relaxed)
                + counters.not_a_message.load(Ordering::Relaxed);
            if noise > 0 && counters.messages.load(Ordering::Relaxed) == 0 {
                ConnectError::NotCodex {
                    reason: format!(
                        "it wrote {noise} lines that are no messages, and no answer to initialize within {waited:?}"
                    ),
                }
            } else {
                ConnectError::Timeout { waited }
            }
        }
        Error::Closed { closed, .. } => match (closed.cause(), closed.ended()) {
            (CloseCause::Ended, Some(ended)) => ConnectError::Exited {
                ended: ended.clone(),
            },
            _ => ConnectError::Closed(closed),
        },
        // Our own request came back: what we talk to repeats what it is told.
        Error::Server(error)
            if error.code() == -32601
                && connection.counters.declined.load(Ordering::Relaxed) > 0 =>
        {
            ConnectError::NotCodex {
                reason: "it sends back what it is sent".to_owned(),
            }
        }
        error @ Error::Decode { .. } => not_codex(error),
        error => ConnectError::Initialize(error),
    }
}
