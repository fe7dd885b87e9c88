//! What every place that keeps objects does, whichever it is.

use futures::future::join_all;

use super::*;
use crate::testing::s3;

const PART: usize = 5 * MIB;

/// A place under test, and what can be seen of it from behind.
enum Kept {
    Folder(Folder, TempDir),
    Bucket(Box<S3>, TempDir),
}

impl Kept {
    fn store(&self) -> &dyn FileStore {
        match self {
            Self::Folder(folder, _) => folder,
            Self::Bucket(bucket, _) => bucket.as_ref(),
        }
    }

    fn here(&self) -> &Path {
        match self {
            Self::Folder(_, here) | Self::Bucket(_, here) => here.path(),
        }
    }

    /// Everything that takes room there, complete or not.
    async fn everything(&self) -> Vec<String> {
        let mut all: Vec<_> = all_files(self.here()).iter().map(|path| path.display().to_string()).collect();
        if let Self::Bucket(bucket, _) = self {
            all.extend(crate::files::s3::tests::everything(bucket).await);
        }
        all
    }

    async fn keep(&self, content: &[u8]) -> ObjectName {
        let object = ObjectName::random(&mut rand::rng());
        let mut writer = self.store().create(&object).await.unwrap();
        for piece in content.chunks(60_000) {
            writer.append(piece.to_vec()).await.unwrap();
        }
        writer.commit().await.unwrap();
        object
    }

    /// The content, and the longest piece in which it came.
    async fn read(&self, object: &ObjectName) -> Result<(Vec<u8>, usize), FileError> {
        let mut pieces = self.store().read(object).await?;
        let (mut content, mut longest) = (Vec::new(), 0);
        while let Some(piece) = pieces.next().await {
            let piece = piece?;
            longest = longest.max(piece.len());
            content.extend(piece);
        }
        Ok((content, longest))
    }
}

/// A folder, and a bucket where there is a server for tests.
fn places() -> Vec<Kept> {
    let here = tempfile::tempdir().unwrap();
    let mut places = vec![Kept::Folder(Folder::open(here.path().join("files")).unwrap(), here)];
    let here = tempfile::tempdir().unwrap();
    if let Some(bucket) = s3::bucket(&here.path().join("incoming")) {
        places.push(Kept::Bucket(Box::new(S3::open(bucket).unwrap()), here));
    }
    places
}

#[tokio::test]
async fn what_is_kept_comes_back_as_it_was_in_pieces_of_bounded_size() {
    for place in places() {
        for length in [20, CHUNK, CHUNK + 1, PART, PART + 1, 2 * PART + 77] {
            let content = jpeg(length);
            let object = place.keep(&content).await;
            let (back, longest) = place.read(&object).await.unwrap();
            assert!(back == content, "{length}");
            assert!(longest <= CHUNK, "{longest}");
        }
        assert_eq!(place.everything().await.len(), 6);
    }
}

#[tokio::test]
async fn several_at_once_do_not_get_mixed_up() {
    for place in places() {
        let contents: Vec<_> = (0..9_u8).map(|n| vec![n; PART + 10]).collect();
        let objects = join_all(contents.iter().map(|content| place.keep(content))).await;
        for (object, content) in objects.iter().zip(&contents) {
            assert!(place.read(object).await.unwrap().0 == *content);
        }
    }
}

#[tokio::test]
async fn nothing_is_read_before_it_is_complete_and_giving_up_leaves_nothing() {
    for place in places() {
        let object = ObjectName::random(&mut rand::rng());
        let mut writer = place.store().create(&object).await.unwrap();
        for _ in 0..3 {
            writer.append(vec![7; 3 * MIB]).await.unwrap();
        }
        assert!(matches!(place.read(&object).await, Err(FileError::Missing)));
        drop(writer);
        assert!(matches!(place.read(&object).await, Err(FileError::Missing)));
        assert!(place.everything().await.is_empty());
    }
}

#[tokio::test]
async fn what_is_deleted_is_gone_and_deleting_it_again_succeeds() {
    for place in places() {
        let (gone, stays) = (place.keep(b"one").await, place.keep(b"other").await);
        place.store().delete(&gone).await.unwrap();
        place.store().delete(&gone).await.unwrap();
        assert!(matches!(place.read(&gone).await, Err(FileError::Missing)));
        assert_eq!(place.read(&stays).await.unwrap().0, b"other");
        assert_eq!(place.everything().await.len(), 1);
    }
}

#[tokio::test]
async fn a_sweep_takes_what_nobody_will_finish_and_nothing_else() {
    for place in places() {
        let kept = place.keep(b"complete").await;
        let mut writer = place.store().create(&ObjectName::random(&mut rand::rng())).await.unwrap();
        writer.append(vec![7; 100]).await.unwrap();
        std::mem::forget(writer);
        let mut unfinished = 1;
        if let Kept::Bucket(bucket, _) = &place {
            crate::files::s3::tests::begin(bucket).await;
            unfinished += 1;
        }
        assert_eq!(place.everything().await.len(), 1 + unfinished);
        assert_eq!(place.store().sweep(SystemTime::UNIX_EPOCH).await.unwrap(), 0);
        let now = fs::metadata(place.here()).unwrap().modified().unwrap();
        assert_eq!(place.store().sweep(now + Duration::from_secs(3600)).await.unwrap(), unfinished as u64);
        assert_eq!(place.everything().await.len(), 1);
        assert_eq!(place.read(&kept).await.unwrap().0, b"complete");
    }
}

#[tokio::test]
async fn a_place_that_works_says_so() {
    for place in places() {
        place.store().check().await.unwrap();
        place.store().prove().await.unwrap();
        place.store().check().await.unwrap();
    }
}
