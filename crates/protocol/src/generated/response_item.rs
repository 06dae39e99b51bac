//! Items in the form of the model's API.
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
    /// The members of `AdditionalToolsResponseItem`.
    ///
    /// Experimental; releases: since 0.162.
    pub struct AdditionalToolsResponseItem {
        required {
            /// `role`.
            role: String = "role";
            /// `tools`.
            tools: List<Value> = "tools";
        }
        optional {
            /// `id`.
            id: String = "id";
        }
    }
}

tagged! {
    /// The forms of `AgentMessageInputContent`.
    ///
    /// Experimental; releases: since 0.138.
    pub enum AgentMessageInputContent by "type" {
        held {
            /// `input_text`.
            ///
            /// Experimental; releases: since 0.140.
            InputText(InputTextAgentMessageInputContent) = "input_text",
            /// `encrypted_content`.
            EncryptedContent(EncryptedContentAgentMessageInputContent) = "encrypted_content",
        }
    }
}

object! {
    /// The members of `AgentMessageResponseItem`.
    ///
    /// Experimental; releases: since 0.138.
    pub struct AgentMessageResponseItem {
        required {
            /// `author`.
            author: String = "author";
            /// `content`.
            content: List<AgentMessageInputContent> = "content";
            /// `recipient`.
            recipient: String = "recipient";
        }
        optional {
            /// `id`.
            ///
            /// Experimental; releases: since 0.142.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
        }
    }
}

object! {
    /// The members of `CompactionResponseItem`.
    pub struct CompactionResponseItem {
        required {
            /// `encrypted_content`.
            encrypted_content: String = "encrypted_content";
        }
        optional {
            /// `id`.
            ///
            /// Experimental; releases: since 0.142.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
        }
    }
}

object! {
    /// The members of `CompactionTriggerResponseItem`.
    ///
    /// Experimental; releases: since 0.131.
    pub struct CompactionTriggerResponseItem {
        optional {
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
        }
    }
}

object! {
    /// Reasoning settings interpreted by the backend for the routed model.
    ///
    /// Experimental; releases: since 0.154.
    pub struct ConfigurationReasoning {
        required {
            /// `effort`.
            effort: String = "effort";
        }
    }
}

object! {
    /// A durable input control interpreted by the backend at its position in history.
    ///
    /// Experimental; releases: since 0.154.
    pub struct ConfigurationUpdateResponseItem {
        required {
            /// `reasoning`.
            reasoning: ConfigurationReasoning = "reasoning";
        }
    }
}

tagged! {
    /// The forms of `ContentItem`.
    ///
    /// Releases: until 0.104; experimental: since 0.105.
    pub enum ContentItem by "type" {
        held {
            /// `input_text`.
            InputText(InputTextContentItem) = "input_text",
            /// `input_image`.
            InputImage(InputImageContentItem) = "input_image",
            /// `input_audio`.
            ///
            /// Experimental; releases: since 0.145.
            InputAudio(InputAudioContentItem) = "input_audio",
            /// `output_text`.
            OutputText(OutputTextContentItem) = "output_text",
        }
    }
}

object! {
    /// The members of `ContextCompactionResponseItem`.
    ///
    /// Experimental; releases: since 0.129.
    pub struct ContextCompactionResponseItem {
        optional {
            /// `encrypted_content`.
            encrypted_content: String = "encrypted_content";
            /// `id`.
            ///
            /// Experimental; releases: since 0.142.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
        }
    }
}

object! {
    /// The members of `CustomToolCallOutputResponseItem`.
    pub struct CustomToolCallOutputResponseItem {
        required {
            /// `call_id`.
            call_id: String = "call_id";
            /// `output`.
            output: FunctionCallOutputBody = "output";
        }
        optional {
            /// `id`.
            ///
            /// Experimental; releases: since 0.142.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
            /// `name`.
            ///
            /// Experimental; releases: since 0.116.
            name: String = "name";
        }
    }
}

