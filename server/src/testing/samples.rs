//! Files as people send them, with a mark in every place where a program hides something that
//! nobody sees.

use std::io::{Cursor, Write};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A picture of this size: its left half is dark, its right half light.
#[must_use]
pub fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([20, 30, 40]) } else { Rgb([230, 220, 210]) })
}

/// A JPEG photograph with `mark` as author, as place (GPS), in its XMP packet and as remark.
/// `orientation` is the tag of TIFF 6.0: 1 upright, 6 turned by a quarter.
#[must_use]
pub fn jpeg(width: u32, height: u32, mark: &str, orientation: u16) -> Vec<u8> {
    let mut plain = Vec::new();
    picture(width, height).write_with_encoder(JpegEncoder::new(&mut plain)).expect("a picture");
    let mut file = plain[..2].to_vec();
    segment(&mut file, 0xE1, &[b"Exif\0\0", &exif(mark, orientation)[..]].concat());
    segment(&mut file, 0xE1, format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{mark}</x:xmpmeta>").as_bytes());
    segment(&mut file, 0xFE, mark.as_bytes());
    file.extend_from_slice(&plain[2..]);
    file
}

fn segment(file: &mut Vec<u8>, kind: u8, content: &[u8]) {
    file.extend_from_slice(&[0xFF, kind]);
    file.extend_from_slice(&u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes());
    file.extend_from_slice(content);
}

/// A TIFF directory (EXIF 2.3): orientation, author and, behind a pointer, the place.
#[must_use]
pub fn exif(mark: &str, orientation: u16) -> Vec<u8> {
    let text = [mark.as_bytes(), b"\0"].concat();
    let length = u32::try_from(text.len()).expect("a short mark");
    let (first, second) = (8_u32, 8 + 2 + 3 * 12 + 4_u32);
    let words = second + 2 + 12 + 4;
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = Vec::with_capacity(12);
        bytes.extend_from_slice(&tag.to_le_bytes());
        bytes.extend_from_slice(&kind.to_le_bytes());
        bytes.extend_from_slice(&count.to_le_bytes());
        bytes.extend_from_slice(&value.to_le_bytes());
        bytes
    };
    assert_eq!(tiff.len(), first as usize);
    tiff.extend_from_slice(&3_u16.to_le_bytes());
    tiff.extend(entry(0x0112, 3, 1, u32::from(orientation)));
    tiff.extend(entry(0x013B, 2, length, words));
    tiff.extend(entry(0x8825, 4, 1, second));
    tiff.extend_from_slice(&[0; 4]);
    // GPSAreaInformation, as free words.
    tiff.extend_from_slice(&1_u16.to_le_bytes());
    tiff.extend(entry(0x001C, 7, length, words));
    tiff.extend_from_slice(&[0; 4]);
    tiff.extend_from_slice(&text);
    tiff
}

/// A PNG picture with `mark` as remark and as author.
#[must_use]
pub fn png(width: u32, height: u32, mark: &str) -> Vec<u8> {
    let mut plain = Vec::new();
    picture(width, height).write_with_encoder(PngEncoder::new(&mut plain)).expect("a picture");
    // Behind the signature and the head, which is always the first chunk.
    let mut file = plain[..33].to_vec();
    file.extend(chunk(b"tEXt", format!("Author\0{mark}").as_bytes()));
    file.extend(chunk(b"eXIf", &exif(mark, 1)));
    file.extend_from_slice(&plain[33..]);
    file
}

/// A PNG that says it is this large and holds nothing.
#[must_use]
pub fn empty_png(width: u32, height: u32) -> Vec<u8> {
    let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
    head.extend_from_slice(&[8, 6, 0, 0, 0]);
    let content = chunk(b"IDAT", &[0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]);
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), content, chunk(b"IEND", b"")].concat()
}

/// A chunk of a PNG: length, kind, content, checksum (ISO 3309).
#[must_use]
pub fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let body = [&kind[..], content].concat();
    let mut crc = u32::MAX;
    for byte in &body {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    let length = u32::try_from(content.len()).expect("a short chunk");
    [&length.to_be_bytes()[..], &body, &(!crc).to_be_bytes()].concat()
}

/// A WebP picture with `mark` as author and in its XMP packet.
#[must_use]
pub fn webp(width: u32, height: u32, mark: &str) -> Vec<u8> {
    let mut plain = Vec::new();
    let seen = picture(width, height);
    WebPEncoder::new_lossless(&mut plain)
        .write_image(seen.as_raw(), width, height, ExtendedColorType::Rgb8)
        .expect("a picture");
    let mut extended = vec![0x0C, 0, 0, 0];
    for side in [width - 1, height - 1] {
        extended.extend_from_slice(&side.to_le_bytes()[..3]);
    }
    let mut body = b"WEBP".to_vec();
    riff(&mut body, b"VP8X", &extended);
    body.extend_from_slice(&plain[12..]);
    riff(&mut body, b"EXIF", &exif(mark, 1));
    riff(&mut body, b"XMP ", mark.as_bytes());
    let mut file = b"RIFF".to_vec();
    file.extend_from_slice(&u32::try_from(body.len()).expect("a small picture").to_le_bytes());
    file.extend_from_slice(&body);
    file
}

