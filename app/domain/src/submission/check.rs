//! From what was typed to a checked part. Each form type carries the field names of the page;
//! `check` cleans the text, applies the rules and returns either the part or the problems.

use std::borrow::Cow;

use serde::Deserialize;
use time::Date;
use validator::{Validate, ValidateEmail, ValidationError};

use super::step::{Matter, Sender};
use crate::date::{self, DateError};
use crate::errors::{FieldErrors, Problem};
use crate::feedback::IdentityMode;
use crate::limits;
use crate::phone::Phone;
use crate::private::Private;
use crate::text;

fn problem(problem: Problem) -> ValidationError {
    ValidationError::new(problem.code())
}

fn problem_with(kind: Problem, limit: usize) -> ValidationError {
    let mut error = problem(kind);
    error.add_param(Cow::Borrowed("limit"), &limit);
    error
}

/// Between `min` and `max` graphemes; an empty text is told apart from a short one.
///
/// # Errors
/// `required`, `too-short` or `too-long`.
pub fn between(value: &str, min: usize, max: usize) -> Result<(), ValidationError> {
    let length = text::length(value);
    if length == 0 && min > 0 {
        Err(problem_with(Problem::Required, min))
    } else if length < min {
        Err(problem_with(Problem::TooShort, min))
    } else if length > max {
        Err(problem_with(Problem::TooLong, max))
    } else {
        Ok(())
    }
}

fn body(value: &str) -> Result<(), ValidationError> {
    between(value, limits::BODY_MIN, limits::BODY_MAX)
}

fn wish(value: &str) -> Result<(), ValidationError> {
    between(value, 0, limits::WISH_MAX)
}

fn place(value: &str) -> Result<(), ValidationError> {
    between(value, 0, limits::PLACE_MAX)
}

fn address(value: &str) -> Result<(), ValidationError> {
    between(value, 0, limits::ADDRESS_MAX)
}

/// Letters of any script, spaces, apostrophe, hyphen and full stop: "H'Hen Niê", one-word and
/// foreign names included.
fn person_name(value: &str) -> Result<(), ValidationError> {
    if value.is_empty() {
        return Ok(());
    }
    between(value, limits::NAME_MIN, limits::NAME_MAX)?;
    let fits = |c: char| c.is_alphabetic() || " '’-.".contains(c) || is_mark(c);
    if value.chars().all(fits) && value.chars().any(char::is_alphabetic) {
        Ok(())
    } else {
        Err(problem(Problem::BadName))
    }
}

fn is_mark(c: char) -> bool {
    ('\u{0300}'..='\u{036F}').contains(&c)
}

fn phone(value: &str) -> Result<(), ValidationError> {
    if value.is_empty() || Phone::parse(value).is_ok() { Ok(()) } else { Err(problem(Problem::BadPhone)) }
}

fn email(value: &str) -> Result<(), ValidationError> {
    if value.is_empty() || (value.len() <= limits::EMAIL_MAX && value.validate_email() && can_be_written_to(value)) {
        Ok(())
    } else {
        Err(problem(Problem::BadEmail))
    }
}

/// Whether mail can be sent to such an address over the net. HTML takes more for an address: two full
/// stops beside each other, a machine without a name, a number in brackets.
fn can_be_written_to(address: &str) -> bool {
    let Some((local, host)) = address.rsplit_once('@') else { return false };
    let label = |label: &str| {
        let inner = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        inner && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    let number = |label: &str| label.bytes().all(|byte| byte.is_ascii_digit());
    local.is_ascii()
        && local.split('.').all(|atom| !atom.is_empty())
        && host.split('.').all(label)
        && host.rsplit_once('.').is_some_and(|(_, top)| !number(top))
}

/// Checks a person's name as typed, cleaned; empty is `None`.
///
/// # Errors
/// The field with `too-short`, `too-long` or `bad-name`.
pub fn subject_name(field: &'static str, typed: &str) -> Result<Option<Private>, FieldErrors> {
    let name = text::line(typed);
    match person_name(&name) {
        Ok(()) => Ok(Private::from(name).non_empty()),
        Err(error) => {
            let mut errors = FieldErrors::default();
            match Problem::from_code(&error.code) {
                Some(Problem::TooShort) => errors.add_limit(field, Problem::TooShort, limits::NAME_MIN as u32),
                Some(Problem::TooLong) => errors.add_limit(field, Problem::TooLong, limits::NAME_MAX as u32),
                _ => errors.add(field, Problem::BadName),
            }
            Err(errors)
        }
    }
}

/// The page "what happened".
#[derive(Deserialize, Validate, Default)]
#[serde(default)]
pub struct MatterForm {
    pub happened_on: String,
    #[validate(custom(function = "place"))]
    pub place: String,
    #[validate(custom(function = "body"))]
    pub body: String,
    #[validate(custom(function = "wish"))]
    pub wish: String,
}

impl MatterForm {
    const FIELDS: &'static [&'static str] = &["place", "body", "wish"];

    /// # Errors
    /// The problems of the page, with `happened_on` judged against `today`.
    pub fn check(&self, today: Date) -> Result<Matter, FieldErrors> {
        let clean = Self {
            happened_on: text::line(&self.happened_on),
            place: text::line(&self.place),
            body: text::block(&self.body),
            wish: text::block(&self.wish),
        };
        let mut errors = FieldErrors::default();
        let happened_on = match past_date(&clean.happened_on, today) {
            Ok(day) => day,
            Err(problem) => {
                errors.add("happened_on", problem);
                None
            }
        };
        merge(&mut errors, clean.validate(), Self::FIELDS);
        errors.into_result(Matter {
            happened_on,
            place: Private::from(clean.place).non_empty(),
            body: Private::from(clean.body),
            wish: Private::from(clean.wish).non_empty(),
        })
    }
}

