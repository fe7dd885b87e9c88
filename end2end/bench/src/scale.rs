//! The same questions to a small and to a large installation: what grows with the number of cases shows.

use std::time::{Duration, Instant};

use drive::client::Client;
use drive::draft::{self, Choices, Draft};
use drive::postgres::Cluster;
use drive::program::{Program, Setup};
use drive::{Result, html, sign_in};
use sea_orm::{ConnectionTrait, Database};

use crate::figure::{Figure, Limit};
use crate::latency::Latencies;
use crate::load::{self, Target};
use crate::pages::INBOX_ROWS;
use crate::plan::{CLIENTS, Plan, WARM_UP};
use crate::{calendar, submit};

const SMALL: i64 = 10_000;
const LARGE: i64 = 1_000_000;
const QUICK: i64 = 50_000;
/// What everybody searches.
const REGISTER: &str = "/cong-khai";
/// The page on which a code is entered, and the page of its case.
const TRACK: &str = "/tra-cuu";
const TRACKED: &str = "/tra-cuu/ho-so";
/// One case in 400 has such a word, and one in 21: the most that may be asked for alone is one in 20.
const STREETS: usize = 400;
const QUARTERS: usize = 21;
/// How often each question is asked.
const ASKED: usize = 400;

const INBOX: Limit = Limit::RatioAtLeast(0.8);
const SEARCH_MS: Limit = Limit::ValueAtMost(60.0);
const WORST_SEARCH_MS: Limit = Limit::ValueAtMost(200.0);
const TRACK_MEDIAN: Limit = Limit::RatioAtMost(1.2);
const TRACK_P99: Limit = Limit::RatioAtMost(1.5);
const START_S: Limit = Limit::ValueAtMost(2.0);
const MEMORY_MB: Limit = Limit::ValueAtMost(250.0);
const FILL: Limit = Limit::ValueAtLeast(1_000.0);

/// What is measured of an installation of one size.
struct Measured {
    inbox: Vec<f64>,
    rare: Latencies,
    frequent: Latencies,
    /// The same in the register, and a word that all entries have.
    register: [Latencies; 3],
    track: Latencies,
    start: Duration,
    memory: f64,
}

/// On which engine the cases are.
#[derive(Clone, Copy)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// The inbox of a commune whose Front has all cases, searches in it, and a case that its sender looks up.
pub async fn figures(plan: Plan, engine: Engine) -> Result<Vec<Figure>> {
    let large = if plan.quick { QUICK } else { LARGE };
    let cluster = matches!(engine, Engine::Postgres).then(Cluster::start).transpose()?;
    let mut setup = Setup::default();
    if let Some(cluster) = &cluster {
        setup = setup.setting("PHANHOI_DATABASE_URL", cluster.empty_database().await?);
    }
    let mut program = Program::start_with(setup).await?;
    let drafts = draft::prepare(program.address, &Choices::read(program.address).await?, 1, 1).await?;
    let sent = drafts.iter().flatten().next().cloned().ok_or("no draft was prepared")?;
    submit::send(program.address, drafts).await?;
    fill(&program, SMALL, 1).await?;
    take_stock(cluster.as_ref()).await?;
    let small = measure(&mut program, plan, &sent).await?;
    let rate = fill(&program, large - SMALL, 2).await?;
    take_stock(cluster.as_ref()).await?;
    let large_one = measure(&mut program, plan, &sent).await?;
    Ok(compared(large, engine, rate, &small, &large_one))
}

/// What autovacuum does in a cluster of people's own: this one has it turned off.
async fn take_stock(cluster: Option<&Cluster>) -> Result<()> {
    if let Some(cluster) = cluster {
        let database = Database::connect(cluster.database_url()).await?;
        database.execute_unprepared("vacuum analyze").await?;
        database.close().await?;
    }
    Ok(())
}

