//! Sealed names: the keys of the holders, the requests, and what was opened.

mod keys;
mod opening;
mod openings;
mod request;

pub use keys::KeysPage;
pub use opening::OpeningPage;
pub use openings::OpeningsPage;
pub use request::RequestPage;

use std::sync::Arc;

use domain::opening::OpeningState;
use leptos::prelude::*;

use crate::components::form::Field;
use crate::desks::IdentityDesk;
use crate::page::lang;
use crate::words::{t, word};

/// What the server lends to the pages of this folder.
type Desk = Arc<dyn IdentityDesk>;

/// How far a request has come, as a chip.
#[component]
pub fn OpeningChip(state: OpeningState) -> impl IntoView {
    let class = match state {
        OpeningState::Requested | OpeningState::Approved => "chip-work",
        OpeningState::Opened => "chip-done",
        OpeningState::Refused | OpeningState::Ended => "chip-stop",
    };
    view! { <span class=format!("state-chip {class}") data-opening=state.code()>{word(lang(), "opening", state.code())}</span> }
}

/// Where a holder types their secret. It is never shown again, not even when it was wrong.
#[component]
fn SecretField() -> impl IntoView {
    let lang = lang();
    view! {
        <Field
            name="secret"
            label=t(lang, "holder-secret")
            hint=t(lang, "holder-secret-hint")
            kind="password"
            width="medium"
            autocomplete="off"
            required=true
        />
    }
}
