//! The first sign-in: an authenticator learns the secret of the account.

use leptos::prelude::*;

use super::codes::Codes;
use crate::components::form::ErrorSummary;
use crate::components::one_time_field::OneTimeField;
use crate::components::problem::ProblemPage;
use crate::components::qr::Qr;
use crate::desks::DeskError;
use crate::page::{Enrolment, RecoveryCodes, lang};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t};

/// The secret, as a picture and as text, and a first code that shows it was taken over.
#[component]
pub fn EnrolPage() -> impl IntoView {
    if let Some(codes) = use_context::<RecoveryCodes>() {
        return view! { <Codes codes/> }.into_any();
    }
    match use_context::<Enrolment>() {
        Some(enrolment) => view! { <Enrol enrolment/> }.into_any(),
        None => view! { <ProblemPage error=DeskError::NotFound/> }.into_any(),
    }
}

#[component]
fn Enrol(enrolment: Enrolment) -> impl IntoView {
    let lang = lang();
    let Enrolment { login, secret, uri } = enrolment;
    view! {
        <Title text=t(lang, "own-enrol")/>
        <ErrorSummary/>
        <h1>{t(lang, "own-enrol")}</h1>
        <p class="lead">{t(lang, "own-enrol-lead")}</p>
        <ol class="steps">
            <li><strong>{t(lang, "own-enrol-app")}</strong><p>{t(lang, "own-enrol-app-about")}</p></li>
            <li>
                <strong>{t(lang, "own-enrol-scan")}</strong>
                <Qr text=uri label=t(lang, "own-enrol-qr")/>
                <p>{t(lang, "own-enrol-type")}</p>
                <p><code data-totp-secret=secret>{secret.clone()}</code></p>
                <p class="hint">{fill(lang, "own-enrol-account", &[("login", login.into())])}</p>
            </li>
            <li>
                <strong>{t(lang, "own-enrol-code")}</strong>
                <form class="form" method="post" action=paths::ENROL>
                    <OneTimeField/>
                    <p class="actions"><button class="button" type="submit">{t(lang, "own-enrol-button")}</button></p>
                </form>
            </li>
        </ol>
        <div class="notice notice-warn"><p>{t(lang, "own-enrol-keep")}</p></div>
    }
}
