//! The reference data a new installation starts with.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::HashSet;

use migrations::testing;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement, TryGetable};

async fn rows(connection: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    connection.query_all_raw(Statement::from_string(connection.get_database_backend(), sql)).await.unwrap()
}

async fn column<T: TryGetable>(connection: &DatabaseConnection, sql: &str) -> Vec<T> {
    rows(connection, sql).await.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

fn distinct<T: std::hash::Hash + Eq>(values: &[T]) -> bool {
    values.iter().collect::<HashSet<_>>().len() == values.len()
}

#[tokio::test]
async fn the_34_provinces_are_there_seven_of_them_cities() {
    for database in testing::engines().await {
        let connection = database.connection();
        let codes: Vec<String> = column(connection, "SELECT code FROM areas").await;
        assert_eq!(codes.len(), 34);
        assert!(distinct(&codes));
        assert!(codes.iter().all(|code| code.len() == 2));
        let cities: Vec<String> =
            column(connection, "SELECT code FROM areas WHERE kind = 'THANH_PHO_TW' ORDER BY code").await;
        assert_eq!(cities, ["01", "31", "46", "48", "75", "79", "92"]);
        let folded: Vec<String> = column(connection, "SELECT folded FROM areas").await;
        assert!(folded.iter().all(|name| name.is_ascii() && *name == name.to_lowercase()));
    }
}

#[tokio::test]
async fn only_the_central_front_is_given() {
    for database in testing::engines().await {
        let units: Vec<String> = column(database.connection(), "SELECT code FROM units").await;
        assert_eq!(units, ["MTTQ_TW"]);
    }
}

#[tokio::test]
async fn of_34_categories_22_are_citizens_and_in_use_and_2_officers() {
    for database in testing::engines().await {
        let connection = database.connection();
        let codes: Vec<String> = column(connection, "SELECT code FROM categories").await;
        assert_eq!(codes.len(), 34);
        assert!(distinct(&codes));
        let launched: Vec<String> =
            column(connection, "SELECT code FROM categories WHERE enabled ORDER BY position").await;
        assert_eq!(
            launched,
            [
                "A1", "A2", "A3", "A4", "B1", "B2", "B4", "B6", "C1", "C3", "C5", "C6", "C7", "D1", "D2", "D3", "E1",
                "E2", "F1", "F2", "F3", "F4", "G1", "G9"
            ]
        );
    }
}

#[tokio::test]
async fn only_officers_assign_what_concerns_political_opinion() {
    for database in testing::engines().await {
        let officers_only: Vec<String> =
            column(database.connection(), "SELECT code FROM categories WHERE assignable = 'O' ORDER BY code").await;
        assert_eq!(officers_only, ["E1", "E2"]);
    }
}

#[tokio::test]
async fn the_answer_is_due_after_20_working_days_and_may_be_extended_once_by_30() {
    for database in testing::engines().await {
        let connection = database.connection();
        let keys: Vec<String> = column(connection, "SELECT key FROM deadlines").await;
        assert_eq!(keys.len(), 22);
        assert!(distinct(&keys));
        let of = async |key: &str| {
            let row = rows(connection, &format!("SELECT amount, unit, max_times FROM deadlines WHERE key = '{key}'"))
                .await
                .remove(0);
            (
                row.try_get_by_index::<i32>(0).unwrap(),
                row.try_get_by_index::<String>(1).unwrap(),
                row.try_get_by_index::<Option<i32>>(2).unwrap(),
            )
        };
        assert_eq!(of("tra_loi").await, (20, "NLV".to_owned(), None));
        assert_eq!(of("gia_han_tra_loi").await, (30, "NLV".to_owned(), Some(1)));
        assert_eq!(of("danh_gia").await, (15, "NGAY".to_owned(), None));
    }
}

#[tokio::test]
async fn a_deadline_that_is_law_names_its_article_and_our_own_does_not() {
    for database in testing::engines().await {
        let connection = database.connection();
        let wrong: Vec<String> =
            column(connection, "SELECT key FROM deadlines WHERE (mark = 'V') <> (legal_ref_code IS NOT NULL)").await;
        assert_eq!(wrong, Vec::<String>::new());
        let unknown: Vec<String> = column(
            connection,
            "SELECT key FROM deadlines WHERE legal_ref_code IS NOT NULL
             AND legal_ref_code NOT IN (SELECT code FROM legal_refs)",
        )
        .await;
        assert_eq!(unknown, Vec::<String>::new());
    }
}

#[tokio::test]
async fn key_posts_of_a_commune_are_managed_by_the_province_and_those_of_a_province_by_the_centre() {
    for database in testing::engines().await {
        let connection = database.connection();
        for (level, manager) in [("XA", "BTV_TINH_UY"), ("TINH", "TW")] {
            let managers: Vec<String> = column(
                connection,
                &format!("SELECT DISTINCT managed_by FROM posts WHERE is_key_cadre AND level = '{level}'"),
            )
            .await;
            assert_eq!(managers, [manager]);
        }
    }
}

#[tokio::test]
async fn every_kind_of_body_has_a_head_at_each_of_its_levels() {
    for database in testing::engines().await {
        let headless: Vec<String> = column(
            database.connection(),
            "SELECT DISTINCT unit_kind FROM posts a WHERE NOT EXISTS
             (SELECT 1 FROM posts b
              WHERE b.unit_kind = a.unit_kind AND b.level = a.level AND b.is_head)",
        )
        .await;
        assert_eq!(headless, Vec::<String>::new());
        let both: Vec<String> =
            column(database.connection(), "SELECT code FROM posts WHERE is_head AND is_deputy").await;
        assert_eq!(both, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_routing_rule_names_posts_and_categories_that_exist() {
    for database in testing::engines().await {
        let connection = database.connection();
        let positions: Vec<i32> = column(connection, "SELECT position FROM routing_rules").await;
        assert!(!positions.is_empty());
        assert!(distinct(&positions));
        let unknown: Vec<i32> = column(
            connection,
            "SELECT position FROM routing_rules
             WHERE post_code NOT IN (SELECT code FROM posts)
                OR category_code NOT IN (SELECT code FROM categories)",
        )
        .await;
        assert_eq!(unknown, Vec::<i32>::new());
    }
}

#[tokio::test]
async fn working_saturdays_are_saturdays_and_2027_is_only_projected() {
    for database in testing::engines().await {
        let connection = database.connection();
        let days: Vec<time::Date> = column(connection, "SELECT day FROM calendar_days ORDER BY day").await;
        assert_eq!(days.len(), 43);
        assert!(distinct(&days));
        let saturdays: Vec<time::Date> =
            column(connection, "SELECT day FROM calendar_days WHERE kind = 'working_saturday'").await;
        assert_eq!(saturdays.len(), 3);
        assert!(saturdays.iter().all(|day| day.weekday() == time::Weekday::Saturday));
        let projected: Vec<time::Date> =
            column(connection, "SELECT day FROM calendar_days WHERE status = 'projected'").await;
        assert!(!projected.is_empty());
        assert!(projected.iter().all(|day| day.year() == 2027));
    }
}
