//! The bodies that a routing rule can name, and how each is found from the subject's unit.

use crate::codes::codes;
use crate::unit::{AreaId, Level, Unit, UnitId, UnitKind, UnitTree};

codes! {
    /// A body, named by its relation to the subject.
    pub enum Target {
        /// The unit of the subject.
        OwnUnit = "SELF",
        /// The direct superior in the line of the subject's system.
        Superior = "SUPERIOR",
        /// The People's Committee of the same area.
        PeoplesCommittee = "PEOPLES_COMMITTEE",
        /// The Party committee that leads the unit.
        PartyCommittee = "PARTY_COMMITTEE",
        /// The inspection commission of the Party committee of the same area.
        Inspection = "INSPECTION",
        /// The Party committee of the province, by its standing board.
        ProvinceStanding = "PROVINCE_STANDING",
        /// The inspection commission of the Party committee of the province.
        ProvinceInspection = "PROVINCE_INSPECTION",
        /// The People's Committee of the province, by its chair.
        ProvinceChair = "PROVINCE_CHAIR",
        /// The standing board of the People's Council of the same area.
        Council = "COUNCIL",
        /// The Front of the same area.
        FrontOfPlace = "FRONT_OF_PLACE",
        /// The Front above the Front of the same area.
        FrontAbove = "FRONT_ABOVE",
        CentralFront = "CENTRAL_FRONT",
    }
}

impl Target {
    /// Finds the body; `None` if there is none. An area without an inspection commission is
    /// served by its Party committee. Conflicts are not looked at here.
    pub(super) fn find(self, tree: &UnitTree, subject: Option<UnitId>, place: Option<AreaId>) -> Option<UnitId> {
        let area = subject.and_then(|unit| tree.area_of(unit)).or(place);
        let province = subject.and_then(|unit| tree.province_of(unit)).or_else(|| province_of_place(tree, place));
        let in_area = |kind| area.and_then(|area| tree.find(kind, area));
        let in_province = |kind| {
            let by_area = province.and_then(|province| tree.find(kind, province));
            by_area.or_else(|| above(tree, subject?, |unit| unit.kind == kind && unit.level == Level::Province))
        };
        match self {
            Self::OwnUnit => subject,
            Self::Superior => tree.superior(subject?),
            Self::PeoplesCommittee => in_area(UnitKind::PeoplesCommittee),
            Self::PartyCommittee => {
                let leading = subject.and_then(|unit| above(tree, unit, |unit| unit.kind == UnitKind::PartyCommittee));
                leading.or_else(|| in_area(UnitKind::PartyCommittee))
            }
            Self::Inspection => {
                let committee = Self::PartyCommittee.find(tree, subject, place);
                in_area(UnitKind::Inspection)
                    .or_else(|| committee.and_then(|committee| inspection_of(tree, committee)))
                    .or(committee)
            }
            Self::ProvinceStanding => in_province(UnitKind::PartyCommittee),
            Self::ProvinceInspection => {
                in_province(UnitKind::Inspection).or_else(|| in_province(UnitKind::PartyCommittee))
            }
            Self::ProvinceChair => in_province(UnitKind::PeoplesCommittee),
            Self::Council => in_area(UnitKind::Council),
            Self::FrontOfPlace => area.and_then(|area| tree.front_of(area)),
            Self::FrontAbove => {
                let own = subject.filter(|unit| tree.get(*unit).is_some_and(|unit| unit.kind == UnitKind::Front));
                let front = own.or_else(|| area.and_then(|area| tree.front_of(area)))?;
                tree.fronts_from(front).get(1).copied()
            }
            Self::CentralFront => tree.central_front(),
        }
        .filter(|unit| tree.get(*unit).is_some())
    }

    /// Whether the target speaks for Party discipline: its replacement higher up is then again an
    /// inspection commission.
    pub(super) const fn is_inspection(self) -> bool {
        matches!(self, Self::Inspection | Self::ProvinceInspection)
    }
}

/// The nearest unit above, the unit itself included.
fn above(tree: &UnitTree, unit: UnitId, wanted: impl Fn(&Unit) -> bool) -> Option<UnitId> {
    tree.line(unit).into_iter().find(|above| tree.get(*above).is_some_and(&wanted))
}

/// The inspection commission that belongs to a Party committee.
pub(super) fn inspection_of(tree: &UnitTree, committee: UnitId) -> Option<UnitId> {
    let area = tree.get(committee)?.area?;
    let commission = tree.get(tree.find(UnitKind::Inspection, area)?)?;
    [commission.parent, commission.led_by].contains(&Some(committee)).then_some(commission.id)
}

fn province_of_place(tree: &UnitTree, place: Option<AreaId>) -> Option<AreaId> {
    tree.province_of(tree.front_of(place?)?)
}
