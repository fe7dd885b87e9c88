//! The calendar of working days, a year at a time.

use domain::calendar::{CalendarDay, YearStanding};
use leptos::prelude::*;

use super::{Desk, asked};
use crate::components::case_parts::Day;
use crate::components::table::{cell, columns};
use crate::desks::{CalendarView, CalendarYear, DeskError};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const YEARS: [&str; 3] = ["calendar-year", "calendar-standing", "calendar-working-days"];
const DAYS: [&str; 5] = ["calendar-day", "calendar-kind", "calendar-name", "calendar-status", "calendar-source"];

/// Which years are known, and each day of one of them that differs from its week.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let lang = lang();
    let year = asked("year").map(|year| year.parse::<i32>().map_err(|_| DeskError::NotFound)).transpose();
    with_desk(
        move |desk: Desk| async move { Ok((desk.calendar(year?).await?, desk.missing_year(), desk.rights().calendar)) },
        move |(calendar, missing, may_import)| {
            view! {
                <Title text=t(lang, "calendar")/>
                <h1>{t(lang, "calendar")}</h1>
                <p class="lead">{t(lang, "calendar-lead")}</p>
                {missing.map(|year| view! { <MissingYear year may_import/> })}
                {may_import.then(|| view! {
                    <p class="actions"><a class="button" href=paths::OFFICE_CALENDAR_IMPORT>{t(lang, "calendar-import")}</a></p>
                })}
                {years(lang, &calendar)}
                {days(lang, calendar)}
            }
        },
    )
}

/// That the official days of a year are not here, and what to do.
#[component]
pub(super) fn MissingYear(year: i32, may_import: bool) -> impl IntoView {
    let lang = lang();
    let named = [("year", year.to_string().into())];
    view! {
        <div class="notice notice-warn" data-missing-year=year.to_string()>
            <h2>{fill(lang, "calendar-missing", &named)}</h2>
            <p>{t(lang, "calendar-missing-why")}</p>
            {may_import.then(|| view! {
                <p><a href=paths::OFFICE_CALENDAR_IMPORT>{t(lang, "calendar-missing-do")}</a></p>
            })}
        </div>
    }
}

fn years(lang: Lang, calendar: &CalendarView) -> impl IntoView + use<> {
    let shown = calendar.shown;
    let rows = calendar
        .years
        .iter()
        .map(|&CalendarYear { year, standing, working_days }| {
            let link = view! {
                <a href=paths::calendar_year(year) aria-current=(year == shown).then_some("page")>{year.to_string()}</a>
            };
            let known = (standing != YearStanding::Unknown).then(|| working_days.to_string());
            view! {
                <tr>
                    {cell(lang, "calendar-year", link)}
                    {cell(lang, "calendar-standing", word(lang, "calendar-standing", standing.code()))}
                    {cell(lang, "calendar-working-days", known)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "calendar-years")}</caption>
            {columns(lang, &YEARS)}
            <tbody>{rows}</tbody>
        </table>
    }
}

fn days(lang: Lang, calendar: CalendarView) -> AnyView {
    let heading = fill(lang, "calendar-days", &[("year", calendar.shown.to_string().into())]);
    if calendar.days.is_empty() {
        return view! { <div class="notice notice-info"><p>{t(lang, "calendar-no-days")}</p></div> }.into_any();
    }
    let rows = calendar.days.into_iter().map(|day| view! { <tr>{day_cells(lang, &day)}</tr> }).collect_view();
    view! {
        <table class="list">
            <caption>{heading}</caption>
            {columns(lang, &DAYS)}
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The cells of a day, as the head of the list names them.
pub(super) fn day_cells(lang: Lang, day: &CalendarDay) -> impl IntoView + use<> {
    let on = day.day();
    view! {
        {cell(lang, "calendar-day", view! { <Day on/> })}
        {cell(lang, "calendar-kind", word(lang, "day-kind", day.kind().code()))}
        {cell(lang, "calendar-name", day.name().to_owned())}
        {cell(lang, "calendar-status", word(lang, "certainty", day.certainty().code()))}
        {cell(lang, "calendar-source", day.source().to_owned())}
    }
}
