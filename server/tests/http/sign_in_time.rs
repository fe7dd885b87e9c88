//! Neither what a sign-in answers nor how long it takes tells whether there is such an account,
//! whether it is closed, or which of the two factors was wrong.
//!
//! All four are sent to the form that takes both factors, where each can be told from the others
//! only by what they ask the server to do. The times of two kinds are compared by the best
//! classifier with one threshold: the area under its curve is the probability that a random
//! try of one kind took longer than one of the other (Mann and Whitney), 0.50 when time tells
//! nothing. Passwords are hashed with less memory than in earnest: what else differs stands out
//! more, not less.

use std::net::IpAddr;
use std::time::{Duration, Instant};

use app::paths;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use server::auth::password::Hashing;
use server::store::people;

use crate::support::World;
use crate::support::authenticator::account;
use crate::support::promise::{full, promise};

const MEMORY_KIB: u32 = 8 * 1024;
/// What the small form allows: 60 tries of each kind give an area whose standard deviation is 0.053.
const SMALL: f64 = 0.21;
const SEED: u64 = 6;
const WRONG: &str = "sai-mat-khau-hoan-toan";
const CLOSED: &str = "nhapho.tinh";

/// A kind of try, by what is wrong with it.
struct Kind {
    login: &'static str,
    password: String,
    took: Vec<Duration>,
}

/// Tries each kind so often, in random order.
async fn timed(world: &World, tries: usize) -> Vec<Kind> {
    let tx = world.tx().await;
    let mut row = people::by_login(&tx, CLOSED).await.unwrap().unwrap();
    row.status = people::DISABLED.to_owned();
    people::update(&tx, row).await.unwrap();
    tx.commit().await.unwrap();
    let kind = |login, password: String| Kind { login, password, took: Vec::with_capacity(tries) };
    let mut kinds = vec![
        kind("nobody.here", WRONG.to_owned()),
        kind("lanhdao.tinh", WRONG.to_owned()),
        kind(CLOSED, account(CLOSED).password),
        kind("quantri", account("quantri").password),
    ];
    let mut order: Vec<usize> = (0..kinds.len()).flat_map(|kind| std::iter::repeat_n(kind, tries)).collect();
    order.shuffle(&mut StdRng::seed_from_u64(SEED));
    let mut pages = std::collections::BTreeSet::new();
    for (n, index) in (0_u32..).zip(order) {
        let kind = &mut kinds[index];
        let mut browser = world.browser();
        // Each from somewhere else, and not too many in a minute: whoever guesses has to wait.
        if n % 400 == 399 {
            world.wait(time::Duration::minutes(2));
        }
        let [_, high, middle, low] = n.to_be_bytes();
        browser.peer = Some(IpAddr::from([10, high, middle, low]));
        let fields = [("login", kind.login), ("password", kind.password.as_str()), ("otp", "000000")];
        let began = Instant::now();
        let answer = browser.post(paths::SIGN_IN, &fields).await;
        kind.took.push(began.elapsed());
        let answer = answer.expect(422);
        assert!(browser.cookies.is_empty());
        pages.insert(answer.without_nonce().replace(kind.login, ""));
    }
    assert_eq!(pages.len(), 1, "the answers differ");
    kinds
}

/// The probability that a try of the first kind took longer than one of the second.
fn area(first: &[Duration], second: &[Duration]) -> f64 {
    let mut sorted = second.to_vec();
    sorted.sort_unstable();
    let below: usize = first
        .iter()
        .map(|time| sorted.partition_point(|other| other < time) + sorted.partition_point(|other| other <= time))
        .sum();
    below as f64 / (2 * first.len() * second.len()) as f64
}

/// How far from 0.50 the worst pair of kinds is.
fn worst(kinds: &[Kind]) -> f64 {
    let mut worst: f64 = 0.0;
    for (at, first) in kinds.iter().enumerate() {
        for second in &kinds[at + 1..] {
            let area = area(&first.took, &second.took);
            eprintln!("{} | {}: {area:.3}", first.login, second.login);
            worst = worst.max((area - 0.5).abs());
        }
    }
    worst
}

#[tokio::test]
async fn the_time_of_a_refused_sign_in_tells_nothing() {
    // 5,000 tries give one of 0.006.
    let (tries, allowed) = if full() { (5000, 0.02) } else { (60, SMALL) };
    let began = Instant::now();
    let world = World::hashing(Hashing::with_memory(MEMORY_KIB).unwrap()).await;
    let kinds = timed(&world, tries).await;
    let worst = worst(&kinds);
    let n = kinds.iter().map(|kind| kind.took.len() as u64).sum();
    promise("A6").record(n, u64::from(worst > allowed), SEED, began.elapsed().as_secs_f64());
    assert!(worst <= allowed, "an area is {worst:.3} away from 0.50");
}

/// What the test above must notice: with nothing to compare with, an unknown name is refused at
/// once. The hash is nearly as dear as in earnest, so that a busy machine does not hide it.
#[tokio::test]
async fn without_a_hash_for_unknown_names_the_time_would_tell() {
    let world = World::hashing(Hashing::without_dummy(4 * MEMORY_KIB).unwrap()).await;
    let kinds = timed(&world, 60).await;
    assert!(worst(&kinds) > SMALL, "the measurement sees nothing");
}
