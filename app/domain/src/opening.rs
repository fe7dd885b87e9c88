//! Opening a sealed identity: who takes part, how far a request has come, how long each part of
//! it holds.
//!
//! A name is sealed twice: inside to the custodians, outside to the approvers. An officer of the
//! case asks with a reason, an approver takes the outer layer off, a custodian the inner one. No
//! person takes part twice (separation of duties; by analogy with the Law on Denunciations,
//! art. 8 and 56, which protect the identity of those who denounce).

use time::Duration;

use crate::codes::codes;
use crate::errors::{FieldErrors, Problem};
use crate::limits;
use crate::private::Private;
use crate::role::Role;
use crate::text;
use crate::unit::{Level, OfficerId, UnitId, UnitTree};

/// So many of each group must hold a key before a name is taken: with fewer, one accident loses
/// every name for good.
pub const HOLDERS_PER_GROUP: usize = 2;
/// A request that nobody approves ends after this.
pub const REQUEST_HOLDS: Duration = Duration::days(7);
/// An approval that no custodian uses ends after this.
pub const APPROVAL_HOLDS: Duration = Duration::days(1);
/// The name can be read for so long after it was opened.
pub const VIEW_HOLDS: Duration = Duration::minutes(30);
/// The secrets of both groups must be entered within this, and sealing anew takes no longer.
pub const REWRAP_HOLDS: Duration = Duration::minutes(60);

codes! {
    /// The two sides of the seal. Nobody is on both.
    pub enum HolderGroup {
        /// Opens the inner layer, and reads.
        Custodian = "CUSTODIAN",
        /// Takes the outer layer off, and reads nothing.
        Approver = "APPROVER",
    }
}

impl HolderGroup {
    /// The role that a holder of this group has at the Front that keeps the keys.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Custodian => Role::IdentityCustodian,
            Self::Approver => Role::FrontLeader,
        }
    }

    /// How far a request has come when it is this group's turn.
    #[must_use]
    pub const fn turn(self) -> OpeningState {
        match self {
            Self::Approver => OpeningState::Requested,
            Self::Custodian => OpeningState::Approved,
        }
    }
}

codes! {
    /// How far a request has come.
    pub enum OpeningState {
        Requested = "CHO_DUYET",
        /// The outer layer is off.
        Approved = "CHO_MO",
        Refused = "KHONG_DUYET",
        /// Read by a custodian, for half an hour.
        Opened = "DA_MO",
        /// Its time passed before anybody opened it.
        Ended = "HET_HAN",
    }
}

impl OpeningState {
    /// Whether somebody may still act on it.
    #[must_use]
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Requested | Self::Approved)
    }
}

/// The people of one request, as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The Front whose holders can open it.
    pub keeper: UnitId,
    pub requester: OfficerId,
    pub approver: Option<OfficerId>,
}

/// The Front that keeps the keys for a Front: itself, or the nearest above it from the province
/// up. A commune is too small to keep a name from the people it concerns.
#[must_use]
pub fn keeper(tree: &UnitTree, front: UnitId) -> Option<UnitId> {
    let keeps = |front: &UnitId| tree.get(*front).is_some_and(|unit| unit.level >= Level::Province);
    tree.fronts_from(front).into_iter().find(keeps)
}

/// How long a holder waits after so many wrong secrets in a row. Three are free: people mistype.
#[must_use]
pub fn wait_after(wrong: u32) -> Duration {
    match wrong {
        0..=2 => Duration::ZERO,
        // From one minute, doubling, to an hour.
        _ => Duration::minutes(1_i64 << (wrong - 3).min(6)).min(Duration::hours(1)),
    }
}

/// A reason or a ground, cleaned. `field` is the field that it was typed into.
///
/// # Errors
/// Empty, too short or too long.
pub fn reason(field: &'static str, typed: &str) -> Result<Private, FieldErrors> {
    let clean = text::block(typed);
    let mut errors = FieldErrors::default();
    match text::length(&clean) {
        0 => errors.add(field, Problem::Required),
        n if n < limits::REASON_MIN => errors.add_limit(field, Problem::TooShort, limits::REASON_MIN as u32),
        n if n > limits::REASON_MAX => errors.add_limit(field, Problem::TooLong, limits::REASON_MAX as u32),
        _ => {}
    }
    errors.into_result(Private::from(clean))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_secrets_are_slowed_down_and_never_for_more_than_an_hour() {
        assert_eq!(wait_after(2), Duration::ZERO);
        assert_eq!(wait_after(3), Duration::minutes(1));
        assert_eq!(wait_after(5), Duration::minutes(4));
        for wrong in 3..1_000 {
            assert!(wait_after(wrong) <= wait_after(wrong + 1));
            assert!(wait_after(wrong) <= Duration::hours(1));
        }
    }

    #[test]
    fn a_reason_says_something() {
        assert_eq!(reason("reason", " \n ").unwrap_err().of("reason").map(|e| e.problem), Some(Problem::Required));
        assert_eq!(reason("reason", "vì cần").unwrap_err().of("reason").map(|e| e.problem), Some(Problem::TooShort));
        assert!(reason("reason", "Người gửi báo đang bị đe dọa.").is_ok());
    }
}
