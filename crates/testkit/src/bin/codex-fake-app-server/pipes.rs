//! The program's own streams, blocking underneath.

use std::fs::File;
use std::io::{self, BufReader, Read as _, Write};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use codex_threads_testkit::fake::{FakeServer, Scenario};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncWrite, AsyncWriteExt as _, DuplexStream, duplex};

use crate::Failure;
use crate::at_once::AtOnce;

/// The standard output without the buffer that the library puts before it. Clones are the same; what one writes in one go isn't mixed with
/// what another does.
#[derive(Debug, Clone)]
pub(crate) struct Stdout(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    file: Mutex<File>,
    /// How many want to write.
    waiting: AtomicUsize,
}

impl Stdout {
    fn of(file: File) -> Self {
        Self(Arc::new(Shared {
            file: Mutex::new(file),
            waiting: AtomicUsize::new(0),
        }))
    }

    fn lock(&self) -> MutexGuard<'_, File> {
        self.0.waiting.fetch_add(1, Ordering::SeqCst);
        let file = self.0.file.lock();
        self.0.waiting.fetch_sub(1, Ordering::SeqCst);
        file.unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(unix)]
    pub(crate) fn new() -> Result<Self, Failure> {
        use std::os::fd::AsFd as _;
        let owned = io::stdout().as_fd().try_clone_to_owned()?;
        Ok(Self::of(File::from(owned)))
    }

    #[cfg(windows)]
    pub(crate) fn new() -> Result<Self, Failure> {
        use std::os::windows::io::AsHandle as _;
        let owned = io::stdout().as_handle().try_clone_to_owned()?;
        Ok(Self::of(File::from(owned)))
    }

    /// Writes all of it. Blocks.
    pub(crate) fn write_whole(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.lock();
        file.write_all(bytes)
    }

    /// The same, behind whoever waits: who writes without end would have the lock again before they wake.
    pub(crate) fn write_behind(&self, bytes: &[u8]) -> io::Result<()> {
        while self.0.waiting.load(Ordering::SeqCst) > 0 {
            std::thread::yield_now();
        }
        self.write_whole(bytes)
    }

    /// The same of several parts, with nothing in between.
    pub(crate) fn write_parts(&self, parts: &[&[u8]]) -> io::Result<()> {
        let mut file = self.lock();
        parts.iter().try_for_each(|part| file.write_all(part))
    }
}

impl AsyncWrite for Stdout {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        // All of it, so that lines stay whole beside those of a flood.
        Poll::Ready(self.write_whole(bytes).map(|()| bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// The standard input, read by a thread of its own. What is answered at once doesn't come out of it.
pub(crate) fn stdin(at_once: Option<AtOnce>) -> DuplexStream {
    let (here, mut there) = duplex(64 * 1024);
    let handle = tokio::runtime::Handle::current();
    std::thread::spawn(move || {
        let mut stdin = io::stdin().lock();
        let mut pass_on = |bytes: &[u8]| handle.block_on(there.write_all(bytes));
        if let Some(at_once) = at_once {
            let _ = at_once.run(&mut BufReader::new(stdin), &mut pass_on);
            return;
        }
        let mut bytes = vec![0; 64 * 1024];
        while let Ok(read) = stdin.read(&mut bytes) {
            let read = bytes.get(..read).unwrap_or_default();
            if read.is_empty() || pass_on(read).is_err() {
                return;
            }
        }
    });
    here
}

/// Writes so much to stderr, every eighth line of it not UTF-8.
pub(crate) fn flood_stderr(bytes: u64) {
    let mut stderr = io::stderr().lock();
    let mut written = 0;
    let mut number = 0_u64;
    while written < bytes {
        let line: &[u8] = if number.is_multiple_of(8) {
            b"\xff\xfe trace: not UTF-8 at all \xc3\n"
        } else {
            b"2026-01-02T03:04:05Z WARN codex_fake: something that nobody has to read\n"
        };
        if stderr.write_all(line).is_err() {
            return;
        }
        number += 1;
        written += u64::try_from(line.len()).unwrap_or(1);
    }
}

/// What `thread/read` answers with all turns of this thread, as text that needs not be made again.
pub(crate) async fn history_of(scenario: Scenario, thread: &str) -> Result<String, Failure> {
    let fake = FakeServer::with(scenario);
    let (reader, mut writer) = fake.connect();
    let hello = concat!(
        r#"{"id":1,"method":"initialize","params":{"clientInfo":{"name":"history","version":"1"}}}"#,
        "\n"
    );
    let read = format!(
        r#"{{"id":2,"method":"thread/read","params":{{"threadId":"{thread}","includeTurns":true}}}}"#
    );
    writer.write_all(hello.as_bytes()).await?;
    writer.write_all(format!("{read}\n").as_bytes()).await?;
    let mut lines = tokio::io::BufReader::new(reader).lines();
    while let Some(line) = lines.next_line().await? {
        if line.starts_with(r#"{"id":2,"#) {
            #[derive(serde::Deserialize)]
            struct Response {
                result: Value,
            }
            let response: Response = serde_json::from_str(&line)?;
            let mut text = String::with_capacity(line.len());
            tag_first(&response.result, &mut text)?;
            return Ok(text);
        }
    }
    Err("the history was not answered".into())
}

/// As JSON in which `type` is the first member of every object that has one: where real servers write it.
fn tag_first(value: &Value, text: &mut String) -> Result<(), serde_json::Error> {
    match value {
        Value::Array(elements) => {
            text.push('[');
            for (at, element) in elements.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                tag_first(element, text)?;
            }
            text.push(']');
        }
        Value::Object(members) => {
            let is_tag = |name: &str| name == "type";
            let tag = members.iter().filter(|(name, _)| is_tag(name));
            let others = members.iter().filter(|(name, _)| !is_tag(name));
            text.push('{');
            for (at, (name, value)) in tag.chain(others).enumerate() {
                if at > 0 {
                    text.push(',');
                }
                text.push_str(&serde_json::to_string(name)?);
                text.push(':');
                tag_first(value, text)?;
            }
            text.push('}');
        }
        plain => text.push_str(&serde_json::to_string(plain)?),
    }
    Ok(())
}
