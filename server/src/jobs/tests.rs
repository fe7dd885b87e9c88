use std::sync::atomic::{AtomicU32, Ordering};

use domain::attachment::MediaType;
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, EntityTrait, PaginatorTrait};
use time::macros::date;

use super::*;
use crate::store::entity::{attachments, drafts as draft_rows, receipt_sessions};
use crate::store::outbox::tests::a_case;
use crate::store::{drafts, sessions};
use crate::testing;
use crate::vault::FileKey;

fn running() -> watch::Receiver<bool> {
    watch::Sender::new(false).subscribe()
}

/// Counts its runs; the first ones go wrong in the way it is told to.
struct Stumbles {
    runs: Arc<AtomicU32>,
    panics: bool,
}

#[async_trait]
impl Job for Stumbles {
    fn name(&self) -> &'static str {
        "stumbles"
    }

    fn interval(&self) -> Duration {
        Duration::from_millis(1)
    }

    async fn run(&self, _stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        let run = self.runs.fetch_add(1, Ordering::Relaxed);
        assert!(run >= 2 || !self.panics, "a panic that the test wants");
        if run < 2 { Err("an error that the test wants".into()) } else { Ok(()) }
    }
}

#[tokio::test]
async fn a_job_that_fails_or_panics_goes_on() {
    let (services, _folder) = crate::testing::services().await;
    for panics in [false, true] {
        let runs = Arc::new(AtomicU32::new(0));
        let jobs = Jobs::of(&services, vec![Arc::new(Stumbles { runs: runs.clone(), panics })]);
        while runs.load(Ordering::Relaxed) < 4 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        jobs.stop().await;
    }
    let told = services.metrics.written(&[]).unwrap();
    assert!(told.contains("phanhoi_job_failures_total{job=\"stumbles\"} 4"), "{told}");
    assert!(told.contains("phanhoi_job_done_seconds{job=\"stumbles\"} 1794279600"), "{told}");
}

/// Runs until it is asked to stop, and then finishes what it has begun.
struct Tidy {
    begun: Arc<AtomicU32>,
    finished: Arc<AtomicU32>,
}

#[async_trait]
impl Job for Tidy {
    fn name(&self) -> &'static str {
        "tidy"
    }

    fn interval(&self) -> Duration {
        Duration::from_secs(3600)
    }

    async fn run(&self, stop: &watch::Receiver<bool>) -> Result<(), JobError> {
        self.begun.fetch_add(1, Ordering::Relaxed);
        let mut stop = stop.clone();
        stop.wait_for(|stop| *stop).await?;
        tokio::time::sleep(Duration::from_millis(20)).await;
        self.finished.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

#[tokio::test]
async fn stopping_lets_a_job_finish_what_it_has_begun_and_begins_nothing_more() {
    let (begun, finished) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let (services, _folder) = crate::testing::services().await;
    let jobs = Jobs::of(&services, vec![Arc::new(Tidy { begun: begun.clone(), finished: finished.clone() })]);
    while begun.load(Ordering::Relaxed) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    jobs.stop().await;
    assert_eq!((begun.load(Ordering::Relaxed), finished.load(Ordering::Relaxed)), (1, 1));
}

/// A draft that lasts a day, and a file in it.
async fn draft_with_file(services: &Services, id: u8, case_id: Option<i64>) -> crate::files::ObjectName {
    let mut upload = services.files.begin(1000).await.unwrap();
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0, 0, 0, 13], b"IHDR", &[0; 40]].concat();
    upload.write(&png).await.unwrap();
    let stored = upload.finish().await.unwrap().commit().await.unwrap();
    let now = services.clock.now();
    let tx = services.db.begin().await.unwrap();
    assert!(drafts::put(&tx, &[id; 32], vec![1], 0, now, now + time::Duration::hours(24)).await.unwrap());
    let row = attachments::ActiveModel {
        id: NotSet,
        case_id: Set(case_id),
        draft_hash: Set(case_id.is_none().then(|| vec![id; 32])),
        message_id: Set(None),
        answer_id: Set(None),
        object: Set(stored.object.as_str().to_owned()),
        media_type: Set(MediaType::Png.code().to_owned()),
        size: Set(1),
        sha256: Set(vec![0; 32]),
        name: Set(vec![1]),
        wrapped_key: Set(vec![1]),
        scan: Set(domain::attachment::Scan::NotAsked.code().to_owned()),
        position: Set(0),
        on_date: Set(date!(2026 - 03 - 02)),
    };
    attachments::Entity::insert(row).exec_without_returning(&tx).await.unwrap();
    tx.commit().await.unwrap();
    stored.object
}

