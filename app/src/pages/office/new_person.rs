//! A new account. Its roles are given on its own page, once it exists.

use leptos::prelude::*;

use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field};
use crate::page::lang;
use crate::paths;
use crate::shell::Title;
use crate::words::t;

/// Who it is and the first password.
#[component]
pub fn NewPerson() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "office-person-new")/>
        <p class="no-print"><a href=paths::OFFICE_PEOPLE>"← "{t(lang, "office-people")}</a></p>
        <ErrorSummary/>
        <h1>{t(lang, "office-person-new")}</h1>
        <DeskForm asks=Asks::Change("save") button=t(lang, "office-person-make")>
            <Field
                name="login"
                label=t(lang, "office-login")
                hint=t(lang, "office-login-hint")
                width="medium"
                autocomplete="off"
                required=true
            />
            <Field name="name" label=t(lang, "office-person-name") autocomplete="off" required=true/>
            <Field
                name="email"
                label=t(lang, "office-email")
                hint=t(lang, "office-email-hint")
                kind="email"
                autocomplete="off"
            />
            <Field
                name="password"
                label=t(lang, "office-password")
                hint=t(lang, "office-password-hint")
                kind="password"
                autocomplete="new-password"
                width="medium"
                required=true
            />
        </DeskForm>
    }
    .into_any()
}
