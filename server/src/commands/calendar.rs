//! `phanhoi calendar`.

use std::path::PathBuf;

use domain::calendar::file::Years;
use domain::journal::What;
use sea_orm::Condition;

use super::Failure;
use super::import::read_bytes;
use super::output::say;
use crate::calendar_file;
use crate::config::Config;
use crate::desks::office::calendar::Plan;
use crate::store::office::bump_reference;
use crate::store::office_events::{self, Entry};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Store days off and working Saturdays from a file: date;kind;name;status;source
    ///
    /// Days that the file does not name stay as they are, except that an official holiday
    /// replaces the projected days of the same name in the same year. Dates of open cases follow
    /// within a minute where the service runs; a date that a sender was told never becomes earlier.
    Import {
        file: PathBuf,
        /// The file is for this year: a day of any other is refused
        #[arg(long, value_name = "YYYY")]
        year: Option<i32>,
        /// The file is the whole calendar of its years: days of them that it does not name go
        #[arg(long)]
        whole: bool,
        /// Tell what would change, and change nothing
        #[arg(long)]
        preview: bool,
    },
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), Failure> {
    let Command::Import { file, year, whole, preview } = command;
    let file = read_bytes(&file)?;
    let services = super::open(config).await?;
    let today = services.clock.today();
    let years = match year {
        Some(year) => Years::only(year, today)
            .ok_or_else(|| Failure::new(format_args!("days are taken of the years {} only", Years::any(today))))?,
        None => Years::any(today),
    };
    let days = calendar_file::read(&file, years)?;
    if preview {
        let db = services.db.reader();
        let plan = Plan::make(db, &days, whole).await?;
        let effect = plan.effect(db, Condition::all(), 0).await.map_err(Failure::new)?;
        tell(&plan)?;
        return say(format_args!(
            "{} open cases would get other dates: {} later, {} earlier; {} stay because the sender was told them\n\
             nothing was changed",
            effect.cases, effect.later, effect.earlier, effect.kept
        ));
    }
    let tx = services.db.begin().await?;
    let plan = Plan::make(&tx, &days, whole).await?;
    if !plan.changes.is_empty() {
        plan.carry_out(&tx).await?;
        bump_reference(&tx).await?;
        let line = Entry::new(What::CalendarImported, None).about(plan.changes.len());
        office_events::append(&tx, line, services.clock.now()).await?;
    }
    tx.commit().await?;
    tell(&plan)
}

fn tell(plan: &Plan) -> Result<(), Failure> {
    for change in &plan.changes {
        say(change)?;
    }
    say(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::calendar::stored;

    const FILE: &str = "date;kind;name;status;source\n2027-02-05;holiday;Tết Nguyên đán;official;TB 1/2026\n";

    async fn import(file: &str, year: Option<i32>, preview: bool) -> (Result<(), Failure>, usize, usize) {
        let (services, folder) = crate::testing::services().await;
        let before = stored(services.db.reader()).await.unwrap().len();
        let path = folder.path().join("days.csv");
        std::fs::write(&path, file).unwrap();
        let command = Command::Import { file: path, year, whole: false, preview };
        let done = run(services.config.clone(), command).await;
        (done, before, stored(services.db.reader()).await.unwrap().len())
    }

    #[tokio::test]
    async fn a_file_is_taken_and_a_preview_changes_nothing() {
        let (done, before, after) = import(FILE, Some(2027), true).await;
        assert!(done.is_ok() && before == after);
        let (done, before, after) = import(FILE, Some(2027), false).await;
        assert!(done.is_ok());
        assert_eq!(before - after, 6, "what was expected of the same holiday is replaced");
    }

    #[tokio::test]
    async fn a_file_for_another_year_or_with_a_mistake_is_refused_with_its_line() {
        for (file, year, sentence) in [
            (FILE, Some(2026), "line 2: 2027-02-05 is in the wrong year; the file is for 2026"),
            (FILE, Some(1999), "days are taken of the years"),
            ("", None, "the file has no days"),
        ] {
            let (done, before, after) = import(file, year, false).await;
            let said = done.unwrap_err().to_string();
            assert!(said.contains(sentence) && before == after, "{said}");
        }
    }
}
