//! People move: they take hats and posts, leave bodies, declare ties.

use super::Deed::{Closes, Declares, EndsTie, Joins, Leaves, Names, TiesToPerson, TiesToPost};
use super::{CHAIRMAN, SECOND_TRIAGE, SUBJECT_POST, Script, chairman, servant};
use crate::support::{DONG_LAT, PROVINCE};
use domain::case::State::{
    Answered, AwaitingAnswerApproval, AwaitingTransferApproval, Received, Resolved, Submitted, Transferred, Triage,
    Verifying,
};

/// The person complained about puts on every hat there is.
pub const HATS: &[Script] = &[
    chairman(
        Submitted,
        &[PROVINCE.intake],
        &[Joins(CHAIRMAN, "mttq-tinh", "TIEP_NHAN", None)],
        &[CHAIRMAN],
        &[PROVINCE.intake],
    ),
    chairman(
        Triage,
        &[PROVINCE.triage],
        &[Joins(CHAIRMAN, "mttq-tinh", "PHAN_LOAI", None)],
        &[CHAIRMAN],
        &[PROVINCE.triage],
    ),
    chairman(
        AwaitingTransferApproval,
        &[PROVINCE.leader],
        // He leads them now.
        &[Joins(CHAIRMAN, "mttq-tinh", "LANH_DAO_MTTQ", None)],
        &[CHAIRMAN, PROVINCE.leader, PROVINCE.triage],
        &[],
    ),
    chairman(
        Transferred,
        &[PROVINCE.focal],
        &[Joins(CHAIRMAN, "ubnd-tinh", "DAU_MOI_DV", None)],
        &[CHAIRMAN],
        &[PROVINCE.focal],
    ),
    chairman(
        Verifying,
        &[PROVINCE.handler],
        &[Joins(CHAIRMAN, "ubnd-tinh", "THU_LY_DV", None)],
        &[CHAIRMAN],
        &[PROVINCE.handler],
    ),
    chairman(
        Answered,
        &[PROVINCE.head],
        &[Joins(CHAIRMAN, "ubnd-tinh", "LANH_DAO_DV", None)],
        &[CHAIRMAN, PROVINCE.head],
        &[PROVINCE.leader],
    ),
    chairman(
        Resolved,
        &["giudanhtinh.tinh"],
        &[Joins(CHAIRMAN, "mttq-tinh", "BAO_MAT_DT", None)],
        &[CHAIRMAN],
        &["giudanhtinh.tinh"],
    ),
    chairman(Triage, &[], &[Joins(CHAIRMAN, "mttq-tinh", "KIEM_TRA_NK", None)], &[CHAIRMAN, "kiemtra"], &[]),
    chairman(Triage, &[], &[Joins(CHAIRMAN, "mttq-tinh", "QUAN_TRI", None)], &[CHAIRMAN, "quantri"], &[]),
    // Whoever left the post is still the person.
    chairman(Triage, &[], &[Leaves(CHAIRMAN), Joins(CHAIRMAN, "mttq-tinh", "PHAN_LOAI", None)], &[CHAIRMAN], &[]),
];

/// Those whom the person complained about leads, and where they come from.
pub const LED: &[Script] = &[
    chairman(
        Triage,
        &[],
        &[Joins(DONG_LAT.focal, "mttq-tinh", "PHAN_LOAI", None)],
        &[DONG_LAT.focal],
        &[PROVINCE.triage],
    ),
    chairman(
        Triage,
        &[],
        &[Joins("daumoi.truong", "mttq-tinh", "TIEP_NHAN", None)],
        &["daumoi.truong"],
        &[PROVINCE.intake],
    ),
    chairman(
        Transferred,
        &[],
        &[Joins(DONG_LAT.head, "ubnd-tinh", "LANH_DAO_DV", None)],
        &[DONG_LAT.head],
        &[PROVINCE.head],
    ),
    chairman(
        Triage,
        &[PROVINCE.triage],
        &[Joins(PROVINCE.triage, "thcs-dong-lat", "THU_LY_DV", None)],
        &[PROVINCE.triage],
        &[PROVINCE.leader],
    ),
    chairman(
        Verifying,
        &[PROVINCE.focal],
        &[Joins(PROVINCE.focal, "phong-kinh-te-dong-lat", "DAU_MOI_DV", None)],
        &[PROVINCE.focal],
        &[PROVINCE.head],
    ),
    chairman(
        Triage,
        &[PROVINCE.triage],
        &[
            Joins(PROVINCE.triage, "thcs-dong-lat", "THU_LY_DV", None),
            Leaves(PROVINCE.triage),
            Joins(PROVINCE.triage, "mttq-tinh", "PHAN_LOAI", None),
        ],
        &[],
        &[PROVINCE.triage],
    ),
];

