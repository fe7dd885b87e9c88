//! One body, new or known.

use leptos::prelude::*;

use super::unit_moves::{Moves, PlaceFields};
use super::{Desk, NEW, choices, id_in_address};
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm, field_id};
use crate::components::done::DoneNotice;
use crate::components::form::{ErrorSummary, Field, FieldProblem, Select};
use crate::desks::{DeskError, UnitChoices, UnitForm};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// The form of a body.
#[component]
pub fn UnitPage() -> impl IntoView {
    let id = id_in_address();
    with_desk(
        move |desk: Desk| async move {
            let form = if id == NEW {
                UnitForm::default()
            } else {
                desk.unit(id.parse().map_err(|_| DeskError::NotFound)?).await?
            };
            Ok((form, desk.unit_choices().await?))
        },
        |(form, lists)| view! { <Form form lists/> },
    )
}

#[component]
fn Form(form: UnitForm, lists: UnitChoices) -> impl IntoView {
    let lang = lang();
    let known = form.id.is_some();
    let UnitForm { name, code, kind, level, .. } = form.clone();
    let (heading, button) =
        if known { (form.name.clone(), "office-save") } else { (t(lang, "office-unit-new"), "office-unit-make") };
    let closed = form.closed_on.map(|day| {
        view! { <div class="notice notice-info"><p>{t(lang, "office-unit-closed")}" "<Day on=day/>"."</p></div> }
    });
    let may_close = known && form.closed_on.is_none();
    let kinds = choices(lang, "desk-unit-kind", lists.kinds);
    // Where a new body stands is entered with it; that of a known one is proposed.
    let (place, moves) = if known { (None, Some((form, lists.areas))) } else { (Some((form, lists.areas)), None) };
    let levels = choices(lang, "desk-level", lists.levels);
    view! {
        <Title text=heading.clone()/>
        <p class="no-print"><a href=paths::OFFICE_UNITS>"← "{t(lang, "office-units")}</a></p>
        <DoneNotice/>
        <ErrorSummary/>
        <h1>{heading}</h1>
        {closed}
        <DeskForm asks=Asks::Change("save") button=t(lang, button)>
            <Field name="name" label=t(lang, "office-name") value=name autocomplete="off" required=true/>
            <Field
                name="code"
                label=t(lang, "office-code")
                hint=t(lang, "office-unit-code-hint")
                value=code
                width="medium"
                autocomplete="off"
                required=true
            />
            <Select
                name="kind"
                label=t(lang, "office-unit-kind")
                hint=t(lang, "office-unit-kind-hint")
                choices=kinds
                value=kind
                empty=t(lang, "office-choose")
                required=true
            />
            <Select
                name="level"
                label=t(lang, "office-level")
                choices=levels
                value=level
                empty=t(lang, "office-choose")
                required=true
            />
            {place.map(|(form, areas)| view! { <PlaceFields form areas/> })}
        </DeskForm>
        {moves.map(|(form, areas)| view! { <Moves form areas/> })}
        {may_close.then(|| view! { <Close/> })}
    }
    .into_any()
}

/// What may keep a body from being closed, by the names of the problems.
const NEEDED_BY: [&str; 3] = ["open_cases", "members", "bodies_below"];

/// Closing a body. It asks for nothing, but much may stand in the way.
#[component]
fn Close() -> impl IntoView {
    let lang = lang();
    view! {
        <h2>{t(lang, "office-unit-close")}</h2>
        <p>{t(lang, "office-unit-close-about")}</p>
        <DeskForm asks=Asks::Change("close") button=t(lang, "office-unit-close-button") class="button button-danger">
            <div>
                {NEEDED_BY.map(|name| view! { <div id=field_id(name)><FieldProblem name=name/></div> })}
            </div>
        </DeskForm>
    }
}
