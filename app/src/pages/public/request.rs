//! What the sender may do against a decision, and leaving a case.

use domain::case::request::Request;
use leptos::prelude::*;

use crate::components::form::{Choices, LongField, Pick};
use crate::page::{form_state, lang};
use crate::paths;
use crate::words::t;

/// What the sender asks for: the field that it is typed into, and the keys of its words.
#[derive(Clone, Copy)]
pub struct Ask {
    pub field: &'static str,
    pub title: &'static str,
    pub about: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub button: &'static str,
}

const OBJECTION: Ask = Ask {
    field: "objection",
    title: "track-object",
    about: "track-object-about",
    label: "track-object-label",
    hint: "track-object-hint",
    button: "track-object-button",
};
const REVIEW: Ask = Ask {
    field: "review",
    title: "track-review",
    about: "track-review-about",
    label: "track-review-label",
    hint: "track-review-hint",
    button: "track-review-button",
};

/// Asks for a decision to be looked at again.
#[component]
pub fn RequestForm(
    request: Request,
    /// The sender rated the result as bad.
    unhappy: bool,
) -> impl IntoView {
    let ask = match request {
        Request::Objection => OBJECTION,
        Request::Review => REVIEW,
    };
    view! { <AskForm ask unhappy/> }
}

/// A form with one field. Open when the sender is not content, folded else.
#[component]
pub fn AskForm(
    ask: Ask,
    unhappy: bool,
    /// Stands after the explanation.
    #[prop(optional)]
    note: Option<String>,
) -> impl IntoView {
    let lang = lang();
    let open = unhappy || form_state().errors.of(ask.field).is_some();
    view! {
        <details open=open>
            <summary>{t(lang, ask.title)}</summary>
            <p>{t(lang, ask.about)}</p>
            {note.map(|note| view! { <p>{note}</p> })}
            <form class="form" method="post" action=lang.path(paths::TRACKED)>
                <LongField name=ask.field label=t(lang, ask.label) hint=t(lang, ask.hint) rows=6 required=true/>
                <p class="actions">
                    <button class="button" type="submit">{t(lang, ask.button)}</button>
                </p>
            </form>
        </details>
    }
}

/// Withdraws. The question about pressure has no answer filled in: it is asked, not passed over.
#[component]
pub fn WithdrawForm() -> impl IntoView {
    let lang = lang();
    let errors = form_state().errors;
    let open = errors.of("withdraw_reason").is_some() || errors.of("pressured").is_some();
    let answers = vec![
        Pick::new("no", t(lang, "track-pressured-no")),
        Pick::new("yes", t(lang, "track-pressured-yes")).hint(t(lang, "track-pressured-yes-about")),
    ];
    view! {
        <details open=open>
            <summary>{t(lang, "track-withdraw")}</summary>
            <p>{t(lang, "track-withdraw-about")}</p>
            <form class="form" method="post" action=lang.path(paths::TRACKED)>
                <LongField name="withdraw_reason" label=t(lang, "track-withdraw-reason") rows=4 required=true/>
                <Choices name="pressured" legend=t(lang, "track-pressured") options=answers/>
                <p class="actions">
                    <button class="button button-danger" type="submit">{t(lang, "track-withdraw-button")}</button>
                </p>
            </form>
        </details>
    }
}
