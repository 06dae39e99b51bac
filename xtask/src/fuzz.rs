//! Fills the fuzz targets' corpora from the recordings, and runs them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use sha2::{Digest, Sha256};

const TARGETS: [&str; 4] = ["framing", "classifier", "inbox", "decoders"];

/// Inputs longer than this only slow the fuzzer down.
const LONGEST: usize = 16 * 1024;

pub(crate) fn run(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match *args.as_slice() {
        ["seeds"] => seeds(),
        ["run", seconds] => fuzz(seconds, &TARGETS),
        ["run", seconds, target] => fuzz(seconds, &[target]),
        _ => bail!("usage: cargo xtask fuzz seeds | run SECONDS [TARGET]"),
    }
}

fn root() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.map(Path::to_path_buf).context("xtask has a parent")
}

/// What servers and clients have said, once, as inputs of each target.
fn seeds() -> Result<()> {
    let root = root()?;
    let mut written = 0;
    let mut seed = |target: &str, input: &[u8]| -> Result<()> {
        let folder = root.join("fuzz/corpus").join(target);
        std::fs::create_dir_all(&folder)?;
        let name: String = Sha256::digest(input)[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        std::fs::write(folder.join(name), input)?;
        written += 1;
        Ok(())
    };
    for file in std::fs::read_dir(root.join("tests/recordings"))? {
        let text = std::fs::read_to_string(file?.path())?;
        let mut stream = vec![230, 9];
        for line in text.lines() {
            let line: Value = serde_json::from_str(line)?;
            let message = &line["message"];
            let from_server = line["dir"] == "server";
            let written = message.to_string();
            if written.len() > LONGEST {
                continue;
            }
            if from_server {
                seed("classifier", written.as_bytes())?;
                if stream.len() + written.len() < LONGEST {
                    stream.extend_from_slice(written.as_bytes());
                    stream.push(b'\n');
                }
            }
            let method = message.get("method").or_else(|| line.get("method"));
            let kind = match (from_server, message.get("id"), message.get("method")) {
                (true, None, _) => "n",
                (true, Some(_), Some(_)) => "s",
                (false, Some(_), Some(_)) => "q",
                (_, Some(_), None) => "r",
                _ => continue,
            };
            let payload = message.get("params").or_else(|| message.get("result"));
            if let (Some(method), Some(payload)) = (method.and_then(Value::as_str), payload) {
                seed("decoders", format!("{kind} {method}\n{payload}").as_bytes())?;
            }
        }
        seed("framing", &stream)?;
    }
    // Limits, then pushes of every kind, blocks and reads.
    seed("inbox", &[4, 255, 0, 1, 0, 6, 4, 5, 0, 6, 7, 7, 2, 5, 6, 7])?;
    seed(
        "inbox",
        &[1, 2, 0, 0, 0, 0, 6, 0, 0, 6, 7, 0, 134, 4, 3, 3, 6],
    )?;
    println!("{written} inputs in fuzz/corpus");
    Ok(())
}

fn fuzz(seconds: &str, targets: &[&str]) -> Result<()> {
    let seconds: u64 = seconds.parse().context("SECONDS is a number")?;
    for target in targets {
        println!("== {target}");
        // No sanitizer of memory: there is no unsafe code here to be watched.
        let done = Command::new("cargo")
            .args(["fuzz", "run", "--sanitizer", "none", target, "--"])
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-max_len={LONGEST}"))
            .args(["-timeout=25", "-print_final_stats=1"])
            .env("RUSTC_BOOTSTRAP", "1")
            .current_dir(root()?)
            .status()
            .context("cargo fuzz does not start; cargo install cargo-fuzz")?;
        if !done.success() {
            bail!("{target} has found something: see fuzz/artifacts/{target}");
        }
    }
    Ok(())
}
