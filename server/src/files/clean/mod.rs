//! Cleaned copies: a picture decoded and encoded anew, a document as its text. What nobody can
//! see in the original is not in the copy: no author, no place, no device, no earlier version.
//!
//! | file | idea |
//! |---|---|
//! | `picture`, `png` | JPEG, PNG, WebP |
//! | `pdf`, `docx` | the text of a document |
//! | `limits` | what the process that does this may use |
//! | `child` | that process, seen from the one that starts it |
//!
//! Decoders are where foreign bytes do harm. They run in a process of their own (`phanhoi clean`)
//! that has no key, no database, no settings and little memory and time; whatever becomes of it,
//! the worst outcome is that there is no copy.

mod child;
mod docx;
mod limits;
mod pdf;
mod picture;
mod png;
#[cfg(test)]
mod tests;

use domain::attachment::{MediaType, NoCopy};
use domain::text;

pub use self::child::{CleanError, Cleaner};
pub use self::limits::confine;

/// Bytes of text that a copy holds at most: a thousand printed pages.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// Makes the cleaned copy of a file. The bytes are hostile and the decoders are not ours: call
/// this only in a process that can be lost.
///
/// # Errors
/// Why there is no copy.
pub fn clean(media_type: MediaType, original: &[u8]) -> Result<Vec<u8>, NoCopy> {
    match media_type {
        MediaType::Jpeg | MediaType::Png | MediaType::Webp => picture::clean(media_type, original),
        MediaType::Pdf => words(&pdf::text(original)?),
        MediaType::Docx => words(&docx::text(original)?),
        MediaType::Mp3 | MediaType::M4a | MediaType::Mp4 => Err(NoCopy::Recording),
    }
}

/// Text as any program shows it: no control characters, nothing that turns lines round.
fn words(found: &str) -> Result<Vec<u8>, NoCopy> {
    let text = text::block(found);
    if !text.chars().any(char::is_alphanumeric) {
        return Err(NoCopy::NoText);
    }
    if text.len() > MAX_TEXT { Err(NoCopy::TooLarge) } else { Ok(text.into_bytes()) }
}
