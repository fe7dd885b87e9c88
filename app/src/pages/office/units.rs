//! The bodies.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use super::{Desk, asked, linked};
use crate::components::case_parts::Day;
use crate::components::form::Field;
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{UnitQuery, UnitRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const COLUMNS: [&str; 6] =
    ["office-code", "office-name", "office-system", "office-level", "office-superior", "office-area"];

/// In the address of the list of those alone of which a move waits.
const WAITING: &str = "waiting";

/// The list, by name.
#[component]
pub fn UnitsPage() -> impl IntoView {
    let lang = lang();
    let query =
        UnitQuery { name: asked("name").unwrap_or_default(), waiting: asked(WAITING).is_some(), after: asked("after") };
    let wanted = query.clone();
    with_desk(
        move |desk: Desk| async move {
            let may_change = desk.rights().bodies;
            let waiting = if may_change { desk.waiting_moves().await? } else { 0 };
            Ok((desk.units(&wanted).await?, may_change, waiting))
        },
        move |(list, may_change, waiting)| {
            let first = query.after.is_some().then(|| page(&query, None));
            let next = list.next.map(|key| page(&query, Some(key)));
            let searched = !query.name.is_empty() || query.waiting;
            view! {
                <Title text=t(lang, "office-units")/>
                <h1>{t(lang, "office-units")}</h1>
                <MovesWaiting count=waiting/>
                <form class="filters" method="get" action=paths::OFFICE_UNITS role="search">
                    <Field name="name" label=t(lang, "office-search-name") value=query.name/>
                    <p class="actions">
                        <button class="button button-secondary" type="submit">{t(lang, "office-search")}</button>
                        {searched.then(|| view! {
                            <a class="button button-quiet" href=paths::OFFICE_UNITS>{t(lang, "office-search-clear")}</a>
                        })}
                    </p>
                </form>
                {may_change.then(|| view! {
                    <p class="actions"><a class="button" href=paths::OFFICE_UNIT_NEW>{t(lang, "office-unit-new")}</a></p>
                })}
                {if list.rows.is_empty() {
                    let key = if searched { "office-units-not-found" } else { "office-units-empty" };
                    view! { <div class="notice notice-info"><p>{t(lang, key)}</p></div> }.into_any()
                } else {
                    table(lang, list.rows, may_change).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

/// Of how many bodies a move waits for a second officer, and the way to them.
#[component]
pub(super) fn MovesWaiting(count: u64) -> impl IntoView {
    let lang = lang();
    let waiting = UnitQuery { waiting: true, ..UnitQuery::default() };
    (count > 0).then(|| {
        view! {
            <div class="notice notice-info" data-moves-waiting=count.to_string()>
                <p>
                    {fill(lang, "moves-waiting", &[("count", count.into())])}" "
                    <a href=page(&waiting, None)>{t(lang, "moves-waiting-show")}</a>
                </p>
            </div>
        }
    })
}

fn page(query: &UnitQuery, after: Option<String>) -> String {
    let mut params = ParamsMap::new();
    if !query.name.is_empty() {
        params.insert("name", query.name.clone());
    }
    if query.waiting {
        params.insert(WAITING, "1".to_owned());
    }
    if let Some(after) = after {
        params.insert("after", after);
    }
    format!("{}{}", paths::OFFICE_UNITS, params.to_query_string())
}

fn table(lang: Lang, rows: Vec<UnitRow>, may_change: bool) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let name = view! {
                {linked(may_change.then(|| paths::office_unit(row.id)), row.name)}
                {row.valid_to.map(|day| view! { <span class="caption">" "{t(lang, "office-valid-to")}" "<Day on=day/></span> })}
            };
            view! {
                <tr>
                    {cell(lang, "office-code", row.code)}
                    {cell(lang, "office-name", name)}
                    {cell(lang, "office-system", word(lang, "office-system", &row.system))}
                    {cell(lang, "office-level", word(lang, "desk-level", &row.level))}
                    {cell(lang, "office-superior", row.superior.unwrap_or_else(|| "–".to_owned()))}
                    {cell(lang, "office-area", row.area.unwrap_or_else(|| "–".to_owned()))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "office-units")}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
}
