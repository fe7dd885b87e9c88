//! What is in a copy, and what is not.

use domain::attachment::CopyType;
use image::{GenericImageView, ImageFormat, Rgba, RgbaImage};
use proptest::prelude::*;

use super::*;
use crate::testing::samples;

const MARK: &str = "MARK-7f3a-Nguyen-Van-A";

fn holds(bytes: &[u8], mark: &str) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark.as_bytes())
}

#[test]
fn the_copy_of_a_picture_shows_the_same_and_carries_no_mark() {
    for (media_type, original) in [
        (MediaType::Jpeg, samples::jpeg(64, 48, MARK, 1)),
        (MediaType::Png, samples::png(64, 48, MARK)),
        (MediaType::Webp, samples::webp(64, 48, MARK)),
    ] {
        assert!(holds(&original, MARK), "the sample carries the mark");
        let copy = clean(media_type, &original).unwrap();
        assert!(!holds(&copy, MARK), "{media_type}");
        for sign in ["Exif", "xmpmeta", "tEXt", "eXIf", "JFXX", "ICC_PROFILE"] {
            assert!(!holds(&copy, sign), "{media_type}: {sign}");
        }
        let format = if media_type.copy() == Some(CopyType::Png) { ImageFormat::Png } else { ImageFormat::Jpeg };
        let seen = image::load_from_memory_with_format(&copy, format).unwrap();
        assert_eq!(seen.dimensions(), (64, 48));
        assert!(seen.get_pixel(5, 20).0[0] < 60 && seen.get_pixel(60, 20).0[0] > 200, "{media_type}");
    }
}

#[test]
fn a_picture_that_was_taken_sideways_stands_upright_in_the_copy() {
    let copy = clean(MediaType::Jpeg, &samples::jpeg(64, 48, MARK, 6)).unwrap();
    let seen = image::load_from_memory(&copy).unwrap();
    assert_eq!(seen.dimensions(), (48, 64));
    assert!(seen.get_pixel(20, 5).0[0] < 60 && seen.get_pixel(20, 60).0[0] > 200);
}

#[test]
fn what_is_hidden_under_transparency_is_gone() {
    let hidden = RgbaImage::from_fn(8, 8, |x, _| Rgba([0, 0, 0, if x < 4 { 0 } else { 255 }]));
    let mut original = Vec::new();
    hidden.write_to(&mut std::io::Cursor::new(&mut original), ImageFormat::Png).unwrap();
    let seen = image::load_from_memory(&clean(MediaType::Png, &original).unwrap()).unwrap();
    assert_eq!(seen.get_pixel(1, 1).0, [255, 255, 255, 255]);
    assert_eq!(seen.get_pixel(6, 1).0, [0, 0, 0, 255]);
}

#[test]
fn the_copy_of_a_png_is_hardly_larger_than_what_was_sent() {
    let mut sheet = Vec::new();
    let grey = image::GrayImage::from_fn(400, 300, |x, y| image::Luma([(x * 7 + y * 13) as u8]));
    grey.write_to(&mut std::io::Cursor::new(&mut sheet), ImageFormat::Png).unwrap();
    // A screenshot and a drawing with few colours, as a browser and a drawing program wrote them.
    let screenshot = include_bytes!("../../../../end2end/pictures/form-on-a-phone.png").to_vec();
    let drawing = include_bytes!("../../../demo/files/den-duong-hem-cho-ca.png").to_vec();
    for original in [sheet, screenshot, drawing] {
        let copy = clean(MediaType::Png, &original).unwrap();
        assert!(copy.len() * 10 <= original.len() * 11, "{} of {} bytes", copy.len(), original.len());
        let (before, after) = [&original, &copy].map(|file| image::load_from_memory(file).unwrap().into_rgb8()).into();
        assert_eq!(before, after, "the same is seen");
    }
}

#[test]
fn a_large_picture_becomes_smaller() {
    let copy = clean(MediaType::Png, &samples::png(4_000, 1_000, MARK)).unwrap();
    assert_eq!(image::load_from_memory(&copy).unwrap().dimensions(), (3_000, 750));
}

#[test]
fn a_picture_that_would_fill_the_memory_is_not_decoded() {
    for (width, height) in [(60_000, 60_000), (7_100, 7_100), (u32::MAX >> 1, 1), (1, u32::MAX >> 1)] {
        let refused = clean(MediaType::Png, &samples::empty_png(width, height)).unwrap_err();
        assert!(matches!(refused, NoCopy::TooLarge | NoCopy::Unreadable), "{width}×{height}");
    }
    assert_eq!(clean(MediaType::Png, &samples::empty_png(60_000, 60_000)), Err(NoCopy::TooLarge));
}

#[test]
fn a_broken_picture_has_no_copy() {
    for original in [&b""[..], b"\xff\xd8\xff\xe0\0\x10JFIF\0", &samples::jpeg(64, 48, MARK, 1)[..300]] {
        assert_eq!(clean(MediaType::Jpeg, original), Err(NoCopy::Unreadable));
    }
    assert_eq!(clean(MediaType::Webp, &samples::png(8, 8, MARK)), Err(NoCopy::Unreadable));
}

#[test]
fn the_copy_of_a_document_is_what_its_readers_see() {
    let body = "<w:p><w:r><w:t>Đơn phản ánh &amp; kiến nghị</w:t><w:tab/><w:t xml:space=\"preserve\"> số&#160;1</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>MARK-7f3a-Nguyen-Van-A</w:t></w:r>\
        <w:del><w:r><w:delText>MARK-7f3a-Nguyen-Van-A</w:delText></w:r></w:del>\
        <w:moveFrom><w:r><w:t>MARK-7f3a-Nguyen-Van-A</w:t></w:r></w:moveFrom>\
        <w:r><w:instrText>MARK-7f3a-Nguyen-Van-A</w:instrText></w:r><w:r><w:t>Dòng hai</w:t></w:r></w:p>";
    let original = samples::docx(body, MARK);
    let copy = String::from_utf8(clean(MediaType::Docx, &original).unwrap()).unwrap();
    assert_eq!(copy, "Đơn phản ánh & kiến nghị số 1\nDòng hai");
}

