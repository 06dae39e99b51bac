//! What a line is and whom it concerns.

mod messages;

use std::process::ExitCode;

use bytestring::ByteString;
use codex_threads::measured::classify;
use codex_threads_measure::main as measure;

/// So many times a line is taken apart at once.
const TIMES: u64 = 100;

fn main() -> ExitCode {
    let answer = format!(r#"{{"id":7,"result":{}}}"#, messages::read(100));
    let escaped = r#"{"\u006dethod":"thread/closed","params":{"threadId":"a\u0062c"}}"#;
    let often =
        |(name, _): &(&str, &str)| matches!(*name, "agent-message-delta" | "command-completed");
    let mut lines: Vec<(&str, &str)> = messages::notifications().filter(often).collect();
    lines.push(("answer-of-100-items", &answer));
    lines.push(("escaped-names", escaped));
    measure(|parts| {
        for (name, line) in &lines {
            let line = ByteString::from(*line);
            let act = |_: &mut ()| (0..TIMES).all(|_| classify(line.clone()));
            assert!(act(&mut ()));
            parts.part(&format!("classifier/{name}"), TIMES, || (), act);
        }
    })
}
