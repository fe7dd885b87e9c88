//! What a process leaves behind when it ends badly: nothing of what people wrote.

use std::panic;

use rustix::fs::Mode;
use rustix::process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit, umask};

use super::Failure;

/// Open files that are asked for; a connection is one.
const FILES: u64 = 8192;

/// Turns core dumps off, keeps other processes of the same user from reading this one's memory,
/// lets a panic say where it happened and not what was being read, makes no file that others of the
/// machine could read, and asks for more open files than the 1024 that a process usually gets.
///
/// # Errors
/// When the system does not let dumps be turned off.
pub fn leave_none() -> Result<(), Failure> {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    setrlimit(Resource::Core, none).map_err(|_| Failure::new("core dumps cannot be turned off"))?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)
        .map_err(|_| Failure::new("the memory of the process cannot be hidden"))?;
    // The database engine and its helpers make files of their own.
    umask(Mode::RWXG | Mode::RWXO);
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a task has panicked");
    }));
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = maximum.map_or(FILES, |most| most.min(FILES));
    if current.is_some_and(|now| now < wanted) {
        // With fewer files fewer connections are accepted; that is no reason not to start.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::process::dumpable_behavior;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_a_process_makes_is_its_owners_alone() {
        leave_none().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (file, inner) = (folder.path().join("phanhoi.sqlite-wal"), folder.path().join("checkpoints"));
        std::fs::write(&file, "").unwrap();
        std::fs::create_dir_all(&inner).unwrap();
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(&inner)), (0o600, 0o700));
    }

    #[test]
    fn there_is_no_core_dump() {
        leave_none().unwrap();
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    }
}
