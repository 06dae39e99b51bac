//! jsonrpsee's modules as the handler of what the server asks.

use codex_threads_protocol::RequestId;
use jsonrpsee_core::server::{ConnectionId, MethodCallback, MethodResponse, Methods};
use jsonrpsee_types::error::{INTERNAL_ERROR_CODE, INTERNAL_ERROR_MSG, UNKNOWN_ERROR_CODE};
use jsonrpsee_types::{Id, Params};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::server_requests::{Answered, PendingServerRequest, ServerRequestPolicy};

/// What a method of a module can know of the request beside its params: it is in the extensions.
///
/// ```
/// use codex_threads::jsonrpsee::{Asked, core::server::RpcModule, types::ErrorObjectOwned};
/// use serde_json::{Value, json};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut module = RpcModule::new(());
/// module.register_method("item/fileChange/requestApproval", |_, _, extensions| {
///     let asked = extensions.get::<Asked>();
///     eprintln!("thread {:?} asks", asked.and_then(Asked::thread_id));
///     Ok::<Value, ErrorObjectOwned>(json!({ "decision": "decline" }))
/// })?;
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Asked {
    id: RequestId,
    method: String,
    thread: Option<String>,
    turn: Option<String>,
}

impl Asked {
    fn of(request: &PendingServerRequest) -> Self {
        Self {
            id: request.id().clone(),
            method: request.method().to_owned(),
            thread: request.thread_id().map(str::to_owned),
            turn: request.turn_id().map(str::to_owned),
        }
    }

    /// The server's id of the request.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::jsonrpsee::Asked) { println!("{}", asked.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &RequestId {
        &self.id
    }

    /// The method, such as `item/commandExecution/requestApproval`.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::jsonrpsee::Asked) { println!("{}", asked.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The thread it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::jsonrpsee::Asked) { println!("{:?}", asked.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> Option<&str> {
        self.thread.as_deref()
    }

    /// The turn it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::jsonrpsee::Asked) { println!("{:?}", asked.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&str> {
        self.turn.as_deref()
    }
}

/// A policy in which the methods of a module answer what the server asks.
///
/// The method of the request is the name in the module, its params are those of the method, what the
/// method returns is the answer. **What the module does not have is declined**, as is a request whose
/// method panics; nothing is ever approved that the module does not approve. An error of a method
/// goes to the server as the error of the request. One with the code -32001, which is the server's
/// own word for "overloaded, ask again", goes as an internal error.
///
/// Each request has a task of its own, so an asynchronous method may take its time and may call
/// back into the connection. When the request expires (answered by another client, its turn over,
/// the connection gone) the method is dropped where it stands. A method that blocks belongs in
/// `register_blocking_method`; it can't be dropped, its answer is. Subscriptions of the module are
/// not offered to the server.
///
/// ```no_run
/// use codex_threads::Codex;
/// use codex_threads::jsonrpsee::{core::server::RpcModule, handler, types::ErrorObjectOwned};
/// use codex_threads::protocol::{
///     CommandExecutionApprovalDecision as Decision, CommandExecutionRequestApprovalParams,
/// };
/// use serde_json::{Value, json};
///
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let mut module = RpcModule::new(vec!["git status".to_owned()]);
/// module.register_async_method(
///     "item/commandExecution/requestApproval",
///     |params, allowed, _| async move {
///         let asked: CommandExecutionRequestApprovalParams = params.parse()?;
///         let known = asked.command.is_some_and(|command| allowed.contains(&command));
///         let decision = if known { Decision::Accept } else { Decision::Decline };
///         Ok::<Value, ErrorObjectOwned>(json!({ "decision": decision }))
///     },
/// )?;
/// let codex = Codex::builder().server_requests(handler(module)).spawn().await?;
/// # let _ = codex; Ok(()) }
/// ```
pub fn handler(module: impl Into<Methods>) -> ServerRequestPolicy {
    let methods = module.into();
    ServerRequestPolicy::handler(move |request| {
        let methods = methods.clone();
        async move {
            let expired = match answer(&methods, request).await {
                Answered::Sent => return,
                Answered::TooLate(expiry) => expiry,
            };
            tracing::debug!(%expired, "an answer came too late");
        }
    })
}

async fn answer(methods: &Methods, request: PendingServerRequest) -> Answered {
    let method = request.method().to_owned();
    let params = match std::str::from_utf8(request.params()) {
        Ok("null") => None,
        Ok(params) => Some(params.to_owned()),
        Err(_) => return request.decline(),
    };
    let params = Params::new(params.as_deref());
    // The server's ids are its own; inside a module nothing depends on them.
    let id = Id::Number(0);
    let extensions = {
        let mut methods = methods.clone();
        let extensions = methods.extensions_mut();
        extensions.insert(ConnectionId(0));
        extensions.insert(Asked::of(&request));
        extensions.clone()
    };
    let response = match methods.method(&method) {
        Some(MethodCallback::Sync(call)) => call(id, params, usize::MAX, extensions),
        Some(MethodCallback::Async(call)) => {
            let response = call(
                id,
                params.into_owned(),
                ConnectionId(0),
                usize::MAX,
                extensions,
            );
            tokio::select! {
                biased;
                response = response => response,
                expiry = request.expired() => return Answered::TooLate(expiry),
            }
        }
        Some(MethodCallback::Subscription(_) | MethodCallback::Unsubscription(_)) | None => {
            tracing::debug!(method, "declined: the module does not have it");
            return request.decline();
        }
    };
    send(request, response)
}

fn send(request: PendingServerRequest, response: MethodResponse) -> Answered {
    #[derive(Deserialize)]
    struct Response<'a> {
        #[serde(borrow)]
        result: Option<&'a RawValue>,
        #[serde(borrow)]
        error: Option<Failure<'a>>,
    }
    #[derive(Deserialize)]
    struct Failure<'a> {
        code: i64,
        message: String,
        #[serde(borrow)]
        data: Option<&'a RawValue>,
    }
    let worked = response.is_success();
    let (json, processed, _) = response.into_parts();
    if let Some(processed) = processed {
        processed.notify(worked);
    }
    let outcome: Response<'_> = match serde_json::from_str(json.get()) {
        Ok(outcome) => outcome,
        Err(_) => return request.decline(),
    };
    match outcome {
        Response {
            error: Some(error), ..
        } => {
            tracing::debug!(
                method = request.method(),
                code = error.code,
                "a handler failed"
            );
            // What jsonrpsee calls unknown, the server calls overloaded: its words say nothing.
            if error.code == i64::from(UNKNOWN_ERROR_CODE) {
                return request.refuse(INTERNAL_ERROR_CODE.into(), INTERNAL_ERROR_MSG);
            }
            match error.data {
                Some(data) => request
                    .refuse_with(error.code, &error.message, data)
                    .unwrap_or_else(|refused| refused.into_request().decline()),
                None => request.refuse(error.code, &error.message),
            }
        }
        Response {
            result: Some(result),
            ..
        } if result.get() != "null" => match request.answer_raw(result) {
            Ok(answered) => answered,
            Err(refused) => {
                tracing::warn!(error = %refused, "what a method decided was not sent");
                refused.into_request().decline()
            }
        },
        // No request of the server is answered with nothing.
        _ => request.decline(),
    }
}