/// People take the post complained about, or leave the body that has the case.
pub const POSTS: &[Script] = &[
    servant(
        Transferred,
        &[DONG_LAT.focal],
        &[Joins(DONG_LAT.focal, DONG_LAT.unit, "DAU_MOI_DV", Some(SUBJECT_POST))],
        &[DONG_LAT.focal],
        &[DONG_LAT.head],
    ),
    servant(
        Verifying,
        &[DONG_LAT.handler],
        &[Joins(DONG_LAT.handler, DONG_LAT.unit, "THU_LY_DV", Some(SUBJECT_POST))],
        &[DONG_LAT.handler],
        &[DONG_LAT.focal],
    ),
    servant(
        AwaitingAnswerApproval,
        &[DONG_LAT.head],
        &[Joins(DONG_LAT.head, DONG_LAT.unit, "LANH_DAO_DV", Some(SUBJECT_POST))],
        &[DONG_LAT.head],
        &[DONG_LAT.handler],
    ),
    servant(
        Received,
        &[DONG_LAT.intake],
        &[Joins(DONG_LAT.intake, DONG_LAT.unit, "THU_LY_DV", Some(SUBJECT_POST))],
        &[DONG_LAT.intake],
        &[DONG_LAT.leader],
    ),
    servant(
        Triage,
        &[SECOND_TRIAGE],
        &[Joins(SECOND_TRIAGE, DONG_LAT.unit, "THU_LY_DV", Some(SUBJECT_POST))],
        &[SECOND_TRIAGE],
        &[DONG_LAT.triage],
    ),
    servant(
        AwaitingTransferApproval,
        &[DONG_LAT.leader],
        &[Joins(DONG_LAT.leader, DONG_LAT.unit, "THU_LY_DV", Some(SUBJECT_POST))],
        &[DONG_LAT.leader],
        &[DONG_LAT.triage],
    ),
    servant(
        Transferred,
        &[DONG_LAT.focal],
        &[Leaves(DONG_LAT.focal), Joins(DONG_LAT.focal, "ubnd-ben-lau", "DAU_MOI_DV", None)],
        &[DONG_LAT.focal, "daumoi.ubnd.benlau"],
        &[DONG_LAT.head],
    ),
    servant(
        Triage,
        &[DONG_LAT.leader],
        &[Leaves(DONG_LAT.leader), Joins(DONG_LAT.leader, "mttq-ben-lau", "LANH_DAO_MTTQ", None)],
        &[DONG_LAT.leader, "lanhdao.benlau"],
        &[DONG_LAT.triage],
    ),
    servant(
        Triage,
        &[],
        &[Leaves("phanloai.benlau"), Joins("phanloai.benlau", "mttq-dong-lat", "PHAN_LOAI", None)],
        &[],
        &["phanloai.benlau"],
    ),
    servant(Verifying, &[DONG_LAT.head], &[Closes(DONG_LAT.head)], &[DONG_LAT.head], &[DONG_LAT.handler]),
    servant(Received, &[DONG_LAT.leader], &[Closes(DONG_LAT.leader)], &[DONG_LAT.leader], &[DONG_LAT.intake]),
];

