//! What happens to a file between the browser and the disk, and back.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use domain::attachment::{FileProblem, MediaType};
use futures::stream::{BoxStream, StreamExt};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::*;
use crate::testing::samples;
use crate::vault::CHUNK;

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

mod kinds {
    use super::*;

    #[tokio::test]
    async fn each_kind_is_recognised_by_its_bytes() {
        let (_folder, files) = files();
        for (content, kind) in [
            (jpeg(20_000), MediaType::Jpeg),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), MediaType::Png),
            (b"RIFF\x10\0\0\0WEBPVP8 ".to_vec(), MediaType::Webp),
            (b"%PDF-1.7\n".to_vec(), MediaType::Pdf),
            (samples::mp3(2, "a title"), MediaType::Mp3),
            (samples::mp3(200, "a title"), MediaType::Mp3),
            (samples::mp3(30, "a title")[17..].to_vec(), MediaType::Mp3),
            (samples::mp4(b"M4A ", "a title"), MediaType::M4a),
            (samples::mp4(b"isom", "a title"), MediaType::Mp4),
            ([samples::mp4(b"mp42", "a title"), samples::mp4_box(b"free", &[0; 20_000])].concat(), MediaType::Mp4),
            (zip(&WORD, 0, 0), MediaType::Docx),
            (zip(&WORD, 0, 300), MediaType::Docx),
            (zip(&["_rels/.rels", "word/document2.xml", "[Content_Types].xml"], 8, 0), MediaType::Docx),
        ] {
            assert_eq!(send(&files, &content, MIB).await.unwrap().media_type, kind);
        }
    }

    #[tokio::test]
    async fn a_large_word_document_is_recognised_by_its_directory_at_the_end() {
        let pictures: Vec<String> = (0..700).map(|n| format!("word/media/{n}.png")).collect();
        let mut names: Vec<&str> = vec!["word/numbering.xml"];
        names.extend(pictures.iter().map(String::as_str));
        names.extend(["word/document.xml", "[Content_Types].xml"]);
        assert_eq!(problem(&zip(&names, 0, 0)).await, None);
    }

    #[tokio::test]
    async fn a_container_that_is_no_plain_word_document_is_refused() {
        let with = |extra| [&WORD[..], &[extra]].concat();
        for names in [
            vec!["a.txt"],
            vec!["[Content_Types].xml", "xl/workbook.xml"],
            vec!["word/document.xml"],
            vec!["[Content_Types].xml", "word/media/document.xml"],
            with("word/vbaProject.bin"),
            with("../../etc/passwd"),
            with("/etc/passwd"),
            with("..\\a"),
        ] {
            assert_eq!(problem(&zip(&names, 0, 0)).await, Some(FileProblem::WrongType), "{names:?}");
        }
        assert_eq!(problem(&zip(&WORD, 1, 0)).await, Some(FileProblem::WrongType));
    }

    #[tokio::test]
    async fn a_word_document_that_was_cut_off_or_glued_to_something_is_damaged() {
        let whole = zip(&WORD, 0, 0);
        for length in [60, 100, whole.len() - 23, whole.len() - 1] {
            assert_eq!(problem(&whole[..length]).await, Some(FileProblem::Damaged), "{length}");
        }
        let glued = [&whole[..], b"<script>"].concat();
        assert_eq!(problem(&glued).await, Some(FileProblem::Damaged));
        let doubled = [&whole[..], &whole[..]].concat();
        assert_eq!(problem(&doubled).await, Some(FileProblem::Damaged));
    }

    #[tokio::test]
    async fn what_is_none_of_them_is_refused() {
        for content in [
            &b"GIF89a"[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"MZ\x90\0",
            b"xxxxxxxxWEBP",
            b"\n%PDF-1.7",
            b"PK\x03\x04",
            b"\xff",
            &[0; 9_000],
        ] {
            assert_eq!(problem(content).await, Some(FileProblem::WrongType), "{content:?}");
        }
    }

    #[tokio::test]
    async fn a_recording_is_one_to_its_last_byte() {
        let video = samples::mp4(b"isom", "a title");
        for (content, expected) in [
            ([&video[..], b"<script>alert(1)</script>"].concat(), FileProblem::WrongType),
            ([&video[..], &zip(&WORD, 0, 0)].concat(), FileProblem::WrongType),
            ([&video[..], b"PK\x03\x04"].concat(), FileProblem::Damaged),
            (video[..video.len() - 1].to_vec(), FileProblem::Damaged),
            (b"\0\0\0\x14ftypisom\0\0\0\0isom".to_vec(), FileProblem::Damaged),
            (b"\0\0\0\x03ftypisom".to_vec(), FileProblem::Damaged),
            (b"\0\0\0\0ftypisom\0\0\0\0isom".to_vec(), FileProblem::Damaged),
            (b"\0\0\0\x01ftypisom\0\0\0\0".to_vec(), FileProblem::Damaged),
            (b"ID3\x03\0\0\0\0\0\x05title<html><script>".to_vec(), FileProblem::WrongType),
            (b"ID3\x03\0\0\0\0\0\x7ftitle".to_vec(), FileProblem::Damaged),
            (b"ID3\x03\0\0\x7f\x7f\x7f\x7f".to_vec(), FileProblem::WrongType),
            (b"ID3\x03\0\0\x80\0\0\0".to_vec(), FileProblem::WrongType),
            (b"\xff\xfb\x90\0<html>".to_vec(), FileProblem::WrongType),
        ] {
            assert_eq!(problem(&content).await, Some(expected), "{:?}", &content[..12]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// However the pieces fall, the verdict is the same, and no bytes make it panic.
        #[test]
        fn a_verdict_does_not_hang_on_how_the_bytes_come(
            start in prop::sample::select(vec![&b"ID3\x04\0\x10\0\0\0\x05"[..], b"\0\0\0\x14ftypisom", b"\xff\xfb\x90\0", b"PK\x03\x04", b""]),
            rest in prop::collection::vec(any::<u8>(), 0..600),
            repeated in 1..30_usize,
            size in 1..500_usize,
        ) {
            let content = [start, &rest.repeat(repeated)].concat();
            let whole = sniffed(&content, content.len().max(1));
            prop_assert_eq!(whole, sniffed(&content, size));
        }

        #[test]
        fn a_recording_with_one_changed_byte_never_makes_it_panic(place in any::<prop::sample::Index>(), byte: u8) {
            for mut content in [samples::mp3(30, "a title"), samples::mp4(b"isom", "a title")] {
                let place = place.index(content.len());
                content[place] = byte;
                let _ = sniffed(&content, 100);
            }
        }
    }

    fn sniffed(content: &[u8], size: usize) -> Result<MediaType, FileProblem> {
        let mut sniffer = sniff::Sniffer::default();
        for piece in content.chunks(size) {
            sniffer.push(piece)?;
        }
        sniffer.finish()
    }

    #[tokio::test]
    async fn a_telephone_picture_in_heic_is_told_apart() {
        for brand in ["heic", "heix", "hevc"] {
            let content = format!("\0\0\0\x18ftyp{brand}\0\0\0\0mif1heic");
            assert_eq!(problem(content.as_bytes()).await, Some(FileProblem::Heic), "{brand}");
        }
        assert_eq!(problem(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic").await, Some(FileProblem::Heic));
        assert_eq!(problem(b"\0\0\0\x18ftypqt  \0\0\0\0qt  ").await, Some(FileProblem::WrongType));
    }

    #[tokio::test]
    async fn an_empty_file_is_refused() {
        assert_eq!(problem(b"").await, Some(FileProblem::Empty));
    }

    #[tokio::test]
    async fn a_wrong_type_is_told_after_the_first_bytes() {
        let (folder, files) = files();
        let mut upload = files.begin(u64::MAX).await.unwrap();
        let early = upload.write(&[b'x'; 8 * 1024]).await;
        assert!(matches!(early, Err(FileError::Refused(FileProblem::WrongType))));
        assert!(all_files(folder.path()).is_empty());
        assert!(upload.write(b"more").await.is_err());
        assert!(upload.finish().await.is_err());
    }
}

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
