//! npm's packages of codex: where they are, and the native binary in them.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Why, is_executable};

/// What the native binary is called.
const BINARY: &str = if cfg!(windows) { "codex.exe" } else { "codex" };

/// The target triple of this platform's codex, and the name of the package that holds it.
pub(super) fn platform() -> Option<(&'static str, &'static str)> {
    Some(match (env::consts::OS, env::consts::ARCH) {
        ("linux" | "android", "x86_64") => ("x86_64-unknown-linux-musl", "codex-linux-x64"),
        ("linux" | "android", "aarch64") => ("aarch64-unknown-linux-musl", "codex-linux-arm64"),
        ("macos", "x86_64") => ("x86_64-apple-darwin", "codex-darwin-x64"),
        ("macos", "aarch64") => ("aarch64-apple-darwin", "codex-darwin-arm64"),
        ("windows", "x86_64") => ("x86_64-pc-windows-msvc", "codex-win32-x64"),
        ("windows", "aarch64") => ("aarch64-pc-windows-msvc", "codex-win32-arm64"),
        _ => return None,
    })
}

/// The native binary of the npm package in `package` (a folder `@openai/codex`). The package of the
/// platform is looked for as node does: in the package's own `node_modules`, then in that
/// of each folder above. Older packages had the binaries inside of themselves.
pub(super) fn native_binary(package: &Path) -> Result<PathBuf, Why> {
    let (triple, name) = platform().ok_or(Why::NoBinary)?;
    // A link into pnpm's or another store: the platform's package is beside the real one.
    let real = fs::canonicalize(package).unwrap_or_else(|_| package.to_path_buf());
    let platform_packages = real
        .ancestors()
        .filter(|folder| folder.file_name().is_none_or(|name| name != "node_modules"))
        .map(|folder| folder.join("node_modules").join("@openai").join(name));
    for folder in platform_packages.chain([real.clone()]) {
        let target = folder.join("vendor").join(triple);
        for binary in [
            target.join("bin").join(BINARY),
            target.join("codex").join(BINARY),
        ] {
            match fs::metadata(&binary) {
                Ok(metadata) if is_executable(&metadata) => return Ok(binary),
                _ => {}
            }
        }
    }
    Err(Why::NoBinary)
}

/// Guesses at npm's global `node_modules`, without doubles.
pub(super) fn folders(path: Option<&OsString>) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    let mut add = |folder: PathBuf| {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    };
    let below = |prefix: &Path| {
        if cfg!(windows) {
            prefix.join("node_modules")
        } else {
            prefix.join("lib").join("node_modules")
        }
    };
    for key in ["npm_config_prefix", "NPM_CONFIG_PREFIX"] {
        if let Some(prefix) = env::var_os(key).filter(|value| !value.is_empty()) {
            add(below(Path::new(&prefix)));
        }
    }
    let home = env::home_dir();
    if let Some(home) = &home
        && let Some(prefix) = npmrc_prefix(home)
    {
        add(below(&prefix));
    }
    if cfg!(windows) {
        if let Some(data) = env::var_os("APPDATA") {
            add(Path::new(&data).join("npm").join("node_modules"));
        }
        return folders;
    }
    for folder in env::split_paths(path.map(OsString::as_os_str).unwrap_or_default()) {
        if let Ok(node) = fs::canonicalize(folder.join("node"))
            && let Some(prefix) = node.parent().and_then(Path::parent)
        {
            add(below(prefix));
        }
    }
    if let Some(home) = &home {
        add(below(&home.join(".npm-global")));
        let versions = home.join(".nvm").join("versions").join("node");
        let mut installed: Vec<PathBuf> = fs::read_dir(versions)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        installed.sort_by_key(|folder| std::cmp::Reverse(version(folder)));
        for folder in installed {
            add(below(&folder));
        }
    }
    for prefix in ["/usr/local", "/opt/homebrew", "/usr"] {
        add(below(Path::new(prefix)));
    }
    folders
}

/// The numbers of a folder named like `v22.3.1`, to put the newest first.
fn version(folder: &Path) -> Vec<u64> {
    folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect()
}

/// The global prefix that `~/.npmrc` sets.
fn npmrc_prefix(home: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(home.join(".npmrc")).ok()?;
    let value = text.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == "prefix").then(|| value.trim().trim_matches(['"', '\'']))
    })?;
    let home_relative = ["~/", "${HOME}/", "$HOME/"]
        .iter()
        .find_map(|start| value.strip_prefix(start));
    Some(match home_relative {
        Some(rest) => home.join(rest),
        None => PathBuf::from(value),
    })
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn the_newest_node_of_nvm_comes_first() {
        let mut folders = ["v9.11.2", "v22.3.1", "v20.19.0"].map(PathBuf::from);
        folders.sort_by_key(|folder| std::cmp::Reverse(version(folder)));
        assert_eq!(
            folders,
            ["v22.3.1", "v20.19.0", "v9.11.2"].map(PathBuf::from)
        );
    }

    #[test]
    fn the_prefix_of_npmrc_may_be_relative_to_home() -> io::Result<()> {
        let home = tempfile::tempdir()?;
        fs::write(
            home.path().join(".npmrc"),
            "registry=x\nprefix = \"~/tools\"\n",
        )?;
        assert_eq!(npmrc_prefix(home.path()), Some(home.path().join("tools")));
        Ok(())
    }
}
