//! A page with nothing but a list that is read by a key.

use leptos::prelude::*;

use super::inbox::PagerLinks;
use crate::page::lang;
use crate::shell::Title;
use crate::words::t;

/// What such a page says: keys of its words, and the keys of its columns.
#[derive(Clone, Copy)]
pub struct ListWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub empty: &'static str,
    pub columns: &'static [&'static str],
}

/// The page. `rows` are the rows of the table.
#[component]
pub fn ListPage<R: IntoView + 'static>(
    words: ListWords,
    /// The address of the first page.
    path: &'static str,
    /// Where this page begins, unless it is the first.
    before: Option<String>,
    next: Option<String>,
    rows: Vec<R>,
) -> impl IntoView {
    let lang = lang();
    let first = before.map(|_| path.to_owned());
    let next = next.map(|key| format!("{path}?after={key}"));
    let empty = rows.is_empty();
    let columns = words.columns.iter().map(|key| view! { <th scope="col">{t(lang, key)}</th> }).collect_view();
    view! {
        <Title text=t(lang, words.title)/>
        <h1>{t(lang, words.title)}</h1>
        <p class="lead">{t(lang, words.lead)}</p>
        {if empty {
            view! { <div class="notice notice-info"><p>{t(lang, words.empty)}</p></div> }.into_any()
        } else {
            view! {
                <table class="list">
                    <caption>{t(lang, words.title)}</caption>
                    <thead><tr>{columns}</tr></thead>
                    <tbody>{rows.into_iter().collect_view()}</tbody>
                </table>
            }
            .into_any()
        }}
        <PagerLinks first next/>
    }
}
