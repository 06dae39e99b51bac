//! Peers that are gone without a word. The clock is paused: it jumps when nothing else is to be done.

use std::io::ErrorKind;
use std::time::Duration;

use codex_threads_transport::websocket::{Dial, KeepAlive};
use codex_threads_transport::{Cause, Transport};
use tokio::io::AsyncReadExt as _;
use tokio::time::Instant;

use crate::peer::{FIN, PING, PONG, Peer, frame, text};

fn dial() -> Dial {
    let times = KeepAlive::new()
        .interval(Duration::from_secs(10))
        .timeout(Duration::from_secs(20));
    Dial::ws("ws://localhost").keep_alive(times)
}

async fn timed_out(transport: &mut Transport) -> Duration {
    let begun = Instant::now();
    while let Some(Ok(_)) = transport.incoming.next().await {}
    let ended = transport.peer.ended().await;
    match ended.cause() {
        Cause::Failed(error) => assert_eq!(error.kind(), ErrorKind::TimedOut, "{error}"),
        other => panic!("{other:?}"),
    }
    begun.elapsed()
}

#[tokio::test(start_paused = true)]
async fn a_peer_without_a_sign_of_life_is_given_up() {
    let (mut transport, mut peer) = Peer::with(dial(), 4096).await;
    let waited = timed_out(&mut transport).await;
    // 10 s to the ping, 20 s for the answer, and 20 more if the ping was not written at once.
    assert!((30..=51).contains(&waited.as_secs()), "{waited:?}");
    assert_eq!(peer.read().await, (FIN | PING, Vec::new()));
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_takes_nothing_is_given_up_though_the_ping_can_not_be_written() {
    let (mut transport, _peer) = Peer::with(dial(), 100).await;
    transport.outgoing.send(&[b'x'; 1000]).unwrap();
    let waited = timed_out(&mut transport).await;
    assert!((30..=51).contains(&waited.as_secs()), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn a_peer_that_answers_pings_is_not_given_up() {
    let (mut transport, mut peer) = Peer::with(dial(), 4096).await;
    let answers = tokio::spawn(async move {
        for _ in 0..100 {
            assert_eq!(peer.read_frame().await.unwrap().0, FIN | PING);
            // Servers are known to answer twice.
            peer.write(&frame(FIN | PONG, b"").repeat(2)).await;
        }
        peer.write(&text("still here")).await;
        peer
    });
    let begun = Instant::now();
    let first = transport.incoming.next().await;
    assert!(matches!(first, Some(Ok(_))), "{first:?}");
    assert!(begun.elapsed() > Duration::from_secs(900));
    drop(answers.await.unwrap());
}

#[tokio::test(start_paused = true)]
async fn who_reads_a_long_message_slowly_is_not_given_up() {
    let (mut transport, mut peer) = Peer::with(dial(), 1000).await;
    transport.outgoing.send(&vec![b'x'; 100_000]).unwrap();
    let slow = tokio::spawn(async move {
        let mut buffer = vec![0; 1000];
        let mut all = 0;
        while all < 100_000 {
            tokio::time::sleep(Duration::from_secs(15)).await;
            all += peer.0.read(&mut buffer).await.unwrap();
        }
        peer.write(&text("got it")).await;
        peer
    });
    let first = transport.incoming.next().await;
    assert!(matches!(first, Some(Ok(_))), "{first:?}");
    drop(slow.await.unwrap());
}

#[tokio::test(start_paused = true)]
async fn without_keep_alive_nobody_is_given_up() {
    let (mut transport, peer) = Peer::with(dial().keep_alive(None), 4096).await;
    let day = Duration::from_secs(24 * 60 * 60);
    let silent = tokio::time::timeout(day, transport.incoming.next()).await;
    assert!(silent.is_err(), "{silent:?}");
    drop(peer);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_connection_to_a_peer_that_takes_nothing_does_not_stay_open() {
    let (transport, mut peer) = Peer::with(dial(), 100).await;
    transport.outgoing.send(&[b'x'; 1000]).unwrap();
    drop(transport);
    // What lies in the pipe is still there; the end behind it is what counts.
    tokio::time::sleep(Duration::from_secs(60)).await;
    let mut rest = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(1), peer.0.read_to_end(&mut rest)).await;
    assert!(read.is_ok(), "the pipe is still open");
    assert_eq!(rest.len(), 100);
}
