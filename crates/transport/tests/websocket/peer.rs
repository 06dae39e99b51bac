//! The other side, played by hand: what it says is what the test writes, byte for byte.

use std::time::Duration;

use codex_threads_transport::websocket::Dial;
use codex_threads_transport::{Chunk, Incoming, Transport};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

/// How long anything may take on a loaded machine. Only a failure waits for it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) const TEXT: u8 = 1;
pub(crate) const BINARY: u8 = 2;
pub(crate) const CONTINUE: u8 = 0;
pub(crate) const CLOSE: u8 = 8;
pub(crate) const PING: u8 = 9;
pub(crate) const PONG: u8 = 10;
/// Added to the kind of a frame's last fragment.
pub(crate) const FIN: u8 = 0x80;

/// A frame as servers write it.
pub(crate) fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match payload.len() {
        len @ 0..126 => bytes.push(u8::try_from(len).unwrap()),
        len @ 126..65536 => {
            bytes.push(126);
            bytes.extend_from_slice(&u16::try_from(len).unwrap().to_be_bytes());
        }
        len => {
            bytes.push(127);
            bytes.extend_from_slice(&(len as u64).to_be_bytes());
        }
    }
    bytes.extend_from_slice(payload);
    bytes
}

pub(crate) fn text(payload: &str) -> Vec<u8> {
    frame(FIN | TEXT, payload.as_bytes())
}

/// A server on a pipe in memory that has answered the upgrade.
pub(crate) struct Peer(pub(crate) DuplexStream);

impl Peer {
    /// Both sides, with room for so many bytes in each direction.
    pub(crate) async fn with(dial: Dial, room: usize) -> (Transport, Self) {
        let (here, there) = tokio::io::duplex(room);
        let mut peer = Self(there);
        let (transport, ()) = tokio::join!(dial.connect_over(here), peer.accept());
        (transport.expect("the upgrade"), peer)
    }

    pub(crate) async fn new() -> (Transport, Self) {
        Self::with(Dial::ws("ws://localhost"), 256 * 1024).await
    }

    async fn accept(&mut self) {
        let request = self.head().await;
        let key = header(&request, "sec-websocket-key").expect("a key");
        let answer = format!(
            "HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\
             sec-websocket-accept: {}\r\n\r\n",
            derive_accept_key(key.as_bytes())
        );
        self.0.write_all(answer.as_bytes()).await.unwrap();
    }

    /// Reads the head of the request.
    pub(crate) async fn head(&mut self) -> String {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(self.0.read_u8().await.expect("a request"));
        }
        String::from_utf8(head).unwrap()
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) {
        soon(self.0.write_all(bytes)).await.expect("it is taken");
    }

    /// The next frame of the client: its first byte and its payload.
    pub(crate) async fn read(&mut self) -> (u8, Vec<u8>) {
        soon(self.read_frame()).await.expect("a frame")
    }

    pub(crate) async fn read_frame(&mut self) -> std::io::Result<(u8, Vec<u8>)> {
        let first = self.0.read_u8().await?;
        let second = self.0.read_u8().await?;
        assert!(second & 0x80 != 0, "clients mask what they send");
        let len = match second & 0x7f {
            126 => u64::from(self.0.read_u16().await?),
            127 => self.0.read_u64().await?,
            len => u64::from(len),
        };
        let mut mask = [0; 4];
        self.0.read_exact(&mut mask).await?;
        let mut payload = vec![0; usize::try_from(len).unwrap()];
        self.0.read_exact(&mut payload).await?;
        for (byte, mask) in payload.iter_mut().zip(mask.iter().cycle()) {
            *byte ^= mask;
        }
        Ok((first, payload))
    }
}

/// A header's value, its name in small letters.
pub(crate) fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

pub(crate) async fn soon<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(PATIENCE, future)
        .await
        .expect("nothing for a minute")
}

/// The next block's messages.
pub(crate) async fn block(incoming: &mut Incoming) -> Vec<String> {
    match soon(incoming.next()).await {
        Some(Ok(Chunk::Block(block))) => block
            .lines()
            .map(|line| String::from_utf8_lossy(line).into_owned())
            .collect(),
        other => panic!("no block, but {other:?}"),
    }
}
