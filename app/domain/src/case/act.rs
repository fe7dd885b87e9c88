//! What an officer fills in beside a move, checked. [`ActForm`] is the flat form that every desk
//! posts; [`Act::check`] turns it into exactly what one move needs.

mod edit;
mod fields;

use serde::Deserialize;
use time::Date;

pub use edit::{Classification, Edit, PaperAnswer, SOMEBODY_ELSE};
pub(crate) use fields::Fields;

use super::Transition;
use super::promise::{MAX_PROMISES, Promise};
use crate::case_number::CaseNumber;
use crate::errors::{FieldErrors, Problem};
use crate::feedback::{Check, CheckPoint, Outcome, RefusalReason, ReturnReason};
use crate::private::Private;
use crate::unit::{OfficerId, UnitId};
use crate::{follow_up, marks};

/// The fields that the forms of the desks may carry. A form sends those of its move.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct ActForm {
    pub transition: String,
    pub action: String,
    pub reason: String,
    pub reason_code: String,
    pub question: String,
    pub recipient: String,
    pub summary: String,
    pub questions: String,
    pub recordings: String,
    pub copy: Vec<String>,
    pub marks_seen: String,
    pub assignee: String,
    pub answer: String,
    pub outcome: String,
    pub remedy: String,
    pub document_no: String,
    pub document_on: String,
    pub until: String,
    pub signer: String,
    pub message: String,
    pub subject_unit: String,
    pub subject_post: String,
    pub subject_officer: String,
    pub whole_body: String,
    pub category: Vec<String>,
    pub main_category: String,
    pub access_level: String,
    pub point_trong_tam: String,
    pub point_can_cu: String,
    pub point_tham_quyen_ky: String,
    pub point_thoi_han: String,
    pub point_bien_phap: String,
    pub point_khong_lo: String,
    pub point_ngon_ngu: String,
    pub note_trong_tam: String,
    pub note_can_cu: String,
    pub note_tham_quyen_ky: String,
    pub note_thoi_han: String,
    pub note_bien_phap: String,
    pub note_khong_lo: String,
    pub note_ngon_ngu: String,
    pub promise_1: String,
    pub promise_2: String,
    pub promise_3: String,
    pub promise_due_1: String,
    pub promise_due_2: String,
    pub promise_due_3: String,
    pub promise: String,
    pub commitment: String,
    pub evidence: String,
    pub procedure: String,
    pub receiver: String,
    pub guidance: String,
    pub master: String,
}

/// A move together with what it needs, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Receive,
    StartTriage,
    AskReporter { question: Private },
    ProposeTransfer(Referral),
    ApproveTransfer { document_no: Option<String> },
    RejectTransfer { reason: Private },
    Accept { document_no: Option<String>, document_on: Option<Date> },
    Return { code: ReturnReason, reason: Private, suggested: Option<UnitId> },
    Retriage,
    Assign { to: OfficerId },
    Extend { until: Date, reason: Private },
    ProposeAnswer { answer: Private, outcome: Outcome, remedy: Option<Private> },
    RejectDraft { reason: Private },
    IssueAnswer { document_no: String, document_on: Date, signer: Private },
    SendBack { checks: Vec<Check>, reason: Private },
    TakeBack,
    FollowRemedy { checks: Vec<Check>, promises: Vec<Promise> },
    Resolve { checks: Vec<Check> },
    ConfirmRemedy { reason: Private },
    BreakRemedy { reason: Private },
    Close,
    UpholdObjection { reason: Private },
    Reopen { reason: Private },
    Refuse { code: RefusalReason, reason: Private },
    GrantReview { reason: Private },
    Restore { reason: Private },
    Acknowledge,
    EnterAnswer,
    SendOnPaper { document_no: String, document_on: Date },
    Forward { document_no: String },
    Merge { master: CaseNumber },
    Split { reason: Private },
    Divert { document_no: Option<String> },
}

/// What a unit is to get: the Front's words, and the files of which it gets the cleaned copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    pub recipient: UnitId,
    pub summary: Private,
    pub questions: Private,
    /// What sound and video recordings show: they are never passed on themselves.
    pub recordings: Option<Private>,
    /// Ids of files, in the order of the form, each once.
    pub copies: Vec<i64>,
}

