//! What can go wrong before there is a connection: each has its own error, and none hangs.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::time::Duration;

use codex_threads::protocol::ConfigWarningNotification;
use codex_threads::transport::child::SpawnError;
use codex_threads::{Builder, ConfigError, ConnectError, Error};
use codex_threads_testkit::Home;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::watch::Watch;

super::on_releases!(
    a_server_that_can_not_start_is_an_error_with_its_reason,
    a_broken_configuration_is_told_at_once_and_no_thread_starts_with_it,
    a_wrong_client_name_is_refused_before_anything_starts,
);

async fn a_server_that_can_not_start_is_an_error_with_its_reason(version: &str) {
    let bench = Bench::asking(version).await;
    let missing = bench.file("no-such-home");
    let builder = bench.builder().codex_home(&missing);
    exits_because(&bench, builder, "no-such-home").await;
}

/// A policy that older releases take is fatal from 0.149 on.
#[tokio::test]
async fn a_fatal_configuration_is_an_error_with_its_reason() {
    for version in ["0.150.1", "0.169.0"] {
        let bench = Bench::with(version, Home::builder().approval_policy("untrusted")).await;
        exits_because(&bench, bench.builder(), "untrusted").await;
    }
}

/// The server ends by itself with this reason on its stderr.
async fn exits_because(bench: &Bench, builder: Builder, reason: &str) {
    let error = soon("the handshake", builder.spawn())
        .await
        .expect_err("the server can't start");
    let words = error.to_string();
    let ConnectError::Exited { ended, .. } = &error else {
        panic!("{error:?}: {words}")
    };
    assert_eq!(ended.code(), Some(1), "{ended}");
    assert!(
        ended.stderr_text().contains(reason),
        "{}",
        ended.stderr_text()
    );
    assert!(words.contains(reason), "{words}");
    bench.nothing_is_left().await;
}

/// A file that can't be read is not fatal: the server goes on with defaults, and says so. It says so
/// during the handshake, before anybody listens.
async fn a_broken_configuration_is_told_at_once_and_no_thread_starts_with_it(version: &str) {
    for (config, reason) in [
        ("model = [unclosed\n", "unclosed array"),
        (
            "sandbox_mode = \"invented\"\n",
            "unknown variant `invented`",
        ),
    ] {
        let bench = Bench::asking(version).await;
        std::fs::write(bench.home.config_path(), config).unwrap();
        let codex = bench.spawn().await;
        let mut events = Watch::new("of the connection", codex.events());
        let warning = events
            .next("the fault is told", |told: &ConfigWarningNotification| {
                told.summary.contains("Invalid configuration")
            })
            .await;
        let details = warning.details.as_deref().unwrap_or_default();
        assert!(details.contains(reason), "{details}");
        let path = bench.home.config_path().to_string_lossy().into_owned();
        assert!(details.contains(&path), "{details}");

        let error = soon("thread/start", codex.call(bench.thread()))
            .await
            .expect_err("the configuration is broken");
        let Error::Server(error) = &error else {
            panic!("{error:?}")
        };
        assert!(error.message().contains(reason), "{error}");
        codex.shutdown().await;
        bench.nothing_is_left().await;
    }
}

async fn a_wrong_client_name_is_refused_before_anything_starts(version: &str) {
    let bench = Bench::asking(version).await;
    for name in ["", "my/app", "my(app", "my\napp", "mon café"] {
        let error = soon("the refusal", bench.builder().client_name(name).spawn())
            .await
            .expect_err("the name can't be used");
        assert!(
            matches!(&error, ConnectError::Config(ConfigError::ClientName { name: n, .. }) if n == name),
            "{error:?}"
        );
    }
    assert!(bench.processes().is_empty());
}

/// A program of our own in a home of its own.
async fn with_program(text: &str) -> (Bench, PathBuf) {
    let bench = Bench::asking("0.169.0").await;
    let program = bench.file("program");
    std::fs::write(&program, format!("#!/bin/sh\n{text}\n")).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    (bench, program)
}

async fn refused(bench: &Bench, program: impl Into<PathBuf>, patience: Duration) -> ConnectError {
    let builder = bench.builder().program(program).handshake_timeout(patience);
    let error = soon("the handshake", builder.spawn())
        .await
        .expect_err("this is no codex");
    bench.nothing_is_left().await;
    error
}

const LONG: Duration = Duration::from_secs(50);

