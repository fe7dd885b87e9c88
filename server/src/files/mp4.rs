//! The container of M4A and MP4 (ISO/IEC 14496-12 and 14496-14): boxes, each with its length and
//! its kind, from the first byte of the file to the last.

use domain::attachment::{FileProblem, MediaType};

/// Length and kind; a length of 1 stands for a longer one in the eight bytes that follow.
const HEAD: usize = 8;
const LONG_HEAD: usize = 16;

/// What the container says it is. Others of its family, such as `QuickTime` and 3GP, are not taken.
pub(super) fn kind(head: &[u8]) -> Option<MediaType> {
    const SOUND: [&[u8]; 2] = [b"M4A ", b"M4B "];
    const PICTURE: [&[u8]; 12] =
        [b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash"];
    if head.get(4..8)? != b"ftyp" {
        return None;
    }
    let brand = head.get(8..12)?;
    if SOUND.contains(&brand) { Some(MediaType::M4a) } else { PICTURE.contains(&brand).then_some(MediaType::Mp4) }
}

/// Walks from box to box while the file passes. Bytes that belong to no box, where a second file
/// could hide, make it no file of this kind.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    /// The head of a box, as far as it has come.
    head: Vec<u8>,
    left: Left,
    directory: bool,
    content: bool,
}

/// What of the present box is still to come.
#[derive(Debug)]
enum Left {
    Bytes(u64),
    ToTheEnd,
}

impl Default for Left {
    fn default() -> Self {
        Self::Bytes(0)
    }
}

impl Boxes {
    /// # Errors
    /// [`FileProblem::WrongType`] at a box that does not belong here, [`FileProblem::Damaged`] at
    /// one whose length makes no sense.
    pub(super) fn push(&mut self, mut piece: &[u8]) -> Result<(), FileProblem> {
        while !piece.is_empty() {
            match &mut self.left {
                Left::ToTheEnd => return Ok(()),
                Left::Bytes(0) => piece = self.read_head(piece)?,
                Left::Bytes(left) => {
                    let passed = usize::try_from(*left).unwrap_or(usize::MAX).min(piece.len());
                    *left -= passed as u64;
                    piece = &piece[passed..];
                }
            }
        }
        Ok(())
    }

    /// Takes what is missing of a head and gives back what follows it.
    fn read_head<'a>(&mut self, piece: &'a [u8]) -> Result<&'a [u8], FileProblem> {
        let wanted = if self.head.starts_with(&[0, 0, 0, 1]) { LONG_HEAD } else { HEAD };
        let (taken, rest) = piece.split_at(piece.len().min(wanted - self.head.len()));
        self.head.extend_from_slice(taken);
        if self.head.len() < HEAD || (self.head.len() < LONG_HEAD && self.head.starts_with(&[0, 0, 0, 1])) {
            return Ok(rest);
        }
        let head = std::mem::take(&mut self.head);
        self.enter(&head)?;
        Ok(rest)
    }

    fn enter(&mut self, head: &[u8]) -> Result<(), FileProblem> {
        let short = head.first_chunk().map_or(0, |bytes| u64::from(u32::from_be_bytes(*bytes)));
        let long = head.get(HEAD..).and_then(<[u8]>::first_chunk).map(|bytes| u64::from_be_bytes(*bytes));
        let last = match head.get(4..HEAD).unwrap_or_default() {
            b"moov" => {
                self.directory = true;
                false
            }
            b"mdat" => {
                self.content = true;
                true
            }
            b"ftyp" | b"styp" | b"free" | b"skip" | b"wide" | b"pdin" | b"moof" | b"mfra" | b"sidx" | b"ssix"
            | b"meta" | b"uuid" | b"udta" | b"emsg" | b"prft" => false,
            _ => return Err(FileProblem::WrongType),
        };
        self.left = match (short, long) {
            // Only the content may reach to the end without saying how long it is.
            (0, _) if last => Left::ToTheEnd,
            (1, Some(length)) => Left::Bytes(length.checked_sub(LONG_HEAD as u64).ok_or(FileProblem::Damaged)?),
            (length, _) => Left::Bytes(length.checked_sub(HEAD as u64).ok_or(FileProblem::Damaged)?),
        };
        Ok(())
    }

    /// # Errors
    /// [`FileProblem::Damaged`] when the file ends within a box, or before its directory and its
    /// content.
    pub(super) fn check(&self) -> Result<(), FileProblem> {
        let ended = matches!(self.left, Left::ToTheEnd | Left::Bytes(0)) && self.head.is_empty();
        if ended && self.directory && self.content { Ok(()) } else { Err(FileProblem::Damaged) }
    }
}
