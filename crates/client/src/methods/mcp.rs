//! MCP servers, their tools and resources.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ListMcpServerStatusParams, ListMcpServerStatusResponse, McpResourceReadParams,
    McpResourceReadResponse, McpServerEventStreamStartParams, McpServerEventStreamStartResponse,
    McpServerEventStreamStopParams, McpServerEventStreamStopResponse, McpServerOauthLoginParams,
    McpServerOauthLoginResponse, McpServerToolCallParams, McpServerToolCallResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `mcpServer/event/stream/start`.
    ///
    /// Experimental; releases: since 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn mcp_server_event_stream_start(
        &self,
        params: McpServerEventStreamStartParams,
    ) -> Result<McpServerEventStreamStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `mcpServer/event/stream/stop`.
    ///
    /// Experimental; releases: since 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn mcp_server_event_stream_stop(
        &self,
        params: McpServerEventStreamStopParams,
    ) -> Result<McpServerEventStreamStopResponse, Error> {
        self.call(params).await
    }

    /// Calls `mcpServer/oauth/login`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn mcp_server_oauth_login(
        &self,
        params: McpServerOauthLoginParams,
    ) -> Result<McpServerOauthLoginResponse, Error> {
        self.call(params).await
    }

    /// Calls `mcpServer/resource/read`.
    ///
    /// Releases: since 0.120.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn mcp_server_resource_read(
        &self,
        params: McpResourceReadParams,
    ) -> Result<McpResourceReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `mcpServer/tool/call`.
    ///
    /// Releases: since 0.121.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn mcp_server_tool_call(
        &self,
        params: McpServerToolCallParams,
    ) -> Result<McpServerToolCallResponse, Error> {
        self.call(params).await
    }

    /// Calls `mcpServerStatus/list`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn mcp_server_status_list(
        &self,
        params: ListMcpServerStatusParams,
    ) -> Result<ListMcpServerStatusResponse, Error> {
        self.call(params).await
    }
}
