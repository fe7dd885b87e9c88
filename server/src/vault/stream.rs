//! Files, sealed piece by piece, so that the largest one needs no more memory than the smallest.
//!
//! ```text
//! "PHF" · version (1) · nonce (19) · chunk · chunk · … · last chunk
//! ```
//!
//! Each chunk is 64 KiB of the file with a tag of 16 bytes; the last one may be shorter. This is
//! the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015) with XChaCha20-Poly1305:
//! the nonce of a chunk holds its number and whether it is the last, so that chunks cannot be
//! moved, left out, added or cut off unnoticed. The header is authenticated with every chunk.

use std::fmt;

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::XChaCha20Poly1305;
use rand::CryptoRng;
use zeroize::Zeroizing;

use super::SealError;
use super::secret::{SecretKey, nonce};

/// Bytes of the file in one chunk.
pub const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const SEALED_CHUNK: usize = CHUNK + TAG;
const MAGIC: [u8; 4] = *b"PHF\x01";
const NONCE: usize = 19;
const HEADER: usize = MAGIC.len() + NONCE;

/// The key of one file. It is used for that file alone and stored only in a wrapping.
pub struct FileKey(SecretKey);

impl FileKey {
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        Self(SecretKey::random(rng))
    }

    pub(super) const fn new(key: SecretKey) -> Self {
        Self(key)
    }

    pub(super) const fn secret(&self) -> &SecretKey {
        &self.0
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(…)")
    }
}

/// Seals a file: [`push`](Self::push) its bytes in pieces of any size, then
/// [`finish`](Self::finish).
pub struct FileSealer {
    header: [u8; HEADER],
    started: bool,
    stream: EncryptorBE32<XChaCha20Poly1305>,
    chunk: Zeroizing<Vec<u8>>,
}

impl FileSealer {
    #[must_use]
    pub fn new(key: &FileKey) -> Self {
        let nonce: [u8; NONCE] = nonce();
        let mut header = [0; HEADER];
        header[..MAGIC.len()].copy_from_slice(&MAGIC);
        header[MAGIC.len()..].copy_from_slice(&nonce);
        Self {
            header,
            started: false,
            stream: EncryptorBE32::new(key.0.bytes().into(), &nonce.into()),
            chunk: Zeroizing::new(Vec::with_capacity(SEALED_CHUNK)),
        }
    }

    /// Takes the next bytes of the file and appends what can be stored of them to `out`.
    ///
    /// # Errors
    /// [`SealError::TooLong`] after 2^32 chunks.
    pub fn push(&mut self, mut plain: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        self.start(out);
        while !plain.is_empty() {
            // A full chunk waits until more comes: the last one is sealed differently.
            if self.chunk.len() == CHUNK {
                self.stream.encrypt_next_in_place(&self.header, &mut *self.chunk).map_err(|_| SealError::TooLong)?;
                out.extend_from_slice(&self.chunk);
                self.chunk.clear();
            }
            plain = fill(&mut self.chunk, plain, CHUNK);
        }
        Ok(())
    }

    /// Seals the end of the file and appends it to `out`.
    ///
    /// # Errors
    /// As [`Self::push`].
    pub fn finish(mut self, out: &mut Vec<u8>) -> Result<(), SealError> {
        self.start(out);
        self.stream.encrypt_last_in_place(&self.header, &mut *self.chunk).map_err(|_| SealError::TooLong)?;
        out.extend_from_slice(&self.chunk);
        Ok(())
    }

    fn start(&mut self, out: &mut Vec<u8>) {
        if !std::mem::replace(&mut self.started, true) {
            out.extend_from_slice(&self.header);
        }
    }
}

/// Opens a sealed file: [`push`](Self::push) what is stored in pieces of any size, then
/// [`finish`](Self::finish). What it gives out is authentic; that nothing is missing at the end
/// is known only when `finish` succeeds.
pub struct FileOpener {
    key: FileKey,
    header: Vec<u8>,
    stream: Option<DecryptorBE32<XChaCha20Poly1305>>,
    opened_chunks: bool,
    chunk: Zeroizing<Vec<u8>>,
}

impl FileOpener {
    #[must_use]
    pub fn new(key: FileKey) -> Self {
        Self {
            key,
            header: Vec::with_capacity(HEADER),
            stream: None,
            opened_chunks: false,
            chunk: Zeroizing::new(Vec::with_capacity(SEALED_CHUNK)),
        }
    }

    /// Takes the next stored bytes and appends what they say of the file to `out`.
    ///
    /// # Errors
    /// [`SealError::Damaged`] when anything was changed.
    pub fn push(&mut self, mut sealed: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        sealed = self.read_header(sealed)?;
        while !sealed.is_empty() {
            if self.chunk.len() == SEALED_CHUNK {
                let stream = self.stream.as_mut().ok_or(SealError::Damaged)?;
                stream.decrypt_next_in_place(&self.header, &mut *self.chunk).map_err(|_| SealError::Damaged)?;
                out.extend_from_slice(&self.chunk);
                self.chunk.clear();
                self.opened_chunks = true;
            }
            sealed = fill(&mut self.chunk, sealed, SEALED_CHUNK);
        }
        Ok(())
    }

