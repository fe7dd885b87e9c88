//! How long the personal data of an ended case is kept, and the runs that erase it.
//!
//! The period is data: by category and by how the case ended (Law 91/2025/QH15 on the protection of
//! personal data: kept no longer than the purpose needs it). Nothing is erased by one person, and
//! nothing by the program alone: one proposes, another approves.

use time::{Date, Duration, Month};

use crate::case::State;
use crate::codes::codes;
use crate::feedback::RefusalReason;
use crate::unit::OfficerId;

/// In a rule: whatever the category, whatever the ending.
pub const ANY: &str = "*";

codes! {
    /// What a period is counted in.
    pub enum PeriodUnit {
        Years = "NAM",
        Days = "NGAY",
    }
}

codes! {
    /// Why the personal data of a case is erased.
    pub enum ErasureCause {
        /// The period of its category and ending is over.
        PeriodOver = "HET_HAN",
        /// It was no feedback at all, and its short period is over.
        Spam = "RAC",
        /// The person whom the data is about asked for it.
        Request = "YEU_CAU",
    }
}

codes! {
    /// How far a run has come.
    pub enum RunState {
        /// The program found cases; nobody has proposed to erase them yet.
        Ready = "SAN_SANG",
        /// One person proposed it, another has to approve.
        Proposed = "CHO_DUYET",
        /// Approved: the job erases case by case.
        Approved = "DA_DUYET",
        Refused = "KHONG_DUYET",
        Done = "XONG",
    }
}

codes! {
    /// What became of one case of a run.
    pub enum ItemState {
        Waiting = "CHO",
        Erased = "DA_XOA",
        /// Left alone: the run was refused, or the case is no longer one to be erased.
        Left = "GIU_LAI",
    }
}

/// For how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub amount: u32,
    pub unit: PeriodUnit,
}

impl Period {
    /// The latest day of ending for which the period is over on `today`.
    #[must_use]
    pub fn ended_by(self, today: Date) -> Date {
        match self.unit {
            PeriodUnit::Days => today.saturating_sub(Duration::days(i64::from(self.amount))),
            PeriodUnit::Years => {
                let year = i32::try_from(self.amount).map_or(i32::MIN, |years| today.year().saturating_sub(years));
                // 29 February has no counterpart in most years; the day before it has.
                today
                    .replace_year(year)
                    .or_else(|_| Date::from_calendar_date(year, Month::February, 28))
                    .unwrap_or(Date::MIN)
            }
        }
    }
}

/// How a case ended, as far as a rule asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Any,
    State(State),
    /// Not taken up, for this reason.
    Refused(RefusalReason),
}

impl Ending {
    /// The ending of a code: [`ANY`], a terminal state or a reason of refusal.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if code == ANY {
            return Some(Self::Any);
        }
        let state = State::from_code(code).filter(|state| state.is_terminal()).map(Self::State);
        state.or_else(|| RefusalReason::from_code(code).map(Self::Refused))
    }

    /// The closer an ending is described, the earlier its rule is asked.
    const fn closeness(self) -> u8 {
        match self {
            Self::Any => 0,
            Self::State(_) => 1,
            Self::Refused(_) => 2,
        }
    }
}

/// A row of the table of periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Code of the main category; `None` for whatever it is.
    pub category: Option<String>,
    pub ending: Ending,
    pub period: Period,
    /// The ground in words.
    pub basis: String,
    /// How sure the ground is.
    pub mark: String,
}

impl Rule {
    /// For what a case goes that this rule ends the period of.
    #[must_use]
    pub fn cause(&self) -> ErasureCause {
        if self.ending == Ending::Refused(RefusalReason::Spam) { ErasureCause::Spam } else { ErasureCause::PeriodOver }
    }
}

/// Puts rules into the order in which they are asked: the first that fits a case decides. How it
/// ended comes before what it was about, so that spam stays spam in every category.
pub fn order(rules: &mut [Rule]) {
    rules.sort_by_key(|rule| std::cmp::Reverse((rule.ending.closeness(), rule.category.is_some())));
}

/// Whether somebody may decide about a run that `proposer` proposed: never the same person.
#[must_use]
pub fn may_decide(decider: OfficerId, proposer: Option<OfficerId>) -> bool {
    proposer.is_some_and(|proposer| proposer != decider)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn rule(category: Option<&str>, ending: &str) -> Rule {
        Rule {
            category: category.map(str::to_owned),
            ending: Ending::from_code(ending).unwrap_or(Ending::Any),
            period: Period { amount: 5, unit: PeriodUnit::Years },
            basis: String::new(),
            mark: "R".to_owned(),
        }
    }

    #[test]
    fn a_period_of_years_ends_on_its_day_and_29_february_on_the_28th() {
        let years = |amount| Period { amount, unit: PeriodUnit::Years };
        assert_eq!(years(5).ended_by(date!(2026 - 11 - 25)), date!(2021 - 11 - 25));
        assert_eq!(years(5).ended_by(date!(2028 - 02 - 29)), date!(2023 - 02 - 28));
        assert_eq!(years(u32::MAX).ended_by(date!(2026 - 11 - 25)), Date::MIN);
        assert_eq!(
            Period { amount: 30, unit: PeriodUnit::Days }.ended_by(date!(2026 - 11 - 25)),
            date!(2026 - 10 - 26)
        );
    }

    #[test]
    fn the_closest_rule_is_asked_first_and_the_ending_before_the_category() {
        let mut rules = [rule(None, "*"), rule(Some("A01"), "*"), rule(None, "KHONG_THU_LY"), rule(None, "RAC")];
        order(&mut rules);
        let asked: Vec<_> = rules.iter().map(|rule| (rule.ending.closeness(), rule.category.is_some())).collect();
        assert_eq!(asked, [(2, false), (1, false), (0, true), (0, false)]);
        assert_eq!(rules[0].cause(), ErasureCause::Spam);
    }

    #[test]
    fn an_ending_is_a_terminal_state_or_a_reason_and_nothing_else() {
        assert_eq!(Ending::from_code("DA_DONG"), Some(Ending::State(State::Closed)));
        assert_eq!(Ending::from_code("RAC"), Some(Ending::Refused(RefusalReason::Spam)));
        assert_eq!(Ending::from_code("DANG_XAC_MINH"), None);
    }

    #[test]
    fn nobody_decides_about_their_own_proposal_nor_about_one_that_nobody_made() {
        assert!(may_decide(OfficerId(2), Some(OfficerId(1))));
        assert!(!may_decide(OfficerId(1), Some(OfficerId(1))));
        assert!(!may_decide(OfficerId(1), None));
    }
}
