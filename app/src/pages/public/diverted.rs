//! What the sender reads when their matter belongs to another procedure.

use leptos::prelude::*;

use crate::components::case_parts::Prose;
use crate::desks::DiversionView;
use crate::page::lang;
use crate::words::{fill, t, word};
use domain::date;

/// What kind of matter it is, where it is handled, what to do now, and who still sees it here.
#[component]
pub fn DivertedNotice(diversion: DiversionView) -> impl IntoView {
    let lang = lang();
    let handed = match (diversion.document_no, diversion.decided_on) {
        (Some(number), Some(day)) => {
            fill(lang, "diverted-handed", &[("number", number.into()), ("day", date::show(day).into())])
        }
        _ => t(lang, "diverted-not-handed"),
    };
    view! {
        <div class="notice notice-warn" data-diversion=diversion.procedure.code()>
            <h2>{t(lang, "diverted-heading")}</h2>
            <p>{word(lang, "procedure-about", diversion.procedure.code())}</p>
            <p><strong>{t(lang, "diverted-receiver")}": "</strong><span class="user-text">{diversion.receiver.reveal().to_owned()}</span></p>
            <p>{handed}</p>
            <h3>{t(lang, "diverted-what-to-do")}</h3>
            <Prose text=diversion.guidance.reveal()/>
            <p>{t(lang, "diverted-sealed")}</p>
        </div>
    }
}
