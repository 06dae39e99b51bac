//! Files of the server's machine.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

#![allow(unused_imports)]

use serde_json::Value;

use super::*;
use crate::runtime::{
    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,
};
use crate::{ItemId, RequestId, ThreadId, TurnId};

object! {
    /// Filesystem watch notification emitted for `fs/watch` subscribers.
    ///
    /// Releases: since 0.117.
    pub struct FsChangedNotification {
        required {
            /// File or directory paths associated with this event.
            changed_paths: List<String> = "changedPaths";
            /// Watch identifier previously provided to `fs/watch`.
            watch_id: String = "watchId";
        }
    }
}

object! {
    /// Copy a file or directory tree on the host filesystem.
    ///
    /// Releases: since 0.115.
    pub struct FsCopyParams {
        required {
            /// Absolute destination path.
            destination_path: String = "destinationPath";
            /// Absolute source path.
            source_path: String = "sourcePath";
        }
        optional {
            /// Required for directory copies; ignored for file copies.
            recursive: bool = "recursive";
        }
    }
}

object! {
    /// Successful response for `fs/copy`.
    ///
    /// Releases: since 0.115.
    pub struct FsCopyResponse {
    }
}

object! {
    /// Create a directory on the host filesystem.
    ///
    /// Releases: since 0.115.
    pub struct FsCreateDirectoryParams {
        required {
            /// Absolute directory path to create.
            path: String = "path";
        }
        optional {
            /// Whether parent directories should also be created. Defaults to `true`.
            recursive: bool = "recursive";
        }
    }
}

object! {
    /// Successful response for `fs/createDirectory`.
    ///
    /// Releases: since 0.115.
    pub struct FsCreateDirectoryResponse {
    }
}

object! {
    /// Request metadata for an absolute path.
    ///
    /// Releases: since 0.115.
    pub struct FsGetMetadataParams {
        required {
            /// Absolute path to inspect.
            path: String = "path";
        }
    }
}

object! {
    /// Metadata returned by `fs/getMetadata`.
    ///
    /// Releases: since 0.115.
    pub struct FsGetMetadataResponse {
        required {
            /// File creation time in Unix milliseconds when available, otherwise `0`.
            created_at_ms: i64 = "createdAtMs";
            /// Whether the path resolves to a directory.
            is_directory: bool = "isDirectory";
            /// Whether the path resolves to a regular file.
            is_file: bool = "isFile";
            /// File modification time in Unix milliseconds when available, otherwise `0`.
            modified_at_ms: i64 = "modifiedAtMs";
        }
        optional {
            /// Whether the path itself is a symbolic link.
            ///
            /// Releases: since 0.121.
            is_symlink: bool = "isSymlink";
        }
    }
}

object! {
    /// A directory entry returned by `fs/readDirectory`.
    ///
    /// Releases: since 0.115.
    pub struct FsReadDirectoryEntry {
        required {
            /// Direct child entry name only, not an absolute or relative path.
            file_name: String = "fileName";
            /// Whether this entry resolves to a directory.
            is_directory: bool = "isDirectory";
            /// Whether this entry resolves to a regular file.
            is_file: bool = "isFile";
        }
    }
}

object! {
    /// List direct child names for a directory.
    ///
    /// Releases: since 0.115.
    pub struct FsReadDirectoryParams {
        required {
            /// Absolute directory path to read.
            path: String = "path";
        }
    }
}

object! {
    /// Directory entries returned by `fs/readDirectory`.
    ///
    /// Releases: since 0.115.
    pub struct FsReadDirectoryResponse {
        required {
            /// Direct child entries in the requested directory.
            entries: List<FsReadDirectoryEntry> = "entries";
        }
    }
}

object! {
    /// Read a file from the host filesystem.
    ///
    /// Releases: since 0.115.
    pub struct FsReadFileParams {
        required {
            /// Absolute path to read.
            path: String = "path";
        }
    }
}

object! {
    /// Base64-encoded file contents returned by `fs/readFile`.
    ///
    /// Releases: since 0.115.
    pub struct FsReadFileResponse {
        required {
            /// File contents encoded as base64.
            data_base64: String = "dataBase64";
        }
    }
}

object! {
    /// Remove a file or directory tree from the host filesystem.
    ///
    /// Releases: since 0.115.
    pub struct FsRemoveParams {
        required {
            /// Absolute path to remove.
            path: String = "path";
        }
        optional {
            /// Whether missing paths should be ignored. Defaults to `true`.
            force: bool = "force";
            /// Whether directory removal should recurse. Defaults to `true`.
            recursive: bool = "recursive";
        }
    }
}

object! {
    /// Successful response for `fs/remove`.
    ///
    /// Releases: since 0.115.
    pub struct FsRemoveResponse {
    }
}

object! {
    /// Stop filesystem watch notifications for a prior `fs/watch`.
    ///
    /// Releases: since 0.117.
    pub struct FsUnwatchParams {
        required {
            /// Watch identifier previously provided to `fs/watch`.
            watch_id: String = "watchId";
        }
    }
}

object! {
    /// Successful response for `fs/unwatch`.
    ///
    /// Releases: since 0.117.
    pub struct FsUnwatchResponse {
    }
}

object! {
    /// Start filesystem watch notifications for an absolute path.
    ///
    /// Releases: since 0.117.
    pub struct FsWatchParams {
        required {
            /// Absolute file or directory path to watch.
            path: String = "path";
        }
        optional {
            /// Connection-scoped watch identifier used for `fs/unwatch` and `fs/changed`.
            ///
            /// Releases: since 0.120.
            watch_id: String = "watchId";
        }
    }
}

object! {
    /// Successful response for `fs/watch`.
    ///
    /// Releases: since 0.117.
    pub struct FsWatchResponse {
        required {
            /// Canonicalized path associated with the watch.
            path: String = "path";
        }
        optional {
            /// Connection-scoped watch identifier used for `fs/unwatch` and `fs/changed`.
            ///
            /// Releases: 0.117 to 0.118.
            watch_id: String = "watchId";
        }
    }
}

object! {
    /// Write a file on the host filesystem.
    ///
    /// Releases: since 0.115.
    pub struct FsWriteFileParams {
        required {
            /// File contents encoded as base64.
            data_base64: String = "dataBase64";
            /// Absolute path to write.
            path: String = "path";
        }
    }
}

object! {
    /// Successful response for `fs/writeFile`.
    ///
    /// Releases: since 0.115.
    pub struct FsWriteFileResponse {
    }
}
