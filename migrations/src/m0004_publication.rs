//! What is published of cases, version by version, and the words by which it is found.
//!
//! The words of a version are sealed with the key of its case until it is published; from then on they stand
//! here in plain, together with what the register tells of the case, so that they outlast its erasure.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::column::{id, index, refers, unique};

/// Creates the register and its search index.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
#[expect(elided_lifetimes_in_paths, reason = "written out, it would not be the signature of the trait")]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(publications()).await?;
        let indexes = [
            unique("publications", &["case_id", "position"]),
            unique("publications", &["slug", "position"]),
            index("publications", &["step", "decided_on", "id"]),
            index("publications", &["unit_id"]),
            index("publications", &["subject_unit_id"]),
            index("publications", &["subject_post_id"]),
            index("publications", &["province_id"]),
            index("publications", &["proposed_by"]),
            index("publications", &["decided_by"]),
            index("publications", &["taken_down_by"]),
        ];
        for index in indexes {
            manager.create_index(index).await?;
        }
        let statements = match manager.get_database_backend() {
            DbBackend::Postgres => POSTGRES,
            _ => SQLITE,
        };
        for statement in statements {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

fn publications() -> TableCreateStatement {
    Table::create()
        .table("publications")
        .col(id())
        .col(big_integer("case_id"))
        .col(integer("position"))
        .col(text("slug"))
        .col(text("step"))
        .col(blob_null("envelope"))
        .col(blob_null("remark"))
        .col(text_null("consent"))
        .col(text_null("reason"))
        .col(big_integer_null("proposed_by"))
        .col(date_null("proposed_on"))
        .col(big_integer_null("decided_by"))
        .col(date_null("decided_on"))
        .col(big_integer_null("taken_down_by"))
        .col(date_null("taken_down_on"))
        .col(text_null("summary"))
        .col(text_null("answer"))
        .col(text_null("promise"))
        .col(text_null("promise_state"))
        .col(text("kind"))
        .col(text("category"))
        .col(text("received_month"))
        .col(big_integer_null("province_id"))
        .col(big_integer("unit_id"))
        .col(big_integer_null("subject_unit_id"))
        .col(big_integer_null("subject_post_id"))
        .col(text_null("result"))
        .col(integer_null("days_taken"))
        .col(integer_null("days_allowed"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("proposed_by", "officers"))
        .foreign_key(&mut refers("decided_by", "officers"))
        .foreign_key(&mut refers("taken_down_by", "officers"))
        .foreign_key(&mut refers("province_id", "areas"))
        .foreign_key(&mut refers("unit_id", "units"))
        .foreign_key(&mut refers("subject_unit_id", "units"))
        .foreign_key(&mut refers("subject_post_id", "posts"))
        .take()
}

// Terms are made by the program, the same for both engines: words, and pairs of them joined by a low line.
const SQLITE: &[&str] = &["CREATE VIRTUAL TABLE publication_terms USING fts5
     (terms, content='', contentless_delete=1, detail=none, tokenize=\"ascii tokenchars '_'\")"];

const POSTGRES: &[&str] = &[
    "CREATE TABLE publication_terms (
         publication_id bigint PRIMARY KEY REFERENCES publications (id) ON DELETE RESTRICT,
         terms tsvector NOT NULL)",
    "CREATE INDEX ix_publication_terms_terms ON publication_terms USING gin (terms)",
];
