//! Scenarios as JSON: for the program `codex-fake-app-server`, and for tests that are not written in Rust.

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::answer::{Answer, Refusal};
use super::pitfalls;
use super::question::Question;
use super::scenario::{Moment, NotAMoment, Scenario};
use super::tamper::Tamper;
use super::turn::Turn;
use super::version::{NotAVersion, Version};

/// A text that is no scenario.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BadScript {
    /// It is no JSON, or has members that no scenario has.
    #[error("no scenario: {0}")]
    Json(#[from] serde_json::Error),
    /// No pitfall has this name.
    #[error("no pitfall is called `{0}`: {known} are", known = pitfalls::NAMES.join(", "))]
    Pitfall(String),
    /// `release` is no version.
    #[error(transparent)]
    Version(#[from] NotAVersion),
    /// `hangUp` is no moment.
    #[error(transparent)]
    Moment(#[from] NotAMoment),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Script {
    release: Option<String>,
    #[serde(default)]
    pitfalls: Vec<String>,
    #[serde(default)]
    turns: Vec<Vec<Step>>,
    #[serde(default)]
    answers: Vec<Answered>,
    /// Methods of notifications that are lost, the first of each.
    #[serde(default)]
    lost: Vec<String>,
    pieces_of: Option<usize>,
    greeting: Option<String>,
    #[serde(default)]
    string_ids: bool,
    hang_up: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Answered {
    method: String,
    result: Option<Value>,
    error: Option<ErrorObject>,
    #[serde(default)]
    ignored: bool,
    #[serde(default)]
    unsent: bool,
    behind: Option<String>,
    /// None: always.
    times: Option<usize>,
    #[serde(default)]
    skip: usize,
}

#[derive(Debug, Deserialize)]
struct ErrorObject {
    code: i64,
    message: String,
    data: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Step {
    Text(String),
    Deltas(Vec<String>),
    Reasoning(String),
    Command {
        line: String,
        #[serde(default)]
        output: String,
        #[serde(default)]
        exit: i32,
        #[serde(default)]
        asks: bool,
    },
    Patch {
        path: String,
        content: String,
        #[serde(default)]
        asks: bool,
    },
    Item(Value),
    Notify {
        method: String,
        params: Value,
    },
    Ask {
        method: String,
        #[serde(default)]
        params: Value,
        id: Option<Value>,
    },
    Retries(String),
    Flood {
        deltas: u64,
        bytes: usize,
    },
    PauseMs(u64),
    Fails(String),
    EndIsLost,
    NeverEnds,
    HangsUp,
}

impl Scenario {
    /// A scenario that is written as JSON. All members are optional:
    ///
    /// ```
    /// use codex_threads_testkit::fake::Scenario;
    ///
    /// let scenario = Scenario::from_json(r#"{
    ///     "release": "0.150.1",
    ///     "pitfalls": ["early-completion", "split-lines=7"],
    ///     "turns": [
    ///         [{"text": "Hello"}, {"command": {"line": "ls", "output": "notes\n", "asks": true}}, {"deltas": ["a", "b"]}],
    ///         [{"reasoning": "Hm"}, {"ask": {"method": "currentTime/read", "id": "time"}}, {"fails": "No."}],
    ///         [{"flood": {"deltas": 1000, "bytes": 20}}, "hangsUp"]
    ///     ],
    ///     "answers": [
    ///         {"method": "model/list", "result": {"data": [], "nextCursor": null}},
    ///         {"method": "thread/resume", "error": {"code": -32001, "message": "busy"}, "times": 2},
    ///         {"method": "thread/read", "unsent": true, "times": 1}
    ///     ],
    ///     "lost": ["turn/completed"],
    ///     "stringIds": true,
    ///     "hangUp": "told:turn/started"
    /// }"#)?;
    /// # let _ = scenario;
    /// # Ok::<(), codex_threads_testkit::fake::BadScript>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BadScript`], which says what is wrong with it.
    pub fn from_json(text: &str) -> Result<Self, BadScript> {
        let script: Script = serde_json::from_str(text)?;
        let mut scenario = Self::new();
        for name in script.pitfalls {
            let pitfall = pitfalls::by_name(&name).ok_or(BadScript::Pitfall(name))?;
            scenario = scenario.and(pitfall);
        }
        if let Some(release) = script.release {
            scenario = scenario.version(release.parse::<Version>()?);
        }
        for steps in script.turns {
            scenario = scenario.turn(steps.into_iter().fold(Turn::new(), Step::add_to));
        }
        for answered in script.answers {
            let (method, answer) = answered.into_answer();
            scenario = scenario.answer(method, answer);
        }
        for method in script.lost {
            scenario = scenario.tamper(method, Tamper::lost());
        }
        if let Some(bytes) = script.pieces_of {
            scenario = scenario.pieces_of(bytes);
        }
        if let Some(greeting) = script.greeting {
            scenario = scenario.greeting(greeting);
        }
        if script.string_ids {
            scenario = scenario.string_ids();
        }
        if let Some(moment) = script.hang_up {
            scenario = scenario.hang_up(moment.parse::<Moment>()?);
        }
        Ok(scenario)
    }
}

impl Answered {
    fn into_answer(self) -> (String, Answer) {
        let answer = match (self.ignored, self.result, self.error) {
            (true, ..) => Answer::ignored(),
            (_, Some(result), _) => Answer::result(result),
            (_, None, Some(error)) => {
                let mut refusal = Refusal::new(error.code, error.message);
                refusal.data = error.data;
                Answer::error(refusal)
            }
            (_, None, None) => Answer::usual(),
        };
        let answer = match (self.unsent, self.behind) {
            (true, _) => answer.unsent(),
            (false, Some(method)) => answer.behind(method),
            (false, None) => answer,
        };
        let answer = match self.times {
            Some(times) => answer.times(times),
            None => answer.always(),
        };
        (self.method, answer.skip(self.skip))
    }
}

impl Step {
    fn add_to(turn: Turn, step: Self) -> Turn {
        match step {
            Self::Text(text) => turn.text(text),
            Self::Deltas(deltas) => turn.deltas(deltas),
            Self::Reasoning(summary) => turn.reasoning(summary),
            Self::Command {
                line,
                output,
                exit,
                asks,
            } => {
                let turn = turn.command(line, output).exits(exit);
                if asks { turn.asks() } else { turn }
            }
            Self::Patch {
                path,
                content,
                asks,
            } => {
                let turn = turn.patch(path, content);
                if asks { turn.asks() } else { turn }
            }
            Self::Item(item) => turn.item(item),
            Self::Notify { method, params } => turn.notify(method, params),
            Self::Ask { method, params, id } => {
                let params = match params {
                    Value::Null => Value::Object(serde_json::Map::new()),
                    params => params,
                };
                let question = Question::other(method, params);
                turn.ask(match id {
                    Some(id) => question.id(id),
                    None => question,
                })
            }
            Self::Retries(message) => turn.retries(message),
            Self::Flood { deltas, bytes } => turn.flood(deltas, bytes),
            Self::PauseMs(ms) => turn.pause(std::time::Duration::from_millis(ms)),
            Self::Fails(message) => turn.fails(message),
            Self::EndIsLost => turn.end_is_lost(),
            Self::NeverEnds => turn.never_ends(),
            Self::HangsUp => turn.hangs_up(),
        }
    }
}
