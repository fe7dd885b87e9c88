//! The page of a case at the unit: what the Front asks, what was answered, what to do now.

use domain::case::{State, Transition};
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::inbox::PLACE;
use super::{Desk, forms};
use crate::components::case_parts::{Day, Prose, StateChip, Timeline};
use crate::components::changed::{Changes, LookedAt, changed_meanwhile, lend};
use crate::components::commitments::Commitments;
use crate::components::desk_form::OrphanedWords;
use crate::components::desk_parts::{
    AnswerCard, ChildChip, NextStep, RaisedNotice, ReferralCard, RunningDate, Subjects, asked_for, next_date,
};
use crate::components::done::DoneNotice;
use crate::components::erased_line::ErasedLine;
use crate::components::form::ErrorSummary;
use crate::components::inbox::{BesideLinks, GoesOn, opened_from};
use crate::components::promises::Promises;
use crate::components::published::PublicationNotice;
use crate::desks::{CaseFile, Offer, PublicationNews, UnitCase};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{t, word};

/// A case by the number in the address.
#[component]
pub fn CasePage() -> impl IntoView {
    let number = use_params_map().get_untracked().get("number").unwrap_or_default();
    let list = opened_from();
    let query = list.clone();
    let posted = form_state();
    with_desk(
        move |desk: Desk| async move {
            let file = desk.case(&number).await?;
            let before = match &file {
                CaseFile::Kept(case) => LookedAt::before(&posted, case.version),
                CaseFile::Erased(_) => None,
            };
            let changes = match before {
                Some(before) => Some(Changes(desk.changes(&number, before.version).await?)),
                None => None,
            };
            let beside = match &query {
                Some(query) => Some(desk.beside(query, &number).await?),
                None => None,
            };
            Ok((file, beside, changes))
        },
        |(file, beside, changes)| match file {
            CaseFile::Kept(case) => {
                lend(changes);
                let goes_on = GoesOn::with(beside.as_ref());
                view! {
                    {list.zip(beside).map(|(query, beside)| view! { <BesideLinks beside query place=PLACE/> })}
                    <DoneNotice/>
                    <Provider value=goes_on><Case case=*case/></Provider>
                }
                .into_any()
            }
            CaseFile::Erased(line) => view! { <ErasedLine line back=paths::UNIT/> }.into_any(),
        },
    )
}

#[component]
pub(super) fn Case(case: UnitCase) -> impl IntoView {
    let lang = lang();
    let changes: &[&str] = if case.may_show_evidence { &["show-evidence"] } else { &[] };
    let offers = asked_for(&case.offers, changes);
    let changed = changed_meanwhile(offers.iter().any(|asks| asks.came_back()), Some(case.state));
    let side = forms::at_the_side(&case);
    let wide = forms::in_the_middle(&case);
    let shown = case.state == State::Remedy && case.promise_due.is_none();
    // Whoever gave it out waits for whoever has it.
    let drafts = |offer: &Offer| offer.transition == Transition::ProposeAnswer && offer.blocked_by.is_none();
    let rests = case.state == State::Verifying && case.assigned_to.is_some() && !case.offers.iter().any(drafts);
    let next = match (shown, rests) {
        (true, _) => t(lang, "promises-next-unit"),
        (false, true) => t(lang, "unit-next-assigned"),
        (false, false) => t(lang, &format!("unit-next-{}", case.state)),
    };
    view! {
        <Title text=t(lang, "unit-case")/>
        <Head case=case.clone()/>
        <ErrorSummary/>
        {changed}
        <OrphanedWords offers/>
        <NextStep
            state=case.state
            next=next
            due=next_date(case.due.as_ref(), case.promise_due)
            offers=case.offers.clone()
            first=case.may_show_evidence.then_some(forms::SHOW)
            rests=rests
        />
        {case.child.then(|| view! { <div class="notice notice-warn"><p>{t(lang, "child-notice-unit")}</p></div> })}
        <RaisedNotice to=case.raised_to.clone()/>
        {case.sent_back.clone().map(|reason| view! {
            <div class="notice notice-warn">
                <h2>{t(lang, "unit-sent-back")}</h2>
                <Prose text=reason.reveal()/>
            </div>
        })}
        <div class="case-columns">
            <div class="case-main">
                <Asked case=case.clone()/>
                {wide.map(|form| view! { <h2>{t(lang, "unit-work")}</h2>{form} })}
                <Answered case=case.clone()/>
                <Promises promises=case.promises.clone()/>
                <Commitments commitments=case.commitments.clone()/>
                {case.published.clone().map(|slug| view! { <PublicationNotice news=PublicationNews::Published(slug)/> })}
                {forms::evidence(&case)}
                <h2>{t(lang, "unit-timeline")}</h2>
                <Timeline entries=case.timeline.clone() family="event"/>
            </div>
            <aside class="case-side" aria-label=t(lang, "unit-side")>
                <h2>{t(lang, "unit-due")}</h2>
                <RunningDate due=case.due.clone() promise_due=case.promise_due none=t(lang, "unit-no-due")/>
                {side}
                <Facts case=case.clone()/>
            </aside>
        </div>
    }
    .into_any()
}

