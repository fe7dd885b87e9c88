//! An entry of a list: its form, what a new version changes, and the versions so far.

mod fields;

use domain::date::show;
use domain::lists::List;
use leptos::prelude::*;

use super::{Desk, NEW, id_in_address};
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::done::DoneNotice;
use crate::components::form::{ErrorSummary, Field};
use crate::components::one_time_field::ConfirmField;
use crate::components::table::{cell, columns};
use crate::desks::{Effect, EntryChoices, EntryPreview, EntryVersion, ListedEntry, Rough};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};
use fields::{Fields, said};

const CHANGES: [&str; 3] = ["list-what", "list-before", "list-after"];

/// A category.
#[component]
pub fn CategoryPage() -> impl IntoView {
    page(List::Categories)
}

/// A time limit.
#[component]
pub fn DeadlinePage() -> impl IntoView {
    page(List::Deadlines)
}

/// A routing rule, new or known.
#[component]
pub fn RulePage() -> impl IntoView {
    page(List::Rules)
}

/// A post.
#[component]
pub fn PostPage() -> impl IntoView {
    page(List::Posts)
}

fn page(list: List) -> AnyView {
    let id = id_in_address();
    let form = form_state();
    let asked = form.posted && matches!(&*form.value("action", ""), "look" | "keep");
    let typed: Vec<(String, String)> = form.pairs().to_vec();
    with_desk(
        move |desk: Desk| async move {
            let key = (id != NEW || list != List::Rules).then_some(id.as_str());
            let view = desk.entry(list, key).await?;
            let preview = if asked { desk.entry_preview(list, key, &typed).await? } else { None };
            Ok((id, view, preview))
        },
        |(id, view, preview)| view! { <DoneNotice/><Entry id view preview/> },
    )
}

/// Where the list is.
fn of_list(list: List) -> (&'static str, &'static str) {
    match list {
        List::Categories => (paths::OFFICE_CATEGORIES, "office-categories"),
        List::Deadlines => (paths::OFFICE_DEADLINES, "office-deadlines"),
        List::Rules => (paths::OFFICE_RULES, "office-rules"),
        List::Posts => (paths::OFFICE_POSTS, "office-posts"),
    }
}

#[component]
fn Entry(id: String, view: ListedEntry, preview: Option<EntryPreview>) -> impl IntoView {
    let lang = lang();
    let ListedEntry { list, title, versions, first_day, today, choices } = view;
    let (back, name) = of_list(list);
    let heading = match list {
        _ if title.is_empty() => t(lang, "list-rule-new"),
        List::Rules => fill(lang, "list-rule-at", &[("position", title.into())]),
        _ => title,
    };
    let here = format!("{back}/{id}");
    let newest = versions.first().cloned();
    let ended = newest.as_ref().and_then(|version| version.valid_to);
    let may_end = list == List::Rules
        && newest.as_ref().is_some_and(|version| version.valid_to.is_none() && version.valid_from <= today);
    let values = newest.map(|version| version.values).unwrap_or_default();
    view! {
        <Title text=t(lang, name)/>
        <p class="no-print"><a href=back>"← "{t(lang, name)}</a></p>
        <ErrorSummary/>
        <h1>{heading}</h1>
        <p class="lead">{word(lang, "list-about", list.code())}</p>
        {ended.map(|day| view! {
            <div class="notice notice-info"><p>{t(lang, "list-ended")}" "<Day on=day/>"."</p></div>
        })}
        {preview.map(|preview| view! { <Preview preview choices=choices.clone()/> })}
        {ended.is_none().then(|| {
            let keeps = form_state().posted && form_state().value("action", "") == "keep";
            view! {
                <h2>{t(lang, "list-form")}</h2>
                <form class="form" method="post" action=here>
                    <input type="hidden" name="action" value="look"/>
                    <Fields list values choices=choices.clone()/>
                    <Field
                        name="valid_from"
                        label=t(lang, "list-valid-from")
                        hint=t(lang, "list-valid-from-hint")
                        value=show(first_day)
                        inputmode="numeric"
                        width="control-short"
                        required=true
                    />
                    {(!keeps).then(|| view! { <ConfirmField/> })}
                    <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "list-look")}</button></p>
                </form>
            }
        })}
        {may_end.then(|| view! {
            <h2>{t(lang, "list-rule-end")}</h2>
            <p>{t(lang, "list-rule-end-about")}</p>
            <DeskForm asks=Asks::Change("end") button=t(lang, "list-rule-end") class="button button-danger"/>
        })}
        <Versions versions choices today/>
    }
}

