//! Checksums as npm writes them: `sha512-<base64>`, several of them separated by blanks.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha512};

/// The sha512 part of an integrity text, in its one canonical spelling; `None` if there is none that is well-formed.
pub(crate) fn sha512_of(text: &str) -> Option<String> {
    text.split_ascii_whitespace().find_map(|part| {
        // npm allows options after a question mark; nobody uses them, and they say nothing about the bytes.
        let part = part.split('?').next().unwrap_or(part);
        let encoded = part.strip_prefix("sha512-")?;
        let bytes = STANDARD.decode(encoded).ok()?;
        (bytes.len() == 64).then(|| format!("sha512-{}", STANDARD.encode(bytes)))
    })
}

/// The sha512 of a file's bytes, spelled as npm does.
pub(crate) fn hash_file(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha512::new();
    let mut buffer = vec![0_u8; 1 << 20];
    loop {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            break;
        }
        hasher.update(buffer.get(..n).unwrap_or_default());
    }
    Ok(format!("sha512-{}", STANDARD.encode(hasher.finalize())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weak_checksum_beside_the_strong_one_is_not_the_one_that_counts() {
        let strong = format!("sha512-{}", STANDARD.encode([7_u8; 64]));
        assert_eq!(sha512_of(&format!("sha1-AAAA {strong}")), Some(strong));
        assert_eq!(sha512_of("sha1-AAAA"), None);
        assert_eq!(sha512_of("sha512-AAAA"), None);
        assert_eq!(sha512_of(""), None);
    }
}
