//! The pages for what is not there. "Absent" and "not for you" give the same page.

use leptos::prelude::*;

use super::desk_form::OrphanedWords;
use crate::desks::DeskError;
use crate::page::{SignedIn, Status, lang};
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// What a desk could not answer.
#[component]
pub fn ProblemPage(error: DeskError) -> impl IntoView {
    match error {
        DeskError::NotFound => view! { <NotFoundPage/> }.into_any(),
        DeskError::Unavailable => view! { <UnavailablePage/> }.into_any(),
    }
}

/// Nothing at this address, for this person. What an officer typed for what is no longer theirs stands here to be
/// copied, whether it ever was there or not.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let lang = lang();
    let at_a_desk = use_context::<SignedIn>().is_some();
    set_status(404);
    view! {
        <Title text=t(lang, "not-found-heading")/>
        <h1>{t(lang, "not-found-heading")}</h1>
        <p class="lead">{t(lang, "not-found-text")}</p>
        {at_a_desk.then(|| view! { <OrphanedWords offers=Vec::new()/> })}
        <p><a class="button" href=lang.path(paths::HOME)>{t(lang, "nav-home")}</a></p>
    }
}

/// The service cannot answer now; nothing was lost.
#[component]
pub fn UnavailablePage() -> impl IntoView {
    let lang = lang();
    set_status(503);
    view! {
        <Title text=t(lang, "unavailable-heading")/>
        <h1>{t(lang, "unavailable-heading")}</h1>
        <p class="lead">{t(lang, "unavailable-text")}</p>
    }
}

fn set_status(code: u16) {
    if let Some(status) = use_context::<Status>() {
        status.set(code);
    }
}
