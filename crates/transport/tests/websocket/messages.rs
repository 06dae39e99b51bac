//! What is said arrives, whatever the frames.

use codex_threads_transport::websocket::Dial;
use codex_threads_transport::{Chunk, Limits, SendError, Transport};
use futures_util::{SinkExt as _, StreamExt as _};
use proptest::prelude::*;
use tokio_tungstenite::tungstenite::Message;

use crate::peer::{BINARY, CONTINUE, FIN, PING, PONG, Peer, TEXT, block, frame, soon, text};

#[tokio::test]
async fn a_message_is_one_text_frame_and_masked() {
    let (transport, mut peer) = Peer::new().await;
    transport.outgoing.send(b"{\"id\":1}").unwrap();
    transport.outgoing.send(b"{\"id\":2}").unwrap();
    assert_eq!(peer.read().await, (FIN | TEXT, b"{\"id\":1}".to_vec()));
    assert_eq!(peer.read().await, (FIN | TEXT, b"{\"id\":2}".to_vec()));
}

#[tokio::test]
async fn several_frames_flushed_together_are_one_block() {
    let (mut transport, mut peer) = Peer::new().await;
    let frames = [
        text("{\"id\":1}"),
        text("{\n}"),
        text(" \n"),
        text("{\"id\":2}"),
    ];
    peer.write(&frames.concat()).await;
    assert_eq!(
        block(&mut transport.incoming).await,
        ["{\"id\":1}", "{\n}", "{\"id\":2}"]
    );
    let counters = transport.incoming.counters();
    assert_eq!((counters.lines, counters.blocks, counters.blank), (3, 1, 1));
}

#[tokio::test]
async fn what_comes_with_the_answer_to_the_upgrade_is_not_lost() {
    let (here, there) = tokio::io::duplex(4096);
    let mut peer = Peer(there);
    let dial = Dial::ws("ws://localhost");
    let played = async {
        let head = peer.head().await;
        let key = crate::peer::header(&head, "sec-websocket-key").unwrap();
        let accept = tokio_tungstenite::tungstenite::handshake::derive_accept_key(key.as_bytes());
        let mut answer = format!(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: keep-alive, Upgrade\r\n\
             Upgrade: WebSocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
        )
        .into_bytes();
        answer.extend(text("first"));
        peer.write(&answer).await;
    };
    let (transport, ()) = tokio::join!(dial.connect_over(here), played);
    assert_eq!(block(&mut transport.unwrap().incoming).await, ["first"]);
}

#[tokio::test]
async fn fragments_and_binary_messages_are_messages_and_pings_between_them_are_answered() {
    let (mut transport, mut peer) = Peer::new().await;
    let said = [
        frame(TEXT, b"{\"a\""),
        frame(FIN | PING, b"alive?"),
        frame(CONTINUE, b":"),
        frame(FIN | CONTINUE, b"1}"),
        frame(FIN | BINARY, b"{\"b\":2}"),
        frame(FIN | PONG, b"nobody asked"),
    ];
    peer.write(&said.concat()).await;
    assert_eq!(block(&mut transport.incoming).await, ["{\"a\":1}"]);
    assert_eq!(block(&mut transport.incoming).await, ["{\"b\":2}"]);
    assert_eq!(peer.read().await, (FIN | PONG, b"alive?".to_vec()));
}

