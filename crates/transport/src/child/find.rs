//! Where codex is.
//!
//! Looked at in this order, and the first that is there is taken:
//!
//! 1. a path that was given ([`Search::explicit`]),
//! 2. the environment variable `CODEX_BIN`,
//! 3. `codex` on the `PATH`,
//! 4. npm's global folder, as far as it can be guessed without running npm: the prefix in npm's
//!    environment variables and in `~/.npmrc`, the folder beside `node` on the `PATH`, those of
//!    nvm's versions, and the usual ones.
//!
//! The first two are wishes: if there is nothing at such a path, that is an error, and no
//! other codex is taken instead.
//!
//! What npm puts on the `PATH` is a launcher written for node (`bin/codex.js`). Behind it lies a native
//! binary, in a package for each platform. That binary is returned: it starts faster, needs
//! no node, and signals reach it. Launchers of another kind (shell scripts) are returned as they are.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The environment variable that names the codex to use.
pub const CODEX_BIN: &str = "CODEX_BIN";

/// Finds codex with [`Search`]'s defaults.
///
/// # Errors
/// [`FindError`], which lists all places that were looked at.
///
/// ```no_run
/// # fn f() -> Result<(), codex_threads_transport::child::find::FindError> {
/// println!("{}", codex_threads_transport::child::find::codex()?.display());
/// # Ok(())
/// # }
/// ```
pub fn codex() -> Result<PathBuf, FindError> {
    Search::new().run()
}

/// Where to look for codex. Made from this program's environment; each part can be replaced.
///
/// ```
/// use codex_threads_transport::child::find::Search;
///
/// let nowhere = Search::new().codex_bin(None).path(None).npm_folders(Vec::new());
/// assert!(nowhere.run().is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Search {
    explicit: Option<PathBuf>,
    codex_bin: Option<OsString>,
    path: Option<OsString>,
    npm_folders: Option<Vec<PathBuf>>,
}

impl Search {
    /// A search in this program's environment.
    ///
    /// ```
    /// # use codex_threads_transport::child::find::Search;
    /// let search = Search::new();
    /// # drop(search);
    /// ```
    pub fn new() -> Self {
        Self {
            explicit: None,
            codex_bin: env::var_os(CODEX_BIN).filter(|value| !value.is_empty()),
            path: env::var_os("PATH"),
            npm_folders: None,
        }
    }

    /// The path to take: of a binary, of npm's launcher, or of anything that can be run.
    ///
    /// ```
    /// # use codex_threads_transport::child::find::Search;
    /// let error = Search::new().explicit("/no/such/codex").run().unwrap_err();
    /// assert!(error.to_string().contains("/no/such/codex"));
    /// ```
    pub fn explicit(mut self, path: impl Into<PathBuf>) -> Self {
        self.explicit = Some(path.into());
        self
    }

    /// Replaces the value of `CODEX_BIN`.
    ///
    /// ```
    /// # use codex_threads_transport::child::find::Search;
    /// assert!(Search::new().codex_bin(Some("/no/such/codex".into())).run().is_err());
    /// ```
    pub fn codex_bin(mut self, value: Option<OsString>) -> Self {
        self.codex_bin = value;
        self
    }

    /// Replaces the value of `PATH`.
    ///
    /// ```
    /// # use codex_threads_transport::child::find::Search;
    /// let search = Search::new().path(Some("/opt/codex/bin".into()));
    /// # drop(search);
    /// ```
    pub fn path(mut self, value: Option<OsString>) -> Self {
        self.path = value;
        self
    }

    /// Replaces the guesses at npm's global folder (the one that ends in `node_modules`).
    ///
    /// ```
    /// # use codex_threads_transport::child::find::Search;
    /// let search = Search::new().npm_folders(vec!["/usr/lib/node_modules".into()]);
    /// # drop(search);
    /// ```
    pub fn npm_folders(mut self, folders: Vec<PathBuf>) -> Self {
        self.npm_folders = Some(folders);
        self
    }

    /// Looks. Reads a few folders; runs nothing.
    ///
    /// # Errors
    /// [`FindError`], which lists all places that were looked at.
    ///
    /// ```no_run
    /// # fn f() -> Result<(), codex_threads_transport::child::find::FindError> {
    /// # use codex_threads_transport::child::find::Search;
    /// println!("{}", Search::new().run()?.display());
    /// # Ok(())
    /// # }
    /// ```
    pub fn run(&self) -> Result<PathBuf, FindError> {
        let mut looked = Vec::new();
        let wishes = [
            (Place::Explicit, self.explicit.clone()),
            (Place::CodexBin, self.codex_bin.clone().map(PathBuf::from)),
        ];
        for (place, path) in wishes {
            if let Some(path) = path {
                return try_program(place, &path, &mut looked).ok_or(FindError { looked });
            }
        }
        for folder in env::split_paths(self.path.as_deref().unwrap_or_default()) {
            if folder.as_os_str().is_empty() {
                continue;
            }
            for name in NAMES {
                let path = folder.join(name);
                if let Some(found) = try_program(Place::Path, &path, &mut looked) {
                    return Ok(found);
                }
            }
        }
        let folders = match &self.npm_folders {
            Some(folders) => folders.clone(),
            None => npm_folders(self.path.as_ref()),
        };
        for folder in folders {
            let package = folder.join("@openai").join("codex");
            if !package.is_dir() {
                looked.push(Looked::new(Place::Npm, package, Why::Missing));
                continue;
            }
            match native_binary(&package) {
                Ok(found) => return Ok(found),
                Err(why) => looked.push(Looked::new(Place::Npm, package, why)),
            }
        }
        Err(FindError { looked })
    }
}

