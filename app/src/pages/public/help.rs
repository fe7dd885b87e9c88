//! Help: what may be sent here, what belongs elsewhere, what happens to it.

use std::collections::HashMap;

use domain::case::clock::Clock;
use leptos::prelude::*;

use super::{Desk, limit, paragraphs, points};
use crate::desks::Limit;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t};

/// What is sent here: term and meaning.
const HERE: [(&str, &str); 4] = [
    ("kind-PHAN_ANH", "help-report"),
    ("kind-KIEN_NGHI", "help-recommendation"),
    ("kind-GOP_Y", "help-comment"),
    ("kind-BIEU_DUONG", "help-praise"),
];

/// What has a procedure of its own: anchor, term, meaning, how, where.
const ELSEWHERE: [(&str, &str, [&str; 3]); 4] = [
    ("khieu-nai", "help-complaint", ["help-complaint-what", "help-complaint-how", "help-complaint-where"]),
    ("to-cao", "help-denunciation", ["help-denunciation-what", "help-denunciation-how", "help-denunciation-where"]),
    ("to-giac", "help-crime", ["help-crime-what", "help-crime-how", "help-crime-where"]),
    ("quy-dinh", "help-rules", ["help-rules-what", "help-rules-how", "help-rules-where"]),
];

/// What happens, in order: heading with the time limit of the step, text, and the limit in the text.
const STAGES: [(&str, Option<Clock>, &str, Option<Clock>); 7] = [
    ("help-step-sent", None, "help-step-sent-text", None),
    ("help-step-receive", Some(Clock::Receipt), "help-step-receive-text", None),
    ("help-step-triage", Some(Clock::Classification), "help-step-triage-text", Some(Clock::Supplement)),
    ("help-step-transfer", Some(Clock::Transfer), "help-step-transfer-text", Some(Clock::Acceptance)),
    ("help-step-answer", Some(Clock::Answer), "help-step-answer-text", None),
    ("help-step-check", Some(Clock::Check), "help-step-check-text", Some(Clock::AnswerAgain)),
    ("help-step-rate", Some(Clock::Rating), "help-step-rate-text", None),
];

/// `/huong-dan`
#[component]
pub fn HelpPage() -> impl IntoView {
    with_desk(|desk: Desk| async move { desk.limits().await }, |limits| view! { <Help limits/> })
}

#[component]
fn Help(limits: HashMap<String, Limit>) -> impl IntoView {
    let lang = lang();
    let here = HERE
        .iter()
        .map(|(term, text)| view! { <div><dt>{t(lang, term)}</dt><dd>{t(lang, text)}</dd></div> })
        .collect_view();
    let elsewhere = ELSEWHERE
        .iter()
        .map(|(anchor, term, texts)| view! { <h3 id=*anchor>{t(lang, term)}</h3>{paragraphs(lang, texts)} })
        .collect_view();
    let stages = STAGES
        .iter()
        .map(|(heading, takes, text, within)| {
            let said = |key: &str, clock: &Option<Clock>| match clock {
                Some(clock) => fill(lang, key, &[("limit", limit(lang, &limits, *clock))]),
                None => t(lang, key),
            };
            view! { <li><strong>{said(heading, takes)}</strong>{said(text, within)}</li> }
        })
        .collect_view();
    view! {
        <Title text=t(lang, "nav-help")/>
        <h1>{t(lang, "help-heading")}</h1>
        <p class="lead">{t(lang, "help-lead")}</p>
        <div class="notice notice-danger">
            <h2>{t(lang, "help-emergency-heading")}</h2>
            {points(lang, &["help-emergency-113", "help-emergency-111", "help-emergency-not-here"])}
        </div>
        <h2 id="loai">{t(lang, "help-here-heading")}</h2>
        <dl class="summary">{here}</dl>
        <p>{t(lang, "help-here-unsure")}</p>
        <h2 id="noi-khac">{t(lang, "help-elsewhere-heading")}</h2>
        <p>{t(lang, "help-elsewhere-text")}</p>
        {elsewhere}
        <p>{t(lang, "help-elsewhere-mixed")}</p>
        <h2 id="quy-trinh">{t(lang, "help-steps-heading")}</h2>
        <p>{t(lang, "help-steps-text")}</p>
        <ol class="steps">{stages}</ol>
        {paragraphs(lang, &["help-steps-late", "help-steps-refused", "help-steps-conflict"])}
        <h2>{t(lang, "help-writing-heading")}</h2>
        {points(lang, &["help-writing-what", "help-writing-seen", "help-writing-proof", "help-writing-self"])}
        <h2>{t(lang, "help-code-heading")}</h2>
        {paragraphs(lang, &["help-code-what", "help-code-lost"])}
        <p class="actions">
            <a class="button" href=lang.path(paths::FORM)>{t(lang, "nav-send")}</a>
            <a class="button button-secondary" href=lang.path(paths::PRIVACY)>{t(lang, "nav-privacy")}</a>
        </p>
    }
}
