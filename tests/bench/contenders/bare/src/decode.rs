//! Lines into the protocol's types, in one pass, by each of the parsers.

use std::fmt;

use codex_bench_common::Seen;
use codex_threads_protocol::{
    AgentMessageDeltaNotification, CommandExecutionOutputDeltaNotification,
    ItemCompletedNotification, ItemStartedNotification, ReasoningSummaryPartAddedNotification,
    ReasoningSummaryTextDeltaNotification, ServerNotification, ThreadTokenUsageUpdatedNotification,
    TurnCompletedNotification, TurnDiffUpdatedNotification, TurnPlanUpdatedNotification,
};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

#[derive(Debug, Clone, Copy)]
pub enum Parser {
    SerdeJson,
    Sonic,
    Simd,
}

impl Parser {
    pub fn of(way: &str) -> Option<Self> {
        match way {
            "pipe" => None,
            "sonic-rs" => Some(Self::Sonic),
            "simd-json" => Some(Self::Simd),
            _ => Some(Self::SerdeJson),
        }
    }

    fn parse<'de, T: Deserialize<'de>>(self, line: &'de mut [u8]) -> Option<T> {
        match self {
            // One look at all bytes costs less than one at each string.
            Self::SerdeJson => serde_json::from_str(std::str::from_utf8(line).ok()?).ok(),
            Self::Sonic => sonic_rs::from_slice(line).ok(),
            Self::Simd => simd_json::serde::from_slice(line).ok(),
        }
    }

    pub fn line(self, line: &mut [u8], scratch: &mut Vec<u8>, seen: &mut Seen) {
        // simd-json writes into what it parses.
        let parsed = if matches!(self, Self::Simd) {
            scratch.clear();
            scratch.extend_from_slice(line);
            self.parse::<Message>(scratch)
        } else {
            self.parse::<Message>(line)
        };
        // A union whose tag isn't its first member is read twice, which only serde_json can: a few lines around the flood.
        match parsed.or_else(|| Self::SerdeJson.parse::<Message>(line)) {
            Some(Message::Notification(notification)) => match notification {
                ServerNotification::AgentMessageDelta(delta) => seen.delta(&delta.delta),
                ServerNotification::TurnCompleted(_) => seen.end(),
                _ => seen.other(),
            },
            Some(Message::Unnamed) => seen.other(),
            Some(Message::Answer) => {}
            None => panic!("not decoded: {}", String::from_utf8_lossy(line)),
        }
    }

    pub fn result<T: DeserializeOwned>(self, line: &mut [u8]) -> T {
        #[derive(Deserialize)]
        struct Answer<T> {
            result: T,
        }
        self.parse::<Answer<T>>(line).expect("a result").result
    }
}

/// The id of an answer.
pub fn answered(line: &[u8]) -> Option<u64> {
    #[derive(Deserialize)]
    struct Id {
        id: Option<u64>,
    }
    serde_json::from_slice::<Id>(line).ok()?.id
}

/// The result of an answer.
pub fn result<T: DeserializeOwned>(line: &[u8]) -> T {
    #[derive(Deserialize)]
    struct Answer<T> {
        result: T,
    }
    serde_json::from_slice::<Answer<T>>(line)
        .expect("a result")
        .result
}

/// A line of the server, typed.
#[expect(
    clippy::large_enum_variant,
    reason = "a box would be an allocation for each line"
)]
enum Message {
    Notification(ServerNotification),
    /// A notification that this loop has no type for.
    Unnamed,
    Answer,
}

/// Reads the params of a notification straight into the type that its method names.
macro_rules! by_method {
    ($map:ident, $method:ident: $($type:ty,)*) => {
        match $method {
            $(m if m == <$type as codex_threads_protocol::Notification>::METHOD => {
                Message::Notification($map.next_value::<$type>()?.into())
            })*
            _ => {
                $map.next_value::<IgnoredAny>()?;
                Message::Unnamed
            }
        }
    };
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Message;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a message")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Message, A::Error> {
                let mut method = "";
                let mut message = Message::Answer;
                while let Some(member) = map.next_key::<&str>()? {
                    match member {
                        "method" => method = map.next_value()?,
                        // Servers write the method first.
                        "params" if method.is_empty() => {
                            return Err(A::Error::missing_field("method"));
                        }
                        "params" => {
                            message = by_method!(map, method:
                                AgentMessageDeltaNotification,
                                ItemStartedNotification,
                                ItemCompletedNotification,
                                ReasoningSummaryTextDeltaNotification,
                                ReasoningSummaryPartAddedNotification,
                                CommandExecutionOutputDeltaNotification,
                                ThreadTokenUsageUpdatedNotification,
                                TurnPlanUpdatedNotification,
                                TurnDiffUpdatedNotification,
                                TurnCompletedNotification,
                            );
                        }
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(message)
            }
        }
        deserializer.deserialize_map(Members)
    }
}
