//! What happens to a file between the browser and the disk, and back.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use domain::attachment::{FileProblem, MediaType};
use futures::stream::{BoxStream, StreamExt};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::*;
use crate::vault::CHUNK;

mod contract;
mod kinds;

const MIB: usize = 1024 * 1024;

fn files() -> (TempDir, Files) {
    let folder = tempfile::tempdir().unwrap();
    let store = Folder::open(folder.path().join("files")).unwrap();
    (folder, Files::new(Arc::new(store)))
}

/// Every file below this folder.
fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(all_files(&path)) } else { found.push(path) }
    }
    found
}

async fn send(files: &Files, content: &[u8], limit: usize) -> Result<Stored, FileError> {
    let mut upload = files.begin(limit as u64).await?;
    for piece in content.chunks(10_000) {
        upload.write(piece).await?;
    }
    upload.finish().await?.commit().await
}

async fn problem(content: &[u8]) -> Option<FileProblem> {
    let (folder, files) = files();
    match send(&files, content, MIB).await {
        Ok(_) => None,
        Err(FileError::Refused(problem)) => {
            assert!(all_files(folder.path()).is_empty(), "a refused file leaves nothing");
            Some(problem)
        }
        Err(other) => panic!("{other}"),
    }
}

fn jpeg(length: usize) -> Vec<u8> {
    let mut content = b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec();
    content.extend((content.len()..length).map(|n| (n * 31 % 251) as u8));
    content
}

/// A ZIP of these entries, stored, with a comment of this length.
fn zip(names: &[&str], flags: u16, comment: usize) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        let offset = file.len() as u32;
        let common = |record: &mut Vec<u8>| {
            record.extend_from_slice(&20_u16.to_le_bytes());
            record.extend_from_slice(&flags.to_le_bytes());
            record.extend_from_slice(&[0; 20 - 4 + 2]);
            record.extend_from_slice(&(name.len() as u16).to_le_bytes());
            record.extend_from_slice(&[0; 2]);
        };
        file.extend_from_slice(b"PK\x03\x04");
        common(&mut file);
        file.extend_from_slice(name.as_bytes());
        directory.extend_from_slice(b"PK\x01\x02\x14\0");
        common(&mut directory);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&offset.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let (start, size, count) = (file.len() as u32, directory.len() as u32, names.len() as u16);
    file.extend_from_slice(&directory);
    file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    file.extend_from_slice(&count.to_le_bytes());
    file.extend_from_slice(&count.to_le_bytes());
    file.extend_from_slice(&size.to_le_bytes());
    file.extend_from_slice(&start.to_le_bytes());
    file.extend_from_slice(&(comment as u16).to_le_bytes());
    file.resize(file.len() + comment, b'x');
    file
}

const WORD: [&str; 3] = ["[Content_Types].xml", "_rels/.rels", "word/document.xml"];

mod keeping {
    use super::*;

