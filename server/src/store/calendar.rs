//! The days of the calendar.

use domain::calendar::CalendarDay;
use domain::calendar::change::Change;
use domain::date::show_iso;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::entity::calendar_days;

/// The stored days.
///
/// # Errors
/// Those of the database, and a stored day that is none.
pub async fn stored(db: &impl ConnectionTrait) -> Result<Vec<CalendarDay>, DbErr> {
    let rows = calendar_days::Entity::find().all(db).await?;
    let day = |row: calendar_days::Model| {
        CalendarDay::from_fields(&show_iso(row.day), &row.kind, &row.name, &row.status, &row.source)
            .map_err(|error| DbErr::Custom(error.to_string()))
    };
    rows.into_iter().map(day).collect()
}

/// Makes the changes.
///
/// # Errors
/// Those of the database.
pub async fn apply(tx: &impl ConnectionTrait, changes: &[Change]) -> Result<(), DbErr> {
    for change in changes {
        match change {
            Change::Add(day) => {
                calendar_days::Entity::insert(row(day)).exec_without_returning(tx).await?;
            }
            Change::Replace { new, .. } => {
                calendar_days::Entity::update_many()
                    .set(row(new))
                    .filter(calendar_days::Column::Day.eq(new.day()))
                    .exec(tx)
                    .await?;
            }
            Change::Remove(day) => {
                calendar_days::Entity::delete_many().filter(calendar_days::Column::Day.eq(day.day())).exec(tx).await?;
            }
        }
    }
    Ok(())
}

fn row(day: &CalendarDay) -> calendar_days::ActiveModel {
    calendar_days::ActiveModel {
        day: Set(day.day()),
        kind: Set(day.kind().code().to_owned()),
        name: Set(day.name().to_owned()),
        status: Set(day.certainty().code().to_owned()),
        source: Set(day.source().to_owned()),
        ..Default::default()
    }
}
