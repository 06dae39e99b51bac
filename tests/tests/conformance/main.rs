//! One flow, played against the fake server of the testkit and against real releases: the fake has to do what they do.
//!
//! Where the two differ, the fake is wrong. What is not compared, and why, is written down in [`shape`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod flow;
mod player;
mod shape;
mod stage;

use codex_threads_testkit::fake::Version;

use crate::player::Noted;
use crate::stage::{Fake, Real};

async fn real(version: &str) -> Vec<Noted> {
    let mut noted = match play_real(version).await {
        Ok(noted) => noted,
        // Its own mistake, and a rare one: played anew. Twice in a row is another matter.
        Err(flow::ArchiveLost) => play_real(version).await.expect("an archive that is found"),
    };
    let (mut stage, mut player) = Real::start(version).await;
    flow::play_modest(&mut stage, &mut player, minor_of(version)).await;
    noted.extend(player.finish().await);
    stage.finish().await;
    dump(&format!("{version}.jsonl"), &noted);
    noted
}

async fn play_real(version: &str) -> Result<Vec<Noted>, flow::ArchiveLost> {
    let (mut stage, mut player) = Real::start(version).await;
    let played = flow::play(&mut stage, &mut player, minor_of(version)).await;
    let noted = player.finish().await;
    stage.finish().await;
    played.map(|()| noted)
}

async fn fake(version: &str) -> Vec<Noted> {
    let release: Version = version.parse().unwrap();
    let (mut stage, mut player) = Fake::start(release);
    let played = flow::play(&mut stage, &mut player, minor_of(version)).await;
    played.expect("the fake finds what it archives");
    let mut noted = player.finish().await;
    let (mut stage, mut player) = Fake::start(release);
    flow::play_modest(&mut stage, &mut player, minor_of(version)).await;
    noted.extend(player.finish().await);
    dump(&format!("fake-{version}.jsonl"), &noted);
    noted
}

fn minor_of(version: &str) -> u16 {
    version.split('.').nth(1).unwrap().parse().unwrap()
}

/// `CONFORMANCE_DUMP` names a folder for both conversations, to look at.
fn dump(name: &str, noted: &[Noted]) {
    let Some(folder) = std::env::var_os("CONFORMANCE_DUMP") else {
        return;
    };
    let lines = noted.iter().map(|noted| {
        let line = serde_json::json!({
            "step": noted.step, "client": noted.from_client, "answers": noted.answers, "m": noted.message,
        });
        format!("{line}\n")
    });
    let path = std::path::Path::new(&folder).join(name);
    std::fs::write(path, lines.collect::<String>()).unwrap();
}

/// Plays the flow against both, and lists where they differ.
async fn compare(version: &str) {
    let real = real(version).await;
    let fake = fake(version).await;
    let mut steps: Vec<&str> = real.iter().map(|noted| noted.step).collect();
    steps.dedup();
    let mut differences = Vec::new();
    for step in steps {
        let (of_real, of_fake) = shape::of_step(&real, &fake, step);
        let labels = |shapes: &[shape::Shape]| -> Vec<String> {
            shapes.iter().map(|shape| shape.label.clone()).collect()
        };
        let (real_labels, fake_labels) = (labels(&of_real), labels(&of_fake));
        if real_labels != fake_labels {
            differences.push(format!(
                "{step}: other messages, or in another order\n  real: {}\n  fake: {}",
                real_labels.join("\n        "),
                fake_labels.join("\n        ")
            ));
            continue;
        }
        for (real, fake) in of_real.iter().zip(&of_fake) {
            for leaf in real
                .leaves
                .iter()
                .filter(|leaf| !fake.leaves.contains(leaf))
            {
                differences.push(format!("{step}: {}: the fake lacks {leaf}", real.label));
            }
            for leaf in fake
                .leaves
                .iter()
                .filter(|leaf| !real.leaves.contains(leaf))
            {
                differences.push(format!("{step}: {}: the fake alone has {leaf}", real.label));
            }
        }
    }
    assert!(real.len() > 200, "a flow of {} messages", real.len());
    assert!(
        differences.is_empty(),
        "{version}: {} differences\n{}",
        differences.len(),
        differences.join("\n")
    );
}

/// A test for each release, so that one that fails doesn't hide the others.
macro_rules! releases {
    ($($name:ident $version:literal)*) => {$(
        #[tokio::test]
        async fn $name() {
            compare($version).await;
        }
    )*};
}

// Older releases ask and tell in other orders: the fake does what is known of them, and is not compared.
releases! {
    the_fake_does_what_0_143_0_does "0.143.0"
    the_fake_does_what_0_150_1_does "0.150.1"
    the_fake_does_what_0_151_0_does "0.151.0"
    the_fake_does_what_0_155_1_does "0.155.1"
    the_fake_does_what_0_156_0_does "0.156.0"
    the_fake_does_what_0_166_0_does "0.166.0"
    the_fake_does_what_0_169_0_does "0.169.0"
}
