//! Sessions in files.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{Claim, Kept, SessionStore, Slot, StoreError, StoreFuture, lock, names};

/// The format of the files.
const FORMAT: u64 = 1;
/// The file of a session, in its folder.
const SESSION: &str = "session.json";
/// The folder of its jobs.
const JOBS: &str = "jobs";
/// What is locked by whoever has the name for himself.
const CLAIM: &str = "claim";
/// What is locked by whoever writes.
const WRITING: &str = "writing";

/// Keeps sessions in a folder, a file for each session and each job.
///
/// It survives what happens to programs and machines: a file is written beside the old one, brought to the
/// disk, and put in its place in one step, so that at every moment there is the old one or the new one, whole.
/// Several processes may use one folder: locks of the kernel (`flock` on Unix), which end with the process
/// that holds them, however it ends, keep them apart. There are no stale locks.
///
/// The files are JSON, to be read by people: `{"format": 1, "name": …, "revision": …, "value": {…}}`. Names may
/// be any text of up to 600 bytes; folders are called after them in an encoding that keeps small letters and
/// digits. What can't be read is reported with its place ([`StoreError::Damaged`]) and never written over.
///
/// Nothing is read or written before it is needed; the folder is made then. The folder must be on a file system with
/// working locks: not on an old NFS.
///
/// ```no_run
/// use codex_threads::session::FileStore;
///
/// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::session::SessionError> {
/// let store = FileStore::new("/srv/sessions");
/// let session = codex.session().open("nightly", &store).await?;
/// # let _ = session; Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct FileStore {
    folder: Arc<Path>,
}

impl FileStore {
    /// Sessions in this folder.
    ///
    /// ```
    /// let store = codex_threads::session::FileStore::new("/srv/sessions");
    /// assert_eq!(store.folder(), std::path::Path::new("/srv/sessions"));
    /// ```
    pub fn new(folder: impl AsRef<Path>) -> Self {
        Self {
            folder: folder.as_ref().into(),
        }
    }

    /// The folder.
    ///
    /// ```
    /// let store = codex_threads::session::FileStore::new("/srv/sessions");
    /// assert_eq!(store.folder(), std::path::Path::new("/srv/sessions"));
    /// ```
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of a slot, whether or not it is there.
    ///
    /// # Errors
    ///
    /// [`StoreError::TooLong`].
    ///
    /// ```
    /// use codex_threads::session::{FileStore, Slot};
    ///
    /// let store = FileStore::new("/srv/sessions");
    /// println!("{}", store.path(Slot::Session("nightly"))?.display());
    /// # Ok::<(), codex_threads::session::StoreError>(())
    /// ```
    pub fn path(&self, slot: Slot<'_>) -> Result<PathBuf, StoreError> {
        let folder = self.folder.join(names::path(slot.session())?);
        Ok(match slot {
            Slot::Session(_) => folder.join(SESSION),
            Slot::Job { key, .. } => {
                let mut path = folder.join(JOBS).join(names::path(key)?).into_os_string();
                path.push(".json");
                path.into()
            }
        })
    }

    /// Does what blocks on a thread for that.
    fn blocking<'a, T: Send + 'static>(
        &self,
        slot: Slot<'_>,
        act: impl FnOnce(&Path, PathBuf, Owned) -> Result<T, StoreError> + Send + 'static,
    ) -> StoreFuture<'a, T> {
        let path = self.path(slot);
        let owned = Owned::from(slot);
        self.spawn(move |folder| act(folder, path?, owned))
    }

    fn spawn<'a, T: Send + 'static>(
        &self,
        act: impl FnOnce(&Path) -> Result<T, StoreError> + Send + 'static,
    ) -> StoreFuture<'a, T> {
        let folder = Arc::clone(&self.folder);
        Box::pin(async move {
            let job = tokio::task::spawn_blocking(move || act(&folder));
            // The runtime is on its way out, or the job panicked.
            let broken = |error: tokio::task::JoinError| StoreError::Other(error.to_string());
            job.await.map_err(broken)?
        })
    }
}

/// A slot of its own.
enum Owned {
    Session(String),
    Job(String, String),
}

impl From<Slot<'_>> for Owned {
    fn from(slot: Slot<'_>) -> Self {
        match slot {
            Slot::Session(name) => Self::Session(name.to_owned()),
            Slot::Job { session, key } => Self::Job(session.to_owned(), key.to_owned()),
        }
    }
}

impl Owned {
    fn slot(&self) -> Slot<'_> {
        match self {
            Self::Session(name) => Slot::Session(name),
            Self::Job(session, key) => Slot::Job { session, key },
        }
    }
}

impl SessionStore for FileStore {
    fn load<'a>(&'a self, slot: Slot<'a>) -> StoreFuture<'a, Option<Kept>> {
        self.blocking(slot, |_, path, slot| read(&path, slot.slot()))
    }

