//! What is kept of a turn's events for its end, whether or not anybody reads them.

use std::collections::VecDeque;

use tokio::time::Instant;

use crate::events::Notification;
use crate::wire::member;

/// The items that ended, the last token usage, the last error: lines as they came, copied out of
/// their blocks.
#[derive(Debug, Default, Clone)]
pub(crate) struct Gathered {
    /// `item/completed`, each with its place in the order.
    items: VecDeque<(u64, Notification)>,
    /// The last of them that is a message of the agent; it is never given up.
    message: Option<(u64, Notification)>,
    count: u64,
    bytes: usize,
    /// How many items were given up.
    pub(super) missing: u64,
    pub(super) usage: Option<Notification>,
    /// The last error that is not followed by another attempt.
    pub(super) error: Option<Notification>,
    /// Items that have begun and not ended: their ids, and whether their end comes surely.
    unfinished: Vec<(String, bool)>,
    /// Whether the turn was followed from its start.
    pub(super) whole: bool,
    pub(super) began: Option<Instant>,
}

impl Gathered {
    /// Whether an event matters here.
    pub(super) fn wants(method: &str) -> bool {
        matches!(
            method,
            "turn/started"
                | "turn/completed"
                | "item/started"
                | "item/completed"
                | "thread/tokenUsage/updated"
                | "error"
        )
    }

    /// Whether an event is kept here, copied out of its block.
    pub(super) fn keeps(method: &str) -> bool {
        matches!(
            method,
            "turn/completed" | "item/completed" | "thread/tokenUsage/updated" | "error"
        )
    }

    /// Takes an event of the turn. Above `limit` bytes the oldest items go.
    pub(super) fn take(&mut self, method: &str, notification: &Notification, limit: usize) {
        match method {
            "turn/started" => {
                self.whole = true;
                self.began = Some(Instant::now());
            }
            "item/started" => {
                if let Some(id) = text(notification, &["item", "id"]) {
                    let awaited = ends_by_itself(notification);
                    self.unfinished.push((id.to_owned(), awaited));
                }
            }
            "item/completed" => self.item(notification, limit),
            "thread/tokenUsage/updated" => self.usage = Some(notification.detached()),
            "error" => {
                let params = notification.params();
                let again = member(params, &["willRetry"]).map(|span| span.of(params));
                if again != Some(b"true") {
                    self.error = Some(notification.detached());
                }
            }
            _ => {}
        }
    }

    fn item(&mut self, notification: &Notification, limit: usize) {
        let id = text(notification, &["item", "id"]).unwrap_or_default();
        self.unfinished.retain(|(unfinished, _)| unfinished != id);
        let entry = (self.count, notification.detached());
        self.count += 1;
        if text(notification, &["item", "type"]) == Some("agentMessage") {
            if let Some((at, earlier)) = self.message.replace(entry) {
                self.bytes += earlier.line().len();
                let place = self.items.partition_point(|(other, _)| *other < at);
                self.items.insert(place, (at, earlier));
            }
        } else {
            self.bytes += entry.1.line().len();
            self.items.push_back(entry);
        }
        while self.bytes > limit
            && let Some((_, oldest)) = self.items.pop_front()
        {
            self.bytes -= oldest.line().len();
            self.missing += 1;
        }
    }

    /// Whether an item is still to end that surely will.
    pub(super) fn awaits(&self) -> bool {
        self.unfinished.iter().any(|(_, awaited)| *awaited)
    }

    /// The ids of the items that have not ended.
    pub(super) fn unfinished(&self) -> Vec<String> {
        self.unfinished.iter().map(|(id, _)| id.clone()).collect()
    }

    /// The items that ended, in order.
    pub(super) fn items(&self) -> impl Iterator<Item = &Notification> {
        let before = self.message.as_ref().map_or(0, |(at, _)| {
            self.items.partition_point(|(other, _)| other < at)
        });
        fn lines((_, line): &(u64, Notification)) -> &Notification {
            line
        }
        self.items
            .range(..before)
            .map(lines)
            .chain(self.message.as_ref().map(lines))
            .chain(self.items.range(before..).map(lines))
    }
}

/// Messages and thoughts are cut off by an interrupt or by new input, and then never end; what runs
/// outside of the model does.
fn ends_by_itself(notification: &Notification) -> bool {
    matches!(
        text(notification, &["item", "type"]),
        Some("commandExecution" | "fileChange" | "mcpToolCall" | "dynamicToolCall")
    )
}

/// A string without escapes at `path` in the params.
pub(super) fn text<'a>(notification: &'a Notification, path: &[&str]) -> Option<&'a str> {
    let params = notification.params();
    let text = member(params, path)?.of(params);
    std::str::from_utf8(text.strip_prefix(b"\"")?.strip_suffix(b"\"")?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, kind: &str, size: usize) -> Notification {
        let item = serde_json::json!({ "id": id, "type": kind, "text": "x".repeat(size) });
        let params = serde_json::json!({ "threadId": "t", "turnId": "u", "item": item });
        Notification::new("item/completed", &params.to_string()).expect("it is JSON")
    }

    fn ids(gathered: &Gathered) -> Vec<String> {
        gathered
            .items()
            .filter_map(|line| text(line, &["item", "id"]).map(str::to_owned))
            .collect()
    }

    #[test]
    fn above_the_limit_the_oldest_items_go_and_are_counted_and_the_last_message_stays() {
        let mut gathered = Gathered::default();
        for (id, kind) in [
            ("a", "userMessage"),
            ("b", "agentMessage"),
            ("c", "reasoning"),
            ("d", "agentMessage"),
            ("e", "reasoning"),
        ] {
            gathered.take("item/completed", &item(id, kind, 10), usize::MAX);
        }
        assert_eq!(ids(&gathered), ["a", "b", "c", "d", "e"]);
        let limit = 10_200;
        gathered.take("item/completed", &item("f", "reasoning", 10_000), limit);
        assert_eq!(ids(&gathered), ["d", "f"], "a message is not counted");
        assert_eq!(gathered.missing, 4);
        gathered.take("item/completed", &item("g", "agentMessage", 20_000), limit);
        assert_eq!(ids(&gathered), ["f", "g"]);
        gathered.take("item/completed", &item("h", "reasoning", 20_000), limit);
        assert_eq!(ids(&gathered), ["g"]);
        assert_eq!(gathered.missing, 7);
    }
}
