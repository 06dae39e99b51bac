//! The HTTP side: one small server on the loopback interface.

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt as _, Full, Limited, StreamBody};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue, UPGRADE};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::cut::{CutFlag, Cuttable};
use super::events::{self, Ids};
use super::play;
use super::reply::{Head, Reply};
use super::request::{Inner, RecordedRequest};
use super::state::{Next, Shared};

/// No request of codex is anywhere near this; it bounds what a stray client can make us hold.
const BODY_CAP: usize = 256 * 1024 * 1024;

type Body = UnsyncBoxBody<Bytes, Infallible>;

/// Accepts until it is dropped, and its connections with it.
pub(crate) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection(stream, Arc::clone(&shared)));
                }
                // Out of file descriptors, or the peer was gone already: the next one may do better.
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    // Small events must not wait for each other.
    let _ = stream.set_nodelay(true);
    let flag = CutFlag::default();
    let io = Cuttable {
        stream,
        flag: flag.clone(),
    };
    let service = service_fn(move |request| {
        let (shared, flag) = (Arc::clone(&shared), flag.clone());
        async move { Ok::<_, Infallible>(answer(request, &shared, flag).await) }
    });
    // An error here is a client that hung up, or a reply that was to be cut.
    let _ = hyper::server::conn::http1::Builder::new()
        .serve_connection(TokioIo::new(io), service)
        .await;
}

async fn answer(request: Request<Incoming>, shared: &Shared, flag: CutFlag) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let route = parts.uri.path().trim_end_matches('/');
    let is_responses = parts.method == Method::POST && route.ends_with("/responses");
    let is_models = parts.method == Method::GET && route.ends_with("/models");
    let wants_upgrade = parts.headers.contains_key(UPGRADE);

    let Ok(bytes) = Limited::new(body, BODY_CAP).collect().await else {
        return failure(StatusCode::PAYLOAD_TOO_LARGE, "the body could not be read");
    };
    let bytes = bytes.to_bytes();
    let headers = parts
        .headers
        .iter()
        .filter(|(name, _)| !is_secret(name))
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        })
        .collect();
    let recorded = |index| {
        RecordedRequest::new(Inner {
            index,
            method: parts.method.to_string(),
            path: parts.uri.to_string(),
            headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
            body_bytes: bytes.len(),
        })
    };

    if !is_responses || wants_upgrade {
        shared.record_other(recorded);
        return if wants_upgrade {
            // What codex takes as "this provider speaks HTTP only".
            failure(StatusCode::UPGRADE_REQUIRED, "no WebSocket here")
        } else if is_models {
            full(
                StatusCode::OK,
                &json!({"object": "list", "data": [], "models": []}),
            )
        } else {
            failure(
                StatusCode::NOT_FOUND,
                "the scripted model answers POST …/responses only",
            )
        };
    }
    let (request, next) = shared.record_response(recorded);
    let reply = match next {
        Next::Reply(reply) => *reply,
        Next::Ask(responder) => catch_unwind(AssertUnwindSafe(|| responder(&request)))
            .unwrap_or_else(|_| {
                unscripted("the function given to `respond_with` panicked", &request)
            }),
        Next::Nothing => unscripted("the script has no reply left", &request),
    };
    play_reply(&reply, &request, shared.port, flag).await
}

async fn play_reply(
    reply: &Reply,
    request: &RecordedRequest,
    port: u16,
    flag: CutFlag,
) -> Response<Body> {
    play::before_head(reply).await;
    match &reply.head {
        Head::Stream => {
            let ids = Ids {
                model: port,
                request: request.index(),
            };
            let events = events::events(reply, request, &ids);
            let mut response =
                Response::new(StreamBody::new(play::body(reply, &events, flag)).boxed_unsync());
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
            response
        }
        Head::Error {
            status,
            body,
            headers,
        } => {
            let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let mut response = text(status, body.clone());
            for (name, value) in headers {
                if let (Ok(name), Ok(value)) =
                    (name.parse::<HeaderName>(), HeaderValue::from_str(value))
                {
                    response.headers_mut().append(name, value);
                }
            }
            response
        }
    }
}

/// Fails at once and without a repetition: codex takes a 400 for the caller's mistake.
fn unscripted(why: &str, request: &RecordedRequest) -> Reply {
    let mut asked = request.user_texts().pop().unwrap_or_default();
    if let Some((cut, _)) = asked.char_indices().nth(80) {
        asked.truncate(cut);
        asked.push('…');
    }
    let message = format!(
        "scripted model: {why}: request {} ({} {}, {} items of input, last user text {asked:?})",
        request.index(),
        request.method(),
        request.path(),
        request.input().len(),
    );
    let body = json!({"error": {"message": message, "type": "invalid_request_error", "code": "scripted_model"}});
    Reply::http_error(400, body.to_string())
}

fn failure(status: StatusCode, message: &str) -> Response<Body> {
    full(
        status,
        &json!({"error": {"message": message, "type": "invalid_request_error"}}),
    )
}

fn full(status: StatusCode, body: &Value) -> Response<Body> {
    text(status, body.to_string())
}

fn text(status: StatusCode, body: String) -> Response<Body> {
    let json = body.trim_start().starts_with('{');
    let mut response = Response::new(Full::new(Bytes::from(body)).boxed_unsync());
    *response.status_mut() = status;
    let kind = if json {
        "application/json"
    } else {
        "text/plain; charset=utf-8"
    };
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn is_secret(name: &HeaderName) -> bool {
    let name = name.as_str();
    [
        "authorization",
        "cookie",
        "api-key",
        "apikey",
        "token",
        "secret",
    ]
    .iter()
    .any(|part| name.contains(part))
}
