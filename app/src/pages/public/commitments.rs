//! `/cam-ket`: what units want everybody to read of the commitments of their people, by unit and year.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use super::Desk;
use crate::components::case_parts::Day;
use crate::components::form::Select;
use crate::desks::{Choice, CommitmentsQuery, PublicCommitment, PublicCommitments};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// Those of the unit and the year that the address asks for.
#[component]
pub fn CommitmentsPage() -> impl IntoView {
    let lang = lang();
    let asked = use_query_map().get_untracked();
    let number = |key: &str| asked.get(key).and_then(|value| value.trim().parse().ok());
    let query = CommitmentsQuery {
        unit: number("unit"),
        year: number("nam").and_then(|year| i32::try_from(year).ok()),
        after: asked.get("after"),
    };
    let wanted = query.clone();
    with_desk(
        move |desk: Desk| async move { desk.commitments(&wanted, lang).await },
        move |found| view! { <Found found query/> },
    )
}

/// The same list from another row on.
fn address(lang: Lang, unit: Option<i64>, year: i32, after: Option<&str>) -> String {
    let mut params = ParamsMap::new();
    if let Some(unit) = unit {
        params.insert("unit", unit.to_string());
    }
    params.insert("nam", year.to_string());
    if let Some(after) = after {
        params.insert("after", after.to_owned());
    }
    format!("{}{}", lang.path(paths::COMMITMENTS), params.to_query_string())
}

#[component]
fn Found(found: PublicCommitments, query: CommitmentsQuery) -> impl IntoView {
    let lang = lang();
    let PublicCommitments { units, years, year, unit, list } = found;
    let first = query.after.is_some().then(|| address(lang, query.unit, year, None));
    let next = list.next.as_deref().map(|key| address(lang, query.unit, year, Some(key)));
    let years: Vec<Choice> =
        years.into_iter().map(|year| Choice { value: year.to_string(), label: year.to_string() }).collect();
    let chosen = query.unit.filter(|_| unit.is_some()).map(|unit| unit.to_string()).unwrap_or_default();
    let none = units.is_empty();
    let rows = list.rows.into_iter().map(|row| view! { <Row row/> }).collect_view();
    view! {
        <Title text=t(lang, "public-commitments")/>
        <h1>{t(lang, "public-commitments")}</h1>
        <p class="lead">{t(lang, "public-commitments-lead")}</p>
        {if none {
            view! { <div class="notice notice-info"><p>{t(lang, "public-commitments-none")}</p></div> }.into_any()
        } else {
            view! {
                <form class="filters no-print" method="get" action=lang.path(paths::COMMITMENTS)>
                    <Select name="unit" label=t(lang, "public-commitments-unit") choices=units value=chosen empty=t(lang, "public-commitments-choose")/>
                    <Select name="nam" label=t(lang, "public-commitments-year") choices=years value=year.to_string()/>
                    <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "public-commitments-show")}</button></p>
                </form>
            }
            .into_any()
        }}
        {unit.map(|unit| view! {
            <h2>{fill(lang, "public-commitments-of", &[("unit", unit.into()), ("year", year.to_string().into())])}</h2>
            <ul class="stack" data-commitments="">{rows}</ul>
        })}
        {(first.is_some() || next.is_some()).then(|| view! {
            <nav class="pager" aria-label=t(lang, "register-pager")>
                {first.map(|href| view! { <a href=href>{t(lang, "register-first")}</a> })}
                {next.map(|href| view! { <a href=href rel="next">{t(lang, "register-next")}</a> })}
            </nav>
        })}
    }
}

#[component]
fn Row(row: PublicCommitment) -> impl IntoView {
    let lang = lang();
    let kept = row.kept.code();
    view! {
        <li data-commitment=kept>
            <strong>{row.post}</strong>" – "{word(lang, "public-kept", kept)}
            <p class="user-text" lang="vi">{row.words}</p>
            {row.corrected_on.map(|day| view! { <p class="caption">{t(lang, "public-commitments-corrected")}" "<Day on=day/></p> })}
        </li>
    }
}
