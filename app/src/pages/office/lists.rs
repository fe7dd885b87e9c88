//! Lists that are read here and kept as reference data: categories and time limits.

use leptos::prelude::*;

use super::{Desk, linked};
use crate::components::table::{cell, columns};
use crate::desks::{CategoryRow, DeadlineRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const CATEGORY_COLUMNS: [&str; 6] = [
    "office-code",
    "office-category-name",
    "office-category-name-en",
    "office-source",
    "office-category-citizens",
    "office-category-enabled",
];

/// What feedback can be about.
#[component]
pub fn CategoriesPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { Ok((desk.categories().await?, desk.rights().lists)) },
        move |(categories, may_change)| {
            let rows = categories.into_iter().map(|row| category(lang, row, may_change)).collect_view();
            view! {
                <Title text=t(lang, "office-categories")/>
                <h1>{t(lang, "office-categories")}</h1>
                <p class="lead">{t(lang, "office-categories-about")}</p>
                <table class="list">
                    <caption>{t(lang, "office-categories")}</caption>
                    {columns(lang, &CATEGORY_COLUMNS)}
                    <tbody>{rows}</tbody>
                </table>
            }
        },
    )
}

fn category(lang: Lang, row: CategoryRow, may_change: bool) -> impl IntoView {
    let to = may_change.then(|| paths::office_entry(paths::OFFICE_CATEGORIES, &row.code));
    let name = view! { {linked(to, row.name_vi)}" "<span class="caption">{word(lang, "group", &row.group)}</span> };
    let english = view! { <span lang="en">{row.name_en}</span> };
    view! {
        <tr>
            {cell(lang, "office-code", row.code)}
            {cell(lang, "office-category-name", name)}
            {cell(lang, "office-category-name-en", english)}
            {cell(lang, "office-source", row.source)}
            {cell(lang, "office-category-citizens", yes_or_no(lang, row.citizens))}
            {cell(lang, "office-category-enabled", yes_or_no(lang, row.enabled))}
        </tr>
    }
}

fn yes_or_no(lang: Lang, yes: bool) -> String {
    t(lang, if yes { "office-yes" } else { "office-no" })
}

const DEADLINE_COLUMNS: [&str; 5] =
    ["office-deadline", "office-deadline-length", "office-deadline-start", "office-deadline-basis", "office-mark"];

/// How long everything may take, and on what ground.
#[component]
pub fn DeadlinesPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { Ok((desk.deadlines().await?, desk.rights().lists)) },
        move |(deadlines, may_change)| {
            let rows = deadlines.into_iter().map(|row| deadline(lang, row, may_change)).collect_view();
            view! {
                <Title text=t(lang, "office-deadlines")/>
                <h1>{t(lang, "office-deadlines")}</h1>
                <p class="lead">{t(lang, "office-deadlines-about")}</p>
                <table class="list">
                    <caption>{t(lang, "office-deadlines")}</caption>
                    {columns(lang, &DEADLINE_COLUMNS)}
                    <tbody>{rows}</tbody>
                </table>
            }
        },
    )
}

fn deadline(lang: Lang, row: DeadlineRow, may_change: bool) -> impl IntoView {
    let to = may_change.then(|| paths::office_entry(paths::OFFICE_DEADLINES, &row.key));
    let length = format!("{} {}", row.amount, word(lang, "span", &row.unit));
    view! {
        <tr>
            {cell(lang, "office-deadline", linked(to, word(lang, "clock", &row.key)))}
            {cell(lang, "office-deadline-length", length)}
            {cell(lang, "office-deadline-start", word(lang, "office-start", &row.starts_at))}
            {cell(lang, "office-deadline-basis", row.basis)}
            {cell(lang, "office-mark", t(lang, &format!("office-mark-{}", row.mark)))}
        </tr>
    }
}
