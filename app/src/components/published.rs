//! What pages about a case say of its publication.

use leptos::prelude::*;

use crate::desks::PublicationNews;
use crate::page::lang;
use crate::paths;
use crate::words::{t, word};

/// Told to whom the case concerns, once it is decided.
#[component]
pub fn PublicationNotice(news: PublicationNews) -> impl IntoView {
    let lang = lang();
    let link = |slug: String| {
        view! { <p><a href=lang.path(&paths::published(&slug))>{t(lang, "published-notice-link")}</a></p> }
    };
    let (says, why, link) = match news {
        PublicationNews::Published(slug) => ("published-notice", None, Some(link(slug))),
        PublicationNews::NotPublished(why) => {
            ("published-notice-not", why.map(|why| word(lang, "why-not", why.code())), None)
        }
        PublicationNews::TakenDown(slug, why) => {
            ("published-notice-down", Some(word(lang, "tombstone", why.code())), Some(link(slug)))
        }
    };
    view! {
        <div class="notice notice-info" data-published="">
            <p>{t(lang, says)}</p>
            {why.map(|why| view! { <p>{why}</p> })}
            {link}
        </div>
    }
}
