//! What an ordinary day costs, and ten times as many people at once.

use std::sync::Arc;
use std::time::Duration;

use drive::Result;
use drive::program::Program;

use crate::figure::{Figure, Limit};
use crate::latency::Latencies;
use crate::plan::Plan;
use crate::visits::{Answer, Place, Seen};

/// People at once: as many as are needed to keep the program busy, to keep a rate, and to be far too many.
const BUSY: usize = 64;
const STEADY: usize = 256;
const CROWD: usize = 1_000;
/// An ordinary day is this part of what is possible, and a spike so many times an ordinary day.
const ORDINARY: f64 = 0.6;
const TIMES: f64 = 10.0;
const P99: u8 = 99;

const ANSWER_MS: f64 = 150.0;
const NONE: Limit = Limit::ValueAtMost(0.0);
const BACK_S: Limit = Limit::ValueAtMost(30.0);

struct Times {
    fastest: Duration,
    ordinary: Duration,
    spike: Duration,
    after: Duration,
}

const FULL: Times = Times {
    fastest: Duration::from_secs(20),
    ordinary: Duration::from_secs(600),
    spike: Duration::from_secs(60),
    after: Duration::from_secs(40),
};
const QUICK: Times = Times {
    fastest: Duration::from_secs(5),
    ordinary: Duration::from_secs(20),
    spike: Duration::from_secs(8),
    after: Duration::from_secs(15),
};

/// The most visits a second, an ordinary day, a spike and the time behind it.
pub async fn figures(plan: Plan) -> Result<Vec<Figure>> {
    let times = if plan.quick { QUICK } else { FULL };
    let program = Program::start().await?;
    let place = Arc::new(Place::at(program.address).await?);
    program.settle().await?;
    eprintln!("  as many visits as can be …");
    place.visits(None, BUSY, times.fastest / 4).await?;
    let fastest = place.visits(None, BUSY, times.fastest).await?;
    let most = fastest.done as f64 / fastest.lasted.as_secs_f64();
    program.settle().await?;
    let rate = ORDINARY * most;
    eprintln!("  an ordinary day: {rate:.0} visits a second for {} s …", times.ordinary.as_secs());
    let ordinary = place.visits(Some(rate), STEADY, times.ordinary).await?;
    eprintln!("  ten times as many for {} s …", times.spike.as_secs());
    let spike = place.visits(Some(TIMES * rate), CROWD, times.spike).await?;
    let after = place.visits(Some(rate), STEADY, times.after).await?;
    let back = spike.lasted.saturating_sub(times.spike) + calm_after(&after.answers);
    program.settle().await?;
    let lost = place.lost(&spike.codes).await?;
    Ok(vec![
        Figure::one(format!("mixed visits, {BUSY} people at once"), "visits/s", most).note(told(&fastest)),
        Figure::one("wrong answers on an ordinary day", "visits", wrong(&ordinary, true))
            .limit(NONE)
            .note(told(&ordinary)),
        Figure::one("an answer on an ordinary day, p99", "ms", millis(&ordinary)).limit(Limit::ValueAtMost(ANSWER_MS)),
        Figure::one("answers in a spike that are no 429 or 503 and wrong", "visits", wrong(&spike, false))
            .limit(NONE)
            .note(told(&spike)),
        Figure::one("confirmed in a spike and lost", "cases", lost as f64)
            .limit(NONE)
            .note(format!("{} confirmed", spike.codes.len())),
        Figure::one("after a spike until answers are as before", "s", back.as_secs_f64())
            .limit(BACK_S)
            .note(told(&after)),
    ])
}

fn wrong(seen: &Seen, refused_too: bool) -> f64 {
    seen.failures.len() as f64 + if refused_too { seen.refused as f64 } else { 0.0 }
}

fn latencies<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> Latencies {
    Latencies::new(answers.into_iter().map(|answer| answer.took).collect())
}

fn millis(seen: &Seen) -> f64 {
    latencies(&seen.answers).millis(P99)
}

fn told(seen: &Seen) -> String {
    let taken = latencies(&seen.answers);
    let (middle, p99, slowest) = (taken.millis(50), taken.millis(P99), taken.millis(100));
    let why = seen.failures.first().map_or_else(String::new, |first| format!(", the first: {first}"));
    format!(
        "{} visits, {} refused, {} wrong{why}; {} answers, median {middle:.0} ms, p99 {p99:.0} ms, slowest {slowest:.0} ms",
        seen.done,
        seen.refused,
        seen.failures.len(),
        taken.len()
    )
}

/// The end of the last second in which one of a hundred waited too long.
fn calm_after(answers: &[Answer]) -> Duration {
    let last = answers.iter().map(|answer| answer.at.as_secs()).max().unwrap_or_default();
    let restless = |second: u64| {
        let within = answers.iter().filter(|answer| answer.at.as_secs() == second);
        let taken = latencies(within);
        taken.len() > 0 && taken.millis(P99) > ANSWER_MS
    };
    let seconds = (0..=last).rev().find(|second| restless(*second)).map_or(0, |second| second + 1);
    Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_calm_after_the_last_second_in_which_somebody_waited() {
        let answer = |at: u64, took: u64| Answer { at: Duration::from_millis(at), took: Duration::from_millis(took) };
        assert_eq!(calm_after(&[answer(100, 10), answer(2_500, 10)]), Duration::ZERO);
        assert_eq!(calm_after(&[answer(100, 900), answer(2_500, 151), answer(3_100, 10)]), Duration::from_secs(3));
        assert_eq!(calm_after(&[]), Duration::ZERO);
    }
}
