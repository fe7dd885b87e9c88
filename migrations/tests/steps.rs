//! The steps themselves: they can be taken twice, together, and in a file or in memory.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use migrations::testing::{self, TestDatabase};
use migrations::{Migrator, up};
use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};

/// Every table of the schema; a new one is added here as well.
const TABLES: &[&str] = &[
    "answer_checks",
    "answers",
    "areas",
    "attachment_copies",
    "attachments",
    "attempts",
    "breach_entries",
    "breaches",
    "calendar_days",
    "case_barred_units",
    "case_bonds",
    "case_categories",
    "case_commitments",
    "case_contents",
    "case_exclusions",
    "case_keys",
    "case_links",
    "case_subjects",
    "case_tokens",
    "cases",
    "categories",
    "checkpoints",
    "clocks",
    "commitment_versions",
    "commitments",
    "contacts",
    "data_requests",
    "deadlines",
    "deputies",
    "diversions",
    "drafts",
    "erasure_items",
    "erasure_runs",
    "events",
    "figure_counts",
    "figures",
    "holders",
    "hook_messages",
    "hooks",
    "identities",
    "leases",
    "legal_refs",
    "log_entries",
    "log_nodes",
    "log_queue",
    "memberships",
    "messages",
    "office_events",
    "officer_sessions",
    "officer_settings",
    "officers",
    "openings",
    "outbox",
    "paper_templates",
    "papers",
    "post_versions",
    "posts",
    "promises",
    "publication_terms",
    "publications",
    "ratings",
    "receipt_sessions",
    "receipts",
    "recoveries",
    "recovery_codes",
    "reference_state",
    "referral_copies",
    "referral_files",
    "referrals",
    "reminders",
    "report_lines",
    "reports",
    "retention_rules",
    "rewraps",
    "routing_rules",
    "same_persons",
    "seaql_migrations",
    "search_queue",
    "signed_reports",
    "templates",
    "threats",
    "ties",
    "token_answers",
    "tokens",
    "unit_moves",
    "units",
];

async fn tables(connection: &DatabaseConnection) -> Vec<String> {
    let backend = connection.get_database_backend();
    let sql = match backend {
        sea_orm_migration::sea_orm::DbBackend::Postgres => {
            "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        }
        // The full-text table keeps itself in tables of its own.
        _ => {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
             AND name NOT LIKE 'case_tokens_%' AND name NOT LIKE 'publication_terms_%' ORDER BY 1"
        }
    };
    connection
        .query_all_raw(Statement::from_string(backend, sql))
        .await
        .unwrap()
        .iter()
        .map(|row| row.try_get("", "name").unwrap())
        .collect()
}

async fn count(connection: &DatabaseConnection, table: &str) -> i64 {
    let backend = connection.get_database_backend();
    connection
        .query_one_raw(Statement::from_string(backend, format!("SELECT COUNT(*) AS rows FROM {table}")))
        .await
        .unwrap()
        .unwrap()
        .try_get("", "rows")
        .unwrap()
}

#[tokio::test]
async fn the_steps_make_every_table() {
    for database in testing::engines().await {
        assert_eq!(tables(database.connection()).await, TABLES);
    }
}

#[tokio::test]
async fn the_steps_work_in_memory() {
    let mut options = sea_orm_migration::sea_orm::ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await.unwrap();
    up(&connection).await.unwrap();
    assert_eq!(tables(&connection).await, TABLES);
}

#[tokio::test]
async fn the_steps_work_when_the_migrator_is_run_by_itself() {
    let mut options = sea_orm_migration::sea_orm::ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await.unwrap();
    Migrator::up(&connection, None).await.unwrap();
    assert_eq!(tables(&connection).await, TABLES);
}

#[tokio::test]
async fn taking_the_steps_again_changes_nothing() {
    for database in testing::engines().await {
        let connection = database.connection();
        let mut before = Vec::new();
        for table in TABLES {
            before.push(count(connection, table).await);
        }
        up(connection).await.unwrap();
        let mut after = Vec::new();
        for table in TABLES {
            after.push(count(connection, table).await);
        }
        assert_eq!(before, after);
        assert!(Migrator::get_pending_migrations(connection).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn nodes_that_start_together_take_the_steps_once() {
    let Some(cluster) = testing::postgres() else {
        return;
    };
    let database: TestDatabase = cluster.empty_database().await;
    let connection = database.connection();
    let results: (Result<(), DbErr>, Result<(), DbErr>, Result<(), DbErr>) =
        tokio::join!(up(connection), up(connection), up(connection));
    results.0.unwrap();
    results.1.unwrap();
    results.2.unwrap();
    assert_eq!(count(connection, "categories").await, 34);
}

#[tokio::test]
async fn a_step_that_fails_leaves_nothing_behind() {
    let mut options = sea_orm_migration::sea_orm::ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await.unwrap();
    // In the way of one of the last tables.
    connection.execute_unprepared("CREATE TABLE outbox (id integer)").await.unwrap();
    up(&connection).await.unwrap_err();
    assert_eq!(tables(&connection).await, ["outbox"]);
}
