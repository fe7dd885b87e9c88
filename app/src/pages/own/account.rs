//! One's own account: where one is signed in, password, recovery codes, authenticator.

use std::sync::Arc;

use leptos::prelude::*;

use super::absence::{AbsencePart, StandsInPart};
use super::codes::Codes;
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field};
use crate::desks::{AccountView, OwnDesk, SessionRow};
use crate::page::{RecoveryCodes, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t};

type Desk = Arc<dyn OwnDesk>;

/// Recovery codes right after they were made; otherwise the account.
#[component]
pub fn AccountPage() -> impl IntoView {
    if let Some(codes) = use_context::<RecoveryCodes>() {
        return view! { <Codes codes/> }.into_any();
    }
    with_desk(|desk: Desk| async move { desk.account().await }, |account| view! { <Account account/> })
}

#[component]
fn Account(account: AccountView) -> impl IntoView {
    let lang = lang();
    let AccountView { sessions, codes_left, recovery_since, leads, absence, stands_in } = account;
    view! {
        <Title text=t(lang, "nav-account")/>
        <ErrorSummary/>
        <h1>{t(lang, "nav-account")}</h1>
        <p class="lead">{t(lang, "account-lead")}</p>
        {recovery_since.map(|day| view! {
            <div class="notice notice-warn"><p>{t(lang, "account-recovery-notice")}" "<Day on=day/></p></div>
        })}
        {leads.then(|| view! { <p><a href=paths::RECOVERIES>{t(lang, "recovery-waiting")}</a></p> })}
        {(!stands_in.is_empty()).then(|| view! { <StandsInPart rows=stands_in/> })}
        {absence.map(|absence| view! { <AbsencePart absence/> })}
        <h2>{t(lang, "account-sessions")}</h2>
        <Sessions sessions/>
        <h2>{t(lang, "account-password")}</h2>
        <NewPassword/>
        <h2>{t(lang, "account-codes")}</h2>
        <p>{fill(lang, "account-codes-left", &[("count", codes_left.into())])}</p>
        <p>{t(lang, "account-codes-about")}</p>
        <DeskForm asks=Asks::Change("codes") button=t(lang, "account-codes-make") class="button button-secondary"/>
        <h2>{t(lang, "account-authenticator")}</h2>
        <p>{t(lang, "account-authenticator-about")}</p>
        <DeskForm
            asks=Asks::Change("authenticator")
            button=t(lang, "account-authenticator-change")
            class="button button-danger"
        />
    }
}

#[component]
fn Sessions(sessions: Vec<SessionRow>) -> impl IntoView {
    let lang = lang();
    let others = sessions.len() > 1;
    let rows = sessions.into_iter().map(|row| session(lang, row)).collect_view();
    view! {
        <table class="list">
            <caption class="visually-hidden">{t(lang, "account-sessions")}</caption>
            <thead>
                <tr>
                    <th scope="col">{t(lang, "account-since")}</th>
                    <th scope="col">{t(lang, "account-last-used")}</th>
                    <th scope="col"><span class="visually-hidden">{t(lang, "account-end")}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {others.then(|| view! {
            <DeskForm
                asks=Asks::Change("end-others")
                button=t(lang, "account-end-others")
                class="button button-secondary"
            />
        })}
        <p class="hint">{t(lang, "account-sessions-about")}</p>
    }
}

fn session(lang: Lang, row: SessionRow) -> impl IntoView {
    let end = if row.current {
        view! { <strong>{t(lang, "account-this-one")}</strong> }.into_any()
    } else {
        view! {
            <DeskForm
                asks=Asks::Change("end-session")
                button=t(lang, "account-end")
                class="button button-secondary"
                in_row=true
            >
                <input type="hidden" name="session" value=row.name/>
            </DeskForm>
        }
        .into_any()
    };
    view! {
        <tr>
            <td data-label=t(lang, "account-since")>{row.since_time}", "<Day on=row.since/></td>
            <td data-label=t(lang, "account-last-used")><Day on=row.last_used/></td>
            <td>{end}</td>
        </tr>
    }
}

#[component]
fn NewPassword() -> impl IntoView {
    let lang = lang();
    view! {
        <DeskForm asks=Asks::Change("password") button=t(lang, "account-password-change")>
            <Field
                name="password"
                label=t(lang, "account-password-old")
                kind="password"
                width="medium"
                autocomplete="current-password"
                required=true
            />
            <NewPasswordFields/>
        </DeskForm>
    }
}

/// A new password, twice.
#[component]
pub(super) fn NewPasswordFields() -> impl IntoView {
    let lang = lang();
    view! {
        <Field
            name="new_password"
            label=t(lang, "account-password-new")
            hint=t(lang, "account-password-hint")
            kind="password"
            width="medium"
            autocomplete="new-password"
            required=true
        />
        <Field
            name="new_password_again"
            label=t(lang, "account-password-again")
            kind="password"
            width="medium"
            autocomplete="new-password"
            required=true
        />
    }
}
