//! Realtime (voice) sessions of a thread.
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
    /// The members of `BemItemPromotedThreadRealtimeItem`.
    pub struct BemItemPromotedThreadRealtimeItem {
        required {
            /// `id`.
            id: String = "id";
            /// `item_id`.
            item_id: ItemId = "item_id";
            /// `presentation`.
            presentation: ThreadRealtimeBemItemPresentation = "presentation";
            /// `realtimeSessionId`.
            realtime_session_id: String = "realtimeSessionId";
            /// `turn_id`.
            turn_id: TurnId = "turn_id";
        }
    }
}

text_enum! {
    /// The values of `CodexResponseHandoffMode`.
    ///
    /// Experimental; releases: since 0.145.
    pub enum CodexResponseHandoffMode {
        /// `thinking`.
        Thinking = "thinking",
        /// `commentary`.
        Commentary = "commentary",
        /// `bemTags`.
        BemTags = "bemTags",
    }
}

text_enum! {
    /// The values of `ConversationTextRole`.
    ///
    /// Experimental; releases: since 0.140.
    pub enum ConversationTextRole {
        /// `user`.
        User = "user",
        /// `developer`.
        Developer = "developer",
        /// `assistant`.
        ///
        /// Experimental; releases: since 0.142.
        Assistant = "assistant",
    }
}

