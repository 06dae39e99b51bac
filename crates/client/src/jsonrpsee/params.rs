//! jsonrpsee's params as the app-server takes them: an object, or nothing.

use codex_threads_protocol::{Release, availability};
use jsonrpsee_core::traits::ToRpcParams;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use crate::error::Error;

/// Anything that is a JSON object, as the params of a call through jsonrpsee.
///
/// ```no_run
/// use codex_threads::jsonrpsee::{Named, core::client::{ClientT, Error}};
/// use codex_threads::protocol::{ThreadStartParams, ThreadStartResponse};
///
/// # async fn run(codex: codex_threads::Codex) -> Result<(), Error> {
/// let params = Named(ThreadStartParams::new().ephemeral(true));
/// let started: ThreadStartResponse = codex.request("thread/start", params).await?;
/// # let _ = started; Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Named<T>(pub T);

impl<T: Serialize> ToRpcParams for Named<T> {
    fn to_rpc_params(self) -> Result<Option<Box<RawValue>>, serde_json::Error> {
        to_raw_value(&self.0).map(Some)
    }
}

/// The methods that take no params at all, or, in older releases, took none: for them nothing is
/// written as nothing. In order.
const WITHOUT_PARAMS: &[&str] = &[
    "account/gatewayOAuth/cancel",
    "account/gatewayOAuth/login",
    "account/gatewayOAuth/read",
    "account/logout",
    "account/rateLimits/read",
    "account/securitySetup/read",
    "account/usage/read",
    "account/workspaceMessages/read",
    "config/mcpServer/reload",
    "configRequirements/read",
    "externalAgentConfig/import/readHistories",
    "getUserAgent",
    "getUserSavedConfig",
    "loginChatGpt",
    "logoutChatGpt",
    "memory/reset",
    "remoteControl/disable",
    "remoteControl/enable",
    "remoteControl/status/read",
    "rollout/compress",
    "userInfo",
    "windowsSandbox/readiness",
];

/// What is sent as the params of `method`; `None` leaves them out.
pub(super) fn prepare(
    method: &str,
    params: Option<Box<RawValue>>,
    release: Release,
) -> Result<Option<Box<RawValue>>, Error> {
    let refused = |reason: &str| Error::Params {
        method: method.to_owned().into(),
        reason: reason.to_owned(),
    };
    let nothing = || {
        if WITHOUT_PARAMS.binary_search(&method).is_ok() {
            None
        } else {
            RawValue::from_string("{}".to_owned()).ok()
        }
    };
    let Some(params) = params else {
        return Ok(nothing());
    };
    let text = params.get().trim();
    let inside = |text: &str| text.get(1..text.len() - 1).map_or("", str::trim).is_empty();
    match text.as_bytes() {
        b"null" => Ok(nothing()),
        [b'{' | b'[', ..] if inside(text) => Ok(nothing()),
        [b'{', ..] if text.contains("null") => without_strange_nulls(method, params, release),
        [b'{', ..] => Ok(Some(params)),
        [b'[', ..] => Err(refused(
            "the app-server takes named params, not positional ones (`param_kind = map`)",
        )),
        _ => Err(refused("params must be an object")),
    }
}

/// Leaves out each member that is `null` and unknown to the server.
fn without_strange_nulls(
    method: &str,
    params: Box<RawValue>,
    release: Release,
) -> Result<Option<Box<RawValue>>, Error> {
    if !availability::needs_check(method) {
        return Ok(Some(params));
    }
    let Ok(mut members) = serde_json::from_str::<Map<String, Value>>(params.get()) else {
        return Ok(Some(params));
    };
    let before = members.len();
    members.retain(|name, value| {
        if !value.is_null() {
            return true;
        }
        let alone = Value::Object(Map::from_iter([(name.clone(), Value::Null)]));
        availability::check(method, &alone, release).is_ok_and(|()| true)
    });
    if members.len() == before {
        return Ok(Some(params));
    }
    to_raw_value(&members)
        .map(Some)
        .map_err(|error| Error::Params {
            method: method.to_owned().into(),
            reason: error.to_string(),
        })
}

#[cfg(test)]
mod tests {
    use jsonrpsee_core::params::{ArrayParams, ObjectParams};

    use super::*;

    const NEW: Release = Release::new(0, 169, 0);

    fn sent<P: ToRpcParams>(method: &str, params: P, release: Release) -> Option<String> {
        let params = params.to_rpc_params().unwrap();
        prepare(method, params, release)
            .expect("it can be sent")
            .map(|params| params.get().to_owned())
    }

    #[test]
    fn omitted_params_are_not_omitted() {
        assert_eq!(
            sent("thread/list", ObjectParams::new(), NEW).as_deref(),
            Some("{}")
        );
        assert_eq!(
            sent("thread/list", ArrayParams::new(), NEW).as_deref(),
            Some("{}")
        );
        let empty: [u8; 0] = [];
        assert_eq!(sent("thread/list", empty, NEW).as_deref(), Some("{}"));
        assert_eq!(sent("account/logout", empty, NEW), None);
        assert_eq!(sent("account/logout", Named(Value::Null), NEW), None);
    }

    #[test]
    fn positional_params_are_refused() {
        let params = ["t"].to_rpc_params().unwrap();
        let error = prepare("thread/read", params, NEW).unwrap_err();
        assert!(error.to_string().contains("named params"), "{error}");
        let params = Named("t").to_rpc_params().unwrap();
        assert!(prepare("thread/read", params, NEW).is_err());
    }

    #[test]
    fn an_argument_that_is_none_is_no_reason_to_refuse() {
        let params = || {
            let mut params = ObjectParams::new();
            params.insert("threadId", "t").unwrap();
            params.insert("lastTurnId", None::<&str>).unwrap();
            params
        };
        let old = sent("thread/fork", params(), Release::new(0, 129, 0));
        assert_eq!(old.as_deref(), Some(r#"{"threadId":"t"}"#));
        let new = sent("thread/fork", params(), NEW);
        assert_eq!(
            new.as_deref(),
            Some(r#"{"threadId":"t","lastTurnId":null}"#)
        );
    }

    /// The list is right: the schemas say so.
    #[test]
    fn methods_without_params_are_those_of_the_schemas() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/merged.json");
        let merged: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let methods = merged["methods"]["client_requests"].as_object().unwrap();
        let mut expected: Vec<&str> = methods
            .iter()
            .filter(|(_, method)| {
                method["params"].is_null() || method["params_nullable"] == Value::Bool(true)
            })
            .map(|(name, _)| name.as_str())
            .collect();
        expected.sort_unstable();
        assert_eq!(WITHOUT_PARAMS, expected);
    }
}
