//! Of which periods there are reports, and the cases behind a figure of one.

use domain::reports::{Measure, Selection};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::Desk;
use super::report::{asked, period_words};
use crate::components::case_parts::{Day, StateChip};
use crate::components::form::Select;
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{DeskError, Listed, ReportCase, ReportList, ReportQuery, ReportRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

const PERIODS: [&str; 4] = ["reports-kind", "reports-period", "reports-days", "reports-counted"];
const CASES: [&str; 4] = ["desk-number", "reports-case-kind", "reports-case-received", "reports-case-state"];

/// A value of the address after its question mark.
fn query(key: &str) -> Option<String> {
    use_query_map().get_untracked().get(key).filter(|value| !value.is_empty())
}

/// The periods, the newest first.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let lang = lang();
    let front = query("front").map(|id| id.parse::<i64>().map_err(|_| DeskError::NotFound)).transpose();
    let before = query("before");
    let wanted = before.clone();
    with_desk(
        move |desk: Desk| async move { desk.reports(front?, wanted.as_deref()).await },
        move |list| {
            let ReportList { fronts, front, list, awaited } = list;
            let page = |before: Option<&String>| {
                let before = before.map(|month| format!("&before={month}")).unwrap_or_default();
                format!("{}?front={front}{before}", paths::REPORTS)
            };
            let first = before.as_ref().map(|_| page(None));
            let next = list.next.as_ref().map(|month| page(Some(month)));
            let several = fronts.len() > 1;
            let awaited = fill(lang, "reports-awaited", &[("day", domain::date::show(awaited).into())]);
            view! {
                <Title text=t(lang, "reports")/>
                <p class="no-print"><a href=paths::FRONT>"← "{t(lang, "front-inbox")}</a></p>
                <h1>{t(lang, "reports")}</h1>
                <p class="lead">{t(lang, "reports-lead")}</p>
                {several.then(|| view! {
                    <form class="filters" method="get" action=paths::REPORTS>
                        <Select name="front" label=t(lang, "book-front") choices=fronts value=front.to_string()/>
                        <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "desk-filter")}</button></p>
                    </form>
                })}
                <p class="hint">{awaited}</p>
                {if list.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "reports-empty")}</p></div> }.into_any()
                } else {
                    periods(lang, front, list.rows).into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

fn periods(lang: Lang, front: i64, rows: Vec<ReportRow>) -> impl IntoView {
    let row = |row: ReportRow| {
        let period = row.period;
        let name = view! { <a href=paths::report(front, period)>{period_words(lang, period)}</a> };
        view! {
            <tr data-report=period.to_string()>
                {cell(lang, "reports-kind", word(lang, "report", period.kind().code()))}
                {cell(lang, "reports-period", name)}
                {cell(lang, "reports-days", view! { <Day on=row.first_on/>" – "<Day on=row.last_on/> })}
                {cell(lang, "reports-counted", view! { <Day on=row.counted_on/> })}
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <table class="list">
            <caption>{t(lang, "reports")}</caption>
            {columns(lang, &PERIODS)}
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The cases that a figure counts.
#[component]
pub fn ReportCasesPage() -> impl IntoView {
    let (report, after) = (asked(), query("after"));
    let (by, key) = (query(paths::REPORT_BY), query(paths::REPORT_KEY).unwrap_or_default());
    let measure = query(paths::REPORT_MEASURE).unwrap_or_else(|| Measure::Received.code().to_owned());
    let selection = Selection::parse(&measure, by.as_deref(), &key);
    let (wanted, first) = (selection.clone(), after.clone());
    with_desk(
        move |desk: Desk| async move {
            let (Some(report), Some(selection)) = (report, wanted) else { return Err(DeskError::NotFound) };
            let list = desk.report_cases(&report, &selection, after.as_deref()).await?;
            Ok((report, selection, list))
        },
        move |(report, selection, list)| view! { <Cases report selection list first/> },
    )
}

#[component]
fn Cases(
    report: ReportQuery,
    selection: Selection,
    list: Listed<ReportCase>,
    /// Where this page begins, unless it is the first.
    first: Option<String>,
) -> impl IntoView {
    let lang = lang();
    let here = paths::report_cases(report.front, report.period, report.version, &selection);
    let back = paths::report(report.front, report.period);
    let heading = word(lang, "report-measure", selection.measure.code());
    let period = period_words(lang, report.period);
    let row = |row: ReportCase| {
        let number = view! { <a href=paths::front_case(&row.number)>{row.number.clone()}</a> };
        view! {
            <tr data-case-number=row.number.clone()>
                {cell(lang, "desk-number", number)}
                {cell(lang, "reports-case-kind", word(lang, "kind", row.kind.code()))}
                {cell(lang, "reports-case-received", view! { <Day on=row.received_on/> })}
                {cell(lang, "reports-case-state", view! { <StateChip state=row.state/> })}
            </tr>
        }
    };
    let empty = list.rows.is_empty();
    let next = list.next.as_ref().map(|key| format!("{here}&after={key}"));
    let rows = list.rows.into_iter().map(row).collect_view();
    view! {
        <Title text=heading.clone()/>
        <p class="no-print"><a href=back>"← "{period.clone()}</a></p>
        <h1>{heading.clone()}</h1>
        <p class="lead">{period}" – "{t(lang, "reports-cases-lead")}</p>
        {if empty {
            view! { <div class="notice notice-info"><p>{t(lang, "reports-cases-empty")}</p></div> }.into_any()
        } else {
            view! {
                <table class="list">
                    <caption>{heading}</caption>
                    {columns(lang, &CASES)}
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        }}
        <PagerLinks first=first.map(|_| here.clone()) next/>
    }
}
