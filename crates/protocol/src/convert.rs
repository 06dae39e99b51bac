//! Conversions that make the common requests short.

use crate::{IntoField, List, TextUserInput, UserInput};

impl From<&str> for UserInput {
    fn from(text: &str) -> Self {
        TextUserInput::new(text).into()
    }
}

impl From<String> for UserInput {
    fn from(text: String) -> Self {
        TextUserInput::new(text).into()
    }
}

impl IntoField<UserInput> for &str {
    fn into_field(self) -> UserInput {
        self.into()
    }
}

impl IntoField<UserInput> for String {
    fn into_field(self) -> UserInput {
        self.into()
    }
}

impl IntoField<List<UserInput>> for &str {
    fn into_field(self) -> List<UserInput> {
        List::from(vec![self.into()])
    }
}

impl IntoField<List<UserInput>> for String {
    fn into_field(self) -> List<UserInput> {
        List::from(vec![self.into()])
    }
}