fn compared(large: i64, engine: Engine, rate: f64, small: &Measured, grown: &Measured) -> Vec<Figure> {
    let at = |what: &str| format!("{what}, {large} cases on {}", engine.name());
    let mut inbox = Figure::compared(at("inbox of 50 rows"), "requests/s", "10,000 cases").limit(INBOX);
    for (grown, small) in grown.inbox.iter().zip(&small.inbox) {
        inbox.turn(*grown, *small);
    }
    let against = |name: String, per_cent: u8, limit: Limit| {
        let mut figure = Figure::compared(name, "ms", "10,000 cases").limit(limit);
        figure.turn(grown.track.millis(per_cent), small.track.millis(per_cent));
        figure
    };
    let search = |what: &str, taken: &Latencies, before: &Latencies, limit: Limit| {
        let note = format!("median {:.1} ms; at 10,000 cases p99 {:.1} ms", taken.millis(50), before.millis(99));
        Figure::one(at(what), "ms", taken.millis(99)).limit(limit).note(note)
    };
    let register = |nth: usize, what: &str, limit: Limit| {
        let of = |measured: &Measured| measured.register.get(nth).map_or(f64::MAX, |taken| taken.millis(99));
        let note = format!("at 10,000 cases {:.1} ms; one case of ten is an entry", of(small));
        Figure::one(at(what), "ms", of(grown)).limit(limit).note(note)
    };
    vec![
        Figure::one(at("filling"), "cases/s", rate).limit(FILL),
        inbox,
        search("search for a rare word, p99", &grown.rare, &small.rare, SEARCH_MS),
        search("search for a frequent word, p99", &grown.frequent, &small.frequent, WORST_SEARCH_MS),
        register(0, "rare word in the register, p99", SEARCH_MS),
        register(1, "frequent word in the register, p99", WORST_SEARCH_MS),
        register(2, "word of all entries in the register, p99", WORST_SEARCH_MS),
        against(at("a sender looks at the case, median"), 50, TRACK_MEDIAN),
        against(at("a sender looks at the case, p99"), 99, TRACK_P99),
        Figure::one(at("start to first answer"), "s", grown.start.as_secs_f64()).limit(START_S),
        Figure::one(at("resident memory after these questions"), "MB", grown.memory).limit(MEMORY_MB),
    ]
}

/// Makes up so many more cases; how many a second.
async fn fill(program: &Program, cases: i64, seed: u8) -> Result<f64> {
    eprintln!("  {cases} cases …");
    let began = Instant::now();
    program.run(&["fill", "--published", "--cases", &cases.to_string(), "--seed", &seed.to_string()])?;
    let rate = cases as f64 / began.elapsed().as_secs_f64();
    calendar::rest(program).await?;
    Ok(rate)
}

async fn measure(program: &mut Program, plan: Plan, sent: &Draft) -> Result<Measured> {
    program.kill()?;
    let start = program.restart().await?;
    calendar::rest(program).await?;
    let cookie = officer(program).await?;
    let page = |path: String| Target { address: program.address, path, cookie: Some(cookie.clone()) };
    let inbox = page(sign_in::INBOX.to_owned());
    load::rate(&inbox, CLIENTS, WARM_UP).await?;
    let mut rates = Vec::new();
    for turn in 1..=plan.turns {
        eprintln!("  turn {turn} of {}: {}", plan.turns, inbox.path);
        rates.push(load::rate(&inbox, CLIENTS, plan.turn).await?);
    }
    let searches = |place: &'static str, word: &'static str, of: usize| {
        (0..ASKED).map(move |nth| format!("{place}?q={word}{}", nth % of + 1)).map(page)
    };
    eprintln!("  searches, and a sender who looks …");
    let rare = Latencies::of_pages(searches(sign_in::INBOX, "D", STREETS)).await?;
    let frequent = Latencies::of_pages(searches(sign_in::INBOX, "KP", QUARTERS)).await?;
    // Each time at another address: what is kept of a page is not what is measured.
    let everywhere = (0..ASKED).map(|nth| page(format!("{REGISTER}?q=tr%E1%BA%A3&n={nth}"))).collect::<Vec<_>>();
    let register = [
        Latencies::of_pages(searches(REGISTER, "D", STREETS)).await?,
        Latencies::of_pages(searches(REGISTER, "KP", QUARTERS)).await?,
        Latencies::of_pages(everywhere).await?,
    ];
    let track = track(program, &sent.code).await?;
    Ok(Measured { inbox: rates, rare, frequent, register, track, start, memory: program.process.resident_mb()? })
}

/// Somebody who receives at a Front that has all the cases.
async fn officer(program: &Program) -> Result<String> {
    for account in program.accounts.iter().filter(|account| account.role == sign_in::RECEIVES) {
        let (cookie, inbox) = sign_in::with(program, account).await?;
        if html::count(&inbox, "data-case-number=") == INBOX_ROWS {
            return Ok(cookie);
        }
    }
    Err("nobody has a full inbox".into())
}

/// Enters the code and reads the page of the case, as often as is measured.
async fn track(program: &Program, code: &str) -> Result<Latencies> {
    let mut client = Client::connect(program.address).await?;
    let mut taken = Vec::new();
    for _ in 0..ASKED {
        client.renew();
        let began = Instant::now();
        client.post(TRACK, &[("code", code)]).await?.leads_to(TRACKED)?;
        client.get(TRACKED).await?.shown()?;
        taken.push(began.elapsed());
    }
    Ok(Latencies::new(taken))
}
