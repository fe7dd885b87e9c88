//! It has been sent.

use domain::case::State;
use leptos::prelude::*;

use super::{Desk, by_kind};
use crate::components::case_parts::{Day, DueDate, StateChip};
use crate::desks::DeskError;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{t, word};

/// The confirmation: who has it, under which number, what comes next.
#[component]
pub fn SentPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { desk.sent().await?.ok_or(DeskError::NotFound) },
        move |sent| {
            let kind = Some(sent.kind);
            view! {
                <Title text=t(lang, "sent-heading")/>
                <h1>{t(lang, "sent-heading")}</h1>
                <div class="notice notice-ok" role="status"><p>{by_kind(lang, kind, "sent-text")}</p></div>
                <dl class="summary">
                    <div><dt>{t(lang, "case-number")}</dt><dd data-case-number="">{sent.number}</dd></div>
                    <div><dt>{t(lang, "form-kind-legend")}</dt><dd>{word(lang, "kind", sent.kind.code())}</dd></div>
                    <div><dt>{t(lang, "case-front")}</dt><dd>{sent.front}</dd></div>
                    <div><dt>{t(lang, "case-received-on")}</dt><dd><Day on=sent.received_on/></dd></div>
                    <div><dt>{t(lang, "case-state")}</dt><dd><StateChip state=State::Submitted citizen=true/></dd></div>
                </dl>
                {sent.due.map(|due| view! { <DueDate due citizen=true/> })}
                <h2>{t(lang, "sent-next-heading")}</h2>
                <p>{by_kind(lang, kind, "sent-next")}</p>
                <p>{t(lang, "sent-code")}</p>
                <div class="notice notice-info"><p>{t(lang, "sent-shared-device")}</p></div>
                <p class="actions">
                    <a class="button" href=lang.path(paths::TRACK)>{t(lang, "nav-track")}</a>
                    <a class="button button-secondary" href=lang.path(paths::HOME)>{t(lang, "nav-home")}</a>
                </p>
            }
        },
    )
}
