//! How many cases are in nobody's hands, by body. Which they are is for those who work there.

use leptos::prelude::*;

use super::{Desk, asked};
use crate::components::list_page::{ListPage, ListWords};
use crate::components::table::cell;
use crate::desks::UnownedRow;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::words::Lang;

const WORDS: ListWords = ListWords {
    title: "unowned",
    lead: "unowned-lead",
    empty: "unowned-empty",
    columns: &["unowned-body", "unowned-at-front", "unowned-at-unit"],
};

/// The counts.
#[component]
pub fn UnownedPage() -> impl IntoView {
    let lang = lang();
    let after = asked("after");
    let before = after.clone();
    with_desk(
        move |desk: Desk| async move { desk.unowned(after.as_deref()).await },
        move |list| {
            let rows = list.rows.into_iter().map(|row| body(lang, row)).collect();
            view! { <ListPage words=WORDS path=paths::OFFICE_UNOWNED before next=list.next rows/> }
        },
    )
}

fn body(lang: Lang, row: UnownedRow) -> impl IntoView {
    view! {
        <tr>
            {cell(lang, "unowned-body", row.body)}
            {cell(lang, "unowned-at-front", row.at_front)}
            {cell(lang, "unowned-at-unit", row.at_unit)}
        </tr>
    }
}
