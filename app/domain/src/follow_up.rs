//! What the sender does after sending: answering, adding, rating.

use serde::Deserialize;

use crate::errors::{FieldErrors, Problem};
use crate::limits;
use crate::private::Private;
use crate::text;

/// The four questions of the rating, 1 (very dissatisfied) to 5 (very satisfied).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    pub time: u8,
    pub manner: u8,
    pub answer: u8,
    pub result: u8,
}

/// The rating as posted.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct RatingForm {
    pub rating_time: String,
    pub rating_manner: String,
    pub rating_answer: String,
    pub rating_result: String,
}

impl RatingForm {
    /// # Errors
    /// Each question that has no answer from 1 to 5.
    pub fn check(&self) -> Result<Rating, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut of = |field: &'static str, typed: &str| match typed.trim().parse::<u8>() {
            Ok(value) if (1..=5).contains(&value) => value,
            _ => {
                errors.add(field, Problem::Required);
                0
            }
        };
        let rating = Rating {
            time: of("rating_time", &self.rating_time),
            manner: of("rating_manner", &self.rating_manner),
            answer: of("rating_answer", &self.rating_answer),
            result: of("rating_result", &self.rating_result),
        };
        errors.into_result(rating)
    }
}

/// A message of the sender, cleaned.
///
/// # Errors
/// Empty, too short or too long.
pub fn message(typed: &str) -> Result<Private, FieldErrors> {
    words("message", typed)
}

/// A withdrawal: why, and whether somebody made the sender do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    pub reason: Private,
    pub under_pressure: bool,
}

/// The withdrawal as posted. Whoever does not say whether they were put under pressure is asked
/// again: silence is no answer to that.
///
/// # Errors
/// What is missing.
pub fn withdrawal(reason: &str, pressured: &str) -> Result<Withdrawal, FieldErrors> {
    let (reason, mut errors) = match words("withdraw_reason", reason) {
        Ok(reason) => (reason, FieldErrors::default()),
        Err(errors) => (Private::default(), errors),
    };
    let under_pressure = pressured == "yes";
    if !under_pressure && pressured != "no" {
        errors.add("pressured", Problem::Required);
    }
    errors.into_result(Withdrawal { reason, under_pressure })
}

/// What somebody who is threatened says of it, cleaned. Nothing need be said, and nothing is too short.
///
/// # Errors
/// Too long.
pub fn threat(typed: &str) -> Result<Option<Private>, FieldErrors> {
    let clean = text::block(typed);
    let mut errors = FieldErrors::default();
    if text::length(&clean) > limits::MESSAGE_MAX {
        errors.add_limit("threat", Problem::TooLong, limits::MESSAGE_MAX as u32);
    }
    errors.into_result((!clean.is_empty()).then(|| Private::from(clean)))
}

/// What the sender writes into this field, cleaned.
///
/// # Errors
/// Empty, too short or too long.
pub fn words(field: &'static str, typed: &str) -> Result<Private, FieldErrors> {
    let clean = text::block(typed);
    let mut errors = FieldErrors::default();
    match text::length(&clean) {
        0 => errors.add(field, Problem::Required),
        n if n < limits::MESSAGE_MIN => errors.add_limit(field, Problem::TooShort, limits::MESSAGE_MIN as u32),
        n if n > limits::MESSAGE_MAX => errors.add_limit(field, Problem::TooLong, limits::MESSAGE_MAX as u32),
        _ => {}
    }
    errors.into_result(Private::from(clean))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_of_the_rating_wants_an_answer_from_one_to_five() {
        let form = |result: &str| RatingForm {
            rating_time: "5".into(),
            rating_manner: "4".into(),
            rating_answer: "3".into(),
            rating_result: result.into(),
        };
        assert_eq!(form("1").check().map(|rating| rating.result), Ok(1));
        for bad in ["", "0", "6", "-1", "năm"] {
            assert!(form(bad).check().unwrap_err().of("rating_result").is_some(), "{bad}");
        }
    }

    #[test]
    fn a_withdrawal_says_why_and_whether_somebody_made_them_do_it() {
        assert_eq!(withdrawal("Tôi đổi ý.", "no").map(|it| it.under_pressure), Ok(false));
        assert_eq!(withdrawal("Họ đến nhà.", "yes").map(|it| it.under_pressure), Ok(true));
        for (reason, pressured, field) in
            [("", "no", "withdraw_reason"), ("Vì sao", "", "pressured"), ("Vì", "có", "pressured")]
        {
            assert!(withdrawal(reason, pressured).unwrap_err().of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn who_is_threatened_need_say_nothing() {
        assert_eq!(threat(" \n "), Ok(None));
        assert!(threat("ạ").unwrap().is_some());
        let long = "a".repeat(limits::MESSAGE_MAX + 1);
        assert_eq!(threat(&long).unwrap_err().of("threat").map(|e| e.problem), Some(Problem::TooLong));
    }

    #[test]
    fn a_message_of_spaces_is_missing() {
        assert_eq!(message(" \n ").unwrap_err().of("message").map(|e| e.problem), Some(Problem::Required));
    }
}
