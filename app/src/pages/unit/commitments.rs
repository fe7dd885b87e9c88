//! The commitments that officials of the unit made for a year, and how many were kept.

use leptos::prelude::*;

use super::Desk;
use crate::components::inbox::PagerLinks;
use crate::components::table::{cell, columns};
use crate::desks::{CommitmentList, CommitmentRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};
use domain::commitment::Figures;
use leptos_router::hooks::use_query_map;

const FIGURES: [&str; 5] =
    ["commitment-unit", "commitment-all", "kept-THUC_HIEN_TOT", "kept-KHONG_THUC_HIEN", "kept-DANG_THUC_HIEN"];
const ROWS: [&str; 4] = ["commitment-who", "commitment-unit", "commitment-audience", "commitment-kept"];

/// The record of a year.
#[component]
pub fn CommitmentsPage() -> impl IntoView {
    let asked = use_query_map().get_untracked();
    let year = asked.get("nam").and_then(|year| year.parse().ok());
    let after = asked.get("after");
    let first = after.is_some();
    with_desk(
        move |desk: Desk| async move { desk.commitments(year, after.as_deref()).await },
        move |record| view! { <Record record first/> },
    )
}

fn of_year(year: i32) -> String {
    format!("{}?nam={year}", paths::UNIT_COMMITMENTS)
}

#[component]
fn Record(record: CommitmentList, first: bool) -> impl IntoView {
    let lang = lang();
    let CommitmentList { year, figures, list, may_keep } = record;
    let heading = fill(lang, "commitments-of-year", &[("year", year.to_string().into())]);
    let others = [year - 1, year + 1].map(|year| {
        view! { <a href=of_year(year)>{fill(lang, "commitment-of", &[("year", year.to_string().into())])}</a>" " }
    });
    let next = list.next.map(|key| format!("{}&after={key}", of_year(year)));
    let first = first.then(|| of_year(year));
    let figures = figures.into_iter().map(|(unit, counted)| figure(lang, unit, counted)).collect_view();
    let empty = list.rows.is_empty();
    let rows = list.rows.into_iter().map(|row| line(lang, row)).collect_view();
    view! {
        <Title text=t(lang, "commitments")/>
        <p class="no-print"><a href=paths::UNIT>"← "{t(lang, "unit-inbox")}</a></p>
        <h1>{heading}</h1>
        <p class="lead">{t(lang, "commitments-lead")}</p>
        <p class="no-print">{others}</p>
        {may_keep.then(|| view! {
            <p class="actions"><a class="button" href=paths::UNIT_COMMITMENT_NEW>{t(lang, "commitment-new")}</a></p>
        })}
        {if empty {
            view! { <div class="notice notice-info"><p>{t(lang, "commitments-empty")}</p></div> }.into_any()
        } else {
            view! {
                <table class="list" data-figures="">
                    <caption>{t(lang, "commitments-figures")}</caption>
                    {columns(lang, &FIGURES)}
                    <tbody>{figures}</tbody>
                </table>
                <table class="list">
                    <caption>{t(lang, "commitments")}</caption>
                    {columns(lang, &ROWS)}
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        }}
        <PagerLinks first next/>
    }
}

fn figure(lang: Lang, unit: String, counted: Figures) -> impl IntoView {
    view! {
        <tr>
            {cell(lang, "commitment-unit", unit)}
            {cell(lang, "commitment-all", counted.all())}
            {cell(lang, "kept-THUC_HIEN_TOT", counted.kept)}
            {cell(lang, "kept-KHONG_THUC_HIEN", counted.not_kept)}
            {cell(lang, "kept-DANG_THUC_HIEN", counted.open)}
        </tr>
    }
}

fn line(lang: Lang, row: CommitmentRow) -> impl IntoView {
    let who = view! {
        <a href=paths::unit_commitment(row.id)>{row.who.reveal().to_owned()}</a>
        {row.post.map(|post| view! { <span class="caption">" "{post}</span> })}
    };
    view! {
        <tr>
            {cell(lang, "commitment-who", who)}
            {cell(lang, "commitment-unit", row.unit)}
            {cell(lang, "commitment-audience", word(lang, "audience", row.audience.code()))}
            {cell(lang, "commitment-kept", word(lang, "kept", row.kept.code()))}
        </tr>
    }
}
