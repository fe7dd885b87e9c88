//! How much lies where at this desk.

use leptos::prelude::*;

use super::Desk;
use super::inbox::PLACE;
use crate::components::numbers::Numbers;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// One page of numbers, each with its list.
#[component]
pub fn NumbersPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { desk.dashboard().await },
        move |numbers| {
            view! {
                <Title text=t(lang, "numbers")/>
                <p class="no-print"><a href=paths::UNIT>"← "{t(lang, "unit-inbox")}</a></p>
                <h1>{t(lang, "numbers")}</h1>
                <Numbers numbers place=PLACE/>
            }
        },
    )
}
