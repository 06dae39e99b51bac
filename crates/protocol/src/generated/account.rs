//! Accounts: login, rate limits, usage.
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
    /// Experimental; releases: 0.149.
    pub struct AccessKeysv2BedrockSetupParams {
        required {
            /// `accessKeyId`.
            access_key_id: String = "accessKeyId";
            /// `region`.
            region: String = "region";
            /// `secretAccessKey`.
            secret_access_key: Secret = "secretAccessKey";
        }
        optional {
            /// `sessionToken`.
            session_token: Secret = "sessionToken";
        }
    }
}

tagged! {
    /// The forms of `Account`.
    pub enum Account by "type" {
        held {
            /// `chatgpt`.
            Chatgpt(ChatgptAccount) = "chatgpt",
            /// `amazonBedrock`.
            ///
            /// Releases: since 0.125.
            AmazonBedrock(AmazonBedrockAccount) = "amazonBedrock",
        }
        bare {
            /// `apiKey`.
            ApiKey = "apiKey",
            /// Google Cloud Vertex AI with externally managed credentials.
            ///
            /// Releases: since 0.165.
            Gcp = "gcp",
        }
    }
}

object! {
    /// Params of `account/gatewayOAuth/cancel`: it takes none.
    pub struct AccountGatewayOauthCancelParams {
    }
}

object! {
    /// Params of a notification.
    pub struct AccountLoginCompletedNotification {
        required {
            /// `success`.
            success: bool = "success";
        }
        optional {
            /// `error`.
            error: String = "error";
            /// `loginId`.
            login_id: String = "loginId";
            /// `onboardingEntrypoint`.
            ///
            /// Releases: since 0.147.
            onboarding_entrypoint: DesktopOnboardingEntrypoint = "onboardingEntrypoint";
        }
    }
}

object! {
    /// Params of `account/logout`: it takes none.
    pub struct AccountLogoutParams {
    }
}

object! {
    /// Sparse rolling rate-limit update.
    ///
    /// Clients should merge available values into the most recent `account/rateLimits/read`
    /// response or refetch that snapshot. Nullable account metadata may be unavailable in a
    /// rolling update and does not clear a previously observed value.
    pub struct AccountRateLimitsUpdatedNotification {
        required {
            /// `rateLimits`.
            rate_limits: RateLimitSnapshot = "rateLimits";
        }
    }
}

text_enum! {
    /// Backend routing policy. Wire values match the accounts/check contract.
    ///
    /// Experimental; releases: since 0.156.
    pub enum AccountRoutingOverride {
        /// `NO_CONSTRAINT`.
        NoConstraint = "NO_CONSTRAINT",
        /// `us`.
        Us = "us",
        /// `us_cr`.
        UsCr = "us_cr",
    }
}

