//! The head's decision about a draft: sign and issue it (T17) or give it back (T16).

use domain::case::Transition;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{Field, LongField};
use crate::desks::{Offer, UnitCase};
use crate::page::lang;
use crate::words::{t, word};

pub fn issue(case: &UnitCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "unit-do", "T17")>
            <p class="hint">{word(lang, "unit-about", "T17")}</p>
            <DeskForm
                asks=Asks::Move(Transition::IssueAnswer)
                version=version
                button=word(lang, "unit-button", "T17")
            >
                <Field
                    name="document_no"
                    label=t(lang, "unit-document-no")
                    hint=t(lang, "unit-document-no-hint")
                    autocomplete="off"
                    required=true
                />
                <Field
                    name="document_on"
                    label=t(lang, "unit-document-on")
                    hint=t(lang, "unit-document-on-hint")
                    autocomplete="off"
                    width="short"
                    required=true
                />
                <Field
                    name="signer"
                    label=t(lang, "unit-signer")
                    hint=t(lang, "unit-signer-hint")
                    autocomplete="off"
                    required=true
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}

pub fn reject(case: &UnitCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "unit-do", "T16") folded=true>
            <DeskForm
                asks=Asks::Move(Transition::RejectDraft)
                version=version
                button=word(lang, "unit-button", "T16")
                class="button button-secondary"
            >
                <LongField
                    name="reason"
                    label=t(lang, "unit-reject-reason")
                    hint=t(lang, "unit-reject-reason-hint")
                    rows=4
                    required=true
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}
