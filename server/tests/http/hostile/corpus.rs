//! Files as somebody makes them who wants to do harm: more than a hundred, each with a name.

use server::testing::samples::{archive, chunk, docx, empty_png, jpeg, mp3, mp4, mp4_box, pdf, pdf_with, png, webp};

/// Stands in everything that must not come through: metadata, scripts, names.
pub const CANARY: &str = "CANARY-5c1e-Pham-Van-B";

/// A file and the name it is sent under.
pub struct Hostile {
    pub name: String,
    pub content: Vec<u8>,
}

fn hostile(name: impl Into<String>, content: impl Into<Vec<u8>>) -> Hostile {
    Hostile { name: name.into(), content: content.into() }
}

/// All of them.
pub fn corpus() -> Vec<Hostile> {
    let parts = [wrong_magic(), markup(), polyglots(), truncated(), bombs(), documents(), recordings(), names()];
    parts.into_iter().flatten().collect()
}

fn honest() -> [(&'static str, Vec<u8>); 8] {
    [
        ("jpg", jpeg(40, 30, CANARY, 1)),
        ("png", png(40, 30, CANARY)),
        ("webp", webp(40, 30, CANARY)),
        ("pdf", pdf("Ho so cua cong dan", CANARY)),
        ("docx", docx("<w:p><w:r><w:t>Hồ sơ</w:t></w:r></w:p>", CANARY)),
        ("mp3", mp3(30, CANARY)),
        ("m4a", mp4(b"M4A ", CANARY)),
        ("mp4", mp4(b"isom", CANARY)),
    ]
}

/// Programs and other things under the names of pictures and documents.
fn wrong_magic() -> Vec<Hostile> {
    let contents: [(&str, Vec<u8>); 14] = [
        ("program of Windows", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".to_vec()),
        ("program of Linux", b"\x7fELF\x02\x01\x01\0".to_vec()),
        ("script", b"#!/bin/sh\ntouch /tmp/CANARY-5c1e\n".to_vec()),
        ("picture of another kind", b"GIF89a\x01\0\x01\0\x80\0\0".to_vec()),
        ("bitmap", b"BM\x46\0\0\0\0\0\0\0".to_vec()),
        ("tiff", b"II*\0\x08\0\0\0".to_vec()),
        ("old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()),
        ("rich text", b"{\\rtf1 {\\object\\objdata 0105}}".to_vec()),
        ("gzip", b"\x1f\x8b\x08\0\0\0\0\0".to_vec()),
        ("seven zip", b"7z\xbc\xaf\x27\x1c".to_vec()),
        ("rar", b"Rar!\x1a\x07\x01\0".to_vec()),
        ("postscript", b"%!PS-Adobe-3.0\n(file) run".to_vec()),
        ("shortcut", b"L\0\0\0\x01\x14\x02\0".to_vec()),
        ("nothing but zeros", vec![0; 20_000]),
    ];
    let endings = ["jpg", "pdf", "docx"];
    let each = contents.into_iter().zip(endings.into_iter().cycle());
    each.map(|((about, content), ending)| hostile(format!("{about}.{ending}"), content)).collect()
}

/// Markup that a browser would run, by itself and behind the marks of other kinds.
fn markup() -> Vec<Hostile> {
    let script = format!("<script>alert('{CANARY}')</script>");
    let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert('{CANARY}')\">{script}</svg>");
    let mut files = vec![
        hostile("picture.svg", svg.clone()),
        hostile("picture.svg.png", format!("<?xml version=\"1.0\"?>{svg}")),
        hostile("page.html", format!("<!doctype html>{script}")),
        hostile("page.xhtml.pdf", format!("<?xml version=\"1.0\"?><html>{script}</html>")),
        hostile("page.pdf", format!("\u{feff}<html>{script}")),
        hostile("letter.jpg", format!("From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n{script}")),
        hostile("entities.docx", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><x>&x;</x>"),
    ];
    for (ending, content) in honest() {
        files.push(hostile(format!("{ending} then a page.html"), [&content[..], script.as_bytes()].concat()));
        files.push(hostile(format!("a page then {ending}.{ending}"), [script.as_bytes(), &content].concat()));
    }
    // A remark of a picture is where a page hides best.
    files.push(hostile("remark.jpg", jpeg(8, 8, &script, 1)));
    files.push(hostile("remark.png", png(8, 8, &script)));
    files.push(hostile("remark.webp", webp(8, 8, &script)));
    files
}

/// Two kinds at once.
fn polyglots() -> Vec<Hostile> {
    let other = archive(&[("a.txt", CANARY.as_bytes())]);
    let word = docx("<w:p/>", CANARY);
    let mut files: Vec<_> = honest()
        .into_iter()
        .map(|(ending, content)| hostile(format!("{ending} and an archive.{ending}"), [&content[..], &other].concat()))
        .collect();
    files.extend([
        hostile("picture and document.jpg", [&jpeg(8, 8, CANARY, 1)[..], &pdf("x", CANARY)].concat()),
        hostile("document and document.pdf", [&pdf("x", CANARY)[..], &word].concat()),
        hostile("twice.docx", [&word[..], &word].concat()),
        hostile("java.jar", archive(&[("META-INF/MANIFEST.MF", b"Main-Class: A"), ("A.class", b"\xca\xfe\xba\xbe")])),
        hostile("workbook.docx", archive(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"")])),
        hostile(
            "macros.docx",
            archive(&[("[Content_Types].xml", b""), ("word/document.xml", b""), ("word/vbaProject.bin", b"x")]),
        ),
    ]);
    files
}

/// Honest files that end in the middle, and nothing at all.
fn truncated() -> Vec<Hostile> {
    let mut files = vec![hostile("empty.jpg", ""), hostile("one byte.png", "\u{1}")];
    for (ending, content) in honest() {
        for part in [12, content.len() / 2, content.len() - 1] {
            files.push(hostile(format!("{part} bytes of it.{ending}"), &content[..part]));
        }
    }
    files
}

/// Small files that become very large.
fn bombs() -> Vec<Hostile> {
    let spaces = vec![b' '; 40 * 1024 * 1024];
    let inner = archive(&[("inner.zip", &archive(&[("zeros", &vec![0; 10 * 1024 * 1024])]))]);
    let mut laughs = String::from("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for n in 1..30 {
        laughs.push_str(&format!("<!ENTITY a{n} \"&a{0};&a{0};&a{0};&a{0};\">", n - 1));
    }
    laughs.push_str("]><w:p xmlns:w=\"w\"><w:t>&a29;</w:t></w:p>");
    let deep = "<w:p>".repeat(2_000_000);
    let many: Vec<String> = (0..6_000).map(|n| format!("word/{n}.xml")).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b""), ("word/document.xml", b"<w:p/>")];
    parts.extend(many.iter().map(|name| (name.as_str(), &b""[..])));
    let document = |main: &[u8]| archive(&[("[Content_Types].xml", b""), ("word/document.xml", main)]);
    let mut header = png(8, 8, CANARY);
    // The size in the head is another one than that of the content.
    header[16..24].copy_from_slice(&[0, 0, 0x3f, 0xff, 0, 0, 0x0b, 0xff]);
    vec![
        hostile("wide.png", empty_png(2_000_000_000, 1)),
        hostile("high.png", empty_png(1, 2_000_000_000)),
        hostile("large.png", empty_png(65_000, 65_000)),
        hostile("no size.png", empty_png(0, 0)),
        hostile("wrong head.png", header),
        hostile("remark.png", [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"iTXt", &vec![b'x'; 300_000])].concat()),
        hostile("spaces.docx", document(&spaces)),
        hostile("laughs.docx", document(laughs.as_bytes())),
        hostile("deep.docx", document(deep.as_bytes())),
        hostile("many parts.docx", archive(&parts)),
        hostile(
            "nested.docx",
            archive(&[
                ("[Content_Types].xml", b""),
                ("word/document.xml", b"<w:p/>"),
                ("word/embeddings/a.zip", &inner),
            ]),
        ),
        hostile("nested.zip", inner),
    ]
}

