//! Whatever decodes is written back as it came; whatever doesn't is an error.
#![no_main]

use codex_threads_protocol::fuzzing::{self, Dice};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use serde_json::Value;

fuzz_target!(|input: &[u8]| fuzzing::decoders(input));

// Changed bytes are seldom JSON; changed trees always are.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed % 4 > 0
        && let Some(changed) = changed(&data[..size], seed)
        && changed.len() <= max_size
    {
        data[..changed.len()].copy_from_slice(&changed);
        return changed.len();
    }
    fuzzer_mutate(data, size, max_size)
});

fn changed(input: &[u8], seed: u32) -> Option<Vec<u8>> {
    let head = input.iter().position(|byte| *byte == b'\n')? + 1;
    let mut payload: Value = serde_json::from_slice(&input[head..]).ok()?;
    let mut dice = Dice::new(seed.into());
    for _ in 0..=seed % 3 {
        fuzzing::mutate(&mut payload, &mut dice);
    }
    let mut changed = input[..head].to_vec();
    serde_json::to_writer(&mut changed, &payload).ok()?;
    Some(changed)
}
