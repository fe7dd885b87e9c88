//! The same program on PostgreSQL: submissions against what PostgreSQL itself commits, and what a second node costs.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use drive::postgres::Cluster;
use drive::process::{Child, processor_seconds};
use drive::program::{Program, Setup};
use drive::{Result, draft, sign_in};
use sea_orm::{ConnectionTrait, Database};
use tempfile::NamedTempFile;

use crate::figure::{Figure, Limit};
use crate::load::{self, Target};
use crate::pages;
use crate::plan::{Plan, SENDERS, WARM_UP};
use crate::submit;

/// A third of what is possible is spent on a hash, a key, a receipt, events and the conflict rule.
const SUBMISSIONS: Limit = Limit::RatioAtLeast(0.10);
/// A second node costs nothing but itself.
const SECOND: Limit = Limit::RatioAtMost(1.05);
/// Few enough that the processors have nothing to wait for.
const READERS: usize = 4;

pub async fn figures(plan: Plan) -> Result<Vec<Figure>> {
    let cluster = Cluster::start()?;
    let setup = Setup::default().setting("PHANHOI_DATABASE_URL", cluster.empty_database().await?);
    let program = Program::start_with(setup.clone()).await?;
    let mut figures = vec![submissions(plan, &program, &cluster).await?];
    figures.extend(nodes(plan, &program, setup).await?);
    Ok(figures)
}

/// Durable submissions per second, in turns with pgbench: the same number of clients, each of which commits one row with
/// the same text.
async fn submissions(plan: Plan, program: &Program, cluster: &Cluster) -> Result<Figure> {
    let choices = draft::Choices::read(program.address).await?;
    let bare = Bare::open(cluster).await?;
    let name = format!("submissions on PostgreSQL, {SENDERS} clients");
    let mut figure = Figure::compared(name, "cases/s", "pgbench, one row each").limit(SUBMISSIONS);
    for turn in 1..=plan.turns {
        eprintln!("  turn {turn} of {}: submissions on PostgreSQL", plan.turns);
        let drafts = draft::prepare(program.address, &choices, SENDERS, plan.drafts).await?;
        program.settle().await?;
        let yardstick = bare.rate(plan.turn)?;
        figure.turn(submit::send(program.address, drafts).await?, yardstick);
    }
    Ok(figure)
}

/// Commits of one row, by PostgreSQL's own benchmark.
struct Bare {
    url: String,
    script: NamedTempFile,
}

impl Bare {
    async fn open(cluster: &Cluster) -> Result<Self> {
        let database = Database::connect(cluster.url()).await?;
        database.execute_unprepared("create table yardstick (id bigserial primary key, text text not null)").await?;
        database.close().await?;
        let script = NamedTempFile::new()?;
        std::fs::write(script.path(), format!("insert into yardstick (text) values ('{}');\n", draft::account()))?;
        Ok(Self { url: cluster.url().to_owned(), script })
    }

    fn rate(&self, duration: Duration) -> Result<f64> {
        let seconds = duration.as_secs().max(1).to_string();
        let clients = SENDERS.to_string();
        let output = Command::new(pgbench()?)
            .args([
                "--no-vacuum",
                "--protocol=prepared",
                "--jobs=2",
                "--client",
                &clients,
                "--time",
                &seconds,
                "--file",
            ])
            .arg(self.script.path())
            .arg(&self.url)
            .output()?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let rate =
            printed.lines().find_map(|line| line.strip_prefix("tps = ")?.split_whitespace().next()?.parse().ok());
        rate.ok_or_else(|| format!("pgbench failed: {}", String::from_utf8_lossy(&output.stderr)).into())
    }
}

/// The newest that Debian has installed, or the one on the path.
fn pgbench() -> Result<PathBuf> {
    let version = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let mut installed: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|folders| folders.filter_map(|folder| Some(folder.ok()?.path())).collect())
        .unwrap_or_default();
    installed.sort_by_key(version);
    let programs = installed.into_iter().rev().map(|folder| folder.join("bin/pgbench"));
    Ok(programs.into_iter().find(|program| program.is_file()).unwrap_or_else(|| "pgbench".into()))
}

/// Processor time of a request that one of two nodes answers, to that of a node which is alone.
async fn nodes(plan: Plan, first: &Program, setup: Setup) -> Result<Vec<Figure>> {
    let inbox = pages::full_inbox(first).await?;
    let begun = pages::begun_draft(first).await?;
    let keys = first.data().join("keys").display().to_string();
    let mut second = Program::elsewhere(setup.setting("PHANHOI_KEY_FILE", keys), first)?;
    second.restart().await?;
    let pages = [("/", None), (draft::FORM, Some(begun)), (sign_in::INBOX, Some(inbox))];
    let mut figures = Vec::new();
    for (path, cookie) in pages {
        let at = |node: &Program| Target { address: node.address, path: path.to_owned(), cookie: cookie.clone() };
        let (here, there) = (at(first), at(&second));
        for target in [&here, &there] {
            load::rate(target, READERS, WARM_UP).await?;
        }
        let mut figure =
            Figure::compared(format!("{path}, answered by two nodes"), "cpu ms each", "one node").limit(SECOND);
        for turn in 1..=plan.turns {
            eprintln!("  turn {turn} of {}: {path} from one node and from two", plan.turns);
            let nodes = [&first.process, &second.process];
            let alone = cost(&nodes, &[(&here, READERS)], plan.turn).await?;
            let shared = cost(&nodes, &[(&here, READERS / 2), (&there, READERS / 2)], plan.turn).await?;
            figure.turn(shared, alone);
        }
        figures.push(figure);
    }
    Ok(figures)
}

/// Milliseconds of processor time for each answer, all nodes together.
async fn cost(nodes: &[&Child], asked: &[(&Target, usize)], duration: Duration) -> Result<f64> {
    let before = processor_seconds(nodes.iter().copied())?;
    let rates = match asked {
        [(one, readers)] => load::rate(one, *readers, duration).await?,
        [(one, some), (other, others)] => {
            let (one, other) =
                tokio::try_join!(load::rate(one, *some, duration), load::rate(other, *others, duration))?;
            one + other
        }
        _ => return Err("one node or two".into()),
    };
    let used = processor_seconds(nodes.iter().copied())? - before;
    Ok(1e3 * used / (rates * duration.as_secs_f64()))
}
