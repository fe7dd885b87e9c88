//! What strace has written down, read as answers and what was on the disk before each.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use drive::Result;
use drive::draft::{SENDER, SENT};

/// The calls that matter: writing and syncing files, giving them their names, answering.
pub const CALLS: &str = "trace=write,writev,pwrite64,sendto,sendmsg,fsync,fdatasync,rename,renameat,renameat2";

/// A call that has ended well, in the order of their ends; an answer counts from its beginning.
#[derive(Debug, PartialEq)]
enum Call {
    /// Into the write-ahead log.
    Log,
    LogSynced,
    /// A file or a folder.
    Synced(String),
    Renamed {
        from: String,
        to: String,
    },
    /// An answer that leads to this address.
    Answer(String),
}

pub struct Trace(Vec<Call>);

impl Trace {
    pub fn read(path: &Path) -> Result<Self> {
        Ok(Self::parse(&fs::read_to_string(path)?))
    }

    fn parse(text: &str) -> Self {
        let mut begun: HashMap<&str, &str> = HashMap::new();
        let mut calls = Vec::new();
        for line in text.lines() {
            let Some((process, rest)) = line.split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            if let Some(answer) = answer(rest) {
                calls.push(Call::Answer(answer));
            } else if rest.ends_with("<unfinished ...>") {
                begun.insert(process, rest);
            } else if rest.starts_with("<...") {
                let succeeded = succeeded(rest);
                if let Some(first) = begun.remove(process).filter(|_| succeeded) {
                    calls.extend(call(first));
                }
            } else if succeeded(rest) {
                calls.extend(call(rest));
            }
        }
        Self(calls)
    }

    /// For every answer to a file and every confirmation: whether everything that it tells of was on
    /// the disk, or what was missing.
    pub fn judge(&self) -> Vec<std::result::Result<(), String>> {
        let mut judged = Vec::new();
        let mut before = 0;
        for (at, call) in self.0.iter().enumerate() {
            let Call::Answer(location) = call else { continue };
            let window = &self.0[before..at];
            before = at + 1;
            if location == SENT {
                judged.push(log_is_synced(window));
            } else if location == SENDER {
                judged.push(log_is_synced(window).and_then(|()| file_is_synced(window)));
            }
        }
        judged
    }
}

/// Something was written into the log, and after that the disk has taken it.
fn log_is_synced(window: &[Call]) -> std::result::Result<(), String> {
    let Some(written) = window.iter().position(|call| *call == Call::Log) else {
        return Err("an answer left before anything was written".to_owned());
    };
    if window[written..].contains(&Call::LogSynced) {
        Ok(())
    } else {
        Err("an answer left before the write-ahead log was on the disk".to_owned())
    }
}

/// First the bytes, then the name, then the folder that holds the name.
fn file_is_synced(window: &[Call]) -> std::result::Result<(), String> {
    // Jobs rename files of their own meanwhile, such as checkpoints; an upload comes out of `incoming`.
    let renamed = window.iter().enumerate().find_map(|(at, call)| match call {
        Call::Renamed { from, to } if from.contains("/incoming/") => Some((at, from, to)),
        _ => None,
    });
    let Some((at, from, to)) = renamed else { return Err("an answer left before the file had its name".to_owned()) };
    let folder = to.rsplit_once('/').map_or("", |(folder, _)| folder);
    let synced =
        |calls: &[Call], what: &str| calls.iter().any(|call| matches!(call, Call::Synced(path) if path == what));
    if !synced(&window[..at], from) {
        Err("a file got its name before its bytes were on the disk".to_owned())
    } else if !synced(&window[at..], folder) {
        Err("an answer left before the folder of the file was on the disk".to_owned())
    } else {
        Ok(())
    }
}

/// The address that an answer leads to; `None` when the call is none.
fn answer(line: &str) -> Option<String> {
    let (_, answer) = line.split_once("HTTP/1.1 303")?;
    let (_, location) = answer.split_once("location: ")?;
    location.split("\\r").next().map(str::to_owned)
}

fn succeeded(line: &str) -> bool {
    line.rsplit_once(" = ").is_some_and(|(_, result)| !result.starts_with('-'))
}

fn call(line: &str) -> Option<Call> {
    let (name, arguments) = line.split_once('(')?;
    let file = || arguments.split_once('<').and_then(|(_, rest)| rest.split('>').next());
    match name {
        "pwrite64" | "write" if file()?.ends_with("-wal") => Some(Call::Log),
        "fsync" | "fdatasync" if file()?.ends_with("-wal") => Some(Call::LogSynced),
        "fsync" | "fdatasync" => Some(Call::Synced(file()?.to_owned())),
        "rename" | "renameat" | "renameat2" => {
            let mut names = arguments.split('"').skip(1).step_by(2).map(str::to_owned);
            Some(Call::Renamed { from: names.next()?, to: names.next()? })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str = r#"7 writev(9<socket:[1]>, [{iov_base="HTTP/1.1 303 See Other\r\nlocation: /gui-phan-anh/da-gui\r\n"}], 1) = 90"#;
    const LOG: &str = r#"8 pwrite64(5</d/phanhoi.sqlite-wal>, "x", 1, 0) = 1"#;

    fn judged(lines: &[&str]) -> Vec<bool> {
        Trace::parse(&lines.join("\n")).judge().iter().map(std::result::Result::is_ok).collect()
    }

    #[test]
    fn an_answer_counts_only_behind_a_sync_that_has_ended() {
        let begun = "8 fdatasync(5</d/phanhoi.sqlite-wal> <unfinished ...>";
        let ended = "8 <... fdatasync resumed>) = 0";
        assert_eq!(judged(&[LOG, begun, ended, ANSWER]), [true]);
        assert_eq!(judged(&[LOG, begun, ANSWER, ended]), [false]);
        assert_eq!(judged(&[begun, ended, LOG, ANSWER]), [false]);
        assert_eq!(
            judged(&[LOG, "8 fdatasync(5</d/phanhoi.sqlite-wal>) = -1 EIO (Input/output error)", ANSWER]),
            [false]
        );
        assert_eq!(judged(&[LOG, begun, ended, ANSWER, ANSWER]), [true, false]);
    }

    #[test]
    fn a_file_needs_bytes_name_and_folder_in_this_order() {
        let answer = ANSWER.replace(SENT, SENDER);
        let bytes = "8 fsync(6</f/incoming/ab>) = 0";
        let name = r#"8 rename("/f/incoming/ab", "/f/a/b/ab") = 0"#;
        let folder = "8 fsync(6</f/a/b>) = 0";
        let log = [LOG, "8 fdatasync(5</d/phanhoi.sqlite-wal>) = 0"];
        let with = |calls: &[&str]| judged(&[&log[..], calls, &[&answer]].concat());
        assert_eq!(with(&[bytes, name, folder]), [true]);
        assert_eq!(with(&[name, bytes, folder]), [false]);
        assert_eq!(with(&[bytes, name]), [false]);
        let of_a_job = r#"8 rename("/d/checkpoints/.draft", "/d/checkpoints/7") = 0"#;
        assert_eq!(with(&[of_a_job, bytes, name, folder]), [true]);
        assert_eq!(with(&[of_a_job]), [false]);
        assert_eq!(with(&[]), [false]);
    }
}
