//! Finding codex in made-up installations.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use codex_threads_transport::child::find::{Place, Search, Why};

const TRIPLE: &str = if cfg!(target_os = "macos") {
    if cfg!(target_arch = "x86_64") {
        "x86_64-apple-darwin"
    } else {
        "aarch64-apple-darwin"
    }
} else if cfg!(target_arch = "x86_64") {
    "x86_64-unknown-linux-musl"
} else {
    "aarch64-unknown-linux-musl"
};

const PACKAGE: &str = if cfg!(target_os = "macos") {
    if cfg!(target_arch = "x86_64") {
        "codex-darwin-x64"
    } else {
        "codex-darwin-arm64"
    }
} else if cfg!(target_arch = "x86_64") {
    "codex-linux-x64"
} else {
    "codex-linux-arm64"
};

struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        let root = self.folder.path().canonicalize().expect("a path");
        root.join(path.replace("TRIPLE", TRIPLE).replace("PACKAGE", PACKAGE))
    }

    fn file(&self, path: &str, mode: u32) -> PathBuf {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(&path, "").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("mode");
        path
    }

    fn link(&self, path: &str, target: impl AsRef<Path>) -> PathBuf {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        symlink(target, &path).expect("a link");
        path
    }

    /// A search that sees nothing but this machine.
    fn search(&self) -> Search {
        Search::new()
            .codex_bin(None)
            .path(Some(
                std::env::join_paths([self.path("empty"), self.path("bin")]).expect("a PATH"),
            ))
            .npm_folders(vec![
                self.path("other/lib/node_modules"),
                self.path("lib/node_modules"),
            ])
    }
}

#[test]
fn the_native_binary_behind_the_npm_launcher_is_found() {
    let layouts = [
        // The platform's package inside of the launcher's, as npm installs it globally.
        "lib/node_modules/@openai/codex/node_modules/@openai/PACKAGE/vendor/TRIPLE/bin/codex",
        "lib/node_modules/@openai/codex/node_modules/@openai/PACKAGE/vendor/TRIPLE/codex/codex",
        // Beside it.
        "lib/node_modules/@openai/PACKAGE/vendor/TRIPLE/bin/codex",
        "lib/node_modules/@openai/PACKAGE/vendor/TRIPLE/codex/codex",
        // Inside, as in older packages.
        "lib/node_modules/@openai/codex/vendor/TRIPLE/bin/codex",
        "lib/node_modules/@openai/codex/vendor/TRIPLE/codex/codex",
    ];
    for layout in layouts {
        let machine = Machine::new();
        let binary = machine.file(layout, 0o755);
        let launcher = machine.file("lib/node_modules/@openai/codex/bin/codex.js", 0o755);
        let link = machine.link(
            "bin/codex",
            "../lib/node_modules/@openai/codex/bin/codex.js",
        );

        let found = machine.search().run().expect("on the PATH");
        assert_eq!(found, binary, "PATH");
        for path in [&link, &launcher, &binary] {
            let found = machine.search().explicit(path).run().expect("given");
            assert_eq!(found, binary, "{}", path.display());
            let found = machine
                .search()
                .codex_bin(Some(path.clone().into_os_string()))
                .run()
                .expect("CODEX_BIN");
            assert_eq!(found, binary, "{}", path.display());
        }
        let found = machine.search().path(None).run().expect("in npm's folder");
        assert_eq!(found, binary, "npm");
    }
}

#[test]
fn a_launcher_in_a_linked_store_finds_the_package_beside_the_real_one() {
    let machine = Machine::new();
    let store = "store/codex@1/node_modules/@openai";
    let binary = machine.file(&format!("{store}/PACKAGE/vendor/TRIPLE/bin/codex"), 0o755);
    machine.file(&format!("{store}/codex/bin/codex.js"), 0o755);
    machine.link(
        "lib/node_modules/@openai/codex",
        machine.path(&format!("{store}/codex")),
    );
    machine.link(
        "bin/codex",
        "../lib/node_modules/@openai/codex/bin/codex.js",
    );
    assert_eq!(machine.search().run().expect("on the PATH"), binary);
    assert_eq!(machine.search().path(None).run().expect("npm"), binary);
}

#[test]
fn a_plain_program_on_the_path_is_taken_as_it_is() {
    let machine = Machine::new();
    let program = machine.file("bin/codex", 0o755);
    machine.file(
        "lib/node_modules/@openai/codex/vendor/TRIPLE/bin/codex",
        0o755,
    );
    assert_eq!(machine.search().run().expect("found"), program);
}

#[test]
fn a_wish_that_can_not_be_fulfilled_is_not_replaced_by_another_codex() {
    let machine = Machine::new();
    machine.file("bin/codex", 0o755);
    let missing = machine.path("no/codex");
    let error = machine
        .search()
        .explicit(&missing)
        .run()
        .expect_err("missing");
    assert_eq!(error.looked.len(), 1);
    assert_eq!(
        (
            error.looked[0].place,
            &error.looked[0].path,
            &error.looked[0].why
        ),
        (Place::Explicit, &missing, &Why::Missing)
    );
    let wish: OsString = missing.clone().into();
    let error = machine
        .search()
        .codex_bin(Some(wish))
        .run()
        .expect_err("missing");
    assert_eq!(error.looked[0].place, Place::CodexBin);
    assert!(
        error.to_string().contains(&missing.display().to_string()),
        "{error}"
    );
}

#[test]
fn the_error_lists_everywhere_it_looked() {
    let machine = Machine::new();
    let plain = machine.file("bin/codex", 0o644);
    // The package without the binary of this platform: an optional dependency left out.
    let launcher = machine.file("lib/node_modules/@openai/codex/bin/codex.js", 0o755);
    let error = machine.search().run().expect_err("nothing that can be run");
    let looked: Vec<_> = error
        .looked
        .iter()
        .map(|looked| (looked.place, looked.path.clone(), looked.why.clone()))
        .collect();
    assert_eq!(
        looked,
        [
            (Place::Path, machine.path("empty/codex"), Why::Missing),
            (Place::Path, plain, Why::NotExecutable),
            (
                Place::Npm,
                machine.path("other/lib/node_modules/@openai/codex"),
                Why::Missing
            ),
            (
                Place::Npm,
                machine.path("lib/node_modules/@openai/codex"),
                Why::NoBinary
            ),
        ]
    );
    for looked in &error.looked {
        assert!(
            error
                .to_string()
                .contains(&looked.path.display().to_string())
        );
    }
    let error = machine
        .search()
        .explicit(launcher)
        .run()
        .expect_err("no binary");
    assert_eq!(error.looked[0].why, Why::NoBinary);
    assert!(error.to_string().contains(TRIPLE), "{error}");
}

#[test]
fn a_folder_named_codex_is_no_program() {
    let machine = Machine::new();
    machine.file("bin/codex/readme", 0o755);
    assert!(machine.search().run().is_err());
}
