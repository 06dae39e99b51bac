//! Files of the server's machine.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    FsCopyParams, FsCopyResponse, FsCreateDirectoryParams, FsCreateDirectoryResponse,
    FsGetMetadataParams, FsGetMetadataResponse, FsReadDirectoryParams, FsReadDirectoryResponse,
    FsReadFileParams, FsReadFileResponse, FsRemoveParams, FsRemoveResponse, FsUnwatchParams,
    FsUnwatchResponse, FsWatchParams, FsWatchResponse, FsWriteFileParams, FsWriteFileResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `fs/copy`.
    ///
    /// Releases: since 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_copy(&self, params: FsCopyParams) -> Result<FsCopyResponse, Error> {
        self.call(params).await
    }

    /// Calls `fs/createDirectory`.
    ///
    /// Releases: since 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_create_directory(
        &self,
        params: FsCreateDirectoryParams,
    ) -> Result<FsCreateDirectoryResponse, Error> {
        self.call(params).await
    }

    /// Calls `fs/getMetadata`.
    ///
    /// Releases: since 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_get_metadata(
        &self,
        params: FsGetMetadataParams,
    ) -> Result<FsGetMetadataResponse, Error> {
        self.call(params).await
    }

    /// Calls `fs/readDirectory`.
    ///
    /// Releases: since 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_read_directory(
        &self,
        params: FsReadDirectoryParams,
    ) -> Result<FsReadDirectoryResponse, Error> {
        self.call(params).await
    }

    /// Calls `fs/readFile`.
    ///
    /// Releases: since 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_read_file(
        &self,
        params: FsReadFileParams,
    ) -> Result<FsReadFileResponse, Error> {
        self.call(params).await
    }

    /// Calls `fs/remove`.
    ///
    /// Releases: since 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_remove(&self, params: FsRemoveParams) -> Result<FsRemoveResponse, Error> {
        self.call(params).await
    }

    /// Calls `fs/unwatch`.
    ///
    /// Releases: since 0.117.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_unwatch(&self, params: FsUnwatchParams) -> Result<FsUnwatchResponse, Error> {
        self.call(params).await
    }

    /// Calls `fs/watch`.
    ///
    /// Releases: since 0.117.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_watch(&self, params: FsWatchParams) -> Result<FsWatchResponse, Error> {
        self.call(params).await
    }

    /// Calls `fs/writeFile`.
    ///
    /// Releases: since 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fs_write_file(
        &self,
        params: FsWriteFileParams,
    ) -> Result<FsWriteFileResponse, Error> {
        self.call(params).await
    }
}
