//! Which role may be given where, and beside which others.

use domain::errors::Problem;
use domain::role::{Desk, Role};
use domain::unit::{PostId, UnitId, UnitKind};

use crate::reference::Reference;

/// A role in a body, perhaps in a post of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub role: Role,
    pub unit: UnitId,
    pub post: Option<PostId>,
}

/// What was typed about a role, by codes.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    pub role: &'a str,
    pub unit: &'a str,
    /// May be empty.
    pub post: &'a str,
}

impl Typed<'_> {
    /// Finds what the codes stand for.
    ///
    /// # Errors
    /// The field and what is wrong with it.
    pub(super) fn find(self, reference: &Reference) -> Result<Seat, Vec<(&'static str, Problem)>> {
        let mut problems = Vec::new();
        let mut note = |field, code: &str| {
            problems.push((field, if code.is_empty() { Problem::Required } else { Problem::BadChoice }));
        };
        let role = Role::from_code(self.role);
        if role.is_none() {
            note("role", self.role);
        }
        let unit = reference.units.iter().find(|(_, name)| name.code == self.unit).map(|(id, _)| *id);
        if unit.is_none() {
            note("unit", self.unit);
        }
        let post = unit.and_then(|unit| {
            let has_code = |id: &&PostId| reference.posts.get(*id).is_some_and(|name| name.post.code == self.post);
            reference.posts_in(unit).iter().find(has_code).copied()
        });
        if unit.is_some() && post.is_none() && !self.post.is_empty() {
            note("post", self.post);
        }
        let (Some(role), Some(unit)) = (role, unit) else { return Err(problems) };
        let kind = reference.tree.get(unit).map(|unit| unit.kind);
        if role.desk() == Desk::Front && kind != Some(UnitKind::Front) {
            problems.insert(0, ("role", Problem::NotAllowed));
        }
        if problems.is_empty() { Ok(Seat { role, unit, post }) } else { Err(problems) }
    }
}

/// Whether a person who holds `held` must not be given `role`: an account works at one desk. Who changes
/// accounts, rules or the log, or decides what is erased, has no desk at which cases are read; who reads
/// the sender's words and judges answers at a Front gives none for a unit.
pub(crate) fn must_stay_apart(role: Role, held: &[Role]) -> bool {
    held.iter().any(|other| other.desk() != role.desk())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_runs_the_system_gets_no_desk_with_cases_and_the_other_way_round() {
        for kept_away in [Role::Administrator, Role::ReferenceKeeper, Role::Auditor, Role::DataProtection] {
            for reader in [Role::Intake, Role::IdentityCustodian, Role::Handler, Role::Council] {
                assert!(must_stay_apart(kept_away, &[reader]), "{kept_away} beside {reader}");
                assert!(must_stay_apart(reader, &[kept_away]), "{reader} beside {kept_away}");
            }
            assert!(!must_stay_apart(kept_away, &[Role::Administrator, Role::DataProtection]));
        }
        assert!(!must_stay_apart(Role::Intake, &[]));
    }

    #[test]
    fn whoever_works_for_a_front_does_not_work_for_a_unit() {
        for front in [Role::Intake, Role::Triage, Role::FrontLeader, Role::IdentityCustodian] {
            for unit in [Role::FocalPoint, Role::Handler, Role::UnitHead, Role::Inspection] {
                assert!(must_stay_apart(front, &[unit]) && must_stay_apart(unit, &[front]), "{front} beside {unit}");
            }
        }
        assert!(!must_stay_apart(Role::Triage, &[Role::Intake, Role::FrontLeader]));
        assert!(!must_stay_apart(Role::UnitHead, &[Role::FocalPoint]));
    }
}
