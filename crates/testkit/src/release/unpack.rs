//! Unpacking a verified package: only what is needed to run, and nothing outside its folder.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter};
use std::path::{Component, Path, PathBuf};

use flate2::read::GzDecoder;
use tar::{Archive, EntryType};

use super::{FetchError, Platform};

/// Called after each file that was written.
pub(crate) type AfterFile<'a> = &'a dyn Fn(&Path);

/// Unpacks `tarball` under `into` (as `into/package/…`).
pub(crate) fn unpack(
    version: &str,
    tarball: &Path,
    into: &Path,
    after_file: Option<AfterFile<'_>>,
) -> Result<(), FetchError> {
    let bad = |what: String| FetchError::BadPackage {
        version: version.to_owned(),
        what,
    };
    let file = File::open(tarball).map_err(FetchError::io("opening", tarball))?;
    let mut archive = Archive::new(GzDecoder::new(BufReader::with_capacity(1 << 18, file)));
    let entries = archive.entries().map_err(|e| bad(e.to_string()))?;
    for entry in entries {
        let mut entry = entry.map_err(|e| bad(e.to_string()))?;
        let path = entry.path().map_err(|e| bad(e.to_string()))?.into_owned();
        let path = inside(&path).ok_or_else(|| {
            bad(format!(
                "`{}` leads out of the package's folder",
                path.display()
            ))
        })?;
        match entry.header().entry_type() {
            EntryType::Directory | EntryType::XGlobalHeader => continue,
            EntryType::Regular | EntryType::Continuous => {}
            other => {
                return Err(bad(format!(
                    "`{}` is of the kind {other:?}",
                    path.display()
                )));
            }
        }
        if !is_needed(&path) {
            continue;
        }
        let target = into.join(&path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(FetchError::io("creating", parent))?;
        }
        let executable = entry.header().mode().is_ok_and(|mode| mode & 0o111 != 0);
        // `create_new`: a package that lists a path twice is not one of ours.
        let out = File::create_new(&target).map_err(FetchError::io("creating", &target))?;
        let mut out = BufWriter::with_capacity(1 << 18, out);
        io::copy(&mut entry, &mut out).map_err(|e| match e.kind() {
            // Of the reading side: the disk doesn't fail like this.
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput => bad(e.to_string()),
            _ => FetchError::io("unpacking", &target)(e),
        })?;
        let out = out
            .into_inner()
            .map_err(|e| FetchError::io("writing", &target)(e.into_error()))?;
        set_mode(&out, executable).map_err(FetchError::io("writing", &target))?;
        drop(out);
        if let Some(after_file) = after_file {
            after_file(&target);
        }
    }
    Ok(())
}

/// The path without `.` parts; `None` unless it stays inside.
fn inside(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => clean.push(part),
            Component::CurDir => {}
            _ => return None,
        }
    }
    (!clean.as_os_str().is_empty()).then_some(clean)
}

/// The programs and their resources, without the voice host, which a server never starts by itself (24 to 77 MB).
fn is_needed(path: &Path) -> bool {
    let mut parts = path.components().map(|c| c.as_os_str());
    if parts.next().is_none_or(|p| p != "package") {
        return false;
    }
    match parts.next() {
        Some(p) if p == "package.json" => true,
        Some(p) if p == "vendor" => {
            let rest: Vec<_> = parts.skip(1).take(2).collect();
            !matches!(rest.as_slice(), [a, b] if *a == "codex-resources" && *b == "voice")
        }
        _ => false,
    }
}

#[cfg(unix)]
fn set_mode(file: &File, executable: bool) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(if executable {
        0o755
    } else {
        0o644
    }))
}

#[cfg(not(unix))]
fn set_mode(_file: &File, _executable: bool) -> io::Result<()> {
    Ok(())
}

/// The native program under `dir`: the largest file of its name that is at least `floor` bytes, and its size.
///
/// The floor tells it from launchers of the same name.
pub(crate) fn find_program(
    dir: &Path,
    platform: Platform,
    floor: u64,
) -> Result<Option<(PathBuf, u64)>, FetchError> {
    let mut best: Option<(PathBuf, u64)> = None;
    let mut todo = vec![dir.to_owned()];
    while let Some(dir) = todo.pop() {
        let entries = match fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            Err(e) => return Err(FetchError::io("listing", dir)(e)),
        };
        for entry in entries {
            let entry = entry.map_err(FetchError::io("listing", &dir))?;
            let path = entry.path();
            let kind = entry.metadata().map_err(FetchError::io("reading", &path))?;
            if kind.is_dir() {
                todo.push(path);
            } else if kind.is_file()
                && entry.file_name() == platform.program_name()
                && kind.len() >= floor
                && best.as_ref().is_none_or(|(_, size)| kind.len() > *size)
            {
                best = Some((path, kind.len()));
            }
        }
    }
    Ok(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_voice_host_and_the_launcher_are_left_out() {
        for (path, needed) in [
            ("package/package.json", true),
            ("package/README.md", false),
            ("package/bin/codex.js", false),
            ("package/vendor/x/bin/codex", true),
            ("package/vendor/x/codex-resources/bwrap", true),
            ("package/vendor/x/codex-resources/voice/lib/a.so", false),
            ("vendor/x/bin/codex", false),
        ] {
            assert_eq!(is_needed(Path::new(path)), needed, "{path}");
        }
    }

    #[test]
    fn a_path_out_of_the_folder_is_refused() {
        assert_eq!(
            inside(Path::new("package/./a")),
            Some(PathBuf::from("package/a"))
        );
        for path in ["../a", "package/../../a", "/etc/passwd", "", "."] {
            assert_eq!(inside(Path::new(path)), None, "{path}");
        }
    }
}
