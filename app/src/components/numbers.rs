//! How much lies where at a desk. Each number leads to the list that it counts.

use domain::case::State;
use leptos::prelude::*;

use super::case_parts::StateChip;
use super::inbox::Place;
use super::table::{cell, columns};
use crate::desks::{BY_STATE, Count, Dashboard, InboxQuery, StateCounts, Tray};
use crate::page::lang;
use crate::words::{Lang, t, word};

/// The whole page below its heading.
#[component]
pub fn Numbers(numbers: Dashboard, place: Place) -> impl IntoView {
    let lang = lang();
    let Dashboard { trays, states } = numbers;
    let trays = trays
        .into_iter()
        .map(|(tray, count)| {
            view! {
                <tr>
                    {cell(lang, "numbers-tray", word(lang, "tray", tray.code()))}
                    {cell(lang, "numbers-count", number(place, tray, None, count))}
                </tr>
            }
        })
        .collect_view();
    let any = !states.is_empty();
    let rows = states.into_iter().map(|of| state(lang, place, of)).collect_view();
    let heads = BY_STATE.map(|tray| view! { <th scope="col">{word(lang, "tray", tray.code())}</th> });
    view! {
        <p class="lead">{t(lang, "numbers-lead")}</p>
        <h2 id="numbers-trays">{t(lang, "numbers-trays")}</h2>
        <table class="list" aria-labelledby="numbers-trays">
            {columns(lang, &["numbers-tray", "numbers-count"])}
            <tbody>{trays}</tbody>
        </table>
        <h2 id="numbers-states">{t(lang, "numbers-states")}</h2>
        {if any {
            view! {
                <table class="list" aria-labelledby="numbers-states">
                    <thead><tr><th scope="col">{t(lang, "desk-state")}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        } else {
            view! { <div class="notice notice-info"><p>{t(lang, "numbers-none")}</p></div> }.into_any()
        }}
    }
}

fn state(lang: Lang, place: Place, of: StateCounts) -> impl IntoView {
    let StateCounts { state, counts } = of;
    let counts = counts.into_iter().zip(BY_STATE).map(|(count, tray)| {
        let shown = count.map(|count| number(place, tray, Some(state), count).into_any());
        view! { <td data-label=word(lang, "tray", tray.code())>{shown.unwrap_or_else(|| "–".into_any())}</td> }
    });
    view! {
        <tr data-row=state.code()>
            {cell(lang, "desk-state", view! { <StateChip state/> })}
            {counts.collect_view()}
        </tr>
    }
}

/// A number, and its list.
fn number(place: Place, tray: Tray, state: Option<State>, count: Count) -> impl IntoView {
    let query = InboxQuery { tray, state, ..InboxQuery::default() };
    view! { <a href=place.page(&query, None) data-number=count.to_string()><b>{count.to_string()}</b></a> }
}
