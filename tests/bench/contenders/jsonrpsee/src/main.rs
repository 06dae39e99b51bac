//! jsonrpsee's asynchronous client over this library's pipes, behind a transport that translates. It has one subscription for each method.

use std::sync::Arc;
use std::time::Duration;

use codex_bench_common::{Contender, Failure, Seen, Task, params};
use codex_threads::ServerRequestPolicy;
use codex_threads::jsonrpsee::{Named, transport};
use codex_threads::protocol;
use codex_threads::protocol::{
    AgentMessageDeltaNotification, ThreadLoadedListResponse, ThreadReadResponse,
    ThreadStartResponse, TurnCompletedNotification,
};
use codex_threads::transport::child::Launch;
use futures_util::StreamExt as _;
use futures_util::stream::{BoxStream, SelectAll};
use jsonrpsee::core::client::{Client, ClientBuilder, ClientT, Error, SubscriptionClientT};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Above the number of all events: jsonrpsee ends a subscription that lags.
const CAPACITY: usize = 1 << 20;
/// So long nothing comes when nothing more will.
const QUIET: Duration = Duration::from_millis(200);

fn main() {
    codex_bench_common::main::<Translated>();
}

enum Typed {
    Delta(AgentMessageDeltaNotification),
    End,
    Other,
    Undecoded,
}

struct Translated {
    client: Arc<Client>,
    events: SelectAll<BoxStream<'static, Typed>>,
}

impl Translated {
    async fn subscribe<T, F>(&mut self, method: &str, kind: F) -> Result<(), Error>
    where
        T: DeserializeOwned + Send + Unpin + 'static,
        F: Fn(T) -> Typed + Send + 'static,
    {
        let subscription = self.client.subscribe_to_method::<T>(method).await?;
        let typed = subscription.map(move |event| event.map_or(Typed::Undecoded, &kind));
        self.events.push(typed.boxed());
        Ok(())
    }
}

impl Contender for Translated {
    type Thread = String;

    async fn connect(task: &Task) -> Result<Self, Failure> {
        let server = Launch::new(&task.program).spawn()?;
        let (sender, receiver) = transport::split(server, ServerRequestPolicy::Decline);
        let client = ClientBuilder::new()
            .max_buffer_capacity_per_subscription(CAPACITY)
            .build_with_tokio(sender, receiver);
        let hello = Named(params::initialize());
        let _: Value = client.request("initialize", hello).await?;
        client.notification("initialized", Named(json!({}))).await?;
        Ok(Self {
            client: Arc::new(client),
            events: SelectAll::new(),
        })
    }

    /// Of the methods that the server uses here.
    async fn follow(&mut self) -> Result<(), Failure> {
        use protocol::Notification as _;
        self.subscribe(AgentMessageDeltaNotification::METHOD, Typed::Delta)
            .await?;
        let end = |_: TurnCompletedNotification| Typed::End;
        self.subscribe(TurnCompletedNotification::METHOD, end)
            .await?;
        macro_rules! others {
            ($($type:ident),*) => {$(
                self.subscribe(protocol::$type::METHOD, |_: protocol::$type| Typed::Other).await?;
            )*};
        }
        others!(
            ItemStartedNotification,
            ItemCompletedNotification,
            ReasoningSummaryTextDeltaNotification,
            ReasoningSummaryPartAddedNotification,
            CommandExecutionOutputDeltaNotification,
            ThreadTokenUsageUpdatedNotification,
            TurnPlanUpdatedNotification,
            TurnDiffUpdatedNotification
        );
        Ok(())
    }

    async fn start_thread(&mut self) -> Result<String, Failure> {
        let params = Named(json!({}));
        let started: ThreadStartResponse = self.client.request("thread/start", params).await?;
        Ok(started.thread.id.to_string())
    }

    async fn start_turn(&mut self, thread: &String) -> Result<(), Failure> {
        let params = Named(params::turn(thread));
        let _: Value = self.client.request("turn/start", params).await?;
        Ok(())
    }

    async fn consume(&mut self, seen: &mut Seen) -> Result<(), Failure> {
        let next = self.events.next().await;
        match next.ok_or("every subscription is over")? {
            Typed::Delta(delta) => seen.delta(&delta.delta),
            Typed::End => seen.end(),
            Typed::Other => seen.other(),
            Typed::Undecoded => {
                seen.undecoded += 1;
                seen.other();
            }
        }
        Ok(())
    }

    /// Each method has a queue of its own: an end may overtake the text before it.
    async fn consume_late(&mut self, seen: &mut Seen) -> Result<(), Failure> {
        while let Ok(next) = tokio::time::timeout(QUIET, self.consume(seen)).await {
            next?;
        }
        Ok(())
    }

    async fn listed(&mut self) -> Result<bool, Failure> {
        let params = Named(json!({}));
        let listed: ThreadLoadedListResponse =
            self.client.request("thread/loaded/list", params).await?;
        Ok(!listed.data.is_empty())
    }

    fn another(&self) -> Result<Self, &'static str> {
        Ok(Self {
            client: Arc::clone(&self.client),
            events: SelectAll::new(),
        })
    }

    async fn history(&mut self) -> Result<usize, Failure> {
        let params = Named(params::history());
        let read: ThreadReadResponse = self.client.request("thread/read", params).await?;
        Ok(read.thread.turns.len())
    }
}
