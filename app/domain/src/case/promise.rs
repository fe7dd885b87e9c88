//! What a unit promised to put right, and what became of it.

use time::Date;

use crate::codes::codes;
use crate::private::Private;

/// Promises of one answer, at most: more are a plan, and a plan is an annex.
pub const MAX_PROMISES: usize = 3;

codes! {
    /// Where a promise stands.
    pub enum PromiseState {
        /// Nobody has shown yet that it was kept.
        Open = "CHUA_LAM",
        /// The unit says how it was kept; the Front has to look.
        Shown = "CHO_KIEM_TRA",
        Kept = "DA_LAM",
        /// Its day passed in vain, or what was shown did not hold.
        Broken = "KHONG_LAM",
    }
}

impl PromiseState {
    /// Nobody has decided yet whether it was kept.
    #[must_use]
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Open | Self::Shown)
    }
}

/// What will be done, and by which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub text: Private,
    pub due_on: Date,
}

/// What the guards want to know of the promises that are pending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// There is at least one, and for each the unit has shown that it was kept.
    pub all_shown: bool,
    /// The day of one has passed and nothing was shown for it.
    pub overdue: bool,
}

impl Standing {
    #[must_use]
    pub fn of(pending: impl IntoIterator<Item = (PromiseState, Date)>, today: Date) -> Self {
        let (mut any, mut open, mut overdue) = (false, false, false);
        for (state, due_on) in pending.into_iter().filter(|(state, _)| state.is_pending()) {
            any = true;
            open |= state == PromiseState::Open;
            overdue |= state == PromiseState::Open && today > due_on;
        }
        Self { all_shown: any && !open, overdue }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_promise_is_late_the_day_after_its_day_and_only_while_nothing_was_shown() {
        let (due, next) = (date!(2026 - 12 - 01), date!(2026 - 12 - 02));
        let of = |state, today| Standing::of([(state, due)], today);
        assert!(!of(PromiseState::Open, due).overdue);
        assert!(of(PromiseState::Open, next).overdue);
        assert_eq!(of(PromiseState::Shown, next), Standing { all_shown: true, overdue: false });
        assert_eq!(of(PromiseState::Broken, next), Standing::default());
        assert_eq!(Standing::of([], next), Standing::default());
    }

    #[test]
    fn all_are_shown_only_when_none_is_open() {
        let due = date!(2026 - 12 - 01);
        let both = [(PromiseState::Shown, due), (PromiseState::Open, due)];
        assert!(!Standing::of(both, due).all_shown);
    }
}
