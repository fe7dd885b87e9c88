//! From stored rows to what pages show, the same way for every desk.

use std::collections::HashMap;

use app::desks::{
    AnswerView, DiversionView, ErasedCase, PickedFile, PromiseView, ReferralView, SubjectView, TimelineEntry,
};
use app::words::{Lang, word};
use domain::case::diversion::Diversion;
use domain::case::{State, Transition};
use domain::conflict::Subject;
use domain::feedback::{Kind, Outcome};
use domain::retention::ErasureCause;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::{ReadError, publishing, reading, threats};
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::copies::{self, Standing};
use crate::store::entity::{answers, cases, diversions, events, referrals};
use crate::store::erasure::ERASED;
use crate::store::{
    answers as answer_rows, diversions as diversion_rows, events as event_rows, promises as promise_rows,
    referrals as referral_rows,
};
use crate::vault::CaseKey;

mod as_told;

use as_told::how;
pub(super) use as_told::{for_unit, is_taken_up, named, supervision, who};

/// What is left of an erased case, for whoever could see it.
pub(super) async fn erased(db: &impl ConnectionTrait, row: &cases::Model) -> Result<ErasedCase, ReadError> {
    let log = event_rows::of_case(db, row.id).await?;
    let event = log.iter().rev().find(|event| event.code == ERASED).ok_or(ReadError::NotFound)?;
    Ok(ErasedCase {
        number: row.number.clone(),
        kind: Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?,
        state: state(&row.state)?,
        received_on: row.received_on,
        closed_on: row.closed_on,
        erased: Some((event.on_date, event.reason_code.as_deref().and_then(ErasureCause::from_code))),
    })
}

/// A unit's part is over when the Front has taken its answer: when the case ends depends on its sender.
pub(super) const fn state_for_unit(state: State) -> State {
    match state {
        State::Closed => State::Resolved,
        other => other,
    }
}

/// How much of the record a reader sees.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    Reporter,
    Front,
    Unit,
}

/// The event of a withdrawal that does not end the case: somebody pressed the sender, or others wait for
/// the same answer.
pub(super) const LEFT: &str = "WITHDREW";

/// Who asks for the name of a sender, and what becomes of it.
const OF_THE_NAME: [&str; 7] = [
    "OPENING_REQUESTED",
    "OPENING_APPROVED",
    "OPENING_REFUSED",
    "OPENING_HOLD_LIFTED",
    "IDENTITY_OPENED",
    "IDENTITY_VIEWED",
    "IDENTITY_REWRAPPED",
];

/// What the sender is told of besides: steps that mean something to them, without the Front's inner ones.
const TOLD_TO_REPORTER: &[&str] = &[
    "T02",
    "T03",
    "T04",
    "T05",
    "T06",
    "T08",
    "T10",
    "T13",
    "T14",
    "T17",
    "T18",
    "T19",
    "T20",
    "T21",
    "T22",
    "T23",
    "T24",
    "T25",
    "T26",
    "T27",
    "T28",
    "T29",
    "T30",
    "T31",
    "T32",
    "T33",
    "T34",
    "T35",
    "T36",
    "T37",
    "T38",
    "APPEALED",
    super::recount::DATES_MOVED,
    "OBJECTED",
    "REVIEW_ASKED",
    "DECLINED",
    LEFT,
    threats::THREAT,
    threats::ANSWERED,
    "MESSAGE",
    "RATED",
    "DATA_REQUEST",
    "DATA_GRANTED",
    "DATA_REFUSED",
    publishing::PUBLISHED,
    publishing::TAKEN_DOWN,
];
/// What a unit is told of: from its own referral on, and never what the sender did.
const TOLD_TO_UNIT: &[&str] = &[
    "T08", "T10", "T11", "T13", "T14", "T15", "T16", "T17", "T18", "T19", "T20", "T21", "T22", "T23", "EVIDENCE",
    "T25", "T35", "T36", "T37",
];
/// What the Front sees in a list of its own: who read what.
const READINGS: &[&str] = &[reading::READ, "FILE_READ", "COPY_READ", "IDENTITY_READ"];
/// Reasons that a reader other than the Front may see.
const NOTES_FOR_REPORTER: &[&str] = &["T27", "DECLINED"];
const NOTES_FOR_UNIT: &[&str] = &["T11", "T14", "T16", "T18", "T23", "T25"];

