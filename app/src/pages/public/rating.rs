//! The form of the sender's rating: four questions, five levels.

use leptos::prelude::*;

use crate::components::form::FieldProblem;
use crate::components::rating::QUESTIONS;
use crate::page::{form_state, lang};
use crate::paths;
use crate::words::{t, word};

/// The levels from worst to best, as they are posted.
const LEVELS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// The form.
#[component]
pub fn RatingForm() -> impl IntoView {
    let lang = lang();
    let questions = QUESTIONS.iter().map(|&(name, key)| view! { <Question name key/> }).collect_view();
    view! {
        <form class="form" id="rating" method="post" action=lang.path(paths::TRACKED)>
            <h2>{t(lang, "rating-heading")}</h2>
            <p>{t(lang, "rating-text")}</p>
            {questions}
            <p class="actions">
                <button class="button" type="submit" name="action" value="rate">{t(lang, "rating-button")}</button>
            </p>
        </form>
    }
}

#[component]
fn Question(name: &'static str, key: &'static str) -> impl IntoView {
    let lang = lang();
    let state = form_state();
    let invalid = state.errors.of(name).is_some();
    let levels = LEVELS
        .iter()
        .enumerate()
        .map(|(index, &level)| {
            let id = if index == 0 { name.to_owned() } else { format!("{name}-{level}") };
            view! {
                <div class="choice">
                    <input
                        type="radio"
                        id=id.clone()
                        name=name
                        value=level
                        checked=state.ticked(name, level, false)
                    />
                    <label for=id>
                        {level}<span class="visually-hidden">" – "{word(lang, "rating-level", level)}</span>
                    </label>
                </div>
            }
        })
        .collect_view();
    let (worst, best) = (word(lang, "rating-level", "1"), word(lang, "rating-level", "5"));
    view! {
        <fieldset
            class=if invalid { "rating form-error" } else { "rating" }
            aria-describedby=invalid.then(|| format!("{name}-error"))
            aria-invalid=invalid.then_some("true")
        >
            <legend>{t(lang, key)}</legend>
            <FieldProblem name=name/>
            {levels}
            // The words of each figure are read out with it.
            <p class="rating-ends hint" aria-hidden="true"><span>"1: "{worst}</span><span>"5: "{best}</span></p>
        </fieldset>
    }
}
