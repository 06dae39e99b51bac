//! From what went over the pipe to a small file that says nothing about the machine it was made on.

use std::collections::{HashMap, HashSet};

use codex_threads_testkit::{Home, Release, ScriptedModel};
use serde_json::{Map, Value, json};

use crate::client::Noted;
use crate::{Failure, setting};

/// Longer texts are cut.
const LONGEST_TEXT: usize = 160;
/// So many messages of one shape: the conversation shows what there is, not how often.
const SAME_SHAPE: usize = 1;

/// Knows what is to be replaced.
pub(crate) struct Tidy {
    texts: Vec<(String, String)>,
    /// The machine's names: too short to be looked for within texts.
    host: Vec<String>,
}

impl Tidy {
    pub(crate) fn new(release: &Release, home: &Home, model: &ScriptedModel) -> Self {
        let root = setting::root(home).to_string_lossy().into_owned();
        let texts = vec![
            (format!("{root}/codex"), "/home/user/.codex".to_owned()),
            (format!("{root}/home"), "/home/user".to_owned()),
            (format!("{root}/work"), "/home/user/project".to_owned()),
            (format!("{root}/tmp"), "/home/user/tmp".to_owned()),
            (root, "/home/user/box".to_owned()),
            (
                release.dir().to_string_lossy().into_owned(),
                "/opt/codex".to_owned(),
            ),
            (
                setting::mcp_server().to_string_lossy().into_owned(),
                "/opt/fake-mcp.js".to_owned(),
            ),
            (model.base_url(), "http://127.0.0.1:8080/v1".to_owned()),
            // The scripted model puts its port into its ids.
            (format!("_{}_", port(model)), "_8080_".to_owned()),
        ];
        let host = ["/etc/hostname", "/proc/sys/kernel/hostname"].into_iter();
        let host =
            host.filter_map(|file| Some(std::fs::read_to_string(file).ok()?.trim().to_owned()));
        Self {
            texts,
            host: host.collect(),
        }
    }

    /// The file's text: a line a message.
    pub(crate) fn render(&self, notes: &[Noted]) -> Result<String, Failure> {
        let kept = Keeper::choose(notes);
        let mut names = Names::default();
        let mut text = String::new();
        for (note, _) in notes.iter().zip(kept).filter(|(_, kept)| *kept) {
            let mut message = note.message.clone();
            self.clean(&mut message, &mut names, "");
            let mut line = Map::new();
            line.insert(
                "dir".to_owned(),
                json!(if note.from_client { "client" } else { "server" }),
            );
            if let Some(method) = &note.answers {
                line.insert("method".to_owned(), json!(method));
            }
            line.insert("message".to_owned(), message);
            text.push_str(&serde_json::to_string(&line)?);
            text.push('\n');
        }
        Ok(text)
    }

