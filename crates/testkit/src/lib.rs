//! What tests of programs that talk to `codex app-server` need: real releases, a scripted model, a home for the two.

pub mod release;

pub use release::Release;
