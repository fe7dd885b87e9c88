//! Standard output.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use super::Failure;

/// Prints a line. Whoever reads only the beginning (`| head`) closes the pipe; what was asked for
/// is done all the same, so that is no failure.
pub(super) fn say(line: impl Display) -> Result<(), Failure> {
    print_to(io::stdout().lock(), line)
}

fn print_to(mut out: impl Write, line: impl Display) -> Result<(), Failure> {
    match writeln!(out, "{line}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format_args!("standard output does not work: {error}")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_failure_but_a_full_disk_is() {
        assert!(print_to(Broken(ErrorKind::BrokenPipe), "line").is_ok());
        assert!(print_to(Broken(ErrorKind::StorageFull), "line").is_err());
        let mut out = Vec::new();
        print_to(&mut out, "line").unwrap();
        assert_eq!(out, b"line\n");
    }
}
