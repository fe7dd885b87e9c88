//! N3: the S3 server says nothing for a while. What is in words goes in, whoever adds a file is told soon and
//! clearly, the node stays ready and says what is missing; afterwards files go in, and all of them are whole.

use std::sync::Arc;
use std::time::{Duration, Instant};

use drive::Result;
use drive::client::Client;
use drive::draft::{self, Choices, Matter};
use drive::program::{Program, Setup};
use rand::rngs::StdRng;
use rand::{Rng, RngExt, SeedableRng};
use tokio::task::JoinSet;

use crate::crowd::{Citizen, Progress, picture, send_words_until_told};
use crate::object_server::ObjectServer;
use crate::register::{Register, files_are_whole};
use crate::turn::{Tally, Turn};

const WRITERS: usize = 4;
/// The node waits for the server for twenty seconds, and says so then.
const TOLD: Duration = Duration::from_secs(25);
/// For whoever comes while that is known: the pages of the form, and no waiting for the server.
const TOLD_AT_ONCE: Duration = Duration::from_secs(10);
const BACK: Duration = Duration::from_secs(15);

pub async fn run(turn: Turn) -> Result<Tally> {
    let silence = turn.of(Duration::ZERO, Duration::from_secs(60));
    let mut random = turn.random();
    let mut tally = Tally::default();
    let server = ObjectServer::start()?;
    let program = Program::start_with(server.settings(Setup::default())).await?;
    let register = Register::open(&program.data()).await?;
    let choices = Choices::read(program.address).await?;
    let citizen = |random: &mut StdRng| Citizen::new(program.address, &choices, StdRng::seed_from_u64(random.random()));
    let mut sender = citizen(&mut random);
    let with_file = with_a_file(&mut random);
    let draft = sender.fill_in(&with_file).await?;
    let mut ledger = vec![sender.persist(&draft, &with_file).await?];

    let progress = Arc::new(Progress::default());
    let mut writers = JoinSet::new();
    for _ in 0..WRITERS {
        writers.spawn(Box::pin(send_words_until_told(citizen(&mut random), Arc::clone(&progress))));
    }
    progress.reach(WRITERS).await?;
    server.freeze()?;
    let (began, before) = (Instant::now(), progress.told().len());
    let mut client = Client::connect(program.address).await?;
    let mut tries = 0;
    while tries < 2 || began.elapsed() < silence {
        let asked = Instant::now();
        let told = draft::fill_in(&mut client, &choices, &with_a_file(&mut random)).await;
        let took = asked.elapsed();
        let said = told.err().map(|error| error.to_string()).unwrap_or_default();
        tally.check(said.contains("503"), || format!("whoever adds a file is told {said:?}"));
        tally.check(took < TOLD, || format!("they are told after {took:?}"));
        tries += 1;
        if tries == 1 {
            let asked = Instant::now();
            let known = draft::fill_in(&mut client, &choices, &with_a_file(&mut random)).await;
            let took = asked.elapsed();
            tally.check(known.is_err() && took < TOLD_AT_ONCE, || format!("the next one is told after {took:?}"));
            let ready = Client::connect(program.admin()).await?.get("/readyz").await?;
            let (status, text) = (ready.status, ready.text());
            tally.check(status == 200 && text == "ready, without files\n", || format!("/readyz says {status} {text}"));
        }
    }
    let written = progress.told().len() - before;
    tally.check(written >= WRITERS, || format!("only {written} were confirmed while it said nothing"));
    server.thaw()?;
    let thawed = Instant::now();
    let mut after = citizen(&mut random);
    let with_file = with_a_file(&mut random);
    let draft = after.fill_in(&with_file).await?;
    ledger.push(after.persist(&draft, &with_file).await?);
    let back = thawed.elapsed();
    tally.check(back < BACK, || format!("a file went in only {back:?} after it spoke again"));
    progress.finish();
    while let Some(done) = writers.join_next().await {
        done??;
    }
    for trouble in progress.troubles() {
        tally.check(false, || format!("what is in words failed: {}", trouble.what));
    }
    ledger.extend(progress.told());
    register.holds(&ledger, &mut tally).await?;
    files_are_whole(&program, &ledger, &mut tally).await?;
    let seconds = thawed.duration_since(began).as_secs();
    eprintln!(
        "N3: {seconds} s without S3: {written} confirmed, {tries} turned away with a file; back after {back:.1?}"
    );
    Ok(tally)
}

fn with_a_file(random: &mut StdRng) -> Matter {
    let body = format!("{} Việc thứ {:016x}.", draft::account(), random.next_u64());
    Matter { body, files: vec![picture(random, 1)], email: None }
}