#[component]
fn Head(case: UnitCase) -> impl IntoView {
    let lang = lang();
    view! {
        <p class="no-print"><a href=paths::UNIT>"← "{t(lang, "unit-inbox")}</a></p>
        <div class="case-head">
            <h1><span data-case-number=case.number.clone()>{case.number.clone()}</span></h1>
            <StateChip state=case.state/>
            {case.child.then(|| view! { " "<ChildChip/> })}
            <p class="caption">
                {word(lang, "kind", case.kind.code())}" · "
                {t(lang, "unit-from-front")}" "{case.front}" · "
                {t(lang, "unit-received-on")}" "<Day on=case.received_on/>
            </p>
        </div>
    }
}

/// The referral and whom it concerns. The sender's own words are never here.
#[component]
fn Asked(case: UnitCase) -> impl IntoView {
    let lang = lang();
    view! {
        <h2>{t(lang, "unit-referral")}</h2>
        {match case.referral {
            Some(referral) => view! { <ReferralCard referral number=case.number to_reader=true/> }.into_any(),
            None => view! { <p class="hint">{t(lang, "unit-no-referral")}</p> }.into_any(),
        }}
        <h2>{t(lang, "unit-subjects")}</h2>
        <Subjects subjects=case.subjects/>
    }
    .into_any()
}

#[component]
fn Answered(case: UnitCase) -> impl IntoView {
    let lang = lang();
    (!case.answers.is_empty()).then(|| {
        let cards = case.answers.into_iter().map(|answer| view! { <AnswerCard answer/> }).collect_view();
        view! { <h2>{t(lang, "unit-answers")}</h2><div class="stack">{cards}</div> }
    })
}

#[component]
fn Facts(case: UnitCase) -> impl IntoView {
    let lang = lang();
    let categories = case.categories.join("; ");
    view! {
        <h2>{t(lang, "unit-facts")}</h2>
        <dl class="summary">
            <div><dt>{t(lang, "unit-unit")}</dt><dd>{case.unit}</dd></div>
            {(!categories.is_empty()).then(|| view! { <div><dt>{t(lang, "unit-categories")}</dt><dd>{categories}</dd></div> })}
            {case.assigned_to.map(|name| view! { <div><dt>{t(lang, "unit-assigned-to")}</dt><dd>{name}</dd></div> })}
            {case.sender_name.map(|name| view! {
                <div><dt>{t(lang, "unit-sender")}</dt><dd>{name.reveal().to_owned()}</dd></div>
            })}
        </dl>
        <p class="hint">{t(lang, "unit-protect")}</p>
    }
}
