//! Signing in: what one knows, then what one has.

use leptos::prelude::*;

use crate::components::form::{ErrorSummary, Field};
use crate::components::one_time_field::{OneTimeField, RecoveryCodeField};
use crate::components::wait::WaitNotice;
use crate::page::{BothFactors, lang};
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// Login and password. Which of the two was wrong is never said.
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "own-sign-in")/>
        <ErrorSummary/>
        <h1>{t(lang, "own-sign-in")}</h1>
        <p class="lead">{t(lang, "own-sign-in-lead")}</p>
        <form class="form" method="post" action=paths::SIGN_IN>
            <Field name="login" label=t(lang, "own-login") width="medium" autocomplete="username" required=true/>
            <Field
                name="password"
                label=t(lang, "own-password")
                kind="password"
                width="medium"
                autocomplete="current-password"
                required=true
            />
            {use_context::<BothFactors>().map(|BothFactors| view! {
                <Field
                    name="otp"
                    label=t(lang, "own-otp-label")
                    hint=t(lang, "own-otp-or-code-hint")
                    width="medium"
                    autocomplete="one-time-code"
                    required=true
                />
            })}
            <WaitNotice scripts=true password=true/>
            <p class="actions"><button class="button" type="submit">{t(lang, "own-sign-in-button")}</button></p>
        </form>
        <p class="hint">{t(lang, "own-sign-in-trouble")}</p>
        <p><a href=paths::RECOVER>{t(lang, "recovery-have-code")}</a></p>
        <p><a href=paths::HOME>{t(lang, "own-citizens")}</a></p>
    }
}

/// The code of the authenticator.
#[component]
pub fn OneTimePage() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "own-otp")/>
        <ErrorSummary/>
        <h1>{t(lang, "own-otp")}</h1>
        <form class="form" method="post" action=paths::ONE_TIME>
            <OneTimeField/>
            <p class="actions"><button class="button" type="submit">{t(lang, "own-otp-button")}</button></p>
        </form>
        <p class="hint">{t(lang, "own-otp-trouble")}</p>
        <details>
            <summary>{t(lang, "own-code-instead")}</summary>
            <form class="form" method="post" action=paths::ONE_TIME>
                <RecoveryCodeField/>
                <p class="actions"><button class="button" type="submit">{t(lang, "own-code-button")}</button></p>
            </form>
        </details>
        <p><a href=paths::SIGN_IN>{t(lang, "own-otp-back")}</a></p>
    }
}
