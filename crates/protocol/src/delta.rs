//! The text that a delta adds to an item.

use crate::{ItemId, ServerNotification, ThreadId, TurnId};

/// What all deltas of items have, to change it: [`ServerNotification::item_delta_mut`].
#[derive(Debug)]
#[allow(missing_docs, reason = "named as in the notifications")]
pub struct ItemDeltaMut<'a> {
    pub thread_id: &'a mut ThreadId,
    pub turn_id: &'a mut TurnId,
    pub item_id: &'a mut ItemId,
    /// The text.
    pub delta: &'a mut String,
}

/// Deltas of text: those of an item of a turn, and others.
macro_rules! deltas {
    (items: $($item:ident),*; others: $($other:ident),*;) => {
        impl ServerNotification {
            /// The text that this adds to its item, where it is a delta of text (such as
            /// `item/agentMessage/delta`); what is base64 is none.
            ///
            /// ```
            /// use codex_threads_protocol::ServerNotification;
            ///
            /// let params = br#"{"threadId":"t","turnId":"1","itemId":"i","delta":"Hel"}"#;
            /// let told = ServerNotification::decode("item/agentMessage/delta", params);
            /// assert_eq!(told.delta(), Some("Hel"));
            /// ```
            #[must_use]
            pub fn delta(&self) -> Option<&str> {
                match self {
                    $(Self::$item(params) => Some(&params.delta),)*
                    $(Self::$other(params) => Some(&params.delta),)*
                    _ => None,
                }
            }

            /// The ids and the text of a delta that belongs to an item of a turn, to change them.
            ///
            /// ```
            /// use codex_threads_protocol::ServerNotification;
            ///
            /// let params = br#"{"threadId":"t","turnId":"1","itemId":"i","delta":"Hel"}"#;
            /// let mut told = ServerNotification::decode("item/agentMessage/delta", params);
            /// if let Some(delta) = told.item_delta_mut() {
            ///     delta.delta.push_str("lo");
            /// }
            /// assert_eq!(told.delta(), Some("Hello"));
            /// ```
            #[must_use]
            pub fn item_delta_mut(&mut self) -> Option<ItemDeltaMut<'_>> {
                match self {
                    $(Self::$item(params) => Some(ItemDeltaMut {
                        thread_id: &mut params.thread_id,
                        turn_id: &mut params.turn_id,
                        item_id: &mut params.item_id,
                        delta: &mut params.delta,
                    }),)*
                    _ => None,
                }
            }
        }
    };
}
deltas! {
    items: AgentMessageDelta, CommandExecutionOutputDelta, FileChangeOutputDelta, PlanDelta,
        ReasoningSummaryTextDelta, ReasoningTextDelta;
    others: ThreadRealtimeItemTranscriptDelta, ThreadRealtimeTranscriptDelta;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect;

    #[test]
    fn no_delta_of_text_is_left_out() {
        let params = r#"{"threadId":"t","turnId":"u","itemId":"i","delta":"text","contentIndex":0,
            "summaryIndex":0,"role":"user","index":0}"#;
        let mut deltas = 0;
        for method in ServerNotification::METHODS {
            let seen = inspect::notification(method, params.as_bytes());
            let has_delta =
                seen.error().is_none() && !seen.unrecognized().contains(&"/delta".to_owned());
            let mut told = ServerNotification::decode(method, params.as_bytes());
            assert_eq!(told.delta(), has_delta.then_some("text"), "{method}");
            let of_item = has_delta && !seen.unrecognized().contains(&"/turnId".to_owned());
            let delta = told.item_delta_mut();
            assert_eq!(delta.is_some(), of_item, "{method}");
            if let Some(delta) = delta {
                deltas += 1;
                delta.delta.clear();
                assert_eq!(told.delta(), Some(""), "{method}");
            }
        }
        assert!(deltas > 5, "only {deltas}");
    }
}
