//! Whoever can write to the database, but has no key, cannot pass one text off as another: what
//! was sealed for one row or column opens nowhere else.

use domain::case::State;
use domain::role::Desk;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

use super::support::case::{Case, DONG_LAT};
use super::support::{Chosen, Feedback, World, jpeg};

/// A sealed value where it stands.
struct Place {
    table: &'static str,
    column: &'static str,
    key: &'static str,
    row: i64,
}

impl Place {
    fn backend(world: &World) -> DbBackend {
        world.services.db.backend()
    }

    async fn read(&self, world: &World) -> Vec<u8> {
        let Self { table, column, key, row } = self;
        let sql = format!("SELECT {column} AS sealed FROM {table} WHERE {key} = {row}");
        let found = world.services.db.reader().query_one_raw(Statement::from_string(Self::backend(world), sql)).await;
        found.unwrap().unwrap().try_get("", "sealed").unwrap()
    }

    async fn write(&self, world: &World, sealed: Vec<u8>) {
        let Self { table, column, key, row } = self;
        let mark = if Self::backend(world) == DbBackend::Postgres { "$1" } else { "?" };
        let sql = format!("UPDATE {table} SET {column} = {mark} WHERE {key} = {row}");
        let tx = world.tx().await;
        let change = Statement::from_sql_and_values(Self::backend(world), sql, [Value::from(sealed)]);
        assert_eq!(tx.execute_raw(change).await.unwrap().rows_affected(), 1);
        tx.commit().await.unwrap();
    }
}

async fn ids(world: &World, table: &str, case_id: i64) -> Vec<i64> {
    let sql = format!("SELECT id FROM {table} WHERE case_id = {case_id} ORDER BY id");
    let rows = world.services.db.reader().query_all_raw(Statement::from_string(Place::backend(world), sql)).await;
    rows.unwrap().iter().map(|row| row.try_get("", "id").unwrap()).collect()
}

/// A case with two messages, two files, a referral and an answer.
async fn full_case(world: &World) -> Case<'_> {
    let files = vec![Chosen::new("một.jpg", jpeg(2_000)), Chosen::new("hai.jpg", jpeg(3_000))];
    let mut case = Case::of(world, &Feedback::default().with_files(files), DONG_LAT).await;
    case.write("Họ hẹn tôi sáng thứ hai.").await.moved_on();
    case.write("Họ hẹn tôi sáng thứ ba.").await.moved_on();
    case.reach(State::Answered).await;
    case
}

#[tokio::test]
async fn what_was_sealed_for_one_place_opens_in_no_other() {
    for world in World::everywhere().await {
        let (one, two) = (full_case(&world).await, full_case(&world).await);
        let (first, second) = (one.row().await.id, two.row().await.id);
        let of = |table, column, key, row| Place { table, column, key, row };
        let messages = ids(&world, "messages", first).await;
        let files = ids(&world, "attachments", first).await;
        let referral = ids(&world, "referrals", first).await[0];
        let answer = ids(&world, "answers", first).await[0];
        let swaps = [
            // Of another case: its key is another one.
            (of("case_contents", "envelope", "case_id", first), of("case_contents", "envelope", "case_id", second)),
            (of("case_keys", "wrapped", "case_id", first), of("case_keys", "wrapped", "case_id", second)),
            // Of the same case, under the same key: another row, another table, another column.
            (of("messages", "envelope", "id", messages[0]), of("messages", "envelope", "id", messages[1])),
            (of("referrals", "envelope", "id", referral), of("answers", "envelope", "id", answer)),
            (of("attachments", "name", "id", files[0]), of("attachments", "name", "id", files[1])),
            (of("attachments", "name", "id", files[0]), of("attachments", "wrapped_key", "id", files[0])),
            (of("answers", "signer_name", "id", answer), of("answers", "envelope", "id", answer)),
        ];
        let mut front = world.officer(DONG_LAT.intake).await;
        let page = one.path(Desk::Front);
        front.get(&page).await.expect(200);
        for (here, there) in swaps {
            let what = format!("{}.{} and {}.{}", here.table, here.column, there.table, there.column);
            let (own, other) = (here.read(&world).await, there.read(&world).await);
            here.write(&world, other.clone()).await;
            there.write(&world, own.clone()).await;
            assert_eq!(front.get(&page).await.status.as_u16(), 503, "{what}");
            here.write(&world, own).await;
            there.write(&world, other).await;
            front.get(&page).await.expect(200);
        }
    }
}
