//! A tap that writes to a file what goes through it.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Instant;

use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::entry::{Dir, Entry, TapeError};
use super::redaction::Redaction;

/// Writes a conversation to a file.
///
/// [`tap`](Self::tap) puts it on a pair of streams; [`note`](Self::note) takes lines from whatever else carries them. Clones write to the
/// same file. Writing blocks the task that reads or writes the stream, as long as the file system takes: a recorder is for tests and for
/// looking into things, not for production.
///
/// See the [module](super) for the format, and an example.
#[derive(Clone)]
pub struct Recorder {
    inner: Arc<Mutex<Inner>>,
    path: PathBuf,
}

struct Inner {
    file: BufWriter<File>,
    redaction: Redaction,
    began: Instant,
    /// What was asked and not answered: by whom, under which id, by which method.
    asked: HashMap<(Dir, String), String>,
    /// The first that went wrong; nothing is written after it.
    failed: Option<io::Error>,
}

impl Recorder {
    /// Writes to this file, which is made, or made empty.
    ///
    /// # Errors
    ///
    /// [`TapeError::File`].
    pub fn create(path: impl AsRef<Path>, redaction: Redaction) -> Result<Self, TapeError> {
        let path = path.as_ref().to_owned();
        let file = File::create(&path).map_err(|source| TapeError::File {
            path: path.clone(),
            source,
        })?;
        Ok(Self {
            inner: Arc::new(Mutex::new(Inner {
                file: BufWriter::new(file),
                redaction,
                began: Instant::now(),
                asked: HashMap::new(),
                failed: None,
            })),
            path,
        })
    }

    /// Puts the recorder on a client's pair of streams: what it reads from and what it writes to.
    #[must_use]
    pub fn tap<R, W>(&self, reader: R, writer: W) -> (Tapped<R>, Tapped<W>) {
        (
            Tapped::new(self, Dir::Server, reader),
            Tapped::new(self, Dir::Client, writer),
        )
    }

    /// Notes a line, without its end. Blank ones are not noted.
    pub fn note(&self, dir: Dir, line: &[u8]) {
        if !line.iter().all(u8::is_ascii_whitespace) {
            self.inner().note(dir, line);
        }
    }

    /// Writes out what is buffered, and says whether all went well so far.
    ///
    /// # Errors
    ///
    /// [`TapeError::File`] with the first thing that went wrong. What came after that is not on the tape.
    pub fn finish(&self) -> Result<(), TapeError> {
        let mut inner = self.inner();
        let result = match inner.failed.take() {
            Some(error) => Err(error),
            None => inner.file.flush(),
        };
        result.map_err(|source| TapeError::File {
            path: self.path.clone(),
            source,
        })
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn note(&mut self, dir: Dir, line: &[u8]) {
        if self.failed.is_some() {
            return;
        }
        let at = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let message = serde_json::from_slice(line).ok().filter(Value::is_object);
        let mut entry = Entry {
            dir,
            at_ms: Some(at),
            method: None,
            raw: message.is_none().then(|| {
                let text = String::from_utf8_lossy(line).into_owned();
                self.redaction.apply_to_text(text)
            }),
            message,
        };
        let other = match dir {
            Dir::Client => Dir::Server,
            Dir::Server => Dir::Client,
        };
        let id = entry.id().map(Value::to_string);
        match (entry.request().map(str::to_owned), id) {
            (Some(method), Some(id)) => drop(self.asked.insert((dir, id), method)),
            (None, Some(id)) => entry.method = self.asked.remove(&(other, id)),
            _ => {}
        }
        if let Some(message) = &mut entry.message {
            self.redaction.apply(message);
        }
        let written = serde_json::to_string(&entry)
            .map_err(io::Error::other)
            .and_then(|text| writeln!(self.file, "{text}"));
        self.failed = written.err();
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// A stream that a [`Recorder`] listens to.
pub struct Tapped<S> {
    stream: S,
    dir: Dir,
    recorder: Recorder,
    /// The beginning of a line.
    begun: Vec<u8>,
}

impl<S> fmt::Debug for Tapped<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tapped")
            .field("dir", &self.dir)
            .finish_non_exhaustive()
    }
}

impl<S> Tapped<S> {
    fn new(recorder: &Recorder, dir: Dir, stream: S) -> Self {
        Self {
            stream,
            dir,
            recorder: recorder.clone(),
            begun: Vec::new(),
        }
    }

    fn heard(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|byte| *byte == b'\n') {
            let (line, more) = rest.split_at(at);
            if self.begun.is_empty() {
                self.recorder.note(self.dir, line);
            } else {
                self.begun.extend_from_slice(line);
                let line = std::mem::take(&mut self.begun);
                self.recorder.note(self.dir, &line);
            }
            rest = more.get(1..).unwrap_or_default();
        }
        self.begun.extend_from_slice(rest);
    }

    /// Half a line at the end is a line.
    fn ended(&mut self) {
        let line = std::mem::take(&mut self.begun);
        self.recorder.note(self.dir, &line);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Tapped<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let has_room = buffer.remaining() > 0;
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        let heard = buffer.filled().get(before..).unwrap_or_default();
        if heard.is_empty() && has_room {
            self.ended();
        } else {
            self.heard(heard);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Tapped<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(context, bytes))?;
        self.heard(bytes.get(..written).unwrap_or_default());
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.ended();
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
