//! `/cong-khai`: the published answers, newest first.

use domain::feedback::Outcome;
use domain::text::{QUERY_MAX, QUERY_WORDS_MAX, beginning};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use super::Desk;
use super::entry::Facts;
use crate::components::form::{Field, Select};
use crate::desks::{Choice, Period, PublishedEntry, Register, RegisterQuery, SearchNote};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// Characters of a summary in the list.
const SHOWN: usize = 300;

/// The list, narrowed by what the address asks for.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let (lang, query) = (lang(), asked());
    let wanted = query.clone();
    with_desk(
        move |desk: Desk| async move { desk.register(&wanted, lang).await },
        move |register| view! { <List register query/> },
    )
}

fn asked() -> RegisterQuery {
    let query = use_query_map().get_untracked();
    let read = |key: &str| query.get(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let id = |key: &str| read(key).and_then(|value| value.parse().ok());
    RegisterQuery {
        words: read("q"),
        province: id("province"),
        unit: id("unit"),
        group: read("group").filter(|group| RegisterQuery::GROUPS.contains(&group.as_str())),
        outcome: read("outcome").and_then(|code| Outcome::from_code(&code)),
        period: read("period").and_then(|code| Period::from_code(&code)),
        after: read("after"),
    }
}

/// The same list from another entry on.
fn address(lang: Lang, query: &RegisterQuery, after: Option<&str>) -> String {
    let mut params = ParamsMap::new();
    let asked = [
        ("q", query.words.clone()),
        ("province", query.province.map(|id| id.to_string())),
        ("unit", query.unit.map(|id| id.to_string())),
        ("group", query.group.clone()),
        ("outcome", query.outcome.map(|outcome| outcome.code().to_owned())),
        ("period", query.period.map(|period| period.code().to_owned())),
        ("after", after.map(str::to_owned)),
    ];
    for (name, value) in asked {
        if let Some(value) = value {
            params.insert(name, value);
        }
    }
    format!("{}{}", lang.path(paths::PUBLISHED), params.to_query_string())
}

#[component]
fn List(register: Register, query: RegisterQuery) -> impl IntoView {
    let lang = lang();
    let narrowed = RegisterQuery { after: None, ..query.clone() } != RegisterQuery::default();
    let first = query.after.is_some().then(|| address(lang, &query, None));
    let next = register.next.as_deref().map(|slug| address(lang, &query, Some(slug)));
    let feed = view! {
        <leptos_meta::Link rel="alternate" type_="application/atom+xml" href=paths::FEED title=t(lang, "register-heading")/>
    };
    let list = match register.note {
        Some(note) => view! { <div class="notice notice-info"><p>{not_looked_for(lang, &note)}</p></div> }.into_any(),
        None if register.entries.is_empty() => view! { <Nothing narrowed/> }.into_any(),
        None => {
            let entries = register.entries.into_iter().map(|entry| view! { <Row entry/> }).collect_view();
            view! { <div class="stack" data-register="">{entries}</div> }.into_any()
        }
    };
    view! {
        <Title text=t(lang, "register-heading")/>
        {feed}
        <h1>{t(lang, "register-heading")}</h1>
        <p class="lead">{t(lang, "register-lead")}</p>
        <Filters query provinces=register.provinces units=register.units narrowed/>
        {list}
        {(first.is_some() || next.is_some()).then(|| view! {
            <nav class="pager" aria-label=t(lang, "register-pager")>
                {first.map(|href| view! { <a href=href>{t(lang, "register-first")}</a> })}
                {next.map(|href| view! { <a href=href rel="next">{t(lang, "register-next")}</a> })}
            </nav>
        })}
        <p class="no-print"><a href=lang.path(paths::COMMITMENTS)>{t(lang, "register-commitments")}</a></p>
        <p class="no-print"><a href=paths::FEED>{t(lang, "register-feed")}</a></p>
    }
}

#[component]
fn Filters(query: RegisterQuery, provinces: Vec<Choice>, units: Vec<Choice>, narrowed: bool) -> impl IntoView {
    let lang = lang();
    let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let choices = |family: &str, codes: Vec<&str>| {
        let choice = |code: &str| Choice { value: code.to_owned(), label: word(lang, family, code) };
        codes.into_iter().map(choice).collect::<Vec<_>>()
    };
    let groups = choices("group", RegisterQuery::GROUPS.to_vec());
    let outcomes = choices("outcome", Outcome::ALL.iter().map(|outcome| outcome.code()).collect());
    let asked = RegisterQuery { words: None, after: None, ..query.clone() };
    let more = asked != RegisterQuery::default();
    let periods = choices("register-period", Period::ALL.iter().map(|period| period.code()).collect());
    view! {
        <form class="filters no-print" method="get" action=lang.path(paths::PUBLISHED) role="search">
            <Field
                name="q"
                label=t(lang, "register-words")
                hint=t(lang, "register-words-hint")
                value=query.words.unwrap_or_default()
                autocomplete="off"
            />
            // Folded, so that the list begins on the first screen of a phone.
            <details class="more" open=more>
                <summary>{t(lang, "register-more")}</summary>
                <Select name="province" label=t(lang, "published-place") choices=provinces value=id(query.province) empty=t(lang, "register-any")/>
                <Select name="unit" label=t(lang, "published-unit") choices=units value=id(query.unit) empty=t(lang, "register-any")/>
                <Select name="group" label=t(lang, "published-group") choices=groups value=query.group.unwrap_or_default() empty=t(lang, "register-any")/>
                <Select
                    name="outcome"
                    label=t(lang, "case-outcome")
                    choices=outcomes
                    value=query.outcome.map(Outcome::code).unwrap_or_default()
                    empty=t(lang, "register-any")
                />
                <Select
                    name="period"
                    label=t(lang, "register-period")
                    choices=periods
                    value=query.period.map(Period::code).unwrap_or_default()
                    empty=t(lang, "register-any")
                />
            </details>
            <p class="actions">
                <button class="button button-secondary" type="submit">{t(lang, "register-filter")}</button>
                {narrowed.then(|| view! {
                    <a class="button button-quiet" href=lang.path(paths::PUBLISHED)>{t(lang, "register-clear")}</a>
                })}
            </p>
        </form>
    }
}

/// An empty list says why, and what to do about it.
#[component]
fn Nothing(narrowed: bool) -> impl IntoView {
    let lang = lang();
    let (says, link, href) = if narrowed {
        ("register-nothing", "register-clear", paths::PUBLISHED)
    } else {
        ("register-empty", "nav-send", paths::FORM)
    };
    view! {
        <div class="notice notice-info">
            <p>{t(lang, says)}</p>
            <p><a href=lang.path(href)>{t(lang, link)}</a></p>
        </div>
    }
}

fn not_looked_for(lang: Lang, note: &SearchNote) -> String {
    match note {
        SearchNote::NoWords => t(lang, "register-no-words"),
        _ => fill(lang, "register-too-long", &[("words", QUERY_WORDS_MAX.into()), ("letters", QUERY_MAX.into())]),
    }
}

#[component]
fn Row(entry: PublishedEntry) -> impl IntoView {
    let lang = lang();
    view! {
        <article class="card" data-entry=entry.slug.clone()>
            <h2><a href=lang.path(&paths::published(&entry.slug))>{entry.category.clone()}</a></h2>
            <p class="user-text" lang="vi">{beginning(&entry.summary, SHOWN)}</p>
            <p class="user-text" lang="vi"><strong lang=lang.tag()>{t(lang, "published-answer")}": "</strong>{beginning(&entry.answer, SHOWN)}</p>
            <Facts entry=entry.clone()/>
        </article>
    }
}
