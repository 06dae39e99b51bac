//! Commands and processes run on request.
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
    /// Base64-encoded output chunk emitted for a streaming `command/exec` request.
    ///
    /// These notifications are connection-scoped. If the originating connection closes, the
    /// server terminates the process.
    ///
    /// Releases: since 0.113.
    pub struct CommandExecOutputDeltaNotification {
        required {
            /// `true` on the final streamed chunk for a stream when `outputBytesCap` truncated
            /// later output on that stream.
            cap_reached: bool = "capReached";
            /// Base64-encoded output bytes.
            delta_base64: String = "deltaBase64";
            /// Client-supplied, connection-scoped `processId` from the original `command/exec`
            /// request.
            process_id: String = "processId";
            /// Output stream for this chunk.
            stream: CommandExecOutputStream = "stream";
        }
    }
}

text_enum! {
    /// Stream label for `command/exec/outputDelta` notifications.
    ///
    /// Releases: since 0.113.
    pub enum CommandExecOutputStream {
        /// stdout stream. PTY mode multiplexes terminal output here.
        Stdout = "stdout",
        /// stderr stream.
        Stderr = "stderr",
    }
}

object! {
    /// Run a standalone command (argv vector) in the server sandbox without creating a thread
    /// or turn.
    ///
    /// The final `command/exec` response is deferred until the process exits and is sent only
    /// after all `command/exec/outputDelta` notifications for that connection have been
    /// emitted.
    pub struct CommandExecParams {
        required {
            /// Command argv vector. Empty arrays are rejected.
            command: List<String> = "command";
        }
        optional {
            /// Optional working directory. Defaults to the server cwd.
            cwd: String = "cwd";
            /// Disable stdout/stderr capture truncation for this request.
            ///
            /// Cannot be combined with `outputBytesCap`.
            ///
            /// Releases: since 0.113.
            disable_output_cap: bool = "disableOutputCap";
            /// Disable the timeout entirely for this request.
            ///
            /// Cannot be combined with `timeoutMs`.
            ///
            /// Releases: since 0.113.
            disable_timeout: bool = "disableTimeout";
            /// Optional environment overrides merged into the server-computed environment.
            ///
            /// Matching names override inherited values. Set a key to `null` to unset an
            /// inherited variable.
            ///
            /// Releases: since 0.113.
            env: Map<String> = "env";
            /// Optional per-stream stdout/stderr capture cap in bytes.
            ///
            /// When omitted, the server default applies. Cannot be combined with
            /// `disableOutputCap`.
            ///
            /// Releases: since 0.113.
            output_bytes_cap: u64 = "outputBytesCap";
            /// Optional active permissions profile id for this command.
            ///
            /// Defaults to the user's configured permissions when omitted. Cannot be combined
            /// with `sandboxPolicy`.
            ///
            /// Experimental; releases: since 0.133.
            permission_profile: String = "permissionProfile";
            /// Optional client-supplied, connection-scoped process id.
            ///
            /// Required for `tty`, `streamStdin`, `streamStdoutStderr`, and follow-up
            /// `command/exec/write`, `command/exec/resize`, and `command/exec/terminate` calls.
            /// When omitted, buffered execution gets an internal id that is not exposed to the
            /// client.
            ///
            /// Releases: since 0.113.
            process_id: String = "processId";
            /// Optional sandbox policy for this command.
            ///
            /// Uses the same shape as thread/turn execution sandbox configuration and defaults
            /// to the user's configured policy when omitted. Cannot be combined with
            /// `permissionProfile`.
            sandbox_policy: SandboxPolicy = "sandboxPolicy";
            /// Optional initial PTY size in character cells. Only valid when `tty` is true.
            ///
            /// Releases: since 0.113.
            size: CommandExecTerminalSize = "size";
            /// Allow follow-up `command/exec/write` requests to write stdin bytes.
            ///
            /// Requires a client-supplied `processId`.
            ///
            /// Releases: since 0.113.
            stream_stdin: bool = "streamStdin";
            /// Stream stdout/stderr via `command/exec/outputDelta` notifications.
            ///
            /// Streamed bytes are not duplicated into the final response and require a
            /// client-supplied `processId`.
            ///
            /// Releases: since 0.113.
            stream_stdout_stderr: bool = "streamStdoutStderr";
            /// Optional timeout in milliseconds.
            ///
            /// When omitted, the server default applies. Cannot be combined with
            /// `disableTimeout`.
            timeout_ms: i64 = "timeoutMs";
            /// Enable PTY mode.
            ///
            /// This implies `streamStdin` and `streamStdoutStderr`.
            ///
            /// Releases: since 0.113.
            tty: bool = "tty";
        }
    }
}

