//! What the sender may do against a decision, and leaving a case.

use domain::case::request::Request;
use leptos::prelude::*;

use crate::components::form::{Choices, LongField, Pick};
use crate::page::{form_state, lang};
use crate::paths;
use crate::words::t;

/// Asks for a decision to be looked at again. Open when the sender is not content, folded else.
#[component]
pub fn RequestForm(
    request: Request,
    /// The sender rated the result as bad.
    unhappy: bool,
) -> impl IntoView {
    let lang = lang();
    let (field, title, about, label, hint, button) = match request {
        Request::Objection => (
            "objection",
            "track-object",
            "track-object-about",
            "track-object-label",
            "track-object-hint",
            "track-object-button",
        ),
        Request::Review => (
            "review",
            "track-review",
            "track-review-about",
            "track-review-label",
            "track-review-hint",
            "track-review-button",
        ),
    };
    let open = unhappy || form_state().errors.of(field).is_some();
    view! {
        <details open=open>
            <summary>{t(lang, title)}</summary>
            <p>{t(lang, about)}</p>
            <form class="form" method="post" action=lang.path(paths::TRACKED)>
                <LongField name=field label=t(lang, label) hint=t(lang, hint) rows=6 required=true/>
                <p class="actions">
                    <button class="button" type="submit">{t(lang, button)}</button>
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
