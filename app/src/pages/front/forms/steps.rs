//! The moves that need nothing but the decision: receive (T03), start triage (T04), triage
//! again (T12).

use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::word;

pub fn form(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    let transition = offer.transition;
    let code = transition.code();
    view! {
        <Offered offer title=word(lang, "front-do", code)>
            <p class="hint">{word(lang, "front-about", code)}</p>
            <DeskForm asks=Asks::Move(transition) version=version button=word(lang, "front-button", code)/>
        </Offered>
    }
    .into_any()
}
