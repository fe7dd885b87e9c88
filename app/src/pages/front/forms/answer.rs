//! The Front's own answer: drafted by one officer (`action=front-answer`), approved by another
//! (T34).

use domain::case::Transition;
use domain::feedback::Outcome;
use leptos::prelude::*;

use crate::components::desk_form::{Act, Asks, DeskForm, Offered};
use crate::components::form::{LongField, Select};
use crate::components::marks::MarksSeen;
use crate::desks::{Choice, FrontCase, Offer};
use crate::page::lang;
use crate::words::{fill, t, word};

const DRAFT: Asks = Asks::Change("front-answer");

/// What was found or done, in one of the honest words.
#[component]
pub(super) fn OutcomeField(value: &'static str) -> impl IntoView {
    let lang = lang();
    let outcomes = Outcome::ALL
        .iter()
        .map(|outcome| Choice { value: outcome.code().to_owned(), label: word(lang, "outcome", outcome.code()) })
        .collect::<Vec<_>>();
    view! {
        <Select
            name="outcome"
            label=t(lang, "front-outcome")
            choices=outcomes
            value=value
            empty=t(lang, "front-choose-outcome")
            required=true
        />
    }
}

pub fn draft(case: &FrontCase) -> AnyView {
    let lang = lang();
    let last = case.answers.last();
    let text = last.map(|answer| answer.text.reveal().to_owned()).unwrap_or_default();
    let outcome = last.and_then(|answer| answer.outcome).map(Outcome::code).unwrap_or_default();
    // Comments and praise are usually answered here; for the rest it is the exception.
    let folded = !case.kind.front_may_answer();
    let version = case.version;
    view! {
        <Act asks=DRAFT title=t(lang, "front-do-front-answer") folded=folded wide=true>
            <p class="hint">{t(lang, "front-about-front-answer")}</p>
            <DeskForm
                asks=DRAFT
                version=version
                button=t(lang, "front-button-front-answer")
                class="button button-secondary"
            >
                <LongField
                    name="answer"
                    label=t(lang, "front-answer")
                    hint=t(lang, "front-answer-hint")
                    value=text
                    rows=8
                    required=true
                />
                <OutcomeField value=outcome/>
                <MarksSeen fields=&["answer"]/>
            </DeskForm>
        </Act>
    }
    .into_any()
}

pub fn approve(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let drafted = case.answers.last().map(|answer| {
        let sentence = fill(lang, "front-drafted-by", &[("name", answer.drafted_by.clone().into())]);
        view! { <p>{sentence}</p> }
    });
    let version = case.version;
    // Most cases are a unit's to answer: what cannot be done here is not in the way.
    let folded = offer.blocked_by.is_some();
    view! {
        <Offered offer title=word(lang, "front-do", "T34") folded=folded>
            {drafted}
            <p class="hint">{word(lang, "front-about", "T34")}</p>
            <DeskForm
                asks=Asks::Move(Transition::Acknowledge)
                version=version
                button=word(lang, "front-button", "T34")
            />
        </Offered>
    }
    .into_any()
}
