//! What a file is, by its bytes. Its name and the type that the browser sent are not asked: both
//! are chosen by whoever sends it.

use domain::attachment::{FileProblem, MediaType};
use infer::image;

use super::{mp3, mp4, word};

/// How many bytes at the start decide.
const HEAD: usize = 8 * 1024;

/// Looks at a file that passes by. It keeps the first bytes until they decide what the file must
/// be, and then only what it takes to see whether the rest keeps to it.
#[derive(Debug, Default)]
pub(super) struct Sniffer {
    head: Vec<u8>,
    course: Option<Course>,
}

/// What the first bytes say, and what is still to be seen.
#[derive(Debug)]
enum Course {
    Is(MediaType),
    /// A container that holds a Word document only if its directory, at the end, says so.
    MaybeWord(word::Tail),
    /// Sound behind a label of any length.
    MaybeMp3(mp3::Label),
    /// Boxes that must follow one another to the very end.
    MaybeMp4(MediaType, mp4::Boxes),
}

impl Sniffer {
    /// Looks at the next bytes.
    ///
    /// # Errors
    /// As soon as it is known that the file is not taken.
    pub(super) fn push(&mut self, mut piece: &[u8]) -> Result<(), FileProblem> {
        if self.course.is_none() {
            let (head, rest) = piece.split_at(piece.len().min(HEAD - self.head.len()));
            self.head.extend_from_slice(head);
            if self.head.len() < HEAD {
                return Ok(());
            }
            self.decide()?;
            piece = rest;
        }
        self.course.as_mut().map_or(Ok(()), |course| course.push(piece))
    }

    /// What the file is, now that all of it has passed.
    ///
    /// # Errors
    /// Why it is not taken.
    pub(super) fn finish(mut self) -> Result<MediaType, FileProblem> {
        if self.course.is_none() {
            self.decide()?;
        }
        match self.course {
            Some(Course::Is(media_type)) => Ok(media_type),
            Some(Course::MaybeWord(tail)) => tail.check().map(|()| MediaType::Docx),
            Some(Course::MaybeMp3(label)) => label.check().map(|()| MediaType::Mp3),
            Some(Course::MaybeMp4(media_type, boxes)) => boxes.check().map(|()| media_type),
            None => Err(FileProblem::Damaged),
        }
    }

    fn decide(&mut self) -> Result<(), FileProblem> {
        let head = std::mem::take(&mut self.head);
        let mut course = look(&head)?;
        course.push(&head)?;
        self.course = Some(course);
        Ok(())
    }
}

impl Course {
    fn push(&mut self, piece: &[u8]) -> Result<(), FileProblem> {
        match self {
            Self::Is(_) => Ok(()),
            Self::MaybeWord(tail) => {
                tail.push(piece);
                Ok(())
            }
            Self::MaybeMp3(label) => {
                label.push(piece);
                Ok(())
            }
            Self::MaybeMp4(_, boxes) => boxes.push(piece),
        }
    }
}

/// Stricter than what programs open: the mark must stand at the very start. A file that is two
/// things at once would be checked as one and opened as the other.
fn look(head: &[u8]) -> Result<Course, FileProblem> {
    if head.is_empty() {
        return Err(FileProblem::Empty);
    }
    if image::is_heif(head) || is_heif_sequence(head) {
        return Err(FileProblem::Heic);
    }
    if word::may_start(head) {
        return Ok(Course::MaybeWord(word::Tail::default()));
    }
    if let Some(media_type) = mp4::kind(head) {
        return Ok(Course::MaybeMp4(media_type, mp4::Boxes::default()));
    }
    if image::is_jpeg(head) {
        Ok(Course::Is(MediaType::Jpeg))
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Ok(Course::Is(MediaType::Png))
    } else if image::is_webp(head) && head.starts_with(b"RIFF") {
        Ok(Course::Is(MediaType::Webp))
    } else if head.starts_with(b"%PDF-") {
        Ok(Course::Is(MediaType::Pdf))
    } else if mp3::starts_with_frames(head) {
        Ok(Course::Is(MediaType::Mp3))
    } else if let Some(label) = mp3::Label::read(head) {
        Ok(Course::MaybeMp3(label))
    } else {
        Err(FileProblem::WrongType)
    }
}

/// Brands of ISO/IEC 23008-12 that telephones write and `infer` does not list.
fn is_heif_sequence(head: &[u8]) -> bool {
    const BRANDS: [&[u8]; 6] = [b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"];
    head.get(4..8) == Some(b"ftyp") && head.get(8..12).is_some_and(|brand| BRANDS.contains(&brand))
}
