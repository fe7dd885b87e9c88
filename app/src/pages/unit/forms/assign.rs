//! Giving a case to a handler (T13).

use domain::case::Transition;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::Select;
use crate::desks::{Offer, UnitCase};
use crate::page::lang;
use crate::words::{t, word};

pub fn form(case: &UnitCase, offer: Offer) -> AnyView {
    let lang = lang();
    let handlers = case.handlers.clone();
    let version = case.version;
    // Nobody free is no form that cannot be sent, but a sentence that says what to do.
    let body = if handlers.is_empty() {
        view! { <div class="notice notice-warn"><p>{t(lang, "unit-nobody-free")}</p></div> }.into_any()
    } else {
        view! {
            <DeskForm asks=Asks::Move(Transition::Assign) version=version button=word(lang, "unit-button", "T13")>
                <Select
                    name="assignee"
                    label=t(lang, "unit-assignee")
                    hint=t(lang, "unit-assignee-hint")
                    choices=handlers
                    empty=t(lang, "unit-choose-person")
                    required=true
                />
            </DeskForm>
        }
        .into_any()
    };
    view! { <Offered offer title=word(lang, "unit-do", "T13")>{body}</Offered> }.into_any()
}
