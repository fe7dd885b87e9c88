//! What the sender reads when their matter was handed on to a court, the police, the army or the Centre.

use domain::date;
use leptos::prelude::*;

use crate::desks::ForwardedView;
use crate::page::lang;
use crate::words::{fill, t};

/// Where it went, under which number, and what that means.
#[component]
pub fn ForwardedNotice(forwarded: ForwardedView) -> impl IntoView {
    let lang = lang();
    let sentence = fill(
        lang,
        "forwarded-to",
        &[
            ("receiver", forwarded.receiver.into()),
            ("number", forwarded.document_no.unwrap_or_default().into()),
            ("day", forwarded.on.map(date::show).unwrap_or_default().into()),
        ],
    );
    view! {
        <div class="notice notice-info" data-forwarded="">
            <h2>{t(lang, "forwarded-heading")}</h2>
            <p>{sentence}</p>
            <p>{t(lang, "forwarded-about")}</p>
        </div>
    }
}
