//! Random trees, posts, people and cases. Links go anywhere: to the unit itself, in circles, to
//! units that do not exist.

use domain::case::State;
use domain::conflict::*;
use domain::feedback::IdentityMode;
use domain::policy::{CaseFacts, CaseId, Official};
use domain::role::{Desk, Role};
use domain::routing::{Rank, Rule, Target};
use domain::unit::*;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use time::{Date, Duration};

use crate::province::TODAY;

pub const UNITS: i64 = 8;
const OFFICERS: i64 = 5;
const POSTS: i64 = 2;
const AREAS: i64 = 3;

pub fn unit_id() -> impl Strategy<Value = UnitId> {
    (0..UNITS).prop_map(UnitId)
}

fn link() -> impl Strategy<Value = Option<UnitId>> {
    proptest::option::of((0..=UNITS).prop_map(UnitId))
}

pub fn units() -> impl Strategy<Value = Vec<Unit>> {
    let kind = select(UnitKind::ALL);
    let unit = (select(System::ALL), select(Level::ALL), kind, proptest::option::of(0..AREAS), link(), link(), link());
    proptest::collection::vec(unit, UNITS as usize).prop_map(|units| {
        let numbered = (0..).map(UnitId).zip(units);
        let unit = |(id, (system, level, kind, area, parent, led_by, front_above))| Unit {
            id,
            system,
            level,
            kind,
            area: Option::map(area, AreaId),
            parent,
            led_by,
            front_above,
        };
        numbered.map(unit).collect()
    })
}

pub fn tree() -> impl Strategy<Value = UnitTree> {
    units().prop_map(UnitTree::new)
}

/// Links that ended: from a unit to one that stood above it.
pub fn former() -> impl Strategy<Value = Vec<(UnitId, UnitId)>> {
    proptest::collection::vec((unit_id(), (0..=UNITS).prop_map(UnitId)), 0..6)
}

prop_compose! {
    fn post()(
        id in 0..POSTS, level in select(Level::ALL), flags in any::<[bool; 4]>(),
        managed_by in select(CadreManager::ALL),
    ) -> Post {
        let [head, deputy, key_cadre, committee_member] = flags;
        Post {
            id: PostId(id), code: format!("POST_{id}"), kind: UnitKind::Other, level,
            head, deputy, key_cadre, committee_member, managed_by,
        }
    }
}

pub fn hat() -> impl Strategy<Value = Hat> {
    (unit_id(), proptest::option::of(post()), any::<bool>()).prop_map(|(unit, post, known_member)| match post {
        None if known_member => Hat::rank_and_file(unit),
        post => Hat::new(unit, post),
    })
}

pub fn hats() -> impl Strategy<Value = Vec<Hat>> {
    proptest::collection::vec(hat(), 0..4)
}

pub fn rules() -> impl Strategy<Value = Vec<Rule>> {
    let rule = (select(Rank::ALL), select(Target::ALL), proptest::option::of(select(Target::ALL)));
    proptest::collection::vec(rule, 1..5).prop_map(|rules| {
        let rule = |(id, (rank, target, copy))| Rule {
            id,
            system: None,
            level: None,
            rank,
            post_code: None,
            category_code: None,
            managed_by: None,
            target,
            copy,
            explanation: String::new(),
        };
        (0..).zip(rules).map(rule).collect()
    })
}

fn day() -> impl Strategy<Value = Date> {
    (-3..=3_i64).prop_map(|days| TODAY + Duration::days(days))
}

fn officer() -> impl Strategy<Value = OfficerId> {
    (0..OFFICERS).prop_map(OfficerId)
}

pub fn subject() -> impl Strategy<Value = Subject> {
    let post = proptest::option::of((0..POSTS).prop_map(PostId));
    (unit_id(), post, proptest::option::of(officer()), any::<bool>()).prop_map(|(unit, post, officer, leads)| Subject {
        unit,
        post,
        officer,
        leads,
    })
}

pub fn membership() -> impl Strategy<Value = Membership> {
    let post = proptest::option::of((0..POSTS).prop_map(PostId));
    (unit_id(), post, select(Role::ALL), day(), proptest::option::of(day()))
        .prop_map(|(unit, post, role, since, until)| Membership { unit, post, role, since, until })
}

fn tie() -> impl Strategy<Value = Tie> {
    let to = prop_oneof![
        officer().prop_map(TieTo::Officer),
        (unit_id(), 0..POSTS).prop_map(|(unit, post)| TieTo::Post(unit, PostId(post))),
        unit_id().prop_map(TieTo::Unit),
    ];
    (to, proptest::option::of(day())).prop_map(|(to, ended_on)| Tie { to, ended_on })
}

/// What is on record about one officer.
#[derive(Clone, Debug)]
pub struct Record {
    pub officer: OfficerId,
    pub memberships: Vec<Membership>,
    pub ties: Vec<Tie>,
    pub tied: Vec<Membership>,
    pub superiors: BTreeSet<OfficerId>,
}

impl Record {
    pub fn standing(&self, tree: &UnitTree) -> Standing {
        let Self { officer, memberships, ties, tied, superiors } = self;
        Standing::of(*officer, memberships, ties, tied, superiors.clone(), tree, TODAY)
    }

    pub fn official(&self, tree: &UnitTree) -> Official {
        let Self { officer, memberships, ties, tied, superiors } = self;
        Official::new(*officer, memberships, ties, tied, superiors.clone(), tree, TODAY)
    }
}

/// What a case holds against people.
#[derive(Clone, Debug)]
pub struct Matter {
    pub subjects: Vec<Subject>,
    pub exclusions: Exclusions,
    pub worked: Vec<(Desk, OfficerId)>,
}

impl Matter {
    pub fn bonds(&self) -> BTreeSet<Bond> {
        let worked = self.worked.iter().filter_map(|(desk, officer)| Bond::worked(*desk, *officer));
        Bond::of_case(&self.subjects, &self.exclusions).into_iter().chain(worked).collect()
    }
}

prop_compose! {
    pub fn record()(
        officer in officer(),
        memberships in proptest::collection::vec(membership(), 0..3),
        ties in proptest::collection::vec(tie(), 0..2),
        tied in proptest::collection::vec(membership(), 0..2),
        superiors in proptest::collection::btree_set(officer(), 0..2),
    ) -> Record {
        Record { officer, memberships, ties, tied, superiors }
    }
}

prop_compose! {
    pub fn matter()(
        subjects in proptest::collection::vec(subject(), 0..3),
        excluded in proptest::collection::vec((officer(), select(ExclusionReason::ALL)), 0..2),
        barred in proptest::collection::vec(unit_id(), 0..2),
        worked in proptest::collection::vec((select(Desk::ALL), officer()), 0..2),
    ) -> Matter {
        let mut exclusions: Exclusions = excluded.into_iter().collect();
        barred.into_iter().for_each(|body| exclusions.bar(body));
        Matter { subjects, exclusions, worked }
    }
}

prop_compose! {
    pub fn case()(
        state in select(State::ALL), front in unit_id(), handling_unit in proptest::option::of(unit_id()),
        referred in any::<bool>(), matter in matter(),
        identity_mode in select(IdentityMode::ALL), case_id in 0..2_i64, raised_to in proptest::option::of(unit_id()),
    ) -> CaseFacts {
        let bonds = matter.bonds();
        CaseFacts {
            case_id: CaseId(case_id), state, front, handling_unit, referred, subjects: matter.subjects, bonds,
            identity_mode, raised_to,
        }
    }
}
