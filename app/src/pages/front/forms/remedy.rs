//! Following what a unit promised: the answer holds and promises something (T20), it was kept
//! (T22), it was not (T23).

use domain::case::Transition;
use domain::case::act::ActForm;
use leptos::prelude::*;

use super::check::{Matrix, known_of};
use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{Field, LongField};
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::{fill, t, word};

pub fn follow(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let known = known_of(case);
    let version = case.version;
    // What the answer itself promises is where the list begins.
    let promised = case.answers.last().and_then(|answer| answer.remedy.as_ref());
    let promised = promised.map(|remedy| remedy.reveal().to_owned()).unwrap_or_default();
    let folded = promised.is_empty();
    view! {
        <Offered offer title=word(lang, "front-do", "T20") folded wide=true>
            <p class="hint">{word(lang, "front-about", "T20")}</p>
            <DeskForm
                asks=Asks::Move(Transition::FollowRemedy)
                version=version
                button=word(lang, "front-button", "T20")
            >
                <Matrix known/>
                <PromiseFields promised/>
            </DeskForm>
        </Offered>
    }
    .into_any()
}

/// Up to three promises, each with its day. The first is wanted.
#[component]
fn PromiseFields(promised: String) -> impl IntoView {
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
