//! Everything that the handlers, desks and jobs of one node share.

use std::fs::DirBuilder;
use std::ops::Deref;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::sync::Arc;

use app::page::Site;
use domain::attachment::Scan;
use leptos::config::LeptosOptions;
use thiserror::Error;

use crate::auth::delay::Recent;
use crate::auth::password::Hashing;
use crate::clock::Clock;
use crate::config::Config;
use crate::desks::{KeptOverview, KnownOfficers, PeriodKeys};
use crate::files::clean::Cleaner;
use crate::files::scan::Scanner;
use crate::files::{self, Files};
use crate::http::bulk::Bulk;
use crate::http::common::CommonPages;
use crate::http::gate::Gate;
use crate::http::public_state::PublicState;
use crate::http::source::Sources;
use crate::metrics::Metrics;
use crate::reference::ReferenceCache;
use crate::search::NumberOfCases;
use crate::store::{Db, OpenError, cases};
use crate::vault::{KeyFile, KeyFileError, KeyId, SealError, Vault};

/// Cheap to clone; all clones are the same services.
#[derive(Clone)]
pub struct Services(Arc<Inner>);

/// See [`Services`].
pub struct Inner {
    pub config: Config,
    pub clock: Clock,
    pub db: Db,
    pub vault: Vault,
    pub files: Files,
    pub cleaner: Cleaner,
    pub scanner: Option<Scanner>,
    pub reference: ReferenceCache,
    pub hashing: Hashing,
    pub recent: Recent,
    /// Keys of this node alone, in memory alone.
    pub periods: PeriodKeys,
    pub site: Site,
    pub sources: Sources,
    pub gate: Gate,
    pub bulk: Bulk,
    pub common: CommonPages,
    pub public_state: PublicState,
    pub number_of_cases: NumberOfCases,
    pub overview: KeptOverview,
    pub known: KnownOfficers,
    pub metrics: Metrics,
}

/// Why the program does not start. Each sentence stands alone on standard error.
#[derive(Debug, Error)]
pub enum StartError {
    #[error(transparent)]
    Store(#[from] OpenError),
    #[error(transparent)]
    Keys(#[from] KeyFileError),
    #[error("the keys cannot be used: {0}")]
    Seal(#[from] SealError),
    #[error(
        "the key file {0} is not there, but the database holds cases that only its keys open: put the file back from \
         its copy, or name it in PHANHOI_KEY_FILE"
    )]
    KeyFileGone(String),
    #[error(
        "the key file {path} does not hold the key {key}, which cases of this database are sealed with: use the key \
         file that belongs to the database"
    )]
    WrongKeyFile { path: String, key: String },
    #[error("the folder {0} cannot be used")]
    Folder(String),
    #[error(transparent)]
    Files(#[from] files::PlaceError),
    #[error("this database was moved to another one: name that one in PHANHOI_DATABASE_URL")]
    Moved,
    #[error("the database is not at the newest step; run `phanhoi migrate`: {0}")]
    Migration(String),
    #[error("the cases cannot be read: {0}")]
    Cases(String),
    #[error("the reference data cannot be read: {0}")]
    Reference(String),
    #[error("passwords cannot be hashed on this machine")]
    Hashing,
}

impl Inner {
    /// What holds for a file that comes now: where there is a scanner, it must look first.
    #[must_use]
    pub const fn scan_first(&self) -> Scan {
        if self.scanner.is_some() { Scan::Waiting } else { Scan::NotAsked }
    }
}

impl Services {
    /// Opens everything that `config` names. The database is brought to the newest step.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn open(config: Config, clock: Clock, hashing: Hashing) -> Result<Self, StartError> {
        let folder = |path: &Path| StartError::Folder(path.display().to_string());
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&config.data_dir);
        made.map_err(|_| folder(&config.data_dir))?;
        let mut db = Db::open(&config.database_url).await?;
        if let Some(replica) = &config.replica_url {
            db = db.followed_by(replica).await?;
        }
        let unread = |error: sea_orm::DbErr| StartError::Migration(error.to_string());
        if crate::moving::is_frozen(&db).await.map_err(unread)? {
            return Err(StartError::Moved);
        }
        crate::store::migrate(&db).await.map_err(|error| StartError::Migration(error.to_string()))?;
        let used = cases::key_ids(db.reader()).await.map_err(|error| StartError::Cases(error.to_string()))?;
        let vault = vault(&config.key_file, &used)?;
        let files = Files::new(files::open(&config.object_store)?);
        let cleaner = Cleaner::new(config.program.clone());
        let scanner = config.clamav.clone().map(Scanner::new);
        let reference =
            ReferenceCache::load(&db, clock.today()).await.map_err(|error| StartError::Reference(error.to_string()))?;
        let demo = crate::store::people::any_demo(db.reader())
            .await
            .map_err(|error| StartError::Reference(error.to_string()))?;
        let site = site(&config, demo);
        let sources = Sources::new(&config.trusted_proxies);
        let public_state = PublicState::new(config.public_age);
        Ok(Self(Arc::new(Inner {
            config,
            clock,
            db,
            vault,
            files,
            cleaner,
            scanner,
            reference,
            hashing,
            recent: Recent::default(),
            periods: PeriodKeys::default(),
            number_of_cases: NumberOfCases::default(),
            overview: KeptOverview::default(),
            known: KnownOfficers::default(),
            site,
            sources,
            gate: Gate::default(),
            bulk: Bulk::default(),
            common: CommonPages::default(),
            public_state,
            metrics: Metrics::default(),
        })))
    }
}

