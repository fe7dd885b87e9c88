//! Webhooks: of what a unit's own system is told without asking, and how often that is tried.
//!
//! Their form is that of Standard Webhooks (<https://www.standardwebhooks.com>). A message says that there is something
//! to read, and where. What it is, the system reads with its token, as far as it may then.

use time::Duration;

use super::token::ACTS_AS;
use crate::case::State;
use crate::case::told::Told;
use crate::codes::codes;

codes! {
    /// What a message tells: that of which officers of the unit are told by mail at the same moment, and nothing else.
    /// That a referral was taken back is told to nobody; the hour would tell what a sender did.
    pub enum HookEvent {
        /// A referral came to the unit.
        ReferralSent = "REFERRAL_SENT",
        /// The officer in whose place the token acts handles it from now on.
        ReferralAssigned = "REFERRAL_ASSIGNED",
        /// A date of it is near, or has passed.
        ReferralReminded = "REFERRAL_REMINDED",
        /// The answer was not enough: it came back to the unit.
        AnswerReturned = "ANSWER_RETURNED",
        /// The answer was taken, and what the unit promised in it is followed.
        RemedyFollowed = "REMEDY_FOLLOWED",
        /// Somebody wants to know whether messages arrive. It is about nothing.
        Test = "TEST",
    }
}

impl HookEvent {
    /// What a message calls it.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::ReferralSent => "referral.sent",
            Self::ReferralAssigned => "referral.assigned",
            Self::ReferralReminded => "referral.reminded",
            Self::AnswerReturned => "answer.returned",
            Self::RemedyFollowed => "remedy.followed",
            Self::Test => "webhook.test",
        }
    }

    /// What a unit's system is told when these people are told of a move that led to this state; `None` when it is
    /// nothing to anybody in whose place a token acts.
    #[must_use]
    pub fn of(told: Told, now: State) -> Option<Self> {
        match told {
            Told::Unit(roles) | Told::UnitOfAnswer(roles) if !roles.iter().any(|role| ACTS_AS.contains(role)) => None,
            Told::Unit(_) if now == State::Remedy => Some(Self::RemedyFollowed),
            Told::Unit(_) => Some(Self::ReferralSent),
            Told::UnitOfAnswer(_) => Some(Self::AnswerReturned),
            Told::Assignee => Some(Self::ReferralAssigned),
            Told::Senders | Told::AskedSender | Told::Front(_) | Told::FrontOfUnit(_) => None,
        }
    }
}

codes! {
    /// Why a message did not arrive.
    pub enum HookFailure {
        /// The name of the host leads nowhere.
        Unresolved = "UNRESOLVED",
        /// It leads into a network that is not public.
        Internal = "INTERNAL",
        Unreachable = "UNREACHABLE",
        /// The host does not show a certificate that is good for its name.
        Untrusted = "UNTRUSTED",
        Slow = "SLOW",
        /// It leads elsewhere, and nobody follows.
        Redirected = "REDIRECTED",
        /// Any other answer that does not say that all is well.
        Refused = "REFUSED",
        /// The receiver wants no more messages (410).
        Gone = "GONE",
    }
}

impl HookFailure {
    /// Why an answer with this status is none; `None` when it says that the message has arrived.
    #[must_use]
    pub const fn of_status(status: u16) -> Option<Self> {
        match status {
            200..=299 => None,
            300..=399 => Some(Self::Redirected),
            410 => Some(Self::Gone),
            _ => Some(Self::Refused),
        }
    }
}

/// What is waited after each failure: three days and some hours altogether, as Standard Webhooks proposes.
pub const PAUSES: [Duration; 9] = [
    Duration::seconds(5),
    Duration::minutes(5),
    Duration::minutes(30),
    Duration::hours(2),
    Duration::hours(5),
    Duration::hours(10),
    Duration::hours(14),
    Duration::hours(20),
    Duration::hours(24),
];

/// How long to wait after so many failures, the last of them for this reason; `None` when it is enough.
#[must_use]
pub fn pause_after(failures: i32, last: HookFailure) -> Option<Duration> {
    let number = usize::try_from(failures).ok()?.checked_sub(1)?;
    PAUSES.get(number).copied().filter(|_| last != HookFailure::Gone)
}

/// For how long a former secret signs beside the new one, so that a receiver can be changed over without a loss.
pub const BOTH_SIGN: Duration = Duration::hours(24);

/// Days for which it is kept what became of a message.
pub const KEPT: i64 = 30;

/// Characters of an address, at most.
pub const ADDRESS_MAX: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Transition;
    use crate::case::told::{told, told_by_program};
    use crate::case::transition::Actor;
    use crate::role::Role;

    #[test]
    fn a_system_is_told_exactly_when_somebody_in_whose_place_it_may_act_is_told_by_mail() {
        for transition in Transition::ALL {
            for whom in told(*transition).iter().chain(told_by_program(*transition)) {
                let by_mail = match whom {
                    Told::Unit(roles) | Told::UnitOfAnswer(roles) => roles.iter().any(|role| ACTS_AS.contains(role)),
                    Told::Assignee => true,
                    _ => false,
                };
                assert_eq!(HookEvent::of(*whom, State::Transferred).is_some(), by_mail, "{transition} {whom:?}");
            }
        }
        assert_eq!(
            HookEvent::of(Told::Unit(&[Role::UnitHead]), State::Transferred),
            None,
            "what is a leader's to sign"
        );
        assert_eq!(HookEvent::of(Told::Unit(&[Role::FocalPoint]), State::Remedy), Some(HookEvent::RemedyFollowed));
    }

    #[test]
    fn what_a_sender_does_is_told_to_no_system() {
        let theirs = |transition: &&Transition| transition.entry().actors.contains(&Actor::Reporter);
        for transition in Transition::ALL.iter().filter(theirs) {
            for whom in told(*transition) {
                assert_eq!(HookEvent::of(*whom, State::Transferred), None, "{transition}");
            }
        }
    }

    #[test]
    fn it_is_tried_for_three_days_and_then_given_up() {
        let all: Vec<_> = (1..20).map_while(|failures| pause_after(failures, HookFailure::Slow)).collect();
        let total: Duration = all.iter().copied().fold(Duration::ZERO, |sum, pause| sum + pause);
        assert!(total > Duration::days(3) && total < Duration::days(4), "{total}");
        assert!(all.is_sorted(), "{all:?}");
        assert_eq!(pause_after(1, HookFailure::Gone), None, "whoever wants no more gets no more");
        assert_eq!(pause_after(0, HookFailure::Slow), None);
    }

    #[test]
    fn only_a_good_answer_means_that_it_has_arrived() {
        assert!([200, 202, 204].iter().all(|status| HookFailure::of_status(*status).is_none()));
        assert_eq!(HookFailure::of_status(302), Some(HookFailure::Redirected));
        assert_eq!(HookFailure::of_status(410), Some(HookFailure::Gone));
        assert!([100, 404, 500].iter().all(|status| HookFailure::of_status(*status) == Some(HookFailure::Refused)));
    }

    #[test]
    fn kinds_are_names_of_their_own() {
        let mut kinds: Vec<_> = HookEvent::ALL.iter().map(|event| event.kind()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), HookEvent::ALL.len());
        assert!(kinds.iter().all(|kind| kind.contains('.')));
    }
}
