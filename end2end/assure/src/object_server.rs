//! An S3 server of its own that can be made to say nothing.

use std::process::{Command, Stdio};

use drive::Result;
use drive::program::Setup;
use tempfile::TempDir;

const SCRIPT: &str = "end2end/s3.sh";

/// Gone when dropped.
pub struct ObjectServer {
    state: TempDir,
    /// `http://host:port/bucket`.
    url: String,
}

impl ObjectServer {
    pub fn start() -> Result<Self> {
        let state = tempfile::tempdir()?;
        let url = run(&state, "start")?;
        Ok(Self { state, url })
    }

    /// The settings of a node that keeps its attachments there.
    pub fn settings(&self, setup: Setup) -> Setup {
        let (endpoint, bucket) = self.url.rsplit_once('/').unwrap_or((self.url.as_str(), ""));
        setup
            .setting("PHANHOI_OBJECT_STORE", format!("s3://{bucket}/drill"))
            .setting("PHANHOI_S3_ENDPOINT", endpoint)
            .setting("PHANHOI_S3_KEY_ID", "drill")
            .setting("PHANHOI_S3_SECRET", "drill")
    }

    /// It says nothing any more; connections stay.
    pub fn freeze(&self) -> Result<()> {
        run(&self.state, "freeze").map(drop)
    }

    pub fn thaw(&self) -> Result<()> {
        run(&self.state, "thaw").map(drop)
    }
}

impl Drop for ObjectServer {
    fn drop(&mut self) {
        // What is left behind is in memory.
        let _ = run(&self.state, "stop");
    }
}

fn run(state: &TempDir, word: &str) -> Result<String> {
    let output = Command::new(SCRIPT)
        .arg(word)
        .env("PHANHOI_TEST_S3_STATE", state.path().join("state"))
        .stdin(Stdio::null())
        .output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}
