//! Who takes part.

use std::path::PathBuf;

/// How a contender is started.
#[derive(Debug, Clone)]
pub enum Program {
    /// A package of this workspace.
    Package(&'static str),
    Python,
}

#[derive(Debug, Clone)]
pub struct Contender {
    pub name: &'static str,
    pub program: Program,
    /// Which of the program's ways.
    pub way: &'static str,
    /// The package whose version counts.
    pub of: Option<&'static str>,
    /// Found out when it is built.
    pub version: String,
    /// What to run, once it is built, and why it is not there otherwise.
    pub command: Result<Vec<PathBuf>, String>,
}

pub const PIPE: &str = "bare pipe, memchr";
pub const SERDE_JSON: &str = "bare decode, serde_json";
pub const SONIC: &str = "bare decode, sonic-rs";
pub const SIMD: &str = "bare decode, simd-json";
pub const OURS: &str = "codex-threads";
/// The same, with one stream of all events in the place of one for each turn.
pub const OURS_EVENTS: &str = "codex-threads, one stream";
pub const LINES: &str = "LinesCodec + Value";
/// The same, with a channel and a task for each turn in the place of one for all events.
pub const LINES_TURNS: &str = "LinesCodec + Value, a task a turn";
pub const PYTHON: &str = "openai-codex (Python)";

pub fn is_bare(name: &str) -> bool {
    [PIPE, SERDE_JSON, SONIC, SIMD].contains(&name)
}

pub fn is_ours(name: &str) -> bool {
    [OURS, OURS_EVENTS].contains(&name)
}

pub fn all() -> Vec<Contender> {
    let rust = |name, package, way, of| Contender {
        name,
        program: Program::Package(package),
        way,
        of,
        version: String::new(),
        command: Err("not built".to_owned()),
    };
    vec![
        rust(PIPE, "contender-bare", "pipe", Some("memchr")),
        rust(
            SERDE_JSON,
            "contender-bare",
            "serde_json",
            Some("serde_json"),
        ),
        rust(SONIC, "contender-bare", "sonic-rs", Some("sonic-rs")),
        rust(SIMD, "contender-bare", "simd-json", Some("simd-json")),
        rust(
            OURS,
            "contender-codex-threads",
            "turns",
            Some("codex-threads"),
        ),
        rust(
            OURS_EVENTS,
            "contender-codex-threads",
            "events",
            Some("codex-threads"),
        ),
        rust(
            "codex-codes",
            "contender-codex-codes",
            "",
            Some("codex-codes"),
        ),
        rust(
            "codex-app-server-sdk",
            "contender-codex-app-server-sdk",
            "",
            Some("codex-app-server-sdk"),
        ),
        rust(
            "codex-wrapper",
            "contender-codex-wrapper",
            "",
            Some("codex-wrapper"),
        ),
        rust(
            "jsonrpsee, translated",
            "contender-jsonrpsee",
            "",
            Some("jsonrpsee"),
        ),
        rust(LINES, "contender-lines-value", "", Some("tokio-util")),
        rust(
            LINES_TURNS,
            "contender-lines-value",
            "turns",
            Some("tokio-util"),
        ),
        Contender {
            name: PYTHON,
            program: Program::Python,
            way: "",
            of: None,
            version: String::new(),
            command: Err("not installed".to_owned()),
        },
    ]
}
