//! The inbox of the Front and of the units: counts, filters, the list.

mod beside;
mod kept;
mod keys;
mod several;

pub use beside::{BesideLinks, GoesOn, opened_from};
pub use kept::{DROP, KEEP};
pub use keys::{KEYS, ON as KEYS_ON, STATE as KEYS_STATE};

use domain::case::{State, Transition};
use domain::text::{QUERY_MAX, QUERY_WORDS_MAX};
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use self::kept::{KeptFilters, came_back};
use self::keys::KeysOfList;
use self::several::{MovedNotice, Pick, Several, fits, taken_by};
use super::case_parts::{Day, LevelChip, StateChip};
use super::done::DoneNotice;
use super::form::{Field, Select};
use crate::desks::{CaseRow, Choice, Inbox, InboxQuery, SearchNote, Tray};
use crate::page::{FormState, lang};
use crate::words::{Lang, fill, t, word};

/// What the address asks for. Whatever is in it that means nothing is passed over.
#[must_use]
pub fn asked() -> InboxQuery {
    let query = use_query_map().get_untracked();
    read(|key| query.get(key))
}

/// The same of any address, by the values of its parts.
#[must_use]
pub fn read(value: impl Fn(&str) -> Option<String>) -> InboxQuery {
    let read = |key: &str| value(key).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    InboxQuery {
        tray: read("tray").and_then(|code| Tray::from_code(&code)).unwrap_or_default(),
        state: read("state").and_then(|code| State::from_code(&code)),
        category: read("category"),
        number: read("number"),
        words: read("q"),
        after: read("after"),
    }
}

/// Which inbox it is.
#[derive(Clone, Copy)]
pub struct Place {
    /// Address of the inbox.
    pub path: &'static str,
    /// Address of a case.
    pub case: fn(&str) -> String,
    /// The states that can be asked for.
    pub states: fn(State) -> bool,
    /// What is said about searching.
    pub search_hint: fn(Lang) -> String,
    /// What an empty tray says.
    pub empty: fn(Lang, Tray) -> String,
}

impl Place {
    /// A case as somebody opens it who looks at this list.
    fn opened(self, query: &InboxQuery, number: &str) -> String {
        let case = (self.case)(number);
        // A case that was looked up by its number stands in no list.
        if query.number.is_some() { case } else { format!("{case}{}", list_query(query, None)) }
    }

    /// The same list from another key on.
    #[must_use]
    pub fn page(self, query: &InboxQuery, after: Option<&str>) -> String {
        format!("{}{}", self.path, list_query(query, after))
    }
}

/// Names of what says in an address which list it is.
const LIST_KEYS: [&str; 4] = ["tray", "state", "category", "q"];

/// What of an address says from which list a case was opened; empty where nothing does.
#[must_use]
pub fn list_of(query: &str) -> String {
    let kept = |part: &&str| part.split_once('=').is_some_and(|(name, _)| LIST_KEYS.contains(&name));
    let parts: Vec<&str> = query.split('&').filter(kept).collect();
    if parts.iter().any(|part| part.starts_with("tray=")) { parts.join("&") } else { String::new() }
}

fn list_query(query: &InboxQuery, after: Option<&str>) -> String {
    let mut params = ParamsMap::new();
    params.insert("tray", query.tray.code().to_owned());
    if let Some(state) = query.state {
        params.insert("state", state.code().to_owned());
    }
    if let Some(category) = &query.category {
        params.insert("category", category.clone());
    }
    if let Some(words) = &query.words {
        params.insert("q", words.clone());
    }
    if let Some(after) = after {
        params.insert("after", after.to_owned());
    }
    params.to_query_string()
}