    #[tokio::test]
    async fn a_file_comes_back_as_it_was_sent() {
        let (folder, files) = files();
        for length in [12, CHUNK, CHUNK + 1, MIB] {
            let content = jpeg(length);
            let stored = send(&files, &content, MIB).await.unwrap();
            assert_eq!(stored.size, length as u64);
            assert_eq!(stored.sha256[..], Sha256::digest(&content)[..]);
            let mut stream = files.open(&stored.object, stored.key).await.unwrap().into_stream().boxed();
            let mut back = Vec::new();
            while let Some(piece) = stream.next().await {
                back.extend(piece.unwrap());
            }
            assert!(back == content);
        }
        for path in all_files(folder.path()) {
            let bytes = fs::read(&path).unwrap();
            assert!(!bytes.windows(4).any(|window| window == b"JFIF"), "nothing lies open");
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[tokio::test]
    async fn a_file_that_is_too_large_leaves_nothing() {
        let (folder, files) = files();
        let error = send(&files, &jpeg(100_001), 100_000).await.unwrap_err();
        assert!(matches!(error, FileError::Refused(FileProblem::TooLarge)));
        assert!(all_files(folder.path()).is_empty());
        assert!(send(&files, &jpeg(100_000), 100_000).await.is_ok());
    }

    #[tokio::test]
    async fn an_upload_that_is_broken_off_leaves_nothing() {
        let (folder, files) = files();
        let mut upload = files.begin(MIB as u64).await.unwrap();
        upload.write(&jpeg(200_000)).await.unwrap();
        assert_eq!(all_files(folder.path()).len(), 1);
        drop(upload);
        assert!(all_files(folder.path()).is_empty());
    }

    #[tokio::test]
    async fn what_a_killed_process_leaves_is_no_file_and_is_swept_once_it_is_old() {
        let (folder, files) = files();
        let kept = send(&files, &jpeg(100), MIB).await.unwrap();
        let mut upload = files.begin(MIB as u64).await.unwrap();
        upload.write(&jpeg(200_000)).await.unwrap();
        let object = upload.object().clone();
        std::mem::forget(upload);

        let found = files.open(&object, FileKey::random(&mut rand::rng())).await;
        assert!(matches!(found, Err(FileError::Missing)));
        let part = folder.path().join("files/incoming").join(object.as_str());
        let last_write = fs::metadata(part).unwrap().modified().unwrap();
        assert_eq!(files.sweep(last_write).await.unwrap(), 0);
        assert_eq!(files.sweep(last_write + Duration::from_secs(1)).await.unwrap(), 1);
        assert_eq!(all_files(folder.path()).len(), 1);
        assert!(files.open(&kept.object, kept.key).await.is_ok());
    }

    #[tokio::test]
    async fn a_deleted_file_is_gone_and_deleting_it_again_succeeds() {
        let (folder, files) = files();
        let stored = send(&files, &jpeg(100), MIB).await.unwrap();
        files.delete(&stored.object).await.unwrap();
        files.delete(&stored.object).await.unwrap();
        assert!(all_files(folder.path()).is_empty());
        let found = files.open(&stored.object, stored.key).await;
        assert!(matches!(found, Err(FileError::Missing)));
    }

    #[tokio::test]
    async fn a_file_that_was_changed_or_cut_off_on_disk_is_noticed() {
        let (folder, files) = files();
        let content = jpeg(CHUNK + 100);
        for cut in [true, false] {
            let stored = send(&files, &content, MIB).await.unwrap();
            let path = all_files(folder.path()).pop().unwrap();
            let mut bytes = fs::read(&path).unwrap();
            if cut {
                bytes.truncate(23 + CHUNK + 16)
            } else {
                bytes[50] ^= 1
            }
            fs::write(&path, bytes).unwrap();
            let mut download = files.open(&stored.object, stored.key).await.unwrap();
            let last = loop {
                match download.next().await {
                    Ok(Some(_)) => {}
                    other => break other,
                }
            };
            assert!(matches!(last, Err(FileError::Damaged)));
            assert!(download.next().await.unwrap().is_none(), "nothing follows an error");
            files.delete(&stored.object).await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_disk_that_fails_is_an_error_and_not_a_file() {
        let (folder, files) = files();
        let mut upload = files.begin(MIB as u64).await.unwrap();
        upload.write(&jpeg(100)).await.unwrap();
        // A file where the folder `ab` should be made.
        fs::write(folder.path().join("files").join(&upload.object().as_str()[..2]), b"").unwrap();
        assert!(matches!(upload.finish().await.unwrap().commit().await, Err(FileError::Storage(_))));
        assert!(all_files(&folder.path().join("files/incoming")).is_empty());
    }

    #[test]
    fn only_names_of_ours_are_names() {
        let good = ObjectName::random(&mut rand::rng());
        assert_eq!(ObjectName::parse(good.as_str()), Some(good));
        for bad in ["", "ab", "../../../../../../../../etc/passw", &"AB".repeat(16), &"é".repeat(16)] {
            assert_eq!(ObjectName::parse(bad), None, "{bad}");
        }
    }
}

/// Counts what it is given and keeps nothing.
#[derive(Default)]
struct Counter(Arc<Mutex<Vec<usize>>>);

#[async_trait]
impl FileStore for Counter {
    async fn create(&self, _: &ObjectName) -> Result<Box<dyn ObjectWriter>, FileError> {
        Ok(Box::new(Self(Arc::clone(&self.0))))
    }

    async fn read(&self, _: &ObjectName) -> Result<BoxStream<'static, Result<Vec<u8>, FileError>>, FileError> {
        Err(FileError::Missing)
    }

    async fn delete(&self, _: &ObjectName) -> Result<(), FileError> {
        Ok(())
    }

    async fn sweep(&self, _: SystemTime) -> Result<u64, FileError> {
        Ok(0)
    }

    async fn check(&self) -> Result<(), FileError> {
        Ok(())
    }
}

#[async_trait]
impl ObjectWriter for Counter {
    async fn append(&mut self, piece: Vec<u8>) -> Result<(), FileError> {
        self.0.lock().unwrap().push(piece.capacity());
        Ok(())
    }

    async fn commit(self: Box<Self>) -> Result<(), FileError> {
        Ok(())
    }
}

#[tokio::test]
async fn a_large_file_passes_in_pieces_of_bounded_size() {
    // Sealing is slow without optimisation, and four megabytes are many pieces too.
    let size = MIB * if cfg!(debug_assertions) { 4 } else { 30 };
    let pieces = Arc::new(Mutex::new(Vec::new()));
    let files = Files::new(Arc::new(Counter(Arc::clone(&pieces))));
    let mut upload = files.begin(size as u64).await.unwrap();
    let piece = jpeg(MIB);
    for _ in 0..size / MIB {
        upload.write(&piece).await.unwrap();
    }
    assert_eq!(upload.finish().await.unwrap().file().size, size as u64);
    let pieces = pieces.lock().unwrap();
    assert_eq!(pieces.len(), 1 + size / CHUNK, "the header and the chunks");
    assert!(pieces.iter().all(|&size| size <= 2 * CHUNK), "{:?}", pieces.iter().max());
}
