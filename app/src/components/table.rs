//! Tables that become a column of cards where there is no room for columns.

use leptos::prelude::*;

use crate::words::{Lang, t};

/// The head of a table.
pub fn columns(lang: Lang, keys: &[&str]) -> impl IntoView + use<> {
    let cells = keys.iter().map(|key| view! { <th scope="col">{t(lang, key)}</th> }).collect_view();
    view! { <thead><tr>{cells}</tr></thead> }
}

/// A cell that names itself where the table becomes a column of cards.
pub fn cell(lang: Lang, key: &str, content: impl IntoView + 'static) -> impl IntoView {
    let label = t(lang, key);
    view! { <td data-label=label>{content}</td> }
}
