//! What the program is told, by its arguments and by a variable.

use std::path::PathBuf;

use codex_threads_testkit::fake::{Moment, Scenario, Version, pitfalls};

use crate::Failure;
use crate::ending::Ending;
use crate::flood::Flood;

#[derive(Debug, Default)]
pub(crate) struct Options {
    pub(crate) help: bool,
    pub(crate) pitfalls: bool,
    pub(crate) version: bool,
    pub(crate) release: Option<Version>,
    pub(crate) ends_at_start: bool,
    pub(crate) ending: Ending,
    pub(crate) stderr: Option<u64>,
    pub(crate) history: Option<usize>,
    pub(crate) flood: Option<Flood>,
    pub(crate) echo: bool,
    pub(crate) replay: Option<PathBuf>,
    pub(crate) real_time: bool,
    names: Vec<String>,
    script: Option<PathBuf>,
    hang_ups: Vec<Moment>,
}

impl Options {
    pub(crate) fn read() -> Result<Self, Failure> {
        let variable = std::env::var("CODEX_FAKE").unwrap_or_default();
        let from_variable = variable.split_whitespace().map(str::to_owned);
        let mut words = from_variable.chain(std::env::args().skip(1));
        let mut options = Self::default();
        let mut flood = Flood::default();
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .ok_or_else(|| Failure::from(format!("{word} needs a value")))
            };
            match word.as_str() {
                // What clients start a real one with.
                "app-server" => {}
                "-c" | "--config" | "--listen" => drop(value()?),
                "--help" => options.help = true,
                "--pitfalls" => options.pitfalls = true,
                "--version" | "-V" => options.version = true,
                "--release" => options.release = Some(value()?.parse()?),
                "--pitfall" => options.names.push(value()?),
                "--script" => options.script = Some(value()?.into()),
                "--hang-up" => match value()?.as_str() {
                    "start" => options.ends_at_start = true,
                    moment => options.hang_ups.push(moment.parse()?),
                },
                "--exit" => options.ending = Ending::Exit(value()?.parse()?),
                "--signal" => options.ending = Ending::signal(&value()?)?,
                "--stderr" => options.stderr = Some(value()?.parse()?),
                "--replay" => options.replay = Some(value()?.into()),
                "--real-time" => options.real_time = true,
                "--history" => options.history = Some(value()?.parse()?),
                "--flood" => flood.lines = value()?.parse()?,
                "--threads" => flood.threads = value()?.parse()?,
                "--delta" => flood.delta = value()?.parse()?,
                "--writes" => flood.line_by_line = matches!(value()?.as_str(), "line"),
                "--kinds" => flood.mixed = matches!(value()?.as_str(), "mixed"),
                "--echo" => options.echo = true,
                other => return Err(format!("no option is called `{other}`: see --help").into()),
            }
        }
        options.flood = (flood.lines > 0).then_some(flood);
        Ok(options)
    }

    pub(crate) fn scenario(&self) -> Result<Scenario, Failure> {
        let mut scenario = Scenario::new();
        for name in &self.names {
            let pitfall = pitfalls::by_name(name)
                .ok_or_else(|| format!("no pitfall is called `{name}`: see --pitfalls"))?;
            scenario = scenario.and(pitfall);
        }
        if let Some(file) = &self.script {
            let text = std::fs::read_to_string(file)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            scenario = scenario.and(Scenario::from_json(&text)?);
        }
        if let Some(release) = self.release {
            scenario = scenario.version(release);
        }
        let moments = self.hang_ups.iter().cloned();
        Ok(moments.fold(scenario, Scenario::hang_up))
    }
}
