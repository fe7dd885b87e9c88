//! What waits for the unit.

use domain::case::State;
use domain::interface::token::{ACTS_AS, may_manage};
use domain::role::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::Desk;
use crate::components::inbox::{InboxView, Place, asked};
use crate::page::{SignedIn, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::t;

pub(super) const PLACE: Place = Place {
    path: paths::UNIT,
    case: paths::unit_case,
    // To a unit a case that was closed is one that was resolved.
    states: |state| state.is_open_to_unit() && state != State::Closed,
    search_hint: |lang| t(lang, "search-unit-hint"),
    empty: |lang, tray| t(lang, &format!("unit-empty-{}", tray.code())),
};

/// The inbox: one tray at a time, and the way to a single referral by its case number.
#[component]
pub fn InboxPage() -> impl IntoView {
    let lang = lang();
    let query = asked();
    let wanted = query.clone();
    // A case that was returned is out of this unit's sight: here is where that can still be said.
    let observes = use_context::<SignedIn>().is_some_and(|who| who.0.observes());
    let returned = use_query_map().get_untracked().get("tra-lai").is_some();
    let connects = |role: Role| may_manage(&[role]) || ACTS_AS.contains(&role);
    let connected = use_context::<SignedIn>().is_some_and(|who| who.0.roles.iter().any(|(role, _)| connects(*role)));
    with_desk(
        move |desk: Desk| async move { desk.inbox(&wanted).await },
        move |inbox| {
            view! {
                <Title text=t(lang, "unit-inbox")/>
                <h1>{t(lang, "unit-inbox")}</h1>
                {returned.then(|| view! { <div class="notice notice-ok" role="status"><p>{t(lang, "unit-returned")}</p></div> })}
                <InboxView inbox query place=PLACE/>
                <p class="no-print"><a href=paths::UNIT_NUMBERS>{t(lang, "numbers")}</a></p>
                <p class="no-print"><a href=paths::UNIT_COPIES>{t(lang, "unit-copies-link")}</a></p>
                {observes.then(|| view! {
                    <p class="no-print"><a href=paths::UNIT_REPORTS>{t(lang, "observed-reports")}</a></p>
                })}
                <p class="no-print"><a href=paths::UNIT_COMMITMENTS>{t(lang, "commitments-link")}</a></p>
                {connected.then(|| view! { <p class="no-print"><a href=paths::UNIT_TOKENS>{t(lang, "tokens-link")}</a></p> })}
            }
        },
    )
}
