//! What the database itself refuses, whoever asks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use migrations::testing;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};

/// A case with one event, enough to try to harm it.
async fn one_case(connection: &DatabaseConnection) {
    let (no, zero) = match connection.get_database_backend() {
        DbBackend::Postgres => ("false", "'\\x00'"),
        _ => ("0", "x'00'"),
    };
    run(
        connection,
        &format!(
            "INSERT INTO cases (id, number, kind, channel, state, version, front_id, received_on,
                 main_category, identity_mode, notify, language, access_level, urgent,
                 public_concern, retaliation, publication, ask_count, return_count, round,
                 extended, withdrawn)
             SELECT 42, 'PA-2026-00000000', 'PHAN_ANH', 'TRUC_TUYEN', 'CHO_TIEP_NHAN', 1, id,
                 '2026-03-02', 'A1', 'NAC_DANH', {no}, 'vi', 'THUONG', {no}, {no}, {no},
                 'CHUA_XET', 0, 0, 0, {no}, {no}
             FROM units WHERE code = 'MTTQ_TW'"
        ),
    )
    .await
    .unwrap();
    run(
        connection,
        &format!(
            "INSERT INTO events (case_id, seq, code, to_state, actor_kind, on_date, details,
                 nonce, prev_hash, hash)
             VALUES (42, 1, 'T02', 'CHO_TIEP_NHAN', 'REPORTER', '2026-03-02', '{{}}', {zero}, {zero}, {zero})"
        ),
    )
    .await
    .unwrap();
}

async fn run(connection: &DatabaseConnection, sql: &str) -> Result<u64, String> {
    connection.execute_unprepared(sql).await.map(|done| done.rows_affected()).map_err(|error| error.to_string())
}

async fn refused(connection: &DatabaseConnection, sql: &str) -> String {
    run(connection, sql).await.expect_err(sql)
}

#[tokio::test]
async fn an_event_can_be_neither_changed_nor_removed() {
    for database in testing::engines().await {
        let connection = database.connection();
        one_case(connection).await;
        for harm in [
            "UPDATE events SET details = '[]'",
            "UPDATE events SET on_date = '2026-03-03' WHERE seq = 1",
            "DELETE FROM events",
        ] {
            let reason = refused(connection, harm).await;
            assert!(reason.contains("append-only"), "{harm}: {reason}");
        }
    }
}

#[tokio::test]
async fn the_journal_of_the_office_can_be_neither_changed_nor_removed() {
    for database in testing::engines().await {
        let connection = database.connection();
        run(connection, "INSERT INTO office_events (at, code) VALUES ('2026-03-02T00:00:00Z', 'CODES_MADE')")
            .await
            .unwrap();
        for harm in ["UPDATE office_events SET code = 'X'", "DELETE FROM office_events"] {
            let reason = refused(connection, harm).await;
            assert!(reason.contains("append-only"), "{harm}: {reason}");
        }
    }
}

#[tokio::test]
async fn figures_that_were_counted_can_be_neither_changed_nor_removed() {
    for database in testing::engines().await {
        let connection = database.connection();
        for row in [
            "INSERT INTO figures (place, period, counted_on, body) VALUES (0, '2026-Q1', '2026-05-31', '{}')",
            "INSERT INTO figure_counts (period, body) VALUES ('2026-Q1', '[]')",
        ] {
            run(connection, row).await.unwrap();
        }
        let over = match connection.get_database_backend() {
            DbBackend::Postgres => ["TRUNCATE figures", "TRUNCATE figure_counts"],
            _ => [
                "INSERT OR REPLACE INTO figures (place, period, counted_on, body)
                 VALUES (0, '2026-Q1', '2026-05-31', '[]')",
                "INSERT OR REPLACE INTO figure_counts (period, body) VALUES ('2026-Q1', '{}')",
            ],
        };
        let harms = [
            "UPDATE figures SET body = '[]'",
            "UPDATE figures SET place = 1",
            "DELETE FROM figures",
            "UPDATE figure_counts SET body = '{}'",
            "DELETE FROM figure_counts",
        ];
        for harm in harms.into_iter().chain(over) {
            let reason = refused(connection, harm).await;
            assert!(reason.contains("append-only"), "{harm}: {reason}");
        }
    }
}

