//! The words that an office writes again and again: the list.

use leptos::prelude::*;

use super::{Desk, asked, linked};
use crate::components::case_parts::Day;
use crate::components::list_page::{ListPage, ListWords};
use crate::components::table::cell;
use crate::desks::TemplateRow;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::words::{Lang, t, word};

const WORDS: ListWords = ListWords {
    title: "templates",
    lead: "templates-lead",
    empty: "templates-empty",
    columns: &["template-title", "template-occasion", "template-only", "template-valid"],
};

/// The newest version of each.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let lang = lang();
    let after = asked("after");
    let before = after.clone();
    with_desk(
        move |desk: Desk| async move { Ok((desk.templates(after.as_deref()).await?, desk.rights().bodies)) },
        move |(list, may_change)| {
            let rows = list.rows.into_iter().map(|row| line(lang, row, may_change)).collect();
            view! {
                <ListPage words=WORDS path=paths::OFFICE_TEMPLATES before next=list.next rows/>
                {may_change.then(|| view! {
                    <p class="actions"><a class="button" href=paths::OFFICE_TEMPLATE_NEW>{t(lang, "template-new")}</a></p>
                })}
            }
        },
    )
}

fn line(lang: Lang, row: TemplateRow, may_change: bool) -> impl IntoView {
    let only = [row.category, row.state.map(|state| word(lang, "state", state.code()))];
    let only: Vec<String> = only.into_iter().flatten().collect();
    view! {
        <tr>
            {cell(lang, "template-title", linked(may_change.then(|| paths::office_template(row.series)), row.title))}
            {cell(lang, "template-occasion", word(lang, "template-occasion", row.occasion.code()))}
            {cell(lang, "template-only", if only.is_empty() { t(lang, "template-all") } else { only.join("; ") })}
            {cell(lang, "template-valid", view! {
                <Day on=row.valid_from/>
                {row.valid_to.map(|day| view! { " – "{t(lang, "template-ended")}" "<Day on=day/> })}
            })}
        </tr>
    }
}
