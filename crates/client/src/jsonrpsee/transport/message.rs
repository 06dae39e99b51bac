//! Messages of the app-server as jsonrpsee reads and writes them.

use std::borrow::Cow;

use jsonrpsee_types::ErrorObjectOwned;
use jsonrpsee_types::error::INTERNAL_ERROR_CODE;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A message in either direction; members that are not here are dropped.
#[derive(Debug, Deserialize)]
pub(super) struct Message<'a> {
    #[serde(borrow)]
    pub(super) id: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) method: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) params: Option<&'a RawValue>,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    #[serde(borrow)]
    error: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Outward<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    method: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Inward<'a> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorObjectOwned>,
}

const EMPTY: &str = "{}";

impl<'a> Message<'a> {
    /// The line for the server.
    pub(super) fn outward(&self) -> Result<Vec<u8>, serde_json::Error> {
        let empty: &RawValue = serde_json::from_str(EMPTY)?;
        let params = match self.params.map(RawValue::get) {
            // Notifications of clients have none.
            None if self.id.is_none() => None,
            None | Some("[]" | "null") => Some(empty),
            Some(_) => self.params,
        };
        let mut line = serde_json::to_vec(&Outward {
            id: self.id,
            method: self.method.as_deref().unwrap_or_default(),
            params,
        })?;
        // Raw values keep their line breaks; between tokens, a space does as well.
        for byte in &mut line {
            if matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
        Ok(line)
    }

    /// The text for jsonrpsee's client: a notification.
    pub(super) fn notification(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&Inward {
            jsonrpc: "2.0",
            id: None,
            method: self.method.as_deref(),
            params: self.params,
            result: None,
            error: None,
        })
    }

    /// The text for jsonrpsee's client: an answer.
    pub(super) fn answer(&self) -> Result<String, serde_json::Error> {
        let error = self.error.map(error_object).transpose()?;
        serde_json::to_string(&Inward {
            jsonrpc: "2.0",
            id: self.id,
            method: None,
            params: None,
            result: match error {
                Some(_) => None,
                None => Some(self.result.unwrap_or(RawValue::NULL)),
            },
            error,
        })
    }
}

/// An answer that is an error of this side.
pub(super) fn failure(id: &str, error: ErrorObjectOwned) -> Result<String, serde_json::Error> {
    let id: &RawValue = serde_json::from_str(id)?;
    serde_json::to_string(&Inward {
        jsonrpc: "2.0",
        id: Some(id),
        method: None,
        params: None,
        result: None,
        error: Some(error),
    })
}

/// jsonrpsee's error object refuses members it doesn't know, and codes beyond 32 bits.
fn error_object(error: &RawValue) -> Result<ErrorObjectOwned, serde_json::Error> {
    #[derive(Deserialize)]
    struct Raw<'a> {
        #[serde(default)]
        code: i64,
        #[serde(default)]
        message: String,
        #[serde(borrow)]
        data: Option<&'a RawValue>,
    }
    let raw: Raw<'_> = serde_json::from_str(error.get())?;
    let code = i32::try_from(raw.code).unwrap_or(INTERNAL_ERROR_CODE);
    Ok(ErrorObjectOwned::owned(code, raw.message, raw.data))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Message<'_> {
        serde_json::from_str(text).unwrap()
    }

    fn outward(text: &str) -> String {
        String::from_utf8(read(text).outward().unwrap()).unwrap()
    }

    #[test]
    fn what_goes_out_has_params_and_is_one_line() {
        assert_eq!(
            outward(r#"{"jsonrpc":"2.0","id":1,"method":"thread/list"}"#),
            r#"{"id":1,"method":"thread/list","params":{}}"#
        );
        assert_eq!(
            outward("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\n\"a\":1}}"),
            r#"{"id":1,"method":"m","params":{ "a":1}}"#
        );
        assert_eq!(
            outward(r#"{"jsonrpc":"2.0","method":"initialized"}"#),
            r#"{"method":"initialized"}"#
        );
    }

    #[test]
    fn what_comes_in_is_what_jsonrpsee_reads() {
        let answer = |text| read(text).answer().unwrap();
        assert_eq!(
            answer(r#"{"id":1,"result":{"a":1}}"#),
            r#"{"jsonrpc":"2.0","id":1,"result":{"a":1}}"#
        );
        assert_eq!(
            answer(r#"{"id":1,"result":null}"#),
            r#"{"jsonrpc":"2.0","id":1,"result":null}"#
        );
        assert_eq!(
            answer(r#"{"error":{"code":-32600,"message":"no","data":{"a":1},"more":2},"id":1}"#),
            r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"no","data":{"a":1}}}"#
        );
        assert_eq!(
            read(r#"{"jsonrpc":"2.0","method":"m","params":{},"emittedAtMs":1}"#)
                .notification()
                .unwrap(),
            r#"{"jsonrpc":"2.0","method":"m","params":{}}"#
        );
    }
}
