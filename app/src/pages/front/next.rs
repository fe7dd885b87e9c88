//! What comes next in a case, as the Front is told it.

use domain::case::guard::Guard;
use domain::case::request::Request;
use domain::case::{State, Transition};

use super::forms;
use crate::components::desk_form::Asks;
use crate::desks::{FrontCase, Offer};
use crate::page::lang;
use crate::words::t;

/// What happens next, in a sentence.
pub(super) fn next(case: &FrontCase) -> String {
    let lang = lang();
    if case.state == State::Remedy && case.promise_due.is_none() {
        return t(lang, "promises-next-front");
    }
    // Nobody reads and rates what the Front took up by itself.
    if case.supervision.is_some() && case.state == State::Resolved {
        return t(lang, "supervision-next-resolved");
    }
    if is_own_proposal(case) {
        return t(lang, "front-own-proposal");
    }
    if let Some(key) = on_paper(case) {
        return t(lang, key);
    }
    match case.asked {
        Some(Request::Objection) => t(lang, "request-next-objection"),
        Some(Request::Review) => t(lang, "request-next-review"),
        None => t(lang, &format!("front-next-{}", case.state)),
    }
}

/// Whether a leader is kept from approving what they drafted themselves.
pub(super) fn is_own_proposal(case: &FrontCase) -> bool {
    case.offers.iter().any(|offer| {
        matches!(offer.transition, Transition::ApproveTransfer | Transition::SendOnPaper)
            && offer.blocked_by == Some(Guard::NotTheProposer.code())
    })
}

/// What is waited for while a unit is served on paper.
fn on_paper(case: &FrontCase) -> Option<&'static str> {
    let state = Some(case.state).filter(|_| case.on_paper)?;
    match state {
        State::Transferred => Some("paper-next-DA_CHUYEN"),
        State::AcceptedByUnit | State::Verifying | State::AnswerSentBack => {
            Some(if forms::written_down(case).is_some() { "paper-next-confirm" } else { "paper-next-answer" })
        }
        _ => None,
    }
}

/// What comes before any move: to say whom it is about; to decline, where nothing else is left.
pub(super) fn first(case: &FrontCase) -> Option<Asks> {
    let granted = |offer: &Offer| {
        offer.blocked_by.is_none() && matches!(offer.transition, Transition::UpholdObjection | Transition::GrantReview)
    };
    if case.may_classify && !forms::is_classified(case) {
        return Some(forms::CLASSIFY);
    }
    if case.may_write_down && forms::written_down(case).is_none() {
        return Some(forms::WRITE_DOWN);
    }
    (case.may_decline && !case.offers.iter().any(granted)).then_some(forms::DECLINE)
}
