//! Asking for the sealed name of a case.

use domain::opening::{APPROVAL_HOLDS, REQUEST_HOLDS, VIEW_HOLDS};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, LongField};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t};

/// A reason, which everybody who takes part reads.
#[component]
pub fn RequestPage() -> impl IntoView {
    let lang = lang();
    let number = use_params_map().get_untracked().get("number").unwrap_or_default();
    with_desk(
        move |desk: Desk| async move { desk.request(&number).await },
        move |view| {
            view! {
                <Title text=t(lang, "opening-request")/>
                <p class="no-print"><a href=paths::front_case(&view.number)>"← "{view.number.clone()}</a></p>
                <ErrorSummary/>
                <h1>{t(lang, "opening-request")}</h1>
                <p class="lead">{fill(lang, "opening-request-lead", &[("keeper", view.keeper.into())])}</p>
                <div class="notice notice-warn"><p>{t(lang, "opening-request-warning")}</p></div>
                <WhatFollows/>
                {if view.pending {
                    view! { <p>{t(lang, "opening-request-pending")}</p> }.into_any()
                } else {
                    view! {
                        <DeskForm asks=Asks::Change("request") button=t(lang, "opening-request-button")>
                            <LongField
                                name="reason"
                                label=t(lang, "opening-reason")
                                hint=t(lang, "opening-reason-hint")
                                rows=6
                                required=true
                            />
                        </DeskForm>
                    }
                    .into_any()
                }}
            }
        },
    )
}

/// What happens with a request, and what whoever asked gets to know: never the name itself.
#[component]
pub(super) fn WhatFollows() -> impl IntoView {
    let lang = lang();
    let days = [("days", REQUEST_HOLDS.whole_days().into())];
    let hours = [("hours", APPROVAL_HOLDS.whole_hours().into()), ("minutes", VIEW_HOLDS.whole_minutes().into())];
    view! {
        <section data-what-follows="" aria-labelledby="opening-next">
            <h2 id="opening-next">{t(lang, "opening-next")}</h2>
            <ol>
                <li>{fill(lang, "opening-next-approve", &days)}</li>
                <li>{fill(lang, "opening-next-open", &hours)}</li>
                <li>{t(lang, "opening-next-you")}</li>
                <li>{t(lang, "opening-next-follow")}</li>
            </ol>
        </section>
    }
}
