//! The papers that are printed of a case: what each is, when it can be written, how it is signed.
//! Their words are reference data; the layout is that of administrative documents (Decree
//! 30/2020/NĐ-CP, annex I).

#[cfg(feature = "validate")]
mod form;

use serde::{Deserialize, Serialize};
use time::Date;

#[cfg(feature = "validate")]
pub use form::PaperForm;

use crate::case::State;
use crate::codes::codes;
use crate::feedback::RefusalReason;
use crate::private::Private;

codes! {
    /// The papers by the numbers under which offices know them.
    pub enum PaperKind {
        /// That feedback was received; the sender takes it home.
        Receipt = "M01",
        /// The letter that takes a case to a unit.
        Transfer = "M03",
        /// Which body to turn to instead, and how.
        Guidance = "M04",
        /// To the sender: taken up, and who handles it by when.
        Notice = "M05",
        /// To the sender: not taken up, and why.
        Refusal = "M06",
        /// To the sender: the unit was given more time.
        Extension = "M07",
        /// To the sender: the result.
        Result = "M08",
        /// To a unit that is late.
        Reminder = "M09",
        /// To the Party committee: what the Front found, or what many speak of (Regulation 124-QĐ/TW, art. 8).
        Report = "M10",
        /// What somebody said in person, written down to be read back and signed (Decree 154/2026, art. 14).
        Minutes = "M11",
        /// To somebody who was received: what follows from it (Decree 154/2026, art. 25.2).
        Conclusion = "M12",
        /// To the sender: how content they are.
        Survey = "M13",
        /// That a sealed file of a matter of another procedure was handed over.
        Handover = "M14",
    }
}

codes! {
    /// In whose name somebody signs (Decree 30/2020/NĐ-CP, art. 13).
    pub enum Authority {
        /// On behalf of the Standing Board.
        OnBehalf = "TM",
        /// A deputy for the head.
        ForTheHead = "KT",
        /// By order.
        ByOrder = "TL",
        /// By authorisation.
        Authorised = "TUQ",
        /// Acting head.
        Acting = "Q",
    }
}

/// What decides which papers a case can have now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperFacts {
    pub state: State,
    /// Somebody sent it: there is a person to write to.
    pub sent: bool,
    /// They withdrew: of what happens since nothing goes to them, nor to others as if it did.
    pub left: bool,
    /// Somebody came and said it.
    pub in_person: bool,
    /// Why it was not taken up, if it was not.
    pub refused: Option<RefusalReason>,
    /// A referral is proposed or was issued.
    pub referred: bool,
    /// A unit has the case.
    pub transferred: bool,
    /// The unit was given more time.
    pub extended: bool,
    /// The unit is past its date.
    pub late: bool,
    /// An answer was released to the sender.
    pub answered: bool,
    /// The Front took it up by itself or many speak of it, and a Party committee is there to report it to.
    pub reported: bool,
}

impl PaperKind {
    /// Whether this paper says something true of the case.
    #[must_use]
    pub fn fits(self, facts: &PaperFacts) -> bool {
        // Of a matter that went elsewhere nothing is repeated, on paper as little as on a page.
        if facts.state == State::Diverted {
            return matches!(self, Self::Guidance | Self::Handover);
        }
        // What the Front took up by itself goes to a unit, and back to nobody.
        if !facts.sent && !matches!(self, Self::Transfer | Self::Reminder | Self::Report) {
            return false;
        }
        if facts.left && !matches!(self, Self::Receipt | Self::Transfer | Self::Reminder | Self::Report) {
            return false;
        }
        match self {
            Self::Receipt => facts.state != State::Submitted,
            Self::Transfer => facts.referred,
            Self::Guidance => facts.refused.is_some_and(RefusalReason::guides),
            Self::Notice => facts.transferred,
            Self::Refusal => facts.refused.is_some_and(|reason| !reason.guides() && reason != RefusalReason::Spam),
            Self::Extension => facts.extended,
            Self::Result => facts.answered,
            Self::Reminder => facts.late,
            // What is reported are the Front's own words to a unit, none of a sender's.
            Self::Report => facts.reported && facts.referred,
            Self::Minutes => facts.in_person,
            Self::Conclusion => facts.in_person && facts.transferred,
            Self::Survey => facts.answered,
            Self::Handover => false,
        }
    }

    /// The papers of a case, in the order of its life.
    pub fn fitting(facts: &PaperFacts) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| kind.fits(facts))
    }
}

