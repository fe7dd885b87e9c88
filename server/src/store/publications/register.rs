//! Reading the register: newest first, page by page, narrowed by what somebody asks for. The words are cut
//! by our own tokeniser, so that both databases find the same: SQLite in a full-text table, PostgreSQL in a
//! `tsvector` that is made of our terms and none of its own.

use std::collections::BTreeSet;

use domain::publication::{Slug, Step};
use sea_orm::sea_query::{Condition, Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use time::Date;

use crate::store::Tx;
use crate::store::entity::publications::{Column, Entity, Model};

/// What is wanted of the register.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only what has all of these terms.
    pub terms: Vec<String>,
    pub province: Option<i64>,
    pub unit: Option<i64>,
    /// Only these main categories.
    pub categories: Option<Vec<String>>,
    pub result: Option<String>,
    /// Only what was published on this day or later.
    pub since: Option<Date>,
    /// Entries after this one.
    pub after: Option<Slug>,
}

/// One page, newest first, and one row more if there are more.
///
/// # Errors
/// Those of the database.
pub async fn list(db: &impl ConnectionTrait, wanted: &Wanted, limit: u64) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::Step.eq(Step::Published.code())).filter(only(db, wanted));
    if let Some(after) = &wanted.after {
        // An entry that was taken down meanwhile still says where its page ended.
        let Some(last) = super::at_address(db, after).await? else { return Ok(Vec::new()) };
        query = query.filter(
            Condition::any()
                .add(Column::DecidedOn.lt(last.decided_on))
                .add(Condition::all().add(Column::DecidedOn.eq(last.decided_on)).add(Column::Id.lt(last.id))),
        );
    }
    query.order_by_desc(Column::DecidedOn).order_by_desc(Column::Id).limit(limit).all(db).await
}

fn only(db: &impl ConnectionTrait, wanted: &Wanted) -> Condition {
    let having = (!wanted.terms.is_empty()).then(|| having(db.get_database_backend(), &wanted.terms));
    Condition::all()
        .add_option(wanted.province.map(|area| Column::ProvinceId.eq(area)))
        .add_option(wanted.unit.map(|unit| Column::UnitId.eq(unit)))
        .add_option(wanted.categories.as_ref().map(|codes| Column::Category.is_in(codes)))
        .add_option(wanted.result.as_ref().map(|result| Column::Result.eq(result)))
        .add_option(wanted.since.map(|day| Column::DecidedOn.gte(day)))
        .add_option(having)
}

/// The bodies of which something stands in the register, and the provinces.
///
/// # Errors
/// Those of the database.
pub async fn places(db: &impl ConnectionTrait) -> Result<(BTreeSet<i64>, BTreeSet<i64>), DbErr> {
    let standing = || Entity::find().filter(Column::Step.eq(Step::Published.code())).select_only().distinct();
    let units = standing().column(Column::UnitId).into_tuple::<i64>().all(db).await?;
    let provinces = standing().column(Column::ProvinceId).into_tuple::<Option<i64>>().all(db).await?;
    Ok((units.into_iter().collect(), provinces.into_iter().flatten().collect()))
}

/// Lets an entry be found by these terms.
///
/// # Errors
/// Those of the database.
pub async fn put_terms(tx: &Tx, id: i64, terms: &BTreeSet<String>) -> Result<(), DbErr> {
    forget_terms(tx, id).await?;
    let sql = match tx.get_database_backend() {
        DbBackend::Postgres => {
            "INSERT INTO publication_terms (publication_id, terms) VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))"
        }
        _ => "INSERT INTO publication_terms (rowid, terms) VALUES (?, ?)",
    };
    let text = terms.iter().map(|term| joined(term)).collect::<Vec<_>>().join(" ");
    let values = [id.into(), text.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// No search finds the entry any more.
///
/// # Errors
/// Those of the database.
pub async fn forget_terms(tx: &Tx, id: i64) -> Result<(), DbErr> {
    let sql = match tx.get_database_backend() {
        DbBackend::Postgres => "DELETE FROM publication_terms WHERE publication_id = $1",
        _ => "DELETE FROM publication_terms WHERE rowid = ?",
    };
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [id.into()])).await?;
    Ok(())
}

/// The entries that have all of these terms, as a predicate over `publications`.
fn having(backend: DbBackend, terms: &[String]) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        let quoted: Vec<_> =
            terms.iter().map(|term| format!("'{}'", joined(term).replace('\\', "\\\\").replace('\'', "''"))).collect();
        let found = "SELECT publication_id FROM publication_terms WHERE terms @@ CAST($1::text AS tsquery)";
        return Expr::cust_with_values(format!("\"publications\".\"id\" IN ({found})"), [quoted.join(" & ")]);
    }
    let quoted: Vec<_> = terms.iter().map(|term| format!("\"{}\"", joined(term).replace('"', "\"\""))).collect();
    let found = "SELECT rowid FROM publication_terms WHERE publication_terms MATCH ?";
    Expr::cust_with_values(format!("\"publications\".\"id\" IN ({found})"), [quoted.join(" AND ")])
}

/// A pair of words as one word of the index.
fn joined(term: &str) -> String {
    term.replace(' ', "_")
}
