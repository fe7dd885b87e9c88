//! Where the office starts.

use leptos::prelude::*;

use super::Desk;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// What can be kept here: address, heading, what it is.
const CARDS: [(&str, &str, &str); 6] = [
    (paths::OFFICE_PEOPLE, "office-people", "office-people-about"),
    (paths::OFFICE_UNITS, "office-units", "office-units-about"),
    (paths::OFFICE_POSTS, "office-posts", "office-posts-about"),
    (paths::OFFICE_CATEGORIES, "office-categories", "office-categories-about"),
    (paths::OFFICE_DEADLINES, "office-deadlines", "office-deadlines-about"),
    (paths::OFFICE_RULES, "office-rules", "office-rules-about"),
];

/// A card for each list.
#[component]
pub fn OfficePage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |_: Desk| async { Ok(()) },
        move |()| {
            let cards = CARDS
                .iter()
                .map(|(path, heading, about)| {
                    view! {
                        <div class="card">
                            <h2><a href=*path>{t(lang, heading)}</a></h2>
                            <p>{t(lang, about)}</p>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <Title text=t(lang, "office-title")/>
                <h1>{t(lang, "office-title")}</h1>
                <p class="lead">{t(lang, "office-lead")}</p>
                <div class="grid-2">{cards}</div>
            }
        },
    )
}
