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
use crate::desks::{Book, BookQuery, BookRow, DocumentRef};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// The columns of the register of receptions (form 03/TCD).
const COLUMNS: [&str; 12] = [
    "book-number",
    "book-received",
    "book-sender",
    "book-document",
    "book-content",
    "book-kind",
    "book-people",
    "book-answered-by",
    "book-competent",
    "book-guided",
    "book-referred",
    "book-result",
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
            return Some("book-bad-day");
        }
        from.zip(to).is_some_and(|(from, to)| from > to).then_some("book-bad-period")
    }
}

/// What the address asks for. A period that cannot be meant narrows nothing.
fn asked(period: &Period) -> BookQuery {
    let query = use_query_map().get_untracked();
    let read = |key: &str| query.get(key).filter(|value| !value.is_empty());
    let meant = period.problem().is_none();
    BookQuery {
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
pub fn BookPage() -> impl IntoView {
    let lang = lang();
    let period = Period::asked();
    let query = asked(&period);
    let (wanted, before) = (query.clone(), before());
    with_desk(
        move |desk: Desk| async move { desk.book(&wanted).await },
        move |book| {
            let first = query.after.map(|_| address(&book, &period, None));
            let so_far = before + book.list.rows.len();
            let next = book.list.next.clone().map(|number| address(&book, &period, Some((number, so_far))));
            let front = book.fronts.iter().find(|front| front.value == book.front.to_string());
            let front = front.map(|front| front.label.clone()).unwrap_or_default();
            let caption = fill(lang, "book-of", &[("front", front.into()), ("year", book.year.to_string().into())]);
            view! {
                <Title text=t(lang, "book")/>
                <p class="no-print"><a href=paths::FRONT>"← "{t(lang, "front-inbox")}</a></p>
                <h1>{t(lang, "book")}</h1>
                <p class="lead no-print">{t(lang, "book-about")}</p>
                <p class="hint no-print">{t(lang, "book-print")}</p>
                {period.problem().map(|key| view! {
                    <div class="notice notice-warn" role="status"><p>{t(lang, key)}</p></div>
                })}
                <Filters book=book.clone() period=period.clone()/>
                {if book.list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "book-empty")}</p></div> }.into_any()
                } else {
                    table(lang, caption, before, book.list.rows).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

fn address(book: &Book, period: &Period, after: Option<(String, usize)>) -> String {
    let mut params = ParamsMap::new();
    params.insert("front", book.front.to_string());
    params.insert("year", book.year.to_string());
    for (key, typed) in [("from", &period.from), ("to", &period.to)] {
        if !typed.is_empty() {
            params.insert(key, typed.clone());
        }
    }
    if let Some((number, so_far)) = after {
        params.insert("after", number);
        params.insert("before", so_far.to_string());
    }
    format!("{}{}", paths::BOOK, params.to_query_string())
}

#[component]
fn Filters(book: Book, period: Period) -> impl IntoView {
    let lang = lang();
    let several = book.fronts.len() > 1;
    view! {
        <form class="filters" method="get" action=paths::BOOK>
            {several.then(|| view! {
                <Select name="front" label=t(lang, "book-front") choices=book.fronts value=book.front.to_string()/>
            })}
            <Field name="year" label=t(lang, "book-year") value=book.year.to_string() inputmode="numeric" width="w-short"/>
            <Field name="from" label=t(lang, "book-from") hint=t(lang, "book-day-hint") value=period.from width="w-short"/>
            <Field name="to" label=t(lang, "book-to") hint=t(lang, "book-day-hint") value=period.to width="w-short"/>
            <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "desk-filter")}</button></p>
        </form>
    }
}

fn table(lang: Lang, caption: String, before: usize, rows: Vec<BookRow>) -> impl IntoView {
    let rows = rows.into_iter().zip(before + 1..).map(|(row, place)| entry(lang, place, row)).collect_view();
    let label = caption.clone();
    // Wider than a small screen: it is moved sideways there, with the keyboard as well.
    view! {
        <div class="wide" role="region" aria-label=label tabindex="0">
            <table class="list book">
                <caption>{caption}</caption>
                {columns(lang, &COLUMNS)}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn entry(lang: Lang, place: usize, row: BookRow) -> impl IntoView {
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
            {cell(lang, "book-number", view! {
                {place.to_string()}" "
                <a href=paths::front_case(&row.number)><span data-case-number=row.number.clone()>{row.number.clone()}</span></a>
            })}
            {cell(lang, "book-received", view! { <Day on=row.received_on/>" "<span class="caption">{row.channel}</span> })}
            {cell(lang, "book-sender", word(lang, "book-sender", sender))}
            {cell(lang, "book-document", none())}
            {cell(lang, "book-content", content)}
            {cell(lang, "book-kind", word(lang, "kind", row.kind.code()))}
            {cell(lang, "book-people", row.reporters.to_string())}
            {cell(lang, "book-answered-by", row.answered.map(|answer| document(lang, answer).into_any()).unwrap_or_else(|| none().into_any()))}
            {cell(lang, "book-competent", if row.competent { t(lang, "book-competent-yes") } else { none() })}
            {cell(lang, "book-guided", row.guided.map(|guided| document(lang, guided).into_any()).unwrap_or_else(|| none().into_any()))}
            {cell(lang, "book-referred", referred.map(IntoAny::into_any).unwrap_or_else(|| none().into_any()))}
            {cell(lang, "book-result", result)}
        </tr>
    }
}

/// Number and day of a document, as one reads them aloud.
fn document(lang: Lang, document: DocumentRef) -> impl IntoView + use<> {
    let number = document.number.map(|number| fill(lang, "book-document-number", &[("number", number.into())]));
    let on = document.on.map(|on| fill(lang, "book-document-on", &[("day", date::show(on).into())]));
    view! { <span class="document">{" "}{number}{" "}{on}</span> }
}
