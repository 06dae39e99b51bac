//! Why a release could not be had.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::Platform;

/// Why a release could not be had.
///
/// The variants are what a caller may want to tell apart: a machine that lacks npm, a version that doesn't exist, a machine
/// without network, a download that isn't what the registry says it is.
///
/// ```no_run
/// use codex_threads_testkit::release::{FetchError, Release};
///
/// # fn main() -> Result<(), FetchError> {
/// match Release::get_blocking("0.169.0") {
///     Ok(release) => println!("{}", release.program().display()),
///     Err(FetchError::NpmMissing { .. }) => eprintln!("please install Node.js"),
///     Err(other) => return Err(other),
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// npm, or the node that runs it, isn't on this machine.
    #[error(
        "`{npm}` could not be run, and it is needed once, to fetch codex {version}: install Node.js with npm \
         (https://nodejs.org, or your system's packages `nodejs` and `npm`), or name it with `.npm(path)`: {detail}"
    )]
    NpmMissing {
        /// The program that was tried.
        npm: String,
        /// The version that was to be fetched.
        version: String,
        /// What the operating system, or the shell, said.
        detail: String,
    },
    /// The registry has no such version, or not for this platform.
    #[error("there is no codex release {version} for {platform} in the npm registry")]
    NoSuchVersion {
        /// The version asked for.
        version: String,
        /// The platform asked for.
        platform: Platform,
        /// The end of what npm wrote to its standard error.
        stderr: String,
    },
    /// The text isn't a version such as `0.169.0`, so nothing was asked.
    #[error("`{version}` is not a version: expected something like 0.169.0 or 0.170.0-alpha.1")]
    BadVersion {
        /// The text.
        version: String,
    },
    /// The registry could not be reached.
    #[error(
        "the npm registry could not be reached to fetch codex {version} ({code}); npm said: {stderr}"
    )]
    NoNetwork {
        /// The version asked for.
        version: String,
        /// npm's code, such as `ENOTFOUND`.
        code: String,
        /// The end of what npm wrote to its standard error.
        stderr: String,
    },
    /// The download isn't what was promised. Nothing of it was kept.
    #[error("codex {version}: the download's checksum is {found}, expected {expected}")]
    ChecksumMismatch {
        /// The version asked for.
        version: String,
        /// The checksum stated by the registry, or by the caller.
        expected: String,
        /// The checksum of the bytes received.
        found: String,
    },
    /// A checksum isn't of the form `sha512-…`, so nothing could be verified.
    #[error("codex {version}: `{integrity}` holds no sha512 checksum to verify with")]
    BadIntegrity {
        /// The version asked for.
        version: String,
        /// The text.
        integrity: String,
    },
    /// The release isn't in the cache, and `.offline(true)` forbids fetching it.
    #[error("codex {version} is not in the cache ({}), and fetching is off", dir.display())]
    NotCached {
        /// The version asked for.
        version: String,
        /// Where it would be.
        dir: PathBuf,
    },
    /// npm failed for another reason.
    #[error("npm failed to fetch codex {version} ({status}); npm said: {stderr}")]
    Npm {
        /// The version asked for.
        version: String,
        /// npm's code where it gave one (`EACCES`), else its exit status.
        status: String,
        /// The end of what npm wrote to its standard error.
        stderr: String,
    },
    /// npm didn't end in time and was killed.
    #[error("npm did not end within {} s while fetching codex {version}; npm said: {stderr}", waited.as_secs())]
    TimedOut {
        /// The version asked for.
        version: String,
        /// How long it was waited for.
        waited: Duration,
        /// The end of what npm wrote to its standard error.
        stderr: String,
    },
    /// The package doesn't hold what a release holds, or holds what it must not (a path out of its folder, a link).
    #[error("codex {version}: the package is not as expected: {what}")]
    BadPackage {
        /// The version asked for.
        version: String,
        /// What is wrong.
        what: String,
    },
    /// Codex isn't published for the platform that this program was compiled for.
    #[error("codex is not published for this platform ({os}, {arch})", os = std::env::consts::OS, arch = std::env::consts::ARCH)]
    UnsupportedPlatform,
    /// No folder for the cache: neither `CODEX_THREADS_CACHE` nor a home folder is known.
    #[error("no cache folder: set CODEX_THREADS_CACHE, or HOME, or use `.cache_dir(path)`")]
    NoCacheDir,
    /// Reading or writing the cache failed.
    #[error("{doing} {}: {source}", path.display())]
    Io {
        /// What was being done, as in "writing".
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The task that did the work was ended by its runtime's shutdown, or panicked.
    #[error("the task that fetched codex {version} did not end: {detail}")]
    TaskLost {
        /// The version asked for.
        version: String,
        /// What tokio said.
        detail: String,
    },
}

impl FetchError {
    pub(crate) fn io(
        doing: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            doing,
            path,
            source,
        }
    }
}
