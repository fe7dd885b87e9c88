//! What is inside a backup. Under the seal of age: a line that says what it is, then entries, then
//! their number. An entry is its name, its bytes in chunks and their SHA-256; nothing is held in
//! memory but one chunk.
//!
//! ```text
//! archive = "phanhoi backup 1\n" entry* 0x00 count:u64
//! entry   = 0x01 length:u16 name chunk* 0:u32 sha256
//! chunk   = length:u32 bytes
//! ```
//! Numbers are big-endian.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use age::stream::{StreamReader, StreamWriter};
use age::x25519::Recipient;
use age::{DecryptError, Decryptor, Encryptor};
use sha2::{Digest, Sha256};

use super::{BackupError, OfflineKey};

const HEADER: &[u8] = b"phanhoi backup 1\n";
const ENTRY: u8 = 1;
const END: u8 = 0;
/// Bytes of a chunk at most.
pub(super) const CHUNK: usize = 64 * 1024;

/// Writes an archive.
pub(super) struct Writer {
    out: StreamWriter<Hashed>,
    path: PathBuf,
    entry: Sha256,
    entries: u64,
}

impl Writer {
    pub(super) fn create(path: &Path, to: &Recipient) -> Result<Self, BackupError> {
        let failed = BackupError::io(path);
        let file = File::create_new(path).map_err(&failed)?;
        let encryptor = Encryptor::with_recipients(std::iter::once(to as &dyn age::Recipient))
            .map_err(|_| BackupError::BadRecipient)?;
        let mut out =
            encryptor.wrap_output(Hashed { file: BufWriter::new(file), digest: Sha256::new() }).map_err(&failed)?;
        out.write_all(HEADER).map_err(failed)?;
        Ok(Self { out, path: path.to_owned(), entry: Sha256::new(), entries: 0 })
    }

    pub(super) fn begin(&mut self, name: &str) -> Result<(), BackupError> {
        let length = u16::try_from(name.len()).map_err(|_| BackupError::damaged("a name is too long"))?;
        self.entry = Sha256::new();
        self.entries += 1;
        self.put(&[ENTRY])?;
        self.put(&length.to_be_bytes())?;
        self.put(name.as_bytes())
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        for chunk in bytes.chunks(CHUNK) {
            self.entry.update(chunk);
            let length = u32::try_from(chunk.len()).unwrap_or(u32::MAX);
            self.put(&length.to_be_bytes())?;
            self.put(chunk)?;
        }
        Ok(())
    }

    pub(super) fn end(&mut self) -> Result<(), BackupError> {
        let sum = std::mem::take(&mut self.entry).finalize();
        self.put(&0_u32.to_be_bytes())?;
        self.put(&sum)
    }

    /// An entry made of one file.
    pub(super) fn file(&mut self, name: &str, path: &Path) -> Result<(), BackupError> {
        let failed = BackupError::io(path);
        let mut file = File::open(path).map_err(&failed)?;
        let mut chunk = vec![0; CHUNK];
        self.begin(name)?;
        loop {
            match file.read(&mut chunk).map_err(&failed)? {
                0 => return self.end(),
                length => self.write(&chunk[..length])?,
            }
        }
    }

    /// Closes the archive; returns the SHA-256 of what is now on the disk.
    pub(super) fn finish(mut self) -> Result<[u8; 32], BackupError> {
        self.put(&[END])?;
        self.put(&self.entries.to_be_bytes())?;
        let failed = BackupError::io(&self.path);
        let Hashed { file, digest } = self.out.finish().map_err(&failed)?;
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        Ok(digest.finalize().into())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        self.out.write_all(bytes).map_err(BackupError::io(&self.path))
    }
}

/// A file that knows the hash of what was written into it.
struct Hashed {
    file: BufWriter<File>,
    digest: Sha256,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Reads an archive from its beginning to its end.
pub(super) struct Reader {
    input: StreamReader<BufReader<File>>,
    entry: Sha256,
    entries: u64,
}

impl Reader {
    pub(super) fn open(path: &Path, key: &OfflineKey) -> Result<Self, BackupError> {
        let file = BufReader::new(File::open(path).map_err(BackupError::io(path))?);
        let opened = Decryptor::new_buffered(file)
            .and_then(|sealed| sealed.decrypt(std::iter::once(&key.0 as &dyn age::Identity)));
        let input = opened.map_err(|error| match error {
            DecryptError::NoMatchingKeys => BackupError::WrongKey,
            _ => BackupError::damaged("its seal is broken"),
        })?;
        let mut reader = Self { input, entry: Sha256::new(), entries: 0 };
        if reader.take::<{ HEADER.len() }>()? == *HEADER {
            Ok(reader)
        } else {
            Err(BackupError::damaged("it is not of a kind that this program reads"))
        }
    }

    /// The name of the next entry; `None` behind the last.
    pub(super) fn next(&mut self) -> Result<Option<String>, BackupError> {
        if self.take::<1>()? == [END] {
            let told = u64::from_be_bytes(self.take()?);
            let more = self.input.read(&mut [0]).map_err(broken)?;
            return if told == self.entries && more == 0 {
                Ok(None)
            } else {
                Err(BackupError::damaged("entries are missing"))
            };
        }
        let mut name = vec![0; usize::from(u16::from_be_bytes(self.take()?))];
        self.input.read_exact(&mut name).map_err(broken)?;
        self.entry = Sha256::new();
        self.entries += 1;
        String::from_utf8(name).map(Some).map_err(|_| BackupError::damaged("an entry has no name"))
    }

    /// The next chunk of the entry; `None` behind the last, and then its hash was right.
    pub(super) fn chunk(&mut self) -> Result<Option<Vec<u8>>, BackupError> {
        let length = u32::from_be_bytes(self.take()?) as usize;
        if length == 0 {
            let sum = std::mem::take(&mut self.entry).finalize();
            let told: [u8; 32] = self.take()?;
            return if sum[..] == told {
                Ok(None)
            } else {
                Err(BackupError::damaged("an entry is not what was saved"))
            };
        }
        if length > CHUNK {
            return Err(BackupError::damaged("an entry is not what was saved"));
        }
        let mut chunk = vec![0; length];
        self.input.read_exact(&mut chunk).map_err(broken)?;
        self.entry.update(&chunk);
        Ok(Some(chunk))
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], BackupError> {
        let mut bytes = [0; N];
        self.input.read_exact(&mut bytes).map_err(broken)?;
        Ok(bytes)
    }
}

/// Behind a seal every error of reading is one of the seal: a byte was changed or cut off.
fn broken(_: io::Error) -> BackupError {
    BackupError::damaged("its seal is broken")
}