/// What changes, and the button that changes it.
#[component]
fn Preview(preview: EntryPreview, choices: EntryChoices) -> impl IntoView {
    let lang = lang();
    let EntryPreview { before, after, valid_from, effects, seen } = preview;
    let was = |field: &str| before.iter().find(|(name, _)| *name == field).map(|(_, value)| value.clone());
    let changed: Vec<_> = after.iter().filter(|(field, value)| was(field).as_ref() != Some(value)).collect();
    if changed.is_empty() {
        return view! { <div class="notice notice-info" role="status"><p>{t(lang, "list-nothing")}</p></div> }
            .into_any();
    }
    let rows = changed
        .iter()
        .map(|(field, value)| {
            let before = was(field).map(|value| said(lang, field, &value, &choices));
            view! {
                <tr data-changed=*field>
                    {cell(lang, "list-what", word(lang, "list-field", field))}
                    {cell(lang, "list-before", before.unwrap_or_else(|| "–".to_owned()))}
                    {cell(lang, "list-after", said(lang, field, value, &choices))}
                </tr>
            }
        })
        .collect_view();
    let hidden = after
        .iter()
        .map(|(field, value)| view! { <input type="hidden" name=*field value=value.clone()/> })
        .collect_view();
    let effects = effects.into_iter().map(|effect| view! { <li>{effect_words(lang, effect)}</li> }).collect_view();
    view! {
        <section class="card" aria-labelledby="list-preview" data-preview="">
            <h2 id="list-preview">{t(lang, "list-preview")}</h2>
            <p role="status">{t(lang, "list-from")}" "<Day on=valid_from/>"."</p>
            <table class="list">
                <caption>{t(lang, "list-changes")}</caption>
                {columns(lang, &CHANGES)}
                <tbody>{rows}</tbody>
            </table>
            <ul>{effects}</ul>
            <p class="hint">{t(lang, "list-told")}</p>
            <DeskForm asks=Asks::Change("keep") button=t(lang, "list-keep")>
                {hidden}
                <input type="hidden" name="valid_from" value=show(valid_from)/>
                <input type="hidden" name="seen" value=seen/>
            </DeskForm>
        </section>
    }
    .into_any()
}

fn effect_words(lang: Lang, effect: Effect) -> String {
    let day = |day: Option<time::Date>| day.map_or_else(|| "–".to_owned(), show);
    let roughly = |count: Rough| match count.at_least() {
        Some(least) => fill(lang, "list-count-at-least", &[("count", least.into())]),
        None => fill(lang, "list-count-few", &[("limit", Rough::FEW.into())]),
    };
    match effect {
        Effect::CasesAbout(cases) => fill(lang, "list-effect-cases", &[("cases", roughly(cases).into())]),
        Effect::DatesStay { dates, told } => {
            fill(lang, "list-effect-dates", &[("dates", roughly(dates).into()), ("told", roughly(told).into())])
        }
        Effect::Example { from, before, after } => {
            let days = [("from", show(from)), ("before", day(before)), ("after", day(after))];
            fill(lang, "list-effect-example", &days.map(|(name, day)| (name, day.into())))
        }
        Effect::Rerouted { other, of } => {
            fill(lang, "list-effect-rerouted", &[("other", roughly(other).into()), ("of", roughly(of).into())])
        }
        Effect::LettersStay(letters) => fill(lang, "list-effect-letters", &[("letters", roughly(letters).into())]),
        Effect::Holders { people, cases } => {
            fill(lang, "list-effect-holders", &[("people", people.into()), ("cases", roughly(cases).into())])
        }
    }
}

/// What each version says.
#[component]
fn Versions(versions: Vec<EntryVersion>, choices: EntryChoices, today: time::Date) -> impl IntoView {
    let lang = lang();
    let count = versions.len();
    let rows = versions
        .into_iter()
        .zip((1..=count).rev())
        .map(|(version, number)| {
            let says = version
                .values
                .iter()
                .map(|(field, value)| {
                    let value = said(lang, field, value, &choices);
                    view! { <dt>{word(lang, "list-field", field)}</dt><dd>{value}</dd> }
                })
                .collect_view();
            let holds = version.valid_from <= today && version.valid_to.is_none_or(|day| day > today);
            let head = fill(lang, "list-version", &[("number", number.into())]);
            view! {
                <details data-version=number.to_string() open=holds>
                    <summary>
                        {head}" – "<Day on=version.valid_from/>
                        {version.valid_to.map(|day| view! { " – "<Day on=day/> })}
                        {holds.then(|| view! { " "<span class="state-chip chip-done">{t(lang, "list-holds")}</span> })}
                    </summary>
                    <dl>{says}</dl>
                </details>
            }
        })
        .collect_view();
    (count > 0).then(|| view! { <h2>{t(lang, "list-versions")}</h2>{rows} })
}