object! {
    /// Resize a running PTY-backed `command/exec` session.
    ///
    /// Releases: since 0.113.
    pub struct CommandExecResizeParams {
        required {
            /// Client-supplied, connection-scoped `processId` from the original `command/exec`
            /// request.
            process_id: String = "processId";
            /// New PTY size in character cells.
            size: CommandExecTerminalSize = "size";
        }
    }
}

object! {
    /// Empty success response for `command/exec/resize`.
    ///
    /// Releases: since 0.113.
    pub struct CommandExecResizeResponse {
    }
}

object! {
    /// Final buffered result for `command/exec`.
    pub struct CommandExecResponse {
        required {
            /// Process exit code.
            exit_code: i32 = "exitCode";
            /// Buffered stderr capture.
            ///
            /// Empty when stderr was streamed via `command/exec/outputDelta`.
            stderr: String = "stderr";
            /// Buffered stdout capture.
            ///
            /// Empty when stdout was streamed via `command/exec/outputDelta`.
            stdout: String = "stdout";
        }
    }
}

object! {
    /// PTY size in character cells for `command/exec` PTY sessions.
    ///
    /// Releases: since 0.113.
    pub struct CommandExecTerminalSize {
        required {
            /// Terminal width in character cells.
            cols: u16 = "cols";
            /// Terminal height in character cells.
            rows: u16 = "rows";
        }
    }
}

object! {
    /// Terminate a running `command/exec` session.
    ///
    /// Releases: since 0.113.
    pub struct CommandExecTerminateParams {
        required {
            /// Client-supplied, connection-scoped `processId` from the original `command/exec`
            /// request.
            process_id: String = "processId";
        }
    }
}

object! {
    /// Empty success response for `command/exec/terminate`.
    ///
    /// Releases: since 0.113.
    pub struct CommandExecTerminateResponse {
    }
}

object! {
    /// Write stdin bytes to a running `command/exec` session, close stdin, or both.
    ///
    /// Releases: since 0.113.
    pub struct CommandExecWriteParams {
        required {
            /// Client-supplied, connection-scoped `processId` from the original `command/exec`
            /// request.
            process_id: String = "processId";
        }
        optional {
            /// Close stdin after writing `deltaBase64`, if present.
            close_stdin: bool = "closeStdin";
            /// Optional base64-encoded stdin bytes to write.
            delta_base64: String = "deltaBase64";
        }
    }
}

object! {
    /// Empty success response for `command/exec/write`.
    ///
    /// Releases: since 0.113.
    pub struct CommandExecWriteResponse {
    }
}

object! {
    /// Final process exit notification for `process/spawn`.
    ///
    /// Releases: since 0.129.
    pub struct ProcessExitedNotification {
        required {
            /// Process exit code.
            exit_code: i32 = "exitCode";
            /// Client-supplied, connection-scoped `processHandle` from `process/spawn`.
            process_handle: String = "processHandle";
            /// Buffered stderr capture.
            ///
            /// Empty when stderr was streamed via `process/outputDelta`.
            stderr: String = "stderr";
            /// Whether stderr reached `outputBytesCap`.
            ///
            /// In streaming mode, stderr is empty and cap state is also reported on the final
            /// stderr `process/outputDelta` notification.
            stderr_cap_reached: bool = "stderrCapReached";
            /// Buffered stdout capture.
            ///
            /// Empty when stdout was streamed via `process/outputDelta`.
            stdout: String = "stdout";
            /// Whether stdout reached `outputBytesCap`.
            ///
            /// In streaming mode, stdout is empty and cap state is also reported on the final
            /// stdout `process/outputDelta` notification.
            stdout_cap_reached: bool = "stdoutCapReached";
        }
        optional {
            /// Whether output collection hit its post-exit deadline before seeing EOF or
            /// reaching the requested byte cap on either stream. Older servers omit this field.
            ///
            /// Releases: since 0.166.
            output_drain_timed_out: bool = "outputDrainTimedOut";
        }
    }
}

object! {
    /// Terminate a running `process/spawn` session.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessKillParams {
        required {
            /// Client-supplied, connection-scoped `processHandle` from `process/spawn`.
            process_handle: String = "processHandle";
        }
    }
}

