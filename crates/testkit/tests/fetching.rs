//! Fetching releases, with a script in npm's place: no network, small packages.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use codex_threads_testkit::Release;
use codex_threads_testkit::release::{FetchError, Fetcher, Platform};
use sha2::{Digest as _, Sha512};

const VERSION: &str = "0.123.4";
const PROGRAM: &str = "package/vendor/some-triple/bin/codex";

/// A cache in a temporary folder, and what the fake npm shall do.
struct Fixture {
    dir: tempfile::TempDir,
}

impl Fixture {
    /// A registry that has one good package.
    fn new() -> Self {
        let fixture = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(fixture.cache().join("fake")).unwrap();
        fixture.publish(&good_package());
        fixture
    }

    fn cache(&self) -> &Path {
        self.dir.path()
    }

    fn set(&self, file: &str, content: impl AsRef<[u8]>) {
        fs::write(self.cache().join("fake").join(file), content).unwrap();
    }

    fn unset(&self, file: &str) {
        fs::remove_file(self.cache().join("fake").join(file)).unwrap();
    }

    fn publish(&self, tarball: &[u8]) {
        self.set("tarball", tarball);
        self.set("view.stdout", format!("\"{}\"\n", integrity(tarball)));
    }

    /// How often npm was run with this command.
    fn calls(&self, command: &str) -> usize {
        fs::read_to_string(self.cache().join("fake/calls"))
            .unwrap_or_default()
            .lines()
            .filter(|line| line.split(' ').next() == Some(command))
            .count()
    }

    fn fetcher(&self) -> Fetcher {
        fetcher(self.cache())
    }

    /// Neither a release, nor anything that was on its way to become one.
    fn assert_nothing_left(&self) {
        let list = |name: &str| -> Vec<PathBuf> {
            fs::read_dir(self.cache().join(name))
                .map(|entries| entries.map(|e| e.unwrap().path()).collect())
                .unwrap_or_default()
        };
        assert!(list("releases").is_empty(), "{:?}", list("releases"));
        assert!(list("staging").is_empty(), "{:?}", list("staging"));
    }
}

