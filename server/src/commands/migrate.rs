//! `phanhoi migrate`.

use super::Failure;
use super::audit::own_keys;
use super::output::say;
use crate::config::{Config, SecretUrl};
use crate::moving;
use crate::store::{self, Db};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Move the installation from this database (sqlite://…) …
    #[arg(long, value_name = "URL", value_parser = secret)]
    from: Option<SecretUrl>,
    /// … to this empty one (postgres://…); default: that of `PHANHOI_DATABASE_URL`, which no list of processes shows
    #[arg(long, value_name = "URL", requires = "from", value_parser = secret)]
    to: Option<SecretUrl>,
}

#[expect(clippy::unnecessary_wraps, reason = "clap asks whether it can be read")]
fn secret(url: &str) -> Result<SecretUrl, std::convert::Infallible> {
    Ok(SecretUrl::new(url))
}

/// Brings the database to the newest step, or moves everything to another one.
pub(super) async fn run(config: &Config, args: &Args) -> Result<(), Failure> {
    let Some(from) = &args.from else {
        let db = Db::open(&config.database_url).await?;
        store::migrate(&db).await?;
        return say("the database is at the newest step");
    };
    let to = args.to.as_ref().unwrap_or(&config.database_url);
    let mut lines = Ok(());
    let mut tell = |line: String| {
        if lines.is_ok() {
            lines = say(line);
        }
    };
    let report = Box::pin(moving::run(from, to, own_keys(config)?, &mut tell)).await?;
    lines?;
    say(format_args!(
        "moved: {} events of {} cases, {} entries in the log, {} checkpoints, and the record holds; the old database is \
         frozen. Name the new one in PHANHOI_DATABASE_URL on every node; attachments stay where they are, in {}",
        report.events, report.cases, report.entries, report.checkpoints, config.object_store
    ))
}
