//! What ties a method to its params and to its answer.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{DecodeError, List, decode_text};

/// How the params of a request travel.
///
/// ```
/// use codex_threads_protocol::{AccountLogoutParams, Params, Request, ThreadListParams};
///
/// assert_eq!(ThreadListParams::PARAMS, Params::Object);
/// assert_eq!(AccountLogoutParams::PARAMS, Params::Absent);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Params {
    /// As a JSON object, `{}` when nothing is set: the server refuses a request without it.
    Object,
    /// Not at all: the method's params type is `null`.
    Absent,
    /// As a JSON object, left out when nothing is set: older releases take `null` alone.
    Optional,
}

/// The params of a method that a client calls; they fix the type of the answer.
///
/// ```
/// use codex_threads_protocol::{Request, ThreadListParams};
///
/// assert_eq!(ThreadListParams::METHOD, "thread/list");
/// ```
pub trait Request: Serialize + Send + Sync {
    /// The protocol method, such as `thread/list`.
    const METHOD: &'static str;
    /// How the params travel.
    const PARAMS: Params = Params::Object;
    /// What the server answers.
    type Response: DeserializeOwned + Send + 'static;

    /// Decodes what the server answered, as [`decode_text`](crate::decode_text) does. Answers that are made of
    /// what notifications bring as well, such as threads and turns, are compiled with this crate, and not
    /// again with each program that asks for them.
    ///
    /// # Errors
    ///
    /// As [`decode`](crate::decode).
    ///
    /// ```
    /// use codex_threads_protocol::{Request, ThreadLoadedListParams};
    ///
    /// let loaded = ThreadLoadedListParams::decode_response(r#"{"data":["t"]}"#)?;
    /// assert_eq!(loaded.data.len(), 1);
    /// # Ok::<(), codex_threads_protocol::DecodeError>(())
    /// ```
    fn decode_response(json: &str) -> Result<Self::Response, DecodeError> {
        decode_text(json)
    }
}

/// The params of a method that answers page by page: it takes a cursor, and each page brings the
/// next one.
///
/// Implemented for every method whose params have `cursor` and whose answer has `nextCursor`.
///
/// ```
/// use codex_threads_protocol::{ModelListParams, Paged, decode};
///
/// let page = decode(br#"{"data":[],"nextCursor":"25"}"#).unwrap();
/// let mut next = ModelListParams::new();
/// next.set_cursor(ModelListParams::next_cursor(&page).unwrap());
/// assert_eq!(next.cursor.as_deref(), Some("25"));
/// assert!(ModelListParams::into_items(page).is_empty());
/// ```
pub trait Paged: Request + Clone + 'static {
    /// What the pages list.
    type Item: Send + 'static;

    /// Asks for the page that a cursor leads to.
    fn set_cursor(&mut self, cursor: &str);

    /// The cursor that leads to the page after this one; none after the last.
    fn next_cursor(page: &Self::Response) -> Option<&str>;

    /// What the page lists.
    fn into_items(page: Self::Response) -> List<Self::Item>;
}

/// The params of a request that the server sends; they fix the type of the answer.
///
/// ```
/// use codex_threads_protocol::{CommandExecutionRequestApprovalParams, ServerRequestParams};
///
/// fn answer<P: ServerRequestParams>(_params: &P, answer: P::Response) -> P::Response {
///     answer
/// }
/// assert_eq!(
///     CommandExecutionRequestApprovalParams::METHOD,
///     "item/commandExecution/requestApproval"
/// );
/// ```
pub trait ServerRequestParams: DeserializeOwned + Send + 'static {
    /// The protocol method, such as `item/commandExecution/requestApproval`.
    const METHOD: &'static str;
    /// What the client answers.
    type Response: Serialize + Send + Sync + 'static;
}

/// The params of a notification that the server sends.
///
/// ```
/// use codex_threads_protocol::{Notification, TurnCompletedNotification};
///
/// assert_eq!(TurnCompletedNotification::METHOD, "turn/completed");
/// ```
pub trait Notification: DeserializeOwned + Send + 'static {
    /// The protocol method, such as `turn/completed`.
    const METHOD: &'static str;
}
