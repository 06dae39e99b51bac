//! How a connection ends, and what is told of it.

use std::io::ErrorKind;

use codex_threads_transport::{Cause, CloseReason, Transport};

use crate::peer::{CLOSE, CONTINUE, FIN, PING, Peer, TEXT, block, frame, soon, text};

async fn ended(transport: &mut Transport) -> Cause {
    while let Some(Ok(_)) = soon(transport.incoming.next()).await {}
    soon(transport.peer.ended()).await.cause().clone()
}

fn failure(cause: &Cause) -> ErrorKind {
    match cause {
        Cause::Failed(error) => error.kind(),
        other => panic!("not a failure: {other:?}"),
    }
}

#[tokio::test]
async fn a_goodbye_has_its_status_and_reason_and_is_answered() {
    let (mut transport, mut peer) = Peer::new().await;
    let said = [
        text("last"),
        frame(FIN | CLOSE, b"\x03\xe9shutting \x1b[31mdown"),
        text("not heard"),
    ];
    peer.write(&said.concat()).await;
    assert_eq!(block(&mut transport.incoming).await, ["last"]);
    match ended(&mut transport).await {
        cause @ Cause::ClosedWith { code: 1001, .. } => {
            let shown = cause.to_string();
            assert_eq!(
                shown,
                "closed the connection with status 1001: shutting down"
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(peer.read().await, (FIN | CLOSE, b"\x03\xe9".to_vec()));
    // What is sent afterwards goes nowhere, and who waits for it learns that.
    let _ = transport.outgoing.send(b"{}");
    let reason = soon(transport.outgoing.closed()).await;
    assert!(
        matches!(&reason, CloseReason::Failed(error) if error.kind() == ErrorKind::BrokenPipe),
        "{reason:?}"
    );
}

#[tokio::test]
async fn a_goodbye_without_a_status_is_a_normal_end() {
    let (mut transport, mut peer) = Peer::new().await;
    peer.write(&frame(FIN | CLOSE, b"")).await;
    assert!(matches!(ended(&mut transport).await, Cause::Closed));
    assert_eq!(peer.read().await, (FIN | CLOSE, b"\x03\xe8".to_vec()));
}

#[tokio::test]
async fn a_cut_connection_is_told_from_a_goodbye() {
    for said in [
        Vec::new(),
        text("x"),
        text("x")[..2].to_vec(),
        frame(TEXT, b"half of a message"),
        frame(TEXT, b"half of a message")[..5].to_vec(),
    ] {
        let (mut transport, mut peer) = Peer::new().await;
        peer.write(&said).await;
        drop(peer);
        let cause = ended(&mut transport).await;
        assert_eq!(failure(&cause), ErrorKind::UnexpectedEof, "{said:?}");
    }
}

#[tokio::test]
async fn closing_says_goodbye_and_the_hang_up_is_a_normal_end() {
    let (mut transport, mut peer) = Peer::new().await;
    transport.outgoing.send(b"last").unwrap();
    transport.outgoing.close();
    assert_eq!(peer.read().await, (FIN | TEXT, b"last".to_vec()));
    assert_eq!(peer.read().await, (FIN | CLOSE, b"\x03\xe8".to_vec()));
    drop(peer);
    assert!(matches!(ended(&mut transport).await, Cause::Closed));
    assert!(matches!(
        soon(transport.outgoing.closed()).await,
        CloseReason::Requested
    ));
}

#[tokio::test]
async fn a_peer_that_breaks_the_protocol_is_a_failure_and_what_it_said_before_counts() {
    let masked = [0x81, 0x81, 1, 2, 3, 4, b'x' ^ 1].to_vec();
    for (what, said) in [
        ("masked", masked),
        ("compressed", frame(0x40 | FIN | TEXT, b"x")),
        ("reserved", frame(FIN | 3, b"x")),
        ("a long ping", frame(FIN | PING, &[0; 126])),
        ("a ping in fragments", frame(PING, b"x")),
        ("the end of no message", frame(FIN | CONTINUE, b"x")),
        (
            "a message within another",
            [frame(TEXT, b"x"), frame(FIN | TEXT, b"y")].concat(),
        ),
    ] {
        let (mut transport, mut peer) = Peer::new().await;
        peer.write(&[text("before"), said].concat()).await;
        assert_eq!(block(&mut transport.incoming).await, ["before"], "{what}");
        let cause = ended(&mut transport).await;
        assert_eq!(failure(&cause), ErrorKind::InvalidData, "{what}");
        // Ours says why.
        transport.outgoing.close();
        assert_eq!(peer.read().await, (FIN | CLOSE, b"\x03\xea".to_vec()));
    }
}
