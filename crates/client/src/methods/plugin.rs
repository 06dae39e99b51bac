//! Plugins and marketplaces.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    MarketplaceAddParams, MarketplaceAddResponse, MarketplaceRemoveParams,
    MarketplaceRemoveResponse, MarketplaceUpgradeParams, MarketplaceUpgradeResponse,
    PluginInstallParams, PluginInstallResponse, PluginInstalledParams, PluginInstalledResponse,
    PluginListParams, PluginListResponse, PluginReadParams, PluginReadResponse,
    PluginReconcileParams, PluginReconcileResponse, PluginSearchParams, PluginSearchResponse,
    PluginShareCheckoutParams, PluginShareCheckoutResponse, PluginShareDeleteParams,
    PluginShareDeleteResponse, PluginShareListParams, PluginShareListResponse,
    PluginShareSaveParams, PluginShareSaveResponse, PluginShareUpdateTargetsParams,
    PluginShareUpdateTargetsResponse, PluginSkillReadParams, PluginSkillReadResponse,
    PluginUninstallParams, PluginUninstallResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `marketplace/add`.
    ///
    /// Releases: since 0.121.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn marketplace_add(
        &self,
        params: MarketplaceAddParams,
    ) -> Result<MarketplaceAddResponse, Error> {
        self.call(params).await
    }

    /// Calls `marketplace/remove`.
    ///
    /// Releases: since 0.122.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn marketplace_remove(
        &self,
        params: MarketplaceRemoveParams,
    ) -> Result<MarketplaceRemoveResponse, Error> {
        self.call(params).await
    }

    /// Calls `marketplace/upgrade`.
    ///
    /// Releases: since 0.125.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn marketplace_upgrade(
        &self,
        params: MarketplaceUpgradeParams,
    ) -> Result<MarketplaceUpgradeResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/install`.
    ///
    /// Releases: since 0.110.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_install(
        &self,
        params: PluginInstallParams,
    ) -> Result<PluginInstallResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/installed`.
    ///
    /// Releases: since 0.132.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_installed(
        &self,
        params: PluginInstalledParams,
    ) -> Result<PluginInstalledResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/list`.
    ///
    /// Releases: since 0.113.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_list(&self, params: PluginListParams) -> Result<PluginListResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/read`.
    ///
    /// Releases: since 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_read(&self, params: PluginReadParams) -> Result<PluginReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/reconcile`.
    ///
    /// Releases: since 0.153.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_reconcile(
        &self,
        params: PluginReconcileParams,
    ) -> Result<PluginReconcileResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/search`.
    ///
    /// Experimental; releases: since 0.147.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_search(
        &self,
        params: PluginSearchParams,
    ) -> Result<PluginSearchResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/share/checkout`.
    ///
    /// Releases: since 0.131.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_share_checkout(
        &self,
        params: PluginShareCheckoutParams,
    ) -> Result<PluginShareCheckoutResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/share/delete`.
    ///
    /// Releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_share_delete(
        &self,
        params: PluginShareDeleteParams,
    ) -> Result<PluginShareDeleteResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/share/list`.
    ///
    /// Releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_share_list(
        &self,
        params: PluginShareListParams,
    ) -> Result<PluginShareListResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/share/save`.
    ///
    /// Releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_share_save(
        &self,
        params: PluginShareSaveParams,
    ) -> Result<PluginShareSaveResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/share/updateTargets`.
    ///
    /// Releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_share_update_targets(
        &self,
        params: PluginShareUpdateTargetsParams,
    ) -> Result<PluginShareUpdateTargetsResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/skill/read`.
    ///
    /// Releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_skill_read(
        &self,
        params: PluginSkillReadParams,
    ) -> Result<PluginSkillReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `plugin/uninstall`.
    ///
    /// Releases: since 0.113.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn plugin_uninstall(
        &self,
        params: PluginUninstallParams,
    ) -> Result<PluginUninstallResponse, Error> {
        self.call(params).await
    }
}
