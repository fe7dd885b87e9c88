//! What is left of a case whose content was erased.

use domain::date;
use leptos::prelude::*;

use super::case_parts::{Day, StateChip};
use crate::desks::ErasedCase;
use crate::page::lang;
use crate::shell::Title;
use crate::words::{fill, t, word};

/// The line of the register, and since when and why there is no more. Nothing can be done with it.
#[component]
pub fn ErasedLine(
    line: ErasedCase,
    /// The inbox it was found in.
    back: &'static str,
) -> impl IntoView {
    let lang = lang();
    let (erased_on, why) = line.erased.unzip();
    let why = why.flatten().map(|why| view! { <p>{word(lang, "erasure", why.code())}</p> });
    let said = match erased_on {
        Some(day) => fill(lang, "erased-on", &[("day", date::show(day).into())]),
        None => t(lang, "erased-for-unit"),
    };
    view! {
        <Title text=t(lang, "erased-title")/>
        <p class="no-print"><a href=back>"← "{t(lang, "erased-back")}</a></p>
        <div class="case-head">
            <h1><span data-case-number=line.number.clone()>{line.number.clone()}</span></h1>
            <StateChip state=line.state/>
        </div>
        <div class="notice notice-info" data-erased=erased_on.map(|day| day.to_string()).unwrap_or_default()>
            <p>{said}</p>
            {why}
            <p>{t(lang, "erased-kept")}</p>
        </div>
        <dl class="summary">
            <div><dt>{t(lang, "desk-kind")}</dt><dd>{word(lang, "kind", line.kind.code())}</dd></div>
            <div><dt>{t(lang, "desk-received")}</dt><dd><Day on=line.received_on/></dd></div>
            {line.closed_on.map(|day| view! { <div><dt>{t(lang, "erased-closed-on")}</dt><dd><Day on=day/></dd></div> })}
        </dl>
    }
}
