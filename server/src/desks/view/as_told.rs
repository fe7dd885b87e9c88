//! As what an event is told to whoever reads the record, and who is named in it.

use app::desks::SupervisionView;
use app::words::{Lang, t, word};
use domain::case::Transition;
use domain::feedback::{Kind, SupervisionSource};
use domain::unit::UnitId;

use super::Reader;
use crate::desks::ReadError;
use crate::desks::act::SIGNS;
use crate::desks::custody::Why;
use crate::reference::Reference;
use crate::store::entity::{cases, events};
use crate::store::events as event_rows;
use crate::vault::CaseKey;

/// From where the Front's own supervision took this up; `None` for what somebody sent.
pub(in crate::desks) fn supervision(
    row: &cases::Model,
    key: &CaseKey,
    log: &[events::Model],
) -> Result<Option<SupervisionView>, ReadError> {
    let Some(first) = log.first().filter(|event| row.kind == Kind::Supervision.code() && entered(event)) else {
        return Ok(None);
    };
    let details = details(first);
    let Some(source) = details["source"].as_str().and_then(SupervisionSource::from_code) else { return Ok(None) };
    Ok(Some(SupervisionView {
        source,
        people: details["people"].as_u64().unwrap_or_default(),
        relied_on: event_rows::note(key, first)?,
    }))
}

/// What is read instead of `T02` when an officer wrote it down for the sender.
const ENTERED: &str = "ENTERED";

/// What is read instead of `T02` when the Front took the matter up by itself.
const TAKEN_UP: &str = "TAKEN_UP";

/// As what an event is told to this reader.
pub(in crate::desks) fn named(event: &events::Model, reader: Reader) -> &str {
    let made = Transition::from_code(&event.code);
    match (made, reader) {
        _ if is_taken_up(event) => TAKEN_UP,
        _ if entered(event) => ENTERED,
        // That the sender objected is not the unit's to know: the Front asks for another answer.
        (Some(Transition::UpholdObjection), Reader::Unit) => Transition::SendBack.code(),
        // By which way a unit is served is between the Front and the unit.
        (Some(Transition::SendOnPaper), Reader::Reporter) => Transition::ApproveTransfer.code(),
        (Some(Transition::EnterAnswer), Reader::Reporter) => Transition::IssueAnswer.code(),
        _ => &event.code,
    }
}

/// Whether the Front took the case up by itself with this event: nobody sent it.
pub(in crate::desks) fn is_taken_up(event: &events::Model) -> bool {
    entered(event) && details(event)["source"].is_string()
}

fn entered(event: &events::Model) -> bool {
    event.code == Transition::Submit.code() && event.officer_id.is_some()
}

/// The unit for which an officer of the Front wrote down what it said on paper.
pub(in crate::desks) fn for_unit(event: &events::Model) -> Option<i64> {
    let details = details(event);
    details["unit"].as_i64().filter(|_| details["nhap_thay"].as_bool() == Some(true))
}

fn details(event: &events::Model) -> serde_json::Value {
    serde_json::from_str(&event.details).unwrap_or_default()
}

/// By which way something came, and whether it was read back; for which reason it was returned; that it
/// was done in the place of a unit.
pub(super) fn how(event: &events::Model, reader: Reader, lang: Lang) -> Option<String> {
    if reader != Reader::Reporter && !entered(event) {
        let reason = event.reason_code.as_deref().filter(|_| event.code == Transition::Return.code());
        let given = event.reason_code.as_deref().filter(|_| reader == Reader::Front);
        let why = Why::ALL.into_iter().find(|why| given == Some(why.code())).map(|why| match why {
            Why::SubjectLeads => t(lang, "how-subject-leads"),
            Why::NobodyFree => t(lang, "how-nobody-free"),
        });
        let parts = [
            reason.map(|code| word(lang, "return", code)),
            why,
            for_unit(event).map(|_| t(lang, "paper-entered-for-unit")),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        return Some(parts.join("; ")).filter(|how| !how.is_empty());
    }
    if !entered(event) || reader == Reader::Unit {
        return None;
    }
    let details = details(event);
    let channel = word(lang, "channel", details["channel"].as_str().unwrap_or_default());
    let read_back = details["read_back"].as_bool().filter(|_| reader == Reader::Front);
    Some(match read_back {
        Some(true) => format!("{channel}, {}", t(lang, "entry-how-read-back")),
        Some(false) => format!("{channel}, {}", t(lang, "entry-how-not-read-back")),
        None => channel,
    })
}

/// Who acted: the body for those outside it, the role as well for the Front.
pub(in crate::desks) fn who(reference: &Reference, event: &events::Model, reader: Reader, lang: Lang) -> String {
    // The sender reads whose answer it is, not who typed it.
    let in_whose_place = for_unit(event).filter(|_| reader == Reader::Reporter);
    let Some(unit) = in_whose_place.or(event.unit_id) else { return String::new() };
    let unit = reference.unit_name(UnitId(unit));
    match (&event.role, reader) {
        (Some(role), Reader::Front | Reader::Unit) => {
            let signs = details(event)[SIGNS].as_str().map(|signs| format!("{signs}. ")).unwrap_or_default();
            format!("{signs}{}, {unit}", word(lang, "role", role))
        }
        _ => unit,
    }
}
