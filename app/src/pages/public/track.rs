//! Entering the receipt code.

use leptos::prelude::*;

use crate::components::form::{ErrorSummary, Field};
use crate::components::wait::WaitNotice;
use crate::page::lang;
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// The way to one's own case. A code that is wrong, malformed or no longer there gets the same
/// answer.
#[component]
pub fn TrackPage() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "nav-track")/>
        <ErrorSummary/>
        <h1>{t(lang, "track-heading")}</h1>
        <p class="lead">{t(lang, "track-lead")}</p>
        <form class="form" method="post" action=lang.path(paths::TRACK)>
            <Field
                name="code"
                label=t(lang, "form-code")
                hint=t(lang, "track-code-hint")
                width="medium"
                autocomplete="off"
                required=true
            />
            <WaitNotice scripts=true/>
            <p class="actions"><button class="button" type="submit">{t(lang, "track-button")}</button></p>
        </form>
        <h2>{t(lang, "track-trouble-heading")}</h2>
        <ul>
            <li>{t(lang, "track-trouble-sent")}</li>
            <li>{t(lang, "track-trouble-typed")}</li>
            <li>{t(lang, "track-trouble-lost")}</li>
        </ul>
        <p class="hint">{t(lang, "track-session")}</p>
    }
}
