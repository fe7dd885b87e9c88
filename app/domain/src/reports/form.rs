//! What is typed into a report before it is signed, and why a month is counted again.

use super::{Correction, Words};
use crate::case::act::Fields;
use crate::errors::{FieldErrors, Problem};
use crate::limits::SUMMARY_MAX;
use crate::private::Private;
use crate::text;

/// The four texts as posted.
pub struct ReportForm;

impl ReportForm {
    /// Names of the fields, in the order of the report.
    pub const FIELDS: [&'static str; 4] = ["report_general", "report_praise", "report_limits", "report_next"];

    /// The texts, checked. None of them has to be there.
    ///
    /// # Errors
    /// What is too long.
    pub fn check<'a>(field: impl Fn(&str) -> &'a str) -> Result<Words, FieldErrors> {
        let mut fields = Fields::default();
        let mut text = |name: &'static str| -> Private { fields.sized(name, text::block(field(name)), 0, SUMMARY_MAX) };
        let [general, praise, limits, next] = Self::FIELDS.map(&mut text);
        fields.0.into_result(Words { general, praise, limits, next })
    }
}

/// Why a month is counted again.
///
/// # Errors
/// When none of the reasons was chosen.
pub fn correction(typed: &str) -> Result<Correction, FieldErrors> {
    Correction::from_code(typed).ok_or_else(|| FieldErrors::one("correction", Problem::Required))
}
