//! Every entity fits its table, on both engines.

use migrations::testing;
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, Iterable, Statement};

use super::*;

/// Reads with every column of the entity, and finds no column that the entity does not know.
async fn reads<E: EntityTrait>(connection: &DatabaseConnection) {
    let entity = E::default();
    let table = entity.table_name();
    E::find().all(connection).await.unwrap_or_else(|error| panic!("{table}: {error}"));
    let backend = connection.get_database_backend();
    let columns = match backend {
        sea_orm::DbBackend::Postgres => {
            format!("SELECT COUNT(*) AS n FROM information_schema.columns WHERE table_name = '{table}'")
        }
        _ => format!("SELECT COUNT(*) AS n FROM pragma_table_info('{table}')"),
    };
    let count: i64 = connection
        .query_one_raw(Statement::from_string(backend, columns))
        .await
        .unwrap()
        .unwrap()
        .try_get("", "n")
        .unwrap();
    let known = E::Column::iter().count();
    assert_eq!(usize::try_from(count).unwrap(), known, "columns of {table}");
}

#[tokio::test]
async fn every_entity_fits_its_table() {
    for database in testing::engines().await {
        let connection = database.connection();
        macro_rules! reads_each {
            ($($table:ident)*) => { $(reads::<$table::Entity>(connection).await;)* };
        }
        every_table!(reads_each);
    }
}

#[test]
fn what_is_hidden_does_not_show_in_debug() {
    assert!(!format!("{:?}", HiddenText::from("canary")).contains("canary"));
}
