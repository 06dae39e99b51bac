//! Typed decoding of what comes most often; `serde_json::Value` beside it, in time.

mod messages;

use std::process::ExitCode;

use codex_threads_measure::{Parts, main as measure};
use codex_threads_protocol::{ServerNotification, ThreadListResponse, ThreadReadResponse, decode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

/// So many times a short message is decoded at once.
const TIMES: u64 = 100;

#[derive(serde::Deserialize)]
struct Message<'a> {
    method: &'a str,
    #[serde(borrow)]
    params: &'a RawValue,
}

fn main() -> ExitCode {
    measure(|parts| {
        for (name, line) in messages::notifications() {
            let Ok(message) = serde_json::from_str::<Message<'_>>(line) else {
                unreachable!("{line}");
            };
            let params = message.params.get();
            let decode = || ServerNotification::decode(message.method, params.as_bytes());
            assert!(
                !matches!(decode(), ServerNotification::Unknown(_)),
                "{line}"
            );
            let times = |_: &mut ()| (0..TIMES).map(|_| decode()).for_each(drop);
            parts.part(&format!("decode/{name}"), TIMES, || (), times);
            value(parts, name, TIMES, params);
        }
        answer::<ThreadListResponse>(parts, "list-of-25-threads", &messages::list(25));
        answer::<ThreadReadResponse>(parts, "read-of-1000-items", &messages::read(1_000));
    })
}

fn answer<T: DeserializeOwned>(parts: &mut Parts, name: &str, json: &str) {
    parts.part(
        &format!("decode/{name}"),
        1,
        || (),
        |()| decode::<T>(json.as_bytes()).is_ok(),
    );
    value(parts, name, 1, json);
}

fn value(parts: &mut Parts, name: &str, times: u64, json: &str) {
    let act = |_: &mut ()| {
        (0..times)
            .map(|_| serde_json::from_str::<Value>(json))
            .for_each(drop);
    };
    parts.beside(&format!("value/{name}"), times, || (), act);
}
