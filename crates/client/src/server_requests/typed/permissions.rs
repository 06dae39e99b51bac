//! May the agent have more permissions?

use codex_threads_protocol::{
    GrantedPermissionProfile, PermissionGrantScope, PermissionsRequestApprovalParams,
    PermissionsRequestApprovalResponse,
};

use super::AskedAs;
use crate::server_requests::open::Answered;

/// `item/permissions/requestApproval`.
impl AskedAs<PermissionsRequestApprovalParams> {
    /// All that is asked for, as it would be granted: take away from it what is too much.
    ///
    /// ```
    /// use codex_threads::AskedAs;
    /// use codex_threads::protocol::{PermissionGrantScope, PermissionsRequestApprovalParams};
    ///
    /// fn no_network(asked: AskedAs<PermissionsRequestApprovalParams>) {
    ///     let mut granted = asked.requested();
    ///     granted.network = None;
    ///     let _ = asked.grant(granted, PermissionGrantScope::Turn);
    /// }
    /// # let _ = no_network;
    /// ```
    #[must_use]
    pub fn requested(&self) -> GrantedPermissionProfile {
        let asked = &self.params.permissions;
        let mut granted = GrantedPermissionProfile::new();
        granted.file_system = asked.file_system.clone();
        granted.network = asked.network.clone();
        granted
    }

    /// Grants these permissions, for the rest of the turn or of the session. The server grants no more
    /// than it has asked for.
    ///
    /// ```
    /// use codex_threads::AskedAs;
    /// use codex_threads::protocol::{PermissionGrantScope, PermissionsRequestApprovalParams};
    ///
    /// fn all_of_it(asked: AskedAs<PermissionsRequestApprovalParams>) {
    ///     let all = asked.requested();
    ///     let _ = asked.grant(all, PermissionGrantScope::Turn);
    /// }
    /// # let _ = all_of_it;
    /// ```
    pub fn grant(
        self,
        permissions: GrantedPermissionProfile,
        scope: PermissionGrantScope,
    ) -> Answered {
        self.say(&PermissionsRequestApprovalResponse::new(permissions).scope(scope))
    }

    /// Grants nothing; the turn goes on.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::PermissionsRequestApprovalParams};
    ///
    /// fn no(asked: AskedAs<PermissionsRequestApprovalParams>) { let _ = asked.deny(); }
    /// # let _ = no;
    /// ```
    pub fn deny(self) -> Answered {
        self.decline()
    }
}
