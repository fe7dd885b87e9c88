//! Matters for which the law has a procedure of its own (T31): they are guided there, and of the
//! case a stub stays at the Front.

use crate::codes::codes;
use crate::private::Private;

codes! {
    /// The procedures (Law on Complaints; Law on Denunciations, art. 22: only by letter or in
    /// person, and art. 27: crimes at once to the police or the procuracy; Decree 20/2008/NĐ-CP).
    pub enum Procedure {
        Complaint = "KHIEU_NAI",
        Denunciation = "TO_CAO",
        CrimeReport = "TO_GIAC",
        /// Feedback on an administrative regulation, which goes to the national portal.
        Regulation = "PAKN_QUY_DINH_HC",
    }
}

codes! {
    /// How far a diversion has come: one officer proposes it, another decides.
    pub enum DiversionState {
        Proposed = "DE_XUAT",
        Rejected = "KHONG_DUYET",
        Made = "DA_CHUYEN",
    }
}

/// Where a matter belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diversion {
    pub procedure: Procedure,
    /// The body that is competent, and where it is found: a line that the sender reads.
    pub receiver: Private,
    /// What the sender has to do now, in the officer's words.
    pub guidance: Private,
}
