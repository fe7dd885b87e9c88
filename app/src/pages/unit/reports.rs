//! The reports that the Front of the area signed, for those who observe.

use domain::reports::Period;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::Desk;
use crate::components::case_parts::Day;
use crate::components::list_page::{ListPage, ListWords};
use crate::components::table::cell;
use crate::desks::{DeskError, ReportView, SignedReport};
use crate::page::{lang, with_desk};
use crate::pages::front::{ReportSheet, period_words};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, t, word};

const WORDS: ListWords = ListWords {
    title: "observed-reports",
    lead: "observed-reports-lead",
    empty: "observed-reports-empty",
    columns: &["papers-number", "papers-date", "reports-kind", "reports-period", "observed-reports-issuer"],
};

/// The list.
#[component]
pub fn ObservedReportsPage() -> impl IntoView {
    let lang = lang();
    let after = use_query_map().get_untracked().get("after").filter(|key| !key.is_empty());
    let before = after.clone();
    with_desk(
        move |desk: Desk| async move { desk.signed_reports(after.as_deref()).await },
        move |list| {
            let rows = list.rows.into_iter().map(|row| line(lang, row)).collect();
            view! { <ListPage words=WORDS path=paths::UNIT_REPORTS before next=list.next rows/> }
        },
    )
}

fn line(lang: Lang, row: SignedReport) -> impl IntoView {
    let href = paths::observed_report(row.front, row.period, row.position);
    view! {
        <tr>
            {cell(lang, "papers-number", view! { <a href=href>{row.document_no}</a> })}
            {cell(lang, "papers-date", view! { <Day on=row.document_on/> })}
            {cell(lang, "reports-kind", word(lang, "report", row.period.kind().code()))}
            {cell(lang, "reports-period", period_words(lang, row.period))}
            {cell(lang, "observed-reports-issuer", row.issuer)}
        </tr>
    }
}

/// One of them.
#[component]
pub fn ObservedReportPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let number = |key: &str| params.get(key).and_then(|typed| typed.parse::<i64>().ok());
    let which = (number("front"), params.get("period").and_then(|code| Period::parse(&code)), number("position"));
    with_desk(
        move |desk: Desk| async move {
            let (Some(front), Some(period), Some(position)) = which else { return Err(DeskError::NotFound) };
            desk.signed_report(front, period, i32::try_from(position).map_err(|_| DeskError::NotFound)?).await
        },
        |view| view! { <Observed view/> },
    )
}

#[component]
fn Observed(view: ReportView) -> impl IntoView {
    let lang = lang();
    let (words, contact) =
        view.signed.as_ref().map(|signed| (signed.words.clone(), signed.contact.clone())).unwrap_or_default();
    view! {
        <Title text=t(lang, "observed-reports")/>
        <p class="no-print"><a href=paths::UNIT_REPORTS>"← "{t(lang, "observed-reports")}</a></p>
        <p class="no-print">{t(lang, "report-about-observed")}</p>
        <ReportSheet view words contact/>
    }
}
