//! What the desks of the Front and of the units show about a case in the same way.

use domain::case::guard::Guard;
use domain::case::{State, Transition};
use domain::deadline::Level;
use domain::feedback::Check;
use leptos::prelude::*;
use time::Date;

use super::case_parts::{Day, DueDate, LevelChip, Prose};
use super::desk_form::Asks;
use super::file_parts::{FileList, PickedFiles};
use super::marks::Marks;
use crate::desks::{AnswerView, Due, Offer, ReferralView, SubjectView};
use crate::page::lang;
use crate::words::{Lang, fill, t, word};

/// What happens next and by when, before anything else on the page.
#[component]
pub fn NextStep(
    state: State,
    /// The sentence that tells this reader.
    next: String,
    due: Option<(Date, Level)>,
    /// What this person may do.
    offers: Vec<Offer>,
    /// Comes before any move.
    #[prop(optional_no_strip)]
    first: Option<Asks>,
    /// It rests with somebody else: what this person may do all the same is no next step.
    #[prop(optional)]
    rests: bool,
) -> impl IntoView {
    let lang = lang();
    let class = match due.map(|(_, level)| level) {
        Some(Level::Overdue) => "notice notice-danger",
        Some(Level::DueSoon) => "notice notice-warn",
        Some(Level::OnTime) | None => "notice notice-info",
    };
    let step = first.or_else(|| first_step(&offers));
    // That the Front answers by itself is the exception: that it may not is no news.
    let tells =
        |offer: &&Offer| !is_exception(offer.transition) && offer.blocked_by != Some(Guard::FrontMayAnswer.code());
    let blocked = offers.iter().filter(tells).find_map(|offer| offer.blocked_by);
    view! {
        <div class=class id="viec-tiep-theo" data-next="">
            <h2>{t(lang, "desk-next")}</h2>
            <p>{next}</p>
            {due.map(|(day, level)| view! {
                <p>{t(lang, "desk-due")}": "<strong><Day on=day/></strong>" "<LevelChip level/></p>
            })}
            {match (step, blocked) {
                _ if rests => ().into_any(),
                (Some(asks), _) => view! {
                    <p><a href=format!("#{}", asks.code())>{word(lang, "desk-go", asks.code())}</a></p>
                }
                .into_any(),
                (None, Some(guard)) => view! { <p>{word(lang, "guard", guard)}</p> }.into_any(),
                (None, None) if state.is_terminal() => ().into_any(),
                (None, None) => view! { <p class="hint">{t(lang, "desk-nothing-for-you")}</p> }.into_any(),
            }}
        </div>
    }
}

/// The date that somebody has to keep now: that of the main clock, else that of the next promise.
#[must_use]
pub fn next_date(due: Option<&Due>, promise_due: Option<(Date, Level)>) -> Option<(Date, Level)> {
    due.map(|due| (due.on, due.level)).or(promise_due)
}

/// The same at the side, with its reasons where it has any.
#[component]
pub fn RunningDate(
    due: Option<Due>,
    promise_due: Option<(Date, Level)>,
    /// What is said when nothing runs.
    #[prop(into)]
    none: String,
) -> impl IntoView {
    let lang = lang();
    match (due, promise_due) {
        (Some(due), _) => view! { <DueDate due/> }.into_any(),
        (None, Some((day, level))) => view! {
            <p data-promise-due=""><strong>{t(lang, "promises-next-due")}</strong>": "<Day on=day/>" "<LevelChip level/></p>
        }
        .into_any(),
        (None, None) => view! { <p class="hint">{none}</p> }.into_any(),
    }
}

/// Whom a case concerns.
#[component]
pub fn Subjects(subjects: Vec<SubjectView>) -> impl IntoView {
    let lang = lang();
    if subjects.is_empty() {
        return view! { <p class="hint">{t(lang, "desk-no-subject")}</p> }.into_any();
    }
    let rows = subjects
        .into_iter()
        .map(|subject| {
            view! {
                <li>
                    {subject.post.map(|post| format!("{post}, "))}
                    {subject.unit}
                    {subject.leads.then(|| view! { " "<span class="caption">"("{t(lang, "desk-subject-leads")}")"</span> })}
                </li>
            }
        })
        .collect_view();
    view! { <ul>{rows}</ul> }.into_any()
}

/// What the Front wrote to the unit.
#[component]
pub fn ReferralCard(
    referral: ReferralView,
    #[prop(into)] number: String,
    /// The reader is the unit, who knows that it is the unit.
    #[prop(optional)]
    to_reader: bool,
) -> impl IntoView {
    let lang = lang();
    let why = (!to_reader).then(|| {
        view! {
            <p class="caption">{t(lang, "desk-why-this-unit")}" "{t(lang, &referral.explanation)}</p>
        }
    });
    view! {
        <article class="card">
            <p class="caption">
                {word(lang, "desk-referral", &referral.status)}" · "{referral.unit}
                {document(lang, referral.document_no)}
                {referral.issued_on.map(|day| view! { " · "<Day on=day/> })}
                {(!to_reader).then(|| format!(" · {}: {}", t(lang, "desk-drafted-by"), referral.drafted_by))}
            </p>
            {(!referral.marks.is_empty()).then(|| view! {
                <Marks marks=referral.marks heading=t(lang, "marks-in-referral") about=t(lang, "marks-in-referral-about")/>
            })}
            <h3>{t(lang, "desk-summary")}</h3>
            <Prose text=referral.summary.reveal()/>
            <h3>{t(lang, "desk-questions")}</h3>
            <Prose text=referral.questions.reveal()/>
            {referral.recordings.map(|shown| view! {
                <h3>{t(lang, "copy-recordings")}</h3>
                <Prose text=shown.reveal()/>
            })}
            {(!referral.files.is_empty()).then(|| view! {
                <h3>{t(lang, "copy-files")}</h3>
                <PickedFiles files=referral.files number/>
                {to_reader.then(|| view! { <p class="hint">{t(lang, "copy-files-hint")}</p> })}
            })}
            {why}
        </article>
    }
}

