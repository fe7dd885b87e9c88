//! What an S3 server may do to us.

use std::path::Path as Folder;
use std::sync::Mutex;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use futures::TryStreamExt;
use object_store::ObjectStore;
use object_store::multipart::MultipartStore;
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::*;
use crate::testing::s3::{Relay, Way, at, bucket};

/// Everything below the prefix: objects, and uploads that were begun.
pub(in crate::files) async fn everything(s3: &S3) -> Vec<String> {
    let prefix = Path::from(s3.0.bucket.prefix.as_str());
    let objects: Vec<_> = s3.0.store.list(Some(&prefix)).try_collect().await.unwrap();
    let begun = unfinished::all(&s3.0).await.unwrap();
    objects.into_iter().map(|object| object.location.to_string()).chain(begun).collect()
}

/// Begins an upload in parts as a node does that is killed then.
pub(in crate::files) async fn begin(s3: &S3) {
    let place = s3.0.path("ab/cd/killed");
    let id = s3.0.store.create_multipart(&place).await.unwrap();
    s3.0.store.put_part(&place, &id, 0, vec![1; PART].into()).await.unwrap();
}

fn waiting(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("incoming")
}

async fn keep(s3: &S3, length: usize) -> Result<ObjectName, FileError> {
    let object = ObjectName::random(&mut rand::rng());
    let mut writer = s3.create(&object).await?;
    writer.append(vec![7; length]).await?;
    writer.commit().await?;
    Ok(object)
}

fn is_silence(result: Result<impl Sized, FileError>) -> bool {
    matches!(result, Err(FileError::Storage(error)) if error.kind() == io::ErrorKind::TimedOut)
}

fn nothing_waits(folder: &Folder) -> bool {
    std::fs::read_dir(folder).unwrap().count() == 0
}

#[tokio::test]
async fn a_server_that_is_not_there_fails_at_once_and_is_asked_again_after_a_rest() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::before(None, Way::Closed).await;
    let s3 = S3::open(at(&relay.endpoint(), &waiting(&folder))).unwrap();
    assert!(is_silence(keep(&s3, 100).await));
    assert!(nothing_waits(&waiting(&folder)), "what could not be kept is gone");
    let began = Instant::now();
    let object = ObjectName::random(&mut rand::rng());
    assert!(is_silence(s3.create(&object).await), "nobody takes a long file in vain");
    assert!(is_silence(s3.read(&object).await) && is_silence(s3.delete(&object).await));
    assert!(began.elapsed() < Duration::from_millis(100));
    tokio::time::sleep(s3.0.bucket.patience.rest * 2).await;
    assert!(s3.create(&object).await.is_ok(), "it may be there again");
}

#[tokio::test]
async fn a_server_that_says_nothing_is_not_waited_for_longer_than_our_patience() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::before(None, Way::Silent).await;
    let mut bucket = at(&relay.endpoint(), &waiting(&folder));
    bucket.patience.answer = Duration::from_millis(400);
    let s3 = S3::open(bucket).unwrap();
    let began = Instant::now();
    for length in [100, PART + 1] {
        assert!(is_silence(keep(&s3, length).await));
        tokio::time::sleep(s3.0.bucket.patience.rest * 2).await;
    }
    assert!(is_silence(s3.check().await));
    assert!(began.elapsed() < Duration::from_secs(6), "{:?}", began.elapsed());
    assert!(nothing_waits(&waiting(&folder)));
}

#[tokio::test]
async fn an_object_whose_server_goes_away_in_the_middle_is_an_error_and_no_end() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mut bucket) = bucket(&waiting(&folder)) else { return };
    let relay = Relay::before(Some(&bucket.endpoint), Way::Open).await;
    bucket.endpoint = relay.endpoint();
    bucket.patience.answer = Duration::from_secs(2);
    let s3 = S3::open(bucket).unwrap();
    let object = keep(&s3, 4 * PART).await.unwrap();
    let mut pieces = s3.read(&object).await.unwrap();
    assert!(!pieces.next().await.unwrap().unwrap().is_empty());
    relay.turn(Way::Closed);
    let last = loop {
        match pieces.next().await {
            Some(Ok(_)) => {}
            other => break other,
        }
    };
    assert!(matches!(last, Some(Err(FileError::Storage(_)))));
    relay.turn(Way::Open);
    tokio::time::sleep(s3.0.bucket.patience.rest * 2).await;
    let whole: Vec<_> = s3.read(&object).await.unwrap().try_collect().await.unwrap();
    assert_eq!(whole.concat().len(), 4 * PART);
}

