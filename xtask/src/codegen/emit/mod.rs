//! Writing Rust. One file a concern: types, messages, availability, the client's methods.

pub(crate) mod availability;
pub(crate) mod messages;
pub(crate) mod methods;
pub(crate) mod types;

/// What every generated file opens with.
pub(crate) fn header(title: &str) -> String {
    format!("//! {title}\n//!\n//! Made by `cargo xtask codegen` from `schemas`; do not edit.\n\n")
}
