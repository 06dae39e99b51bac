//! Commands and processes run on request.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    CommandExecParams, CommandExecResizeParams, CommandExecResizeResponse, CommandExecResponse,
    CommandExecTerminateParams, CommandExecTerminateResponse, CommandExecWriteParams,
    CommandExecWriteResponse, ProcessKillParams, ProcessKillResponse, ProcessResizePtyParams,
    ProcessResizePtyResponse, ProcessSpawnParams, ProcessSpawnResponse, ProcessWriteStdinParams,
    ProcessWriteStdinResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `command/exec`.
    ///
    /// Execute a standalone command (argv vector) under the server's sandbox.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn command_exec(
        &self,
        params: CommandExecParams,
    ) -> Result<CommandExecResponse, Error> {
        self.call(params).await
    }

    /// Calls `command/exec/resize`.
    ///
    /// Resize a running PTY-backed `command/exec` session by client-supplied `processId`.
    ///
    /// Releases: since 0.113.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn command_exec_resize(
        &self,
        params: CommandExecResizeParams,
    ) -> Result<CommandExecResizeResponse, Error> {
        self.call(params).await
    }

    /// Calls `command/exec/terminate`.
    ///
    /// Terminate a running `command/exec` session by client-supplied `processId`.
    ///
    /// Releases: since 0.113.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn command_exec_terminate(
        &self,
        params: CommandExecTerminateParams,
    ) -> Result<CommandExecTerminateResponse, Error> {
        self.call(params).await
    }

    /// Calls `command/exec/write`.
    ///
    /// Write stdin bytes to a running `command/exec` session or close stdin.
    ///
    /// Releases: since 0.113.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn command_exec_write(
        &self,
        params: CommandExecWriteParams,
    ) -> Result<CommandExecWriteResponse, Error> {
        self.call(params).await
    }

    /// Calls `process/kill`.
    ///
    /// Terminate a running `process/spawn` session by client-supplied `processHandle`.
    ///
    /// Experimental; releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn process_kill(
        &self,
        params: ProcessKillParams,
    ) -> Result<ProcessKillResponse, Error> {
        self.call(params).await
    }

    /// Calls `process/resizePty`.
    ///
    /// Resize a running PTY-backed `process/spawn` session by client-supplied `processHandle`.
    ///
    /// Experimental; releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn process_resize_pty(
        &self,
        params: ProcessResizePtyParams,
    ) -> Result<ProcessResizePtyResponse, Error> {
        self.call(params).await
    }

    /// Calls `process/spawn`.
    ///
    /// Spawn a standalone process (argv vector) without a Codex sandbox.
    ///
    /// Experimental; releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn process_spawn(
        &self,
        params: ProcessSpawnParams,
    ) -> Result<ProcessSpawnResponse, Error> {
        self.call(params).await
    }

    /// Calls `process/writeStdin`.
    ///
    /// Write stdin bytes to a running `process/spawn` session or close stdin.
    ///
    /// Experimental; releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn process_write_stdin(
        &self,
        params: ProcessWriteStdinParams,
    ) -> Result<ProcessWriteStdinResponse, Error> {
        self.call(params).await
    }
}
