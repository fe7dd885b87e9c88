//! Tells a Word document from any other container. Both are ZIP files (APPNOTE 6.3.10); a Word
//! document is one whose directory lists its content types and its main part (ECMA-376 part 2).
//! The directory stands at the end, so the last bytes are kept while the file passes. Nothing is
//! unpacked here.

use domain::attachment::FileProblem;

/// The end of a file that holds the directory of every honest document: about 900 entries.
const KEPT: usize = 64 * 1024;
const END_RECORD: usize = 22;
const ENTRY: usize = 46;
/// Bit 0 of an entry's flags: encrypted.
const ENCRYPTED: u16 = 1;

/// Whether a file may be an office document: a ZIP whose first entry is one that these programs
/// put first. Other archives are recognised as such from the first bytes on.
pub(super) fn may_start(head: &[u8]) -> bool {
    const FIRST: [&[u8]; 5] = [b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"customXml/"];
    let name = head.get(30..).unwrap_or_default();
    head.starts_with(b"PK\x03\x04") && FIRST.iter().any(|first| name.starts_with(first))
}

/// The last bytes of a file and its length.
#[derive(Debug, Default)]
pub(super) struct Tail {
    kept: Vec<u8>,
    total: u64,
}

impl Tail {
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.total += piece.len() as u64;
        let piece = &piece[piece.len().saturating_sub(KEPT)..];
        let surplus = (self.kept.len() + piece.len()).saturating_sub(KEPT);
        self.kept.drain(..surplus);
        self.kept.extend_from_slice(piece);
    }

    /// Whether the directory is that of a Word document without macros.
    ///
    /// # Errors
    /// [`FileProblem::Damaged`] when the directory is missing or broken, as in a file that was
    /// cut off; [`FileProblem::WrongType`] when it is that of something else.
    pub(super) fn check(&self) -> Result<(), FileProblem> {
        let (entries, mut directory) = self.directory().ok_or(FileProblem::Damaged)?;
        let (mut types, mut main) = (false, false);
        for _ in 0..entries {
            let (name, flags, rest) = entry(directory).ok_or(FileProblem::Damaged)?;
            if flags & ENCRYPTED != 0 || is_macro(name) || leaves_its_folder(name) {
                return Err(FileProblem::WrongType);
            }
            types |= name == b"[Content_Types].xml";
            main |= is_main_part(name);
            directory = rest;
        }
        if !directory.is_empty() {
            return Err(FileProblem::Damaged);
        }
        if types && main { Ok(()) } else { Err(FileProblem::WrongType) }
    }

    /// The number of entries and their bytes. Nothing may stand between the directory and its
    /// end record, nor after that: what does is hiding a second file.
    fn directory(&self) -> Option<(u16, &[u8])> {
        let end = (0..=self.kept.len().checked_sub(END_RECORD)?).rev().find(|&at| {
            self.kept[at..].starts_with(b"PK\x05\x06")
                && u16_at(&self.kept[at..], 20)
                    .is_some_and(|comment| at + END_RECORD + usize::from(comment) == self.kept.len())
        })?;
        let record = &self.kept[end..];
        let size = u32_at(record, 12)?;
        let start = end.checked_sub(usize::try_from(size).ok()?)?;
        let skipped = self.total - self.kept.len() as u64;
        let in_its_place = u64::from(u32_at(record, 16)?) == skipped + start as u64;
        in_its_place.then_some((u16_at(record, 10)?, &self.kept[start..end]))
    }
}

/// Name and flags of the first entry, and what follows it.
fn entry(directory: &[u8]) -> Option<(&[u8], u16, &[u8])> {
    let name_length = usize::from(u16_at(directory, 28)?);
    let others = usize::from(u16_at(directory, 30)?) + usize::from(u16_at(directory, 32)?);
    let name = directory.get(ENTRY..ENTRY + name_length)?;
    let rest = directory.get(ENTRY + name_length + others..)?;
    directory.starts_with(b"PK\x01\x02").then_some((name, u16_at(directory, 8)?, rest))
}

/// `word/document.xml`, or `word/document2.xml` as the online editor writes it.
fn is_main_part(name: &[u8]) -> bool {
    name.strip_prefix(b"word/document")
        .and_then(|rest| rest.strip_suffix(b".xml"))
        .is_some_and(|number| number.iter().all(u8::is_ascii_digit))
}

fn is_macro(name: &[u8]) -> bool {
    name.to_ascii_lowercase().ends_with(b"vbaproject.bin")
}

fn leaves_its_folder(name: &[u8]) -> bool {
    name.starts_with(b"/") || name.contains(&b'\\') || name.split(|&byte| byte == b'/').any(|step| step == b"..")
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_le_bytes(*chunk))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}
