//! Handing a request over, in a task of its own.

use std::sync::Arc;
use std::task::Waker;
use std::time::Duration;

use super::open::Open;
use super::pending::PendingServerRequest;
use super::policy::ServerRequestPolicy;
use super::stream::{Waiting, wake};
use super::unanswered::WhyUnanswered;

/// What is left to do for a request that was read, once all locks are released.
#[derive(Debug)]
pub(crate) struct Delivery {
    work: Option<(Arc<ServerRequestPolicy>, Arc<Waiting>, PendingServerRequest)>,
    wakers: Vec<Waker>,
    limit: Option<(Duration, Arc<Open>)>,
}

impl Delivery {
    pub(super) fn run(
        policy: Arc<ServerRequestPolicy>,
        waiting: Arc<Waiting>,
        request: PendingServerRequest,
        limit: Option<(Duration, Arc<Open>)>,
    ) -> Self {
        Self {
            work: Some((policy, waiting, request)),
            wakers: Vec::new(),
            limit,
        }
    }

    pub(super) fn wake(wakers: Vec<Waker>, limit: Option<(Duration, Arc<Open>)>) -> Self {
        Self {
            work: None,
            wakers,
            limit,
        }
    }

    /// Begins; must be called within a tokio runtime. Whatever is a user's runs in a task.
    pub(crate) fn begin(self) {
        wake(self.wakers);
        if let Some((limit, open)) = self.limit {
            tokio::spawn(async move {
                tokio::select! {
                    biased;
                    _ = open.settled() => {}
                    () = tokio::time::sleep(limit) => open.give_up(WhyUnanswered::TimedOut),
                }
            });
        }
        if let Some((policy, waiting, request)) = self.work {
            tokio::spawn(async move {
                let _notice = Notice;
                work(&policy, &waiting, request).await;
            });
        }
    }
}

/// Asks each policy in turn.
async fn work(policy: &ServerRequestPolicy, waiting: &Waiting, request: PendingServerRequest) {
    let mut policy = policy;
    let mut request = request;
    loop {
        match policy {
            ServerRequestPolicy::Decline => return request.give_up(WhyUnanswered::Declined),
            ServerRequestPolicy::Stream => {
                return match waiting.push(request) {
                    Ok(wakers) => wake(wakers),
                    Err(request) => request.nobody_listens(),
                };
            }
            ServerRequestPolicy::Handler(handler) => return handler.call(request).await,
            ServerRequestPolicy::Rules(rules) => match rules.decide(request) {
                Ok(()) => return,
                Err(undecided) => {
                    request = undecided;
                    policy = rules.next();
                }
            },
        }
    }
}

/// Notes that a user's code panicked, and nothing of what it said.
struct Notice;

impl Drop for Notice {
    fn drop(&mut self) {
        if std::thread::panicking() {
            tracing::error!("a handler or rule for server requests panicked");
        }
    }
}
