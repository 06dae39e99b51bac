//! The conversation API before threads, until 0.104.
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
    ///
    /// Releases: until 0.104.
    pub struct AddConversationListenerParams {
        required {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
        }
        optional {
            /// `experimentalRawEvents`.
            experimental_raw_events: bool = "experimentalRawEvents";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct AddConversationSubscriptionResponse {
        required {
            /// `subscriptionId`.
            subscription_id: String = "subscriptionId";
        }
    }
}

tagged! {
    /// The forms of `AgentMessageContent`.
    ///
    /// Releases: until 0.104.
    pub enum AgentMessageContent by "type" {
        held {
            /// `Text`.
            Text(TextAgentMessageContent) = "Text",
        }
    }
}

object! {
    /// The members of `AgentMessageContentDeltaEventMsg`.
    pub struct AgentMessageContentDeltaEventMsg {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `item_id`.
            item_id: String = "item_id";
            /// `thread_id`.
            thread_id: String = "thread_id";
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// Agent text output delta message
    pub struct AgentMessageDeltaEventMsg {
        required {
            /// `delta`.
            delta: String = "delta";
        }
    }
}

object! {
    /// Agent text output message
    pub struct AgentMessageEventMsg {
        required {
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// Assistant-authored message payload used in turn-item streams.
    ///
    /// `phase` is optional because not all providers/models emit it. Consumers should use it
    /// when present, but retain legacy completion semantics when it is `None`.
    pub struct AgentMessageTurnItem {
        required {
            /// `content`.
            content: List<AgentMessageContent> = "content";
            /// `id`.
            id: String = "id";
        }
        optional {
            /// Optional phase metadata carried through from `ResponseItem::Message`.
            ///
            /// This is currently used by TUI rendering to distinguish mid-turn commentary from
            /// a final answer and avoid status-indicator jitter.
            phase: MessagePhase = "phase";
        }
    }
}

object! {
    /// Agent reasoning delta event from agent.
    pub struct AgentReasoningDeltaEventMsg {
        required {
            /// `delta`.
            delta: String = "delta";
        }
    }
}

object! {
    /// Reasoning event from agent.
    pub struct AgentReasoningEventMsg {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// Agent reasoning content delta event from agent.
    pub struct AgentReasoningRawContentDeltaEventMsg {
        required {
            /// `delta`.
            delta: String = "delta";
        }
    }
}

object! {
    /// Raw chain-of-thought from agent.
    pub struct AgentReasoningRawContentEventMsg {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// Signaled when the model begins a new reasoning summary section (e.g., a new titled
    /// block).
    pub struct AgentReasoningSectionBreakEventMsg {
        optional {
            /// `item_id`.
            item_id: String = "item_id";
            /// `summary_index`.
            summary_index: i64 = "summary_index";
        }
    }
}

keyed! {
    /// Agent lifecycle status, derived from emitted events.
    ///
    /// Releases: until 0.104.
    pub enum AgentStatus {
        texts {
            /// Agent is waiting for initialization.
            PendingInit = "pending_init",
            /// Agent is currently running.
            Running = "running",
            /// Agent has been shutdown.
            Shutdown = "shutdown",
            /// Agent is not found.
            NotFound = "not_found",
        }
        keys {
            /// `completed`.
            Completed(String) = "completed",
            /// `errored`.
            Errored(String) = "errored",
        }
    }
}

object! {
    /// The members of `ApplyPatchApprovalRequestEventMsg`.
    pub struct ApplyPatchApprovalRequestEventMsg {
        required {
            /// Responses API call id for the associated patch apply call, if available.
            call_id: String = "call_id";
            /// `changes`.
            changes: Map<FileChange> = "changes";
        }
        optional {
            /// When set, the agent is asking the user to allow writes under this root for the
            /// remainder of the session.
            grant_root: String = "grant_root";
            /// Optional explanatory reason (e.g. request for extra write access).
            reason: String = "reason";
            /// Turn ID that this patch belongs to. Uses `#[serde(default)]` for backwards
            /// compatibility with older senders.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct ArchiveConversationParams {
        required {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `rolloutPath`.
            rollout_path: String = "rolloutPath";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct ArchiveConversationResponse {
    }
}

object! {
    /// The members of `BackgroundEventEventMsg`.
    pub struct BackgroundEventEventMsg {
        required {
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// The server's response to a tool call.
    ///
    /// Releases: until 0.104.
    pub struct CallToolResult {
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

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct CancelLoginChatGptParams {
        required {
            /// `loginId`.
            login_id: String = "loginId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct CancelLoginChatGptResponse {
    }
}

object! {
    /// Collab interaction: agent interaction begin.
    pub struct CollabAgentInteractionBeginEventMsg {
        required {
            /// Identifier for the collab tool call.
            call_id: String = "call_id";
            /// Prompt sent from the sender to the receiver. Can be empty to prevent CoT leaking
            /// at the beginning.
            prompt: String = "prompt";
            /// Thread ID of the receiver.
            receiver_thread_id: ThreadId = "receiver_thread_id";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
        }
    }
}

object! {
    /// Collab interaction: agent interaction end.
    pub struct CollabAgentInteractionEndEventMsg {
        required {
            /// Identifier for the collab tool call.
            call_id: String = "call_id";
            /// Prompt sent from the sender to the receiver. Can be empty to prevent CoT leaking
            /// at the beginning.
            prompt: String = "prompt";
            /// Thread ID of the receiver.
            receiver_thread_id: ThreadId = "receiver_thread_id";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
            /// Last known status of the receiver agent reported to the sender agent.
            status: AgentStatus = "status";
        }
    }
}

object! {
    /// Collab interaction: agent spawn begin.
    pub struct CollabAgentSpawnBeginEventMsg {
        required {
            /// Identifier for the collab tool call.
            call_id: String = "call_id";
            /// Initial prompt sent to the agent. Can be empty to prevent CoT leaking at the
            /// beginning.
            prompt: String = "prompt";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
        }
    }
}

object! {
    /// Collab interaction: agent spawn end.
    pub struct CollabAgentSpawnEndEventMsg {
        required {
            /// Identifier for the collab tool call.
            call_id: String = "call_id";
            /// Initial prompt sent to the agent. Can be empty to prevent CoT leaking at the
            /// beginning.
            prompt: String = "prompt";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
            /// Last known status of the new agent reported to the sender agent.
            status: AgentStatus = "status";
        }
        optional {
            /// Thread ID of the newly spawned agent, if it was created.
            new_thread_id: ThreadId = "new_thread_id";
        }
    }
}

object! {
    /// Collab interaction: close begin.
    pub struct CollabCloseBeginEventMsg {
        required {
            /// Identifier for the collab tool call.
            call_id: String = "call_id";
            /// Thread ID of the receiver.
            receiver_thread_id: ThreadId = "receiver_thread_id";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
        }
    }
}

object! {
    /// Collab interaction: close end.
    pub struct CollabCloseEndEventMsg {
        required {
            /// Identifier for the collab tool call.
            call_id: String = "call_id";
            /// Thread ID of the receiver.
            receiver_thread_id: ThreadId = "receiver_thread_id";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
            /// Last known status of the receiver agent reported to the sender agent before the
            /// close.
            status: AgentStatus = "status";
        }
    }
}

object! {
    /// Collab interaction: resume begin.
    pub struct CollabResumeBeginEventMsg {
        required {
            /// Identifier for the collab tool call.
            call_id: String = "call_id";
            /// Thread ID of the receiver.
            receiver_thread_id: ThreadId = "receiver_thread_id";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
        }
    }
}

object! {
    /// Collab interaction: resume end.
    pub struct CollabResumeEndEventMsg {
        required {
            /// Identifier for the collab tool call.
            call_id: String = "call_id";
            /// Thread ID of the receiver.
            receiver_thread_id: ThreadId = "receiver_thread_id";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
            /// Last known status of the receiver agent reported to the sender agent after
            /// resume.
            status: AgentStatus = "status";
        }
    }
}

object! {
    /// Collab interaction: waiting begin.
    pub struct CollabWaitingBeginEventMsg {
        required {
            /// ID of the waiting call.
            call_id: String = "call_id";
            /// Thread ID of the receivers.
            receiver_thread_ids: List<ThreadId> = "receiver_thread_ids";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
        }
    }
}

object! {
    /// Collab interaction: waiting end.
    pub struct CollabWaitingEndEventMsg {
        required {
            /// ID of the waiting call.
            call_id: String = "call_id";
            /// Thread ID of the sender.
            sender_thread_id: ThreadId = "sender_thread_id";
            /// Last known status of the receiver agents reported to the sender agent.
            statuses: Map<AgentStatus> = "statuses";
        }
    }
}

object! {
    /// The members of `ContextCompactionTurnItem`.
    pub struct ContextCompactionTurnItem {
        required {
            /// `id`.
            id: String = "id";
        }
    }
}

object! {
    /// The members of `ConversationGitInfo`.
    ///
    /// Releases: until 0.104.
    pub struct ConversationGitInfo {
        optional {
            /// `branch`.
            branch: String = "branch";
            /// `origin_url`.
            origin_url: String = "origin_url";
            /// `sha`.
            sha: String = "sha";
        }
    }
}

object! {
    /// The members of `ConversationSummary`.
    ///
    /// Releases: until 0.104.
    pub struct ConversationSummary {
        required {
            /// `cliVersion`.
            cli_version: String = "cliVersion";
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `cwd`.
            cwd: String = "cwd";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// `path`.
            path: String = "path";
            /// `preview`.
            preview: String = "preview";
            /// `source`.
            source: V1SessionSource = "source";
        }
        optional {
            /// `gitInfo`.
            git_info: ConversationGitInfo = "gitInfo";
            /// `timestamp`.
            timestamp: String = "timestamp";
            /// `updatedAt`.
            updated_at: String = "updatedAt";
        }
    }
}

object! {
    /// The members of `CustomPrompt`.
    ///
    /// Releases: until 0.104.
    pub struct CustomPrompt {
        required {
            /// `content`.
            content: String = "content";
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
        optional {
            /// `argument_hint`.
            argument_hint: String = "argument_hint";
            /// `description`.
            description: String = "description";
        }
    }
}

object! {
    /// Notification advising the user that something they are using has been deprecated and
    /// should be phased out.
    pub struct DeprecationNoticeEventMsg {
        required {
            /// Concise summary of what is deprecated.
            summary: String = "summary";
        }
        optional {
            /// Optional extra guidance, such as migration steps or rationale.
            details: String = "details";
        }
    }
}

object! {
    /// The members of `Duration`.
    ///
    /// Releases: until 0.104.
    pub struct Duration {
        required {
            /// `nanos`.
            nanos: u32 = "nanos";
            /// `secs`.
            secs: u64 = "secs";
        }
    }
}

object! {
    /// The members of `DynamicToolCallRequestEventMsg`.
    pub struct DynamicToolCallRequestEventMsg {
        required {
            /// `callId`.
            call_id: String = "callId";
            /// `tool`.
            tool: String = "tool";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `arguments`.
            arguments: Value = "arguments";
        }
    }
}

object! {
    /// The members of `ElicitationRequestEventMsg`.
    pub struct ElicitationRequestEventMsg {
        required {
            /// `id`.
            id: RequestId = "id";
            /// `message`.
            message: String = "message";
            /// `server_name`.
            server_name: String = "server_name";
        }
    }
}

object! {
    /// Entered review mode.
    pub struct EnteredReviewModeEventMsg {
        required {
            /// `target`.
            target: ReviewTarget = "target";
        }
        optional {
            /// `user_facing_hint`.
            user_facing_hint: String = "user_facing_hint";
        }
    }
}

object! {
    /// Error while executing a submission
    pub struct ErrorEventMsg {
        required {
            /// `message`.
            message: String = "message";
        }
        optional {
            /// `codex_error_info`.
            codex_error_info: CodexErrorInfo = "codex_error_info";
        }
    }
}

tagged! {
    /// Response event from the agent NOTE: Make sure none of these values have optional types,
    /// as it will mess up the extension code-gen.
    ///
    /// Releases: until 0.104.
    pub enum EventMsg by "type" {
        held {
            /// `error`.
            Error(ErrorEventMsg) = "error",
            /// `warning`.
            Warning(WarningEventMsg) = "warning",
            /// `model_reroute`.
            ///
            /// Releases: 0.104.
            ModelReroute(ModelRerouteEventMsg) = "model_reroute",
            /// `thread_rolled_back`.
            ThreadRolledBack(ThreadRolledBackEventMsg) = "thread_rolled_back",
            /// `task_started`.
            TaskStarted(TaskStartedEventMsg) = "task_started",
            /// `task_complete`.
            TaskComplete(TaskCompleteEventMsg) = "task_complete",
            /// `token_count`.
            TokenCount(TokenCountEventMsg) = "token_count",
            /// `agent_message`.
            AgentMessage(AgentMessageEventMsg) = "agent_message",
            /// `agent_message_delta`.
            AgentMessageDelta(AgentMessageDeltaEventMsg) = "agent_message_delta",
            /// `agent_reasoning`.
            AgentReasoning(AgentReasoningEventMsg) = "agent_reasoning",
            /// `agent_reasoning_delta`.
            AgentReasoningDelta(AgentReasoningDeltaEventMsg) = "agent_reasoning_delta",
            /// `agent_reasoning_raw_content`.
            AgentReasoningRawContent(AgentReasoningRawContentEventMsg) = "agent_reasoning_raw_content",
            /// `agent_reasoning_raw_content_delta`.
            AgentReasoningRawContentDelta(AgentReasoningRawContentDeltaEventMsg) = "agent_reasoning_raw_content_delta",
            /// `agent_reasoning_section_break`.
            AgentReasoningSectionBreak(AgentReasoningSectionBreakEventMsg) = "agent_reasoning_section_break",
            /// `thread_name_updated`.
            ThreadNameUpdated(ThreadNameUpdatedEventMsg) = "thread_name_updated",
            /// `mcp_startup_update`.
            McpStartupUpdate(McpStartupUpdateEventMsg) = "mcp_startup_update",
            /// `mcp_startup_complete`.
            McpStartupComplete(McpStartupCompleteEventMsg) = "mcp_startup_complete",
            /// `mcp_tool_call_begin`.
            McpToolCallBegin(McpToolCallBeginEventMsg) = "mcp_tool_call_begin",
            /// `web_search_begin`.
            WebSearchBegin(WebSearchBeginEventMsg) = "web_search_begin",
            /// `web_search_end`.
            WebSearchEnd(WebSearchEndEventMsg) = "web_search_end",
            /// `exec_command_output_delta`.
            ExecCommandOutputDelta(ExecCommandOutputDeltaEventMsg) = "exec_command_output_delta",
            /// `terminal_interaction`.
            TerminalInteraction(TerminalInteractionEventMsg) = "terminal_interaction",
            /// `view_image_tool_call`.
            ViewImageToolCall(ViewImageToolCallEventMsg) = "view_image_tool_call",
            /// `request_user_input`.
            RequestUserInput(RequestUserInputEventMsg) = "request_user_input",
            /// `dynamic_tool_call_request`.
            DynamicToolCallRequest(DynamicToolCallRequestEventMsg) = "dynamic_tool_call_request",
            /// `elicitation_request`.
            ElicitationRequest(ElicitationRequestEventMsg) = "elicitation_request",
            /// `apply_patch_approval_request`.
            ApplyPatchApprovalRequest(ApplyPatchApprovalRequestEventMsg) = "apply_patch_approval_request",
            /// `deprecation_notice`.
            DeprecationNotice(DeprecationNoticeEventMsg) = "deprecation_notice",
            /// `background_event`.
            BackgroundEvent(BackgroundEventEventMsg) = "background_event",
            /// `undo_started`.
            UndoStarted(UndoStartedEventMsg) = "undo_started",
            /// `undo_completed`.
            UndoCompleted(UndoCompletedEventMsg) = "undo_completed",
            /// `stream_error`.
            StreamError(StreamErrorEventMsg) = "stream_error",
            /// `patch_apply_begin`.
            PatchApplyBegin(PatchApplyBeginEventMsg) = "patch_apply_begin",
            /// `turn_diff`.
            TurnDiff(TurnDiffEventMsg) = "turn_diff",
            /// `get_history_entry_response`.
            GetHistoryEntryResponse(GetHistoryEntryResponseEventMsg) = "get_history_entry_response",
            /// `mcp_list_tools_response`.
            McpListToolsResponse(McpListToolsResponseEventMsg) = "mcp_list_tools_response",
            /// `list_custom_prompts_response`.
            ListCustomPromptsResponse(ListCustomPromptsResponseEventMsg) = "list_custom_prompts_response",
            /// `list_skills_response`.
            ListSkillsResponse(ListSkillsResponseEventMsg) = "list_skills_response",
            /// `list_remote_skills_response`.
            ListRemoteSkillsResponse(ListRemoteSkillsResponseEventMsg) = "list_remote_skills_response",
            /// `remote_skill_downloaded`.
            RemoteSkillDownloaded(RemoteSkillDownloadedEventMsg) = "remote_skill_downloaded",
            /// `plan_update`.
            PlanUpdate(PlanUpdateEventMsg) = "plan_update",
            /// `turn_aborted`.
            TurnAborted(TurnAbortedEventMsg) = "turn_aborted",
            /// `entered_review_mode`.
            EnteredReviewMode(EnteredReviewModeEventMsg) = "entered_review_mode",
            /// `exited_review_mode`.
            ExitedReviewMode(ExitedReviewModeEventMsg) = "exited_review_mode",
            /// `agent_message_content_delta`.
            AgentMessageContentDelta(AgentMessageContentDeltaEventMsg) = "agent_message_content_delta",
            /// `plan_delta`.
            PlanDelta(PlanDeltaEventMsg) = "plan_delta",
            /// `reasoning_content_delta`.
            ReasoningContentDelta(ReasoningContentDeltaEventMsg) = "reasoning_content_delta",
            /// `reasoning_raw_content_delta`.
            ReasoningRawContentDelta(ReasoningRawContentDeltaEventMsg) = "reasoning_raw_content_delta",
            /// `collab_agent_spawn_begin`.
            CollabAgentSpawnBegin(CollabAgentSpawnBeginEventMsg) = "collab_agent_spawn_begin",
            /// `collab_agent_spawn_end`.
            CollabAgentSpawnEnd(CollabAgentSpawnEndEventMsg) = "collab_agent_spawn_end",
            /// `collab_agent_interaction_begin`.
            CollabAgentInteractionBegin(CollabAgentInteractionBeginEventMsg) = "collab_agent_interaction_begin",
            /// `collab_agent_interaction_end`.
            CollabAgentInteractionEnd(CollabAgentInteractionEndEventMsg) = "collab_agent_interaction_end",
            /// `collab_waiting_begin`.
            CollabWaitingBegin(CollabWaitingBeginEventMsg) = "collab_waiting_begin",
            /// `collab_waiting_end`.
            CollabWaitingEnd(CollabWaitingEndEventMsg) = "collab_waiting_end",
            /// `collab_close_begin`.
            CollabCloseBegin(CollabCloseBeginEventMsg) = "collab_close_begin",
            /// `collab_close_end`.
            CollabCloseEnd(CollabCloseEndEventMsg) = "collab_close_end",
            /// `collab_resume_begin`.
            CollabResumeBegin(CollabResumeBeginEventMsg) = "collab_resume_begin",
            /// `collab_resume_end`.
            CollabResumeEnd(CollabResumeEndEventMsg) = "collab_resume_end",
        }
        boxed {
            /// `user_message`.
            UserMessage(UserMessageEventMsg) = "user_message",
            /// `session_configured`.
            SessionConfigured(SessionConfiguredEventMsg) = "session_configured",
            /// `mcp_tool_call_end`.
            McpToolCallEnd(McpToolCallEndEventMsg) = "mcp_tool_call_end",
            /// `exec_command_begin`.
            ExecCommandBegin(ExecCommandBeginEventMsg) = "exec_command_begin",
            /// `exec_command_end`.
            ExecCommandEnd(ExecCommandEndEventMsg) = "exec_command_end",
            /// `exec_approval_request`.
            ExecApprovalRequest(ExecApprovalRequestEventMsg) = "exec_approval_request",
            /// `patch_apply_end`.
            PatchApplyEnd(PatchApplyEndEventMsg) = "patch_apply_end",
            /// `raw_response_item`.
            RawResponseItem(RawResponseItemEventMsg) = "raw_response_item",
            /// `item_started`.
            ItemStarted(ItemStartedEventMsg) = "item_started",
            /// `item_completed`.
            ItemCompleted(ItemCompletedEventMsg) = "item_completed",
        }
        bare {
            /// Conversation history was compacted (either automatically or manually).
            ContextCompacted = "context_compacted",
            /// Notification that skill data may have been updated and clients may want to
            /// reload.
            SkillsUpdateAvailable = "skills_update_available",
            /// Notification that the agent is shutting down.
            ShutdownComplete = "shutdown_complete",
        }
    }
}

object! {
    /// The members of `ExecApprovalRequestEventMsg`.
    pub struct ExecApprovalRequestEventMsg {
        required {
            /// Identifier for the associated command execution item.
            call_id: String = "call_id";
            /// The command to be executed.
            command: List<String> = "command";
            /// The command's working directory.
            cwd: String = "cwd";
            /// `parsed_cmd`.
            parsed_cmd: List<ParsedCommand> = "parsed_cmd";
        }
        optional {
            /// Identifier for this specific approval callback.
            ///
            /// When absent, the approval is for the command item itself (`call_id`). This is
            /// present for subcommand approvals (via execve intercept).
            ///
            /// Releases: 0.104.
            approval_id: String = "approval_id";
            /// Optional network context for a blocked request that can be approved.
            ///
            /// Releases: 0.104.
            network_approval_context: NetworkApprovalContext = "network_approval_context";
            /// Proposed execpolicy amendment that can be applied to allow future runs.
            proposed_execpolicy_amendment: List<String> = "proposed_execpolicy_amendment";
            /// Optional human-readable reason for the approval (e.g. retry without sandbox).
            reason: String = "reason";
            /// Turn ID that this command belongs to. Uses `#[serde(default)]` for backwards
            /// compatibility.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// Notification that the server is about to execute a command.
    pub struct ExecCommandBeginEventMsg {
        required {
            /// Identifier so this can be paired with the ExecCommandEnd event.
            call_id: String = "call_id";
            /// The command to be executed.
            command: List<String> = "command";
            /// The command's working directory if not the default cwd for the agent.
            cwd: String = "cwd";
            /// `parsed_cmd`.
            parsed_cmd: List<ParsedCommand> = "parsed_cmd";
            /// Turn ID that this command belongs to.
            turn_id: TurnId = "turn_id";
        }
        optional {
            /// Raw input sent to a unified exec session (if this is an interaction event).
            interaction_input: String = "interaction_input";
            /// Identifier for the underlying PTY process (when available).
            process_id: String = "process_id";
            /// Where the command originated. Defaults to Agent for backward compatibility.
            source: ExecCommandSource = "source";
        }
    }
}

object! {
    /// The members of `ExecCommandEndEventMsg`.
    pub struct ExecCommandEndEventMsg {
        required {
            /// Identifier for the ExecCommandBegin that finished.
            call_id: String = "call_id";
            /// The command that was executed.
            command: List<String> = "command";
            /// The command's working directory if not the default cwd for the agent.
            cwd: String = "cwd";
            /// The duration of the command execution.
            duration: Duration = "duration";
            /// The command's exit code.
            exit_code: i32 = "exit_code";
            /// Formatted output from the command, as seen by the model.
            formatted_output: String = "formatted_output";
            /// `parsed_cmd`.
            parsed_cmd: List<ParsedCommand> = "parsed_cmd";
            /// Captured stderr
            stderr: String = "stderr";
            /// Captured stdout
            stdout: String = "stdout";
            /// Turn ID that this command belongs to.
            turn_id: TurnId = "turn_id";
        }
        optional {
            /// Captured aggregated output
            aggregated_output: String = "aggregated_output";
            /// Raw input sent to a unified exec session (if this is an interaction event).
            interaction_input: String = "interaction_input";
            /// Identifier for the underlying PTY process (when available).
            process_id: String = "process_id";
            /// Where the command originated. Defaults to Agent for backward compatibility.
            source: ExecCommandSource = "source";
            /// Completion status for this command execution.
            ///
            /// Releases: 0.104.
            status: ExecCommandStatus = "status";
        }
    }
}

object! {
    /// Incremental chunk of output from a running command.
    pub struct ExecCommandOutputDeltaEventMsg {
        required {
            /// Identifier for the ExecCommandBegin that produced this chunk.
            call_id: String = "call_id";
            /// Raw bytes from the stream (may not be valid UTF-8).
            chunk: String = "chunk";
            /// Which stream produced this chunk.
            stream: ExecOutputStream = "stream";
        }
    }
}

text_enum! {
    /// The values of `ExecCommandSource`.
    ///
    /// Releases: until 0.104.
    pub enum ExecCommandSource {
        /// `agent`.
        Agent = "agent",
        /// `user_shell`.
        UserShell = "user_shell",
        /// `unified_exec_startup`.
        UnifiedExecStartup = "unified_exec_startup",
        /// `unified_exec_interaction`.
        UnifiedExecInteraction = "unified_exec_interaction",
    }
}

text_enum! {
    /// The values of `ExecCommandStatus`.
    ///
    /// Releases: 0.104.
    pub enum ExecCommandStatus {
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
        /// `declined`.
        Declined = "declined",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct ExecOneOffCommandParams {
        required {
            /// `command`.
            command: List<String> = "command";
        }
        optional {
            /// `cwd`.
            cwd: String = "cwd";
            /// `sandboxPolicy`.
            sandbox_policy: V1SandboxPolicy = "sandboxPolicy";
            /// `timeoutMs`.
            timeout_ms: u64 = "timeoutMs";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct ExecOneOffCommandResponse {
        required {
            /// `exitCode`.
            exit_code: i32 = "exitCode";
            /// `stderr`.
            stderr: String = "stderr";
            /// `stdout`.
            stdout: String = "stdout";
        }
    }
}

text_enum! {
    /// The values of `ExecOutputStream`.
    ///
    /// Releases: until 0.104.
    pub enum ExecOutputStream {
        /// `stdout`.
        Stdout = "stdout",
        /// `stderr`.
        Stderr = "stderr",
    }
}

object! {
    /// Exited review mode with an optional final result to apply.
    pub struct ExitedReviewModeEventMsg {
        optional {
            /// `review_output`.
            review_output: ReviewOutputEvent = "review_output";
        }
    }
}

object! {
    /// Indicates the process is already in an external sandbox. Allows full disk access while
    /// honoring the provided network setting.
    pub struct ExternalSandboxSandboxPolicy2 {
        optional {
            /// Whether the external sandbox permits outbound network traffic.
            network_access: NetworkAccess = "network_access";
        }
    }
}

object! {
    /// The members of `FailedMcpStartupStatus`.
    pub struct FailedMcpStartupStatus {
        required {
            /// `error`.
            error: String = "error";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct ForkConversationParams {
        optional {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `overrides`.
            overrides: Box<NewConversationParams> = "overrides";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct ForkConversationResponse {
        required {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `model`.
            model: String = "model";
            /// `rolloutPath`.
            rollout_path: String = "rolloutPath";
        }
        optional {
            /// `initialMessages`.
            initial_messages: List<EventMsg> = "initialMessages";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct GetAuthStatusParams {
        optional {
            /// `includeToken`.
            include_token: bool = "includeToken";
            /// `refreshToken`.
            refresh_token: bool = "refreshToken";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct GetAuthStatusResponse {
        optional {
            /// `authMethod`.
            auth_method: AuthMode = "authMethod";
            /// `authToken`.
            auth_token: Secret = "authToken";
            /// `requiresOpenaiAuth`.
            requires_openai_auth: bool = "requiresOpenaiAuth";
        }
    }
}

keyed! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub enum GetConversationSummaryParams {
        texts {
        }
        keys {
            /// `rolloutPath`.
            RolloutPath(String) = "rolloutPath",
            /// `conversationId`.
            ConversationId(ThreadId) = "conversationId",
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct GetConversationSummaryResponse {
        required {
            /// `summary`.
            summary: ConversationSummary = "summary";
        }
    }
}

object! {
    /// Response to GetHistoryEntryRequest.
    pub struct GetHistoryEntryResponseEventMsg {
        required {
            /// `log_id`.
            log_id: u64 = "log_id";
            /// `offset`.
            offset: u64 = "offset";
        }
        optional {
            /// The entry at the requested offset, if available and parseable.
            entry: HistoryEntry = "entry";
        }
    }
}

object! {
    /// Params of `getUserAgent`: it takes none.
    pub struct GetUserAgentParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct GetUserAgentResponse {
        required {
            /// `userAgent`.
            user_agent: String = "userAgent";
        }
    }
}

object! {
    /// Params of `getUserSavedConfig`: it takes none.
    pub struct GetUserSavedConfigParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct GetUserSavedConfigResponse {
        required {
            /// `config`.
            config: UserSavedConfig = "config";
        }
    }
}

object! {
    /// The members of `HistoryEntry`.
    ///
    /// Releases: until 0.104.
    pub struct HistoryEntry {
        required {
            /// `conversation_id`.
            conversation_id: String = "conversation_id";
            /// `text`.
            text: String = "text";
            /// `ts`.
            ts: u64 = "ts";
        }
    }
}

object! {
    /// The members of `ImageInputItem`.
    pub struct ImageInputItem {
        required {
            /// `data`.
            data: ImageInputItemData = "data";
        }
    }
}

object! {
    /// The members of `ImageInputItemData`.
    pub struct ImageInputItemData {
        required {
            /// `image_url`.
            image_url: String = "image_url";
        }
    }
}

object! {
    /// Pre‑encoded data: URI image.
    pub struct ImageUserInput2 {
        required {
            /// `image_url`.
            image_url: String = "image_url";
        }
    }
}

tagged! {
    /// The forms of `InputItem`.
    ///
    /// Releases: until 0.104.
    pub enum InputItem by "type" {
        held {
            /// `text`.
            Text(TextInputItem) = "text",
            /// `image`.
            Image(ImageInputItem) = "image",
            /// `localImage`.
            LocalImage(LocalImageInputItem) = "localImage",
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct InterruptConversationParams {
        required {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct InterruptConversationResponse {
        required {
            /// `abortReason`.
            abort_reason: TurnAbortReason = "abortReason";
        }
    }
}

object! {
    /// The members of `ItemCompletedEventMsg`.
    pub struct ItemCompletedEventMsg {
        required {
            /// `item`.
            item: TurnItem = "item";
            /// `thread_id`.
            thread_id: ThreadId = "thread_id";
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// The members of `ItemStartedEventMsg`.
    pub struct ItemStartedEventMsg {
        required {
            /// `item`.
            item: TurnItem = "item";
            /// `thread_id`.
            thread_id: ThreadId = "thread_id";
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct ListConversationsParams {
        optional {
            /// `cursor`.
            cursor: String = "cursor";
            /// `modelProviders`.
            model_providers: List<String> = "modelProviders";
            /// `pageSize`.
            page_size: u64 = "pageSize";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct ListConversationsResponse {
        required {
            /// `items`.
            items: List<ConversationSummary> = "items";
        }
        optional {
            /// `nextCursor`.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// List of custom prompts available to the agent.
    pub struct ListCustomPromptsResponseEventMsg {
        required {
            /// `custom_prompts`.
            custom_prompts: List<CustomPrompt> = "custom_prompts";
        }
    }
}

object! {
    /// List of remote skills available to the agent.
    pub struct ListRemoteSkillsResponseEventMsg {
        required {
            /// `skills`.
            skills: List<RemoteSkillSummary> = "skills";
        }
    }
}

object! {
    /// List of skills available to the agent.
    pub struct ListSkillsResponseEventMsg {
        required {
            /// `skills`.
            skills: List<SkillsListEntry> = "skills";
        }
    }
}

object! {
    /// The members of `LocalImageInputItem`.
    pub struct LocalImageInputItem {
        required {
            /// `data`.
            data: LocalImageInputItemData = "data";
        }
    }
}

object! {
    /// The members of `LocalImageInputItemData`.
    pub struct LocalImageInputItemData {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// Local image path provided by the user. This will be converted to an `Image` variant
    /// (base64 data URL) during request serialization.
    pub struct LocalImageUserInput2 {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct LoginApiKeyParams {
        required {
            /// `apiKey`.
            api_key: Secret = "apiKey";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct LoginApiKeyResponse {
    }
}

object! {
    /// Deprecated in favor of AccountLoginCompletedNotification.
    ///
    /// Releases: until 0.104.
    pub struct LoginChatGptCompleteNotification {
        required {
            /// `loginId`.
            login_id: String = "loginId";
            /// `success`.
            success: bool = "success";
        }
        optional {
            /// `error`.
            error: String = "error";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct LoginChatGptResponse {
        required {
            /// `authUrl`.
            auth_url: String = "authUrl";
            /// `loginId`.
            login_id: String = "loginId";
        }
    }
}

object! {
    /// Params of `loginChatGpt`: it takes none.
    pub struct LoginChatgptParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct LogoutChatGptResponse {
    }
}

object! {
    /// Params of `logoutChatGpt`: it takes none.
    pub struct LogoutChatgptParams {
    }
}

object! {
    /// The members of `McpInvocation`.
    ///
    /// Releases: until 0.104.
    pub struct McpInvocation {
        required {
            /// Name of the MCP server as defined in the config.
            server: String = "server";
            /// Name of the tool as given by the MCP server.
            tool: String = "tool";
        }
        optional {
            /// Arguments to the tool call.
            arguments: Value = "arguments";
        }
    }
}

object! {
    /// List of MCP tools available to the agent.
    pub struct McpListToolsResponseEventMsg {
        required {
            /// Authentication status for each configured MCP server.
            auth_statuses: Map<McpAuthStatus> = "auth_statuses";
            /// Known resource templates grouped by server name.
            resource_templates: Map<List<ResourceTemplate>> = "resource_templates";
            /// Known resources grouped by server name.
            resources: Map<List<Resource>> = "resources";
            /// Fully qualified tool name -\> tool definition.
            tools: Map<Tool> = "tools";
        }
    }
}

object! {
    /// Aggregate MCP startup completion summary.
    pub struct McpStartupCompleteEventMsg {
        required {
            /// `cancelled`.
            cancelled: List<String> = "cancelled";
            /// `failed`.
            failed: List<McpStartupFailure> = "failed";
            /// `ready`.
            ready: List<String> = "ready";
        }
    }
}

object! {
    /// The members of `McpStartupFailure`.
    ///
    /// Releases: until 0.104.
    pub struct McpStartupFailure {
        required {
            /// `error`.
            error: String = "error";
            /// `server`.
            server: String = "server";
        }
    }
}

tagged! {
    /// The forms of `McpStartupStatus`.
    ///
    /// Releases: until 0.104.
    pub enum McpStartupStatus by "state" {
        held {
            /// `failed`.
            Failed(FailedMcpStartupStatus) = "failed",
        }
        bare {
            /// `starting`.
            Starting = "starting",
            /// `ready`.
            Ready = "ready",
            /// `cancelled`.
            Cancelled = "cancelled",
        }
    }
}

object! {
    /// Incremental MCP startup progress updates.
    pub struct McpStartupUpdateEventMsg {
        required {
            /// Server name being started.
            server: String = "server";
            /// Current startup status.
            status: McpStartupStatus = "status";
        }
    }
}

object! {
    /// The members of `McpToolCallBeginEventMsg`.
    pub struct McpToolCallBeginEventMsg {
        required {
            /// Identifier so this can be paired with the McpToolCallEnd event.
            call_id: String = "call_id";
            /// `invocation`.
            invocation: McpInvocation = "invocation";
        }
    }
}

object! {
    /// The members of `McpToolCallEndEventMsg`.
    pub struct McpToolCallEndEventMsg {
        required {
            /// Identifier for the corresponding McpToolCallBegin that finished.
            call_id: String = "call_id";
            /// `duration`.
            duration: Duration = "duration";
            /// `invocation`.
            invocation: McpInvocation = "invocation";
            /// Result of the tool call. Note this could be an error.
            result: ResultOfCallToolResultOrString = "result";
        }
    }
}

object! {
    /// Explicit mention selected by the user (name + app://connector id).
    pub struct MentionUserInput2 {
        required {
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// Model routing changed from the requested model to a different model.
    ///
    /// Releases: 0.104.
    pub struct ModelRerouteEventMsg {
        required {
            /// `from_model`.
            from_model: String = "from_model";
            /// `reason`.
            reason: ModelRerouteReason = "reason";
            /// `to_model`.
            to_model: String = "to_model";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct NewConversationParams {
        optional {
            /// `approvalPolicy`.
            approval_policy: V1AskForApproval = "approvalPolicy";
            /// `baseInstructions`.
            base_instructions: String = "baseInstructions";
            /// `compactPrompt`.
            compact_prompt: String = "compactPrompt";
            /// `config`.
            config: Map<Value> = "config";
            /// `cwd`.
            cwd: String = "cwd";
            /// `developerInstructions`.
            developer_instructions: String = "developerInstructions";
            /// `includeApplyPatchTool`.
            include_apply_patch_tool: bool = "includeApplyPatchTool";
            /// `model`.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// `profile`.
            profile: String = "profile";
            /// `sandbox`.
            sandbox: SandboxMode = "sandbox";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct NewConversationResponse {
        required {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `model`.
            model: String = "model";
            /// `rolloutPath`.
            rollout_path: String = "rolloutPath";
        }
        optional {
            /// `reasoningEffort`.
            reasoning_effort: String = "reasoningEffort";
        }
    }
}

object! {
    /// Notification that the agent is about to apply a code patch. Mirrors `ExecCommandBegin`
    /// so front‑ends can show progress indicators.
    pub struct PatchApplyBeginEventMsg {
        required {
            /// If true, there was no ApplyPatchApprovalRequest for this patch.
            auto_approved: bool = "auto_approved";
            /// Identifier so this can be paired with the PatchApplyEnd event.
            call_id: String = "call_id";
            /// The changes to be applied.
            changes: Map<FileChange> = "changes";
        }
        optional {
            /// Turn ID that this patch belongs to. Uses `#[serde(default)]` for backwards
            /// compatibility.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// Notification that a patch application has finished.
    pub struct PatchApplyEndEventMsg {
        required {
            /// Identifier for the PatchApplyBegin that finished.
            call_id: String = "call_id";
            /// Captured stderr (parser errors, IO failures, etc.).
            stderr: String = "stderr";
            /// Captured stdout (summary printed by apply\_patch).
            stdout: String = "stdout";
            /// Whether the patch was applied successfully.
            success: bool = "success";
        }
        optional {
            /// The changes that were applied (mirrors PatchApplyBeginEvent::changes).
            changes: Map<FileChange> = "changes";
            /// Completion status for this patch application.
            ///
            /// Releases: 0.104.
            status: PatchApplyStatus = "status";
            /// Turn ID that this patch belongs to. Uses `#[serde(default)]` for backwards
            /// compatibility.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// The members of `PlanDeltaEventMsg`.
    pub struct PlanDeltaEventMsg {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `item_id`.
            item_id: String = "item_id";
            /// `thread_id`.
            thread_id: String = "thread_id";
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// The members of `PlanItemArg`.
    ///
    /// Releases: until 0.104.
    pub struct PlanItemArg {
        required {
            /// `status`.
            status: StepStatus = "status";
            /// `step`.
            step: String = "step";
        }
    }
}

object! {
    /// The members of `PlanTurnItem`.
    pub struct PlanTurnItem {
        required {
            /// `id`.
            id: String = "id";
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `PlanUpdateEventMsg`.
    pub struct PlanUpdateEventMsg {
        required {
            /// `plan`.
            plan: List<PlanItemArg> = "plan";
        }
        optional {
            /// Arguments for the `update_plan` todo/checklist tool (not plan mode).
            explanation: String = "explanation";
        }
    }
}

object! {
    /// The members of `Profile`.
    ///
    /// Releases: until 0.104.
    pub struct Profile {
        optional {
            /// `approvalPolicy`.
            approval_policy: V1AskForApproval = "approvalPolicy";
            /// `chatgptBaseUrl`.
            chatgpt_base_url: String = "chatgptBaseUrl";
            /// `model`.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// `modelReasoningEffort`.
            model_reasoning_effort: String = "modelReasoningEffort";
            /// `modelReasoningSummary`.
            model_reasoning_summary: ReasoningSummary = "modelReasoningSummary";
            /// `modelVerbosity`.
            model_verbosity: Verbosity = "modelVerbosity";
        }
    }
}

object! {
    /// The members of `RawResponseItemEventMsg`.
    pub struct RawResponseItemEventMsg {
        required {
            /// `item`.
            item: ResponseItem = "item";
        }
    }
}

object! {
    /// Read-only access configuration.
    pub struct ReadOnlySandboxPolicy2 {
        optional {
            /// Read access granted while running under this policy.
            access: V1ReadOnlyAccess = "access";
        }
    }
}

object! {
    /// The members of `ReasoningContentDeltaEventMsg`.
    pub struct ReasoningContentDeltaEventMsg {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `item_id`.
            item_id: String = "item_id";
            /// `thread_id`.
            thread_id: String = "thread_id";
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
        optional {
            /// `summary_index`.
            summary_index: i64 = "summary_index";
        }
    }
}

object! {
    /// The members of `ReasoningRawContentDeltaEventMsg`.
    pub struct ReasoningRawContentDeltaEventMsg {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `item_id`.
            item_id: String = "item_id";
            /// `thread_id`.
            thread_id: String = "thread_id";
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
        optional {
            /// `content_index`.
            content_index: i64 = "content_index";
        }
    }
}

object! {
    /// The members of `ReasoningTurnItem`.
    pub struct ReasoningTurnItem {
        required {
            /// `id`.
            id: String = "id";
            /// `summary_text`.
            summary_text: List<String> = "summary_text";
        }
        list {
            /// `raw_content`.
            raw_content: List<String> = "raw_content";
        }
    }
}

object! {
    /// Remote skill downloaded to local cache.
    pub struct RemoteSkillDownloadedEventMsg {
        required {
            /// `id`.
            id: String = "id";
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct RemoveConversationListenerParams {
        required {
            /// `subscriptionId`.
            subscription_id: String = "subscriptionId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct RemoveConversationSubscriptionResponse {
    }
}

object! {
    /// The members of `RequestUserInputEventMsg`.
    pub struct RequestUserInputEventMsg {
        required {
            /// Responses API call id for the associated tool call, if available.
            call_id: String = "call_id";
            /// `questions`.
            questions: List<RequestUserInputQuestion> = "questions";
        }
        optional {
            /// Turn ID that this request belongs to. Uses `#[serde(default)]` for backwards
            /// compatibility.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// The members of `RequestUserInputQuestion`.
    ///
    /// Releases: until 0.104.
    pub struct RequestUserInputQuestion {
        required {
            /// `header`.
            header: String = "header";
            /// `id`.
            id: String = "id";
            /// `question`.
            question: String = "question";
        }
        optional {
            /// `isOther`.
            is_other: bool = "isOther";
            /// `isSecret`.
            is_secret: bool = "isSecret";
            /// `options`.
            options: List<RequestUserInputQuestionOption> = "options";
        }
    }
}

object! {
    /// The members of `RequestUserInputQuestionOption`.
    ///
    /// Releases: until 0.104.
    pub struct RequestUserInputQuestionOption {
        required {
            /// `description`.
            description: String = "description";
            /// `label`.
            label: String = "label";
        }
    }
}

object! {
    /// Restrict reads to an explicit set of roots.
    ///
    /// When `include_platform_defaults` is `true`, platform defaults required for basic
    /// execution are included in addition to `readable_roots`.
    pub struct RestrictedReadOnlyAccess2 {
        optional {
            /// Include built-in platform read roots required for basic process execution.
            include_platform_defaults: bool = "include_platform_defaults";
            /// Additional absolute roots that should be readable.
            readable_roots: List<String> = "readable_roots";
        }
    }
}

keyed! {
    /// The forms of `ResultOfCallToolResultOrString`.
    ///
    /// Releases: until 0.104.
    pub enum ResultOfCallToolResultOrString {
        texts {
        }
        keys {
            /// `Ok`.
            Ok(CallToolResult) = "Ok",
            /// `Err`.
            Err(String) = "Err",
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct ResumeConversationParams {
        optional {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `history`.
            history: List<ResponseItem> = "history";
            /// `overrides`.
            overrides: Box<NewConversationParams> = "overrides";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct ResumeConversationResponse {
        required {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `model`.
            model: String = "model";
            /// `rolloutPath`.
            rollout_path: String = "rolloutPath";
        }
        optional {
            /// `initialMessages`.
            initial_messages: List<EventMsg> = "initialMessages";
        }
    }
}

object! {
    /// Location of the code related to a review finding.
    ///
    /// Releases: until 0.104.
    pub struct ReviewCodeLocation {
        required {
            /// `absolute_file_path`.
            absolute_file_path: String = "absolute_file_path";
            /// `line_range`.
            line_range: ReviewLineRange = "line_range";
        }
    }
}

object! {
    /// A single review finding describing an observed issue or recommendation.
    ///
    /// Releases: until 0.104.
    pub struct ReviewFinding {
        required {
            /// `body`.
            body: String = "body";
            /// `code_location`.
            code_location: ReviewCodeLocation = "code_location";
            /// `confidence_score`.
            confidence_score: f64 = "confidence_score";
            /// `priority`.
            priority: i32 = "priority";
            /// `title`.
            title: String = "title";
        }
    }
}

object! {
    /// Inclusive line range in a file associated with the finding.
    ///
    /// Releases: until 0.104.
    pub struct ReviewLineRange {
        required {
            /// `end`.
            end: u32 = "end";
            /// `start`.
            start: u32 = "start";
        }
    }
}

object! {
    /// Structured review result produced by a child review session.
    ///
    /// Releases: until 0.104.
    pub struct ReviewOutputEvent {
        required {
            /// `findings`.
            findings: List<ReviewFinding> = "findings";
            /// `overall_confidence_score`.
            overall_confidence_score: f64 = "overall_confidence_score";
            /// `overall_correctness`.
            overall_correctness: String = "overall_correctness";
            /// `overall_explanation`.
            overall_explanation: String = "overall_explanation";
        }
    }
}

object! {
    /// The members of `SandboxSettings`.
    ///
    /// Releases: until 0.104.
    pub struct SandboxSettings {
        optional {
            /// `excludeSlashTmp`.
            exclude_slash_tmp: bool = "excludeSlashTmp";
            /// `excludeTmpdirEnvVar`.
            exclude_tmpdir_env_var: bool = "excludeTmpdirEnvVar";
            /// `networkAccess`.
            network_access: bool = "networkAccess";
        }
        list {
            /// `writableRoots`.
            writable_roots: List<String> = "writableRoots";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct SendUserMessageParams {
        required {
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `items`.
            items: List<InputItem> = "items";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct SendUserMessageResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct SendUserTurnParams {
        required {
            /// `approvalPolicy`.
            approval_policy: V1AskForApproval = "approvalPolicy";
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `cwd`.
            cwd: String = "cwd";
            /// `items`.
            items: List<InputItem> = "items";
            /// `model`.
            model: String = "model";
            /// `sandboxPolicy`.
            sandbox_policy: V1SandboxPolicy = "sandboxPolicy";
            /// `summary`.
            summary: ReasoningSummary = "summary";
        }
        optional {
            /// `effort`.
            effort: String = "effort";
            /// Optional JSON Schema used to constrain the final assistant message for this
            /// turn.
            output_schema: Value = "outputSchema";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct SendUserTurnResponse {
    }
}

object! {
    /// Ack the client's configure message.
    pub struct SessionConfiguredEventMsg {
        required {
            /// When to escalate for approval for execution
            approval_policy: AskForApproval = "approval_policy";
            /// Working directory that should be treated as the \*root\* of the session.
            cwd: String = "cwd";
            /// Current number of entries in the history log.
            history_entry_count: u64 = "history_entry_count";
            /// Identifier of the history log file (inode on Unix, 0 otherwise).
            history_log_id: u64 = "history_log_id";
            /// Tell the client what model is being queried.
            model: String = "model";
            /// `model_provider_id`.
            model_provider_id: String = "model_provider_id";
            /// How to sandbox commands executed in the system
            sandbox_policy: SandboxPolicy = "sandbox_policy";
            /// `session_id`.
            session_id: ThreadId = "session_id";
        }
        optional {
            /// `forked_from_id`.
            forked_from_id: ThreadId = "forked_from_id";
            /// Optional initial messages (as events) for resumed sessions. When present, UIs
            /// can use these to seed the history.
            initial_messages: List<EventMsg> = "initial_messages";
            /// Runtime proxy bind addresses, when the managed proxy was started for this
            /// session.
            network_proxy: SessionNetworkProxyRuntime = "network_proxy";
            /// The effort the model is putting into reasoning about the user's request.
            reasoning_effort: String = "reasoning_effort";
            /// Path in which the rollout is stored. Can be `None` for ephemeral threads
            rollout_path: String = "rollout_path";
            /// Optional user-facing thread name (may be unset).
            thread_name: String = "thread_name";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: until 0.104.
    pub struct SessionConfiguredNotification {
        required {
            /// `historyEntryCount`.
            history_entry_count: u64 = "historyEntryCount";
            /// `historyLogId`.
            history_log_id: u64 = "historyLogId";
            /// `model`.
            model: String = "model";
            /// `rolloutPath`.
            rollout_path: String = "rolloutPath";
            /// `sessionId`.
            session_id: ThreadId = "sessionId";
        }
        optional {
            /// `initialMessages`.
            initial_messages: List<EventMsg> = "initialMessages";
            /// `reasoningEffort`.
            reasoning_effort: String = "reasoningEffort";
        }
    }
}

object! {
    /// The members of `SessionNetworkProxyRuntime`.
    ///
    /// Releases: until 0.104.
    pub struct SessionNetworkProxyRuntime {
        required {
            /// `admin_addr`.
            admin_addr: String = "admin_addr";
            /// `http_addr`.
            http_addr: String = "http_addr";
            /// `socks_addr`.
            socks_addr: String = "socks_addr";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct SetDefaultModelParams {
        optional {
            /// `model`.
            model: String = "model";
            /// `reasoningEffort`.
            reasoning_effort: String = "reasoningEffort";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct SetDefaultModelResponse {
    }
}

object! {
    /// Skill selected by the user (name + path to SKILL.md).
    pub struct SkillUserInput2 {
        required {
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// The values of `StepStatus`.
    ///
    /// Releases: until 0.104.
    pub enum StepStatus {
        /// `pending`.
        Pending = "pending",
        /// `in_progress`.
        InProgress = "in_progress",
        /// `completed`.
        Completed = "completed",
    }
}

object! {
    /// Notification that a model stream experienced an error or disconnect and the system is
    /// handling it (e.g., retrying with backoff).
    pub struct StreamErrorEventMsg {
        required {
            /// `message`.
            message: String = "message";
        }
        optional {
            /// Optional details about the underlying stream failure (often the same
            /// human-readable message that is surfaced as the terminal error if retries are
            /// exhausted).
            additional_details: String = "additional_details";
            /// `codex_error_info`.
            codex_error_info: CodexErrorInfo = "codex_error_info";
        }
    }
}

object! {
    /// Agent has completed all actions. v1 wire format uses `task_complete`; accept
    /// `turn_complete` for v2 interop.
    pub struct TaskCompleteEventMsg {
        required {
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
        optional {
            /// `last_agent_message`.
            last_agent_message: String = "last_agent_message";
        }
    }
}

object! {
    /// Agent has started a turn. v1 wire format uses `task_started`; accept `turn_started` for
    /// v2 interop.
    pub struct TaskStartedEventMsg {
        required {
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
        optional {
            /// `collaboration_mode_kind`.
            collaboration_mode_kind: ModeKind = "collaboration_mode_kind";
            /// `model_context_window`.
            model_context_window: i64 = "model_context_window";
        }
    }
}

object! {
    /// Terminal interaction for an in-progress command (stdin sent and stdout observed).
    pub struct TerminalInteractionEventMsg {
        required {
            /// Identifier for the ExecCommandBegin that produced this chunk.
            call_id: String = "call_id";
            /// Process id associated with the running command.
            process_id: String = "process_id";
            /// Stdin sent to the running session.
            stdin: String = "stdin";
        }
    }
}

object! {
    /// The members of `TextAgentMessageContent`.
    pub struct TextAgentMessageContent {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `TextInputItem`.
    pub struct TextInputItem {
        required {
            /// `data`.
            data: TextInputItemData = "data";
        }
    }
}

object! {
    /// The members of `TextInputItemData`.
    pub struct TextInputItemData {
        required {
            /// `text`.
            text: String = "text";
        }
        list {
            /// UI-defined spans within `text` used to render or persist special elements.
            text_elements: List<V1TextElement> = "text_elements";
        }
    }
}

object! {
    /// The members of `TextUserInput2`.
    pub struct TextUserInput2 {
        required {
            /// `text`.
            text: String = "text";
        }
        list {
            /// UI-defined spans within `text` that should be treated as special elements. These
            /// are byte ranges into the UTF-8 `text` buffer and are used to render or persist
            /// rich input markers (e.g., image placeholders) across history and resume without
            /// mutating the literal text.
            text_elements: List<V1V1TextElement> = "text_elements";
        }
    }
}

object! {
    /// Updated session metadata (e.g., thread name changes).
    pub struct ThreadNameUpdatedEventMsg {
        required {
            /// `thread_id`.
            thread_id: ThreadId = "thread_id";
        }
        optional {
            /// `thread_name`.
            thread_name: String = "thread_name";
        }
    }
}

object! {
    /// Conversation history was rolled back by dropping the last N user turns.
    pub struct ThreadRolledBackEventMsg {
        required {
            /// Number of user turns that were removed from context.
            num_turns: u32 = "num_turns";
        }
    }
}

object! {
    /// Usage update for the current session, including totals and last turn. Optional means
    /// unknown — UIs should not display when `None`.
    pub struct TokenCountEventMsg {
        optional {
            /// `info`.
            info: TokenUsageInfo = "info";
            /// `rate_limits`.
            rate_limits: Box<RateLimitSnapshot> = "rate_limits";
        }
    }
}

object! {
    /// The members of `TokenUsage`.
    ///
    /// Releases: until 0.104.
    pub struct TokenUsage {
        required {
            /// `cached_input_tokens`.
            cached_input_tokens: i64 = "cached_input_tokens";
            /// `input_tokens`.
            input_tokens: i64 = "input_tokens";
            /// `output_tokens`.
            output_tokens: i64 = "output_tokens";
            /// `reasoning_output_tokens`.
            reasoning_output_tokens: i64 = "reasoning_output_tokens";
            /// `total_tokens`.
            total_tokens: i64 = "total_tokens";
        }
    }
}

object! {
    /// The members of `TokenUsageInfo`.
    ///
    /// Releases: until 0.104.
    pub struct TokenUsageInfo {
        required {
            /// `last_token_usage`.
            last_token_usage: TokenUsage = "last_token_usage";
            /// `total_token_usage`.
            total_token_usage: TokenUsage = "total_token_usage";
        }
        optional {
            /// `model_context_window`.
            model_context_window: i64 = "model_context_window";
        }
    }
}

object! {
    /// The members of `Tools`.
    ///
    /// Releases: until 0.104.
    pub struct Tools {
        optional {
            /// `viewImage`.
            view_image: bool = "viewImage";
            /// `webSearch`.
            web_search: bool = "webSearch";
        }
    }
}

text_enum! {
    /// The values of `TurnAbortReason`.
    ///
    /// Releases: until 0.104.
    pub enum TurnAbortReason {
        /// `interrupted`.
        Interrupted = "interrupted",
        /// `replaced`.
        Replaced = "replaced",
        /// `review_ended`.
        ReviewEnded = "review_ended",
    }
}

object! {
    /// The members of `TurnAbortedEventMsg`.
    pub struct TurnAbortedEventMsg {
        required {
            /// `reason`.
            reason: TurnAbortReason = "reason";
        }
        optional {
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
    }
}

object! {
    /// The members of `TurnDiffEventMsg`.
    pub struct TurnDiffEventMsg {
        required {
            /// `unified_diff`.
            unified_diff: String = "unified_diff";
        }
    }
}

tagged! {
    /// The forms of `TurnItem`.
    ///
    /// Releases: until 0.104.
    pub enum TurnItem by "type" {
        held {
            /// `UserMessage`.
            UserMessage(UserMessageTurnItem) = "UserMessage",
            /// `AgentMessage`.
            AgentMessage(AgentMessageTurnItem) = "AgentMessage",
            /// `Plan`.
            Plan(PlanTurnItem) = "Plan",
            /// `Reasoning`.
            Reasoning(ReasoningTurnItem) = "Reasoning",
            /// `WebSearch`.
            WebSearch(WebSearchTurnItem) = "WebSearch",
            /// `ContextCompaction`.
            ContextCompaction(ContextCompactionTurnItem) = "ContextCompaction",
        }
    }
}

object! {
    /// The members of `UndoCompletedEventMsg`.
    pub struct UndoCompletedEventMsg {
        required {
            /// `success`.
            success: bool = "success";
        }
        optional {
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// The members of `UndoStartedEventMsg`.
    pub struct UndoStartedEventMsg {
        optional {
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// Params of `userInfo`: it takes none.
    pub struct UserInfoParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct UserInfoResponse {
        optional {
            /// `allegedUserEmail`.
            alleged_user_email: String = "allegedUserEmail";
        }
    }
}

object! {
    /// User/system input message (what was sent to the model)
    pub struct UserMessageEventMsg {
        required {
            /// `message`.
            message: String = "message";
        }
        optional {
            /// Image URLs sourced from `UserInput::Image`. These are safe to replay in legacy
            /// UI history events and correspond to images sent to the model.
            images: List<String> = "images";
        }
        list {
            /// Local file paths sourced from `UserInput::LocalImage`. These are kept so the UI
            /// can reattach images when editing history, and should not be sent to the model or
            /// treated as API-ready URLs.
            local_images: List<String> = "local_images";
            /// UI-defined spans within `message` used to render or persist special elements.
            text_elements: List<TextElement> = "text_elements";
        }
    }
}

object! {
    /// The members of `UserMessageTurnItem`.
    pub struct UserMessageTurnItem {
        required {
            /// `content`.
            content: List<V1UserInput> = "content";
            /// `id`.
            id: String = "id";
        }
    }
}

object! {
    /// The members of `UserSavedConfig`.
    ///
    /// Releases: until 0.104.
    pub struct UserSavedConfig {
        required {
            /// `profiles`.
            profiles: Map<Profile> = "profiles";
        }
        optional {
            /// `approvalPolicy`.
            approval_policy: V1AskForApproval = "approvalPolicy";
            /// `forcedChatgptWorkspaceId`.
            forced_chatgpt_workspace_id: String = "forcedChatgptWorkspaceId";
            /// `forcedLoginMethod`.
            forced_login_method: ForcedLoginMethod = "forcedLoginMethod";
            /// `model`.
            model: String = "model";
            /// `modelReasoningEffort`.
            model_reasoning_effort: String = "modelReasoningEffort";
            /// `modelReasoningSummary`.
            model_reasoning_summary: ReasoningSummary = "modelReasoningSummary";
            /// `modelVerbosity`.
            model_verbosity: Verbosity = "modelVerbosity";
            /// `profile`.
            profile: String = "profile";
            /// `sandboxMode`.
            sandbox_mode: SandboxMode = "sandboxMode";
            /// `sandboxSettings`.
            sandbox_settings: SandboxSettings = "sandboxSettings";
            /// `tools`.
            tools: Tools = "tools";
        }
    }
}

text_enum! {
    /// Determines the conditions under which the user is consulted to approve running the
    /// command proposed by Codex.
    ///
    /// Releases: until 0.104.
    pub enum V1AskForApproval {
        /// Under this policy, only "known safe" commands—as determined by
        /// `is_safe_command()`—that \*\*only read files\*\* are auto‑approved. Everything
        /// else will ask the user to approve.
        Untrusted = "untrusted",
        /// DEPRECATED: \*All\* commands are auto‑approved, but they are expected to run
        /// inside a sandbox where network access is disabled and writes are confined to a
        /// specific set of paths. If the command fails, it will be escalated to the user to
        /// approve execution without a sandbox. Prefer `OnRequest` for interactive runs or
        /// `Never` for non-interactive runs.
        OnFailure = "on-failure",
        /// The model decides when to ask the user for approval.
        OnRequest = "on-request",
        /// Never ask the user to approve commands. Failures are immediately returned to the
        /// model, and never escalated to the user for approval.
        Never = "never",
    }
}

object! {
    /// The members of `V1ByteRange`.
    ///
    /// Releases: until 0.104.
    pub struct V1ByteRange {
        required {
            /// End byte offset (exclusive) within the UTF-8 text buffer.
            end: u64 = "end";
            /// Start byte offset (inclusive) within the UTF-8 text buffer.
            start: u64 = "start";
        }
    }
}

tagged! {
    /// Determines how read-only file access is granted inside a restricted sandbox.
    ///
    /// Releases: until 0.104.
    pub enum V1ReadOnlyAccess by "type" {
        held {
            /// `restricted`.
            Restricted(RestrictedReadOnlyAccess2) = "restricted",
        }
        bare {
            /// Allow unrestricted file reads.
            FullAccess = "full-access",
        }
    }
}

tagged! {
    /// Determines execution restrictions for model shell commands.
    ///
    /// Releases: until 0.104.
    pub enum V1SandboxPolicy by "type" {
        held {
            /// `read-only`.
            ReadOnly(ReadOnlySandboxPolicy2) = "read-only",
            /// `external-sandbox`.
            ExternalSandbox(ExternalSandboxSandboxPolicy2) = "external-sandbox",
            /// `workspace-write`.
            WorkspaceWrite(WorkspaceWriteSandboxPolicy2) = "workspace-write",
        }
        bare {
            /// No restrictions whatsoever. Use with caution.
            DangerFullAccess = "danger-full-access",
        }
    }
}

keyed! {
    /// The forms of `V1SessionSource`.
    ///
    /// Releases: until 0.104.
    pub enum V1SessionSource {
        texts {
            /// `cli`.
            Cli = "cli",
            /// `vscode`.
            Vscode = "vscode",
            /// `exec`.
            Exec = "exec",
            /// `mcp`.
            Mcp = "mcp",
            /// `unknown`.
            Unspecified = "unknown",
        }
        keys {
            /// `subagent`.
            Subagent(SubAgentSource) = "subagent",
        }
    }
}

object! {
    /// The members of `V1TextElement`.
    ///
    /// Releases: until 0.104.
    pub struct V1TextElement {
        required {
            /// Byte range in the parent `text` buffer that this element occupies.
            byte_range: V1ByteRange = "byteRange";
        }
        optional {
            /// Optional human-readable placeholder for the element, displayed in the UI.
            placeholder: String = "placeholder";
        }
    }
}

tagged! {
    /// User input
    ///
    /// Releases: until 0.104.
    pub enum V1UserInput by "type" {
        held {
            /// `text`.
            Text(TextUserInput2) = "text",
            /// `image`.
            Image(ImageUserInput2) = "image",
            /// `local_image`.
            LocalImage(LocalImageUserInput2) = "local_image",
            /// `skill`.
            Skill(SkillUserInput2) = "skill",
            /// `mention`.
            Mention(MentionUserInput2) = "mention",
        }
    }
}

object! {
    /// The members of `V1V1TextElement`.
    ///
    /// Releases: until 0.104.
    pub struct V1V1TextElement {
        required {
            /// Byte range in the parent `text` buffer that this element occupies.
            byte_range: ByteRange = "byte_range";
        }
        optional {
            /// Optional human-readable placeholder for the element, displayed in the UI.
            placeholder: String = "placeholder";
        }
    }
}

object! {
    /// Notification that the agent attached a local image via the view\_image tool.
    pub struct ViewImageToolCallEventMsg {
        required {
            /// Identifier for the originating tool call.
            call_id: String = "call_id";
            /// Local filesystem path provided to the tool.
            path: String = "path";
        }
    }
}

object! {
    /// Warning issued while processing a submission. Unlike `Error`, this indicates the turn
    /// continued but the user should still be notified.
    pub struct WarningEventMsg {
        required {
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// The members of `WebSearchBeginEventMsg`.
    pub struct WebSearchBeginEventMsg {
        required {
            /// `call_id`.
            call_id: String = "call_id";
        }
    }
}

object! {
    /// The members of `WebSearchEndEventMsg`.
    pub struct WebSearchEndEventMsg {
        required {
            /// `action`.
            action: WebSearchAction = "action";
            /// `call_id`.
            call_id: String = "call_id";
            /// `query`.
            query: String = "query";
        }
    }
}

object! {
    /// The members of `WebSearchTurnItem`.
    pub struct WebSearchTurnItem {
        required {
            /// `action`.
            action: WebSearchAction = "action";
            /// `id`.
            id: String = "id";
            /// `query`.
            query: String = "query";
        }
    }
}

object! {
    /// Same as `ReadOnly` but additionally grants write access to the current working directory
    /// ("workspace").
    pub struct WorkspaceWriteSandboxPolicy2 {
        optional {
            /// When set to `true`, will NOT include the `/tmp` among the default writable roots
            /// on UNIX. Defaults to `false`.
            exclude_slash_tmp: bool = "exclude_slash_tmp";
            /// When set to `true`, will NOT include the per-user `TMPDIR` environment variable
            /// among the default writable roots. Defaults to `false`.
            exclude_tmpdir_env_var: bool = "exclude_tmpdir_env_var";
            /// When set to `true`, outbound network access is allowed. `false` by default.
            network_access: bool = "network_access";
            /// Read access granted while running under this policy.
            read_only_access: V1ReadOnlyAccess = "read_only_access";
            /// Additional folders (beyond cwd and possibly TMPDIR) that should be writable from
            /// within the sandbox.
            writable_roots: List<String> = "writable_roots";
        }
    }
}
