//! Where bodies stand from a day on, and what is proposed about it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, index, refers, unique, valid_from};

/// Creates the table. A body keeps its row, which cases and roles name; what its newest approved move says goes before
/// the area and the links of the row.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let moves = Table::create()
            .table("unit_moves")
            .col(id())
            .col(big_integer("unit_id"))
            // All of them as they are afterwards.
            .col(big_integer_null("area_id"))
            .col(big_integer_null("parent_id"))
            .col(big_integer_null("led_by_id"))
            .col(big_integer_null("front_above_id"))
            .col(valid_from())
            .col(text("state"))
            // Nobody, where an imported list says so.
            .col(big_integer_null("proposed_by"))
            .col(date("proposed_on"))
            .col(big_integer_null("decided_by"))
            .col(date_null("decided_on"))
            .foreign_key(&mut refers("unit_id", "units"))
            .foreign_key(&mut refers("area_id", "areas"))
            .foreign_key(&mut refers("parent_id", "units"))
            .foreign_key(&mut refers("led_by_id", "units"))
            .foreign_key(&mut refers("front_above_id", "units"))
            .foreign_key(&mut refers("proposed_by", "officers"))
            .foreign_key(&mut refers("decided_by", "officers"))
            .take();
        manager.create_table(moves).await?;
        let mut one_waiting = unique("unit_moves", &["unit_id"]);
        one_waiting.name("ux_unit_moves_waiting").and_where(Expr::col("state").eq("CHO_DUYET"));
        manager.create_index(one_waiting).await?;
        // Which of two that begin on one day holds, nobody could tell.
        let mut one_a_day = unique("unit_moves", &["unit_id", "valid_from"]);
        one_a_day.name("ux_unit_moves_agreed").and_where(Expr::col("state").is_in(["DA_DUYET", "DA_HIEU_LUC"]));
        manager.create_index(one_a_day).await?;
        for column in ["area_id", "parent_id", "led_by_id", "front_above_id"] {
            manager.create_index(index("unit_moves", &[column])).await?;
        }
        Ok(())
    }
}
