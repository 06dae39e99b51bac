//! Each trap of the schemas, by name.
