//! The order of the run and the limits.

use std::time::Duration;

use drive::program::Program;
use drive::{Result, draft};

use crate::commits::Commits;
use crate::figure::{Figure, Limit};
use crate::{calendar, cluster, crowd, machine, pages, report, scale, size, submit};

/// How long one turn lasts and how many there are.
#[derive(Clone, Copy)]
pub struct Plan {
    pub quick: bool,
    pub turns: u32,
    pub turn: Duration,
    /// Drafts that each client sends in one turn.
    pub drafts: usize,
}

pub const FULL: Plan = Plan { quick: false, turns: 5, turn: Duration::from_secs(3), drafts: 25 };
pub const QUICK: Plan = Plan { quick: true, turns: 3, turn: Duration::from_secs(1), drafts: 8 };

/// Clients, each with one connection that it keeps.
pub const CLIENTS: usize = 16;
/// Clients that send: so many wait together for one write to the disk.
pub const SENDERS: usize = 64;
/// Requests that nobody counts: caches fill, the allocator settles.
pub const WARM_UP: Duration = Duration::from_millis(500);
/// A program is idle when nobody has asked it for anything for this long.
const IDLE: Duration = Duration::from_secs(3);

/// A bare page of the same framework reaches about a fifth of the yardstick; a third of that is
/// what words, policy and the database may cost.
const DRAWN_RATIO: Limit = Limit::RatioAtLeast(0.07);
/// A page that is kept costs its headers, a nonce and the copying of its bytes.
const KEPT_RATIO: Limit = Limit::RatioAtLeast(0.45);
/// A confirmed submission is some twenty rows in as many tables; many share one write to the disk.
const SUBMISSIONS: Limit = Limit::RatioAtLeast(0.4);
/// kB: what a slow mobile connection brings in a second or two.
const FIRST_PAGE_KB: Limit = Limit::ValueAtMost(40.0);
/// kB of everything that a script needs.
const SCRIPTS_KB: Limit = Limit::ValueAtMost(110.0);
/// MB: the smallest rented machine holds it many times over.
const IDLE_MB: Limit = Limit::ValueAtMost(60.0);

/// What can be measured alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Pages,
    Submissions,
    Calendar,
    /// The same questions to few and to many cases, on SQLite.
    Scale,
    /// The same on PostgreSQL.
    ScalePostgres,
    Postgres,
    Crowd,
}

impl Part {
    pub const ALL: [Self; 7] =
        [Self::Pages, Self::Submissions, Self::Calendar, Self::Postgres, Self::Crowd, Self::Scale, Self::ScalePostgres];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Pages => "pages",
            Self::Submissions => "submissions",
            Self::Calendar => "calendar",
            Self::Scale => "scale",
            Self::ScalePostgres => "scale-postgres",
            Self::Postgres => "postgres",
            Self::Crowd => "crowd",
        }
    }
}

/// Measures these parts, prints them and keeps them; `false` when a figure misses its limit.
pub async fn run(plan: Plan, parts: &[Part]) -> Result<bool> {
    let machine = machine::describe();
    eprintln!("Measuring on {machine} …");
    let mut figures = Vec::new();
    if parts.contains(&Part::Pages) || parts.contains(&Part::Submissions) {
        figures.extend(service(plan, parts).await?);
    }
    if parts.contains(&Part::Calendar) {
        figures.extend(Box::pin(calendar::figures(plan)).await?);
    }
    if parts.contains(&Part::Postgres) {
        figures.extend(Box::pin(cluster::figures(plan)).await?);
    }
    if parts.contains(&Part::Crowd) {
        figures.extend(Box::pin(crowd::figures(plan)).await?);
    }
    for (part, engine) in [(Part::Scale, scale::Engine::Sqlite), (Part::ScalePostgres, scale::Engine::Postgres)] {
        if parts.contains(&part) {
            figures.extend(Box::pin(scale::figures(plan, engine)).await?);
        }
    }
    report::finish(&machine, plan.quick, &figures)
}

/// Pages and submissions of a small installation.
async fn service(plan: Plan, parts: &[Part]) -> Result<Vec<Figure>> {
    let program = Program::start().await?;
    tokio::time::sleep(IDLE).await;
    let idle = program.process.resident_mb()?;
    let mut figures = Vec::new();
    if parts.contains(&Part::Pages) {
        figures.extend(pages::figures(&program, plan, KEPT_RATIO, DRAWN_RATIO).await?);
        figures.extend(size::figures(&program, FIRST_PAGE_KB, SCRIPTS_KB).await?);
    }
    figures.push(Figure::one("resident memory, idle", "MB", idle).limit(IDLE_MB));
    if parts.contains(&Part::Submissions) {
        figures.push(submissions(plan, &program).await?);
    }
    figures.push(Figure::one("resident memory, after this run", "MB", program.process.resident_mb()?));
    Ok(figures)
}

/// Durable submissions per second, in turns with commits of a single row in a database set up the
/// same way in the same folder.
async fn submissions(plan: Plan, program: &Program) -> Result<Figure> {
    let choices = draft::Choices::read(program.address).await?;
    let commits = Commits::open(program.folder()).await?;
    let name = format!("submissions, {SENDERS} clients");
    let mut figure = Figure::compared(name, "cases/s", "single-row commits").limit(SUBMISSIONS);
    commits.rate(SENDERS, WARM_UP).await?;
    for turn in 1..=plan.turns {
        eprintln!("  turn {turn} of {}: submissions", plan.turns);
        let drafts = draft::prepare(program.address, &choices, SENDERS, plan.drafts).await?;
        program.settle().await?;
        let bare = commits.rate(SENDERS, plan.turn).await?;
        let ours = submit::send(program.address, drafts).await?;
        figure.turn(ours, bare);
    }
    Ok(figure)
}
