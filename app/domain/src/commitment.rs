//! What an official commits themselves to each year before their unit, and whether it was kept. The unit keeps the
//! record (Conclusion 21-KL/TW); feedback and what a unit promised to put right may refer to one.

#[cfg(feature = "validate")]
mod form;
#[cfg(test)]
mod tests;

#[cfg(feature = "validate")]
pub use form::{Correction, Judgement, NewCommitment};

use crate::codes::codes;
use crate::role::Role;
use crate::unit::OfficerId;

codes! {
    /// How it stands with a commitment.
    pub enum Kept {
        /// Its year goes on, or nobody has judged it.
        Open = "DANG_THUC_HIEN",
        Yes = "THUC_HIEN_TOT",
        No = "KHONG_THUC_HIEN",
        /// Written down by mistake: it counts nowhere.
        Mistaken = "GHI_NHAM",
    }
}

codes! {
    /// For whom a commitment is to be read.
    pub enum Audience {
        /// Those who keep the record, and whoever made it.
        Keepers = "KHONG",
        /// Everybody in the unit, and whoever handles a case that refers to it.
        Unit = "DON_VI",
        /// Everybody, under the post and without a name.
        Everybody = "MOI_NGUOI",
    }
}

/// Roles whose holders keep a unit's record.
pub const KEEPERS: &[Role] = &[Role::FocalPoint, Role::UnitHead];

/// Whether somebody with these roles in the unit writes commitments down.
#[must_use]
pub fn may_keep(roles: &[Role]) -> bool {
    roles.iter().any(|role| KEEPERS.contains(role))
}

/// Whether they judge one: who leads the unit, and never about themselves. One under a typed name may be anybody's:
/// `perhaps_mine` says that they wrote it down, or hold the post that stands there.
#[must_use]
pub fn may_judge(me: OfficerId, roles: &[Role], of: Option<OfficerId>, perhaps_mine: bool) -> bool {
    let theirs = of.map_or(perhaps_mine, |of| of == me);
    roles.contains(&Role::UnitHead) && !theirs
}

/// Whether they read one in the unit's record.
#[must_use]
pub fn may_read(me: OfficerId, roles: &[Role], of: Option<OfficerId>, audience: Audience) -> bool {
    !roles.is_empty() && (audience != Audience::Keepers || may_keep(roles) || of == Some(me))
}

/// Whether they read its words in a case that refers to it and that is theirs to read.
#[must_use]
pub fn may_read_in_case(me: OfficerId, roles: &[Role], of: Option<OfficerId>, audience: Audience) -> bool {
    audience != Audience::Keepers || may_read(me, roles, of, audience)
}

/// How many commitments of a unit and year stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub open: u64,
    pub kept: u64,
    pub not_kept: u64,
}

impl Figures {
    /// Counts some more.
    pub fn add(&mut self, kept: Kept, count: u64) {
        match kept {
            Kept::Open => self.open += count,
            Kept::Yes => self.kept += count,
            Kept::No => self.not_kept += count,
            Kept::Mistaken => {}
        }
    }

    #[must_use]
    pub const fn all(&self) -> u64 {
        self.open + self.kept + self.not_kept
    }
}
