//! The draft of the unit's answer, handed in for approval (T15).

use domain::case::Transition;
use domain::feedback::Outcome;
use domain::template::Occasion;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{LongField, Select};
use crate::components::template_picker::template_picker;
use crate::desks::{Choice, Offer, UnitCase};
use crate::page::lang;
use crate::words::{t, word};

pub fn form(case: &UnitCase, offer: Offer) -> AnyView {
    let lang = lang();
    // A draft that was given back, or an answer that the Front sent back, is where the next starts.
    let last = case.answers.last();
    let text = last.map(|answer| answer.text.reveal().to_owned()).unwrap_or_default();
    let remedy = last.and_then(|answer| answer.remedy.as_ref()).map(|remedy| remedy.reveal().to_owned());
    let outcome = last.and_then(|answer| answer.outcome).map(Outcome::code).unwrap_or_default();
    let outcomes = Outcome::ALL
        .iter()
        .map(|outcome| Choice { value: outcome.code().to_owned(), label: word(lang, "outcome", outcome.code()) })
        .collect::<Vec<_>>();
    let version = case.version;
    let templates = case.templates.clone();
    view! {
        <Offered offer title=word(lang, "unit-do", "T15") wide=true>
            <p class="hint">{word(lang, "unit-about", "T15")}</p>
            <DeskForm
                asks=Asks::Move(Transition::ProposeAnswer)
                version=version
                button=word(lang, "unit-button", "T15")
            >
                <LongField
                    name="answer"
                    label=t(lang, "unit-answer")
                    hint=t(lang, "unit-answer-hint")
                    value=text
                    rows=12
                    required=true
                />
                {template_picker(&templates, Occasion::Answer)}
                <Select
                    name="outcome"
                    label=t(lang, "unit-outcome")
                    hint=t(lang, "unit-outcome-hint")
                    choices=outcomes
                    value=outcome
                    empty=t(lang, "unit-choose-outcome")
                    required=true
                />
                <LongField
                    name="remedy"
                    label=t(lang, "unit-remedy")
                    hint=t(lang, "unit-remedy-hint")
                    value=remedy.unwrap_or_default()
                    rows=4
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}
