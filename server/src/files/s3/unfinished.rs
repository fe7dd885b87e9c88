//! Uploads in parts that were begun and neither finished nor taken back: a node was killed meanwhile.
//! S3 keeps their parts, unseen by everybody, until somebody takes them back.

use std::io;
use std::time::SystemTime;

use axum::http::{Method, Request};
use http_body_util::BodyExt;
use object_store::aws::AwsAuthorizer;
use object_store::client::{HttpRequestBody, HttpService};
use object_store::multipart::MultipartStore;
use object_store::path::Path;
use quick_xml::Reader;
use quick_xml::events::Event;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use tokio::time::timeout;

use super::{Inner, away};
use crate::files::store::FileError;

/// An upload as the server lists it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Begun {
    key: String,
    id: String,
    at: Option<OffsetDateTime>,
}

/// Takes back what was begun before this moment. An object goes to the server within minutes, however
/// slowly it came to us. Says how many there were.
///
/// # Errors
/// [`FileError::Storage`].
pub(super) async fn give_up(inner: &Inner, before: SystemTime) -> Result<u64, FileError> {
    inner.ready()?;
    let before = OffsetDateTime::from(before);
    let mut given_up = 0;
    for begun in stale(read(&list(inner).await?), &inner.bucket.prefix, before) {
        let path = Path::parse(&begun.key).map_err(|_| strange())?;
        match inner.told(inner.store.abort_multipart(&path, &begun.id).await) {
            Ok(()) => given_up += 1,
            // Another node was quicker.
            Err(FileError::Missing) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(given_up)
}

/// Of what was begun below our prefix, what is so old.
fn stale(all: Vec<Begun>, prefix: &str, before: OffsetDateTime) -> impl Iterator<Item = Begun> {
    let ours = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
    all.into_iter().filter(move |begun| begun.key.starts_with(&ours) && begun.at.is_some_and(|at| at < before))
}

/// What was begun below our prefix, for tests.
#[cfg(test)]
pub(super) async fn all(inner: &Inner) -> Result<Vec<String>, FileError> {
    let ever = OffsetDateTime::UNIX_EPOCH + time::Duration::days(365_000);
    Ok(stale(read(&list(inner).await?), &inner.bucket.prefix, ever).map(|begun| begun.key).collect())
}

/// The list of what was begun, the first thousand (S3 `ListMultipartUploads`): the next sweep finds the rest.
async fn list(inner: &Inner) -> Result<Vec<u8>, FileError> {
    let bucket = &inner.bucket;
    let address = format!("{}/{}?prefix={}&uploads=", bucket.endpoint, bucket.name, bucket.prefix);
    let mut request = Request::builder()
        .method(Method::GET)
        .uri(address.replace("prefix=&", ""))
        .body(HttpRequestBody::empty())
        .map_err(|_| strange())?;
    let key = inner.told(inner.store.credentials().get_credential().await)?;
    inner.told(AwsAuthorizer::new(&key, "s3", &bucket.region).try_authorize(&mut request, None))?;
    let Ok(answer) = inner.wire.call(request).await else {
        inner.heard(false);
        return Err(away());
    };
    if !answer.status().is_success() {
        return Err(strange());
    }
    match timeout(bucket.patience.answer, answer.into_body().collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes().into()),
        _ => Err(away()),
    }
}

/// What the server lists; what is not understood of it is left out, and so taken back by nobody.
fn read(listed: &[u8]) -> Vec<Begun> {
    let mut reader = Reader::from_reader(listed);
    let (mut buffer, mut all) = (Vec::new(), Vec::new());
    let (mut begun, mut text) = (None, String::new());
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(element) => {
                text.clear();
                if element.local_name().as_ref() == "Upload" {
                    begun = Some(Begun::default());
                }
            }
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::End(element) => {
                let upload = begun.as_mut();
                match (element.local_name().as_ref(), upload) {
                    ("Key", Some(upload)) => upload.key = std::mem::take(&mut text),
                    ("UploadId", Some(upload)) => upload.id = std::mem::take(&mut text),
                    ("Initiated", Some(upload)) => upload.at = OffsetDateTime::parse(text.trim(), &Rfc3339).ok(),
                    ("Upload", Some(_)) => all.extend(begun.take()),
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    all
}

fn strange() -> FileError {
    FileError::Storage(io::Error::other("the S3 server cannot list what was begun"))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    /// As Amazon answers.
    const LISTED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<ListMultipartUploadsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <Bucket>phanhoi</Bucket><Prefix>tep/</Prefix><IsTruncated>false</IsTruncated>
  <Upload>
    <Key>tep/ab/cd/old</Key><UploadId>one_.-</UploadId>
    <Initiator><ID>arn</ID><DisplayName>somebody</DisplayName></Initiator>
    <StorageClass>STANDARD</StorageClass><Initiated>2026-11-10T01:59:59.000Z</Initiated>
  </Upload>
  <Upload><Key>tep/ab/cd/new</Key><UploadId>two</UploadId><Initiated>2026-11-10T02:00:00.000Z</Initiated></Upload>
  <Upload><Key>khac/ab/cd/old</Key><UploadId>three</UploadId><Initiated>2026-11-10T01:00:00.000Z</Initiated></Upload>
  <Upload><Key>tep/ab/cd/odd</Key><UploadId>four</UploadId><Initiated>yesterday</Initiated></Upload>
</ListMultipartUploadsResult>"#;

    #[test]
    fn only_what_is_ours_and_old_is_taken_back() {
        let all = read(LISTED.as_bytes());
        assert_eq!(all.len(), 4);
        let at = Some(datetime!(2026-11-10 01:59:59 UTC));
        assert_eq!(all[0], Begun { key: "tep/ab/cd/old".to_owned(), id: "one_.-".to_owned(), at });
        let before = datetime!(2026-11-10 02:00:00 UTC);
        let ids = |prefix| stale(read(LISTED.as_bytes()), prefix, before).map(|begun| begun.id).collect::<Vec<_>>();
        assert_eq!(ids("tep"), ["one_.-"]);
        assert_eq!(ids(""), ["one_.-", "three"]);
        assert!(read(b"<html><Upload>").is_empty());
    }
}
