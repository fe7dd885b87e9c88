//! What people ask about their own data: the list, and the form for what came by another way.

use domain::data_request::RequestKind;
use leptos::prelude::*;

use super::{Desk, asked, list_page};
use crate::components::case_parts::{Day, LevelChip};
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field, LongField, Select, Tick};
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{Choice, DataRequestRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 6] =
    ["request-no", "desk-number", "request-kind", "request-state", "request-received", "request-due"];

/// The list, newest first.
#[component]
pub fn RequestsPage() -> impl IntoView {
    let lang = lang();
    let before = asked("before");
    let wanted = before.clone();
    with_desk(
        move |desk: Desk| async move { desk.requests(wanted.as_deref()).await },
        move |list| {
            let first = before.map(|_| paths::DATA_REQUESTS.to_owned());
            let next = list.next.map(|key| list_page(paths::DATA_REQUESTS, "before", key));
            view! {
                <Title text=t(lang, "requests")/>
                <ErrorSummary/>
                <h1>{t(lang, "requests")}</h1>
                <p class="lead">{t(lang, "requests-lead")}</p>
                <Entry/>
                {if list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "requests-empty")}</p></div> }.into_any()
                } else {
                    table(lang, list.rows).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

/// Somebody came in person, wrote or called, and told their code.
#[component]
fn Entry() -> impl IntoView {
    let lang = lang();
    let asks = Asks::Change("enter");
    let kinds = RequestKind::ALL
        .iter()
        .map(|kind| Choice { value: kind.code().to_owned(), label: word(lang, "rights-kind", kind.code()) })
        .collect();
    view! {
        <details class="card" open=asks.came_back()>
            <summary>{t(lang, "request-enter")}</summary>
            <DeskForm asks button=t(lang, "request-enter-button")>
                <Field name="receipt" label=t(lang, "form-code") hint=t(lang, "request-code-hint") width="medium" autocomplete="off" required=true/>
                <Select name="request_kind" label=t(lang, "request-kind") choices=kinds empty=t(lang, "office-choose") required=true/>
                <LongField name="request_words" label=t(lang, "request-words") hint=t(lang, "request-words-hint") rows=4/>
                <Field name="request_email" label=t(lang, "request-email") kind="email" autocomplete="off"/>
                <Tick name="request_understood" label=t(lang, "request-understood")/>
            </DeskForm>
        </details>
    }
}

fn table(lang: Lang, rows: Vec<DataRequestRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let link = view! { <a href=paths::data_request(row.id)>{row.id.to_string()}</a> };
            let due = row.due.map(|(on, level)| view! { <Day on/>" "<LevelChip level/> });
            view! {
                <tr>
                    {cell(lang, "request-no", link)}
                    {cell(lang, "desk-number", row.number)}
                    {cell(lang, "request-kind", word(lang, "rights-kind", row.kind.code()))}
                    {cell(lang, "request-state", word(lang, "rights-state", row.state.code()))}
                    {cell(lang, "request-received", view! { <Day on=row.received_on/> })}
                    {cell(lang, "request-due", due)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "requests")}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
}
