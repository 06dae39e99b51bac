//! Models, providers and collaboration modes.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

#![allow(unused_imports)]

use serde_json::Value;

use super::*;
use crate::runtime::{
    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,
};
use crate::{ItemId, RequestId, ThreadId, TurnId};

text_enum! {
    /// The values of `BedrockProviderId`.
    ///
    /// Releases: since 0.169.
    pub enum BedrockProviderId {
        /// `amazon-bedrock`.
        AmazonBedrock = "amazon-bedrock",
        /// `amazon-bedrock-runtime`.
        AmazonBedrockRuntime = "amazon-bedrock-runtime",
    }
}

object! {
    /// The members of `BedrockProviderSettings`.
    pub struct BedrockProviderSettings {
        optional {
            /// `profile`.
            profile: String = "profile";
            /// `region`.
            region: String = "region";
        }
    }
}

object! {
    /// AWS configuration fields for built-in Bedrock providers.
    pub struct BedrockProviderSettingsPatch {
        required {
            /// `providerId`.
            provider_id: BedrockProviderId = "providerId";
        }
        optional {
            /// `profile`.
            profile: String = "profile";
            /// `region`.
            region: String = "region";
        }
    }
}

object! {
    /// EXPERIMENTAL - list collaboration mode presets.
    ///
    /// Experimental.
    pub struct CollaborationModeListParams {
    }
}

object! {
    /// EXPERIMENTAL - collaboration mode presets response.
    ///
    /// Experimental.
    pub struct CollaborationModeListResponse {
        required {
            /// `data`.
            data: List<CollaborationModeMask> = "data";
        }
    }
}

object! {
    /// EXPERIMENTAL - collaboration mode preset metadata for clients.
    ///
    /// Experimental.
    pub struct CollaborationModeMask {
        required {
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `mode`.
            mode: ModeKind = "mode";
            /// `model`.
            model: String = "model";
        }
        patch {
            /// `developer_instructions`.
            ///
            /// Experimental; releases: until 0.105.
            developer_instructions: String = "developer_instructions";
            /// `reasoning_effort`.
            reasoning_effort: String = "reasoning_effort";
        }
    }
}

object! {
    /// The members of `CustomGatewayProviderSettings`.
    pub struct CustomGatewayProviderSettings {
        required {
            /// `auth`.
            auth: GatewayAuth = "auth";
        }
    }
}

object! {
    /// The members of `CustomGatewayProviderSettingsPatch`.
    pub struct CustomGatewayProviderSettingsPatch {
        optional {
            /// `baseUrl`.
            base_url: String = "baseUrl";
            /// `envKey`.
            env_key: String = "envKey";
            /// `name`.
            name: String = "name";
            /// Omit or pass null to allocate a new custom provider ID.
            provider_id: String = "providerId";
        }
    }
}

object! {
    /// The members of `EnvironmentVariableGatewayAuth`.
    pub struct EnvironmentVariableGatewayAuth {
        required {
            /// `envKey`.
            env_key: String = "envKey";
        }
    }
}

tagged! {
    /// The forms of `GatewayAuth`.
    ///
    /// Releases: since 0.169.
    pub enum GatewayAuth by "mode" {
        held {
            /// `environmentVariable`.
            EnvironmentVariable(EnvironmentVariableGatewayAuth) = "environmentVariable",
            /// `externallyConfigured`.
            ExternallyConfigured(ModeGatewayAuth) = "externallyConfigured",
        }
        bare {
            /// `none`.
            None = "none",
        }
    }
}

text_enum! {
    /// The values of `GcpProviderId`.
    ///
    /// Releases: since 0.169.
    pub enum GcpProviderId {
        /// `gcp`.
        Gcp = "gcp",
    }
}

object! {
    /// The members of `GcpProviderSettings`.
    pub struct GcpProviderSettings {
        optional {
            /// Path on the app-server host, without credential-file contents.
            credential_file: String = "credentialFile";
            /// `location`.
            location: String = "location";
            /// `projectId`.
            project_id: String = "projectId";
        }
    }
}

object! {
    /// GCP configuration fields. Credential-file paths refer to the app-server host.
    pub struct GcpProviderSettingsPatch {
        required {
            /// `providerId`.
            provider_id: GcpProviderId = "providerId";
        }
        optional {
            /// `credentialFile`.
            credential_file: String = "credentialFile";
            /// `location`.
            location: String = "location";
            /// `projectId`.
            project_id: String = "projectId";
        }
    }
}

text_enum! {
    /// Canonical user-input modality tags advertised by a model.
    pub enum InputModality {
        /// Plain text turns and tool payloads.
        Text = "text",
        /// Image attachments included in user turns.
        Image = "image",
        /// Audio attachments included in user turns.
        ///
        /// Releases: since 0.145.
        Audio = "audio",
    }
}

