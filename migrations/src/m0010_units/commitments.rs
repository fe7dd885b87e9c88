//! For whom a commitment is, its words sealed, and what it said before it was corrected.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::column::{id, index, refers, unique};

/// Changes the table and creates the one of earlier versions. What was kept so far was for the unit where it was
/// public; its words are sealed at the next start, which has the key.
pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [
        text("audience").default("KHONG").take(),
        integer("version").default(1).take(),
        date_null("corrected_on"),
        binary_null("envelope"),
        text_null("shown"),
    ] {
        manager.alter_table(Table::alter().table("commitments").add_column(column).take()).await?;
    }
    let known = "UPDATE commitments SET shown = words, audience = CASE WHEN public THEN 'DON_VI' ELSE 'KHONG' END";
    manager.get_connection().execute_unprepared(known).await?;
    for column in ["words", "public"] {
        manager.alter_table(Table::alter().table("commitments").drop_column(column).take()).await?;
    }
    let versions = Table::create()
        .table("commitment_versions")
        .col(id())
        .col(big_integer("commitment_id"))
        .col(integer("version"))
        .col(big_integer_null("post_id"))
        .col(text("audience"))
        .col(binary_null("envelope"))
        .col(big_integer("corrected_by"))
        .col(date("corrected_on"))
        .foreign_key(&mut refers("commitment_id", "commitments"))
        .foreign_key(&mut refers("post_id", "posts"))
        .foreign_key(&mut refers("corrected_by", "officers"))
        .take();
    manager.create_table(versions).await?;
    manager.create_index(unique("commitment_versions", &["commitment_id", "version"])).await?;
    manager.create_index(index("commitments", &["audience", "unit_id", "year"])).await
}
