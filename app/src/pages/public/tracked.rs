//! A case as its sender sees it.

use domain::case::State;
use domain::case::clock::Clock;
use domain::case::guard::SATISFIED;
use domain::case::promise::PromiseState;
use domain::date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::Desk;
use super::appeal::{AppealForm, LinkedNotice};
use super::data_rights::DataRightsPart;
use super::diverted::DivertedNotice;
use super::forwarded::ForwardedNotice;
use super::merged::MergedNotice;
use super::message::MessageForm;
use super::rating::RatingForm;
use super::record::CaseRecordPart;
use super::request::{RequestForm, WithdrawForm};
use super::safety::SafetyPart;
use crate::components::case_parts::{Conversation, Day, DueDate, FurtherDates, Prose, StateChip, Timeline};
use crate::components::form::ErrorSummary;
use crate::components::promises::Promises;
use crate::components::published::PublicationNotice;
use crate::components::rating::RatingGiven;
use crate::desks::{AnswerView, DeskError, PromiseView, TrackedCase};
use crate::page::{form_state, lang, with_desk};
use crate::paths::{self, Done};
use crate::shell::Title;
use crate::words::{fill, t, word};

/// State, dates, what happened, what was written, the answer, the rating. Opened with the code
/// for a quarter of an hour.
#[component]
pub fn TrackedPage() -> impl IntoView {
    let lang = lang();
    with_desk(
        move |desk: Desk| async move { desk.tracked(lang).await?.ok_or(DeskError::NotFound) },
        move |case| view! { <Case case/> },
    )
}

#[component]
fn Case(case: TrackedCase) -> impl IntoView {
    let lang = lang();
    let (badge, until) = (badge(&case), until(&case));
    let says = case.due.as_ref().filter(|due| due.key == Clock::Rating.code()).map(|_| t(lang, until));
    // While the Front above looks at it, the case does not end on any day.
    let above = case.linked.as_ref().is_some_and(|linked| linked.above && !linked.state.is_terminal());
    let due = case.due.filter(|_| !above || says.is_none());
    let refusal = case.refusal.map(|(code, text)| {
        view! {
            <div class="notice notice-warn">
                <h2>{t(lang, "track-refused")}</h2>
                <p>{word(lang, "refusal", &code)}</p>
                <Prose text=text.reveal()/>
            </div>
        }
    });
    // A result that was rated 1 or 2 is what an objection is for.
    let unhappy = case.rating.is_some_and(|rating| rating.result < SATISFIED);
    let has_messages = !case.messages.is_empty();
    view! {
        <Title text=t(lang, "track-title")/>
        <ErrorSummary/>
        <DoneNotice/>
        <div class="case-head">
            <h1>{t(lang, "track-case")}" "<span data-case-number="">{case.number}</span></h1>
            <StateChip state=case.state citizen=true says=badge.map(|key| t(lang, key))/>
        </div>
        <p class="no-print"><a href=format!("#{}", paths::SAFETY)>{t(lang, "safety-link")}</a></p>
        {case.question_open.then(|| view! {
            <div class="notice notice-warn">
                <p>{t(lang, "track-question")}</p>
                <p><a href="#message">{t(lang, "track-question-link")}</a></p>
            </div>
        })}
        {refusal}
        {case.linked.map(|linked| view! { <LinkedNotice linked/> })}
        {case.merged.map(|merged| view! { <MergedNotice merged may_write=case.may_write/> })}
        {case.diversion.map(|diversion| view! { <DivertedNotice diversion/> })}
        <dl class="summary">
            <div><dt>{t(lang, "form-kind-legend")}</dt><dd>{word(lang, "kind", case.kind.code())}</dd></div>
            <div><dt>{t(lang, "case-front")}</dt><dd>{case.front}</dd></div>
            {case.unit.map(|unit| view! { <div><dt>{t(lang, "case-unit")}</dt><dd>{unit}</dd></div> })}
            <div><dt>{t(lang, "case-received-on")}</dt><dd><Day on=case.received_on/></dd></div>
            <div><dt>{t(lang, "form-sender-legend")}</dt><dd>{word(lang, "identity", case.identity.code())}</dd></div>
            {case.outcome.map(|outcome| view! {
                <div><dt>{t(lang, "case-outcome")}</dt><dd>{word(lang, "outcome", outcome.code())}</dd></div>
            })}
        </dl>
        {due.map(|due| view! { <DueDate due citizen=true says/> })}
        <FurtherDates dues=case.further_dues citizen=true/>
        {(case.state == State::Remedy).then(|| view! { <RemedyNotice promises=case.promises.clone()/> })}
        {case.answer.map(|answer| view! { <AnswerPart answer/> })}
        {case.forwarded.map(|forwarded| view! { <ForwardedNotice forwarded/> })}
        <Promises promises=case.promises/>
        {case.publication.map(|news| view! { <PublicationNotice news/> })}
        {case.rating.map(|rating| view! { <RatingGiven rating heading=t(lang, "rating-given")/> })}
        {case.may_rate.then(|| view! { <RatingForm/> })}
        {case.request_waits.then(|| view! { <div class="notice notice-info"><p>{t(lang, "track-request-waits")}</p></div> })}
        {case.request.map(|request| view! { <RequestForm request unhappy/> })}
        {case.appeal_goes_to.map(|front| view! { <AppealForm front unhappy/> })}
        <h2>{t(lang, "track-timeline")}</h2>
        <Timeline entries=case.timeline family="event-citizen"/>
        {(has_messages || case.may_write).then(|| view! { <h2>{t(lang, "track-conversation")}</h2> })}
        <Conversation messages=case.messages reader_is_reporter=true/>
        {case.may_write.then(|| view! { <MessageForm question_open=case.question_open waiting=case.files_waiting/> })}
        <DataRightsPart rights=case.rights/>
        {case.record.map(|record| view! { <CaseRecordPart record/> })}
        <SafetyPart safety=case.safety/>
        {case.may_withdraw.then(|| view! { <WithdrawForm/> })}
        <form method="post" action=lang.path(paths::TRACK_LEAVE)>
            <p class="hint">{t(lang, "track-session")}</p>
            <p class="actions"><button class="button button-secondary" type="submit">{t(lang, "track-leave")}</button></p>
        </form>
    }
}

