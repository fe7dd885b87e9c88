//! A case as the figures know it.

use crate::case::State;
use crate::case::promise::PromiseState;
use crate::codes::codes;
use crate::feedback::{AccessLevel, Outcome};
use crate::follow_up::Rating;
use crate::unit::{AreaId, UnitId};

codes! {
    /// How a case stood on the day of the cut.
    pub enum Standing {
        AnsweredInTime = "TRA_LOI_DUNG_HAN",
        AnsweredLate = "TRA_LOI_TRE_HAN",
        /// In hand, and within its time limits, extended ones included.
        InHand = "DANG_GIAI_QUYET",
        Overdue = "QUA_HAN",
        /// Not accepted, withdrawn by its sender, or joined to another case.
        EndedOtherwise = "KET_THUC_KHAC",
    }
}

codes! {
    /// What the sender thinks, all four questions of the rating together.
    pub enum Satisfaction {
        Satisfied = "HAI_LONG",
        Between = "BINH_THUONG",
        Dissatisfied = "KHONG_HAI_LONG",
        NotRated = "CHUA_DANH_GIA",
    }
}

impl Satisfaction {
    /// Above 3.5 of 5 in the middle of the four is satisfied, up to 2.5 is not.
    #[must_use]
    pub fn of(rating: Option<Rating>) -> Self {
        let Some(Rating { time, manner, answer, result }) = rating else { return Self::NotRated };
        match [time, manner, answer, result].into_iter().map(u32::from).sum() {
            15.. => Self::Satisfied,
            11..15 => Self::Between,
            _ => Self::Dissatisfied,
        }
    }
}

codes! {
    /// What became of the promises in an answer, all of them together.
    pub enum Kept {
        Nothing = "KHONG_CAM_KET",
        Kept = "DA_LAM",
        Broken = "KHONG_LAM",
        /// The day of one has not come, or nobody has looked yet.
        Pending = "CHUA_DEN_HAN",
    }
}

impl Kept {
    /// As the one that stands worst.
    #[must_use]
    pub fn of(promises: &[PromiseState]) -> Self {
        if promises.is_empty() {
            Self::Nothing
        } else if promises.contains(&PromiseState::Broken) {
            Self::Broken
        } else if promises.iter().any(|state| state.is_pending()) {
            Self::Pending
        } else {
            Self::Kept
        }
    }
}

/// A case, with nothing by which it could be found.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The month in which it was received, 1 to 12.
    pub month: u8,
    /// Code of the group of its main category.
    pub group: String,
    /// Where the body concerned is: nowhere for central ones.
    pub province: Option<AreaId>,
    pub commune: Option<AreaId>,
    /// The unit that answers; nobody yet, or the Front itself.
    pub unit: Option<UnitId>,
    pub fate: Fate,
    /// It stands, or stood, in the public register.
    pub readable: bool,
}

/// What became of a case.
#[derive(Clone, Debug)]
pub enum Fate {
    Answered(Answer),
    InHand { overdue: bool },
    EndedOtherwise,
}

/// An answer that the sender reads.
#[derive(Clone, Debug)]
pub struct Answer {
    /// A time limit for the answer had passed.
    pub late: bool,
    pub outcome: Option<Outcome>,
    pub satisfaction: Satisfaction,
    /// The Front sent none back.
    pub first: bool,
    pub kept: Kept,
    /// Days of the calendar from the receipt to the answer.
    pub days: u32,
}

impl Counted {
    #[must_use]
    pub const fn standing(&self) -> Standing {
        match &self.fate {
            Fate::Answered(Answer { late: false, .. }) => Standing::AnsweredInTime,
            Fate::Answered(Answer { late: true, .. }) => Standing::AnsweredLate,
            Fate::InHand { overdue: false } => Standing::InHand,
            Fate::InHand { overdue: true } => Standing::Overdue,
            Fate::EndedOtherwise => Standing::EndedOtherwise,
        }
    }

    #[must_use]
    pub const fn answer(&self) -> Option<&Answer> {
        match &self.fate {
            Fate::Answered(answer) => Some(answer),
            Fate::InHand { .. } | Fate::EndedOtherwise => None,
        }
    }
}

/// What of a case decides whether it is counted.
#[derive(Clone, Copy, Debug)]
pub struct Matter {
    pub state: State,
    /// A category of the group that is never published.
    pub never_group: bool,
    pub access: AccessLevel,
    /// Somebody is in danger, a child among them, or is pressed for having spoken up.
    pub endangered: bool,
}

/// Whether a case is counted at all.
#[must_use]
pub fn is_counted(matter: Matter) -> bool {
    matter.state != State::Diverted
        && !matter.never_group
        && matter.access == AccessLevel::Ordinary
        && !matter.endangered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_protected_is_never_counted() {
        let matter =
            Matter { state: State::Triage, never_group: false, access: AccessLevel::Ordinary, endangered: false };
        assert!(is_counted(matter));
        let never = [
            Matter { state: State::Diverted, ..matter },
            Matter { never_group: true, ..matter },
            Matter { access: AccessLevel::Restricted, ..matter },
            Matter { endangered: true, ..matter },
        ];
        assert!(never.into_iter().all(|matter| !is_counted(matter)));
    }

    #[test]
    fn promises_count_as_the_worst_of_them_and_ratings_all_together() {
        use PromiseState::{Broken, Kept as Done, Open, Shown};
        assert_eq!(Kept::of(&[]), Kept::Nothing);
        assert_eq!(Kept::of(&[Done, Done]), Kept::Kept);
        assert_eq!(Kept::of(&[Done, Shown]), Kept::Pending);
        assert_eq!(Kept::of(&[Open, Broken, Done]), Kept::Broken);
        let rating = |all| Satisfaction::of(Some(Rating { time: all, manner: all, answer: all, result: all }));
        assert_eq!(
            [1, 2, 3, 4, 5].map(rating).map(Satisfaction::code),
            ["KHONG_HAI_LONG", "KHONG_HAI_LONG", "BINH_THUONG", "HAI_LONG", "HAI_LONG"]
        );
        assert_eq!(Satisfaction::of(None), Satisfaction::NotRated);
    }
}
