//! What of a case everybody may read: which case may be offered at all, what is decided about it, by whom.
//!
//! One officer drafts, another decides (Law on Denunciations, art. 40, by analogy). The register shows a
//! post and a body, never a person; what tells who somebody is was hidden before ([`redaction`](crate::redaction)).

#[cfg(feature = "validate")]
mod form;

#[cfg(feature = "validate")]
pub use form::PublicationForm;

use serde::{Deserialize, Serialize};

use crate::case::State;
use crate::codes::codes;
use crate::crockford;
use crate::errors::{FieldErrors, Problem};
use crate::feedback::{AccessLevel, Kind, Publication};
use crate::private::Private;
use crate::redaction::{Hidden, left};

/// The group of categories that concerns political opinion: it is nobody's outside the Front.
pub const NEVER_GROUP: &str = "E";

codes! {
    /// Why a case is not published.
    pub enum WhyNot {
        /// Who is concerned could be told even so, in a small place or a small body.
        Recognisable = "CON_NHAN_RA",
        /// Whoever is praised, or their body, does not agree.
        NoConsent = "KHONG_DONG_Y",
        /// The sender or somebody concerned asked for it.
        Asked = "THEO_DE_NGHI",
        /// Another body looks into it.
        LookedIntoElsewhere = "NOI_KHAC_XEM_XET",
        /// The same was published already.
        SameAsAnother = "TRUNG_NOI_DUNG",
        /// By rule: its category is never published.
        NeverPublished = "LOAI_KHONG_CONG_KHAI",
        /// By rule: kept narrowly, or somebody is in danger, a child among them.
        Protected = "CAN_BAO_VE",
        /// By rule: its sender left it.
        SenderLeft = "NGUOI_GUI_RUT",
        /// By rule: there is no answer that could be read.
        NothingToRead = "KHONG_CO_TRA_LOI",
        /// By rule: another Front looks at it again. What is said there is the last word, and only that may be read.
        LookedAtAgain = "XEM_XET_LAI",
        /// By rule: one of these holds for a case that belongs to it. Which one, and for whom, is said to nobody.
        Related = "LIEN_QUAN",
    }
}

impl WhyNot {
    /// Those that somebody may choose; the others follow from the case itself.
    pub const CHOSEN: &'static [Self] =
        &[Self::Recognisable, Self::NoConsent, Self::Asked, Self::LookedIntoElsewhere, Self::SameAsAnother];

    /// Whether it follows from the case, and nobody decides otherwise.
    #[must_use]
    pub fn is_rule(self) -> bool {
        !Self::CHOSEN.contains(&self)
    }
}

codes! {
    /// Why something is taken out of the register, as the Front's own record has it.
    pub enum TakenDown {
        Recognisable = "CON_NHAN_RA",
        Mistake = "SAI_SOT",
        Asked = "THEO_DE_NGHI",
        /// The case is handled again: what was read is not its last word.
        HandledAgain = "XEM_XET_LAI",
        /// Something else that stands in the register took its place.
        Replaced = "CO_NOI_DUNG_MOI",
    }
}

impl TakenDown {
    /// Those that somebody may choose.
    pub const CHOSEN: &'static [Self] = &[Self::Recognisable, Self::Mistake, Self::Asked, Self::Replaced];

    /// What everybody else is told of it.
    #[must_use]
    pub const fn told(self) -> Tombstone {
        match self {
            Self::Recognisable | Self::Asked => Tombstone::Protection,
            Self::Mistake => Tombstone::Mistake,
            Self::HandledAgain => Tombstone::HandledAgain,
            Self::Replaced => Tombstone::Replaced,
        }
    }
}

codes! {
    /// What stays at the address of something that was taken out of the register: no more than this. Whatever protects
    /// somebody reads alike, because that a sender asked for it tells of a sender.
    pub enum Tombstone {
        Protection = "BAO_VE",
        Mistake = "SAI_SOT",
        HandledAgain = "XEM_XET_LAI",
        Replaced = "CO_NOI_DUNG_MOI",
    }
}

