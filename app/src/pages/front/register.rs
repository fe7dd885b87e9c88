//! The register: what was received, in the order of its numbers, to be read and to be printed.

use domain::date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use time::Date;

use super::Desk;
use crate::components::case_parts::{Day, StateChip};
use crate::components::form::{Field, Select};
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{DocumentRef, Register, RegisterQuery, RegisterRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// The columns of the register of receptions (form 03/TCD).
const COLUMNS: [&str; 12] = [
    "register-number",
    "register-received",
    "register-sender",
    "register-document",
    "register-content",
    "register-kind",
    "register-people",
    "register-answered-by",
    "register-competent",
    "register-guided",
    "register-referred",
    "register-result",
];

/// What was typed into the two fields of the period, as it was typed.
#[derive(Clone)]
struct Period {
    from: String,
    to: String,
}

impl Period {
    fn asked() -> Self {
        let query = use_query_map().get_untracked();
        let read = |key: &str| query.get(key).map(|value| value.trim().to_owned()).unwrap_or_default();
        Self { from: read("from"), to: read("to") }
    }

    fn day(typed: &str) -> Option<Date> {
        date::parse(typed).ok()
    }

    /// Key of what is wrong with it.
    fn problem(&self) -> Option<&'static str> {
        let (from, to) = (Self::day(&self.from), Self::day(&self.to));
        let unread = |typed: &str, day: Option<Date>| !typed.is_empty() && day.is_none();
        if unread(&self.from, from) || unread(&self.to, to) {
            return Some("register-bad-day");
        }
        from.zip(to).is_some_and(|(from, to)| from > to).then_some("register-bad-period")
    }
}

/// What the address asks for. A period that cannot be meant narrows nothing.
fn asked(period: &Period) -> RegisterQuery {
    let query = use_query_map().get_untracked();
    let read = |key: &str| query.get(key).filter(|value| !value.is_empty());
    let meant = period.problem().is_none();
    RegisterQuery {
        front: read("front").and_then(|id| id.parse().ok()),
        year: read("year").and_then(|year| year.parse().ok()),
        from: Period::day(&period.from).filter(|_| meant),
        to: Period::day(&period.to).filter(|_| meant),
        after: read("after"),
    }
}

/// How many entries came on the pages before.
fn before() -> usize {
    let query = use_query_map().get_untracked();
    query.get("before").and_then(|count| count.parse().ok()).unwrap_or_default()
}

/// One page of it.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let lang = lang();
    let period = Period::asked();
    let query = asked(&period);
    let (wanted, before) = (query.clone(), before());
    with_desk(
        move |desk: Desk| async move { desk.register(&wanted).await },
        move |register| {
            let first = query.after.map(|_| address(&register, &period, None));
            let so_far = before + register.list.rows.len();
            let next = register.list.next.clone().map(|number| address(&register, &period, Some((number, so_far))));
            let front = register.fronts.iter().find(|front| front.value == register.front.to_string());
            let front = front.map(|front| front.label.clone()).unwrap_or_default();
            let caption =
                fill(lang, "register-of", &[("front", front.into()), ("year", register.year.to_string().into())]);
            view! {
                <Title text=t(lang, "register")/>
                <p class="no-print"><a href=paths::FRONT>"← "{t(lang, "front-inbox")}</a></p>
                <h1>{t(lang, "register")}</h1>
                <p class="lead no-print">{t(lang, "register-about")}</p>
                {period.problem().map(|key| view! {
                    <div class="notice notice-warn" role="status"><p>{t(lang, key)}</p></div>
                })}
                <Filters register=register.clone() period=period.clone()/>
                {if register.list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "register-empty")}</p></div> }.into_any()
                } else {
                    table(lang, caption, before, register.list.rows).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

fn address(register: &Register, period: &Period, after: Option<(String, usize)>) -> String {
    let mut params = ParamsMap::new();
    params.insert("front", register.front.to_string());
    params.insert("year", register.year.to_string());
    for (key, typed) in [("from", &period.from), ("to", &period.to)] {
        if !typed.is_empty() {
            params.insert(key, typed.clone());
        }
    }
    if let Some((number, so_far)) = after {
        params.insert("after", number);
        params.insert("before", so_far.to_string());
    }
    format!("{}{}", paths::REGISTER, params.to_query_string())
}

#[component]
fn Filters(register: Register, period: Period) -> impl IntoView {
    let lang = lang();
    let several = register.fronts.len() > 1;
    view! {
        <form class="filters" method="get" action=paths::REGISTER>
            {several.then(|| view! {
                <Select name="front" label=t(lang, "register-front") choices=register.fronts value=register.front.to_string()/>
            })}
            <Field name="year" label=t(lang, "register-year") value=register.year.to_string() inputmode="numeric" width="w-short"/>
            <Field name="from" label=t(lang, "register-from") hint=t(lang, "register-day-hint") value=period.from width="w-short"/>
            <Field name="to" label=t(lang, "register-to") hint=t(lang, "register-day-hint") value=period.to width="w-short"/>
            <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "desk-filter")}</button></p>
        </form>
    }
}

