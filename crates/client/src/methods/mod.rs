//! Every method of the protocol as a function of [`Codex`](crate::Codex).
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

mod account;
mod app;
mod config;
mod conversation;
mod device;
mod environment;
mod external_agent;
mod fs;
mod general;
mod history;
mod hook;
mod mcp;
mod model;
mod plugin;
mod process;
mod project;
mod realtime;
mod remote_control;
mod search;
mod skill;
mod thread;
mod thread_extras;
mod turn;
mod windows;
