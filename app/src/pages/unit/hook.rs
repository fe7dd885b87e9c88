//! `/don-vi/ket-noi/{id}`: where the system that has a token is told of news, and how that goes.

use domain::interface::hook::ADDRESS_MAX;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field};
use crate::components::table::{cell, columns};
use crate::desks::{DeskError, HookMessage, HookPage as Shown, HookView};
use crate::page::{NewSecret, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const ROWS: [&str; 5] = ["hook-event", "hook-on", "hook-standing", "hook-attempts", "hook-last"];

/// A secret right after it was made; otherwise where messages go, and what became of the last ones.
#[component]
pub fn HookPage() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    let secret = use_context::<NewSecret>();
    with_desk(
        move |desk: Desk| async move { desk.hook(id.parse().map_err(|_| DeskError::NotFound)?).await },
        move |page| match secret {
            Some(secret) => view! { <Made secret token=page.token/> }.into_any(),
            None => view! { <All page/> }.into_any(),
        },
    )
}

/// The secret, once.
#[component]
fn Made(secret: NewSecret, token: i64) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "hook-made")/>
        <h1>{t(lang, "hook-made")}</h1>
        <div class="notice notice-warn"><p>{t(lang, "hook-once")}</p></div>
        <p class="receipt-code" data-hook-secret="">{secret.0.reveal().to_owned()}</p>
        <p>{t(lang, "hook-how")}</p>
        <p class="actions no-print"><a class="button" href=paths::unit_hook(token)>{t(lang, "hook-kept")}</a></p>
    }
}

#[component]
fn All(page: Shown) -> impl IntoView {
    let lang = lang();
    let Shown { name, unit, mine, reads, hook, .. } = page;
    view! {
        <Title text=t(lang, "hooks")/>
        <ErrorSummary/>
        <p class="no-print"><a href=paths::UNIT_TOKENS>"← "{t(lang, "tokens")}</a></p>
        <h1>{t(lang, "hooks")}</h1>
        <p class="lead">{fill(lang, "hooks-lead", &[("name", name.into()), ("unit", unit.into())])}</p>
        <p>{t(lang, "hooks-about")}" "<a href=paths::OPENAPI>{paths::OPENAPI}</a></p>
        {match hook {
            Some(hook) => view! { <Standing hook mine/> }.into_any(),
            None if mine && reads => view! { <New/> }.into_any(),
            None => {
                let why = if mine { "hook-cannot" } else { "hook-none" };
                view! { <div class="notice notice-info"><p>{t(lang, why)}</p></div> }.into_any()
            }
        }}
    }
}

#[component]
fn New() -> impl IntoView {
    let lang = lang();
    view! {
        <h2>{t(lang, "hook-new")}</h2>
        <DeskForm asks=Asks::Change("make-hook") button=t(lang, "hook-make")>
            <Field
                name="hook_address"
                label=t(lang, "hook-address")
                hint=fill(lang, "hook-address-hint", &[("limit", ADDRESS_MAX.into())])
                autocomplete="off"
                inputmode="url"
                required=true
            />
        </DeskForm>
    }
}

#[component]
fn Standing(hook: HookView, mine: bool) -> impl IntoView {
    let lang = lang();
    let HookView { place, made_on, failing_on, both_sign, messages } = hook;
    let one = |action: &'static str, label: String| {
        view! { <DeskForm asks=Asks::Change(action) button=label class="button button-secondary" in_row=true/> }
    };
    let failing = failing_on.map(|on| {
        view! {
            <div class="notice notice-warn" data-failing="">
                <p>{t(lang, "hook-failing")}" "<Day on/>"."</p>
                <p>{t(lang, "hook-failing-do")}</p>
            </div>
        }
    });
    let empty = messages.is_empty();
    let rows = messages.into_iter().map(|message| line(lang, message)).collect_view();
    view! {
        {failing}
        <dl class="summary">
            <div><dt>{t(lang, "hook-place")}</dt><dd>{place}</dd></div>
            <div><dt>{t(lang, "hook-since")}</dt><dd><Day on=made_on/></dd></div>
        </dl>
        {both_sign.then(|| view! { <div class="notice notice-info"><p>{t(lang, "hook-both-sign")}</p></div> })}
        {mine.then(|| view! { {one("test-hook", t(lang, "hook-test"))}{one("turn-hook", t(lang, "hook-turn"))} })}
        {one("end-hook", t(lang, "hook-end"))}
        <h2>{t(lang, "hook-messages")}</h2>
        {if empty {
            view! { <p>{t(lang, "hook-empty")}</p> }.into_any()
        } else {
            view! {
                <table class="list">
                    <caption>{t(lang, "hook-caption")}</caption>
                    {columns(lang, &ROWS)}
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        }}
    }
}

fn line(lang: Lang, message: HookMessage) -> impl IntoView {
    let HookMessage { event, on, standing, attempts, failure, status } = message;
    let why = failure.map(|failure| word(lang, "hook-failure", failure.code()));
    let status = status.map(|status| fill(lang, "hook-status", &[("status", status.to_string().into())]));
    let last: Vec<String> = why.into_iter().chain(status).collect();
    view! {
        <tr data-message=event.kind()>
            {cell(lang, "hook-event", word(lang, "hook-event", event.code()))}
            {cell(lang, "hook-on", view! { <Day on/> })}
            {cell(lang, "hook-standing", word(lang, "hook-standing", standing.code()))}
            {cell(lang, "hook-attempts", attempts.to_string())}
            {cell(lang, "hook-last", last.join(" "))}
        </tr>
    }
}
