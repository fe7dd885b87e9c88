//! The leader's decision about a referral: approve it (T08) or give it back (T09).

use domain::case::Transition;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{Field, LongField};
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::{fill, t, word};

pub fn approve(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let recipient = case.referrals.last().map(|referral| {
        let sentence = fill(lang, "front-goes-to", &[("unit", referral.unit.clone().into())]);
        view! {
            <p><strong>{sentence}</strong></p>
            <p>{t(lang, &referral.explanation)}</p>
        }
    });
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T08")>
            {recipient}
            <p class="hint">{word(lang, "front-about", "T08")}</p>
            <DeskForm
                asks=Asks::Move(Transition::ApproveTransfer)
                version=version
                button=word(lang, "front-button", "T08")
            >
                <Field
                    name="document_no"
                    label=t(lang, "front-document-no")
                    hint=t(lang, "front-document-no-hint")
                    autocomplete="off"
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}

pub fn reject(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T09") folded=true>
            <DeskForm
                asks=Asks::Move(Transition::RejectTransfer)
                version=version
                button=word(lang, "front-button", "T09")
                class="button button-secondary"
            >
                <LongField
                    name="reason"
                    label=t(lang, "front-reject-reason")
                    hint=t(lang, "front-reject-reason-hint")
                    rows=4
                    required=true
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}
