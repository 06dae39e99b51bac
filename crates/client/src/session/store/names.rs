//! Any text as the name of a folder or file, and back.
//!
//! Small letters, digits, `-` and `_` stay; every other byte becomes `%` and two digits. So names don't
//! collide on file systems that don't tell case or forms of Unicode apart, and none leads out of the folder. A `=` in
//! front keeps clear of names that a system has for itself. Long names are cut into folders within
//! folders, all but the last of which end with `+`.

use std::path::PathBuf;

use super::StoreError;

/// The longest name in bytes: three times as much is within what systems take, twice in one path.
pub(super) const LONGEST: usize = 600;
/// File systems take 255.
const PIECE: usize = 200;

/// A relative path for a name.
pub(super) fn path(name: &str) -> Result<PathBuf, StoreError> {
    if name.len() > LONGEST {
        return Err(StoreError::TooLong {
            len: name.len(),
            max: LONGEST,
        });
    }
    let mut text = String::from("=");
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => text.push(char::from(byte)),
            other => text.push_str(&format!("%{other:02x}")),
        }
    }
    let mut path = PathBuf::new();
    let mut rest = text.as_str();
    // All of it is ASCII.
    while rest.len() > PIECE {
        let (piece, more) = rest.split_at(PIECE);
        path.push(format!("{piece}+"));
        rest = more;
    }
    path.push(rest);
    Ok(path)
}

/// The name that has this path, given as its pieces one after the other.
pub(super) fn name(pieces: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut text = pieces.strip_prefix('=')?.bytes().filter(|b| *b != b'+');
    while let Some(byte) = text.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [text.next()?, text.next()?];
        let digits = std::str::from_utf8(&digits).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use std::path::Component;

    use proptest::prelude::*;

    use super::*;

    fn pieces(path: &std::path::Path) -> String {
        path.components()
            .map(|piece| piece.as_os_str().to_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn no_two_names_share_a_path_and_none_leads_out_of_the_folder() {
        let long = "x".repeat(LONGEST);
        let names = [
            "",
            "a",
            "A",
            "a/b",
            "a\\b",
            "..",
            ".",
            "/",
            "a b",
            "a+b",
            "=",
            "%41",
            "%",
            "con",
            "naïve",
            "nai\u{308}ve",
            "🦩",
            "\0",
            "session.json",
            &long,
            &long[..199],
            &long[..200],
            &long[..201],
        ];
        let mut seen = std::collections::HashSet::new();
        for known in names {
            let path = path(known).unwrap();
            assert!(seen.insert(pieces(&path).to_lowercase()), "{known:?}");
            assert!(
                path.components()
                    .all(|part| matches!(part, Component::Normal(_)))
            );
            assert!(path.components().all(|part| part.as_os_str().len() <= 255));
            assert_eq!(name(&pieces(&path)).as_deref(), Some(known));
        }
        assert!(matches!(
            path(&format!("{long}x")),
            Err(StoreError::TooLong { len: 601, .. })
        ));
    }

    proptest! {
        #[test]
        fn every_name_has_a_path_that_leads_back_to_it(any in "\\PC{0,300}") {
            if any.len() <= LONGEST {
                let path = path(&any).unwrap();
                prop_assert_eq!(name(&pieces(&path)), Some(any));
            }
        }
    }
}
