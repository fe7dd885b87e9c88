//! The page of a case at the Front: what was sent, what was done, what to do now.

use domain::case::{State, Transition};
use leptos::context::Provider;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::appeal::{AppealedNotice, Origin};
use super::asked::{ChildQuestionNotice, RefusalNotice};
use super::content::{Facts, Words};
use super::diverted::{DiversionCard, DivertedStub};
use super::inbox::PLACE;
use super::merged::{CaseLink, Followers, MasterNotice};
use super::next::{first, is_own_proposal, next};
use super::{Desk, forms};
use crate::components::case_parts::{Conversation, Day, FurtherDates, Prose, StateChip, Timeline};
use crate::components::changed::{Changes, Happened, LookedAt, changed_meanwhile, lend};
use crate::components::commitments::Commitments;
use crate::components::desk_form::OrphanedWords;
use crate::components::desk_parts::{
    AnswerCard, ChildChip, NextStep, RaisedNotice, ReferralCard, RunningDate, Subjects, asked_for, next_date,
};
use crate::components::done::DoneNotice;
use crate::components::erased_line::ErasedLine;
use crate::components::file_parts::FileList;
use crate::components::form::ErrorSummary;
use crate::components::inbox::{BesideLinks, GoesOn, RetaliationChip, opened_from};
use crate::components::promises::Promises;
use crate::components::rating::RatingGiven;
use crate::desks::{
    Alike, AlikeRow, AnswerView, CaseFile, FrontCase, FrontFile, Message, News, Offer, ReferralView, ReturnedView,
    TimelineEntry,
};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{fill, t, word};

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
                FrontFile::Case(CaseFile::Kept(case)) => LookedAt::before(&posted, case.version),
                _ => None,
            };
            let changes = match before {
                Some(before) => Some(Changes(desk.changes(&number, before.seen).await?)),
                None => None,
            };
            let beside = match &query {
                Some(query) => Some(desk.beside(query, &number).await?),
                None => None,
            };
            Ok((file, beside, changes))
        },
        |(file, beside, changes)| match file {
            FrontFile::Case(CaseFile::Kept(case)) => {
                lend(changes);
                let goes_on = GoesOn::with(beside.as_ref());
                view! {
                    {list.zip(beside).map(|(query, beside)| view! { <BesideLinks beside query place=PLACE/> })}
                    <DoneNotice/>
                    <Provider value=goes_on><Case case=*case/></Provider>
                }
                .into_any()
            }
            FrontFile::Case(CaseFile::Erased(line)) => {
                // What was published outlasts the data of its case, and can still be taken down.
                let publication = paths::front_publication(&line.number);
                view! {
                    <ErasedLine line back=paths::FRONT/>
                    <p class="no-print"><a href=publication>{t(lang(), "publishing-title")}</a></p>
                }
                .into_any()
            }
            FrontFile::Diverted(case) => view! { <DivertedStub case=*case/> }.into_any(),
        },
    )
}