#[tokio::test]
async fn a_message_over_the_cap_costs_itself_alone() {
    let dial = Dial::ws("ws://localhost").limits(Limits::new().max_line(10));
    let (mut transport, mut peer) = Peer::with(dial, 1024 * 1024).await;
    let long = "x".repeat(70_000);
    let said = [
        text("before"),
        text(&long),
        text("between"),
        // The cap is passed in the second fragment, and the third is short again.
        frame(TEXT, b"12345678"),
        frame(FIN | PING, b""),
        frame(CONTINUE, long.as_bytes()),
        frame(FIN | CONTINUE, b"!"),
        text("after"),
    ];
    peer.write(&said.concat()).await;
    let incoming = &mut transport.incoming;
    assert_eq!(block(incoming).await, ["before"]);
    for (len, beginning) in [(70_000, "xxxxxxxxxx"), (70_009, "12345678xx")] {
        match soon(incoming.next()).await {
            Some(Ok(Chunk::Oversized(line))) => {
                assert_eq!(line.len, len);
                assert_eq!(line.head.len(), 4096);
                assert!(line.head.starts_with(beginning.as_bytes()));
            }
            other => panic!("{other:?}"),
        }
        let next = if len == 70_000 { "between" } else { "after" };
        assert_eq!(block(incoming).await, [next]);
    }
    assert_eq!(incoming.counters().oversized, 2);
}

#[tokio::test]
async fn a_message_longer_than_servers_take_is_refused_and_the_connection_goes_on() {
    let dial = Dial::ws("ws://localhost").max_message(8);
    let (transport, mut peer) = Peer::with(dial, 4096).await;
    let refused = transport.outgoing.send(b"123456789");
    assert!(matches!(
        refused,
        Err(SendError::TooLong {
            len: 9,
            limit: 8,
            ..
        })
    ));
    transport.outgoing.send(b"12345678").unwrap();
    assert_eq!(peer.read().await.1, b"12345678");
}

/// 16 MiB is the most that a single frame may have by the defaults of servers, 64 MiB a message.
#[tokio::test]
async fn twenty_megabytes_pass_both_ways_through_a_server_that_takes_frames_of_sixteen() {
    let (here, there) = tokio::io::duplex(256 * 1024);
    let server = tokio::spawn(async move {
        let mut socket = tokio_tungstenite::accept_async(there).await.unwrap();
        let message = socket.next().await.unwrap().unwrap();
        let len = message.len();
        socket.send(message).await.unwrap();
        socket.send(Message::text("small")).await.unwrap();
        len
    });
    let dial = Dial::ws("ws://localhost");
    let mut transport = dial.connect_over(here).await.unwrap();
    let long: Vec<u8> = (0..20_000_000_u32).map(|n| b'a' + (n % 23) as u8).collect();
    transport.outgoing.send(&long).unwrap();
    let mut heard = Vec::new();
    while heard.len() < 2 {
        match soon(transport.incoming.next()).await {
            Some(Ok(Chunk::Block(block))) => heard.extend(block.frames()),
            other => panic!("{other:?}"),
        }
    }
    assert!(heard[0] == long, "{} bytes", heard[0].len());
    assert_eq!(heard[1], "small");
    assert_eq!(server.await.unwrap(), long.len());
}

/// A ping is answered between two fragments of what is being written.
#[tokio::test]
async fn a_long_message_does_not_hold_up_a_sign_of_life() {
    let (mut transport, mut peer) = Peer::with(Dial::ws("ws://localhost"), 64 * 1024).await;
    transport.outgoing.send(&vec![b'x'; 5_000_000]).unwrap();
    let (first, payload) = peer.read().await;
    assert_eq!((first, payload.len()), (TEXT, 1024 * 1024));
    peer.write(&[frame(FIN | PING, b"?"), text("next")].concat())
        .await;
    assert_eq!(block(&mut transport.incoming).await, ["next"]);
    let mut kinds = Vec::new();
    while kinds.last() != Some(&(FIN | CONTINUE)) {
        kinds.push(peer.read().await.0);
    }
    assert!(kinds.contains(&(FIN | PONG)), "{kinds:?}");
}

#[tokio::test]
async fn what_waits_to_be_written_is_bounded() {
    let dial = Dial::ws("ws://localhost").limits(Limits::new().max_outgoing(100_000));
    let (transport, _peer) = Peer::with(dial, 1024).await;
    let mut taken = 0;
    while transport.outgoing.send(&[b'x'; 1000]).is_ok() {
        taken += 1;
        // Lets the writer take what it can.
        tokio::task::yield_now().await;
        assert!(taken < 1000, "without a bound");
    }
    assert!(
        transport
            .outgoing
            .send(&[b'x'; 1000])
            .is_err_and(|error| error.is_full())
    );
}

