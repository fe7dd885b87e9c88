//! One breach with everything that was added; it prints as it stands.

use domain::breach::EntryKind;
use domain::date::show_moment;
use leptos::prelude::*;

use super::breaches::{authority, kinds};
use super::{Desk, named};
use crate::components::case_parts::Prose;
use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field, LongField, Select};
use crate::desks::{BreachEntryRow, BreachView, Choice, DeskError};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// A breach by the id in the address.
#[component]
pub fn BreachPage() -> impl IntoView {
    let id = named("id");
    with_desk(
        move |desk: Desk| async move { desk.breach(id.parse().map_err(|_| DeskError::NotFound)?).await },
        |breach| view! { <Breach breach/> },
    )
}

#[component]
fn Breach(breach: BreachView) -> impl IntoView {
    let lang = lang();
    let row = breach.breach;
    let told = row.people_told.map_or_else(|| t(lang, "breach-people-not-told"), show_moment);
    let entries = breach.entries.into_iter().map(|entry| added(lang, entry)).collect_view();
    let recorded = recorded(lang, &breach.recorded_by, breach.recorded_at);
    view! {
        <Title text=t(lang, "breaches")/>
        <p class="no-print"><a href=paths::BREACHES>"← "{t(lang, "breaches")}</a></p>
        <ErrorSummary/>
        <div class="case-head">
            <h1>{fill(lang, "breach-heading", &[("number", row.id.into())])}</h1>
            {row.closed.then(|| view! { <span class="state-chip chip-done">{t(lang, "breach-closed")}</span> })}
        </div>
        <dl class="summary">
            <div><dt>{t(lang, "breach-found")}</dt><dd>{show_moment(row.found_at)}</dd></div>
            <div><dt>{t(lang, "breach-authority")}</dt><dd data-breach-late=row.late.to_string()>{authority(lang, &row)}</dd></div>
            <div><dt>{t(lang, "breach-people-told")}</dt><dd>{told}</dd></div>
            <div><dt>{t(lang, "breach-kinds")}</dt><dd>{kinds(lang, &row.kinds)}</dd></div>
            <div><dt>{t(lang, "breach-people")}</dt><dd>{row.people.to_string()}</dd></div>
        </dl>
        <h2>{t(lang, "breach-words")}</h2>
        <Prose text=breach.words.reveal()/>
        <p class="caption">{recorded}</p>
        <h2>{t(lang, "breach-entries")}</h2>
        <ol class="timeline">{entries}</ol>
        <p class="hint no-print">{t(lang, "breach-print")}</p>
        {breach.may_add.then(|| view! { <div class="no-print"><Add/></div> })}
    }
}

fn recorded(lang: Lang, by: &str, at: time::OffsetDateTime) -> String {
    fill(lang, "breach-recorded", &[("who", by.into()), ("at", show_moment(at).into())])
}

fn added(lang: Lang, entry: BreachEntryRow) -> impl IntoView {
    view! {
        <li data-entry=entry.kind.code()>
            <span class="when">{show_moment(entry.at)}</span>
            <span class="what">{word(lang, "breach-entry", entry.kind.code())}</span>
            <Prose text=entry.words.reveal()/>
            <p class="caption">{recorded(lang, &entry.recorded_by, entry.recorded_at)}</p>
        </li>
    }
}

#[component]
fn Add() -> impl IntoView {
    let lang = lang();
    let asks = Asks::Change("add");
    let kinds = EntryKind::ALL
        .iter()
        .map(|kind| Choice { value: kind.code().to_owned(), label: word(lang, "breach-entry", kind.code()) })
        .collect();
    view! {
        <Act asks title=t(lang, "breach-add") wide=true>
            <DeskForm asks button=t(lang, "breach-add-button")>
                <Select name="entry_kind" label=t(lang, "breach-entry-kind") choices=kinds empty=t(lang, "office-choose") required=true/>
                <Field name="done_on" label=t(lang, "breach-done-on") hint=t(lang, "breach-day-hint") width="short" autocomplete="off" required=true/>
                <Field name="done_time" label=t(lang, "breach-done-time") hint=t(lang, "breach-time-hint") width="short" autocomplete="off" required=true/>
                <LongField name="words" label=t(lang, "breach-entry-words") hint=t(lang, "breach-words-hint") rows=4 required=true/>
            </DeskForm>
        </Act>
    }
}
