//! Not taking a case up (T27). As insult or slander somebody proposes it (`action=propose-refusal`), and somebody else who
//! leads decides (T27 or `action=reject-refusal`).

use domain::case::Transition;
use domain::feedback::RefusalReason;
use domain::template::Occasion;
use leptos::prelude::*;

use super::request::Reasoned;
use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{LongField, Select};
use crate::components::template_picker::template_picker;
use crate::desks::{Choice, FrontCase, Offer};
use crate::page::lang;
use crate::words::{t, word};

const PROPOSE: Asks = Asks::Change("propose-refusal");
const REJECT: Asks = Asks::Change("reject-refusal");

pub fn form(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let reasons = RefusalReason::ALL
        .iter()
        .filter(|reason| reason.fits(case.identity, case.questions))
        .filter(|reason| !reason.needs_two() || case.refusal.as_ref().is_some_and(|refusal| refusal.may_decide))
        .map(|reason| Choice { value: reason.code().to_owned(), label: word(lang, "refusal", reason.code()) })
        .collect::<Vec<_>>();
    let version = case.version;
    let templates = case.templates.clone();
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
                {template_picker(&templates, Occasion::Refusal)}
            </DeskForm>
        </Offered>
    }
    .into_any()
}

pub fn propose(case: &FrontCase) -> Option<AnyView> {
    let form = Reasoned {
        asks: PROPOSE,
        title: "refusal-do-propose",
        about: "refusal-about-propose",
        button: "refusal-button-propose",
    };
    case.may_propose_refusal.then(|| form.draw_folded(case.version))
}

pub fn reject(case: &FrontCase) -> Option<AnyView> {
    let form = Reasoned {
        asks: REJECT,
        title: "refusal-do-reject",
        about: "refusal-about-reject",
        button: "refusal-button-reject",
    };
    case.refusal.as_ref().filter(|refusal| refusal.may_reject).map(|_| form.draw(case.version))
}
