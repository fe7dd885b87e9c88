//! Random changes to a copy of the record, each of which must be noticed.

use std::time::Instant;

use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, TransactionTrait};
use server::audit::checkpoint::SignedCheckpoint;
use server::audit::verify::{Depth, Keys, Report, verify};
use server::vault::Vault;

use super::forger::{CARES, Copy, HARMS, Harm};
use super::{fill, keep};
use crate::support::World;
use crate::support::promise::{full, promise};

/// A copy of the record on which nothing is guarded: no triggers, no foreign keys.
async fn unguarded(world: &World) -> DatabaseConnection {
    let file = world.services.config.data_dir.join("copy.sqlite");
    let path = file.display();
    world.services.db.writer_for_migrations().execute_unprepared(&format!("VACUUM INTO '{path}'")).await.unwrap();
    let mut options = ConnectOptions::new(format!("sqlite://{path}"));
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| sqlite.foreign_keys(false));
    let copy = Database::connect(options).await.unwrap();
    for table in ["events", "log_entries", "log_nodes", "checkpoints"] {
        for guard in ["no_update", "no_delete", "no_replace"] {
            copy.execute_unprepared(&format!("DROP TRIGGER {table}_{guard}")).await.unwrap();
        }
    }
    copy.execute_unprepared("DROP TRIGGER events_queue").await.unwrap();
    copy
}

/// What one change did, and what was noticed of it.
struct Tried {
    inside: Report,
    outside: Report,
    chains: Report,
}

#[expect(clippy::disallowed_methods, reason = "a copy that is not the store's: every change is rolled back")]
async fn attempt(copy: &DatabaseConnection, changed: Copy, vault: &Vault, kept: &[SignedCheckpoint]) -> Tried {
    let tx = copy.begin().await.unwrap();
    changed.write(&tx).await;
    let keys = || Keys::own(vault);
    let tried = Tried {
        inside: verify(&tx, keys(), &[], Depth::Whole).await.unwrap(),
        outside: verify(&tx, keys(), kept, Depth::Whole).await.unwrap(),
        chains: verify(&tx, keys(), &[], Depth::ChainsOnly).await.unwrap(),
    };
    tx.rollback().await.unwrap();
    tried
}

#[tokio::test]
async fn every_change_to_the_record_is_noticed() {
    let began = Instant::now();
    let tries = if full() { 5_000 } else { 100 };
    let seed = if full() { rand::random() } else { 6962 };
    let rng = &mut StdRng::seed_from_u64(seed);
    let world = World::with_cases(5).await;
    keep(&world).await;
    for _ in 0..3 {
        fill(&world, super::event_count(&world).await + 9).await;
        keep(&world).await;
    }
    let vault = &world.services.vault;
    let whole = Copy::of(world.services.db.reader()).await;
    let newest = whole.checkpoints.last().unwrap();
    let kept = [SignedCheckpoint::parse(&newest.note).unwrap()];
    let copy = unguarded(&world).await;
    let untouched = attempt(&copy, whole.clone(), vault, &kept).await;
    assert!(untouched.outside.findings.is_empty(), "{}", untouched.outside.findings);

    let (mut unnoticed, mut unseen_by_chains) = (Vec::new(), 0);
    for number in 0..tries {
        let harm = HARMS[number % HARMS.len()];
        let care = *CARES.choose(rng).unwrap();
        let mut changed = whole.clone();
        let touched = changed.harm(harm, care, vault, rng);
        if !harm.needs_outside() && harm != Harm::EditLog {
            changed.repair(care, touched);
        }
        assert!(changed != whole, "{harm:?} changed nothing");
        let tried = attempt(&copy, changed, vault, &kept).await;
        if tried.outside.findings.is_empty() || (!harm.needs_outside() && tried.inside.findings.is_empty()) {
            unnoticed.push((number, harm, care));
        }
        // The documentation says so: neither is to be seen from inside.
        assert!(!harm.needs_outside() || tried.inside.findings.is_empty(), "{harm:?}: {}", tried.inside.findings);
        unseen_by_chains += usize::from(tried.chains.findings.is_empty());
    }
    promise("R2").record(tries as u64, unnoticed.len() as u64, seed, began.elapsed().as_secs_f64());
    assert!(unnoticed.is_empty(), "seed {seed}: {unnoticed:?}");
    // A verifier that does not look at the log misses much: the test can tell the two apart.
    assert!(unseen_by_chains > tries / 10, "{unseen_by_chains} of {tries}");
}