impl Act {
    /// The move that this is.
    #[must_use]
    pub const fn transition(&self) -> Transition {
        match self {
            Self::Receive => Transition::Receive,
            Self::StartTriage => Transition::StartTriage,
            Self::AskReporter { .. } => Transition::AskReporter,
            Self::ProposeTransfer(_) => Transition::ProposeTransfer,
            Self::ApproveTransfer { .. } => Transition::ApproveTransfer,
            Self::RejectTransfer { .. } => Transition::RejectTransfer,
            Self::Accept { .. } => Transition::Accept,
            Self::Return { .. } => Transition::Return,
            Self::Retriage => Transition::Retriage,
            Self::Assign { .. } => Transition::Assign,
            Self::Extend { .. } => Transition::Extend,
            Self::ProposeAnswer { .. } => Transition::ProposeAnswer,
            Self::RejectDraft { .. } => Transition::RejectDraft,
            Self::IssueAnswer { .. } => Transition::IssueAnswer,
            Self::SendBack { .. } => Transition::SendBack,
            Self::TakeBack => Transition::TakeBack,
            Self::FollowRemedy { .. } => Transition::FollowRemedy,
            Self::Resolve { .. } => Transition::Resolve,
            Self::ConfirmRemedy { .. } => Transition::ConfirmRemedy,
            Self::BreakRemedy { .. } => Transition::BreakRemedy,
            Self::Close => Transition::Close,
            Self::UpholdObjection { .. } => Transition::UpholdObjection,
            Self::Reopen { .. } => Transition::Reopen,
            Self::Refuse { .. } => Transition::Refuse,
            Self::GrantReview { .. } => Transition::GrantReview,
            Self::Restore { .. } => Transition::Restore,
            Self::Acknowledge => Transition::Acknowledge,
            Self::EnterAnswer => Transition::EnterAnswer,
            Self::SendOnPaper { .. } => Transition::SendOnPaper,
            Self::Forward { .. } => Transition::Forward,
            Self::Merge { .. } => Transition::Merge,
            Self::Split { .. } => Transition::Split,
            Self::Divert { .. } => Transition::Divert,
        }
    }

    /// The words that somebody is to read who must not learn from them who the sender is: those of the fields
    /// of [`looked_at`].
    #[must_use]
    pub fn passed_on(&self) -> Vec<&Private> {
        match self {
            Self::ProposeTransfer(letter) => {
                [&letter.summary, &letter.questions].into_iter().chain(&letter.recordings).collect()
            }
            Self::ProposeAnswer { answer, remedy, .. } => [answer].into_iter().chain(remedy).collect(),
            Self::FollowRemedy { promises, .. } => promises.iter().map(|promise| &promise.text).collect(),
            Self::Extend { reason, .. }
            | Self::SendBack { reason, .. }
            | Self::BreakRemedy { reason }
            | Self::UpholdObjection { reason } => vec![reason],
            _ => Vec::new(),
        }
    }