    fn save<'a>(
        &'a self,
        slot: Slot<'a>,
        value: Map<String, Value>,
        replaces: Option<u64>,
    ) -> StoreFuture<'a, u64> {
        self.blocking(slot, move |folder, path, slot| {
            let slot = slot.slot();
            let parent = path.parent().unwrap_or(folder);
            make_folders(folder, parent)?;
            let _writing = lock::take(&folder.join(WRITING))?;
            expect(&path, slot, replaces)?;
            let revision = replaces.unwrap_or(0) + 1;
            let mut whole = json!({ "format": FORMAT, "revision": revision, "value": value });
            match slot {
                Slot::Session(name) => whole["name"] = name.into(),
                Slot::Job { session, key } => {
                    whole["name"] = session.into();
                    whole["key"] = key.into();
                }
            }
            replace(&path, parent, format!("{whole:#}\n").as_bytes())
                .map_err(|error| StoreError::io(&path, &error))?;
            Ok(revision)
        })
    }

    fn remove<'a>(&'a self, slot: Slot<'a>, revision: u64) -> StoreFuture<'a, ()> {
        self.blocking(slot, move |folder, path, slot| {
            let parent = path.parent().unwrap_or(folder);
            make_folders(folder, parent)?;
            let _writing = lock::take(&folder.join(WRITING))?;
            expect(&path, slot.slot(), Some(revision))?;
            let remove = || {
                if let Owned::Session(_) = slot {
                    // The jobs first: what is cut off by a crash can be done again.
                    match fs::remove_dir_all(parent.join(JOBS)) {
                        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                        _ => {}
                    }
                }
                fs::remove_file(&path)?;
                sync_folder(parent)
            };
            remove().map_err(|error| StoreError::io(&path, &error))
        })
    }

    fn names(&self) -> StoreFuture<'_, Vec<String>> {
        self.spawn(|folder| {
            let mut names = Vec::new();
            collect(folder, "", &mut names)?;
            names.sort();
            Ok(names)
        })
    }

    fn claim<'a>(&'a self, name: &'a str) -> StoreFuture<'a, Option<Claim>> {
        self.blocking(Slot::Session(name), |folder, path, _| {
            let parent = path.parent().unwrap_or(folder);
            make_folders(folder, parent)?;
            let lock = lock::try_take(&parent.join(CLAIM))?;
            Ok(lock.map(Claim::new))
        })
    }
}

/// That the slot holds this revision, and can be read.
fn expect(path: &Path, slot: Slot<'_>, expected: Option<u64>) -> Result<(), StoreError> {
    let found = read(path, slot)?.map(|kept| kept.revision);
    if found == expected {
        Ok(())
    } else {
        Err(StoreError::conflict(slot, expected, found))
    }
}

fn read(path: &Path, slot: Slot<'_>) -> Result<Option<Kept>, StoreError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io(path, &error)),
    };
    let damaged = |line, column, reason: &str| StoreError::Damaged {
        path: path.to_owned(),
        line,
        column,
        reason: reason.to_owned(),
    };
    let mut whole: Map<String, Value> = serde_json::from_slice(&bytes)
        .map_err(|error| damaged(error.line(), error.column(), &error.to_string()))?;
    let format = whole.get("format").and_then(Value::as_u64);
    match format {
        Some(FORMAT) => {}
        Some(format) if format > FORMAT => {
            let path = path.to_owned();
            return Err(StoreError::TooNew { path, format });
        }
        _ => return Err(damaged(0, 0, "no format is named")),
    }
    let text = |name| whole.get(name).and_then(Value::as_str);
    let belongs = match slot {
        Slot::Session(name) => text("name") == Some(name) && text("key").is_none(),
        Slot::Job { session, key } => text("name") == Some(session) && text("key") == Some(key),
    };
    if !belongs {
        return Err(damaged(0, 0, &format!("this is not the file of {slot}")));
    }
    let revision = whole.get("revision").and_then(Value::as_u64);
    match (revision, whole.remove("value")) {
        (Some(revision), Some(Value::Object(value))) => Ok(Some(Kept { value, revision })),
        (None, _) => Err(damaged(0, 0, "no revision is named")),
        (_, _) => Err(damaged(0, 0, "the value is no object")),
    }
}

/// Puts a file in the place of another, in one step. Whoever writes holds the lock, so what is left of an
/// earlier attempt is his to write over.
fn replace(path: &Path, parent: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut fresh = path.as_os_str().to_owned();
    fresh.push(".new");
    let fresh = PathBuf::from(fresh);
    let mut file = File::create(&fresh)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&fresh, path)?;
    sync_folder(parent)
}

/// Makes folders that last: each is brought to the disk with the one it lies in.
fn make_folders(top: &Path, folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() {
        return Ok(());
    }
    let make = || {
        fs::create_dir_all(folder)?;
        for made in folder.ancestors() {
            sync_folder(made)?;
            if made == top {
                break;
            }
        }
        Ok(())
    };
    make().map_err(|error| StoreError::io(folder, &error))
}

/// Brings the entries of a folder to the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere folders can't be opened for that.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The names in a folder, which may be cut into several.
fn collect(folder: &Path, before: &str, names: &mut Vec<String>) -> Result<(), StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::io(folder, &error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| StoreError::io(folder, &error))?;
        let piece = entry.file_name();
        let Some(piece) = OsStr::to_str(&piece) else {
            continue;
        };
        let whole = format!("{before}{piece}");
        if piece.ends_with('+') {
            collect(&entry.path(), &whole, names)?;
        } else if let Some(name) = names::name(&whole)
            && entry.path().join(SESSION).is_file()
        {
            names.push(name);
        }
    }
    Ok(())
}
