//! The front door: what this is, what happens to feedback, two buttons.

use leptos::prelude::*;

use crate::page::lang;
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// The stages, in the order of their happening: heading and text.
const STAGES: [(&str, &str); 5] = [
    ("home-step-send", "home-step-send-text"),
    ("home-step-receive", "home-step-receive-text"),
    ("home-step-transfer", "home-step-transfer-text"),
    ("home-step-answer", "home-step-answer-text"),
    ("home-step-rate", "home-step-rate-text"),
];

/// `/`
#[component]
pub fn HomePage() -> impl IntoView {
    let lang = lang();
    let stages = STAGES
        .iter()
        .map(|(heading, text)| view! { <li><strong>{t(lang, heading)}</strong>{t(lang, text)}</li> })
        .collect_view();
    view! {
        <Title text=t(lang, "nav-home")/>
        <h1>{t(lang, "home-heading")}</h1>
        <p class="lead">{t(lang, "home-lead")}</p>
        <p class="actions">
            <a class="button" href=lang.path(paths::FORM)>{t(lang, "nav-send")}</a>
            <a class="button button-secondary" href=lang.path(paths::TRACK)>{t(lang, "home-track")}</a>
        </p>
        <div class="notice notice-danger"><p>{t(lang, "home-emergency")}</p></div>
        <h2>{t(lang, "home-steps-heading")}</h2>
        <ol class="steps">{stages}</ol>
        <p><a href=format!("{}#quy-trinh", lang.path(paths::HELP))>{t(lang, "home-steps-link")}</a></p>
        <div class="grid-2">
            <section class="card">
                <h2>{t(lang, "home-identity-heading")}</h2>
                <p>{t(lang, "home-identity-text")}</p>
                <p><a href=lang.path(paths::PRIVACY)>{t(lang, "home-identity-link")}</a></p>
            </section>
            <section class="card">
                <h2>{t(lang, "home-kinds-heading")}</h2>
                <p>{t(lang, "home-kinds-text")}</p>
                <p><a href=format!("{}#noi-khac", lang.path(paths::HELP))>{t(lang, "home-kinds-link")}</a></p>
            </section>
        </div>
    }
}