/// A paper with everything that is printed on it: what is filed, and what a page draws. The words
/// of the letterhead and the national motto belong to the layout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub kind: PaperKind,
    /// Name of the body that writes.
    pub issuer: String,
    /// Where it writes, as before the date.
    pub place: String,
    pub case_number: String,
    pub title: String,
    pub subject: String,
    /// To whom, one entry each.
    pub to: Vec<Private>,
    /// Paragraphs, one a line. A line that begins with "- " is an item of a list.
    pub body: Private,
    /// Who gets a copy, one entry each.
    pub copies: Vec<String>,
    /// `None`: a draft, and it says so.
    pub signature: Option<Signature>,
}

/// What makes a draft a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub document_no: String,
    pub document_on: Date,
    pub authority: Authority,
    /// The post of whoever signs.
    pub post: String,
    pub signer: Private,
}

impl Paper {
    /// The day that is printed: of the signature, or none on a draft.
    #[must_use]
    pub fn on(&self) -> Option<Date> {
        self.signature.as_ref().map(|signature| signature.document_on)
    }

    /// Whether these words stand on it, by what it is addressed to or says.
    #[must_use]
    pub fn mentions(&self, words: &Private) -> bool {
        let mut said = self.to.iter().chain([&self.body]);
        said.any(|part| part.reveal().contains(words.reveal())) || self.subject.contains(words.reveal())
    }

    /// The paragraphs, without empty ones.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.body.reveal().lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: PaperFacts = PaperFacts {
        state: State::Submitted,
        sent: true,
        left: false,
        in_person: false,
        refused: None,
        referred: false,
        transferred: false,
        extended: false,
        late: false,
        answered: false,
        reported: false,
    };

    fn of(facts: PaperFacts) -> Vec<PaperKind> {
        PaperKind::fitting(&facts).collect()
    }

    #[test]
    fn what_has_not_happened_is_not_put_on_paper() {
        assert_eq!(of(NOTHING), []);
        assert_eq!(of(PaperFacts { state: State::Received, ..NOTHING }), [PaperKind::Receipt]);
    }

    #[test]
    fn a_refusal_is_told_either_as_a_refusal_or_as_guidance_and_spam_not_at_all() {
        for &reason in RefusalReason::ALL {
            let papers = of(PaperFacts { state: State::NotAccepted, refused: Some(reason), ..NOTHING });
            let told = papers.iter().filter(|kind| matches!(kind, PaperKind::Guidance | PaperKind::Refusal)).count();
            assert_eq!(told, usize::from(reason != RefusalReason::Spam), "{reason}");
        }
    }

    #[test]
    fn of_a_matter_that_went_elsewhere_only_the_guidance_and_the_hand_over_are_written() {
        let facts = PaperFacts { state: State::Diverted, referred: true, extended: true, answered: true, ..NOTHING };
        assert_eq!(of(facts), [PaperKind::Guidance, PaperKind::Handover]);
    }

    #[test]
    fn what_nobody_sent_is_written_about_to_the_unit_alone() {
        let facts = PaperFacts { state: State::Resolved, referred: true, transferred: true, answered: true, ..NOTHING };
        assert_eq!(of(PaperFacts { sent: false, late: true, ..facts }), [PaperKind::Transfer, PaperKind::Reminder]);
        let reported = PaperFacts { sent: false, reported: true, ..facts };
        assert_eq!(of(reported), [PaperKind::Transfer, PaperKind::Report]);
        assert_eq!(of(PaperFacts { referred: false, ..reported }), [], "nothing was written that could be reported");
    }

    #[test]
    fn who_left_is_written_to_no_more() {
        let facts = PaperFacts {
            state: State::Resolved,
            referred: true,
            transferred: true,
            extended: true,
            answered: true,
            left: true,
            ..NOTHING
        };
        assert_eq!(of(facts), [PaperKind::Receipt, PaperKind::Transfer]);
    }

    #[test]
    fn papers_come_in_the_order_of_a_life() {
        let facts = PaperFacts {
            state: State::Resolved,
            referred: true,
            transferred: true,
            extended: true,
            answered: true,
            ..NOTHING
        };
        use PaperKind::{Conclusion, Extension, Minutes, Notice, Receipt, Result, Survey, Transfer};
        assert_eq!(of(facts), [Receipt, Transfer, Notice, Extension, Result, Survey]);
        let received = PaperFacts { in_person: true, ..facts };
        assert_eq!(of(received), [Receipt, Transfer, Notice, Extension, Result, Minutes, Conclusion, Survey]);
        assert!(!of(PaperFacts { transferred: false, ..received }).contains(&Conclusion));
    }
}