#[tokio::test]
async fn a_missing_program_is_an_error_of_its_own() {
    let bench = Bench::asking("0.169.0").await;
    let missing = bench.file("missing");
    let error = refused(&bench, &missing, LONG).await;
    let ConnectError::Launch(source) = &error else {
        panic!("{error:?}")
    };
    assert!(
        matches!(
            source.downcast_ref::<SpawnError>(),
            Some(SpawnError::NotFound { program, .. }) if *program == missing
        ),
        "{source:?}"
    );
    assert!(error.to_string().contains("missing"), "{error}");
}

#[tokio::test]
async fn a_file_that_can_not_be_run_is_an_error_of_its_own() {
    let bench = Bench::asking("0.169.0").await;
    let text = bench.file("text");
    std::fs::write(&text, "no program").unwrap();
    for program in [text, bench.home.workdir().to_owned()] {
        let error = refused(&bench, &program, LONG).await;
        let ConnectError::Launch(source) = &error else {
            panic!("{error:?}")
        };
        assert!(
            matches!(
                source.downcast_ref::<SpawnError>(),
                Some(SpawnError::NotExecutable { .. })
            ),
            "{source:?}"
        );
    }
}

#[tokio::test]
async fn a_program_that_ends_at_once_is_an_error_with_its_status() {
    let bench = Bench::asking("0.169.0").await;
    let error = refused(&bench, "/bin/true", LONG).await;
    let ConnectError::Exited { ended, .. } = &error else {
        panic!("{error:?}")
    };
    assert!(ended.success(), "{ended}");

    // `cat app-server` finds no such file.
    let error = refused(&bench, "/bin/cat", LONG).await;
    let ConnectError::Exited { ended, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(ended.code(), Some(1), "{ended}");
    assert!(error.to_string().contains("app-server"), "{error}");
}

#[tokio::test]
async fn a_program_that_repeats_what_it_is_told_is_no_codex() {
    let (bench, program) = with_program("exec cat").await;
    let error = refused(&bench, program, LONG).await;
    assert!(matches!(error, ConnectError::NotCodex { .. }), "{error:?}");
}

#[tokio::test]
async fn a_program_that_talks_of_something_else_is_no_codex() {
    let (bench, program) =
        with_program("echo 'Welcome!'; echo 'login:'; exec cat > /dev/null").await;
    let error = refused(&bench, program, Duration::from_secs(3)).await;
    assert!(matches!(error, ConnectError::NotCodex { .. }), "{error:?}");
}

#[tokio::test]
async fn a_program_that_answers_other_things_is_no_codex() {
    let (bench, program) = with_program(
        "while read -r line; do \
           id=$(printf '%s' \"$line\" | sed -n 's/.*\"id\":\\([0-9]*\\).*/\\1/p'); \
           [ -n \"$id\" ] && echo \"{\\\"id\\\":$id,\\\"result\\\":{\\\"capabilities\\\":{}}}\"; \
         done",
    )
    .await;
    let error = refused(&bench, program, LONG).await;
    assert!(matches!(error, ConnectError::NotCodex { .. }), "{error:?}");
}

#[tokio::test]
async fn a_program_that_says_nothing_is_not_waited_for_for_ever() {
    let (bench, program) = with_program("exec cat > /dev/null").await;
    let error = refused(&bench, program, Duration::from_secs(2)).await;
    let ConnectError::Timeout { waited, .. } = error else {
        panic!("{error:?}")
    };
    assert!(waited >= Duration::from_secs(2), "{waited:?}");
}

#[tokio::test]
async fn a_server_that_dies_at_its_first_line_is_an_error_with_its_last_words() {
    let (bench, program) = with_program("read -r line; echo 'out of luck' >&2; kill -9 $$").await;
    let error = refused(&bench, program, LONG).await;
    let ConnectError::Exited { ended, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(ended.signal(), Some(9), "{ended}");
    assert!(error.to_string().contains("out of luck"), "{error}");
}

#[tokio::test]
async fn a_dropped_spawn_leaves_no_process() {
    let (bench, program) = with_program("exec cat > /dev/null").await;
    let spawning = tokio::spawn(bench.builder().program(program).spawn());
    // It hangs in the handshake: there is a process, and no answer.
    soon("the process starts", async {
        while bench.processes().is_empty() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
    spawning.abort();
    assert!(
        soon("the end of the task", spawning)
            .await
            .is_err_and(|end| end.is_cancelled())
    );
    bench.nothing_is_left().await;
}
