//! What a file is, by its bytes. Its name and the type that the browser sent are not asked: both
//! are chosen by whoever sends it.

use domain::attachment::{FileProblem, MediaType};
use infer::image;

use super::word;

/// How many bytes at the start decide.
const HEAD: usize = 8 * 1024;

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Is(MediaType),
    /// A container that holds a Word document only if its directory, at the end, says so.
    MaybeWord,
}

/// Looks at a file that passes by. It keeps only the first bytes and, of what may be a Word
/// document, the last ones.
#[derive(Debug, Default)]
pub(super) struct Sniffer {
    head: Vec<u8>,
    verdict: Option<Verdict>,
    tail: word::Tail,
}

impl Sniffer {
    /// Looks at the next bytes.
    ///
    /// # Errors
    /// As soon as it is known that the file is not taken.
    pub(super) fn push(&mut self, piece: &[u8]) -> Result<(), FileProblem> {
        self.tail.push(piece);
        if self.verdict.is_none() {
            let missing = HEAD - self.head.len();
            self.head.extend_from_slice(&piece[..piece.len().min(missing)]);
            if self.head.len() == HEAD {
                self.decide()?;
            }
        }
        Ok(())
    }

    /// What the file is, now that all of it has passed.
    ///
    /// # Errors
    /// Why it is not taken.
    pub(super) fn finish(mut self) -> Result<MediaType, FileProblem> {
        let verdict = match self.verdict {
            Some(verdict) => verdict,
            None => self.decide()?,
        };
        match verdict {
            Verdict::Is(media_type) => Ok(media_type),
            Verdict::MaybeWord => self.tail.check().map(|()| MediaType::Docx),
        }
    }

    fn decide(&mut self) -> Result<Verdict, FileProblem> {
        let verdict = look(&self.head)?;
        self.verdict = Some(verdict);
        if verdict != Verdict::MaybeWord {
            self.tail = word::Tail::ignored();
        }
        Ok(verdict)
    }
}

/// Stricter than what programs open: the mark must stand at the very start. A file that is two
/// things at once would be checked as one and opened as the other.
fn look(head: &[u8]) -> Result<Verdict, FileProblem> {
    if head.is_empty() {
        return Err(FileProblem::Empty);
    }
    if image::is_heif(head) || is_heif_sequence(head) {
        return Err(FileProblem::Heic);
    }
    if word::may_start(head) {
        return Ok(Verdict::MaybeWord);
    }
    let media_type = if image::is_jpeg(head) {
        MediaType::Jpeg
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        MediaType::Png
    } else if image::is_webp(head) && head.starts_with(b"RIFF") {
        MediaType::Webp
    } else if head.starts_with(b"%PDF-") {
        MediaType::Pdf
    } else {
        return Err(FileProblem::WrongType);
    };
    Ok(Verdict::Is(media_type))
}

/// Brands of ISO/IEC 23008-12 that telephones write and `infer` does not list.
fn is_heif_sequence(head: &[u8]) -> bool {
    const BRANDS: [&[u8]; 6] = [b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"];
    head.get(4..8) == Some(b"ftyp") && head.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}
