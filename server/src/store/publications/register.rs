//! Reading the register: newest first, page by page, narrowed by what somebody asks for. The words are cut
//! by our own tokeniser, so that both databases find the same: SQLite in a full-text table, PostgreSQL in a
//! `tsvector` that is made of our terms and none of its own.

use std::collections::BTreeSet;

use domain::publication::{Slug, Step};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
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

/// One page, newest first, and one row more if there are more. `entries`: about how many there are in the register.
///
/// # Errors
/// Those of the database.
pub async fn list(db: &impl ConnectionTrait, wanted: &Wanted, entries: u64, limit: u64) -> Result<Vec<Model>, DbErr> {
    let frequent = are_frequent(db, &wanted.terms, entries).await?;
    let having = (!wanted.terms.is_empty()).then(|| having(db.get_database_backend(), &wanted.terms, frequent));
    let standing = Entity::find().filter(Column::Step.eq(Step::Published.code()));
    let mut query = standing.filter(only(wanted)).filter(Condition::all().add_option(having));
    if let Some(after) = &wanted.after {
        // An entry that was taken down meanwhile still says where its page ended.
        let Some(last) = super::at_address(db, after).await? else { return Ok(Vec::new()) };
        // The two are compared as one: an index finds where the page begins.
        let row = Expr::tuple([Column::DecidedOn, Column::Id].map(|column| Expr::col((Entity, column))));
        query = query.filter(row.lt(Expr::tuple([Expr::value(last.decided_on), Expr::value(last.id)])));
    }
    query.order_by_desc(Column::DecidedOn).order_by_desc(Column::Id).limit(limit).all(db).await
}

fn only(wanted: &Wanted) -> Condition {
    Condition::all()
        .add_option(wanted.province.map(|area| Column::ProvinceId.eq(area)))
        .add_option(wanted.unit.map(|unit| Column::UnitId.eq(unit)))
        .add_option(wanted.categories.as_ref().map(|codes| Column::Category.is_in(codes)))
        .add_option(wanted.result.as_ref().map(|result| Column::Result.eq(result)))
        .add_option(wanted.since.map(|day| Column::DecidedOn.gte(day)))
}

/// The bodies of which something stands in the register, and the provinces.
///
/// # Errors
/// Those of the database.
pub async fn places(db: &impl ConnectionTrait) -> Result<(BTreeSet<i64>, BTreeSet<i64>), DbErr> {
    Ok((each(db, "unit_id").await?, each(db, "province_id").await?))
}

/// What stands in a column, each value once. From each value an index leads to the next one: what is read grows with the
/// values and not with the entries.
async fn each(db: &impl ConnectionTrait, column: &str) -> Result<BTreeSet<i64>, DbErr> {
    let standing = format!("SELECT MIN({column}) FROM publications WHERE step = '{}'", Step::Published.code());
    let sql = format!(
        "WITH RECURSIVE each (value) AS ({standing} UNION ALL \
         SELECT ({standing} AND {column} > each.value) FROM each WHERE each.value IS NOT NULL) \
         SELECT value FROM each WHERE value IS NOT NULL"
    );
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// How many entries there are.
///
/// # Errors
/// Those of the database.
pub async fn number(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    PaginatorTrait::count(Entity::find().filter(Column::Step.eq(Step::Published.code())), db).await
}

/// Whether more than a twentieth of all entries have these terms. Such a page is soon full when entry by entry is asked
/// whether it has them; of others those that have them are few, and are looked up. PostgreSQL knows by itself.
async fn are_frequent(db: &impl ConnectionTrait, terms: &[String], entries: u64) -> Result<bool, DbErr> {
    const ONE_IN: u64 = 20;
    const FEW: u64 = 50;
    let backend = db.get_database_backend();
    if terms.is_empty() || backend == DbBackend::Postgres {
        return Ok(false);
    }
    let most = i64::try_from(Ord::max(entries / ONE_IN, FEW)).unwrap_or(i64::MAX);
    let sql = "SELECT COUNT(*) FROM (SELECT 1 FROM publication_terms WHERE publication_terms MATCH ? LIMIT ?)";
    let values = [asked(terms).into(), most.saturating_add(1).into()];
    let row = db.query_one_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    let found: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(found > most)
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

/// The entries that have all of these terms, as a predicate over `publications`; `frequent`: each is asked alone.
fn having(backend: DbBackend, terms: &[String], frequent: bool) -> SimpleExpr {
    if backend == DbBackend::Postgres {
        let quoted: Vec<_> =
            terms.iter().map(|term| format!("'{}'", joined(term).replace('\\', "\\\\").replace('\'', "''"))).collect();
        let found = "SELECT publication_id FROM publication_terms WHERE terms @@ CAST($1::text AS tsquery)";
        return Expr::cust_with_values(format!("\"publications\".\"id\" IN ({found})"), [quoted.join(" & ")]);
    }
    let found = "FROM publication_terms WHERE publication_terms MATCH ?";
    let having = if frequent {
        format!("EXISTS (SELECT 1 {found} AND publication_terms.rowid = \"publications\".\"id\")")
    } else {
        format!("\"publications\".\"id\" IN (SELECT rowid {found})")
    };
    Expr::cust_with_values(having, [asked(terms)])
}

/// All of these terms, as the full-text table is asked for them.
fn asked(terms: &[String]) -> String {
    let quoted: Vec<_> = terms.iter().map(|term| format!("\"{}\"", joined(term).replace('"', "\"\""))).collect();
    quoted.join(" AND ")
}

/// A pair of words as one word of the index.
fn joined(term: &str) -> String {
    term.replace(' ', "_")
}