object! {
    /// The members of `ExistingCallThreadRealtimeStartTransport`.
    ///
    /// Experimental; releases: since 0.150.
    pub struct ExistingCallThreadRealtimeStartTransport {
        required {
            /// Identifier of a realtime call already created and negotiated by the client.
            call_id: String = "callId";
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

text_enum! {
    /// The values of `RealtimeConversationArchitecture`.
    ///
    /// Experimental; releases: 0.140 to 0.141.
    pub enum RealtimeConversationArchitecture {
        /// `realtimeapi`.
        Realtimeapi = "realtimeapi",
        /// `avas`.
        Avas = "avas",
    }
}

text_enum! {
    /// The values of `RealtimeConversationVersion`.
    ///
    /// Releases: since 0.116.
    pub enum RealtimeConversationVersion {
        /// `v1`.
        V1 = "v1",
        /// `v2`.
        V2 = "v2",
        /// `v3`.
        ///
        /// Releases: since 0.145.
        V3 = "v3",
    }
}

text_enum! {
    /// The values of `RealtimeOutputModality`.
    ///
    /// Experimental; releases: since 0.121.
    pub enum RealtimeOutputModality {
        /// `text`.
        Text = "text",
        /// `audio`.
        Audio = "audio",
    }
}

object! {
    /// The members of `RealtimeSessionClosedThreadRealtimeItem`.
    pub struct RealtimeSessionClosedThreadRealtimeItem {
        required {
            /// `id`.
            id: String = "id";
            /// `outcome`.
            outcome: ThreadRealtimeSessionOutcome = "outcome";
            /// `realtimeSessionId`.
            realtime_session_id: String = "realtimeSessionId";
        }
    }
}

object! {
    /// The members of `RealtimeSessionStartedThreadRealtimeItem`.
    pub struct RealtimeSessionStartedThreadRealtimeItem {
        required {
            /// `id`.
            id: String = "id";
            /// `realtimeSessionId`.
            realtime_session_id: String = "realtimeSessionId";
        }
    }
}

text_enum! {
    /// The values of `RealtimeVoice`.
    ///
    /// Experimental; releases: since 0.120.
    pub enum RealtimeVoice {
        /// `alloy`.
        Alloy = "alloy",
        /// `arbor`.
        Arbor = "arbor",
        /// `ash`.
        Ash = "ash",
        /// `aube`.
        ///
        /// Experimental; releases: since 0.163.
        Aube = "aube",
        /// `ballad`.
        Ballad = "ballad",
        /// `breeze`.
        Breeze = "breeze",
        /// `bubbie`.
        ///
        /// Experimental; releases: since 0.163.
        Bubbie = "bubbie",
        /// `cedar`.
        Cedar = "cedar",
        /// `coral`.
        Coral = "coral",
        /// `cove`.
        Cove = "cove",
        /// `echo`.
        Echo = "echo",
        /// `ember`.
        Ember = "ember",
        /// `haetsal`.
        ///
        /// Experimental; releases: since 0.163.
        Haetsal = "haetsal",
        /// `hanul`.
        ///
        /// Experimental; releases: since 0.163.
        Hanul = "hanul",
        /// `himari`.
        ///
        /// Experimental; releases: since 0.163.
        Himari = "himari",
        /// `juniper`.
        Juniper = "juniper",
        /// `leher`.
        ///
        /// Experimental; releases: since 0.163.
        Leher = "leher",
        /// `maple`.
        Maple = "maple",
        /// `marin`.
        Marin = "marin",
        /// `miko`.
        ///
        /// Experimental; releases: since 0.163.
        Miko = "miko",
        /// `neer`.
        ///
        /// Experimental; releases: since 0.163.
        Neer = "neer",
        /// `porto`.
        ///
        /// Experimental; releases: since 0.163.
        Porto = "porto",
        /// `rindo`.
        ///
        /// Experimental; releases: since 0.163.
        Rindo = "rindo",
        /// `rio`.
        ///
        /// Experimental; releases: since 0.163.
        Rio = "rio",
        /// `rivage`.
        ///
        /// Experimental; releases: since 0.163.
        Rivage = "rivage",
        /// `sage`.
        Sage = "sage",
        /// `selva`.
        ///
        /// Experimental; releases: since 0.163.
        Selva = "selva",
        /// `shimmer`.
        Shimmer = "shimmer",
        /// `sol`.
        Sol = "sol",
        /// `sonna`.
        ///
        /// Experimental; releases: since 0.163.
        Sonna = "sonna",
        /// `spruce`.
        Spruce = "spruce",
        /// `tinta`.
        ///
        /// Experimental; releases: since 0.163.
        Tinta = "tinta",
        /// `vale`.
        Vale = "vale",
        /// `verse`.
        Verse = "verse",
        /// `viola`.
        ///
        /// Experimental; releases: since 0.163.
        Viola = "viola",
    }
}

object! {
    /// The members of `RealtimeVoicesList`.
    ///
    /// Experimental; releases: since 0.120.
    pub struct RealtimeVoicesList {
        required {
            /// `defaultV1`.
            default_v1: RealtimeVoice = "defaultV1";
            /// `defaultV2`.
            default_v2: RealtimeVoice = "defaultV2";
            /// `v1`.
            v1: List<RealtimeVoice> = "v1";
            /// `v2`.
            v2: List<RealtimeVoice> = "v2";
        }
        list {
            /// `v3`.
            ///
            /// Experimental; releases: since 0.163.
            v3: List<RealtimeVoice> = "v3";
        }
    }
}

object! {
    /// EXPERIMENTAL - append audio input to thread realtime.
    ///
    /// Experimental; releases: since 0.106.
    pub struct ThreadRealtimeAppendAudioParams {
        required {
            /// `audio`.
            audio: ThreadRealtimeAudioChunk = "audio";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - response for appending realtime audio input.
    ///
    /// Experimental; releases: since 0.106.
    pub struct ThreadRealtimeAppendAudioResponse {
    }
}

object! {
    /// EXPERIMENTAL - append speakable text to thread realtime.
    ///
    /// Experimental; releases: since 0.141.
    pub struct ThreadRealtimeAppendSpeechParams {
        required {
            /// `text`.
            text: String = "text";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - response for appending realtime speech.
    ///
    /// Experimental; releases: since 0.141.
    pub struct ThreadRealtimeAppendSpeechResponse {
    }
}

object! {
    /// EXPERIMENTAL - append text input to thread realtime.
    ///
    /// Experimental; releases: since 0.106.
    pub struct ThreadRealtimeAppendTextParams {
        required {
            /// `text`.
            text: String = "text";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `role`.
            ///
            /// Experimental; releases: since 0.140.
            role: ConversationTextRole = "role";
        }
    }
}

object! {
    /// EXPERIMENTAL - response for appending realtime text input.
    ///
    /// Experimental; releases: since 0.106.
    pub struct ThreadRealtimeAppendTextResponse {
    }
}

object! {
    /// EXPERIMENTAL - thread realtime audio chunk.
    ///
    /// Releases: since 0.106.
    pub struct ThreadRealtimeAudioChunk {
        required {
            /// `data`.
            data: String = "data";
            /// `numChannels`.
            num_channels: u16 = "numChannels";
            /// `sampleRate`.
            sample_rate: u32 = "sampleRate";
        }
        optional {
            /// `itemId`.
            ///
            /// Releases: since 0.116.
            item_id: String = "itemId";
            /// `samplesPerChannel`.
            samples_per_channel: u32 = "samplesPerChannel";
        }
    }
}

tagged! {
    /// EXPERIMENTAL - how an existing agent item appears in a realtime conversation.
    ///
    /// Releases: since 0.150.
    pub enum ThreadRealtimeBemItemPresentation by "type" {
        held {
            /// `inlineVisualization`.
            InlineVisualization(InlineVisualizationThreadRealtimeBemItemPresentation) = "inlineVisualization",
        }
        bare {
            /// `wholeItem`.
            WholeItem = "wholeItem",
            /// `inlineMarkdown`.
            InlineMarkdown = "inlineMarkdown",
        }
    }
}

object! {
    /// EXPERIMENTAL - emitted when thread realtime transport closes.
    ///
    /// Releases: since 0.106.
    pub struct ThreadRealtimeClosedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `reason`.
            reason: String = "reason";
        }
    }
}

object! {
    /// EXPERIMENTAL - emitted when thread realtime encounters an error.
    ///
    /// Releases: since 0.106.
    pub struct ThreadRealtimeErrorNotification {
        required {
            /// `message`.
            message: String = "message";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - role-bearing text item included when a realtime V3 session starts.
    ///
    /// Experimental; releases: since 0.145.
    pub struct ThreadRealtimeInitialItem {
        required {
            /// `role`.
            role: ConversationTextRole = "role";
            /// `text`.
            text: String = "text";
        }
    }
}

tagged! {
    /// EXPERIMENTAL - a thread-scoped realtime item in the canonical timeline.
    ///
    /// Releases: since 0.150.
    pub enum ThreadRealtimeItem by "type" {
        held {
            /// `realtimeSessionStarted`.
            RealtimeSessionStarted(RealtimeSessionStartedThreadRealtimeItem) = "realtimeSessionStarted",
            /// `transcriptSegment`.
            TranscriptSegment(TranscriptSegmentThreadRealtimeItem) = "transcriptSegment",
            /// `bemItemPromoted`.
            BemItemPromoted(BemItemPromotedThreadRealtimeItem) = "bemItemPromoted",
            /// `realtimeSessionClosed`.
            RealtimeSessionClosed(RealtimeSessionClosedThreadRealtimeItem) = "realtimeSessionClosed",
        }
    }
}

object! {
    /// EXPERIMENTAL - raw non-audio thread realtime item emitted by the backend.
    ///
    /// Releases: since 0.106.
    pub struct ThreadRealtimeItemAddedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `item`.
            item: Value = "item";
        }
    }
}

object! {
    /// EXPERIMENTAL - a realtime timeline item published after canonical commit.
    ///
    /// Releases: since 0.150.
    pub struct ThreadRealtimeItemCompletedNotification {
        required {
            /// `item`.
            item: ThreadRealtimeItem = "item";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - a realtime timeline item started before its content streams.
    ///
    /// Releases: since 0.150.
    pub struct ThreadRealtimeItemStartedNotification {
        required {
            /// `item`.
            item: ThreadRealtimeItem = "item";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - text appended to an active realtime transcript item.
    ///
    /// Releases: since 0.150.
    pub struct ThreadRealtimeItemTranscriptDeltaNotification {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `itemId`.
            item_id: String = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - list voices supported by thread realtime.
    ///
    /// Experimental; releases: since 0.120.
    pub struct ThreadRealtimeListVoicesParams {
    }
}

object! {
    /// EXPERIMENTAL - response for listing supported realtime voices.
    ///
    /// Experimental; releases: since 0.120.
    pub struct ThreadRealtimeListVoicesResponse {
        required {
            /// `voices`.
            voices: RealtimeVoicesList = "voices";
        }
    }
}

object! {
    /// EXPERIMENTAL - streamed output audio emitted by thread realtime.
    ///
    /// Releases: since 0.106.
    pub struct ThreadRealtimeOutputAudioDeltaNotification {
        required {
            /// `audio`.
            audio: ThreadRealtimeAudioChunk = "audio";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - emitted with the remote SDP for a WebRTC realtime session.
    ///
    /// Releases: since 0.120.
    pub struct ThreadRealtimeSdpNotification {
        required {
            /// `sdp`.
            sdp: String = "sdp";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

text_enum! {
    /// The values of `ThreadRealtimeSessionOutcome`.
    ///
    /// Releases: since 0.150.
    pub enum ThreadRealtimeSessionOutcome {
        /// `ended`.
        Ended = "ended",
        /// `failed`.
        Failed = "failed",
    }
}

object! {
    /// EXPERIMENTAL - start a thread-scoped realtime session.
    ///
    /// Experimental; releases: since 0.106.
    pub struct ThreadRealtimeStartParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Overrides the configured realtime architecture for this session only.
            ///
            /// Experimental; releases: 0.140 to 0.141.
            architecture: RealtimeConversationArchitecture = "architecture";
            /// Relays public reasoning summaries as quiet context for realtime V3 delegations.
            /// Defaults to false.
            ///
            /// Experimental; releases: since 0.157.
            backend_reasoning_status: bool = "backendReasoningStatus";
            /// Leaves Codex response handoffs to the client's explicit append calls instead of
            /// forwarding them automatically. Defaults to false.
            ///
            /// Experimental; releases: since 0.142.
            client_managed_handoffs: bool = "clientManagedHandoffs";
            /// Overrides BEM channel prefixes by `analysis`, `commentary`, or `final`. Omitted
            /// channels retain their default uppercase bracketed prefixes.
            ///
            /// Experimental; releases: since 0.146.
            codex_response_handoff_channel_prefixes: Map<List<String>> = "codexResponseHandoffChannelPrefixes";
            /// Selects how automatic Codex responses are routed in Frameless Bidi sessions.
            /// Omitted values default to `thinking`. Realtime V1 and V2 ignore this setting.
            ///
            /// Experimental; releases: since 0.145.
            codex_response_handoff_mode: CodexResponseHandoffMode = "codexResponseHandoffMode";
            /// Optional prefix added to automatic V1 Codex commentary sent with
            /// `conversation.handoff.append` when `codexResponsesAsItems` is not true. Final
            /// answers are sent without the prefix.
            ///
            /// Experimental; releases: 0.142 to 0.144.
            codex_response_handoff_prefix: String = "codexResponseHandoffPrefix";
            /// Optional prefix added to automatic Codex response items when
            /// `codexResponsesAsItems` is true.
            ///
            /// Experimental; releases: since 0.141.
            codex_response_item_prefix: String = "codexResponseItemPrefix";
            /// Sends automatic Codex responses as realtime conversation items instead of
            /// handoff appends.
            ///
            /// Experimental; releases: since 0.141.
            codex_responses_as_items: bool = "codexResponsesAsItems";
            /// Controls whether a realtime V3 delegation produces an acknowledgement filler.
            /// Omitted values preserve the Realtime API's default behavior.
            ///
            /// Experimental; releases: since 0.147.
            delegation_ack_filler: bool = "delegationAckFiller";
            /// Routes any transcript tail remaining at session end through Codex. Defaults to
            /// false. TODO: Remove this rollout knob once transcript-tail flushing is always
            /// enabled.
            ///
            /// Experimental; releases: since 0.143.
            flush_transcript_tail_on_session_end: bool = "flushTranscriptTailOnSessionEnd";
            /// Set to false to start without Codex's startup context. Omitted or null includes
            /// it.
            ///
            /// Experimental; releases: since 0.141.
            include_startup_context: bool = "includeStartupContext";
            /// Adds complete role-bearing text items to the initial Frameless Bidi session
            /// history. This is only supported by realtime V3 and is sent during session
            /// startup. Requests are limited to 128 items and 8,192 estimated text tokens in
            /// total.
            ///
            /// Experimental; releases: since 0.145.
            initial_items: List<ThreadRealtimeInitialItem> = "initialItems";
            /// Overrides the configured realtime model for this session only.
            ///
            /// Experimental; releases: since 0.140.
            model: String = "model";
            /// Selects text or audio output for the realtime session. Transport and voice stay
            /// independent so clients can choose how they connect separately from what the
            /// model emits.
            ///
            /// Experimental; releases: since 0.121.
            output_modality: RealtimeOutputModality = "outputModality";
            /// Developer instructions given to the backing Codex model when this realtime
            /// session ends.
            ///
            /// Experimental; releases: since 0.147.
            realtime_end_instructions: String = "realtimeEndInstructions";
            /// `realtimeSessionId`.
            ///
            /// Experimental; releases: since 0.129.
            realtime_session_id: String = "realtimeSessionId";
            /// Developer instructions given to the backing Codex model when this realtime
            /// session starts.
            ///
            /// Experimental; releases: since 0.147.
            realtime_start_instructions: String = "realtimeStartInstructions";
            /// `sessionId`.
            ///
            /// Experimental; releases: 0.106 to 0.128.
            session_id: String = "sessionId";
            /// `transport`.
            ///
            /// Experimental; releases: since 0.120.
            transport: ThreadRealtimeStartTransport = "transport";
            /// Overrides the configured realtime protocol version for this session only.
            ///
            /// Experimental; releases: since 0.140.
            version: RealtimeConversationVersion = "version";
            /// `voice`.
            ///
            /// Experimental; releases: since 0.120.
            voice: RealtimeVoice = "voice";
            /// Client-generated identifier for the product voice session. This is distinct from
            /// `realtimeSessionId`.
            ///
            /// Experimental; releases: since 0.164.
            voice_session_id: String = "voiceSessionId";
        }
        patch {
            /// `prompt`.
            prompt: String = "prompt";
        }
    }
}

object! {
    /// EXPERIMENTAL - response for starting thread realtime.
    ///
    /// Experimental; releases: since 0.106.
    pub struct ThreadRealtimeStartResponse {
    }
}

tagged! {
    /// EXPERIMENTAL - transport used by thread realtime.
    ///
    /// Experimental; releases: since 0.120.
    pub enum ThreadRealtimeStartTransport by "type" {
        held {
            /// `webrtc`.
            Webrtc(WebrtcThreadRealtimeStartTransport) = "webrtc",
            /// `existingCall`.
            ///
            /// Experimental; releases: since 0.150.
            ExistingCall(ExistingCallThreadRealtimeStartTransport) = "existingCall",
        }
        bare {
            /// `websocket`.
            Websocket = "websocket",
        }
    }
}

object! {
    /// EXPERIMENTAL - emitted when thread realtime startup is accepted.
    ///
    /// Releases: since 0.106.
    pub struct ThreadRealtimeStartedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `realtimeSessionId`.
            ///
            /// Releases: since 0.129.
            realtime_session_id: String = "realtimeSessionId";
            /// `sessionId`.
            ///
            /// Releases: 0.106 to 0.128.
            session_id: String = "sessionId";
            /// `version`.
            ///
            /// Releases: since 0.116.
            version: RealtimeConversationVersion = "version";
        }
    }
}

object! {
    /// EXPERIMENTAL - stop thread realtime.
    ///
    /// Experimental; releases: since 0.106.
    pub struct ThreadRealtimeStopParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - response for stopping thread realtime.
    ///
    /// Experimental; releases: since 0.106.
    pub struct ThreadRealtimeStopResponse {
    }
}

object! {
    /// EXPERIMENTAL - flat transcript delta emitted whenever realtime transcript text changes.
    ///
    /// Releases: since 0.121.
    pub struct ThreadRealtimeTranscriptDeltaNotification {
        required {
            /// Live transcript delta from the realtime event.
            delta: String = "delta";
            /// `role`.
            role: String = "role";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - final transcript text emitted when realtime completes a transcript part.
    ///
    /// Releases: since 0.121.
    pub struct ThreadRealtimeTranscriptDoneNotification {
        required {
            /// `role`.
            role: String = "role";
            /// Final complete text for the transcript part.
            text: String = "text";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

text_enum! {
    /// The values of `ThreadRealtimeTranscriptRole`.
    ///
    /// Releases: since 0.150.
    pub enum ThreadRealtimeTranscriptRole {
        /// `user`.
        User = "user",
        /// `assistant`.
        Assistant = "assistant",
    }
}

object! {
    /// EXPERIMENTAL - flat transcript delta emitted whenever realtime transcript text changes.
    ///
    /// Releases: 0.117 to 0.120.
    pub struct ThreadRealtimeTranscriptUpdatedNotification {
        required {
            /// `role`.
            role: String = "role";
            /// `text`.
            text: String = "text";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
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
    /// The members of `WebrtcThreadRealtimeStartTransport`.
    pub struct WebrtcThreadRealtimeStartTransport {
        required {
            /// SDP offer generated by a WebRTC RTCPeerConnection after configuring audio and
            /// the realtime events data channel.
            sdp: String = "sdp";
        }
    }
}
