//! `/cong-khai/{slug}`: one published answer, or what stays at its address when it was taken down.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Desk;
use crate::components::case_parts::{Day, Prose};
use crate::desks::{DeskError, Entry, PublishedEntry};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// An entry by the address.
#[component]
pub fn EntryPage() -> impl IntoView {
    let lang = lang();
    let slug = use_params_map().get_untracked().get("slug").unwrap_or_default();
    with_desk(
        move |desk: Desk| async move { desk.published(&slug, lang).await?.ok_or(DeskError::NotFound) },
        move |entry| {
            let shown = match entry {
                Entry::Standing(entry) => view! { <Whole entry=*entry/> }.into_any(),
                Entry::TakenDown { on, why } => view! {
                    <h1>{t(lang, "published-down-heading")}</h1>
                    <div class="notice notice-info" data-taken-down=why.code()>
                        <p>{t(lang, "published-down")}" "<Day on=on/></p>
                        <p>{word(lang, "tombstone", why.code())}</p>
                    </div>
                }
                .into_any(),
            };
            view! { <Title text=t(lang, "published-title")/>{shown} }
        },
    )
}

#[component]
fn Whole(entry: PublishedEntry) -> impl IntoView {
    let lang = lang();
    let promise = entry.promise.clone();
    let state = entry.promise_state;
    view! {
        <article data-entry=entry.slug.clone()>
            <h1>{entry.category.clone()}</h1>
            <Facts entry=entry.clone()/>
            <h2>{t(lang, "published-summary")}</h2>
            <div lang="vi"><Prose text=&entry.summary/></div>
            <h2>{t(lang, "published-answer")}</h2>
            <div lang="vi"><Prose text=&entry.answer/></div>
            {promise.map(|promise| view! {
                <h2>{t(lang, "published-promise")}</h2>
                <div lang="vi"><Prose text=&promise/></div>
                {state.map(|state| view! { <p data-promise=state.code()><strong>{word(lang, "promise", state.code())}</strong></p> })}
            })}
            <p class="hint">{t(lang, "published-hidden")}</p>
        </article>
        <p class="no-print"><a href=lang.path(paths::PUBLISHED)>"← "{t(lang, "register-heading")}</a></p>
    }
}

/// What the register tells besides the words.
#[component]
pub(super) fn Facts(entry: PublishedEntry) -> impl IntoView {
    let lang = lang();
    let subject = entry.subject.map(|subject| match subject.post {
        Some(post) => format!("{post}, {}", subject.unit),
        None => subject.unit,
    });
    let place = entry.province.filter(|place| *place != entry.unit);
    view! {
        <dl class="summary">
            <div><dt>{t(lang, "form-kind-legend")}</dt><dd>{word(lang, "kind", entry.kind.code())}</dd></div>
            <div><dt>{t(lang, "published-group")}</dt><dd>{word(lang, "group", &entry.group)}</dd></div>
            {subject.map(|subject| view! { <div><dt>{t(lang, "published-subject")}</dt><dd>{subject}</dd></div> })}
            <div><dt>{t(lang, "published-unit")}</dt><dd>{entry.unit}</dd></div>
            {place.map(|place| view! { <div><dt>{t(lang, "published-place")}</dt><dd>{place}</dd></div> })}
            <div><dt>{t(lang, "published-received")}</dt><dd>{month(lang, entry.received)}</dd></div>
            {entry.outcome.map(|outcome| view! {
                <div><dt>{t(lang, "case-outcome")}</dt><dd>{word(lang, "outcome", outcome.code())}</dd></div>
            })}
            {entry.promise_state.map(|state| view! {
                <div><dt>{t(lang, "published-promise")}</dt><dd>{word(lang, "promise", state.code())}</dd></div>
            })}
            {entry.days.map(|days| view! { <div><dt>{t(lang, "published-days")}</dt><dd>{taken(lang, days)}</dd></div> })}
            <div><dt>{t(lang, "published-on")}</dt><dd><Day on=entry.published_on/></dd></div>
        </dl>
    }
}

/// Month and year: the day would tell too much.
fn month(lang: Lang, (month, year): (u8, i32)) -> String {
    fill(lang, "published-month", &[("month", format!("{month:02}").into()), ("year", year.to_string().into())])
}

/// Days taken against days allowed, and whether that was in time.
fn taken(lang: Lang, (taken, allowed): (u32, u32)) -> String {
    let key = if taken > allowed { "published-days-late" } else { "published-days-in-time" };
    fill(lang, key, &[("taken", taken.into()), ("allowed", allowed.into())])
}
