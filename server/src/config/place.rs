//! Where attachments are kept: a folder of this machine, or a bucket of an S3 server that all nodes share.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use zeroize::Zeroizing;

use super::{BaseUrl, ConfigError};

/// Bytes of a file that holds a secret and nothing else.
const SECRET_FILE: u64 = 4096;

/// The place of attachments.
#[derive(Clone, Debug)]
pub enum Place {
    Folder(PathBuf),
    Bucket(Box<Bucket>),
}

/// A bucket of an S3 server, and how to get in.
#[derive(Clone, Debug)]
pub struct Bucket {
    pub name: String,
    /// What all names begin with, without a slash at either end; empty: nothing.
    pub prefix: String,
    /// `scheme://host[:port]`.
    pub endpoint: String,
    /// Whether the way there is plain http.
    pub plain_http: bool,
    pub region: String,
    pub key_id: String,
    pub secret: Secret,
    /// Certificates (PEM) that the server is trusted by, in place of the public ones.
    pub certificates: Option<PathBuf>,
    /// A folder of this machine in which objects lie, sealed, until they are complete.
    pub waiting: PathBuf,
    /// No setting.
    pub patience: Patience,
}

/// How long the S3 server is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of an answer, and for each piece of an object.
    pub answer: Duration,
    /// For other objects of this node to go first.
    pub turn: Duration,
    /// So long nobody asks again after it did not answer: whoever uploads is told at once.
    pub rest: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { answer: seconds(20), turn: seconds(20), rest: seconds(5) }
    }
}

/// A secret of another service: never printed, and wiped when it is let go.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(secret: &str) -> Self {
        Self(Zeroizing::new(secret.to_owned()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl Place {
    /// The folder, when it is one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(folder) => Some(folder),
            Self::Bucket(_) => None,
        }
    }

    /// Reads the settings about attachments. `insecure`: plain http beyond this machine is wanted.
    ///
    /// # Errors
    /// What is missing, senseless, or said about a bucket where attachments lie in a folder.
    pub(super) fn read<'a>(
        get: impl Fn(&str) -> Option<&'a str>,
        data_dir: &Path,
        insecure: bool,
    ) -> Result<Self, ConfigError> {
        let folder = data_dir.join("files");
        let Some(url) = get("PHANHOI_OBJECT_STORE").filter(|place| place.starts_with("s3:")) else {
            return match S3.iter().find(|name| get(name).is_some()) {
                Some(&name) => {
                    Err(wrong(name, "it says something of a bucket: name that, PHANHOI_OBJECT_STORE=s3://…"))
                }
                None => Ok(Self::Folder(get("PHANHOI_OBJECT_STORE").map_or(folder, PathBuf::from))),
            };
        };
        let (name, prefix) = bucket(url).ok_or_else(|| {
            wrong("PHANHOI_OBJECT_STORE", "a bucket must look like s3://phanhoi or s3://phanhoi/files")
        })?;
        let region = get("PHANHOI_S3_REGION").unwrap_or("us-east-1").to_owned();
        let amazon = format!("https://s3.{region}.amazonaws.com");
        let endpoint = BaseUrl::parse(get("PHANHOI_S3_ENDPOINT").unwrap_or(&amazon))
            .map_err(|why| ConfigError::Senseless { name: "PHANHOI_S3_ENDPOINT", why })?;
        if endpoint.insecure() && !insecure {
            let why = "http beyond this machine lets others on the way delete attachments; use https, or set \
                       PHANHOI_ALLOW_INSECURE_HTTP=1 if you must";
            return Err(wrong("PHANHOI_S3_ENDPOINT", why));
        }
        let key_id = get("PHANHOI_S3_KEY_ID").ok_or_else(|| wrong("PHANHOI_S3_KEY_ID", "a bucket needs it"))?;
        Ok(Self::Bucket(Box::new(Bucket {
            name,
            prefix,
            endpoint: endpoint.origin().to_owned(),
            plain_http: !endpoint.secure(),
            region,
            key_id: key_id.to_owned(),
            secret: secret(get("PHANHOI_S3_SECRET"), get("PHANHOI_S3_SECRET_FILE"))?,
            certificates: get("PHANHOI_S3_CA").map(PathBuf::from),
            waiting: folder.join("incoming"),
            patience: Patience::default(),
        })))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "{}", folder.display()),
            Self::Bucket(bucket) => write!(f, "s3://{}/{}", bucket.name, bucket.prefix),
        }
    }
}

/// Settings that only a bucket has.
const S3: [&str; 6] = [
    "PHANHOI_S3_ENDPOINT",
    "PHANHOI_S3_REGION",
    "PHANHOI_S3_KEY_ID",
    "PHANHOI_S3_SECRET",
    "PHANHOI_S3_SECRET_FILE",
    "PHANHOI_S3_CA",
];

fn wrong(name: &'static str, why: &str) -> ConfigError {
    ConfigError::Senseless { name, why: why.to_owned() }
}

/// Name and prefix of `s3://name/prefix`.
fn bucket(url: &str) -> Option<(String, String)> {
    let rest = url.strip_prefix("s3://")?.trim_end_matches('/');
    let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let named = (3..=63).contains(&name.len())
        && name.starts_with(letter)
        && name.ends_with(letter)
        && name.chars().all(|c| letter(c) || c == '-' || c == '.');
    let segment = |part: &str| {
        !part.is_empty()
            && part.chars().any(|c| c != '.')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    };
    let placed = prefix.len() <= 200 && (prefix.is_empty() || prefix.split('/').all(segment));
    (named && placed).then(|| (name.to_owned(), prefix.to_owned()))
}

