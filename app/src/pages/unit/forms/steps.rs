//! The moves that need nothing but the decision: accept (T10), take an answer back to work (T19).

use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::desks::{Offer, UnitCase};
use crate::page::lang;
use crate::words::word;

pub fn form(case: &UnitCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    let transition = offer.transition;
    let code = transition.code();
    view! {
        <Offered offer title=word(lang, "unit-do", code)>
            <p class="hint">{word(lang, "unit-about", code)}</p>
            <DeskForm asks=Asks::Move(transition) version=version button=word(lang, "unit-button", code)/>
        </Offered>
    }
    .into_any()
}
