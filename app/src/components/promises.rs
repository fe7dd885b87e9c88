//! What was promised, by which day, and what became of it.

use leptos::prelude::*;

use super::case_parts::{Day, Prose};
use crate::desks::PromiseView;
use crate::page::lang;
use crate::words::{t, word};

/// The promises of a case; nothing when there are none.
#[component]
pub fn Promises(promises: Vec<PromiseView>) -> impl IntoView {
    let lang = lang();
    (!promises.is_empty()).then(|| {
        let rows = promises.into_iter().map(|promise| view! { <PromiseRow promise/> }).collect_view();
        view! { <h2>{t(lang, "promises-heading")}</h2><ol class="stack">{rows}</ol> }
    })
}

#[component]
fn PromiseRow(promise: PromiseView) -> impl IntoView {
    let lang = lang();
    view! {
        <li data-promise=promise.state.code()>
            <Prose text=promise.text.reveal()/>
            <p class="caption">
                {promise.unit}" · "{t(lang, "promises-due")}" "<Day on=promise.due_on/>" · "
                <strong>{word(lang, "promise", promise.state.code())}</strong>
            </p>
            {promise.evidence.map(|evidence| view! {
                <h3>{t(lang, "promises-evidence")}</h3>
                <Prose text=evidence.reveal()/>
            })}
        </li>
    }
}
