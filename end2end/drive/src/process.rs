//! Processes that are ended with the measurement, and what the system knows about them.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process;

use crate::Result;

/// A process that does not outlive this one.
pub struct Child(pub process::Child);

impl Drop for Child {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Child {
    /// Memory that the process holds, in MB of 10⁶ bytes.
    pub fn resident_mb(&self) -> Result<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let kib = status.lines().find_map(resident_kib).ok_or("no VmRSS in /proc/PID/status")?;
        Ok(kib * 1024.0 / 1e6)
    }

    /// Processor time used so far.
    pub fn processor_seconds(&self) -> Result<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0.id()))?;
        let ticks = processor_ticks(&stat).ok_or("no times in /proc/PID/stat")?;
        Ok(f64::from(ticks) / TICKS)
    }
}

/// Processor time that several processes have used together.
pub fn processor_seconds<'a>(processes: impl IntoIterator<Item = &'a Child>) -> Result<f64> {
    processes.into_iter().map(Child::processor_seconds).sum()
}

/// Linux counts in these parts of a second for programs, whatever it does inside.
const TICKS: f64 = 100.0;

fn resident_kib(line: &str) -> Option<f64> {
    line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok()
}

/// User and system time: the 14th and 15th field (proc(5)), counted behind the name, which may
/// hold blanks and brackets.
fn processor_ticks(stat: &str) -> Option<u32> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(11).map(str::parse::<u32>);
    Some(times.next()?.ok()? + times.next()?.ok()?)
}

/// An address on this machine that nobody listens on.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_and_time_are_read_as_linux_writes_them() {
        assert_eq!(resident_kib("VmRSS:\t   12340 kB"), Some(12340.0));
        assert_eq!(resident_kib("VmHWM:\t   12340 kB"), None);
        let stat = "7 (a ) b) S 1 7 7 0 -1 4194304 100 0 0 0 25 5 0 0 20 0 4 0 100 1000 10";
        assert_eq!(processor_ticks(stat), Some(30));
    }
}
