//! The filters that an officer keeps: links above the list, and the forms that keep one more or drop one.

use domain::case::State;
use domain::kept_filter::{MOST, NAME};
use leptos::prelude::*;

use super::Place;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field};
use crate::desks::{InboxQuery, KeptFilter};
use crate::page::lang;
use crate::words::{fill, t};

/// Keeps the filter of this list.
pub const KEEP: Asks = Asks::Change("keep-filter");
/// Drops a filter.
pub const DROP: Asks = Asks::Change("drop-filter");

/// Whether one of the two came back.
#[must_use]
pub(super) fn came_back() -> bool {
    KEEP.came_back() || DROP.came_back()
}

/// The links, and folded behind them the forms.
#[component]
pub(super) fn KeptFilters(kept: Vec<KeptFilter>, query: InboxQuery, place: Place) -> impl IntoView {
    let lang = lang();
    let links = kept
        .iter()
        .map(|filter| {
            let current = filter.is(&query).then_some("true");
            let name = filter.name.reveal().to_owned();
            view! { <a href=place.page(&filter.query(), None) aria-current=current>{name}</a> }
        })
        .collect_view();
    let drops = kept
        .iter()
        .map(|filter| {
            let name = filter.name.reveal().to_owned();
            let button = fill(lang, "filters-drop", &[("name", name.clone().into())]);
            view! {
                <DeskForm asks=DROP button class="button button-quiet" in_row=true>
                    <input type="hidden" name=NAME value=name/>
                </DeskForm>
            }
        })
        .collect_view();
    let any = !kept.is_empty();
    let full = kept.len() >= MOST;
    // What was looked up by its number is no list.
    let keeps = query.number.is_none().then(|| {
        let state = query.state.map(State::code).unwrap_or_default();
        let hint = if query.words.is_some() { "filters-name-hint-words" } else { "filters-name-hint" };
        view! {
            <DeskForm asks=KEEP button=t(lang, "filters-keep") class="button button-secondary">
                <input type="hidden" name="tray" value=query.tray.code()/>
                <input type="hidden" name="state" value=state/>
                <input type="hidden" name="category" value=query.category.unwrap_or_default()/>
                <Field name=NAME label=t(lang, "filters-name") hint=t(lang, hint) width="medium" autocomplete="off" required=true/>
            </DeskForm>
        }
    });
    view! {
        {came_back().then(|| view! { <ErrorSummary/> })}
        {any.then(|| view! { <nav class="pager" aria-label=t(lang, "filters") data-kept="">{links}</nav> })}
        <details class="no-print" open=came_back() data-kept-filters="">
            <summary>{t(lang, if any { "filters-change" } else { "filters-begin" })}</summary>
            {full.then(|| view! { <p class="hint">{fill(lang, "filters-full", &[("limit", MOST.into())])}</p> })}
            {keeps}
            {drops}
        </details>
    }
}
