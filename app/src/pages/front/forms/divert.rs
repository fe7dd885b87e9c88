//! Guiding a matter to another procedure: proposed by triage (`action=propose-diversion`), decided by a
//! leader (T31 or `action=reject-diversion`).

use domain::case::Transition;
use domain::case::diversion::Procedure;
use domain::template::Occasion;
use leptos::prelude::*;

use super::request::Reasoned;
use crate::components::desk_form::{Act, Asks, DeskForm, Offered};
use crate::components::form::{Field, LongField, Select};
use crate::components::template_picker::template_picker;
use crate::desks::{Choice, FrontCase, Offer};
use crate::page::lang;
use crate::words::{t, word};

const PROPOSE: Asks = Asks::Change("propose-diversion");
const REJECT: Asks = Asks::Change("reject-diversion");

pub fn propose(case: &FrontCase) -> Option<AnyView> {
    let lang = lang();
    let version = case.version;
    let templates = case.templates.clone();
    let procedures = Procedure::ALL
        .iter()
        .map(|procedure| Choice {
            value: procedure.code().to_owned(),
            label: word(lang, "procedure", procedure.code()),
        })
        .collect::<Vec<_>>();
    case.may_propose_diversion.then(|| {
        view! {
            <Act asks=PROPOSE title=t(lang, "diversion-do-propose") folded=true>
                <p class="hint">{t(lang, "diversion-about-propose")}</p>
                <DeskForm asks=PROPOSE version=version button=t(lang, "diversion-button-propose") class="button button-secondary">
                    <Select
                        name="procedure"
                        label=t(lang, "diversion-procedure")
                        choices=procedures
                        empty=t(lang, "diversion-choose-procedure")
                        required=true
                    />
                    <Field
                        name="receiver"
                        label=t(lang, "diversion-receiver")
                        hint=t(lang, "diversion-receiver-hint")
                        autocomplete="off"
                        required=true
                    />
                    <LongField
                        name="guidance"
                        label=t(lang, "diversion-guidance")
                        hint=t(lang, "diversion-guidance-hint")
                        rows=5
                        required=true
                    />
                    {template_picker(&templates, Occasion::Guidance)}
                </DeskForm>
            </Act>
        }
        .into_any()
    })
}

pub fn approve(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T31")>
            <p class="hint">{word(lang, "front-about", "T31")}</p>
            <DeskForm asks=Asks::Move(Transition::Divert) version=version button=word(lang, "front-button", "T31")>
                <Field
                    name="document_no"
                    label=t(lang, "diversion-document-no")
                    hint=t(lang, "diversion-document-no-hint")
                    autocomplete="off"
                />
            </DeskForm>
        </Offered>
    }
    .into_any()
}

pub fn reject(case: &FrontCase) -> Option<AnyView> {
    let form = Reasoned {
        asks: REJECT,
        title: "diversion-do-reject",
        about: "diversion-about-reject",
        button: "diversion-button-reject",
    };
    case.may_reject_diversion.then(|| form.draw(case.version))
}