object! {
    /// Authentication is configured outside the gateway form. Preserve it on edits.
    pub struct ModeGatewayAuth {
        optional {
            /// `envKey`.
            env_key: String = "envKey";
        }
    }
}

object! {
    /// The members of `Model`.
    pub struct Model {
        required {
            /// `defaultReasoningEffort`.
            default_reasoning_effort: String = "defaultReasoningEffort";
            /// `description`.
            description: String = "description";
            /// `displayName`.
            display_name: String = "displayName";
            /// `id`.
            id: String = "id";
            /// `isDefault`.
            is_default: bool = "isDefault";
            /// `model`.
            model: String = "model";
            /// `supportedReasoningEfforts`.
            supported_reasoning_efforts: List<ReasoningEffortOption> = "supportedReasoningEfforts";
        }
        optional {
            /// `availabilityNux`.
            ///
            /// Releases: since 0.107.
            availability_nux: ModelAvailabilityNux = "availabilityNux";
            /// Null when the catalog does not provide access-program metadata.
            ///
            /// Releases: since 0.156.
            available_access_programs: ModelAccessPrograms = "availableAccessPrograms";
            /// Catalog default service tier id for this model, when one is configured.
            ///
            /// Releases: since 0.133.
            default_service_tier: String = "defaultServiceTier";
            /// `hidden`.
            ///
            /// Releases: since 0.104.
            hidden: bool = "hidden";
            /// `inputModalities`.
            input_modalities: List<InputModality> = "inputModalities";
            /// `modelSpecialty`.
            ///
            /// Releases: since 0.146.1.
            model_specialty: String = "modelSpecialty";
            /// Multi-agent runtime declared by this model, when available.
            ///
            /// Releases: since 0.148.
            multi_agent_version: MultiAgentVersion = "multiAgentVersion";
            /// @deprecated Always false; models no longer support personality selection.
            supports_personality: bool = "supportsPersonality";
            /// `upgrade`.
            upgrade: String = "upgrade";
            /// `upgradeInfo`.
            ///
            /// Releases: since 0.107.
            upgrade_info: ModelUpgradeInfo = "upgradeInfo";
        }
        list {
            /// Deprecated: use `serviceTiers` instead.
            ///
            /// Releases: since 0.120.
            additional_speed_tiers: List<String> = "additionalSpeedTiers";
            /// `serviceTiers`.
            ///
            /// Releases: since 0.129.
            service_tiers: List<ModelServiceTier> = "serviceTiers";
        }
    }
}

object! {
    /// Caller-specific explicit access programs advertised by model discovery.
    ///
    /// Releases: since 0.156.
    pub struct ModelAccessPrograms {
        required {
            /// Accepted explicit selections.
            cyber: List<CyberAccessProgram> = "cyber";
        }
    }
}

