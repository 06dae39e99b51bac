//! The cache on disk: where a release lies, what says that it is whole, and who may write.
//!
//! ```text
//! <cache>/releases/<version>/package/…        the unpacked package
//! <cache>/releases/<version>/release.json     the marker: what it is, its checksum, where its program is
//! <cache>/locks/<version>.lock                held by the one who installs
//! <cache>/staging/<version>/                  where it is made, before it is renamed into place
//! ```
//!
//! A folder without its marker, or whose program isn't of the size that the marker states, is not installed: it is made anew.
//! Releases of another platform than this machine's lie beside it as `<version>-<platform>`.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{FetchError, Platform};

const MARKER: &str = "release.json";

/// What the marker file says.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Marker {
    pub(crate) version: String,
    pub(crate) platform: String,
    /// The checksum of the package's tarball.
    pub(crate) integrity: String,
    /// The program, relative to the release's folder, with `/`.
    pub(crate) program: String,
    pub(crate) program_bytes: u64,
}

/// Places in a cache for one version.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) dir: PathBuf,
    staging: PathBuf,
    lock: PathBuf,
}

impl Slot {
    pub(crate) fn new(cache: &Path, version: &str, platform: Platform) -> Self {
        let name = if Platform::host() == Some(platform) {
            version.to_owned()
        } else {
            format!("{version}-{platform}")
        };
        Self {
            dir: cache.join("releases").join(&name),
            staging: cache.join("staging").join(&name),
            lock: cache.join("locks").join(format!("{name}.lock")),
        }
    }

    /// The marker and the program of what is installed; `None` if it isn't, or not wholly.
    pub(crate) fn installed(
        &self,
        version: &str,
        platform: Platform,
    ) -> Result<Option<(Marker, PathBuf)>, FetchError> {
        let path = self.dir.join(MARKER);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(e)
                if matches!(
                    e.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(None);
            }
            Err(e) => return Err(FetchError::io("reading", path)(e)),
        };
        let Ok(marker) = serde_json::from_slice::<Marker>(&bytes) else {
            return Ok(None);
        };
        let program = self.dir.join(&marker.program);
        let whole = marker.version == version
            && marker.platform == platform.name()
            && fs::metadata(&program).is_ok_and(|m| m.is_file() && m.len() == marker.program_bytes);
        Ok(whole.then_some((marker, program)))
    }

    /// Waits until nobody else installs this version, in this process or another. Released when the file is dropped, or
    /// when the process ends in whatever way.
    pub(crate) fn lock(&self) -> Result<File, FetchError> {
        if let Some(parent) = self.lock.parent() {
            fs::create_dir_all(parent).map_err(FetchError::io("creating", parent))?;
        }
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&self.lock)
            .map_err(FetchError::io("opening", &self.lock))?;
        file.lock().map_err(FetchError::io("locking", &self.lock))?;
        Ok(file)
    }

    /// An empty folder to make the release in. Only for the holder of the lock; it is removed when dropped.
    pub(crate) fn stage(&self) -> Result<Staging, FetchError> {
        // What a killed process left behind: we hold the lock, so nobody uses it.
        remove_all(&self.staging)?;
        for sub in ["npm", "new"] {
            let path = self.staging.join(sub);
            fs::create_dir_all(&path).map_err(FetchError::io("creating", path))?;
        }
        Ok(Staging {
            root: self.staging.clone(),
        })
    }

    /// Puts the staged release in place, at once. Only for the holder of the lock.
    pub(crate) fn commit(&self, staging: &Staging, marker: &Marker) -> Result<(), FetchError> {
        let new = staging.new_dir();
        let path = new.join(MARKER);
        let mut text = serde_json::to_vec_pretty(marker).map_err(|e| {
            FetchError::io("writing", &path)(io::Error::new(io::ErrorKind::InvalidData, e))
        })?;
        text.push(b'\n');
        fs::write(&path, text).map_err(FetchError::io("writing", &path))?;
        if let Some(parent) = self.dir.parent() {
            fs::create_dir_all(parent).map_err(FetchError::io("creating", parent))?;
        }
        // A release without its marker lies there: it goes away together with the staging folder.
        match fs::rename(&self.dir, staging.root.join("replaced")) {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(FetchError::io("replacing", &self.dir)(e)),
        }
        fs::rename(&new, &self.dir).map_err(FetchError::io("renaming into", &self.dir))
    }
}

/// A folder in the making; removed when dropped.
#[derive(Debug)]
pub(crate) struct Staging {
    root: PathBuf,
}

impl Staging {
    /// Where npm works.
    pub(crate) fn npm_dir(&self) -> PathBuf {
        self.root.join("npm")
    }

    /// What becomes the release's folder.
    pub(crate) fn new_dir(&self) -> PathBuf {
        self.root.join("new")
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn remove_all(path: &Path) -> Result<(), FetchError> {
    match fs::remove_dir_all(path) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(FetchError::io("removing", path)(e)),
    }
}

/// `$CODEX_THREADS_CACHE`, else the system's folder for caches.
pub(crate) fn default_cache_dir() -> Result<PathBuf, FetchError> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|v| !v.is_empty())
            .map(PathBuf::from)
    };
    if let Some(dir) = set("CODEX_THREADS_CACHE") {
        return std::path::absolute(&dir).map_err(FetchError::io("resolving", dir));
    }
    let base = if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else if cfg!(windows) {
        set("LOCALAPPDATA")
    } else {
        // The XDG rules: a relative path is to be ignored.
        set("XDG_CACHE_HOME")
            .filter(|dir| dir.is_absolute())
            .or_else(|| set("HOME").map(|home| home.join(".cache")))
    };
    base.map(|dir| dir.join("codex-threads"))
        .ok_or(FetchError::NoCacheDir)
}
