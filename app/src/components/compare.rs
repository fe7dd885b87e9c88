//! A text as it stands in the case beside what everybody would read, with the difference marked. The marks
//! are `<del>` and `<ins>`: words and lines, never colour alone, and no script.

use domain::redaction::{Part, compare};
use leptos::prelude::*;

use crate::page::lang;
use crate::words::t;

/// Both texts side by side.
#[component]
pub fn SideBySide(
    before: String,
    after: String,
    /// Everybody reads it already.
    public: bool,
) -> impl IntoView {
    let (old, new) = compare(&before, &after);
    view! {
        <div class="compare">
            <Original parts=old/>
            <div>
                <h4>{t(lang(), if public { "publishing-shown-now" } else { "publishing-shown" })}</h4>
                <p class="user-text">{parts(new, true)}</p>
            </div>
        </div>
    }
}

/// The text of the case beside a field in which it is written anew.
#[component]
pub fn BesideField(before: String, after: String, children: Children) -> impl IntoView {
    let (old, _) = compare(&before, &after);
    view! {
        <div class="compare">
            <Original parts=old/>
            <div>{children()}</div>
        </div>
    }
}

#[component]
fn Original(parts: Vec<Part>) -> impl IntoView {
    view! {
        <div>
            <h4>{t(lang(), "publishing-original")}</h4>
            <p class="user-text">{self::parts(parts, false)}</p>
        </div>
    }
}

fn parts(parts: Vec<Part>, new: bool) -> impl IntoView {
    parts
        .into_iter()
        .map(|part| match (part.changed, new) {
            (true, false) => view! { <del>{part.text}</del> }.into_any(),
            (true, true) => view! { <ins>{part.text}</ins> }.into_any(),
            (false, _) => part.text.into_any(),
        })
        .collect_view()
}
