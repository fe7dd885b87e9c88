//! A breach of the protection of personal data: what is put on record when it is found, and what is
//! added until it is over (Law 91/2025/QH15: the authority is told within 72 hours of finding it). What
//! is on record is never changed; what turns out otherwise is added.

use time::{OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::codes::codes;
use crate::date::{self, DateError};
use crate::errors::{FieldErrors, Problem};
use crate::limits::{REASON_MAX, REASON_MIN};
use crate::private::Private;
use crate::text;

/// More people than live in the country were mistyped.
const PEOPLE_MAX: u32 = 200_000_000;

codes! {
    /// What kind of data it is about.
    pub enum DataKind {
        Names = "HO_TEN",
        Contact = "LIEN_HE",
        Feedback = "NOI_DUNG",
        Files = "TEP",
        Accounts = "TAI_KHOAN",
        Other = "KHAC",
    }
}

codes! {
    /// What is added to a breach.
    pub enum EntryKind {
        /// Something became clearer: how many, what, how.
        Finding = "LAM_RO",
        Measure = "BIEN_PHAP",
        /// The authority was told.
        AuthorityTold = "BAO_CO_QUAN",
        /// The people concerned were told.
        PeopleTold = "BAO_NGUOI_DAN",
        Closed = "KET_THUC",
    }
}

/// A breach, checked.
#[derive(Clone, Debug)]
pub struct Breach {
    pub found_at: OffsetDateTime,
    pub kinds: Vec<DataKind>,
    /// About how many people it concerns.
    pub people: u32,
    pub words: Private,
}

/// A breach as posted.
pub struct BreachForm<'a> {
    pub found_on: &'a str,
    pub found_time: &'a str,
    pub kinds: Vec<&'a str>,
    pub people: &'a str,
    pub words: &'a str,
}

impl BreachForm<'_> {
    /// # Errors
    /// A moment that is none or has not come, no kind of data, no number of people, words that are
    /// missing, too short or too long.
    pub fn check(&self, now: OffsetDateTime) -> Result<Breach, FieldErrors> {
        let mut errors = FieldErrors::default();
        let found_at = moment(["found_on", "found_time"], self.found_on, self.found_time, now, &mut errors);
        let kinds: Option<Vec<_>> = self.kinds.iter().map(|code| DataKind::from_code(code)).collect();
        if kinds.as_ref().is_none_or(Vec::is_empty) {
            errors.add("data_kind", Problem::Required);
        }
        let people = self.people.parse().ok().filter(|people| *people <= PEOPLE_MAX);
        if people.is_none() {
            errors.add("people", Problem::Required);
        }
        let words = words(self.words, &mut errors);
        let (Some(found_at), Some(kinds), Some(people)) = (found_at, kinds, people) else { return Err(errors) };
        errors.into_result(Breach { found_at, kinds, people, words })
    }
}

/// What is added, checked.
#[derive(Clone, Debug)]
pub struct Entry {
    pub kind: EntryKind,
    /// When it was done.
    pub at: OffsetDateTime,
    pub words: Private,
}

/// What is added, as posted.
pub struct EntryForm<'a> {
    pub kind: &'a str,
    pub on: &'a str,
    pub time: &'a str,
    pub words: &'a str,
}

impl EntryForm<'_> {
    /// # Errors
    /// No kind, a moment that is none or has not come, words that are missing, too short or too long.
    pub fn check(&self, now: OffsetDateTime) -> Result<Entry, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = EntryKind::from_code(self.kind);
        if kind.is_none() {
            errors.add("entry_kind", Problem::Required);
        }
        let at = moment(["done_on", "done_time"], self.on, self.time, now, &mut errors);
        let words = words(self.words, &mut errors);
        let (Some(kind), Some(at)) = (kind, at) else { return Err(errors) };
        errors.into_result(Entry { kind, at, words })
    }
}

