//! What the sender wrote, and the facts about the case at the side.

use domain::feedback::IdentityMode;
use domain::phone;
use leptos::prelude::*;

use crate::components::case_parts::{Day, Prose};
use crate::desks::{Content, FrontCase, OpeningRow, SenderView, SupervisionView};
use crate::page::lang;
use crate::pages::identity::OpeningChip;
use crate::paths;
use crate::words::{t, word};

/// The sender's words.
#[component]
pub fn Words(content: Content, place: String) -> impl IntoView {
    let lang = lang();
    let exact = content.place.map(|exact| exact.reveal().to_owned()).filter(|exact| !exact.is_empty());
    view! {
        <h2>{t(lang, "front-content")}</h2>
        <Prose text=content.body.reveal()/>
        {content.wish.map(|wish| view! { <h3>{t(lang, "front-wish")}</h3><Prose text=wish.reveal()/> })}
        <dl class="summary">
            {(!place.is_empty()).then(|| view! { <div><dt>{t(lang, "front-area")}</dt><dd>{place}</dd></div> })}
            {exact.map(|exact| view! { <div><dt>{t(lang, "front-place")}</dt><dd class="user-text">{exact}</dd></div> })}
            {content.happened_on.map(|day| view! {
                <div><dt>{t(lang, "front-happened-on")}</dt><dd><Day on=day/></dd></div>
            })}
            {content.subject_name.map(|name| view! {
                <div><dt>{t(lang, "front-subject-name")}</dt><dd>{name.reveal().to_owned()}</dd></div>
            })}
        </dl>
    }
    .into_any()
}

/// What is known about the case, for a glance.
#[component]
pub fn Facts(case: FrontCase) -> impl IntoView {
    let lang = lang();
    let categories = case.categories.join("; ");
    view! {
        <h2>{t(lang, "front-facts")}</h2>
        <dl class="summary">
            <div><dt>{t(lang, "front-front")}</dt><dd>{case.front}</dd></div>
            {case.handling_unit.map(|unit| view! { <div><dt>{t(lang, "front-unit")}</dt><dd>{unit}</dd></div> })}
            {(!categories.is_empty()).then(|| view! { <div><dt>{t(lang, "front-categories")}</dt><dd>{categories}</dd></div> })}
            <div><dt>{t(lang, "front-channel")}</dt><dd>{word(lang, "channel", &case.channel)}</dd></div>
            {case.outcome.map(|outcome| view! {
                <div><dt>{t(lang, "front-outcome")}</dt><dd>{word(lang, "outcome", outcome.code())}</dd></div>
            })}
        </dl>
        {match case.supervision {
            Some(own) => view! { <Supervision own/> }.into_any(),
            None => view! { <Sender identity=case.identity sender=case.sender/> }.into_any(),
        }}
        <Openings rows=case.openings/>
        {case.may_request_opening.then(|| view! {
            <p><a href=paths::opening_request(&case.number)>{t(lang, "opening-request")}</a></p>
        })}
    }
    .into_any()
}

/// The requests to open the sealed name.
#[component]
fn Openings(rows: Vec<OpeningRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            view! {
                <li><a href=paths::opening(row.id)><Day on=row.requested_on/></a>" "<OpeningChip state=row.state/></li>
            }
        })
        .collect_view();
    (!rows.is_empty()).then(|| view! { <ul>{rows}</ul> })
}

/// Who sent it, as far as they want to be known.
#[component]
fn Sender(identity: IdentityMode, sender: Option<SenderView>) -> impl IntoView {
    let lang = lang();
    let known = sender.map(|sender| {
        let row = |key: &str, value: Option<domain::private::Private>| {
            value.map(|value| view! { <div><dt>{t(lang, key)}</dt><dd>{value.reveal().to_owned()}</dd></div> })
        };
        let shared = if sender.share_with_unit { "front-shared-with-unit" } else { "front-not-shared" };
        view! {
            <dl class="summary">
                {row("front-sender-name", sender.name)}
                {row("front-sender-phone", sender.phone.map(|stored| phone::shown(stored.reveal()).into()))}
                {row("front-sender-address", sender.address)}
            </dl>
            <p class="hint">{t(lang, shared)}</p>
        }
    });
    view! {
        <h2>{t(lang, "front-sender")}</h2>
        <p>{word(lang, "front-identity", identity.code())}</p>
        <p class="hint">{word(lang, "front-identity-about", identity.code())}</p>
        {known}
    }
}

/// From where the Front took it up, instead of a sender.
#[component]
fn Supervision(own: SupervisionView) -> impl IntoView {
    let lang = lang();
    view! {
        <h2>{t(lang, "supervision-heading")}</h2>
        <dl class="summary">
            <div>
                <dt>{t(lang, "supervision-source")}</dt>
                <dd data-source=own.source.code()>{word(lang, "supervision-source", own.source.code())}</dd>
            </div>
            <div><dt>{t(lang, "supervision-people")}</dt><dd>{own.people.to_string()}</dd></div>
        </dl>
        {own.relied_on.map(|words| view! { <Prose text=words.reveal()/> })}
        <p class="hint">{t(lang, "supervision-nobody")}</p>
    }
}
