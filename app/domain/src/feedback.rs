//! What a piece of feedback is: its kind, where it came from, how its sender wants to be known,
//! what came of it.

use crate::codes::codes;
use crate::private::Private;

codes! {
    /// The kinds of feedback a citizen may send here (Law on Citizen Reception, art. 2.2; Party
    /// Regulation 218-QĐ/TW for comments). Complaints and denunciations have procedures of their
    /// own and are only guided there.
    pub enum Kind {
        /// An observation: what somebody saw.
        Report = "PHAN_ANH",
        /// A proposal.
        Recommendation = "KIEN_NGHI",
        /// A comment on how the Party and the authorities are built.
        Comment = "GOP_Y",
        /// Praise for good conduct.
        Commendation = "BIEU_DUONG",
        /// The Front's own matter: nobody sends it, it may go on without the one who spoke first.
        Supervision = "GIAM_SAT",
    }
}

impl Kind {
    /// The kinds that anybody may send.
    pub const PUBLIC: &[Self] = &[Self::Report, Self::Recommendation, Self::Comment, Self::Commendation];

    /// Whether a category group (`A` … `G`) may be chosen by a citizen for this kind.
    ///
    /// Praise names what was good (F); everything else names what was not, or suggests.
    #[must_use]
    pub fn admits_group(self, group: &str) -> bool {
        match self {
            Self::Commendation => group == "F",
            Self::Comment => matches!(group, "A" | "B" | "C" | "D" | "G"),
            Self::Report | Self::Recommendation | Self::Supervision => matches!(group, "A" | "B" | "C" | "D" | "G"),
        }
    }

    /// Whether the Front may answer by itself, without a unit (comments and praise).
    #[must_use]
    pub const fn front_may_answer(self) -> bool {
        matches!(self, Self::Comment | Self::Commendation)
    }
}

codes! {
    /// How far the sender lets themselves be known.
    pub enum IdentityMode {
        /// The Front's officers of this case may see name and contact.
        Open = "open",
        /// Only through a recorded opening.
        Sealed = "sealed",
        /// Nothing is asked, nothing is stored.
        Anonymous = "anonymous",
    }
}

codes! {
    /// The way by which feedback reached the Front.
    pub enum Channel {
        Web = "TRUC_TUYEN",
        InPerson = "TRUC_TIEP",
        Letter = "DON_THU",
        LetterBox = "HOM_THU",
        Telephone = "DIEN_THOAI",
        Email = "EMAIL",
        Meeting = "HOI_NGHI",
        Press = "BAO_CHI",
        PeoplesInspection = "BAN_TTND",
        OtherBody = "CO_QUAN_KHAC",
    }
}

impl Channel {
    /// The ways that are no form of ours: an officer writes down what came by them.
    pub const ENTERED: &[Self] = &[
        Self::InPerson,
        Self::Telephone,
        Self::Letter,
        Self::LetterBox,
        Self::Email,
        Self::Meeting,
        Self::Press,
        Self::PeoplesInspection,
        Self::OtherBody,
    ];

    /// Whether it was said and not written: then it is on record whether the words were read back
    /// to whoever said them (Decree 154/2026, art. 14).
    #[must_use]
    pub const fn is_oral(self) -> bool {
        matches!(self, Self::InPerson | Self::Telephone | Self::Meeting)
    }
}

codes! {
    /// From where the Front's own supervision took a matter up.
    pub enum SupervisionSource {
        Press = "BAO_CHI",
        /// A supervision delegation found it.
        Delegation = "DOAN_GIAM_SAT",
        Meeting = "HOI_NGHI",
        /// Several people told the same.
        SeveralReporters = "NHIEU_NGUOI",
    }
}

codes! {
    /// What the unit found or did. The words are honest ones: none of them hides that nothing
    /// was done.
    pub enum Outcome {
        True = "DUNG",
        PartlyTrue = "DUNG_MOT_PHAN",
        NotTrue = "KHONG_DUNG",
        NoGrounds = "KHONG_DU_CO_SO",
        Explained = "DA_GIAI_TRINH",
        PassedToInspection = "CHUYEN_KIEM_TRA",
        Dealt = "DA_XU_LY",
        Remedied = "DA_KHAC_PHUC",
        Noted = "GHI_NHAN",
    }
}

