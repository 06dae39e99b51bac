//! Two connections tied to each other, in memory.
//!
//! For tests, and for servers that are written in Rust: whatever one end sends, the other
//! receives, through the same framing and the same bounds as with a real process.
//!
//! At most [`CAPACITY`] bytes lie between the ends, as in a pipe of the operating system; beyond
//! it frames wait in the sender's [`Outgoing`](crate::Outgoing), whose bound is
//! [`Limits::max_outgoing`].

use tokio::io::duplex;

use crate::limits::Limits;
use crate::transport::Transport;

/// How many bytes lie between the two ends at most, in each direction: 64 KiB.
pub const CAPACITY: usize = 64 * 1024;

/// The two ends of a connection in memory, with default [`Limits`].
///
/// # Panics
/// If it is not called inside of a tokio runtime: each end has a task that writes.
///
/// ```
/// use codex_threads_transport::{Chunk, memory};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let (client, mut server) = memory::pair();
/// client.outgoing.send(b"{\"id\":1,\"method\":\"initialize\"}")?;
/// let Some(Ok(Chunk::Block(block))) = server.incoming.next().await else {
///     return Err("nothing came".into());
/// };
/// assert_eq!(block.len(), 1);
/// # Ok(())
/// # }
/// ```
pub fn pair() -> (Transport, Transport) {
    pair_with(Limits::default(), CAPACITY)
}

/// As [`pair`], with limits for both ends and room for `capacity` bytes (at least 1) between them.
///
/// # Panics
/// As [`pair`].
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use codex_threads_transport::{Limits, memory};
///
/// let (_client, _server) = memory::pair_with(Limits::new().max_outgoing(1024), 64);
/// # }
/// ```
pub fn pair_with(limits: Limits, capacity: usize) -> (Transport, Transport) {
    // A duplex for each direction, so that each end of each direction can go by itself: a reader
    // that is dropped fails the other side's writes, a writer that is dropped ends its reads.
    let capacity = capacity.max(1);
    let (read_here, write_there) = duplex(capacity);
    let (read_there, write_here) = duplex(capacity);
    (
        Transport::from_io(read_here, write_here, limits),
        Transport::from_io(read_there, write_there, limits),
    )
}
