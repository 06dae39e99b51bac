//! Accounts: login, rate limits, usage.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    AccountGatewayOauthCancelParams, AccountLogoutParams, AccountSecuritySetupReadParams,
    AccountSessionsListParams, AccountSessionsResponse, AccountSessionsSwitchParams,
    AccountSessionsSwitchResponse, AccountWorkspaceMessagesReadParams,
    BedrockCheckGovCloudRequirementsParams, BedrockCheckGovCloudRequirementsResponse,
    BedrockDiscoverParams, BedrockDiscoverResponse, BedrockSetupParams, BedrockSetupResponse,
    CancelLoginAccountParams, CancelLoginAccountResponse, ConsumeAccountRateLimitResetCreditParams,
    ConsumeAccountRateLimitResetCreditResponse, GatewayOAuthCancelResponse,
    GatewayOAuthLoginParams, GatewayOAuthLoginResponse, GatewayOAuthReadParams,
    GatewayOAuthReadResponse, GcpSetupParams, GcpSetupResponse, GetAccountParams,
    GetAccountRateLimitsParams, GetAccountRateLimitsResponse, GetAccountResponse,
    GetAccountSecuritySetupResponse, GetAccountTokenUsageParams, GetAccountTokenUsageResponse,
    GetWorkspaceMessagesResponse, LoginAccountParams, LoginAccountResponse, LogoutAccountResponse,
    SendAddCreditsNudgeEmailParams, SendAddCreditsNudgeEmailResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `account/bedrock/checkGovCloudRequirements`.
    ///
    /// Experimental; releases: since 0.161.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_bedrock_check_gov_cloud_requirements(
        &self,
        params: BedrockCheckGovCloudRequirementsParams,
    ) -> Result<BedrockCheckGovCloudRequirementsResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/bedrock/discover`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_bedrock_discover(
        &self,
        params: BedrockDiscoverParams,
    ) -> Result<BedrockDiscoverResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/bedrock/setup`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_bedrock_setup(
        &self,
        params: BedrockSetupParams,
    ) -> Result<BedrockSetupResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/gatewayOAuth/cancel`.
    ///
    /// Releases: since 0.157.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_gateway_oauth_cancel(&self) -> Result<GatewayOAuthCancelResponse, Error> {
        self.call(AccountGatewayOauthCancelParams::new()).await
    }

    /// Calls `account/gatewayOAuth/login`.
    ///
    /// Releases: since 0.157.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_gateway_oauth_login(
        &self,
        params: GatewayOAuthLoginParams,
    ) -> Result<GatewayOAuthLoginResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/gatewayOAuth/read`.
    ///
    /// Releases: since 0.157.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_gateway_oauth_read(
        &self,
        params: GatewayOAuthReadParams,
    ) -> Result<GatewayOAuthReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/gcp/setup`.
    ///
    /// Experimental; releases: since 0.166.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_gcp_setup(
        &self,
        params: GcpSetupParams,
    ) -> Result<GcpSetupResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/login/cancel`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_login_cancel(
        &self,
        params: CancelLoginAccountParams,
    ) -> Result<CancelLoginAccountResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/login/start`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_login_start(
        &self,
        params: LoginAccountParams,
    ) -> Result<LoginAccountResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/logout`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_logout(&self) -> Result<LogoutAccountResponse, Error> {
        self.call(AccountLogoutParams::new()).await
    }

    /// Calls `account/rateLimitResetCredit/consume`.
    ///
    /// Releases: since 0.141.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_rate_limit_reset_credit_consume(
        &self,
        params: ConsumeAccountRateLimitResetCreditParams,
    ) -> Result<ConsumeAccountRateLimitResetCreditResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/rateLimits/read`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_rate_limits_read(
        &self,
        params: GetAccountRateLimitsParams,
    ) -> Result<GetAccountRateLimitsResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/read`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_read(
        &self,
        params: GetAccountParams,
    ) -> Result<GetAccountResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/securitySetup/read`.
    ///
    /// Releases: since 0.169.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_security_setup_read(
        &self,
    ) -> Result<GetAccountSecuritySetupResponse, Error> {
        self.call(AccountSecuritySetupReadParams::new()).await
    }

    /// Calls `account/sendAddCreditsNudgeEmail`.
    ///
    /// Releases: since 0.122.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_send_add_credits_nudge_email(
        &self,
        params: SendAddCreditsNudgeEmailParams,
    ) -> Result<SendAddCreditsNudgeEmailResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/usage/read`.
    ///
    /// Releases: since 0.138.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_usage_read(
        &self,
        params: GetAccountTokenUsageParams,
    ) -> Result<GetAccountTokenUsageResponse, Error> {
        self.call(params).await
    }

    /// Calls `account/workspaceMessages/read`.
    ///
    /// Releases: since 0.142.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_workspace_messages_read(
        &self,
    ) -> Result<GetWorkspaceMessagesResponse, Error> {
        self.call(AccountWorkspaceMessagesReadParams::new()).await
    }

    /// Calls `accountSession/list`.
    ///
    /// Experimental; releases: since 0.166.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_session_list(
        &self,
        params: AccountSessionsListParams,
    ) -> Result<AccountSessionsResponse, Error> {
        self.call(params).await
    }

    /// Calls `accountSession/switch`.
    ///
    /// Experimental; releases: since 0.166.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn account_session_switch(
        &self,
        params: AccountSessionsSwitchParams,
    ) -> Result<AccountSessionsSwitchResponse, Error> {
        self.call(params).await
    }
}
