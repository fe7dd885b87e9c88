//! The post titles and what routing knows about them.

use leptos::prelude::*;

use super::Desk;
use crate::components::table::{cell, columns};
use crate::desks::PostRow;
use crate::page::{lang, with_desk};
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 5] =
    ["office-post", "office-unit-kind", "office-level", "office-post-standing", "office-managed-by"];

/// The list, to be read.
#[component]
pub fn PostsPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { desk.posts().await },
        move |posts| {
            let rows = posts.into_iter().map(|post| row(lang, post)).collect_view();
            view! {
                <Title text=t(lang, "office-posts")/>
                <h1>{t(lang, "office-posts")}</h1>
                <p class="lead">{t(lang, "office-posts-about")}</p>
                <table class="list">
                    <caption>{t(lang, "office-posts")}</caption>
                    {columns(lang, &COLUMNS)}
                    <tbody>{rows}</tbody>
                </table>
            }
        },
    )
}

fn row(lang: Lang, post: PostRow) -> impl IntoView {
    let title = view! { {post.name}" "<span class="caption">{post.code}</span> };
    let standing: Vec<String> = [
        (post.head, "office-post-head"),
        (post.deputy, "office-post-deputy"),
        (post.key_cadre, "office-post-key-cadre"),
        (post.committee_member, "office-post-committee"),
    ]
    .into_iter()
    .filter(|(holds, _)| *holds)
    .map(|(_, key)| t(lang, key))
    .collect();
    let standing = if standing.is_empty() { "–".to_owned() } else { standing.join("; ") };
    view! {
        <tr>
            {cell(lang, "office-post", title)}
            {cell(lang, "office-unit-kind", word(lang, "desk-unit-kind", &post.unit_kind))}
            {cell(lang, "office-level", word(lang, "desk-level", &post.level))}
            {cell(lang, "office-post-standing", standing)}
            {cell(lang, "office-managed-by", word(lang, "office-manager", &post.managed_by))}
        </tr>
    }
}
