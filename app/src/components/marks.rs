//! A reminder of what in a text tells who wrote it.

use domain::marks::{Mark, SEEN, of_anybody, seen_as};
use leptos::prelude::*;

use super::form::Tick;
use crate::page::{form_state, lang};
use crate::words::{t, word};

/// What was found. It stands in nobody's way.
#[component]
pub fn Marks(marks: Vec<Mark>, #[prop(into)] heading: String, #[prop(into)] about: String) -> impl IntoView {
    let lang = lang();
    let rows = marks.into_iter().map(|mark| view! { <li>{word(lang, "mark", mark.code())}</li> }).collect_view();
    view! {
        <div class="notice notice-warn" data-marks="">
            <p><strong>{heading}</strong></p>
            <ul>{rows}</ul>
            <p>{about}</p>
        </div>
    }
}

/// What whoever writes ticks to pass such words on all the same. It comes with the page that says so,
/// and stays there as long as the form comes back.
#[component]
pub fn MarksSeen(
    /// The fields that were looked at, in the order in which the form is read.
    fields: &'static [&'static str],
) -> impl IntoView {
    let lang = lang();
    let state = form_state();
    let asked = state.errors.of(SEEN).is_some() || !state.value(SEEN, "").is_empty();
    asked.then(|| {
        let typed: Vec<String> = fields.iter().map(|field| state.value(field, "")).collect();
        let value = seen_as(&typed.iter().map(String::as_str).collect::<Vec<_>>());
        let found = of_anybody(&typed.join("\n"));
        view! {
            {(!found.is_empty()).then(|| view! {
                <Marks marks=found heading=t(lang, "marks-typed") about=t(lang, "marks-typed-about")/>
            })}
            <Tick name=SEEN label=t(lang, "marks-seen") value/>
        }
    })
}
