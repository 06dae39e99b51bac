//! A server that listens, over WebSocket: on TCP (feature `ws`), on a Unix socket (feature `unix`), or over
//! any stream (feature `websocket`, which both bring).
//!
//! [`Dial`] says whom to connect to and how. What comes of it is a [`Transport`](crate::Transport) as any
//! other, with these differences:
//!
//! - **The server is not ours.** It was running before and goes on afterwards; other clients share it.
//!   [`Peer`](crate::Peer) is a [`Link`](crate::Link), and knows no more of the end than the
//!   connection shows.
//! - **A frame is one text message.** Binary ones are delivered too. [`Limits::max_line`](crate::Limits) bounds
//!   a message as it does a line, 256 MiB by default, and a longer one costs only itself, here too.
//! - **Servers bound what they take**: all known ones hang up on a message over 64 MiB
//!   ([`Dial::max_message`]), and on a single frame over 16 MiB: so longer messages are sent in fragments of
//!   1 MiB.
//! - **The end says more.** [`Cause::ClosedWith`](crate::Cause::ClosedWith) has the server's status and
//!   reason. An end without a goodbye, from a server that was killed or a cable that was cut, is
//!   a failure: [`Cause::Failed`](crate::Cause::Failed), of the kind
//!   [`UnexpectedEof`](std::io::ErrorKind::UnexpectedEof) or
//!   [`ConnectionReset`](std::io::ErrorKind::ConnectionReset).
//! - **Silence ends it**: see [`KeepAlive`].
//!
//! Closing the [`Outgoing`](crate::Outgoing) side says goodbye and ends the connection: a WebSocket has no
//! half that stays open. Servers answer it by hanging up.
//!
//! No compression is offered and no `Origin` sent: servers refuse the one and break at the other. There is no
//! TLS, see [`DialError::Tls`].

mod address;
mod alive;
mod bearer;
mod decode;
mod dial;
mod encode;
mod error;
mod signals;
mod upgrade;

pub use alive::KeepAlive;
pub use bearer::Bearer;
pub(crate) use decode::FrameDecoder;
pub use dial::Dial;
pub use error::DialError;
