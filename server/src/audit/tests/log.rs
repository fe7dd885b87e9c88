use domain::case::State;
use migrations::testing::{TestDatabase, engines, postgres};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder};
use tempfile::TempDir;
use time::Duration;
use tokio::sync::watch;

use crate::Services;
use crate::audit::publish::{Folder, name_of};
use crate::audit::verify::{Depth, Keys, Report, verify};
use crate::audit::writer::{self, EVERY, When, Writer};
use crate::audit::{AuditError, proof};
use crate::jobs::{Job, Record};
use crate::store::entity::{case_keys, log_entries, log_nodes};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::outbox::tests::a_case;
use crate::store::{Tx, cases, checkpoints, log};
use crate::testing::services_in;
use crate::vault::CaseKey;

/// One node on a database that others may share.
struct Node {
    services: Services,
    folder: TempDir,
}

impl Node {
    async fn on(database: &TestDatabase) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let services = services_in(&folder, Some(database.url())).await;
        Self { services, folder }
    }

    /// A node of the same installation: it has the same keys.
    async fn beside(&self, database: &TestDatabase) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(self.folder.path().join("keys"), folder.path().join("keys")).unwrap();
        let services = services_in(&folder, Some(database.url())).await;
        Self { services, folder }
    }

    async fn case(&self, id: i64) -> CaseKey {
        let tx = self.services.db.begin().await.unwrap();
        a_case(&tx, id).await;
        let key = cases::new_key(&tx, &self.services.vault, id).await.unwrap();
        tx.commit().await.unwrap();
        key
    }

    async fn append(&self, key: &CaseKey, case_id: i64, count: usize) {
        for _ in 0..count {
            let tx = self.services.db.begin().await.unwrap();
            append(&tx, key, case_id, self).await;
            tx.commit().await.unwrap();
        }
    }

    async fn take_all(&self, writer: &Writer) -> u64 {
        let mut taken = 0;
        loop {
            match writer.take_batch().await.unwrap() {
                0 => return taken,
                batch => taken += batch,
            }
        }
    }

    async fn verify(&self) -> Report {
        let (db, keys) = (self.services.db.reader(), Keys::own(&self.services.vault));
        verify(db, keys, &[], Depth::Whole).await.unwrap()
    }

    fn wait(&self, time: Duration) {
        self.services.clock.set(self.services.clock.now() + time);
    }
}

async fn append(tx: &Tx, key: &CaseKey, case_id: i64, node: &Node) {
    let event = NewEvent {
        note: Some("một lý do".into()),
        ..NewEvent::new(case_id, "MESSAGE", None, State::Submitted, Cause::Reporter, node.services.clock.today())
    };
    events::append(tx, key, event).await.unwrap();
}

#[tokio::test]
async fn every_event_enters_the_log_once_in_the_order_of_its_case() {
    for database in engines().await {
        let node = Node::on(&database).await;
        let writer = Writer::new(node.services.clone());
        for case_id in 1..=3 {
            let key = node.case(case_id).await;
            node.append(&key, case_id, 5).await;
        }
        assert_eq!((node.take_all(&writer).await, node.take_all(&writer).await), (15, 0));
        assert_eq!(writer.make_checkpoint(When::Due).await.unwrap(), Some(15));
        let report = node.verify().await;
        assert_eq!((report.cases, report.events, report.entries, report.checkpoints), (3, 15, 15, 1));
        assert!(report.findings.is_empty(), "{}", report.findings);
        let ids: Vec<i64> = log_entries::Entity::find()
            .order_by_asc(log_entries::Column::Idx)
            .all(node.services.db.reader())
            .await
            .unwrap()
            .iter()
            .map(|entry| entry.event_id)
            .collect();
        assert!(ids.is_sorted());
    }
}

#[tokio::test]
async fn a_transaction_that_commits_late_is_not_passed_over() {
    let Some(cluster) = postgres() else { return };
    let database = cluster.database().await;
    let node = Node::on(&database).await;
    let writer = Writer::new(node.services.clone());
    let (slow_key, quick_key) = (node.case(1).await, node.case(2).await);
    // The event of the slow one gets the lower id.
    let slow = node.services.db.begin().await.unwrap();
    append(&slow, &slow_key, 1, &node).await;
    node.append(&quick_key, 2, 1).await;
    assert_eq!(node.take_all(&writer).await, 1);
    assert_eq!(node.verify().await.entries, 1);
    slow.commit().await.unwrap();
    assert_eq!(node.take_all(&writer).await, 1);
    let report = node.verify().await;
    assert_eq!((report.entries, report.waiting), (2, 0));
    assert!(report.findings.is_empty(), "{}", report.findings);
}

#[tokio::test]
async fn an_event_that_is_not_committed_never_enters() {
    for database in engines().await {
        let node = Node::on(&database).await;
        let key = node.case(1).await;
        let tx = node.services.db.begin().await.unwrap();
        append(&tx, &key, 1, &node).await;
        tx.rollback().await.unwrap();
        assert_eq!(node.take_all(&Writer::new(node.services.clone())).await, 0);
    }
}

