//! The machine and the hour: figures mean nothing without them.

use std::fmt;
use std::fs;

use drive::clock;
use serde::Serialize;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// What the figures were taken on.
#[derive(Serialize)]
pub struct Machine {
    cpu: String,
    cores: usize,
    kernel: String,
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { cpu, cores, kernel } = self;
        write!(f, "{cpu}, {cores} cores, Linux {kernel}")
    }
}

/// Reads what Linux says about the machine.
pub fn describe() -> Machine {
    let cpuinfo = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpuinfo.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(':'));
    Machine {
        cpu: model.map_or("unknown processor", |(_, name)| name.trim()).to_owned(),
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        kernel: fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim().to_owned(),
    }
}

/// The moment in UTC, to the second.
pub fn now() -> String {
    clock::now().replace_nanosecond(0).unwrap_or(OffsetDateTime::UNIX_EPOCH).format(&Rfc3339).unwrap_or_default()
}
