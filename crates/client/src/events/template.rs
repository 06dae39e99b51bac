//! Deltas decoded once.

use std::sync::OnceLock;

use codex_threads_protocol::ServerNotification;

use super::Notification;
use crate::wire::Envelope;

/// What all deltas decode to that have the same bytes before their text, but for their ids: decoded when
/// the first of them is, by whoever does that.
#[derive(Debug, Default)]
pub(crate) struct Template(OnceLock<Option<Box<Decoded>>>);

#[derive(Debug)]
struct Decoded {
    /// The first of them, without its text.
    delta: ServerNotification,
    /// What stood behind the text, up to the end of the params.
    tail: Box<str>,
}

impl Template {
    /// The notification decoded, where it differs from the first one in its ids and its text alone.
    pub(super) fn fill(&self, notification: &Notification) -> Option<ServerNotification> {
        let (text, tail) = text_and_tail(notification)?;
        let decoded = self.0.get_or_init(|| first(notification)).as_ref()?;
        if *decoded.tail != *tail {
            return None;
        }
        let text = text_of(text)?;
        let (thread, turn, item) = ids(notification)?;
        let mut filled = decoded.delta.clone();
        let delta = filled.item_delta_mut()?;
        // Most often they are the first one's.
        if *delta.thread_id != thread {
            *delta.thread_id = thread.into();
        }
        if *delta.turn_id != turn {
            *delta.turn_id = turn.into();
        }
        if *delta.item_id != item {
            *delta.item_id = item.into();
        }
        *delta.delta = text;
        Some(filled)
    }
}

fn ids(notification: &Notification) -> Option<(&str, &str, &str)> {
    Some((
        notification.thread_id()?,
        notification.turn_id()?,
        notification.item_id()?,
    ))
}

/// What is the same in all of them.
#[cold]
fn first(notification: &Notification) -> Option<Box<Decoded>> {
    let (text, tail) = text_and_tail(notification)?;
    let mut decoded = notification.decode_whole();
    let delta = decoded.item_delta_mut()?;
    let is_that = ids(notification)?
        == (
            delta.thread_id.as_str(),
            delta.turn_id.as_str(),
            delta.item_id.as_str(),
        )
        && *delta.delta == text_of(text)?;
    delta.delta.clear();
    let tail = tail.into();
    is_that.then(|| {
        Box::new(Decoded {
            delta: decoded,
            tail,
        })
    })
}

/// The text of a delta in its quotes, and what stands behind it in the params.
fn text_and_tail(notification: &Notification) -> Option<(&str, &str)> {
    let line = notification.text();
    let Envelope { delta, params, .. } = notification.envelope();
    let end = delta.end() + 1;
    Some((
        line.get(delta.start().checked_sub(1)?..end)?,
        line.get(end..params.end())?,
    ))
}

/// Nearly every piece of text is written as it is.
fn text_of(quoted: &str) -> Option<String> {
    let text = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let plain = |byte: &u8| *byte >= b' ' && *byte != b'"' && *byte != b'\\';
    if text.as_bytes().iter().all(plain) {
        return Some(text.to_owned());
    }
    serde_json::from_str(quoted).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::wire::Heads;

    /// Reads lines one after another; what they decode to.
    fn decoded(lines: &[&str]) -> Vec<ServerNotification> {
        let mut heads = Heads::<Template>::default();
        let lines = lines.iter().map(|line| {
            let ((line, envelope, _), template) = heads.read((*line).into()).unwrap();
            Notification::from_parts(line, envelope, template).decode()
        });
        lines.collect()
    }

    fn line(delta: &str, tail: &str) -> String {
        format!(
            r#"{{"method":"item/agentMessage/delta","params":{{"threadId":"t","turnId":"u","itemId":"i","delta":{delta}{tail}"#
        )
    }

    #[test]
    fn a_delta_is_the_same_whether_it_is_decoded_by_the_first_one_or_by_itself() {
        let lines = [
            line(r#""Hel""#, "}}"),
            line(r#""lo""#, "}}"),
            line(r#""\"\u00e9\n""#, "}}"),
            line(r#""""#, r#"},"emittedAtMs":1}"#),
            line(r#""more""#, r#","unheardOf":1}}"#),
            line(r#""first""#, r#","delta":"second"}}"#),
            line(r#""no\q""#, "}}"),
            line("\"no\u{1}\"", "}}"),
            line(r#""\ud800""#, "}}"),
            line(r#""again""#, "}}"),
            line("1", "}}"),
            line(r#""of another""#, "}}").replace(r#""i""#, r#""another item""#),
            line(r#""of another""#, "}}").replace(r#""u""#, r#""\u0075""#),
            line(r#""twice""#, r#","itemId":"j"}}"#),
            line(r#""numbered""#, "}}").replace(r#""u""#, "7"),
            line(r#""within""#, "}}").replace(r#""i","#, r#""i","contentIndex":1,"#),
            line(r#""shell""#, "}}").replace("agentMessage/d", "commandExecution/outputD"),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        for from in 0..lines.len() {
            let (first, second) = lines.split_at(from);
            let order = [second, first, second].concat();
            let each = order.iter().map(|line| decoded(&[line]).remove(0));
            assert_eq!(decoded(&order), each.collect::<Vec<_>>());
        }
    }

    #[test]
    fn deltas_of_one_item_share_what_was_decoded_first() {
        let mut heads = Heads::<Template>::default();
        let mut shared = Vec::new();
        for text in [r#""a""#, r#""b""#, r#""c""#] {
            let (_, template) = heads.read(line(text, "}}").into()).unwrap();
            shared.extend(template);
        }
        assert_eq!(shared.len(), 2);
        assert!(Arc::ptr_eq(&shared[0], &shared[1]));
    }
}
