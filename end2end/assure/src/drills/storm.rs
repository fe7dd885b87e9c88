//! H6: hundreds try passwords at the same moment, and feedback is sent hardly slower than before.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use drive::Result;
use drive::client::Client;
use drive::draft::{self, Choices, Draft};
use drive::program::{Program, Setup};
use tokio::task::JoinSet;

use crate::turn::{Tally, Turn};

const SIGN_IN: &str = "/can-bo/dang-nhap";
/// How soon each tries again.
const AGAIN: Duration = Duration::from_secs(1);
/// Below this a submission is fast, whatever it was before: the noise of a busy machine.
const FAST: Duration = Duration::from_millis(50);

pub async fn run(turn: Turn) -> Result<Tally> {
    let (guessers, submissions) = turn.of((50, 10), (500, 40));
    // As it is in service, with its limits.
    let program = Program::start_with(Setup::default().setting("PHANHOI_LIMITS", "auto")).await?;
    let address = program.address;
    let choices = Choices::read(address).await?;
    let drafts = draft::prepare(address, &choices, 2, submissions).await?;
    let [before, during] = drafts.try_into().map_err(|_| "there are two lists of drafts")?;
    let alone = send_all(address, &before).await?;

    let mut storm = JoinSet::new();
    for n in 0..guessers {
        storm.spawn(async move {
            let mut guesser = Client::connect(address).await?;
            loop {
                let login = format!("can.bo.{n}");
                let answer =
                    guesser.post(SIGN_IN, &[("login", &login), ("password", "not-the-password-of-anybody")]).await?;
                if answer.status.is_success() || answer.status.is_redirection() {
                    return Result::Ok(());
                }
                tokio::time::sleep(AGAIN).await;
            }
        });
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    let beside = send_all(address, &during).await?;
    let mut tally = Tally::default();
    let guessed = storm.try_join_next().is_some();
    tally.check(!guessed, || "a guesser has got in or was turned away for good".to_owned());
    storm.shutdown().await;
    tally.check(beside <= (2 * alone).max(FAST), || format!("a submission took {beside:?}, alone {alone:?}"));
    eprintln!("H6: {guessers} guessers; the middle submission took {beside:?}, alone {alone:?}");
    Ok(tally)
}

/// Sends all drafts one after the other; the median of the times.
async fn send_all(address: SocketAddr, drafts: &[Draft]) -> Result<Duration> {
    let mut client = Client::connect(address).await?;
    let mut times = Vec::new();
    for draft in drafts {
        let began = Instant::now();
        draft::send(&mut client, draft).await?.leads_to(draft::SENT)?;
        times.push(began.elapsed());
    }
    times.sort();
    times.get(times.len() / 2).copied().ok_or_else(|| "nothing was sent".into())
}
