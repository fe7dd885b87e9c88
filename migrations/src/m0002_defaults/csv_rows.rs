//! Reading the data files: `;` between fields, a header line, UTF-8.

use sea_orm_migration::DbErr;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error};
use time::{Date, Month};

/// Every row of a data file. An empty field is `None` where the row allows it.
pub fn rows<T: DeserializeOwned>(file: &str, content: &str) -> Result<Vec<T>, DbErr> {
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(content.as_bytes())
        .deserialize()
        .collect::<Result<Vec<T>, csv::Error>>()
        .map_err(|error| DbErr::Migration(format!("data/{file}: {error}")))
}

/// A day written `yyyy-MM-dd`.
pub fn iso_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::custom(format!("{text:?} is not a day, yyyy-MM-dd")))
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = Month::try_from(parts.next()?.parse::<u8>().ok()?).ok()?;
    let day = parts.next()?.parse().ok()?;
    Date::from_calendar_date(year, month, day).ok()
}