/// Documents that act.
fn documents() -> Vec<Hostile> {
    let font = || lopdf::dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let drawing = |text: &str| pdf_with(font(), text.as_bytes().to_vec(), CANARY, Vec::new());
    let mut looped = pdf("x", CANARY);
    let kids = looped.windows(5).position(|window| window == b"/Kids").unwrap_or(0);
    looped[kids + 5..kids + 8].copy_from_slice(b"[1 ");
    vec![
        hostile("script.pdf", pdf("x", &format!("');app.launchURL('http://{CANARY}');//"))),
        hostile("deep.pdf", drawing(&"q ".repeat(500_000))),
        hostile("brackets.pdf", drawing(&"[".repeat(200_000))),
        hostile("texts.pdf", drawing(&"BT (x) Tj ET ".repeat(100_000))),
        hostile("loop.pdf", looped),
        hostile("no objects.pdf", "%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF"),
        hostile("own start.pdf", "%PDF-1.7\nxref\n0 1\ntrailer<</Prev 9>>\nstartxref\n9\n%%EOF"),
        hostile("no end.pdf", format!("%PDF-1.7\n1 0 obj<</Length 99999999>>stream\n{}", "x".repeat(9_000))),
        hostile("turned round.docx", docx("<w:p><w:r><w:t>a\u{202e}fdp.exe\u{2066}b</w:t></w:r></w:p>", CANARY)),
        hostile("no xml.docx", docx("</w:p></w:p><<<&&&", CANARY)),
        hostile(
            "leaves.docx",
            archive(&[("[Content_Types].xml", b""), ("word/document.xml", b""), ("../../../tmp/x", b"x")]),
        ),
        hostile(
            "absolute.docx",
            archive(&[("[Content_Types].xml", b""), ("word/document.xml", b""), ("/etc/cron.d/x", b"x")]),
        ),
    ]
}

