//! What goes wrong with a scripted model.

use std::io;
use std::time::Duration;

/// What goes wrong with a [`ScriptedModel`](super::ScriptedModel).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// No port of the loopback interface could be had.
    #[error("the scripted model could not listen on 127.0.0.1: {0}")]
    Listen(#[source] io::Error),
    /// The requests waited for didn't come. The client never asked, or asked something else first.
    #[error(
        "waited {} s for request {wanted} of the scripted model, and got {got} so far{}",
        waited.as_secs_f32(),
        if others.is_empty() { String::new() } else { format!("; other requests: {}", others.join(", ")) }
    )]
    NoRequest {
        /// The number of requests waited for.
        wanted: usize,
        /// The number that came.
        got: usize,
        /// How long it was waited.
        waited: Duration,
        /// What else was asked for, as method and path.
        others: Vec<String>,
    },
}