#[tokio::test]
async fn two_nodes_at_once_take_each_event_once() {
    for database in engines().await {
        let one = Node::on(&database).await;
        let two = one.beside(&database).await;
        let key = one.case(1).await;
        let (first, second) = (Writer::new(one.services.clone()), Writer::new(two.services.clone()));
        let write = async {
            for _ in 0..8 {
                one.append(&key, 1, 2).await;
            }
        };
        let keep = async |node: &Node, writer: &Writer| {
            for _ in 0..12 {
                writer.take_batch().await.unwrap();
                writer.make_checkpoint(When::Now).await.unwrap();
                node.wait(Duration::seconds(1));
                tokio::task::yield_now().await;
            }
        };
        tokio::join!(write, keep(&one, &first), keep(&two, &second));
        // Whoever has the lease ends it; the other takes the rest.
        first.give_back().await.unwrap();
        second.give_back().await.unwrap();
        one.take_all(&first).await;
        let report = two.verify().await;
        assert_eq!((report.events, report.entries, report.waiting), (16, 16, 0));
        assert!(report.findings.is_empty(), "{}", report.findings);
    }
}

#[tokio::test]
async fn a_node_that_dies_loses_the_work_and_writes_no_more() {
    for database in engines().await {
        let dead = Node::on(&database).await;
        let alive = dead.beside(&database).await;
        let key = dead.case(1).await;
        let (first, second) = (Writer::new(dead.services.clone()), Writer::new(alive.services.clone()));
        dead.append(&key, 1, 1).await;
        assert_eq!(first.take_batch().await.unwrap(), 1);
        dead.append(&key, 1, 1).await;
        assert_eq!(second.take_batch().await.unwrap(), 0, "the lease has not ended");
        assert_eq!(second.make_checkpoint(When::Now).await.unwrap(), None);
        alive.wait(Duration::seconds(3));
        assert_eq!(second.take_batch().await.unwrap(), 1);
        // It comes back and believes that nothing has happened.
        dead.append(&key, 1, 1).await;
        assert_eq!(first.take_batch().await.unwrap(), 0);
        second.give_back().await.unwrap();
        assert_eq!(first.take_batch().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_crash_leaves_whole_steps_behind() {
    for database in engines().await {
        let node = Node::on(&database).await;
        let key = node.case(1).await;
        node.append(&key, 1, 3).await;
        // It dies with the step half done …
        let tx = node.services.db.begin().await.unwrap();
        let waiting = log::waiting(&tx, 10).await.unwrap();
        writer::append(&tx, &waiting).await.unwrap();
        drop(tx);
        let report = node.verify().await;
        assert_eq!((report.entries, report.waiting), (0, 3));
        // … and between the step and its checkpoint.
        assert_eq!(node.take_all(&Writer::new(node.services.clone())).await, 3);
        node.wait(Duration::seconds(3));
        let next = Writer::new(node.services.clone());
        assert_eq!(next.make_checkpoint(When::Now).await.unwrap(), Some(3));
        assert!(node.verify().await.findings.is_empty());
    }
}

#[tokio::test]
async fn a_checkpoint_is_made_in_its_time_and_only_of_something_new() {
    for database in engines().await {
        let node = Node::on(&database).await;
        let writer = Writer::new(node.services.clone());
        assert_eq!(writer.make_checkpoint(When::Due).await.unwrap(), Some(0), "the empty log is the first");
        assert_eq!(writer.make_checkpoint(When::Now).await.unwrap(), None);
        let key = node.case(1).await;
        node.append(&key, 1, 2).await;
        node.take_all(&writer).await;
        assert_eq!(writer.make_checkpoint(When::Due).await.unwrap(), None);
        node.wait(EVERY);
        assert_eq!(writer.make_checkpoint(When::Due).await.unwrap(), Some(2));
        node.append(&key, 1, 1).await;
        node.take_all(&writer).await;
        assert_eq!(writer.make_checkpoint(When::Now).await.unwrap(), Some(3));
    }
    assert!(EVERY < Duration::minutes(10));
}

#[tokio::test]
async fn a_log_that_was_rewritten_is_not_signed() {
    for database in engines().await {
        let node = Node::on(&database).await;
        let writer = Writer::new(node.services.clone());
        let key = node.case(1).await;
        node.append(&key, 1, 4).await;
        node.take_all(&writer).await;
        writer.make_checkpoint(When::Now).await.unwrap();
        let harm = match node.services.db.backend() {
            sea_orm::DbBackend::Postgres => [
                "DROP TRIGGER log_nodes_no_change ON log_nodes",
                "UPDATE log_nodes SET hash = decode(repeat('00', 32), 'hex') WHERE level = 2",
            ],
            _ => ["DROP TRIGGER log_nodes_no_update", "UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 2"],
        };
        for statement in harm {
            node.services.db.writer_for_migrations().execute_unprepared(statement).await.unwrap();
        }
        node.append(&key, 1, 1).await;
        node.take_all(&writer).await;
        let refused = writer.make_checkpoint(When::Now).await.unwrap_err();
        assert!(matches!(refused, AuditError::Rewritten(4)), "{refused}");
        assert!(!node.verify().await.findings.is_empty());
    }
}

#[tokio::test]
async fn what_is_erased_of_a_case_leaves_a_record_that_holds() {
    for database in engines().await {
        let node = Node::on(&database).await;
        let writer = Writer::new(node.services.clone());
        let key = node.case(1).await;
        node.append(&key, 1, 3).await;
        node.take_all(&writer).await;
        writer.make_checkpoint(When::Now).await.unwrap();
        let tx = node.services.db.begin().await.unwrap();
        case_keys::Entity::delete_by_id(1).exec(&tx).await.unwrap();
        tx.commit().await.unwrap();
        let report = node.verify().await;
        assert!(report.findings.is_empty(), "{}", report.findings);
    }
}

#[tokio::test]
async fn the_work_of_one_step_does_not_grow_with_the_log() {
    let (services, folder) = crate::testing::services().await;
    let node = Node { services, folder };
    let writer = Writer::new(node.services.clone());
    let key = node.case(1).await;
    for _ in 0..3 {
        node.append(&key, 1, 64).await;
        node.take_all(&writer).await;
    }
    let nodes = log_nodes::Entity::find().count(node.services.db.reader()).await.unwrap();
    assert_eq!(nodes, 96 + 48 + 24 + 12 + 6 + 3 + 1, "each complete subtree once");
    assert!(!log::any_waiting(node.services.db.reader()).await.unwrap(), "what is done waits no longer");
}

#[tokio::test]
async fn the_job_takes_in_signs_and_lays_down() {
    let (services, folder) = crate::testing::services().await;
    let node = Node { services, folder };
    let job = Record::new(node.services.clone());
    let running = watch::Sender::new(false).subscribe();
    let key = node.case(1).await;
    node.append(&key, 1, 300).await;
    job.run(&running).await.unwrap();
    let files = node.folder.path().join("checkpoints");
    let first = std::fs::read_to_string(files.join(name_of(300))).unwrap();
    assert_eq!(first, checkpoints::newest(node.services.db.reader()).await.unwrap().unwrap().note);
    assert!(files.join("key.txt").exists());
    node.append(&key, 1, 1).await;
    job.run(&running).await.unwrap();
    assert!(!files.join(name_of(301)).exists(), "its time has not come");
    job.finish().await.unwrap();
    assert!(files.join(name_of(301)).exists(), "the end of the program is a time");
    // Another node finds them as well, and knows what lies there already.
    std::fs::remove_file(files.join(name_of(300))).unwrap();
    Folder::open(&node.services).unwrap().update(&node.services).await.unwrap();
    assert!(!files.join(name_of(300)).exists());
    std::fs::remove_file(files.join(name_of(301))).unwrap();
    Folder::open(&node.services).unwrap().update(&node.services).await.unwrap();
    assert!(files.join(name_of(300)).exists() && files.join(name_of(301)).exists());
}

#[tokio::test]
async fn an_event_is_waiting_then_logged_then_signed() {
    for database in engines().await {
        let node = Node::on(&database).await;
        let writer = Writer::new(node.services.clone());
        let key = node.case(1).await;
        node.append(&key, 1, 1).await;
        let event = events::of_case(node.services.db.reader(), 1).await.unwrap().remove(0);
        let place = async || proof::place(node.services.db.reader(), event.id).await.unwrap();
        assert_eq!(place().await, proof::Place::Waiting);
        node.take_all(&writer).await;
        assert_eq!(place().await, proof::Place::Logged { index: 0 });
        assert_eq!(proof::of_event(node.services.db.reader(), &event).await.unwrap(), None);
        writer.make_checkpoint(When::Now).await.unwrap();
        assert_eq!(place().await, proof::Place::Signed { index: 0, size: 1 });
        assert!(proof::of_event(node.services.db.reader(), &event).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn equal_events_have_different_hashes() {
    let (services, folder) = crate::testing::services().await;
    let node = Node { services, folder };
    let (one, two) = (node.case(1).await, node.case(2).await);
    node.append(&one, 1, 1).await;
    node.append(&two, 2, 1).await;
    let mut event = events::of_case(node.services.db.reader(), 1).await.unwrap().remove(0);
    assert_eq!(event.nonce.len(), 32);
    let other = events::of_case(node.services.db.reader(), 2).await.unwrap().remove(0);
    assert_ne!(event.nonce, other.nonce);
    let before = event.hash.clone();
    event.nonce = other.nonce;
    assert_ne!(events::hash(&event), before, "the nonce is part of what is hashed");
}
