//! Open dates counted anew after a change of the calendar, while people use the service.

use std::fs;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use drive::client::Client;
use drive::draft::{self, CODE, Draft, SENT};
use drive::program::Program;
use drive::{Error, Result, clock};
use sea_orm::sqlx::query_scalar;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use time::{OffsetDateTime, UtcOffset};
use tokio::task::JoinSet;

use crate::figure::{Figure, Limit};
use crate::latency::Latencies;
use crate::plan::Plan;

/// What the program logs when every open date is right again.
const DONE: &str = "dates were counted anew";
/// Longer than this nobody waits for it.
const PATIENCE: Duration = Duration::from_secs(600);
/// Clients that read pages meanwhile, and clients that send feedback.
const READERS: usize = 4;
const SENDERS: usize = 2;
/// Drafts that each of these clients has ready; they are sent with a pause between them.
const DRAFTS: usize = 60;
const PAUSE: Duration = Duration::from_millis(400);
/// How often the program may need to come to rest after so many cases were made: each event of
/// theirs is taken into the log.
const RESTS: u32 = 10;

/// Seconds for all cases.
const SECONDS: Limit = Limit::ValueAtMost(60.0);
/// Milliseconds within which 99 of 100 are answered meanwhile: nobody should notice.
const PAGE_MS: Limit = Limit::ValueAtMost(500.0);
const SENT_MS: Limit = Limit::ValueAtMost(1_000.0);

/// Fills a demonstration with open cases, takes away a working day and waits until every date has
/// followed.
pub async fn figures(plan: Plan) -> Result<Vec<Figure>> {
    let cases: i64 = if plan.quick { 10_000 } else { 100_000 };
    let program = Program::start().await?;
    eprintln!("  {cases} open cases …");
    let began = Instant::now();
    program.run(&["fill", "--cases", &cases.to_string()])?;
    let filled = began.elapsed();
    rest(&program).await?;
    let choices = draft::Choices::read(program.address).await?;
    let drafts = draft::prepare(program.address, &choices, SENDERS, DRAFTS).await?;
    rest(&program).await?;

    eprintln!("  a day off that was announced late …");
    let file = announced(&program)?;
    let stop = Arc::new(AtomicBool::new(false));
    let (mut reading, mut sending) = (JoinSet::new(), JoinSet::new());
    for _ in 0..READERS {
        reading.spawn(read(program.address, Arc::clone(&stop)));
    }
    for drafts in drafts {
        sending.spawn(send(program.address, drafts, Arc::clone(&stop)));
    }
    let before = program.log().matches(DONE).count();
    let began = Instant::now();
    program.run(&["calendar", "import", &file])?;
    while program.log().matches(DONE).count() == before {
        if began.elapsed() > PATIENCE {
            return Err("the dates were not counted anew".into());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let took = began.elapsed();
    stop.store(true, Ordering::Relaxed);
    let (pages, sent) = (all(reading).await?, all(sending).await?);
    let moved = moved(&program).await?;
    if moved < cases {
        return Err(format!("only {moved} of {cases} cases have other dates").into());
    }
    let note = format!("{moved} cases moved; filled in {:.0} s", filled.as_secs_f64());
    Ok(vec![
        Figure::one(format!("{cases} open cases counted anew"), "s", took.as_secs_f64()).limit(SECONDS).note(note),
        latency("home page meanwhile", &pages, PAGE_MS),
        latency("sending meanwhile", &sent, SENT_MS),
    ])
}

fn latency(name: &str, taken: &Latencies, limit: Limit) -> Figure {
    let (middle, slowest) = (taken.millis(50), taken.millis(100));
    let note = format!("{} answers, median {middle:.0} ms, slowest {slowest:.0} ms", taken.len());
    Figure::one(format!("{name}, p99"), "ms", taken.millis(99)).limit(limit).note(note)
}

/// What all clients measured.
async fn all(mut clients: JoinSet<Result<Vec<Duration>>>) -> Result<Latencies> {
    let mut taken = Vec::new();
    while let Some(client) = clients.join_next().await {
        taken.extend(client??);
    }
    Ok(Latencies::new(taken))
}

async fn read(address: SocketAddr, stop: Arc<AtomicBool>) -> Result<Vec<Duration>> {
    let mut client = Client::connect(address).await?;
    let mut taken = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let began = Instant::now();
        client.get("/").await?.shown()?;
        taken.push(began.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(taken)
}

async fn send(address: SocketAddr, drafts: Vec<Draft>, stop: Arc<AtomicBool>) -> Result<Vec<Duration>> {
    let mut client = Client::connect(address).await?;
    let mut taken = Vec::new();
    for draft in drafts {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        client.cookies = draft.cookies;
        let began = Instant::now();
        client.post(CODE, &[("code", draft.code.as_str()), ("receipt_saved", "yes")]).await?.leads_to(SENT)?;
        taken.push(began.elapsed());
        tokio::time::sleep(PAUSE).await;
    }
    Ok(taken)
}

/// Waits until the program has taken in what was made up.
pub async fn rest(program: &Program) -> Result<()> {
    let mut last: Result<()> = Ok(());
    for _ in 0..RESTS {
        last = program.settle().await;
        if last.is_ok() {
            break;
        }
    }
    last
}

/// A file that makes the next working day a day off.
fn announced(program: &Program) -> Result<String> {
    let now = OffsetDateTime::from_unix_timestamp(i64::try_from(clock::unix_seconds())?)?;
    let today = now.to_offset(UtcOffset::from_hms(7, 0, 0)?).date().to_string();
    let counted = program.run(&["deadline", "--from", &today, "--days", "1", "--unit", "wd"])?;
    let day = counted.lines().next().ok_or("no next working day")?;
    let file = program.folder().join("announced.csv");
    fs::write(&file, format!("date;kind;name;status;source\n{day};holiday;Nghỉ đột xuất;official;CV 1\n"))?;
    file.to_str().map(str::to_owned).ok_or_else(|| Error::from("the folder has no name in UTF-8"))
}

/// Cases whose dates were moved, read past the program.
async fn moved(program: &Program) -> Result<i64> {
    let options = SqliteConnectOptions::new().filename(program.data().join("phanhoi.sqlite")).read_only(true);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    Ok(query_scalar("select count(distinct case_id) from events where code = 'DATES_MOVED'").fetch_one(&pool).await?)
}
