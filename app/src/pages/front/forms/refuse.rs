//! Not taking a case up (T27).

use domain::case::Transition;
use domain::feedback::RefusalReason;
use domain::template::Occasion;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{LongField, Select};
use crate::components::template_picker::template_picker;
use crate::desks::{Choice, FrontCase, Offer};
use crate::page::lang;
use crate::words::{t, word};

pub fn form(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let reasons = RefusalReason::ALL
        .iter()
        .filter(|reason| reason.fits(case.identity, case.questions))
        .map(|reason| Choice { value: reason.code().to_owned(), label: word(lang, "refusal", reason.code()) })
        .collect::<Vec<_>>();
    let version = case.version;
    let picker = template_picker(&case.templates, Occasion::Refusal);
    view! {
        <Offered offer title=word(lang, "front-do", "T27") folded=true>
            <p class="hint">{word(lang, "front-about", "T27")}</p>
            <DeskForm
                asks=Asks::Move(Transition::Refuse)
                version=version
                button=word(lang, "front-button", "T27")
                class="button button-danger"
            >
                <Select
                    name="reason_code"
                    label=t(lang, "front-refuse-code")
                    choices=reasons
                    empty=t(lang, "front-choose-reason")
                    required=true
                />
                <LongField
                    name="reason"
                    label=t(lang, "front-refuse-reason")
                    hint=t(lang, "front-refuse-reason-hint")
                    rows=5
                    required=true
                />
                {picker}
            </DeskForm>
        </Offered>
    }
    .into_any()
}
