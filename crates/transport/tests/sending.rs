//! Whole frames, bounded memory, typed ends.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::time::Duration;

use codex_threads_transport::{
    Chunk, CloseReason, Limits, SendError, SendWithError, Transport, memory,
};

/// Longer than anything here takes on a busy machine.
const LONG: Duration = Duration::from_secs(60);

async fn soon<T>(what: &str, future: impl Future<Output = T>) -> T {
    match tokio::time::timeout(LONG, future).await {
        Ok(value) => value,
        Err(_) => panic!("{what} hangs"),
    }
}

async fn lines(transport: &mut Transport) -> Vec<String> {
    let mut lines = Vec::new();
    while let Some(chunk) = soon("reading", transport.incoming.next()).await {
        match chunk.expect("no read fails") {
            Chunk::Block(block) => {
                for line in block.lines() {
                    lines.push(String::from_utf8(line.to_vec()).expect("UTF-8"));
                }
            }
            other => panic!("unexpected {other:?}"),
        }
    }
    lines
}

async fn send(transport: &codex_threads_transport::Outgoing, frame: &[u8]) {
    loop {
        match transport.send(frame) {
            Ok(()) => return,
            Err(error) if error.is_full() => soon("ready", transport.ready()).await.expect("open"),
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn frames_of_many_tasks_are_never_spliced() {
    const TASKS: usize = 32;
    const FRAMES: usize = 200;
    let limits = Limits::new().max_outgoing(64 * 1024);
    let (here, mut there) = memory::pair_with(limits, 1000);
    for task in 0..TASKS {
        let outgoing = here.outgoing.clone();
        tokio::spawn(async move {
            for n in 0..FRAMES {
                let text = format!("{task}:{n}:{}", "p".repeat((task * 131 + n * 17) % 3000));
                send(&outgoing, text.as_bytes()).await;
                tokio::task::yield_now().await;
            }
        });
    }
    drop(here.outgoing);
    let mut next = [0; TASKS];
    for line in lines(&mut there).await {
        let mut parts = line.splitn(3, ':');
        let mut number = || parts.next().and_then(|n| n.parse::<usize>().ok());
        let (Some(task), Some(n)) = (number(), number()) else {
            panic!("a spliced line");
        };
        assert_eq!(n, next[task], "task {task}");
        let padding = parts.next().unwrap_or_default();
        assert_eq!(padding.len(), (task * 131 + n * 17) % 3000);
        assert!(padding.bytes().all(|byte| byte == b'p'));
        next[task] += 1;
    }
    assert_eq!(next, [FRAMES; TASKS]);
}

#[tokio::test]
async fn a_cancelled_sender_leaves_no_half_line() {
    let (here, mut there) = memory::pair_with(Limits::new(), 16);
    let big = vec![b'b'; 100_000];
    here.outgoing.send(&big).expect("taken");
    {
        // Dropped while the frame is being written.
        let flush = here.outgoing.flush();
        tokio::pin!(flush);
        assert!(futures_poll(&mut flush).await.is_none());
    }
    here.outgoing.send(b"next").expect("taken");
    drop(here.outgoing);
    let lines = lines(&mut there).await;
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].len(), 100_000);
    assert_eq!(lines[1], "next");
}

/// Polls once.
async fn futures_poll<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    std::future::poll_fn(|cx| {
        std::task::Poll::Ready(match std::pin::Pin::new(&mut *future).poll(cx) {
            std::task::Poll::Ready(value) => Some(value),
            std::task::Poll::Pending => None,
        })
    })
    .await
}

#[tokio::test]
async fn a_frame_with_a_newline_is_refused_and_nothing_of_it_is_sent() {
    let (here, mut there) = memory::pair();
    assert!(matches!(
        here.outgoing.send(b"a\nb"),
        Err(SendError::NotOneLine)
    ));
    assert!(matches!(
        here.outgoing.send(b""),
        Err(SendError::NotOneLine)
    ));
    let sent = here
        .outgoing
        .send_with(|frame| frame.extend_from_slice(b"c\nd"));
    assert!(matches!(sent, Err(SendError::NotOneLine)));
    let sent = here.outgoing.try_send_with(|frame| {
        frame.extend_from_slice(b"half");
        Err("no more")
    });
    assert!(matches!(sent, Err(SendWithError::Encode("no more"))));
    here.outgoing.send_with(|f| f.push(b'e')).expect("taken");
    here.outgoing.close();
    assert_eq!(lines(&mut there).await, ["e"]);
}

#[tokio::test]
async fn a_panic_while_a_frame_is_made_leaves_no_half_line() {
    let (here, mut there) = memory::pair();
    here.outgoing.send(b"before").expect("taken");
    let outgoing = here.outgoing.clone();
    let panicked = tokio::spawn(async move {
        let _ = outgoing.send_with(|frame| {
            frame.extend_from_slice(b"{\"half\":");
            panic!("a serializer's panic (expected in this test)");
        });
    })
    .await;
    assert!(panicked.is_err());
    here.outgoing.send(b"after").expect("taken");
    here.outgoing.close();
    assert_eq!(lines(&mut there).await, ["before", "after"]);
}

