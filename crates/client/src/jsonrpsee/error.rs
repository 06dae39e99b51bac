//! This library's errors in jsonrpsee's words.

use std::sync::Arc;

use jsonrpsee_core::client::Error as ClientError;
use jsonrpsee_types::ErrorObjectOwned;
use jsonrpsee_types::error::INTERNAL_ERROR_CODE;

use crate::error::{Error, ServerError};

impl From<ServerError> for ErrorObjectOwned {
    /// Code, message and data as the server wrote them. A code that jsonrpsee's type can't hold
    /// becomes "internal error".
    fn from(error: ServerError) -> Self {
        let code = i32::try_from(error.code()).unwrap_or(INTERNAL_ERROR_CODE);
        ErrorObjectOwned::owned(code, error.message(), error.data())
    }
}

impl From<Error> for ClientError {
    /// See the [table](crate::jsonrpsee#errors).
    fn from(error: Error) -> Self {
        match error {
            Error::Server(error) => Self::Call(error.into()),
            Error::Timeout { .. } => {
                tracing::debug!(%error, "a call timed out");
                Self::RequestTimeout
            }
            _ if error.is_closed() => {
                Self::RestartNeeded(Arc::new(Self::Transport(Box::new(error))))
            }
            Error::Decode { .. } => {
                Self::ParseError(<serde_json::Error as serde::de::Error>::custom(error))
            }
            _ => Self::Transport(Box::new(error)),
        }
    }
}

/// The error of this library that a jsonrpsee error was made from, where it is still in it: when
/// the request was refused on this side, when the connection is over, when an answer was too long.
///
/// ```
/// use codex_threads::jsonrpsee::{cause, core::ClientError};
///
/// fn too_old(error: &ClientError) -> bool {
///     matches!(cause(error), Some(codex_threads::Error::Refused(_)))
/// }
/// # let _ = too_old;
/// ```
#[must_use]
pub fn cause(error: &ClientError) -> Option<&Error> {
    match error {
        ClientError::RestartNeeded(inner) => cause(inner),
        ClientError::Transport(inner) => inner.downcast_ref(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::error::{CloseCause, Closed, NoAnswer};
    use crate::wire::RawError;

    fn server(code: i64, data: Option<serde_json::Value>) -> Error {
        let raw = RawError {
            code,
            message: "no".to_owned(),
            data,
        };
        ServerError::new("thread/read".into(), raw).into()
    }

    #[test]
    fn error_data_is_not_dropped() {
        let data = json!({"input_error_code": "input_too_large", "max_chars": 1});
        let ClientError::Call(error) = ClientError::from(server(-32602, Some(data.clone()))) else {
            panic!("the server has refused");
        };
        assert_eq!((error.code(), error.message()), (-32602, "no"));
        let kept: serde_json::Value =
            serde_json::from_str(error.data().expect("there is data").get()).unwrap();
        assert_eq!(kept, data);
        let ClientError::Call(error) = ClientError::from(server(i64::MAX, None)) else {
            panic!("the server has refused");
        };
        assert_eq!(error.code(), INTERNAL_ERROR_CODE);
        assert!(error.data().is_none());
    }

    #[test]
    fn the_reason_of_a_closed_connection_is_still_there() {
        let error = ClientError::from(Error::OutcomeUnknown {
            method: "turn/start".into(),
            why: NoAnswer::Closed(Closed::early(CloseCause::Ended)),
        });
        assert!(matches!(error, ClientError::RestartNeeded(_)));
        assert!(matches!(cause(&error), Some(Error::OutcomeUnknown { .. })));
    }

    #[test]
    fn a_time_out_after_which_the_outcome_is_unknown_still_says_so() {
        let waited = std::time::Duration::from_secs(1);
        let error = ClientError::from(Error::OutcomeUnknown {
            method: "turn/start".into(),
            why: NoAnswer::Timeout { waited },
        });
        assert!(matches!(error, ClientError::Transport(_)));
        assert!(matches!(cause(&error), Some(Error::OutcomeUnknown { .. })));
    }
}
