//! A case that is looked at again by the Front above.

use leptos::prelude::*;

use crate::components::desk_parts::AnswerCard;
use crate::desks::OriginView;
use crate::page::lang;
use crate::words::{fill, t};

/// At the first Front: that somebody above looks at it.
#[component]
pub fn AppealedNotice(front: String) -> impl IntoView {
    let lang = lang();
    view! { <div class="notice notice-warn" data-appealed=""><p>{fill(lang, "appeal-above", &[("front", front.into())])}</p></div> }
}

/// At the Front above: what was decided before.
#[component]
pub fn Origin(origin: OriginView) -> impl IntoView {
    let lang = lang();
    view! {
        <section class="card" data-origin="">
            <h2>{t(lang, "appeal-origin")}</h2>
            <p>{t(lang, "appeal-origin-about")}</p>
            <dl class="summary">
                <div><dt>{t(lang, "desk-number")}</dt><dd>{origin.number}</dd></div>
                <div><dt>{t(lang, "front-front")}</dt><dd>{origin.front}</dd></div>
                {origin.unit.map(|unit| view! { <div><dt>{t(lang, "front-unit")}</dt><dd>{unit}</dd></div> })}
            </dl>
            {origin.answer.map(|answer| view! { <AnswerCard answer/> })}
        </section>
    }
}
