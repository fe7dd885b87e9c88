//! What the sender reads when another case of the same matter goes on for theirs.

use leptos::prelude::*;

use crate::components::case_parts::{DueDate, StateChip};
use crate::desks::MergedInto;
use crate::page::lang;
use crate::words::t;

/// How the common case stands, and what is whose.
#[component]
pub fn MergedNotice(merged: MergedInto, may_write: bool) -> impl IntoView {
    let lang = lang();
    view! {
        <div class="notice notice-info" data-merged="">
            <h2>{t(lang, "merged-heading")}</h2>
            <p>{t(lang, "merged-about")}</p>
            <p>{t(lang, "merged-state")}": "<StateChip state=merged.state citizen=true/></p>
            {merged.unit.map(|unit| view! { <p>{t(lang, "case-unit")}": "{unit}</p> })}
            <p>{t(lang, "merged-own")}</p>
            {may_write.then(|| view! { <p>{t(lang, "merged-other-matter")}</p> })}
        </div>
        {merged.due.map(|due| view! { <DueDate due citizen=true/> })}
    }
}
