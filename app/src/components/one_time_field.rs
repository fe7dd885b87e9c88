//! The field for a one-time password.

use leptos::prelude::*;

use super::form::Field;
use crate::page::{form_state, lang};
use crate::words::t;

/// Six digits.
#[component]
pub fn OneTimeField() -> impl IntoView {
    let lang = lang();
    view! {
        <Field
            name="otp"
            label=t(lang, "own-otp-label")
            hint=t(lang, "own-otp-hint")
            width="short"
            inputmode="numeric"
            autocomplete="one-time-code"
            required=true
        />
    }
}

/// The same in a form that came back because the last one-time password was too old for what it
/// asks; nothing otherwise.
#[component]
pub fn ConfirmField() -> impl IntoView {
    form_state().errors.of("otp").is_some().then(|| view! { <OneTimeField/> })
}

/// A recovery code, instead of a one-time password.
#[component]
pub fn RecoveryCodeField() -> impl IntoView {
    let lang = lang();
    view! {
        <div class="field">
            <label for="recovery-code">{t(lang, "own-code-label")}</label>
            <p class="hint" id="recovery-code-hint">{t(lang, "own-code-hint")}</p>
            <input
                class="control medium"
                type="text"
                id="recovery-code"
                name="recovery_code"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-describedby="recovery-code-hint"
                aria-required="true"
            />
        </div>
    }
}
