//! A province with two communes, and the routing rules as they are shipped.

use domain::conflict::{Hat, Membership};
use domain::role::Role;
use domain::routing::{Rank, Rule, Target};
use domain::unit::*;
use time::Date;
use time::macros::date;

pub const TODAY: Date = date!(2026 - 03 - 02);
pub const PROVINCE: AreaId = AreaId(100);
pub const COMMUNE: AreaId = AreaId(101);
pub const OTHER_COMMUNE: AreaId = AreaId(102);

pub const CENTRAL_FRONT: UnitId = UnitId(1);
pub const CENTRAL_PARTY: UnitId = UnitId(2);
pub const PROVINCE_PARTY: UnitId = UnitId(10);
pub const PROVINCE_INSPECTION: UnitId = UnitId(11);
pub const PROVINCE_COMMITTEE: UnitId = UnitId(12);
pub const PROVINCE_COUNCIL: UnitId = UnitId(13);
pub const PROVINCE_FRONT: UnitId = UnitId(14);
pub const DEPARTMENT: UnitId = UnitId(15);
pub const HOSPITAL: UnitId = UnitId(16);
pub const PROVINCE_POLICE: UnitId = UnitId(17);

// The first commune; the second has the same units with ids 20 higher.
pub const PARTY: UnitId = UnitId(20);
pub const INSPECTION: UnitId = UnitId(21);
pub const COMMITTEE: UnitId = UnitId(22);
pub const COUNCIL: UnitId = UnitId(23);
pub const FRONT: UnitId = UnitId(24);
pub const SCHOOL: UnitId = UnitId(25);
pub const OFFICE: UnitId = UnitId(26);
pub const WOMEN: UnitId = UnitId(27);
pub const HAMLET: UnitId = UnitId(28);
pub const CELL: UnitId = UnitId(29);
pub const POLICE: UnitId = UnitId(30);
pub const HAMLET_FRONT: UnitId = UnitId(31);
pub const OTHER_FRONT: UnitId = UnitId(44);
pub const OTHER_COMMITTEE: UnitId = UnitId(42);

pub const LEADING_BODIES: [UnitId; 5] = [PARTY, INSPECTION, COMMITTEE, COUNCIL, FRONT];

struct Links(Option<UnitId>, Option<UnitId>, Option<UnitId>);

fn unit(id: UnitId, system: System, level: Level, kind: UnitKind, area: Option<AreaId>, links: Links) -> Unit {
    Unit { id, system, level, kind, area, parent: links.0, led_by: links.1, front_above: links.2 }
}

pub fn units() -> Vec<Unit> {
    use Level::{Central, Province};
    use System as S;
    use UnitKind as K;
    let none = || Links(None, None, None);
    let below = |unit| Links(Some(unit), None, None);
    let led = |parent, by| Links(parent, Some(by), None);
    let at = Some(PROVINCE);
    let mut units = vec![
        unit(CENTRAL_PARTY, S::Party, Central, K::PartyCommittee, None, none()),
        unit(CENTRAL_FRONT, S::Front, Central, K::Front, None, led(None, CENTRAL_PARTY)),
        unit(PROVINCE_PARTY, S::Party, Province, K::PartyCommittee, at, below(CENTRAL_PARTY)),
        unit(PROVINCE_INSPECTION, S::Party, Province, K::Inspection, at, below(PROVINCE_PARTY)),
        unit(PROVINCE_COMMITTEE, S::Government, Province, K::PeoplesCommittee, at, led(None, PROVINCE_PARTY)),
        unit(PROVINCE_COUNCIL, S::Council, Province, K::Council, at, led(None, PROVINCE_PARTY)),
        unit(PROVINCE_FRONT, S::Front, Province, K::Front, at, Links(None, Some(PROVINCE_PARTY), Some(CENTRAL_FRONT))),
        unit(DEPARTMENT, S::Government, Province, K::Department, at, below(PROVINCE_COMMITTEE)),
        unit(HOSPITAL, S::PublicService, Province, K::PublicService, at, below(DEPARTMENT)),
        unit(PROVINCE_POLICE, S::ArmedForces, Province, K::ArmedForces, at, none()),
    ];
    units.extend(commune(COMMUNE, 0));
    units.extend(commune(OTHER_COMMUNE, 20));
    units
}

