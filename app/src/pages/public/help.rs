//! Help: what may be sent here, what belongs elsewhere, what happens to it.

use leptos::prelude::*;

use super::{paragraphs, points};
use crate::page::lang;
use crate::paths;
use crate::shell::Title;
use crate::words::t;

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

/// What happens, in order: heading and text with the time limit.
const STAGES: [(&str, &str); 7] = [
    ("help-step-sent", "help-step-sent-text"),
    ("help-step-receive", "help-step-receive-text"),
    ("help-step-triage", "help-step-triage-text"),
    ("help-step-transfer", "help-step-transfer-text"),
    ("help-step-answer", "help-step-answer-text"),
    ("help-step-check", "help-step-check-text"),
    ("help-step-rate", "help-step-rate-text"),
];

/// `/huong-dan`
#[component]
pub fn HelpPage() -> impl IntoView {
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
        .map(|(heading, text)| view! { <li><strong>{t(lang, heading)}</strong>{t(lang, text)}</li> })
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
