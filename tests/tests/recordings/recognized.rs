//! What was recorded decodes, with nothing unrecognized, and is written back equal.

use std::collections::{BTreeMap, BTreeSet};

use codex_threads_protocol::{ServerNotification, ServerRequest};

use crate::corpus::{Kind, RELEASES, files, payloads};
use crate::same::difference;

/// The last release that sends `codex/event/*`.
const LAST_OLD_EVENTS: u32 = 114;

fn minor(release: &str) -> u32 {
    release
        .split('.')
        .nth(1)
        .and_then(|minor| minor.parse().ok())
        .expect("a release")
}

#[test]
fn every_payload_that_a_real_server_sent_is_recognized_and_written_back_equal() {
    let mut problems: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut checked = 0;
    for payload in payloads().iter().filter(|payload| !payload.is_old_event()) {
        checked += 1;
        let seen = payload.inspect();
        let mut complain = |what: String| {
            let key = format!("{:?} {}: {what}", payload.kind, payload.method);
            problems
                .entry(key)
                .or_default()
                .push(format!("{}:{}", payload.release, payload.line));
        };
        if !seen.is_known_method() {
            complain("no type for this method".to_owned());
            continue;
        }
        if let Some(error) = seen.error() {
            complain(format!("does not decode: {error}"));
            continue;
        }
        for pointer in seen.unrecognized() {
            complain(format!("unrecognized {}", without_positions(pointer)));
        }
        if let Some(difference) = difference(&payload.json, seen.written().expect("it decoded")) {
            complain(format!("written back differently {difference}"));
        }
    }
    let report: Vec<String> = problems
        .iter()
        .map(|(what, where_)| {
            format!(
                "{what}  ({} times, first {})",
                where_.len(),
                where_.first().unwrap()
            )
        })
        .collect();
    assert!(
        report.is_empty(),
        "of {checked} payloads:\n{}",
        report.join("\n")
    );
    assert!(checked > 2000, "only {checked} payloads");
}

fn without_positions(pointer: &str) -> String {
    let step = |step: &str| {
        if step.parse::<usize>().is_ok() {
            "*".to_owned()
        } else {
            step.to_owned()
        }
    };
    pointer.split('/').map(step).collect::<Vec<_>>().join("/")
}

#[test]
fn the_old_events_that_no_schema_describes_are_unknown_and_kept_whole() {
    let mut releases = BTreeSet::new();
    for event in payloads().iter().filter(|payload| payload.is_old_event()) {
        assert!(
            minor(&event.release) <= LAST_OLD_EVENTS,
            "{}",
            event.place()
        );
        releases.insert(event.release.as_str());
        let decoded = ServerNotification::decode(&event.method, event.json.to_string().as_bytes());
        let ServerNotification::Unknown(unknown) = decoded else {
            panic!("{}: has a type now", event.place())
        };
        assert_eq!(unknown.method(), event.method);
        assert_eq!(unknown.params(), &event.json, "{}", event.place());
        assert!(unknown.error().is_none(), "{}", event.place());
    }
    let expected: BTreeSet<&str> = payloads()
        .iter()
        .map(|p| p.release.as_str())
        .filter(|r| minor(r) <= LAST_OLD_EVENTS)
        .collect();
    assert_eq!(releases, expected, "releases that send old events");
}

#[test]
fn a_message_of_a_server_never_vanishes_whatever_its_method_or_params() {
    for payload in payloads() {
        let json = payload.json.to_string();
        match payload.kind {
            Kind::Notification => {
                let known = ServerNotification::decode(&payload.method, json.as_bytes());
                assert_eq!(known.method(), payload.method);
                let unknown = ServerNotification::decode("thread/invented", json.as_bytes());
                let ServerNotification::Unknown(unknown) = unknown else {
                    panic!("{unknown:?}")
                };
                assert_eq!(
                    (unknown.method(), unknown.params()),
                    ("thread/invented", &payload.json)
                );
                if known_type(payload.kind, &payload.method) {
                    let broken = ServerNotification::decode(&payload.method, b"[7]");
                    let ServerNotification::Unknown(broken) = broken else {
                        panic!("{broken:?}")
                    };
                    assert!(broken.error().is_some(), "{}", payload.place());
                    assert_eq!(broken.params(), &serde_json::json!([7]));
                }
            }
            Kind::ServerRequest => {
                let known = ServerRequest::decode(&payload.method, json.as_bytes());
                assert_eq!(known.method(), payload.method);
                let unknown = ServerRequest::decode("item/invented", json.as_bytes());
                let ServerRequest::Unknown(unknown) = unknown else {
                    panic!("{unknown:?}")
                };
                assert_eq!(
                    (unknown.method(), unknown.params()),
                    ("item/invented", &payload.json)
                );
            }
            Kind::Response | Kind::Request | Kind::Answer => {}
        }
    }
}

fn known_type(kind: Kind, method: &str) -> bool {
    kind.inspect(method, b"{}").is_known_method()
}

#[test]
fn every_release_of_the_end_to_end_tests_has_a_recording_of_what_matters() {
    for release in RELEASES {
        let of = |kind: Kind| -> BTreeSet<&str> {
            let own = payloads()
                .iter()
                .filter(move |p| p.release == release && p.kind == kind);
            own.map(|p| p.method.as_str()).collect()
        };
        let responses = of(Kind::Response);
        for method in [
            "initialize",
            "thread/start",
            "thread/list",
            "thread/read",
            "thread/fork",
            "thread/archive",
            "thread/unarchive",
            "thread/resume",
            "thread/name/set",
            "thread/loaded/list",
            "thread/compact/start",
            "review/start",
            "turn/start",
            "turn/steer",
            "turn/interrupt",
            "model/list",
            "config/read",
            "skills/list",
            "mcpServerStatus/list",
            "account/read",
            "command/exec",
            "fuzzyFileSearch",
        ] {
            assert!(
                responses.contains(method),
                "{release}: no answer to {method}"
            );
        }
        assert!(
            responses.contains("thread/rollback") || responses.contains("thread/revert"),
            "{release}: no rewinding"
        );
        let notifications = of(Kind::Notification);
        for method in [
            "thread/started",
            "turn/started",
            "turn/completed",
            "item/started",
            "item/completed",
            "item/agentMessage/delta",
            "item/reasoning/summaryTextDelta",
            "thread/tokenUsage/updated",
            "thread/name/updated",
            "error",
        ] {
            assert!(notifications.contains(method), "{release}: no {method}");
        }
        let (requests, answers) = (of(Kind::ServerRequest), of(Kind::Answer));
        for method in [
            "item/commandExecution/requestApproval",
            "item/fileChange/requestApproval",
            "item/tool/requestUserInput",
            "item/tool/call",
        ] {
            assert!(requests.contains(method), "{release}: no {method}");
            assert!(
                answers.contains(method),
                "{release}: {method} was not answered"
            );
        }
    }
}

#[test]
fn recordings_are_small_and_say_nothing_of_the_machine_they_were_made_on() {
    let mut total = 0;
    for (release, text) in files() {
        total += text.len();
        assert!(text.len() < 200_000, "{release}: {} bytes", text.len());
        for word in [
            "/root",
            "/tmp/",
            "/builds",
            "codex-home-",
            "Bearer ",
            "sk-",
            "eyJ",
        ] {
            let at = text
                .find(word)
                .map(|at| text.get(at.saturating_sub(40)..).unwrap_or(&text));
            let near: Option<String> = at.map(|text| text.chars().take(100).collect());
            assert!(near.is_none(), "{release}: {word:?} in {near:?}");
        }
    }
    assert!(total < 3_000_000, "{total} bytes");
}
