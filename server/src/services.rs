//! Everything that the handlers, desks and jobs of one node share.

use std::ops::Deref;
use std::sync::Arc;

use app::page::Site;
use leptos::config::LeptosOptions;
use thiserror::Error;

use crate::auth::password::Hashing;
use crate::clock::Clock;
use crate::config::Config;
use crate::files::{Files, Folder};
use crate::reference::ReferenceCache;
use crate::store::{Db, OpenError};
use crate::vault::{KeyFile, KeyFileError, SealError, Vault};

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
    pub reference: ReferenceCache,
    pub hashing: Hashing,
    pub site: Site,
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
    #[error("the folder {0} cannot be used")]
    Folder(String),
    #[error("the database is not at the newest step; run `phanhoi migrate`: {0}")]
    Migration(String),
    #[error("the reference data cannot be read: {0}")]
    Reference(String),
    #[error("passwords cannot be hashed on this machine")]
    Hashing,
}

impl Services {
    /// Opens everything that `config` names. The database is brought to the newest step.
    ///
    /// # Errors
    /// [`StartError`].
    pub async fn open(config: Config, clock: Clock, hashing: Hashing) -> Result<Self, StartError> {
        let folder = |path: &std::path::Path| StartError::Folder(path.display().to_string());
        std::fs::create_dir_all(&config.data_dir).map_err(|_| folder(&config.data_dir))?;
        let keys = KeyFile::load_or_create(&config.key_file, &mut rand::rng())?;
        let vault = Vault::new(&keys)?;
        let db = Db::open(&config.database_url).await?;
        crate::store::migrate(&db).await.map_err(|error| StartError::Migration(error.to_string()))?;
        let files = Files::new(Arc::new(Folder::open(&config.object_store).map_err(|_| folder(&config.object_store))?));
        let reference =
            ReferenceCache::load(&db, clock.today()).await.map_err(|error| StartError::Reference(error.to_string()))?;
        let demo = crate::store::people::any_demo(db.reader())
            .await
            .map_err(|error| StartError::Reference(error.to_string()))?;
        let site = site(&config, demo);
        Ok(Self(Arc::new(Inner { config, clock, db, vault, files, reference, hashing, site })))
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
    Site { insecure: config.base_url.insecure(), demo, stylesheet, options }
}
