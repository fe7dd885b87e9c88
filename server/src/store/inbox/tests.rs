use domain::unit::UnitId;
use sea_orm::Statement;
use time::macros::date;

use super::counting::counted;
use super::*;
use crate::store::people;
use crate::testing;

#[tokio::test]
async fn what_a_desk_counts_is_found_by_its_unit_and_no_table_is_read_through() {
    let (services, _folder) = testing::services().await;
    let (reference, today) = (services.reference.get(), services.clock.today());
    let official = people::official(services.db.reader(), 1, &reference.tree, today).await.unwrap();
    for (desk, index) in [(Desk::Front, "ix_cases_front_id_state"), (Desk::Unit, "ix_cases_handling_unit_id_state")] {
        let lane = Lane { unit: UnitId(7), states: State::ALL, raised: false };
        let scope = ListScope { desk, lanes: vec![lane] };
        let late = Wanted { late_on: Some(date!(2026 - 11 - 14)), ..Wanted::default() };
        for wanted in [Wanted { stages: Some(vec![State::Triage].into()), ..Wanted::default() }, late] {
            let query = counted(DbBackend::Sqlite, &scope, official.standing(), &wanted, 100).build(DbBackend::Sqlite);
            let explained = Statement { sql: format!("EXPLAIN QUERY PLAN {}", query.sql), ..query };
            let rows = services.db.reader().query_all_raw(explained).await.unwrap();
            let way: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
            let way = way.join("; ");
            assert!(way.contains(index) && !way.contains("SCAN cases"), "{way}");
        }
    }
}
