//! Hides how long a text is: "I saw it" and a page of details must not be told apart by looking
//! at the database.

use zeroize::Zeroizing;

use super::SealError;

/// Below about two kilobytes lengths are rounded up to a multiple of this.
const STEP: usize = 64;
/// The length of the text, in front of it.
const PREFIX: usize = 4;

/// The number of bytes that `length` bytes take when padded.
///
/// The steps are those of Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted
/// Files", 2019), which keep only as many leading bits of a length as its magnitude has bits, so
/// that the waste stays under 12 %, but never smaller than [`STEP`].
pub(super) fn padded_length(length: usize) -> usize {
    let framed = length + PREFIX;
    let magnitude = framed.ilog2();
    let kept = magnitude.checked_ilog2().unwrap_or(0) + 1;
    let step = STEP.max(1 << magnitude.saturating_sub(kept));
    framed.next_multiple_of(step)
}

/// Appends length, text and zeros.
///
/// # Errors
/// [`SealError::TooLong`] from 4 GiB on.
pub(super) fn pad_onto(target: &mut Vec<u8>, plain: &[u8]) -> Result<(), SealError> {
    pad_to(target, plain, padded_length(plain.len()))
}

/// The number of bytes that `length` bytes take in whole blocks: for what is always short.
pub(super) const fn blocks(length: usize, block: usize) -> usize {
    (length + PREFIX).next_multiple_of(block)
}

/// The same as [`pad_onto`] with another length, which must have room for everything.
///
/// # Errors
/// As [`pad_onto`].
pub(super) fn pad_to(target: &mut Vec<u8>, plain: &[u8], padded: usize) -> Result<(), SealError> {
    let length = u32::try_from(plain.len()).map_err(|_| SealError::TooLong)?;
    let end = target.len() + padded;
    target.extend_from_slice(&length.to_be_bytes());
    target.extend_from_slice(plain);
    target.resize(end, 0);
    Ok(())
}

/// Takes the padding off.
///
/// # Errors
/// [`SealError::Damaged`] when the length does not fit.
pub(super) fn unpad(mut padded: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let prefix = padded.first_chunk::<PREFIX>().ok_or(SealError::Damaged)?;
    let length = usize::try_from(u32::from_be_bytes(*prefix)).map_err(|_| SealError::Damaged)?;
    if length.checked_add(PREFIX).is_none_or(|end| end > padded.len()) {
        return Err(SealError::Damaged);
    }
    padded.copy_within(PREFIX..PREFIX + length, 0);
    padded.truncate(length);
    Ok(padded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_of_similar_length_look_the_same() {
        assert_eq!(padded_length(0), 64);
        assert_eq!(padded_length(60), 64);
        assert_eq!(padded_length(61), 128);
    }

    #[test]
    fn steps_grow_with_the_text_and_waste_little() {
        assert_eq!(padded_length(4_096), 4_352);
        assert_eq!(padded_length(40_000), 40_960);
        for length in 600..200_000 {
            let padded = padded_length(length);
            assert!(padded >= length + PREFIX);
            assert!(padded * 100 <= length * 112, "{length} became {padded}");
        }
    }

    #[test]
    fn a_length_that_does_not_fit_is_refused() {
        for bytes in [&b""[..], b"\0\0\0", b"\0\0\0\x02a", b"\xff\xff\xff\xffabcd"] {
            assert!(unpad(Zeroizing::new(bytes.to_vec())).is_err());
        }
    }
}
