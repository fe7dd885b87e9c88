//! `phanhoi migrate`.

use super::Failure;
use super::output::say;
use crate::config::Config;
use crate::store::{self, Db};

/// Brings the database to the newest step; does nothing when it is there.
pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let db = Db::open(&config.database_url).await?;
    store::migrate(&db).await?;
    say("the database is at the newest step")
}