/// A day on which something happened: empty is allowed, the future is not, nor a day so long ago
/// that it is more likely a slip.
///
/// # Errors
/// What is wrong with it.
pub fn past_date(typed: &str, today: Date) -> Result<Option<Date>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let day = date::parse_past(typed, today).map_err(|error| match error {
        DateError::Malformed => Problem::BadDate,
        DateError::NoSuchDay => Problem::NoSuchDay,
    })?;
    if day > today {
        Err(Problem::InFuture)
    } else if day.year() < today.year() - limits::YEARS_BACK {
        Err(Problem::TooLongAgo)
    } else {
        Ok(Some(day))
    }
}

/// The page "who you are".
#[derive(Deserialize, Validate, Default)]
#[serde(default)]
pub struct SenderForm {
    pub identity: String,
    #[validate(custom(function = "person_name"))]
    pub name: String,
    #[validate(custom(function = "phone"))]
    pub phone: String,
    #[validate(custom(function = "address"))]
    pub address: String,
    #[validate(custom(function = "email"))]
    pub email: String,
    pub notify: String,
    pub share_with_unit: String,
}

impl SenderForm {
    const FIELDS: &'static [&'static str] = &["name", "phone", "address", "email"];

    /// With `anonymous` nothing but the address for notices is looked at or kept.
    ///
    /// # Errors
    /// The problems of the page.
    pub fn check(&self) -> Result<Sender, FieldErrors> {
        let Some(mode) = IdentityMode::from_code(self.identity.trim()) else {
            return Err(FieldErrors::one("identity", Problem::Required));
        };
        let named = mode != IdentityMode::Anonymous;
        // Whoever writes an address down wants to be written to.
        let notify = self.notify == "yes" || !self.email.trim().is_empty();
        let keep = |wanted: bool, typed: &str| if wanted { text::line(typed) } else { String::new() };
        let clean = Self {
            identity: String::new(),
            name: keep(named, &self.name),
            phone: keep(named, &self.phone),
            address: keep(named, &self.address),
            email: keep(notify, &self.email),
            notify: String::new(),
            share_with_unit: String::new(),
        };
        let mut errors = FieldErrors::default();
        if named && clean.name.is_empty() {
            errors.add("name", Problem::Required);
        }
        merge(&mut errors, clean.validate(), Self::FIELDS);
        if notify && clean.email.is_empty() {
            errors.add("email", Problem::NeedsEmail);
        }
        let phone = Phone::parse(&clean.phone).ok().map(|phone| Private::from(phone.as_str()));
        errors.into_result(Sender {
            mode,
            name: Private::from(clean.name).non_empty(),
            phone,
            address: Private::from(clean.address).non_empty(),
            email: if notify { Private::from(clean.email).non_empty() } else { None },
            notify,
            share_with_unit: mode == IdentityMode::Open && self.share_with_unit == "yes",
        })
    }
}

