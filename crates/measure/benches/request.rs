//! Calls: from the params to the line, and from the line of the answer to its type.

use std::process::ExitCode;

use codex_threads::measured::Calls;
use codex_threads_measure::main as measure;
use tokio::runtime::Builder;

const CALLS: usize = 500;

fn main() -> ExitCode {
    let Ok(runtime) = Builder::new_current_thread().enable_time().build() else {
        return ExitCode::FAILURE;
    };
    let calls = || {
        let _inside = runtime.enter();
        Calls::new(CALLS)
    };
    measure(|parts| {
        assert_eq!(calls().map(|mut calls| calls.make()), Some(CALLS));
        parts.part("request/calls", CALLS as u64, calls, |calls| {
            calls.as_mut().map(Calls::make)
        });
    })
}
