//! The text of a PDF document. Scripts, forms, attachments, remarks and pictures stay behind.

use domain::attachment::NoCopy;
use lopdf::{Document, LoadOptions};

use super::MAX_TEXT;

/// Bytes that one part of a document may unpack to.
const MAX_UNPACKED: usize = 32 * 1024 * 1024;
/// Pages that are read.
const MAX_PAGES: usize = 1_000;

/// The words on its pages, in the order in which they were written.
///
/// # Errors
/// [`NoCopy::Unreadable`], also for a document with a password; [`NoCopy::TooLarge`].
pub(super) fn text(original: &[u8]) -> Result<String, NoCopy> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(original, options).map_err(|_| NoCopy::Unreadable)?;
    if document.is_encrypted() {
        return Err(NoCopy::Unreadable);
    }
    let pages: Vec<u32> = document.get_pages().into_keys().take(MAX_PAGES + 1).collect();
    if pages.len() > MAX_PAGES {
        return Err(NoCopy::TooLarge);
    }
    let mut text = String::new();
    for page in pages {
        // What cannot be read of a page is left out; the Front sees what the unit will get.
        for words in document.extract_text_chunks_with_limit(&[page], MAX_UNPACKED).into_iter().flatten() {
            text.push_str(&words);
            if text.len() > MAX_TEXT {
                return Err(NoCopy::TooLarge);
            }
        }
        text.push_str("\n\n");
    }
    Ok(text)
}
