//! Whether a thread is one of those that a query lists, judged without the server.

use codex_threads_protocol::{
    List, SessionSource, SubAgentSource, Thread, ThreadListCwdFilter, ThreadListParams,
    ThreadSourceKind as Kind,
};

use super::entry::CatalogThread;
use crate::lists::{Archived, Threads};

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fits {
    Yes,
    No,
    /// Only the server knows: list again.
    AskTheServer,
}

pub(super) fn fits(which: &Threads, entry: &CatalogThread) -> Fits {
    if !archive(which, entry.is_archived()) {
        return Fits::No;
    }
    let thread = entry.thread();
    let params = &which.params;
    let checks = [
        source(
            params.source_kinds.as_deref().unwrap_or(&Vec::new()),
            thread,
        ),
        provider(params, thread),
        cwd(params, thread),
        others(params),
    ];
    if checks.contains(&Fits::No) {
        Fits::No
    } else if checks.contains(&Fits::AskTheServer) {
        Fits::AskTheServer
    } else {
        Fits::Yes
    }
}

/// Whether threads on this side of the archive are wanted.
pub(super) fn archive(which: &Threads, archived: Option<bool>) -> bool {
    match archived {
        Some(true) => which.archived != Archived::Live,
        Some(false) | None => which.archived != Archived::Archived,
    }
}

fn yes(fits: bool) -> Fits {
    if fits { Fits::Yes } else { Fits::No }
}

fn source(kinds: &[Kind], thread: &Thread) -> Fits {
    let any = |wanted: &[Kind]| yes(wanted.iter().any(|kind| kinds.contains(kind)));
    if kinds.is_empty() {
        // What the server calls interactive has grown over the releases.
        return match &thread.source {
            SessionSource::Cli | SessionSource::Vscode => Fits::Yes,
            SessionSource::Exec | SessionSource::SubAgent(_) => Fits::No,
            _ => Fits::AskTheServer,
        };
    }
    match &thread.source {
        SessionSource::Cli => any(&[Kind::Cli]),
        SessionSource::Vscode => any(&[Kind::Vscode]),
        SessionSource::Exec => any(&[Kind::Exec]),
        SessionSource::AppServer => any(&[Kind::AppServer]),
        SessionSource::Unspecified => any(&[Kind::Unspecified]),
        SessionSource::SubAgent(agent) => match agent {
            SubAgentSource::Review => any(&[Kind::SubAgent, Kind::SubAgentReview]),
            SubAgentSource::Compact => any(&[Kind::SubAgent, Kind::SubAgentCompact]),
            SubAgentSource::ThreadSpawn(_) => any(&[Kind::SubAgent, Kind::SubAgentThreadSpawn]),
            _ => any(&[Kind::SubAgent, Kind::SubAgentOther]),
        },
        _ => Fits::AskTheServer,
    }
}

fn provider(params: &ThreadListParams, thread: &Thread) -> Fits {
    match &params.model_providers {
        // The active one, whichever that is.
        None => Fits::AskTheServer,
        Some(providers) => yes(providers.is_empty() || providers.contains(&thread.model_provider)),
    }
}

fn cwd(params: &ThreadListParams, thread: &Thread) -> Fits {
    yes(match &params.cwd {
        None => true,
        Some(ThreadListCwdFilter::Text(folder)) => *folder == thread.cwd,
        Some(ThreadListCwdFilter::List(folders)) => folders.contains(&thread.cwd),
        Some(_) => return Fits::AskTheServer,
    })
}

/// Whatever else is asked for is the server's to judge.
fn others(params: &ThreadListParams) -> Fits {
    let mut rest = params.clone();
    rest.archived = None;
    rest.cursor = None;
    rest.cwd = None;
    rest.limit = None;
    rest.model_providers = None::<List<String>>;
    rest.sort_direction = None;
    rest.sort_key = None;
    rest.source_kinds = None;
    rest.use_state_db_only = None;
    if rest == ThreadListParams::new() {
        Fits::Yes
    } else {
        Fits::AskTheServer
    }
}
