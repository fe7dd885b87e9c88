//! How long personal data is kept, what has been kept long enough, and the runs that erase it.

use domain::retention::Ending;
use leptos::prelude::*;

use super::{Desk, asked, list_page};
use crate::components::case_parts::Day;
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{PeriodRow, RunRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const RULES: [&str; 5] =
    ["retention-category", "retention-ending", "retention-period", "retention-basis", "office-mark"];
const RUNS: [&str; 6] =
    ["retention-run", "retention-cause", "retention-cases", "retention-erased", "retention-state", "retention-people"];

/// The table of periods, the counts, the runs.
#[component]
pub fn PeriodsPage() -> impl IntoView {
    let lang = lang();
    let before = asked("before");
    let wanted = before.clone();
    with_desk(
        move |desk: Desk| async move { Ok((desk.periods().await?, desk.runs(wanted.as_deref()).await?)) },
        move |(periods, runs)| {
            let rules = periods.rules.into_iter().map(|row| rule(lang, row)).collect_view();
            let due = periods
                .due
                .into_iter()
                .map(|(cause, count)| {
                    view! {
                        <li>
                            <a href=paths::due_cases(cause.code())>
                                <b>{count.to_string()}</b>" "{word(lang, "retention-due", cause.code())}
                            </a>
                        </li>
                    }
                })
                .collect_view();
            let first = before.map(|_| paths::RETENTION.to_owned());
            let next = runs.next.map(|key| list_page(paths::RETENTION, "before", key));
            view! {
                <Title text=t(lang, "retention")/>
                <h1>{t(lang, "retention")}</h1>
                <p class="lead">{t(lang, "retention-lead")}</p>
                <ul class="counts" aria-label=t(lang, "retention-due-heading")>{due}</ul>
                <table class="list">
                    <caption>{t(lang, "retention-rules")}</caption>
                    {columns(lang, &RULES)}
                    <tbody>{rules}</tbody>
                </table>
                <ul class="hint">
                    <li>{t(lang, "retention-drafts")}</li>
                    <li>{t(lang, "retention-contact")}</li>
                </ul>
                {if runs.rows.is_empty() {
                    view! { <div class="notice notice-info"><p>{t(lang, "retention-no-runs")}</p></div> }.into_any()
                } else {
                    let rows = runs.rows.into_iter().map(|row| run(lang, row)).collect_view();
                    view! {
                        <table class="list">
                            <caption>{t(lang, "retention-runs")}</caption>
                            {columns(lang, &RUNS)}
                            <tbody>{rows}</tbody>
                        </table>
                    }
                    .into_any()
                }}
                <PagerLinks first next/>
            }
        },
    )
}

fn rule(lang: Lang, row: PeriodRow) -> impl IntoView {
    let ending = match row.ending {
        Ending::Any => t(lang, "retention-any"),
        Ending::State(state) => word(lang, "state", state.code()),
        Ending::Refused(reason) => word(lang, "refusal", reason.code()),
    };
    let period = format!("{} {}", row.amount, word(lang, "period", &row.unit));
    view! {
        <tr>
            {cell(lang, "retention-category", row.category.unwrap_or_else(|| t(lang, "retention-any")))}
            {cell(lang, "retention-ending", ending)}
            {cell(lang, "retention-period", period)}
            {cell(lang, "retention-basis", row.basis)}
            {cell(lang, "office-mark", t(lang, &format!("office-mark-{}", row.mark)))}
        </tr>
    }
}

fn run(lang: Lang, row: RunRow) -> impl IntoView {
    let link = view! { <a href=paths::erasure_run(row.id)>{row.id.to_string()}</a> };
    view! {
        <tr>
            {cell(lang, "retention-run", link)}
            {cell(lang, "retention-cause", word(lang, "erasure-cause", row.cause.code()))}
            {cell(lang, "retention-cases", row.cases.to_string())}
            {cell(lang, "retention-erased", row.erased.to_string())}
            {cell(lang, "retention-state", word(lang, "run", row.state.code()))}
            {cell(lang, "retention-people", people(lang, &row))}
        </tr>
    }
}

/// Who proposed and who decided, each with the day.
pub(super) fn people(lang: Lang, row: &RunRow) -> impl IntoView + use<> {
    let part = |key: &str, who: &Option<String>, on| {
        who.clone().map(|who| {
            let label = t(lang, key);
            view! { <div>{label}": "{who}{on_day(on)}</div> }
        })
    };
    let proposed = part("retention-proposed-by", &row.proposed_by, row.proposed_on);
    let decided = part("retention-decided-by", &row.decided_by, row.decided_on);
    let nobody = proposed.is_none().then(|| t(lang, "retention-by-program"));
    view! { {nobody}{proposed}{decided} }
}

fn on_day(on: Option<time::Date>) -> impl IntoView {
    on.map(|on| view! { ", "<Day on/> })
}
