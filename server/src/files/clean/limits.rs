//! What the cleaning process may use.

use std::io;

use domain::attachment::MAX_FILE_BYTES;
use rustix::process::{Resource, Rlimit, setrlimit};

/// Address space: the program itself, a decoded picture, the picture turned round.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// Seconds of computing.
const SECONDS: u64 = 20;
/// Its three pipes, and room for the run-time library.
const OPEN_FILES: u64 = 8;

/// Confines the process that calls it, for good. A process may lower its own limits without
/// asking anybody, and nothing it decodes can raise them again.
///
/// # Errors
/// When the system refuses; nothing may be decoded then.
pub fn confine() -> io::Result<()> {
    for (resource, limit) in [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        // It writes a copy and nothing more, and leaves no picture of its memory behind.
        (Resource::Fsize, MAX_FILE_BYTES),
        (Resource::Core, 0),
        (Resource::Nofile, OPEN_FILES),
        (Resource::Nproc, 0),
    ] {
        setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) })?;
    }
    Ok(())
}
