//! One item of a turn, as far as it is known.

use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::{
    CommandExecutionStatus, DynamicToolCallStatus, ItemId, McpToolCallStatus, PatchApplyStatus,
    ThreadItem,
};

use super::text::Text;

/// Which text of an item: some have several.
///
/// ```
/// use codex_threads::view::TextKind;
/// assert_ne!(TextKind::Message, TextKind::Output);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TextKind {
    /// What an agent message or a plan says.
    Message,
    /// What a command, or the applying of a change, writes.
    Output,
    /// A part of a reasoning's summary, by its index.
    Summary(i64),
    /// A part of the reasoning itself, by its index.
    Reasoning(i64),
}

/// An item: as the server last told it whole, and the text that has come since.
///
/// ```
/// fn show(item: &codex_threads::view::ItemView) {
///     let state = if item.is_completed() { "done" } else { "…" };
///     println!("{} {state} {}", item.id(), item.message());
/// }
/// # let _ = show;
/// ```
#[derive(Clone)]
pub struct ItemView {
    pub(super) id: ItemId,
    pub(super) item: Option<Arc<ThreadItem>>,
    pub(super) completed: bool,
    /// Whether its beginning was seen: then the text that came is all its text.
    pub(super) from_start: bool,
    /// The whole of each text that has grown since the item was told whole.
    pub(super) texts: Vec<(TextKind, Text)>,
    pub(super) progress: Option<Arc<str>>,
}

impl ItemView {
    /// One that only a piece of text is known of.
    pub(super) fn unseen(id: ItemId) -> Self {
        Self {
            id,
            item: None,
            completed: false,
            from_start: false,
            texts: Vec::new(),
            progress: None,
        }
    }

    /// One that the server has just begun, or completed.
    pub(super) fn told(id: ItemId, item: Arc<ThreadItem>, completed: bool) -> Self {
        Self {
            item: Some(item),
            completed,
            from_start: true,
            ..Self::unseen(id)
        }
    }

    /// One of a read. Where its kind has no status, an item that is stored is complete.
    pub(super) fn read(id: ItemId, item: Arc<ThreadItem>) -> Self {
        let completed = !is_running(&item);
        Self {
            from_start: false,
            ..Self::told(id, item, completed)
        }
    }

