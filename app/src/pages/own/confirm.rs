//! A one-time password before something dear.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::components::form::ErrorSummary;
use crate::components::one_time_field::{OneTimeField, RecoveryCodeField};
use crate::page::{form_state, lang};
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// Asks for the password and leads on to where somebody was going.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    let lang = lang();
    let asked = use_query_map().get_untracked().get("next").unwrap_or_default();
    let next = form_state().value("next", &asked);
    view! {
        <Title text=t(lang, "confirm")/>
        <ErrorSummary/>
        <h1>{t(lang, "confirm")}</h1>
        <p class="lead">{t(lang, "confirm-lead")}</p>
        <form class="form" method="post" action=paths::CONFIRM>
            <input type="hidden" name="next" value=next.clone()/>
            <OneTimeField/>
            <p class="actions"><button class="button" type="submit">{t(lang, "confirm-button")}</button></p>
        </form>
        <p class="hint">{t(lang, "own-otp-trouble")}</p>
        <details>
            <summary>{t(lang, "own-code-instead")}</summary>
            <form class="form" method="post" action=paths::CONFIRM>
                <input type="hidden" name="next" value=next/>
                <RecoveryCodeField/>
                <p class="actions"><button class="button" type="submit">{t(lang, "own-code-button")}</button></p>
            </form>
        </details>
    }
}