fn fetcher(cache: &Path) -> Fetcher {
    Release::fetcher(VERSION)
        .cache_dir(cache)
        .npm(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fake-npm/npm"))
        .platform(Platform::LinuxX64)
        .program_floor(1000)
}

fn integrity(bytes: &[u8]) -> String {
    let hash = Sha512::digest(bytes);
    format!(
        "sha512-{}",
        base64::engine::general_purpose::STANDARD.encode(hash)
    )
}

fn package(files: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let mut tar = tar::Builder::new(gzip);
    for (path, kind, content) in files {
        let mut header = tar::Header::new_ustar();
        // Not `set_path`: it refuses what some of these tests are about.
        header.as_ustar_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_entry_type(*kind);
        if kind.is_symlink() {
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_size(content.len() as u64);
        header.set_mode(0o755);
        header.set_cksum();
        tar.append(&header, *content).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap()
}

fn good_package() -> Vec<u8> {
    let file = tar::EntryType::Regular;
    package(&[
        ("package/package.json", file, b"{}"),
        ("package/bin/codex", file, &[b'l'; 2000]),
        (
            "package/vendor/some-triple/path/codex",
            file,
            b"#!a launcher",
        ),
        (PROGRAM, file, &[b'x'; 5000]),
        (
            "package/vendor/some-triple/codex-resources/voice/big",
            file,
            &[0; 100],
        ),
    ])
}

#[test]
fn a_fetched_release_is_there_and_says_what_it_is() {
    let fixture = Fixture::new();
    let release = fixture.fetcher().get_blocking().unwrap();
    assert_eq!(release.version(), VERSION);
    assert_eq!(release.platform(), Platform::LinuxX64);
    assert_eq!(release.integrity(), integrity(&good_package()));
    assert_eq!(release.program(), release.dir().join(PROGRAM));
    assert_eq!(fs::read(release.program()).unwrap(), [b'x'; 5000]);
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &fs::metadata(release.program()).unwrap().permissions(),
    );
    assert_eq!(mode & 0o111, 0o111, "it can't be run");
    assert!(release.dir().join("package/package.json").exists());
    assert!(
        !release.dir().join("package/bin").exists(),
        "the launcher is not needed"
    );
    assert!(
        !release
            .dir()
            .join("package/vendor/some-triple/codex-resources/voice")
            .exists()
    );
    assert!(
        fs::read_dir(fixture.cache().join("staging"))
            .unwrap()
            .next()
            .is_none()
    );
    let calls = fs::read_to_string(fixture.cache().join("fake/calls")).unwrap();
    for line in calls.lines() {
        assert!(line.contains("@openai/codex@0.123.4-linux-x64"), "{line}");
        assert!(line.contains("--ignore-scripts"), "{line}");
    }
}

#[test]
fn a_cached_release_needs_no_npm() {
    let fixture = Fixture::new();
    let first = fixture.fetcher().get_blocking().unwrap();
    let again = fixture
        .fetcher()
        .npm("/nowhere/npm")
        .get_blocking()
        .unwrap();
    assert_eq!(first, again);
    let offline = fixture
        .fetcher()
        .npm("/nowhere/npm")
        .offline(true)
        .get_blocking()
        .unwrap();
    assert_eq!(first, offline);
    assert_eq!((fixture.calls("view"), fixture.calls("pack")), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_ask_at_once_download_once() {
    let fixture = Fixture::new();
    fixture.set("pack.wait", "");
    let mut others = [helper("fetch", &fixture), helper("fetch", &fixture)];
    let tasks: Vec<_> = (0..8)
        .map(|_| tokio::spawn(fixture.fetcher().get()))
        .collect();
    for (_, lines) in &mut others {
        lines.wait_for("asking");
    }
    fixture.set("go", "");
    let mut releases = Vec::new();
    for task in tasks {
        releases.push(task.await.unwrap().unwrap());
    }
    for (child, lines) in &mut others {
        lines.wait_for("got it");
        assert!(child.wait().unwrap().success());
    }
    releases.dedup();
    assert_eq!(releases.len(), 1);
    assert_eq!((fixture.calls("view"), fixture.calls("pack")), (1, 1));
}

#[test]
fn a_corrupted_download_is_refused_and_leaves_nothing() {
    let fixture = Fixture::new();
    let mut bytes = good_package();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fixture.set("tarball", &bytes);
    let error = fixture.fetcher().get_blocking().unwrap_err();
    let FetchError::ChecksumMismatch {
        expected, found, ..
    } = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!(*expected, integrity(&good_package()));
    assert_eq!(*found, integrity(&bytes));
    fixture.assert_nothing_left();

    fixture.publish(&good_package());
    fixture
        .fetcher()
        .get_blocking()
        .expect("a good one is taken afterwards");
}

#[test]
fn a_package_other_than_the_callers_is_not_even_downloaded() {
    let fixture = Fixture::new();
    let other = integrity(b"something else");
    let error = fixture
        .fetcher()
        .integrity(&other)
        .get_blocking()
        .unwrap_err();
    assert!(
        matches!(error, FetchError::ChecksumMismatch { .. }),
        "{error:?}"
    );
    assert_eq!(fixture.calls("pack"), 0);
    fixture.assert_nothing_left();

    let right = integrity(&good_package());
    fixture.fetcher().integrity(&right).get_blocking().unwrap();
    let error = fixture
        .fetcher()
        .integrity(&other)
        .get_blocking()
        .unwrap_err();
    assert!(
        matches!(error, FetchError::ChecksumMismatch { .. }),
        "cached ones too: {error:?}"
    );
    let error = fixture
        .fetcher()
        .integrity("sha1-abc")
        .get_blocking()
        .unwrap_err();
    assert!(
        matches!(error, FetchError::BadIntegrity { .. }),
        "{error:?}"
    );
}

#[test]
fn a_registry_that_states_no_strong_checksum_is_not_trusted() {
    let fixture = Fixture::new();
    fixture.set("view.stdout", "\"sha1-qqqq\"");
    let error = fixture.fetcher().get_blocking().unwrap_err();
    assert!(
        matches!(error, FetchError::BadIntegrity { .. }),
        "{error:?}"
    );
    fixture.assert_nothing_left();
}

#[test]
fn a_missing_npm_says_what_to_install() {
    let fixture = Fixture::new();
    let error = fixture
        .fetcher()
        .npm("/nowhere/npm")
        .get_blocking()
        .unwrap_err();
    assert!(matches!(error, FetchError::NpmMissing { .. }), "{error:?}");
    assert!(error.to_string().contains("install Node.js"), "{error}");
    fixture.assert_nothing_left();
}

#[test]
fn an_npm_without_its_node_is_a_missing_npm() {
    let fixture = Fixture::new();
    fixture.set("view.stdout", "");
    fixture.set("view.stderr", "env: 'node': No such file or directory\n");
    fixture.set("view.exit", "127");
    let error = fixture.fetcher().get_blocking().unwrap_err();
    let FetchError::NpmMissing { detail, .. } = &error else {
        panic!("{error:?}");
    };
    assert!(detail.contains("'node'"), "{detail}");
}

#[test]
fn offline_and_not_cached_is_its_own_error() {
    let fixture = Fixture::new();
    let error = fixture.fetcher().offline(true).get_blocking().unwrap_err();
    let FetchError::NotCached { dir, .. } = &error else {
        panic!("{error:?}");
    };
    assert!(dir.starts_with(fixture.cache()));
    assert_eq!(fixture.calls("view"), 0);
    fixture.assert_nothing_left();
}

#[test]
fn an_unknown_version_and_a_dead_network_are_told_apart() {
    let fixture = Fixture::new();
    fixture.set("view.exit", "1");
    for (code, stderr) in [
        (
            "E404",
            "npm error code E404\nnpm error 404 No match found for version",
        ),
        ("ETARGET", "npm ERR! code ETARGET"),
    ] {
        fixture.set(
            "view.stdout",
            format!(r#"{{"error": {{"code": "{code}", "summary": "x"}}}}"#),
        );
        fixture.set("view.stderr", stderr);
        let error = fixture.fetcher().get_blocking().unwrap_err();
        let FetchError::NoSuchVersion { stderr: said, .. } = &error else {
            panic!("{error:?}");
        };
        assert_eq!(said, stderr);
    }
    // Only on stderr, as older versions of npm do.
    fixture.set("view.stdout", "");
    fixture.set(
        "view.stderr",
        "npm ERR! code ENOTFOUND\nnpm ERR! network nowhere",
    );
    let error = fixture.fetcher().get_blocking().unwrap_err();
    let FetchError::NoNetwork { code, stderr, .. } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(code, "ENOTFOUND");
    assert!(stderr.contains("network nowhere"));
    // Something else keeps what npm said.
    fixture.set(
        "view.stderr",
        "npm error code EWHATEVER\nnpm error something odd",
    );
    let error = fixture.fetcher().get_blocking().unwrap_err();
    assert!(
        matches!(&error, FetchError::Npm { status, .. } if status == "EWHATEVER"),
        "{error:?}"
    );
    assert!(error.to_string().contains("something odd"), "{error}");
    // An npm that finds nothing, and thinks that's fine.
    fixture.unset("view.exit");
    let error = fixture.fetcher().get_blocking().unwrap_err();
    assert!(
        matches!(error, FetchError::NoSuchVersion { .. }),
        "{error:?}"
    );
    fixture.assert_nothing_left();
}

#[test]
fn an_npm_that_never_ends_is_ended() {
    let fixture = Fixture::new();
    fixture.set("view.hang", "");
    let error = fixture
        .fetcher()
        .timeout(Duration::from_secs(1))
        .get_blocking()
        .unwrap_err();
    assert!(matches!(error, FetchError::TimedOut { .. }), "{error:?}");
    fixture.assert_nothing_left();
}

#[test]
fn a_package_that_leads_out_of_its_folder_is_refused() {
    let file = tar::EntryType::Regular;
    let program = [b'x'; 5000];
    let bad: [(&str, tar::EntryType); 5] = [
        ("package/vendor/../../../../escaped", file),
        ("../escaped", file),
        ("/escaped", file),
        ("package/vendor/link", tar::EntryType::Symlink),
        ("package/vendor/link", tar::EntryType::Link),
    ];
    for (path, kind) in bad {
        let fixture = Fixture::new();
        fixture.publish(&package(&[(PROGRAM, file, &program), (path, kind, b"")]));
        let error = fixture.fetcher().get_blocking().unwrap_err();
        assert!(
            matches!(error, FetchError::BadPackage { .. }),
            "{path}: {error:?}"
        );
        assert!(!fixture.cache().join("escaped").exists());
        fixture.assert_nothing_left();
    }
}

#[test]
fn a_package_without_the_program_is_refused() {
    let file = tar::EntryType::Regular;
    let fixture = Fixture::new();
    fixture.publish(&package(&[
        (PROGRAM, file, b"a launcher"),
        ("package/package.json", file, b"{}"),
    ]));
    let error = fixture.fetcher().get_blocking().unwrap_err();
    assert!(matches!(error, FetchError::BadPackage { .. }), "{error:?}");
    fixture.assert_nothing_left();
}

#[test]
fn a_truncated_package_is_refused_even_if_the_registry_vouches_for_it() {
    let fixture = Fixture::new();
    let whole = good_package();
    fixture.publish(&whole[..whole.len() - 40]);
    let error = fixture.fetcher().get_blocking().unwrap_err();
    assert!(matches!(error, FetchError::BadPackage { .. }), "{error:?}");
    fixture.assert_nothing_left();
}

#[test]
fn a_process_killed_in_the_middle_of_unpacking_leaves_no_half_install() {
    let fixture = Fixture::new();
    let (mut child, mut lines) = helper("stall", &fixture);
    lines.wait_for("one file unpacked");
    // So it is in the middle.
    assert!(
        fixture
            .cache()
            .join("staging")
            .read_dir()
            .unwrap()
            .next()
            .is_some()
    );
    child.kill().unwrap();
    child.wait().unwrap();

    let error = fixture.fetcher().offline(true).get_blocking().unwrap_err();
    assert!(matches!(error, FetchError::NotCached { .. }), "{error:?}");
    let release = fixture.fetcher().get_blocking().unwrap();
    assert_eq!(fs::metadata(release.program()).unwrap().len(), 5000);
    assert!(
        fixture
            .cache()
            .join("staging")
            .read_dir()
            .unwrap()
            .next()
            .is_none()
    );
    assert_eq!(fixture.calls("pack"), 2);
}

#[test]
fn a_folder_without_its_marker_or_program_is_made_anew() {
    let fixture = Fixture::new();
    let release = fixture.fetcher().get_blocking().unwrap();
    fs::remove_file(release.dir().join("release.json")).unwrap();
    fixture.fetcher().get_blocking().unwrap();
    assert_eq!(fixture.calls("pack"), 2);

    fs::write(release.program(), "short").unwrap();
    fixture.fetcher().get_blocking().unwrap();
    assert_eq!(fixture.calls("pack"), 3);
    assert_eq!(fs::metadata(release.program()).unwrap().len(), 5000);

    fs::write(release.dir().join("release.json"), "{ not json").unwrap();
    fixture.fetcher().get_blocking().unwrap();
    assert_eq!(fixture.calls("pack"), 4);
}

#[tokio::test]
async fn a_dropped_future_does_not_stop_others_or_leave_a_mess() {
    let fixture = Fixture::new();
    fixture.set("pack.wait", "");
    let first = tokio::spawn(fixture.fetcher().get());
    first.abort();
    let _ = first.await;
    let second = tokio::spawn(fixture.fetcher().get());
    fixture.set("go", "");
    second.await.unwrap().unwrap();
    assert_eq!(fixture.calls("pack"), 1);
}

#[test]
fn a_version_that_means_a_path_is_refused_before_anything_is_done() {
    let fixture = Fixture::new();
    for version in ["../../x", "latest", "0.1.0 --json", ""] {
        let error = Release::fetcher(version)
            .cache_dir(fixture.cache())
            .get_blocking()
            .unwrap_err();
        assert!(
            matches!(error, FetchError::BadVersion { .. }),
            "{version}: {error:?}"
        );
    }
    fixture.assert_nothing_left();
}

// Other processes: this test program again, running only the test `helper_process` below.

const HELPER_JOB: &str = "TESTKIT_HELPER_JOB";
const HELPER_CACHE: &str = "TESTKIT_HELPER_CACHE";

struct HelperLines(BufReader<ChildStdout>);

impl HelperLines {
    fn wait_for(&mut self, word: &str) {
        let mut line = String::new();
        loop {
            line.clear();
            let n = self.0.read_line(&mut line).unwrap();
            assert!(n > 0, "the helper ended without saying `{word}`");
            if line.contains(word) {
                return;
            }
        }
    }
}

fn helper(job: &str, fixture: &Fixture) -> (Child, HelperLines) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "helper_process", "--nocapture"])
        .env(HELPER_JOB, job)
        .env(HELPER_CACHE, fixture.cache())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = HelperLines(BufReader::new(child.stdout.take().unwrap()));
    (child, lines)
}

/// What another process does for the tests above. On its own it does nothing.
#[test]
fn helper_process() {
    let (Ok(job), Some(cache)) = (std::env::var(HELPER_JOB), std::env::var_os(HELPER_CACHE)) else {
        return;
    };
    let fetcher = fetcher(Path::new(&cache));
    match job.as_str() {
        "fetch" => {
            println!("asking");
            fetcher.get_blocking().unwrap();
            println!("got it");
        }
        "stall" => {
            let _ = fetcher
                .after_file(|path| {
                    println!("one file unpacked: {}", path.display());
                    // Until it is killed, or its parent is gone.
                    let _ = std::io::stdin().read_line(&mut String::new());
                    std::process::exit(3);
                })
                .get_blocking();
        }
        other => panic!("no such job: {other}"),
    }
}
