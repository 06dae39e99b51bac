//! What a setter takes.

use super::{List, Map, Secret};
use crate::{ItemId, ThreadId, TurnId};

/// What may be given where a field of type `T` is set: a `T`, or what makes one without loss.
///
/// It is `Into` with two differences: number literals keep their type, and arrays, slices and
/// vectors convert element by element.
///
/// ```
/// use codex_threads_protocol::ThreadListParams;
///
/// let params = ThreadListParams::new().limit(25).model_providers(["openai"]);
/// assert_eq!(params.limit, Some(25));
/// ```
pub trait IntoField<T> {
    /// The field's value.
    fn into_field(self) -> T;
}

impl<T> IntoField<T> for T {
    fn into_field(self) -> T {
        self
    }
}

macro_rules! from_text {
    ($($target:ty),*) => {$(
        impl IntoField<$target> for &str {
            fn into_field(self) -> $target {
                self.into()
            }
        }
        impl IntoField<$target> for &String {
            fn into_field(self) -> $target {
                self.as_str().into()
            }
        }
    )*};
}
from_text!(String, Secret, ThreadId, TurnId, ItemId, serde_json::Value);

macro_rules! from_owned {
    ($($target:ty: $source:ty),*) => {$(
        impl IntoField<$target> for $source {
            fn into_field(self) -> $target {
                self.into()
            }
        }
    )*};
}
from_owned!(
    Secret: String, ThreadId: String, TurnId: String, ItemId: String, serde_json::Value: String,
    ThreadId: &ThreadId, TurnId: &TurnId, ItemId: &ItemId
);

impl IntoField<String> for &std::path::Path {
    /// A path that is not Unicode is converted with replacement characters.
    fn into_field(self) -> String {
        self.to_string_lossy().into_owned()
    }
}

impl IntoField<String> for &std::path::PathBuf {
    /// A path that is not Unicode is converted with replacement characters.
    fn into_field(self) -> String {
        self.to_string_lossy().into_owned()
    }
}

impl IntoField<String> for std::path::PathBuf {
    /// A path that is not Unicode is converted with replacement characters.
    fn into_field(self) -> String {
        self.to_string_lossy().into_owned()
    }
}

impl<T, U: IntoField<T>> IntoField<List<T>> for Vec<U> {
    fn into_field(self) -> List<T> {
        self.into_iter().map(U::into_field).collect()
    }
}

impl<T, U: IntoField<T>, const N: usize> IntoField<List<T>> for [U; N] {
    fn into_field(self) -> List<T> {
        self.into_iter().map(U::into_field).collect()
    }
}

impl<T, U: IntoField<T> + Clone> IntoField<List<T>> for &[U] {
    fn into_field(self) -> List<T> {
        self.iter().cloned().map(U::into_field).collect()
    }
}

impl<T, K: Into<String>, U: IntoField<T>, const N: usize> IntoField<Map<T>> for [(K, U); N] {
    fn into_field(self) -> Map<T> {
        self.into_iter()
            .map(|(key, value)| (key.into(), value.into_field()))
            .collect()
    }
}

impl<T> IntoField<Map<T>> for std::collections::BTreeMap<String, T> {
    fn into_field(self) -> Map<T> {
        self.into()
    }
}

impl<T> IntoField<Box<T>> for T {
    fn into_field(self) -> Box<T> {
        Box::new(self)
    }
}
