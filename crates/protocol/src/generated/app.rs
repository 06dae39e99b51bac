//! Apps and connectors.
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
    /// EXPERIMENTAL - app metadata returned by app-list APIs.
    ///
    /// Releases: since 0.104.
    pub struct AppBranding {
        required {
            /// `isDiscoverableApp`.
            is_discoverable_app: bool = "isDiscoverableApp";
        }
        optional {
            /// `category`.
            category: String = "category";
            /// `developer`.
            developer: String = "developer";
            /// `privacyPolicy`.
            privacy_policy: String = "privacyPolicy";
            /// `termsOfService`.
            terms_of_service: String = "termsOfService";
            /// `website`.
            website: String = "website";
        }
    }
}

object! {
    /// EXPERIMENTAL - app metadata returned by app-list APIs.
    pub struct AppInfo {
        required {
            /// `id`.
            id: String = "id";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `appMetadata`.
            ///
            /// Releases: since 0.104.
            app_metadata: Box<AppMetadata> = "appMetadata";
            /// `branding`.
            ///
            /// Releases: since 0.104.
            branding: AppBranding = "branding";
            /// `description`.
            description: String = "description";
            /// `distributionChannel`.
            distribution_channel: String = "distributionChannel";
            /// `iconAssets`.
            ///
            /// Releases: since 0.143.
            icon_assets: Map<String> = "iconAssets";
            /// `iconDarkAssets`.
            ///
            /// Releases: since 0.143.
            icon_dark_assets: Map<String> = "iconDarkAssets";
            /// `installUrl`.
            install_url: String = "installUrl";
            /// `isAccessible`.
            is_accessible: bool = "isAccessible";
            /// Whether this app is enabled in config.toml. Example: ```toml [apps.bad_app]
            /// enabled = false ```
            ///
            /// Releases: since 0.104.
            is_enabled: bool = "isEnabled";
            /// `labels`.
            ///
            /// Releases: since 0.104.
            labels: Map<String> = "labels";
            /// `logoUrl`.
            logo_url: String = "logoUrl";
            /// `logoUrlDark`.
            logo_url_dark: String = "logoUrlDark";
        }
        list {
            /// `pluginDisplayNames`.
            ///
            /// Releases: since 0.113.
            plugin_display_names: List<String> = "pluginDisplayNames";
        }
    }
}

object! {
    /// EXPERIMENTAL - notification emitted when the app list changes.
    pub struct AppListUpdatedNotification {
        required {
            /// `data`.
            data: List<AppInfo> = "data";
        }
    }
}

object! {
    /// The members of `AppMetadata`.
    ///
    /// Releases: since 0.104.
    pub struct AppMetadata {
        optional {
            /// `categories`.
            categories: List<String> = "categories";
            /// `developer`.
            developer: String = "developer";
            /// `firstPartyRequiresInstall`.
            first_party_requires_install: bool = "firstPartyRequiresInstall";
            /// `firstPartyType`.
            ///
            /// Releases: 0.104 to 0.145.
            first_party_type: String = "firstPartyType";
            /// `review`.
            review: AppReview = "review";
            /// `screenshots`.
            screenshots: List<AppScreenshot> = "screenshots";
            /// `seoDescription`.
            seo_description: String = "seoDescription";
            /// `showInComposerWhenUnlinked`.
            show_in_composer_when_unlinked: bool = "showInComposerWhenUnlinked";
            /// `subCategories`.
            sub_categories: List<String> = "subCategories";
            /// `version`.
            version: String = "version";
            /// `versionId`.
            version_id: String = "versionId";
            /// `versionNotes`.
            version_notes: String = "versionNotes";
        }
    }
}

object! {
    /// The members of `AppReview`.
    ///
    /// Releases: since 0.104.
    pub struct AppReview {
        required {
            /// `status`.
            status: String = "status";
        }
    }
}

