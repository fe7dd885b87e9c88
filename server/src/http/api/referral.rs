//! One referral as a program reads it.

use app::desks::{AnswerView, PickedFile, PromiseView, ReferralView as Letter, SubjectView, UnitCase};
use domain::case::Transition;
use domain::case::promise::PromiseState;
use domain::date::show_iso;
use domain::feedback::Outcome;
use domain::private::Private;
use serde::Serialize;
use utoipa::ToSchema;

use super::document;
use super::referrals::MOVES;

/// A referral, and what the unit answered so far.
#[derive(Serialize, ToSchema)]
#[schema(as = Referral)]
pub(super) struct ReferralView {
    /// The number of the case.
    number: String,
    #[schema(schema_with = document::kinds)]
    kind: &'static str,
    #[schema(schema_with = document::states)]
    state: &'static str,
    /// Name of the Front that sent it.
    front: String,
    /// Name of the unit that answers.
    unit: String,
    /// The day on which it came to the unit.
    #[schema(format = Date)]
    received_on: String,
    /// By when something has to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    due_on: Option<String>,
    /// Names of its categories, the main one first.
    categories: Vec<String>,
    /// Whom it is about.
    subjects: Vec<AboutView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    letter: Option<LetterView>,
    answers: Vec<GivenView>,
    promises: Vec<PromisedView>,
    /// Why the Front sent the answer back.
    #[serde(skip_serializing_if = "Option::is_none")]
    sent_back: Option<String>,
    /// It concerns a child: handle it with care.
    child: bool,
    /// What the officer in whose place the token acts may do now, of what programs can do.
    #[schema(schema_with = document::lists_of_moves)]
    may: Vec<&'static str>,
}

/// Whom it is about: a body, and a post in it.
#[derive(Serialize, ToSchema)]
#[schema(as = About)]
struct AboutView {
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<String>,
}

/// What the Front wrote to the unit.
#[derive(Serialize, ToSchema)]
#[schema(as = Letter)]
struct LetterView {
    round: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_no: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    issued_on: Option<String>,
    summary: String,
    questions: String,
    /// What recordings show.
    #[serde(skip_serializing_if = "Option::is_none")]
    recordings: Option<String>,
    /// How many files belong to it; they are opened on the page.
    files: u64,
}

/// An answer of the unit, its drafts included.
#[derive(Serialize, ToSchema)]
#[schema(as = Given)]
struct GivenView {
    round: u32,
    /// How far it has come.
    status: String,
    text: String,
    /// What the unit will put right.
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = document::outcomes)]
    outcome: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_no: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    document_on: Option<String>,
}

/// What the unit promised to put right.
#[derive(Serialize, ToSchema)]
#[schema(as = Promised)]
struct PromisedView {
    position: i32,
    text: String,
    #[schema(format = Date)]
    due_on: String,
    #[schema(schema_with = document::promise_states)]
    state: &'static str,
}

impl ReferralView {
    pub(super) fn new(case: UnitCase) -> Self {
        let open = case.offers.iter().filter(|offer| offer.blocked_by.is_none());
        let may = open.map(|offer| offer.transition).filter(|offered| MOVES.contains(offered));
        Self {
            may: may.map(Transition::code).collect(),
            number: case.number,
            kind: case.kind.code(),
            state: case.state.code(),
            front: case.front,
            unit: case.unit,
            received_on: show_iso(case.received_on),
            due_on: case.due.map(|due| show_iso(due.on)),
            categories: case.categories,
            subjects: case.subjects.into_iter().map(about).collect(),
            letter: case.referral.map(letter),
            answers: case.answers.into_iter().map(given).collect(),
            promises: case.promises.into_iter().map(promised).collect(),
            sent_back: case.sent_back.map(told),
            child: case.child,
        }
    }
}

/// Words that may be read here, because the policy let the program read the case.
fn told(words: Private) -> String {
    words.reveal().to_owned()
}

fn about(subject: SubjectView) -> AboutView {
    AboutView { unit: subject.unit, post: subject.post }
}

fn letter(letter: Letter) -> LetterView {
    let files: Vec<PickedFile> = letter.files;
    LetterView {
        round: letter.round,
        document_no: letter.document_no,
        issued_on: letter.issued_on.map(show_iso),
        summary: told(letter.summary),
        questions: told(letter.questions),
        recordings: letter.recordings.map(told),
        files: u64::try_from(files.len()).unwrap_or(u64::MAX),
    }
}

fn given(answer: AnswerView) -> GivenView {
    GivenView {
        round: answer.round,
        status: answer.status,
        text: told(answer.text),
        remedy: answer.remedy.map(told),
        outcome: answer.outcome.map(Outcome::code),
        document_no: answer.document_no,
        document_on: answer.document_on.map(show_iso),
    }
}

fn promised(promise: PromiseView) -> PromisedView {
    PromisedView {
        position: promise.position,
        text: told(promise.text),
        due_on: show_iso(promise.due_on),
        state: PromiseState::code(promise.state),
    }
}
