//! [`ClientT`] for a connection.

use std::fmt;

use bytes::Bytes;
use futures_util::future::join_all;
use jsonrpsee_core::client::{BatchResponse, ClientT, Error as ClientError};
use jsonrpsee_core::params::BatchRequestBuilder;
use jsonrpsee_core::traits::ToRpcParams;
use jsonrpsee_types::ErrorObjectOwned;
use jsonrpsee_types::error::{INVALID_PARAMS_CODE, METHOD_NOT_FOUND_CODE, OVERSIZED_RESPONSE_CODE};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::params::prepare;
use crate::codex::Codex;
use crate::error::Error;

impl Codex {
    async fn call_named(
        &self,
        method: &str,
        params: Option<Box<RawValue>>,
    ) -> Result<Bytes, Error> {
        let params = prepare(method, params, self.server().release())?;
        self.request_raw(method.to_owned(), params.as_deref()).await
    }
}

fn decode<R: DeserializeOwned>(method: &str, result: &[u8]) -> Result<R, ClientError> {
    codex_threads_protocol::decode(result).map_err(|error| {
        Error::Decode {
            method: method.to_owned().into(),
            error,
        }
        .into()
    })
}

/// What one entry of a batch may fail with, without the others.
fn entry(error: Error) -> Result<ErrorObjectOwned, ClientError> {
    let (code, message) = match error {
        Error::Server(error) => return Ok(error.into()),
        Error::Refused(refused) if refused.field().is_some() => {
            (INVALID_PARAMS_CODE, refused.to_string())
        }
        Error::Refused(refused) => (METHOD_NOT_FOUND_CODE, refused.to_string()),
        Error::TooLarge { .. } => (OVERSIZED_RESPONSE_CODE, error.to_string()),
        error => return Err(error.into()),
    };
    Ok(ErrorObjectOwned::owned(code, message, None::<()>))
}

impl ClientT for Codex {
    async fn notification<Params>(&self, method: &str, params: Params) -> Result<(), ClientError>
    where
        Params: ToRpcParams + Send,
    {
        let params = params.to_rpc_params()?;
        // The one notification that servers know, `initialized`, has none.
        let params = match params {
            Some(params) => prepare(method, Some(params), self.server().release())?,
            None => None,
        };
        Ok(self.notify(method, params.as_deref())?)
    }

    async fn request<R, Params>(&self, method: &str, params: Params) -> Result<R, ClientError>
    where
        R: DeserializeOwned,
        Params: ToRpcParams + Send,
    {
        let params = params.to_rpc_params()?;
        let result = self.call_named(method, params).await?;
        decode(method, &result)
    }

    async fn batch_request<'a, R>(
        &self,
        batch: BatchRequestBuilder<'a>,
    ) -> Result<BatchResponse<'a, R>, ClientError>
    where
        R: DeserializeOwned + fmt::Debug + 'a,
    {
        let release = self.server().release();
        // What can't be sent is known before anything is.
        let requests = batch
            .build()?
            .into_iter()
            .map(|(method, params)| Ok((method, prepare(method, params, release)?)))
            .collect::<Result<Vec<_>, Error>>()?;
        let answers = join_all(requests.into_iter().map(|(method, params)| async move {
            let answer = self.request_raw(method.to_owned(), params.as_deref());
            (method, answer.await)
        }))
        .await;
        let mut entries: Vec<Result<R, ErrorObjectOwned>> = Vec::with_capacity(answers.len());
        for (method, answer) in answers {
            entries.push(match answer {
                Ok(result) => Ok(decode(method, &result)?),
                Err(error) => Err(entry(error)?),
            });
        }
        let failed = entries.iter().filter(|entry| entry.is_err()).count();
        Ok(BatchResponse::new(entries.len() - failed, entries, failed))
    }
}