    /// Reads what `transition` needs out of the form. `None` when officers do not make this move.
    ///
    /// # Errors
    /// The problems of the fields.
    pub fn check(transition: Transition, form: &ActForm, today: Date) -> Option<Result<Self, FieldErrors>> {
        let mut fields = Fields::default();
        let act = match transition {
            Transition::Receive => Self::Receive,
            Transition::StartTriage => Self::StartTriage,
            Transition::AskReporter => Self::AskReporter { question: fields.text("question", &form.question) },
            Transition::ProposeTransfer => Self::ProposeTransfer(Referral {
                recipient: UnitId(fields.id("recipient", &form.recipient)),
                summary: fields.long("summary", &form.summary),
                questions: fields.long("questions", &form.questions),
                recordings: Private::from(fields.free("recordings", &form.recordings)).non_empty(),
                copies: fields.copies(&form.copy),
            }),
            Transition::ApproveTransfer => {
                Self::ApproveTransfer { document_no: fields.some_document_no(&form.document_no) }
            }
            Transition::RejectTransfer => Self::RejectTransfer { reason: fields.text("reason", &form.reason) },
            Transition::Accept => Self::Accept {
                document_no: fields.some_document_no(&form.document_no),
                document_on: fields.some_date("document_on", &form.document_on, today),
            },
            Transition::Return => Self::Return {
                code: fields.choice("reason_code", ReturnReason::from_code(&form.reason_code), ReturnReason::Unclear),
                reason: fields.text("reason", &form.reason),
                suggested: form.recipient.trim().parse().ok().map(UnitId),
            },
            Transition::Retriage => Self::Retriage,
            Transition::Assign => Self::Assign { to: OfficerId(fields.id("assignee", &form.assignee)) },
            Transition::Extend => Self::Extend {
                until: fields.coming_date("until", &form.until, today),
                reason: fields.text("reason", &form.reason),
            },
            Transition::ProposeAnswer => Self::ProposeAnswer {
                answer: fields.long("answer", &form.answer),
                outcome: fields.choice("outcome", Outcome::from_code(&form.outcome), Outcome::Noted),
                remedy: Private::from(fields.free("remedy", &form.remedy)).non_empty(),
            },
            Transition::RejectDraft => Self::RejectDraft { reason: fields.text("reason", &form.reason) },
            Transition::IssueAnswer => Self::IssueAnswer {
                document_no: fields.document_no("document_no", &form.document_no),
                document_on: fields.date("document_on", &form.document_on, today),
                signer: fields.name("signer", &form.signer),
            },
            Transition::SendBack => {
                Self::SendBack { checks: fields.checks(form), reason: fields.text("reason", &form.reason) }
            }
            Transition::TakeBack => Self::TakeBack,
            Transition::FollowRemedy => {
                Self::FollowRemedy { checks: fields.checks(form), promises: fields.promises(form, today) }
            }
            Transition::Resolve => Self::Resolve { checks: fields.checks(form) },
            Transition::ConfirmRemedy => Self::ConfirmRemedy { reason: fields.text("reason", &form.reason) },
            Transition::BreakRemedy => Self::BreakRemedy { reason: fields.text("reason", &form.reason) },
            Transition::Close => Self::Close,
            Transition::Refuse => Self::Refuse {
                code: fields.choice("reason_code", RefusalReason::from_code(&form.reason_code), RefusalReason::Spam),
                reason: fields.text("reason", &form.reason),
            },
            Transition::UpholdObjection => Self::UpholdObjection { reason: fields.text("reason", &form.reason) },
            Transition::Reopen => Self::Reopen { reason: fields.text("reason", &form.reason) },
            Transition::GrantReview => Self::GrantReview { reason: fields.text("reason", &form.reason) },
            Transition::Restore => Self::Restore { reason: fields.text("reason", &form.reason) },
            Transition::Acknowledge => Self::Acknowledge,
            Transition::EnterAnswer => Self::EnterAnswer,
            Transition::SendOnPaper => Self::SendOnPaper {
                document_no: fields.document_no("document_no", &form.document_no),
                document_on: fields.date("document_on", &form.document_on, today),
            },
            Transition::Forward => Self::Forward { document_no: fields.document_no("document_no", &form.document_no) },
            Transition::Merge => match CaseNumber::parse(&form.master) {
                Ok(master) => Self::Merge { master },
                Err(_) => return Some(Err(FieldErrors::one("master", Problem::BadChoice))),
            },
            Transition::Split => Self::Split { reason: fields.text("reason", &form.reason) },
            Transition::Divert => Self::Divert { document_no: fields.some_document_no(&form.document_no) },
            Transition::Submit | Transition::Supplement | Transition::Withdraw | Transition::Appeal => return None,
        };
        Some(fields.0.into_result(act))
    }
}

/// The fields of a move that are looked at for what tells who the sender is: the unit reads them, or other
/// senders whom one answer serves do.
#[must_use]
pub const fn looked_at(transition: Transition) -> &'static [&'static str] {
    match transition {
        Transition::ProposeTransfer => &["summary", "questions", "recordings"],
        Transition::ProposeAnswer => &["answer", "remedy"],
        Transition::FollowRemedy => &["promise_1", "promise_2", "promise_3"],
        Transition::Extend | Transition::SendBack | Transition::BreakRemedy | Transition::UpholdObjection => {
            &["reason"]
        }
        _ => &[],
    }
}

