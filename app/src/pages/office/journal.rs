//! What the office did, newest first.

use domain::date::{show, show_moment};
use domain::role::Role;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use super::{Desk, asked};
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{JournalRow, MoveInWords, PlaceChange};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const COLUMNS: [&str; 5] = ["journal-at", "journal-what", "journal-about", "journal-whose", "journal-who"];

/// The journal.
#[component]
pub fn JournalPage() -> impl IntoView {
    let lang = lang();
    let before = asked("before");
    let wanted = before.clone();
    with_desk(
        move |desk: Desk| async move { desk.journal(wanted.as_deref()).await },
        move |list| {
            let first = before.map(|_| paths::OFFICE_JOURNAL.to_owned());
            let next = list.next.map(page);
            view! {
                <Title text=t(lang, "journal")/>
                <h1>{t(lang, "journal")}</h1>
                <p class="lead">{t(lang, "journal-lead")}</p>
                {if list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "journal-empty")}</p></div> }.into_any()
                } else {
                    table(lang, list.rows).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

fn page(before: String) -> String {
    let mut params = ParamsMap::new();
    params.insert("before", before);
    format!("{}{}", paths::OFFICE_JOURNAL, params.to_query_string())
}

fn table(lang: Lang, rows: Vec<JournalRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let about = row.about.map(|about| about_words(lang, about));
            let moved = row.moved.map(|moved| moved_words(lang, moved));
            let about: Vec<String> = about.into_iter().chain(row.body).chain(moved).collect();
            let about = if about.is_empty() { "–".to_owned() } else { about.join(" – ") };
            view! {
                <tr data-journal=row.what.code()>
                    {cell(lang, "journal-at", show_moment(row.at))}
                    {cell(lang, "journal-what", word(lang, "journal", row.what.code()))}
                    {cell(lang, "journal-about", about)}
                    {cell(lang, "journal-whose", row.account.unwrap_or_else(|| "–".to_owned()))}
                    {cell(lang, "journal-who", row.who.unwrap_or_else(|| t(lang, "journal-nobody")))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "journal")}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
}

/// From which day on a body stands elsewhere, and where it stood and stands.
fn moved_words(lang: Lang, moved: MoveInWords) -> String {
    let name = |name: Option<String>| name.unwrap_or_else(|| t(lang, "place-none"));
    let changed = moved.places.into_iter().filter(PlaceChange::is_one).map(|place| {
        let aspect = word(lang, "place-of", place.aspect);
        let values = [("aspect", aspect), ("before", name(place.before)), ("after", name(place.after))];
        fill(lang, "journal-moved", &values.map(|(key, value)| (key, value.into())))
    });
    let from = fill(lang, "journal-moved-from", &[("day", show(moved.from).into())]);
    changed.chain([from]).collect::<Vec<_>>().join("; ")
}

/// A role by its name; everything else is a number that says itself.
fn about_words(lang: Lang, about: String) -> String {
    if Role::from_code(&about).is_some() { word(lang, "role", &about) } else { about }
}