    /// Its id. On releases up to 0.150, reads call most items of a stored thread `item-1`, `item-2`
    /// and so on, where events have other ids.
    ///
    /// ```
    /// # fn show(item: &codex_threads::view::ItemView) { println!("{}", item.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &ItemId {
        &self.id
    }

    /// The item as the server last told it whole: at its beginning, or at its end. `None` when
    /// nothing but pieces of its text are known, because it began before anybody listened.
    ///
    /// ```
    /// use codex_threads::protocol::ThreadItem;
    ///
    /// # fn show(item: &codex_threads::view::ItemView) {
    /// if let Some(ThreadItem::CommandExecution(command)) = item.item() {
    ///     println!("$ {}", command.command);
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn item(&self) -> Option<&ThreadItem> {
        self.item.as_deref()
    }

    /// Whether it is complete. One that is not, in a turn that is over, was cut off.
    ///
    /// ```
    /// # fn show(item: &codex_threads::view::ItemView) { println!("{}", item.is_completed()); }
    /// ```
    #[must_use]
    pub fn is_completed(&self) -> bool {
        self.completed
    }

    /// Whether all of its text is here: not where the item runs and its beginning was not seen.
    ///
    /// ```
    /// # fn show(item: &codex_threads::view::ItemView) { println!("{}", item.is_whole()); }
    /// ```
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.completed || self.from_start
    }

    /// One of its texts as it stands; empty when the item has none of this kind.
    ///
    /// ```
    /// use codex_threads::view::TextKind;
    /// # fn show(item: &codex_threads::view::ItemView) {
    /// print!("{}", item.text(TextKind::Output));
    /// # }
    /// ```
    #[must_use]
    pub fn text(&self, kind: TextKind) -> Text {
        match self.grown(kind) {
            Some(text) => text.clone(),
            None => Text::from(self.own_text(kind).unwrap_or_default()),
        }
    }

    /// What it says, if it is a message or a plan.
    ///
    /// ```
    /// # fn show(item: &codex_threads::view::ItemView) { print!("{}", item.message()); }
    /// ```
    #[must_use]
    pub fn message(&self) -> Text {
        self.text(TextKind::Message)
    }

    /// What it has written, if it is a command.
    ///
    /// ```
    /// # fn show(item: &codex_threads::view::ItemView) { print!("{}", item.output()); }
    /// ```
    #[must_use]
    pub fn output(&self) -> Text {
        self.text(TextKind::Output)
    }

    /// The last thing that a running tool call has reported of its progress.
    ///
    /// ```
    /// # fn show(item: &codex_threads::view::ItemView) { println!("{:?}", item.progress()); }
    /// ```
    #[must_use]
    pub fn progress(&self) -> Option<&str> {
        self.progress.as_deref()
    }

    /// The item with the text in it that has come since it was last told whole.
    ///
    /// ```
    /// # fn show(item: &codex_threads::view::ItemView) {
    /// let now = item.to_item();
    /// # let _ = now; }
    /// ```
    #[must_use]
    pub fn to_item(&self) -> Option<ThreadItem> {
        let mut item = self.item().cloned()?;
        for (kind, text) in &self.texts {
            set_text(&mut item, *kind, text.to_string());
        }
        Some(item)
    }

    pub(super) fn grown(&self, kind: TextKind) -> Option<&Text> {
        let (_, text) = self.texts.iter().find(|(known, _)| *known == kind)?;
        Some(text)
    }

    /// Appends to a text; says how long it was, and is.
    pub(super) fn append(&mut self, kind: TextKind, delta: &str) -> (usize, usize) {
        let at = self.texts.iter().position(|(known, _)| *known == kind);
        let at = at.unwrap_or_else(|| {
            let own = Text::from(self.own_text(kind).unwrap_or_default());
            self.texts.push((kind, own));
            self.texts.len() - 1
        });
        let text = &mut self.texts[at].1;
        let from = text.len();
        text.push_str(delta);
        (from, text.len())
    }

    /// The text within the item as it was told whole.
    pub(super) fn own_text(&self, kind: TextKind) -> Option<&str> {
        match (self.item.as_deref()?, kind) {
            (ThreadItem::AgentMessage(item), TextKind::Message) => Some(&item.text),
            (ThreadItem::Plan(item), TextKind::Message) => Some(&item.text),
            (ThreadItem::CommandExecution(item), TextKind::Output) => {
                item.aggregated_output.as_deref()
            }
            (ThreadItem::Reasoning(item), TextKind::Summary(index)) => part(&item.summary, index),
            (ThreadItem::Reasoning(item), TextKind::Reasoning(index)) => part(&item.content, index),
            _ => None,
        }
    }
}

fn part(parts: &[String], index: i64) -> Option<&str> {
    let part = parts.get(usize::try_from(index).ok()?)?;
    Some(part)
}

fn set_text(item: &mut ThreadItem, kind: TextKind, text: String) {
    match (item, kind) {
        (ThreadItem::AgentMessage(item), TextKind::Message) => item.text = text,
        (ThreadItem::Plan(item), TextKind::Message) => item.text = text,
        (ThreadItem::CommandExecution(item), TextKind::Output) => {
            item.aggregated_output = Some(text);
        }
        (ThreadItem::Reasoning(item), TextKind::Summary(index)) => {
            set_part(&mut item.summary, index, text);
        }
        (ThreadItem::Reasoning(item), TextKind::Reasoning(index)) => {
            set_part(&mut item.content, index, text);
        }
        _ => {}
    }
}

/// Parts that nothing was said of stay empty. What is far beyond the others is no index.
fn set_part(parts: &mut Vec<String>, index: i64, text: String) {
    let Ok(index) = usize::try_from(index) else {
        return;
    };
    if index > parts.len() + 1_000 {
        return;
    }
    if parts.len() <= index {
        parts.resize(index + 1, String::new());
    }
    parts[index] = text;
}

/// Whether an item says of itself that it is not over.
fn is_running(item: &ThreadItem) -> bool {
    match item {
        ThreadItem::CommandExecution(item) => item.status == CommandExecutionStatus::InProgress,
        ThreadItem::FileChange(item) => item.status == PatchApplyStatus::InProgress,
        ThreadItem::McpToolCall(item) => item.status == McpToolCallStatus::InProgress,
        ThreadItem::DynamicToolCall(item) => item.status == DynamicToolCallStatus::InProgress,
        _ => false,
    }
}

/// Ids and sizes only.
impl fmt::Debug for ItemView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemView")
            .field("id", &self.id)
            .field("completed", &self.completed)
            .field("texts", &self.texts)
            .finish_non_exhaustive()
    }
}