codes! {
    /// How it is known that praise may be published.
    pub enum Consent {
        /// Whoever is praised agreed in writing.
        Written = "VAN_BAN",
        /// They agreed in person or by telephone, and a note of it was made.
        Oral = "TRUC_TIEP",
        /// Their body confirmed it.
        Unit = "DON_VI",
    }
}

codes! {
    /// How far a version has come.
    pub enum Step {
        /// Waits for whoever decides.
        Proposed = "CHO_DUYET",
        /// To be written again.
        GivenBack = "VIET_LAI",
        /// Another version took its place before anybody decided.
        Replaced = "THAY_THE",
        Published = "DA_CONG_KHAI",
        Declined = "KHONG_CONG_KHAI",
        TakenDown = "DA_GO",
    }
}

impl Publication {
    /// Somebody has decided, or the case itself has: it may be closed (T24).
    #[must_use]
    pub const fn is_decided(self) -> bool {
        !matches!(self, Self::NotConsidered | Self::AwaitingApproval)
    }
}

/// What of a case decides whether it may be published.
#[derive(Clone, Debug)]
pub struct Matter {
    /// A category of the group that is never published.
    pub never_group: bool,
    pub access: AccessLevel,
    /// Somebody is in danger, a child among them, or is pressed for having spoken up.
    pub endangered: bool,
    pub sender_left: bool,
    /// Its sender asked another Front to look at it again.
    pub looked_at_again: bool,
    /// An answer was released.
    pub answered: bool,
}

/// Why this is never published; `None` when people decide.
#[must_use]
pub fn barred(matter: &Matter) -> Option<WhyNot> {
    if matter.never_group {
        Some(WhyNot::NeverPublished)
    } else if matter.access != AccessLevel::Ordinary || matter.endangered {
        Some(WhyNot::Protected)
    } else if matter.sender_left {
        Some(WhyNot::SenderLeft)
    } else if matter.looked_at_again {
        Some(WhyNot::LookedAtAgain)
    } else if !matter.answered {
        Some(WhyNot::NothingToRead)
    } else {
        None
    }
}

/// Whether somebody may draft a version now: the case has its last answer, nothing is asked against it, and
/// none stands in the register.
#[must_use]
pub const fn may_be_drafted(state: State, publication: Publication, contested: bool) -> bool {
    matches!(state, State::Resolved | State::Closed) && !contested && !matches!(publication, Publication::Published)
}

/// Whether praise of this kind needs the word of whoever is praised.
#[must_use]
pub fn needs_consent(kind: Kind) -> bool {
    kind == Kind::Commendation
}

/// What everybody would read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub summary: Private,
    pub answer: Private,
    /// What was promised, if anything was.
    pub promise: Option<Private>,
}

impl Words {
    /// What in these words still looks like something to be hidden. `known` are names.
    #[must_use]
    pub fn left(&self, known: &[&str]) -> Vec<Hidden> {
        let texts = [Some(&self.summary), Some(&self.answer), self.promise.as_ref()];
        let text = texts.into_iter().flatten().map(Private::reveal).collect::<Vec<_>>().join("\n");
        left(&text, known)
    }
}

/// The public address of an entry: twelve random symbols (60 bits), without any order. The same over all
/// versions of what is published of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    const LENGTH: usize = 12;

    /// From eight random bytes, of which the first sixty bits count.
    #[must_use]
    pub fn new(random: [u8; 8]) -> Self {
        let mut symbols = crockford::encode(&random).to_lowercase();
        symbols.truncate(Self::LENGTH);
        Self(symbols)
    }

    /// An address as it is written in a link. `None` for what cannot be one.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        crockford::read(typed, Self::LENGTH).map(|symbols| Self(symbols.to_lowercase()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What somebody wants to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    Propose {
        words: Words,
        consent: Option<Consent>,
        /// Whoever wrote it was shown what may still tell somebody, and leaves it.
        marks_seen: bool,
    },
    Approve {
        /// As above, by whoever decides.
        marks_seen: bool,
    },
    GiveBack {
        reason: Private,
    },
    Decline(WhyNot),
    TakeDown(TakenDown),
}

