//! What the sender may ask about their own data, on the page of their case.

use domain::data_request::RequestKind;
use leptos::prelude::*;

use crate::components::case_parts::{Day, Prose};
use crate::components::form::{Choices, Field, LongField, Pick, Tick};
use crate::desks::{DataRights, RequestLine};
use crate::page::{form_state, lang};
use crate::paths;
use crate::words::{Lang, t, word};

/// The requests so far, the way to what is stored, the form.
#[component]
pub fn DataRightsPart(rights: DataRights) -> impl IntoView {
    let lang = lang();
    let any = !rights.requests.is_empty();
    let rows = rights.requests.into_iter().map(|line| request(lang, line)).collect_view();
    view! {
        <h2 id="data-rights">{t(lang, "rights-heading")}</h2>
        {(rights.may_ask && !rights.shown).then(|| view! { <p>{t(lang, "rights-not-shown")}</p> })}
        {any.then(|| view! { <ul class="stack">{rows}</ul> })}
        {rights.shown.then(|| view! {
            <p><a class="button button-secondary" href=lang.path(paths::OWN_DATA)>{t(lang, "rights-see")}</a></p>
        })}
        {rights.may_ask.then(|| view! { <RequestForm ended=rights.ended/> })}
    }
}

fn request(lang: Lang, line: RequestLine) -> impl IntoView {
    let due = line.due_on.filter(|_| line.decided_on.is_none());
    view! {
        <li class="card" data-request=line.state.code()>
            <p>
                <strong>{word(lang, "rights-kind", line.kind.code())}</strong>" · "<Day on=line.received_on/>
                " · "{word(lang, "rights-state", line.state.code())}
            </p>
            {due.map(|on| view! { <p class="hint">{t(lang, "rights-due")}" "<Day on/></p> })}
            {line.decided_on.map(|on| view! { <p>{t(lang, "rights-decided")}" "<Day on/></p> })}
            {line.reason.map(|reason| view! { <Prose text=reason.reveal()/> })}
        </li>
    }
}

#[component]
fn RequestForm(ended: bool) -> impl IntoView {
    let lang = lang();
    let came_back = form_state().errors.iter().any(|error| error.field.starts_with("request_"));
    let kinds = RequestKind::ALL
        .iter()
        .map(|kind| {
            Pick::new(kind.code(), word(lang, "rights-kind", kind.code())).hint(word(lang, "rights-about", kind.code()))
        })
        .collect();
    let consequence = if ended { "rights-erase-ended" } else { "rights-erase-open" };
    view! {
        <details class="card" open=came_back>
            <summary>{t(lang, "rights-ask")}</summary>
            <form class="form" method="post" action=lang.path(paths::TRACKED)>
                <input type="hidden" name="action" value="data-request"/>
                <Choices name="request_kind" legend=t(lang, "rights-kind-legend") options=kinds/>
                <LongField name="request_words" label=t(lang, "rights-words") hint=t(lang, "rights-words-hint") rows=4/>
                <Field
                    name="request_email"
                    label=t(lang, "rights-email")
                    hint=t(lang, "rights-email-hint")
                    kind="email"
                    autocomplete="email"
                />
                <div class="notice notice-warn"><p>{t(lang, consequence)}</p></div>
                <Tick name="request_understood" label=t(lang, "rights-understood")/>
                <p class="actions"><button class="button" type="submit">{t(lang, "rights-button")}</button></p>
            </form>
        </details>
    }
}
