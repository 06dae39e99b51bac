//! The two rare passes: decoding leniently after a strict failure, and writing with marks.
//!
//! Both are properties of one synchronous pass over one payload on one thread, which serde gives no
//! way to hand down; so each is a thread-local that a guard sets and clears.

use std::cell::{Cell, RefCell};

thread_local! {
    static LENIENT: Cell<bool> = const { Cell::new(false) };
    static MARKING: Cell<bool> = const { Cell::new(false) };
    static PATH: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The prefix of a marked unknown field; no JSON key of the protocol begins with NUL. With any name
/// behind it, it is neither of the keys below.
pub(crate) const UNKNOWN_FIELD: &str = "\0field:";
/// The key of the object that wraps a marked unknown value.
pub(crate) const UNKNOWN_VALUE: &str = "\0value";
/// The key of the object that wraps a marked undecodable element.
pub(crate) const UNDECODABLE: &str = "\0element";

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

/// While it lives, whatever is unknown is written inside marks.
#[cfg(feature = "inspect")]
pub(crate) struct MarkPass(bool);

#[cfg(feature = "inspect")]
impl MarkPass {
    pub(crate) fn begin() -> Self {
        Self(MARKING.replace(true))
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
    MARKING.get()
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
