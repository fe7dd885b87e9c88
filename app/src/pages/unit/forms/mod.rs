//! What a unit's officers fill in, one file a form. Only what is offered is drawn.

mod answer;
mod assign;
mod evidence;
mod extend;
mod give_back;
mod issue;
mod steps;

pub use evidence::{SHOW, form as evidence};

use domain::case::Transition;
use leptos::prelude::*;

use crate::components::desk_parts::is_aside;
use crate::desks::{Offer, UnitCase};

/// The short forms: what comes next first, then what can also be done.
pub fn at_the_side(case: &UnitCase) -> AnyView {
    let (other, next): (Vec<_>, Vec<_>) = case.offers.iter().partition(|offer| is_aside(offer.transition));
    let short =
        |offers: Vec<&Offer>| offers.into_iter().filter_map(|offer| side_form(case, offer.clone())).collect_view();
    view! {
        {short(next)}
        {short(other)}
    }
    .into_any()
}

fn side_form(case: &UnitCase, offer: Offer) -> Option<AnyView> {
    let form = match offer.transition {
        Transition::Accept | Transition::TakeBack => steps::form(case, offer),
        Transition::Return => give_back::form(case, offer),
        Transition::Assign => assign::form(case, offer),
        Transition::Extend => extend::form(case, offer),
        Transition::IssueAnswer => issue::issue(case, offer),
        Transition::RejectDraft => issue::reject(case, offer),
        // Wide forms, and moves that a unit does not make.
        _ => return None,
    };
    Some(form)
}

/// The answer needs room, next to what it answers.
pub fn in_the_middle(case: &UnitCase) -> Option<AnyView> {
    let offer = case.offers.iter().find(|offer| offer.transition == Transition::ProposeAnswer)?;
    Some(answer::form(case, offer.clone()))
}