codes! {
    /// Why the Front does not take a case up (Decree 154/2026, art. 4; Law on Denunciations,
    /// art. 25, by analogy). Matters of another procedure are guided there, not refused.
    pub enum RefusalReason {
        AnonymousUnclear = "NAC_DANH_KHONG_RO",
        OutOfScope = "NGOAI_THAM_QUYEN",
        AlreadyAnswered = "DA_TRA_LOI",
        HandledElsewhere = "DANG_GIAI_QUYET_NOI_KHAC",
        CourtDecision = "CO_BAN_AN",
        Duplicate = "TRUNG",
        NotEnough = "KHONG_DU_NOI_DUNG",
        NotAnOfficial = "KHONG_PHAI_HANH_VI_CB",
        Abusive = "XUC_PHAM_VU_KHONG",
        Spam = "RAC",
        NoCapacity = "KHONG_DU_NANG_LUC",
        NoMandate = "DAI_DIEN_KHONG_HOP_LE",
    }
}

impl RefusalReason {
    /// Whether the reason can be true of a case: nobody who gave a name sent it anonymously, and
    /// whoever was asked nothing left nothing unanswered.
    #[must_use]
    pub fn fits(self, mode: IdentityMode, questions: u32) -> bool {
        match self {
            Self::AnonymousUnclear => mode == IdentityMode::Anonymous,
            Self::NotEnough => questions > 0,
            _ => true,
        }
    }

    /// Whether one person alone must not refuse for this reason: it says of a sender that they insult or slander.
    #[must_use]
    pub const fn needs_two(self) -> bool {
        matches!(self, Self::Abusive)
    }

    /// Whether another body is the right one: then the sender is guided there rather than refused.
    #[must_use]
    pub const fn guides(self) -> bool {
        matches!(self, Self::OutOfScope | Self::HandledElsewhere | Self::NotAnOfficial)
    }
}

codes! {
    /// Why a unit returns a referral.
    pub enum ReturnReason {
        NotCompetent = "KHONG_THUOC_THAM_QUYEN",
        WrongUnit = "SAI_DON_VI",
        Unclear = "NOI_DUNG_CHUA_RO",
    }
}

codes! {
    /// The seven points by which the Front checks an answer.
    pub enum CheckPoint {
        ToThePoint = "TRONG_TAM",
        Grounds = "CAN_CU",
        Competence = "THAM_QUYEN_KY",
        OnTime = "THOI_HAN",
        Remedy = "BIEN_PHAP",
        NoLeak = "KHONG_LO",
        Tone = "NGON_NGU",
    }
}

/// What was found on one point of the check-list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub point: CheckPoint,
    pub verdict: Verdict,
    /// A remark; nobody outside the Front reads it.
    pub note: Option<Private>,
}

impl CheckPoint {
    /// Whether "does not apply" is a possible verdict. Who signed and whether the reporter was
    /// given away are questions that every answer has.
    #[must_use]
    pub const fn may_not_apply(self) -> bool {
        !matches!(self, Self::NoLeak | Self::Competence)
    }

    /// Whether a failure keeps the answer from being released. Being late is recorded, never held
    /// against the reporter by holding the answer back.
    #[must_use]
    pub const fn blocks(self) -> bool {
        !matches!(self, Self::OnTime)
    }
}

codes! {
    /// The verdict on one point.
    pub enum Verdict {
        Pass = "DAT",
        Fail = "KHONG_DAT",
        NotApplicable = "KHONG_AP_DUNG",
    }
}

codes! {
    /// Where a case stands on the way to the public register.
    pub enum Publication {
        NotConsidered = "CHUA_XET",
        AwaitingApproval = "CHO_DUYET",
        Published = "DA_CONG_KHAI",
        NotPublished = "KHONG_CONG_KHAI",
        Withdrawn = "DA_GO",
    }
}

codes! {
    /// How narrowly a case is kept. These are not words of state secrecy.
    pub enum AccessLevel {
        Ordinary = "THUONG",
        Restricted = "HAN_CHE",
        SpeciallyRestricted = "DAC_BIET_HAN_CHE",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_that_contradicts_the_case_does_not_fit_it() {
        use IdentityMode::{Anonymous, Open, Sealed};
        let refused = |mode, questions| {
            RefusalReason::ALL.iter().copied().filter(|reason| !reason.fits(mode, questions)).collect::<Vec<_>>()
        };
        assert_eq!(refused(Anonymous, 1), []);
        assert_eq!(refused(Anonymous, 0), [RefusalReason::NotEnough]);
        for named in [Open, Sealed] {
            assert_eq!(refused(named, 2), [RefusalReason::AnonymousUnclear]);
        }
    }
}
