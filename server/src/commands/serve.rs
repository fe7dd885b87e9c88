//! `phanhoi serve`.

use std::future::Future;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::Path;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::Failure;
use super::output::say;
use crate::Services;
use crate::config::{Config, LimitMode, SETTINGS};
use crate::files::FileError;
use crate::hooks::Caller;
use crate::http::{health, listen::listen};
use crate::jobs::Jobs;
use crate::mail::Transport;

#[derive(Debug, clap::Args)]
#[command(after_help = settings())]
pub(super) struct Args {}

/// Every setting with one line about it, for `serve --help`.
fn settings() -> String {
    let width = SETTINGS.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let lines = SETTINGS.iter().map(|(name, about)| format!("\n  {name:width$}  {about}"));
    format!("Settings, from the environment or from the file of --config:{}", lines.collect::<String>())
}

/// Serves until SIGTERM or SIGINT, then finishes what was begun.
pub(super) async fn run(config: Config) -> Result<(), Failure> {
    let transport = Transport::from_config(&config).map_err(Failure::new)?;
    is_site(&config.site_dir)?;
    let caller = Caller::new(&config).map_err(Failure::new)?;
    let services = super::open(config).await?;
    let config = &services.config;
    if config.base_url.insecure() {
        tracing::warn!("codes and cookies travel in the clear: PHANHOI_ALLOW_INSECURE_HTTP is set");
    }
    if config.base_url.is_loopback() && !config.addr.ip().is_loopback() {
        let base = config.base_url.origin();
        tracing::warn!(
            "PHANHOI_ADDR listens for other machines, but PHANHOI_BASE_URL is {base}: what they send is refused"
        );
    }
    if config.limits == LimitMode::Off {
        tracing::warn!("nobody is slowed down: PHANHOI_LIMITS is off");
    }
    prove_files(&services).await?;
    let (public, address) = bind("PHANHOI_ADDR", config.addr).await?;
    let (admin, _) = bind("PHANHOI_ADMIN_ADDR", config.admin_addr).await?;
    let stopping = CancellationToken::new();
    let finished = CancellationToken::new();
    tokio::spawn(stop_when(told_to_stop()?, stopping.clone()));
    let health = health::router(services.clone(), stopping.clone());
    let admin = {
        let (services, finished) = (services.clone(), finished.clone());
        tokio::spawn(async move { listen(admin, health, &services.sources, false, finished.cancelled()).await })
    };
    let router = crate::build(services.clone());
    let jobs = Jobs::start(&services, transport, caller);
    say(format_args!("phanhoi serves {} on {address}", config.base_url.origin()))?;
    listen(public, router, &services.sources, config.base_url.secure(), stopping.cancelled_owned()).await;
    jobs.stop().await;
    finished.cancel();
    admin.await.map_err(|_| Failure::new("the admin address stopped by itself"))
}

/// Without what browsers load, pages would be served that look broken.
fn is_site(folder: &Path) -> Result<(), Failure> {
    if folder.join("pkg").is_dir() {
        return Ok(());
    }
    Err(Failure::new(format_args!(
        "{} is not the folder of the site: name the one that a build leaves as target/site in PHANHOI_SITE_DIR",
        folder.display()
    )))
}

/// A place of files that refuses us is a wrong setting. One that does not answer may come back, and
/// what people write needs none.
async fn prove_files(services: &Services) -> Result<(), Failure> {
    let wrong = |why| Failure::new(format_args!("attachments cannot be kept, see PHANHOI_OBJECT_STORE: {why}"));
    match services.files.prove().await {
        Ok(()) => Ok(()),
        Err(FileError::Missing) => Err(wrong("there is no such bucket")),
        Err(FileError::Storage(error)) if error.kind() == ErrorKind::PermissionDenied => Err(wrong("it refuses us")),
        Err(error) => {
            tracing::warn!(%error, "attachments cannot be kept or read until their place answers");
            Ok(())
        }
    }
}

async fn bind(setting: &str, address: SocketAddr) -> Result<(TcpListener, SocketAddr), Failure> {
    let failed =
        |error| Failure::new(format_args!("{setting} is not usable: nothing can listen on {address}: {error}"));
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// Ready when the system or a person at the terminal wants the program to end.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()> + Send> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

async fn stop_when(told: impl Future<Output = ()>, stopping: CancellationToken) {
    told.await;
    tracing::info!("stopping: finishing what was begun");
    stopping.cancel();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Bucket, Place};
    use crate::testing::s3::{self, Relay, Way};
    use crate::testing::services_with;

    async fn proved(bucket: Bucket) -> Result<(), Failure> {
        let folder = tempfile::tempdir().unwrap();
        let bucket = Bucket { waiting: folder.path().join("incoming"), ..bucket };
        let set = |config: &mut Config| config.object_store = Place::Bucket(Box::new(bucket));
        prove_files(&services_with(&folder, None, set).await).await
    }

    #[test]
    fn a_folder_without_what_browsers_load_stops_the_start() {
        let folder = tempfile::tempdir().unwrap();
        let refused = is_site(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("PHANHOI_SITE_DIR"), "{refused}");
        assert!(is_site(&folder.path().join("nowhere")).is_err());
        std::fs::create_dir(folder.path().join("pkg")).unwrap();
        is_site(folder.path()).unwrap();
    }

    #[tokio::test]
    async fn a_bucket_that_is_not_there_stops_the_start_and_a_server_that_is_away_does_not() {
        let relay = Relay::before(None, Way::Closed).await;
        proved(s3::at(&relay.endpoint(), "set above".as_ref())).await.unwrap();
        let Some(bucket) = s3::bucket("set above".as_ref()) else { return };
        proved(bucket.clone()).await.unwrap();
        let failure = proved(Bucket { name: "khong-co-xo-nay".to_owned(), ..bucket }).await.unwrap_err();
        assert!(failure.to_string().contains("there is no such bucket"), "{failure}");
    }
}
