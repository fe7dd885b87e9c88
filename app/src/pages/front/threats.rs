//! Senders who are threatened: the queue of those who protect them, and one entry of it.

use domain::threat::Help;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::Desk;
use crate::components::case_parts::{Day, Prose};
use crate::components::desk_form::{Asks, DeskForm, OrphanedWords};
use crate::components::form::{Choices, ErrorSummary, LongField, Pick};
use crate::components::list_page::{ListPage, ListWords};
use crate::desks::{DeskError, ThreatRow, ThreatView};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t, word};

const ANSWER: Asks = Asks::Change("answer");
const RESTORE: Asks = Asks::Change("propose-restore");

const WORDS: ListWords = ListWords {
    title: "threats-title",
    lead: "threats-lead",
    empty: "threats-empty",
    columns: &["threats-case", "threats-front", "threats-on", "threats-state"],
};

/// The queue, the newest first.
#[component]
pub fn ThreatsPage() -> impl IntoView {
    let lang = lang();
    let before = use_query_map().get_untracked().get("after").filter(|key| !key.is_empty());
    let wanted = before.clone();
    with_desk(
        move |desk: Desk| async move { desk.threats(wanted.as_deref()).await },
        move |list| {
            let row = |row: ThreatRow| {
                view! {
                    <tr>
                        <td data-label=t(lang, "threats-case")><a href=paths::threat(row.id)>{row.number}</a></td>
                        <td data-label=t(lang, "threats-front")>{row.front}</td>
                        <td data-label=t(lang, "threats-on")><Day on=row.on/></td>
                        <td data-label=t(lang, "threats-state")><Standing answered=row.answered/></td>
                    </tr>
                }
            };
            let rows = list.rows.into_iter().map(row).collect();
            view! { <ListPage words=WORDS path=paths::THREATS before next=list.next rows/> }
        },
    )
}

#[component]
fn Standing(answered: bool) -> impl IntoView {
    let (class, key) =
        if answered { ("state-chip chip-done", "threats-answered") } else { ("state-chip chip-late", "threats-waits") };
    view! { <span class=class data-threat=if answered { "answered" } else { "waiting" }>{t(lang(), key)}</span> }
}

/// An entry by the number in the address.
#[component]
pub fn ThreatPage() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").and_then(|id| id.parse().ok());
    with_desk(
        move |desk: Desk| async move { desk.threat(id.ok_or(DeskError::NotFound)?).await },
        |threat| view! { <Threat threat/> },
    )
}

#[component]
fn Threat(threat: ThreatView) -> impl IntoView {
    let lang = lang();
    let number = threat.row.number;
    let mut offers = Vec::new();
    offers.extend(threat.help.is_none().then_some(ANSWER));
    offers.extend(threat.may_restore.then_some(RESTORE));
    let said = threat
        .said
        .into_iter()
        .map(|words| view! { <p class="caption"><Day on=words.on/></p><Prose text=words.text.reveal()/> })
        .collect_view();
    let to = [("threats-told-custodians", threat.custodians), ("threats-told-leaders", threat.leaders)]
        .into_iter()
        .filter_map(|(key, front)| Some(fill(lang, key, &[("front", front?.into())])))
        .map(|who| view! { <li>{who}</li> })
        .collect_view();
    view! {
        <Title text=t(lang, "threats-one")/>
        <p class="no-print"><a href=paths::THREATS>"← "{t(lang, "threats-title")}</a></p>
        <ErrorSummary/>
        <OrphanedWords offers/>
        <div class="case-head">
            <h1>{t(lang, "threats-one")}" "<span data-case-number=number.clone()>{number.clone()}</span></h1>
            <Standing answered=threat.row.answered/>
            <p class="caption">{threat.row.front}" · "<Day on=threat.row.on/></p>
        </div>
        <div class="notice notice-danger"><p>{t(lang, "threats-first")}</p></div>
        <h2>{t(lang, "threats-said")}</h2>
        {said}
        <p class="hint">{t(lang, "threats-said-hint")}</p>
        <dl class="summary">
            <div><dt>{t(lang, "threats-sender")}</dt><dd>{word(lang, "identity", threat.identity.code())}</dd></div>
            <div><dt>{t(lang, "threats-told")}</dt><dd><ul>{to}</ul></dd></div>
        </dl>
        {threat.published.map(|slug| view! {
            <p class="notice">
                {t(lang, "threats-published")}" "
                <a href=paths::published(&slug)>{t(lang, "threats-to-published")}</a>
            </p>
        })}
        {threat.may_see_case.then(|| view! {
            <p class="no-print"><a href=paths::front_case(&number)>{t(lang, "threats-to-case")}</a></p>
        })}
        {threat.may_restore.then(|| view! { <RestoreForm/> })}
        {match threat.help {
            Some(help) => view! {
                <h2>{t(lang, "threats-done")}</h2>
                <p>
                    <strong>{word(lang, "help-given", help.code())}</strong>
                    {threat.answered_by.map(|name| format!(" · {name}"))}
                    {threat.answered_on.map(|day| view! { " · "<Day on=day/> })}
                </p>
                {threat.note.map(|note| view! { <Prose text=note.reveal()/> })}
            }
            .into_any(),
            None => view! { <AnswerForm/> }.into_any(),
        }}
    }
}

/// Taking up again what was withdrawn because somebody was threatened: a leader of the case's Front decides.
#[component]
fn RestoreForm() -> impl IntoView {
    let lang = lang();
    view! {
        <h2 id=RESTORE.code()>{t(lang, "request-do-restore")}</h2>
        <p>{t(lang, "request-about-restore")}</p>
        <DeskForm asks=RESTORE button=t(lang, "request-button-restore")>
            <LongField name="reason" label=t(lang, "request-reason") rows=4 required=true/>
        </DeskForm>
    }
}

/// What ends the entry. The sender reads that somebody has seen it, and no more.
#[component]
fn AnswerForm() -> impl IntoView {
    let lang = lang();
    let options =
        Help::ALL.iter().map(|help| Pick::new(help.code(), word(lang, "help-given", help.code()))).collect::<Vec<_>>();
    view! {
        <h2 id=ANSWER.code()>{t(lang, "threats-answer")}</h2>
        <p>{t(lang, "threats-answer-about")}</p>
        <DeskForm asks=ANSWER button=t(lang, "threats-answer-button")>
            <Choices name="help" legend=t(lang, "threats-help") options=options/>
            <LongField name="note" label=t(lang, "threats-note") hint=t(lang, "threats-note-hint") rows=4 required=true/>
        </DeskForm>
    }
}