fn commune(area: AreaId, shift: i64) -> Vec<Unit> {
    use Level::{Commune, Residential};
    use System as S;
    use UnitKind as K;
    let own = |unit: UnitId| UnitId(unit.0 + shift);
    let below = |unit: UnitId| Links(Some(own(unit)), None, None);
    let led = |parent| Links(parent, Some(own(PARTY)), None);
    let at = Some(area);
    vec![
        unit(own(PARTY), S::Party, Commune, K::PartyCommittee, at, Links(Some(PROVINCE_PARTY), None, None)),
        unit(own(INSPECTION), S::Party, Commune, K::Inspection, at, below(PARTY)),
        unit(own(COMMITTEE), S::Government, Commune, K::PeoplesCommittee, at, led(Some(PROVINCE_COMMITTEE))),
        unit(own(COUNCIL), S::Council, Commune, K::Council, at, led(None)),
        unit(own(FRONT), S::Front, Commune, K::Front, at, Links(None, Some(own(PARTY)), Some(PROVINCE_FRONT))),
        unit(own(SCHOOL), S::PublicService, Commune, K::PublicService, at, below(COMMITTEE)),
        unit(own(OFFICE), S::Government, Commune, K::Department, at, below(COMMITTEE)),
        unit(own(WOMEN), S::Front, Commune, K::Organisation, at, below(FRONT)),
        unit(own(HAMLET), S::Residential, Residential, K::Residential, at, below(COMMITTEE)),
        unit(own(CELL), S::Party, Residential, K::PartyCell, at, below(PARTY)),
        unit(own(POLICE), S::ArmedForces, Commune, K::ArmedForces, at, Links(Some(PROVINCE_POLICE), None, None)),
        unit(own(HAMLET_FRONT), S::Front, Residential, K::Front, at, below(FRONT)),
    ]
}

pub fn province() -> UnitTree {
    UnitTree::new(units())
}

/// A post without any mark.
pub fn post(id: i64) -> Post {
    Post {
        id: PostId(id),
        code: format!("POST_{id}"),
        kind: UnitKind::Other,
        level: Level::Commune,
        head: false,
        deputy: false,
        key_cadre: false,
        committee_member: false,
        managed_by: CadreManager::Nobody,
    }
}

pub fn head(unit: UnitId) -> Hat {
    Hat::new(unit, Some(Post { head: true, ..post(1) }))
}

pub fn deputy(unit: UnitId) -> Hat {
    Hat::new(unit, Some(Post { deputy: true, ..post(2) }))
}

pub fn member(unit: UnitId) -> Hat {
    Hat::new(unit, Some(post(3)))
}

pub fn managed(hat: Hat, managed_by: CadreManager) -> Hat {
    Hat { post: hat.post.map(|post| Post { managed_by, ..post }), ..hat }
}

pub fn sits_in_committee(hat: Hat) -> Hat {
    Hat { post: hat.post.map(|post| Post { committee_member: true, ..post }), ..hat }
}

pub fn membership(unit: UnitId, role: Role) -> Membership {
    Membership { unit, post: None, role, since: date!(2025 - 07 - 01), until: None }
}

/// The rows of the data file that the first migration loads.
pub fn shipped_rules() -> Vec<Rule> {
    let file = include_str!("../../../../migrations/data/routing_rules.csv");
    file.lines().skip(1).map(rule).collect()
}

fn rule(line: &str) -> Rule {
    let cells: Vec<&str> = line.split(';').collect();
    let [position, system, level, rank, post, category, manager, target, copy, explanation] = cells[..] else {
        panic!("ten columns: {line}");
    };
    let optional = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
    let known = |cell: &str, is_known: bool| assert!(cell.is_empty() || is_known, "unknown code {cell}: {line}");
    known(system, System::from_code(system).is_some());
    known(level, Level::from_code(level).is_some());
    known(manager, CadreManager::from_code(manager).is_some());
    known(copy, Target::from_code(copy).is_some());
    Rule {
        id: position.parse().expect("a position"),
        system: System::from_code(system),
        level: Level::from_code(level),
        rank: Rank::from_code(rank).expect("a rank"),
        post_code: optional(post),
        category_code: optional(category),
        managed_by: CadreManager::from_code(manager),
        target: Target::from_code(target).expect("a target"),
        copy: Target::from_code(copy),
        explanation: explanation.to_owned(),
    }
}
