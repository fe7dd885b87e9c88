//! Tokens of units' own systems: in whose place one acts, what for, and until when.
//!
//! A token is nobody by itself. It acts in the place of one officer of the unit who receives or handles referrals,
//! and only in that unit: whatever keeps that officer from a case keeps the token from it, and when the officer
//! leaves, the token ends with them. It never leads: what is signed is signed by a person, on a page.

use std::collections::BTreeSet;

use time::{Date, Duration};

use crate::codes::codes;
use crate::date::{self, DateError};
use crate::errors::{FieldErrors, Problem};
use crate::role::Role;
use crate::text;
use crate::unit::OfficerId;

codes! {
    /// What a token is good for.
    pub enum Scope {
        /// Reading the referrals that the unit got.
        Referrals = "DOC_PHIEU",
        /// Accepting them, and handing in a draft of the answer.
        Answers = "TRA_LOI",
    }
}

/// The roles in whose place a token may act.
pub const ACTS_AS: &[Role] = &[Role::FocalPoint, Role::Handler];

/// Days until a token ends at the latest.
pub const LONGEST: u32 = 365;

/// Tokens of one unit that hold at the same time.
pub const AT_ONCE: usize = 10;

/// Characters of the name by which people know it.
pub const NAME_MAX: usize = 80;

/// Whether somebody with these roles in a unit makes and ends its tokens: who leads it.
#[must_use]
pub fn may_manage(roles: &[Role]) -> bool {
    roles.contains(&Role::UnitHead)
}

/// A token that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// In whose place it acts.
    pub officer: OfficerId,
    /// Of the system that gets it, for people to know it by.
    pub name: String,
    pub scopes: BTreeSet<Scope>,
    /// Its last day.
    pub until: Date,
}

impl NewToken {
    /// Reads the form.
    ///
    /// # Errors
    /// What is missing or too long, a last day that is past or further ahead than [`LONGEST`] days.
    pub fn check<'a>(
        officer: &str,
        name: &str,
        scopes: impl Iterator<Item = &'a str>,
        until: &str,
        today: Date,
    ) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = text::line(name);
        if name.is_empty() {
            errors.add("system_name", Problem::Required);
        } else if text::length(&name) > NAME_MAX {
            errors.add_limit("system_name", Problem::TooLong, u32::try_from(NAME_MAX).unwrap_or(u32::MAX));
        }
        let officer = officer.trim().parse().map(OfficerId).ok();
        if officer.is_none() {
            errors.add("acts_for", Problem::Required);
        }
        let scopes: BTreeSet<Scope> = scopes.filter_map(Scope::from_code).collect();
        if scopes.is_empty() {
            errors.add("scope", Problem::Required);
        }
        let until = last_day(until, today, &mut errors);
        match (officer, until) {
            (Some(officer), Some(until)) => errors.into_result(Self { officer, name, scopes, until }),
            _ => Err(errors),
        }
    }
}

fn last_day(typed: &str, today: Date, errors: &mut FieldErrors) -> Option<Date> {
    let typed = text::line(typed);
    let longest = Duration::days(i64::from(LONGEST));
    let problem = match date::parse(&typed) {
        _ if typed.is_empty() => Problem::Required,
        Ok(day) if day - today > longest => {
            errors.add_limit("holds_until", Problem::BeyondLimit, LONGEST);
            return None;
        }
        Ok(day) if day >= today => return Some(day),
        Ok(_) => Problem::NotLater,
        Err(DateError::Malformed) => Problem::BadDate,
        Err(DateError::NoSuchDay) => Problem::NoSuchDay,
    };
    errors.add("holds_until", problem);
    None
}

/// What a token is good for, as it is stored.
#[must_use]
pub fn written(scopes: &BTreeSet<Scope>) -> String {
    scopes.iter().map(|scope| scope.code()).collect::<Vec<_>>().join(" ")
}

/// The other way round. What is not known is good for nothing.
#[must_use]
pub fn read(stored: &str) -> BTreeSet<Scope> {
    stored.split(' ').filter_map(Scope::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 30);

    fn check(officer: &str, name: &str, scopes: &[&str], until: &str) -> Result<NewToken, FieldErrors> {
        NewToken::check(officer, name, scopes.iter().copied(), until, TODAY)
    }

    #[test]
    fn a_token_ends_within_a_year() {
        let made = check("7", " Một  cửa ", &["TRA_LOI", "DOC_PHIEU", "x"], "30/11/2027").unwrap();
        assert_eq!((made.officer, made.name.as_str(), made.until), (OfficerId(7), "Một cửa", date!(2027 - 11 - 30)));
        assert_eq!(read(&written(&made.scopes)), made.scopes);
        assert_eq!(made.scopes.len(), 2);
        let of = |until: &str| check("7", "x", &["TRA_LOI"], until).unwrap_err().of("holds_until").unwrap().problem;
        assert_eq!(of("01/12/2027"), Problem::BeyondLimit);
        assert_eq!(of("29/11/2026"), Problem::NotLater);
        assert_eq!(of("31/02/2027"), Problem::NoSuchDay);
        assert!(check("7", "x", &["TRA_LOI"], "30/11/2026").is_ok(), "its last day may be today");
    }

    #[test]
    fn everything_is_asked_for() {
        let errors = check("", "", &["khac"], "").unwrap_err();
        for field in ["system_name", "acts_for", "scope", "holds_until"] {
            assert_eq!(errors.of(field).unwrap().problem, Problem::Required, "{field}");
        }
        let long = check("7", &"a".repeat(81), &["TRA_LOI"], "30/11/2026").unwrap_err();
        assert_eq!(long.of("system_name").unwrap().limit, Some(80));
    }

    #[test]
    fn a_token_never_leads() {
        assert!(ACTS_AS.iter().all(|role| !role.leads() && !role.never_reads()));
        assert!(may_manage(&[Role::Handler, Role::UnitHead]) && !may_manage(&[Role::FocalPoint, Role::Handler]));
    }
}
