//! `/thong-ke`: the public figures. The rule of what may stand here is [`domain::figures`].

mod chart;
mod table;
pub mod words;

use domain::figures::{By, MEDIAN_FROM, Measure, Period, SHARE_FROM, Sheet};
use domain::small_counts::LEAST;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{Desk, points};
use crate::components::case_parts::Day;
use crate::components::form::Select;
use crate::desks::{Choice, DeskError, Figures, FiguresOf, FiguresQuery};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

use chart::chart;
use table::Table;

/// The figures of the period and the place in the address.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let query = use_query_map().get_untracked();
    let asked = asked(query.get_str(paths::FIGURES_PERIOD), query.get_str(paths::FIGURES_PLACE));
    with_desk(
        move |desk: Desk| async move { desk.figures(asked.ok_or(DeskError::NotFound)?).await },
        move |figures| view! { <Whole figures/> },
    )
}

/// What an address asks for. `None`: something that cannot be.
#[must_use]
pub fn asked(period: Option<&str>, place: Option<&str>) -> Option<FiguresQuery> {
    let given = |value: Option<&str>| value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    let period = given(period).map(|code| Period::parse(&code).ok_or(())).transpose().ok()?;
    let place = given(place).map(|id| id.parse::<i64>()).transpose().ok()?;
    Some(FiguresQuery { period, place })
}

#[component]
fn Whole(figures: Figures) -> impl IntoView {
    let lang = lang();
    let next = figures.next.map(|(quarter, on)| {
        let period = words::period(lang, Period::Quarter(quarter));
        view! { <p class="hint">{fill(lang, "figures-next", &[("period", period.into())])}" "<Day on/></p> }
    });
    let shown = match figures.shown {
        None => view! {
            <div class="notice notice-info"><p>{t(lang, "figures-empty")}</p></div>
        }
        .into_any(),
        Some(shown) => view! { <Shown shown periods=figures.periods/> }.into_any(),
    };
    view! {
        <Title text=t(lang, "figures-heading")/>
        <h1>{t(lang, "figures-heading")}</h1>
        <p class="lead">{t(lang, "figures-lead")}</p>
        {shown}
        {next}
        <Rules/>
        <p class="no-print"><a href=paths::OPENAPI>{t(lang, "interface-link")}</a></p>
    }
}

#[component]
fn Shown(shown: FiguresOf, periods: Vec<Period>) -> impl IntoView {
    let lang = lang();
    let choices =
        periods.iter().map(|period| Choice { value: period.to_string(), label: words::period(lang, *period) });
    let (period, place) = (shown.period, shown.place.as_ref().map(|place| place.id));
    let back = shown.place.as_ref().map(|_| match &shown.above {
        Some(above) => (paths::figures(lang, paths::FIGURES, period, Some(above.id)), above.name.clone()),
        None => (paths::figures(lang, paths::FIGURES, period, None), t(lang, "figures-country")),
    });
    let heading = format!("{}, {}", words::place(lang, &shown), words::period(lang, period));
    let sheets = shown.sheets.clone().into_iter().map(|sheet| part(lang, &shown, sheet)).collect_view();
    let smaller = match (period, place) {
        (Period::Quarter(_), _) => Some("figures-smaller-later"),
        (Period::Year(_), None) => Some("figures-smaller-here"),
        _ => None,
    };
    view! {
        <form class="filters no-print" method="get" action=lang.path(paths::FIGURES)>
            <Select name=paths::FIGURES_PERIOD label=t(lang, "figures-period") choices=choices.collect() value=period.to_string()/>
            {place.map(|place| view! { <input type="hidden" name=paths::FIGURES_PLACE value=place/> })}
            <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "figures-choose")}</button></p>
        </form>
        {back.map(|(href, name)| view! { <p class="no-print"><a href=href>"← "{name}</a></p> })}
        <h2 data-period=period.to_string()>{heading}</h2>
        <p>{t(lang, "figures-as-of")}" "<Day on=shown.counted_on/>". "{smaller.map(|key| t(lang, key))}</p>
        <p class="no-print">
            <a href=paths::figures(lang, paths::FIGURES_CSV, period, place) download="">{t(lang, "figures-csv")}</a>" · "
            <a href=paths::figures(lang, paths::FIGURES_JSON, period, place) download="">{t(lang, "figures-json")}</a>
        </p>
        {contents(lang, &shown.sheets)}
        {sheets}
    }
}

/// Where a table stands on its page.
fn place_of(sheet: &Sheet) -> String {
    format!("{}-{}", sheet.measure.code(), sheet.by.code()).to_lowercase().replace('_', "-")
}

/// What stands on the page: on a phone it is long.
fn contents(lang: Lang, sheets: &[Sheet]) -> impl IntoView + use<> {
    let row =
        |sheet: &Sheet| view! { <li><a href=format!("#{}", place_of(sheet))>{words::heading(lang, sheet)}</a></li> };
    let rows = sheets.iter().map(row).collect_view();
    view! {
        <nav class="no-print" aria-label=t(lang, "figures-contents")>
            <details><summary>{t(lang, "figures-contents")}</summary><ul>{rows}</ul></details>
        </nav>
    }
}

/// A chart, and its numbers: on a narrow screen these are unfolded when somebody wants them. The first table of
/// places leads on to them, so it stands open everywhere.
fn part(lang: Lang, figures: &FiguresOf, sheet: Sheet) -> impl IntoView + use<> {
    let (heading, place) = (words::heading(lang, &sheet), place_of(&sheet));
    let leads_on = sheet.by == By::Place && sheet.measure == Measure::Standing;
    let chart = chart(lang, figures, &sheet);
    let folds = chart.is_some() && !leads_on;
    let about = (sheet.measure != Measure::Standing).then(|| word(lang, "figures-about", sheet.measure.code()));
    let numbers = view! {
        <div class="wide" role="region" aria-label=heading.clone() tabindex="0"><Table figures=figures.clone() sheet/></div>
    };
    let numbers = if folds {
        view! { <details class="numbers"><summary>{t(lang, "figures-numbers")}</summary>{numbers}</details> }.into_any()
    } else {
        numbers.into_any()
    };
    view! {
        <section class="sheet" id=place>
            <h3>{heading}</h3>
            {about.map(|about| view! { <p>{about}</p> })}
            <div class="beside">{chart}{numbers}</div>
        </section>
    }
}

/// What is counted and what is not, what is left out, how many and why.
#[component]
fn Rules() -> impl IntoView {
    let lang = lang();
    let least = [("least", LEAST.into())];
    let middle = [("answers", MEDIAN_FROM.into()), ("share", SHARE_FROM.into())];
    view! {
        <h2>{t(lang, "figures-counted-heading")}</h2>
        {points(lang, &["figures-counted-once", "figures-counted-cut", "figures-counted-not", "figures-counted-late"])}
        <h2 id="khong-hien">{t(lang, "figures-why-heading")}</h2>
        <ul>
            <li>{fill(lang, "figures-why-small", &least)}</li>
            <li>{t(lang, "figures-why-beside")}</li>
            <li>{t(lang, "figures-why-register")}</li>
            <li>{t(lang, "figures-why-parts")}</li>
            <li>{fill(lang, "figures-why-few", &middle)}</li>
        </ul>
    }
}
