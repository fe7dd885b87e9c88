//! The virus scanner: while it is away files wait unseen, and nothing is lost.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::paths;
use domain::attachment::Scan;
use domain::case::State;
use domain::role::Desk;
use sea_orm::{EntityTrait, QueryOrder};
use server::desks::{copying, scanning};
use server::files::scan::Address;
use server::store::entity::attachments;
use server::testing::samples;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};

use crate::support::{Case, Chosen, DONG_LAT, Feedback, World};

/// What the other side of the socket finds harmful.
const HARMFUL: &[u8] = b"HARMFUL-CONTENT";

/// Speaks as clamd does; counts the files it was given.
fn clamd(socket: &Path) -> Arc<AtomicUsize> {
    let listener = UnixListener::bind(socket).unwrap();
    let seen = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counter.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(judge(stream));
        }
    });
    seen
}

async fn judge(mut stream: UnixStream) {
    let mut command = [0; 10];
    stream.read_exact(&mut command).await.unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut file = Vec::new();
    loop {
        let length = stream.read_u32().await.unwrap() as usize;
        if length == 0 {
            break;
        }
        let start = file.len();
        file.resize(start + length, 0);
        stream.read_exact(&mut file[start..]).await.unwrap();
    }
    let harmful = file.windows(HARMFUL.len()).any(|window| window == HARMFUL);
    let answer: &[u8] = if harmful { b"stream: Test.Sample FOUND\0" } else { b"stream: OK\0" };
    stream.write_all(answer).await.unwrap();
}

async fn scans(world: &World) -> Vec<String> {
    let rows = attachments::Entity::find().order_by_asc(attachments::Column::Id);
    rows.all(world.services.db.reader()).await.unwrap().into_iter().map(|row| row.scan).collect()
}

#[tokio::test]
async fn files_wait_unseen_while_the_scanner_is_away_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("clamd.ctl");
    let world = World::with(|config| config.clamav = Some(Address::Unix(socket.clone()))).await;
    let photo = samples::png(30, 30, "a remark");
    let harmful = [&samples::pdf("Ho so cua cong dan", "x")[..], HARMFUL].concat();
    let files = vec![Chosen::new("anh.png", photo.clone()), Chosen::new("don.pdf", harmful)];
    let case = Case::of(&world, &Feedback::default().with_files(files), DONG_LAT).await;
    case.reach(State::Triage).await;
    assert_eq!(scans(&world).await, [Scan::Waiting.code(); 2]);

    assert!(scanning::run(&world.services).await.is_err(), "nobody listens");
    assert_eq!(copying::run(&world.services).await.unwrap(), 0, "no copy of what nobody has looked at");
    let mut front = world.officer(DONG_LAT.triage).await;
    let ids: Vec<i64> = attachments::Entity::find()
        .order_by_asc(attachments::Column::Id)
        .all(world.services.db.reader())
        .await
        .unwrap()
        .into_iter()
        .map(|row| row.id)
        .collect();
    for id in &ids {
        front.get(&paths::front_file(&case.number, *id)).await.expect(404);
        front.get(&paths::front_copy(&case.number, *id)).await.expect(404);
    }
    let page = front.get(&case.path(Desk::Front)).await.expect(200);
    assert!(page.says("scan-CHO_QUET") && page.html.contains("anh.png") && !page.html.contains("/tep/"));
    assert_eq!(world.stored_files().len(), 2, "nothing is lost");

    let seen = clamd(&socket);
    assert_eq!(scanning::run(&world.services).await.unwrap(), 2);
    assert_eq!(scanning::run(&world.services).await.unwrap(), 0);
    assert_eq!(seen.load(Ordering::SeqCst), 2, "each file was looked at once");
    assert_eq!(scans(&world).await, [Scan::Clean.code(), Scan::Refused.code()]);
    assert_eq!(front.get(&paths::front_file(&case.number, ids[0])).await.expect(200).bytes.as_ref(), photo);
    front.get(&paths::front_file(&case.number, ids[1])).await.expect(404);
    assert_eq!(copying::run(&world.services).await.unwrap(), 1);
    front.get(&paths::front_copy(&case.number, ids[0])).await.expect(200);
    let page = front.get(&case.path(Desk::Front)).await.expect(200);
    assert!(page.says("scan-CO_MA_DOC"));
    assert!(case.log().await.iter().any(|event| event.code == "FILE_REFUSED"));
}
