//! A batch of jobs in one session, for tests that kill it: `tests/tests/sessions`.
//!
//! It is told by its environment what to do, prints a line of JSON for each job, and can kill itself before or after
//! one of its writes to the store. Without a program to start it does nothing but write to its store.

use std::env;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use codex_threads::protocol::ThreadStartParams;
use codex_threads::session::{
    Claim, FileStore, Kept, Repeat, SessionStore, Slot, StartRetry, StoreFuture,
};
use codex_threads::{Codex, ConnectError};
use serde_json::{Map, Value, json};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if env::var_os("BATCH_PROGRAM").is_none() {
        return write_for_ever(&FileStore::new(env::var("BATCH_STORE")?)).await;
    }
    let store = Dying {
        files: FileStore::new(env::var("BATCH_STORE")?),
        saves: Arc::default(),
        dies: Death::from_env()?,
    };
    let builder = Codex::builder()
        .program(env::var("BATCH_PROGRAM")?)
        .client_name("session-batch");
    let connected = StartRetry::new().connect(builder).await;
    let codex = connected.inspect_err(|error| {
        if let ConnectError::Exited { ended, .. } = error {
            eprintln!("{}", ended.stderr_text());
        }
    })?;
    let start = ThreadStartParams::new().cwd(env::var("BATCH_CWD")?);
    let session = codex
        .session()
        .thread(start)
        .open(env::var("BATCH_NAME")?, &store)
        .await?;
    for job in env::var("BATCH_JOBS")?.split(',') {
        let done = session
            .job(job)
            .repeat(Repeat::CutOff)
            .run(format!("job {job}"))
            .await?;
        let record = done.record();
        println!(
            "{}",
            json!({
                "job": job,
                "thread": session.id(),
                "how": format!("{:?}", done.how()),
                "ended": format!("{:?}", record.ended),
                "sure": record.sure,
                "attempts": record.attempts,
                "turn": record.turn,
            })
        );
    }
    drop(session);
    codex.shutdown().await;
    Ok(())
}

/// Writes a counter, and a text as long as it says, until it is killed.
async fn write_for_ever(store: &FileStore) -> Result<(), Box<dyn Error>> {
    let slot = Slot::Session("counted");
    let _claim = store.claim("counted").await?.ok_or("the name is held")?;
    println!("{}", json!({}));
    loop {
        let kept = store.load(slot).await?;
        let (n, replaces) = match kept {
            Some(kept) => (kept.revision + 1, Some(kept.revision)),
            None => (1, None),
        };
        let mut value = Map::new();
        value.insert("n".to_owned(), n.into());
        let len = usize::try_from(n % 50)? * 1_000;
        value.insert("text".to_owned(), "x".repeat(len).into());
        store.save(slot, value, replaces).await?;
    }
}

/// When the program kills itself.
#[derive(Debug, Clone, Copy)]
enum Death {
    Never,
    Before(usize),
    After(usize),
}

impl Death {
    fn from_env() -> Result<Self, Box<dyn Error>> {
        let text = env::var("BATCH_DIES").unwrap_or_default();
        Ok(match text.split_once(' ') {
            None => Self::Never,
            Some(("before", write)) => Self::Before(write.parse()?),
            Some((_, write)) => Self::After(write.parse()?),
        })
    }
}

/// A store that kills the program at one of its writes.
#[derive(Debug, Clone)]
struct Dying {
    files: FileStore,
    saves: Arc<AtomicUsize>,
    dies: Death,
}

/// As `kill -9` does: nothing of this program runs any more.
fn die() {
    let pid = std::process::id().to_string();
    let _ = std::process::Command::new("kill")
        .args(["-9", &pid])
        .status();
    std::process::abort();
}

impl SessionStore for Dying {
    fn load<'a>(&'a self, slot: Slot<'a>) -> StoreFuture<'a, Option<Kept>> {
        self.files.load(slot)
    }

    fn save<'a>(
        &'a self,
        slot: Slot<'a>,
        value: Map<String, Value>,
        replaces: Option<u64>,
    ) -> StoreFuture<'a, u64> {
        Box::pin(async move {
            let write = self.saves.fetch_add(1, Ordering::Relaxed) + 1;
            if matches!(self.dies, Death::Before(at) if at == write) {
                die();
            }
            let saved = self.files.save(slot, value, replaces).await;
            if matches!(self.dies, Death::After(at) if at == write) {
                die();
            }
            saved
        })
    }

    fn remove<'a>(&'a self, slot: Slot<'a>, revision: u64) -> StoreFuture<'a, ()> {
        self.files.remove(slot, revision)
    }

    fn names(&self) -> StoreFuture<'_, Vec<String>> {
        self.files.names()
    }

    fn claim<'a>(&'a self, name: &'a str) -> StoreFuture<'a, Option<Claim>> {
        self.files.claim(name)
    }
}
