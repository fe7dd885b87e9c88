//! Finding marks whatever form they were given on the way.

use aho_corasick::AhoCorasick;
use unicode_normalization::UnicodeNormalization;

use super::mark::{Kind, Marks};

/// A mark that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub case: usize,
    pub kind: Kind,
    pub form: &'static str,
}

/// Looks for all marks of all cases at once, in every form, in either case.
pub struct Finder {
    search: AhoCorasick,
    hits: Vec<Hit>,
}

impl Finder {
    pub fn new<'a>(all: impl IntoIterator<Item = &'a Marks>) -> Self {
        let (mut needles, mut hits) = (Vec::new(), Vec::new());
        for marks in all {
            for &kind in Kind::ALL {
                let forms =
                    if kind == Kind::PhotoPlace { forms_of_bytes(&marks.position()) } else { forms(marks.text(kind)) };
                for (form, needle) in forms {
                    needles.push(needle);
                    hits.push(Hit { case: marks.case, kind, form });
                }
            }
        }
        Self { search: AhoCorasick::builder().ascii_case_insensitive(true).build(needles).unwrap(), hits }
    }

    /// Each mark that is in there, once.
    pub fn find(&self, bytes: &[u8]) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
        for hit in self.search.find_overlapping_iter(bytes).map(|hit| self.hits[hit.pattern().as_usize()]) {
            if !found.iter().any(|known| (known.case, known.kind) == (hit.case, hit.kind)) {
                found.push(hit);
            }
        }
        found
    }
}

/// A text in every form that programs give to text.
pub fn forms(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let decomposed: String = text.nfd().collect();
    let folded = domain::text::fold(text);
    let mut forms = vec![
        ("decomposed", decomposed.into_bytes()),
        ("folded", folded.clone().into_bytes()),
        ("upper case", text.to_uppercase().into_bytes()),
        ("lower case", text.to_lowercase().into_bytes()),
        ("percent", escaped(text, |byte| format!("%{byte:02X}"))),
        ("quoted-printable", escaped(text, |byte| format!("={byte:02X}"))),
        ("JSON", text.chars().flat_map(json).collect::<String>().into_bytes()),
        ("HTML in decimals", text.chars().map(|c| entity(c, |n| format!("&#{n};"))).collect::<String>().into_bytes()),
        (
            "HTML in hexadecimals",
            text.chars().map(|c| entity(c, |n| format!("&#x{n:x};"))).collect::<String>().into_bytes(),
        ),
        ("UTF-16LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16BE", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("backwards", folded.chars().rev().collect::<String>().into_bytes()),
    ];
    if let Some(phone) = text.strip_prefix("09") {
        forms.push(("a number of the world", format!("+849{phone}").into_bytes()));
        for between in [" ", ".", "-"] {
            let groups = ["09", &phone[..2], between, &phone[2..5], between, &phone[5..]].concat();
            forms.push(("a number in groups", groups.into_bytes()));
        }
    }
    forms.extend(forms_of_bytes(text.as_bytes()));
    forms
}

/// Bytes as they are, and as programs write bytes.
fn forms_of_bytes(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms =
        vec![("plain", bytes.to_vec()), ("hexadecimal", data_encoding::HEXLOWER.encode(bytes).into_bytes())];
    for (shift, form) in ["base64", "base64, shifted by one", "base64, shifted by two"].into_iter().enumerate() {
        for code in [data_encoding::BASE64_NOPAD, data_encoding::BASE64URL_NOPAD] {
            forms.push((form, base64(bytes, shift, &code)));
        }
    }
    let list: Vec<_> = bytes.iter().map(u8::to_string).collect();
    forms.push(("a list of numbers", list.join(", ").into_bytes()));
    forms
}

/// What stays the same in base 64 whatever stands before and behind: the letters that these bytes
/// alone decide.
fn base64(bytes: &[u8], shift: usize, code: &data_encoding::Encoding) -> Vec<u8> {
    let shifted = [&vec![0; shift], bytes].concat();
    let encoded = code.encode(&shifted).into_bytes();
    let first = [0, 2, 3][shift];
    let last = shifted.len() * 8 / 6;
    encoded[first..last].to_vec()
}

fn escaped(text: &str, escape: impl Fn(u8) -> String) -> Vec<u8> {
    let one = |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { escape(byte) };
    text.bytes().map(one).collect::<String>().into_bytes()
}

fn json(c: char) -> Vec<char> {
    if c.is_ascii() {
        return vec![c];
    }
    let mut units = [0; 2];
    c.encode_utf16(&mut units).iter().flat_map(|unit| format!("\\u{unit:04x}").chars().collect::<Vec<_>>()).collect()
}

fn entity(c: char, write: impl Fn(u32) -> String) -> String {
    if c.is_ascii() { c.to_string() } else { write(u32::from(c)) }
}
