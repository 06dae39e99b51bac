//! A file's bytes, unpacked if it is compressed. Files are opened for reading, never for writing.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use crate::damage::Damage;

pub(crate) type Source = Box<dyn std::io::Read + Send>;

/// Opens a file, to be read from its beginning.
pub(crate) fn open(path: &Arc<Path>, compressed: bool) -> Result<Source, Damage> {
    let file = File::open(path).map_err(|error| Damage::io(path, error))?;
    if compressed {
        unpack(path, file)
    } else {
        Ok(Box::new(file))
    }
}

#[cfg(not(feature = "zstd"))]
fn unpack(path: &Path, _: File) -> Result<Source, Damage> {
    Err(Damage::of(path, crate::damage::DamageKind::Compressed))
}

#[cfg(feature = "zstd")]
fn unpack(_: &Path, file: File) -> Result<Source, Damage> {
    Ok(Box::new(zstd::Unpacked::new(file)))
}

#[cfg(feature = "zstd")]
mod zstd {
    use std::fs::File;
    use std::io::{self, BufRead as _, BufReader, Read};

    use ruzstd::decoding::StreamingDecoder;

    type Decoder = StreamingDecoder<BufReader<File>, ruzstd::decoding::FrameDecoder>;

    /// All frames of a file, one after the other.
    pub(super) enum Unpacked {
        /// Between two frames.
        Between(BufReader<File>),
        /// In a frame.
        Within(Box<Decoder>),
        /// After an error, or at the end.
        Done,
    }

    impl Unpacked {
        pub(super) fn new(file: File) -> Self {
            Self::Between(BufReader::with_capacity(64 * 1024, file))
        }
    }

    impl Read for Unpacked {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if buffer.is_empty() {
                return Ok(0);
            }
            loop {
                match std::mem::replace(self, Self::Done) {
                    Self::Done => return Ok(0),
                    Self::Between(mut file) => {
                        if !file.fill_buf()?.is_empty() {
                            let decoder = Decoder::new(file).map_err(io::Error::other)?;
                            *self = Self::Within(Box::new(decoder));
                        }
                    }
                    Self::Within(mut decoder) => {
                        let count = decoder.read(buffer)?;
                        if count > 0 {
                            *self = Self::Within(decoder);
                            return Ok(count);
                        }
                        let (file, frame) = decoder.into_parts();
                        let stated = frame.get_checksum_from_data();
                        if stated.is_some() && stated != frame.get_calculated_checksum() {
                            return Err(io::Error::new(
                                io::ErrorKind::InvalidData,
                                "the checksum of the compressed data is wrong",
                            ));
                        }
                        *self = Self::Between(file);
                    }
                }
            }
        }
    }
}
