//! The thread that was last worked in.

use std::path::Path;

use codex_threads_protocol::{Request as _, Thread, ThreadListParams, ThreadSortKey};

use super::error::SessionError;
use crate::codex::Codex;
use crate::lists::Threads;

/// The thread of a query that was last updated, in one of the spellings of a folder.
pub(super) async fn find(
    codex: &Codex,
    which: Threads,
    folder: &str,
) -> Result<Option<Thread>, SessionError> {
    let spellings = spellings(folder);
    let which = which.sort_key(ThreadSortKey::UpdatedAt);
    let mut last = None;
    if filters(codex) {
        for spelling in &spellings {
            newest(
                codex,
                which.clone().cwd(spelling.as_str()),
                |_| true,
                &mut last,
            )
            .await?;
        }
    } else {
        let here = |thread: &Thread| spellings.contains(&thread.cwd);
        newest(codex, which, here, &mut last).await?;
    }
    Ok(last)
}

/// Whether the server can be asked for the threads of a folder.
fn filters(codex: &Codex) -> bool {
    let method = ThreadListParams::METHOD;
    codex.server().heeds(method, "cwd", "/")
}

/// Looks for a later thread than the one that is known. The list is in order, but for threads of the same second.
async fn newest(
    codex: &Codex,
    which: Threads,
    wanted: impl Fn(&Thread) -> bool,
    last: &mut Option<Thread>,
) -> Result<(), SessionError> {
    let mut threads = codex.threads(which);
    while let Some(thread) = threads.next().await {
        let thread = thread?;
        if let Some(known) = &last
            && thread.updated_at < known.updated_at
        {
            return Ok(());
        }
        if wanted(&thread) && last.as_ref().is_none_or(|known| age(known) < age(&thread)) {
            *last = Some(thread);
        }
    }
    Ok(())
}

/// Ids are in the order of their making.
fn age(thread: &Thread) -> (i64, i64, &str) {
    (thread.updated_at, thread.created_at, thread.id.as_str())
}

/// The folder as it was given, made absolute, and without its links, as far as that can be seen from here.
fn spellings(folder: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut add = |path: &Path| {
        let text = path.to_string_lossy();
        // Servers write no slash at the end.
        let text = match text.trim_end_matches('/') {
            "" => "/",
            text => text,
        };
        if !all.iter().any(|known| known == text) {
            all.push(text.to_owned());
        }
    };
    let given = Path::new(folder);
    // A server elsewhere has folders that are not here.
    match std::path::absolute(given) {
        Ok(absolute) => add(&absolute),
        Err(_) => add(given),
    }
    if let Ok(real) = given.canonicalize() {
        add(&real);
    }
    all
}
