//! When each method, and each member of a request, is there.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::Release;
use crate::availability::{Direction, Entry, Member, Method, Node, Span};

pub(crate) const NEWEST: Release = Release::new(0, 169, 0);

pub(crate) static METHODS: &[Method] = &[
    Method {
        name: "account/bedrock/checkGovCloudRequirements",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 161, 0)), None)],
        params: None,
    },
    Method {
        name: "account/bedrock/discover",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: None,
    },
    Method {
        name: "account/bedrock/setup",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: Some(7),
    },
    Method {
        name: "account/chatgptAuthTokens/refresh",
        direction: Direction::ServerRequest,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/gatewayOAuth/cancel",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 157, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/gatewayOAuth/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 157, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/gatewayOAuth/login",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 157, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/gatewayOAuth/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 157, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/gcp/setup",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 166, 0)), None)],
        params: None,
    },
    Method {
        name: "account/login/cancel",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/login/completed",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/login/start",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(55),
    },
    Method {
        name: "account/logout",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/rateLimitResetCredit/consume",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 141, 0)), None)],
        experimental: &[],
        params: Some(13),
    },
    Method {
        name: "account/rateLimits/read",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/rateLimits/updated",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/read",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/securitySetup/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/sendAddCreditsNudgeEmail",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 122, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/updated",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/usage/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 138, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "account/workspaceMessages/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 142, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "accountSession/list",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 166, 0)), None)],
        params: None,
    },
    Method {
        name: "accountSession/switch",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 166, 0)), None)],
        params: None,
    },
    Method {
        name: "addConversationListener",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "app/installed",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "app/list",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "app/list/updated",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "app/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        experimental: &[],
        params: Some(4),
    },
    Method {
        name: "applyPatchApproval",
        direction: Direction::ServerRequest,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "archiveConversation",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "attestation/generate",
        direction: Direction::ServerRequest,
        stable: &[Span::new(Some(Release::new(0, 131, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "authStatusChange",
        direction: Direction::Notification,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "autoApprovalReview/strictReviewRequired",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "cancelLoginChatGpt",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "collaborationMode/list",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(None, None)],
        params: None,
    },
    Method {
        name: "command/exec",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(9),
    },
    Method {
        name: "command/exec/outputDelta",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 113, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "command/exec/resize",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 113, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "command/exec/terminate",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 113, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "command/exec/write",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 113, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "config/batchWrite",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(12),
    },
    Method {
        name: "config/mcpServer/reload",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "config/read",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "config/value/write",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "configRequirements/read",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "configWarning",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "currentTime/read",
        direction: Direction::ServerRequest,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 142, 0)), None)],
        params: None,
    },
    Method {
        name: "deprecationNotice",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "device/key/create",
        direction: Direction::Request,
        stable: &[Span::new(
            Some(Release::new(0, 123, 0)),
            Some(Release::new(0, 129, 65535)),
        )],
        experimental: &[],
        params: None,
    },
    Method {
        name: "device/key/public",
        direction: Direction::Request,
        stable: &[Span::new(
            Some(Release::new(0, 123, 0)),
            Some(Release::new(0, 129, 65535)),
        )],
        experimental: &[],
        params: None,
    },
    Method {
        name: "device/key/sign",
        direction: Direction::Request,
        stable: &[Span::new(
            Some(Release::new(0, 123, 0)),
            Some(Release::new(0, 129, 65535)),
        )],
        experimental: &[],
        params: None,
    },
    Method {
        name: "environment/add",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 131, 0)), None)],
        params: Some(21),
    },
    Method {
        name: "environment/info",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 143, 0)), None)],
        params: None,
    },
    Method {
        name: "environment/status",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        params: None,
    },
    Method {
        name: "error",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "execCommandApproval",
        direction: Direction::ServerRequest,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "execOneOffCommand",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "experimentalFeature/enablement/set",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 117, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "experimentalFeature/list",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(23),
    },
    Method {
        name: "externalAgentConfig/detect",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 105, 0)), None)],
        experimental: &[],
        params: Some(24),
    },
    Method {
        name: "externalAgentConfig/import",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 105, 0)), None)],
        experimental: &[],
        params: Some(29),
    },
    Method {
        name: "externalAgentConfig/import/completed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 122, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "externalAgentConfig/import/progress",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 142, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "externalAgentConfig/import/readHistories",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 142, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "externalAgentConfig/import/recordHistory",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 146, 0)), None)],
        experimental: &[],
        params: Some(25),
    },
    Method {
        name: "feedback/save",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 164, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "feedback/upload",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(32),
    },
    Method {
        name: "forkConversation",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 117, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/copy",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/createDirectory",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/getMetadata",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/readDirectory",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/readFile",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/remove",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/unwatch",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 117, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fs/watch",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 117, 0)), None)],
        experimental: &[],
        params: Some(37),
    },
    Method {
        name: "fs/writeFile",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fuzzyFileSearch",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fuzzyFileSearch/sessionCompleted",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 104, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "fuzzyFileSearch/sessionStart",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 104, 0)), None)],
        params: None,
    },
    Method {
        name: "fuzzyFileSearch/sessionStop",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 104, 0)), None)],
        params: None,
    },
    Method {
        name: "fuzzyFileSearch/sessionUpdate",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 104, 0)), None)],
        params: None,
    },
    Method {
        name: "fuzzyFileSearch/sessionUpdated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 104, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "getAuthStatus",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "getConversationSummary",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "getUserAgent",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "getUserSavedConfig",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "gitDiffToRemote",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "guardianWarning",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 124, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "hook/completed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 114, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "hook/started",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 114, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "hooks/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 128, 0)), None)],
        experimental: &[],
        params: Some(42),
    },
    Method {
        name: "initialize",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(47),
    },
    Method {
        name: "interruptConversation",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/agentMessage/delta",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/autoApprovalReview/completed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/autoApprovalReview/started",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/commandExecution/outputDelta",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/commandExecution/requestApproval",
        direction: Direction::ServerRequest,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/commandExecution/terminalInteraction",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/completed",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/fileChange/outputDelta",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/fileChange/patchUpdated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 123, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/fileChange/requestApproval",
        direction: Direction::ServerRequest,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/mcpToolCall/progress",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/permissions/requestApproval",
        direction: Direction::ServerRequest,
        stable: &[Span::new(Some(Release::new(0, 113, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/plan/delta",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/reasoning/summaryPartAdded",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/reasoning/summaryTextDelta",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/reasoning/textDelta",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/started",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/tool/call",
        direction: Direction::ServerRequest,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "item/tool/requestUserInput",
        direction: Direction::ServerRequest,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "listConversations",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "loginApiKey",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "loginChatGpt",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "loginChatGptComplete",
        direction: Direction::Notification,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "logoutChatGpt",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "marketplace/add",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 121, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "marketplace/remove",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 122, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "marketplace/upgrade",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 125, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "mcpServer/elicitation/request",
        direction: Direction::ServerRequest,
        stable: &[Span::new(Some(Release::new(0, 111, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "mcpServer/event/stream/notification",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 150, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "mcpServer/event/stream/start",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 150, 0)), None)],
        params: None,
    },
    Method {
        name: "mcpServer/event/stream/stop",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 150, 0)), None)],
        params: None,
    },
    Method {
        name: "mcpServer/oauth/login",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(58),
    },
    Method {
        name: "mcpServer/oauthLogin/completed",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "mcpServer/resource/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 120, 0)), None)],
        experimental: &[],
        params: Some(57),
    },
    Method {
        name: "mcpServer/startupStatus/updated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 117, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "mcpServer/tool/call",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 121, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "mcpServerStatus/list",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(52),
    },
    Method {
        name: "memory/reset",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 121, 0)), None)],
        params: None,
    },
    Method {
        name: "memory/status",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 155, 0)), None)],
        params: None,
    },
    Method {
        name: "mock/experimentalMethod",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(None, None)],
        params: None,
    },
    Method {
        name: "model/list",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(62),
    },
    Method {
        name: "model/rerouted",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 104, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "model/safetyBuffering/updated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 142, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "model/verification",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 124, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "modelProvider/authRecoveryCompleted",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 152, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "modelProvider/authRecoveryStarted",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 152, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "modelProvider/capabilities/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 128, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "modelProvider/config/write",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "modelProvider/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "newConversation",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "permissionProfile/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 133, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "plugin/install",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 110, 0)), None)],
        experimental: &[],
        params: Some(71),
    },
    Method {
        name: "plugin/installed",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 132, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "plugin/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 113, 0)), None)],
        experimental: &[],
        params: Some(73),
    },
    Method {
        name: "plugin/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 115, 0)), None)],
        experimental: &[],
        params: Some(74),
    },
    Method {
        name: "plugin/reconcile",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 153, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "plugin/search",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 147, 0)), None)],
        params: None,
    },
    Method {
        name: "plugin/share/checkout",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 131, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "plugin/share/delete",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "plugin/share/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "plugin/share/save",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        experimental: &[],
        params: Some(75),
    },
    Method {
        name: "plugin/share/updateTargets",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        experimental: &[],
        params: Some(78),
    },
    Method {
        name: "plugin/skill/read",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "plugin/uninstall",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 113, 0)), None)],
        experimental: &[],
        params: Some(79),
    },
    Method {
        name: "process/exited",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "process/kill",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        params: None,
    },
    Method {
        name: "process/outputDelta",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "process/resizePty",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        params: None,
    },
    Method {
        name: "process/spawn",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        params: None,
    },
    Method {
        name: "process/writeStdin",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        params: None,
    },
    Method {
        name: "project/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "project/create",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: None,
    },
    Method {
        name: "project/delete",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: None,
    },
    Method {
        name: "project/import",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: None,
    },
    Method {
        name: "project/list",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: Some(80),
    },
    Method {
        name: "project/move",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: None,
    },
    Method {
        name: "project/read",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: None,
    },
    Method {
        name: "project/update",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        params: None,
    },
    Method {
        name: "rawResponseItem/completed",
        direction: Direction::Notification,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "remoteControl/client/list",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 137, 0)), None)],
        params: None,
    },
    Method {
        name: "remoteControl/client/revoke",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 137, 0)), None)],
        params: None,
    },
    Method {
        name: "remoteControl/disable",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 131, 0)), None)],
        params: None,
    },
    Method {
        name: "remoteControl/enable",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 131, 0)), None)],
        params: None,
    },
    Method {
        name: "remoteControl/pairing/start",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 137, 0)), None)],
        params: None,
    },
    Method {
        name: "remoteControl/pairing/status",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 138, 0)), None)],
        params: None,
    },
    Method {
        name: "remoteControl/status/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 128, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "remoteControl/status/read",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 131, 0)), None)],
        params: None,
    },
    Method {
        name: "removeConversationListener",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "resumeConversation",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: Some(88),
    },
    Method {
        name: "review/start",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(90),
    },
    Method {
        name: "rollout/compress",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 156, 0)), None)],
        params: None,
    },
    Method {
        name: "sendUserMessage",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "sendUserTurn",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "server/diagnostics",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        params: None,
    },
    Method {
        name: "serverRequest/resolved",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 107, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "sessionConfigured",
        direction: Direction::Notification,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "setDefaultModel",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "skill/requestApproval",
        direction: Direction::ServerRequest,
        stable: &[Span::new(
            Some(Release::new(0, 105, 0)),
            Some(Release::new(0, 105, 65535)),
        )],
        experimental: &[],
        params: None,
    },
    Method {
        name: "skills/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 110, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "skills/config/write",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(92),
    },
    Method {
        name: "skills/extraRoots/set",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 136, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "skills/list",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(93),
    },
    Method {
        name: "skills/remote/export",
        direction: Direction::Request,
        stable: &[Span::new(
            Some(Release::new(0, 104, 0)),
            Some(Release::new(0, 115, 65535)),
        )],
        experimental: &[],
        params: Some(94),
    },
    Method {
        name: "skills/remote/list",
        direction: Direction::Request,
        stable: &[Span::new(
            Some(Release::new(0, 104, 0)),
            Some(Release::new(0, 115, 65535)),
        )],
        experimental: &[],
        params: Some(95),
    },
    Method {
        name: "skills/remote/read",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 101, 65535)))],
        experimental: &[],
        params: Some(96),
    },
    Method {
        name: "skills/remote/write",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 101, 65535)))],
        experimental: &[],
        params: Some(97),
    },
    Method {
        name: "thread/approveGuardianDeniedAction",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 124, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/archive",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/archived",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 104, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/attachment/add",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 155, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/attachment/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 155, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/attachment/remove",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 155, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/attachment/updated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 155, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/attachmentOwner/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 162, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/backgroundTerminals/clean",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(None, None)],
        params: None,
    },
    Method {
        name: "thread/backgroundTerminals/list",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 140, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/backgroundTerminals/terminate",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 140, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/closed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/compact/start",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/compacted",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/decrement_elicitation",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 114, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/delete",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 140, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/deleted",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 140, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/environment/connected",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/environment/disconnected",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/fork",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(99),
    },
    Method {
        name: "thread/goal/clear",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 133, 0)), None)],
        experimental: &[Span::new(
            Some(Release::new(0, 128, 0)),
            Some(Release::new(0, 132, 65535)),
        )],
        params: Some(100),
    },
    Method {
        name: "thread/goal/cleared",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 128, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/goal/get",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 133, 0)), None)],
        experimental: &[Span::new(
            Some(Release::new(0, 128, 0)),
            Some(Release::new(0, 132, 65535)),
        )],
        params: None,
    },
    Method {
        name: "thread/goal/set",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 133, 0)), None)],
        experimental: &[Span::new(
            Some(Release::new(0, 128, 0)),
            Some(Release::new(0, 132, 65535)),
        )],
        params: Some(101),
    },
    Method {
        name: "thread/goal/updated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 128, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/guardianReview",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/increment_elicitation",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 114, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/inject_items",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 121, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/items/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 151, 0)), None)],
        experimental: &[Span::new(
            Some(Release::new(0, 143, 0)),
            Some(Release::new(0, 150, 65535)),
        )],
        params: Some(104),
    },
    Method {
        name: "thread/items/read",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 163, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/list",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(105),
    },
    Method {
        name: "thread/loaded/list",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/memory/read",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 165, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/memoryMode/set",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 121, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/metadata/update",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 110, 0)), None)],
        experimental: &[],
        params: Some(106),
    },
    Method {
        name: "thread/name/set",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/name/updated",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/prediction/request",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 161, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/prediction/updated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 161, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/prepareApprovedPlan",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/project/updated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 149, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/queue/add",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        params: Some(107),
    },
    Method {
        name: "thread/queue/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/queue/delete",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/queue/list",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/queue/reorder",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/queue/start",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/queue/update",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        params: Some(108),
    },
    Method {
        name: "thread/read",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/readState/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 163, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/readState/update",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 163, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/realtime/appendAudio",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        params: Some(109),
    },
    Method {
        name: "thread/realtime/appendSpeech",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 141, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/realtime/appendText",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        params: Some(110),
    },
    Method {
        name: "thread/realtime/closed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/error",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/item/completed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 150, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/item/started",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 150, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/item/transcript/delta",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 150, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/itemAdded",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/listVoices",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 120, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/realtime/outputAudio/delta",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/sdp",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 120, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/start",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        params: Some(113),
    },
    Method {
        name: "thread/realtime/started",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/stop",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/realtime/transcript/delta",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 121, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/transcript/done",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 121, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/realtime/transcriptUpdated",
        direction: Direction::Notification,
        stable: &[Span::new(
            Some(Release::new(0, 117, 0)),
            Some(Release::new(0, 120, 65535)),
        )],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/resume",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(115),
    },
    Method {
        name: "thread/revert",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 151, 0)), None)],
        experimental: &[Span::new(
            Some(Release::new(0, 148, 0)),
            Some(Release::new(0, 150, 65535)),
        )],
        params: None,
    },
    Method {
        name: "thread/reverted",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/rollback",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 155, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/sample",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 164, 0)), None)],
        params: Some(116),
    },
    Method {
        name: "thread/sample/cancel",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 164, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/search",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 134, 0)), None)],
        params: Some(117),
    },
    Method {
        name: "thread/searchOccurrences",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/section/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/section/move",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 147, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/settings/update",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 133, 0)), None)],
        params: Some(120),
    },
    Method {
        name: "thread/settings/updated",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 133, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/shellCommand",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 117, 0)), None)],
        experimental: &[],
        params: Some(121),
    },
    Method {
        name: "thread/start",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(124),
    },
    Method {
        name: "thread/started",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/status/changed",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 105, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/timeline/list",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 150, 0)), None)],
        params: None,
    },
    Method {
        name: "thread/tokenUsage/updated",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/turns/items/list",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(
            Some(Release::new(0, 130, 0)),
            Some(Release::new(0, 142, 65535)),
        )],
        params: None,
    },
    Method {
        name: "thread/turns/list",
        direction: Direction::Request,
        stable: &[
            Span::new(
                Some(Release::new(0, 122, 0)),
                Some(Release::new(0, 128, 65535)),
            ),
            Span::new(Some(Release::new(0, 151, 0)), None),
        ],
        experimental: &[Span::new(
            Some(Release::new(0, 129, 0)),
            Some(Release::new(0, 150, 65535)),
        )],
        params: Some(125),
    },
    Method {
        name: "thread/unarchive",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/unarchived",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 104, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "thread/unsubscribe",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 106, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "threadSection/create",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 147, 0)), None)],
        experimental: &[],
        params: Some(118),
    },
    Method {
        name: "threadSection/delete",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 147, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "threadSection/list",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 147, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "threadSection/update",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 147, 0)), None)],
        experimental: &[],
        params: Some(119),
    },
    Method {
        name: "turn/completed",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "turn/diff/updated",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "turn/interrupt",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "turn/moderationMetadata",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 138, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "turn/plan/updated",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "turn/settings/update",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 151, 0)), None)],
        params: Some(129),
    },
    Method {
        name: "turn/start",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(130),
    },
    Method {
        name: "turn/started",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "turn/steer",
        direction: Direction::Request,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: Some(131),
    },
    Method {
        name: "userInfo",
        direction: Direction::Request,
        stable: &[Span::new(None, Some(Release::new(0, 104, 65535)))],
        experimental: &[],
        params: None,
    },
    Method {
        name: "userVerification/cancel",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 155, 0)), None)],
        params: None,
    },
    Method {
        name: "userVerification/delete",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 154, 0)), None)],
        params: None,
    },
    Method {
        name: "userVerification/enroll",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 154, 0)), None)],
        params: None,
    },
    Method {
        name: "userVerification/status",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 154, 0)), None)],
        params: None,
    },
    Method {
        name: "userVerification/verify",
        direction: Direction::Request,
        stable: &[],
        experimental: &[Span::new(Some(Release::new(0, 154, 0)), None)],
        params: None,
    },
    Method {
        name: "warning",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 122, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "windows/worldWritableWarning",
        direction: Direction::Notification,
        stable: &[Span::new(None, None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "windowsSandbox/readiness",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 129, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "windowsSandbox/setupCompleted",
        direction: Direction::Notification,
        stable: &[Span::new(Some(Release::new(0, 105, 0)), None)],
        experimental: &[],
        params: None,
    },
    Method {
        name: "windowsSandbox/setupStart",
        direction: Direction::Request,
        stable: &[Span::new(Some(Release::new(0, 105, 0)), None)],
        experimental: &[],
        params: Some(135),
    },
];

pub(crate) static NODES: &[Node] = &[
    // AdditionalContextEntry
    Node::Object(&[Entry {
        name: "name",
        spans: &[Span::new(Some(Release::new(0, 166, 0)), None)],
        member: Member::Leaf,
    }]),
    // AgentMessageInputContent
    Node::Tagged(
        "type",
        &[Entry {
            name: "input_text",
            spans: &[Span::new(Some(Release::new(0, 140, 0)), None)],
            member: Member::Leaf,
        }],
    ),
    // AgentMessageResponseItem
    Node::Object(&[
        Entry {
            name: "content",
            spans: &[],
            member: Member::List(1),
        },
        Entry {
            name: "id",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // ApprovalsReviewer
    Node::Text(&[Entry {
        name: "auto_review",
        spans: &[Span::new(Some(Release::new(0, 124, 0)), None)],
        member: Member::Leaf,
    }]),
    // AppsReadParams
    Node::Object(&[Entry {
        name: "threadId",
        spans: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        member: Member::Leaf,
    }]),
    // AskForApproval
    Node::Keyed(&[
        Entry {
            name: "on-failure",
            spans: &[Span::new(None, Some(Release::new(0, 142, 65535)))],
            member: Member::Leaf,
        },
        Entry {
            name: "granular",
            spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "reject",
            spans: &[Span::new(
                Some(Release::new(0, 105, 0)),
                Some(Release::new(0, 114, 65535)),
            )],
            member: Member::One(85),
        },
    ]),
    // AudioUserInput
    Node::Object(&[Entry {
        name: "fileId",
        spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        member: Member::Leaf,
    }]),
    // BedrockSetupParams
    Node::Tagged(
        "type",
        &[
            Entry {
                name: "environment",
                spans: &[],
                member: Member::One(22),
            },
            Entry {
                name: "accessKeys",
                spans: &[Span::new(
                    Some(Release::new(0, 149, 0)),
                    Some(Release::new(0, 149, 65535)),
                )],
                member: Member::Leaf,
            },
        ],
    ),
    // Chatgptv2LoginAccountParams
    Node::Object(&[
        Entry {
            name: "appBrand",
            spans: &[Span::new(Some(Release::new(0, 144, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "codexStreamlinedLogin",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "useHostedLoginSuccessPage",
            spans: &[Span::new(Some(Release::new(0, 144, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // CommandExecParams
    Node::Object(&[
        Entry {
            name: "disableOutputCap",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "disableTimeout",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "env",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "outputBytesCap",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "permissionProfile",
            spans: &[Span::new(Some(Release::new(0, 133, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "processId",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sandboxPolicy",
            spans: &[],
            member: Member::One(91),
        },
        Entry {
            name: "size",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "streamStdin",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "streamStdoutStderr",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "tty",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // CompactionResponseItem
    Node::Object(&[
        Entry {
            name: "id",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // CompactionTriggerResponseItem
    Node::Object(&[
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(
                Some(Release::new(0, 142, 0)),
                Some(Release::new(0, 142, 0)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // ConfigBatchWriteParams
    Node::Object(&[Entry {
        name: "reloadUserConfig",
        spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
        member: Member::Leaf,
    }]),
    // ConsumeAccountRateLimitResetCreditParams
    Node::Object(&[Entry {
        name: "creditId",
        spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
        member: Member::Leaf,
    }]),
    // ContentItem
    Node::Tagged(
        "type",
        &[
            Entry {
                name: "input_image",
                spans: &[],
                member: Member::One(50),
            },
            Entry {
                name: "input_audio",
                spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
                member: Member::One(48),
            },
            Entry {
                name: "output_text",
                spans: &[],
                member: Member::One(64),
            },
        ],
    ),
    // ContextCompactionResponseItem
    Node::Object(&[
        Entry {
            name: "id",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // ConversationTextRole
    Node::Text(&[Entry {
        name: "assistant",
        spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
        member: Member::Leaf,
    }]),
    // CustomToolCallOutputResponseItem
    Node::Object(&[
        Entry {
            name: "id",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "name",
            spans: &[Span::new(Some(Release::new(0, 116, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "output",
            spans: &[],
            member: Member::One(38),
        },
    ]),
    // CustomToolCallResponseItem
    Node::Object(&[
        Entry {
            name: "encrypted_content",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "namespace",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // DynamicToolSpec
    Node::Any(Member::Leaf),
    // DynamicToolSpecAlternative
    Node::Object(&[
        Entry {
            name: "deferLoading",
            spans: &[Span::new(
                Some(Release::new(0, 115, 0)),
                Some(Release::new(0, 140, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "namespace",
            spans: &[Span::new(
                Some(Release::new(0, 123, 0)),
                Some(Release::new(0, 140, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // EnvironmentAddParams
    Node::Object(&[
        Entry {
            name: "authBearerToken",
            spans: &[Span::new(Some(Release::new(0, 158, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "connectTimeoutMs",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "skills",
            spans: &[Span::new(Some(Release::new(0, 162, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "websocketRequestId",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // Environmentv2BedrockSetupParams
    Node::Object(&[Entry {
        name: "credentialType",
        spans: &[Span::new(
            Some(Release::new(0, 149, 0)),
            Some(Release::new(0, 149, 65535)),
        )],
        member: Member::Leaf,
    }]),
    // ExperimentalFeatureListParams
    Node::Object(&[Entry {
        name: "threadId",
        spans: &[Span::new(Some(Release::new(0, 132, 0)), None)],
        member: Member::Leaf,
    }]),
    // ExternalAgentConfigDetectParams
    Node::Object(&[
        Entry {
            name: "maxSessionAgeDays",
            spans: &[Span::new(Some(Release::new(0, 146, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "maxSessions",
            spans: &[Span::new(Some(Release::new(0, 146, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "migrationSource",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "source",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ExternalAgentConfigImportHistoryRecordParams
    Node::Object(&[Entry {
        name: "itemTypeResults",
        spans: &[],
        member: Member::List(27),
    }]),
    // ExternalAgentConfigImportHistoryRecordSuccessParams
    Node::Object(&[Entry {
        name: "itemType",
        spans: &[],
        member: Member::One(31),
    }]),
    // ExternalAgentConfigImportHistoryRecordTypeResultParams
    Node::Object(&[
        Entry {
            name: "failures",
            spans: &[],
            member: Member::List(28),
        },
        Entry {
            name: "itemType",
            spans: &[],
            member: Member::One(31),
        },
        Entry {
            name: "successes",
            spans: &[],
            member: Member::List(26),
        },
    ]),
    // ExternalAgentConfigImportItemTypeFailure
    Node::Object(&[
        Entry {
            name: "errorType",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "itemType",
            spans: &[],
            member: Member::One(31),
        },
        Entry {
            name: "subErrorType",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ExternalAgentConfigImportParams
    Node::Object(&[
        Entry {
            name: "migrationItems",
            spans: &[],
            member: Member::List(30),
        },
        Entry {
            name: "migrationSource",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "providerId",
            spans: &[Span::new(Some(Release::new(0, 146, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "source",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ExternalAgentConfigMigrationItem
    Node::Object(&[
        Entry {
            name: "details",
            spans: &[Span::new(Some(Release::new(0, 121, 0)), None)],
            member: Member::One(61),
        },
        Entry {
            name: "itemType",
            spans: &[],
            member: Member::One(31),
        },
    ]),
    // ExternalAgentConfigMigrationItemType
    Node::Text(&[
        Entry {
            name: "PLUGINS",
            spans: &[Span::new(Some(Release::new(0, 121, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "SUBAGENTS",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "HOOKS",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "COMMANDS",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "MEMORY",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "SESSIONS",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // FeedbackUploadParams
    Node::Object(&[
        Entry {
            name: "extraLogFiles",
            spans: &[Span::new(Some(Release::new(0, 105, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "tags",
            spans: &[Span::new(Some(Release::new(0, 121, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // FileSystemAccessMode
    Node::Text(&[
        Entry {
            name: "deny",
            spans: &[Span::new(Some(Release::new(0, 133, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "none",
            spans: &[Span::new(
                Some(Release::new(0, 123, 0)),
                Some(Release::new(0, 132, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // FileSystemPath
    Node::Tagged(
        "type",
        &[Entry {
            name: "special",
            spans: &[],
            member: Member::One(98),
        }],
    ),
    // FileSystemSandboxEntry
    Node::Object(&[
        Entry {
            name: "access",
            spans: &[],
            member: Member::One(33),
        },
        Entry {
            name: "path",
            spans: &[],
            member: Member::One(34),
        },
    ]),
    // FileSystemSpecialPath
    Node::Tagged(
        "kind",
        &[Entry {
            name: "current_working_directory",
            spans: &[Span::new(
                Some(Release::new(0, 123, 0)),
                Some(Release::new(0, 125, 65535)),
            )],
            member: Member::Leaf,
        }],
    ),
    // FsWatchParams
    Node::Object(&[Entry {
        name: "watchId",
        spans: &[Span::new(Some(Release::new(0, 120, 0)), None)],
        member: Member::Leaf,
    }]),
    // FunctionCallOutputBody
    Node::Any(Member::List(39)),
    // FunctionCallOutputContentItem
    Node::Tagged(
        "type",
        &[
            Entry {
                name: "input_image",
                spans: &[],
                member: Member::One(51),
            },
            Entry {
                name: "input_audio",
                spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
                member: Member::One(49),
            },
            Entry {
                name: "encrypted_content",
                spans: &[Span::new(Some(Release::new(0, 133, 0)), None)],
                member: Member::Leaf,
            },
        ],
    ),
    // FunctionCallOutputResponseItem
    Node::Object(&[
        Entry {
            name: "id",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "name",
            spans: &[Span::new(Some(Release::new(0, 150, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "namespace",
            spans: &[Span::new(Some(Release::new(0, 150, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "output",
            spans: &[],
            member: Member::One(38),
        },
    ]),
    // FunctionCallResponseItem
    Node::Object(&[
        Entry {
            name: "encrypted_content",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "encrypted_function_args",
            spans: &[Span::new(Some(Release::new(0, 147, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "namespace",
            spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "status",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // HooksListParams
    Node::Object(&[Entry {
        name: "threadId",
        spans: &[Span::new(Some(Release::new(0, 166, 0)), None)],
        member: Member::Leaf,
    }]),
    // ImageDetail
    Node::Text(&[
        Entry {
            name: "auto",
            spans: &[
                Span::new(
                    Some(Release::new(0, 110, 0)),
                    Some(Release::new(0, 131, 65535)),
                ),
                Span::new(Some(Release::new(0, 135, 0)), None),
            ],
            member: Member::Leaf,
        },
        Entry {
            name: "low",
            spans: &[
                Span::new(
                    Some(Release::new(0, 110, 0)),
                    Some(Release::new(0, 131, 65535)),
                ),
                Span::new(Some(Release::new(0, 135, 0)), None),
            ],
            member: Member::Leaf,
        },
    ]),
    // ImageGenerationCallResponseItem
    Node::Object(&[
        Entry {
            name: "encrypted_content",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // ImageUserInput
    Node::Object(&[
        Entry {
            name: "detail",
            spans: &[Span::new(Some(Release::new(0, 132, 0)), None)],
            member: Member::One(43),
        },
        Entry {
            name: "fileId",
            spans: &[Span::new(Some(Release::new(0, 156, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // InitializeCapabilities
    Node::Object(&[
        Entry {
            name: "explicitGatewayOauth",
            spans: &[Span::new(Some(Release::new(0, 157, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "extensions",
            spans: &[Span::new(Some(Release::new(0, 147, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "mcpServerOpenaiFormElicitation",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "requestAttestation",
            spans: &[Span::new(Some(Release::new(0, 131, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "requiredHumanApproval",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // InitializeParams
    Node::Object(&[Entry {
        name: "capabilities",
        spans: &[],
        member: Member::One(46),
    }]),
    // InputAudioContentItem
    Node::Object(&[Entry {
        name: "file_id",
        spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        member: Member::Leaf,
    }]),
    // InputAudioFunctionCallOutputContentItem
    Node::Object(&[Entry {
        name: "file_id",
        spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        member: Member::Leaf,
    }]),
    // InputImageContentItem
    Node::Object(&[
        Entry {
            name: "detail",
            spans: &[Span::new(Some(Release::new(0, 122, 0)), None)],
            member: Member::One(43),
        },
        Entry {
            name: "file_id",
            spans: &[Span::new(Some(Release::new(0, 156, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // InputImageFunctionCallOutputContentItem
    Node::Object(&[
        Entry {
            name: "detail",
            spans: &[Span::new(Some(Release::new(0, 110, 0)), None)],
            member: Member::One(43),
        },
        Entry {
            name: "file_id",
            spans: &[Span::new(Some(Release::new(0, 156, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ListMcpServerStatusParams
    Node::Object(&[
        Entry {
            name: "detail",
            spans: &[Span::new(Some(Release::new(0, 120, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "serverName",
            spans: &[Span::new(Some(Release::new(0, 159, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "threadId",
            spans: &[Span::new(Some(Release::new(0, 135, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // LocalImageUserInput
    Node::Object(&[Entry {
        name: "detail",
        spans: &[Span::new(Some(Release::new(0, 132, 0)), None)],
        member: Member::One(43),
    }]),
    // LocalShellCallResponseItem
    Node::Object(&[
        Entry {
            name: "encrypted_content",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // LoginAccountParams
    Node::Tagged(
        "type",
        &[
            Entry {
                name: "chatgpt",
                spans: &[],
                member: Member::One(8),
            },
            Entry {
                name: "chatgptDeviceCode",
                spans: &[Span::new(Some(Release::new(0, 118, 0)), None)],
                member: Member::Leaf,
            },
            Entry {
                name: "amazonBedrock",
                spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
                member: Member::Leaf,
            },
            Entry {
                name: "amazonBedrockAccessKeys",
                spans: &[Span::new(Some(Release::new(0, 150, 0)), None)],
                member: Member::Leaf,
            },
        ],
    ),
    // ManagedPermissionProfile
    Node::Object(&[Entry {
        name: "fileSystem",
        spans: &[],
        member: Member::One(67),
    }]),
    // McpResourceReadParams
    Node::Object(&[
        Entry {
            name: "_meta",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "connectorId",
            spans: &[Span::new(Some(Release::new(0, 149, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "originCallId",
            spans: &[Span::new(Some(Release::new(0, 149, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "target",
            spans: &[Span::new(Some(Release::new(0, 157, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // McpServerOauthLoginParams
    Node::Object(&[
        Entry {
            name: "clientRegistration",
            spans: &[Span::new(Some(Release::new(0, 148, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "threadId",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // MessagePhase
    Node::Text(&[Entry {
        name: "partial_answer",
        spans: &[Span::new(Some(Release::new(0, 162, 0)), None)],
        member: Member::Leaf,
    }]),
    // MessageResponseItem
    Node::Object(&[
        Entry {
            name: "content",
            spans: &[],
            member: Member::List(14),
        },
        Entry {
            name: "encrypted_content",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "end_turn",
            spans: &[Span::new(None, Some(Release::new(0, 125, 65535)))],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "phase",
            spans: &[],
            member: Member::One(59),
        },
        Entry {
            name: "status",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // MigrationDetails
    Node::Object(&[
        Entry {
            name: "commands",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "hooks",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "mcpServers",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "memory",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sessions",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "skills",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "subagents",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ModelListParams
    Node::Object(&[
        Entry {
            name: "includeHidden",
            spans: &[Span::new(Some(Release::new(0, 104, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "modelProvider",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // MultiAgentMode
    Node::Keyed(&[
        Entry {
            name: "none",
            spans: &[Span::new(
                Some(Release::new(0, 142, 0)),
                Some(Release::new(0, 142, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "custom",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // OutputTextContentItem
    Node::Object(&[
        Entry {
            name: "annotations",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "logprobs",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // PermissionProfile
    Node::Any(Member::Leaf),
    // PermissionProfileAlternative
    Node::Object(&[Entry {
        name: "fileSystem",
        spans: &[],
        member: Member::One(67),
    }]),
    // PermissionProfileFileSystemPermissions
    Node::Any(Member::Leaf),
    // PermissionProfileFileSystemPermissionsAlternative
    Node::Object(&[Entry {
        name: "entries",
        spans: &[],
        member: Member::List(35),
    }]),
    // PermissionProfileFileSystemPermissionsObject
    Node::Tagged(
        "type",
        &[Entry {
            name: "restricted",
            spans: &[],
            member: Member::One(87),
        }],
    ),
    // PermissionProfileObject
    Node::Tagged(
        "type",
        &[Entry {
            name: "managed",
            spans: &[],
            member: Member::One(56),
        }],
    ),
    // PluginInstallParams
    Node::Object(&[
        Entry {
            name: "cwd",
            spans: &[Span::new(
                Some(Release::new(0, 110, 0)),
                Some(Release::new(0, 111, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "forceRemoteSync",
            spans: &[Span::new(
                Some(Release::new(0, 116, 0)),
                Some(Release::new(0, 121, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "installAttemptId",
            spans: &[Span::new(Some(Release::new(0, 148, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "marketplaceName",
            spans: &[Span::new(
                Some(Release::new(0, 110, 0)),
                Some(Release::new(0, 111, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "marketplacePath",
            spans: &[Span::new(Some(Release::new(0, 113, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "remoteMarketplaceName",
            spans: &[Span::new(Some(Release::new(0, 122, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // PluginListMarketplaceKind
    Node::Text(&[
        Entry {
            name: "vertical",
            spans: &[Span::new(Some(Release::new(0, 133, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "created-by-me-remote",
            spans: &[Span::new(Some(Release::new(0, 141, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // PluginListParams
    Node::Object(&[
        Entry {
            name: "forceRefetch",
            spans: &[Span::new(Some(Release::new(0, 146, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "forceRemoteSync",
            spans: &[Span::new(
                Some(Release::new(0, 115, 0)),
                Some(Release::new(0, 121, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "marketplaceKinds",
            spans: &[Span::new(Some(Release::new(0, 129, 0)), None)],
            member: Member::List(72),
        },
    ]),
    // PluginReadParams
    Node::Object(&[Entry {
        name: "remoteMarketplaceName",
        spans: &[Span::new(Some(Release::new(0, 122, 0)), None)],
        member: Member::Leaf,
    }]),
    // PluginShareSaveParams
    Node::Object(&[Entry {
        name: "shareTargets",
        spans: &[],
        member: Member::List(76),
    }]),
    // PluginShareTarget
    Node::Object(&[Entry {
        name: "role",
        spans: &[Span::new(Some(Release::new(0, 131, 0)), None)],
        member: Member::Leaf,
    }]),
    // PluginShareUpdateDiscoverability
    Node::Text(&[Entry {
        name: "LISTED",
        spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        member: Member::Leaf,
    }]),
    // PluginShareUpdateTargetsParams
    Node::Object(&[
        Entry {
            name: "discoverability",
            spans: &[Span::new(Some(Release::new(0, 130, 0)), None)],
            member: Member::One(77),
        },
        Entry {
            name: "shareTargets",
            spans: &[],
            member: Member::List(76),
        },
    ]),
    // PluginUninstallParams
    Node::Object(&[Entry {
        name: "forceRemoteSync",
        spans: &[Span::new(
            Some(Release::new(0, 116, 0)),
            Some(Release::new(0, 121, 65535)),
        )],
        member: Member::Leaf,
    }]),
    // ProjectListParams
    Node::Object(&[
        Entry {
            name: "sortDirection",
            spans: &[Span::new(Some(Release::new(0, 152, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sortKey",
            spans: &[Span::new(Some(Release::new(0, 152, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ReadOnlySandboxPolicy
    Node::Object(&[
        Entry {
            name: "access",
            spans: &[Span::new(None, Some(Release::new(0, 125, 65535)))],
            member: Member::Leaf,
        },
        Entry {
            name: "networkAccess",
            spans: &[Span::new(Some(Release::new(0, 110, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // RealtimeConversationVersion
    Node::Text(&[Entry {
        name: "v3",
        spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        member: Member::Leaf,
    }]),
    // RealtimeVoice
    Node::Text(&[
        Entry {
            name: "aube",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "bubbie",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "haetsal",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "hanul",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "himari",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "leher",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "miko",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "neer",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "porto",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "rindo",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "rio",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "rivage",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "selva",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sonna",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "tinta",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "viola",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ReasoningResponseItem
    Node::Object(&[
        Entry {
            name: "id",
            spans: &[
                Span::new(None, Some(Release::new(0, 115, 65535))),
                Span::new(Some(Release::new(0, 142, 0)), None),
            ],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // RejectAskForApproval
    Node::Object(&[Entry {
        name: "request_permissions",
        spans: &[Span::new(
            Some(Release::new(0, 114, 0)),
            Some(Release::new(0, 114, 65535)),
        )],
        member: Member::Leaf,
    }]),
    // ResponseItem
    Node::Tagged(
        "type",
        &[
            Entry {
                name: "additional_tools",
                spans: &[Span::new(Some(Release::new(0, 162, 0)), None)],
                member: Member::Leaf,
            },
            Entry {
                name: "message",
                spans: &[],
                member: Member::One(60),
            },
            Entry {
                name: "agent_message",
                spans: &[Span::new(Some(Release::new(0, 138, 0)), None)],
                member: Member::One(2),
            },
            Entry {
                name: "reasoning",
                spans: &[],
                member: Member::One(84),
            },
            Entry {
                name: "local_shell_call",
                spans: &[],
                member: Member::One(54),
            },
            Entry {
                name: "function_call",
                spans: &[],
                member: Member::One(41),
            },
            Entry {
                name: "tool_search_call",
                spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
                member: Member::One(126),
            },
            Entry {
                name: "function_call_output",
                spans: &[],
                member: Member::One(40),
            },
            Entry {
                name: "custom_tool_call",
                spans: &[],
                member: Member::One(18),
            },
            Entry {
                name: "custom_tool_call_output",
                spans: &[],
                member: Member::One(17),
            },
            Entry {
                name: "tool_search_output",
                spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
                member: Member::One(127),
            },
            Entry {
                name: "web_search_call",
                spans: &[],
                member: Member::One(134),
            },
            Entry {
                name: "image_generation_call",
                spans: &[Span::new(Some(Release::new(0, 110, 0)), None)],
                member: Member::One(44),
            },
            Entry {
                name: "compaction",
                spans: &[],
                member: Member::One(10),
            },
            Entry {
                name: "configuration_update",
                spans: &[Span::new(Some(Release::new(0, 154, 0)), None)],
                member: Member::Leaf,
            },
            Entry {
                name: "compaction_trigger",
                spans: &[Span::new(Some(Release::new(0, 131, 0)), None)],
                member: Member::One(11),
            },
            Entry {
                name: "context_compaction",
                spans: &[Span::new(Some(Release::new(0, 129, 0)), None)],
                member: Member::One(15),
            },
            Entry {
                name: "ghost_snapshot",
                spans: &[Span::new(None, Some(Release::new(0, 125, 65535)))],
                member: Member::Leaf,
            },
        ],
    ),
    // RestrictedPermissionProfileFileSystemPermissions
    Node::Object(&[Entry {
        name: "entries",
        spans: &[],
        member: Member::List(35),
    }]),
    // ResumeConversationParams
    Node::Object(&[Entry {
        name: "history",
        spans: &[],
        member: Member::List(86),
    }]),
    // ReviewDelivery
    Node::Text(&[Entry {
        name: "detached",
        spans: &[Span::new(None, Some(Release::new(0, 165, 65535)))],
        member: Member::Leaf,
    }]),
    // ReviewStartParams
    Node::Object(&[Entry {
        name: "delivery",
        spans: &[],
        member: Member::One(89),
    }]),
    // SandboxPolicy
    Node::Tagged(
        "type",
        &[
            Entry {
                name: "readOnly",
                spans: &[],
                member: Member::One(81),
            },
            Entry {
                name: "workspaceWrite",
                spans: &[],
                member: Member::One(136),
            },
        ],
    ),
    // SkillsConfigWriteParams
    Node::Object(&[Entry {
        name: "name",
        spans: &[Span::new(Some(Release::new(0, 117, 0)), None)],
        member: Member::Leaf,
    }]),
    // SkillsListParams
    Node::Object(&[Entry {
        name: "perCwdExtraUserRoots",
        spans: &[Span::new(None, Some(Release::new(0, 129, 65535)))],
        member: Member::Leaf,
    }]),
    // SkillsRemoteExportParams
    Node::Object(&[Entry {
        name: "isPreload",
        spans: &[Span::new(None, Some(Release::new(0, 101, 65535)))],
        member: Member::Leaf,
    }]),
    // SkillsRemoteListParams
    Node::Object(&[
        Entry {
            name: "enabled",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 115, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "hazelnutScope",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 115, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "productSurface",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 115, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // SkillsRemoteReadParams
    Node::Object(&[
        Entry {
            name: "enabled",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 115, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "hazelnutScope",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 115, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "productSurface",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 115, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // SkillsRemoteWriteParams
    Node::Object(&[Entry {
        name: "isPreload",
        spans: &[Span::new(None, Some(Release::new(0, 101, 65535)))],
        member: Member::Leaf,
    }]),
    // SpecialFileSystemPath
    Node::Object(&[Entry {
        name: "value",
        spans: &[],
        member: Member::One(36),
    }]),
    // ThreadForkParams
    Node::Object(&[
        Entry {
            name: "approvalPolicy",
            spans: &[],
            member: Member::One(5),
        },
        Entry {
            name: "approvalsReviewer",
            spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
            member: Member::One(3),
        },
        Entry {
            name: "attachToSource",
            spans: &[Span::new(Some(Release::new(0, 165, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "beforeTurnId",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "deferGoalContinuation",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "ephemeral",
            spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "excludeTurns",
            spans: &[Span::new(Some(Release::new(0, 125, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "experimentalDisablePredictionMcp",
            spans: &[Span::new(Some(Release::new(0, 164, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "experimentalPredictionMode",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "lastTurnId",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "permissionProfile",
            spans: &[Span::new(
                Some(Release::new(0, 124, 0)),
                Some(Release::new(0, 125, 65535)),
            )],
            member: Member::One(65),
        },
        Entry {
            name: "permissions",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "persistExtendedHistory",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 136, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "runtimeWorkspaceRoots",
            spans: &[Span::new(Some(Release::new(0, 131, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "serviceTier",
            spans: &[Span::new(Some(Release::new(0, 110, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "threadSource",
            spans: &[Span::new(Some(Release::new(0, 129, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadGoalClearParams
    Node::Object(&[Entry {
        name: "origin",
        spans: &[Span::new(Some(Release::new(0, 161, 0)), None)],
        member: Member::Leaf,
    }]),
    // ThreadGoalSetParams
    Node::Object(&[
        Entry {
            name: "origin",
            spans: &[Span::new(Some(Release::new(0, 161, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "status",
            spans: &[],
            member: Member::One(102),
        },
    ]),
    // ThreadGoalStatus
    Node::Text(&[
        Entry {
            name: "blocked",
            spans: &[Span::new(Some(Release::new(0, 132, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "usageLimited",
            spans: &[Span::new(Some(Release::new(0, 132, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadItemOutputDeferral
    Node::Object(&[
        Entry {
            name: "commandExecution",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "mcpToolCall",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadItemsListParams
    Node::Object(&[Entry {
        name: "deferOutput",
        spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
        member: Member::One(103),
    }]),
    // ThreadListParams
    Node::Object(&[
        Entry {
            name: "ancestorThreadId",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "attachedToThreadId",
            spans: &[Span::new(Some(Release::new(0, 165, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "currentAccountOnly",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "cwd",
            spans: &[Span::new(Some(Release::new(0, 104, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "excludedThreadIds",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "includeAttachedThreads",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "isPinned",
            spans: &[Span::new(
                Some(Release::new(0, 146, 0)),
                Some(Release::new(0, 146, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "originators",
            spans: &[Span::new(Some(Release::new(0, 154, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "parentThreadId",
            spans: &[Span::new(Some(Release::new(0, 141, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "projectId",
            spans: &[Span::new(Some(Release::new(0, 149, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "searchTerm",
            spans: &[Span::new(Some(Release::new(0, 105, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sectionId",
            spans: &[Span::new(Some(Release::new(0, 147, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sortDirection",
            spans: &[Span::new(Some(Release::new(0, 122, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sortKey",
            spans: &[],
            member: Member::One(122),
        },
        Entry {
            name: "sourceKinds",
            spans: &[],
            member: Member::List(123),
        },
        Entry {
            name: "useStateDbOnly",
            spans: &[Span::new(Some(Release::new(0, 124, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadMetadataUpdateParams
    Node::Object(&[
        Entry {
            name: "daybreakEnabled",
            spans: &[Span::new(Some(Release::new(0, 154, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "isPinned",
            spans: &[Span::new(
                Some(Release::new(0, 146, 0)),
                Some(Release::new(0, 146, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "projectId",
            spans: &[Span::new(Some(Release::new(0, 149, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadQueueAddParams
    Node::Object(&[
        Entry {
            name: "input",
            spans: &[],
            member: Member::List(133),
        },
        Entry {
            name: "responsesapiClientMetadata",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadQueueUpdateParams
    Node::Object(&[
        Entry {
            name: "input",
            spans: &[],
            member: Member::List(133),
        },
        Entry {
            name: "responsesapiClientMetadata",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadRealtimeAppendAudioParams
    Node::Object(&[Entry {
        name: "audio",
        spans: &[],
        member: Member::One(111),
    }]),
    // ThreadRealtimeAppendTextParams
    Node::Object(&[Entry {
        name: "role",
        spans: &[Span::new(Some(Release::new(0, 140, 0)), None)],
        member: Member::One(16),
    }]),
    // ThreadRealtimeAudioChunk
    Node::Object(&[Entry {
        name: "itemId",
        spans: &[Span::new(Some(Release::new(0, 116, 0)), None)],
        member: Member::Leaf,
    }]),
    // ThreadRealtimeInitialItem
    Node::Object(&[Entry {
        name: "role",
        spans: &[],
        member: Member::One(16),
    }]),
    // ThreadRealtimeStartParams
    Node::Object(&[
        Entry {
            name: "architecture",
            spans: &[Span::new(
                Some(Release::new(0, 140, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "backendReasoningStatus",
            spans: &[Span::new(Some(Release::new(0, 157, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "clientManagedHandoffs",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "codexResponseHandoffChannelPrefixes",
            spans: &[Span::new(Some(Release::new(0, 146, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "codexResponseHandoffMode",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "codexResponseHandoffPrefix",
            spans: &[Span::new(
                Some(Release::new(0, 142, 0)),
                Some(Release::new(0, 144, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "codexResponseItemPrefix",
            spans: &[Span::new(Some(Release::new(0, 141, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "codexResponsesAsItems",
            spans: &[Span::new(Some(Release::new(0, 141, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "delegationAckFiller",
            spans: &[Span::new(Some(Release::new(0, 147, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "flushTranscriptTailOnSessionEnd",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "includeStartupContext",
            spans: &[Span::new(Some(Release::new(0, 141, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "initialItems",
            spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
            member: Member::List(112),
        },
        Entry {
            name: "model",
            spans: &[Span::new(Some(Release::new(0, 140, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "outputModality",
            spans: &[Span::new(Some(Release::new(0, 121, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "realtimeEndInstructions",
            spans: &[Span::new(Some(Release::new(0, 147, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "realtimeSessionId",
            spans: &[Span::new(Some(Release::new(0, 129, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "realtimeStartInstructions",
            spans: &[Span::new(Some(Release::new(0, 147, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sessionId",
            spans: &[Span::new(
                Some(Release::new(0, 106, 0)),
                Some(Release::new(0, 128, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "transport",
            spans: &[Span::new(Some(Release::new(0, 120, 0)), None)],
            member: Member::One(114),
        },
        Entry {
            name: "version",
            spans: &[Span::new(Some(Release::new(0, 140, 0)), None)],
            member: Member::One(82),
        },
        Entry {
            name: "voice",
            spans: &[Span::new(Some(Release::new(0, 120, 0)), None)],
            member: Member::One(83),
        },
        Entry {
            name: "voiceSessionId",
            spans: &[Span::new(Some(Release::new(0, 164, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadRealtimeStartTransport
    Node::Tagged(
        "type",
        &[Entry {
            name: "existingCall",
            spans: &[Span::new(Some(Release::new(0, 150, 0)), None)],
            member: Member::Leaf,
        }],
    ),
    // ThreadResumeParams
    Node::Object(&[
        Entry {
            name: "approvalPolicy",
            spans: &[],
            member: Member::One(5),
        },
        Entry {
            name: "approvalsReviewer",
            spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
            member: Member::One(3),
        },
        Entry {
            name: "excludeTurns",
            spans: &[Span::new(Some(Release::new(0, 125, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "history",
            spans: &[],
            member: Member::List(86),
        },
        Entry {
            name: "initialTurnsPage",
            spans: &[Span::new(Some(Release::new(0, 136, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "permissionProfile",
            spans: &[Span::new(
                Some(Release::new(0, 124, 0)),
                Some(Release::new(0, 125, 65535)),
            )],
            member: Member::One(65),
        },
        Entry {
            name: "permissions",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "persistExtendedHistory",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 136, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "runtimeWorkspaceRoots",
            spans: &[Span::new(Some(Release::new(0, 131, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "serviceTier",
            spans: &[Span::new(Some(Release::new(0, 110, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadSampleParams
    Node::Object(&[
        Entry {
            name: "allowInProgressTurn",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "interruptOnCancel",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "threadSource",
            spans: &[Span::new(Some(Release::new(0, 165, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadSearchParams
    Node::Object(&[
        Entry {
            name: "currentAccountOnly",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "includeAttachedThreads",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sourceKinds",
            spans: &[],
            member: Member::List(123),
        },
    ]),
    // ThreadSectionCreateParams
    Node::Object(&[Entry {
        name: "appearance",
        spans: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        member: Member::Leaf,
    }]),
    // ThreadSectionUpdateParams
    Node::Object(&[Entry {
        name: "appearance",
        spans: &[Span::new(Some(Release::new(0, 148, 0)), None)],
        member: Member::Leaf,
    }]),
    // ThreadSettingsUpdateParams
    Node::Object(&[
        Entry {
            name: "approvalPolicy",
            spans: &[],
            member: Member::One(5),
        },
        Entry {
            name: "approvalsReviewer",
            spans: &[],
            member: Member::One(3),
        },
        Entry {
            name: "disabledPluginIds",
            spans: &[Span::new(Some(Release::new(0, 156, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "environments",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::List(128),
        },
        Entry {
            name: "multiAgentMode",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::One(63),
        },
        Entry {
            name: "sandboxPolicy",
            spans: &[],
            member: Member::One(91),
        },
    ]),
    // ThreadShellCommandParams
    Node::Object(&[Entry {
        name: "timeoutMs",
        spans: &[Span::new(Some(Release::new(0, 152, 0)), None)],
        member: Member::Leaf,
    }]),
    // ThreadSortKey
    Node::Text(&[
        Entry {
            name: "recency_at",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "section_position",
            spans: &[Span::new(Some(Release::new(0, 147, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadSourceKind
    Node::Text(&[Entry {
        name: "custom",
        spans: &[Span::new(
            Some(Release::new(0, 116, 0)),
            Some(Release::new(0, 116, 65535)),
        )],
        member: Member::Leaf,
    }]),
    // ThreadStartParams
    Node::Object(&[
        Entry {
            name: "allowProviderModelFallback",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "approvalPolicy",
            spans: &[],
            member: Member::One(5),
        },
        Entry {
            name: "approvalsReviewer",
            spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
            member: Member::One(3),
        },
        Entry {
            name: "daybreakEnabled",
            spans: &[Span::new(Some(Release::new(0, 156, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "dynamicTools",
            spans: &[],
            member: Member::List(19),
        },
        Entry {
            name: "environments",
            spans: &[Span::new(Some(Release::new(0, 125, 0)), None)],
            member: Member::List(128),
        },
        Entry {
            name: "historyMode",
            spans: &[Span::new(Some(Release::new(0, 143, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "multiAgentMode",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::One(63),
        },
        Entry {
            name: "permissionProfile",
            spans: &[Span::new(
                Some(Release::new(0, 124, 0)),
                Some(Release::new(0, 125, 65535)),
            )],
            member: Member::One(65),
        },
        Entry {
            name: "permissions",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "persistExtendedHistory",
            spans: &[Span::new(
                Some(Release::new(0, 104, 0)),
                Some(Release::new(0, 136, 65535)),
            )],
            member: Member::Leaf,
        },
        Entry {
            name: "projectId",
            spans: &[Span::new(Some(Release::new(0, 149, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "runtimeWorkspaceRoots",
            spans: &[Span::new(Some(Release::new(0, 131, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "selectedCapabilityRoots",
            spans: &[Span::new(Some(Release::new(0, 140, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "serviceName",
            spans: &[Span::new(Some(Release::new(0, 105, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "serviceTier",
            spans: &[Span::new(Some(Release::new(0, 110, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sessionStartSource",
            spans: &[Span::new(Some(Release::new(0, 120, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "threadSource",
            spans: &[Span::new(Some(Release::new(0, 129, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // ThreadTurnsListParams
    Node::Object(&[Entry {
        name: "itemsView",
        spans: &[Span::new(Some(Release::new(0, 130, 0)), None)],
        member: Member::Leaf,
    }]),
    // ToolSearchCallResponseItem
    Node::Object(&[
        Entry {
            name: "encrypted_content",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // ToolSearchOutputResponseItem
    Node::Object(&[
        Entry {
            name: "id",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // TurnEnvironmentParams
    Node::Object(&[Entry {
        name: "runtimeWorkspaceRoots",
        spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
        member: Member::Leaf,
    }]),
    // TurnSettingsUpdateParams
    Node::Object(&[
        Entry {
            name: "approvalsReviewer",
            spans: &[Span::new(Some(Release::new(0, 153, 0)), None)],
            member: Member::One(3),
        },
        Entry {
            name: "environments",
            spans: &[Span::new(Some(Release::new(0, 169, 0)), None)],
            member: Member::List(128),
        },
    ]),
    // TurnStartParams
    Node::Object(&[
        Entry {
            name: "additionalContext",
            spans: &[Span::new(Some(Release::new(0, 135, 0)), None)],
            member: Member::Map(0),
        },
        Entry {
            name: "approvalPolicy",
            spans: &[],
            member: Member::One(5),
        },
        Entry {
            name: "approvalsReviewer",
            spans: &[Span::new(Some(Release::new(0, 115, 0)), None)],
            member: Member::One(3),
        },
        Entry {
            name: "clientUserMessageId",
            spans: &[Span::new(Some(Release::new(0, 136, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "cyberAccessProgram",
            spans: &[Span::new(Some(Release::new(0, 151, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "disabledPluginIds",
            spans: &[Span::new(Some(Release::new(0, 156, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "environments",
            spans: &[Span::new(Some(Release::new(0, 124, 0)), None)],
            member: Member::List(128),
        },
        Entry {
            name: "input",
            spans: &[],
            member: Member::List(133),
        },
        Entry {
            name: "multiAgentMode",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::One(63),
        },
        Entry {
            name: "parentTurnId",
            spans: &[Span::new(Some(Release::new(0, 162, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "permissionProfile",
            spans: &[Span::new(
                Some(Release::new(0, 124, 0)),
                Some(Release::new(0, 125, 65535)),
            )],
            member: Member::One(65),
        },
        Entry {
            name: "permissions",
            spans: &[Span::new(Some(Release::new(0, 128, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "responsesapiClientMetadata",
            spans: &[Span::new(Some(Release::new(0, 120, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "responsesapiClientMetadataPatch",
            spans: &[Span::new(Some(Release::new(0, 164, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "rootTurnId",
            spans: &[Span::new(Some(Release::new(0, 162, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "runtimeWorkspaceRoots",
            spans: &[Span::new(Some(Release::new(0, 131, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "sandboxPolicy",
            spans: &[],
            member: Member::One(91),
        },
        Entry {
            name: "serviceTier",
            spans: &[Span::new(Some(Release::new(0, 110, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "serviceTierForTurn",
            spans: &[Span::new(Some(Release::new(0, 151, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "toolOutput",
            spans: &[Span::new(Some(Release::new(0, 151, 0)), None)],
            member: Member::One(132),
        },
        Entry {
            name: "turnTrigger",
            spans: &[Span::new(Some(Release::new(0, 151, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // TurnSteerParams
    Node::Object(&[
        Entry {
            name: "additionalContext",
            spans: &[Span::new(Some(Release::new(0, 135, 0)), None)],
            member: Member::Map(0),
        },
        Entry {
            name: "clientUserMessageId",
            spans: &[Span::new(Some(Release::new(0, 136, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "input",
            spans: &[],
            member: Member::List(133),
        },
        Entry {
            name: "responsesapiClientMetadata",
            spans: &[Span::new(Some(Release::new(0, 120, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "responsesapiClientMetadataPatch",
            spans: &[Span::new(Some(Release::new(0, 164, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // TurnToolOutput
    Node::Object(&[
        Entry {
            name: "output",
            spans: &[],
            member: Member::One(38),
        },
        Entry {
            name: "retain",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
    ]),
    // UserInput
    Node::Tagged(
        "type",
        &[
            Entry {
                name: "image",
                spans: &[],
                member: Member::One(45),
            },
            Entry {
                name: "localImage",
                spans: &[],
                member: Member::One(53),
            },
            Entry {
                name: "audio",
                spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
                member: Member::One(6),
            },
            Entry {
                name: "localAudio",
                spans: &[Span::new(Some(Release::new(0, 145, 0)), None)],
                member: Member::Leaf,
            },
        ],
    ),
    // WebSearchCallResponseItem
    Node::Object(&[
        Entry {
            name: "encrypted_content",
            spans: &[Span::new(Some(Release::new(0, 163, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "internal_chat_message_metadata_passthrough",
            spans: &[Span::new(Some(Release::new(0, 142, 0)), None)],
            member: Member::Leaf,
        },
        Entry {
            name: "metadata",
            spans: &[Span::new(
                Some(Release::new(0, 141, 0)),
                Some(Release::new(0, 141, 65535)),
            )],
            member: Member::Leaf,
        },
    ]),
    // WindowsSandboxSetupStartParams
    Node::Object(&[Entry {
        name: "cwd",
        spans: &[Span::new(Some(Release::new(0, 110, 0)), None)],
        member: Member::Leaf,
    }]),
    // WorkspaceWriteSandboxPolicy
    Node::Object(&[Entry {
        name: "readOnlyAccess",
        spans: &[Span::new(None, Some(Release::new(0, 125, 65535)))],
        member: Member::Leaf,
    }]),
];
