//! What is logged, and what never is.

use std::io;

use tracing::{Level, Metadata};
use tracing_subscriber::filter::{EnvFilter, FilterExt, filter_fn};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt, registry};

use super::Failure;

/// Below warnings these write headers, statements and letters, and with them what people wrote,
/// tokens and addresses. No setting makes them talk.
const QUIET: &[&str] = &["hyper", "sqlx", "sea_orm", "lettre", "h2", "rustls", "tokio_rustls"];

/// Starts logging to standard error, by a filter such as `info` or `server=debug,warn`.
///
/// # Errors
/// When the filter cannot be read, or logging was started before.
pub fn start(filter: &str) -> Result<(), Failure> {
    let layer = layer(filter, io::stderr)?;
    registry().with(layer).try_init().map_err(|_| Failure::new("logging was started twice"))
}

/// What [`start`] logs with, for any writer.
///
/// # Errors
/// When the filter cannot be read.
pub fn layer<S, W>(filter: &str, writer: W) -> Result<impl Layer<S>, Failure>
where
    S: tracing::Subscriber + for<'span> registry::LookupSpan<'span>,
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let wanted = EnvFilter::try_new(filter)
        .map_err(|_| Failure::new(format_args!("PHANHOI_LOG is not usable: {filter:?} is not a filter")))?;
    let ansi = io::IsTerminal::is_terminal(&io::stderr());
    Ok(fmt::layer().with_ansi(ansi).with_writer(writer).with_filter(wanted.and(filter_fn(may_speak))))
}

fn may_speak(metadata: &Metadata<'_>) -> bool {
    *metadata.level() <= Level::WARN || !QUIET.iter().any(|name| metadata.target().starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(filter: &str, work: impl FnOnce()) -> String {
        let memory = Memory::default();
        let writer = memory.clone();
        let subscriber = registry().with(layer(filter, move || writer.clone()).unwrap());
        tracing::subscriber::with_default(subscriber, work);
        String::from_utf8(memory.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn what_would_tell_secrets_cannot_be_turned_up() {
        for filter in ["trace", "sqlx=trace,sea_orm=debug,lettre=trace,hyper=trace,info"] {
            let text = logged(filter, || {
                tracing::info!(target: "sqlx::query", "canary");
                tracing::debug!(target: "hyper::proto::h1", "canary");
                tracing::trace!(target: "lettre::transport::smtp", "canary");
                let _span = tracing::info_span!(target: "sea_orm::query", "canary").entered();
                tracing::info!(target: "server", "heard");
            });
            assert!(text.contains("heard") && !text.contains("canary"), "{filter}: {text}");
        }
    }

    #[test]
    fn their_warnings_are_heard() {
        let text = logged("info", || tracing::warn!(target: "sqlx::pool", "the pool is empty"));
        assert!(text.contains("the pool is empty"));
    }

    #[test]
    fn a_senseless_filter_is_named() {
        let failure = start("server=loud").unwrap_err();
        assert!(failure.to_string().contains("PHANHOI_LOG"), "{failure}");
    }
}
