//! What is known of the server at hand.

mod accepted;

use codex_threads_protocol::{InitializeResponse, Release, availability};
use serde_json::Value;

use crate::error::Refused;
use crate::request::Prepared;

pub(crate) use accepted::Accepted;

/// The server, as it introduced itself.
///
/// ```no_run
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let codex = codex_threads::Codex::spawn().await?;
/// println!("codex {}", codex.server().release());
/// if codex.server().accepts("thread/revert") { /* … */ }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct ServerInfo {
    release: Release,
    response: InitializeResponse,
    methods: Option<Accepted>,
}

impl ServerInfo {
    pub(crate) fn new(
        release: Release,
        response: InitializeResponse,
        methods: Option<Accepted>,
    ) -> Self {
        Self {
            release,
            response,
            methods,
        }
    }

    /// The server's release; `0.0.0` for one built from source.
    ///
    /// ```
    /// # fn show(server: &codex_threads::ServerInfo) { println!("{}", server.release()); }
    /// ```
    #[must_use]
    pub fn release(&self) -> Release {
        self.release
    }

    /// Its user agent, as it came.
    ///
    /// ```
    /// # fn show(server: &codex_threads::ServerInfo) { println!("{}", server.user_agent()); }
    /// ```
    #[must_use]
    pub fn user_agent(&self) -> &str {
        &self.response.user_agent
    }

    /// The folder of its configuration and rollouts, on its machine; since 0.117.
    ///
    /// ```
    /// # fn show(server: &codex_threads::ServerInfo) { println!("{:?}", server.codex_home()); }
    /// ```
    #[must_use]
    pub fn codex_home(&self) -> Option<&str> {
        self.response.codex_home.as_deref()
    }

    /// `unix` or `windows`; since 0.115.
    ///
    /// ```
    /// # fn show(server: &codex_threads::ServerInfo) { println!("{:?}", server.platform_family()); }
    /// ```
    #[must_use]
    pub fn platform_family(&self) -> Option<&str> {
        self.response.platform_family.as_deref()
    }

    /// `linux`, `macos` or `windows`; since 0.115.
    ///
    /// ```
    /// # fn show(server: &codex_threads::ServerInfo) { println!("{:?}", server.platform_os()); }
    /// ```
    #[must_use]
    pub fn platform_os(&self) -> Option<&str> {
        self.response.platform_os.as_deref()
    }

    /// The whole answer to `initialize`.
    ///
    /// ```
    /// # fn show(server: &codex_threads::ServerInfo) { println!("{:?}", server.response()); }
    /// ```
    #[must_use]
    pub fn response(&self) -> &InitializeResponse {
        &self.response
    }

    /// Whether the server accepts a method: what it says itself, or, should it not say, what is
    /// known of its release.
    ///
    /// ```
    /// # fn show(server: &codex_threads::ServerInfo) { println!("{}", server.accepts("thread/list")); }
    /// ```
    #[must_use]
    pub fn accepts(&self, method: &str) -> bool {
        match &self.methods {
            Some(methods) => methods.contains(method),
            None if self.is_built_from_source() => true,
            None => availability::method(method)
                .is_none_or(|known| known.is_in(self.release.min(availability::NEWEST_KNOWN))),
        }
    }

    /// The methods the server accepts, in no order; `None` if it doesn't say.
    ///
    /// ```
    /// # fn show(server: &codex_threads::ServerInfo) {
    /// if let Some(methods) = server.methods() { println!("{}", methods.count()); }
    /// # }
    /// ```
    #[must_use]
    pub fn methods(&self) -> Option<impl Iterator<Item = &str> + '_> {
        self.methods.as_ref().map(Accepted::iter)
    }

    fn is_built_from_source(&self) -> bool {
        self.release == Release::new(0, 0, 0)
    }

    /// Whether this server is kept from writing to a thread that another one writes to. Those that are say how a turn
    /// ended too: before, what failed is stored as completed.
    pub(crate) fn locks_threads(&self) -> bool {
        self.is_built_from_source() || self.release >= Release::new(0, 147, 0)
    }

    /// Whether a thread that is resumed in mid-turn never hears of that turn's end.
    pub(crate) fn loses_turns_by_resuming(&self) -> bool {
        !self.is_built_from_source() && self.release < Release::new(0, 105, 0)
    }

    /// Whether this server heeds a field of a method, set to this value.
    pub(crate) fn heeds(&self, method: &str, field: &str, value: impl Into<Value>) -> bool {
        let params = Value::Object([(field.to_owned(), value.into())].into_iter().collect());
        self.is_built_from_source() || availability::check(method, &params, self.release).is_ok()
    }

    /// Refuses what this server doesn't know, or would silently ignore.
    pub(crate) fn preflight(&self, request: &Prepared) -> Result<(), Refused> {
        let method = &request.method;
        if !self.accepts(method) {
            let found = (!self.is_built_from_source()).then_some(self.release);
            return Err(Refused::not_accepted(method.clone(), found));
        }
        let Some(params) = request.params.as_deref() else {
            return Ok(());
        };
        if params == b"{}" || self.is_built_from_source() || !availability::needs_check(method) {
            return Ok(());
        }
        // What is no JSON the server refuses in its own words.
        let Ok(params) = serde_json::from_slice::<Value>(params) else {
            return Ok(());
        };
        match availability::check(method, &params, self.release) {
            // The server says that it has the method: it knows better than any table.
            Err(unavailable) if unavailable.field.is_some() => {
                Err(Refused::unavailable(method.clone(), &unavailable))
            }
            _ => Ok(()),
        }
    }
}
