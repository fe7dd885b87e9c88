//! The text of a Word document (ECMA-376 part 1, chapter 17): its main part and its notes. Names,
//! remarks, earlier versions, hidden words and pictures stay behind.

mod styles;

use std::io::{BufReader, Cursor, Read};

use domain::attachment::NoCopy;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use self::styles::Styles;
use super::MAX_TEXT;

/// Bytes that one part may unpack to; an honest text of a thousand pages has less.
const MAX_PART: u64 = 32 * 1024 * 1024;
/// Parts that a document may have.
const MAX_PARTS: usize = 5_000;
const STYLES: &str = "word/styles.xml";
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

/// The words that a reader of the document sees.
///
/// # Errors
/// [`NoCopy::Unreadable`], [`NoCopy::TooLarge`].
pub(super) fn text(original: &[u8]) -> Result<String, NoCopy> {
    let mut archive = ZipArchive::new(Cursor::new(original)).map_err(|_| NoCopy::Unreadable)?;
    if archive.len() > MAX_PARTS {
        return Err(NoCopy::TooLarge);
    }
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let main = names.iter().find(|name| is_main_part(name)).ok_or(NoCopy::Unreadable)?;
    let notes = names.iter().filter(|name| NOTES.contains(&name.as_str()));
    let mut styles = Styles::default();
    if names.iter().any(|name| name == STYLES) {
        read_part(&mut archive, STYLES, |part| styles.read(part))?;
    }
    let mut words =
        Words { text: String::new(), shown: false, hidden: Vec::new(), paragraph_marks: 0, skipped: 0, styles };
    for name in std::iter::once(main).chain(notes) {
        read_part(&mut archive, name, |part| words.read(part))?;
    }
    Ok(words.text)
}

/// Reads one part. What the archive says about its size is not believed: the bytes are counted.
fn read_part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    read: impl FnOnce(&mut dyn Read) -> Result<(), NoCopy>,
) -> Result<(), NoCopy> {
    let mut part = archive.by_name(name).map_err(|_| NoCopy::Unreadable)?.take(MAX_PART + 1);
    read(&mut part)?;
    if part.limit() == 0 { Err(NoCopy::TooLarge) } else { Ok(()) }
}

fn is_main_part(name: &str) -> bool {
    let number = name.strip_prefix("word/document").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Collects the words of a part while it is read.
struct Words {
    text: String,
    /// Within an element whose text is shown.
    shown: bool,
    /// Whether the tables, paragraphs and runs around this place are hidden, the outermost first. What
    /// stands within something hidden is hidden.
    hidden: Vec<bool>,
    /// How deep within the properties of paragraphs: what they hide is the mark at the end alone.
    paragraph_marks: usize,
    /// How deep within elements that are not shown at all.
    skipped: usize,
    styles: Styles,
}

impl Words {
    fn read(&mut self, part: impl Read) -> Result<(), NoCopy> {
        let mut reader = Reader::from_reader(BufReader::new(part));
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer).map_err(|_| NoCopy::Unreadable)? {
                Event::Start(element) if self.skipped > 0 || is_elsewhere(&element) => self.skipped += 1,
                Event::End(_) if self.skipped > 0 => self.skipped -= 1,
                Event::Start(element) => self.enter(&element),
                Event::Empty(element) if self.skipped == 0 => self.mark(&element),
                Event::End(element) => self.leave(element.local_name().as_ref()),
                Event::Text(words) if self.shown && self.skipped == 0 => self.text.push_str(&words.xml10_content()),
                Event::GeneralRef(name) if self.shown && self.skipped == 0 => self.text.extend(character(&name)),
                Event::Eof => return Ok(()),
                _ => {}
            }
            if self.text.len() > MAX_TEXT {
                return Err(NoCopy::TooLarge);
            }
            buffer.clear();
        }
    }

    fn enter(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "t" => self.shown = !self.is_hidden(),
            "tbl" | "r" => self.hidden.push(self.is_hidden()),
            "p" => self.hidden.push(self.is_hidden() || self.styles.hide_unnamed_paragraphs()),
            "pPr" => self.paragraph_marks += 1,
            _ => self.mark(element),
        }
    }

    fn mark(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "vanish" | "specVanish" | "webHidden" if self.paragraph_marks == 0 && styles::is_on(element) => self.hide(),
            "pStyle" => self.paragraph_style(element),
            "rStyle" | "tblStyle" if self.styles.hide(element) => self.hide(),
            "tab" if !self.is_hidden() => self.text.push('\t'),
            "br" | "cr" if !self.is_hidden() => self.text.push('\n'),
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "t" => self.shown = false,
            "tbl" | "r" => drop(self.hidden.pop()),
            "p" => {
                self.hidden.pop();
                self.text.push('\n');
            }
            "pPr" => self.paragraph_marks = self.paragraph_marks.saturating_sub(1),
            "tc" => self.text.push('\t'),
            _ => {}
        }
    }

    fn is_hidden(&self) -> bool {
        self.hidden.last().copied().unwrap_or_default()
    }

    fn hide(&mut self) {
        if let Some(innermost) = self.hidden.last_mut() {
            *innermost = true;
        }
    }

    /// A paragraph that names its style has that one in place of the usual one.
    fn paragraph_style(&mut self, element: &BytesStart<'_>) {
        let around = self.hidden.len().checked_sub(2).is_some_and(|outer| self.hidden[outer]);
        let hides = around || self.styles.hide(element);
        if let Some(innermost) = self.hidden.last_mut() {
            *innermost = hides;
        }
    }
}

/// Words that were taken out or moved away, and the second form of what is said once already.
fn is_elsewhere(element: &BytesStart<'_>) -> bool {
    matches!(element.local_name().as_ref(), "del" | "moveFrom" | "Fallback" | "delText" | "instrText")
}

/// The character that a reference stands for. Entities of the document's own are not expanded:
/// a few of them can stand for gigabytes.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character);
    }
    match &*reference.xml10_content() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
