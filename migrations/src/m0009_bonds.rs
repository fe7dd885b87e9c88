//! What keeps people from a case, in one table: lists and pages compare it with what binds the officer.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{index, refers};

/// Creates the table, and fills it for the cases that are there.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(case_bonds()).await?;
        manager.create_index(index("case_bonds", &["bond"])).await?;
        for statement in FILLED {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// A case that was merged into another brings its bonds there: `from_case_id` is the one that they belong to.
fn case_bonds() -> TableCreateStatement {
    Table::create()
        .table("case_bonds")
        .col(big_integer("case_id"))
        .col(text("bond"))
        .col(big_integer("from_case_id"))
        .primary_key(Index::create().col("case_id").col("bond").col("from_case_id"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("from_case_id", "cases"))
        .take()
}

/// A sign and ids: `N7` the case is about officer 7, `C7` officer 7 counts as that person, `D7` declared a tie,
/// `H7` handled it before, `P13.63` it is about the post 63 of unit 13, `W13` about somebody in unit 13, `B13`
/// about unit 13 as a whole, `L13` about whoever leads unit 13, `X13` unit 13 had it before, `F7` and `U7`
/// officer 7 worked on it for the Front and for the unit.
const FILLED: [&str; 2] = [
    "INSERT INTO case_bonds (case_id, bond, from_case_id)
     SELECT case_id, 'N' || officer_id, case_id FROM case_subjects WHERE officer_id IS NOT NULL
     UNION SELECT case_id, 'P' || unit_id || '.' || post_id, case_id FROM case_subjects WHERE post_id IS NOT NULL
     UNION SELECT case_id, 'W' || unit_id, case_id FROM case_subjects
     UNION SELECT case_id, 'B' || unit_id, case_id FROM case_subjects WHERE leads AND post_id IS NULL
     UNION SELECT case_id, 'L' || unit_id, case_id FROM case_subjects WHERE leads
     UNION SELECT case_id, 'C' || officer_id, case_id FROM case_exclusions WHERE reason = 'DOI_TUONG'
     UNION SELECT case_id, 'D' || officer_id, case_id FROM case_exclusions WHERE reason = 'QUAN_HE'
     UNION SELECT case_id, 'H' || officer_id, case_id FROM case_exclusions WHERE reason = 'DA_GIAI_QUYET'
     UNION SELECT case_id, 'X' || unit_id, case_id FROM case_barred_units
     UNION SELECT case_id, 'F' || officer_id, case_id FROM events WHERE officer_id IS NOT NULL
         AND role IN ('NHAP_HO', 'TIEP_NHAN', 'PHAN_LOAI', 'LANH_DAO_MTTQ', 'BAO_MAT_DT')
     UNION SELECT case_id, 'U' || officer_id, case_id FROM events WHERE officer_id IS NOT NULL
         AND role IN ('DAU_MOI_DV', 'THU_LY_DV', 'LANH_DAO_DV', 'UBKT', 'CAP_UY', 'HDND')",
    "INSERT INTO case_bonds (case_id, bond, from_case_id)
     SELECT l.to_case_id, b.bond, b.case_id FROM case_links l JOIN case_bonds b ON b.case_id = l.case_id
     WHERE l.kind = 'GOP'",
];
