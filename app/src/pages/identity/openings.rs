//! The requests that wait for approvers and custodians, and those that are over.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{Desk, OpeningChip};
use crate::components::case_parts::Day;
use crate::components::list_page::{ListPage, ListWords};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::words::t;

const WORDS: ListWords = ListWords {
    title: "opening-list",
    lead: "opening-list-lead",
    empty: "opening-list-empty",
    columns: &["opening-case", "opening-front", "opening-requested-on", "opening-state"],
};

/// The list, the newest first.
#[component]
pub fn OpeningsPage() -> impl IntoView {
    let lang = lang();
    let before = use_query_map().get_untracked().get("after").filter(|key| !key.is_empty());
    let wanted = before.clone();
    with_desk(
        move |desk: Desk| async move { desk.openings(wanted.as_deref()).await },
        move |list| {
            let row = |row: crate::desks::OpeningRow| {
                view! {
                    <tr>
                        <td data-label=t(lang, "opening-case")><a href=paths::opening(row.id)>{row.number}</a></td>
                        <td data-label=t(lang, "opening-front")>{row.front}</td>
                        <td data-label=t(lang, "opening-requested-on")><Day on=row.requested_on/></td>
                        <td data-label=t(lang, "opening-state")><OpeningChip state=row.state/></td>
                    </tr>
                }
            };
            let rows = list.rows.into_iter().map(row).collect();
            view! { <ListPage words=WORDS path=paths::OPENINGS before next=list.next rows/> }
        },
    )
}
