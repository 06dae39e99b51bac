//! Messages as they are written, without the line's end.

use codex_threads_protocol::RequestId;
use serde_json::Value;

fn push_text(buffer: &mut Vec<u8>, text: &str) {
    // Writing a string into a vector cannot fail.
    let _ = serde_json::to_writer(buffer, text);
}

fn push_id(buffer: &mut Vec<u8>, id: &RequestId) {
    let _ = serde_json::to_writer(buffer, id);
}

/// `{"id":…,"method":…,"params":…}`; `None` leaves the params out.
pub(crate) fn encode_request(buffer: &mut Vec<u8>, id: i64, method: &str, params: Option<&[u8]>) {
    buffer.extend_from_slice(b"{\"id\":");
    push_id(buffer, &RequestId::Integer(id));
    buffer.push(b',');
    members(buffer, method, params);
}

/// `{"method":…,"params":…}`.
pub(crate) fn encode_notification(buffer: &mut Vec<u8>, method: &str, params: Option<&[u8]>) {
    buffer.push(b'{');
    members(buffer, method, params);
}

fn members(buffer: &mut Vec<u8>, method: &str, params: Option<&[u8]>) {
    buffer.extend_from_slice(b"\"method\":");
    push_text(buffer, method);
    if let Some(params) = params {
        buffer.extend_from_slice(b",\"params\":");
        buffer.extend_from_slice(params);
    }
    buffer.push(b'}');
}

/// The answer to a request of the server.
pub(crate) fn answer(id: &RequestId, result: &[u8]) -> Vec<u8> {
    let mut buffer = Vec::with_capacity(result.len() + 32);
    buffer.extend_from_slice(b"{\"id\":");
    push_id(&mut buffer, id);
    buffer.extend_from_slice(b",\"result\":");
    buffer.extend_from_slice(result);
    buffer.push(b'}');
    buffer
}

/// The server's own word for "overloaded, ask again". A client that said it would be taken for a
/// server in need of a pause.
const OVERLOADED: i64 = -32001;
const INTERNAL_ERROR: i64 = -32603;

/// The refusal of a request of the server.
pub(crate) fn refusal(id: &RequestId, code: i64, message: &str, data: Option<&Value>) -> Vec<u8> {
    let code = if code == OVERLOADED {
        INTERNAL_ERROR
    } else {
        code
    };
    let mut buffer = Vec::with_capacity(message.len() + 64);
    buffer.extend_from_slice(b"{\"id\":");
    push_id(&mut buffer, id);
    buffer.extend_from_slice(b",\"error\":{\"code\":");
    push_id(&mut buffer, &RequestId::Integer(code));
    buffer.extend_from_slice(b",\"message\":");
    push_text(&mut buffer, message);
    if let Some(data) = data {
        buffer.extend_from_slice(b",\"data\":");
        // A value has text keys only.
        let _ = serde_json::to_writer(&mut buffer, data);
    }
    buffer.extend_from_slice(b"}}");
    buffer
}