object! {
    /// The members of `AppScreenshot`.
    ///
    /// Releases: since 0.104.
    pub struct AppScreenshot {
        required {
            /// `userPrompt`.
            user_prompt: String = "userPrompt";
        }
        optional {
            /// `fileId`.
            file_id: String = "fileId";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// EXPERIMENTAL - metadata returned by app/read.
    ///
    /// Releases: since 0.145.
    pub struct AppToolSummary {
        required {
            /// `description`.
            description: String = "description";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `disabledReason`.
            ///
            /// Releases: since 0.146.
            disabled_reason: String = "disabledReason";
            /// `isEnabled`.
            ///
            /// Releases: since 0.146.
            is_enabled: bool = "isEnabled";
            /// `isReadOnly`.
            ///
            /// Releases: since 0.146.
            is_read_only: bool = "isReadOnly";
            /// `title`.
            title: String = "title";
        }
    }
}

object! {
    /// Read the committed installed connector runtime snapshot.
    ///
    /// Releases: since 0.145.
    pub struct AppsInstalledParams {
        optional {
            /// When true and Apps are permitted, refresh and publish the hosted connector
            /// runtime tool snapshot first.
            force_refresh: bool = "forceRefresh";
            /// Optional loaded thread id used to evaluate effective app configuration.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The installed connectors in one committed runtime snapshot.
    ///
    /// Releases: since 0.145.
    pub struct AppsInstalledResponse {
        required {
            /// `apps`.
            apps: List<InstalledApp> = "apps";
        }
    }
}

object! {
    /// EXPERIMENTAL - list available apps/connectors.
    pub struct AppsListParams {
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// When true, bypass app caches and fetch the latest data from sources.
            force_refetch: bool = "forceRefetch";
            /// Optional page size; defaults to a reasonable server-side value.
            limit: u32 = "limit";
            /// Optional thread id used to evaluate app feature gating from that thread's
            /// config.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - app list response.
    pub struct AppsListResponse {
        required {
            /// `data`.
            data: List<AppInfo> = "data";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last item. If None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// EXPERIMENTAL - read metadata for specific apps/connectors.
    ///
    /// Releases: since 0.145.
    pub struct AppsReadParams {
        required {
            /// App ids to read. The server accepts at most 100 ids and deduplicates repeated
            /// ids while preserving their first-request order.
            app_ids: List<String> = "appIds";
        }
        optional {
            /// When true, include display-only public tool summaries in the returned metadata.
            include_tools: bool = "includeTools";
            /// Optional loaded thread id used to evaluate effective app configuration.
            ///
            /// Releases: since 0.148.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL - app/read response.
    ///
    /// Releases: since 0.145.
    pub struct AppsReadResponse {
        required {
            /// `apps`.
            apps: List<ConnectorMetadata> = "apps";
            /// `missingAppIds`.
            missing_app_ids: List<String> = "missingAppIds";
        }
    }
}

object! {
    /// EXPERIMENTAL - metadata returned by app/read.
    ///
    /// Releases: since 0.145.
    pub struct ConnectorMetadata {
        required {
            /// `id`.
            id: String = "id";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `description`.
            description: String = "description";
            /// `distributionChannel`.
            distribution_channel: String = "distributionChannel";
            /// `iconUrl`.
            icon_url: String = "iconUrl";
            /// `iconUrlDark`.
            icon_url_dark: String = "iconUrlDark";
            /// `installUrl`.
            install_url: String = "installUrl";
            /// `toolSummaries`.
            tool_summaries: List<AppToolSummary> = "toolSummaries";
        }
        list {
            /// `pluginDisplayNames`.
            plugin_display_names: List<String> = "pluginDisplayNames";
        }
    }
}

object! {
    /// Installed connector runtime state.
    ///
    /// Releases: since 0.145.
    pub struct InstalledApp {
        required {
            /// Whether the connector is enabled and has a non-synthetic, model-visible tool
            /// allowed by effective MCP and app/tool policy in the committed runtime snapshot.
            callable: bool = "callable";
            /// Effective enabled state after applying global, workspace, local, and managed
            /// configuration at read time.
            enabled: bool = "enabled";
            /// `id`.
            id: String = "id";
        }
        optional {
            /// Best-effort name carried by the runtime tool catalog. Canonical app metadata
            /// remains owned by `app/read`.
            runtime_name: String = "runtimeName";
        }
    }
}
