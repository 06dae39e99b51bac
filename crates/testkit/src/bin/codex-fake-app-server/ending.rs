//! How the program ends when the scenario hangs up.

use std::process::ExitCode;

use crate::Failure;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Exit(u8),
    Kill,
    Terminate,
}

impl Default for Ending {
    fn default() -> Self {
        Self::Exit(0)
    }
}

impl Ending {
    pub(crate) fn signal(name: &str) -> Result<Self, Failure> {
        match name {
            "KILL" => Ok(Self::Kill),
            "TERM" => Ok(Self::Terminate),
            other => Err(format!("--signal takes KILL or TERM, not `{other}`").into()),
        }
    }

    /// The code to exit with, if a signal doesn't come first.
    pub(crate) fn carry_out(self) -> ExitCode {
        match self {
            Self::Exit(code) => ExitCode::from(code),
            Self::Kill => signalled("KILL"),
            Self::Terminate => signalled("TERM"),
        }
    }
}

/// Sends this process a signal, by way of the system's `kill`, and waits for it.
fn signalled(name: &str) -> ExitCode {
    let sent = std::process::Command::new("kill")
        .args(["-s", name])
        .arg(std::process::id().to_string())
        .status();
    match sent {
        Ok(status) if status.success() => loop {
            std::thread::park();
        },
        _ => {
            eprintln!("codex-fake-app-server: no signal {name} could be sent");
            ExitCode::from(2)
        }
    }
}
