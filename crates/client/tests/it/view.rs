//! The fold of notifications into a snapshot.

mod live;
mod random;
mod requests;
mod rolled_back;
mod state;
