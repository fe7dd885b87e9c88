//! Words that an office writes again and again, as reference data: a question to the sender, what a unit is asked, why
//! something is not taken up. A template names blanks, `{ma_ho_so}`, out of a closed list. None of them tells who sent
//! something, and what a unit reads does not even tell when it was sent.

#[cfg(feature = "validate")]
mod form;
#[cfg(test)]
mod tests;

#[cfg(feature = "validate")]
pub use form::NewTemplate;

use crate::case::request::Request;
use crate::case::{State, Transition};
use crate::codes::codes;
use crate::role::Desk;

codes! {
    /// Where a template is offered, by what the form asks for.
    pub enum Occasion {
        /// A question to the sender.
        Question = "T05",
        /// What a unit is asked.
        Referral = "T07",
        /// Why something is not taken up.
        Refusal = "T27",
        /// Where a matter of another procedure goes.
        Guidance = "propose-diversion",
        /// Why what the sender asked for is not granted.
        Notice = "decline",
        /// What a unit answers.
        Answer = "T15",
        /// Why a unit gives a matter back.
        Return = "T11",
        /// Why a unit needs more time.
        Extension = "T14",
    }
}

codes! {
    /// What is filled in, by the names that offices use.
    pub enum Blank {
        CaseNumber = "ma_ho_so",
        /// The Front that writes.
        Front = "mat_tran",
        /// The unit that is proposed, or has the case.
        Unit = "don_vi",
        /// The main category.
        Category = "linh_vuc",
        ReceivedOn = "ngay_nhan",
        /// By when the sender should answer.
        DueOn = "han",
        Today = "ngay",
        /// How long a unit may take to answer.
        AnswerTime = "thoi_han",
    }
}

impl Occasion {
    /// The field of the form into which the words go.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Referral => "questions",
            Self::Refusal | Self::Notice | Self::Return | Self::Extension => "reason",
            Self::Guidance => "guidance",
            Self::Answer => "answer",
        }
    }

    /// The desk at which the form is.
    #[must_use]
    pub const fn desk(self) -> Desk {
        match self {
            Self::Question | Self::Referral | Self::Refusal | Self::Guidance | Self::Notice => Desk::Front,
            Self::Answer | Self::Return | Self::Extension => Desk::Unit,
        }
    }

    /// The states in which the form is there.
    #[must_use]
    pub fn states(self) -> Vec<State> {
        let of = |transition: Transition| transition.entry().from.to_vec();
        match self {
            Self::Question => of(Transition::AskReporter),
            Self::Referral => of(Transition::ProposeTransfer),
            Self::Refusal => of(Transition::Refuse),
            Self::Guidance => of(Transition::Divert),
            Self::Answer => of(Transition::ProposeAnswer),
            Self::Return => of(Transition::Return),
            Self::Extension => of(Transition::Extend),
            Self::Notice => State::ALL.iter().copied().filter(|state| Request::in_state(*state).is_some()).collect(),
        }
    }

    /// Whether this may be filled in here. When something was sent is not the unit's to know; which unit is thought of
    /// is not told before it is decided.
    #[must_use]
    pub const fn allows(self, blank: Blank) -> bool {
        let by_unit = matches!(self.desk(), Desk::Unit);
        match blank {
            Blank::CaseNumber | Blank::Front | Blank::Category | Blank::Today => true,
            Blank::ReceivedOn => !by_unit && !matches!(self, Self::Referral),
            Blank::DueOn => matches!(self, Self::Question),
            Blank::Unit => by_unit || matches!(self, Self::Referral | Self::Notice),
            Blank::AnswerTime => matches!(self, Self::Referral),
        }
    }

    /// The blanks that a template for this may name.
    pub fn blanks(self) -> impl Iterator<Item = Blank> {
        Blank::ALL.iter().copied().filter(move |blank| self.allows(*blank))
    }
}

codes! {
    /// Why words are no template.
    pub enum Unreadable {
        /// A name that is not in the list, or a brace that stands alone.
        Unknown = "unknown-blank",
        /// A name that is in the list and not for this occasion.
        NotHere = "blank-not-here",
    }
}

/// A piece of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    Blank(Blank),
}

/// Takes words apart.
///
/// # Errors
/// [`Unreadable`].
pub fn pieces(words: &str, occasion: Occasion) -> Result<Vec<Piece<'_>>, Unreadable> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        let (name, after) = from.strip_prefix('{').and_then(|from| from.split_once('}')).ok_or(Unreadable::Unknown)?;
        let blank = Blank::from_code(name.trim()).ok_or(Unreadable::Unknown)?;
        if !occasion.allows(blank) {
            return Err(Unreadable::NotHere);
        }
        found.extend((!before.is_empty()).then_some(Piece::Words(before)));
        found.push(Piece::Blank(blank));
        rest = after;
    }
    found.extend((!rest.is_empty()).then_some(Piece::Words(rest)));
    Ok(found)
}

/// What stands for what is not known yet.
pub const UNKNOWN: &str = "…";

/// The words with their blanks filled in; what is not known stays a gap that is seen.
///
/// # Errors
/// [`Unreadable`].
pub fn fill(words: &str, occasion: Occasion, value: impl Fn(Blank) -> Option<String>) -> Result<String, Unreadable> {
    let text = |piece: Piece<'_>| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Blank(blank) => value(blank).unwrap_or_else(|| UNKNOWN.to_owned()),
    };
    Ok(pieces(words, occasion)?.into_iter().map(text).collect())
}
