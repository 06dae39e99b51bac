//! What tests of programs that talk to `codex app-server` need: real releases, a scripted model, a home for the two.

pub mod home;
pub mod model;
pub mod release;

pub use home::Home;
pub use model::ScriptedModel;
pub use release::Release;
