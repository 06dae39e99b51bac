//! What a contender is told, what is done with each, and what it reports.
//!
//! A contender is a program. The harness starts it with a [`Task`] in its arguments, and it prints one line of JSON, a [`Report`]. What it
//! costs is read from the clocks that the system keeps of its process: neither the server, which is a process of its own, nor the harness
//! is in them.
//!
//! The workloads are the same for all that run on tokio ([`runs`]); what a contender's program holds is how its client does the parts of
//! them, a [`Contender`].

mod allocations;
#[cfg(feature = "client")]
mod contender;
mod meter;
pub mod params;
mod report;
#[cfg(feature = "client")]
pub mod runs;
mod task;

pub use allocations::Counting;
#[cfg(feature = "client")]
pub use contender::{Contender, Failure, Outcome, main};
pub use meter::{Meter, cpu_time, has_children, peak_memory};
pub use report::{Report, Seen};
pub use task::{HISTORY, Task, Workload};