/// What a made-up server was asked: method, and the query without its values.
type Asked = Arc<Mutex<Vec<String>>>;

/// A server that answers `fails` to what `when` picks, and else as S3 does.
async fn stub(fails: StatusCode, when: fn(&Method, &str) -> bool) -> (String, Asked) {
    let asked = Asked::default();
    let answer = move |State(asked): State<Asked>, request: Request| async move {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let names: Vec<_> = query.split('&').map(|pair| pair.split('=').next().unwrap_or_default()).collect();
        asked.lock().unwrap().push(format!("{} {}", request.method(), names.join("&")));
        let secret = format!("{:?} {query}", request.headers());
        assert!(!secret.contains("of-the-s3-server"), "the secret signs and does not travel");
        if when(request.method(), &query) {
            return (fails, [("etag", "\"1\"")], "<Error><Code>Made</Code></Error>");
        }
        let upload = "<InitiateMultipartUploadResult><UploadId>7</UploadId></InitiateMultipartUploadResult>";
        (StatusCode::OK, [("etag", "\"1\"")], if query == "uploads" || query == "uploads=" { upload } else { "" })
    };
    let router = Router::new().fallback(answer).with_state(Arc::clone(&asked));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (endpoint, asked)
}

#[tokio::test]
async fn an_upload_whose_second_part_fails_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let second = |method: &Method, query: &str| method == Method::PUT && query.contains("partNumber=2");
    let (endpoint, asked) = stub(StatusCode::BAD_REQUEST, second).await;
    let s3 = S3::open(at(&endpoint, &waiting(&folder))).unwrap();
    assert!(matches!(keep(&s3, 2 * PART).await, Err(FileError::Storage(_))));
    let asked = asked.lock().unwrap().clone();
    assert!(asked.iter().any(|line| line == "DELETE uploadId"), "{asked:?}");
    assert!(asked.iter().any(|line| line == "DELETE "), "the object itself, in case it is there: {asked:?}");
    assert!(nothing_waits(&waiting(&folder)));
}

#[tokio::test]
async fn a_server_that_stumbles_is_asked_again_a_few_times() {
    let folder = tempfile::tempdir().unwrap();
    let (endpoint, asked) = stub(StatusCode::SERVICE_UNAVAILABLE, |method, _| method == Method::PUT).await;
    let s3 = S3::open(at(&endpoint, &waiting(&folder))).unwrap();
    assert!(matches!(keep(&s3, 100).await, Err(FileError::Storage(_))));
    let tries = asked.lock().unwrap().iter().filter(|line| line.starts_with("PUT")).count();
    assert!((2..=5).contains(&tries), "{tries}");
    assert!(s3.0.ready().is_ok(), "it did answer");
}

#[tokio::test]
async fn a_key_that_is_refused_and_a_bucket_that_is_not_there_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let (endpoint, _) = stub(StatusCode::FORBIDDEN, |_, _| true).await;
    let s3 = S3::open(at(&endpoint, &waiting(&folder))).unwrap();
    for refused in [s3.prove().await, s3.check().await] {
        assert!(
            matches!(&refused, Err(FileError::Storage(error)) if error.kind() == io::ErrorKind::PermissionDenied),
            "{refused:?}"
        );
    }
    let (endpoint, _) = stub(StatusCode::NOT_FOUND, |_, _| true).await;
    let s3 = S3::open(at(&endpoint, &waiting(&folder))).unwrap();
    assert!(matches!(s3.prove().await, Err(FileError::Missing)));
    assert!(s3.delete(&ObjectName::random(&mut rand::rng())).await.is_ok());
}
