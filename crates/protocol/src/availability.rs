//! When each method, and each member of a request, is there.
//!
//! A server ignores members that it doesn't know, silently: a fork "at a turn" becomes a fork of
//! everything. So a client asks here before it sends.
//!
//! ```
//! use codex_threads_protocol::{Release, availability};
//!
//! let params = serde_json::json!({ "threadId": "t", "lastTurnId": "7" });
//! let refused = availability::check("thread/fork", &params, Release::new(0, 142, 0)).unwrap_err();
//! assert_eq!(refused.to_string(), "`lastTurnId` of thread/fork needs codex 0.143.0 or later; this is 0.142.0");
//! ```

use std::fmt;

use serde_json::Value;

use crate::Release;
use crate::generated::availability::{METHODS, NEWEST, NODES};

/// The newest release that this crate was made from; later ones are taken to be like it.
pub const NEWEST_KNOWN: Release = NEWEST;

/// Who sends a message.
///
/// ```
/// use codex_threads_protocol::availability::{self, Direction};
///
/// let asked = availability::method("item/tool/requestUserInput").map(|method| method.direction);
/// assert_eq!(asked, Some(Direction::ServerRequest));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Direction {
    /// The client, waiting for an answer.
    Request,
    /// The server, waiting for an answer.
    ServerRequest,
    /// The server, waiting for none.
    Notification,
}

/// From a release to a release, both included; open where there is no end.
///
/// ```
/// use codex_threads_protocol::{Release, availability};
///
/// let rollback = availability::method("thread/rollback").unwrap();
/// let span = rollback.stable[0];
/// assert_eq!((span.since(), span.until().map(Release::minor)), (None, Some(155)));
/// assert!(span.contains(Release::new(0, 155, 1)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    since: Option<Release>,
    until: Option<Release>,
}

impl Span {
    pub(crate) const fn new(since: Option<Release>, until: Option<Release>) -> Self {
        Self { since, until }
    }

    /// The first release; none where it was there in 0.100.0 already.
    #[must_use]
    pub const fn since(&self) -> Option<Release> {
        self.since
    }

    /// The last release; none where it is there in the newest.
    #[must_use]
    pub const fn until(&self) -> Option<Release> {
        self.until
    }

    /// Whether `release` lies within.
    #[must_use]
    pub fn contains(&self, release: Release) -> bool {
        self.since.is_none_or(|since| since <= release)
            && self.until.is_none_or(|until| release <= until)
    }
}

/// A method and its releases.
///
/// ```
/// use codex_threads_protocol::{Release, availability};
///
/// let revert = availability::method("thread/revert").unwrap();
/// assert!(revert.is_experimental_in(Release::new(0, 150, 0)));
/// assert!(!revert.is_in(Release::new(0, 147, 0)));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Method {
    /// Its name on the wire.
    pub name: &'static str,
    /// Who sends it.
    pub direction: Direction,
    /// Where it is stable.
    pub stable: &'static [Span],
    /// Where it needs the experimental API.
    pub experimental: &'static [Span],
    pub(crate) params: Option<usize>,
}

impl Method {
    /// Whether `release` has it, stable or experimental.
    #[must_use]
    pub fn is_in(&self, release: Release) -> bool {
        self.stable
            .iter()
            .chain(self.experimental)
            .any(|span| span.contains(release))
    }

    /// Whether `release` has it only for connections that opted in to the experimental API.
    #[must_use]
    pub fn is_experimental_in(&self, release: Release) -> bool {
        self.is_in(release) && !self.stable.iter().any(|span| span.contains(release))
    }
}

/// What is known of the parts of a request.
#[derive(Debug)]
pub(crate) enum Node {
    Object(&'static [Entry]),
    Text(&'static [Entry]),
    Tagged(&'static str, &'static [Entry]),
    Keyed(&'static [Entry]),
    Any(Member),
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    /// Empty where it is there whenever its owner is.
    pub(crate) spans: &'static [Span],
    pub(crate) member: Member,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Member {
    Leaf,
    One(usize),
    List(usize),
    Map(usize),
}

/// All methods of all releases, by name.
///
/// ```
/// use codex_threads_protocol::availability;
///
/// let gone = availability::methods()
///     .iter()
///     .filter(|method| !method.is_in(availability::NEWEST_KNOWN));
/// assert!(gone.count() > 0);
/// ```
#[must_use]
pub fn methods() -> &'static [Method] {
    METHODS
}

/// A method by its name.
///
/// ```
/// use codex_threads_protocol::availability;
///
/// assert!(availability::method("thread/invented").is_none());
/// ```
#[must_use]
pub fn method(name: &str) -> Option<&'static Method> {
    let found = METHODS.binary_search_by_key(&name, |method| method.name);
    found.ok().and_then(|index| METHODS.get(index))
}

/// Something that the server at hand doesn't have.
///
/// ```
/// use codex_threads_protocol::{Release, availability};
///
/// let params = serde_json::json!({ "searchTerm": "parser" });
/// let why = availability::check("thread/list", &params, Release::new(0, 104, 0)).unwrap_err();
/// assert_eq!(why.field.as_deref(), Some("/searchTerm"));
/// assert_eq!(why.spans[0].since(), Some(Release::new(0, 105, 0)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unavailable {
    /// The method.
    pub method: String,
    /// The JSON pointer of the member within the params; none where the method itself is missing.
    pub field: Option<String>,
    /// Where it is there.
    pub spans: Vec<Span>,
    /// The release at hand.
    pub found: Release,
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.field {
            Some(field) => write!(f, "`{}` of {}", field.trim_start_matches('/'), self.method)?,
            None => f.write_str(&self.method)?,
        }
        let mut separator = " needs codex";
        for span in &self.spans {
            match (span.since, span.until) {
                (Some(since), None) => write!(f, "{separator} {since} or later")?,
                (None, Some(until)) => write!(f, "{separator} {}", At(until, "or older"))?,
                (Some(since), Some(until)) => {
                    write!(f, "{separator} {since} to {}", At(until, ""))?;
                }
                (None, None) => write!(f, "{separator} of any release")?,
            }
            separator = ", or";
        }
        write!(f, "; this is {}", self.found)
    }
}