object! {
    /// The members of `CustomToolCallResponseItem`.
    pub struct CustomToolCallResponseItem {
        required {
            /// `call_id`.
            call_id: String = "call_id";
            /// `input`.
            input: String = "input";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `encrypted_content`.
            ///
            /// Experimental; releases: since 0.163.
            encrypted_content: String = "encrypted_content";
            /// `id`.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
            /// `namespace`.
            ///
            /// Experimental; releases: since 0.143.
            namespace: String = "namespace";
            /// `status`.
            status: String = "status";
        }
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

shape! {
    /// The forms of `FunctionCallOutputBody`.
    ///
    /// Releases: until 0.104, since 0.151; experimental: 0.105 to 0.150.
    pub enum FunctionCallOutputBody {
        /// A string.
        Text(String) = text,
        /// A list.
        List(List<FunctionCallOutputContentItem>) = array,
    }
}

tagged! {
    /// Responses API compatible content items that can be returned by a tool call. This is a
    /// subset of ContentItem with the types we support as function call outputs.
    ///
    /// Releases: until 0.104, since 0.151; experimental: 0.105 to 0.150.
    pub enum FunctionCallOutputContentItem by "type" {
        held {
            /// `input_text`.
            InputText(InputTextFunctionCallOutputContentItem) = "input_text",
            /// `input_image`.
            InputImage(InputImageFunctionCallOutputContentItem) = "input_image",
            /// `input_audio`.
            ///
            /// Releases: since 0.151; experimental: 0.145 to 0.150.
            InputAudio(InputAudioFunctionCallOutputContentItem) = "input_audio",
            /// `encrypted_content`.
            ///
            /// Releases: since 0.151; experimental: 0.133 to 0.150.
            EncryptedContent(EncryptedContentFunctionCallOutputContentItem) = "encrypted_content",
        }
    }
}

object! {
    /// The members of `FunctionCallOutputResponseItem`.
    pub struct FunctionCallOutputResponseItem {
        required {
            /// `output`.
            output: FunctionCallOutputBody = "output";
        }
        optional {
            /// `call_id`.
            call_id: String = "call_id";
            /// `id`.
            ///
            /// Experimental; releases: since 0.142.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
            /// `name`.
            ///
            /// Experimental; releases: since 0.150.
            name: String = "name";
            /// `namespace`.
            ///
            /// Experimental; releases: since 0.150.
            namespace: String = "namespace";
        }
    }
}

object! {
    /// The members of `FunctionCallResponseItem`.
    pub struct FunctionCallResponseItem {
        required {
            /// `arguments`.
            arguments: String = "arguments";
            /// `call_id`.
            call_id: String = "call_id";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `encrypted_content`.
            ///
            /// Experimental; releases: since 0.163.
            encrypted_content: String = "encrypted_content";
            /// `encrypted_function_args`.
            ///
            /// Experimental; releases: since 0.147.
            encrypted_function_args: List<String> = "encrypted_function_args";
            /// `id`.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
            /// `namespace`.
            ///
            /// Experimental; releases: since 0.115.
            namespace: String = "namespace";
            /// `status`.
            ///
            /// Experimental; releases: since 0.163.
            status: String = "status";
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
    /// The members of `GhostSnapshotResponseItem`.
    ///
    /// Releases: until 0.104; experimental: 0.105 to 0.125.
    pub struct GhostSnapshotResponseItem {
        required {
            /// `ghost_commit`.
            ghost_commit: GhostCommit = "ghost_commit";
        }
    }
}

object! {
    /// The members of `ImageGenerationCallResponseItem`.
    ///
    /// Experimental; releases: since 0.110.
    pub struct ImageGenerationCallResponseItem {
        required {
            /// `result`.
            result: String = "result";
            /// `status`.
            status: String = "status";
        }
        optional {
            /// `encrypted_content`.
            ///
            /// Experimental; releases: since 0.163.
            encrypted_content: String = "encrypted_content";
            /// `id`.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
            /// `revised_prompt`.
            revised_prompt: String = "revised_prompt";
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
            turn_id: TurnId = "turn_id";
        }
    }
}

tagged! {
    /// The forms of `LocalShellAction`.
    ///
    /// Releases: until 0.104; experimental: since 0.105.
    pub enum LocalShellAction by "type" {
        held {
            /// `exec`.
            Exec(ExecLocalShellAction) = "exec",
        }
    }
}

object! {
    /// The members of `LocalShellCallResponseItem`.
    pub struct LocalShellCallResponseItem {
        required {
            /// `action`.
            action: LocalShellAction = "action";
            /// `status`.
            status: LocalShellStatus = "status";
        }
        optional {
            /// Set when using the Responses API.
            call_id: String = "call_id";
            /// `encrypted_content`.
            ///
            /// Experimental; releases: since 0.163.
            encrypted_content: String = "encrypted_content";
            /// Legacy id field retained for compatibility with older payloads.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
        }
    }
}

text_enum! {
    /// The values of `LocalShellStatus`.
    ///
    /// Releases: until 0.104; experimental: since 0.105.
    pub enum LocalShellStatus {
        /// `completed`.
        Completed = "completed",
        /// `in_progress`.
        InProgress = "in_progress",
        /// `incomplete`.
        Incomplete = "incomplete",
    }
}

object! {
    /// The members of `MessageResponseItem`.
    pub struct MessageResponseItem {
        required {
            /// `content`.
            content: List<ContentItem> = "content";
            /// `role`.
            role: String = "role";
        }
        optional {
            /// `encrypted_content`.
            ///
            /// Experimental; releases: since 0.163.
            encrypted_content: String = "encrypted_content";
            /// `end_turn`.
            ///
            /// Releases: until 0.104; experimental: 0.105 to 0.125.
            end_turn: bool = "end_turn";
            /// `id`.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
            /// `phase`.
            phase: MessagePhase = "phase";
            /// `status`.
            ///
            /// Experimental; releases: since 0.163.
            status: String = "status";
        }
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

tagged! {
    /// The forms of `ReasoningItemContent`.
    ///
    /// Releases: until 0.104; experimental: since 0.105.
    pub enum ReasoningItemContent by "type" {
        held {
            /// `reasoning_text`.
            ReasoningText(ReasoningTextReasoningItemContent) = "reasoning_text",
            /// `text`.
            Text(TextReasoningItemContent) = "text",
        }
    }
}

tagged! {
    /// The forms of `ReasoningItemReasoningSummary`.
    ///
    /// Releases: until 0.104; experimental: since 0.105.
    pub enum ReasoningItemReasoningSummary by "type" {
        held {
            /// `summary_text`.
            SummaryText(SummaryTextReasoningItemReasoningSummary) = "summary_text",
        }
    }
}

object! {
    /// The members of `ReasoningResponseItem`.
    pub struct ReasoningResponseItem {
        required {
            /// `summary`.
            summary: List<ReasoningItemReasoningSummary> = "summary";
        }
        optional {
            /// `content`.
            content: List<ReasoningItemContent> = "content";
            /// `encrypted_content`.
            encrypted_content: String = "encrypted_content";
            /// `id`.
            ///
            /// Releases: until 0.104; experimental: 0.105 to 0.115, since 0.142.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
        }
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

tagged! {
    /// The forms of `ResponseItem`.
    ///
    /// Releases: until 0.104; experimental: since 0.105.
    pub enum ResponseItem by "type" {
        held {
            /// `additional_tools`.
            ///
            /// Experimental; releases: since 0.162.
            AdditionalTools(AdditionalToolsResponseItem) = "additional_tools",
            /// `compaction`.
            Compaction(CompactionResponseItem) = "compaction",
            /// `configuration_update`.
            ///
            /// Experimental; releases: since 0.154.
            ConfigurationUpdate(ConfigurationUpdateResponseItem) = "configuration_update",
            /// `compaction_trigger`.
            ///
            /// Experimental; releases: since 0.131.
            CompactionTrigger(CompactionTriggerResponseItem) = "compaction_trigger",
            /// `context_compaction`.
            ///
            /// Experimental; releases: since 0.129.
            ContextCompaction(ContextCompactionResponseItem) = "context_compaction",
            /// `ghost_snapshot`.
            ///
            /// Releases: until 0.104; experimental: 0.105 to 0.125.
            GhostSnapshot(GhostSnapshotResponseItem) = "ghost_snapshot",
        }
        boxed {
            /// `message`.
            Message(MessageResponseItem) = "message",
            /// `agent_message`.
            ///
            /// Experimental; releases: since 0.138.
            AgentMessage(AgentMessageResponseItem) = "agent_message",
            /// `reasoning`.
            Reasoning(ReasoningResponseItem) = "reasoning",
            /// `local_shell_call`.
            LocalShellCall(LocalShellCallResponseItem) = "local_shell_call",
            /// `function_call`.
            FunctionCall(FunctionCallResponseItem) = "function_call",
            /// `tool_search_call`.
            ///
            /// Experimental; releases: since 0.115.
            ToolSearchCall(ToolSearchCallResponseItem) = "tool_search_call",
            /// `function_call_output`.
            FunctionCallOutput(FunctionCallOutputResponseItem) = "function_call_output",
            /// `custom_tool_call`.
            CustomToolCall(CustomToolCallResponseItem) = "custom_tool_call",
            /// `custom_tool_call_output`.
            CustomToolCallOutput(CustomToolCallOutputResponseItem) = "custom_tool_call_output",
            /// `tool_search_output`.
            ///
            /// Experimental; releases: since 0.115.
            ToolSearchOutput(ToolSearchOutputResponseItem) = "tool_search_output",
            /// `web_search_call`.
            WebSearchCall(WebSearchCallResponseItem) = "web_search_call",
            /// `image_generation_call`.
            ///
            /// Experimental; releases: since 0.110.
            ImageGenerationCall(ImageGenerationCallResponseItem) = "image_generation_call",
        }
        bare {
            /// `other`.
            Other = "other",
        }
    }
}

object! {
    /// The members of `ResponseItemMetadata`.
    ///
    /// Experimental; releases: 0.141.
    pub struct ResponseItemMetadata {
        optional {
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
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
    /// The members of `SummaryTextReasoningItemReasoningSummary`.
    pub struct SummaryTextReasoningItemReasoningSummary {
        required {
            /// `text`.
            text: String = "text";
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
    /// The members of `ToolSearchCallResponseItem`.
    ///
    /// Experimental; releases: since 0.115.
    pub struct ToolSearchCallResponseItem {
        required {
            /// `execution`.
            execution: String = "execution";
        }
        optional {
            /// `arguments`.
            arguments: Value = "arguments";
            /// `call_id`.
            call_id: String = "call_id";
            /// `encrypted_content`.
            ///
            /// Experimental; releases: since 0.163.
            encrypted_content: String = "encrypted_content";
            /// `id`.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
            /// `status`.
            status: String = "status";
        }
    }
}

object! {
    /// The members of `ToolSearchOutputResponseItem`.
    ///
    /// Experimental; releases: since 0.115.
    pub struct ToolSearchOutputResponseItem {
        required {
            /// `execution`.
            execution: String = "execution";
            /// `status`.
            status: String = "status";
            /// `tools`.
            tools: List<Value> = "tools";
        }
        optional {
            /// `call_id`.
            call_id: String = "call_id";
            /// `id`.
            ///
            /// Experimental; releases: since 0.142.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
        }
    }
}

object! {
    /// The members of `WebSearchCallResponseItem`.
    pub struct WebSearchCallResponseItem {
        optional {
            /// `action`.
            action: ResponsesApiWebSearchAction = "action";
            /// `encrypted_content`.
            ///
            /// Experimental; releases: since 0.163.
            encrypted_content: String = "encrypted_content";
            /// `id`.
            id: String = "id";
            /// `internal_chat_message_metadata_passthrough`.
            ///
            /// Experimental; releases: since 0.142.
            internal_chat_message_metadata_passthrough: InternalChatMessageMetadataPassthrough = "internal_chat_message_metadata_passthrough";
            /// `metadata`.
            ///
            /// Experimental; releases: 0.141.
            metadata: ResponseItemMetadata = "metadata";
            /// `status`.
            status: String = "status";
        }
    }
}
