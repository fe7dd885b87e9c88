//! From where the Front's own supervision takes a matter up, instead of who sends it.

use domain::feedback::SupervisionSource;
use domain::limits;
use domain::private::Private;
use domain::submission::{EntryStep, Supervision};
use leptos::prelude::*;

use super::EntryForm;
use crate::components::form::{Choices, Field, LongField, Pick};
use crate::page::lang;
use crate::words::{fill, t, word};

/// Source, how many say the same, who speaks for them, organisations that take part.
#[component]
pub fn SupervisionFields(#[prop(optional_no_strip)] stored: Option<Supervision>) -> impl IntoView {
    let lang = lang();
    let stored = stored.as_ref();
    let text = |part: Option<&Private>| part.map(|text| text.reveal().to_owned()).unwrap_or_default();
    let sources = stored.map(|own| own.source.code().to_owned()).into_iter().collect();
    let people = stored.map(|own| own.people.to_string()).unwrap_or_default();
    let representative = text(stored.and_then(|own| own.representative.as_ref()));
    let contact = text(stored.and_then(|own| own.contact.as_ref()));
    let organisations = text(stored.and_then(|own| own.organisations.as_ref()));
    let options = SupervisionSource::ALL
        .iter()
        .map(|source| Pick::new(source.code(), word(lang, "supervision-source", source.code())))
        .collect();
    view! {
        <EntryForm step=EntryStep::Sender heading=t(lang, "supervision-heading")>
            <p>{t(lang, "supervision-nobody")}</p>
            <Choices name="source" legend=t(lang, "supervision-source") options=options values=sources/>
            <Field
                name="people"
                label=t(lang, "supervision-people")
                hint=t(lang, "supervision-people-hint")
                value=people
                inputmode="numeric"
                width="short"
                autocomplete="off"
            />
            <Field
                name="representative"
                label=t(lang, "supervision-representative")
                hint=fill(lang, "supervision-representative-hint", &[("limit", limits::MANY_PEOPLE.into())])
                value=representative
                autocomplete="off"
            />
            <Field name="contact" label=t(lang, "supervision-contact") value=contact autocomplete="off"/>
            <LongField
                name="organisations"
                label=t(lang, "supervision-organisations")
                hint=t(lang, "supervision-organisations-hint")
                value=organisations
                rows=3
            />
        </EntryForm>
    }
}
