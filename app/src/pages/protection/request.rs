//! One request: what is asked, what it would mean, the decision.

use domain::data_request::RequestKind;
use leptos::prelude::*;

use super::{Desk, named};
use crate::components::case_parts::{Day, LevelChip, Prose};
use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::form::{ErrorSummary, LongField};
use crate::desks::{DataRequestView, DeskError};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{t, word};

/// A request by the id in the address.
#[component]
pub fn RequestPage() -> impl IntoView {
    let id = named("id");
    with_desk(
        move |desk: Desk| async move { desk.request(id.parse().map_err(|_| DeskError::NotFound)?).await },
        |request| view! { <Request request/> },
    )
}

#[component]
fn Request(request: DataRequestView) -> impl IntoView {
    let lang = lang();
    let row = request.row.clone();
    view! {
        <Title text=t(lang, "requests")/>
        <p class="no-print"><a href=paths::DATA_REQUESTS>"← "{t(lang, "requests")}</a></p>
        <ErrorSummary/>
        <div class="case-head">
            <h1>{word(lang, "rights-kind", row.kind.code())}</h1>
            <span class="state-chip chip-work" data-request=row.state.code()>{word(lang, "rights-state", row.state.code())}</span>
        </div>
        <dl class="summary">
            <div><dt>{t(lang, "desk-number")}</dt><dd>{row.number}</dd></div>
            <div><dt>{t(lang, "request-received")}</dt><dd><Day on=row.received_on/></dd></div>
            {row.due.map(|(on, level)| view! {
                <div><dt>{t(lang, "request-due")}</dt><dd><Day on/>" "<LevelChip level/></dd></div>
            })}
            <div>
                <dt>{t(lang, "request-by")}</dt>
                <dd>{t(lang, if row.by_officer { "request-by-officer" } else { "request-by-sender" })}</dd>
            </div>
            <div>
                <dt>{t(lang, "request-case")}</dt>
                <dd>{t(lang, if request.ended { "request-case-ended" } else { "request-case-open" })}</dd>
            </div>
        </dl>
        {request.words.map(|words| view! { <h2>{t(lang, "request-words")}</h2><Prose text=words.reveal()/> })}
        {request.new_address.then(|| view! { <p>{t(lang, "request-new-address")}</p> })}
        {request.run.map(|run| view! { <p><a href=paths::erasure_run(run)>{t(lang, "request-run")}</a></p> })}
        {request.decided_on.map(|on| view! {
            <h2>{t(lang, "request-decision")}</h2>
            <p><Day on/>{request.decided_by.map(|who| format!(", {who}"))}</p>
        })}
        {request.reason.map(|reason| view! { <Prose text=reason.reveal()/> })}
        {request.may_decide.then(|| view! { <Decision kind=row.kind ended=request.ended/> })}
    }
}

#[component]
fn Decision(kind: RequestKind, ended: bool) -> impl IntoView {
    let lang = lang();
    let consequence = match (kind, ended) {
        (RequestKind::Access, _) => "request-grants-access",
        (RequestKind::Correction, _) => "request-grants-correction",
        (RequestKind::Erasure, true) => "request-grants-erasure",
        (RequestKind::Erasure, false) => "request-grants-erasure-later",
    };
    let (grant, refuse) = (Asks::Change("grant"), Asks::Change("refuse"));
    view! {
        <Act asks=grant title=t(lang, "request-grant") wide=true>
            <p>{t(lang, consequence)}</p>
            <DeskForm asks=grant button=t(lang, "request-grant-button")>
                <LongField name="reason" label=t(lang, "request-answer") hint=t(lang, "request-answer-hint") rows=4 required=true/>
            </DeskForm>
        </Act>
        <Act asks=refuse title=t(lang, "request-refuse") wide=true folded=true>
            <DeskForm asks=refuse button=t(lang, "request-refuse-button") class="button button-danger">
                <LongField name="reason" label=t(lang, "request-answer") hint=t(lang, "request-refuse-hint") rows=4 required=true/>
            </DeskForm>
        </Act>
    }
}
