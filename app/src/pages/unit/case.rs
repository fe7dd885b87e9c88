//! The page of a case at the unit: what the Front asks, what was answered, what to do now.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{Desk, forms};
use crate::components::case_parts::{Day, DueDate, Prose, StateChip, Timeline};
use crate::components::desk_form::OrphanedWords;
use crate::components::desk_parts::{AnswerCard, NextStep, ReferralCard, Subjects, asked_for};
use crate::components::erased_line::ErasedLine;
use crate::components::form::ErrorSummary;
use crate::components::promises::Promises;
use crate::desks::{CaseFile, UnitCase};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{t, word};

/// A case by the number in the address.
#[component]
pub fn CasePage() -> impl IntoView {
    let number = use_params_map().get_untracked().get("number").unwrap_or_default();
    with_desk(
        move |desk: Desk| async move { desk.case(&number).await },
        |file| match file {
            CaseFile::Kept(case) => view! { <Case case=*case/> }.into_any(),
            CaseFile::Erased(line) => view! { <ErasedLine line back=paths::UNIT/> }.into_any(),
        },
    )
}

#[component]
pub(super) fn Case(case: UnitCase) -> impl IntoView {
    let lang = lang();
    let side = forms::at_the_side(&case);
    let wide = forms::in_the_middle(&case);
    let changes: &[&str] = if case.may_show_evidence { &["show-evidence"] } else { &[] };
    let offers = asked_for(&case.offers, changes);
    view! {
        <Title text=t(lang, "unit-case")/>
        <Head case=case.clone()/>
        <ErrorSummary/>
        <OrphanedWords offers/>
        <NextStep
            state=case.state
            next=t(lang, &format!("unit-next-{}", case.state))
            due=case.due.clone()
            offers=case.offers.clone()
        />
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
                {forms::evidence(&case)}
                <h2>{t(lang, "unit-timeline")}</h2>
                <Timeline entries=case.timeline.clone() family="event"/>
            </div>
            <aside class="case-side" aria-label=t(lang, "unit-side")>
                <h2>{t(lang, "unit-due")}</h2>
                {match case.due.clone() {
                    Some(due) => view! { <DueDate due/> }.into_any(),
                    None => view! { <p class="hint">{t(lang, "unit-no-due")}</p> }.into_any(),
                }}
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
