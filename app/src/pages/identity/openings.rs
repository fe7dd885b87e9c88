//! The requests that wait for approvers and custodians, and those that are over.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{Desk, OpeningChip};
use crate::components::case_parts::Day;
use crate::components::inbox::PagerLinks;
use crate::desks::OpeningRow;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// The list, the newest first.
#[component]
pub fn OpeningsPage() -> impl IntoView {
    let lang = lang();
    let before = use_query_map().get_untracked().get("after").filter(|key| !key.is_empty());
    let wanted = before.clone();
    with_desk(
        move |desk: Desk| async move { desk.openings(wanted.as_deref()).await },
        move |list| {
            let first = before.map(|_| paths::OPENINGS.to_owned());
            let next = list.next.map(|key| format!("{}?after={key}", paths::OPENINGS));
            view! {
                <Title text=t(lang, "opening-list")/>
                <h1>{t(lang, "opening-list")}</h1>
                <p class="lead">{t(lang, "opening-list-lead")}</p>
                {if list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "opening-list-empty")}</p></div> }.into_any()
                } else {
                    view! { <Openings rows=list.rows/> }.into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

#[component]
fn Openings(rows: Vec<OpeningRow>) -> impl IntoView {
    let lang = lang();
    let rows = rows
        .into_iter()
        .map(|row| {
            view! {
                <tr>
                    <td data-label=t(lang, "opening-case")><a href=paths::opening(row.id)>{row.number}</a></td>
                    <td data-label=t(lang, "opening-front")>{row.front}</td>
                    <td data-label=t(lang, "opening-requested-on")><Day on=row.requested_on/></td>
                    <td data-label=t(lang, "opening-state")><OpeningChip state=row.state/></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "opening-list")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t(lang, "opening-case")}</th>
                    <th scope="col">{t(lang, "opening-front")}</th>
                    <th scope="col">{t(lang, "opening-requested-on")}</th>
                    <th scope="col">{t(lang, "opening-state")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
