//! Cases about the same matter: how many people report it, and which case goes on for which.

use leptos::prelude::*;

use crate::components::case_parts::{Day, StateChip};
use crate::desks::{AlikeRow, MasterView};
use crate::page::lang;
use crate::paths;
use crate::words::{fill, t};

/// The case that goes on for this one.
#[component]
pub fn MasterNotice(master: MasterView) -> impl IntoView {
    let lang = lang();
    view! {
        <div class="notice notice-info">
            <p>
                {t(lang, "merge-into")}" "
                {match master.number {
                    Some(number) => view! { <a href=paths::front_case(&number)>{number.clone()}</a> }.into_any(),
                    None => t(lang, "merge-elsewhere").into_any(),
                }}
                " "<StateChip state=master.state/>
            </p>
        </div>
    }
}

/// How many people report the same, and their cases.
#[component]
pub fn Followers(rows: Vec<AlikeRow>, reporters: u64) -> impl IntoView {
    let lang = lang();
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|row| view! { <li><CaseLink row/></li> }).collect_view();
        view! {
            <h2>{t(lang, "merge-followers")}</h2>
            <p data-reporters=reporters.to_string()>{fill(lang, "merge-reporters", &[("count", reporters.into())])}</p>
            <ul>{rows}</ul>
        }
    })
}

/// Another case of this Front, in a list.
#[component]
pub fn CaseLink(row: AlikeRow) -> impl IntoView {
    view! {
        <a href=paths::front_case(&row.number)>{row.number.clone()}</a>" · "<Day on=row.received_on/>" "<StateChip state=row.state/>
        {row.joins.map(|joins| {
            let says = if joins { "merge-possible" } else { "merge-not-possible" };
            view! { <span class="caption" data-joins=joins.to_string()>" "{t(lang(), says)}</span> }
        })}
    }
}
