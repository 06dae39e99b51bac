//! What a contender is told, and what it reports.
//!
//! A contender is a program. The harness starts it with a [`Task`] in its arguments, and it prints one line of JSON, a [`Report`]. What it
//! costs is read from the clocks that the system keeps of its process: neither the server, which is a process of its own, nor the harness
//! is in them.

mod allocations;
mod meter;
mod report;
mod task;

pub use allocations::Counting;
pub use meter::{Meter, cpu_time, peak_memory};
pub use report::{Report, Seen};
pub use task::{HISTORY, Task, Workload};