fn table(lang: Lang, caption: String, before: usize, rows: Vec<RegisterRow>) -> impl IntoView {
    let rows = rows.into_iter().zip(before + 1..).map(|(row, place)| entry(lang, place, row)).collect_view();
    view! {
        <table class="list register">
            <caption>{caption}</caption>
            {columns(lang, &COLUMNS)}
            <tbody>{rows}</tbody>
        </table>
    }
}

fn entry(lang: Lang, place: usize, row: RegisterRow) -> impl IntoView {
    let sender = if row.withdrawn { "withdrawn" } else { row.identity.code() };
    let none = || "–".to_owned();
    let content = [row.category, row.subject].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let content = if content.is_empty() { none() } else { content.join(" – ") };
    let result = view! {
        <StateChip state=row.state/>
        {row.outcome.map(|outcome| format!(" {}", word(lang, "outcome", outcome.code())))}
        {row.erased.then(|| view! { " "<span class="state-chip chip-stop">{t(lang, "erased-chip")}</span> })}
    };
    let referred = row.referred.map(|(unit, letter)| view! { {unit}{document(lang, letter)} });
    view! {
        <tr>
            {cell(lang, "register-number", view! {
                {place.to_string()}" "
                <a href=paths::front_case(&row.number)><span data-case-number=row.number.clone()>{row.number.clone()}</span></a>
            })}
            {cell(lang, "register-received", view! { <Day on=row.received_on/>" "<span class="caption">{row.channel}</span> })}
            {cell(lang, "register-sender", word(lang, "register-sender", sender))}
            {cell(lang, "register-document", none())}
            {cell(lang, "register-content", content)}
            {cell(lang, "register-kind", word(lang, "kind", row.kind.code()))}
            {cell(lang, "register-people", row.reporters.to_string())}
            {cell(lang, "register-answered-by", row.answered.map(|answer| document(lang, answer).into_any()).unwrap_or_else(|| none().into_any()))}
            {cell(lang, "register-competent", if row.competent { "×".to_owned() } else { none() })}
            {cell(lang, "register-guided", row.guided.map(|guided| document(lang, guided).into_any()).unwrap_or_else(|| none().into_any()))}
            {cell(lang, "register-referred", referred.map(IntoAny::into_any).unwrap_or_else(|| none().into_any()))}
            {cell(lang, "register-result", result)}
        </tr>
    }
}

/// Number and day of a document, as one reads them aloud.
fn document(lang: Lang, document: DocumentRef) -> impl IntoView + use<> {
    let number = document.number.map(|number| fill(lang, "register-document-number", &[("number", number.into())]));
    let on = document.on.map(|on| fill(lang, "register-document-on", &[("day", date::show(on).into())]));
    view! { <span class="document">{" "}{number}{" "}{on}</span> }
}
