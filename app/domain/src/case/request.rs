//! What the sender asks for against a decision: to have an answer looked at again (an objection),
//! or a refusal (a review). Each once a case; the Front decides in any case.

use time::{Date, Duration};

use super::State;
use crate::codes::codes;

/// How long after a refusal its review may be asked for.
pub const REVIEW_WITHIN: Duration = Duration::days(30);
/// The event with which the Front declines, with its reason.
pub const DECLINED: &str = "DECLINED";
/// The event with which somebody proposes to refuse for a reason that takes two people (T27).
pub const REFUSAL_PROPOSED: &str = "REFUSAL_PROPOSED";

codes! {
    /// What is asked for, by the event that records it.
    pub enum Request {
        Objection = "OBJECTED",
        Review = "REVIEW_ASKED",
    }
}

impl Request {
    /// What may be asked for in a state.
    #[must_use]
    pub const fn in_state(state: State) -> Option<Self> {
        match state {
            State::Resolved => Some(Self::Objection),
            State::NotAccepted => Some(Self::Review),
            _ => None,
        }
    }

    /// The event that grants it.
    #[must_use]
    pub const fn granted_by(self) -> &'static str {
        match self {
            Self::Objection => "T25",
            Self::Review => "T32",
        }
    }

    /// Whether it may still be asked for: nobody waits for ever, and nobody asks twice.
    #[must_use]
    pub fn may_be_made(self, state: State, asked: bool, ended_on: Option<Date>, today: Date) -> bool {
        let in_time = self != Self::Review || ended_on.is_some_and(|ended| today <= ended + REVIEW_WITHIN);
        Self::in_state(state) == Some(self) && !asked && in_time
    }
}

/// Whether the sender may still ask the Front above to look at a case again: once, after what they
/// objected was decided, and while the case has not ended.
#[must_use]
pub fn may_appeal(state: State, objection: Standing, appealed: bool) -> bool {
    state == State::Resolved && objection.asked && !objection.waiting && !appealed
}

/// What the record of a case says about a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// It was made, at some time.
    pub asked: bool,
    /// The Front has not decided yet.
    pub waiting: bool,
}

impl Standing {
    /// `codes` are those of the events of the case, oldest first.
    #[must_use]
    pub fn of<'a>(request: Request, codes: impl IntoIterator<Item = &'a str>) -> Self {
        let mut standing = Self::default();
        for code in codes {
            if code == request.code() {
                standing = Self { asked: true, waiting: true };
            } else if code == request.granted_by() || code == DECLINED {
                standing.waiting = false;
            }
        }
        standing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_request_waits_until_it_is_granted_or_declined() {
        let of = |codes: &[&str]| Standing::of(Request::Objection, codes.iter().copied());
        assert_eq!(of(&["T21"]), Standing::default());
        assert_eq!(of(&["T21", "OBJECTED"]), Standing { asked: true, waiting: true });
        for decision in ["T25", "DECLINED"] {
            assert_eq!(of(&["T21", "OBJECTED", decision, "T21"]), Standing { asked: true, waiting: false });
        }
        assert_eq!(of(&["REVIEW_ASKED"]), Standing::default(), "another request");
    }

    #[test]
    fn the_front_above_is_asked_once_and_after_the_objection_was_decided() {
        let of = |codes: &[&str]| Standing::of(Request::Objection, codes.iter().copied());
        let (waits, decided) = (of(&["OBJECTED"]), of(&["OBJECTED", "DECLINED"]));
        assert!(
            may_appeal(State::Resolved, decided, false) && may_appeal(State::Resolved, of(&["OBJECTED", "T25"]), false)
        );
        assert!(!may_appeal(State::Resolved, waits, false) && !may_appeal(State::Resolved, of(&[]), false));
        assert!(!may_appeal(State::Resolved, decided, true), "once");
        assert!(!may_appeal(State::Closed, decided, false) && !may_appeal(State::Verifying, decided, false));
    }

    #[test]
    fn a_review_may_be_asked_for_on_the_thirtieth_day_and_not_on_the_next() {
        let ended = date!(2026 - 11 - 01);
        let may = |asked, today| Request::Review.may_be_made(State::NotAccepted, asked, Some(ended), today);
        assert!(may(false, date!(2026 - 12 - 01)) && !may(false, date!(2026 - 12 - 02)));
        assert!(!may(true, ended), "once");
        assert!(!Request::Objection.may_be_made(State::NotAccepted, false, Some(ended), ended));
    }
}
