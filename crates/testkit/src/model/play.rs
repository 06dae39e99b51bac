//! Playing a reply: what is sent, what is waited for, in order.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use futures_util::Stream;
use hyper::body::Frame;
use serde_json::Value;

use super::gate::Gate;
use super::reply::Reply;

#[derive(Debug)]
enum Step {
    Wait(Duration),
    Gate(Gate),
    Event(Bytes),
    Cut,
}

/// What comes before the response's head.
pub(crate) async fn before_head(reply: &Reply) {
    if let Some(pause) = reply.slow_start {
        tokio::time::sleep(pause).await;
    }
    for (at, gate) in &reply.gates {
        if at.is_none() {
            gate.pass().await;
        }
    }
}

/// The response's body.
///
/// It is polled by the connection itself, so nothing outlives the connection, and a client that doesn't read holds it up.
pub(crate) fn body(
    reply: &Reply,
    events: &[Value],
) -> impl Stream<Item = Result<Frame<Bytes>, io::Error>> + Send + use<> {
    futures_util::stream::unfold(steps(reply, events), |mut steps| async move {
        loop {
            match steps.pop_front()? {
                Step::Wait(pause) => tokio::time::sleep(pause).await,
                Step::Gate(gate) => gate.pass().await,
                Step::Event(bytes) => return Some((Ok(Frame::data(bytes)), steps)),
                Step::Cut => {
                    // The connection writes out what it holds whenever the body isn't ready; an error would drop it.
                    for _ in 0..4 {
                        tokio::task::yield_now().await;
                    }
                    return Some((Err(io::Error::other("cut by the script")), VecDeque::new()));
                }
            }
        }
    })
}

fn steps(reply: &Reply, events: &[Value]) -> VecDeque<Step> {
    let mut steps = VecDeque::new();
    for (number, event) in events.iter().enumerate() {
        push_stops(&mut steps, reply, |at| at == number);
        if reply.cut_after == Some(number) {
            steps.push_back(Step::Cut);
            return steps;
        }
        if number > 0
            && let Some(pause) = reply.pace
        {
            steps.push_back(Step::Wait(pause));
        }
        steps.push_back(Step::Event(encode(event)));
    }
    push_stops(&mut steps, reply, |at| at >= events.len());
    if reply.cut_after.is_some() {
        steps.push_back(Step::Cut);
    }
    steps
}

fn push_stops(steps: &mut VecDeque<Step>, reply: &Reply, here: impl Fn(usize) -> bool) {
    for (at, gate) in &reply.gates {
        if at.is_some_and(&here) {
            steps.push_back(Step::Gate(gate.clone()));
        }
    }
}

fn encode(event: &Value) -> Bytes {
    let name = event
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or("message");
    Bytes::from(format!("event: {name}\ndata: {event}\n\n"))
}