/// The names of the changes, as forms post them in `action`.
pub const PROPOSE: &str = "propose-publication";
pub const APPROVE: &str = "approve-publication";
pub const GIVE_BACK: &str = "return-publication";
pub const DECLINE: &str = "decline-publication";
pub const TAKE_DOWN: &str = "unpublish";

/// Praise is published only with somebody's word for it.
///
/// # Errors
/// When it needs that and has none.
pub fn agreed(kind: Kind, consent: Option<Consent>) -> Result<(), FieldErrors> {
    if needs_consent(kind) && consent.is_none() { Err(FieldErrors::one("consent", Problem::Required)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn matter() -> Matter {
        Matter {
            never_group: false,
            access: AccessLevel::Ordinary,
            endangered: false,
            sender_left: false,
            looked_at_again: false,
            answered: true,
        }
    }

    #[test]
    fn what_the_rule_keeps_back_nobody_decides() {
        assert_eq!(barred(&matter()), None);
        let cases = [
            (Matter { never_group: true, ..matter() }, WhyNot::NeverPublished),
            (Matter { access: AccessLevel::Restricted, ..matter() }, WhyNot::Protected),
            (Matter { endangered: true, ..matter() }, WhyNot::Protected),
            (Matter { sender_left: true, ..matter() }, WhyNot::SenderLeft),
            (Matter { looked_at_again: true, ..matter() }, WhyNot::LookedAtAgain),
            (Matter { answered: false, ..matter() }, WhyNot::NothingToRead),
        ];
        for (matter, why) in cases {
            assert_eq!(barred(&matter), Some(why), "{matter:?}");
            assert!(why.is_rule());
        }
    }

    #[test]
    fn what_protects_somebody_reads_alike_and_whatever_an_appeal_brings_any_entry_may_have() {
        assert_eq!(TakenDown::Asked.told(), TakenDown::Recognisable.told());
        assert!(TakenDown::CHOSEN.contains(&TakenDown::Replaced));
        for why in TakenDown::ALL {
            let alone = TakenDown::ALL.iter().filter(|other| other.told() == why.told()).count() == 1;
            assert_eq!(alone, why.told() != Tombstone::Protection, "{why}");
        }
    }

    #[test]
    fn a_case_is_offered_only_with_its_last_answer() {
        for &state in State::ALL {
            let offered = may_be_drafted(state, Publication::NotConsidered, false);
            assert_eq!(offered, matches!(state, State::Resolved | State::Closed), "{state}");
        }
        assert!(!may_be_drafted(State::Resolved, Publication::Published, false));
        assert!(!may_be_drafted(State::Resolved, Publication::NotConsidered, true));
        assert!(may_be_drafted(State::Closed, Publication::Withdrawn, false));
    }

    #[test]
    fn praise_needs_a_word_and_nothing_else_does() {
        assert!(agreed(Kind::Commendation, None).is_err() && agreed(Kind::Commendation, Some(Consent::Unit)).is_ok());
        assert!(agreed(Kind::Report, None).is_ok());
    }

    #[test]
    fn names_that_were_left_are_found_in_every_text() {
        let words = Words {
            summary: "Hồ sơ chậm.".into(),
            answer: "Đã trả.".into(),
            promise: Some("Gọi 0912 345 678.".into()),
        };
        assert_eq!(words.left(&[]), [Hidden::Phone]);
    }

    proptest! {
        #[test]
        fn an_address_is_read_back(random in any::<[u8; 8]>()) {
            let slug = Slug::new(random);
            prop_assert_eq!(slug.as_str().len(), Slug::LENGTH);
            prop_assert_eq!(Slug::parse(slug.as_str()), Some(slug.clone()));
        }
    }
}
