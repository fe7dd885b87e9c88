//! The independent verifier, and the files that somebody outside would have.

use std::path::{Path, PathBuf};
use std::process::Command;

use server::audit::export;
use server::store::checkpoints;
use tempfile::TempDir;

use crate::support::World;

/// `end2end/verify_log.py` with a folder of its own.
pub struct Verifier<'a> {
    world: &'a World,
    folder: TempDir,
    pub key: PathBuf,
}

impl<'a> Verifier<'a> {
    pub async fn new(world: &'a World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("key.txt");
        std::fs::write(&key, format!("{}\n", server::audit::public_key(&world.services))).unwrap();
        Self { world, folder, key }
    }

    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The whole log as `phanhoi audit export` writes it.
    pub async fn export(&self) -> PathBuf {
        let path = self.folder.path().join("log.jsonl");
        let mut out = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
        export::write(self.world.services.db.reader(), &mut out).await.unwrap();
        path
    }

    pub async fn checkpoints(&self) -> Vec<PathBuf> {
        let all = checkpoints::before(self.world.services.db.reader(), None, 1_000).await.unwrap();
        all.iter().map(|row| self.file(&format!("checkpoint-{}.txt", row.size), &row.note)).collect()
    }

    /// What it says; what it complains about when it does not agree.
    pub fn agrees(
        &self,
        export: Option<&Path>,
        checkpoints: &[PathBuf],
        proofs: &[PathBuf],
        growths: &[PathBuf],
    ) -> Result<String, String> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end/verify_log.py");
        let mut command = Command::new("python3");
        command.arg(script).arg("--key").arg(&self.key);
        let exports: Vec<PathBuf> = export.map(Path::to_owned).into_iter().collect();
        let given =
            [("--export", &exports[..]), ("--checkpoint", checkpoints), ("--proof", proofs), ("--growth", growths)];
        for (option, files) in given {
            for file in files {
                command.arg(option).arg(file);
            }
        }
        let done = command.output().expect("python3 is needed: install the Debian package python3");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let complaint = text(&done.stderr);
        assert!(!complaint.contains("Traceback"), "{complaint}");
        if done.status.success() { Ok(text(&done.stdout)) } else { Err(complaint) }
    }
}