impl Default for Search {
    fn default() -> Self {
        Self::new()
    }
}

/// What codex is called on the `PATH`.
#[cfg(windows)]
const NAMES: [&str; 2] = ["codex.exe", "codex.cmd"];
/// What codex is called on the `PATH`.
#[cfg(not(windows))]
const NAMES: [&str; 1] = ["codex"];

/// What the native binary is called.
const BINARY: &str = if cfg!(windows) { "codex.exe" } else { "codex" };

/// A kind of place where codex may be.
///
/// ```
/// use codex_threads_transport::child::find::Place;
///
/// assert_eq!(Place::CodexBin.to_string(), "CODEX_BIN");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// The path that was given.
    Explicit,
    /// The environment variable `CODEX_BIN`.
    CodexBin,
    /// A folder on the `PATH`.
    Path,
    /// A global folder of npm.
    Npm,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Explicit => "given path",
            Self::CodexBin => CODEX_BIN,
            Self::Path => "PATH",
            Self::Npm => "npm's global folder",
        })
    }
}

/// Why a place was passed over.
///
/// ```
/// use codex_threads_transport::child::find::Why;
///
/// assert_eq!(Why::Missing.to_string(), "not there");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// Nothing is there.
    Missing,
    /// Something is there, but it can not be run (a folder, or no permission).
    NotExecutable,
    /// npm's package is there, but the native binary of this platform is not. Most often the
    /// optional dependency was not installed.
    NoBinary,
    /// It could not be looked at.
    Unreadable(io::ErrorKind),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("not there"),
            Self::NotExecutable => f.write_str("can not be run"),
            Self::NoBinary => write!(
                f,
                "npm's package is there, but not its binary for this platform ({})",
                platform().map_or("not known to codex", |(triple, _)| triple)
            ),
            Self::Unreadable(kind) => write!(f, "can not be looked at: {kind}"),
        }
    }
}

/// One place that was looked at.
///
/// ```
/// use codex_threads_transport::child::find::{Place, Search};
///
/// let error = Search::new().explicit("/no/such/codex").run().unwrap_err();
/// assert_eq!(error.looked[0].place, Place::Explicit);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Looked {
    /// The kind of place.
    pub place: Place,
    /// The path.
    pub path: PathBuf,
    /// Why it was passed over.
    pub why: Why,
}

impl Looked {
    fn new(place: Place, path: PathBuf, why: Why) -> Self {
        Self { place, path, why }
    }
}

/// Codex was not found. `Display` lists where it was looked for.
///
/// ```
/// use codex_threads_transport::child::find::Search;
///
/// let error = Search::new().explicit("/no/such/codex").run().unwrap_err();
/// for looked in &error.looked {
///     println!("{}: {}: {}", looked.place, looked.path.display(), looked.why);
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub struct FindError {
    /// All places that were looked at, in order.
    pub looked: Vec<Looked>,
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("codex was not found; looked at:")?;
        for Looked { place, path, why } in &self.looked {
            write!(f, "\n  {place}: {}: {why}", path.display())?;
        }
        if self.looked.is_empty() {
            f.write_str(" nothing (no PATH, and no folder of npm is known)")?;
        }
        write!(
            f,
            "\ninstall it (npm install -g @openai/codex) or set {CODEX_BIN}"
        )
    }
}

/// What is to be run for the program at `path`.
fn try_program(place: Place, path: &Path, looked: &mut Vec<Looked>) -> Option<PathBuf> {
    let why = match fs::metadata(path) {
        Err(error) if is_missing(error.kind()) => Why::Missing,
        Err(error) => Why::Unreadable(error.kind()),
        Ok(metadata) if !is_executable(&metadata) && !is_launcher(path) => Why::NotExecutable,
        Ok(_) => match package_of_launcher(path) {
            None => return Some(path.to_path_buf()),
            Some(package) => match native_binary(&package) {
                Ok(binary) => return Some(binary),
                Err(why) => why,
            },
        },
    };
    looked.push(Looked::new(place, path.to_path_buf(), why));
    None
}

fn is_missing(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(unix)]
fn is_executable(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;

    metadata.is_file() && metadata.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn is_executable(metadata: &fs::Metadata) -> bool {
    metadata.is_file()
}

/// Whether this is npm's launcher by its name; it need not be executable by itself.
fn is_launcher(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "codex.js")
}

/// The folder of npm's package if `path` is its launcher, or (on Unix) a link to it, or (on Windows) the
/// command file that npm puts beside its folder.
fn package_of_launcher(path: &Path) -> Option<PathBuf> {
    if path.extension().is_some_and(|extension| extension == "cmd") {
        let package = path
            .parent()?
            .join("node_modules")
            .join("@openai")
            .join("codex");
        return package.is_dir().then_some(package);
    }
    let real = fs::canonicalize(path).ok()?;
    if !is_launcher(&real) {
        return None;
    }
    let bin = real.parent()?;
    if bin.file_name()? != "bin" {
        return None;
    }
    Some(bin.parent()?.to_path_buf())
}

/// The target triple of this platform's codex, and the name of the package that holds it.
fn platform() -> Option<(&'static str, &'static str)> {
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
fn native_binary(package: &Path) -> Result<PathBuf, Why> {
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
fn npm_folders(path: Option<&OsString>) -> Vec<PathBuf> {
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