/// Whether the sender's timeline shows an event of this kind.
pub(super) fn is_told_to_reporter(code: &str) -> bool {
    TOLD_TO_REPORTER.contains(&code) || is_about_the_name(code)
}

/// Whether an event tells of the name of the sender, and who asked for it.
pub(super) fn is_about_the_name(code: &str) -> bool {
    OF_THE_NAME.contains(&code)
}

/// Whether somebody only read something.
pub(super) fn is_a_reading(code: &str) -> bool {
    READINGS.contains(&code)
}

/// The version of a case that a unit's forms carry: how often something happened since the referral of
/// which the unit is told. The version of the row would tell it that the sender wrote, or that the Front
/// did something of its own.
#[must_use]
pub fn version_for_unit(events: &[events::Model]) -> i32 {
    i32::try_from(told(events, Reader::Unit).count()).unwrap_or(i32::MAX)
}

/// Whether the sender had withdrawn when the case came to the unit that has it, or had it last.
pub(super) fn left_before_referral(events: &[events::Model]) -> bool {
    let before = events.len() - from_referral(events).len();
    events[..before].iter().any(|event| event.code == LEFT || event.code == Transition::Withdraw.code())
}

/// Stands in the details of T18 when another body got the letter.
pub(super) const PASSED_UP: &str = "\"passed_up\":";

/// What was between the Front and a unit that had the case before is not the next one's to know.
fn from_referral(events: &[events::Model]) -> &[events::Model] {
    let refers = |event: &events::Model| {
        let letter = Transition::from_code(&event.code).is_some_and(Transition::refers);
        // The body above got the same letter.
        let passed_up = || event.code == Transition::SendBack.code() && event.details.contains(PASSED_UP);
        letter || passed_up()
    };
    let referred = events.iter().rposition(refers);
    &events[referred.unwrap_or_default()..]
}

/// The events of which this reader is told, in their order.
pub(super) fn told(events: &[events::Model], reader: Reader) -> impl Iterator<Item = &events::Model> {
    let told = move |event: &&events::Model| match reader {
        Reader::Front => !READINGS.contains(&event.code.as_str()),
        Reader::Reporter => is_told_to_reporter(&event.code),
        Reader::Unit => TOLD_TO_UNIT.contains(&event.code.as_str()),
    };
    let events = if reader == Reader::Unit { from_referral(events) } else { events };
    events.iter().filter(told)
}

/// What happened, as far as this reader may know.
pub(super) fn timeline(
    reference: &Reference,
    key: Option<&CaseKey>,
    events: &[events::Model],
    reader: Reader,
    lang: Lang,
) -> Result<Vec<TimelineEntry>, ReadError> {
    let with_note = |code: &str| match reader {
        // What was done for a sender who is threatened is for those to whom it was passed on.
        Reader::Front => code != threats::ANSWERED,
        Reader::Reporter => NOTES_FOR_REPORTER.contains(&code),
        Reader::Unit => NOTES_FOR_UNIT.contains(&code),
    };
    told(events, reader)
        .map(|event| {
            let note = match key {
                Some(key) if with_note(&event.code) => event_rows::note(key, event)?,
                _ => None,
            };
            Ok(TimelineEntry {
                on: event.on_date,
                code: named(event, reader).to_owned(),
                to: state(&event.to_state)?,
                who: who(reference, event, reader, lang),
                note,
                document_no: event.document_no.clone(),
                how: how(event, reader, lang),
            })
        })
        .collect()
}

/// Who read the case, its files, or who the sender is. `names` are those of the officers by id.
pub(super) fn readings(
    log: &[events::Model],
    names: &HashMap<i64, String>,
    lang: Lang,
) -> Result<Vec<TimelineEntry>, ReadError> {
    let read = log.iter().filter(|event| READINGS.contains(&event.code.as_str()));
    read.map(|event| {
        let name = event.officer_id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
        let role = event.role.as_deref().map(|role| word(lang, "role", role)).unwrap_or_default();
        Ok(TimelineEntry {
            on: event.on_date,
            code: event.code.clone(),
            to: state(&event.to_state)?,
            who: format!("{name}, {role}"),
            note: None,
            document_no: None,
            how: None,
        })
    })
    .collect()
}

/// Ids of the officers who read.
pub(super) fn readers(log: &[events::Model]) -> Vec<i64> {
    let read = log.iter().filter(|event| READINGS.contains(&event.code.as_str()));
    let mut all: Vec<i64> = read.filter_map(|event| event.officer_id).collect();
    all.sort_unstable();
    all.dedup();
    all
}

