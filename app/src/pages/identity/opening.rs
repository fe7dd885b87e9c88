//! One request: why, how far it has come, and what the reader may do about it.

use domain::date;
use domain::private::Private;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::request::WhatFollows;
use super::{Desk, OpeningChip, SecretField};
use crate::components::case_parts::{Day, Prose};
use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::form::{ErrorSummary, LongField, Tick};
use crate::desks::{DeskError, OpeningView, SenderView};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t};

/// A request by the number in the address.
#[component]
pub fn OpeningPage() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").and_then(|id| id.parse().ok());
    with_desk(
        move |desk: Desk| async move { desk.opening(id.ok_or(DeskError::NotFound)?).await },
        |opening| view! { <Opening opening/> },
    )
}

#[component]
fn Opening(opening: OpeningView) -> impl IntoView {
    let lang = lang();
    let row = opening.row.clone();
    let until = fill(lang, "opening-until", &[("time", date::show_moment(opening.ends_at).into())]);
    let runs = row.state.is_pending() || opening.sender.is_some();
    let only_waits = row.state.is_pending() && !opening.may_approve && !opening.may_open;
    view! {
        <Title text=t(lang, "opening-one")/>
        <p class="no-print"><a href=paths::OPENINGS>"← "{t(lang, "opening-list")}</a></p>
        <ErrorSummary/>
        <div class="case-head">
            <h1>{t(lang, "opening-one")}" "<span data-case-number=row.number.clone()>{row.number.clone()}</span></h1>
            <OpeningChip state=row.state/>
            <p class="caption">{row.front.clone()}" · "<Day on=row.requested_on/></p>
        </div>
        {runs.then(|| view! { <p>{until}</p> })}
        {only_waits.then(|| view! { <WhatFollows/> })}
        {opening.sender.clone().map(|sender| view! { <Sender sender/> })}
        <h2>{t(lang, "opening-reason")}</h2>
        <Prose text=opening.reason.reveal()/>
        <dl class="summary">
            <div><dt>{t(lang, "opening-requester")}</dt><dd>{opening.requester.clone()}</dd></div>
            {opening.approver.clone().map(|name| view! { <div><dt>{t(lang, "opening-decided-by")}</dt><dd>{name}</dd></div> })}
            {opening.custodian.clone().map(|name| view! { <div><dt>{t(lang, "opening-opened-by")}</dt><dd>{name}</dd></div> })}
        </dl>
        {opening.ground.clone().map(|ground| view! {
            <h2>{t(lang, if opening.hold { "opening-hold-ground" } else { "opening-ground" })}</h2>
            <Prose text=ground.reveal()/>
        })}
        {opening.hold.then(|| view! { <div class="notice notice-warn"><p>{t(lang, "opening-held")}</p></div> })}
        <Acts opening/>
    }
}

/// What is open for half an hour, in this browser alone.
#[component]
fn Sender(sender: SenderView) -> impl IntoView {
    let lang = lang();
    let row = |key: &str, value: Option<Private>| {
        value.map(|value| view! { <div><dt>{t(lang, key)}</dt><dd>{value.reveal().to_owned()}</dd></div> })
    };
    view! {
        <section class="card" data-opened-identity="">
            <h2>{t(lang, "opening-sender")}</h2>
            <dl class="summary">
                {row("front-sender-name", sender.name)}
                {row("front-sender-phone", sender.phone)}
                {row("front-sender-address", sender.address)}
            </dl>
            <p class="hint">{t(lang, "opening-sender-about")}</p>
        </section>
    }
}

#[component]
fn Acts(opening: OpeningView) -> impl IntoView {
    let lang = lang();
    let approve = opening.may_approve.then(|| {
        view! {
            <Act asks=Asks::Change("approve") title=t(lang, "opening-approve") wide=true>
                <p>{t(lang, "opening-approve-about")}</p>
                <DeskForm asks=Asks::Change("approve") button=t(lang, "opening-approve-button")>
                    <SecretField/>
                    <Tick name="hold" label=t(lang, "opening-hold") hint=t(lang, "opening-hold-hint")/>
                    <LongField name="ground" label=t(lang, "opening-hold-ground") hint=t(lang, "opening-hold-ground-hint") rows=3/>
                </DeskForm>
            </Act>
            <Act asks=Asks::Change("refuse") title=t(lang, "opening-refuse") folded=true wide=true>
                <DeskForm asks=Asks::Change("refuse") button=t(lang, "opening-refuse-button") class="button button-secondary">
                    <LongField name="ground" label=t(lang, "opening-ground") rows=3 required=true/>
                </DeskForm>
            </Act>
        }
    });
    let open = opening.may_open.then(|| {
        view! {
            <Act asks=Asks::Change("open") title=t(lang, "opening-open") wide=true>
                <p>{t(lang, "opening-open-about")}</p>
                <DeskForm asks=Asks::Change("open") button=t(lang, "opening-open-button")>
                    <SecretField/>
                </DeskForm>
            </Act>
        }
    });
    let lift = opening.may_lift_hold.then(|| {
        view! {
            <Act asks=Asks::Change("lift-hold") title=t(lang, "opening-lift") wide=true>
                <p>{t(lang, "opening-lift-about")}</p>
                <DeskForm asks=Asks::Change("lift-hold") button=t(lang, "opening-lift-button")/>
            </Act>
        }
    });
    view! {
        {approve}
        {open}
        {lift}
    }
}
