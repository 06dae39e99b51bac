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

mod npm;

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
    names: &'static [&'static str],
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
            names: if cfg!(windows) { WINDOWS } else { UNIX },
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
            for name in self.names {
                let path = folder.join(name);
                if let Some(found) = try_program(Place::Path, &path, &mut looked) {
                    return Ok(found);
                }
            }
        }
        let folders = match &self.npm_folders {
            Some(folders) => folders.clone(),
            None => npm::folders(self.path.as_ref()),
        };
        for folder in folders {
            let package = folder.join("@openai").join("codex");
            if !package.is_dir() {
                looked.push(Looked::new(Place::Npm, package, Why::Missing));
                continue;
            }
            match npm::native_binary(&package) {
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

/// What codex is called on the `PATH` of Windows. npm puts a shell script named `codex` beside its
/// command file there, which can't be run.
const WINDOWS: &[&str] = &["codex.exe", "codex.cmd"];
/// What codex is called on the `PATH` elsewhere.
const UNIX: &[&str] = &["codex"];

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
                npm::platform().map_or("not known to codex", |(triple, _)| triple)
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
            Some(package) => match npm::native_binary(&package) {
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

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    /// npm's global folder as it is on Windows: the scripts beside `node_modules`.
    fn windows(with_binary: bool) -> (tempfile::TempDir, PathBuf, Search) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("a path");
        let package = root.join("node_modules").join("@openai").join("codex");
        let (triple, name) = npm::platform().expect("codex runs here");
        let vendor = package.join("node_modules").join("@openai").join(name);
        let bin = vendor.join("vendor").join(triple).join("bin");
        fs::create_dir_all(&bin).expect("folders");
        let binary = bin.join(if cfg!(windows) { "codex.exe" } else { "codex" });
        for file in [root.join("codex"), root.join("codex.cmd"), binary.clone()] {
            if !with_binary && file == binary {
                continue;
            }
            fs::write(&file, "").expect("written");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                let mode = fs::Permissions::from_mode(0o755);
                fs::set_permissions(&file, mode).expect("mode");
            }
        }
        let mut search = Search::new()
            .codex_bin(None)
            .path(Some(root.clone().into_os_string()))
            .npm_folders(Vec::new());
        search.names = WINDOWS;
        (folder, binary, search)
    }

    #[test]
    fn behind_the_command_file_of_npm_lies_a_binary_that_can_be_started() {
        let (folder, binary, search) = windows(true);
        assert_eq!(search.run().expect("on the PATH"), binary);
        let command = folder.path().join("codex.cmd");
        let given = search.clone().explicit(&command);
        assert_eq!(given.run().expect("given"), binary);
        let wished = search.codex_bin(Some(command.into_os_string()));
        assert_eq!(wished.run().expect("CODEX_BIN"), binary);
    }

    #[test]
    fn the_shell_script_beside_the_command_file_is_not_taken_for_a_program_on_windows() {
        let (_folder, binary, search) = windows(false);
        let error = search.run().expect_err("there is no binary");
        let looked: Vec<_> = error.looked.iter().map(|looked| &looked.why).collect();
        assert_eq!(looked, [&Why::Missing, &Why::NoBinary], "{error}");
        assert!(!binary.exists());
    }

    #[test]
    fn a_command_file_of_another_kind_is_started_as_it_is() {
        let (folder, _, search) = windows(true);
        let modules = folder.path().join("node_modules");
        fs::remove_dir_all(modules).expect("it was there");
        let found = search.run().expect("a command file");
        assert_eq!(found.file_name().expect("a name"), "codex.cmd");
    }
}
