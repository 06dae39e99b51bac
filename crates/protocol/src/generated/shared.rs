//! Types that several concepts share.
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
    /// The members of `ActiveTurnNotSteerableCodexErrorInfo`.
    ///
    /// Releases: since 0.117.
    pub struct ActiveTurnNotSteerableCodexErrorInfo {
        required {
            /// `turnKind`.
            turn_kind: NonSteerableTurnKind = "turnKind";
        }
    }
}

object! {
    /// The members of `AdditionalFileSystemPermissions`.
    ///
    /// Releases: since 0.113; experimental: 0.105 to 0.111.
    pub struct AdditionalFileSystemPermissions {
        optional {
            /// `entries`.
            ///
            /// Releases: since 0.123.
            entries: List<FileSystemSandboxEntry> = "entries";
            /// `globScanMaxDepth`.
            ///
            /// Releases: since 0.123.
            glob_scan_max_depth: u64 = "globScanMaxDepth";
            /// This will be removed in favor of `entries`.
            read: List<String> = "read";
            /// This will be removed in favor of `entries`.
            write: List<String> = "write";
        }
    }
}

object! {
    /// The members of `AdditionalNetworkPermissions`.
    ///
    /// Releases: since 0.113; experimental: 0.110 to 0.111.
    pub struct AdditionalNetworkPermissions {
        optional {
            /// `enabled`.
            enabled: bool = "enabled";
        }
    }
}

