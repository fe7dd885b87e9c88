//! One body, new or known.

use leptos::prelude::*;

use super::{Desk, NEW, choices, id_in_address};
use crate::components::form::{ErrorSummary, Field, Select};
use crate::components::one_time_field::ConfirmField;
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
    let (heading, button, action) = match form.id {
        Some(id) => (form.name.clone(), "office-save", paths::office_unit(id)),
        None => (t(lang, "office-unit-new"), "office-unit-make", paths::OFFICE_UNIT_NEW.to_owned()),
    };
    let kinds = choices(lang, "desk-unit-kind", lists.kinds);
    let levels = choices(lang, "desk-level", lists.levels);
    view! {
        <Title text=heading.clone()/>
        <p class="no-print"><a href=paths::OFFICE_UNITS>"← "{t(lang, "office-units")}</a></p>
        <ErrorSummary/>
        <h1>{heading}</h1>
        <form class="form" method="post" action=action>
            <Field name="name" label=t(lang, "office-name") value=form.name autocomplete="off" required=true/>
            <Field
                name="code"
                label=t(lang, "office-code")
                hint=t(lang, "office-unit-code-hint")
                value=form.code
                width="medium"
                autocomplete="off"
                required=true
            />
            <Select
                name="kind"
                label=t(lang, "office-unit-kind")
                hint=t(lang, "office-unit-kind-hint")
                choices=kinds
                value=form.kind
                empty=t(lang, "office-choose")
                required=true
            />
            <Select
                name="level"
                label=t(lang, "office-level")
                choices=levels
                value=form.level
                empty=t(lang, "office-choose")
                required=true
            />
            <Select
                name="area"
                label=t(lang, "office-area")
                hint=t(lang, "office-area-hint")
                choices=lists.areas
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
            <ConfirmField/>
            <p class="actions"><button class="button" type="submit">{t(lang, button)}</button></p>
        </form>
    }
    .into_any()
}
