//! A reminder of what in a text tells who wrote it.

use domain::marks::Mark;
use leptos::prelude::*;

use crate::page::lang;
use crate::words::word;

/// What was found. It stands in nobody's way.
#[component]
pub fn Marks(marks: Vec<Mark>, #[prop(into)] heading: String, #[prop(into)] about: String) -> impl IntoView {
    let lang = lang();
    let rows = marks.into_iter().map(|mark| view! { <li>{word(lang, "mark", mark.code())}</li> }).collect_view();
    view! {
        <div class="notice notice-warn" data-marks="">
            <p><strong>{heading}</strong></p>
            <ul>{rows}</ul>
            <p>{about}</p>
        </div>
    }
}
