//! Calls of tools, and what came of them.

use std::collections::VecDeque;
use std::iter::FusedIterator;

use crate::damage::{Damage, Position};
use crate::record::{CallOutput, Payload, Record, ResponseItem, ToolOutput};

/// So many calls may wait for their output. It takes a damaged file to reach that.
const WAITING: usize = 1024;

/// A call of a tool.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Call {
    /// Where it is.
    pub position: Position,
    /// What ties the output to the call.
    pub call_id: String,
    /// The tool.
    pub name: String,
    /// What it was given.
    pub input: CallInput,
    /// What it said; `None` if nothing was written: the turn was stopped, or still runs.
    pub output: Option<ToolOutput>,
    /// Where the output is.
    pub output_position: Option<Position>,
}

/// What a tool was given.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallInput {
    /// JSON, as the model wrote it: it may be broken.
    Arguments(String),
    /// A text.
    Text(String),
}

impl CallInput {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Arguments(text) | Self::Text(text) => text,
        }
    }

    /// The arguments; `None` for a text, and for broken JSON.
    #[must_use]
    pub fn arguments(&self) -> Option<serde_json::Value> {
        match self {
            Self::Arguments(text) => serde_json::from_str(text).ok(),
            Self::Text(_) => None,
        }
    }
}

/// The calls of a stream of records. Made by [`RecordsExt::calls`](crate::RecordsExt::calls).
///
/// A call is yielded when its output comes, and at the end if none came. An output without a call (the call is
/// damaged, or in a rollout on which this one is based) is yielded by the call's id, with an empty name and input. In
/// memory are the calls that wait for their output, 1,024 at most: the oldest is then yielded without.
pub struct Calls<I> {
    records: Option<I>,
    waiting: VecDeque<Call>,
}

impl<I> Calls<I> {
    pub(super) fn new(records: I) -> Self {
        Self {
            records: Some(records),
            waiting: VecDeque::new(),
        }
    }

    fn answered(&mut self, at: Position, output: CallOutput) -> Call {
        let found = self
            .waiting
            .iter()
            .position(|call| call.call_id == output.call_id)
            .and_then(|index| self.waiting.remove(index));
        let mut call = found.unwrap_or_else(|| Call {
            position: at.clone(),
            call_id: output.call_id,
            name: String::new(),
            input: CallInput::Text(String::new()),
            output: None,
            output_position: None,
        });
        call.output = output.output;
        call.output_position = Some(at);
        call
    }

    fn called(&mut self, position: Position, call_id: String, name: String, input: CallInput) {
        self.waiting.push_back(Call {
            position,
            call_id,
            name,
            input,
            output: None,
            output_position: None,
        });
    }
}

impl<I: Iterator<Item = Result<Record, Damage>>> Iterator for Calls<I> {
    type Item = Result<Call, Damage>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(records) = &mut self.records {
            let record = match records.next() {
                Some(Ok(record)) => record,
                Some(Err(damage)) => return Some(Err(damage)),
                None => {
                    self.records = None;
                    break;
                }
            };
            let at = record.position;
            let Payload::ResponseItem(item) = record.payload else {
                continue;
            };
            match item {
                ResponseItem::FunctionCall(call) => {
                    let input = CallInput::Arguments(call.arguments);
                    self.called(at, call.call_id, call.name, input);
                }
                ResponseItem::CustomToolCall(call) => {
                    self.called(at, call.call_id, call.name, CallInput::Text(call.input));
                }
                ResponseItem::FunctionCallOutput(output)
                | ResponseItem::CustomToolCallOutput(output) => {
                    return Some(Ok(self.answered(at, output)));
                }
                _ => {}
            }
            if self.waiting.len() > WAITING {
                return self.waiting.pop_front().map(Ok);
            }
        }
        self.waiting.pop_front().map(Ok)
    }
}

impl<I: Iterator<Item = Result<Record, Damage>>> FusedIterator for Calls<I> {}
