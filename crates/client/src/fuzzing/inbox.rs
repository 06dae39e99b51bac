//! What goes into a queue comes out again, or is told to be missing.

use serde_json::{Value, json};

use crate::events::{Event, EventLimits, Notification};
use crate::inbox::Queue;

/// Plays a queue: the first two bytes choose its limits, each further one pushes an event or reads.
///
/// # Panics
/// Where text, an event or an order is lost without a word.
pub fn inbox(input: &[u8]) {
    let [soft, hard, steps @ ..] = input else {
        return;
    };
    let queue = Queue::new(EventLimits {
        soft: usize::from(*soft % 16),
        hard: usize::from(*hard) * 64,
        ..EventLimits::default()
    });
    let mut model = Model::default();
    let mut staged = Vec::new();
    let mut block = 0;
    for step in steps {
        match step % 8 {
            item @ 0..=3 => staged.push(model.delta(item)),
            4 => staged.push(model.kept()),
            5 => staged.push(model.snapshot()),
            6 => {
                queue.extend(&mut staged, block, step & 128 != 0);
                block += 1;
            }
            _ => {
                if let Some(event) = queue.try_next() {
                    model.take(&event);
                }
            }
        }
    }
    queue.extend(&mut staged, block, false);
    queue.end();
    while let Some(event) = queue.try_next() {
        model.take(&event);
    }
    model.complete();
}

/// What was pushed, and how far it came out.
#[derive(Default)]
struct Model {
    /// Deltas of four items: pushed, and accounted for.
    items: [(u64, u64); 4],
    /// Events that are always kept: pushed, and seen.
    kept: (u64, u64),
    /// Snapshots: pushed, and the last one seen.
    snapshots: (u64, u64),
}

fn event(method: &str, params: &Value) -> Notification {
    let made = Notification::new(method, &params.to_string());
    made.unwrap_or_else(|error| unreachable!("{error}"))
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_default()
}

impl Model {
    fn delta(&mut self, item: u8) -> Notification {
        let pushed = &mut self.items[usize::from(item)].0;
        *pushed += 1;
        event(
            "item/agentMessage/delta",
            &json!({ "threadId": "t", "turnId": "u", "itemId": item.to_string(), "delta": format!("{pushed}\n") }),
        )
    }

    fn kept(&mut self) -> Notification {
        self.kept.0 += 1;
        event("x/y", &json!({ "threadId": "t", "n": self.kept.0 }))
    }

    fn snapshot(&mut self) -> Notification {
        self.snapshots.0 += 1;
        event(
            "turn/diff/updated",
            &json!({ "threadId": "t", "turnId": "u", "n": self.snapshots.0 }),
        )
    }

    fn item(&mut self, id: Option<&str>) -> &mut u64 {
        let item: usize = id.and_then(|id| id.parse().ok()).unwrap_or(usize::MAX);
        &mut self.items[item].1
    }

    fn take(&mut self, event: &Event) {
        let notification = match event {
            Event::Notification(notification) => notification,
            Event::Lagged(lagged) => {
                assert!(lagged.events() > 0);
                *self.item(lagged.item_id()) += lagged.events();
                return;
            }
            other => unreachable!("{other:?}"),
        };
        let params: Value = serde_json::from_slice(notification.params()).unwrap_or_default();
        match notification.method() {
            "item/agentMessage/delta" => {
                let seen = self.item(params["itemId"].as_str());
                for number in params["delta"].as_str().unwrap_or_default().lines() {
                    // The next one, or what is missing was not told where it is missing.
                    *seen += 1;
                    assert_eq!(number, seen.to_string());
                }
            }
            "turn/diff/updated" => {
                let now = number(&params["n"]);
                assert!(now > self.snapshots.1, "an older snapshot came later");
                self.snapshots.1 = now;
            }
            _ => {
                self.kept.1 += 1;
                assert_eq!(number(&params["n"]), self.kept.1);
            }
        }
    }

    fn complete(&self) {
        for (pushed, accounted) in self.items {
            assert_eq!(pushed, accounted, "text is missing and nobody was told");
        }
        assert_eq!(self.kept.0, self.kept.1);
        assert_eq!(
            self.snapshots.0, self.snapshots.1,
            "the last snapshot counts"
        );
    }
}
