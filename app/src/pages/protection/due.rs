//! The cases whose period is over: what a run would erase.

use domain::retention::ErasureCause;
use leptos::prelude::*;

use super::{Desk, asked, list_page, named};
use crate::components::case_parts::{Day, StateChip};
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::ErrorSummary;
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{DeskError, DueCaseRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const COLUMNS: [&str; 3] = ["desk-number", "desk-state", "erased-closed-on"];

/// Numbers and days, and the button that proposes a run.
#[component]
pub fn DueCasesPage() -> impl IntoView {
    let lang = lang();
    let code = named("cause");
    let after = asked("after");
    let path = paths::due_cases(&code);
    let cause = ErasureCause::from_code(&code);
    let wanted = after.clone();
    with_desk(
        move |desk: Desk| async move { desk.due_cases(cause.ok_or(DeskError::NotFound)?, wanted.as_deref()).await },
        move |due| {
            let heading = word(lang, "retention-due", &code);
            let first = after.map(|_| path.clone());
            let next = due.list.next.map(|key| list_page(&path, "after", key));
            let any = due.count.0 > 0;
            let limits = [("count", due.count.to_string().into()), ("most", due.most.into())];
            view! {
                <Title text=t(lang, "retention")/>
                <p class="no-print"><a href=paths::RETENTION>"← "{t(lang, "retention")}</a></p>
                <ErrorSummary/>
                <h1>{heading.clone()}</h1>
                {if any {
                    view! {
                        <p class="lead">{fill(lang, "retention-due-count", &limits)}</p>
                        {due.may_propose.then(|| view! {
                            <div class="notice notice-warn"><p>{t(lang, "retention-consequence")}</p></div>
                            <DeskForm asks=Asks::Change("propose") button=t(lang, "retention-propose") class="button button-danger"/>
                        })}
                        {table(lang, heading, due.list.rows)}
                    }
                    .into_any()
                } else {
                    view! { <div class="notice notice-info"><p>{t(lang, "retention-nothing-due")}</p></div> }.into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

fn table(lang: Lang, heading: String, rows: Vec<DueCaseRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let closed = row.closed_on.map(|on| view! { <Day on/> });
            view! {
                <tr>
                    {cell(lang, "desk-number", row.number)}
                    {cell(lang, "desk-state", view! { <StateChip state=row.state/> })}
                    {cell(lang, "erased-closed-on", closed)}
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
