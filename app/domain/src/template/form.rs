//! The form of a template.

use time::Date;

use super::{Occasion, Unreadable, pieces};
use crate::case::State;
use crate::errors::{FieldErrors, Problem};
use crate::limits::{NAME_MAX, NAME_MIN, REASON_MAX, REASON_MIN};
use crate::lists::{first_day, sized};
use crate::text;

/// A version of a template that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTemplate {
    pub occasion: Occasion,
    pub title: String,
    pub body: String,
    /// Only for cases of this main category.
    pub category: Option<String>,
    /// Only in this state.
    pub state: Option<State>,
    /// The first day on which it is offered.
    pub valid_from: Date,
}

impl NewTemplate {
    /// Reads the form. Whether there is such a category is asked of `known`.
    ///
    /// # Errors
    /// What is missing, too long, or not in the list of blanks; a state in which there is no such form; a day that
    /// is past or too far ahead.
    pub fn check<'a>(
        field: impl Fn(&str) -> &'a str,
        known: impl Fn(&str) -> bool,
        today: Date,
    ) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let occasion = Occasion::from_code(field("occasion"));
        if occasion.is_none() {
            errors.add("occasion", Problem::Required);
        }
        let title = sized("template_title", text::line(field("template_title")), NAME_MIN, NAME_MAX, &mut errors);
        let body = sized("template_body", text::block(field("template_body")), REASON_MIN, REASON_MAX, &mut errors);
        match pieces(&body, occasion.unwrap_or(Occasion::Question)) {
            Err(Unreadable::Unknown) => errors.add("template_body", Problem::UnknownBlank),
            Err(Unreadable::NotHere) if occasion.is_some() => errors.add("template_body", Problem::BlankNotHere),
            _ => {}
        }
        let category = Some(field("template_category")).filter(|code| !code.is_empty());
        if category.is_some_and(|code| !known(code)) {
            errors.add("template_category", Problem::BadChoice);
        }
        let state = Some(field("template_state")).filter(|code| !code.is_empty());
        let found = state
            .and_then(State::from_code)
            .filter(|state| occasion.is_none_or(|occasion| occasion.states().contains(state)));
        if state.is_some() && found.is_none() {
            errors.add("template_state", Problem::BadChoice);
        }
        let valid_from = first_day(field("valid_from"), today, &mut errors);
        match occasion {
            Some(occasion) => errors.into_result(Self {
                occasion,
                title,
                body,
                category: category.map(str::to_owned),
                state: found,
                valid_from,
            }),
            None => Err(errors),
        }
    }
}
