//! Where a body stands: what is agreed on, what waits, and the form that proposes something else.

use domain::date::show;
use leptos::prelude::*;

use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm, field_id};
use crate::components::form::{Field, FieldProblem, Select};
use crate::components::table::{cell, columns};
use crate::desks::{BodyMoves, Choice, MoveInWords, UnitForm, WaitingMove};
use crate::page::lang;
use crate::words::{Lang, fill, t, word};

const CHANGES: [&str; 3] = ["place", "place-before", "place-after"];

/// What may keep a move from being approved, by the names of the problems.
const IN_THE_WAY: [&str; 2] = ["move", "area"];

/// Everything about where a known body stands.
#[component]
pub(super) fn Moves(form: UnitForm, areas: Vec<Choice>) -> impl IntoView {
    let lang = lang();
    let BodyMoves { waiting, to_come, first_day } = form.moves.clone();
    let closed = form.closed_on.is_some();
    // Somebody who was not the first still finds what they typed.
    let proposes = (waiting.is_none() || Asks::Change("move").came_back()) && !closed;
    let to_come = to_come
        .into_iter()
        .map(|says| {
            view! {
                <section class="card" data-move-to-come="">
                    <h3>{t(lang, "move-to-come")}</h3>
                    <Says says/>
                </section>
            }
        })
        .collect_view();
    view! {
        <h2>{t(lang, "move")}</h2>
        <p>{t(lang, "move-about")}</p>
        {to_come}
        {waiting.map(|waiting| view! { <Waiting waiting closed/> })}
        {proposes.then(|| view! {
            <DeskForm asks=Asks::Change("move") button=t(lang, "move-propose")>
                <div id=field_id("move")><FieldProblem name="move"/></div>
                <PlaceFields form areas/>
                <Field
                    name="first_day"
                    label=t(lang, "move-first-day")
                    hint=t(lang, "move-first-day-hint")
                    value=first_day.map(show).unwrap_or_default()
                    inputmode="numeric"
                    width="control-short"
                    required=true
                />
            </DeskForm>
        })}
    }
}

/// The fields of where a body stands.
#[component]
pub(super) fn PlaceFields(form: UnitForm, areas: Vec<Choice>) -> impl IntoView {
    let lang = lang();
    view! {
        <Select
            name="area"
            label=t(lang, "office-area")
            hint=t(lang, "office-area-hint")
            choices=areas
            value=form.area
            empty=t(lang, "office-no-area")
        />
        <Field
            name="parent"
            label=t(lang, "office-parent")
            hint=t(lang, "office-parent-hint")
            value=form.parent
            width="medium"
            autocomplete="off"
        />
        <Field
            name="led_by"
            label=t(lang, "office-led-by")
            hint=t(lang, "office-led-by-hint")
            value=form.led_by
            width="medium"
            autocomplete="off"
        />
        <Field
            name="front_above"
            label=t(lang, "office-front-above")
            hint=t(lang, "office-front-above-hint")
            value=form.front_above
            width="medium"
            autocomplete="off"
        />
    }
}

/// From which day on, and what changes.
#[component]
fn Says(says: MoveInWords) -> impl IntoView {
    let lang = lang();
    let rows = says
        .places
        .into_iter()
        .map(|place| {
            let changed = place.is_one().then_some(place.aspect);
            view! {
                <tr data-changed=changed>
                    {cell(lang, "place", word(lang, "place-of", place.aspect))}
                    {cell(lang, "place-before", nothing(lang, place.before))}
                    {cell(lang, "place-after", if changed.is_some() { nothing(lang, place.after) } else { t(lang, "place-stays") })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <p>{t(lang, "move-from")}" "<Day on=says.from/>"."</p>
        <table class="list">
            <caption>{t(lang, "move-changes")}</caption>
            {columns(lang, &CHANGES)}
            <tbody>{rows}</tbody>
        </table>
    }
}

fn nothing(lang: Lang, name: Option<String>) -> String {
    name.unwrap_or_else(|| t(lang, "place-none"))
}

/// A move that waits, with what may be done about it.
#[component]
fn Waiting(waiting: WaitingMove, closed: bool) -> impl IntoView {
    let lang = lang();
    let id = waiting.id.to_string();
    let hidden = move || view! { <input type="hidden" name="move" value=id.clone()/> };
    let (in_approval, in_refusal, in_withdrawal) = (hidden.clone(), hidden.clone(), hidden);
    let by = waiting.proposed_by.unwrap_or_else(|| t(lang, "move-by-list"));
    let counts = [("bodies", waiting.below.into()), ("accounts", waiting.accounts.into())];
    let may_approve = waiting.may_decide && !closed;
    view! {
        <section class="card" data-move-waiting="">
            <h3>{t(lang, "move-waiting")}</h3>
            <p>{fill(lang, "move-proposed-by", &[("who", by.into())])}" "<Day on=waiting.proposed_on/>"."</p>
            <Says says=waiting.says/>
            <p>{fill(lang, "move-reach", &counts)}</p>
            <p class="hint">{t(lang, "move-former")}</p>
            {(!waiting.may_decide).then(|| view! {
                <div class="notice notice-info"><p>{t(lang, "move-second")}</p></div>
            })}
            {may_approve.then(|| view! {
                <DeskForm asks=Asks::Change("approve-move") button=t(lang, "move-approve")>
                    {in_approval()}
                    <div>{IN_THE_WAY.map(|name| view! { <div id=field_id(name)><FieldProblem name=name/></div> })}</div>
                </DeskForm>
            })}
            {waiting.may_decide.then(|| view! {
                <DeskForm asks=Asks::Change("refuse-move") button=t(lang, "move-refuse") class="button button-secondary">
                    {in_refusal()}
                </DeskForm>
            })}
            {waiting.may_withdraw.then(|| view! {
                <DeskForm asks=Asks::Change("withdraw-move") button=t(lang, "move-withdraw") class="button button-secondary">
                    {in_withdrawal()}
                </DeskForm>
            })}
        </section>
    }
}