#[tokio::test]
async fn a_frame_made_inside_of_another_does_not_deadlock() {
    let (here, mut there) = memory::pair();
    here.outgoing
        .send_with(|frame| {
            here.outgoing.send_with(|f| f.push(b'1')).expect("taken");
            frame.push(b'2');
        })
        .expect("taken");
    here.outgoing.close();
    assert_eq!(lines(&mut there).await, ["1", "2"]);
}

#[tokio::test]
async fn sending_after_close_is_a_typed_error_and_what_was_sent_arrives() {
    let (here, mut there) = memory::pair();
    here.outgoing.send(b"last").expect("taken");
    here.outgoing.close();
    here.outgoing.close();
    let sent = here.outgoing.send(b"late");
    assert!(
        matches!(
            &sent,
            Err(SendError::Closed {
                reason: CloseReason::Requested,
                ..
            })
        ),
        "{sent:?}"
    );
    assert!(here.outgoing.ready().await.is_err());
    soon("flush", here.outgoing.flush())
        .await
        .expect("what was sent before is written");
    assert_eq!(lines(&mut there).await, ["last"]);
    let reason = soon("closing", here.outgoing.closed()).await;
    assert!(matches!(reason, CloseReason::Requested));
}

#[tokio::test]
async fn memory_is_bounded_when_the_peer_does_not_read() {
    let limits = Limits::new().max_outgoing(10_000);
    let (here, mut there) = memory::pair_with(limits, 100);
    let frame = vec![b'f'; 999];
    let mut taken = 0;
    let error = loop {
        match here.outgoing.send(&frame) {
            Ok(()) => taken += 1,
            Err(error) => break error,
        }
        tokio::task::yield_now().await;
        assert!(taken < 1000, "no bound");
    };
    assert!(error.is_full(), "{error}");
    assert!(here.outgoing.waiting() <= 10_000);
    assert!((9..=11).contains(&taken), "{taken}");
    {
        let ready = here.outgoing.ready();
        tokio::pin!(ready);
        assert!(futures_poll(&mut ready).await.is_none());
    }
    let outgoing = here.outgoing.clone();
    let waiter = tokio::spawn(async move {
        outgoing.ready().await.expect("open");
        assert!(outgoing.waiting() < 5_000);
        outgoing.send(b"end").expect("room");
    });
    drop(here.outgoing);
    let lines = lines(&mut there).await;
    soon("the waiter", waiter).await.expect("no panic");
    assert_eq!(lines.len(), taken + 1);
    assert_eq!(lines[taken], "end");
}

#[tokio::test]
async fn a_frame_over_the_limit_goes_through_an_empty_buffer() {
    let limits = Limits::new().max_outgoing(10);
    let (here, mut there) = memory::pair_with(limits, 100);
    let reader = tokio::spawn(async move { lines(&mut there).await });
    for size in [1_000usize, 300_000] {
        soon("ready", here.outgoing.ready()).await.expect("open");
        here.outgoing.send(&vec![b'x'; size]).expect("taken");
        assert!(here.outgoing.send(b"y").is_err_and(|e| e.is_full()));
        soon("ready", here.outgoing.ready()).await.expect("open");
        here.outgoing
            .send_with(|frame| frame.resize(size, b'z'))
            .expect("taken");
        soon("flush", here.outgoing.flush()).await.expect("open");
    }
    here.outgoing.close();
    let lines = soon("the reader", reader).await.expect("no panic");
    let lengths: Vec<usize> = lines.iter().map(String::len).collect();
    assert_eq!(lengths, [1_000, 1_000, 300_000, 300_000]);
}

#[tokio::test]
async fn closing_one_side_ends_the_other() {
    let (mut here, mut there) = memory::pair();
    there.outgoing.send(b"bye").expect("taken");
    there.outgoing.close();
    assert_eq!(lines(&mut here).await, ["bye"]);
    assert_eq!(here.peer.ended().await.to_string(), "closed the connection");
    // The other direction is still open.
    here.outgoing.send(b"still here").expect("taken");
    soon("flush", here.outgoing.flush()).await.expect("open");
    here.outgoing.close();
    assert_eq!(lines(&mut there).await, ["still here"]);
}

#[tokio::test]
async fn sending_to_a_peer_that_is_gone_fails() {
    let (mut here, there) = memory::pair();
    drop(there);
    assert!(lines(&mut here).await.is_empty());
    let reason = soon("the writer", async {
        while here.outgoing.send(b"anyone?").is_ok() {
            tokio::task::yield_now().await;
        }
        here.outgoing.closed().await
    })
    .await;
    assert!(matches!(reason, CloseReason::Failed(_)), "{reason:?}");
    assert!(here.outgoing.flush().await.is_err());
}

#[test]
fn a_sender_that_survives_its_runtime_gets_an_error() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let (here, there) = runtime.block_on(async { memory::pair() });
    drop(runtime);
    let sent = here.outgoing.send(b"anyone?");
    assert!(
        matches!(
            &sent,
            Err(SendError::Closed {
                reason: CloseReason::Abandoned,
                ..
            })
        ),
        "{sent:?}"
    );
    drop(there);
}

#[tokio::test]
async fn a_link_whose_incoming_side_was_dropped_has_ended() {
    let (here, _there) = memory::pair();
    let Transport { incoming, peer, .. } = here;
    assert!(peer.try_ended().is_none());
    drop(incoming);
    assert!(peer.try_ended().is_some());
    soon("the end", peer.ended()).await;
}