/// The fields without which a move is not made, in the order of its form: what is wrong with a form
/// in which nothing was filled in. The seven verdicts are one field, `points`.
#[must_use]
pub fn required_fields(transition: Transition) -> Vec<&'static str> {
    let of_sender = |checked: Result<(), FieldErrors>| checked.err().unwrap_or_default();
    let missing = match transition {
        Transition::Submit => return crate::submission::REQUIRED.to_vec(),
        Transition::Supplement => of_sender(follow_up::message("").map(drop)),
        Transition::Withdraw => of_sender(follow_up::withdrawal("", "").map(drop)),
        Transition::Appeal => of_sender(follow_up::words("appeal", "").map(drop)),
        _ => match Act::check(transition, &ActForm::default(), Date::MIN) {
            Some(Err(errors)) => errors,
            _ => FieldErrors::default(),
        },
    };
    let mut fields: Vec<&'static str> =
        missing.iter().map(|error| if error.field.starts_with("point_") { "points" } else { error.field }).collect();
    fields.dedup();
    fields
}

impl ActForm {
    /// The field in which the verdict on a point is posted.
    #[must_use]
    pub const fn point_field(point: CheckPoint) -> &'static str {
        match point {
            CheckPoint::ToThePoint => "point_trong_tam",
            CheckPoint::Grounds => "point_can_cu",
            CheckPoint::Competence => "point_tham_quyen_ky",
            CheckPoint::OnTime => "point_thoi_han",
            CheckPoint::Remedy => "point_bien_phap",
            CheckPoint::NoLeak => "point_khong_lo",
            CheckPoint::Tone => "point_ngon_ngu",
        }
    }

    /// The field in which the note on a point is posted.
    #[must_use]
    pub const fn note_field(point: CheckPoint) -> &'static str {
        match point {
            CheckPoint::ToThePoint => "note_trong_tam",
            CheckPoint::Grounds => "note_can_cu",
            CheckPoint::Competence => "note_tham_quyen_ky",
            CheckPoint::OnTime => "note_thoi_han",
            CheckPoint::Remedy => "note_bien_phap",
            CheckPoint::NoLeak => "note_khong_lo",
            CheckPoint::Tone => "note_ngon_ngu",
        }
    }

    /// The fields of the promises in their order: what will be done, and by which day.
    pub const PROMISES: [(&str, &str); MAX_PROMISES] =
        [("promise_1", "promise_due_1"), ("promise_2", "promise_due_2"), ("promise_3", "promise_due_3")];

    /// Whether the tick holds for these words, as they are posted.
    fn marks_seen(&self, fields: &[&str]) -> bool {
        self.marks_seen == marks::seen_as(fields)
    }

    /// Whether whoever makes this move was shown what in its words may tell the sender, and leaves it.
    #[must_use]
    pub fn leaves_marks(&self, transition: Transition) -> bool {
        let words = |field: &&'static str| match *field {
            "summary" => self.summary.as_str(),
            "questions" => &self.questions,
            "recordings" => &self.recordings,
            "answer" => &self.answer,
            "remedy" => &self.remedy,
            "reason" => &self.reason,
            "promise_1" => &self.promise_1,
            "promise_2" => &self.promise_2,
            "promise_3" => &self.promise_3,
            _ => "",
        };
        self.marks_seen(&looked_at(transition).iter().map(words).collect::<Vec<_>>())
    }

    fn promises(&self) -> [(&str, &str); MAX_PROMISES] {
        [
            (&self.promise_1, &self.promise_due_1),
            (&self.promise_2, &self.promise_due_2),
            (&self.promise_3, &self.promise_due_3),
        ]
    }

    fn note(&self, point: CheckPoint) -> &str {
        match point {
            CheckPoint::ToThePoint => &self.note_trong_tam,
            CheckPoint::Grounds => &self.note_can_cu,
            CheckPoint::Competence => &self.note_tham_quyen_ky,
            CheckPoint::OnTime => &self.note_thoi_han,
            CheckPoint::Remedy => &self.note_bien_phap,
            CheckPoint::NoLeak => &self.note_khong_lo,
            CheckPoint::Tone => &self.note_ngon_ngu,
        }
    }

    fn point(&self, point: CheckPoint) -> &str {
        match point {
            CheckPoint::ToThePoint => &self.point_trong_tam,
            CheckPoint::Grounds => &self.point_can_cu,
            CheckPoint::Competence => &self.point_tham_quyen_ky,
            CheckPoint::OnTime => &self.point_thoi_han,
            CheckPoint::Remedy => &self.point_bien_phap,
            CheckPoint::NoLeak => &self.point_khong_lo,
            CheckPoint::Tone => &self.point_ngon_ngu,
        }
    }
}
