//! The slip for the sender, to be printed on A4 or A5.

use domain::receipt::ReceiptCode;
use leptos::prelude::*;

use crate::components::case_parts::{Day, DueDate};
use crate::components::qr::Qr;
use crate::desks::Slip;
use crate::page::lang;
use crate::paths;
use crate::shell::Title;
use crate::words::{t, word};

/// Code, number, what to do with them. Nothing of who sent it, and nothing of what was said.
#[component]
pub fn SlipPage(slip: Slip) -> impl IntoView {
    let lang = lang();
    let Some(code) = slip.code else {
        return view! { <TakenUp number=slip.number front=slip.front case=slip.case/> }.into_any();
    };
    // It was entered under this code, so it is one.
    let code = ReceiptCode::parse(code.reveal()).map(|code| code.grouped()).unwrap_or_default();
    let what_to_do = ["entry-slip-where", "entry-slip-without-net", "entry-slip-keep", "entry-slip-lost"]
        .map(|key| view! { <li>{t(lang, key)}</li> });
    view! {
        <Title text=t(lang, "entry-done")/>
        <div class="no-print">
            <div class="notice notice-ok" role="status"><p>{t(lang, "entry-done")}</p></div>
            <div class="notice notice-warn"><p>{t(lang, "entry-done-once")}</p></div>
            <p>{t(lang, "entry-done-nobody")}</p>
            <p class="actions">
                <a class="button" href=paths::ENTRY>{t(lang, "entry-again")}</a>
                {slip.case.map(|number| view! {
                    <a class="button button-secondary" href=paths::front_case(&number)>{t(lang, "entry-open-case")}</a>
                })}
                <a class="button button-secondary" href=paths::FRONT>{t(lang, "front-inbox")}</a>
            </p>
        </div>
        <article class="paper">
            <p class="paper-issuer">{slip.front.clone()}</p>
            <h1 class="paper-title">{t(lang, "entry-slip")}</h1>
            <p class="caption">{t(lang, "form-code")}</p>
            <p class="receipt-code" data-receipt="">{code}</p>
            <dl class="summary">
                <div><dt>{t(lang, "case-number")}</dt><dd data-case-number="">{slip.number}</dd></div>
                <div><dt>{t(lang, "form-kind-legend")}</dt><dd>{word(lang, "kind", slip.kind.code())}</dd></div>
                <div><dt>{t(lang, "front-channel")}</dt><dd>{word(lang, "channel", slip.channel.code())}</dd></div>
                <div><dt>{t(lang, "case-front")}</dt><dd>{slip.front}</dd></div>
                <div><dt>{t(lang, "case-received-on")}</dt><dd><Day on=slip.received_on/></dd></div>
            </dl>
            {slip.due.map(|due| view! { <DueDate due citizen=true/> })}
            <div class="grid-2">
                <Qr text=slip.tracking.clone() label=t(lang, "paper-qr")/>
                <div>
                    <ol>{what_to_do}</ol>
                    <p class="user-text">{slip.tracking}</p>
                </div>
            </div>
        </article>
    }
    .into_any()
}

/// The Front took a matter up: there is a number, and nobody to whom a code is given.
#[component]
fn TakenUp(number: String, front: String, #[prop(optional_no_strip)] case: Option<String>) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t(lang, "supervision-done")/>
        <h1>{t(lang, "supervision-done")}</h1>
        <dl class="summary">
            <div><dt>{t(lang, "case-number")}</dt><dd data-case-number="">{number}</dd></div>
            <div><dt>{t(lang, "case-front")}</dt><dd>{front}</dd></div>
        </dl>
        <p class="actions">
            {case.map(|number| view! {
                <a class="button" href=paths::front_case(&number)>{t(lang, "entry-open-case")}</a>
            })}
            <a class="button button-secondary" href=paths::FRONT>{t(lang, "front-inbox")}</a>
        </p>
    }
}
