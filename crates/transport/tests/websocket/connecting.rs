//! What goes wrong before there is a connection, each in a kind of its own, and what the request says.

use std::path::Path;
use std::time::Duration;

use codex_threads_transport::child::Launch;
use codex_threads_transport::websocket::{Bearer, Dial, DialError};
use codex_threads_transport::{Cause, Peer as Other};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, UnixListener};

use crate::peer::{Peer, block, header, soon};

/// A listener that reads one request and answers with these bytes. Its address, and the request.
async fn answering(answer: &'static str) -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let played = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let (mut here, there) = tokio::io::duplex(4096);
        let mut peer = Peer(there);
        let head = {
            let mut from = [0; 1024];
            let copy = async {
                use tokio::io::AsyncReadExt as _;
                loop {
                    let count = stream.read(&mut from).await.unwrap();
                    here.write_all(&from[..count]).await.unwrap();
                }
            };
            tokio::select! { head = peer.head() => head, () = copy => unreachable!() }
        };
        stream.write_all(answer.as_bytes()).await.unwrap();
        head
    });
    (format!("ws://{address}/rpc?x=1"), played)
}

async fn fails(dial: &Dial) -> DialError {
    soon(dial.connect()).await.expect_err("no connection")
}

#[tokio::test]
async fn the_request_has_the_token_and_neither_an_origin_nor_an_extension() {
    let (url, played) =
        answering("HTTP/1.1 404 Not Found\r\ncontent-length: 5\r\n\r\nnope\n").await;
    let dial = Dial::ws(&url).bearer(Bearer::new(" s3cret\n"));
    match fails(&dial).await {
        DialError::Status { status, reason, .. } => assert_eq!((status, &*reason), (404, "nope")),
        other => panic!("{other:?}"),
    }
    let request = played.await.unwrap();
    assert!(
        request.starts_with("GET /rpc?x=1 HTTP/1.1\r\n"),
        "{request}"
    );
    assert_eq!(header(&request, "authorization"), Some("Bearer s3cret"));
    assert_eq!(header(&request, "sec-websocket-version"), Some("13"));
    assert_eq!(header(&request, "origin"), None);
    assert_eq!(header(&request, "sec-websocket-extensions"), None);
    let shown = format!("{dial:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[tokio::test]
async fn a_wrong_token_is_told_from_other_refusals() {
    for (answer, wanted) in [
        (
            "HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n",
            401,
        ),
        ("HTTP/1.1 403 Forbidden\r\n\r\n", 403),
    ] {
        let (url, _played) = answering(answer).await;
        match fails(&Dial::ws(url).bearer(Bearer::new("s3cret"))).await {
            error @ DialError::Denied { .. } => {
                assert!(!format!("{error} {error:?}").contains("s3cret"));
                assert!(error.to_string().contains(&wanted.to_string()), "{error}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn what_is_no_websocket_server_is_told_so() {
    for answer in [
        "",
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        // Somebody else's key.
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
         sec-websocket-accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=\r\n\r\n",
    ] {
        let (url, _played) = answering(answer).await;
        let error = fails(&Dial::ws(url)).await;
        assert!(matches!(error, DialError::NotWebSocket { .. }), "{error:?}");
    }
}

#[tokio::test]
async fn nobody_there_is_told_so() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let folder = tempfile::tempdir().unwrap();
    let no_listener = folder.path().join("left behind");
    drop(UnixListener::bind(&no_listener).unwrap());
    for dial in [
        Dial::ws(format!("ws://{address}")),
        Dial::unix(folder.path().join("no such file")),
        Dial::unix(no_listener),
    ] {
        let error = fails(&dial).await;
        assert!(matches!(error, DialError::Refused { .. }), "{error:?}");
    }
    let not_a_socket = folder.path().join("file");
    std::fs::write(&not_a_socket, "").unwrap();
    let too_long = folder.path().join("x".repeat(200));
    for path in [not_a_socket, too_long] {
        let error = fails(&Dial::unix(path)).await;
        let expected = matches!(error, DialError::Refused { .. } | DialError::Io { .. });
        assert!(expected, "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_never_answers_is_not_waited_for_for_ever() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let dial = Dial::ws(format!("ws://{address}")).timeout(Duration::from_millis(50));
    let error = fails(&dial).await;
    assert!(matches!(error, DialError::Timeout { .. }), "{error:?}");
    let error = soon(dial.is_ready()).await.unwrap_err();
    assert!(matches!(error, DialError::Timeout { .. }), "{error:?}");
}

#[tokio::test]
async fn tls_and_nonsense_are_refused_before_anything_is_connected() {
    let error = fails(&Dial::ws("wss://127.0.0.1:1")).await;
    assert!(matches!(error, DialError::Tls { .. }), "{error:?}");
    let error = fails(&Dial::ws("127.0.0.1:1")).await;
    assert!(matches!(error, DialError::Address { .. }), "{error:?}");
}

#[tokio::test]
async fn a_token_that_can_not_be_sent_is_told_apart_and_not_shown() {
    let (url, _played) = answering("").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    let dial = |bearer| Dial::ws(&url).bearer(bearer);
    assert!(matches!(
        fails(&dial(Bearer::file(&file))).await,
        DialError::Token { path: Some(path), .. } if path == file
    ));
    for token in ["", "two words", "line\nbreak: x", "n\u{e4}"] {
        let (url, _played) = answering("").await;
        let error = fails(&Dial::ws(url).bearer(Bearer::new(token))).await;
        assert!(
            matches!(error, DialError::Token { path: None, .. }),
            "{error:?}"
        );
        assert!(token.is_empty() || !format!("{error} {error:?}").contains(token));
    }
}

/// Echoes one message.
async fn echo<S>(stream: S)
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
{
    let mut socket = tokio_tungstenite::accept_async(stream).await.unwrap();
    let message = socket.next().await.unwrap().unwrap();
    socket.send(message).await.unwrap();
    while let Some(Ok(_)) = socket.next().await {}
}

fn serve(path: &Path) -> tokio::task::JoinHandle<()> {
    let listener = UnixListener::bind(path).unwrap();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        echo(stream).await;
    })
}

#[tokio::test]
async fn a_unix_socket_may_be_a_symbolic_link() {
    let folder = tempfile::tempdir().unwrap();
    let (path, link) = (folder.path().join("real"), folder.path().join("link"));
    let served = serve(&path);
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut transport = soon(Dial::unix(&link).connect()).await.unwrap();
    assert!(matches!(transport.peer, Other::Link(_)));
    transport.outgoing.send(b"{}").unwrap();
    assert_eq!(block(&mut transport.incoming).await, ["{}"]);
    transport.outgoing.close();
    assert!(soon(transport.incoming.next()).await.is_none());
    assert!(!matches!(
        transport.peer.ended().await.cause(),
        Cause::Failed(_)
    ));
    soon(served).await.unwrap();
}

#[tokio::test]
async fn tcp_carries_the_same() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://localhost:{}", listener.local_addr().unwrap().port());
    let served = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        echo(stream).await;
    });
    let mut transport = soon(Dial::ws(url).connect()).await.unwrap();
    transport.outgoing.send(b"{\"id\":1}").unwrap();
    assert_eq!(block(&mut transport.incoming).await, ["{\"id\":1}"]);
    drop(transport);
    soon(served).await.unwrap();
}

#[tokio::test]
async fn a_tunnel_that_can_not_be_started_or_ends_is_told() {
    let error = fails(&Dial::tunnel(Launch::new("/no/such/codex"))).await;
    assert!(matches!(error, DialError::Spawn(_)), "{error:?}");
    let gone = Launch::new("/bin/sh").args(["-c", "read line; exit 3"]);
    let error = fails(&Dial::tunnel(gone)).await;
    let expected = matches!(error, DialError::NotWebSocket { .. } | DialError::Io { .. });
    assert!(expected, "{error:?}");
}
