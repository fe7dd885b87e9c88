//! A holder's own key, the other holders, and sealing anew.

use domain::date;
use domain::opening::HolderGroup;
use leptos::prelude::*;

use super::{Desk, SecretField};
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Tick};
use crate::desks::{HolderRow, KeysView, OwnKey, RewrapView};
use crate::page::{NewSecret, lang, with_desk};
use crate::shell::Title;
use crate::words::{fill, t, word};

/// `/can-bo/chia-khoa`
#[component]
pub fn KeysPage() -> impl IntoView {
    let lang = lang();
    let secret = use_context::<NewSecret>();
    with_desk(
        |desk: Desk| async move { desk.keys().await },
        move |view| {
            let ready = if view.ready { "holder-ready" } else { "holder-not-ready" };
            let kind = if view.ready { "notice notice-ok" } else { "notice notice-warn" };
            view! {
                <Title text=t(lang, "holder-title")/>
                <ErrorSummary/>
                <h1>{t(lang, "holder-title")}</h1>
                <p class="lead">{t(lang, "holder-lead")}</p>
                <div class=kind>
                    <p>{fill(lang, ready, &[("keeper", view.keeper.clone().into())])}</p>
                </div>
                <Own view=view.clone() secret/>
                <Holders holders=view.holders.clone()/>
                {(view.own == OwnKey::Admitted).then(|| view! { <Rewrap rewrap=view.rewrap.clone()/> })}
            }
        },
    )
}

/// The key of the reader, and what can be done about it.
#[component]
fn Own(view: KeysView, secret: Option<NewSecret>) -> impl IntoView {
    let lang = lang();
    let make = |groups: Vec<HolderGroup>| {
        groups
            .into_iter()
            .map(|group| {
                view! {
                    <h3>{word(lang, "holder-group", group.code())}</h3>
                    <p>{word(lang, "holder-group-about", group.code())}</p>
                    <DeskForm asks=Asks::Change("make") button=t(lang, "holder-make")>
                        <input type="hidden" name="side" value=group.code()/>
                    </DeskForm>
                }
            })
            .collect_view()
    };
    let standing = view.group.map(|group| {
        view! {
            <p>
                <strong>{word(lang, "holder-group", group.code())}</strong>": "
                <span data-key=key_mark(view.own)>{t(lang, key_words(view.own))}</span>
            </p>
        }
    });
    let act = match view.own {
        OwnKey::None => make(view.groups.clone()).into_any(),
        OwnKey::Unconfirmed => view! {
            {match secret {
                Some(secret) => view! { <Secret secret/> }.into_any(),
                None => view! { <p>{t(lang, "holder-again")}</p> }.into_any(),
            }}
            <DeskForm asks=Asks::Change("confirm") button=t(lang, "holder-confirm")>
                <SecretField/>
            </DeskForm>
            <details>
                <summary>{t(lang, "holder-other-secret")}</summary>
                {make(view.groups.clone())}
            </details>
        }
        .into_any(),
        OwnKey::Waiting | OwnKey::Admitted => view! {
            <details id="lost" open=Asks::Change("lost").came_back()>
                <summary>{t(lang, "holder-lost")}</summary>
                <p>{t(lang, "holder-lost-about")}</p>
                <DeskForm asks=Asks::Change("lost") button=t(lang, "holder-lost-button") class="button button-secondary">
                    <Tick name="lost" label=t(lang, "holder-lost-sure")/>
                </DeskForm>
            </details>
        }
        .into_any(),
    };
    view! {
        <h2>{t(lang, "holder-own")}</h2>
        {standing}
        {act}
    }
}

const fn key_mark(own: OwnKey) -> &'static str {
    match own {
        OwnKey::None => "none",
        OwnKey::Unconfirmed => "new",
        OwnKey::Waiting => "waiting",
        OwnKey::Admitted => "admitted",
    }
}

const fn key_words(own: OwnKey) -> &'static str {
    match own {
        OwnKey::None => "holder-own-none",
        OwnKey::Unconfirmed => "holder-own-new",
        OwnKey::Waiting => "holder-own-waiting",
        OwnKey::Admitted => "holder-own-admitted",
    }
}

/// The secret, once.
#[component]
fn Secret(secret: NewSecret) -> impl IntoView {
    let lang = lang();
    view! {
        <div class="notice notice-warn"><p>{t(lang, "holder-secret-once")}</p></div>
        <p class="caption">{t(lang, "holder-secret")}</p>
        <p class="receipt-code" data-holder-secret="">{secret.0.reveal().to_owned()}</p>
        <p class="print-only">{t(lang, "holder-secret-slip")}</p>
        <p class="no-print">{t(lang, "holder-secret-keep")}</p>
    }
}

#[component]
fn Holders(holders: Vec<HolderRow>) -> impl IntoView {
    let lang = lang();
    if holders.is_empty() {
        return view! { <h2>{t(lang, "holder-list")}</h2><p>{t(lang, "holder-list-empty")}</p> }.into_any();
    }
    let rows = holders
        .into_iter()
        .map(|row| {
            let state = if row.admitted { "holder-own-admitted" } else { "holder-own-waiting" };
            view! {
                <tr>
                    <td data-label=t(lang, "holder-name")>{row.name}</td>
                    <td data-label=t(lang, "holder-side")>{word(lang, "holder-group", row.group.code())}</td>
                    <td data-label=t(lang, "holder-state")>{t(lang, state)}</td>
                    <td data-label=t(lang, "holder-since")><Day on=row.since/></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h2>{t(lang, "holder-list")}</h2>
        <table class="list">
            <caption>{t(lang, "holder-list")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t(lang, "holder-name")}</th>
                    <th scope="col">{t(lang, "holder-side")}</th>
                    <th scope="col">{t(lang, "holder-state")}</th>
                    <th scope="col">{t(lang, "holder-since")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What one approver and one custodian do together when the holders have changed.
#[component]
fn Rewrap(rewrap: RewrapView) -> impl IntoView {
    let lang = lang();
    let entered = |is: bool| t(lang, if is { "rewrap-entered" } else { "rewrap-missing" });
    let period = rewrap.until.map(|until| {
        view! {
            <p>{fill(lang, "rewrap-until", &[("time", date::show_moment(until).into())])}</p>
            <dl class="summary">
                <div><dt>{word(lang, "holder-group", HolderGroup::Approver.code())}</dt><dd>{entered(rewrap.approver_entered)}</dd></div>
                <div><dt>{word(lang, "holder-group", HolderGroup::Custodian.code())}</dt><dd>{entered(rewrap.custodian_entered)}</dd></div>
            </dl>
        }
    });
    let running = rewrap.approver_entered && rewrap.custodian_entered;
    view! {
        <h2 id="rewrap">{t(lang, "rewrap-title")}</h2>
        <p>{t(lang, "rewrap-about")}</p>
        <p data-left=rewrap.left.to_string()>{fill(lang, "rewrap-left", &[("count", rewrap.left.into())])}</p>
        {period}
        {(rewrap.done > 0 || rewrap.failed > 0).then(|| view! {
            <p>{fill(lang, "rewrap-progress", &[("done", rewrap.done.into()), ("failed", rewrap.failed.into())])}</p>
        })}
        {if running {
            view! { <p class="hint">{t(lang, "rewrap-running")}</p> }.into_any()
        } else {
            view! {
                <DeskForm asks=Asks::Change("rewrap") button=t(lang, "rewrap-button")>
                    <SecretField/>
                </DeskForm>
            }
            .into_any()
        }}
    }
}