object! {
    /// Empty success response for `process/kill`.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessKillResponse {
    }
}

object! {
    /// Base64-encoded output chunk emitted for a streaming `process/spawn` request.
    ///
    /// Releases: since 0.129.
    pub struct ProcessOutputDeltaNotification {
        required {
            /// True on the final streamed chunk for this stream when output was truncated by
            /// `outputBytesCap`.
            cap_reached: bool = "capReached";
            /// Base64-encoded output bytes.
            delta_base64: String = "deltaBase64";
            /// Client-supplied, connection-scoped `processHandle` from `process/spawn`.
            process_handle: String = "processHandle";
            /// Output stream this chunk belongs to.
            stream: ProcessOutputStream = "stream";
        }
    }
}

text_enum! {
    /// Stream label for `process/outputDelta` notifications.
    ///
    /// Releases: since 0.129.
    pub enum ProcessOutputStream {
        /// stdout stream. PTY mode multiplexes terminal output here.
        Stdout = "stdout",
        /// stderr stream.
        Stderr = "stderr",
    }
}

object! {
    /// Resize a running PTY-backed `process/spawn` session.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessResizePtyParams {
        required {
            /// Client-supplied, connection-scoped `processHandle` from `process/spawn`.
            process_handle: String = "processHandle";
            /// New PTY size in character cells.
            size: ProcessTerminalSize = "size";
        }
    }
}

object! {
    /// Empty success response for `process/resizePty`.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessResizePtyResponse {
    }
}

object! {
    /// Spawn a standalone process (argv vector) without a Codex sandbox on the host where the
    /// app server is running.
    ///
    /// `process/spawn` returns after the process has started and the connection-scoped
    /// `processHandle` has been registered. Process output and exit are reported via
    /// `process/outputDelta` and `process/exited` notifications.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessSpawnParams {
        required {
            /// Command argv vector. Empty arrays are rejected.
            command: List<String> = "command";
            /// Absolute working directory for the process.
            cwd: String = "cwd";
            /// Client-supplied, connection-scoped process handle.
            ///
            /// Duplicate active handles are rejected on the same connection. The same handle
            /// can be reused after the prior process exits.
            process_handle: String = "processHandle";
        }
        optional {
            /// Optional environment overrides merged into the app-server process environment.
            ///
            /// Matching names override inherited values. Set a key to `null` to unset an
            /// inherited variable.
            env: Map<String> = "env";
            /// Optional initial PTY size in character cells. Only valid when `tty` is true.
            size: ProcessTerminalSize = "size";
            /// Allow follow-up `process/writeStdin` requests to write stdin bytes.
            stream_stdin: bool = "streamStdin";
            /// Stream stdout/stderr via `process/outputDelta` notifications.
            ///
            /// Streamed bytes are not duplicated into the `process/exited` notification.
            stream_stdout_stderr: bool = "streamStdoutStderr";
            /// Enable PTY mode.
            ///
            /// This implies `streamStdin` and `streamStdoutStderr`.
            tty: bool = "tty";
        }
        patch {
            /// Optional per-stream stdout/stderr capture cap in bytes.
            ///
            /// When omitted, the server default applies. Set to `null` to disable the cap.
            output_bytes_cap: u64 = "outputBytesCap";
            /// Optional timeout in milliseconds.
            ///
            /// When omitted, the server default applies. Set to `null` to disable the timeout.
            timeout_ms: i64 = "timeoutMs";
        }
    }
}

object! {
    /// Successful response for `process/spawn`.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessSpawnResponse {
    }
}

object! {
    /// PTY size in character cells for `process/spawn` PTY sessions.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessTerminalSize {
        required {
            /// Terminal width in character cells.
            cols: u16 = "cols";
            /// Terminal height in character cells.
            rows: u16 = "rows";
        }
    }
}

object! {
    /// Write stdin bytes to a running `process/spawn` session, close stdin, or both.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessWriteStdinParams {
        required {
            /// Client-supplied, connection-scoped `processHandle` from `process/spawn`.
            process_handle: String = "processHandle";
        }
        optional {
            /// Close stdin after writing `deltaBase64`, if present.
            close_stdin: bool = "closeStdin";
            /// Optional base64-encoded stdin bytes to write.
            delta_base64: String = "deltaBase64";
        }
    }
}

object! {
    /// Empty success response for `process/writeStdin`.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ProcessWriteStdinResponse {
    }
}
