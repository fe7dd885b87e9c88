//! Other accounts that may be the same person's.

use leptos::prelude::*;

use super::people::standing;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::FieldProblem;
use crate::components::table::{cell, columns};
use crate::desks::NamesakeRow;
use crate::page::lang;
use crate::paths;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 5] =
    ["office-login", "office-person-name", "office-roles", "office-account", "office-namesake-answer"];

/// Asks of each whether it is the same person. Nothing, where nobody else bears the name.
#[component]
pub(super) fn Namesakes(rows: Vec<NamesakeRow>) -> impl IntoView {
    let lang = lang();
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows.into_iter().map(|row| namesake(lang, row)).collect_view();
    view! {
        <h2>{t(lang, "office-namesakes")}</h2>
        <p>{t(lang, "office-namesakes-about")}</p>
        <div id="other"><FieldProblem name="other"/></div>
        <table class="list">
            <caption class="visually-hidden">{t(lang, "office-namesakes")}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn namesake(lang: Lang, row: NamesakeRow) -> impl IntoView {
    let roles = row.roles.iter().map(|(role, unit)| format!("{} – {unit}", word(lang, "role", role)));
    let roles: Vec<String> = roles.collect();
    let roles = if roles.is_empty() { t(lang, "office-no-role") } else { roles.join("; ") };
    let said = match row.same {
        None => "office-namesake-unsaid",
        Some(true) => "office-namesake-same",
        Some(false) => "office-namesake-other",
    };
    let ask = |action, button| {
        view! {
            <DeskForm asks=Asks::Change(action) button=t(lang, button) class="button button-secondary" in_row=true>
                <input type="hidden" name="other" value=row.id.to_string()/>
            </DeskForm>
        }
    };
    let same = (row.same != Some(true)).then(|| ask("same-person", "office-namesake-say-same"));
    let other = (row.same != Some(false)).then(|| ask("other-person", "office-namesake-say-other"));
    let answer = view! { <p>{t(lang, said)}</p><div class="actions">{same}{other}</div> };
    view! {
        <tr>
            {cell(lang, "office-login", view! { <a href=paths::office_person(row.id)>{row.login.clone()}</a> })}
            {cell(lang, "office-person-name", row.name.clone())}
            {cell(lang, "office-roles", roles)}
            {cell(lang, "office-account", standing(lang, row.active))}
            {cell(lang, "office-namesake-answer", answer)}
        </tr>
    }
}
