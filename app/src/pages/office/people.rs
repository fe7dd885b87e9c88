//! The officers' accounts.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use super::{Desk, asked, linked};
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::PersonRow;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 4] = ["office-login", "office-person-name", "office-roles", "office-account"];

/// The list.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let lang = lang();
    let after = asked("after");
    let wanted = after.clone();
    with_desk(
        move |desk: Desk| async move { Ok((desk.people(wanted.as_deref()).await?, desk.rights().people)) },
        move |(list, may_change)| {
            let first = after.map(|_| paths::OFFICE_PEOPLE.to_owned());
            let next = list.next.map(page);
            view! {
                <Title text=t(lang, "office-people")/>
                <h1>{t(lang, "office-people")}</h1>
                {may_change.then(|| view! {
                    <p class="actions">
                        <a class="button" href=paths::OFFICE_PERSON_NEW>{t(lang, "office-person-new")}</a>
                        <a class="button button-secondary" href=paths::OFFICE_PEOPLE_IMPORT>{t(lang, "office-import")}</a>
                    </p>
                })}
                {if list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "office-people-empty")}</p></div> }.into_any()
                } else {
                    table(lang, list.rows, may_change).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

fn page(after: String) -> String {
    let mut params = ParamsMap::new();
    params.insert("after", after);
    format!("{}{}", paths::OFFICE_PEOPLE, params.to_query_string())
}

fn table(lang: Lang, rows: Vec<PersonRow>, may_change: bool) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            let login = linked(may_change.then(|| paths::office_person(row.id)), row.login);
            let roles: Vec<String> =
                row.roles.iter().map(|(role, unit)| format!("{} – {unit}", word(lang, "role", role))).collect();
            let roles = if roles.is_empty() { t(lang, "office-no-role") } else { roles.join("; ") };
            view! {
                <tr>
                    {cell(lang, "office-login", login)}
                    {cell(lang, "office-person-name", row.name)}
                    {cell(lang, "office-roles", roles)}
                    {cell(lang, "office-account", standing(lang, row.active))}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "office-people")}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Whether the account is open.
pub(super) fn standing(lang: Lang, active: bool) -> impl IntoView {
    let (class, key) = if active { ("chip-done", "office-active") } else { ("chip-stop", "office-disabled") };
    view! { <span class=format!("state-chip {class}")>{t(lang, key)}</span> }
}
