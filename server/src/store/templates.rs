//! Words that an office writes again and again. A version that was kept stays as it was.

use domain::template::NewTemplate;
use domain::unit::OfficerId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::Date;

use super::Tx;
use super::entity::templates::{ActiveModel, Column, Entity, Model};

/// What is offered on this day, by occasion and title.
///
/// # Errors
/// Those of the database.
pub async fn offered(db: &impl ConnectionTrait, today: Date) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ValidFrom.lte(today))
        .filter(Condition::any().add(Column::ValidTo.is_null()).add(Column::ValidTo.gt(today)))
        .order_by_asc(Column::Occasion)
        .order_by_asc(Column::Title)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// The newest version of each series after this one, in their order.
///
/// # Errors
/// Those of the database.
pub async fn page(db: &impl ConnectionTrait, after: i64, limit: u64) -> Result<Vec<Model>, DbErr> {
    let series: Vec<i64> = Entity::find()
        .select_only()
        .column(Column::Series)
        .distinct()
        .filter(Column::Series.gt(after))
        .order_by_asc(Column::Series)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    let mut rows = Entity::find()
        .filter(Column::Series.is_in(series))
        .order_by_asc(Column::Series)
        .order_by_desc(Column::Version)
        .all(db)
        .await?;
    rows.dedup_by_key(|row| row.series);
    Ok(rows)
}

/// The versions of a series, the newest first; empty when there is none.
///
/// # Errors
/// Those of the database.
pub async fn versions(db: &impl ConnectionTrait, series: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Series.eq(series)).order_by_desc(Column::Version).all(db).await
}

/// The number of a series that does not exist yet. The caller holds the row at which changes of the office wait for
/// each other.
///
/// # Errors
/// Those of the database.
pub async fn next_series(tx: &Tx) -> Result<i64, DbErr> {
    let last = Entity::find().order_by_desc(Column::Series).one(tx).await?;
    Ok(last.map_or(1, |row| row.series + 1))
}

/// Keeps a version, and lets the one before it end when it begins.
///
/// # Errors
/// Those of the database.
pub async fn keep(tx: &Tx, series: i64, before: Option<&Model>, new: NewTemplate, by: OfficerId) -> Result<(), DbErr> {
    if let Some(before) = before.filter(|before| before.valid_to.is_none()) {
        end(tx, before, new.valid_from).await?;
    }
    let row = ActiveModel {
        id: NotSet,
        series: Set(series),
        version: Set(before.map_or(1, |before| before.version + 1)),
        occasion: Set(new.occasion.code().to_owned()),
        title: Set(new.title),
        body: Set(new.body),
        category: Set(new.category),
        state: Set(new.state.map(|state| state.code().to_owned())),
        valid_from: Set(new.valid_from),
        valid_to: Set(None),
        made_by: Set(Some(by.0)),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Ends a version: it is not offered any more from this day on.
///
/// # Errors
/// Those of the database.
pub async fn end(tx: &Tx, row: &Model, on: Date) -> Result<(), DbErr> {
    let valid_to = Set(Some(on.max(row.valid_from)));
    ActiveModel { id: Set(row.id), valid_to, ..Default::default() }.update(tx).await?;
    Ok(())
}
