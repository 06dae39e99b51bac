//! Chores of this workspace: the schemas of the releases, the code made from them, and deep tests.
//!
//! Run `cargo xtask` without arguments for the list of commands.

use std::process::ExitCode;

mod codegen;
mod counts;
mod fuzz;
mod interleavings;
mod schema;

const USAGE: &str = "usage: cargo xtask <command>

commands:
  codegen [--check]           make the generated code from schemas/, or fail where it differs
  counts [NAME] [--record]    count the instructions of the benches' parts; fail where they have risen
  schema add VERSION...       fetch releases, merge their schemas, regenerate, report
  schema rebuild --from DIR   make all files of schemas/ again from a folder of dumps
  schema merge                make merged.json and availability.json again (after a change of overrides.json)
  schema check                prove that the files of schemas/ belong together
  schema report A B           what changed from release A to release B
  fuzz seeds                  fill fuzz/corpus from tests/recordings
  fuzz run SECONDS [TARGET]   run each fuzz target, or one
  interleavings [NAME] [--iterations N]
                              run the client's concurrent scenarios under many schedules
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let done = match args.first().map(String::as_str) {
        Some("codegen") => match rest {
            [] => codegen::run(false),
            [flag] if flag == "--check" => codegen::run(true),
            _ => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        },
        Some("schema") => schema::run(rest),
        Some("counts") => counts::run(rest),
        Some("fuzz") => fuzz::run(rest),
        Some("interleavings") => interleavings::run(rest),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
