//! What a sender thought of it.

use domain::follow_up::Rating;
use leptos::prelude::*;

use crate::page::lang;
use crate::words::{t, word};

/// The fields of a rating, and the key of what each asks.
pub const QUESTIONS: [(&str, &str); 4] = [
    ("rating_time", "rating-time"),
    ("rating_manner", "rating-manner"),
    ("rating_answer", "rating-answer"),
    ("rating_result", "rating-result"),
];

/// What was rated, under the reader's own heading.
#[component]
pub fn RatingGiven(rating: Rating, #[prop(into)] heading: String) -> impl IntoView {
    let lang = lang();
    let given = [rating.time, rating.manner, rating.answer, rating.result];
    let rows = QUESTIONS
        .iter()
        .zip(given)
        .map(|((_, key), level)| {
            view! { <div><dt>{t(lang, key)}</dt><dd>{word(lang, "rating-level", &level.to_string())}</dd></div> }
        })
        .collect_view();
    view! {
        <h2>{heading}</h2>
        <dl class="summary">{rows}</dl>
    }
}
