//! `/don-vi/ket-noi`: the tokens of the unit's own systems, for whoever leads it and for whom they act.

use domain::interface::token::{LONGEST, NAME_MAX, Scope};
use leptos::prelude::*;

use super::Desk;
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{Choices, ErrorSummary, Field, Pick, Select};
use crate::components::table::{cell, columns};
use crate::desks::{Choice, TokenPage, TokenRow};
use crate::page::{NewSecret, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const ROWS: [&str; 6] = ["token-name", "token-acts-for", "token-scope", "token-until", "token-last-used", "token-do"];

/// A token right after it was made; otherwise those that hold, and the form for another.
#[component]
pub fn TokensPage() -> impl IntoView {
    let secret = use_context::<NewSecret>();
    with_desk(
        |desk: Desk| async move { desk.tokens().await },
        move |page| match secret {
            Some(secret) => view! { <Made secret/> }.into_any(),
            None => view! { <All page/> }.into_any(),
        },
    )
}

/// The token, once.
#[component]
fn Made(secret: NewSecret) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "token-made")/>
        <h1>{t(lang, "token-made")}</h1>
        <div class="notice notice-warn"><p>{t(lang, "token-once")}</p></div>
        <p class="receipt-code" data-token="">{secret.0.reveal().to_owned()}</p>
        <p>{t(lang, "token-how")}" "<code>"Authorization: Bearer …"</code></p>
        <p class="actions no-print"><a class="button" href=paths::UNIT_TOKENS>{t(lang, "token-kept")}</a></p>
    }
}

#[component]
fn All(page: TokenPage) -> impl IntoView {
    let lang = lang();
    let TokenPage { rows, leads, people } = page;
    let empty = rows.is_empty();
    let rows = rows.into_iter().map(|row| line(lang, row)).collect_view();
    view! {
        <Title text=t(lang, "tokens")/>
        <ErrorSummary/>
        <p class="no-print"><a href=paths::UNIT>"← "{t(lang, "unit-inbox")}</a></p>
        <h1>{t(lang, "tokens")}</h1>
        <p class="lead">{t(lang, "tokens-lead")}</p>
        <p>{t(lang, "tokens-about")}" "<a href=paths::OPENAPI>{paths::OPENAPI}</a></p>
        {if empty {
            view! { <div class="notice notice-info"><p>{t(lang, "tokens-empty")}</p></div> }.into_any()
        } else {
            view! {
                <table class="list">
                    <caption>{t(lang, "tokens-hold")}</caption>
                    {columns(lang, &ROWS)}
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        }}
        {leads.then(|| view! {
            <h2>{t(lang, "token-new")}</h2>
            {if people.is_empty() {
                view! { <p>{t(lang, "token-nobody")}</p> }.into_any()
            } else {
                view! { <New people/> }.into_any()
            }}
        })}
    }
}

#[component]
fn New(people: Vec<Choice>) -> impl IntoView {
    let lang = lang();
    let scope = |scope: &Scope| Pick::new(scope.code(), word(lang, "token-scope", scope.code()));
    let scopes: Vec<Pick> = Scope::ALL.iter().map(scope).collect();
    view! {
        <DeskForm asks=Asks::Change("make-token") button=t(lang, "token-make")>
            <Field
                name="system_name"
                label=t(lang, "token-name")
                hint=fill(lang, "token-name-hint", &[("limit", NAME_MAX.into())])
                autocomplete="off"
                required=true
            />
            <Select
                name="acts_for"
                label=t(lang, "token-acts-for")
                hint=t(lang, "token-acts-for-hint")
                choices=people
                empty=t(lang, "token-choose")
                required=true
            />
            <Choices name="scope" legend=t(lang, "token-scope") options=scopes many=true/>
            <Field
                name="holds_until"
                label=t(lang, "token-until")
                hint=fill(lang, "token-until-hint", &[("days", LONGEST.into())])
                inputmode="numeric"
                width="control-short"
                required=true
            />
        </DeskForm>
    }
}

fn line(lang: Lang, row: TokenRow) -> impl IntoView {
    let scopes: Vec<String> = row.scopes.iter().map(|scope| word(lang, "token-scope", scope.code())).collect();
    let used = row.last_used_on.map_or_else(|| t(lang, "token-never").into_any(), |on| view! { <Day on/> }.into_any());
    let one = |action: &'static str, label: String| {
        view! {
            <DeskForm asks=Asks::Change(action) button=label class="button button-secondary" in_row=true>
                <input type="hidden" name="token" value=row.id.to_string()/>
            </DeskForm>
        }
    };
    let take = row.mine.then(|| one("take-token", t(lang, "token-take")));
    let end = row.may_end.then(|| one("end-token", t(lang, "token-end")));
    let allowed = fill(lang, "token-made-by", &[("name", row.made_by.into())]);
    let name = view! { {row.name}<span class="caption">" "{row.unit}". "{allowed}</span> };
    view! {
        <tr>
            {cell(lang, "token-name", name)}
            {cell(lang, "token-acts-for", row.acts_for)}
            {cell(lang, "token-scope", scopes.join("; "))}
            {cell(lang, "token-until", view! { <Day on=row.until/> })}
            {cell(lang, "token-last-used", used)}
            {cell(lang, "token-do", view! { {take}{end}<a href=paths::unit_hook(row.id)>{t(lang, "hooks-link")}</a> })}
        </tr>
    }
}
