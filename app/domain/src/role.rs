//! The roles that officers hold, and the desk at which each of them sits.

use crate::codes::codes;

codes! {
    /// The desks: one for each audience of the program.
    pub enum Desk {
        /// Anybody, without an account; a case is reached with its receipt code.
        Public = "public",
        /// The Front that received the case.
        Front = "front",
        /// The unit that answers.
        Unit = "unit",
        /// Administration. It never touches the content of a case.
        Office = "office",
    }
}

codes! {
    /// What a membership allows a person to do in its unit.
    pub enum Role {
        /// Writes down what somebody brings in person, by telephone or on paper.
        AssistedEntry = "NHAP_HO",
        /// Receives feedback and opens the case.
        Intake = "TIEP_NHAN",
        /// Classifies, redacts, proposes the route.
        Triage = "PHAN_LOAI",
        /// Standing board of the Front: approves and signs.
        FrontLeader = "LANH_DAO_MTTQ",
        /// Receives at the responsible unit, accepts or returns.
        FocalPoint = "DAU_MOI_DV",
        /// Verifies and drafts the answer.
        Handler = "THU_LY_DV",
        /// Signs the answer, extends.
        UnitHead = "LANH_DAO_DV",
        /// Officer of a Party inspection commission.
        Inspection = "UBKT",
        /// Party committee that follows and directs.
        PartyCommittee = "CAP_UY",
        /// People's Council: oversight.
        Council = "HDND",
        /// The only role that opens a sealed identity.
        IdentityCustodian = "BAO_MAT_DT",
        /// Runs the system.
        Administrator = "QUAN_TRI",
        /// Keeps units, posts, categories, calendar.
        ReferenceKeeper = "QT_DANH_MUC",
        /// Reads the audit log.
        Auditor = "KIEM_TRA_NK",
        /// Answers for the protection of personal data.
        DataProtection = "BVDLCN",
    }
}

impl Role {
    /// The desk at which the role works.
    ///
    /// Inspection, Party committee and council are units like others as far as a case goes: they
    /// see what was referred to them, and nothing else.
    #[must_use]
    pub const fn desk(self) -> Desk {
        match self {
            Self::AssistedEntry | Self::Intake | Self::Triage | Self::FrontLeader | Self::IdentityCustodian => {
                Desk::Front
            }
            Self::FocalPoint
            | Self::Handler
            | Self::UnitHead
            | Self::Inspection
            | Self::PartyCommittee
            | Self::Council => Desk::Unit,
            Self::Administrator | Self::ReferenceKeeper | Self::Auditor | Self::DataProtection => Desk::Office,
        }
    }

    /// Whether whoever holds the role leads its unit, whatever post is on record.
    #[must_use]
    pub const fn leads(self) -> bool {
        matches!(self, Self::FrontLeader | Self::UnitHead)
    }

    /// Whether holding the role keeps a person away from cases altogether, whatever other roles
    /// they hold: who can change accounts, rules or the log must not be able to read.
    #[must_use]
    pub const fn never_reads(self) -> bool {
        matches!(self, Self::Administrator | Self::ReferenceKeeper | Self::Auditor)
    }
}
