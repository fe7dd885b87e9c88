//! The referrals of which the unit got a copy: that they exist, and nothing of what they say.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use super::Desk;
use crate::components::case_parts::Day;
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::CopyRow;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 5] = ["unit-copy-number", "unit-copy-on", "unit-copy-to", "unit-copy-about", "unit-copy-ended"];

/// The list, newest first.
#[component]
pub fn CopiesPage() -> impl IntoView {
    let lang = lang();
    let after = use_query_map().get_untracked().get("after").filter(|key| !key.is_empty());
    let wanted = after.clone();
    with_desk(
        move |desk: Desk| async move { desk.copies(wanted.as_deref()).await },
        move |list| {
            let first = after.map(|_| paths::UNIT_COPIES.to_owned());
            let next = list.next.map(page);
            view! {
                <Title text=t(lang, "unit-copies")/>
                <p class="no-print"><a href=paths::UNIT>"← "{t(lang, "unit-inbox")}</a></p>
                <h1>{t(lang, "unit-copies")}</h1>
                <p class="lead">{t(lang, "unit-copies-about")}</p>
                {if list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "unit-copies-empty")}</p></div> }.into_any()
                } else {
                    table(lang, list.rows).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

fn page(after: String) -> String {
    let mut params = ParamsMap::new();
    params.insert("after", after);
    format!("{}{}", paths::UNIT_COPIES, params.to_query_string())
}

fn table(lang: Lang, rows: Vec<CopyRow>) -> impl IntoView {
    let none = || "–".to_owned();
    let rows = rows
        .into_iter()
        .map(|row| {
            view! {
                <tr>
                    {cell(lang, "unit-copy-number", row.document_no.unwrap_or_else(none))}
                    {cell(lang, "unit-copy-on", view! { <Day on=row.issued_on/> })}
                    {cell(lang, "unit-copy-to", row.recipient)}
                    {cell(lang, "unit-copy-about", row.group.map_or_else(none, |group| word(lang, "group", &group)))}
                    {cell(lang, "unit-copy-ended", match row.ended_on {
                        Some(day) => view! { <Day on=day/> }.into_any(),
                        None => none().into_any(),
                    })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "unit-copies")}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
}
