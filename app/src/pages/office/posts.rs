//! The post titles and what routing knows about them.

use leptos::prelude::*;

use super::{Desk, linked};
use crate::components::table::{cell, columns};
use crate::desks::PostRow;
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const COLUMNS: [&str; 5] =
    ["office-post", "office-unit-kind", "office-level", "office-post-standing", "office-managed-by"];

/// The list, to be read.
#[component]
pub fn PostsPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        |desk: Desk| async move { Ok((desk.posts().await?, desk.rights().lists)) },
        move |(posts, may_change)| {
            let rows = posts.into_iter().map(|post| row(lang, post, may_change)).collect_view();
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

fn row(lang: Lang, post: PostRow, may_change: bool) -> impl IntoView {
    let to = may_change.then(|| paths::office_entry(paths::OFFICE_POSTS, post.id));
    let title = view! { {linked(to, post.name)}" "<span class="caption">{post.code}</span> };
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
