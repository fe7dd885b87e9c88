//! Reads the fields of a form one by one and collects what is wrong with them.

use time::{Date, Duration};
use validator::ValidationError;

use super::{ActForm, Promise};
use crate::attachment::MAX_FILES_IN_ALL;
use crate::date::{self, DateError};
use crate::errors::{FieldErrors, Problem};
use crate::feedback::{Check, CheckPoint, Verdict};
use crate::limits;
use crate::private::Private;
use crate::submission::check::{between, past_date};
use crate::text;

/// Collects problems while the fields are read; a field in error yields a stand-in that is never
/// used, because a form with problems yields no act.
#[derive(Default)]
pub(crate) struct Fields(pub(crate) FieldErrors);

impl Fields {
    pub(crate) fn note(&mut self, field: &'static str, result: Result<(), ValidationError>) {
        if let Err(error) = result {
            let limit = error.params.get("limit").and_then(serde_json::Value::as_u64);
            let problem = Problem::from_code(&error.code).unwrap_or(Problem::BadChoice);
            match limit.and_then(|n| u32::try_from(n).ok()) {
                Some(limit) => self.0.add_limit(field, problem, limit),
                None => self.0.add(field, problem),
            }
        }
    }

    pub(crate) fn sized(&mut self, field: &'static str, value: String, min: usize, max: usize) -> Private {
        self.note(field, between(&value, min, max));
        Private::from(value)
    }

    pub(crate) fn text(&mut self, field: &'static str, typed: &str) -> Private {
        self.sized(field, text::block(typed), limits::REASON_MIN, limits::REASON_MAX)
    }

    pub(crate) fn long(&mut self, field: &'static str, typed: &str) -> Private {
        self.sized(field, text::block(typed), limits::SUMMARY_MIN, limits::SUMMARY_MAX)
    }

    pub(crate) fn free(&mut self, field: &'static str, typed: &str) -> String {
        let value = text::block(typed);
        self.note(field, between(&value, 0, limits::REASON_MAX));
        value
    }

    pub(crate) fn name(&mut self, field: &'static str, typed: &str) -> Private {
        self.sized(field, text::line(typed), limits::NAME_MIN, limits::NAME_MAX)
    }

    pub(crate) fn document_no(&mut self, field: &'static str, typed: &str) -> String {
        let value = text::line(typed);
        self.note(field, between(&value, 1, limits::DOCUMENT_NO_MAX));
        value
    }

    /// A number that may be left out.
    pub(super) fn some_document_no(&mut self, typed: &str) -> Option<String> {
        let value = text::line(typed);
        self.note("document_no", between(&value, 0, limits::DOCUMENT_NO_MAX));
        Some(value).filter(|number| !number.is_empty())
    }

    pub(crate) fn id(&mut self, field: &'static str, typed: &str) -> i64 {
        typed.trim().parse().unwrap_or_else(|_| {
            self.0.add(field, Problem::Required);
            0
        })
    }

    pub(crate) fn copies(&mut self, ticked: &[String]) -> Vec<i64> {
        let mut files = Vec::new();
        for id in ticked {
            match id.trim().parse() {
                Ok(id) if files.contains(&id) => {}
                Ok(id) if files.len() < MAX_FILES_IN_ALL => files.push(id),
                _ => self.0.add("copy", Problem::BadChoice),
            }
        }
        files
    }

    pub(crate) fn choice<T>(&mut self, field: &'static str, chosen: Option<T>, stand_in: T) -> T {
        chosen.unwrap_or_else(|| {
            self.0.add(field, Problem::Required);
            stand_in
        })
    }

    pub(crate) fn date(&mut self, field: &'static str, typed: &str, today: Date) -> Date {
        match past_date(&text::line(typed), today) {
            Ok(Some(day)) => return day,
            Ok(None) => self.0.add(field, Problem::Required),
            Err(problem) => self.0.add(field, problem),
        }
        today
    }

    /// A day in the past that may be left out.
    pub(super) fn some_date(&mut self, field: &'static str, typed: &str, today: Date) -> Option<Date> {
        past_date(&text::line(typed), today).unwrap_or_else(|problem| {
            self.0.add(field, problem);
            None
        })
    }

    /// A day after today.
    pub(super) fn coming_date(&mut self, field: &'static str, typed: &str, today: Date) -> Date {
        let typed = text::line(typed);
        if typed.is_empty() {
            self.0.add(field, Problem::Required);
            return today;
        }
        match date::parse(&typed) {
            Ok(day) if day > today => return day,
            Ok(_) => self.0.add(field, Problem::NotLater),
            Err(DateError::Malformed) => self.0.add(field, Problem::BadDate),
            Err(DateError::NoSuchDay) => self.0.add(field, Problem::NoSuchDay),
        }
        today
    }

    /// The promises that were filled in; the first is wanted, a line with one half is not whole.
    pub(super) fn promises(&mut self, form: &ActForm, today: Date) -> Vec<Promise> {
        let mut promises = Vec::new();
        for (index, ((text_field, due_field), (typed, due))) in
            ActForm::PROMISES.into_iter().zip(form.promises()).enumerate()
        {
            if index > 0 && text::block(typed).is_empty() && text::line(due).is_empty() {
                continue;
            }
            let text = self.text(text_field, typed);
            let due_on = self.coming_date(due_field, due, today);
            if due_on > today.saturating_add(Duration::days(366 * i64::from(limits::PROMISE_YEARS))) {
                self.0.add_limit(due_field, Problem::TooFarAhead, limits::PROMISE_YEARS);
            }
            promises.push(Promise { text, due_on });
        }
        promises
    }

    pub(crate) fn checks(&mut self, form: &ActForm) -> Vec<Check> {
        CheckPoint::ALL
            .iter()
            .map(|&point| {
                let field = ActForm::point_field(point);
                let verdict = self.choice(field, Verdict::from_code(form.point(point)), Verdict::Fail);
                if verdict == Verdict::NotApplicable && !point.may_not_apply() {
                    self.0.add(field, Problem::NotAllowed);
                }
                let note = text::line(form.note(point));
                self.note(ActForm::note_field(point), between(&note, 0, limits::NOTE_MAX));
                Check { point, verdict, note: Private::from(note).non_empty() }
            })
            .collect()
    }
}