fn secret(typed: Option<&str>, file: Option<&str>) -> Result<Secret, ConfigError> {
    match (typed, file) {
        (Some(secret), None) => Ok(secret.into()),
        (None, Some(path)) => {
            let unread = || wrong("PHANHOI_S3_SECRET_FILE", "there is no such file with one line of text");
            let small = std::fs::metadata(path).is_ok_and(|file| file.len() <= SECRET_FILE);
            let text = Zeroizing::new(small.then(|| std::fs::read_to_string(path).ok()).flatten().ok_or_else(unread)?);
            Some(text.trim()).filter(|text| !text.is_empty()).map(Secret::from).ok_or_else(unread)
        }
        (Some(_), Some(_)) => Err(wrong("PHANHOI_S3_SECRET_FILE", "PHANHOI_S3_SECRET is set as well: keep one")),
        (None, None) => Err(wrong("PHANHOI_S3_SECRET", "a bucket needs it, or PHANHOI_S3_SECRET_FILE")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::load;
    use super::*;

    const COMPLETE: [(&str, &str); 4] = [
        ("PHANHOI_OBJECT_STORE", "s3://phanhoi/tep/2026"),
        ("PHANHOI_S3_ENDPOINT", "https://s3.example.vn"),
        ("PHANHOI_S3_KEY_ID", "phanhoi"),
        ("PHANHOI_S3_SECRET", "hush"),
    ];

    fn with(change: &[(&'static str, &'static str)]) -> Result<Place, ConfigError> {
        let mut pairs = COMPLETE.to_vec();
        for &(name, value) in change {
            pairs.retain(|(known, _)| *known != name);
            pairs.push((name, value));
        }
        load(&pairs).map(|config| config.object_store)
    }

    #[test]
    fn a_bucket_is_named_with_its_server_and_a_key_that_is_not_printed() {
        let place = with(&[]).unwrap();
        let Place::Bucket(bucket) = &place else { panic!("{place:?}") };
        assert_eq!((bucket.name.as_str(), bucket.prefix.as_str()), ("phanhoi", "tep/2026"));
        assert_eq!((bucket.endpoint.as_str(), bucket.region.as_str()), ("https://s3.example.vn", "us-east-1"));
        assert_eq!(bucket.secret.reveal(), "hush");
        assert_eq!(place.to_string(), "s3://phanhoi/tep/2026");
        assert!(!bucket.plain_http && !format!("{place:?}").contains("hush"));
        assert!(matches!(load(&[]).unwrap().object_store, Place::Folder(folder) if folder.ends_with("files")));
    }

    #[test]
    fn half_a_bucket_does_not_start() {
        for (change, named) in [
            (("PHANHOI_S3_KEY_ID", ""), "PHANHOI_S3_KEY_ID"),
            (("PHANHOI_S3_SECRET", ""), "PHANHOI_S3_SECRET is"),
            (("PHANHOI_S3_SECRET_FILE", "/nowhere"), "PHANHOI_S3_SECRET_FILE"),
            (("PHANHOI_S3_ENDPOINT", "s3.example.vn"), "PHANHOI_S3_ENDPOINT"),
            (("PHANHOI_S3_ENDPOINT", "http://s3.example.vn"), "PHANHOI_S3_ENDPOINT"),
            (("PHANHOI_OBJECT_STORE", ""), "PHANHOI_S3_ENDPOINT"),
            (("PHANHOI_OBJECT_STORE", "/var/lib/phanhoi/files"), "PHANHOI_S3_ENDPOINT"),
            (("PHANHOI_OBJECT_STORE", "s3://"), "PHANHOI_OBJECT_STORE"),
            (("PHANHOI_OBJECT_STORE", "s3://Phanhoi"), "PHANHOI_OBJECT_STORE"),
            (("PHANHOI_OBJECT_STORE", "s3://phanhoi/../x"), "PHANHOI_OBJECT_STORE"),
        ] {
            let message = with(&[change]).unwrap_err().to_string();
            assert!(message.contains(named), "{change:?}: {message}");
        }
        assert!(with(&[("PHANHOI_S3_ENDPOINT", "http://127.0.0.1:9000")]).is_ok());
        assert!(with(&[("PHANHOI_S3_ENDPOINT", "http://s3.example.vn"), ("PHANHOI_ALLOW_INSECURE_HTTP", "1")]).is_ok());
    }

    #[test]
    fn the_secret_may_lie_in_a_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "hush\n").unwrap();
        let path: &'static str = file.path().display().to_string().leak();
        let place = with(&[("PHANHOI_S3_SECRET", ""), ("PHANHOI_S3_SECRET_FILE", path)]).unwrap();
        assert!(matches!(place, Place::Bucket(bucket) if bucket.secret.reveal() == "hush"));
        std::fs::write(file.path(), "\n").unwrap();
        assert!(with(&[("PHANHOI_S3_SECRET", ""), ("PHANHOI_S3_SECRET_FILE", path)]).is_err());
    }
}
