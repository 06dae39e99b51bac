//! A stream made of steps, each of which asks the server something.

use std::pin::Pin;
use std::task::{Context, Poll};

/// What is asked again and again. A step takes the asker and gives it back, so that a stream holds it
/// between steps, and a future that nobody awaits any more loses nothing.
pub(crate) trait Step: Sized + Send + Unpin + 'static {
    type Output: Send + 'static;

    /// Takes one step; `None` ends the stream.
    fn step(self) -> impl Future<Output = (Self, Option<Self::Output>)> + Send;
}

type Taken<S> = Pin<Box<dyn Future<Output = (S, Option<<S as Step>::Output>)> + Send>>;

/// Steps, one after another, none ahead of demand.
pub(crate) enum Steps<S: Step> {
    Between(S),
    Taking(Taken<S>),
    Over,
}

impl<S: Step> Steps<S> {
    pub(crate) fn new(asker: S) -> Self {
        Self::Between(asker)
    }

    /// The next output; after `None` only `None`.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<S::Output>> {
        if let Self::Between(_) = self
            && let Self::Between(asker) = std::mem::replace(self, Self::Over)
        {
            *self = Self::Taking(Box::pin(asker.step()));
        }
        let Self::Taking(step) = self else {
            return Poll::Ready(None);
        };
        match step.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready((asker, Some(output))) => {
                *self = Self::Between(asker);
                Poll::Ready(Some(output))
            }
            Poll::Ready((_, None)) => {
                *self = Self::Over;
                Poll::Ready(None)
            }
        }
    }
}
