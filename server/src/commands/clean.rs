//! `phanhoi clean`: the process in which foreign bytes are decoded. It is started by `serve`.

use std::io::{Read, Write, stdin, stdout};

use domain::attachment::{MAX_FILE_BYTES, MediaType, NoCopy};

use super::Failure;
use crate::files::clean;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// What stands on standard input, such as image/jpeg
    #[arg(value_name = "TYPE", value_parser = known)]
    media_type: MediaType,
}

fn known(code: &str) -> Result<MediaType, String> {
    MediaType::from_code(code).ok_or_else(|| "it is not a type of file that is taken".to_owned())
}

impl Args {
    /// Reads a file, writes its cleaned copy.
    ///
    /// # Errors
    /// Why there is none; the last word is its code.
    pub fn run(&self) -> Result<(), Failure> {
        clean::confine()?;
        let mut original = Vec::new();
        stdin().take(MAX_FILE_BYTES + 1).read_to_end(&mut original)?;
        let copy = if original.len() as u64 > MAX_FILE_BYTES {
            Err(NoCopy::TooLarge)
        } else {
            clean::clean(self.media_type, &original)
        };
        let copy = copy.map_err(|reason| Failure::new(format_args!("there is no copy: {reason}")))?;
        stdout().write_all(&copy)?;
        Ok(())
    }
}