pub(super) fn state(code: &str) -> Result<State, CaseError> {
    State::from_code(code).ok_or(CaseError::Code("state"))
}

pub(super) fn subjects(reference: &Reference, subjects: &[Subject], lang: Lang) -> Vec<SubjectView> {
    subjects
        .iter()
        .map(|subject| SubjectView {
            unit: reference.unit_name(subject.unit),
            post: subject.post.map(|post| reference.post_name(post, lang)),
            leads: subject.leads,
        })
        .collect()
}

/// The files of a referral. A unit learns the place of each, and nothing that leads to the
/// original.
async fn picked(db: &impl ConnectionTrait, referral_id: i64, reader: Reader) -> Result<Vec<PickedFile>, ReadError> {
    let mut files = Vec::new();
    for (position, copy) in copies::of_referral(db, referral_id).await? {
        if let Standing::Ready { copy_type, size } = copies::standing(Some(&copy))? {
            let position = u32::try_from(position).unwrap_or_default();
            let file = (reader == Reader::Front).then_some(copy.attachment_id);
            files.push(PickedFile { position, file, copy_type, size });
        }
    }
    Ok(files)
}

pub(super) async fn referral(
    db: &impl ConnectionTrait,
    reference: &Reference,
    key: &CaseKey,
    row: &referrals::Model,
    drafted_by: String,
    reader: Reader,
) -> Result<ReferralView, ReadError> {
    let words = referral_rows::words(key, row)?;
    Ok(ReferralView {
        round: u32::try_from(row.round).unwrap_or_default(),
        unit: reference.unit_name(UnitId(row.unit_id)),
        status: row.status.clone(),
        summary: words.summary,
        questions: words.questions,
        recordings: words.recordings,
        files: picked(db, row.id, reader).await?,
        marks: Vec::new(),
        explanation: row.explanation.clone(),
        drafted_by,
        document_no: row.document_no.clone(),
        issued_on: row.issued_on,
    })
}

/// What was promised. How it was kept is between the unit and the Front.
pub(super) async fn promises(
    db: &impl ConnectionTrait,
    reference: &Reference,
    key: &CaseKey,
    case_id: i64,
    reader: Reader,
) -> Result<Vec<PromiseView>, ReadError> {
    let rows = promise_rows::of_case(db, case_id).await?;
    rows.iter()
        .map(|row| {
            let evidence = if reader == Reader::Reporter { None } else { promise_rows::evidence(key, row)? };
            Ok(PromiseView {
                position: row.position,
                unit: reference.unit_name(UnitId(row.unit_id)),
                text: promise_rows::words(key, row)?,
                due_on: row.due_on,
                state: promise_rows::state(row)?,
                evidence,
            })
        })
        .collect()
}

/// The body that gave an answer: the unit of its referral, or the Front itself.
pub(super) fn answered_by(letters: &[referrals::Model], answer: &answers::Model, front: i64) -> UnitId {
    let letter = letters.iter().find(|letter| Some(letter.id) == answer.referral_id);
    UnitId(letter.map_or(front, |letter| letter.unit_id))
}

/// Where a matter of another procedure was guided to, or is proposed to be.
pub(super) fn diversion(
    key: &CaseKey,
    row: &diversions::Model,
    proposed_by: String,
) -> Result<DiversionView, ReadError> {
    let Diversion { procedure, receiver, guidance } = diversion_rows::open(key, row)?;
    Ok(DiversionView {
        procedure,
        receiver,
        guidance,
        proposed_by,
        document_no: row.document_no.clone(),
        decided_on: row.decided_on,
    })
}

pub(super) fn answer(
    key: &CaseKey,
    row: &answers::Model,
    unit: String,
    drafted_by: String,
) -> Result<AnswerView, ReadError> {
    let words = answer_rows::words(key, row)?;
    Ok(AnswerView {
        round: u32::try_from(row.round).unwrap_or_default(),
        unit,
        status: row.status.clone(),
        text: words.answer,
        remedy: words.remedy,
        outcome: row.result.as_deref().and_then(Outcome::from_code),
        document_no: row.document_no.clone(),
        document_on: row.document_on,
        signer: answer_rows::signer(key, row)?,
        drafted_by,
        scans: Vec::new(),
        checks: Vec::new(),
        marks: Vec::new(),
    })
}
