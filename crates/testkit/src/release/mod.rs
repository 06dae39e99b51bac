//! Real codex releases: found in a cache, else fetched with npm.
//!
//! Codex is published as one npm package per version and platform (`@openai/codex@0.169.0-linux-x64`), which holds the native
//! program. [`Release::get`] looks for it in the cache; if it isn't there it asks npm for the package and for the checksum that
//! the registry states, hashes the bytes itself, unpacks what is needed to run, and renames it into place at once. So a release
//! is there wholly or not at all, whatever is killed when.
//!
//! - Several tasks and processes may ask for one version at the same time: one downloads, the others wait for it (a file lock).
//! - Once cached, npm is not run at all, and no network is needed.
//! - Nothing of the package is run while it is installed, and scripts are off.
//! - npm is run with the user's own settings (registry, proxy), but not with those of the project that happens to be the working
//!   directory, and with a cache of its own that is removed afterwards, so that nothing lies twice on the disk.
//!
//! The cache is `$CODEX_THREADS_CACHE`, else `~/.cache/codex-threads` (`$XDG_CACHE_HOME` is heeded; `~/Library/Caches/codex-threads`
//! on macOS, `%LOCALAPPDATA%\codex-threads` on Windows). To remove a release from it, remove its folder.

mod error;
mod integrity;
mod npm;
mod platform;
mod store;
mod unpack;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use self::error::FetchError;
pub use self::platform::Platform;

use self::store::{Marker, Slot};

/// Below this size a file named `codex` is a launcher, not the native program (the smallest known one has 86 MB).
const PROGRAM_FLOOR: u64 = 40 * 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(20 * 60);

/// An installed codex release.
///
/// ```no_run
/// use codex_threads_testkit::Release;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let release = Release::get("0.169.0").await?;
/// let mut codex = tokio::process::Command::new(release.program());
/// codex.arg("app-server");
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    version: String,
    platform: Platform,
    integrity: String,
    dir: PathBuf,
    program: PathBuf,
}

impl Release {
    /// The release of this version for this machine: from the cache, else fetched with npm and verified.
    ///
    /// The work is done on tokio's threads for blocking work. Dropping the future doesn't stop a fetch that has begun: it ends in the
    /// background and the release is there for the next who asks.
    ///
    /// # Errors
    ///
    /// See [`FetchError`].
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), codex_threads_testkit::release::FetchError> {
    /// let release = codex_threads_testkit::Release::get("0.169.0").await?;
    /// assert_eq!(release.version(), "0.169.0");
    /// # Ok(()) }
    /// ```
    pub async fn get(version: impl Into<String>) -> Result<Self, FetchError> {
        Self::fetcher(version).get().await
    }

    /// As [`get`](Self::get), for programs without an async runtime.
    ///
    /// # Errors
    ///
    /// See [`FetchError`].
    ///
    /// ```no_run
    /// # fn example() -> Result<(), codex_threads_testkit::release::FetchError> {
    /// let release = codex_threads_testkit::Release::get_blocking("0.169.0")?;
    /// println!("{}", release.program().display());
    /// # Ok(()) }
    /// ```
    pub fn get_blocking(version: impl Into<String>) -> Result<Self, FetchError> {
        Self::fetcher(version).get_blocking()
    }

    /// A release, with choices: another cache, another npm, no network.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), codex_threads_testkit::release::FetchError> {
    /// use codex_threads_testkit::Release;
    ///
    /// let release = Release::fetcher("0.169.0").cache_dir("target/codex").offline(true).get().await?;
    /// # Ok(()) }
    /// ```
    pub fn fetcher(version: impl Into<String>) -> Fetcher {
        Fetcher {
            version: version.into(),
            cache_dir: None,
            npm: None,
            offline: false,
            platform: None,
            integrity: None,
            timeout: TIMEOUT,
            program_floor: PROGRAM_FLOOR,
            after_file: None,
        }
    }

    /// The version, such as `0.169.0`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The platform that the program is for.
    #[must_use]
    pub fn platform(&self) -> Platform {
        self.platform
    }

    /// The native `codex` program (an absolute path, unless the cache folder was given as a relative one).
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The folder of the release: the unpacked package is `package` in it.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The checksum of the package's tarball, `sha512-…` as npm writes it. It is what [`Fetcher::integrity`] takes.
    #[must_use]
    pub fn integrity(&self) -> &str {
        &self.integrity
    }
}

