//! What must hold of every line, whatever is in it.
//!
//! The fuzz targets and the property tests call the same functions. Each compares what the
//! connection does with the plainest program that does the same, and panics where they differ.

mod classifier;
mod inbox;
mod members;
#[cfg(test)]
mod tests;

pub use classifier::{classifier, cut_off};
pub use inbox::inbox;
