//! `phanhoi deadline`: the counting of the program, for checking it against a calendar on paper.

use std::path::Path;

use app::words::{Lang, word};
use domain::calendar::Calendar;
use domain::date::{self, DateError, show_iso};
use domain::deadline::{self, Due, Skipped, SkippedKind, Unit};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};
use sea_orm_migration::{MigratorTrait, SchemaManager};
use time::Date;

use super::Failure;
use super::output::say;
use crate::config::Config;
use crate::store::Db;
use crate::store::calendar::stored;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Day of the event, which does not count itself
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    from: Date,
    /// Length of the deadline
    #[arg(long, value_name = "N")]
    days: u32,
    /// wd: working days; d: calendar days
    #[arg(long, value_name = "wd|d", value_parser = unit)]
    unit: Unit,
}

/// Reads a day of the command line.
pub(super) fn day(typed: &str) -> Result<Date, DateError> {
    date::parse(typed)
}

fn unit(typed: &str) -> Result<Unit, &'static str> {
    Unit::from_word(typed).ok_or("it is wd or d")
}

pub(super) async fn run(config: &Config, args: &Args) -> Result<(), Failure> {
    let calendar = calendar(config).await?;
    say(report(&deadline::count(&calendar, args.from, args.days, args.unit)?))
}

/// The due date on a line of its own, then a line for every day that was passed over.
fn report(due: &Due) -> String {
    let skipped = due.skipped.iter().map(line);
    std::iter::once(show_iso(due.on)).chain(skipped).collect::<Vec<_>>().join("\n")
}

fn line(skipped: &Skipped) -> String {
    let reason = match skipped.kind {
        SkippedKind::Weekend => capitalised(&word(Lang::Vi, "skip", &skipped.reason)),
        _ => skipped.reason.clone(),
    };
    let mark = if skipped.projected { "\tprojected" } else { "" };
    format!("{}\t{}\t{reason}{mark}", show_iso(skipped.day), skipped.kind)
}

/// A word that elsewhere stands inside a sentence.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The calendar of the database, if there is one; otherwise the one that a new database starts
/// with. Counting a deadline makes no database.
async fn calendar(config: &Config) -> Result<Calendar, Failure> {
    if exists(config) {
        let db = Db::open(&config.database_url).await?;
        if SchemaManager::new(db.reader()).has_table("calendar_days").await? {
            return Ok(read(db.reader()).await?);
        }
    }
    Ok(read(&fresh().await?).await?)
}

fn exists(config: &Config) -> bool {
    let url = config.database_url.reveal();
    let file = url.trim_start_matches("sqlite://").trim_start_matches("sqlite:");
    let file = file.split('?').next().unwrap_or_default();
    !config.database_url.is_sqlite() || Path::new(file).is_file()
}

/// A new database in memory.
async fn fresh() -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let memory = Database::connect(options).await?;
    migrations::Migrator::up(&memory, None).await?;
    Ok(memory)
}

async fn read(db: &impl ConnectionTrait) -> Result<Calendar, DbErr> {
    Calendar::new(stored(db).await?).map_err(|error| DbErr::Custom(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calendar::CalendarDay;
    use domain::calendar::change::Change;
    use time::macros::date;

    async fn reported(from: Date, days: u32, unit: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let settings = [("PHANHOI_DATA_DIR".to_owned(), folder.path().join("data").display().to_string())].into();
        let config = Config::from_values(&settings).unwrap();
        let calendar = calendar(&config).await.unwrap();
        assert!(!folder.path().join("data").exists(), "counting made a database");
        report(&deadline::count(&calendar, from, days, Unit::from_word(unit).unwrap()).unwrap())
    }

    #[tokio::test]
    async fn the_due_date_comes_first_and_then_every_day_passed_over() {
        assert_eq!(
            reported(date!(2026 - 04 - 24), 3, "wd").await,
            "2026-05-04\n\
             2026-04-25\tweekend\tThứ Bảy\n\
             2026-04-26\tweekend\tChủ nhật\n\
             2026-04-27\tsubstitute_day_off\tNghỉ bù Giỗ Tổ (Chủ nhật 26/04)\n\
             2026-04-30\tholiday\tNgày Chiến thắng\n\
             2026-05-01\tholiday\tNgày Quốc tế Lao động\n\
             2026-05-02\tweekend\tThứ Bảy\n\
             2026-05-03\tweekend\tChủ nhật"
        );
    }

    #[tokio::test]
    async fn days_that_are_not_announced_are_marked() {
        assert_eq!(
            reported(date!(2026 - 12 - 31), 1, "wd").await,
            "2027-01-04\n\
             2027-01-01\tholiday\tTết Dương lịch\tprojected\n\
             2027-01-02\tweekend\tThứ Bảy\n\
             2027-01-03\tweekend\tChủ nhật"
        );
    }

    #[tokio::test]
    async fn in_calendar_days_only_the_end_is_moved() {
        assert_eq!(
            reported(date!(2026 - 08 - 16), 15, "d").await,
            "2026-09-03\n\
             2026-08-31\tswapped_day_off\tNghỉ hoán đổi\n\
             2026-09-01\tholiday\tQuốc khánh\n\
             2026-09-02\tholiday\tQuốc khánh"
        );
    }

    #[tokio::test]
    async fn the_calendar_of_the_database_is_used_where_there_is_one() {
        let (services, _folder) = crate::testing::services().await;
        let day = ["03/03/2026", "holiday", "Ngày nghỉ của địa phương", "official", "QĐ 1"];
        let day = CalendarDay::from_fields(day[0], day[1], day[2], day[3], day[4]).unwrap();
        let tx = services.db.begin().await.unwrap();
        crate::store::calendar::apply(&tx, &[Change::Add(day)]).await.unwrap();
        tx.commit().await.unwrap();
        let calendar = calendar(&services.config).await.unwrap();
        let due = deadline::count(&calendar, date!(2026 - 03 - 02), 1, Unit::WorkingDays).unwrap();
        assert_eq!(report(&due), "2026-03-04\n2026-03-03\tholiday\tNgày nghỉ của địa phương");
    }
}
