//! The states of a case.

use crate::codes::codes;

codes! {
    /// Where a case stands. Exactly one side owns it in each state, or nobody in a terminal one.
    pub enum State {
        Submitted = "CHO_TIEP_NHAN",
        Received = "DA_TIEP_NHAN",
        Triage = "DANG_PHAN_LOAI",
        /// The reporter was asked; the Front's clock stands still.
        AwaitingInfo = "CHO_BO_SUNG",
        AwaitingTransferApproval = "CHO_DUYET_CHUYEN",
        Transferred = "DA_CHUYEN",
        ReturnedByUnit = "DON_VI_TRA_LAI",
        AcceptedByUnit = "DA_THU_LY",
        Verifying = "DANG_XAC_MINH",
        AwaitingAnswerApproval = "CHO_DUYET_TRA_LOI",
        /// The answer is signed; the Front checks it before the reporter reads it.
        Answered = "DA_TRA_LOI",
        AnswerSentBack = "YEU_CAU_TRA_LOI_LAI",
        /// A remedy was promised and is followed until it is done.
        Remedy = "DANG_KHAC_PHUC",
        Resolved = "DA_GIAI_QUYET",
        Closed = "DA_DONG",
        NotAccepted = "KHONG_THU_LY",
        Withdrawn = "DA_RUT",
        Merged = "DA_GOP",
        /// Guided to the procedure for complaints, denunciations or crime reports; a stub stays.
        Diverted = "CHUYEN_KENH_KHAC",
    }
}

impl State {
    /// Nobody has anything to do any more, unless the case is taken up again.
    #[must_use]
    pub const fn is_terminal(self) -> bool {
        matches!(self, Self::Closed | Self::NotAccepted | Self::Withdrawn | Self::Merged | Self::Diverted)
    }

    /// The states in which the unit that has the referral sees the case: from the transfer on,
    /// and not while the case is back at the Front, withdrawn or diverted.
    #[must_use]
    pub const fn is_open_to_unit(self) -> bool {
        matches!(
            self,
            Self::Transferred
                | Self::AcceptedByUnit
                | Self::Verifying
                | Self::AwaitingAnswerApproval
                | Self::Answered
                | Self::AnswerSentBack
                | Self::Remedy
                | Self::Resolved
                | Self::Closed
        )
    }
}
