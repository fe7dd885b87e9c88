//! Asking the Front above to look at a case again, and going from one of the two cases to the other.

use leptos::prelude::*;

use super::request::{Ask, AskForm};
use crate::components::case_parts::StateChip;
use crate::desks::LinkedCase;
use crate::page::lang;
use crate::paths;
use crate::words::{fill, t};

const APPEAL: Ask = Ask {
    field: "appeal",
    title: "track-appeal",
    about: "track-appeal-about",
    label: "track-appeal-label",
    hint: "track-appeal-hint",
    button: "track-appeal-button",
};

/// Asks the Front above.
#[component]
pub fn AppealForm(
    front: String,
    /// The sender rated the result as bad.
    unhappy: bool,
) -> impl IntoView {
    let lang = lang();
    let to = fill(lang, "track-appeal-to", &[("front", front.into())]);
    view! { <AskForm ask=APPEAL unhappy note=to/> }
}

/// The other case, and the way to it.
#[component]
pub fn LinkedNotice(linked: LinkedCase) -> impl IntoView {
    let lang = lang();
    let (about, button) = if linked.above {
        ("track-linked-above", "track-linked-above-button")
    } else {
        ("track-linked-origin", "track-linked-origin-button")
    };
    view! {
        <div class="notice notice-info" data-linked=linked.number.clone()>
            <p>{fill(lang, about, &[("front", linked.front.into())])}</p>
            <p>{linked.number.clone()}" "<StateChip state=linked.state citizen=true/></p>
            <form method="post" action=lang.path(paths::TRACKED)>
                <p class="actions">
                    <button class="button button-secondary" type="submit" name="action" value="linked-case">{t(lang, button)}</button>
                </p>
            </form>
        </div>
    }
}
