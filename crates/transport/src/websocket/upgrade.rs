//! HTTP, as far as it goes: the change to WebSocket, and the two questions that a listener answers.

use std::fmt::Write as _;

use bytes::{Buf, Bytes, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tungstenite::handshake::client::{Response, generate_key};
use tungstenite::handshake::derive_accept_key;
use tungstenite::handshake::machine::TryParse;

use super::error::DialError;

/// The longest head of an answer.
const MAX_HEAD: usize = 64 * 1024;
/// How much of a refusal's text is kept.
const MAX_REASON: usize = 1024;

/// Whom to ask, and for what.
pub(super) struct Host<'a> {
    /// For errors.
    pub(super) address: &'a str,
    /// For the header of that name.
    pub(super) host: &'a str,
    pub(super) path: &'a str,
    pub(super) token: Option<&'a str>,
}

/// Changes to WebSocket. What came behind the answer is returned.
///
/// No extension is offered, compression least of all, and no `Origin` is named: servers refuse both.
pub(super) async fn upgrade<S>(stream: &mut S, to: &Host<'_>) -> Result<Bytes, DialError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let key = generate_key();
    let headers = format!(
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: {key}\r\n"
    );
    let (response, mut rest) = ask(stream, to, to.path, &headers).await?;
    let status = response.status().as_u16();
    if status != 101 {
        let address = to.address.to_owned();
        let reason = reason(stream, &response, &mut rest).await;
        return Err(match status {
            401 | 403 => DialError::Denied {
                address,
                status,
                reason,
            },
            _ => DialError::Status {
                address,
                status,
                reason,
            },
        });
    }
    let says = |name: &str, wanted: &str| {
        let value = response.headers().get(name).map(|value| value.as_bytes());
        value.is_some_and(|value| {
            let mut tokens = value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
            tokens.any(|token| token.eq_ignore_ascii_case(wanted.as_bytes()))
        })
    };
    let accept = derive_accept_key(key.as_bytes());
    let accepted = response
        .headers()
        .get("sec-websocket-accept")
        .is_some_and(|value| value.as_bytes() == accept.as_bytes());
    if !says("upgrade", "websocket") || !says("connection", "upgrade") || !accepted {
        return Err(stranger(to, "its answer to the upgrade is not a server's"));
    }
    if response.headers().contains_key("sec-websocket-extensions") {
        return Err(stranger(to, "it uses an extension that was not offered"));
    }
    Ok(rest.freeze())
}

/// The status of the answer to a plain GET.
pub(super) async fn status<S>(stream: &mut S, of: &Host<'_>, path: &str) -> Result<u16, DialError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let (response, _) = ask(stream, of, path, "Connection: close\r\n").await?;
    Ok(response.status().as_u16())
}

/// Sends a request and reads the head of the answer.
async fn ask<S>(
    stream: &mut S,
    to: &Host<'_>,
    path: &str,
    headers: &str,
) -> Result<(Response, BytesMut), DialError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}", to.host);
    if let Some(token) = to.token {
        let _ = write!(request, "Authorization: Bearer {token}\r\n");
    }
    request.push_str("\r\n");
    let io = |source| DialError::io(to.address, source);
    stream.write_all(request.as_bytes()).await.map_err(io)?;
    stream.flush().await.map_err(io)?;

    let mut answer = BytesMut::new();
    loop {
        if stream.read_buf(&mut answer).await.map_err(io)? == 0 {
            return Err(stranger(to, "it closed the connection without an answer"));
        }
        let parsed = Response::try_parse(&answer);
        match parsed.map_err(|error| stranger(to, &error.to_string()))? {
            Some((size, response)) => {
                answer.advance(size);
                return Ok((response, answer));
            }
            None if answer.len() > MAX_HEAD => {
                return Err(stranger(to, "its answer has no end"));
            }
            None => {}
        }
    }
}

/// The text of a refusal, as far as there is one and it has a length.
async fn reason<S: AsyncRead + Unpin>(
    stream: &mut S,
    response: &Response,
    rest: &mut BytesMut,
) -> String {
    let length = response
        .headers()
        .get("content-length")
        .and_then(|value| value.to_str().ok()?.parse().ok())
        .unwrap_or(0_usize)
        .min(MAX_REASON);
    while rest.len() < length {
        match stream.read_buf(rest).await {
            Ok(0) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let text = String::from_utf8_lossy(&rest[..rest.len().min(length)]);
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    text.trim().to_owned()
}

fn stranger(to: &Host<'_>, reason: &str) -> DialError {
    DialError::NotWebSocket {
        address: to.address.to_owned(),
        reason: reason.to_owned(),
    }
}
