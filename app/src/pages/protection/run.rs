//! One run of erasures: its cases, who wanted it, what may be done with it.

use leptos::prelude::*;

use super::periods::people;
use super::{Desk, asked, list_page, named};
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::ErrorSummary;
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{DeskError, RunItem, RunView};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const COLUMNS: [&str; 3] = ["desk-number", "erased-closed-on", "retention-item"];

/// A run by the id in the address.
#[component]
pub fn RunPage() -> impl IntoView {
    let lang = lang();
    let id = named("id");
    let after = asked("after");
    let wanted = after.clone();
    with_desk(
        move |desk: Desk| async move { desk.run(id.parse().map_err(|_| DeskError::NotFound)?, wanted.as_deref()).await },
        move |run| {
            let path = paths::erasure_run(run.run.id);
            let first = after.map(|_| path.clone());
            let next = run.items.next.clone().map(|key| list_page(&path, "after", key));
            let number = run.run.id;
            let heading = fill(lang, "retention-run-heading", &[("number", number.into())]);
            view! {
                <Title text=t(lang, "retention")/>
                <p class="no-print"><a href=paths::RETENTION>"← "{t(lang, "retention")}</a></p>
                <ErrorSummary/>
                <div class="case-head">
                    <h1>{heading.clone()}</h1>
                    <span class="state-chip chip-work" data-run=run.run.state.code()>{word(lang, "run", run.run.state.code())}</span>
                </div>
                <dl class="summary">
                    <div><dt>{t(lang, "retention-cause")}</dt><dd>{word(lang, "erasure-cause", run.run.cause.code())}</dd></div>
                    <div><dt>{t(lang, "retention-cases")}</dt><dd>{run.run.cases.to_string()}</dd></div>
                    <div><dt>{t(lang, "retention-erased")}</dt><dd>{run.run.erased.to_string()}</dd></div>
                    <div><dt>{t(lang, "retention-people")}</dt><dd>{people(lang, &run.run)}</dd></div>
                    {run.run.ended_on.map(|on| view! { <div><dt>{t(lang, "retention-ended-on")}</dt><dd><Day on/></dd></div> })}
                </dl>
                <Deeds run=run.clone()/>
                {table(lang, heading, run.items.rows)}
                <PagerLinks first next/>
            }
        },
    )
}

#[component]
fn Deeds(run: RunView) -> impl IntoView {
    let lang = lang();
    let warning = (run.may_propose || run.may_decide)
        .then(|| view! { <div class="notice notice-warn"><p>{t(lang, "retention-consequence")}</p></div> });
    view! {
        {warning}
        {run.may_propose.then(|| view! {
            <DeskForm asks=Asks::Change("take-up") button=t(lang, "retention-take-up") class="button button-danger"/>
        })}
        {run.may_decide.then(|| view! {
            <DeskForm asks=Asks::Change("approve") button=t(lang, "retention-approve") class="button button-danger"/>
            <DeskForm asks=Asks::Change("refuse") button=t(lang, "retention-refuse") class="button button-secondary"/>
        })}
    }
}

fn table(lang: Lang, heading: String, rows: Vec<RunItem>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let closed = row.closed_on.map(|on| view! { <Day on/> });
            view! {
                <tr>
                    {cell(lang, "desk-number", row.number)}
                    {cell(lang, "erased-closed-on", closed)}
                    {cell(lang, "retention-item", word(lang, "run-item", row.state.code()))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{heading}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
}