/// An answer with its status, its paper and who wrote it.
#[component]
pub fn AnswerCard(
    answer: AnswerView,
    /// The case, where its files are linked to.
    #[prop(optional, into)]
    number: String,
) -> impl IntoView {
    let lang = lang();
    view! {
        <article class="card">
            <p class="caption">
                {word(lang, "desk-answer", &answer.status)}" · "{answer.unit}
                {document(lang, answer.document_no)}
                {answer.document_on.map(|day| view! { " · "<Day on=day/> })}
                {answer.signer.map(|signer| format!(" · {}: {}", t(lang, "desk-signer"), signer.reveal()))}
                {format!(" · {}: {}", t(lang, "desk-drafted-by"), answer.drafted_by)}
            </p>
            {(!answer.marks.is_empty()).then(|| view! {
                <Marks marks=answer.marks heading=t(lang, "marks-in-answer") about=t(lang, "marks-in-answer-about")/>
            })}
            {answer.outcome.map(|outcome| view! {
                <p><strong>{t(lang, "desk-outcome")}": "{word(lang, "outcome", outcome.code())}</strong></p>
            })}
            <Prose text=answer.text.reveal()/>
            {answer.remedy.map(|remedy| view! { <h3>{t(lang, "desk-remedy")}</h3><Prose text=remedy.reveal()/> })}
            {(!answer.scans.is_empty()).then(|| view! {
                <h3>{t(lang, "paper-scans")}</h3>
                <FileList files=answer.scans number/>
            })}
            {(!answer.checks.is_empty()).then(|| view! { <Checks checks=answer.checks/> })}
        </article>
    }
}

/// That a case concerns a child.
#[component]
pub fn ChildChip() -> impl IntoView {
    view! { <span class="state-chip chip-late" data-child="">{t(lang(), "child-chip")}</span> }
}

/// That what waits may be decided by a body above as well, because nobody was there.
#[component]
pub fn RaisedNotice(
    /// Its name.
    to: Option<String>,
) -> impl IntoView {
    to.map(|unit| {
        view! {
            <div class="notice notice-info" data-raised-to="">
                <p>{fill(lang(), "desk-raised-to", &[("unit", unit.into())])}</p>
            </div>
        }
    })
}

/// What was found on each point of the check-list, folded: it is long and read once.
#[component]
fn Checks(checks: Vec<Check>) -> impl IntoView {
    let lang = lang();
    let rows = checks
        .into_iter()
        .map(|check| {
            view! {
                <div>
                    <dt>{word(lang, "point", check.point.code())}</dt>
                    <dd>
                        {word(lang, "verdict", check.verdict.code())}
                        {check.note.map(|note| view! { <p class="user-text">{note.reveal().to_owned()}</p> })}
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <details class="why">
            <summary>{t(lang, "desk-checks")}</summary>
            <dl class="summary">{rows}</dl>
        </details>
    }
}

fn document(lang: Lang, number: Option<String>) -> Option<String> {
    number.map(|number| format!(" · {} {number}", t(lang, "desk-document-no")))
}

/// The move to go on with: the ordinary next one, else any that can be made and is no exception.
fn first_step(offers: &[Offer]) -> Option<Asks> {
    let free = |aside: bool| {
        offers.iter().find(move |offer| {
            offer.blocked_by.is_none() && is_aside(offer.transition) == aside && !is_exception(offer.transition)
        })
    };
    free(false).or_else(|| free(true)).map(|offer| Asks::Move(offer.transition))
}

/// What ends a case before its time or joins it with another is nobody's next step.
const fn is_exception(transition: Transition) -> bool {
    matches!(transition, Transition::Refuse | Transition::Merge | Transition::Split)
}

/// What the moves of a list ask for, and the further changes that the page offers.
#[must_use]
pub fn asked_for(offers: &[Offer], changes: &[&'static str]) -> Vec<Asks> {
    let moves = offers.iter().filter(|offer| offer.blocked_by.is_none()).map(|offer| Asks::Move(offer.transition));
    moves.chain(changes.iter().map(|action| Asks::Change(action))).collect()
}

/// Moves that are possible but not the ordinary next one. Their forms stand folded.
#[must_use]
pub const fn is_aside(transition: Transition) -> bool {
    matches!(
        transition,
        Transition::AskReporter
            | Transition::RejectTransfer
            | Transition::Return
            | Transition::Extend
            | Transition::RejectDraft
            | Transition::SendBack
            | Transition::FollowRemedy
            | Transition::BreakRemedy
            | Transition::Reopen
            | Transition::Merge
            | Transition::Split
            | Transition::Refuse
    )
}
