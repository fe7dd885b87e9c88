//! MPEG audio, layer III (ISO/IEC 11172-3 and 13818-3): frames, or a label (`ID3v2`) before them.

use domain::attachment::FileProblem;

/// Length of the head of a frame.
const FRAME_HEAD: usize = 4;
/// Length of the head of a label.
const LABEL_HEAD: usize = 10;
/// A longer label, with pictures of any kind, is no label of a recording.
const LONGEST_LABEL: u64 = 4 * 1024 * 1024;

/// Whether two frames stand at the start, one behind the other. One alone proves little: its mark
/// has eleven bits.
pub(super) fn starts_with_frames(bytes: &[u8]) -> bool {
    frame_length(bytes).is_some_and(|length| bytes.get(length..).is_some_and(|rest| frame_length(rest).is_some()))
}

/// The length of the frame at the start: table of section 2.4.2.3 of ISO/IEC 11172-3, and of 13818-3
/// for the halved sampling rates.
fn frame_length(bytes: &[u8]) -> Option<usize> {
    const FULL: [usize; 14] = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    const HALVED: [usize; 14] = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    let &[0xFF, second, third, _] = bytes.first_chunk::<FRAME_HEAD>()? else { return None };
    // Eleven bits of mark, version (0: 2.5, 2: 2, 3: 1), layer III.
    let (version, layer) = (second >> 3 & 3, second >> 1 & 3);
    if second & 0xE0 != 0xE0 || version == 1 || layer != 1 {
        return None;
    }
    let kilobits = |table: [usize; 14]| table.get(usize::from(third >> 4).checked_sub(1)?).copied();
    let divisor = match version {
        3 => 1,
        2 => 2,
        _ => 4,
    };
    let rate = [44_100, 48_000, 32_000].get(usize::from(third >> 2 & 3))? / divisor;
    let padding = usize::from(third >> 1 & 1);
    let bytes = if version == 3 { 144_000 * kilobits(FULL)? } else { 72_000 * kilobits(HALVED)? };
    Some(bytes / rate + padding)
}

/// A label at the start (ID3 2.2 to 2.4). Its length is known from its first bytes; what stands
/// behind it must be sound.
#[derive(Debug)]
pub(super) struct Label {
    left: u64,
    behind: Vec<u8>,
}

impl Label {
    /// Reads the head of a label: mark, version, flags, four times seven bits of length.
    pub(super) fn read(head: &[u8]) -> Option<Self> {
        let &[b'I', b'D', b'3', version, revision, flags, a, b, c, d] = head.first_chunk::<LABEL_HEAD>()? else {
            return None;
        };
        let size = [a, b, c, d];
        if !(2..=4).contains(&version) || revision == 0xFF || size.iter().any(|byte| *byte > 0x7F) {
            return None;
        }
        let length = size.iter().fold(0, |length, byte| length << 7 | u64::from(*byte));
        // ID3 2.4 may repeat the head at the end.
        let footer = if version == 4 && flags & 0x10 != 0 { LABEL_HEAD as u64 } else { 0 };
        let left = LABEL_HEAD as u64 + length + footer;
        (left <= LONGEST_LABEL).then_some(Self { left, behind: Vec::new() })
    }

    /// Passes over the label, beginning at its first byte, and keeps what stands behind it.
    pub(super) fn push(&mut self, piece: &[u8]) {
        let skipped = usize::try_from(self.left).unwrap_or(usize::MAX).min(piece.len());
        self.left -= skipped as u64;
        let missing = FRAME_HEAD - self.behind.len();
        self.behind.extend(piece[skipped..].iter().take(missing));
    }

    /// # Errors
    /// [`FileProblem::Damaged`] when the file ends within the label, [`FileProblem::WrongType`]
    /// when no frame follows it.
    pub(super) fn check(&self) -> Result<(), FileProblem> {
        if self.behind.len() < FRAME_HEAD {
            Err(FileProblem::Damaged)
        } else if frame_length(&self.behind).is_none() {
            Err(FileProblem::WrongType)
        } else {
            Ok(())
        }
    }
}