/// Containers whose boxes and labels do not fit.
fn recordings() -> Vec<Hostile> {
    let video = mp4(b"isom", CANARY);
    vec![
        hostile("boxes within nothing.mp4", [&video[..], &mp4_box(b"evil", CANARY.as_bytes())].concat()),
        hostile("endless box.mp4", [&video[..20], &[0, 0, 0, 0], b"moov"].concat()),
        hostile("long box.mp4", [&video[..20], &[0, 0, 0, 1], b"mdat", &[0xff; 8]].concat()),
        hostile("short box.mp4", [&video[..20], &[0, 0, 0, 4], b"mdat"].concat()),
        hostile("quicktime.mp4", mp4(b"qt  ", CANARY)),
        hostile("label of gigabytes.mp3", b"ID3\x04\0\0\x7f\x7f\x7f\x7f".to_vec()),
        hostile("label and program.mp3", b"ID3\x04\0\0\0\0\0\0MZ\x90\0".to_vec()),
        hostile("one frame.mp3", mp3(1, CANARY)[10 + CANARY.len()..].to_vec()),
    ]
}

/// Honest content under names that try to lead somewhere.
fn names() -> Vec<Hostile> {
    let names = [
        "../../../../etc/passwd",
        "..\\..\\..\\windows\\system32\\a.png",
        "/etc/cron.d/a.png",
        "C:\\Users\\b\\a.png",
        "....//....//a.png",
        "%2e%2e%2fa.png",
        "a\u{202e}gnp.exe",
        "a\u{2066}b\u{2069}.png",
        "a\u{200b}\u{feff}.png",
        "con.png",
        ".htaccess",
        "..",
        "-rf.png",
        "$(touch x).png",
        "'; drop table attachments; --.png",
        "<img src=x onerror=alert(1)>.png",
        "a&quot;onload=alert(1).png",
        "a;filename=b.png",
        "e\u{309}\u{323}.png",
    ];
    let long = [format!("{}.png", "a".repeat(251)), format!("{}.png", "ộ".repeat(300)), "n".repeat(5_000)];
    let all = names.into_iter().map(str::to_owned).chain(long);
    all.map(|name| hostile(name, png(8, 8, CANARY))).collect()
}