#[component]
pub(super) fn Case(case: FrontCase) -> impl IntoView {
    let lang = lang();
    provide_context(Happened(case.events));
    let mut changes = vec!["declare-tie"];
    changes.extend(case.may_classify.then_some("classify"));
    changes.extend(case.may_draft_answer.then_some("front-answer"));
    changes.extend(case.may_write_down.then_some("paper-answer"));
    changes.extend(case.may_write_evidence.then_some("show-evidence"));
    changes.extend(case.may_decline.then_some("decline"));
    changes.extend(case.about_child.mark.map(|_| "mark-child"));
    changes.extend(case.about_child.may_leave.then_some("leave-child"));
    changes.extend(case.about_child.may_unmark.then_some("unmark-child"));
    changes.extend(case.may_propose_restore.then_some("propose-restore"));
    changes.extend(case.may_propose_diversion.then_some("propose-diversion"));
    changes.extend(case.may_reject_diversion.then_some("reject-diversion"));
    changes.extend(case.may_propose_refusal.then_some("propose-refusal"));
    changes.extend(case.refusal.iter().any(|refusal| refusal.may_reject).then_some("reject-refusal"));
    let offers = asked_for(&case.offers, &changes);
    let changed = changed_meanwhile(offers.iter().any(|asks| asks.came_back()), Some(case.state));
    let side = forms::at_the_side(&case);
    let wide = forms::in_the_middle(&case).map(|forms| view! { <h2>{t(lang, "front-work")}</h2>{forms} });
    // The check of an answer stands under the answer, everything else that is wide under what it
    // is written from.
    let is_check = |offer: &Offer| {
        matches!(offer.transition, Transition::Resolve | Transition::FollowRemedy | Transition::SendBack)
    };
    let checks = case.offers.iter().any(is_check);
    let (before, after) = if checks { (None, wide) } else { (wide, None) };
    view! {
        <Title text=t(lang, "front-case")/>
        <Head case=case.clone()/>
        <ErrorSummary/>
        {changed}
        <OrphanedWords offers/>
        <NextStep
            state=case.state
            next=next(&case)
            due=next_date(case.due.as_ref(), case.promise_due)
            offers=case.offers.clone()
            first=first(&case)
            rests=is_own_proposal(&case)
        />
        <PublicationDue case=case.clone()/>
        {case.news.clone().map(|news| view! { <NewsNotice news returned=case.returned.clone()/> })}
        {case.on_paper.then(|| view! { <div class="notice notice-info"><p>{t(lang, "paper-unit")}</p></div> })}
        {case.withdrawn.then(|| {
            let had_by_unit = case.state == State::Triage && !case.referrals.is_empty();
            view! {
                <div class="notice notice-warn">
                    <p>{t(lang, "request-withdrawn")}</p>
                    {had_by_unit.then(|| view! { <p>{t(lang, "request-withdrawn-from-unit")}</p> })}
                </div>
            }
        })}
        {case.child.then(|| view! { <div class="notice notice-warn"><p>{t(lang, "child-notice-front")}</p></div> })}
        {case.child_question.clone().map(|question| view! { <ChildQuestionNotice question/> })}
        {case.refusal.clone().map(|refusal| view! { <RefusalNotice refusal/> })}
        <RaisedNotice to=case.raised_to.clone()/>
        {case.appealed_to.clone().map(|front| view! { <AppealedNotice front/> })}
        {case.origin.clone().map(|origin| view! { <Origin origin/> })}
        {case.master.clone().map(|master| view! { <MasterNotice master/> })}
        {case.diversion.clone().map(|diversion| {
            let waits = diversion.decided_on.is_none();
            view! {
                {waits.then(|| view! { <div class="notice notice-warn"><p>{t(lang, "diversion-waits")}</p></div> })}
                <DiversionCard diversion/>
            }
        })}
        <div class="case-columns">
            <div class="case-main">
                <Words content=case.content.clone() place=case.place.clone()/>
                <h2>{t(lang, "front-subjects")}</h2>
                <Subjects subjects=case.subjects.clone()/>
                {(!case.files.is_empty()).then(|| view! {
                    <h2>{t(lang, "front-files")}</h2>
                    <FileList files=case.files.clone() number=case.number.clone()/>
                })}
                {before}
                <Letters
                    number=case.number.clone()
                    messages=case.messages.clone()
                    referrals=case.referrals.clone()
                    answers=case.answers.clone()
                />
                <Promises promises=case.promises.clone()/>
                <Commitments commitments=case.commitments.clone()/>
                {after}
                {case.rating.map(|rating| view! { <RatingGiven rating heading=t(lang, "front-rating")/> })}
                <h2>{t(lang, "front-timeline")}</h2>
                <Timeline entries=case.timeline.clone() family="event"/>
                <Readings entries=case.readings.clone()/>
            </div>
            <aside class="case-side" aria-label=t(lang, "front-side")>
                <h2>{t(lang, "front-due")}</h2>
                <RunningDate due=case.due.clone() promise_due=case.promise_due none=t(lang, "front-no-due")/>
                <FurtherDates dues=case.further_dues.clone()/>
                {side}
                <p class="no-print"><a href=paths::front_papers(&case.number)>{t(lang, "papers-title")}</a></p>
                {matches!(case.state, State::Resolved | State::Closed).then(|| view! {
                    <p class="no-print">
                        <a href=paths::front_publication(&case.number)>{t(lang, "publishing-title")}</a>": "
                        {word(lang, "publication", case.publication.code())}
                    </p>
                    {case.published.clone().map(|(on, slug)| view! { <Public on slug/> })}
                })}
                <Followers rows=case.followers.clone() reporters=case.reporters/>
                <SameWords rows=case.same_words.clone()/>
                <AlikeCases alike=case.alike.clone()/>
                <Facts case=case.clone()/>
            </aside>
        </div>
    }
    .into_any()
}

/// That somebody has to decide whether it is published: without that it is not closed.
#[component]
fn PublicationDue(case: FrontCase) -> impl IntoView {
    let lang = lang();
    let due = case.state == State::Resolved && !case.publication.is_decided();
    let due = due && case.asked.is_none() && case.appealed_to.is_none();
    due.then(|| {
        let code = case.publication.code();
        view! {
            <div class="notice notice-warn" data-publication=code>
                <p>{word(lang, "publishing-due", code)}</p>
                <p class="no-print"><a href=paths::front_publication(&case.number)>{t(lang, "publishing-due-link")}</a></p>
            </div>
        }
    })
}

/// That everybody reads it, since when, and where.
#[component]
fn Public(on: time::Date, slug: String) -> impl IntoView {
    let lang = lang();
    view! {
        <p data-public="">
            {t(lang, "publishing-since")}" "<Day on/>". "
            <a class="no-print" href=lang.path(&paths::published(&slug))>{t(lang, "publishing-link")}</a>
        </p>
    }
}

