//! Who sent feedback anonymously leaves no trace: not where they came from, not what with.

use std::io;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use time::Duration;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry;

use crate::support::promise::full;
use crate::support::trial::Trial;
use crate::support::{Feedback, World, feedback};

/// What every file below a folder holds, with the write-ahead log of the database among them.
fn texts_below(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts_below(&path));
        } else {
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            found.push((path.display().to_string(), text));
        }
    }
    found
}

/// What whoever supervises the service reads.
async fn at_the_admin_address(world: &World, path: &str) -> String {
    let router = server::http::health::router(world.services.clone(), CancellationToken::new());
    let answer = router.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let head = format!("{:?}", answer.headers());
    head + &String::from_utf8_lossy(&answer.into_body().collect().await.unwrap().to_bytes())
}

/// A log that can be read afterwards.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_address_and_no_browser_of_an_anonymous_sender_is_kept() {
    let mut trial = Trial::new("A5");
    let mut rng = StdRng::seed_from_u64(trial.seed);
    let log = Log::default();
    let writer = log.clone();
    let everything = server::commands::logging::layer("trace", move || writer.clone()).unwrap();
    let _logging = tracing::subscriber::set_default(registry().with(everything));
    tracing::trace!("the log is read");
    let world = World::new().await;
    let mut marks = Vec::new();
    for n in 0..if full() { 500 } else { 40 } {
        // Half come by themselves, half say so through a header that a proxy would set.
        let address = Ipv4Addr::new(127, rng.random_range(1..255), rng.random_range(1..255), rng.random_range(1..255));
        let forwarded =
            Ipv4Addr::new(198, rng.random_range(18..20), rng.random_range(1..255), rng.random_range(1..255));
        let agent = format!("Mozilla/5.0 canary-{:016x}", rng.random::<u64>());
        let mut browser = world.browser();
        browser.peer = Some(address.into());
        browser.says = vec![
            ("user-agent", agent.clone()),
            ("x-forwarded-for", forwarded.to_string()),
            ("accept-language", format!("vi;q=0.{n}")),
        ];
        let code = Feedback::default().prepare(&world, &mut browser).await;
        let sent = feedback::send(&mut browser, &code).await;
        trial.holds(sent.status == 303, || format!("submission {n}: {}", sent.status));
        marks.extend([agent, address.to_string(), forwarded.to_string()].map(|mark| (n, mark)));
        world.wait(Duration::seconds(7));
    }
    let folder = &world.services.config.data_dir;
    std::fs::write(folder.join("planted"), "canary").unwrap();
    let mut places = texts_below(folder);
    let held = |part: &str, mark: &str| places.iter().any(|(name, text)| name.contains(part) && text.contains(mark));
    assert!(held("sqlite", "CREATE TABLE") && held("planted", "canary"), "what is there is found");
    let backup = world.backed_up().await.into_iter();
    places.extend(backup.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())));
    for path in ["/healthz", "/readyz", "/metrics"] {
        places.push((path.to_owned(), at_the_admin_address(&world, path).await));
    }
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(log.contains("the log is read"), "nothing was logged");
    places.push(("the log".to_owned(), log));
    for (n, mark) in &marks {
        let hit = places.iter().find(|(_, text)| text.contains(mark));
        trial.holds(hit.is_none(), || format!("sender {n}: {mark} in {}", hit.unwrap().0));
    }
    trial.end();
}
