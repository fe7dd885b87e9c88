//! What is found, by whom, and what is left of it, on both engines.

use app::desks::SearchNote;
use domain::private::Private;
use migrations::testing::engines;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, Statement};
use tempfile::TempDir;

use super::*;
use crate::Services;
use crate::store::cases::Content;
use crate::store::entity::{case_contents, case_keys, search_queue};
use crate::store::messages::Purpose;
use crate::store::outbox::tests::a_case;
use crate::store::search::{self as index, Groups};
use crate::store::{cases, messages};
use crate::testing;
use crate::vault::Reach;

const NEVER: fn() -> bool = || false;

fn content(body: &str) -> Content {
    Content {
        body: body.into(), wish: None, place: None, happened_on: None, subject_name: Some("Lê Văn Tám".into())
    }
}

async fn write(services: &Services, id: i64, body: &str) {
    let tx = services.db.begin().await.unwrap();
    a_case(&tx, id).await;
    let key = cases::new_key(&tx, &services.vault, id).await.unwrap();
    cases::put_content(&tx, &key, id, &content(body)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn found(services: &Services, readers: &[Reach], typed: &str) -> Vec<i64> {
    let Asked::For(groups) = ask(services, readers, typed, true).await.unwrap() else {
        panic!("{typed} was not looked for")
    };
    matching(services, &groups).await
}

async fn matching(services: &Services, groups: &Groups) -> Vec<i64> {
    use crate::store::entity::cases;
    use sea_orm::{QueryFilter, QueryOrder};
    let db = services.db.reader();
    let rows = cases::Entity::find().filter(index::having(services.db.backend(), groups));
    let rows = rows.order_by_asc(cases::Column::Id).all(db).await.unwrap();
    let ids: Vec<i64> = rows.into_iter().map(|row| row.id).collect();
    assert_eq!(index::count(db, groups, 1_000).await.unwrap(), ids.len() as u64);
    ids
}

async fn everywhere(test: impl AsyncFn(Services)) {
    for database in engines().await {
        let folder: TempDir = tempfile::tempdir().unwrap();
        test(testing::services_in(&folder, Some(database.url())).await).await;
    }
}

/// The tokens that the index keeps of all cases together.
async fn kept(services: &Services) -> usize {
    let db = services.db.writer_for_migrations();
    let sql = match services.db.backend() {
        DbBackend::Postgres => "SELECT COUNT(DISTINCT token) AS n FROM case_tokens, unnest(tokens) AS token",
        _ => {
            let terms = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, case_tokens, row)";
            db.execute_unprepared(terms).await.unwrap();
            "SELECT COUNT(*) AS n FROM temp.terms"
        }
    };
    let row = db.query_one_raw(Statement::from_string(services.db.backend(), sql)).await.unwrap().unwrap();
    usize::try_from(row.try_get::<i64>("", "n").unwrap()).unwrap()
}

#[tokio::test]
async fn words_are_found_without_marks_and_phrases_only_side_by_side() {
    everywhere(async |services| {
        write(&services, 1, "Cán bộ địa chính đòi tiền mới trả hồ sơ.").await;
        write(&services, 2, "Hồ sơ của tôi bị đòi bổ sung; tiền phạt đã nộp.").await;
        assert!(found(&services, &[Reach::Front], "ho so").await.is_empty(), "nobody has read it yet");
        assert_eq!(catch_up(&services, NEVER).await.unwrap(), 2);
        for (typed, ids) in [
            ("ho so", vec![1, 2]),
            ("HỒ SƠ tiền đòi", vec![1, 2]),
            ("\"doi tien\"", vec![1]),
            ("dia chinh", vec![1]),
            ("le van tam", vec![1, 2]),
            ("dat", vec![]),
        ] {
            assert_eq!(found(&services, &[Reach::Front], typed).await, ids, "{typed}");
        }
        assert_eq!(search_queue::Entity::find().count(services.db.reader()).await.unwrap(), 0);
        assert_eq!(catch_up(&services, NEVER).await.unwrap(), 0, "there is nothing left to do");
    })
    .await;
}

#[tokio::test]
async fn what_is_written_later_is_found_too_and_reading_again_changes_nothing() {
    everywhere(async |services| {
        write(&services, 1, "Tôi nộp hồ sơ đã hai tháng.").await;
        catch_up(&services, NEVER).await.unwrap();
        let before = kept(&services).await;
        let tx = services.db.begin().await.unwrap();
        index::note(&tx, 1).await.unwrap();
        tx.commit().await.unwrap();
        catch_up(&services, NEVER).await.unwrap();
        assert_eq!(kept(&services).await, before);

        let tx = services.db.begin().await.unwrap();
        let key = cases::key(&tx, &services.vault, 1).await.unwrap().unwrap();
        let more = Private::from("Hôm qua họ gọi tôi lên trụ sở.");
        let on = services.clock.today();
        messages::insert(&tx, &key, 1, Purpose::Addition, 2, &more, on).await.unwrap();
        tx.commit().await.unwrap();
        assert!(found(&services, &[Reach::Front], "tru so").await.is_empty());
        catch_up(&services, NEVER).await.unwrap();
        assert_eq!(found(&services, &[Reach::Front], "\"tru so\" thang").await, [1]);
    })
    .await;
}

#[tokio::test]
async fn only_frequent_words_are_not_looked_for_alone() {
    everywhere(async |services| {
        // One more than fits on a page; a twentieth of so few cases is less than a page.
        for id in 1..=51 {
            write(&services, id, if id == 7 { "Họ hẹn mãi, tôi có giấy hẹn." } else { "Họ hẹn mãi." }).await;
        }
        catch_up(&services, NEVER).await.unwrap();
        match ask(&services, &[Reach::Front], "Hẹn họ", false).await.unwrap() {
            Asked::Not(SearchNote::TooFrequent(words)) => assert_eq!(words, ["hen", "ho"]),
            other => panic!("{other:?}"),
        }
        match ask(&services, &[Reach::Front], "hen giay", false).await.unwrap() {
            Asked::For(groups) => assert_eq!(matching(&services, &groups).await, [7]),
            other => panic!("{other:?}"),
        }
        assert!(matches!(ask(&services, &[Reach::Front], "hen", true).await.unwrap(), Asked::For(_)));
        let tx = services.db.begin().await.unwrap();
        index::forget(&tx, 51).await.unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(ask(&services, &[Reach::Front], "hen", false).await.unwrap(), Asked::For(_)));
    })
    .await;
}

