//! Ending a case after the rating (T24).

use domain::case::Transition;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::word;

pub fn form(case: &FrontCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    view! {
        <Offered offer title=word(lang, "front-do", "T24")>
            <p class="hint">{word(lang, "front-about", "T24")}</p>
            <DeskForm
                asks=Asks::Move(Transition::Close)
                version=version
                button=word(lang, "front-button", "T24")
            />
        </Offered>
    }
    .into_any()
}
