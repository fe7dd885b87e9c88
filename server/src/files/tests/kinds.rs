//! What is recognised as what, and what is refused.

use proptest::prelude::*;

use super::*;
use crate::testing::samples;

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
