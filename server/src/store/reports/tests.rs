use sea_orm::{DbBackend, QueryTrait, Statement};
use time::macros::date;

use super::*;
use crate::store::people;
use crate::testing;

/// What SQLite would do for a query.
async fn way(services: &crate::Services, query: Statement) -> String {
    let explained = Statement { sql: format!("EXPLAIN QUERY PLAN {}", query.sql), ..query };
    let rows = services.db.reader().query_all_raw(explained).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("; ")
}

#[tokio::test]
async fn the_cases_of_a_month_are_found_by_their_front() {
    let (services, _folder) = testing::services().await;
    let [waits, ended] = moving(7, (date!(2026 - 10 - 15), date!(2026 - 11 - 14)));
    let waits = way(&services, waits.build(DbBackend::Sqlite)).await;
    assert!(waits.contains("ix_cases_front_id_state") && !waits.contains("SCAN"), "{waits}");
    let ended = way(&services, ended.build(DbBackend::Sqlite)).await;
    assert!(ended.contains("ix_cases_front_id_closed_on") && !ended.contains("SCAN"), "{ended}");
}

#[tokio::test]
async fn the_lines_of_a_report_are_found_by_their_months_and_no_table_is_read_through() {
    let (services, _folder) = testing::services().await;
    let (reference, today) = (services.reference.get(), services.clock.today());
    let official = people::official(services.db.reader(), 1, &reference.tree, today).await.unwrap();
    let query = visible(&[1, 2, 3], official.standing()).build(DbBackend::Sqlite);
    let way = way(&services, query).await;
    assert!(way.contains("SEARCH report_lines") && !way.contains("SCAN"), "{way}");
}
