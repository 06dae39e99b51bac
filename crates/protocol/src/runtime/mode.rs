//! The two rare passes: decoding leniently after a strict failure, and writing with marks.
//!
//! Both are properties of one synchronous pass over one payload on one thread, which serde gives no
//! way to hand down; so each is a thread-local that a guard sets and clears.

use std::cell::{Cell, RefCell};

thread_local! {
    static LENIENT: Cell<bool> = const { Cell::new(false) };
    static MARKING: Cell<u64> = const { Cell::new(0) };
    static PATH: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What a key says of what stands behind it, or around it.
#[derive(Clone, Copy)]
pub(crate) enum Mark {
    /// The prefix of an unknown field's name.
    Field,
    /// The key of the object that wraps an unknown value.
    Value,
    /// The key of the object that wraps an undecodable element.
    Element,
}

/// While it lives, elements of lists are decoded one by one and errors note their path.
pub(crate) struct LenientPass(bool);

impl LenientPass {
    pub(crate) fn begin() -> Self {
        PATH.with(|path| path.borrow_mut().clear());
        Self(LENIENT.replace(true))
    }
}

/// A part that is read by a pass of its own.
pub(crate) fn within(leniently: bool) -> LenientPass {
    LenientPass(LENIENT.replace(leniently))
}

impl Drop for LenientPass {
    fn drop(&mut self) {
        LENIENT.set(self.0);
    }
}

/// While it lives, whatever is unknown is written inside marks. They name the payload's hash, which no
/// payload can hold: so whatever its keys are, none of them is taken for a mark.
#[cfg(feature = "inspect")]
pub(crate) struct MarkPass(u64);

#[cfg(feature = "inspect")]
impl MarkPass {
    pub(crate) fn begin(payload: &[u8]) -> Self {
        use std::hash::{DefaultHasher, Hasher};

        let mut hasher = DefaultHasher::new();
        hasher.write(payload);
        Self(MARKING.replace(hasher.finish() | 1))
    }
}

#[cfg(feature = "inspect")]
impl Drop for MarkPass {
    fn drop(&mut self) {
        MARKING.set(self.0);
    }
}

#[inline]
pub(crate) fn lenient() -> bool {
    LENIENT.get()
}

#[inline]
pub(crate) fn marking() -> bool {
    MARKING.get() != 0
}

/// The key, or the beginning of one, that says so while there are marks.
#[cold]
pub(crate) fn mark(mark: Mark) -> String {
    let kind = match mark {
        Mark::Field => "field:",
        Mark::Value => "value",
        Mark::Element => "element",
    };
    format!("\0{:016x}{kind}", MARKING.get())
}

/// Notes that an error passed through `step` on its way out: innermost first.
#[cold]
pub(crate) fn note_step(step: &str) {
    if lenient() {
        let escaped = step.replace('~', "~0").replace('/', "~1");
        PATH.with(|path| path.borrow_mut().push(escaped));
    }
}

/// How many steps are noted.
pub(crate) fn steps() -> usize {
    PATH.with(|path| path.borrow().len())
}

/// Forgets the steps noted since there were `steps`.
pub(crate) fn forget_steps(steps: usize) {
    PATH.with(|path| path.borrow_mut().truncate(steps));
}

/// The JSON pointer of the error that was just noted; forgets it.
pub(crate) fn take_path() -> String {
    PATH.with(|path| {
        path.borrow_mut()
            .drain(..)
            .rev()
            .fold(String::new(), |pointer, step| pointer + "/" + &step)
    })
}