object! {
    /// The members of `ModelAvailabilityNux`.
    ///
    /// Releases: since 0.107.
    pub struct ModelAvailabilityNux {
        required {
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ModelListParams {
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// When true, include models that are hidden from the default picker list.
            ///
            /// Releases: since 0.104.
            include_hidden: bool = "includeHidden";
            /// Optional page size; defaults to a reasonable server-side value.
            limit: u32 = "limit";
            /// List models for this configured provider instead of the app-server default.
            ///
            /// Releases: since 0.169.
            model_provider: String = "modelProvider";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ModelListResponse {
        required {
            /// `data`.
            data: List<Model> = "data";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last item. If None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.152.
    pub struct ModelProviderAuthRecoveryCompletedNotification {
        required {
            /// `message`.
            message: String = "message";
            /// `provider`.
            provider: String = "provider";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.152.
    pub struct ModelProviderAuthRecoveryStartedNotification {
        required {
            /// `message`.
            message: String = "message";
            /// `provider`.
            provider: String = "provider";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.128.
    pub struct ModelProviderCapabilitiesReadParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.128.
    pub struct ModelProviderCapabilitiesReadResponse {
        required {
            /// `imageGeneration`.
            image_generation: bool = "imageGeneration";
            /// `webSearch`.
            web_search: bool = "webSearch";
        }
        optional {
            /// `namespaceTools`.
            ///
            /// Releases: 0.128 to 0.161.
            namespace_tools: bool = "namespaceTools";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.169.
    pub struct ModelProviderConfigWriteParams {
        required {
            /// `settings`.
            settings: ProviderSettingsPatch = "settings";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.169.
    pub struct ModelProviderConfigWriteResponse {
        required {
            /// `provider`.
            provider: ModelProviderSummary = "provider";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.169.
    pub struct ModelProviderListParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.169.
    pub struct ModelProviderListResponse {
        required {
            /// `canChangeDefault`.
            can_change_default: bool = "canChangeDefault";
            /// `data`.
            data: List<ModelProviderSummary> = "data";
            /// `defaultProviderId`.
            default_provider_id: String = "defaultProviderId";
        }
    }
}

object! {
    /// The members of `ModelProviderSummary`.
    ///
    /// Releases: since 0.169.
    pub struct ModelProviderSummary {
        required {
            /// Whether a supported configuration field can be edited in the active user layer.
            can_edit: bool = "canEdit";
            /// `id`.
            id: String = "id";
            /// `name`.
            name: String = "name";
            /// `settings`.
            settings: ProviderSettings = "settings";
        }
        optional {
            /// Null when the endpoint is absent or cannot be safely displayed.
            base_url: String = "baseUrl";
        }
    }
}

text_enum! {
    /// The values of `ModelRerouteReason`.
    ///
    /// Releases: since 0.104.
    pub enum ModelRerouteReason {
        /// `highRiskCyberActivity`.
        HighRiskCyberActivity = "highRiskCyberActivity",
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.104.
    pub struct ModelReroutedNotification {
        required {
            /// `fromModel`.
            from_model: String = "fromModel";
            /// `reason`.
            reason: ModelRerouteReason = "reason";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `toModel`.
            to_model: String = "toModel";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.142.
    pub struct ModelSafetyBufferingUpdatedNotification {
        required {
            /// `model`.
            model: String = "model";
            /// `reasons`.
            reasons: List<String> = "reasons";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
            /// `useCases`.
            use_cases: List<String> = "useCases";
        }
        optional {
            /// `fasterModel`.
            ///
            /// Releases: since 0.142.5.
            faster_model: String = "fasterModel";
            /// `showBufferingUi`.
            ///
            /// Releases: since 0.142.5.
            show_buffering_ui: bool = "showBufferingUi";
        }
    }
}

object! {
    /// The members of `ModelServiceTier`.
    ///
    /// Releases: since 0.129.
    pub struct ModelServiceTier {
        required {
            /// `description`.
            description: String = "description";
            /// `id`.
            id: String = "id";
            /// `name`.
            name: String = "name";
        }
    }
}

object! {
    /// The members of `ModelUpgradeInfo`.
    ///
    /// Releases: since 0.107.
    pub struct ModelUpgradeInfo {
        required {
            /// `model`.
            model: String = "model";
        }
        optional {
            /// `migrationMarkdown`.
            migration_markdown: String = "migrationMarkdown";
            /// `modelLink`.
            model_link: String = "modelLink";
            /// Informational Unix timestamp for this upgrade's scheduled retirement, if known.
            ///
            /// Releases: since 0.148.
            retirement_at: i64 = "retirementAt";
            /// `upgradeCopy`.
            upgrade_copy: String = "upgradeCopy";
        }
    }
}

text_enum! {
    /// The values of `ModelVerification`.
    ///
    /// Releases: since 0.124.
    pub enum ModelVerification {
        /// `trustedAccessForCyber`.
        TrustedAccessForCyber = "trustedAccessForCyber",
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.124.
    pub struct ModelVerificationNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
            /// `verifications`.
            verifications: List<ModelVerification> = "verifications";
        }
    }
}

text_enum! {
    /// Multi-agent runtime supported by a model.
    ///
    /// Releases: since 0.148.
    pub enum MultiAgentVersion {
        /// `disabled`.
        Disabled = "disabled",
        /// `v1`.
        V1 = "v1",
        /// `v2`.
        V2 = "v2",
    }
}

tagged! {
    /// The forms of `ProviderSettings`.
    ///
    /// Releases: since 0.169.
    pub enum ProviderSettings by "type" {
        held {
            /// `customGateway`.
            CustomGateway(CustomGatewayProviderSettings) = "customGateway",
            /// `bedrock`.
            Bedrock(BedrockProviderSettings) = "bedrock",
            /// `gcp`.
            Gcp(GcpProviderSettings) = "gcp",
        }
        bare {
            /// `openai`.
            Openai = "openai",
        }
    }
}

tagged! {
    /// Omitted patch fields preserve their values. Explicit null clears a nullable field.
    ///
    /// Releases: since 0.169.
    pub enum ProviderSettingsPatch by "type" {
        held {
            /// `customGateway`.
            CustomGateway(CustomGatewayProviderSettingsPatch) = "customGateway",
            /// `bedrock`.
            Bedrock(BedrockProviderSettingsPatch) = "bedrock",
            /// `gcp`.
            Gcp(GcpProviderSettingsPatch) = "gcp",
        }
    }
}

object! {
    /// The members of `ReasoningEffortOption`.
    pub struct ReasoningEffortOption {
        required {
            /// `description`.
            description: String = "description";
            /// `reasoningEffort`.
            reasoning_effort: String = "reasoningEffort";
        }
    }
}
