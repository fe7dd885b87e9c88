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
    let all: BTreeSet<(i64, Bond)> = own.union(&worked).copied().collect();
    let mut expected: BTreeSet<Row> = all.iter().map(|(case, bond)| (*case, *bond, *case)).collect();
    let links = case_links::Entity::find().all(db).await.unwrap();
    let merged: Vec<_> = links.into_iter().filter(|link| link.kind == "GOP").collect();
    for master in merged.iter().map(|link| link.to_case_id).collect::<BTreeSet<_>>() {
        let followers: Vec<i64> =
            merged.iter().filter(|link| link.to_case_id == master).map(|link| link.case_id).collect();
        let theirs = all.iter().filter(|(case, _)| followers.contains(case));
        expected.extend(theirs.map(|(case, bond)| (master, *bond, *case)));
        let every = all.iter().filter(|(case, _)| *case == master || followers.contains(case));
        let every: BTreeSet<Bond> = every.map(|(_, bond)| *bond).collect();
        expected.extend(followers.iter().flat_map(|case| every.iter().map(|bond| (*case, *bond, master))));
    }
    let stored = case_bonds::Entity::find().all(db).await.unwrap();
    let stored = stored.into_iter().map(|row| (row.case_id, Bond::parse(&row.bond).unwrap(), row.from_case_id));
    let stored: BTreeSet<Row> = stored.collect();
    let (missing, too_many): (Vec<_>, Vec<_>) =
        (expected.difference(&stored).collect(), stored.difference(&expected).collect());
    assert!(missing.is_empty() && too_many.is_empty(), "missing {missing:?}, too many {too_many:?}");
    assert!(!stored.is_empty());
}
