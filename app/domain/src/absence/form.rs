//! The form of a leader who will be away.

use time::{Date, Duration};

use super::{Absence, DeputySigns, LONGEST};
use crate::date::{self, DateError};
use crate::errors::{FieldErrors, Problem};
use crate::text;
use crate::unit::OfficerId;

impl Absence {
    /// Reads the form: who, how they sign, from which day to which.
    ///
    /// # Errors
    /// What is missing, a day that is past, an end before the beginning, more than [`LONGEST`] days, a beginning
    /// further ahead than that.
    pub fn check(deputy: &str, signs: &str, since: &str, until: &str, today: Date) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let deputy = deputy.trim().parse().map(OfficerId).ok();
        if deputy.is_none() {
            errors.add("deputy", Problem::Required);
        }
        let signs = DeputySigns::from_code(signs.trim());
        if signs.is_none() {
            errors.add("deputy_signs", Problem::Required);
        }
        let since = day("away_from", since, today, &mut errors);
        let until = day("away_until", until, since.unwrap_or(today), &mut errors);
        let longest = Duration::days(i64::from(LONGEST));
        if since.is_some_and(|since| since - today > longest) {
            errors.add_limit("away_from", Problem::TooFarAhead, LONGEST);
        }
        if since.zip(until).is_some_and(|(since, until)| until - since >= longest) {
            errors.add_limit("away_until", Problem::BeyondLimit, LONGEST);
        }
        match (deputy, signs, since, until) {
            (Some(deputy), Some(signs), Some(since), Some(until)) => {
                errors.into_result(Self { deputy, signs, since, until })
            }
            _ => Err(errors),
        }
    }
}

/// A day that is not before another.
fn day(field: &'static str, typed: &str, earliest: Date, errors: &mut FieldErrors) -> Option<Date> {
    let typed = text::line(typed);
    let problem = match date::parse(&typed) {
        _ if typed.is_empty() => Problem::Required,
        Ok(day) if day >= earliest => return Some(day),
        Ok(_) => Problem::NotLater,
        Err(DateError::Malformed) => Problem::BadDate,
        Err(DateError::NoSuchDay) => Problem::NoSuchDay,
    };
    errors.add(field, problem);
    None
}