object! {
    /// The members of `AccountSecuritySetupAction`.
    ///
    /// Releases: since 0.169.
    pub struct AccountSecuritySetupAction {
        required {
            /// `label`.
            label: String = "label";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `AccountSecuritySetupNotice`.
    ///
    /// Releases: since 0.169.
    pub struct AccountSecuritySetupNotice {
        required {
            /// `accountId`.
            account_id: String = "accountId";
            /// `action`.
            action: AccountSecuritySetupAction = "action";
            /// `description`.
            description: String = "description";
            /// `title`.
            title: String = "title";
            /// `userId`.
            user_id: String = "userId";
        }
    }
}

object! {
    /// Params of `account/securitySetup/read`: it takes none.
    pub struct AccountSecuritySetupReadParams {
    }
}

object! {
    /// The members of `AccountSession`.
    ///
    /// Experimental; releases: since 0.166.
    pub struct AccountSession {
        required {
            /// `isActive`.
            is_active: bool = "isActive";
            /// `lastUsedAt`.
            last_used_at: i64 = "lastUsedAt";
            /// `sessionId`.
            session_id: String = "sessionId";
            /// `workspaces`.
            workspaces: List<AccountSessionWorkspace> = "workspaces";
        }
        optional {
            /// `displayName`.
            display_name: String = "displayName";
            /// `email`.
            email: String = "email";
            /// `imageUrl`.
            image_url: String = "imageUrl";
            /// `selectedWorkspaceAccountId`.
            selected_workspace_account_id: String = "selectedWorkspaceAccountId";
            /// `userId`.
            user_id: String = "userId";
        }
    }
}

object! {
    /// The members of `AccountSessionWorkspace`.
    ///
    /// Experimental; releases: since 0.166.
    pub struct AccountSessionWorkspace {
        required {
            /// `accountId`.
            account_id: String = "accountId";
        }
        optional {
            /// `imageUrl`.
            image_url: String = "imageUrl";
            /// `kind`.
            kind: AccountSessionWorkspaceKind = "kind";
            /// `name`.
            name: String = "name";
        }
    }
}

text_enum! {
    /// The values of `AccountSessionWorkspaceKind`.
    ///
    /// Experimental; releases: since 0.166.
    pub enum AccountSessionWorkspaceKind {
        /// `personal`.
        Personal = "personal",
        /// `workspace`.
        Workspace = "workspace",
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.166.
    pub struct AccountSessionsListParams {
        optional {
            /// `refreshWorkspaceMetadata`.
            refresh_workspace_metadata: bool = "refreshWorkspaceMetadata";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.166.
    pub struct AccountSessionsResponse {
        required {
            /// `sessions`.
            sessions: List<AccountSession> = "sessions";
        }
        optional {
            /// `activeSessionId`.
            active_session_id: String = "activeSessionId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.166.
    pub struct AccountSessionsSwitchParams {
        required {
            /// Workspace to select within that login; this is not a user identifier.
            account_id: String = "accountId";
            /// Opaque active-login identifier returned by accountSession/list.
            session_id: String = "sessionId";
        }
        optional {
            /// Allow Core to start browser sign-in if this session needs SSO for the workspace.
            allow_browser_login: bool = "allowBrowserLogin";
        }
    }
}

either! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.166.
    pub enum AccountSessionsSwitchResponse {
        /// Open the URL and await account/login/completed for this login ID.
        Alternative(AccountSessionsSwitchResponseAlternative),
        /// An object of this form.
        Sessionsv2(Sessionsv2AccountSessionsSwitchResponse),
    }
}

object! {
    /// Open the URL and await account/login/completed for this login ID.
    ///
    /// Experimental; releases: since 0.166.
    pub struct AccountSessionsSwitchResponseAlternative {
        required {
            /// `auth_url`.
            auth_url: String = "auth_url";
            /// `login_id`.
            login_id: String = "login_id";
        }
    }
}

object! {
    /// The members of `AccountTokenUsageDailyBucket`.
    ///
    /// Releases: since 0.138.
    pub struct AccountTokenUsageDailyBucket {
        required {
            /// `startDate`.
            start_date: String = "startDate";
            /// `tokens`.
            tokens: i64 = "tokens";
        }
    }
}

object! {
    /// The members of `AccountTokenUsageSummary`.
    ///
    /// Releases: since 0.138.
    pub struct AccountTokenUsageSummary {
        optional {
            /// `currentStreakDays`.
            current_streak_days: i64 = "currentStreakDays";
            /// `lifetimeTokens`.
            lifetime_tokens: i64 = "lifetimeTokens";
            /// `longestRunningTurnSec`.
            longest_running_turn_sec: i64 = "longestRunningTurnSec";
            /// `longestStreakDays`.
            longest_streak_days: i64 = "longestStreakDays";
            /// `peakDailyTokens`.
            peak_daily_tokens: i64 = "peakDailyTokens";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct AccountUpdatedNotification {
        optional {
            /// `authMode`.
            auth_mode: AuthMode = "authMode";
            /// `planType`.
            ///
            /// Releases: since 0.110.
            plan_type: PlanType = "planType";
        }
    }
}

object! {
    /// Params of `account/workspaceMessages/read`: it takes none.
    pub struct AccountWorkspaceMessagesReadParams {
    }
}

text_enum! {
    /// The values of `AddCreditsNudgeCreditType`.
    ///
    /// Releases: since 0.122.
    pub enum AddCreditsNudgeCreditType {
        /// `credits`.
        Credits = "credits",
        /// `usage_limit`.
        UsageLimit = "usage_limit",
    }
}

text_enum! {
    /// The values of `AddCreditsNudgeEmailStatus`.
    ///
    /// Releases: since 0.122.
    pub enum AddCreditsNudgeEmailStatus {
        /// `sent`.
        Sent = "sent",
        /// `cooldown_active`.
        CooldownActive = "cooldown_active",
    }
}

object! {
    /// \[UNSTABLE\] Managed Amazon Bedrock AWS access key login is experimental.
    ///
    /// Releases: since 0.150.
    pub struct AmazonBedrockAccessKeysv2LoginAccountParams {
        required {
            /// `accessKeyId`.
            access_key_id: String = "accessKeyId";
            /// `region`.
            region: String = "region";
            /// `secretAccessKey`.
            secret_access_key: Secret = "secretAccessKey";
        }
        optional {
            /// `sessionToken`.
            session_token: Secret = "sessionToken";
        }
    }
}

object! {
    /// The members of `AmazonBedrockAccount`.
    ///
    /// Releases: since 0.125.
    pub struct AmazonBedrockAccount {
        optional {
            /// `credentialSource`.
            ///
            /// Releases: 0.142 to 0.144.
            credential_source: AmazonBedrockCredentialSource = "credentialSource";
            /// `usesCodexManagedCredentials`.
            ///
            /// Releases: since 0.145.
            uses_codex_managed_credentials: bool = "usesCodexManagedCredentials";
        }
    }
}

text_enum! {
    /// The values of `AmazonBedrockCredentialSource`.
    ///
    /// Releases: 0.142 to 0.144.
    pub enum AmazonBedrockCredentialSource {
        /// `codexManaged`.
        CodexManaged = "codexManaged",
        /// `awsManaged`.
        AwsManaged = "awsManaged",
    }
}

object! {
    /// \[UNSTABLE\] Managed Amazon Bedrock login is experimental.
    ///
    /// Releases: since 0.145.
    pub struct AmazonBedrockv2LoginAccountParams {
        required {
            /// `apiKey`.
            api_key: Secret = "apiKey";
            /// `region`.
            region: String = "region";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ApiKeyv2LoginAccountParams {
        required {
            /// `apiKey`.
            api_key: Secret = "apiKey";
        }
    }
}

object! {
    /// Deprecated notification. Use AccountUpdatedNotification instead.
    ///
    /// Releases: until 0.104.
    pub struct AuthStatusChangeNotification {
        optional {
            /// `authMethod`.
            auth_method: AuthMode = "authMethod";
        }
    }
}

text_enum! {
    /// The values of `AwsCredentialType`.
    ///
    /// Experimental; releases: since 0.149.
    pub enum AwsCredentialType {
        /// `accessKeys`.
        AccessKeys = "accessKeys",
        /// `bedrockApiKey`.
        BedrockApiKey = "bedrockApiKey",
    }
}

object! {
    /// The members of `BedrockAwsProfile`.
    ///
    /// Experimental; releases: since 0.149.
    pub struct BedrockAwsProfile {
        required {
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `region`.
            region: String = "region";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.161.
    pub struct BedrockCheckGovCloudRequirementsParams {
    }
}

object! {
    /// Advisory check of the current Bedrock configuration after login or setup.
    ///
    /// Experimental; releases: since 0.161.
    pub struct BedrockCheckGovCloudRequirementsResponse {
        required {
            /// Whether the active Bedrock authentication resolves to a GovCloud region.
            is_gov_cloud: bool = "isGovCloud";
            /// Whether GovCloud is selected and the managed requirements miss the baseline. A
            /// false value is not a general certification of the network configuration.
            should_warn: bool = "shouldWarn";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct BedrockDiscoverParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct BedrockDiscoverResponse {
        required {
            /// `environmentCredentials`.
            environment_credentials: List<BedrockEnvironmentCredential> = "environmentCredentials";
            /// `profiles`.
            profiles: List<BedrockAwsProfile> = "profiles";
        }
    }
}

object! {
    /// The members of `BedrockEnvironmentCredential`.
    ///
    /// Experimental; releases: since 0.149.
    pub struct BedrockEnvironmentCredential {
        required {
            /// `type`.
            type_: AwsCredentialType = "type";
        }
        optional {
            /// `region`.
            region: String = "region";
        }
    }
}

tagged! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub enum BedrockSetupParams by "type" {
        held {
            /// `profile`.
            Profile(Profilev2BedrockSetupParams) = "profile",
            /// `environment`.
            Environment(Environmentv2BedrockSetupParams) = "environment",
            /// `accessKeys`.
            ///
            /// Experimental; releases: 0.149.
            AccessKeys(AccessKeysv2BedrockSetupParams) = "accessKeys",
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct BedrockSetupResponse {
    }
}

object! {
    /// Params of a request.
    pub struct CancelLoginAccountParams {
        required {
            /// `loginId`.
            login_id: String = "loginId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct CancelLoginAccountResponse {
        required {
            /// `status`.
            status: CancelLoginAccountStatus = "status";
        }
    }
}

text_enum! {
    /// The values of `CancelLoginAccountStatus`.
    pub enum CancelLoginAccountStatus {
        /// `canceled`.
        Canceled = "canceled",
        /// `notFound`.
        NotFound = "notFound",
    }
}

object! {
    /// The members of `ChatgptAccount`.
    pub struct ChatgptAccount {
        required {
            /// `planType`.
            plan_type: PlanType = "planType";
        }
        nullable {
            /// `email`.
            email: String = "email";
        }
        optional {
            /// Display name of the selected ChatGPT workspace, when available.
            ///
            /// Releases: since 0.166.
            workspace_name: String = "workspaceName";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ChatgptAuthTokensRefreshParams {
        required {
            /// `reason`.
            reason: ChatgptAuthTokensRefreshReason = "reason";
        }
        optional {
            /// Workspace/account identifier that Codex was previously using.
            ///
            /// Clients that manage multiple accounts/workspaces can use this as a hint to
            /// refresh the token for the correct workspace.
            ///
            /// This may be `null` when the prior auth state did not include a workspace
            /// identifier (`chatgpt_account_id`).
            previous_account_id: String = "previousAccountId";
        }
    }
}

text_enum! {
    /// Codex attempted a backend request and received `401 Unauthorized`.
    pub enum ChatgptAuthTokensRefreshReason {
        /// `unauthorized`.
        Unauthorized = "unauthorized",
    }
}

object! {
    /// The answer to a request.
    pub struct ChatgptAuthTokensRefreshResponse {
        required {
            /// `accessToken`.
            access_token: Secret = "accessToken";
            /// `chatgptAccountId`.
            chatgpt_account_id: String = "chatgptAccountId";
        }
        optional {
            /// `chatgptPlanType`.
            chatgpt_plan_type: String = "chatgptPlanType";
        }
    }
}

object! {
    /// \[UNSTABLE\] FOR OPENAI INTERNAL USE ONLY - DO NOT USE. The access token must contain
    /// the same scopes that Codex-managed ChatGPT auth tokens have.
    pub struct ChatgptAuthTokensv2LoginAccountParams {
        required {
            /// Access token (JWT) supplied by the client. This token is used for backend API
            /// requests and email extraction.
            access_token: Secret = "accessToken";
            /// Workspace/account identifier supplied by the client.
            chatgpt_account_id: String = "chatgptAccountId";
        }
        optional {
            /// Optional plan type supplied by the client.
            ///
            /// When `null`, Codex attempts to derive the plan type from access-token claims. If
            /// unavailable, the plan defaults to `unknown`.
            chatgpt_plan_type: String = "chatgptPlanType";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.118.
    pub struct ChatgptDeviceCodev2LoginAccountResponse {
        required {
            /// `loginId`.
            login_id: String = "loginId";
            /// One-time code the user must enter after signing in.
            user_code: String = "userCode";
            /// URL the client should open in a browser to complete device code authorization.
            verification_url: String = "verificationUrl";
        }
    }
}

object! {
    /// Params of a request.
    pub struct Chatgptv2LoginAccountParams {
        optional {
            /// `appBrand`.
            ///
            /// Releases: since 0.144.
            app_brand: LoginAppBrand = "appBrand";
            /// `codexStreamlinedLogin`.
            ///
            /// Releases: since 0.128.
            codex_streamlined_login: bool = "codexStreamlinedLogin";
            /// `useHostedLoginSuccessPage`.
            ///
            /// Releases: since 0.144.
            use_hosted_login_success_page: bool = "useHostedLoginSuccessPage";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct Chatgptv2LoginAccountResponse {
        required {
            /// URL the client should open in a browser to initiate the OAuth flow.
            auth_url: String = "authUrl";
            /// `loginId`.
            login_id: String = "loginId";
        }
    }
}

text_enum! {
    /// The values of `ConsumeAccountRateLimitResetCreditOutcome`.
    ///
    /// Releases: since 0.141.
    pub enum ConsumeAccountRateLimitResetCreditOutcome {
        /// A reset credit was consumed and the eligible rate-limit windows were reset.
        Reset = "reset",
        /// No current rate-limit window is eligible for a reset.
        NothingToReset = "nothingToReset",
        /// The account has no earned reset credits available.
        NoCredit = "noCredit",
        /// The same idempotency key already completed a reset successfully.
        AlreadyRedeemed = "alreadyRedeemed",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.141.
    pub struct ConsumeAccountRateLimitResetCreditParams {
        required {
            /// Identifies one logical reset attempt. A UUID is recommended; reuse the same
            /// value when retrying that attempt.
            idempotency_key: String = "idempotencyKey";
        }
        optional {
            /// Opaque reset-credit identifier to redeem. When omitted, the backend selects the
            /// next available credit.
            ///
            /// Releases: since 0.143.
            credit_id: String = "creditId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.141.
    pub struct ConsumeAccountRateLimitResetCreditResponse {
        required {
            /// `outcome`.
            outcome: ConsumeAccountRateLimitResetCreditOutcome = "outcome";
        }
    }
}

object! {
    /// The members of `CreditsSnapshot`.
    pub struct CreditsSnapshot {
        required {
            /// `hasCredits`.
            has_credits: bool = "hasCredits";
            /// `unlimited`.
            unlimited: bool = "unlimited";
        }
        optional {
            /// `balance`.
            balance: String = "balance";
        }
    }
}

text_enum! {
    /// The values of `DesktopOnboardingEntrypoint`.
    ///
    /// Releases: since 0.147.
    pub enum DesktopOnboardingEntrypoint {
        /// `life_sciences`.
        LifeSciences = "life_sciences",
    }
}

object! {
    /// Params of a request.
    pub struct Environmentv2BedrockSetupParams {
        required {
            /// `region`.
            region: String = "region";
        }
        optional {
            /// `credentialType`.
            ///
            /// Experimental; releases: 0.149.
            credential_type: AwsCredentialType = "credentialType";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.157.
    pub struct GatewayOAuthCancelResponse {
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.157.
    pub struct GatewayOAuthChangedNotification {
        required {
            /// `providerId`.
            provider_id: String = "providerId";
            /// `status`.
            status: GatewayOAuthStatus = "status";
        }
        optional {
            /// Authorization handoff, sent only to the connection that started login.
            auth_url: String = "authUrl";
            /// `error`.
            error: String = "error";
            /// Identifies the completed device login attempt.
            ///
            /// Releases: since 0.169.
            login_id: String = "loginId";
        }
    }
}

object! {
    /// Authorize a configured provider without changing the default or any thread's provider.
    ///
    /// Releases: since 0.169.
    pub struct GatewayOAuthLoginParams {
        optional {
            /// Select device authorization when the server advertises support for it.
            device_auth: bool = "deviceAuth";
            /// Defaults to the current provider when omitted.
            model_provider: String = "modelProvider";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.157.
    pub struct GatewayOAuthLoginResponse {
        optional {
            /// `prompt`.
            ///
            /// Releases: since 0.169.
            prompt: GatewayOAuthPrompt = "prompt";
        }
    }
}

object! {
    /// The members of `GatewayOAuthPrompt`.
    ///
    /// Releases: since 0.169.
    pub struct GatewayOAuthPrompt {
        required {
            /// `loginId`.
            login_id: String = "loginId";
            /// `userCode`.
            user_code: String = "userCode";
            /// `verificationUrl`.
            verification_url: String = "verificationUrl";
        }
    }
}

object! {
    /// Read credential readiness for a configured provider without starting browser login.
    ///
    /// Releases: since 0.169.
    pub struct GatewayOAuthReadParams {
        optional {
            /// Defaults to the current provider when omitted.
            model_provider: String = "modelProvider";
        }
    }
}

object! {
    /// Current effective gateway policy and credential readiness; never contains credentials.
    ///
    /// Releases: since 0.157.
    pub struct GatewayOAuthReadResponse {
        required {
            /// `providerId`.
            provider_id: String = "providerId";
            /// `providerName`.
            provider_name: String = "providerName";
            /// Whether the selected provider uses gateway OAuth, even when already signed in.
            required: bool = "required";
        }
        optional {
            /// `error`.
            error: String = "error";
            /// Null when the effective provider does not use gateway OAuth.
            status: GatewayOAuthStatus = "status";
            /// Whether the administrator configured a device authorization endpoint.
            ///
            /// Releases: since 0.169.
            supports_device_auth: bool = "supportsDeviceAuth";
        }
    }
}

text_enum! {
    /// The values of `GatewayOAuthStatus`.
    ///
    /// Releases: since 0.157.
    pub enum GatewayOAuthStatus {
        /// `notReady`.
        NotReady = "notReady",
        /// `started`.
        Started = "started",
        /// `succeeded`.
        Succeeded = "succeeded",
        /// `failed`.
        Failed = "failed",
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.166.
    pub struct GcpSetupParams {
        required {
            /// `projectId`.
            project_id: String = "projectId";
        }
        optional {
            /// Absolute path to a credential file on the app-server host. Omit or pass `null`
            /// to clear the active user configuration's override and use ADC. If another
            /// configuration layer would still supply a credential file, setup fails without
            /// saving changes.
            credential_file: String = "credentialFile";
            /// Vertex AI location. Omission or null selects `global`.
            location: String = "location";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.166.
    pub struct GcpSetupResponse {
    }
}

object! {
    /// Params of a request.
    pub struct GetAccountParams {
        optional {
            /// When `true`, requests a proactive token refresh before returning.
            ///
            /// In managed auth mode this triggers the normal refresh-token flow. In external
            /// auth mode this flag is ignored. Clients should refresh tokens themselves and
            /// call `account/login/start` with `chatgptAuthTokens`.
            refresh_token: bool = "refreshToken";
        }
    }
}

object! {
    /// Usage-read capabilities of the requesting client, never inferred from its experiment
    /// arm.
    ///
    /// Releases: since 0.154.
    pub struct GetAccountRateLimitsParams {
        optional {
            /// Skip the separate reset-credit detail lookup for background usage polls. The
            /// usage response still includes the available count; omitted/false preserves
            /// detailed reads.
            exclude_reset_credit_details: bool = "excludeResetCreditDetails";
            /// The client supports automatic Luna Reserve fallback. For eligible ChatGPT CLI
            /// users, allow the backend to record experiment exposure after ordinary usage is
            /// blocked.
            supports_luna_reserve: bool = "supportsLunaReserve";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct GetAccountRateLimitsResponse {
        required {
            /// Backward-compatible single-bucket view; mirrors the historical payload.
            rate_limits: RateLimitSnapshot = "rateLimits";
        }
        optional {
            /// Account associated with this usage snapshot, when supplied by the backend.
            ///
            /// Releases: since 0.152.
            account_id: String = "accountId";
            /// Backend permission for ordinary included usage, validated against the active
            /// account. Null means unavailable; clients must not infer recovery from
            /// percentages or reset times.
            ///
            /// Releases: since 0.154.
            ordinary_usage_allowed: bool = "ordinaryUsageAllowed";
            /// `rateLimitResetCredits`.
            ///
            /// Releases: since 0.141.
            rate_limit_reset_credits: RateLimitResetCreditsSummary = "rateLimitResetCredits";
            /// Optional backend-owned banner from the same usage read. Its nested keys retain
            /// the backend's snake\_case contract; an absent banner leaves the client's
            /// existing UI unchanged.
            ///
            /// Releases: since 0.152.
            rate_limit_upsell: Value = "rateLimitUpsell";
            /// Multi-bucket view keyed by metered `limit_id` (for example, `codex`).
            rate_limits_by_limit_id: Map<RateLimitSnapshot> = "rateLimitsByLimitId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct GetAccountResponse {
        required {
            /// `requiresOpenaiAuth`.
            requires_openai_auth: bool = "requiresOpenaiAuth";
        }
        optional {
            /// `account`.
            account: Account = "account";
            /// ChatGPT user ID belonging to this account response, when available.
            ///
            /// Releases: since 0.169.
            user_id: String = "userId";
            /// `workspaceRouting`.
            ///
            /// Experimental; releases: since 0.156.
            workspace_routing: WorkspaceRouting = "workspaceRouting";
        }
    }
}

object! {
    /// Optional security reminder bound to the account that fetched it. Unavailable or
    /// ineligible accounts return no notice; this read never changes account security.
    ///
    /// Releases: since 0.169.
    pub struct GetAccountSecuritySetupResponse {
        optional {
            /// `notice`.
            notice: AccountSecuritySetupNotice = "notice";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.148.
    pub struct GetAccountTokenUsageParams {
        optional {
            /// When present, read estimated usage for this thread instead of account-wide token
            /// activity.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.138.
    pub struct GetAccountTokenUsageResponse {
        required {
            /// `summary`.
            summary: AccountTokenUsageSummary = "summary";
        }
        optional {
            /// `dailyUsageBuckets`.
            daily_usage_buckets: List<AccountTokenUsageDailyBucket> = "dailyUsageBuckets";
            /// Estimated usage when a thread was requested and its billing route is available.
            ///
            /// Releases: since 0.148.
            thread_usage: ThreadUsage = "threadUsage";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.142.
    pub struct GetWorkspaceMessagesResponse {
        required {
            /// Whether the workspace-message backend route is available for this client.
            feature_enabled: bool = "featureEnabled";
            /// Active workspace messages returned by the backend.
            messages: List<WorkspaceMessage> = "messages";
        }
    }
}

tagged! {
    /// Params of a request.
    pub enum LoginAccountParams by "type" {
        held {
            /// `apiKey`.
            ApiKey(ApiKeyv2LoginAccountParams) = "apiKey",
            /// `chatgpt`.
            Chatgpt(Chatgptv2LoginAccountParams) = "chatgpt",
            /// `chatgptAuthTokens`.
            ChatgptAuthTokens(ChatgptAuthTokensv2LoginAccountParams) = "chatgptAuthTokens",
            /// `amazonBedrock`.
            ///
            /// Releases: since 0.145.
            AmazonBedrock(AmazonBedrockv2LoginAccountParams) = "amazonBedrock",
            /// `amazonBedrockAccessKeys`.
            ///
            /// Releases: since 0.150.
            AmazonBedrockAccessKeys(AmazonBedrockAccessKeysv2LoginAccountParams) = "amazonBedrockAccessKeys",
        }
        bare {
            /// `chatgptDeviceCode`.
            ///
            /// Releases: since 0.118.
            ChatgptDeviceCode = "chatgptDeviceCode",
        }
    }
}

tagged! {
    /// The answer to a request.
    pub enum LoginAccountResponse by "type" {
        held {
            /// `chatgpt`.
            Chatgpt(Chatgptv2LoginAccountResponse) = "chatgpt",
            /// `chatgptDeviceCode`.
            ///
            /// Releases: since 0.118.
            ChatgptDeviceCode(ChatgptDeviceCodev2LoginAccountResponse) = "chatgptDeviceCode",
        }
        bare {
            /// `apiKey`.
            ApiKey = "apiKey",
            /// `chatgptAuthTokens`.
            ChatgptAuthTokens = "chatgptAuthTokens",
            /// `amazonBedrock`.
            ///
            /// Releases: since 0.145.
            AmazonBedrock = "amazonBedrock",
        }
    }
}

text_enum! {
    /// The values of `LoginAppBrand`.
    ///
    /// Releases: since 0.144.
    pub enum LoginAppBrand {
        /// `codex`.
        Codex = "codex",
        /// `chatgpt`.
        Chatgpt = "chatgpt",
    }
}

object! {
    /// The answer to a request.
    pub struct LogoutAccountResponse {
    }
}

object! {
    /// Params of a request.
    pub struct Profilev2BedrockSetupParams {
        required {
            /// `profile`.
            profile: String = "profile";
            /// `region`.
            region: String = "region";
        }
    }
}

text_enum! {
    /// The values of `RateLimitReachedType`.
    ///
    /// Releases: since 0.122.
    pub enum RateLimitReachedType {
        /// `rate_limit_reached`.
        RateLimitReached = "rate_limit_reached",
        /// `workspace_owner_credits_depleted`.
        WorkspaceOwnerCreditsDepleted = "workspace_owner_credits_depleted",
        /// `workspace_member_credits_depleted`.
        WorkspaceMemberCreditsDepleted = "workspace_member_credits_depleted",
        /// `workspace_owner_usage_limit_reached`.
        WorkspaceOwnerUsageLimitReached = "workspace_owner_usage_limit_reached",
        /// `workspace_member_usage_limit_reached`.
        WorkspaceMemberUsageLimitReached = "workspace_member_usage_limit_reached",
    }
}

object! {
    /// The members of `RateLimitResetCredit`.
    ///
    /// Releases: since 0.143.
    pub struct RateLimitResetCredit {
        required {
            /// Unix timestamp in seconds when the credit was granted.
            granted_at: i64 = "grantedAt";
            /// Opaque backend identifier for this reset credit.
            id: String = "id";
            /// `resetType`.
            reset_type: RateLimitResetType = "resetType";
            /// `status`.
            status: RateLimitResetCreditStatus = "status";
        }
        optional {
            /// Backend-provided display description for this credit, or `null` when
            /// unavailable.
            description: String = "description";
            /// Unix timestamp in seconds when the credit expires, or `null` if it does not
            /// expire.
            expires_at: i64 = "expiresAt";
            /// Backend-provided display title for this credit, or `null` when unavailable.
            title: String = "title";
        }
    }
}

text_enum! {
    /// The values of `RateLimitResetCreditStatus`.
    ///
    /// Releases: since 0.143.
    pub enum RateLimitResetCreditStatus {
        /// `available`.
        Available = "available",
        /// `redeeming`.
        Redeeming = "redeeming",
        /// `redeemed`.
        Redeemed = "redeemed",
        /// `unknown`.
        Unspecified = "unknown",
    }
}

object! {
    /// The members of `RateLimitResetCreditsSummary`.
    ///
    /// Releases: since 0.141.
    pub struct RateLimitResetCreditsSummary {
        required {
            /// `availableCount`.
            available_count: i64 = "availableCount";
        }
        optional {
            /// Detail rows for available reset credits, when the backend provides them.
            ///
            /// `null` means only `availableCount` is known, while an empty array means details
            /// were fetched and no available credits were returned. The backend may cap this
            /// list, so its length can be less than `availableCount`.
            ///
            /// Releases: since 0.143.
            credits: List<RateLimitResetCredit> = "credits";
        }
    }
}

text_enum! {
    /// The values of `RateLimitResetType`.
    ///
    /// Releases: since 0.143.
    pub enum RateLimitResetType {
        /// `codexRateLimits`.
        CodexRateLimits = "codexRateLimits",
        /// `unknown`.
        Unspecified = "unknown",
    }
}

object! {
    /// The members of `RateLimitSnapshot`.
    pub struct RateLimitSnapshot {
        optional {
            /// `credits`.
            credits: CreditsSnapshot = "credits";
            /// `individualLimit`.
            ///
            /// Releases: since 0.137.
            individual_limit: SpendControlLimitSnapshot = "individualLimit";
            /// `limitId`.
            limit_id: String = "limitId";
            /// `limitName`.
            limit_name: String = "limitName";
            /// Normal model whose display name and reasoning options describe this quota alias.
            ///
            /// Releases: since 0.154.
            normal_model_slug: String = "normalModelSlug";
            /// `planType`.
            plan_type: PlanType = "planType";
            /// `primary`.
            primary: RateLimitWindow = "primary";
            /// `rateLimitReachedType`.
            ///
            /// Releases: since 0.122.
            rate_limit_reached_type: RateLimitReachedType = "rateLimitReachedType";
            /// `secondary`.
            secondary: RateLimitWindow = "secondary";
            /// Backend-reported spend-control state. `None` is unavailable, not a sparse-update
            /// recovery.
            ///
            /// Releases: since 0.145.
            spend_control_reached: bool = "spendControlReached";
        }
    }
}

object! {
    /// The members of `RateLimitWindow`.
    pub struct RateLimitWindow {
        required {
            /// `usedPercent`.
            used_percent: i32 = "usedPercent";
        }
        optional {
            /// `resetsAt`.
            resets_at: i64 = "resetsAt";
            /// `windowDurationMins`.
            window_duration_mins: i64 = "windowDurationMins";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.122.
    pub struct SendAddCreditsNudgeEmailParams {
        required {
            /// `creditType`.
            credit_type: AddCreditsNudgeCreditType = "creditType";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.122.
    pub struct SendAddCreditsNudgeEmailResponse {
        required {
            /// `status`.
            status: AddCreditsNudgeEmailStatus = "status";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.166.
    pub struct Sessionsv2AccountSessionsSwitchResponse {
        required {
            /// `sessions`.
            sessions: List<AccountSession> = "sessions";
        }
        optional {
            /// `activeSessionId`.
            active_session_id: String = "activeSessionId";
        }
    }
}

object! {
    /// The members of `SpendControlLimitSnapshot`.
    ///
    /// Releases: since 0.137.
    pub struct SpendControlLimitSnapshot {
        required {
            /// `limit`.
            limit: String = "limit";
            /// `remainingPercent`.
            remaining_percent: i32 = "remainingPercent";
            /// `resetsAt`.
            resets_at: i64 = "resetsAt";
            /// `used`.
            used: String = "used";
        }
    }
}

object! {
    /// The members of `ThreadUsage`.
    ///
    /// Releases: since 0.148.
    pub struct ThreadUsage {
        required {
            /// `estimatedUsageCreditsMicros`.
            estimated_usage_credits_micros: i64 = "estimatedUsageCreditsMicros";
            /// `groups`.
            groups: List<ThreadUsageBreakdownGroup> = "groups";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `estimatedUsageUsdMicros`.
            estimated_usage_usd_micros: i64 = "estimatedUsageUsdMicros";
            /// Native dollar usage, independent of credit estimates. None means unknown, not
            /// zero.
            ///
            /// Releases: since 0.166.
            native_usage_usd_micros: i64 = "nativeUsageUsdMicros";
        }
    }
}

object! {
    /// The members of `ThreadUsageBreakdownGroup`.
    ///
    /// Releases: since 0.148.
    pub struct ThreadUsageBreakdownGroup {
        required {
            /// `estimatedUsageCreditsMicros`.
            estimated_usage_credits_micros: i64 = "estimatedUsageCreditsMicros";
        }
        optional {
            /// `cachedInputTokens`.
            cached_input_tokens: i64 = "cachedInputTokens";
            /// `inputTokens`.
            input_tokens: i64 = "inputTokens";
            /// `model`.
            model: String = "model";
            /// `netNewInputTokens`.
            net_new_input_tokens: i64 = "netNewInputTokens";
            /// `outputTokens`.
            output_tokens: i64 = "outputTokens";
            /// `reasoningEffort`.
            reasoning_effort: String = "reasoningEffort";
            /// `speed`.
            speed: String = "speed";
            /// `totalTokens`.
            total_tokens: i64 = "totalTokens";
        }
    }
}

object! {
    /// The members of `WorkspaceMessage`.
    ///
    /// Releases: since 0.142.
    pub struct WorkspaceMessage {
        required {
            /// `messageBody`.
            message_body: String = "messageBody";
            /// `messageId`.
            message_id: String = "messageId";
            /// `messageType`.
            message_type: WorkspaceMessageType = "messageType";
        }
        optional {
            /// Unix timestamp (in seconds) when the message was archived.
            archived_at: i64 = "archivedAt";
            /// Unix timestamp (in seconds) when the message was created.
            created_at: i64 = "createdAt";
        }
    }
}

text_enum! {
    /// The values of `WorkspaceMessageType`.
    ///
    /// Releases: since 0.142.
    pub enum WorkspaceMessageType {
        /// `headline`.
        Headline = "headline",
        /// `announcement`.
        Announcement = "announcement",
        /// `unknown`.
        Unspecified = "unknown",
    }
}

object! {
    /// The members of `WorkspaceRouting`.
    ///
    /// Experimental; releases: since 0.156.
    pub struct WorkspaceRouting {
        required {
            /// `accountRoutingOverride`.
            account_routing_override: AccountRoutingOverride = "accountRoutingOverride";
            /// `backendOrigin`.
            backend_origin: String = "backendOrigin";
            /// `chatgptAccountId`.
            chatgpt_account_id: String = "chatgptAccountId";
        }
    }
}
