//! The client against a server played by hand, and against real ones.

mod calls;
mod common;
mod events;
mod handshake;
mod lines;
mod process;
mod server_requests;
mod turns;
