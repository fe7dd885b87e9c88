//! Returning a referral that is not this unit's to answer (T11).

use domain::case::Transition;
use domain::feedback::ReturnReason;
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
    let reasons = ReturnReason::ALL
        .iter()
        .map(|reason| Choice { value: reason.code().to_owned(), label: word(lang, "return", reason.code()) })
        .collect::<Vec<_>>();
    let units = case.other_units.clone();
    let version = case.version;
    let templates = case.templates.clone();
    view! {
        <Offered offer title=word(lang, "unit-do", "T11") folded=true>
            <p class="hint">{word(lang, "unit-about", "T11")}</p>
            <DeskForm
                asks=Asks::Move(Transition::Return)
                version=version
                button=word(lang, "unit-button", "T11")
                class="button button-secondary"
            >
                <Select
                    name="reason_code"
                    label=t(lang, "unit-return-code")
                    choices=reasons
                    empty=t(lang, "unit-choose-reason")
                    required=true
                />
                <LongField
                    name="reason"
                    label=t(lang, "unit-return-reason")
                    hint=t(lang, "unit-return-reason-hint")
                    rows=4
                    required=true
                />
                {template_picker(&templates, Occasion::Return)}
                <Select
                    name="recipient"
                    label=t(lang, "unit-suggested")
                    hint=t(lang, "unit-suggested-hint")
                    choices=units
                    empty=t(lang, "unit-no-suggestion")
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}
