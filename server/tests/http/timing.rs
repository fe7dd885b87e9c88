//! How long an answer takes tells nothing.

use std::time::Instant;

use domain::receipt::ReceiptCode;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use sea_orm::{EntityTrait, ModelTrait};
use server::desks::Visitor;
use server::store::entity::receipts;

use crate::support::promise::full;
use crate::support::trial::Trial;
use crate::support::{Case, Feedback, World};

/// Codes that open nothing, each for another reason.
const KINDS: [&str; 4] = ["unknown", "malformed", "purged", "not yet sent"];

/// The chance that a try of the one kind took longer than one of the other: what the best single
/// threshold could tell them apart by. 0.5: by nothing.
fn auc(one: &[f64], other: &[f64]) -> f64 {
    let longer =
        |a: f64| other.iter().map(|&b| if a > b { 1.0 } else { f64::from(u8::from(a == b)) / 2.0 }).sum::<f64>();
    one.iter().map(|&a| longer(a)).sum::<f64>() / (one.len() * other.len()) as f64
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// How long `ask` takes for codes of each kind, in turns without an order.
async fn times(codes: &[String; 4], tries: usize, rng: &mut StdRng, ask: impl AsyncFn(&str)) -> [Vec<f64>; 4] {
    let mut turns: Vec<usize> = (0..4 * tries).map(|n| n % 4).collect();
    turns.shuffle(rng);
    let mut times: [Vec<f64>; 4] = Default::default();
    for turn in turns {
        let code = &codes[turn];
        let began = Instant::now();
        ask(code).await;
        times[turn].push(began.elapsed().as_secs_f64());
    }
    times
}

#[tokio::test]
async fn a_look_up_takes_as_long_whatever_is_wrong_with_the_code() {
    let mut trial = Trial::new("A6");
    let mut rng = StdRng::seed_from_u64(trial.seed);
    let world = World::new().await;
    let purged = Case::sent(&world).await;
    let receipt = receipts::Entity::find().one(world.services.db.reader()).await.unwrap().unwrap();
    let tx = world.tx().await;
    receipt.delete(&tx).await.unwrap();
    tx.commit().await.unwrap();
    let waiting = Feedback::default().prepare(&world, &mut world.browser()).await;
    let unknown = ReceiptCode::from_bytes(rng.random()).as_str().to_owned();
    let malformed = format!("{}U", &unknown[..15]);
    assert!(ReceiptCode::parse(&malformed).is_err());
    let codes = [unknown, malformed, purged.code, waiting];

    let visitor = Visitor::new(world.services.clone(), None, None);
    let honest = async |code: &str| assert!(visitor.follow(code).await.is_err());
    times(&codes, 50, &mut rng, honest).await;
    let (tries, tolerance) = if full() { (5000, 0.02) } else { (400, 0.09) };
    let measured = times(&codes, tries, &mut rng, honest).await;
    for (kind, others) in KINDS.iter().zip(&measured).skip(1) {
        let auc = auc(others, &measured[0]);
        let (own, unknown) = (median(others), median(&measured[0]));
        for _ in 0..tries {
            trial.holds((auc - 0.5).abs() <= tolerance, || {
                format!("{kind}: AUC {auc:.3}, {own:.6} s and {unknown:.6} s")
            });
        }
    }

    // With an answer that comes early for what is no code, the same measurement must fail.
    let early = async |code: &str| {
        if ReceiptCode::parse(code).is_ok() {
            honest(code).await;
        }
    };
    let leaking = times(&codes, tries, &mut rng, early).await;
    assert!(auc(&leaking[1], &leaking[0]) < 0.3, "the measurement sees nothing");
    trial.end();
}
