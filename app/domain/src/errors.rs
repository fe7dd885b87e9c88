//! What is wrong with a form, said without repeating what was typed.

use crate::codes::codes;

codes! {
    /// What is wrong with one field. Each code is a sentence in the locales, which may be told
    /// differently for a field (`err-body-required` before `err-required`).
    pub enum Problem {
        Required = "required",
        TooShort = "too-short",
        TooLong = "too-long",
        TooMany = "too-many",
        BadDate = "bad-date",
        NoSuchDay = "no-such-day",
        InFuture = "in-future",
        TooLongAgo = "too-long-ago",
        /// A day that must come after another one does not.
        NotLater = "not-later",
        /// Something happened after it was told.
        AfterEntry = "after-entry",
        /// A day to which something is extended does not come after the present date.
        NotExtended = "not-extended",
        /// Later than the rules allow.
        BeyondLimit = "beyond-limit",
        /// Further ahead than anybody can promise.
        TooFarAhead = "too-far-ahead",
        BadPhone = "bad-phone",
        BadEmail = "bad-email",
        /// No address on the web.
        BadAddress = "bad-address",
        BadName = "bad-name",
        BadChoice = "bad-choice",
        /// No whole number, or above the limit.
        BadNumber = "bad-number",
        NotTicked = "not-ticked",
        NeedsEmail = "needs-email",
        FileEmpty = "file-empty",
        FileTooLarge = "file-too-large",
        FilesTooLarge = "files-too-large",
        FileWrongType = "file-wrong-type",
        FileHeic = "file-heic",
        FileDamaged = "file-damaged",
        /// The first line of a file does not name its columns. `limit` is the line, as in what follows.
        WrongColumns = "wrong-columns",
        WrongCells = "wrong-cells",
        UnknownKind = "unknown-kind",
        UnknownStatus = "unknown-status",
        NotASaturday = "not-a-saturday",
        NotAWeekday = "not-a-weekday",
        DayTwice = "day-twice",
        WrongYear = "wrong-year",
        NotAllowed = "not-allowed",
        Conflicted = "conflicted",
        NotReady = "not-ready",
        /// Something else still needs it.
        InUse = "in-use",
        /// A name in braces that is not in the list.
        UnknownBlank = "unknown-blank",
        /// One that is, and not for this text.
        BlankNotHere = "blank-not-here",
        /// Wrong, or not now: which of the two is not told.
        NotAccepted = "not-accepted",
    }
}

/// One field's problem. `limit` is the number that belongs into the sentence (characters,
/// files, megabytes), never anything that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: &'static str,
    pub problem: Problem,
    pub limit: Option<u32>,
}

/// The problems of a form in the order of its fields, at most one a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Of a form with none.
    pub const NONE: Self = Self(Vec::new());

    /// A form with one problem.
    #[must_use]
    pub fn one(field: &'static str, problem: Problem) -> Self {
        let mut errors = Self::default();
        errors.add(field, problem);
        errors
    }

    /// Notes a problem; the first one of a field stays.
    pub fn add(&mut self, field: &'static str, problem: Problem) {
        self.push(FieldError { field, problem, limit: None });
    }

    /// Notes a problem together with the limit that was passed.
    pub fn add_limit(&mut self, field: &'static str, problem: Problem, limit: u32) {
        self.push(FieldError { field, problem, limit: Some(limit) });
    }

    fn push(&mut self, error: FieldError) {
        if self.of(error.field).is_none() {
            self.0.push(error);
        }
    }

    /// Notes the problems of a further part of the same page.
    pub fn append(&mut self, more: Self) {
        more.0.into_iter().for_each(|error| self.push(error));
    }

    /// The problem of this field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    /// `Ok(value)` when nothing is wrong.
    ///
    /// # Errors
    /// The collected problems.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

#[cfg(feature = "validate")]
impl FieldErrors {
    /// Takes the codes out of a validator report and leaves its parameters behind: these carry
    /// the typed value, which must go no further than the function that parsed it.
    #[must_use]
    pub fn from_report(report: &validator::ValidationErrors, order: &[&'static str]) -> Self {
        let mut errors = Self::default();
        let by_field = report.field_errors();
        for &field in order {
            let Some(first) = by_field.get(field).and_then(|list| list.first()) else { continue };
            let problem = Problem::from_code(&first.code).unwrap_or(Problem::BadChoice);
            let limit = first.params.get("limit").and_then(serde_json_u32);
            errors.push(FieldError { field, problem, limit });
        }
        errors
    }
}

#[cfg(feature = "validate")]
fn serde_json_u32(value: &serde_json::Value) -> Option<u32> {
    value.as_u64().and_then(|n| u32::try_from(n).ok())
}
