//! MCP servers, their tools and resources.
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
    /// Params of a request.
    pub struct ListMcpServerStatusParams {
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Controls how much MCP inventory data to fetch for each server. Defaults to
            /// `Full` when omitted.
            ///
            /// Releases: since 0.120.
            detail: McpServerStatusDetail = "detail";
            /// Optional page size; defaults to a server-defined value.
            limit: u32 = "limit";
            /// Limit discovery to one server. With a thread ID, reuse that thread's MCP
            /// connection.
            ///
            /// Releases: since 0.159.
            server_name: String = "serverName";
            /// `threadId`.
            ///
            /// Releases: since 0.135.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ListMcpServerStatusResponse {
        required {
            /// `data`.
            data: List<McpServerStatus> = "data";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last item. If None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

text_enum! {
    /// The values of `McpAuthStatus`.
    pub enum McpAuthStatus {
        /// `unknown`.
        ///
        /// Releases: since 0.147.
        Unspecified = "unknown",
        /// `unsupported`.
        Unsupported = "unsupported",
        /// `notLoggedIn`.
        NotLoggedIn = "notLoggedIn",
        /// `bearerToken`.
        BearerToken = "bearerToken",
        /// `oAuth`.
        OAuth = "oAuth",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.120.
    pub struct McpResourceReadParams {
        required {
            /// `server`.
            server: String = "server";
            /// `uri`.
            uri: String = "uri";
        }
        optional {
            /// Additional MCP request metadata. Account and turn routing keys are reserved.
            ///
            /// Releases: since 0.169.
            meta: Map<Value> = "_meta";
            /// `connectorId`.
            ///
            /// Releases: since 0.149.
            connector_id: String = "connectorId";
            /// Originating MCP tool call used to select the resource's app.
            ///
            /// Releases: since 0.149.
            origin_call_id: String = "originCallId";
            /// Explicit hosted app/account. Omit to retain legacy resource discovery.
            ///
            /// Releases: since 0.157.
            target: McpResourceReadTarget = "target";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.120.
    pub struct McpResourceReadResponse {
        required {
            /// `contents`.
            contents: List<ResourceContent> = "contents";
        }
        optional {
            /// Originating call when the server applied app-specific resource scoping.
            ///
            /// Releases: since 0.149.
            origin_call_id: String = "originCallId";
        }
    }
}

object! {
    /// The members of `McpResourceReadTarget`.
    ///
    /// Releases: since 0.157.
    pub struct McpResourceReadTarget {
        required {
            /// `connectorId`.
            connector_id: String = "connectorId";
        }
        nullable {
            /// Null explicitly requests no-auth access, subject to the app's resource policy.
            link_id: String = "linkId";
        }
    }
}

text_enum! {
    /// The values of `McpServerConnectionStatus`.
    ///
    /// Releases: since 0.150.
    pub enum McpServerConnectionStatus {
        /// `notStarted`.
        NotStarted = "notStarted",
        /// `starting`.
        Starting = "starting",
        /// `connected`.
        Connected = "connected",
        /// `authenticationRequired`.
        AuthenticationRequired = "authenticationRequired",
        /// `failed`.
        Failed = "failed",
        /// `cancelled`.
        Cancelled = "cancelled",
        /// `disabled`.
        Disabled = "disabled",
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.150.
    pub struct McpServerEventNotification {
        required {
            /// `method`.
            method: String = "method";
        }
        optional {
            /// `params`.
            params: Value = "params";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.150.
    pub struct McpServerEventStreamNotification {
        required {
            /// `notification`.
            notification: McpServerEventNotification = "notification";
            /// `subscriptionId`.
            subscription_id: String = "subscriptionId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.150.
    pub struct McpServerEventStreamStartParams {
        required {
            /// `name`.
            name: String = "name";
            /// `server`.
            server: String = "server";
            /// `subscriptionId`.
            subscription_id: String = "subscriptionId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `arguments`.
            arguments: Value = "arguments";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.150.
    pub struct McpServerEventStreamStartResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.150.
    pub struct McpServerEventStreamStopParams {
        required {
            /// `subscriptionId`.
            subscription_id: String = "subscriptionId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.150.
    pub struct McpServerEventStreamStopResponse {
    }
}

object! {
    /// Presentation metadata advertised by an initialized MCP server.
    ///
    /// Releases: since 0.136.
    pub struct McpServerInfo {
        required {
            /// `name`.
            name: String = "name";
            /// `version`.
            version: String = "version";
        }
        optional {
            /// `description`.
            description: String = "description";
            /// `icons`.
            icons: List<Value> = "icons";
            /// `title`.
            title: String = "title";
            /// `websiteUrl`.
            website_url: String = "websiteUrl";
        }
    }
}

text_enum! {
    /// The values of `McpServerOauthClientRegistration`.
    ///
    /// Releases: since 0.148.
    pub enum McpServerOauthClientRegistration {
        /// `auto`.
        Auto = "auto",
        /// `cimd`.
        Cimd = "cimd",
        /// `dcr`.
        Dcr = "dcr",
    }
}

object! {
    /// Params of a notification.
    pub struct McpServerOauthLoginCompletedNotification {
        required {
            /// `name`.
            name: String = "name";
            /// `success`.
            success: bool = "success";
        }
        optional {
            /// `error`.
            error: String = "error";
            /// Identifies the explicit login attempt. Older servers omit this field.
            ///
            /// Releases: since 0.161.
            login_id: String = "loginId";
            /// `threadId`.
            ///
            /// Releases: since 0.143.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Params of a request.
    pub struct McpServerOauthLoginParams {
        required {
            /// `name`.
            name: String = "name";
        }
        optional {
            /// Registration strategy for this login only; omission selects automatic discovery.
            ///
            /// Releases: since 0.148.
            client_registration: McpServerOauthClientRegistration = "clientRegistration";
            /// `scopes`.
            scopes: List<String> = "scopes";
            /// `threadId`.
            ///
            /// Releases: since 0.143.
            thread_id: ThreadId = "threadId";
            /// `timeoutSecs`.
            timeout_secs: i64 = "timeoutSecs";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct McpServerOauthLoginResponse {
        required {
            /// `authorizationUrl`.
            authorization_url: String = "authorizationUrl";
        }
        optional {
            /// Identifies this login attempt across the response and completion notification.
            /// Older servers omit this field; current servers always return it.
            ///
            /// Releases: since 0.161.
            login_id: String = "loginId";
        }
    }
}

text_enum! {
    /// The values of `McpServerStartupFailureReason`.
    ///
    /// Releases: since 0.143.
    pub enum McpServerStartupFailureReason {
        /// `reauthenticationRequired`.
        ReauthenticationRequired = "reauthenticationRequired",
    }
}

text_enum! {
    /// The values of `McpServerStartupState`.
    ///
    /// Releases: since 0.117.
    pub enum McpServerStartupState {
        /// `starting`.
        Starting = "starting",
        /// `ready`.
        Ready = "ready",
        /// `failed`.
        Failed = "failed",
        /// `cancelled`.
        Cancelled = "cancelled",
    }
}

object! {
    /// The members of `McpServerStatus`.
    pub struct McpServerStatus {
        required {
            /// `authStatus`.
            auth_status: McpAuthStatus = "authStatus";
            /// `name`.
            name: String = "name";
            /// `resourceTemplates`.
            resource_templates: List<ResourceTemplate> = "resourceTemplates";
            /// `resources`.
            resources: List<Resource> = "resources";
            /// `tools`.
            tools: Map<Tool> = "tools";
        }
        optional {
            /// HTTP origin of the effective configured endpoint, including plugin servers.
            /// Excludes credentials, path, query, and fragment; null for non-HTTP transports.
            ///
            /// Releases: since 0.157.
            http_origin: String = "httpOrigin";
            /// `pluginId`.
            ///
            /// Releases: since 0.148.
            plugin_id: String = "pluginId";
            /// Current thread-runtime connection state; null when unavailable or the
            /// configuration changed.
            ///
            /// Releases: since 0.150.
            runtime_status: McpServerConnectionStatus = "runtimeStatus";
            /// Capabilities advertised by the initialized MCP server; null when unavailable.
            ///
            /// Releases: since 0.156.
            server_capabilities: Value = "serverCapabilities";
            /// `serverInfo`.
            ///
            /// Releases: since 0.136.
            server_info: McpServerInfo = "serverInfo";
            /// Opaque `_meta` from the first page of the corresponding MCP tool catalog. Null
            /// when unavailable.
            ///
            /// Releases: since 0.164.
            tool_list_meta: Value = "toolListMeta";
            /// Tool discovery failed and no catalog was returned. Null when a catalog is
            /// returned, including cached or empty catalogs.
            ///
            /// Releases: since 0.154.
            tools_error: String = "toolsError";
        }
    }
}

text_enum! {
    /// The values of `McpServerStatusDetail`.
    ///
    /// Releases: since 0.120.
    pub enum McpServerStatusDetail {
        /// `full`.
        Full = "full",
        /// `toolsAndAuthOnly`.
        ToolsAndAuthOnly = "toolsAndAuthOnly",
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.117.
    pub struct McpServerStatusUpdatedNotification {
        required {
            /// `name`.
            name: String = "name";
            /// `status`.
            status: McpServerStartupState = "status";
        }
        optional {
            /// `error`.
            error: String = "error";
            /// `failureReason`.
            ///
            /// Releases: since 0.143.
            failure_reason: McpServerStartupFailureReason = "failureReason";
            /// `threadId`.
            ///
            /// Releases: since 0.139.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.121.
    pub struct McpServerToolCallParams {
        required {
            /// `server`.
            server: String = "server";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `tool`.
            tool: String = "tool";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `arguments`.
            arguments: Value = "arguments";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.121.
    pub struct McpServerToolCallResponse {
        required {
            /// `content`.
            content: List<Value> = "content";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `isError`.
            is_error: bool = "isError";
            /// `structuredContent`.
            structured_content: Value = "structuredContent";
        }
    }
}

either! {
    /// Contents returned when reading a resource from an MCP server.
    ///
    /// Releases: since 0.120.
    pub enum ResourceContent {
        /// An object of this form.
        Object(ResourceContentObject),
        /// An object of this form.
        Alternative(ResourceContentAlternative),
    }
}

object! {
    /// The members of `ResourceContentAlternative`.
    ///
    /// Releases: since 0.120.
    pub struct ResourceContentAlternative {
        required {
            /// `blob`.
            blob: String = "blob";
            /// The URI of this resource.
            uri: String = "uri";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `mimeType`.
            mime_type: String = "mimeType";
        }
    }
}

object! {
    /// The members of `ResourceContentObject`.
    ///
    /// Releases: since 0.120.
    pub struct ResourceContentObject {
        required {
            /// `text`.
            text: String = "text";
            /// The URI of this resource.
            uri: String = "uri";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `mimeType`.
            mime_type: String = "mimeType";
        }
    }
}
