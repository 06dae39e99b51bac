//! What is wanted.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

const HELP: &str = "\
cargo run --release --manifest-path tests/bench/Cargo.toml -- [OPTIONS]

  --only a,b,…          of the workloads a to h and `sizes`, these
  --contenders x,y,…    those whose name contains one of these words
  --rounds N            how often each runs: 5 unless told; the order turns by one each round
  --quick               two rounds, a tenth of the events, no sizes
  --no-sizes            leave out what programs pay: crates, time to build, size
  --no-allocations      leave out the allocations
  --workers N           threads of the runtime of each contender: 2 unless told, 0 for the current thread
  --out FILE            where the page goes: tests/bench/RESULTS.md unless told, nowhere for a part of it all; `-` for nowhere
  --readme              put the table into the README of the project as well
  --help                this";

#[derive(Debug)]
pub struct Options {
    pub only: Option<Vec<String>>,
    pub contenders: Option<Vec<String>>,
    pub rounds: usize,
    pub quick: bool,
    pub sizes: bool,
    pub allocations: bool,
    pub workers: usize,
    pub out: Option<PathBuf>,
    pub readme: bool,
}

impl Options {
    pub fn read() -> Result<Self> {
        let mut options = Self {
            only: None,
            contenders: None,
            rounds: 5,
            quick: false,
            sizes: true,
            allocations: true,
            workers: 2,
            out: None,
            readme: false,
        };
        let (mut rounds, mut out) = (None, None);
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
            let list = |text: String| text.split(',').map(str::to_owned).collect();
            match arg.as_str() {
                "--only" => options.only = Some(list(value()?)),
                "--contenders" => options.contenders = Some(list(value()?)),
                "--rounds" => rounds = Some(value()?.parse()?),
                "--quick" => {
                    options.quick = true;
                    options.rounds = 2;
                    options.sizes = false;
                }
                "--no-sizes" => options.sizes = false,
                "--no-allocations" => options.allocations = false,
                "--workers" => options.workers = value()?.parse()?,
                "--out" => out = Some(value()?),
                "--readme" => options.readme = true,
                "--help" => {
                    println!("{HELP}");
                    std::process::exit(0);
                }
                other => bail!("no option is called {other}: see --help"),
            }
        }
        options.rounds = rounds.unwrap_or(options.rounds);
        options.sizes &= options.wants("sizes");
        let part = options.quick || options.only.is_some() || options.contenders.is_some();
        options.out = match out.as_deref() {
            Some("-") => None,
            Some(file) => Some(file.into()),
            None if part => None,
            None => Some(crate::build::root().join("RESULTS.md")),
        };
        Ok(options)
    }

    pub fn takes(&self, contender: &str) -> bool {
        match &self.contenders {
            Some(words) => words.iter().any(|word| contender.contains(word.as_str())),
            None => true,
        }
    }

    /// A workload by its letter, or the sizes.
    pub fn wants(&self, part: &str) -> bool {
        match &self.only {
            Some(parts) => parts.iter().any(|wanted| wanted == part),
            None => true,
        }
    }

    /// A number of events or requests, less of them when it has to be quick.
    pub fn scaled(&self, number: u64) -> u64 {
        if self.quick { number / 10 } else { number }
    }
}
