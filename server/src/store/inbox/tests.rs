use domain::unit::UnitId;
use sea_orm::Statement;
use time::macros::date;

use super::counting::counted;
use super::paging::{List, statement};
use super::*;
use crate::Services;
use crate::store::people;
use crate::testing;

const TODAY: Date = date!(2026 - 11 - 14);

/// How the engine goes about a question.
async fn way(services: &Services, query: impl Into<sea_orm::sea_query::SelectStatement>) -> String {
    let query = DbBackend::Sqlite.build(&query.into());
    let explained = Statement { sql: format!("EXPLAIN QUERY PLAN {}", query.sql), ..query };
    let rows = services.db.reader().query_all_raw(explained).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("; ")
}

/// What is wanted of a list, and the index of the cases that finds it, at either desk.
fn trays() -> [(Wanted, [&'static str; 2]); 4] {
    let all = Wanted { stages: Some(vec![State::Triage, State::Verifying].into()), ..Wanted::default() };
    [
        (all.clone(), ["front_id_state_received_on_id", "handling_unit_id_state_referred_on_id"]),
        (
            Wanted { late_on: Some(TODAY), ..all.clone() },
            ["front_id_state_due_on_id", "handling_unit_id_state_due_on_id"],
        ),
        (Wanted { unowned: true, ..all.clone() }, ["front_id_unowned", "handling_unit_id_unowned"]),
        (
            Wanted { held_by: Some(9), ..all },
            ["front_officer_id_state_received_on_id", "unit_officer_id_state_referred_on_id"],
        ),
    ]
}

#[tokio::test]
async fn what_a_desk_counts_is_found_by_its_unit_and_no_table_is_read_through() {
    let (services, _folder) = testing::services().await;
    let reference = services.reference.get();
    let official = people::official(services.db.reader(), 1, &reference.tree, TODAY).await.unwrap();
    for (place, desk) in [Desk::Front, Desk::Unit].into_iter().enumerate() {
        let lane = Lane { unit: UnitId(7), states: State::ALL, raised: false };
        let scope = ListScope { desk, lanes: vec![lane] };
        for (wanted, indexes) in trays() {
            let query = counted(DbBackend::Sqlite, &scope, official.standing(), &wanted, 100).into_query();
            let way = way(&services, query).await;
            assert!(way.contains(indexes[place]) && !way.contains("SCAN cases"), "{}: {way}", indexes[place]);
        }
    }
}

#[tokio::test]
async fn a_page_is_read_in_its_order_and_nothing_is_sorted_but_its_rows() {
    let (services, _folder) = testing::services().await;
    let reference = services.reference.get();
    let official = people::official(services.db.reader(), 1, &reference.tree, TODAY).await.unwrap();
    for (place, desk) in [Desk::Front, Desk::Unit].into_iter().enumerate() {
        let lane = Lane { unit: UnitId(7), states: State::ALL, raised: false };
        let scope = ListScope { desk, lanes: vec![lane] };
        for (wanted, indexes) in trays() {
            for after in [None, Some((TODAY, 5))] {
                let (backend, standing) = (DbBackend::Sqlite, official.standing());
                let list = List { backend, scope: &scope, standing, wanted: &wanted };
                let way = way(&services, statement(&list, after, 51).unwrap()).await;
                // Each of the two states is asked alone, and only the rows that they gave are put in order.
                assert_eq!(way.matches(indexes[place]).count(), 2, "{way}");
                assert!(!way.contains("SCAN cases"), "{way}");
                assert!(!way.contains("bond=?); USE TEMP B-TREE"), "{way}");
            }
        }
    }
}
