//! What stands in the program's SQLite database, read past the program.

use std::collections::BTreeMap;
use std::path::Path;

use drive::Result;
use drive::client::Client;
use drive::program::Program;
use drive::{html, sign_in};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sea_orm::sqlx::{Pool, Row, Sqlite, query};

use crate::crowd::{Confirmed, sha256};
use crate::turn::Tally;

/// Events that do not carry the hash of the one before them, the first one thirty-two zeros.
const LOOSE: &str = "select count(*) from events e left join events p on p.case_id = e.case_id and p.seq = e.seq - 1 \
                     where e.prev_hash is not coalesce(p.hash, zeroblob(32)) or (e.seq > 1 and p.seq is null)";

/// The database of a program, which may be running.
pub struct Register {
    pool: Pool<Sqlite>,
    /// Cases that were there when it was opened.
    before: i64,
}

impl Register {
    /// Opens the database in the data folder, before anybody sends anything.
    pub async fn open(data: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new().filename(data.join("phanhoi.sqlite"));
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        let before = query("select count(*) from cases").fetch_one(&pool).await?.try_get(0)?;
        Ok(Self { pool, before })
    }

    /// Does something to it that the program would not do.
    pub async fn execute(&self, sql: &'static str) -> Result<()> {
        query(sql).execute(&self.pool).await?;
        Ok(())
    }

    /// A number that one question gives.
    pub async fn number(&self, sql: &'static str) -> Result<i64> {
        Ok(query(sql).fetch_one(&self.pool).await?.try_get(0)?)
    }

    /// Every case number with how often it is there.
    async fn numbers(&self) -> Result<BTreeMap<String, u64>> {
        let mut numbers = BTreeMap::new();
        for row in query("select number from cases").fetch_all(&self.pool).await? {
            *numbers.entry(row.try_get(0)?).or_default() += 1;
        }
        Ok(numbers)
    }

    /// Every event names the hash of the one before it in its case.
    pub async fn is_chained(&self, tally: &mut Tally) -> Result<()> {
        let loose = self.number(LOOSE).await?;
        tally.check(loose == 0, || format!("{loose} events do not follow the one before them"));
        Ok(())
    }

    /// Everything that was confirmed is there, once.
    pub async fn contains(&self, ledger: &[Confirmed], tally: &mut Tally) -> Result<()> {
        let numbers = self.numbers().await?;
        for line in ledger {
            let found = numbers.get(&line.number).copied().unwrap_or_default();
            tally.check(found == 1, || format!("{} was confirmed and is there {found} times", line.number));
        }
        Ok(())
    }

    /// Everything that was confirmed is there, once, and nothing that nobody was told of.
    pub async fn holds(&self, ledger: &[Confirmed], tally: &mut Tally) -> Result<()> {
        self.contains(ledger, tally).await?;
        let told = self.before + i64::try_from(ledger.len())?;
        for (what, sql) in [("cases", "select count(*) from cases"), ("receipts", "select count(*) from receipts")] {
            let found = self.number(sql).await?;
            tally.check(found == told, || format!("{found} {what} instead of {told}"));
        }
        Ok(())
    }
}

/// Reads every file of the ledger back through the desk of the Front.
pub async fn files_are_whole(program: &Program, ledger: &[Confirmed], tally: &mut Tally) -> Result<()> {
    let (cookie, _) = sign_in::front_officer(program).await?;
    let mut officer = Client::connect(program.address).await?;
    officer.cookies.extend(cookie.split("; ").filter_map(|pair| pair.split_once('=')).map(owned));
    for line in ledger.iter().filter(|line| !line.files.is_empty()) {
        let case = format!("{}/vu-viec/{}", sign_in::INBOX, line.number);
        let page = officer.get(&case).await?.shown()?.text();
        let mut found = Vec::new();
        for link in html::links(&page, &format!("{case}/tep/")) {
            found.push(sha256(&officer.get(&link).await?.shown()?.body));
        }
        found.dedup();
        tally.check(found == line.files, || format!("the files of {} are not those that were sent", line.number));
    }
    Ok(())
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// Asks the program itself whether every event is where it was.
pub fn record_is_whole(program: &Program, tally: &mut Tally) {
    let verified = program.run(&["audit", "verify"]);
    tally.check(verified.is_ok(), || format!("{verified:?}"));
}