/// The vault of the key file. New keys are made only as long as no case was sealed with others.
fn vault(path: &Path, used: &[String]) -> Result<Vault, StartError> {
    let keys = if used.is_empty() {
        KeyFile::load_or_create(path, &mut rand::rng())?
    } else {
        KeyFile::load(path).map_err(|error| match error {
            error if error.is_missing() => StartError::KeyFileGone(path.display().to_string()),
            error => error.into(),
        })?
    };
    let vault = Vault::new(&keys)?;
    match used.iter().find(|key| !KeyId::parse(key).is_some_and(|id| vault.holds(id))) {
        Some(key) => Err(StartError::WrongKeyFile { path: path.display().to_string(), key: key.clone() }),
        None => Ok(vault),
    }
}

impl Deref for Services {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

fn site(config: &Config, demo: bool) -> Site {
    let hash_file = config.site_dir.join("hash.txt");
    let hashes = std::fs::read_to_string(&hash_file).unwrap_or_default();
    let css = hashes.lines().find_map(|line| line.strip_prefix("css:")).map(str::trim);
    let stylesheet = match css {
        Some(hash) => format!("/pkg/phanhoi.{hash}.css"),
        None => "/pkg/phanhoi.css".to_owned(),
    };
    let absolute = std::path::absolute(&hash_file).unwrap_or(hash_file);
    let options = LeptosOptions::builder()
        .output_name("phanhoi")
        .site_root(config.site_dir.display().to_string())
        .site_pkg_dir("pkg")
        .hash_files(!hashes.is_empty())
        .hash_file(absolute.display().to_string().into())
        .build();
    let address = config.base_url.origin().to_owned();
    Site { insecure: config.base_url.insecure(), demo, address, stylesheet, options }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::*;
    use crate::store::outbox::tests::a_case;

    async fn start(folder: &Path) -> Result<Services, String> {
        let values = BTreeMap::from([("PHANHOI_DATA_DIR".to_owned(), folder.display().to_string())]);
        let config = Config::from_values(&values).unwrap();
        let hashing = Hashing::with_memory(64).unwrap();
        Services::open(config, Clock::machine(), hashing).await.map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn a_database_with_cases_does_not_start_without_the_keys_that_open_them() {
        let folder = tempfile::tempdir().unwrap();
        let services = start(folder.path()).await.unwrap();
        let key_file = services.config.key_file.clone();
        fs::remove_file(&key_file).unwrap();
        start(folder.path()).await.expect("nothing was sealed yet: new keys are good");

        let services = start(folder.path()).await.unwrap();
        let tx = services.db.begin().await.unwrap();
        a_case(&tx, 7).await;
        cases::new_key(&tx, &services.vault, 7).await.unwrap();
        tx.commit().await.unwrap();
        start(folder.path()).await.expect("its own keys");

        let kept = fs::read(&key_file).unwrap();
        fs::remove_file(&key_file).unwrap();
        let gone = start(folder.path()).await.err().unwrap();
        assert!(gone.contains("is not there, but the database holds cases"), "{gone}");
        assert!(!key_file.exists(), "no new keys were made");

        let elsewhere = tempfile::tempdir().unwrap();
        let other = start(elsewhere.path()).await.unwrap().config.key_file.clone();
        fs::copy(other, &key_file).unwrap();
        let wrong = start(folder.path()).await.err().unwrap();
        assert!(wrong.contains("does not hold the key"), "{wrong}");

        fs::write(&key_file, kept).unwrap();
        start(folder.path()).await.expect("the file was put back");
    }
}
