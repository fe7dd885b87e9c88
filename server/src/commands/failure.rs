//! Why a command did not work.

use std::fmt;

/// One sentence for the person at the terminal: what happened and, where it helps, what to do.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// The sentence becomes one line, whatever line breaks an engine put into its words.
    #[must_use]
    pub fn new(sentence: impl fmt::Display) -> Self {
        let lines = sentence.to_string();
        Self(lines.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! failure_from {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::new(error)
            }
        })+
    };
}

failure_from!(
    crate::audit::AuditError,
    crate::auth::password::HashingError,
    crate::auth::password::WeakPassword,
    crate::backup::BackupError,
    crate::config::ConfigError,
    crate::moving::MoveError,
    crate::services::StartError,
    crate::store::OpenError,
    crate::store::cases::CaseError,
    domain::calendar::file::FileError,
    domain::deadline::DeadlineError,
    super::import::ImportError,
    std::io::Error,
);

impl From<sea_orm::DbErr> for Failure {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::new(format_args!("the database did not do it: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_line() {
        assert_eq!(Failure::new("first\n  second\tthird").to_string(), "first second third");
    }
}