/// How to get a release. Made by [`Release::fetcher`].
///
/// ```no_run
/// # async fn example() -> Result<(), codex_threads_testkit::release::FetchError> {
/// use codex_threads_testkit::Release;
///
/// let release = Release::fetcher("0.169.0")
///     .npm("/opt/node/bin/npm")
///     .integrity("sha512-o05NyAOCDygSPRo1yinzxvkRSdmsZyBD9E7mbpmjRanSfM8lypqWtQgEo4XfNkwhuCR2aFu8mlGOsQGFXVbVww==")
///     .get()
///     .await?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Fetcher {
    version: String,
    cache_dir: Option<PathBuf>,
    npm: Option<PathBuf>,
    offline: bool,
    platform: Option<Platform>,
    integrity: Option<String>,
    timeout: Duration,
    program_floor: u64,
    after_file: Option<AfterFile>,
}

type AfterFile = Arc<dyn Fn(&Path) + Send + Sync>;

impl Fetcher {
    /// The cache folder, instead of the default one (see the [module](self)).
    #[must_use]
    pub fn cache_dir(mut self, dir: impl Into<PathBuf>) -> Self {
        self.cache_dir = Some(dir.into());
        self
    }

    /// The npm to run, instead of the one on `PATH`.
    #[must_use]
    pub fn npm(mut self, program: impl Into<PathBuf>) -> Self {
        self.npm = Some(program.into());
        self
    }

    /// With `true` nothing is fetched: what isn't cached is [`FetchError::NotCached`].
    #[must_use]
    pub fn offline(mut self, offline: bool) -> Self {
        self.offline = offline;
        self
    }

    /// The release of another platform than this machine's (to look into it; it will not run here).
    #[must_use]
    pub fn platform(mut self, platform: Platform) -> Self {
        self.platform = Some(platform);
        self
    }

    /// The checksum (`sha512-…`) that the package must have, whatever the registry says. A cached release with another one is
    /// refused too.
    #[must_use]
    pub fn integrity(mut self, integrity: impl Into<String>) -> Self {
        self.integrity = Some(integrity.into());
        self
    }

    /// How long npm may take in all (20 minutes unless told).
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// For this crate's own tests, whose packages are small.
    #[doc(hidden)]
    #[must_use]
    pub fn program_floor(mut self, bytes: u64) -> Self {
        self.program_floor = bytes;
        self
    }

    /// For this crate's own tests: called after each file that is unpacked.
    #[doc(hidden)]
    #[must_use]
    pub fn after_file(mut self, f: impl Fn(&Path) + Send + Sync + 'static) -> Self {
        self.after_file = Some(Arc::new(f));
        self
    }

    /// Gets the release. See [`Release::get`].
    ///
    /// # Errors
    ///
    /// See [`FetchError`].
    pub async fn get(self) -> Result<Release, FetchError> {
        let version = self.version.clone();
        match tokio::task::spawn_blocking(move || self.get_blocking()).await {
            Ok(result) => result,
            Err(e) => Err(FetchError::TaskLost {
                version,
                detail: e.to_string(),
            }),
        }
    }

    /// Gets the release, blocking this thread meanwhile.
    ///
    /// # Errors
    ///
    /// See [`FetchError`].
    pub fn get_blocking(self) -> Result<Release, FetchError> {
        if !is_version(&self.version) {
            return Err(FetchError::BadVersion {
                version: self.version,
            });
        }
        let platform = self
            .platform
            .or_else(Platform::host)
            .ok_or(FetchError::UnsupportedPlatform)?;
        let cache = match &self.cache_dir {
            Some(dir) => std::path::absolute(dir).map_err(FetchError::io("resolving", dir))?,
            None => store::default_cache_dir()?,
        };
        let wanted = match &self.integrity {
            Some(text) => Some(self.parse_integrity(text)?),
            None => None,
        };
        let slot = Slot::new(&cache, &self.version, platform);
        if let Some(release) = self.look_up(&slot, platform, wanted.as_deref())? {
            return Ok(release);
        }
        if self.offline {
            return Err(FetchError::NotCached {
                version: self.version,
                dir: slot.dir,
            });
        }
        let _lock = slot.lock()?;
        // Whoever held the lock before may have installed it.
        if let Some(release) = self.look_up(&slot, platform, wanted.as_deref())? {
            return Ok(release);
        }
        self.install(&slot, platform, wanted.as_deref())?;
        self.look_up(&slot, platform, wanted.as_deref())?
            .ok_or_else(|| FetchError::BadPackage {
                version: self.version.clone(),
                what: "it was installed, and is gone again".to_owned(),
            })
    }

