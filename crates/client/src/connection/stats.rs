//! What a connection has counted.

use crate::sync::{AtomicU64, Ordering};

macro_rules! counters {
    (counted { $($(#[$doc:meta])* $name:ident,)* } looked_up { $($(#[$other_doc:meta])* $other:ident,)* }) => {
        /// Counters of the connection.
        #[derive(Debug, Default)]
        pub(crate) struct Counters {
            $(pub(crate) $name: AtomicU64,)*
        }

        /// What a connection has counted since it began: [`Codex::stats`](crate::Codex::stats).
        ///
        /// ```
        /// # fn show(codex: &codex_threads::Codex) {
        /// println!("{} lines were no JSON", codex.stats().not_json);
        /// # }
        /// ```
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Stats {
            $($(#[$doc])* pub $name: u64,)*
            $($(#[$other_doc])* pub $other: u64,)*
        }

        impl Counters {
            pub(crate) fn stats(&self) -> Stats {
                Stats {
                    $($name: self.$name.load(Ordering::Relaxed),)*
                    ..Stats::default()
                }
            }
        }
    };
}

counters! {
    counted {
    /// Messages read: answers, notifications and requests of the server.
    messages,
    /// Bytes read, line ends included.
    bytes_in,
    /// Lines that were not UTF-8. They were skipped.
    not_utf8,
    /// Lines that were not JSON. They were skipped.
    not_json,
    /// Lines that were JSON but no message. They were skipped.
    not_a_message,
    /// Lines longer than a line may be. They were skipped.
    oversized,
    /// Answers that came after their caller had gone, or that nobody had asked for.
    late,
    /// Requests that were given up and never answered.
    unanswered,
    /// Requests that were sent again because the server was overloaded.
    repeated,
    /// Requests of the server, those that came again left out.
    server_requests,
    /// Requests of the server that got the safe answer because nobody here answers.
    declined,
    /// Requests of the server that got the safe answer because whoever held them dropped them.
    requests_dropped,
    /// Requests of the server that got the safe answer because the code that held them panicked.
    requests_panicked,
    /// Requests of the server that got the safe answer because the time limit for answers passed.
    requests_timed_out,
    /// Requests of the server that got the safe answer because too many were open.
    requests_crowded_out,
    /// Requests of the server that could no longer be answered: another client had answered, their
    /// turn was over, their thread unloaded, the connection gone.
    requests_expired,
    /// Requests of the server that came again and were already in somebody's hands.
    duplicates,
    }
    looked_up {
        /// Messages sent: requests, notifications, and answers to the server's requests.
        sent,
        /// Bytes sent, line ends included.
        bytes_out,
        /// Events that wait in streams now, those included that nobody has asked for.
        queued_events,
        /// Bytes of memory that these hold.
        queued_bytes,
        /// Deltas that were left out because a stream was full. Each stream counts for itself, that of a
        /// turn when it is dropped.
        dropped_deltas,
    }
}

/// Counts one.
pub(crate) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

/// Counts several.
pub(crate) fn add(counter: &AtomicU64, by: u64) {
    counter.fetch_add(by, Ordering::Relaxed);
}
