//! What keeps people from a case is written down twice: where it comes from, and in the one table that lists
//! and pages compare.

use std::collections::BTreeSet;

use domain::conflict::{Bond, ExclusionReason, Subject};
use domain::role::Role;
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::EntityTrait;
use server::store::entity::{case_barred_units, case_bonds, case_exclusions, case_links, case_subjects, events};

use super::World;

/// A case, a bond, and the case to which that belongs.
type Row = (i64, Bond, i64);

/// Checks that the table is what follows from subjects, exclusions, barred bodies, merged cases and events.
pub async fn bonds_follow(world: &World) {
    let db = world.services.db.reader();
    let mut own: BTreeSet<(i64, Bond)> = BTreeSet::new();
    for row in case_subjects::Entity::find().all(db).await.unwrap() {
        let subject = Subject {
            unit: UnitId(row.unit_id),
            post: row.post_id.map(PostId),
            officer: row.officer_id.map(OfficerId),
            leads: row.leads,
        };
        own.extend(Bond::of_subject(&subject).map(|bond| (row.case_id, bond)));
    }
    for row in case_exclusions::Entity::find().all(db).await.unwrap() {
        let reason = ExclusionReason::from_code(&row.reason).unwrap();
        own.insert((row.case_id, Bond::excluded(OfficerId(row.officer_id), reason)));
    }
    for row in case_barred_units::Entity::find().all(db).await.unwrap() {
        own.insert((row.case_id, Bond::Barred(UnitId(row.unit_id))));
    }
    let mut worked = BTreeSet::new();
    for row in events::Entity::find().all(db).await.unwrap() {
        let desk = row.role.as_deref().and_then(Role::from_code).map(Role::desk);
        let bond = row.officer_id.zip(desk).and_then(|(officer, desk)| Bond::worked(desk, OfficerId(officer)));
        worked.extend(bond.map(|bond| (row.case_id, bond)));
    }
    let mut expected: BTreeSet<Row> = own.iter().chain(&worked).map(|(case, bond)| (*case, *bond, *case)).collect();
    for link in case_links::Entity::find().all(db).await.unwrap().into_iter().filter(|link| link.kind == "GOP") {
        let theirs = own.iter().filter(|(case, _)| *case == link.case_id);
        expected.extend(theirs.map(|(case, bond)| (link.to_case_id, *bond, *case)));
    }
    let stored = case_bonds::Entity::find().all(db).await.unwrap();
    let stored = stored.into_iter().map(|row| (row.case_id, Bond::parse(&row.bond).unwrap(), row.from_case_id));
    // Who worked on a case before it was merged comes along with it; who reads it afterwards does not matter.
    let by_work = |bond: Bond| matches!(bond, Bond::ForFront(_) | Bond::ForUnit(_));
    let stored: BTreeSet<Row> = stored.filter(|(case, bond, from)| case == from || !by_work(*bond)).collect();
    let (missing, too_many): (Vec<_>, Vec<_>) =
        (expected.difference(&stored).collect(), stored.difference(&expected).collect());
    assert!(missing.is_empty() && too_many.is_empty(), "missing {missing:?}, too many {too_many:?}");
    assert!(!stored.is_empty());
}