fn riff(body: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    body.extend_from_slice(kind);
    body.extend_from_slice(&u32::try_from(content.len()).expect("a short chunk").to_le_bytes());
    body.extend_from_slice(content);
    body.resize(body.len() + content.len() % 2, 0);
}

/// A Word document: what stands in its body as XML, `mark` as author, in a remark and in a
/// picture.
#[must_use]
pub fn docx(body: &str, mark: &str) -> Vec<u8> {
    const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let document = format!("<w:document xmlns:w=\"{WORDS}\"><w:body>{body}</w:body></w:document>");
    let core = format!("<cp:coreProperties><dc:creator>{mark}</dc:creator></cp:coreProperties>");
    let remark = format!("<w:comments xmlns:w=\"{WORDS}\"><w:comment>{mark}</w:comment></w:comments>");
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<Relationships/>"),
        ("docProps/core.xml", core.as_bytes()),
        ("word/comments.xml", remark.as_bytes()),
        ("word/media/image1.jpeg", &jpeg(8, 8, mark, 1)),
        ("word/document.xml", document.as_bytes()),
    ])
}

/// A ZIP archive of these entries, packed.
#[must_use]
pub fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A PDF of one page with these words, `mark` as author and in a script that runs when it opens.
#[must_use]
pub fn pdf(words: &str, mark: &str) -> Vec<u8> {
    let escaped: String =
        words.chars().flat_map(|c| if "()\\".contains(c) { vec!['\\', c] } else { vec![c] }).collect();
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" };
    pdf_with(font, format!("BT /F1 12 Tf 72 720 Td ({escaped}) Tj ET").into_bytes(), mark, Vec::new())
}

/// A PDF whose letters are numbers that only a table turns into Vietnamese, as Word writes them.
#[must_use]
pub fn pdf_in_vietnamese(words: &str, mark: &str) -> Vec<u8> {
    let letters: Vec<char> = words.chars().collect();
    let mut table = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n\
         /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    table.push_str(&format!("{} beginbfchar\n", letters.len()));
    let mut typed = String::new();
    for (number, letter) in letters.iter().enumerate() {
        let units: String = letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
        table.push_str(&format!("<{number:04X}> <{units}>\n"));
        typed.push_str(&format!("{number:04X}"));
    }
    table.push_str("endbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Times", "Encoding" => "Identity-H",
        "ToUnicode" => Object::Reference((100, 0)),
    };
    let tables = vec![((100, 0), Stream::new(Dictionary::new(), table.into_bytes()))];
    pdf_with(font, format!("BT /F1 12 Tf 72 720 Td <{typed}> Tj ET").into_bytes(), mark, tables)
}

/// A PDF of one page that is drawn like this.
#[must_use]
pub fn pdf_with(font: Dictionary, drawing: Vec<u8>, mark: &str, others: Vec<((u32, u16), Stream)>) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    for (id, stream) in others {
        document.objects.insert(id, Object::Stream(stream));
        document.max_id = document.max_id.max(id.0);
    }
    let font = document.add_object(font);
    let content = document.add_object(Stream::new(Dictionary::new(), drawing));
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    let all = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(all));
    let script = document.add_object(dictionary! {
        "Type" => "Action", "S" => "JavaScript", "JS" => Object::string_literal(format!("app.alert('{mark}')")),
    });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "OpenAction" => script });
    let info = document.add_object(dictionary! { "Author" => Object::string_literal(mark) });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    let mut file = Vec::new();
    document.save_to(&mut file).expect("a document");
    file
}

/// An MP3 recording of this many frames behind a label with `mark` as title.
#[must_use]
pub fn mp3(frames: usize, mark: &str) -> Vec<u8> {
    // Version 1, layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame.
    let mut frame = vec![0xFF, 0xFB, 0x90, 0];
    frame.resize(417, 0);
    let size = u8::try_from(mark.len()).expect("a short mark") & 0x7F;
    let label = [b"ID3\x03\0\0\0\0\0", &[size][..], mark.as_bytes()].concat();
    [label, frame.repeat(frames)].concat()
}

/// An MP4 (`isom`) or M4A (`M4A `) container with `mark` in its directory.
#[must_use]
pub fn mp4(brand: &[u8; 4], mark: &str) -> Vec<u8> {
    let kind = [&brand[..], b"\0\0\0\0", brand].concat();
    [mp4_box(b"ftyp", &kind), mp4_box(b"moov", mark.as_bytes()), mp4_box(b"mdat", &[7; 300])].concat()
}

/// A box of such a container.
#[must_use]
pub fn mp4_box(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).expect("a small box");
    [&length.to_be_bytes()[..], kind, content].concat()
}
