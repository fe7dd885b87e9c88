//! The forms of the lists.

use time::{Date, Duration};

use super::{Category, Certainty, Deadline, Entry, List, Post, Rule, YES};
use crate::date::{self, DateError};
use crate::deadline::{LONGEST, Unit};
use crate::errors::{FieldErrors, Problem};
use crate::limits::{NAME_MAX, NAME_MIN, NOTE_MAX};
use crate::routing::{Rank, Target};
use crate::text;
use crate::unit::{CadreManager, Level, System};

/// A version begins at most so long ahead: later was mistyped.
const AHEAD: Duration = Duration::days(366);
/// The last position of a rule.
const LAST: u32 = 9_999;
/// The group of what concerns political opinion: only officers assign it.
const OFFICERS_ONLY: &str = "E";

/// What there is that an entry may name.
pub struct Known<'a> {
    /// Group of the category that is changed.
    pub group: &'a str,
    pub post: &'a dyn Fn(&str) -> bool,
    pub category: &'a dyn Fn(&str) -> bool,
    pub explanation: &'a dyn Fn(&str) -> bool,
}

impl Entry {
    /// Reads the form of a list; returns what the version says and its first day.
    ///
    /// # Errors
    /// What is missing, too long, unknown or contradicts itself; a day that is past or too far ahead.
    pub fn check<'a>(
        list: List,
        field: impl Fn(&str) -> &'a str,
        known: &Known<'_>,
        today: Date,
    ) -> Result<(Self, Date), FieldErrors> {
        let mut form = Form { field, errors: FieldErrors::default() };
        let entry = match list {
            List::Categories => Self::Category(form.category(known)),
            List::Deadlines => Self::Deadline(form.deadline()),
            List::Rules => Self::Rule(form.rule(known)),
            List::Posts => Self::Post(form.post()),
        };
        let typed = (form.field)("valid_from");
        let day = first_day(typed, today, &mut form.errors);
        form.errors.into_result((entry, day))
    }
}

/// Reads fields and collects what is wrong; a field in error gives a stand-in that is never used.
struct Form<F> {
    field: F,
    errors: FieldErrors,
}

impl<'a, F: Fn(&str) -> &'a str> Form<F> {
    fn line(&mut self, field: &'static str, min: usize, max: usize) -> String {
        sized(field, text::line((self.field)(field)), min, max, &mut self.errors)
    }

    fn ticked(&self, field: &str) -> bool {
        (self.field)(field) == YES
    }

    fn choice<T>(&mut self, field: &'static str, find: impl Fn(&str) -> Option<T>, stand_in: T) -> T {
        let typed = (self.field)(field);
        find(typed).unwrap_or_else(|| {
            self.errors.add(field, if typed.is_empty() { Problem::Required } else { Problem::BadChoice });
            stand_in
        })
    }

    /// What may be left out.
    fn some<T>(&mut self, field: &'static str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
        let typed = (self.field)(field);
        let found = find(typed).filter(|_| !typed.is_empty());
        if found.is_none() && !typed.is_empty() {
            self.errors.add(field, Problem::BadChoice);
        }
        found
    }

    fn number(&mut self, field: &'static str, most: u32) -> u32 {
        let typed = (self.field)(field).trim();
        match typed.parse() {
            Ok(number) if number <= most => number,
            _ => {
                let problem = if typed.is_empty() { Problem::Required } else { Problem::BadNumber };
                self.errors.add_limit(field, problem, most);
                0
            }
        }
    }

    fn category(&mut self, known: &Known<'_>) -> Category {
        let citizens = self.ticked("list_citizens");
        if citizens && known.group == OFFICERS_ONLY {
            self.errors.add("list_citizens", Problem::NotAllowed);
        }
        Category {
            name_vi: self.line("list_name_vi", NAME_MIN, NAME_MAX),
            name_en: self.line("list_name_en", NAME_MIN, NAME_MAX),
            hint_vi: self.line("list_hint_vi", 0, NOTE_MAX),
            hint_en: self.line("list_hint_en", 0, NOTE_MAX),
            source: self.line("list_source", 0, NOTE_MAX),
            citizens,
            enabled: self.ticked("list_enabled"),
        }
    }

    fn deadline(&mut self) -> Deadline {
        Deadline {
            amount: self.number("list_amount", LONGEST),
            unit: self.choice("list_unit", Unit::from_code, Unit::Days),
            basis: self.line("list_basis", NAME_MIN, NOTE_MAX),
            certainty: self.choice("list_certainty", Certainty::from_code, Certainty::Own),
        }
    }

    fn rule(&mut self, known: &Known<'_>) -> Rule {
        let owned = |known: &dyn Fn(&str) -> bool, code: &str| known(code).then(|| code.to_owned());
        Rule {
            position: self.number("list_position", LAST),
            system: self.some("list_system", System::from_code),
            level: self.some("list_level", Level::from_code),
            rank: self.choice("list_rank", Rank::from_code, Rank::Any),
            post: self.some("list_post", |code| owned(known.post, code)),
            category: self.some("list_category", |code| owned(known.category, code)),
            managed_by: self.some("list_managed_by", CadreManager::from_code),
            target: self.choice("list_target", Target::from_code, Target::OwnUnit),
            copy: self.some("list_copy", Target::from_code),
            explanation: self.choice("list_explanation", |key| owned(known.explanation, key), String::new()),
        }
    }

    fn post(&mut self) -> Post {
        let (head, deputy) = (self.ticked("list_head"), self.ticked("list_deputy"));
        if head && deputy {
            self.errors.add("list_deputy", Problem::NotAllowed);
        }
        Post {
            name_vi: self.line("list_name_vi", NAME_MIN, NAME_MAX),
            name_en: self.line("list_name_en", NAME_MIN, NAME_MAX),
            head,
            deputy,
            key_cadre: self.ticked("list_key_cadre"),
            committee_member: self.ticked("list_committee"),
            managed_by: self.choice("list_managed_by", CadreManager::from_code, CadreManager::Nobody),
        }
    }
}

/// A text of so many letters.
pub(crate) fn sized(field: &'static str, value: String, min: usize, max: usize, errors: &mut FieldErrors) -> String {
    let length = text::length(&value);
    if length < min {
        errors.add_limit(field, Problem::TooShort, u32::try_from(min).unwrap_or_default());
    } else if length > max {
        errors.add_limit(field, Problem::TooLong, u32::try_from(max).unwrap_or_default());
    }
    value
}

/// The first day of a version: today or later, and within a year.
pub(crate) fn first_day(typed: &str, today: Date, errors: &mut FieldErrors) -> Date {
    let typed = text::line(typed);
    let problem = match date::parse(&typed) {
        _ if typed.is_empty() => Problem::Required,
        Ok(day) if day < today => Problem::NotLater,
        Ok(day) if day - today > AHEAD => Problem::TooFarAhead,
        Ok(day) => return day,
        Err(DateError::Malformed) => Problem::BadDate,
        Err(DateError::NoSuchDay) => Problem::NoSuchDay,
    };
    errors.add("valid_from", problem);
    today
}