#[tokio::test]
async fn how_much_was_written_does_not_show() {
    everywhere(async |services| {
        write(&services, 1, "Họ hẹn mãi, hẹn mãi.").await;
        catch_up(&services, NEVER).await.unwrap();
        assert_eq!(kept(&services).await, 64);
        write(&services, 2, &(0..40).map(|n| format!("từ{n} ")).collect::<String>()).await;
        catch_up(&services, NEVER).await.unwrap();
        // Le, Van, Tam and their two pairs are the same.
        assert_eq!(kept(&services).await, 64 + 128 - 5);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_left_of_a_case_whose_key_is_destroyed() {
    everywhere(async |services| {
        write(&services, 1, "Họ hẹn mãi.").await;
        catch_up(&services, NEVER).await.unwrap();
        let tx = services.db.begin().await.unwrap();
        case_keys::Entity::delete_by_id(1).exec(&tx).await.unwrap();
        index::forget(&tx, 1).await.unwrap();
        index::note(&tx, 1).await.unwrap();
        tx.commit().await.unwrap();
        let groups = vec![vec![services.vault.search_token(Reach::Front, "hen")]];
        assert!(matching(&services, &groups).await.is_empty(), "at once");
        catch_up(&services, NEVER).await.unwrap();
        assert_eq!(kept(&services).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_case_that_cannot_be_read_keeps_no_other_from_its_turn() {
    everywhere(async |services| {
        write(&services, 1, "Họ hẹn mãi.").await;
        write(&services, 2, "Họ hẹn mãi.").await;
        let tx = services.db.begin().await.unwrap();
        let broken = case_contents::ActiveModel { case_id: Set(1), envelope: Set(vec![1; 80]) };
        case_contents::Entity::update(broken).exec(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert!(catch_up(&services, NEVER).await.is_err());
        assert_eq!(found(&services, &[Reach::Front], "hen mai").await, [2]);
        assert_eq!(search_queue::Entity::find().count(services.db.reader()).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_note_that_another_node_took_is_not_worked_off_twice() {
    everywhere(async |services| {
        write(&services, 1, "Họ hẹn mãi.").await;
        let notes = index::waiting(services.db.reader(), 0, 10).await.unwrap();
        let ids: Vec<i64> = notes.iter().map(|note| note.id).collect();
        catch_up(&services, NEVER).await.unwrap();
        let tx = services.db.begin().await.unwrap();
        assert!(!index::take(&tx, &ids).await.unwrap());
    })
    .await;
}
