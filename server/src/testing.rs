//! What tests of this crate start from.

use std::collections::BTreeMap;

use tempfile::TempDir;
use time::macros::datetime;

use crate::Services;
use crate::auth::password::Hashing;
use crate::clock::Clock;
use crate::config::Config;

pub mod s3;
pub mod samples;

/// A service on an empty database in a folder that goes when the guard does. It is ten in the
/// morning of a Tuesday in Việt Nam, and stays so until a test moves the clock.
pub async fn services() -> (Services, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let services = services_in(&folder, None).await;
    (services, folder)
}

/// The same on a database of the caller's choice.
pub async fn services_in(folder: &TempDir, database_url: Option<&str>) -> Services {
    services_with(folder, database_url, |_| {}).await
}

/// The same with other settings.
pub async fn services_with(folder: &TempDir, database_url: Option<&str>, change: impl FnOnce(&mut Config)) -> Services {
    services_hashing(folder, database_url, Hashing::with_memory(64).expect("a hash"), change).await
}

/// The same with passwords hashed in another way.
pub async fn services_hashing(
    folder: &TempDir,
    database_url: Option<&str>,
    hashing: Hashing,
    change: impl FnOnce(&mut Config),
) -> Services {
    let mut values = BTreeMap::from([("PHANHOI_DATA_DIR".to_owned(), folder.path().display().to_string())]);
    // Jobs are run by hand: what they change is seen at once.
    values.insert("PHANHOI_PUBLIC_AGE_MS".to_owned(), "0".to_owned());
    if let Some(url) = database_url {
        values.insert("PHANHOI_DATABASE_URL".to_owned(), url.to_owned());
    }
    let mut config = Config::from_values(&values).expect("settings");
    change(&mut config);
    let clock = Clock::standing_at(datetime!(2026-11-10 03:00 UTC));
    Services::open(config, clock, hashing).await.expect("services")
}
