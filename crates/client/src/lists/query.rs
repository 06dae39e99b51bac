//! Which threads, in which order.

use codex_threads_protocol::{
    IntoField, List, SortDirection, ThreadListCwdFilter, ThreadListParams, ThreadSortKey,
    ThreadSourceKind,
};

/// Which threads to list: a preset, and filters. For [`Codex::threads`](crate::Codex::threads).
///
/// Three presets say what they include:
///
/// | | sources | live | archived |
/// |---|---|---|---|
/// | [`interactive`](Self::interactive) | what the server calls interactive: the terminal, editors, programs like yours | yes | no |
/// | [`top_level`](Self::top_level) | these, `codex exec` and other programs; no sub-agents | yes | no |
/// | [`everything`](Self::everything) | all, sub-agents too | yes | yes |
///
/// All presets list the threads of **all model providers**. (The server, asked without a word about
/// providers, lists those of the active one alone.)
///
/// No list of any server has: threads without a turn; ephemeral ones; from 0.165 threads attached to
/// another; from 0.151 to 0.166 a fork of a paginated thread before its first turn of its own.
///
/// ```
/// use codex_threads::{Archived, Threads};
/// use codex_threads::protocol::ThreadSortKey;
///
/// let mine = Threads::interactive()
///     .cwd("/srv/work")
///     .archived(Archived::Both)
///     .sort_key(ThreadSortKey::UpdatedAt);
/// # let _ = mine;
/// ```
#[derive(Debug, Clone)]
pub struct Threads {
    pub(crate) params: ThreadListParams,
    pub(crate) archived: Archived,
}

/// Which side of the archive.
///
/// ```
/// use codex_threads::{Archived, Threads};
///
/// let old = Threads::everything().archived(Archived::Archived);
/// # let _ = old;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Archived {
    /// Threads that are not archived.
    #[default]
    Live,
    /// Archived threads.
    Archived,
    /// Both: the live ones first.
    Both,
}

/// What the server lists at most on one page.
pub(super) const PAGE: u32 = 100;

const TOP_LEVEL: &[ThreadSourceKind] = &[
    ThreadSourceKind::Cli,
    ThreadSourceKind::Vscode,
    ThreadSourceKind::Exec,
    ThreadSourceKind::AppServer,
    ThreadSourceKind::Unspecified,
];

const SUB_AGENTS: &[ThreadSourceKind] = &[
    ThreadSourceKind::SubAgent,
    ThreadSourceKind::SubAgentReview,
    ThreadSourceKind::SubAgentCompact,
    ThreadSourceKind::SubAgentThreadSpawn,
    ThreadSourceKind::SubAgentOther,
];

impl Threads {
    /// Live threads that a person works in: those of the terminal, of editors, and of programs that
    /// speak to an app-server as this one does. All providers.
    ///
    /// ```
    /// let threads = codex_threads::Threads::interactive();
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn interactive() -> Self {
        ThreadListParams::new().into()
    }

    /// Live threads of all sources but sub-agents. All providers.
    ///
    /// ```
    /// let threads = codex_threads::Threads::top_level();
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn top_level() -> Self {
        Self::interactive().sources(TOP_LEVEL.iter().cloned())
    }

    /// Threads of all sources, sub-agents too, live and archived. All providers.
    ///
    /// ```
    /// let threads = codex_threads::Threads::everything();
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn everything() -> Self {
        Self::interactive()
            .sources(TOP_LEVEL.iter().chain(SUB_AGENTS).cloned())
            .archived(Archived::Both)
    }

    /// Threads of these sources alone; of none means the interactive ones.
    ///
    /// ```
    /// use codex_threads::Threads;
    /// use codex_threads::protocol::ThreadSourceKind;
    ///
    /// let scripts = Threads::interactive().sources([ThreadSourceKind::Exec]);
    /// # let _ = scripts;
    /// ```
    #[must_use]
    pub fn sources(mut self, sources: impl IntoIterator<Item = ThreadSourceKind>) -> Self {
        self.params.source_kinds = Some(sources.into_iter().collect());
        self
    }

