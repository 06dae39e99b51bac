//! Remote control.
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
    /// The members of `RemoteControlClient`.
    ///
    /// Experimental; releases: since 0.137.
    pub struct RemoteControlClient {
        required {
            /// `clientId`.
            client_id: String = "clientId";
        }
        optional {
            /// `appVersion`.
            app_version: String = "appVersion";
            /// `deviceModel`.
            device_model: String = "deviceModel";
            /// `deviceType`.
            device_type: String = "deviceType";
            /// `displayName`.
            display_name: String = "displayName";
            /// `lastSeenAt`.
            last_seen_at: i64 = "lastSeenAt";
            /// `osVersion`.
            os_version: String = "osVersion";
            /// `platform`.
            platform: String = "platform";
        }
    }
}

text_enum! {
    /// The values of `RemoteControlClientsListOrder`.
    ///
    /// Experimental; releases: since 0.137.
    pub enum RemoteControlClientsListOrder {
        /// `asc`.
        Asc = "asc",
        /// `desc`.
        Desc = "desc",
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.137.
    pub struct RemoteControlClientsListParams {
        required {
            /// `environmentId`.
            environment_id: String = "environmentId";
        }
        optional {
            /// `cursor`.
            cursor: String = "cursor";
            /// `limit`.
            limit: u32 = "limit";
            /// `order`.
            order: RemoteControlClientsListOrder = "order";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.137.
    pub struct RemoteControlClientsListResponse {
        required {
            /// `data`.
            data: List<RemoteControlClient> = "data";
        }
        optional {
            /// `nextCursor`.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.137.
    pub struct RemoteControlClientsRevokeParams {
        required {
            /// `clientId`.
            client_id: String = "clientId";
            /// `environmentId`.
            environment_id: String = "environmentId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.137.
    pub struct RemoteControlClientsRevokeResponse {
    }
}

text_enum! {
    /// The values of `RemoteControlConnectionStatus`.
    ///
    /// Releases: since 0.128.
    pub enum RemoteControlConnectionStatus {
        /// `disabled`.
        Disabled = "disabled",
        /// `connecting`.
        Connecting = "connecting",
        /// `connected`.
        Connected = "connected",
        /// `errored`.
        Errored = "errored",
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.140.
    pub struct RemoteControlDisableParams {
        optional {
            /// `ephemeral`.
            ephemeral: bool = "ephemeral";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.131.
    pub struct RemoteControlDisableResponse {
        required {
            /// `installationId`.
            installation_id: String = "installationId";
            /// `serverName`.
            server_name: String = "serverName";
            /// `status`.
            status: RemoteControlConnectionStatus = "status";
        }
        optional {
            /// `environmentId`.
            environment_id: String = "environmentId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.140.
    pub struct RemoteControlEnableParams {
        optional {
            /// `ephemeral`.
            ephemeral: bool = "ephemeral";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.131.
    pub struct RemoteControlEnableResponse {
        required {
            /// `installationId`.
            installation_id: String = "installationId";
            /// `serverName`.
            server_name: String = "serverName";
            /// `status`.
            status: RemoteControlConnectionStatus = "status";
        }
        optional {
            /// `environmentId`.
            environment_id: String = "environmentId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.137.
    pub struct RemoteControlPairingStartParams {
        optional {
            /// `manualCode`.
            manual_code: bool = "manualCode";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.137.
    pub struct RemoteControlPairingStartResponse {
        required {
            /// `environmentId`.
            environment_id: String = "environmentId";
            /// `expiresAt`.
            expires_at: i64 = "expiresAt";
            /// `pairingCode`.
            pairing_code: String = "pairingCode";
        }
        optional {
            /// `manualPairingCode`.
            manual_pairing_code: String = "manualPairingCode";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.138.
    pub struct RemoteControlPairingStatusParams {
        optional {
            /// `manualPairingCode`.
            manual_pairing_code: String = "manualPairingCode";
            /// `pairingCode`.
            pairing_code: String = "pairingCode";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.138.
    pub struct RemoteControlPairingStatusResponse {
        required {
            /// `claimed`.
            claimed: bool = "claimed";
        }
    }
}

object! {
    /// Current remote-control connection status and remote identity exposed to clients.
    ///
    /// Releases: since 0.128.
    pub struct RemoteControlStatusChangedNotification {
        required {
            /// `status`.
            status: RemoteControlConnectionStatus = "status";
        }
        optional {
            /// `environmentId`.
            environment_id: String = "environmentId";
            /// `installationId`.
            ///
            /// Releases: since 0.131.
            installation_id: String = "installationId";
            /// `serverName`.
            ///
            /// Releases: since 0.131.
            server_name: String = "serverName";
        }
    }
}

object! {
    /// Params of `remoteControl/status/read`: it takes none.
    pub struct RemoteControlStatusReadParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.131.
    pub struct RemoteControlStatusReadResponse {
        required {
            /// `installationId`.
            installation_id: String = "installationId";
            /// `serverName`.
            server_name: String = "serverName";
            /// `status`.
            status: RemoteControlConnectionStatus = "status";
        }
        optional {
            /// `environmentId`.
            environment_id: String = "environmentId";
        }
    }
}
