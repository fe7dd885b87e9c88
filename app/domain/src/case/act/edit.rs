//! Changes of a case that are not moves, with what is filled in beside them.

use time::Date;

use super::{ActForm, Fields};
use crate::case::diversion::{Diversion, Procedure};
use crate::errors::{FieldErrors, Problem};
use crate::feedback::Outcome;
use crate::limits;
use crate::private::Private;
use crate::text;
use crate::unit::{OfficerId, PostId, UnitId};

/// Changes of a case that are not moves; each is an event all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Who and what it is about. Decides anew which Front holds the case.
    Classify(Classification),
    /// The Front's own answer, to be approved by somebody else.
    DraftFrontAnswer { answer: Private, outcome: Outcome, marks_seen: bool },
    /// The officer has a tie to this case and leaves it.
    DeclareTie,
    /// What the sender asked for is not granted.
    Decline { reason: Private },
    /// A withdrawn case should be taken up again; a leader decides.
    ProposeRestore { reason: Private },
    /// The law has a procedure of its own for this matter; a leader decides.
    ProposeDiversion(Diversion),
    /// It has not: the case goes on here.
    RejectDiversion { reason: Private },
    /// It should be refused as insult or slander; another person, who leads, decides.
    ProposeRefusal { reason: Private },
    /// It is not: the case goes on.
    RejectRefusal { reason: Private },
    /// How a unit kept a promise, by its number in the case.
    ShowEvidence { promise: i32, evidence: Private },
    /// The feedback, or one promise by its number, concerns what an official committed themselves to.
    ReferToCommitment { commitment: i64, promise: Option<i32> },
    /// It concerns a child. Whether that needs a reason depends on the case.
    MarkChild { reason: Option<Private> },
    /// Others say so, and it does not.
    LeaveChild { reason: Private },
    /// It was found not to.
    UnmarkChild { reason: Private },
    /// What a unit without an account answered on paper; somebody else compares it with the paper.
    WriteDownAnswer(PaperAnswer),
}

/// An answer that came on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperAnswer {
    pub answer: Private,
    pub outcome: Outcome,
    pub remedy: Option<Private>,
    pub document_no: String,
    pub document_on: Date,
    /// Who signed it, as it stands under it.
    pub signer: Private,
    /// Whoever wrote it down was shown what may tell the sender, and leaves it.
    pub marks_seen: bool,
}

/// What triage finds out about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// The main one first.
    pub categories: Vec<String>,
    pub unit: UnitId,
    pub post: Option<PostId>,
    /// The account of the person concerned, if they have one and are known.
    pub officer: Option<OfficerId>,
    /// Of the accounts that bear the name which the sender gave, it is none.
    pub somebody_else: bool,
    pub whole_body: bool,
}

/// What is chosen instead of an account when the person only bears the same name.
pub const SOMEBODY_ELSE: &str = "other";

impl Edit {
    /// The changes by the names that forms post in `action`.
    ///
    /// # Errors
    /// The problems of the fields; `None` for an unknown name.
    #[must_use]
    pub fn check(form: &ActForm, today: Date) -> Option<Result<Self, FieldErrors>> {
        let mut fields = Fields::default();
        let edit = match form.action.as_str() {
            "classify" => {
                let mut categories: Vec<String> = Vec::new();
                for code in form.category.iter().map(|code| text::line(code)).filter(|code| !code.is_empty()) {
                    if !categories.contains(&code) {
                        categories.push(code);
                    }
                }
                let main = text::line(&form.main_category);
                if categories.is_empty() {
                    fields.0.add("category", Problem::Required);
                } else if categories.len() > limits::CATEGORIES_MAX {
                    fields.0.add_limit("category", Problem::TooMany, limits::CATEGORIES_MAX as u32);
                } else if let Some(position) = categories.iter().position(|code| *code == main) {
                    categories[..=position].rotate_right(1);
                } else if !main.is_empty() {
                    fields.0.add("main_category", Problem::BadChoice);
                } else if categories.len() > 1 {
                    fields.0.add("main_category", Problem::Required);
                }
                Self::Classify(Classification {
                    categories,
                    unit: UnitId(fields.id("subject_unit", &form.subject_unit)),
                    post: form.subject_post.trim().parse().ok().map(PostId),
                    officer: form.subject_officer.trim().parse().ok().map(OfficerId),
                    somebody_else: form.subject_officer.trim() == SOMEBODY_ELSE,
                    whole_body: form.whole_body == "yes",
                })
            }
            "front-answer" => Self::DraftFrontAnswer {
                answer: fields.long("answer", &form.answer),
                outcome: fields.choice("outcome", Outcome::from_code(&form.outcome), Outcome::Noted),
                marks_seen: form.marks_seen(&[&form.answer]),
            },
            "declare-tie" => Self::DeclareTie,
            "decline" => Self::Decline { reason: fields.text("reason", &form.reason) },
            "propose-restore" => Self::ProposeRestore { reason: fields.text("reason", &form.reason) },
            "propose-diversion" => Self::ProposeDiversion(Diversion {
                procedure: fields.choice("procedure", Procedure::from_code(&form.procedure), Procedure::Complaint),
                receiver: fields.sized("receiver", text::line(&form.receiver), limits::NAME_MIN, limits::ADDRESS_MAX),
                guidance: fields.text("guidance", &form.guidance),
            }),
            "reject-diversion" => Self::RejectDiversion { reason: fields.text("reason", &form.reason) },
            "propose-refusal" => Self::ProposeRefusal { reason: fields.text("reason", &form.reason) },
            "reject-refusal" => Self::RejectRefusal { reason: fields.text("reason", &form.reason) },
            "show-evidence" => Self::ShowEvidence {
                promise: i32::try_from(fields.id("promise", &form.promise)).unwrap_or_default(),
                evidence: fields.text("evidence", &form.evidence),
            },
            "refer-commitment" => Self::ReferToCommitment {
                commitment: fields.id("commitment", &form.commitment),
                promise: form.promise.trim().parse().ok(),
            },
            "mark-child" => Self::MarkChild {
                reason: match text::block(&form.reason).is_empty() {
                    true => None,
                    false => Some(fields.text("reason", &form.reason)),
                },
            },
            "leave-child" => Self::LeaveChild { reason: fields.text("reason", &form.reason) },
            "unmark-child" => Self::UnmarkChild { reason: fields.text("reason", &form.reason) },
            "paper-answer" => Self::WriteDownAnswer(PaperAnswer {
                answer: fields.long("answer", &form.answer),
                outcome: fields.choice("outcome", Outcome::from_code(&form.outcome), Outcome::Noted),
                remedy: Private::from(fields.free("remedy", &form.remedy)).non_empty(),
                document_no: fields.document_no("document_no", &form.document_no),
                document_on: fields.date("document_on", &form.document_on, today),
                signer: fields.name("signer", &form.signer),
                marks_seen: form.marks_seen(&[&form.answer, &form.remedy]),
            }),
            _ => return None,
        };
        Some(fields.0.into_result(edit))
    }
}
