//! The approvals of conversations of the old form.

use codex_threads_protocol::{
    ApplyPatchApprovalParams, ApplyPatchApprovalResponse, ExecCommandApprovalParams,
    ExecCommandApprovalResponse, ReviewDecision,
};

use super::AskedAs;
use crate::server_requests::open::Answered;

macro_rules! old_approval {
    ($params:ident, $response:ident, $method:literal) => {
        #[doc = concat!("`", $method, "`.")]
        impl AskedAs<$params> {
            /// It may be done, this once.
            ///
            /// ```
            #[doc = concat!("use codex_threads::{AskedAs, protocol::", stringify!($params), "};")]
            ///
            #[doc = concat!("fn yes(asked: AskedAs<", stringify!($params), ">) { let _ = asked.accept(); }")]
            /// # let _ = yes;
            /// ```
            pub fn accept(self) -> Answered {
                self.decide(ReviewDecision::Approved)
            }

            /// It may be done, now and again in this session.
            ///
            /// ```
            #[doc = concat!("use codex_threads::{AskedAs, protocol::", stringify!($params), "};")]
            ///
            #[doc = concat!("fn yes(asked: AskedAs<", stringify!($params), ">) { let _ = asked.accept_for_session(); }")]
            /// # let _ = yes;
            /// ```
            pub fn accept_for_session(self) -> Answered {
                self.decide(ReviewDecision::ApprovedForSession)
            }

            /// It may not be done, and the agent stops. [`decline`](Self::decline) lets it go on, in
            /// the words that the release at hand has for it.
            ///
            /// ```
            #[doc = concat!("use codex_threads::{AskedAs, protocol::", stringify!($params), "};")]
            ///
            #[doc = concat!("fn stop(asked: AskedAs<", stringify!($params), ">) { let _ = asked.cancel(); }")]
            /// # let _ = stop;
            /// ```
            pub fn cancel(self) -> Answered {
                self.decide(ReviewDecision::Abort)
            }

            /// Any decision.
            ///
            /// ```
            /// use codex_threads::AskedAs;
            #[doc = concat!("use codex_threads::protocol::{ReviewDecision, ", stringify!($params), "};")]
            ///
            #[doc = concat!("fn no(asked: AskedAs<", stringify!($params), ">) {")]
            ///     let _ = asked.decide(ReviewDecision::Abort);
            /// }
            /// # let _ = no;
            /// ```
            pub fn decide(self, decision: ReviewDecision) -> Answered {
                self.say(&$response::new(decision))
            }
        }
    };
}

old_approval!(
    ApplyPatchApprovalParams,
    ApplyPatchApprovalResponse,
    "applyPatchApproval"
);
old_approval!(
    ExecCommandApprovalParams,
    ExecCommandApprovalResponse,
    "execCommandApproval"
);
