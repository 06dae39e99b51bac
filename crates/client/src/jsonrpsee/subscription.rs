//! [`SubscriptionClientT`] for a connection.
//!
//! jsonrpsee's `Subscription` can only be made by its own client. So each subscription has a small
//! one to itself, whose transport is a stream of events: it is told one subscription, and its end.

use std::convert::Infallible;

use codex_threads_protocol::availability::{self, Direction};
use jsonrpsee_core::client::async_client::ClientBuilder;
use jsonrpsee_core::client::{
    Error as ClientError, ReceivedMessage, Subscription, SubscriptionClientT, TransportReceiverT,
    TransportSenderT,
};
use jsonrpsee_core::params::ArrayParams;
use jsonrpsee_core::traits::ToRpcParams;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tokio::sync::mpsc;

use crate::codex::Codex;
use crate::error::Error;
use crate::events::{ConnectionEvents, Event, Lagged, ThreadEvents};

/// How many notifications a jsonrpsee subscription holds; when its consumer falls behind further,
/// it ends, and its `close_reason` is `Lagged`.
pub const SUBSCRIPTION_CAPACITY: usize = 8_192;

const SUBSCRIBE: &str = "subscribe";
const UNSUBSCRIBE: &str = "unsubscribe";

#[derive(Debug)]
enum Events {
    Connection(ConnectionEvents),
    Thread(ThreadEvents),
}

impl Events {
    async fn next(&mut self) -> Option<Event> {
        match self {
            Self::Connection(events) => events.next().await,
            Self::Thread(events) => events.next().await,
        }
    }
}

/// What the small client says to its server.
#[derive(Debug)]
enum Said {
    /// To be answered.
    Subscribe(String),
    Unsubscribe,
}

struct Sender(mpsc::Sender<Said>);

impl TransportSenderT for Sender {
    type Error = Infallible;

    async fn send(&mut self, message: String) -> Result<(), Infallible> {
        #[derive(Deserialize)]
        struct Call<'a> {
            #[serde(borrow)]
            id: Option<&'a RawValue>,
            method: &'a str,
        }
        let said = match serde_json::from_str::<Call<'_>>(&message) {
            Ok(Call {
                id: Some(id),
                method: SUBSCRIBE,
            }) => Said::Subscribe(id.get().to_owned()),
            // It has nothing else to say.
            _ => Said::Unsubscribe,
        };
        let _ = self.0.send(said).await;
        Ok(())
    }
}

struct Receiver {
    said: mpsc::Receiver<Said>,
    events: Events,
    method: String,
    subscribed: bool,
}

/// How a subscription's transport ends.
#[derive(Debug, thiserror::Error)]
enum Over {
    #[error("unsubscribed")]
    Unsubscribed,
    #[error("the connection is over")]
    Closed,
    #[error("{} deltas are missing", .0.events())]
    Lagged(Lagged),
}

impl TransportReceiverT for Receiver {
    type Error = Over;

    async fn receive(&mut self) -> Result<ReceivedMessage, Over> {
        loop {
            let event = tokio::select! {
                biased;
                said = self.said.recv() => match said {
                    Some(Said::Subscribe(id)) => {
                        self.subscribed = true;
                        let text = format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{}}}"#, quoted(&self.method));
                        return Ok(ReceivedMessage::Text(text));
                    }
                    Some(Said::Unsubscribe) | None => return Err(Over::Unsubscribed),
                },
                event = self.events.next(), if self.subscribed => event,
            };
            let notification = match event {
                None => return Err(Over::Closed),
                Some(Event::Lagged(lagged)) if lagged.method() == self.method => {
                    return Err(Over::Lagged(lagged));
                }
                Some(Event::Notification(notification)) => notification,
                Some(_) => continue,
            };
            if notification.method() != self.method {
                continue;
            }
            let method = quoted(&self.method);
            let mut text = Vec::with_capacity(notification.params().len() + 2 * method.len() + 80);
            text.extend_from_slice(br#"{"jsonrpc":"2.0","method":"#);
            text.extend_from_slice(method.as_bytes());
            text.extend_from_slice(br#","params":{"subscription":"#);
            text.extend_from_slice(method.as_bytes());
            text.extend_from_slice(br#","result":"#);
            text.extend_from_slice(notification.params());
            text.extend_from_slice(b"}}");
            return Ok(ReceivedMessage::Bytes(text));
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Codex {
    async fn follow<N: DeserializeOwned>(
        &self,
        method: &str,
        thread: Option<String>,
    ) -> Result<Subscription<N>, ClientError> {
        let refused = |reason: &str| {
            ClientError::from(Error::Params {
                method: method.to_owned().into(),
                reason: reason.to_owned(),
            })
        };
        // Nothing would ever come.
        if availability::method(method)
            .is_some_and(|known| known.direction != Direction::Notification)
        {
            return Err(refused("it is not a notification of the server"));
        }
        if let Some(closed) = self.is_closed() {
            return Err(Error::Closed {
                method: method.to_owned().into(),
                closed,
            }
            .into());
        }
        let events = match thread {
            Some(thread) => Events::Thread(self.thread_events(thread)),
            None => Events::Connection(self.events()),
        };
        let (say, said) = mpsc::channel(4);
        let receiver = Receiver {
            said,
            events,
            method: method.to_owned(),
            subscribed: false,
        };
        let client = ClientBuilder::new()
            .max_buffer_capacity_per_subscription(SUBSCRIPTION_CAPACITY)
            .build_with_tokio(Sender(say), receiver);
        let subscription = client
            .subscribe(SUBSCRIBE, ArrayParams::new(), UNSUBSCRIBE)
            .await?;
        // The client must live as long as its subscription, whose end is the end of its transport.
        tokio::spawn(async move {
            client.on_disconnect().await;
        });
        Ok(subscription)
    }
}

impl SubscriptionClientT for Codex {
    async fn subscribe<'a, Notif, Params>(
        &self,
        subscribe_method: &'a str,
        params: Params,
        _unsubscribe_method: &'a str,
    ) -> Result<Subscription<Notif>, ClientError>
    where
        Params: ToRpcParams + Send,
        Notif: DeserializeOwned,
    {
        #[derive(Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        struct Which {
            #[serde(rename = "threadId")]
            thread: String,
        }
        let params = params.to_rpc_params()?;
        let thread = match params.as_deref().map(RawValue::get) {
            None | Some("{}" | "[]" | "null") => None,
            Some(params) => {
                let which: Which = serde_json::from_str(params).map_err(|error| {
                    ClientError::from(Error::Params {
                        method: subscribe_method.to_owned().into(),
                        reason: format!("a subscription takes no params, or `threadId`: {error}"),
                    })
                })?;
                Some(which.thread)
            }
        };
        self.follow(subscribe_method, thread).await
    }

    async fn subscribe_to_method<Notif>(
        &self,
        method: &str,
    ) -> Result<Subscription<Notif>, ClientError>
    where
        Notif: DeserializeOwned,
    {
        self.follow(method, None).await
    }
}
