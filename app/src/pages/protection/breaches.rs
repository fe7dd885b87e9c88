//! The record of breaches, newest first, and the form that adds one.

use domain::breach::DataKind;
use domain::date::show_moment;
use leptos::prelude::*;

use super::{Desk, asked, list_page};
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{Choices, ErrorSummary, Field, LongField, Pick};
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::BreachRow;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 5] = ["breach-no", "breach-found", "breach-kinds", "breach-people", "breach-authority"];

/// The list.
#[component]
pub fn BreachesPage() -> impl IntoView {
    let lang = lang();
    let before = asked("before");
    let wanted = before.clone();
    with_desk(
        move |desk: Desk| async move { Ok((desk.breaches(wanted.as_deref()).await?, desk.may_record())) },
        move |(list, may_record)| {
            let first = before.map(|_| paths::BREACHES.to_owned());
            let next = list.next.map(|key| list_page(paths::BREACHES, "before", key));
            view! {
                <Title text=t(lang, "breaches")/>
                <ErrorSummary/>
                <h1>{t(lang, "breaches")}</h1>
                <p class="lead">{t(lang, "breaches-lead")}</p>
                {may_record.then(|| view! { <Entry/> })}
                {if list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "breaches-empty")}</p></div> }.into_any()
                } else {
                    table(lang, list.rows).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

#[component]
fn Entry() -> impl IntoView {
    let lang = lang();
    let asks = Asks::Change("record");
    let kinds = DataKind::ALL.iter().map(|kind| Pick::new(kind.code(), word(lang, "data-kind", kind.code()))).collect();
    view! {
        <details class="card" open=asks.came_back()>
            <summary>{t(lang, "breach-record")}</summary>
            <DeskForm asks button=t(lang, "breach-record-button")>
                <Field name="found_on" label=t(lang, "breach-found-on") hint=t(lang, "breach-day-hint") width="short" autocomplete="off" required=true/>
                <Field name="found_time" label=t(lang, "breach-found-time") hint=t(lang, "breach-time-hint") width="short" autocomplete="off" required=true/>
                <Choices name="data_kind" legend=t(lang, "breach-kinds") options=kinds many=true/>
                <Field name="people" label=t(lang, "breach-people") hint=t(lang, "breach-people-hint") width="short" inputmode="numeric" autocomplete="off" required=true/>
                <LongField name="words" label=t(lang, "breach-words") hint=t(lang, "breach-words-hint") rows=6 required=true/>
            </DeskForm>
        </details>
    }
}

fn table(lang: Lang, rows: Vec<BreachRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let link = view! { <a href=paths::breach(row.id)>{row.id.to_string()}</a> };
            view! {
                <tr>
                    {cell(lang, "breach-no", link)}
                    {cell(lang, "breach-found", show_moment(row.found_at))}
                    {cell(lang, "breach-kinds", kinds(lang, &row.kinds))}
                    {cell(lang, "breach-people", row.people.to_string())}
                    {cell(lang, "breach-authority", authority(lang, &row))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "breaches")}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
}

pub(super) fn kinds(lang: Lang, kinds: &[DataKind]) -> String {
    let words: Vec<_> = kinds.iter().map(|kind| word(lang, "data-kind", kind.code())).collect();
    words.join("; ")
}

/// When the authority was told, or until when it must be.
pub(super) fn authority(lang: Lang, row: &BreachRow) -> impl IntoView + use<> {
    let said = match (row.authority_told, row.due_at) {
        (Some(told), _) => show_moment(told),
        (None, Some(due)) => format!("{} {}", t(lang, "breach-tell-by"), show_moment(due)),
        (None, None) => "–".to_owned(),
    };
    let late = row.late.then(|| view! { " "<span class="state-chip chip-late">{t(lang, "breach-late")}</span> });
    view! { {said}{late} }
}
