//! What goes into a queue comes out again, or is told to be missing.
#![no_main]

use codex_threads::fuzzing;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|steps: &[u8]| fuzzing::inbox(steps));