/// The whole inbox.
#[component]
pub fn InboxView(inbox: Inbox, query: InboxQuery, place: Place) -> impl IntoView {
    let lang = lang();
    let looked_up = query.number.is_some();
    let searched = query.words.is_some() && !looked_up;
    let heading = if looked_up {
        t(lang, "desk-found")
    } else if searched {
        t(lang, "search-found")
    } else {
        word(lang, "tray", query.tray.code())
    };
    let trays = inbox
        .counts
        .iter()
        .map(|(tray, count)| {
            let current = (!looked_up && !searched && *tray == query.tray).then_some("true");
            let href = place.page(&InboxQuery { tray: *tray, ..InboxQuery::default() }, None);
            view! {
                <li>
                    <a href=href aria-current=current><b>{count.to_string()}</b>" "{word(lang, "tray", tray.code())}</a>
                </li>
            }
        })
        .collect_view();
    let kept = view! { <KeptFilters kept=inbox.kept query=query.clone() place/> }.into_any();
    let rows = inbox.list.rows;
    // What is wrong with a filter is none of what is done with several cases.
    if came_back() {
        provide_context(FormState::default());
    }
    let list = if let Some(note) = inbox.note {
        view! { <NotLookedFor note/> }.into_any()
    } else if rows.is_empty() {
        view! { <Nothing query=query.clone() place/> }.into_any()
    } else {
        view! { <Several rows heading place query=query.clone() bulk=inbox.bulk/> }.into_any()
    };
    let late = inbox.counts.iter().find(|(tray, count)| *tray == Tray::Late && count.0 > 0).map(|(_, count)| {
        let sentence = fill(lang, "desk-late", &[("count", count.to_string().into())]);
        let href = place.page(&InboxQuery { tray: Tray::Late, ..InboxQuery::default() }, None);
        view! { <div class="notice notice-danger" data-late=count.to_string()><p><a href=href>{sentence}</a></p></div> }
    });
    let filters = query.clone();
    let open = query.tray == Tray::Open && !looked_up && !searched;
    view! {
        <DoneNotice/>
        <ul class="counts" aria-label=t(lang, "desk-trays")>{trays}</ul>
        {late.filter(|_| open)}
        // What was ticked in the list, and is wrong with it, is none of theirs.
        <Provider value=FormState::default()>
            <LookUp query=filters.clone() place/>
            {(!looked_up).then(|| view! { <Filters query=filters place categories=inbox.categories/> })}
        </Provider>
        {kept}
        <MovedNotice/>
        {list}
        <Pager query place next=inbox.list.next/>
        <KeysOfList on=inbox.keys/>
    }
}

/// One case by its number. Words are looked for beside the filters, which they go together with.
#[component]
fn LookUp(query: InboxQuery, place: Place) -> impl IntoView {
    let lang = lang();
    view! {
        <form class="filters" method="get" action=place.path role="search">
            <Field
                name="number"
                label=t(lang, "desk-look-up")
                hint=t(lang, "desk-look-up-hint")
                value=query.number.unwrap_or_default()
                autocomplete="off"
            />
            <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "desk-look-up-button")}</button></p>
        </form>
    }
}

#[component]
fn Filters(query: InboxQuery, place: Place, categories: Vec<Choice>) -> impl IntoView {
    let lang = lang();
    let states = State::ALL
        .iter()
        .filter(|state| (place.states)(**state))
        .map(|state| Choice { value: state.code().to_owned(), label: word(lang, "state", state.code()) })
        .collect();
    let filtered = query.state.is_some() || query.category.is_some() || query.words.is_some();
    let clear = place.page(&InboxQuery { tray: query.tray, ..InboxQuery::default() }, None);
    view! {
        <form class="filters" method="get" action=place.path>
            <input type="hidden" name="tray" value=query.tray.code()/>
            <Field
                name="q"
                label=t(lang, "search-words")
                hint=(place.search_hint)(lang)
                value=query.words.unwrap_or_default()
                autocomplete="off"
            />
            <Select
                name="state"
                label=t(lang, "desk-state")
                choices=states
                value=query.state.map(State::code).unwrap_or_default()
                empty=t(lang, "desk-any-state")
            />
            <Select
                name="category"
                label=t(lang, "desk-category")
                choices=categories
                value=query.category.unwrap_or_default()
                empty=t(lang, "desk-any-category")
            />
            <p class="actions">
                <button class="button button-secondary" type="submit">{t(lang, "desk-filter")}</button>
                {filtered.then(|| view! { <a class="button button-quiet" href=clear>{t(lang, "desk-filter-clear")}</a> })}
            </p>
        </form>
    }
}

/// An empty list says why, and what to do about it.
#[component]
fn Nothing(query: InboxQuery, place: Place) -> impl IntoView {
    let lang = lang();
    let sentence = if query.number.is_some() {
        t(lang, "desk-not-found")
    } else if query.words.is_some() {
        t(lang, "search-nothing")
    } else if query.state.is_some() || query.category.is_some() {
        t(lang, "desk-nothing-filtered")
    } else {
        (place.empty)(lang, query.tray)
    };
    view! { <div class="notice notice-info"><p>{sentence}</p></div> }
}

/// Words that could not be looked for, and what would help.
#[component]
fn NotLookedFor(note: SearchNote) -> impl IntoView {
    let lang = lang();
    let sentence = match note {
        SearchNote::NoWords => t(lang, "search-no-words"),
        SearchNote::TooLong => {
            let limits = [("words", QUERY_WORDS_MAX.into()), ("letters", QUERY_MAX.into())];
            fill(lang, "search-too-long", &limits)
        }
        SearchNote::TooFrequent(words) => fill(lang, "search-too-frequent", &[("words", words.join(", ").into())]),
    };
    view! { <div class="notice notice-info" role="status"><p>{sentence}</p></div> }
}

