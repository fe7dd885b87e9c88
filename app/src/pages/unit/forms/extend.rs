//! Extending the time for the answer (T14).

use domain::case::Transition;
use domain::date;
use domain::template::Occasion;
use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm, Offered};
use crate::components::form::{Field, LongField};
use crate::components::template_picker::template_picker;
use crate::desks::{Offer, UnitCase};
use crate::page::lang;
use crate::words::{fill, t, word};

pub fn form(case: &UnitCase, offer: Offer) -> AnyView {
    let lang = lang();
    let version = case.version;
    let templates = case.templates.clone();
    let latest = case.latest_extension.map(|day| fill(lang, "unit-extend-latest", &[("day", date::show(day).into())]));
    let hint = [t(lang, "unit-extend-until-hint"), latest.unwrap_or_default()].join(" ");
    view! {
        <Offered offer title=word(lang, "unit-do", "T14") folded=true>
            <p class="hint">{word(lang, "unit-about", "T14")}</p>
            <DeskForm
                asks=Asks::Move(Transition::Extend)
                version=version
                button=word(lang, "unit-button", "T14")
                class="button button-secondary"
            >
                <Field
                    name="until"
                    label=t(lang, "unit-extend-until")
                    hint=hint
                    autocomplete="off"
                    width="short"
                    required=true
                />
                <LongField
                    name="reason"
                    label=t(lang, "unit-extend-reason")
                    hint=t(lang, "unit-extend-reason-hint")
                    rows=4
                    required=true
                />
                {template_picker(&templates, Occasion::Extension)}
            </DeskForm>
        </Offered>
    }
    .into_any()
}
