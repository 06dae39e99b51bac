//! Clocks of this process.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

use crate::{Counting, Report};

/// Measures from its making to [`stop`](Meter::stop).
pub struct Meter {
    wall: Instant,
    cpu: Duration,
    allocations: (u64, u64),
}

impl Meter {
    pub fn start() -> Self {
        Self {
            allocations: Counting::so_far(),
            cpu: cpu_time(),
            wall: Instant::now(),
        }
    }

    /// Writes what was spent into the report.
    pub fn stop(&self, report: &mut Report) {
        report.wall_ns = nanos(self.wall.elapsed());
        report.cpu_ns = nanos(cpu_time().saturating_sub(self.cpu));
        let (calls, bytes) = Counting::so_far();
        report.allocations = calls - self.allocations.0;
        report.allocated_bytes = bytes - self.allocations.1;
    }

    /// So long it has run.
    pub fn elapsed_ns(&self) -> u64 {
        nanos(self.wall.elapsed())
    }
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// User and system time of all threads of this process, its children's left out.
pub fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or(0),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

/// The most memory that was resident, in KiB: `VmHWM`.
pub fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

/// Whether a process that this one has started is there still.
pub fn has_children() -> bool {
    use rustix::process::{WaitId, WaitIdOptions, waitid};

    let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    waitid(WaitId::All, look).is_ok()
}
