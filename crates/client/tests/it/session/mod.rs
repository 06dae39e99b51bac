//! Sessions without a real server: the store, and opening on servers played by hand.

mod opening;
mod store;
mod unanswered;