/// What happened last, before anybody has to look for it further down.
#[component]
fn NewsNotice(news: News, returned: Option<ReturnedView>) -> impl IntoView {
    let lang = lang();
    let suggested = returned.and_then(|returned| returned.suggested).filter(|_| news.code == Transition::Return.code());
    view! {
        <div class="notice notice-warn" data-news=news.code.clone()>
            <p><strong>{word(lang, "front-news", &news.code)}</strong></p>
            {news.reason.map(|reason| view! { <p>{t(lang, "unit-return-code")}": "{reason}</p> })}
            {suggested.map(|unit| view! { <p>{t(lang, "unit-suggested")}": "{unit}</p> })}
            {news.note.map(|note| view! { <Prose text=note.reveal()/> })}
        </div>
    }
}

#[component]
fn Head(case: FrontCase) -> impl IntoView {
    let lang = lang();
    view! {
        <p class="no-print"><a href=paths::FRONT>"← "{t(lang, "front-inbox")}</a></p>
        <div class="case-head">
            <h1><span data-case-number=case.number.clone()>{case.number.clone()}</span></h1>
            <StateChip state=case.state/>
            {case.retaliation.then(|| view! { " "<RetaliationChip/> })}
            {case.child.then(|| view! { " "<ChildChip/> })}
            {case.concern.then(|| view! { <span class="state-chip chip-wait" data-concern="">{t(lang, "desk-concern")}</span> })}
            <p class="caption">
                {word(lang, "kind", case.kind.code())}" · "
                {t(lang, "front-received-on")}" "<Day on=case.received_on/>
                {case.in_hand.map(|name| view! { " · "<span data-in-hand="">{t(lang, "desk-assigned")}": "{name}</span> })}
            </p>
        </div>
    }
}

/// What may have been sent twice.
#[component]
fn SameWords(rows: Vec<AlikeRow>) -> impl IntoView {
    let lang = lang();
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|row| view! { <li><CaseLink row/></li> }).collect_view();
        view! {
            <h2>{t(lang, "search-same-words")}</h2>
            <ul data-same-words="">{rows}</ul>
            <p class="hint">{t(lang, "search-same-words-hint")}</p>
        }
    })
}

/// What else came about the same person or post: what one of them alone would not show.
#[component]
fn AlikeCases(alike: Alike) -> impl IntoView {
    let lang = lang();
    let rows = alike.rows.into_iter().map(|row| view! { <li><CaseLink row/></li> }).collect_view();
    let found = alike.count.0 > 0;
    let count = alike.count.to_string();
    view! {
        <h2>{t(lang, "search-alike")}</h2>
        {if found {
            view! {
                <p>{fill(lang, "search-alike-count", &[("count", count.into())])}</p>
                <ul data-alike="">{rows}</ul>
                <p class="hint">{t(lang, "search-alike-hint")}</p>
            }.into_any()
        } else {
            view! { <p class="hint">{t(lang, "search-alike-none")}</p> }.into_any()
        }}
    }
}

/// What was written since: questions and replies, referrals, answers.
#[component]
fn Letters(
    number: String,
    messages: Vec<Message>,
    referrals: Vec<ReferralView>,
    answers: Vec<AnswerView>,
) -> impl IntoView {
    let lang = lang();
    let files: Vec<_> = messages.iter().flat_map(|message| message.files.clone()).collect();
    let conversation = (!messages.is_empty()).then(|| {
        view! {
            <h2>{t(lang, "front-conversation")}</h2>
            <Conversation messages reader_is_reporter=false/>
            {(!files.is_empty()).then(|| view! {
                <p>{t(lang, "front-message-files")}</p>
                <FileList files number=number.clone()/>
            })}
        }
    });
    let referrals = (!referrals.is_empty()).then(|| {
        let cards = referrals
            .into_iter()
            .map(|referral| view! { <ReferralCard referral number=number.clone()/> })
            .collect_view();
        view! { <h2>{t(lang, "front-referrals")}</h2><div class="stack">{cards}</div> }
    });
    let answers = (!answers.is_empty()).then(|| {
        let cards =
            answers.into_iter().map(|answer| view! { <AnswerCard answer number=number.clone()/> }).collect_view();
        view! { <h2>{t(lang, "front-answers")}</h2><div class="stack">{cards}</div> }
    });
    view! {
        {conversation}
        {referrals}
        {answers}
    }
    .into_any()
}

/// Who read what, for whoever wants to know.
#[component]
fn Readings(entries: Vec<TimelineEntry>) -> impl IntoView {
    let lang = lang();
    view! {
        <details>
            <summary>{t(lang, "front-readings")}</summary>
            <Timeline entries family="event"/>
        </details>
    }
}
