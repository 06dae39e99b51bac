//! Any bytes in any pieces are the lines of a plain splitter.
#![no_main]

use codex_threads_transport::fuzzing;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| fuzzing::framing(input));
