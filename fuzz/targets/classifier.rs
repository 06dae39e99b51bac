//! Any line means to the classifier what it means to a parser, whole or cut off.
#![no_main]

use codex_threads::fuzzing;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &[u8]| {
    fuzzing::classifier(line);
    // Where it is cut off depends on nothing but the line, so that findings repeat.
    let sum = line.iter().fold(0_usize, |sum, byte| {
        sum.wrapping_mul(31) + usize::from(*byte)
    });
    fuzzing::cut_off(line, sum % (line.len() + 1));
});
