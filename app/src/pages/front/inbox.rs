//! What waits for the Front.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::Desk;
use crate::components::inbox::{InboxView, Place, asked};
use crate::desks::Count;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t};

pub(super) const PLACE: Place = Place {
    path: paths::FRONT,
    case: paths::front_case,
    states: |_| true,
    search_hint: |lang| t(lang, "search-front-hint"),
    empty: |lang, tray| t(lang, &format!("front-empty-{}", tray.code())),
};

/// Tells a holder of a key that somebody waits for them.
#[component]
fn OpeningsWaiting(count: Count) -> impl IntoView {
    let text = fill(lang(), "opening-waiting", &[("count", count.to_string().into())]);
    view! {
        <div class="notice notice-warn" data-openings=count.to_string()>
            <p><a href=paths::OPENINGS>{text}</a></p>
        </div>
    }
}

/// Tells those who protect senders that one of them is threatened.
#[component]
fn ThreatsWaiting(count: Count) -> impl IntoView {
    let text = fill(lang(), "threats-waiting", &[("count", count.to_string().into())]);
    view! {
        <div class="notice notice-danger" data-threats=count.to_string()>
            <p><a href=paths::THREATS>{text}</a></p>
        </div>
    }
}

/// The inbox: one tray at a time, and the way to a single case by its number.
#[component]
pub fn InboxPage() -> impl IntoView {
    let lang = lang();
    let query = asked();
    let wanted = query.clone();
    // The last change took the case away from this officer. Why is not said.
    let moved = use_query_map().get_untracked().get("chuyen").is_some();
    with_desk(
        move |desk: Desk| async move { desk.inbox(&wanted).await },
        move |inbox| {
            let (openings, threats) = (inbox.openings, inbox.threats);
            let begin = match (inbox.may_enter, inbox.may_take_up) {
                (true, _) => Some("entry-begin"),
                (false, true) => Some("supervision-begin"),
                (false, false) => None,
            };
            view! {
                <Title text=t(lang, "front-inbox")/>
                <h1>{t(lang, "front-inbox")}</h1>
                {moved.then(|| view! { <div class="notice notice-ok" role="status"><p>{t(lang, "front-moved")}</p></div> })}
                {(threats.0 > 0).then(|| view! { <ThreatsWaiting count=threats/> })}
                {(openings.0 > 0).then(|| view! { <OpeningsWaiting count=openings/> })}
                <div class="actions no-print">
                    {begin.map(|key| view! { <a class="button button-secondary" href=paths::ENTRY>{t(lang, key)}</a> })}
                    <a href=paths::FRONT_NUMBERS>{t(lang, "numbers")}</a>
                    <a href=paths::BOOK>{t(lang, "book")}</a>
                    {inbox.may_report.then(|| view! { <a href=paths::REPORTS>{t(lang, "reports")}</a> })}
                </div>
                <InboxView inbox query place=PLACE/>
            }
        },
    )
}
