//! A connection whose only methods are those of jsonrpsee's traits.

use std::fmt;

use jsonrpsee_core::client::{
    BatchResponse, ClientT, Error as ClientError, Subscription, SubscriptionClientT,
};
use jsonrpsee_core::params::BatchRequestBuilder;
use jsonrpsee_core::traits::ToRpcParams;
use serde::de::DeserializeOwned;

use crate::codex::Codex;

/// A connection for traits of `#[rpc(client)]` whose methods are called like those of [`Codex`].
///
/// [`Codex`] has a method of its own for each of the protocol, and Rust prefers those to a trait's:
/// `codex.thread_list(…)` is never the trait's. This wrapper has no methods but those of traits.
/// It is the same connection, as cheap to clone.
///
/// ```no_run
/// use codex_threads::jsonrpsee::JsonRpc;
/// use codex_threads::protocol::ThreadListResponse;
/// use jsonrpsee::proc_macros::rpc;
/// use jsonrpsee::types::ErrorObjectOwned;
///
/// #[rpc(client)]
/// trait Threads {
///     #[method(name = "thread/list", param_kind = map)]
///     async fn thread_list(&self, limit: u32) -> Result<ThreadListResponse, ErrorObjectOwned>;
/// }
///
/// # async fn run(codex: codex_threads::Codex) -> Result<(), Box<dyn std::error::Error>> {
/// let page = JsonRpc(codex.clone()).thread_list(10).await?;
/// # let _ = page; Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct JsonRpc(pub Codex);

impl From<Codex> for JsonRpc {
    fn from(codex: Codex) -> Self {
        Self(codex)
    }
}

impl ClientT for JsonRpc {
    async fn notification<Params>(&self, method: &str, params: Params) -> Result<(), ClientError>
    where
        Params: ToRpcParams + Send,
    {
        self.0.notification(method, params).await
    }

    async fn request<R, Params>(&self, method: &str, params: Params) -> Result<R, ClientError>
    where
        R: DeserializeOwned,
        Params: ToRpcParams + Send,
    {
        self.0.request(method, params).await
    }

    async fn batch_request<'a, R>(
        &self,
        batch: BatchRequestBuilder<'a>,
    ) -> Result<BatchResponse<'a, R>, ClientError>
    where
        R: DeserializeOwned + fmt::Debug + 'a,
    {
        self.0.batch_request(batch).await
    }
}

impl SubscriptionClientT for JsonRpc {
    async fn subscribe<'a, Notif, Params>(
        &self,
        subscribe_method: &'a str,
        params: Params,
        unsubscribe_method: &'a str,
    ) -> Result<Subscription<Notif>, ClientError>
    where
        Params: ToRpcParams + Send,
        Notif: DeserializeOwned,
    {
        self.0
            .subscribe(subscribe_method, params, unsubscribe_method)
            .await
    }

    async fn subscribe_to_method<Notif>(
        &self,
        method: &str,
    ) -> Result<Subscription<Notif>, ClientError>
    where
        Notif: DeserializeOwned,
    {
        self.0.subscribe_to_method(method).await
    }
}
