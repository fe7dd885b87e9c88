//! What the Front's officers fill in, one file a form. Only what is offered is drawn.

mod answer;
mod ask;
mod check;
mod child;
mod classify;
mod close;
mod commitment;
mod decide;
mod divert;
mod forward;
mod merge;
mod on_paper;
mod refer;
mod refuse;
mod remedy;
mod request;
mod steps;
mod tie;

pub use classify::{CLASSIFY, is_classified};
pub use on_paper::{WRITE_DOWN, written_down};
pub use request::DECLINE;

use domain::case::Transition;
use leptos::prelude::*;

use crate::components::desk_parts::is_aside;
use crate::desks::{FrontCase, Offer};

/// The short forms, in the order in which they are needed: what comes next first, then what can
/// also be done.
pub fn at_the_side(case: &FrontCase) -> AnyView {
    let (other, next): (Vec<_>, Vec<_>) = case.offers.iter().partition(|offer| is_aside(offer.transition));
    let short =
        |offers: Vec<&Offer>| offers.into_iter().filter_map(|offer| side_form(case, offer.clone())).collect_view();
    view! {
        {short(next)}
        {short(other)}
        {request::decline(case)}
        {request::propose_restore(case)}
        {refuse::reject(case)}
        {refuse::propose(case)}
        {divert::reject(case)}
        {divert::propose(case)}
        {commitment::refer(case)}
        {child::about(case)}
        {tie::declare(case)}
    }
    .into_any()
}

fn side_form(case: &FrontCase, offer: Offer) -> Option<AnyView> {
    let form = match offer.transition {
        Transition::Receive | Transition::StartTriage | Transition::Retriage => steps::form(case, offer),
        Transition::AskReporter => ask::form(case, offer),
        Transition::ApproveTransfer => decide::approve(case, offer),
        Transition::RejectTransfer => decide::reject(case, offer),
        Transition::SendOnPaper => on_paper::send(case, offer),
        Transition::Accept => on_paper::accept(case, offer),
        Transition::Return => on_paper::give_back(case, offer),
        Transition::EnterAnswer => on_paper::confirm(case, offer),
        Transition::Close => close::form(case, offer),
        Transition::UpholdObjection | Transition::Reopen | Transition::GrantReview | Transition::Restore => {
            request::take_up(case, offer)
        }
        Transition::ConfirmRemedy => remedy::confirm(case, offer),
        Transition::BreakRemedy => remedy::give_up(case, offer),
        Transition::Refuse => refuse::form(case, offer),
        Transition::Acknowledge => answer::approve(case, offer),
        Transition::Divert => divert::approve(case, offer),
        Transition::Forward => forward::form(case, offer),
        Transition::Merge => merge::merge(case, offer),
        Transition::Split => merge::split(case, offer),
        // Wide forms, and moves that the Front does not make.
        _ => return None,
    };
    Some(form)
}

/// The forms that need room: classification, referral, the Front's own answer, the check-list.
pub fn in_the_middle(case: &FrontCase) -> Option<AnyView> {
    let offer = |transition| case.offers.iter().find(|offer| offer.transition == transition).cloned();
    let forms: Vec<AnyView> = [
        case.may_classify.then(|| classify::form(case)),
        offer(Transition::ProposeTransfer).map(|offer| refer::form(case, offer)),
        case.may_draft_answer.then(|| answer::draft(case)),
        case.may_write_down.then(|| on_paper::write_down(case)),
        case.may_write_evidence.then(|| on_paper::evidence(case)),
        check::form(case),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!forms.is_empty()).then(|| view! { <div class="stack">{forms}</div> }.into_any())
}
