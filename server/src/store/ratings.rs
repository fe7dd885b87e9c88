//! What senders thought of it, once a case.

use domain::follow_up::Rating;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait};
use time::Date;

use super::Tx;
use super::entity::ratings;

/// The rating of a case.
///
/// # Errors
/// Those of the database.
pub async fn find(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<Rating>, DbErr> {
    let row = ratings::Entity::find_by_id(case_id).one(db).await?;
    let value = |stored: i32| u8::try_from(stored).unwrap_or_default();
    Ok(row.map(|row| Rating {
        time: value(row.time),
        manner: value(row.manner),
        answer: value(row.answer),
        result: value(row.result),
    }))
}

/// Stores a rating; a second one of the same case breaks the primary key.
///
/// # Errors
/// Those of the database.
pub async fn insert(tx: &Tx, case_id: i64, rating: Rating, on: Date) -> Result<(), DbErr> {
    let row = ratings::ActiveModel {
        case_id: Set(case_id),
        time: Set(rating.time.into()),
        manner: Set(rating.manner.into()),
        answer: Set(rating.answer.into()),
        result: Set(rating.result.into()),
        on_date: Set(on),
    };
    ratings::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