    /// Threads of these model providers alone; of none means all.
    ///
    /// ```
    /// let threads = codex_threads::Threads::interactive().providers(["openai"]);
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn providers<I>(mut self, providers: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.params.model_providers = Some(providers.into_iter().map(Into::into).collect());
        self
    }

    /// Threads of the provider that the server's configuration names, and of no other.
    ///
    /// ```
    /// let threads = codex_threads::Threads::interactive().active_provider();
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn active_provider(mut self) -> Self {
        self.params.model_providers = None;
        self
    }

    /// Threads that work in this folder, exactly; since 0.104.
    ///
    /// ```
    /// let threads = codex_threads::Threads::interactive().cwd("/srv/work");
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn cwd(mut self, folder: impl IntoField<String>) -> Self {
        self.params.cwd = Some(ThreadListCwdFilter::Text(folder.into_field()));
        self
    }

    /// Threads that work in one of these folders, exactly; since 0.124.
    ///
    /// ```
    /// let threads = codex_threads::Threads::interactive().cwds(["/srv/work", "/srv/play"]);
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn cwds<I>(mut self, folders: I) -> Self
    where
        I: IntoIterator,
        I::Item: IntoField<String>,
    {
        let folders = folders.into_iter().map(IntoField::into_field).collect();
        self.params.cwd = Some(ThreadListCwdFilter::List(folders));
        self
    }

    /// Which side of the archive to list.
    ///
    /// A thread that is moved to the other side while both are listed may be listed in neither.
    ///
    /// ```
    /// use codex_threads::{Archived, Threads};
    ///
    /// let all = Threads::interactive().archived(Archived::Both);
    /// # let _ = all;
    /// ```
    #[must_use]
    pub fn archived(mut self, archived: Archived) -> Self {
        self.archived = archived;
        self
    }

    /// Threads whose title holds these words; since 0.105. The title is the thread's name, or without
    /// one its preview. (Up to 0.129 and maybe later, a thread that has a name is not found by its preview.)
    ///
    /// ```
    /// let threads = codex_threads::Threads::interactive().search("parser");
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn search(mut self, words: impl IntoField<String>) -> Self {
        self.params.search_term = Some(words.into_field());
        self
    }

    /// The order: by the time of creation unless told, which does not change while it is
    /// listed.
    ///
    /// ```
    /// use codex_threads::Threads;
    /// use codex_threads::protocol::ThreadSortKey;
    ///
    /// let recent = Threads::interactive().sort_key(ThreadSortKey::UpdatedAt);
    /// # let _ = recent;
    /// ```
    #[must_use]
    pub fn sort_key(mut self, key: ThreadSortKey) -> Self {
        self.params.sort_key = Some(key);
        self
    }

    /// The oldest threads first instead of the newest; since 0.122.
    ///
    /// ```
    /// let threads = codex_threads::Threads::interactive().oldest_first();
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn oldest_first(mut self) -> Self {
        self.params.sort_direction = Some(SortDirection::Asc);
        self
    }

    /// How many threads to ask for at once; 100 unless told, which is also the most.
    ///
    /// ```
    /// let threads = codex_threads::Threads::interactive().page_size(20);
    /// # let _ = threads;
    /// ```
    #[must_use]
    pub fn page_size(mut self, threads: u32) -> Self {
        self.params.limit = Some(threads.clamp(1, PAGE));
        self
    }
}

impl From<ThreadListParams> for Threads {
    /// All that `thread/list` takes, with one difference: no word about providers means **all** of
    /// them. ([`Threads::active_provider`] asks for the active one.)
    fn from(mut params: ThreadListParams) -> Self {
        params.model_providers.get_or_insert_with(List::new);
        params.limit = Some(params.limit.unwrap_or(PAGE).clamp(1, PAGE));
        Self {
            archived: match params.archived {
                Some(true) => Archived::Archived,
                _ => Archived::Live,
            },
            params,
        }
    }
}