    fn clean(&self, value: &mut Value, names: &mut Names, key: &str) {
        match value {
            Value::String(text) => *text = self.clean_text(text, names, key),
            Value::Array(items) => {
                thin_out(items, key, &mut names.shapes);
                for item in items {
                    self.clean(item, names, key);
                }
            }
            Value::Object(members) => {
                shorten(members);
                let old = std::mem::take(members);
                for (name, mut value) in old {
                    self.clean(&mut value, names, &name);
                    members.insert(self.clean_text(&name, names, ""), value);
                }
            }
            Value::Number(number) => {
                if let Some(time) = number.as_i64().and_then(|number| names.time(number)) {
                    *value = time.into();
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn clean_text(&self, text: &str, names: &mut Names, key: &str) -> String {
        if self.host.iter().any(|host| host == text) {
            return "machine".to_owned();
        }
        let mut text = text.to_owned();
        for (from, to) in &self.texts {
            text = text.replace(from, to);
        }
        text = names.replace_uuids(&text);
        text = after(&text, "/sessions/", 10, "2026/01/02");
        text = after(&text, "rollout-", 19, "2026-01-02T03-04-05");
        if key == "userAgent" {
            text = generic_system(&text);
        }
        if text.chars().count() > LONGEST_TEXT {
            text = text
                .chars()
                .take(LONGEST_TEXT - 40)
                .chain("…".chars())
                .collect();
        }
        text
    }
}

fn port(model: &ScriptedModel) -> String {
    let url = model.base_url();
    let digits = url.trim_end_matches("/v1").rsplit(':').next();
    digits.unwrap_or_default().to_owned()
}

/// Which messages are kept.
#[derive(Default)]
struct Keeper {
    events: HashSet<String>,
    shapes: HashMap<String, usize>,
}

impl Keeper {
    /// Of messages of one shape the first; a request together with its answer.
    fn choose(notes: &[Noted]) -> Vec<bool> {
        let mut keeper = Self::default();
        let mut kept = vec![true; notes.len()];
        let mut asked: HashMap<(bool, String), usize> = HashMap::new();
        for (index, note) in notes.iter().enumerate() {
            let id = note.message.get("id").map(Value::to_string);
            let keep = match (&note.answers, id) {
                (Some(_), Some(id)) => {
                    let Some(request) = asked.remove(&(!note.from_client, id)) else {
                        continue;
                    };
                    let keep = notes
                        .get(request)
                        .is_some_and(|request| keeper.is_new(&[request, note]));
                    set(&mut kept, request, keep);
                    keep
                }
                (None, Some(id)) => {
                    asked.insert((note.from_client, id), index);
                    true
                }
                (_, None) => keeper.keeps(note),
            };
            set(&mut kept, index, keep);
        }
        kept
    }

    fn keeps(&mut self, note: &Noted) -> bool {
        let method = method(note);
        // The old form of all that the others say too; it has no schema.
        if method.starts_with("codex/event/") {
            return self.events.insert(method.to_owned());
        }
        note.from_client || self.is_new(&[note])
    }

    fn is_new(&mut self, notes: &[&Noted]) -> bool {
        let mut shape = String::new();
        for note in notes {
            shape.push_str(method(note));
            for part in ["params", "result", "error"] {
                describe(
                    note.message.get(part).unwrap_or(&Value::Null),
                    "",
                    &mut shape,
                );
            }
        }
        let count = self.shapes.entry(shape).or_default();
        *count += 1;
        *count <= SAME_SHAPE
    }
}

fn method(note: &Noted) -> &str {
    note.message
        .get("method")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn set(kept: &mut [bool], index: usize, keep: bool) {
    if let Some(place) = kept.get_mut(index) {
        *place = keep;
    }
}

/// The made-up names of ids and times, in the order of their first appearance.
#[derive(Default)]
struct Names {
    uuids: HashMap<String, usize>,
    /// The shapes of elements of lists so far.
    shapes: HashSet<String>,
    began: Option<i64>,
}

impl Names {
    fn replace_uuids(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = find_uuid(rest) {
            let (before, after) = rest.split_at(at);
            let (uuid, after) = after.split_at(36);
            out.push_str(before);
            if uuid.starts_with("00000000-") {
                out.push_str(uuid);
            } else {
                let next = self.uuids.len() + 1;
                let number = *self.uuids.entry(uuid.to_owned()).or_insert(next);
                out.push_str(&format!("01900000-0000-7000-8000-{number:012x}"));
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// Times of the wall clock, counted from a made-up beginning.
    fn time(&mut self, number: i64) -> Option<i64> {
        const BEGIN: i64 = 1_767_323_045;
        let (seconds, unit) = match number {
            1_600_000_000..=2_500_000_000 => (number, 1),
            1_600_000_000_000..=2_500_000_000_000 => (number / 1000, 1000),
            _ => return None,
        };
        let began = *self.began.get_or_insert(seconds);
        Some((BEGIN + seconds - began) * unit + number % unit)
    }
}

fn find_uuid(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(35)).find(|&at| {
        bytes.get(at..at + 36).is_some_and(|word| {
            word.iter().enumerate().all(|(index, byte)| match index {
                8 | 13 | 18 | 23 => *byte == b'-',
                _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(byte),
            })
        })
    })
}

/// Replaces so many bytes behind each `marker`, where they look like a date.
fn after(text: &str, marker: &str, length: usize, with: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(marker) {
        let (before, behind) = rest.split_at(at + marker.len());
        out.push_str(before);
        rest = behind;
        if let (Some(date), Some(tail)) = (rest.get(..length), rest.get(length..))
            && date.starts_with("20")
        {
            out.push_str(with);
            rest = tail;
        }
    }
    out.push_str(rest);
    out
}

/// `client/1.2.3 (Debian 12; x86_64) xterm (…)` without the system's name and the terminal.
fn generic_system(text: &str) -> String {
    let Some((head, tail)) = text.split_once(" (") else {
        return text.to_owned();
    };
    let rest = tail.split_once(") ").map_or("", |(_, rest)| rest);
    let client = rest.split_once(" (").map_or("", |(_, client)| client);
    let mut out = format!("{head} (Linux 6.1; x86_64) unknown");
    if !client.is_empty() {
        out.push_str(" (");
        out.push_str(client);
    }
    out
}

/// Of a list of objects: those of a shape that no list before had. Lists that are pages keep their first.
fn thin_out(items: &mut Vec<Value>, key: &str, seen: &mut HashSet<String>) {
    if !items.iter().all(Value::is_object) {
        items.truncate(4);
        return;
    }
    let mut first = !matches!(key, "turns" | "items");
    items.retain(|item| {
        let mut shape = String::new();
        describe(item, "", &mut shape);
        seen.insert(shape) | std::mem::take(&mut first)
    });
    items.truncate(12);
}

/// Of a long table of switches: a few.
fn shorten(members: &mut Map<String, Value>) {
    if members.len() > 20 && members.values().all(Value::is_boolean) {
        let mut left = 6;
        members.retain(|_, _| {
            left -= 1;
            left >= 0
        });
    }
}

/// What kind of value it is: two of one shape are the same to a decoder.
fn describe(value: &Value, key: &str, out: &mut String) {
    match value {
        Value::Null => out.push('0'),
        Value::Bool(_) => out.push('b'),
        Value::Number(number) => out.push(if number.is_f64() { 'f' } else { 'n' }),
        Value::String(text) => {
            let telling = matches!(
                key,
                "type" | "status" | "phase" | "kind" | "source" | "eventName" | "decision"
            );
            out.push_str(if telling { text } else { "s" });
        }
        Value::Array(items) => {
            let mut shapes: Vec<String> = items
                .iter()
                .map(|item| {
                    let mut shape = String::new();
                    describe(item, key, &mut shape);
                    shape
                })
                .collect();
            shapes.sort();
            shapes.dedup();
            out.push('[');
            out.push_str(&shapes.join(","));
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (name, value) in members {
                out.push_str(name);
                out.push(':');
                describe(value, name, out);
            }
            out.push('}');
        }
    }
}
