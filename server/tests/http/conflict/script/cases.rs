//! The case moves: triage names somebody else, or it goes to another body.

use super::Deed::{Diverts, Goes, Joins, Makes, Merges, Names, Refers};
use super::{CHAIRMAN, HEAD_OF_SCHOOL, SECOND_TRIAGE, SUBJECT_POST, Script, servant};
use crate::support::{DONG_LAT, PROVINCE};
use domain::case::State::{Answered, AwaitingTransferApproval, Transferred, Triage, Verifying};
use domain::case::Transition;

/// Triage says of whom the case is.
pub const NAMES: &[Script] = &[
    servant(
        Triage,
        &[],
        &[Names(DONG_LAT.unit, SUBJECT_POST, Some(DONG_LAT.handler)), Goes(Transferred)],
        &[DONG_LAT.handler],
        &[DONG_LAT.focal],
    ),
    servant(
        Triage,
        &[],
        &[
            Names(DONG_LAT.unit, SUBJECT_POST, Some(DONG_LAT.focal)),
            Goes(AwaitingTransferApproval),
            Makes(Transition::SendOnPaper),
        ],
        &[DONG_LAT.focal],
        &[DONG_LAT.head],
    ),
    // Named by mistake: the next classification sets free.
    servant(
        Triage,
        &[],
        &[
            Names(DONG_LAT.unit, SUBJECT_POST, Some(DONG_LAT.handler)),
            Names(DONG_LAT.unit, SUBJECT_POST, None),
            Goes(Transferred),
        ],
        &[],
        &[DONG_LAT.handler, DONG_LAT.focal],
    ),
    servant(
        Triage,
        &[],
        &[
            Names(DONG_LAT.unit, SUBJECT_POST, Some(DONG_LAT.handler)),
            Joins(DONG_LAT.handler, "mttq-dong-lat", "PHAN_LOAI", None),
        ],
        &[DONG_LAT.handler],
        &[DONG_LAT.triage],
    ),
    servant(
        Triage,
        &[DONG_LAT.intake, DONG_LAT.triage, DONG_LAT.leader],
        &[Names(DONG_LAT.unit, "CHU_TICH_UBND", None)],
        &[DONG_LAT.intake, DONG_LAT.triage, DONG_LAT.leader, CHAIRMAN],
        &[PROVINCE.triage],
    ),
    servant(
        Triage,
        &[DONG_LAT.triage, SECOND_TRIAGE],
        &[Names("dang-uy-dong-lat", "BI_THU", None)],
        &[DONG_LAT.triage, SECOND_TRIAGE],
        &[PROVINCE.leader],
    ),
    servant(
        Triage,
        &[DONG_LAT.triage, DONG_LAT.leader],
        &[Names("mttq-dong-lat", "CAN_BO_MTTQ", None)],
        &[DONG_LAT.triage, DONG_LAT.leader],
        &[PROVINCE.intake],
    ),
    // Now the tie that the second officer of triage declared long ago counts.
    servant(
        Triage,
        &[SECOND_TRIAGE, DONG_LAT.triage],
        &[Names("thcs-dong-lat", HEAD_OF_SCHOOL, None)],
        &[SECOND_TRIAGE],
        &[DONG_LAT.triage],
    ),
    servant(
        Triage,
        &[],
        &[
            Names("thcs-dong-lat", HEAD_OF_SCHOOL, None),
            Joins("hieutruong.truong", DONG_LAT.unit, "THU_LY_DV", None),
            Goes(Transferred),
        ],
        &["hieutruong.truong", "daumoi.truong"],
        &[DONG_LAT.focal],
    ),
];

/// The case goes elsewhere.
pub const ROUTES: &[Script] = &[
    servant(
        Transferred,
        &[DONG_LAT.focal, DONG_LAT.head],
        &[Makes(Transition::Return)],
        &[DONG_LAT.focal, DONG_LAT.head],
        &[DONG_LAT.triage],
    ),
    servant(
        Transferred,
        &[DONG_LAT.focal],
        &[Makes(Transition::Return), Makes(Transition::Retriage)],
        &[DONG_LAT.focal, DONG_LAT.head],
        &[DONG_LAT.triage],
    ),
    servant(
        Transferred,
        &[DONG_LAT.focal],
        &[Makes(Transition::Return), Makes(Transition::Retriage), Refers("ubnd-tinh")],
        &[DONG_LAT.focal, DONG_LAT.head, DONG_LAT.handler],
        &[PROVINCE.focal],
    ),
    servant(
        Transferred,
        &[DONG_LAT.focal],
        &[Makes(Transition::Return), Makes(Transition::Retriage), Goes(Transferred)],
        &[PROVINCE.focal],
        &[DONG_LAT.focal],
    ),
    servant(
        Transferred,
        &[DONG_LAT.focal, DONG_LAT.triage],
        &[Makes(Transition::Return), Makes(Transition::Retriage), Names(DONG_LAT.unit, "CHU_TICH_UBND", None)],
        &[DONG_LAT.focal, DONG_LAT.triage, CHAIRMAN],
        &[PROVINCE.triage],
    ),
    servant(
        Verifying,
        &[DONG_LAT.focal, DONG_LAT.handler],
        &[Diverts],
        &[DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head],
        &[],
    ),
    servant(Triage, &[DONG_LAT.triage], &[Merges], &[DONG_LAT.focal, PROVINCE.triage], &[DONG_LAT.triage]),
    // Asked for another answer as often as it may be: the body above has it now.
    servant(
        Answered,
        &[DONG_LAT.focal, DONG_LAT.head],
        &[
            Makes(Transition::SendBack),
            Makes(Transition::TakeBack),
            Goes(Answered),
            Makes(Transition::SendBack),
            Makes(Transition::TakeBack),
            Goes(Answered),
            Makes(Transition::SendBack),
        ],
        &[DONG_LAT.focal, DONG_LAT.head, DONG_LAT.handler],
        &[PROVINCE.focal],
    ),
];
