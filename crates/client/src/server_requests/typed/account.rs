//! Tokens, attestations, the time.

use std::time::SystemTime;

use codex_threads_protocol::{
    AttestationGenerateParams, AttestationGenerateResponse, ChatgptAuthTokensRefreshParams,
    ChatgptAuthTokensRefreshResponse, CurrentTimeReadParams, CurrentTimeReadResponse, Secret,
};

use super::AskedAs;
use crate::server_requests::open::Answered;

/// `account/chatgptAuthTokens/refresh`.
impl AskedAs<ChatgptAuthTokensRefreshParams> {
    /// A new token, and the account that it is for. (What else the answer can hold goes through
    /// [`answer`](Self::answer).) To have none is [`refuse`](Self::refuse).
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::ChatgptAuthTokensRefreshParams};
    ///
    /// fn renew(asked: AskedAs<ChatgptAuthTokensRefreshParams>, token: String) {
    ///     let account = asked.params.previous_account_id.clone().unwrap_or_default();
    ///     let _ = asked.tokens(token, account);
    /// }
    /// # let _ = renew;
    /// ```
    pub fn tokens(
        self,
        access_token: impl Into<Secret>,
        account_id: impl Into<String>,
    ) -> Answered {
        self.say(&ChatgptAuthTokensRefreshResponse::new(
            access_token.into(),
            account_id.into(),
        ))
    }
}

/// `attestation/generate`.
impl AskedAs<AttestationGenerateParams> {
    /// The attestation's token.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::AttestationGenerateParams};
    ///
    /// fn attest(asked: AskedAs<AttestationGenerateParams>) { let _ = asked.token("opaque"); }
    /// # let _ = attest;
    /// ```
    pub fn token(self, token: impl Into<Secret>) -> Answered {
        self.say(&AttestationGenerateResponse::new(token.into()))
    }
}

/// `currentTime/read`.
impl AskedAs<CurrentTimeReadParams> {
    /// This time, in seconds since 1970.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::CurrentTimeReadParams};
    ///
    /// fn tell(asked: AskedAs<CurrentTimeReadParams>) { let _ = asked.at(1_700_000_000); }
    /// # let _ = tell;
    /// ```
    pub fn at(self, unix_seconds: i64) -> Answered {
        self.say(&CurrentTimeReadResponse::new(unix_seconds))
    }

    /// The time of this machine.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::CurrentTimeReadParams};
    ///
    /// fn tell(asked: AskedAs<CurrentTimeReadParams>) { let _ = asked.now(); }
    /// # let _ = tell;
    /// ```
    pub fn now(self) -> Answered {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let seconds = since.map_or(0, |since| since.as_secs());
        self.at(i64::try_from(seconds).unwrap_or(i64::MAX))
    }
}
