//! The honest page: what open, sealed and anonymous mean here, and what nobody can promise.

use leptos::prelude::*;

use super::{paragraphs, points};
use crate::page::lang;
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// Who sees what: reader, the sender's words, the sender's name.
const READERS: [(&str, &str, &str); 6] = [
    ("privacy-who-intake", "privacy-who-intake-words", "privacy-who-intake-name"),
    ("privacy-who-custodian", "privacy-who-custodian-words", "privacy-who-custodian-name"),
    ("privacy-who-unit", "privacy-who-unit-words", "privacy-who-unit-name"),
    ("privacy-who-subject", "privacy-who-subject-words", "privacy-who-subject-name"),
    ("privacy-who-admin", "privacy-who-admin-words", "privacy-who-admin-name"),
    ("privacy-who-public", "privacy-who-public-words", "privacy-who-public-name"),
];

/// `/rieng-tu`
#[component]
pub fn PrivacyPage() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "nav-privacy")/>
        <h1>{t(lang, "privacy-heading")}</h1>
        <p class="lead">{t(lang, "privacy-lead")}</p>
        <h2>{t(lang, "privacy-modes-heading")}</h2>
        <h3>{t(lang, "identity-open")}</h3>
        {paragraphs(lang, &["privacy-open-what", "privacy-open-unit"])}
        <h3>{t(lang, "identity-sealed")}</h3>
        {paragraphs(lang, &["privacy-sealed-what", "privacy-sealed-opened"])}
        <h3>{t(lang, "identity-anonymous")}</h3>
        {paragraphs(lang, &["privacy-anonymous-what", "privacy-anonymous-consequence"])}
        <WhoSeesWhat/>
        <h2>{t(lang, "privacy-not-promised-heading")}</h2>
        <p>{t(lang, "privacy-not-promised-text")}</p>
        {points(
            lang,
            &[
                "privacy-not-words",
                "privacy-not-files",
                "privacy-not-email",
                "privacy-not-network",
                "privacy-not-device",
                "privacy-not-operator",
                "privacy-not-law",
            ],
        )}
        <h2>{t(lang, "privacy-advice-heading")}</h2>
        {points(lang, &["privacy-advice-device", "privacy-advice-words", "privacy-advice-code"])}
        <h2>{t(lang, "privacy-code-heading")}</h2>
        <p>{t(lang, "privacy-code-text")}</p>
        <h2>{t(lang, "privacy-stored-heading")}</h2>
        {points(
            lang,
            &["privacy-stored-draft", "privacy-stored-case", "privacy-stored-email", "privacy-stored-cookies", "privacy-stored-log"],
        )}
        <h2>{t(lang, "privacy-purpose-heading")}</h2>
        {paragraphs(lang, &["privacy-purpose-text", "privacy-purpose-rights", "privacy-retaliation"])}
        <p class="actions">
            <a class="button" href=lang.path(paths::FORM)>{t(lang, "nav-send")}</a>
            <a class="button button-secondary" href=lang.path(paths::HELP)>{t(lang, "nav-help")}</a>
        </p>
    }
}

#[component]
fn WhoSeesWhat() -> impl IntoView {
    let lang = lang();
    let words = t(lang, "privacy-table-words");
    let name = t(lang, "privacy-table-name");
    let rows = READERS
        .iter()
        .map(|(who, about_words, about_name)| {
            view! {
                <tr>
                    <th scope="row">{t(lang, who)}</th>
                    <td data-label=words.clone()>{t(lang, about_words)}</td>
                    <td data-label=name.clone()>{t(lang, about_name)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="matrix">
            <caption>{t(lang, "privacy-table-heading")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t(lang, "privacy-table-who")}</th>
                    <th scope="col">{words.clone()}</th>
                    <th scope="col">{name.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
