//! Following what a unit promised: what is written down of it with the check of the answer (T20), that it was kept
//! (T22), that it was not (T23).

use domain::case::Transition;
use domain::case::act::ActForm;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{Field, LongField};
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::{fill, t, word};

/// What the answer itself promises: where the list begins.
pub(super) fn promised(case: &FrontCase) -> String {
    let remedy = case.answers.last().and_then(|answer| answer.remedy.as_ref());
    remedy.map(|remedy| remedy.reveal().to_owned()).unwrap_or_default()
}

/// Up to three promises, each with its day. The first is wanted.
#[component]
pub(super) fn PromiseFields(promised: String) -> impl IntoView {
    let lang = lang();
    ActForm::PROMISES
        .into_iter()
        .zip(1..)
        .map(|((text, due), number): (_, u32)| {
            let first = number == 1;
            let label = |key| fill(lang, key, &[("number", number.into())]);
            view! {
                <LongField
                    name=text
                    label=label("promises-text")
                    hint=t(lang, "promises-text-hint")
                    value=if first { promised.clone() } else { String::new() }
                    rows=3
                    required=first
                />
                <Field
                    name=due
                    label=label("promises-due-on")
                    hint=t(lang, "promises-due-hint")
                    autocomplete="off"
                    width="short"
                    required=first
                />
            }
        })
        .collect_view()
}

pub fn confirm(case: &FrontCase, offer: Offer) -> AnyView {
    with_reason(case, offer, Transition::ConfirmRemedy, "promises-found-hint")
}

pub fn give_up(case: &FrontCase, offer: Offer) -> AnyView {
    with_reason(case, offer, Transition::BreakRemedy, "promises-missing-hint")
}

fn with_reason(case: &FrontCase, offer: Offer, transition: Transition, hint: &'static str) -> AnyView {
    let lang = lang();
    let version = case.version;
    let code = transition.code();
    view! {
        <Offered offer title=word(lang, "front-do", code) folded=transition == Transition::BreakRemedy>
            <p class="hint">{word(lang, "front-about", code)}</p>
            <DeskForm asks=Asks::Move(transition) version=version button=word(lang, "front-button", code)>
                <LongField name="reason" label=t(lang, "promises-found") hint=t(lang, hint) rows=4 required=true/>
            </DeskForm>
        </Offered>
    }
    .into_any()
}