/// Adds the problems of a validator report, fields in the given order.
pub(crate) fn merge(errors: &mut FieldErrors, report: Result<(), validator::ValidationErrors>, order: &[&'static str]) {
    if let Err(report) = report {
        for error in FieldErrors::from_report(&report, order).iter() {
            match error.limit {
                Some(limit) => errors.add_limit(error.field, error.problem, limit),
                None => errors.add(error.field, error.problem),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 24);

    fn matter(happened_on: &str, body: &str) -> MatterForm {
        MatterForm { happened_on: happened_on.into(), body: body.into(), ..MatterForm::default() }
    }

    #[test]
    fn a_body_of_spaces_is_missing_and_one_letter_is_too_short() {
        let missing = matter("", "  \n \u{200b} ").check(TODAY).unwrap_err();
        assert_eq!(missing.of("body").map(|e| e.problem), Some(Problem::Required));
        let short = matter("", "a").check(TODAY).unwrap_err();
        let error = short.of("body").cloned().unwrap();
        assert_eq!((error.problem, error.limit), (Problem::TooShort, Some(20)));
    }

    #[test]
    fn a_megabyte_of_text_is_too_long() {
        let errors = matter("", &"ộ".repeat(400_000)).check(TODAY).unwrap_err();
        assert_eq!(errors.of("body").map(|e| (e.problem, e.limit)), Some((Problem::TooLong, Some(10_000))));
    }

    #[test]
    fn decomposed_letters_count_once() {
        let decomposed = "o\u{0302}\u{0323}".repeat(limits::BODY_MAX);
        assert!(matter("", &decomposed).check(TODAY).is_ok());
    }

    #[test]
    fn a_tower_of_marks_and_letters_without_end_are_as_long_as_they_are() {
        let tower = matter("", &format!("Cán bộ nhận tiền {}", "a\u{316}\u{317}\u{318}\u{319}\u{31c}".repeat(8_000)));
        assert!(tower.check(TODAY).is_err());
        let one = matter("", &format!("Cán bộ đã nhận tiền hai lần {}", "\u{1100}".repeat(680_000)));
        assert_eq!(one.check(TODAY).unwrap_err().of("body").map(|e| e.problem), Some(Problem::TooLong));
        let bounded = matter("", &format!("Cán bộ đã nhận tiền hai lần a{}", "\u{316}".repeat(680_000))).check(TODAY);
        assert!(bounded.unwrap().body.reveal().len() < 60);
    }

    #[test]
    fn a_date_must_exist_and_lie_in_the_past() {
        let long = "Nội dung đủ dài để gửi đi.";
        let of = |typed| matter(typed, long).check(TODAY).err().and_then(|e| e.of("happened_on").map(|e| e.problem));
        assert_eq!(of("31/02/2026"), Some(Problem::NoSuchDay));
        assert_eq!(of("25/11/2026"), Some(Problem::InFuture));
        assert_eq!(of("hôm qua"), Some(Problem::BadDate));
        assert_eq!(of("01/01/1950"), Some(Problem::TooLongAgo));
        assert_eq!(of("24/11/2026"), None);
        assert_eq!(of(""), None);
        assert_eq!(of("31/4"), Some(Problem::NoSuchDay));
        assert_eq!(of("20/11/"), Some(Problem::BadDate));
    }

    #[test]
    fn a_day_without_a_year_is_the_latest_that_has_come() {
        let long = "Nội dung đủ dài để gửi đi.";
        let of = |typed| matter(typed, long).check(TODAY).unwrap().happened_on.unwrap();
        assert_eq!(of("20-11"), date::parse("20/11/2026").unwrap());
        assert_eq!(of("25/11"), date::parse("25/11/2025").unwrap());
    }

    #[test]
    fn anonymous_keeps_nothing_that_was_typed() {
        let sender = SenderForm {
            identity: "anonymous".into(),
            name: "Nguyễn Văn A".into(),
            phone: "không phải số".into(),
            ..SenderForm::default()
        }
        .check()
        .unwrap();
        assert!(sender.name.is_none() && sender.phone.is_none() && sender.email.is_none());
    }

    #[test]
    fn notices_need_an_address_and_anonymous_may_have_one() {
        let form = |email: &str| SenderForm {
            identity: "anonymous".into(),
            notify: "yes".into(),
            email: email.into(),
            ..SenderForm::default()
        };
        assert_eq!(form("").check().unwrap_err().of("email").map(|e| e.problem), Some(Problem::NeedsEmail));
        assert!(form("hoa@example.invalid").check().unwrap().email.is_some());
    }

    #[test]
    fn an_address_is_one_to_which_mail_can_be_sent() {
        for good in ["hoa@example.invalid", "tran.thi-hoa+gop_y@mail.gov.vn", "a@b.vn"] {
            assert!(email(good).is_ok(), "{good}");
        }
        for bad in
            ["a..b@x", "a..b@x.vn", ".a@x.vn", "a.@x.vn", "a@x", "a@[127.0.0.1]", "a@127.0.0.1", "a@x..vn", "a@-x.vn"]
        {
            assert!(email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_of_all_peoples_of_the_country_are_names() {
        for name in ["H'Hen Niê", "Y Bhiăng", "Nguyễn Thị Ánh", "A", "Lò Văn Ế-ban"] {
            let result = subject_name("name", name);
            assert_eq!(result.is_ok(), name != "A", "{name}");
        }
        assert!(subject_name("name", "<script>").is_err());
    }

    #[test]
    fn the_problems_of_a_form_never_hold_what_was_typed() {
        let canary = "CANARY7731";
        let errors = SenderForm {
            identity: "open".into(),
            name: format!("{canary}<>"),
            phone: canary.into(),
            email: canary.into(),
            ..SenderForm::default()
        }
        .check()
        .unwrap_err();
        assert!(!format!("{errors:?}").contains(canary));
    }
}