/// One message of a conversation, and in which pieces it is sent.
#[derive(Debug, Clone)]
struct Said {
    text: String,
    cuts: Vec<prop::sample::Index>,
    pings: bool,
}

fn said() -> impl Strategy<Value = Said> {
    (
        prop_oneof![
            "[a-z\n ]{0,40}",
            ("[a-z]", prop_oneof![120_usize..140, 65_530_usize..65_540])
                .prop_map(|(letter, len)| letter.repeat(len)),
        ],
        prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        any::<bool>(),
    )
        .prop_map(|(text, cuts, pings)| Said { text, cuts, pings })
}

impl Said {
    fn bytes(&self) -> Vec<u8> {
        let mut cuts: Vec<usize> = self
            .cuts
            .iter()
            .map(|cut| cut.index(self.text.len() + 1))
            .collect();
        cuts.sort_unstable();
        cuts.insert(0, 0);
        cuts.push(self.text.len());
        let mut bytes = Vec::new();
        for (at, cut) in cuts.windows(2).enumerate() {
            let kind = if at == 0 { TEXT } else { CONTINUE };
            let fin = if at + 2 == cuts.len() { FIN } else { 0 };
            bytes.extend(frame(kind | fin, &self.text.as_bytes()[cut[0]..cut[1]]));
            if self.pings {
                bytes.extend(frame(FIN | PING, b"p"));
            }
        }
        bytes
    }
}

async fn heard(said: &[Said], max: usize, pieces: usize) -> Vec<Result<String, u64>> {
    let dial = Dial::ws("ws://localhost").limits(Limits::new().max_line(max));
    let (transport, peer) = Peer::with(dial, pieces).await;
    let Transport {
        mut incoming,
        outgoing,
        ..
    } = transport;
    let (mut from, mut to) = tokio::io::split(peer.0);
    let bytes: Vec<u8> = said.iter().flat_map(Said::bytes).collect();
    let writes = tokio::spawn(async move {
        use tokio::io::AsyncWriteExt as _;
        to.write_all(&bytes).await.unwrap();
        to.write_all(&frame(FIN | crate::peer::CLOSE, b""))
            .await
            .unwrap();
    });
    // Someone must take the pongs.
    let reads =
        tokio::spawn(async move { tokio::io::copy(&mut from, &mut tokio::io::sink()).await });
    let mut heard = Vec::new();
    while let Some(chunk) = soon(incoming.next()).await {
        match chunk.unwrap() {
            Chunk::Block(block) => heard.extend(
                block
                    .lines()
                    .map(|line| Ok(String::from_utf8(line.to_vec()).unwrap())),
            ),
            Chunk::Oversized(line) => heard.push(Err(line.len)),
            _ => {}
        }
    }
    writes.await.unwrap();
    drop((incoming, outgoing));
    soon(reads).await.unwrap().unwrap();
    heard
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_messages_in_any_fragments_and_pieces_arrive_in_order(
        said in prop::collection::vec(said(), 0..12),
        max in prop_oneof![Just(30_usize), Just(130), Just(65_535), Just(1 << 20)],
        pieces in prop_oneof![1_usize..8, 100_usize..300, Just(100_000)],
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let expected: Vec<Result<String, u64>> = said
            .iter()
            .filter(|said| said.text.len() > max || !said.text.trim().is_empty())
            .map(|said| match said.text.len() {
                len if len > max => Err(len as u64),
                _ => Ok(said.text.clone()),
            })
            .collect();
        // Many bytes in single ones would take long.
        let all: usize = said.iter().map(|said| said.text.len()).sum();
        let pieces = pieces.max(all / 200);
        prop_assert_eq!(runtime.block_on(heard(&said, max, pieces)), expected);
    }
}
