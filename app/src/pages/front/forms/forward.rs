//! Handing a case on to a body that owes no answer (T37).

use domain::case::Transition;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::Field;
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::{t, word};

pub fn form(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    let number = case.referrals.last().and_then(|referral| referral.document_no.clone()).unwrap_or_default();
    view! {
        <Offered offer title=word(lang, "front-do", "T37")>
            <p class="hint">{word(lang, "front-about", "T37")}</p>
            <DeskForm asks=Asks::Move(Transition::Forward) version=version button=word(lang, "front-button", "T37")>
                <Field
                    name="document_no"
                    label=t(lang, "front-document-no")
                    hint=t(lang, "forward-document-no-hint")
                    value=number
                    autocomplete="off"
                    required=true
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}