#[component]
fn CaseTable(
    rows: Vec<CaseRow>,
    heading: String,
    place: Place,
    query: InboxQuery,
    /// What can be done with several at once: each row that fits can be ticked.
    moves: Vec<Transition>,
) -> impl IntoView {
    let lang = lang();
    let label = |key: &str| t(lang, key);
    let several = !moves.is_empty();
    let mut first = true;
    let rows = rows
        .into_iter()
        .map(|row| {
            let pick = several.then(|| {
                let fits = fits(&moves, row.state);
                let number = row.number.clone();
                view! { <td class="pick">{fits.then(|| view! { <Pick number first=std::mem::take(&mut first)/> })}</td> }
            });
            let take = taken_by(&moves, row.state).map(Transition::code);
            view! {
                <tr>
                    {pick}
                    <td data-label=label("desk-number")>
                        <a href=place.opened(&query, &row.number) data-row=row.number.clone() data-take=take><span data-case-number=row.number.clone()>{row.number.clone()}</span></a>
                        {row.erased.then(|| view! { " "<span class="state-chip chip-stop">{t(lang, "erased-chip")}</span> })}
                        {row.urgent.then(|| view! { " "<span class="state-chip chip-late">{t(lang, "desk-urgent")}</span> })}
                        {row.retaliation.then(|| view! { " "<RetaliationChip/> })}
                        {row.concern.then(|| view! { " "<span class="state-chip chip-wait" data-concern="">{t(lang, "desk-concern")}</span> })}
                    </td>
                    <td data-label=label("desk-kind")>
                        {row.kind}
                        {row.channel.map(|channel| view! { " "<span class="caption" data-channel="">{channel}</span> })}
                    </td>
                    <td data-label=label("desk-category")>{row.category}</td>
                    <td data-label=label("desk-subject")>{row.subject}</td>
                    <td data-label=label("desk-state")>
                        <StateChip state=row.state/>
                        {row.publication.map(|publication| view! {
                            " "<span class="state-chip chip-wait" data-publication=publication.code()>
                                {word(lang, "publication", publication.code())}
                            </span>
                        })}
                        {row.raised.then(|| view! { " "<span class="state-chip chip-wait" data-raised="">{t(lang, "desk-raised")}</span> })}
                        {row.waits_for_leader.then(|| view! { " "<span class="state-chip chip-wait" data-leader="">{t(lang, "desk-waits-for-leader")}</span> })}
                    </td>
                    <td data-label=label("desk-received")><Day on=row.received_on/></td>
                    <td data-label=label("desk-due")>
                        {match row.due {
                            Some((day, level)) => view! {
                                <Day on=day/>" "<LevelChip level/>
                            }
                            .into_any(),
                            None => "–".into_any(),
                        }}
                        {row.height.map(|height| view! {
                            <p class="caption" data-height=height.step.to_string()>
                                {height.of.map(|clock| format!("{clock}: "))}
                                {word(lang, "rung", &height.step.to_string())}
                            </p>
                        })}
                    </td>
                    <td data-label=label("desk-assigned")>{row.assigned_to.unwrap_or_else(|| "–".to_owned())}</td>
                </tr>
            }
        })
        .collect_view();
    let columns = [
        "desk-number",
        "desk-kind",
        "desk-category",
        "desk-subject",
        "desk-state",
        "desk-received",
        "desk-due",
        "desk-assigned",
    ]
    .map(|key| view! { <th scope="col">{t(lang, key)}</th> });
    view! {
        <table class="list">
            <caption>{heading}</caption>
            <thead>
                <tr>
                    {several.then(|| view! { <th scope="col"><span class="visually-hidden">{t(lang, "bulk-column")}</span></th> })}
                    {columns}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The sender of a case is, or was, threatened or put under pressure.
#[component]
pub fn RetaliationChip() -> impl IntoView {
    view! { <span class="state-chip chip-late" data-retaliation="">{t(lang(), "desk-retaliation")}</span> }
}

#[component]
fn Pager(query: InboxQuery, place: Place, next: Option<String>) -> impl IntoView {
    let first = query.after.is_some().then(|| place.page(&query, None));
    let next = next.map(|key| place.page(&query, Some(&key)));
    view! { <PagerLinks first next/> }
}

/// The way through a list that is read by a key: on, or back to its start.
#[component]
pub fn PagerLinks(first: Option<String>, next: Option<String>) -> impl IntoView {
    let lang = lang();
    (first.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=t(lang, "desk-pager")>
                {first.map(|href| view! { <a href=href>{t(lang, "desk-pager-first")}</a> })}
                {next.map(|href| view! { <a href=href rel="next">{t(lang, "desk-pager-next")}</a> })}
            </nav>
        }
    })
}
