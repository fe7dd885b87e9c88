//! The front door: what this is, what happens to feedback, two buttons.

use std::collections::HashMap;

use domain::case::clock::Clock;
use leptos::prelude::*;

use super::{Desk, limit};
use crate::desks::Limit;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t};

/// The stages, in the order of their happening: heading, text, and the time limit in the text.
const STAGES: [(&str, &str, Option<Clock>); 5] = [
    ("home-step-send", "home-step-send-text", None),
    ("home-step-receive", "home-step-receive-text", None),
    ("home-step-transfer", "home-step-transfer-text", None),
    ("home-step-answer", "home-step-answer-text", Some(Clock::Answer)),
    ("home-step-rate", "home-step-rate-text", None),
];

/// `/`
#[component]
pub fn HomePage() -> impl IntoView {
    with_desk(|desk: Desk| async move { desk.limits().await }, |limits| view! { <Home limits/> })
}

#[component]
fn Home(limits: HashMap<String, Limit>) -> impl IntoView {
    let lang = lang();
    let stages = STAGES
        .iter()
        .map(|(heading, text, within)| {
            let text = match within {
                Some(clock) => fill(lang, text, &[("limit", limit(lang, &limits, *clock))]),
                None => t(lang, text),
            };
            view! { <li><strong>{t(lang, heading)}</strong>{text}</li> }
        })
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
        <p><a href=lang.path(paths::PUBLISHED)>{t(lang, "home-published-link")}</a></p>
        <p><a href=lang.path(paths::FIGURES)>{t(lang, "home-figures-link")}</a></p>
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
