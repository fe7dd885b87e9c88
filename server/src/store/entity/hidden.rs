//! Text that must not appear in a log.

use std::fmt;

use sea_orm::DeriveValueType;

/// A secret or a piece of personal data in a text column: `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct HiddenText(String);

impl HiddenText {
    /// The text itself, for those who were admitted to it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HiddenText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HiddenText(…)")
    }
}

impl From<&str> for HiddenText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for HiddenText {
    fn from(text: String) -> Self {
        Self(text)
    }
}