/// That what was sent just now has arrived.
#[component]
fn DoneNotice() -> impl IntoView {
    let lang = lang();
    let code = use_query_map().get_untracked().get(paths::DONE);
    // Not on a page that says what is wrong with the next thing that was sent.
    let done = Done::ALL.iter().find(|done| Some(done.code()) == code.as_deref()).filter(|_| !form_state().posted);
    done.map(|done| {
        view! { <div class="notice notice-ok" role="status" data-done=done.code()><p>{word(lang, "track-done", done.code())}</p></div> }
    })
}

/// What the badge says where the state alone would say too much or too little.
fn badge(case: &TrackedCase) -> Option<&'static str> {
    match case.state {
        State::Resolved if case.request_waits => Some("track-badge-objected"),
        State::NotAccepted if case.request_waits => Some("track-badge-review"),
        State::Resolved if !case.may_rate => Some("track-badge-resolved"),
        _ => None,
    }
}

/// What the sender can still do while the time for a rating runs.
fn until(case: &TrackedCase) -> &'static str {
    match (case.may_rate, case.request.is_some(), case.appeal_goes_to.is_some()) {
        (true, true, _) => "track-until-rate-object",
        (true, false, true) => "track-until-rate-appeal",
        (true, false, false) => "track-until-rate",
        (false, true, _) => "track-until-object",
        (false, false, true) => "track-until-appeal",
        (false, false, false) => "track-until-nothing",
    }
}

/// Why there is nothing to rate yet: what the unit promised comes first.
#[component]
fn RemedyNotice(promises: Vec<PromiseView>) -> impl IntoView {
    let lang = lang();
    let open = promises.iter().filter(|promise| promise.state == PromiseState::Open).map(|promise| promise.due_on);
    let about = match open.max() {
        Some(day) => fill(lang, "track-remedy-due", &[("day", date::show(day).into())]),
        None => t(lang, "track-remedy-shown"),
    };
    view! {
        <div class="notice notice-info" data-remedy="">
            <p>{about}</p>
            <p>{t(lang, "track-remedy-then")}</p>
        </div>
    }
}

#[component]
fn AnswerPart(answer: AnswerView) -> impl IntoView {
    let lang = lang();
    view! {
        <h2>{t(lang, "track-answer")}</h2>
        <article class="message message-in">
            <p class="caption">
                {answer.unit}
                {answer.document_no.map(|number| view! { " · "{t(lang, "document-no")}" "{number} })}
                {answer.document_on.map(|day| view! { ", "<Day on=day/> })}
            </p>
            {answer.outcome.map(|outcome| view! {
                <p><strong>{t(lang, "case-outcome")}": "{word(lang, "outcome", outcome.code())}</strong></p>
            })}
            <Prose text=answer.text.reveal()/>
            {answer.remedy.map(|remedy| view! { <h3>{t(lang, "track-remedy")}</h3><Prose text=remedy.reveal()/> })}
            {answer.signer.map(|signer| view! { <p class="caption">{t(lang, "track-signer")}": "{signer.reveal().to_owned()}</p> })}
        </article>
        <p class="hint">{t(lang, "track-answer-checked")}</p>
    }
}
