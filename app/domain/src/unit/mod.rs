//! Units and posts: who there is, on which level, in which line of command.
//!
//! The tree of units is reference data; the rules that climb it are in [`UnitTree`].

mod id;
mod position;
mod tree;

pub(crate) use id::id;
pub use id::{AreaId, OfficerId, PostId, UnitId};
pub use position::{MoveState, Position, Positions};
pub use tree::UnitTree;

use crate::codes::codes;

codes! {
    /// The systems of public life. Each has a line of command of its own.
    pub enum System {
        /// Party organisations.
        Party = "DANG",
        /// People's Councils.
        Council = "HDND",
        /// People's Committees and administrative bodies.
        Government = "UBND",
        /// The Front and the socio-political organisations under it.
        Front = "MTTQ",
        /// Public service units: schools, hospitals, health stations.
        PublicService = "DVSN",
        /// Courts, procuracies, enforcement. Feedback is only forwarded to them.
        Judiciary = "TU_PHAP",
        /// Police and army. Feedback is only forwarded to them.
        ArmedForces = "LLVT",
        /// State enterprises.
        StateEnterprise = "DNNN",
        /// Hamlets and residential groups.
        Residential = "KDC",
        /// Anything else, or not known.
        Other = "KHAC",
    }
}

impl System {
    /// Bodies that answer by laws of their own: feedback is forwarded to them, and they owe the Front no
    /// answer.
    #[must_use]
    pub const fn is_forwarded_to(self) -> bool {
        matches!(self, Self::Judiciary | Self::ArmedForces)
    }
}

codes! {
    /// The levels, ordered from the ground up: `Residential < Commune < Province < Central`.
    /// There has been no district level since 1 July 2025.
    pub enum Level {
        Residential = "KDC",
        Commune = "XA",
        Province = "TINH",
        Central = "TW",
    }
}

codes! {
    /// What a unit is, which decides the posts it has.
    pub enum UnitKind {
        Front = "FRONT",
        PartyCommittee = "PARTY_COMMITTEE",
        /// The inspection commission of a Party committee.
        Inspection = "INSPECTION",
        PartyCell = "PARTY_CELL",
        Council = "COUNCIL",
        PeoplesCommittee = "PEOPLES_COMMITTEE",
        Department = "DEPARTMENT",
        PublicService = "PUBLIC_SERVICE",
        /// A socio-political organisation.
        Organisation = "ORGANISATION",
        Judiciary = "JUDICIARY",
        ArmedForces = "ARMED_FORCES",
        Enterprise = "ENTERPRISE",
        Residential = "RESIDENTIAL",
        Other = "OTHER",
    }
}

impl UnitKind {
    /// Whether the head of such a unit is a leader of the whole area, and not of one office or
    /// school in it.
    #[must_use]
    pub const fn leads_the_area(self) -> bool {
        matches!(self, Self::Front | Self::PartyCommittee | Self::Inspection | Self::Council | Self::PeoplesCommittee)
    }
}

codes! {
    /// Who manages the holder of a post as a cadre ("phân cấp quản lý cán bộ").
    pub enum CadreManager {
        /// The Politburo or the Secretariat.
        Central = "TW",
        /// The standing board of the province Party committee.
        ProvinceStanding = "BTV_TINH_UY",
        /// The Party committee of the commune.
        CommuneCommittee = "DANG_UY_XA",
        /// Not a managed post.
        Nobody = "NONE",
    }
}

/// A body, as far as rules look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub id: UnitId,
    pub system: System,
    pub level: Level,
    pub kind: UnitKind,
    /// The province or commune in which it works; `None` for central bodies.
    pub area: Option<AreaId>,
    /// Its owner, or its direct superior in its own line.
    pub parent: Option<UnitId>,
    /// The Party committee that leads it.
    pub led_by: Option<UnitId>,
    /// For a Front: the Front of the next level.
    pub front_above: Option<UnitId>,
}

/// A post title in the units of one kind and level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub id: PostId,
    /// Stable code of the title, for rules that name one.
    pub code: String,
    pub kind: UnitKind,
    pub level: Level,
    pub head: bool,
    pub deputy: bool,
    /// A key cadre of the area ("cán bộ chủ chốt"), not merely of the unit.
    pub key_cadre: bool,
    /// The holder sits in the Party committee of the area.
    pub committee_member: bool,
    pub managed_by: CadreManager,
}

impl Post {
    /// Head or deputy: the holder leads the unit (Law on Denunciations, art. 12, by analogy).
    #[must_use]
    pub const fn leads(&self) -> bool {
        self.head || self.deputy
    }
}
