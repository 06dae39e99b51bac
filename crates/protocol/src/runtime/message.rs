//! The tables of methods: which params, which answer.

use serde_json::Value;

/// A notification or request that did not become one of the typed ones, kept whole.
///
/// ```
/// use codex_threads_protocol::ServerNotification;
///
/// let event = ServerNotification::decode("thread/invented", br#"{"a":1}"#);
/// let ServerNotification::Unknown(event) = event else { panic!() };
/// assert_eq!(event.method(), "thread/invented");
/// assert!(event.error().is_none());
/// ```
#[derive(Clone, PartialEq)]
pub struct UnknownMessage {
    method: Box<str>,
    params: Value,
    error: Option<crate::DecodeError>,
}

impl UnknownMessage {
    pub(crate) fn new(method: &str, params: &[u8], error: Option<crate::DecodeError>) -> Self {
        Self {
            method: method.into(),
            params: serde_json::from_slice(params).unwrap_or(Value::Null),
            error,
        }
    }

    /// The protocol method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The params as they came; `null` where they were absent or no JSON.
    #[must_use]
    pub fn params(&self) -> &Value {
        &self.params
    }

    /// Why the params of a known method did not decode; none where the method is unknown.
    #[must_use]
    pub fn error(&self) -> Option<&crate::DecodeError> {
        self.error.as_ref()
    }
}

impl std::fmt::Debug for UnknownMessage {
    /// Without the params, which may hold contents.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UnknownMessage")
            .field("method", &self.method)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// Declares the enum of all messages of one direction, and the methods of its params.
macro_rules! messages {
    (
        $(#[$meta:meta])*
        pub enum $name:ident: $trait:ident {
            $($(#[$vmeta:meta])* $variant:ident($type:ty $(=> $held:ty)?) = $method:literal $(-> $response:ty)?,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$vmeta])* $variant($crate::runtime::messages!(@held $type $(=> $held)?)),)*
            /// An unknown method, or params that did not decode: kept whole.
            Unknown($crate::UnknownMessage),
        }

        impl $name {
            /// Decodes the params by the method's name.
            ///
            /// It never fails: an unknown method, or params that don't decode, is
            /// [`Unknown`](Self::Unknown) and keeps what came.
            #[must_use]
            pub fn decode(method: &str, params: &[u8]) -> Self {
                match $crate::decode::text(params) {
                    Ok(params) => Self::decode_text(method, params),
                    Err(error) => {
                        let error = Self::METHODS.contains(&method).then_some(error);
                        Self::Unknown($crate::UnknownMessage::new(method, params, error))
                    }
                }
            }

            /// The same for params that are known to be text, which saves a look at all of their bytes.
            #[must_use]
            pub fn decode_text(method: &str, params: &str) -> Self {
                let error = match method {
                    $($method => match $crate::decode_text(params) {
                        Ok(params) => return Self::$variant(params),
                        Err(error) => Some(error),
                    })*
                    _ => None,
                };
                Self::Unknown($crate::UnknownMessage::new(method, params.as_bytes(), error))
            }

            /// The methods of all that is not [`Unknown`](Self::Unknown), in their order.
            pub const METHODS: &'static [&'static str] = &[$($method),*];

            /// The protocol method.
            #[must_use]
            pub fn method(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $method,)*
                    Self::Unknown(message) => message.method(),
                }
            }

            #[cfg(feature = "inspect")]
            pub(crate) fn round_trip(
                method: &str,
                params: &[u8],
            ) -> Option<Result<$crate::inspect::Marked, $crate::DecodeError>> {
                match method {
                    $($method => Some($crate::inspect::round_trip::<$type>(params)),)*
                    _ => None,
                }
            }

            $crate::runtime::messages!(@answers $($method $(-> $response)?,)*);
        }

        $(
            impl $crate::$trait for $type {
                const METHOD: &'static str = $method;
                $(type Response = $response;)?
            }

            impl From<$type> for $name {
                fn from(params: $type) -> Self {
                    Self::$variant(params.into())
                }
            }
        )*
    };
    // Notifications have no answers.
    (@answers $($method:literal,)*) => {};
    (@answers $($method:literal -> $response:ty,)*) => {
        #[cfg(feature = "inspect")]
        pub(crate) fn round_trip_answer(
            method: &str,
            result: &[u8],
        ) -> Option<Result<$crate::inspect::Marked, $crate::DecodeError>> {
            match method {
                $($method => Some($crate::inspect::round_trip::<$response>(result)),)*
                _ => None,
            }
        }
    };
    (@held $type:ty) => { $type };
    (@held $type:ty => $held:ty) => { $held };
}
pub(crate) use messages;

/// Ties params to methods and to answers.
macro_rules! requests {
    ($($type:ty = $method:literal -> $response:ty, $params:ident $(, $ready:ident)?;)*) => {
        $(
            impl $crate::Request for $type {
                const METHOD: &'static str = $method;
                const PARAMS: $crate::Params = $crate::Params::$params;
                type Response = $response;

                $($crate::runtime::requests!(@$ready $response);)?
            }
        )*

        #[cfg(feature = "inspect")]
        pub(crate) fn round_trip_response(
            method: &str,
            result: &[u8],
        ) -> Option<Result<$crate::inspect::Marked, $crate::DecodeError>> {
            match method {
                $($method => Some($crate::inspect::round_trip::<$response>(result)),)*
                _ => None,
            }
        }

        #[cfg(feature = "inspect")]
        pub(crate) fn round_trip_request(
            method: &str,
            params: &[u8],
        ) -> Option<Result<$crate::inspect::Marked, $crate::DecodeError>> {
            match method {
                $($method => Some($crate::inspect::round_trip_params::<$type>(params)),)*
                _ => None,
            }
        }
    };    // What this is made of is compiled for notifications in any case: so it is compiled here, once, and
    // not again in each program that calls.
    (@ready $response:ty) => {
        #[inline(never)]
        fn decode_response(json: &str) -> Result<$response, $crate::DecodeError> {
            $crate::decode_text(json)
        }
    };
}
pub(crate) use requests;

/// Says which methods answer page by page, and where a page holds what it lists.
macro_rules! paged {
    ($($params:ty: $field:ident -> $item:ty;)*) => {$(
        impl $crate::Paged for $params {
            type Item = $item;

            fn set_cursor(&mut self, cursor: &str) {
                self.cursor = Some($crate::IntoField::into_field(cursor));
            }

            fn next_cursor(page: &Self::Response) -> Option<&str> {
                page.next_cursor.as_deref()
            }

            fn into_items(page: Self::Response) -> $crate::List<$item> {
                page.$field
            }
        }
    )*};
}
pub(crate) use paged;
