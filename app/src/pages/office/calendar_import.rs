//! Renewing the calendar from a file: first what would change, then the button that changes it.

use domain::calendar::change::Change;
use leptos::prelude::*;

use super::Desk;
use super::calendar::day_cells;
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field, LongField, Tick};
use crate::components::table::{cell, columns};
use crate::desks::{CalendarEffect, CalendarPreview, CalendarTyped, DeskError};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const CHANGES: [&str; 6] =
    ["calendar-change", "calendar-day", "calendar-kind", "calendar-name", "calendar-status", "calendar-source"];
const MOVES: [&str; 4] = ["desk-number", "calendar-date", "calendar-from", "calendar-to"];

/// The form; behind it, once a file was sent, what it would change.
#[component]
pub fn CalendarImportPage() -> impl IntoView {
    let lang = lang();
    let form = form_state();
    let typed = CalendarTyped {
        content: form.value("content", ""),
        year: form.value("year", "").trim().to_owned(),
        whole: form.ticked("whole", "yes", false),
    };
    let wanted = typed.clone();
    let sent = form.posted && !typed.content.is_empty();
    with_desk(
        move |desk: Desk| async move {
            if !desk.rights().calendar {
                return Err(DeskError::NotFound);
            }
            if sent { desk.calendar_preview(&wanted).await } else { Ok(None) }
        },
        move |preview| {
            view! {
                <Title text=t(lang, "calendar-import")/>
                <p class="no-print"><a href=paths::OFFICE_CALENDAR>"← "{t(lang, "calendar")}</a></p>
                <ErrorSummary/>
                <h1>{t(lang, "calendar-import")}</h1>
                {preview.map(|preview| view! { <Preview preview typed/> })}
                <Sheet/>
            }
        },
    )
}

/// Where a file is chosen or pasted.
#[component]
fn Sheet() -> impl IntoView {
    let lang = lang();
    view! {
        <h2>{t(lang, "calendar-file-heading")}</h2>
        <p>{t(lang, "calendar-columns")}</p>
        <p><code>"date;kind;name;status;source"</code></p>
        <p class="hint">{t(lang, "calendar-rows")}</p>
        <form class="form" method="post" enctype="multipart/form-data" action=paths::OFFICE_CALENDAR_IMPORT>
            <Field name="file" label=t(lang, "calendar-file") hint=t(lang, "calendar-file-hint") kind="file"/>
            <LongField name="content" label=t(lang, "calendar-content") hint=t(lang, "calendar-content-hint") rows=10/>
            <Field name="year" label=t(lang, "calendar-for-year") hint=t(lang, "calendar-for-year-hint") width="short" inputmode="numeric"/>
            <Tick name="whole" label=t(lang, "calendar-whole") hint=t(lang, "calendar-whole-hint")/>
            <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "calendar-look")}</button></p>
        </form>
    }
}

/// What would change, and the form that wants it.
#[component]
fn Preview(preview: CalendarPreview, typed: CalendarTyped) -> impl IntoView {
    let lang = lang();
    if preview.changes.is_empty() {
        return view! { <div class="notice notice-info" role="status"><p>{t(lang, "calendar-nothing")}</p></div> }
            .into_any();
    }
    let count = |which: fn(&Change) -> bool| preview.changes.iter().filter(|change| which(change)).count();
    let counts = [
        ("added", count(|change| matches!(change, Change::Add(_))).into()),
        ("changed", count(|change| matches!(change, Change::Replace { .. })).into()),
        ("removed", count(|change| matches!(change, Change::Remove(_))).into()),
    ];
    let rows = preview.changes.iter().map(|change| changed(lang, change)).collect_view();
    view! {
        <h2>{t(lang, "calendar-preview")}</h2>
        <p role="status" data-changes=preview.changes.len().to_string()>{fill(lang, "calendar-counts", &counts)}</p>
        <table class="list">
            <caption>{t(lang, "calendar-changes")}</caption>
            {columns(lang, &CHANGES)}
            <tbody>{rows}</tbody>
        </table>
        <Dates effect=preview.effect/>
        <DeskForm asks=Asks::Change("import") button=t(lang, "calendar-confirm")>
            <input type="hidden" name="content" value=typed.content/>
            <input type="hidden" name="year" value=typed.year/>
            {typed.whole.then(|| view! { <input type="hidden" name="whole" value="yes"/> })}
            <input type="hidden" name="seen" value=preview.seen/>
        </DeskForm>
    }
    .into_any()
}

fn changed(lang: Lang, change: &Change) -> impl IntoView + use<> {
    let (key, before) = match change {
        Change::Add(_) => ("calendar-added", None),
        Change::Remove(_) => ("calendar-removed", None),
        Change::Replace { old, .. } => ("calendar-changed", Some(old)),
    };
    let before = before.map(|old| {
        let parts = [
            word(lang, "day-kind", old.kind().code()),
            old.name().to_owned(),
            word(lang, "certainty", old.certainty().code()),
            old.source().to_owned(),
        ];
        let was = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        view! { <span class="caption">{fill(lang, "calendar-was", &[("was", was.into())])}</span> }
    });
    view! {
        <tr>
            {cell(lang, "calendar-change", view! { {t(lang, key)}" "{before} })}
            {day_cells(lang, change.day())}
        </tr>
    }
}

/// What becomes of the dates of open cases.
#[component]
fn Dates(effect: CalendarEffect) -> impl IntoView {
    let lang = lang();
    let numbers = [("cases", effect.cases.into()), ("later", effect.later.into()), ("earlier", effect.earlier.into())];
    let sentence =
        if effect.cases == 0 { t(lang, "calendar-no-moves") } else { fill(lang, "calendar-moves", &numbers) };
    let kept = (effect.kept > 0).then(|| {
        view! { <p data-kept=effect.kept.to_string()>{fill(lang, "calendar-kept", &[("kept", effect.kept.into())])}</p> }
    });
    let named = effect.first.len() as u64;
    let more = (effect.later + effect.earlier).saturating_sub(named);
    let more = (more > 0).then(|| view! { <p>{fill(lang, "calendar-more", &[("more", more.into())])}</p> });
    let rows = effect
        .first
        .into_iter()
        .map(|moved| {
            view! {
                <tr>
                    {cell(lang, "desk-number", moved.number)}
                    {cell(lang, "calendar-date", word(lang, "clock", moved.clock.code()))}
                    {cell(lang, "calendar-from", view! { <Day on=moved.from/> })}
                    {cell(lang, "calendar-to", view! { <Day on=moved.to/> })}
                </tr>
            }
        })
        .collect_view();
    let table = (named > 0).then(|| {
        view! {
            <table class="list">
                <caption>{t(lang, "calendar-dates")}</caption>
                {columns(lang, &MOVES)}
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! {
        <h2>{t(lang, "calendar-dates")}</h2>
        <p data-cases=effect.cases.to_string()>{sentence}</p>
        {kept}
        {table}
        {more}
        <p class="hint">{t(lang, "calendar-told")}</p>
    }
}