#[tokio::test]
async fn an_event_cannot_be_written_over_another() {
    let database = testing::sqlite().await;
    let connection = database.connection();
    one_case(connection).await;
    let over = |key: &str, value: &str| {
        format!(
            "INSERT OR REPLACE INTO events ({key}case_id, seq, code, to_state, actor_kind, on_date,
                 details, nonce, prev_hash, hash)
             SELECT {value}case_id, seq + {step}, code, to_state, actor_kind, on_date, '[]',
                 nonce, prev_hash, hash FROM events",
            step = i32::from(!key.is_empty()),
        )
    };
    for harm in [over("", ""), over("id, ", "id, ")] {
        let reason = refused(connection, &harm).await;
        assert!(reason.contains("append-only"), "{harm}: {reason}");
    }
}

#[tokio::test]
async fn events_cannot_be_emptied_at_one_stroke() {
    let Some(cluster) = testing::postgres() else {
        return;
    };
    let database = cluster.database().await;
    one_case(database.connection()).await;
    for harm in ["TRUNCATE events CASCADE", "TRUNCATE cases CASCADE", "TRUNCATE log_nodes", "TRUNCATE checkpoints"] {
        let reason = refused(database.connection(), harm).await;
        assert!(reason.contains("append-only"), "{harm}: {reason}");
    }
}

#[tokio::test]
async fn an_event_queues_itself_for_the_log() {
    for database in testing::engines().await {
        let connection = database.connection();
        one_case(connection).await;
        let queued = run(connection, "DELETE FROM log_queue WHERE event_id IN (SELECT id FROM events)").await.unwrap();
        assert_eq!(queued, 1);
    }
}

#[tokio::test]
async fn what_the_log_holds_can_be_neither_changed_nor_removed() {
    for database in testing::engines().await {
        let connection = database.connection();
        one_case(connection).await;
        let (bytes, now) = match connection.get_database_backend() {
            DbBackend::Postgres => ("'\\x00'", "now()"),
            _ => ("x'00'", "'2026-03-02T00:00:00+00:00'"),
        };
        for row in [
            format!("INSERT INTO log_entries (idx, event_id, leaf_hash) SELECT 0, id, {bytes} FROM events"),
            format!("INSERT INTO log_nodes (level, idx, hash) VALUES (1, 0, {bytes})"),
            format!("INSERT INTO checkpoints (size, root, at, key_id, note) VALUES (1, {bytes}, {now}, '', '')"),
        ] {
            run(connection, &row).await.unwrap();
            let over = match connection.get_database_backend() {
                DbBackend::Postgres => row,
                _ => row.replacen("INSERT", "INSERT OR REPLACE", 1),
            };
            refused(connection, &over).await;
        }
        for harm in [
            "UPDATE log_entries SET idx = 1",
            "DELETE FROM log_entries",
            "UPDATE log_nodes SET idx = 1",
            "DELETE FROM log_nodes",
            "UPDATE checkpoints SET size = 2",
            "DELETE FROM checkpoints",
        ] {
            let reason = refused(connection, harm).await;
            assert!(reason.contains("append-only"), "{harm}: {reason}");
        }
    }
}

#[tokio::test]
async fn a_case_that_was_sent_cannot_be_deleted() {
    for database in testing::engines().await {
        one_case(database.connection()).await;
        refused(database.connection(), "DELETE FROM cases").await;
        refused(database.connection(), "UPDATE cases SET id = 43").await;
    }
}

#[tokio::test]
async fn what_a_case_refers_to_cannot_be_deleted() {
    for database in testing::engines().await {
        one_case(database.connection()).await;
        refused(database.connection(), "DELETE FROM units").await;
    }
}

#[tokio::test]
async fn a_deadline_has_one_open_version() {
    for database in testing::engines().await {
        let connection = database.connection();
        let next = "INSERT INTO deadlines
                (key, amount, unit, starts_at, basis, mark, valid_from)
            VALUES ('tra_loi', 15, 'NLV', 'ngay_don_vi_nhan', '', 'R', '2026-06-01')";
        refused(connection, next).await;
        run(connection, "UPDATE deadlines SET valid_to = '2026-06-01' WHERE key = 'tra_loi'").await.unwrap();
        run(connection, next).await.unwrap();
    }
}

#[tokio::test]
async fn a_case_is_rated_once_and_from_one_to_five() {
    for database in testing::engines().await {
        let connection = database.connection();
        one_case(connection).await;
        let rate = |result: i32| {
            format!(
                "INSERT INTO ratings (case_id, time, manner, answer, result, on_date)
                     VALUES (42, 5, 5, 5, {result}, '2026-03-02')"
            )
        };
        refused(connection, &rate(6)).await;
        run(connection, &rate(3)).await.unwrap();
        refused(connection, &rate(4)).await;
    }
}
