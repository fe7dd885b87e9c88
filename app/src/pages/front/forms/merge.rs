//! Merging a case into another about the same matter (T29), and parting it again (T30).

use domain::case::Transition;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{Field, LongField};
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::{t, word};

pub fn merge(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T29") folded=true>
            <p class="hint">{word(lang, "front-about", "T29")}</p>
            <DeskForm
                asks=Asks::Move(Transition::Merge)
                version=version
                button=word(lang, "front-button", "T29")
                class="button button-secondary"
            >
                <Field
                    name="master"
                    label=t(lang, "merge-master")
                    hint=t(lang, "merge-master-hint")
                    width="medium"
                    autocomplete="off"
                    required=true
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}

pub fn split(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T30") folded=true>
            <p class="hint">{word(lang, "front-about", "T30")}</p>
            <DeskForm
                asks=Asks::Move(Transition::Split)
                version=version
                button=word(lang, "front-button", "T30")
                class="button button-secondary"
            >
                <LongField name="reason" label=t(lang, "merge-split-reason") rows=4 required=true/>
            </DeskForm>
        </Offered>
    }
    .into_any()
}
