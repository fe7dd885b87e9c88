//! Days off and working Saturdays: `date;kind;name;status;source`, with that header.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use domain::calendar::{CalendarDay, Certainty};
use domain::date::show_iso;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use time::Date;

use super::ImportError;
use crate::store::entity::calendar_days;

const HEADER: [&str; 5] = ["date", "kind", "name", "status", "source"];

/// What a file changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Add(CalendarDay),
    Replace(CalendarDay),
    /// The day was expected to belong to a holiday that was announced without it.
    Remove(CalendarDay),
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, day) = match self {
            Self::Add(day) => ('+', day),
            Self::Replace(day) => ('~', day),
            Self::Remove(day) => ('-', day),
        };
        write!(f, "{sign} {} {} {} ({})", show_iso(day.day()), day.kind(), day.name(), day.certainty())
    }
}

/// Reads a file.
///
/// # Errors
/// The first line that is wrong, by its number, and why.
pub fn read(text: &str) -> Result<Vec<CalendarDay>, ImportError> {
    let mut lines =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut days = Vec::new();
    let mut seen: HashMap<Date, u64> = HashMap::new();
    let mut header = true;
    for record in lines.records() {
        let record = record.map_err(|error| ImportError::new(error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let wrong = |problem: String| ImportError::at(format!("line {line}"), problem);
        if std::mem::take(&mut header) {
            if !record.iter().map(str::trim).eq(HEADER) {
                return Err(wrong(format!("the header must be {}", HEADER.join(";"))));
            }
            continue;
        }
        let fields: Vec<&str> = record.iter().collect();
        let [day, kind, name, status, source] = fields[..] else {
            return Err(wrong(format!("there must be {} fields, not {}", HEADER.len(), fields.len())));
        };
        let day =
            CalendarDay::from_fields(day, kind, name, status, source).map_err(|error| wrong(error.to_string()))?;
        if let Some(first) = seen.insert(day.day(), line) {
            return Err(wrong(format!("{} was given already on line {first}", show_iso(day.day()))));
        }
        days.push(day);
    }
    if days.is_empty() { Err(ImportError::new("the file has no days")) } else { Ok(days) }
}

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

/// What must change so that the stored days agree with the file.
///
/// A file may be a single announcement, so days that it does not name stay; except that a
/// holiday which it announces replaces what was expected of the same holiday in the same year.
#[must_use]
pub fn compare(stored: &[CalendarDay], file: &[CalendarDay]) -> Vec<Change> {
    let known: BTreeMap<Date, &CalendarDay> = stored.iter().map(|day| (day.day(), day)).collect();
    let given: BTreeMap<Date, &CalendarDay> = file.iter().map(|day| (day.day(), day)).collect();
    let announced = |expected: &CalendarDay| {
        file.iter().any(|day| {
            day.certainty() == Certainty::Official
                && day.name() == expected.name()
                && day.day().year() == expected.day().year()
        })
    };
    let mut changes: Vec<Change> = given
        .values()
        .filter_map(|day| match known.get(&day.day()) {
            None => Some(Change::Add((*day).clone())),
            Some(old) if old == day => None,
            Some(_) => Some(Change::Replace((*day).clone())),
        })
        .collect();
    let gone = known.values().filter(|day| day.is_projected() && !given.contains_key(&day.day()) && announced(day));
    changes.extend(gone.map(|day| Change::Remove((*day).clone())));
    changes
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
            Change::Replace(day) => {
                calendar_days::Entity::update_many()
                    .set(row(day))
                    .filter(calendar_days::Column::Day.eq(day.day()))
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

#[cfg(test)]
mod tests;