/// Ties that people declare, and end.
pub const TIES: &[Script] = &[
    servant(
        Received,
        &[DONG_LAT.intake],
        &[TiesToPost(DONG_LAT.intake, DONG_LAT.unit, SUBJECT_POST)],
        &[DONG_LAT.intake],
        &[DONG_LAT.leader],
    ),
    servant(
        Triage,
        &[DONG_LAT.triage],
        &[TiesToPost(DONG_LAT.triage, DONG_LAT.unit, SUBJECT_POST)],
        &[DONG_LAT.triage],
        &[SECOND_TRIAGE],
    ),
    servant(
        AwaitingTransferApproval,
        &[DONG_LAT.leader],
        &[TiesToPost(DONG_LAT.leader, DONG_LAT.unit, SUBJECT_POST)],
        &[DONG_LAT.leader],
        &[DONG_LAT.intake],
    ),
    servant(
        Transferred,
        &[DONG_LAT.focal],
        &[TiesToPost(DONG_LAT.focal, DONG_LAT.unit, SUBJECT_POST)],
        &[DONG_LAT.focal],
        &[DONG_LAT.head],
    ),
    servant(
        Verifying,
        &[DONG_LAT.handler],
        &[TiesToPost(DONG_LAT.handler, DONG_LAT.unit, SUBJECT_POST)],
        &[DONG_LAT.handler],
        &[DONG_LAT.focal],
    ),
    servant(
        AwaitingAnswerApproval,
        &[DONG_LAT.head],
        &[TiesToPost(DONG_LAT.head, DONG_LAT.unit, SUBJECT_POST)],
        &[DONG_LAT.head],
        &[DONG_LAT.focal],
    ),
    chairman(
        Triage,
        &["giudanhtinh.tinh"],
        &[TiesToPost("giudanhtinh.tinh", "ubnd-dong-lat", "CHU_TICH_UBND")],
        &["giudanhtinh.tinh"],
        &["giudanhtinh2.tinh"],
    ),
    chairman(
        Answered,
        &[PROVINCE.leader],
        &[TiesToPerson(PROVINCE.leader, CHAIRMAN)],
        &[PROVINCE.leader],
        &["duyet.tinh"],
    ),
    // The tie was there first, then the name.
    servant(
        Triage,
        &[DONG_LAT.intake],
        &[TiesToPerson(DONG_LAT.intake, DONG_LAT.handler), Names(DONG_LAT.unit, SUBJECT_POST, Some(DONG_LAT.handler))],
        &[DONG_LAT.intake],
        &[DONG_LAT.triage],
    ),
    // The name was there first, then the tie.
    servant(
        Triage,
        &[DONG_LAT.intake],
        &[Names(DONG_LAT.unit, SUBJECT_POST, Some(DONG_LAT.handler)), TiesToPerson(DONG_LAT.intake, DONG_LAT.handler)],
        &[DONG_LAT.intake],
        &[DONG_LAT.triage],
    ),
    servant(
        Triage,
        &[DONG_LAT.triage],
        &[TiesToPost(DONG_LAT.triage, DONG_LAT.unit, SUBJECT_POST), EndsTie(DONG_LAT.triage)],
        &[DONG_LAT.triage],
        &[SECOND_TRIAGE],
    ),
    // The person to whom somebody is tied takes the post, and leaves it again.
    servant(
        Triage,
        &[DONG_LAT.leader],
        &[
            TiesToPerson(DONG_LAT.leader, "xuly.truong"),
            Joins("xuly.truong", DONG_LAT.unit, "THU_LY_DV", Some(SUBJECT_POST)),
        ],
        &[DONG_LAT.leader],
        &[DONG_LAT.triage],
    ),
    servant(
        Triage,
        &[DONG_LAT.leader],
        &[
            TiesToPerson(DONG_LAT.leader, "xuly.truong"),
            Joins("xuly.truong", DONG_LAT.unit, "THU_LY_DV", Some(SUBJECT_POST)),
            Leaves("xuly.truong"),
        ],
        &["xuly.truong"],
        &[DONG_LAT.leader],
    ),
    servant(Received, &[DONG_LAT.intake], &[Declares(DONG_LAT.intake)], &[DONG_LAT.intake], &[DONG_LAT.triage]),
    servant(Triage, &[DONG_LAT.triage], &[Declares(DONG_LAT.triage)], &[DONG_LAT.triage], &[SECOND_TRIAGE]),
    servant(
        AwaitingTransferApproval,
        &[DONG_LAT.leader],
        &[Declares(DONG_LAT.leader)],
        &[DONG_LAT.leader],
        &[DONG_LAT.triage],
    ),
];