    fn look_up(
        &self,
        slot: &Slot,
        platform: Platform,
        wanted: Option<&str>,
    ) -> Result<Option<Release>, FetchError> {
        let Some((marker, program)) = slot.installed(&self.version, platform)? else {
            return Ok(None);
        };
        self.compare(wanted, &marker.integrity)?;
        Ok(Some(Release {
            version: marker.version,
            platform,
            integrity: marker.integrity,
            dir: slot.dir.clone(),
            program,
        }))
    }

    fn install(
        &self,
        slot: &Slot,
        platform: Platform,
        wanted: Option<&str>,
    ) -> Result<(), FetchError> {
        let staging = slot.stage()?;
        let scratch = staging.npm_dir();
        let npm = npm::Npm {
            program: self.npm.as_deref(),
            version: &self.version,
            platform,
            deadline: Instant::now() + self.timeout,
            timeout: self.timeout,
            scratch: &scratch,
        };
        let stated = self.parse_integrity(&npm.integrity()?)?;
        // Before the download: no need to fetch what would be refused.
        self.compare(wanted, &stated)?;
        let tarball = npm.pack()?;
        let found = integrity::hash_file(&tarball).map_err(FetchError::io("reading", &tarball))?;
        self.compare(Some(&stated), &found)?;

        let new = staging.new_dir();
        unpack::unpack(
            &self.version,
            &tarball,
            &new,
            self.after_file.as_deref().map(|f| f as _),
        )?;
        let Some((program, program_bytes)) =
            unpack::find_program(&new.join("package/vendor"), platform, self.program_floor)?
        else {
            return Err(FetchError::BadPackage {
                version: self.version.clone(),
                what: format!("no program `{}` in it", platform.program_name()),
            });
        };
        let relative = program.strip_prefix(&new).unwrap_or(&program);
        let parts: Vec<_> = relative
            .components()
            .map(|c| c.as_os_str().to_string_lossy())
            .collect();
        let marker = Marker {
            version: self.version.clone(),
            platform: platform.name().to_owned(),
            integrity: found,
            program: parts.join("/"),
            program_bytes,
        };
        slot.commit(&staging, &marker)
    }

    fn parse_integrity(&self, text: &str) -> Result<String, FetchError> {
        integrity::sha512_of(text).ok_or_else(|| FetchError::BadIntegrity {
            version: self.version.clone(),
            integrity: text.to_owned(),
        })
    }

    fn compare(&self, expected: Option<&str>, found: &str) -> Result<(), FetchError> {
        match expected {
            Some(expected) if expected != found => Err(FetchError::ChecksumMismatch {
                version: self.version.clone(),
                expected: expected.to_owned(),
                found: found.to_owned(),
            }),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher")
            .field("version", &self.version)
            .field("cache_dir", &self.cache_dir)
            .field("npm", &self.npm)
            .field("offline", &self.offline)
            .field("platform", &self.platform)
            .field("integrity", &self.integrity)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// Three numbers and an optional pre-release: nothing that could mean a path, a range or an option.
fn is_version(text: &str) -> bool {
    let (numbers, pre) = match text.split_once('-') {
        Some((numbers, pre)) => (numbers, Some(pre)),
        None => (text, None),
    };
    let parts: Vec<&str> = numbers.split('.').collect();
    parts.len() == 3
        && parts
            .iter()
            .all(|p| !p.is_empty() && p.len() < 10 && p.bytes().all(|b| b.is_ascii_digit()))
        && pre.is_none_or(|pre| {
            pre.len() < 64
                && pre.split('.').all(|p| {
                    !p.is_empty() && p.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_that_is_a_path_or_an_option_is_refused() {
        for good in ["0.169.0", "0.170.0-alpha.1"] {
            assert!(is_version(good), "{good}");
        }
        for bad in [
            "",
            "latest",
            "0.169",
            "../0.1.0",
            "0.1.0/..",
            "0.1.0-../x",
            "--json",
            "0.1.0-",
            "^0.1.0",
            "0.1.0 ",
        ] {
            assert!(!is_version(bad), "{bad}");
        }
    }
}