#[test]
fn what_a_style_of_the_document_hides_is_not_in_its_copy() {
    let styles = "<w:styles xmlns:w=\"x\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Thuong\"/>\
        <w:style w:type=\"character\" w:styleId=\"An\"><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"DoanAn\"><w:basedOn w:val=\"Giua\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Giua\"><w:basedOn w:val=\"DoanAn2\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"DoanAn2\"><w:rPr><w:vanish w:val=\"1\"/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Hien\"><w:basedOn w:val=\"DoanAn2\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr></w:style>\
        <w:style w:type=\"table\" w:styleId=\"BangAn\"><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type=\"table\" w:styleId=\"Bang\"><w:tblStylePr><w:rPr><w:vanish/></w:rPr></w:tblStylePr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Vong\"><w:basedOn w:val=\"Vong\"/></w:style></w:styles>";
    let paragraph = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let run = |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>");
    let body = [
        paragraph("Thuong", "một"),
        paragraph("DoanAn", MARK),
        paragraph("Hien", "hai"),
        paragraph("Vong", "ba"),
        format!("<w:p>{}{}</w:p>", run("<w:rStyle w:val=\"An\"/>", MARK), run("<w:vanish w:val=\"false\"/>", "bốn")),
        // The mark at the end of a paragraph may be hidden; its words are not.
        format!("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}</w:p>", run("", "năm")),
        // What is anchored in a hidden run is hidden with it.
        format!(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:txbxContent><w:p>{}</w:p></w:txbxContent><w:t>{MARK}</w:t></w:r></w:p>",
            run("", MARK)
        ),
        format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"BangAn\"/></w:tblPr><w:tc>{}</w:tc></w:tbl>",
            paragraph("Thuong", MARK)
        ),
        format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Bang\"/></w:tblPr><w:tc>{}</w:tc></w:tbl>",
            paragraph("Thuong", "sáu")
        ),
    ];
    let document = format!("<w:document xmlns:w=\"x\"><w:body>{}</w:body></w:document>", body.concat());
    let original = samples::archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ]);
    let copy = String::from_utf8(clean(MediaType::Docx, &original).unwrap()).unwrap();
    assert!(!copy.contains(MARK), "{copy}");
    assert_eq!(copy.split_whitespace().collect::<Vec<_>>(), ["một", "hai", "ba", "bốn", "năm", "sáu"]);
}

#[test]
fn the_copy_of_a_pdf_is_its_words() {
    let copy = clean(MediaType::Pdf, &samples::pdf("Ho so (so 12) cua cong dan", MARK)).unwrap();
    assert_eq!(String::from_utf8(copy).unwrap(), "Ho so (so 12) cua cong dan");
    let copy = clean(MediaType::Pdf, &samples::pdf_in_vietnamese("Hồ sơ của công dân", MARK)).unwrap();
    assert_eq!(String::from_utf8(copy).unwrap(), "Hồ sơ của công dân");
}

#[test]
fn a_document_without_words_has_no_copy() {
    assert_eq!(clean(MediaType::Docx, &samples::docx("<w:p/>", MARK)), Err(NoCopy::NoText));
    assert_eq!(clean(MediaType::Pdf, &samples::pdf(" . ", MARK)), Err(NoCopy::NoText));
    assert_eq!(clean(MediaType::Docx, b"PK\x03\x04"), Err(NoCopy::Unreadable));
    assert_eq!(clean(MediaType::Pdf, b"%PDF-1.7\n"), Err(NoCopy::Unreadable));
}

#[test]
fn a_document_that_unpacks_to_very_much_has_no_copy() {
    let spaces = vec![b' '; 33 * 1024 * 1024];
    let bomb = samples::archive(&[("[Content_Types].xml", b""), ("word/document.xml", &spaces)]);
    assert!(bomb.len() < 100_000);
    assert_eq!(clean(MediaType::Docx, &bomb), Err(NoCopy::TooLarge));
    let entities = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:p><w:t>x&b;&b;y</w:t></w:p>";
    let laughs = samples::archive(&[("[Content_Types].xml", b""), ("word/document.xml", entities.as_bytes())]);
    assert_eq!(clean(MediaType::Docx, &laughs).unwrap(), b"xy");
}

#[test]
fn of_a_recording_there_is_no_copy() {
    for media_type in [MediaType::Mp3, MediaType::M4a, MediaType::Mp4] {
        assert_eq!(media_type.copy(), None);
        assert_eq!(clean(media_type, &samples::mp3(3, MARK)), Err(NoCopy::Recording));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// XML of any kind in the place of a document: an answer, and nothing of the archive's own.
    #[test]
    fn no_document_makes_the_reader_of_word_panic(body in "(<(w:)?[a-z]{1,4}/?>|</[a-z]{1,3}>|&[a-z#0-9]{0,5};?|[\\PC]{0,20}){0,30}") {
        let _ = clean(MediaType::Docx, &samples::docx(&body, MARK));
    }

    /// A Word document with one part of it changed.
    #[test]
    fn no_damage_makes_the_reader_of_archives_panic(place in any::<prop::sample::Index>(), byte: u8) {
        let mut original = samples::docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>", MARK);
        let place = place.index(original.len());
        original[place] = byte;
        let _ = clean(MediaType::Docx, &original);
    }
}
