//! Skills and mentions among the input. Every release takes them; a skill is read by the server and told to the model behind the
//! message, and what is mentioned is the model's to look for.

use std::path::{Path, PathBuf};

use codex_threads::protocol::{SkillsListParams, ThreadItem, UserInput};
use codex_threads::{TurnEnd, TurnOutcome};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::{RecordedRequest, Reply};
use codex_threads_tests::bench::{Bench, soon};

use crate::input::{PIXEL, seen};
use crate::stage::{Stage, ended};

crate::on_releases!(
    skills_and_mentions_among_text_and_images_keep_their_order,
    a_skill_that_is_listed_is_taken_by_its_name_and_path,
    a_skill_that_is_gone_is_left_out_and_the_turn_goes_on,
);

/// Writes a skill into a folder of skills; returns its file.
fn write(skills: &Path, name: &str, words: &str) -> PathBuf {
    let folder = skills.join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("SKILL.md");
    let text = format!("---\nname: {name}\ndescription: How {name} are counted\n---\n\n{words}\n");
    std::fs::write(&file, text).unwrap();
    file
}

/// A server with a skill in its home and one in the workspace, which are there before it starts: 0.100 looks for them once.
async fn stage(version: &str) -> (Stage, PathBuf, PathBuf) {
    let bench = Bench::with(version, Home::builder()).await;
    let herons = write(
        &bench.home.path().join("skills"),
        "herons",
        "Count the legs.",
    );
    let storks = write(&bench.file(".agents/skills"), "storks", "Count the nests.");
    let stage = Stage::on(bench, |builder| builder).await;
    (stage, herons, storks)
}

fn skill(name: &str, file: &Path) -> UserInput {
    UserInput::skill(name, file.to_str().unwrap())
}

/// What the model is told from the user's message on: that message, and the messages behind it.
fn told<'a>(request: &'a RecordedRequest, first: &str) -> Vec<Vec<&'a str>> {
    let messages = request.input().iter();
    let texts = |message: &'a serde_json::Value| {
        let parts = message["content"].as_array().unwrap().iter();
        parts
            .filter_map(|part| part["text"].as_str())
            .collect::<Vec<_>>()
    };
    messages
        .skip_while(|message| texts(message).first() != Some(&first))
        .map(texts)
        .collect()
}

/// The user's message as the thread keeps it.
fn kept(outcome: &TurnOutcome) -> Vec<String> {
    let message = outcome.items().iter().find_map(|item| match item {
        ThreadItem::UserMessage(message) => Some(message),
        _ => None,
    });
    let content = message.unwrap().content.iter();
    content
        .map(|input| match input {
            UserInput::Text(text) => text.text.clone(),
            UserInput::Image(_) => "(image)".to_owned(),
            UserInput::Skill(skill) => format!("skill {} {}", skill.name, skill.path),
            UserInput::Mention(mention) => format!("mention {} {}", mention.name, mention.path),
            other => panic!("{other:?}"),
        })
        .collect()
}

async fn skills_and_mentions_among_text_and_images_keep_their_order(version: &str) {
    let (stage, herons, storks) = stage(version).await;
    let notes = stage.bench.file("notes.md");
    std::fs::write(&notes, "They left in autumn.").unwrap();
    let mentioned = notes.to_str().unwrap();
    stage.bench.model.push(Reply::message("Counted."));
    let input = [
        UserInput::text("before"),
        skill("storks", &storks),
        UserInput::image(PIXEL),
        UserInput::text("between"),
        UserInput::mention("notes.md", mentioned),
        skill("herons", &herons),
        UserInput::image(PIXEL),
        UserInput::text("after"),
    ];
    let turn = soon("turn/start", stage.thread.start_turn(input))
        .await
        .unwrap();
    let TurnEnd::Completed(outcome) = ended(&turn).await else {
        panic!("{:?}", turn.ended())
    };

    let requests = stage.bench.model.requests();
    let told = told(&requests[0], "before");
    let message = requests[0].input().iter().rev().nth(2).unwrap();
    let order = ["before", "(image)", "between", "(image)", "after"];
    assert_eq!(seen(message), order, "{message}");
    // Each skill is a message of its own behind that.
    assert_eq!(told.len(), 3, "{told:?}");
    for (message, name, words, file) in [
        (&told[1], "storks", "Count the nests.", &storks),
        (&told[2], "herons", "Count the legs.", &herons),
    ] {
        let text = message.concat();
        assert!(text.contains(&format!("<name>{name}</name>")), "{text}");
        assert!(text.contains(words), "{text}");
        assert!(text.contains(file.to_str().unwrap()), "{text}");
    }
    // A file that is mentioned is neither read nor named to the model.
    let all = requests[0].body().to_string();
    assert!(!all.contains("They left in autumn."));
    assert!(!all.contains(mentioned));

    let kept = kept(&outcome);
    assert_eq!(
        kept,
        [
            "before".to_owned(),
            format!("skill storks {}", storks.display()),
            "(image)".to_owned(),
            "between".to_owned(),
            format!("mention notes.md {mentioned}"),
            format!("skill herons {}", herons.display()),
            "(image)".to_owned(),
            "after".to_owned(),
        ]
    );
    stage.bench.the_script_is_over();
    stage.close().await;
}

async fn a_skill_that_is_listed_is_taken_by_its_name_and_path(version: &str) {
    let (stage, herons, storks) = stage(version).await;
    let here = stage.bench.home.workdir().to_str().unwrap().to_owned();
    let params = SkillsListParams::new().cwds([here]).force_reload(true);
    let listed = soon("skills/list", stage.codex.skills_list(params))
        .await
        .unwrap();
    let found = |name: &str| {
        let mut skills = listed.data.iter().flat_map(|entry| entry.skills.iter());
        let found = skills.find(|skill| skill.name == name);
        found.unwrap_or_else(|| panic!("{name} is not in {listed:?}"))
    };
    for (name, file) in [("herons", herons), ("storks", storks)] {
        assert_eq!(Path::new(&found(name).path), file);
    }
    stage.bench.model.push(Reply::message("Counted."));
    // The skill alone, without a word.
    let input = ["herons", "storks"].map(|name| UserInput::skill(name, found(name).path.as_str()));
    let end = soon("the turn", stage.thread.run(input)).await.unwrap();
    assert!(end.is_completed(), "{end}");
    let texts = stage.bench.model.requests()[0].user_texts().join("\n");
    assert!(texts.contains("Count the legs."), "{texts}");
    assert!(texts.contains("Count the nests."), "{texts}");
    stage.bench.the_script_is_over();
    stage.close().await;
}

async fn a_skill_that_is_gone_is_left_out_and_the_turn_goes_on(version: &str) {
    let (stage, herons, _) = stage(version).await;
    let gone = stage.bench.file("gone/SKILL.md");
    stage.bench.model.push(Reply::message("Counted."));
    let input = [
        UserInput::text("count"),
        skill("gone", &gone),
        skill("herons", &herons),
    ];
    let end = soon("the turn", stage.thread.run(input)).await.unwrap();
    assert!(end.is_completed(), "{end}");
    let requests = stage.bench.model.requests();
    let told = told(&requests[0], "count");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].concat().contains("Count the legs."), "{told:?}");
    let kept = kept(end.outcome().unwrap());
    assert_eq!(kept[1], format!("skill gone {}", gone.display()));
    stage.bench.the_script_is_over();
    stage.close().await;
}
