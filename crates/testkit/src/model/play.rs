//! Playing a reply: what is sent, what is waited for, in order.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use futures_util::Stream;
use hyper::body::Frame;
use serde_json::Value;

use super::cut::CutFlag;
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
    flag: CutFlag,
) -> impl Stream<Item = Result<Frame<Bytes>, Infallible>> + Send + use<> {
    let start = (steps(reply, events), flag);
    futures_util::stream::unfold(start, |(mut steps, flag)| async move {
        loop {
            match steps.pop_front()? {
                Step::Wait(pause) => tokio::time::sleep(pause).await,
                Step::Gate(gate) => {
                    // The connection writes out what it holds when the body isn't ready; only then the gate is reached.
                    tokio::task::yield_now().await;
                    gate.pass().await;
                }
                Step::Event(bytes) => return Some((Ok(Frame::data(bytes)), (steps, flag))),
                Step::Cut => {
                    flag.raise();
                    std::future::pending::<()>().await;
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
