//! Records a conversation with real servers, kept small, for the tests that decode it.
//!
//! ```text
//! cargo run -p codex-threads-tests --example record                     # the releases that are checked in
//! cargo run -p codex-threads-tests --example record -- 0.120.0 0.169.0  # these
//! cargo run -p codex-threads-tests --example record -- --to DIR 0.120.0 # into another folder
//! ```
//!
//! The model is a scripted one and nothing leaves the machine. Paths, ids and times are replaced by made-up ones that are the same in
//! every recording, so that recording again changes little. `RECORD_STDERR=1` shows what the server writes there.

mod answers;
mod client;
mod flow;
mod setting;
mod tidy;

use std::path::{Path, PathBuf};

use codex_threads_testkit::{Release, ScriptedModel};

/// Whatever ends a recording.
type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings");
    let mut versions = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--to" => folder = PathBuf::from(words.next().ok_or("--to needs a folder")?),
            version => versions.push(version.to_owned()),
        }
    }
    if versions.is_empty() {
        versions = checked_in(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let mut failed = Vec::new();
    for version in versions {
        match record(&version, &folder).await {
            Ok(report) => println!("{version}: {report}"),
            Err(error) => {
                println!("{version}: FAILED: {error}");
                failed.push(version);
            }
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {failed:?}").into())
    }
}

/// The releases that there are recordings of.
fn checked_in(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut versions: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| {
            Some(
                entry
                    .ok()?
                    .file_name()
                    .to_str()?
                    .strip_suffix(".jsonl")?
                    .to_owned(),
            )
        })
        .collect();
    versions.sort();
    Ok(versions)
}

async fn record(version: &str, folder: &Path) -> Result<String, Failure> {
    let release = Release::get(version).await?;
    let model = ScriptedModel::start().await?;
    let home = setting::make(&model).await?;
    let recorded = flow::run(&release, &home, &model).await;
    let tidy = tidy::Tidy::new(&release, &home, &model);
    drop(home);
    let _ = std::fs::remove_file(setting::mcp_server());
    let (notes, oddities) = recorded?;
    let text = tidy.render(&notes)?;
    std::fs::write(folder.join(format!("{version}.jsonl")), &text)?;
    let mut report = format!(
        "{} messages, {} kept, {} bytes",
        notes.len(),
        text.lines().count(),
        text.len()
    );
    for oddity in oddities {
        report.push_str("\n    ");
        report.push_str(&oddity);
    }
    Ok(report)
}
