//! Asking the sender (T05).

use domain::case::Transition;
use domain::template::Occasion;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::LongField;
use crate::components::template_picker::template_picker;
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::{t, word};

pub fn form(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    let templates = case.templates.clone();
    view! {
        <Offered offer title=word(lang, "front-do", "T05") folded=true>
            <p class="hint">{word(lang, "front-about", "T05")}</p>
            <DeskForm
                asks=Asks::Move(Transition::AskReporter)
                version=version
                button=word(lang, "front-button", "T05")
            >
                <LongField
                    name="question"
                    label=t(lang, "front-question")
                    hint=t(lang, "front-question-hint")
                    rows=5
                    required=true
                />
                {template_picker(&templates, Occasion::Question)}
            </DeskForm>
        </Offered>
    }
    .into_any()
}
