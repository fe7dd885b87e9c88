//! Recoveries of accounts that wait for the second officer, and the page on which their code is used.

use std::sync::Arc;

use leptos::prelude::*;

use super::account::NewPasswordFields;
use crate::components::case_parts::Day;
use crate::components::desk_form::{Asks, DeskForm};
use crate::components::form::{ErrorSummary, Field};
use crate::desks::{HandOver, OwnDesk, RecoveryRow};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t};

type Desk = Arc<dyn OwnDesk>;

/// A code right after it was made; otherwise what waits for a decision.
#[component]
pub fn RecoveriesPage() -> impl IntoView {
    let lang = lang();
    if let Some(hand_over) = use_context::<HandOver>() {
        return view! { <Code hand_over/> }.into_any();
    }
    with_desk(
        |desk: Desk| async move { desk.recoveries().await },
        move |rows| {
            let empty = rows.is_empty().then(|| {
                view! { <div class="notice notice-info"><p>{t(lang, "recovery-none")}</p></div> }
            });
            let rows = rows.into_iter().map(|row| recovery(lang, row)).collect_view();
            view! {
                <Title text=t(lang, "recovery-waiting")/>
                <ErrorSummary/>
                <h1>{t(lang, "recovery-waiting")}</h1>
                <p class="lead">{t(lang, "recovery-waiting-lead")}</p>
                {empty}
                {rows}
            }
        },
    )
}

fn recovery(lang: Lang, row: RecoveryRow) -> impl IntoView {
    let id = row.id;
    view! {
        <section class="card">
            <h2>{row.name}" ("{row.login}")"</h2>
            <p>{fill(lang, "recovery-opened-by", &[("name", row.opened_by.into())])}" "<Day on=row.opened_on/></p>
            <p class="user-text">{row.reason.reveal().to_owned()}</p>
            <DeskForm asks=Asks::Change("approve") button=t(lang, "recovery-approve")>
                <input type="hidden" name="recovery" value=id.to_string()/>
            </DeskForm>
            <DeskForm asks=Asks::Change("refuse") button=t(lang, "recovery-refuse") class="button button-secondary">
                <input type="hidden" name="recovery" value=id.to_string()/>
            </DeskForm>
        </section>
    }
}

/// What is handed over in person.
#[component]
fn Code(hand_over: HandOver) -> impl IntoView {
    let lang = lang();
    let HandOver { name, login, code } = hand_over;
    view! {
        <Title text=t(lang, "recovery-code")/>
        <h1>{t(lang, "recovery-code")}</h1>
        <p class="lead">{fill(lang, "recovery-code-lead", &[("name", name.into())])}</p>
        <p>{t(lang, "own-login")}": "<strong>{login}</strong></p>
        <p><code data-recovery-code>{code.reveal().to_owned()}</code></p>
        <p>{fill(lang, "recovery-code-where", &[("address", paths::RECOVER.into())])}</p>
        <div class="notice notice-warn"><p>{t(lang, "recovery-code-keep")}</p></div>
        <p class="actions no-print"><a class="button" href=paths::RECOVERIES>{t(lang, "recovery-code-given")}</a></p>
    }
}

/// For somebody who was given a code.
#[component]
pub fn RecoverPage() -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "recovery-use")/>
        <ErrorSummary/>
        <h1>{t(lang, "recovery-use")}</h1>
        <p class="lead">{t(lang, "recovery-use-lead")}</p>
        <form class="form" method="post" action=paths::RECOVER>
            <Field name="login" label=t(lang, "own-login") width="medium" autocomplete="username" required=true/>
            <Field name="code" label=t(lang, "recovery-use-code") width="medium" autocomplete="off" required=true/>
            <NewPasswordFields/>
            <p class="actions"><button class="button" type="submit">{t(lang, "recovery-use-button")}</button></p>
        </form>
    }
}