/// A last release: `0.150.x` where all patches are meant.
struct At(Release, &'static str);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(release, rest) = self;
        if release.patch() == u16::MAX {
            write!(f, "{}.{}.x", release.major(), release.minor())?;
        } else {
            write!(f, "{release}")?;
        }
        if rest.is_empty() {
            Ok(())
        } else {
            write!(f, " {rest}")
        }
    }
}

impl std::error::Error for Unavailable {}

/// Whether `release` has the method and every member that `params` sets.
///
/// A method that this crate doesn't know passes: the server is asked.
///
/// # Errors
///
/// The first thing that the release doesn't have.
///
/// ```
/// use codex_threads_protocol::{Release, availability};
///
/// let params = serde_json::json!({ "limit": 25 });
/// assert!(availability::check("thread/list", &params, Release::new(0, 100, 0)).is_ok());
/// ```
pub fn check(name: &str, params: &Value, release: Release) -> Result<(), Unavailable> {
    let Some(method) = method(name) else {
        return Ok(());
    };
    if !method.is_in(release) && release <= NEWEST {
        return Err(Unavailable {
            method: name.to_owned(),
            field: None,
            spans: method
                .stable
                .iter()
                .chain(method.experimental)
                .copied()
                .collect(),
            found: release,
        });
    }
    let Some(node) = method.params else {
        return Ok(());
    };
    let mut path = Vec::new();
    match walk(node, params, release.min(NEWEST), &mut path) {
        None => Ok(()),
        Some(spans) => Err(Unavailable {
            method: name.to_owned(),
            field: Some(
                path.iter()
                    .fold(String::new(), |all, step| all + "/" + step),
            ),
            spans: spans.to_vec(),
            found: release,
        }),
    }
}

/// Whether `check` has to look into the params of a method at all.
///
/// ```
/// use codex_threads_protocol::availability;
///
/// assert!(availability::needs_check("thread/fork"));
/// assert!(!availability::needs_check("thread/archive"));
/// ```
#[must_use]
pub fn needs_check(name: &str) -> bool {
    method(name).is_some_and(|method| method.params.is_some())
}

/// The spans of the first member that the release doesn't have; its path is left in `path`.
fn walk(
    node: usize,
    value: &Value,
    release: Release,
    path: &mut Vec<String>,
) -> Option<&'static [Span]> {
    let judge = |entry: &'static Entry, value: &Value, path: &mut Vec<String>| {
        if !entry.spans.is_empty() && !entry.spans.iter().any(|span| span.contains(release)) {
            return Some(entry.spans);
        }
        descend(entry.member, value, release, path)
    };
    match NODES.get(node)? {
        Node::Object(entries) => {
            let members = value.as_object()?;
            entries.iter().find_map(|entry| {
                let value = members.get(entry.name)?;
                path.push(entry.name.to_owned());
                let found = judge(entry, value, path);
                if found.is_none() {
                    path.pop();
                }
                found
            })
        }
        Node::Text(entries) => {
            let text = value.as_str()?;
            let entry = entries.iter().find(|entry| entry.name == text)?;
            judge(entry, value, path)
        }
        Node::Tagged(tag, entries) => {
            let kind = value.get(tag)?.as_str()?;
            let entry = entries.iter().find(|entry| entry.name == kind)?;
            judge(entry, value, path)
        }
        Node::Keyed(entries) => entries.iter().find_map(|entry| match value {
            Value::String(text) if text == entry.name => judge(entry, value, path),
            Value::Object(members) => {
                let value = members.get(entry.name)?;
                path.push(entry.name.to_owned());
                let found = judge(entry, value, path);
                if found.is_none() {
                    path.pop();
                }
                found
            }
            _ => None,
        }),
        Node::Any(member) => descend(*member, value, release, path),
    }
}

fn descend(
    member: Member,
    value: &Value,
    release: Release,
    path: &mut Vec<String>,
) -> Option<&'static [Span]> {
    let each = |mut items: Box<dyn Iterator<Item = (String, &Value)> + '_>,
                node: usize,
                path: &mut Vec<String>| {
        items.find_map(|(step, value)| {
            path.push(step);
            let found = walk(node, value, release, path);
            if found.is_none() {
                path.pop();
            }
            found
        })
    };
    match (member, value) {
        (Member::One(node), value) => walk(node, value, release, path),
        (Member::List(node), Value::Array(items)) => {
            let items = items
                .iter()
                .enumerate()
                .map(|(i, value)| (i.to_string(), value));
            each(Box::new(items), node, path)
        }
        (Member::Map(node), Value::Object(members)) => {
            let items = members.iter().map(|(name, value)| (name.clone(), value));
            each(Box::new(items), node, path)
        }
        _ => None,
    }
}