object! {
    /// Additional concrete directory that should be writable.
    pub struct AdditionalWritableRootPermissionProfileModificationParams {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `AsyncUserInputQuestion`.
    ///
    /// Releases: since 0.153.
    pub struct AsyncUserInputQuestion {
        required {
            /// `title`.
            title: String = "title";
        }
        optional {
            /// `options`.
            options: List<String> = "options";
        }
    }
}

object! {
    /// The members of `AudioUserInput`.
    ///
    /// Releases: since 0.145.
    pub struct AudioUserInput {
        optional {
            /// `fileId`.
            ///
            /// Releases: since 0.169.
            file_id: String = "fileId";
            /// `url`.
            url: String = "url";
        }
    }
}

text_enum! {
    /// Authentication mode for OpenAI-backed providers.
    pub enum AuthMode {
        /// OpenAI API key provided by the caller and stored by Codex.
        Apikey = "apikey",
        /// ChatGPT OAuth managed by Codex (tokens persisted and refreshed by Codex).
        Chatgpt = "chatgpt",
        /// \[UNSTABLE\] FOR OPENAI INTERNAL USE ONLY - DO NOT USE.
        ///
        /// ChatGPT auth tokens are supplied by an external host app and are only stored in
        /// memory. Token refresh must be handled by the external host app.
        ChatgptAuthTokens = "chatgptAuthTokens",
        /// Backend auth supplied as request headers.
        ///
        /// Releases: since 0.144.
        Headers = "headers",
        /// Programmatic Codex auth backed by a registered Agent Identity.
        ///
        /// Releases: since 0.124.
        AgentIdentity = "agentIdentity",
        /// Programmatic Codex auth backed by a personal access token.
        ///
        /// Releases: since 0.138.
        PersonalAccessToken = "personalAccessToken",
        /// Amazon Bedrock bearer token managed by Codex.
        ///
        /// Releases: since 0.140.
        BedrockApiKey = "bedrockApiKey",
        /// Amazon Bedrock AWS access keys managed by Codex.
        ///
        /// Releases: since 0.150.
        BedrockAccessKeys = "bedrockAccessKeys",
    }
}

object! {
    /// The members of `BemItemPromotedThreadRealtimeItem`.
    pub struct BemItemPromotedThreadRealtimeItem {
        required {
            /// `id`.
            id: String = "id";
            /// `item_id`.
            item_id: String = "item_id";
            /// `presentation`.
            presentation: ThreadRealtimeBemItemPresentation = "presentation";
            /// `realtimeSessionId`.
            realtime_session_id: String = "realtimeSessionId";
            /// `turn_id`.
            turn_id: String = "turn_id";
        }
    }
}

object! {
    /// The members of `ByteRange`.
    pub struct ByteRange {
        required {
            /// `end`.
            end: u64 = "end";
            /// `start`.
            start: u64 = "start";
        }
    }
}

object! {
    /// Collaboration mode for a Codex session.
    ///
    /// Releases: since 0.133; experimental: until 0.132.
    pub struct CollaborationMode {
        required {
            /// `mode`.
            mode: ModeKind = "mode";
            /// `settings`.
            settings: Settings = "settings";
        }
    }
}

text_enum! {
    /// Requested cyber treatment for an OpenAI model turn. Authorization and model-tier
    /// restrictions remain server-owned.
    ///
    /// Releases: since 0.156; experimental: 0.151 to 0.155.
    pub enum CyberAccessProgram {
        /// `standard`.
        Standard = "standard",
        /// `daybreakBlue`.
        DaybreakBlue = "daybreakBlue",
        /// `daybreakRed`.
        DaybreakRed = "daybreakRed",
    }
}

tagged! {
    /// The forms of `DynamicToolCallOutputContentItem`.
    pub enum DynamicToolCallOutputContentItem by "type" {
        held {
            /// `inputText`.
            InputText(InputTextDynamicToolCallOutputContentItem) = "inputText",
            /// `inputImage`.
            InputImage(InputImageDynamicToolCallOutputContentItem) = "inputImage",
            /// `inputAudio`.
            ///
            /// Releases: since 0.145.
            InputAudio(InputAudioDynamicToolCallOutputContentItem) = "inputAudio",
        }
    }
}

text_enum! {
    /// The values of `DynamicToolCallStatus`.
    ///
    /// Releases: since 0.106.
    pub enum DynamicToolCallStatus {
        /// `inProgress`.
        InProgress = "inProgress",
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
    }
}

object! {
    /// The members of `EncryptedContentAgentMessageInputContent`.
    pub struct EncryptedContentAgentMessageInputContent {
        required {
            /// `encrypted_content`.
            encrypted_content: String = "encrypted_content";
        }
    }
}

object! {
    /// The members of `EncryptedContentFunctionCallOutputContentItem`.
    ///
    /// Releases: since 0.151; experimental: 0.133 to 0.150.
    pub struct EncryptedContentFunctionCallOutputContentItem {
        required {
            /// `encrypted_content`.
            encrypted_content: String = "encrypted_content";
        }
    }
}

object! {
    /// The members of `ExecLocalShellAction`.
    pub struct ExecLocalShellAction {
        required {
            /// `command`.
            command: List<String> = "command";
        }
        optional {
            /// `env`.
            env: Map<String> = "env";
            /// `timeout_ms`.
            timeout_ms: u64 = "timeout_ms";
            /// `user`.
            user: String = "user";
            /// `working_directory`.
            working_directory: String = "working_directory";
        }
    }
}

object! {
    /// Filesystem isolation is enforced by an external caller.
    pub struct ExternalPermissionProfile {
        required {
            /// `network`.
            network: PermissionProfileNetworkPermissions = "network";
        }
    }
}

object! {
    /// The members of `ExternalSandboxSandboxPolicy`.
    pub struct ExternalSandboxSandboxPolicy {
        optional {
            /// `networkAccess`.
            network_access: NetworkAccess = "networkAccess";
        }
    }
}

text_enum! {
    /// The values of `FileSystemAccessMode`.
    ///
    /// Releases: since 0.123.
    pub enum FileSystemAccessMode {
        /// `read`.
        Read = "read",
        /// `write`.
        Write = "write",
        /// `deny`.
        ///
        /// Releases: since 0.133.
        Deny = "deny",
        /// `none`.
        ///
        /// Releases: 0.123 to 0.132.
        None = "none",
    }
}

tagged! {
    /// The forms of `FileSystemPath`.
    ///
    /// Releases: since 0.123.
    pub enum FileSystemPath by "type" {
        held {
            /// `path`.
            Path(PathFileSystemPath) = "path",
            /// `glob_pattern`.
            GlobPattern(GlobPatternFileSystemPath) = "glob_pattern",
            /// `special`.
            Special(SpecialFileSystemPath) = "special",
        }
    }
}

object! {
    /// The members of `FileSystemSandboxEntry`.
    ///
    /// Releases: since 0.123.
    pub struct FileSystemSandboxEntry {
        required {
            /// `access`.
            access: FileSystemAccessMode = "access";
            /// `path`.
            path: FileSystemPath = "path";
        }
    }
}

tagged! {
    /// The forms of `FileSystemSpecialPath`.
    ///
    /// Releases: since 0.123.
    pub enum FileSystemSpecialPath by "kind" {
        held {
            /// `project_roots`.
            ProjectRoots(KindFileSystemSpecialPath) = "project_roots",
            /// `unknown`.
            Unspecified(UnspecifiedFileSystemSpecialPath) = "unknown",
        }
        bare {
            /// `root`.
            Root = "root",
            /// `minimal`.
            Minimal = "minimal",
            /// `tmpdir`.
            Tmpdir = "tmpdir",
            /// `slash_tmp`.
            SlashTmp = "slash_tmp",
            /// `current_working_directory`.
            ///
            /// Releases: 0.123 to 0.125.
            CurrentWorkingDirectory = "current_working_directory",
        }
    }
}

object! {
    /// The members of `FindInPageResponsesApiWebSearchAction`.
    pub struct FindInPageResponsesApiWebSearchAction {
        optional {
            /// `pattern`.
            pattern: String = "pattern";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `FindInPageWebSearchAction`.
    ///
    /// Releases: since 0.113.
    pub struct FindInPageWebSearchAction {
        optional {
            /// `pattern`.
            pattern: String = "pattern";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `FindInPageWebSearchAction2`.
    ///
    /// Releases: until 0.111.
    pub struct FindInPageWebSearchAction2 {
        optional {
            /// `pattern`.
            pattern: String = "pattern";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// Details of a ghost commit created from a repository state.
    ///
    /// Releases: until 0.104; experimental: 0.105 to 0.125.
    pub struct GhostCommit {
        required {
            /// `id`.
            id: String = "id";
            /// `preexisting_untracked_dirs`.
            preexisting_untracked_dirs: List<String> = "preexisting_untracked_dirs";
            /// `preexisting_untracked_files`.
            preexisting_untracked_files: List<String> = "preexisting_untracked_files";
        }
        optional {
            /// `parent`.
            parent: String = "parent";
        }
    }
}

object! {
    /// The members of `GlobPatternFileSystemPath`.
    pub struct GlobPatternFileSystemPath {
        required {
            /// `pattern`.
            pattern: String = "pattern";
        }
    }
}

object! {
    /// The members of `GranularAskForApproval`.
    ///
    /// Releases: since 0.115.
    pub struct GranularAskForApproval {
        required {
            /// `mcp_elicitations`.
            mcp_elicitations: bool = "mcp_elicitations";
            /// `rules`.
            rules: bool = "rules";
            /// `sandbox_approval`.
            sandbox_approval: bool = "sandbox_approval";
        }
        optional {
            /// `request_permissions`.
            request_permissions: bool = "request_permissions";
            /// `skill_approval`.
            skill_approval: bool = "skill_approval";
        }
    }
}

object! {
    /// The members of `HttpConnectionFailedCodexErrorInfo`.
    pub struct HttpConnectionFailedCodexErrorInfo {
        optional {
            /// `httpStatusCode`.
            http_status_code: u16 = "httpStatusCode";
        }
    }
}

text_enum! {
    /// The values of `ImageDetail`.
    ///
    /// Releases: since 0.132; experimental: 0.110 to 0.131.
    pub enum ImageDetail {
        /// `auto`.
        ///
        /// Releases: since 0.135; experimental: 0.110 to 0.131.
        Auto = "auto",
        /// `low`.
        ///
        /// Releases: since 0.135; experimental: 0.110 to 0.131.
        Low = "low",
        /// `high`.
        High = "high",
        /// `original`.
        Original = "original",
    }
}

tagged! {
    /// The forms of `ImageGenerationFailure`.
    ///
    /// Releases: since 0.148.
    pub enum ImageGenerationFailure by "type" {
        held {
            /// `usageLimitExceeded`.
            UsageLimitExceeded(UsageLimitExceededImageGenerationFailure) = "usageLimitExceeded",
        }
    }
}

object! {
    /// A local image file successfully read for this exact image-generation request.
    ///
    /// Releases: since 0.164.
    pub struct ImageGenerationInputImage {
        required {
            /// `path`.
            path: String = "path";
            /// Lowercase SHA-256 of the file bytes read before image normalization.
            sha256: String = "sha256";
        }
    }
}

object! {
    /// The members of `ImageUserInput`.
    pub struct ImageUserInput {
        optional {
            /// `detail`.
            ///
            /// Releases: since 0.132.
            detail: ImageDetail = "detail";
            /// `fileId`.
            ///
            /// Releases: since 0.156.
            file_id: String = "fileId";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `InlineVisualizationThreadRealtimeBemItemPresentation`.
    pub struct InlineVisualizationThreadRealtimeBemItemPresentation {
        required {
            /// `index`.
            index: u32 = "index";
        }
    }
}

object! {
    /// Inline audio data or an uploaded file loaded by the Responses API.
    ///
    /// Experimental; releases: since 0.145.
    pub struct InputAudioContentItem {
        optional {
            /// `audio_url`.
            audio_url: String = "audio_url";
            /// `file_id`.
            ///
            /// Experimental; releases: since 0.169.
            file_id: String = "file_id";
        }
    }
}

object! {
    /// The members of `InputAudioDynamicToolCallOutputContentItem`.
    ///
    /// Releases: since 0.145.
    pub struct InputAudioDynamicToolCallOutputContentItem {
        required {
            /// `audioUrl`.
            audio_url: String = "audioUrl";
        }
    }
}

object! {
    /// Inline audio data or an uploaded file loaded by the Responses API.
    ///
    /// Releases: since 0.151; experimental: 0.145 to 0.150.
    pub struct InputAudioFunctionCallOutputContentItem {
        optional {
            /// `audio_url`.
            audio_url: String = "audio_url";
            /// `file_id`.
            ///
            /// Releases: since 0.169.
            file_id: String = "file_id";
        }
    }
}

object! {
    /// The members of `InputImageContentItem`.
    pub struct InputImageContentItem {
        optional {
            /// `detail`.
            ///
            /// Experimental; releases: since 0.122.
            detail: ImageDetail = "detail";
            /// `file_id`.
            ///
            /// Experimental; releases: since 0.156.
            file_id: String = "file_id";
            /// `image_url`.
            image_url: String = "image_url";
        }
    }
}

object! {
    /// The members of `InputImageDynamicToolCallOutputContentItem`.
    pub struct InputImageDynamicToolCallOutputContentItem {
        required {
            /// `imageUrl`.
            image_url: String = "imageUrl";
        }
    }
}

object! {
    /// The members of `InputImageFunctionCallOutputContentItem`.
    pub struct InputImageFunctionCallOutputContentItem {
        optional {
            /// `detail`.
            ///
            /// Releases: since 0.151; experimental: 0.110 to 0.150.
            detail: ImageDetail = "detail";
            /// `file_id`.
            ///
            /// Releases: since 0.156.
            file_id: String = "file_id";
            /// `image_url`.
            image_url: String = "image_url";
        }
    }
}

object! {
    /// The members of `InputTextAgentMessageInputContent`.
    ///
    /// Experimental; releases: since 0.140.
    pub struct InputTextAgentMessageInputContent {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `InputTextContentItem`.
    pub struct InputTextContentItem {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `InputTextDynamicToolCallOutputContentItem`.
    pub struct InputTextDynamicToolCallOutputContentItem {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `InputTextFunctionCallOutputContentItem`.
    pub struct InputTextFunctionCallOutputContentItem {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// Internal Responses API passthrough metadata copied into underlying chat messages.
    ///
    /// Responses API strongly types this payload. Do not modify it without first getting API
    /// approval and making the corresponding Responses API change.
    ///
    /// Experimental; releases: since 0.142.
    pub struct InternalChatMessageMetadataPassthrough {
        optional {
            /// `turn_id`.
            turn_id: String = "turn_id";
        }
    }
}

object! {
    /// The members of `KindFileSystemSpecialPath`.
    pub struct KindFileSystemSpecialPath {
        optional {
            /// `subpath`.
            subpath: String = "subpath";
        }
    }
}

object! {
    /// The members of `ListFilesCommandAction`.
    pub struct ListFilesCommandAction {
        required {
            /// `command`.
            command: String = "command";
        }
        optional {
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `LocalAudioUserInput`.
    ///
    /// Releases: since 0.145.
    pub struct LocalAudioUserInput {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `LocalImageUserInput`.
    pub struct LocalImageUserInput {
        required {
            /// `path`.
            path: String = "path";
        }
        optional {
            /// `detail`.
            ///
            /// Releases: since 0.132.
            detail: ImageDetail = "detail";
        }
    }
}

object! {
    /// Codex owns sandbox construction for this profile.
    pub struct ManagedPermissionProfile {
        required {
            /// `fileSystem`.
            file_system: PermissionProfileFileSystemPermissionsObject = "fileSystem";
            /// `network`.
            network: PermissionProfileNetworkPermissions = "network";
        }
    }
}

object! {
    /// The members of `MentionUserInput`.
    pub struct MentionUserInput {
        required {
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// Classifies assistant text as commentary, a partial answer, or a terminal answer.
    ///
    /// Providers do not emit this consistently, so callers must treat `None` as "phase unknown"
    /// and keep compatibility behavior for legacy models.
    pub enum MessagePhase {
        /// Mid-turn assistant text (for example preamble/progress narration).
        ///
        /// Additional tool calls or assistant output may follow before turn completion.
        Commentary = "commentary",
        /// Stable answer text that may be followed by more assistant output or tools.
        ///
        /// Releases: since 0.162.
        PartialAnswer = "partial_answer",
        /// The assistant's declared terminal answer text for the current turn.
        FinalAnswer = "final_answer",
    }
}

object! {
    /// The members of `MisalignmentErrorDetails`.
    ///
    /// Releases: since 0.151.
    pub struct MisalignmentErrorDetails {
        optional {
            /// A substantive localized explanation is required before offering continuation.
            detailed_explanation: String = "detailedExplanation";
            /// Open-ended classification; clients must accept categories added by Responses.
            error_type: String = "errorType";
            /// Opaque server-issued block target. Presence alone does not enable target-based
            /// continuation.
            ///
            /// Releases: since 0.162.
            review_target: String = "reviewTarget";
            /// Instruction to submit as the next turn's user input if continuation is
            /// confirmed.
            steer: MisalignmentSteer = "steer";
        }
    }
}

object! {
    /// The members of `MisalignmentSteer`.
    ///
    /// Releases: since 0.151.
    pub struct MisalignmentSteer {
        required {
            /// `message`.
            message: String = "message";
        }
    }
}

text_enum! {
    /// Initial collaboration mode to use when the TUI starts.
    ///
    /// Releases: until 0.104, since 0.133; experimental: 0.105 to 0.132.
    pub enum ModeKind {
        /// `plan`.
        Plan = "plan",
        /// `default`.
        Default = "default",
    }
}

keyed! {
    /// Controls the effective multi-agent delegation instructions for a turn. `custom` means
    /// the configured mode hint defines the policy instead of a built-in policy.
    ///
    /// Experimental; releases: since 0.142.
    pub enum MultiAgentMode {
        texts {
            /// `explicitRequestOnly`.
            ExplicitRequestOnly = "explicitRequestOnly",
            /// `proactive`.
            Proactive = "proactive",
            /// `none`.
            ///
            /// Experimental; releases: 0.142.
            None = "none",
        }
        keys {
            /// `custom`.
            ///
            /// Experimental; releases: since 0.143.
            Custom(String) = "custom",
        }
    }
}

text_enum! {
    /// The values of `NetworkAccess`.
    pub enum NetworkAccess {
        /// `restricted`.
        Restricted = "restricted",
        /// `enabled`.
        Enabled = "enabled",
    }
}

text_enum! {
    /// The values of `NetworkApprovalProtocol`.
    ///
    /// Releases: since 0.104.
    pub enum NetworkApprovalProtocol {
        /// `http`.
        Http = "http",
        /// `https`.
        Https = "https",
        /// `socks5Tcp`.
        ///
        /// Releases: since 0.105.
        Socks5Tcp = "socks5Tcp",
        /// `socks5Udp`.
        ///
        /// Releases: since 0.105.
        Socks5Udp = "socks5Udp",
        /// `socks5_tcp`.
        ///
        /// Releases: 0.104.
        Socks5TcpLegacy = "socks5_tcp",
        /// `socks5_udp`.
        ///
        /// Releases: 0.104.
        Socks5UdpLegacy = "socks5_udp",
    }
}

text_enum! {
    /// The values of `NonSteerableTurnKind`.
    ///
    /// Releases: since 0.117.
    pub enum NonSteerableTurnKind {
        /// `review`.
        Review = "review",
        /// `compact`.
        Compact = "compact",
    }
}

object! {
    /// The members of `OpenPageResponsesApiWebSearchAction`.
    pub struct OpenPageResponsesApiWebSearchAction {
        optional {
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `OpenPageWebSearchAction`.
    ///
    /// Releases: since 0.113.
    pub struct OpenPageWebSearchAction {
        optional {
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `OpenPageWebSearchAction2`.
    ///
    /// Releases: until 0.111.
    pub struct OpenPageWebSearchAction2 {
        optional {
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `OutputTextContentItem`.
    pub struct OutputTextContentItem {
        required {
            /// `text`.
            text: String = "text";
        }
        optional {
            /// `annotations`.
            ///
            /// Experimental; releases: since 0.163.
            annotations: List<Value> = "annotations";
            /// `logprobs`.
            ///
            /// Experimental; releases: since 0.163.
            logprobs: List<Value> = "logprobs";
        }
    }
}

object! {
    /// The members of `PathFileSystemPath`.
    pub struct PathFileSystemPath {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// Deprecated: `friendly` and `pragmatic` no longer select a style.
    pub enum Personality {
        /// `none`.
        None = "none",
        /// `friendly`.
        Friendly = "friendly",
        /// `pragmatic`.
        Pragmatic = "pragmatic",
    }
}

object! {
    /// Select a named built-in or user-defined profile and optionally apply bounded
    /// modifications that Codex knows how to validate.
    pub struct ProfilePermissionProfileSelectionParams {
        required {
            /// `id`.
            id: String = "id";
        }
        optional {
            /// `modifications`.
            modifications: List<PermissionProfileModificationParams> = "modifications";
        }
    }
}

object! {
    /// The members of `ReadCommandAction`.
    pub struct ReadCommandAction {
        required {
            /// `command`.
            command: String = "command";
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
    }
}

tagged! {
    /// The forms of `ReadOnlyAccess`.
    ///
    /// Releases: until 0.125.
    pub enum ReadOnlyAccess by "type" {
        held {
            /// `restricted`.
            Restricted(RestrictedReadOnlyAccess) = "restricted",
        }
        bare {
            /// `fullAccess`.
            FullAccess = "fullAccess",
        }
    }
}

object! {
    /// The members of `ReadOnlySandboxPolicy`.
    pub struct ReadOnlySandboxPolicy {
        optional {
            /// `access`.
            ///
            /// Releases: until 0.125.
            access: ReadOnlyAccess = "access";
            /// `networkAccess`.
            ///
            /// Releases: since 0.110.
            network_access: bool = "networkAccess";
        }
    }
}

text_enum! {
    /// A summary of the reasoning performed by the model. This can be useful for debugging and
    /// understanding the model's reasoning process. See
    /// <https://platform.openai.com/docs/guides/reasoning?api-mode=responses#reasoning-summaries>
    pub enum ReasoningSummary {
        /// `auto`.
        Auto = "auto",
        /// `concise`.
        Concise = "concise",
        /// `detailed`.
        Detailed = "detailed",
        /// Option to disable reasoning summaries.
        None = "none",
    }
}

object! {
    /// The members of `ReasoningTextReasoningItemContent`.
    pub struct ReasoningTextReasoningItemContent {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `RejectAskForApproval`.
    ///
    /// Releases: 0.105 to 0.114.
    pub struct RejectAskForApproval {
        required {
            /// `mcp_elicitations`.
            mcp_elicitations: bool = "mcp_elicitations";
            /// `rules`.
            rules: bool = "rules";
            /// `sandbox_approval`.
            sandbox_approval: bool = "sandbox_approval";
        }
        optional {
            /// `request_permissions`.
            ///
            /// Releases: 0.114.
            request_permissions: bool = "request_permissions";
        }
    }
}

object! {
    /// The members of `RequestPermissionProfile`.
    ///
    /// Releases: since 0.116.
    pub struct RequestPermissionProfile {
        optional {
            /// `fileSystem`.
            file_system: AdditionalFileSystemPermissions = "fileSystem";
            /// `network`.
            network: AdditionalNetworkPermissions = "network";
        }
    }
}

object! {
    /// The members of `ResponseStreamConnectionFailedCodexErrorInfo`.
    pub struct ResponseStreamConnectionFailedCodexErrorInfo {
        optional {
            /// `httpStatusCode`.
            http_status_code: u16 = "httpStatusCode";
        }
    }
}

object! {
    /// The members of `ResponseStreamDisconnectedCodexErrorInfo`.
    pub struct ResponseStreamDisconnectedCodexErrorInfo {
        optional {
            /// `httpStatusCode`.
            http_status_code: u16 = "httpStatusCode";
        }
    }
}

object! {
    /// The members of `ResponseTooManyFailedAttemptsCodexErrorInfo`.
    pub struct ResponseTooManyFailedAttemptsCodexErrorInfo {
        optional {
            /// `httpStatusCode`.
            http_status_code: u16 = "httpStatusCode";
        }
    }
}

tagged! {
    /// The forms of `ResponsesApiWebSearchAction`.
    ///
    /// Experimental; releases: since 0.113.
    pub enum ResponsesApiWebSearchAction by "type" {
        held {
            /// `search`.
            Search(SearchResponsesApiWebSearchAction) = "search",
            /// `open_page`.
            OpenPage(OpenPageResponsesApiWebSearchAction) = "open_page",
            /// `find_in_page`.
            FindInPage(FindInPageResponsesApiWebSearchAction) = "find_in_page",
        }
        bare {
            /// `other`.
            Other = "other",
        }
    }
}

object! {
    /// The members of `RestrictedPermissionProfileFileSystemPermissions`.
    pub struct RestrictedPermissionProfileFileSystemPermissions {
        required {
            /// `entries`.
            entries: List<FileSystemSandboxEntry> = "entries";
        }
        optional {
            /// `globScanMaxDepth`.
            glob_scan_max_depth: u64 = "globScanMaxDepth";
        }
    }
}

object! {
    /// The members of `RestrictedReadOnlyAccess`.
    pub struct RestrictedReadOnlyAccess {
        optional {
            /// `includePlatformDefaults`.
            include_platform_defaults: bool = "includePlatformDefaults";
        }
        list {
            /// `readableRoots`.
            readable_roots: List<String> = "readableRoots";
        }
    }
}

object! {
    /// The members of `SearchCommandAction`.
    pub struct SearchCommandAction {
        required {
            /// `command`.
            command: String = "command";
        }
        optional {
            /// `path`.
            path: String = "path";
            /// `query`.
            query: String = "query";
        }
    }
}

object! {
    /// The members of `SearchResponsesApiWebSearchAction`.
    pub struct SearchResponsesApiWebSearchAction {
        optional {
            /// `queries`.
            queries: List<String> = "queries";
            /// `query`.
            query: String = "query";
        }
    }
}

object! {
    /// The members of `SearchWebSearchAction`.
    pub struct SearchWebSearchAction {
        optional {
            /// `queries`.
            queries: List<String> = "queries";
            /// `query`.
            query: String = "query";
        }
    }
}

object! {
    /// Settings for a collaboration mode.
    ///
    /// Releases: since 0.133; experimental: until 0.132.
    pub struct Settings {
        required {
            /// `model`.
            model: String = "model";
        }
        optional {
            /// `developer_instructions`.
            developer_instructions: String = "developer_instructions";
            /// `reasoning_effort`.
            reasoning_effort: String = "reasoning_effort";
        }
    }
}

text_enum! {
    /// The values of `SortDirection`.
    ///
    /// Releases: since 0.122.
    pub enum SortDirection {
        /// `asc`.
        Asc = "asc",
        /// `desc`.
        Desc = "desc",
    }
}

object! {
    /// The members of `SpecialFileSystemPath`.
    pub struct SpecialFileSystemPath {
        required {
            /// `value`.
            value: FileSystemSpecialPath = "value";
        }
    }
}

text_enum! {
    /// The values of `SubAgentActivityKind`.
    ///
    /// Releases: since 0.140.
    pub enum SubAgentActivityKind {
        /// `started`.
        Started = "started",
        /// `interacted`.
        Interacted = "interacted",
        /// `interrupted`.
        Interrupted = "interrupted",
        /// `completed`.
        ///
        /// Releases: since 0.150.
        Completed = "completed",
    }
}

keyed! {
    /// The forms of `SubAgentSource`.
    pub enum SubAgentSource {
        texts {
            /// `review`.
            Review = "review",
            /// `compact`.
            Compact = "compact",
            /// `memory_consolidation`.
            ///
            /// Releases: since 0.104.
            MemoryConsolidation = "memory_consolidation",
        }
        keys {
            /// `thread_spawn`.
            ThreadSpawn(ThreadSpawnSubAgentSource) = "thread_spawn",
            /// `other`.
            Other(String) = "other",
        }
    }
}

object! {
    /// The members of `SummaryTextReasoningItemReasoningSummary`.
    pub struct SummaryTextReasoningItemReasoningSummary {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `TextElement`.
    pub struct TextElement {
        required {
            /// Byte range in the parent `text` buffer that this element occupies.
            byte_range: ByteRange = "byteRange";
        }
        optional {
            /// Optional human-readable placeholder for the element, displayed in the UI.
            placeholder: String = "placeholder";
        }
    }
}

object! {
    /// The members of `TextReasoningItemContent`.
    pub struct TextReasoningItemContent {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `TextUserInput`.
    pub struct TextUserInput {
        required {
            /// `text`.
            text: String = "text";
        }
        list {
            /// UI-defined spans within `text` used to render or persist special elements.
            text_elements: List<TextElement> = "text_elements";
        }
    }
}

object! {
    /// The members of `TranscriptSegmentThreadRealtimeItem`.
    pub struct TranscriptSegmentThreadRealtimeItem {
        required {
            /// `id`.
            id: String = "id";
            /// `realtimeSessionId`.
            realtime_session_id: String = "realtimeSessionId";
            /// `role`.
            role: ThreadRealtimeTranscriptRole = "role";
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `UnknownCommandAction`.
    pub struct UnknownCommandAction {
        required {
            /// `command`.
            command: String = "command";
        }
    }
}

object! {
    /// The members of `UnspecifiedFileSystemSpecialPath`.
    pub struct UnspecifiedFileSystemSpecialPath {
        required {
            /// `path`.
            path: String = "path";
        }
        optional {
            /// `subpath`.
            subpath: String = "subpath";
        }
    }
}

object! {
    /// The members of `UpdatePatchChangeKind`.
    pub struct UpdatePatchChangeKind {
        optional {
            /// `move_path`.
            move_path: String = "move_path";
        }
    }
}

object! {
    /// The members of `UsageLimitExceededImageGenerationFailure`.
    pub struct UsageLimitExceededImageGenerationFailure {
        required {
            /// `limitId`.
            limit_id: String = "limitId";
        }
        optional {
            /// `resetsAt`.
            resets_at: i64 = "resetsAt";
        }
    }
}

object! {
    /// The members of `WorkspaceWriteSandboxPolicy`.
    pub struct WorkspaceWriteSandboxPolicy {
        optional {
            /// `excludeSlashTmp`.
            exclude_slash_tmp: bool = "excludeSlashTmp";
            /// `excludeTmpdirEnvVar`.
            exclude_tmpdir_env_var: bool = "excludeTmpdirEnvVar";
            /// `networkAccess`.
            network_access: bool = "networkAccess";
            /// `readOnlyAccess`.
            ///
            /// Releases: until 0.125.
            read_only_access: ReadOnlyAccess = "readOnlyAccess";
        }
        list {
            /// `writableRoots`.
            writable_roots: List<String> = "writableRoots";
        }
    }
}
