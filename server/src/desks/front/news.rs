//! What happened last in a case and whoever goes on with it has to know: read from its record, so
//! that nobody has to look for it there.

use app::desks::{News, ReturnedView};
use app::words::word;
use domain::case::Transition;
use domain::unit::UnitId;

use super::read::LANG;
use crate::desks::requests::REFUSAL_REJECTED;
use crate::desks::view;
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::events::Model;
use crate::store::events;
use crate::vault::CaseKey;

/// The question was not answered in its time.
const UNANSWERED: &str = "UNANSWERED";
/// The unit must not have the case any more, and the program took it back.
const TAKEN_BACK: &str = "TAKEN_BACK";
/// What is told until somebody makes a move.
const TOLD: &[Transition] = &[Transition::Supplement, Transition::RejectTransfer, Transition::Return];
const TOLD_BESIDE: &[&str] = &["MESSAGE", "EVIDENCE", "DIVERSION_REJECTED", REFUSAL_REJECTED];

/// The news of a case, if the last thing that happened to it is one.
pub(super) fn latest(key: &CaseKey, log: &[Model]) -> Result<Option<News>, CaseError> {
    for event in log.iter().rev() {
        let transition = Transition::from_code(&event.code);
        if TOLD_BESIDE.contains(&event.code.as_str()) || transition.is_some_and(|made| TOLD.contains(&made)) {
            return Ok(Some(News {
                code: code(event, transition).to_owned(),
                reason: returned_for(event),
                note: events::note(key, event)?,
            }));
        }
        if transition == Some(Transition::Retriage) && by_nobody(event) {
            return Ok(Some(News { code: TAKEN_BACK.to_owned(), reason: None, note: None }));
        }
        // Taking a returned case up again changes nothing about why it came back.
        if transition.is_some_and(|made| made != Transition::Retriage) {
            return Ok(None);
        }
    }
    Ok(None)
}

fn code(event: &Model, transition: Option<Transition>) -> &str {
    if transition == Some(Transition::Supplement) && by_nobody(event) { UNANSWERED } else { &event.code }
}

/// The program did it.
fn by_nobody(event: &Model) -> bool {
    event.officer_id.is_none() && event.at.is_some()
}

/// Why a unit returned it, by the name of the reason.
fn returned_for(event: &Model) -> Option<String> {
    let returned = event.code == Transition::Return.code();
    event.reason_code.as_deref().filter(|_| returned).map(|code| word(LANG, "return", code))
}

/// A referral that was returned since the last one was approved.
pub(super) struct Returned {
    pub by: UnitId,
    pub suggested: Option<UnitId>,
}

impl Returned {
    pub(super) fn of(log: &[Model]) -> Option<Self> {
        let decides = |event: &&Model| {
            Transition::from_code(&event.code).is_some_and(|made| made == Transition::Return || made.refers())
        };
        let event = log.iter().rev().find(decides).filter(|event| event.code == Transition::Return.code())?;
        let details: serde_json::Value = serde_json::from_str(&event.details).unwrap_or_default();
        let by = view::for_unit(event).or(event.unit_id)?;
        Some(Self { by: UnitId(by), suggested: details["suggested"].as_i64().map(UnitId) })
    }

    pub(super) fn view(&self, reference: &Reference) -> ReturnedView {
        ReturnedView {
            unit: reference.unit_name(self.by),
            suggested: self.suggested.map(|unit| reference.unit_name(unit)),
        }
    }
}