fn words(typed: &str, errors: &mut FieldErrors) -> Private {
    let words = text::block(typed);
    match text::length(&words) {
        n if n < REASON_MIN => errors.add_limit("words", Problem::TooShort, REASON_MIN as u32),
        n if n > REASON_MAX => errors.add_limit("words", Problem::TooLong, REASON_MAX as u32),
        _ => {}
    }
    Private::from(words)
}

/// A day and an hour by the clocks of Việt Nam, such as `25/11/2026` and `08:30`.
fn moment(
    [day, hour]: [&'static str; 2],
    typed_day: &str,
    typed_hour: &str,
    now: OffsetDateTime,
    errors: &mut FieldErrors,
) -> Option<OffsetDateTime> {
    let on = date::parse(typed_day).map_err(|error| match error {
        DateError::Malformed => Problem::BadDate,
        DateError::NoSuchDay => Problem::NoSuchDay,
    });
    if let Err(problem) = on {
        errors.add(day, problem);
    }
    let at = time_of_day(typed_hour);
    if at.is_none() {
        errors.add(hour, Problem::BadChoice);
    }
    let vietnam = UtcOffset::from_hms(7, 0, 0).ok()?;
    let moment = PrimitiveDateTime::new(on.ok()?, at?).assume_offset(vietnam).to_offset(UtcOffset::UTC);
    if moment > now {
        errors.add(day, Problem::InFuture);
        return None;
    }
    Some(moment)
}

fn time_of_day(typed: &str) -> Option<Time> {
    let (hour, minute) = typed.split_once([':', 'h', 'g'])?;
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    Time::from_hms(hour.trim().parse().ok()?, minute, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-25 03:00 UTC);

    fn form() -> BreachForm<'static> {
        BreachForm {
            found_on: "25/11/2026",
            found_time: "09:30",
            kinds: vec!["HO_TEN", "TEP"],
            people: "12",
            words: "Một máy trạm bị mất.",
        }
    }

    #[test]
    fn the_hour_is_that_of_viet_nam() {
        let breach = form().check(NOW);
        assert_eq!(
            breach.map(|breach| (breach.found_at, breach.people)).ok(),
            Some((datetime!(2026-11-25 02:30 UTC), 12))
        );
        for typed in ["9h30", "9:30", "09g30"] {
            assert!(BreachForm { found_time: typed, ..form() }.check(NOW).is_ok(), "{typed}");
        }
    }

    #[test]
    fn what_is_missing_or_cannot_be_is_told_at_its_field() {
        let problem = |form: BreachForm<'_>, field: &str| form.check(NOW).err()?.of(field).map(|error| error.problem);
        assert_eq!(problem(BreachForm { found_time: "10:01", ..form() }, "found_on"), Some(Problem::InFuture));
        assert_eq!(problem(BreachForm { found_on: "30/02/2026", ..form() }, "found_on"), Some(Problem::NoSuchDay));
        assert_eq!(problem(BreachForm { found_time: "25:00", ..form() }, "found_time"), Some(Problem::BadChoice));
        assert_eq!(problem(BreachForm { kinds: vec![], ..form() }, "data_kind"), Some(Problem::Required));
        assert_eq!(problem(BreachForm { kinds: vec!["X"], ..form() }, "data_kind"), Some(Problem::Required));
        assert_eq!(problem(BreachForm { people: "nhiều", ..form() }, "people"), Some(Problem::Required));
        assert_eq!(problem(BreachForm { words: "ít", ..form() }, "words"), Some(Problem::TooShort));
    }

    #[test]
    fn an_entry_says_what_and_when() {
        let form = EntryForm { kind: "", on: "24/11/2026", time: "8:00", words: "Đã thu hồi tài khoản." };
        assert!(form.check(NOW).is_err_and(|errors| errors.of("entry_kind").is_some()));
        assert!(EntryForm { kind: "BIEN_PHAP", ..form }.check(NOW).is_ok());
    }
}