async fn is_there(services: &Services, object: &crate::files::ObjectName) -> bool {
    services.files.open(object, FileKey::random(&mut rand::rng())).await.is_ok()
}

async fn sweep(services: &Services) {
    Sweep::new(services.clone()).run(&running()).await.unwrap();
}

#[tokio::test]
async fn an_expired_draft_goes_with_its_files_and_nothing_else_does() {
    let (services, _folder) = testing::services().await;
    let tx = services.db.begin().await.unwrap();
    a_case(&tx, 7).await;
    tx.commit().await.unwrap();
    let expired = draft_with_file(&services, 1, None).await;
    let of_case = draft_with_file(&services, 2, Some(7)).await;
    services.clock.set(services.clock.now() + time::Duration::hours(12));
    let alive = draft_with_file(&services, 3, None).await;
    services.clock.set(services.clock.now() + time::Duration::minutes(13 * 60 + 1));
    sweep(&services).await;
    assert!(!is_there(&services, &expired).await);
    assert!(is_there(&services, &of_case).await && is_there(&services, &alive).await);
    assert_eq!(attachments::Entity::find().count(services.db.reader()).await.unwrap(), 2);
    assert_eq!(draft_rows::Entity::find().count(services.db.reader()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_draft_that_has_just_expired_keeps_its_files_for_whoever_is_sending_it() {
    let (services, _folder) = testing::services().await;
    let object = draft_with_file(&services, 1, None).await;
    services.clock.set(services.clock.now() + time::Duration::minutes(24 * 60 + 59));
    sweep(&services).await;
    assert!(is_there(&services, &object).await);
}

#[tokio::test]
async fn a_draft_that_was_thrown_away_leaves_no_file() {
    let (services, _folder) = testing::services().await;
    let object = draft_with_file(&services, 1, None).await;
    let tx = services.db.begin().await.unwrap();
    drafts::delete(&tx, &[1; 32]).await.unwrap();
    tx.commit().await.unwrap();
    sweep(&services).await;
    assert!(!is_there(&services, &object).await);
}

#[tokio::test]
async fn sessions_that_have_ended_are_forgotten() {
    let (services, _folder) = testing::services().await;
    let tx = services.db.begin().await.unwrap();
    a_case(&tx, 7).await;
    sessions::start_tracking(&tx, vec![1; 32], 7, services.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    sweep(&services).await;
    assert_eq!(receipt_sessions::Entity::find().count(services.db.reader()).await.unwrap(), 1);
    services.clock.set(services.clock.now() + time::Duration::minutes(16));
    sweep(&services).await;
    assert_eq!(receipt_sessions::Entity::find().count(services.db.reader()).await.unwrap(), 0);
}

#[tokio::test]
async fn the_reference_data_of_yesterday_is_read_anew_today() {
    let (services, _folder) = testing::services().await;
    let job = Freshness::new(services.clone());
    let before = services.reference.get();
    job.run(&running()).await.unwrap();
    assert!(Arc::ptr_eq(&before, &services.reference.get()), "nothing changed and the day is the same");
    services.clock.set(services.clock.now() + time::Duration::days(1));
    job.run(&running()).await.unwrap();
    let after = services.reference.get();
    assert!(!Arc::ptr_eq(&before, &after));
    job.run(&running()).await.unwrap();
    assert!(Arc::ptr_eq(&after, &services.reference.get()));
}
