//! What is typed into a report before it is signed, and why a month is counted again.

use super::{Contact, Correction, Refiled, Words};
use crate::case::act::Fields;
use crate::errors::{FieldErrors, Problem};
use crate::limits::SUMMARY_MAX;
use crate::phone::Phone;
use crate::private::Private;
use crate::text;

/// The texts as posted, and whom to ask about them.
pub struct ReportForm;

impl ReportForm {
    /// Names of the fields, in the order of the report.
    pub const FIELDS: [&'static str; 4] = ["report_general", "report_praise", "report_limits", "report_next"];

    /// Names of the fields of [`Contact`].
    pub const CONTACT: [&'static str; 2] = ["report_contact", "report_phone"];

    /// Name of the field of [`Refiled`].
    pub const REFILED: &'static str = "refiled";

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

    /// Whom to ask about it, checked. Both have to be there.
    ///
    /// # Errors
    /// What is missing, too long, or no number of a telephone.
    pub fn contact<'a>(field: impl Fn(&str) -> &'a str) -> Result<Contact, FieldErrors> {
        let [name, phone] = Self::CONTACT;
        let mut fields = Fields::default();
        let person = fields.name(name, field(name));
        let typed = text::line(field(phone));
        let dialled = match Phone::parse(&typed) {
            Ok(number) => number.show(),
            Err(_) => {
                fields.0.add(phone, if typed.is_empty() { Problem::Required } else { Problem::BadPhone });
                String::new()
            }
        };
        fields.0.into_result(Contact { name: person, phone: dialled.into() })
    }

    /// What this one is to the one before it, where there is one.
    ///
    /// # Errors
    /// When neither was chosen.
    pub fn refiled(typed: &str, filed_before: bool) -> Result<Option<Refiled>, FieldErrors> {
        match Refiled::from_code(typed) {
            _ if !filed_before => Ok(None),
            None => Err(FieldErrors::one(Self::REFILED, Problem::Required)),
            chosen => Ok(chosen),
        }
    }
}

/// Why a month is counted again.
///
/// # Errors
/// When none of the reasons was chosen.
pub fn correction(typed: &str) -> Result<Correction, FieldErrors> {
    Correction::from_code(typed).ok_or_else(|| FieldErrors::one("correction", Problem::Required))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(name: &'static str, phone: &'static str) -> Result<Contact, FieldErrors> {
        ReportForm::contact(|field| if field == "report_contact" { name } else { phone })
    }

    #[test]
    fn whom_to_ask_is_a_name_and_a_number_that_can_be_dialled() {
        let whole = contact(" Trần Thị  Lan ", "0912345678").unwrap();
        assert_eq!((whole.name.reveal(), whole.phone.reveal()), ("Trần Thị Lan", "0912 345 678"));
        let missing = contact("", " ").unwrap_err();
        let problems: Vec<_> = missing.iter().map(|error| (error.field, error.problem)).collect();
        assert_eq!(problems, [("report_contact", Problem::Required), ("report_phone", Problem::Required)]);
        assert_eq!(contact("Lan", "12").unwrap_err(), FieldErrors::one("report_phone", Problem::BadPhone));
    }

    #[test]
    fn a_second_one_of_a_period_says_what_it_is() {
        assert_eq!(ReportForm::refiled("", false), Ok(None));
        assert_eq!(ReportForm::refiled("BAN_SUA", false), Ok(None), "the first one corrects nothing");
        assert_eq!(ReportForm::refiled("BAN_SUA", true), Ok(Some(Refiled::Corrected)));
        assert_eq!(ReportForm::refiled("x", true), Err(FieldErrors::one("refiled", Problem::Required)));
    }
}
