//! The reading side of a connection.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::BytesMut;
use futures_core::Stream;
use tokio::io::AsyncRead;
use tokio_util::codec::{Decoder, FramedRead};

use crate::block::Chunk;
use crate::decode::{BlockDecoder, Counters};
use crate::ended::Cause;
use crate::limits::Limits;
use crate::peer::LinkEnd;
#[cfg(feature = "websocket")]
use crate::websocket::FrameDecoder;

/// Reading failed: the connection is over.
///
/// Bad lines never cause this; only the operating system does, or, on a WebSocket, an end without
/// a goodbye, a peer that breaks the protocol, or one that gives no sign of life.
///
/// ```
/// # async fn f(mut transport: codex_threads_transport::Transport) {
/// if let Some(Err(error)) = transport.incoming.next().await {
///     eprintln!("{error}: {:?}", error.kind());
/// }
/// # }
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[error("reading from the server failed: {source}")]
pub struct ReadError {
    source: Arc<io::Error>,
}

impl ReadError {
    /// The kind of the operating system's error.
    ///
    /// ```
    /// # fn f(error: codex_threads_transport::ReadError) -> bool {
    /// error.kind() == std::io::ErrorKind::ConnectionReset
    /// # }
    /// ```
    pub fn kind(&self) -> io::ErrorKind {
        self.source.kind()
    }

    /// The error itself.
    ///
    /// ```
    /// # fn f(error: codex_threads_transport::ReadError) -> Option<i32> {
    /// error.io().raw_os_error()
    /// # }
    /// ```
    pub fn io(&self) -> &io::Error {
        &self.source
    }
}

type Reader = Pin<Box<dyn AsyncRead + Send>>;

/// How messages are told apart.
enum Splitter {
    /// One a line.
    Lines(BlockDecoder),
    /// One a WebSocket message.
    #[cfg(feature = "websocket")]
    Messages(FrameDecoder),
}

impl Splitter {
    fn initial_capacity(&self) -> usize {
        match self {
            Self::Lines(lines) => lines.initial_capacity(),
            #[cfg(feature = "websocket")]
            Self::Messages(messages) => messages.initial_capacity(),
        }
    }

    fn counters(&self) -> Counters {
        match self {
            Self::Lines(lines) => lines.counters,
            #[cfg(feature = "websocket")]
            Self::Messages(messages) => messages.counters,
        }
    }

    /// How the peer ended the stream where that shows as a failure to read, but is none.
    fn goodbye(&mut self) -> Option<Cause> {
        match self {
            Self::Lines(_) => None,
            #[cfg(feature = "websocket")]
            Self::Messages(messages) => Some(match messages.goodbye()?.status {
                Some((code, reason)) => Cause::ClosedWith { code, reason },
                None => Cause::Closed,
            }),
        }
    }
}

impl Decoder for Splitter {
    type Item = Chunk;
    type Error = io::Error;

    fn decode(&mut self, src: &mut BytesMut) -> io::Result<Option<Chunk>> {
        match self {
            Self::Lines(lines) => lines.decode(src),
            #[cfg(feature = "websocket")]
            Self::Messages(messages) => messages.decode(src),
        }
    }

    fn decode_eof(&mut self, src: &mut BytesMut) -> io::Result<Option<Chunk>> {
        match self {
            Self::Lines(lines) => lines.decode_eof(src),
            #[cfg(feature = "websocket")]
            Self::Messages(messages) => messages.decode_eof(src),
        }
    }
}

/// The incoming side of a connection: a source of [`Chunk`]s.
///
/// It buffers one read and nothing more; a reader that stops reading stops the peer
/// (back-pressure). It is also a [`Stream`].
///
/// ```
/// use codex_threads_transport::{Chunk, memory};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let (mut here, there) = memory::pair();
/// there.outgoing.send(b"{\"method\":\"hello\"}")?;
/// drop(there);
/// while let Some(chunk) = here.incoming.next().await {
///     if let Chunk::Block(block) = chunk? {
///         for line in block.lines() {
///             assert_eq!(line, b"{\"method\":\"hello\"}");
///         }
///     }
/// }
/// # Ok(())
/// # }
/// ```
pub struct Incoming {
    source: FramedRead<Reader, Splitter>,
    end: Option<LinkEnd>,
    finished: bool,
}

impl Incoming {
    pub(crate) fn new(
        reader: impl AsyncRead + Send + 'static,
        limits: &Limits,
        end: Option<LinkEnd>,
    ) -> Self {
        Self::split(reader, Splitter::Lines(BlockDecoder::new(limits)), end)
    }

    #[cfg(feature = "websocket")]
    pub(crate) fn messages(
        reader: impl AsyncRead + Send + 'static,
        messages: FrameDecoder,
        end: Option<LinkEnd>,
    ) -> Self {
        Self::split(reader, Splitter::Messages(messages), end)
    }

    fn split(
        reader: impl AsyncRead + Send + 'static,
        splitter: Splitter,
        end: Option<LinkEnd>,
    ) -> Self {
        let capacity = splitter.initial_capacity();
        Self {
            source: FramedRead::with_capacity(Box::pin(reader), splitter, capacity),
            end,
            finished: false,
        }
    }

    /// The next item. `None`: the peer has closed its side, everything has been delivered.
    /// After an `Err` there is only `None`.
    ///
    /// Cancel-safe: dropping the future loses nothing.
    ///
    /// # Errors
    /// [`ReadError`] if the connection broke.
    ///
    /// ```
    /// # async fn f(mut transport: codex_threads_transport::Transport) {
    /// while let Some(Ok(chunk)) = transport.incoming.next().await {
    ///     println!("{chunk:?}");
    /// }
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<Chunk, ReadError>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Chunk, ReadError>>> {
        if self.finished {
            return Poll::Ready(None);
        }
        let item = std::task::ready!(Pin::new(&mut self.source).poll_next(cx));
        Poll::Ready(match item {
            Some(Ok(chunk)) => Some(Ok(chunk)),
            Some(Err(error)) => {
                if let Some(cause) = self.source.decoder_mut().goodbye() {
                    self.finish(cause);
                    return Poll::Ready(None);
                }
                let source = Arc::new(error);
                self.finish(Cause::Failed(Arc::clone(&source)));
                Some(Err(ReadError { source }))
            }
            None => {
                self.finish(Cause::Closed);
                None
            }
        })
    }

    fn finish(&mut self, cause: Cause) {
        self.finished = true;
        if let Some(end) = self.end.take() {
            end.set(cause);
        }
    }

    /// What has come in so far.
    ///
    /// ```
    /// # fn f(transport: codex_threads_transport::Transport) {
    /// println!("{} lines", transport.incoming.counters().lines);
    /// # }
    /// ```
    pub fn counters(&self) -> Counters {
        self.source.decoder().counters()
    }
}

impl Stream for Incoming {
    type Item = Result<Chunk, ReadError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_chunk(cx)
    }
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("finished", &self.finished)
            .field("counters", &self.counters())
            .finish()
    }
}
