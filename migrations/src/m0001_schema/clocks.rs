//! The clocks of a case, and on the ladder of each who was reminded. Units reach these rows: they
//! hold dates and no times.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use super::table;
use crate::column::{id, index, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    clocks(manager).await?;
    reminders(manager).await
}

async fn clocks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // What a date is counted from stands in the row: a new version of the length, or of the
    // calendar, must not change how long a clock runs.
    let clocks = Table::create()
        .table("clocks")
        .col(id())
        .col(big_integer("case_id"))
        .col(text("key"))
        .col(big_integer("deadline_id"))
        .col(big_integer_null("owner_id"))
        .col(date("started_on"))
        .col(date("counted_from"))
        .col(integer("amount"))
        .col(text("unit"))
        .col(date("due_on"))
        .col(date("original_due_on"))
        .col(date_null("told_due_on"))
        .col(date_null("paused_on"))
        .col(integer_null("left_days"))
        .col(text_null("pause_code"))
        .col(date_null("ended_on"))
        .col(text_null("ended_as"))
        .col(integer("height"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("deadline_id", "deadlines"))
        .foreign_key(&mut refers("owner_id", "units"))
        .take();
    let indexes = vec![index("clocks", &["case_id"]), index("clocks", &["ended_on", "due_on"])];
    table(manager, clocks, indexes).await
}

async fn reminders(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // The unique index is what keeps a step from being told twice, whoever takes it.
    let reminders = Table::create()
        .table("reminders")
        .col(id())
        .col(big_integer("case_id"))
        .col(big_integer("clock_id"))
        .col(text("rung"))
        .col(date("on_date"))
        .col(boolean("told"))
        .col(big_integer_null("superior_id"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("clock_id", "clocks"))
        .foreign_key(&mut refers("superior_id", "units"))
        .take();
    let indexes = vec![
        unique("reminders", &["clock_id", "rung"]),
        index("reminders", &["case_id", "rung"]),
        index("reminders", &["superior_id", "on_date", "id"]),
    ];
    table(manager, reminders, indexes).await
}
