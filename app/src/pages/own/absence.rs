//! Who stands in for a leader who is away.

use domain::absence::DeputySigns;
use leptos::prelude::*;

use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{Choices, Field, Pick, Select};
use crate::desks::{AbsenceView, DeputyRow};
use crate::page::lang;
use crate::words::{Lang, t, word};

/// The part of the account of somebody who leads.
#[component]
pub fn AbsencePart(absence: AbsenceView) -> impl IntoView {
    let lang = lang();
    let AbsenceView { places, people, named } = absence;
    let signs: Vec<_> = DeputySigns::ALL
        .iter()
        .map(|signs| Pick::new(signs.code(), word(lang, "deputy-signs", signs.code())))
        .collect();
    // Of one place nothing is asked.
    let only = places.first().filter(|_| places.len() == 1).map(|place| place.value.clone());
    view! {
        <h2>{t(lang, "absence-heading")}</h2>
        <p>{t(lang, "absence-about")}</p>
        {(!named.is_empty()).then(|| view! { <Named caption=t(lang, "absence-named") rows=named may_end=true/> })}
        <DeskForm asks=Asks::Change("name-deputy") button=t(lang, "absence-button")>
            {match only {
                Some(only) => view! { <input type="hidden" name="led_place" value=only/> }.into_any(),
                None => view! {
                    <Select name="led_place" label=t(lang, "absence-place") choices=places empty=t(lang, "absence-choose") required=true/>
                }
                .into_any(),
            }}
            <Select name="deputy" label=t(lang, "absence-deputy") choices=people empty=t(lang, "absence-choose") required=true/>
            <Choices name="deputy_signs" legend=t(lang, "absence-signs") options=signs/>
            <AbsenceDay name="away_from" lang/>
            <AbsenceDay name="away_until" lang/>
        </DeskForm>
    }
}

/// For whom the officer stands in.
#[component]
pub fn StandsInPart(rows: Vec<DeputyRow>) -> impl IntoView {
    let lang = lang();
    view! {
        <h2>{t(lang, "absence-stands-in")}</h2>
        <p>{t(lang, "absence-stands-in-about")}</p>
        <Named caption=t(lang, "absence-stands-in") rows/>
    }
}

#[component]
fn AbsenceDay(name: &'static str, lang: Lang) -> impl IntoView {
    view! {
        <Field
            name=name
            label=word(lang, "absence", name)
            hint=t(lang, "absence-day-hint")
            inputmode="numeric"
            width="control-short"
            required=true
        />
    }
}

#[component]
fn Named(caption: String, rows: Vec<DeputyRow>, #[prop(optional)] may_end: bool) -> impl IntoView {
    let lang = lang();
    let rows = rows
        .into_iter()
        .map(|row| {
            let end = may_end.then(|| {
                view! {
                    <td>
                        <DeskForm
                            asks=Asks::Change("end-deputy")
                            button=t(lang, "absence-end")
                            class="button button-secondary"
                            in_row=true
                        >
                            <input type="hidden" name="deputation" value=row.id.to_string()/>
                        </DeskForm>
                    </td>
                }
            });
            view! {
                <tr>
                    <td data-label=t(lang, "absence-name")>{row.name}</td>
                    <td data-label=t(lang, "absence-place")>{row.unit}</td>
                    <td data-label=t(lang, "absence-signs")>{word(lang, "deputy-signs", row.signs.code())}</td>
                    <td data-label=t(lang, "absence-away_from")><Day on=row.since/></td>
                    <td data-label=t(lang, "absence-away_until")><Day on=row.until/></td>
                    {end}
                </tr>
            }
        })
        .collect_view();
    let columns = ["absence-name", "absence-place", "absence-signs", "absence-away_from", "absence-away_until"]
        .map(|key| view! { <th scope="col">{t(lang, key)}</th> });
    let ends =
        may_end.then(|| view! { <th scope="col"><span class="visually-hidden">{t(lang, "absence-end")}</span></th> });
    view! {
        <table class="list">
            <caption class="visually-hidden">{caption}</caption>
            <thead><tr>{columns}{ends}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