    /// Opens the end of the file and appends it to `out`.
    ///
    /// # Errors
    /// [`SealError::Damaged`] when anything was changed or something is missing.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Result<(), SealError> {
        // Only an empty file ends with an empty chunk: one file has one form.
        if self.opened_chunks && self.chunk.len() == TAG {
            return Err(SealError::Damaged);
        }
        let stream = self.stream.take().ok_or(SealError::Damaged)?;
        stream.decrypt_last_in_place(&self.header, &mut *self.chunk).map_err(|_| SealError::Damaged)?;
        out.extend_from_slice(&self.chunk);
        Ok(())
    }

    /// Reads what is missing of the header and gives back what follows it.
    fn read_header<'a>(&mut self, sealed: &'a [u8]) -> Result<&'a [u8], SealError> {
        if self.stream.is_some() {
            return Ok(sealed);
        }
        let rest = fill(&mut self.header, sealed, HEADER);
        if self.header.len() == HEADER {
            let nonce = self.header.strip_prefix(&MAGIC).and_then(<[u8]>::first_chunk::<NONCE>);
            let nonce = nonce.ok_or(SealError::Damaged)?;
            self.stream = Some(DecryptorBE32::new(self.key.0.bytes().into(), &(*nonce).into()));
        }
        Ok(rest)
    }
}

impl fmt::Debug for FileSealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileSealer(…)")
    }
}

impl fmt::Debug for FileOpener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileOpener(…)")
    }
}

/// Fills `target` up to `size` and gives back what did not fit.
fn fill<'a>(target: &mut Vec<u8>, source: &'a [u8], size: usize) -> &'a [u8] {
    let (taken, rest) = source.split_at(source.len().min(size - target.len()));
    target.extend_from_slice(taken);
    rest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    fn key() -> FileKey {
        FileKey::random(&mut StdRng::seed_from_u64(7))
    }

    fn seal(plain: &[u8], piece: usize) -> Vec<u8> {
        let mut sealer = FileSealer::new(&key());
        let mut out = Vec::new();
        for piece in plain.chunks(piece) {
            sealer.push(piece, &mut out).unwrap();
        }
        sealer.finish(&mut out).unwrap();
        out
    }

    fn open(sealed: &[u8], piece: usize) -> Result<Vec<u8>, SealError> {
        let mut opener = FileOpener::new(key());
        let mut out = Vec::new();
        for piece in sealed.chunks(piece) {
            opener.push(piece, &mut out)?;
        }
        opener.finish(&mut out)?;
        Ok(out)
    }

    fn content(length: usize) -> Vec<u8> {
        (0..length).map(|n| (n * 31 % 251) as u8).collect()
    }

    #[test]
    fn files_of_every_length_around_a_chunk_open_again() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7] {
            let plain = content(length);
            for piece in [1_000, CHUNK, usize::MAX] {
                assert!(open(&seal(&plain, piece), piece).unwrap() == plain, "{length}");
            }
        }
    }

    #[test]
    fn cutting_a_file_off_anywhere_is_noticed() {
        let sealed = seal(&content(2 * CHUNK), CHUNK);
        let chunk = CHUNK + 16;
        for length in [0, 3, 22, 23, 24, 38, 39, 23 + chunk - 1, 23 + chunk, 23 + chunk + 16] {
            assert_eq!(open(&sealed[..length], CHUNK), Err(SealError::Damaged), "{length}");
        }
        assert!(open(&sealed[..sealed.len() - 1], CHUNK).is_err());
    }

    #[test]
    fn chunks_cannot_be_swapped_left_out_repeated_or_added() {
        let sealed = seal(&content(3 * CHUNK), CHUNK);
        let (header, body) = sealed.split_at(23);
        let chunks: Vec<&[u8]> = body.chunks(CHUNK + 16).collect();
        for order in [&[1, 0, 2][..], &[0, 2], &[0, 0, 1, 2], &[0, 1], &[0, 1, 2, 2], &[2]] {
            let mut forged = header.to_vec();
            order.iter().for_each(|&n: &usize| forged.extend_from_slice(chunks[n]));
            assert_eq!(open(&forged, CHUNK), Err(SealError::Damaged), "{order:?}");
        }
        assert!(open(&[&sealed[..], b"x"].concat(), CHUNK).is_err());
    }

    #[test]
    fn the_header_of_another_file_is_noticed() {
        let (one, two) = (seal(&content(100), 100), seal(&content(100), 100));
        let forged = [&two[..23], &one[23..]].concat();
        assert_eq!(open(&forged, CHUNK), Err(SealError::Damaged));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn one_changed_bit_of_a_file_is_noticed(place in any::<Index>(), bit in 0..8) {
            let mut sealed = seal(&content(CHUNK + 500), CHUNK);
            let position = place.index(sealed.len());
            sealed[position] ^= 1_u8 << bit;
            prop_assert_eq!(open(&sealed, CHUNK), Err(SealError::Damaged));
        }
    }
}
