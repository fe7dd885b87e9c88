//! S3 for tests: the server that `PHANHOI_TEST_S3_URL` names, `http://host:port/bucket`, which
//! `end2end/s3.sh start` prints. What tests leave there nobody will miss.

use std::env;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::config::{Bucket, Patience};

/// A place of its own in the bucket for tests, or `None` (and a line on standard error) where there is
/// no server. What is on its way lies in `waiting`.
///
/// # Panics
/// There is none although `CI=true` asks for it, or the variable is no such address.
#[must_use]
pub fn bucket(waiting: &Path) -> Option<Bucket> {
    let Ok(url) = env::var("PHANHOI_TEST_S3_URL") else {
        let required = env::var("CI").is_ok_and(|value| value == "true");
        assert!(!required, "no S3 server: PHANHOI_TEST_S3_URL=$(end2end/s3.sh start)");
        eprintln!("skipped on S3: PHANHOI_TEST_S3_URL names no server");
        return None;
    };
    let (endpoint, name) = url.rsplit_once('/').unwrap_or_else(|| panic!("PHANHOI_TEST_S3_URL names no bucket"));
    Some(Bucket { name: name.to_owned(), ..at(endpoint, waiting) })
}

/// A bucket of a server that may be there or not, with little patience.
#[must_use]
pub fn at(endpoint: &str, waiting: &Path) -> Bucket {
    Bucket {
        name: "phanhoi".to_owned(),
        prefix: format!("{:032x}", rand::random::<u128>()),
        endpoint: endpoint.to_owned(),
        plain_http: true,
        region: "us-east-1".to_owned(),
        key_id: "phanhoi".to_owned(),
        secret: "of-the-s3-server".into(),
        certificates: None,
        waiting: waiting.to_owned(),
        patience: Patience {
            answer: Duration::from_secs(10),
            turn: Duration::from_secs(10),
            rest: Duration::from_millis(300),
        },
    }
}

/// What becomes of those who come to a [`Relay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Open,
    /// Nobody answers the telephone: connections are closed at once.
    Closed,
    /// Connections stay, and nothing is ever said.
    Silent,
}

/// Stands before a server and can take it away.
pub struct Relay {
    address: SocketAddr,
    way: watch::Sender<Way>,
}

impl Relay {
    /// Before this server, `http://host:port`, or before nobody.
    ///
    /// # Panics
    /// Nothing can listen, or that is no address.
    pub async fn before(endpoint: Option<&str>, way: Way) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let to: Option<SocketAddr> =
            endpoint.map(|endpoint| endpoint.trim_start_matches("http://").parse().expect("host and port"));
        let way = watch::Sender::new(way);
        let ways = way.subscribe();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(pass(stream, to, ways.clone()));
            }
        });
        Self { address, way }
    }

    /// How to come through it.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on, also for who is on the way.
    pub fn turn(&self, way: Way) {
        self.way.send_replace(way);
    }
}

async fn pass(mut stream: TcpStream, to: Option<SocketAddr>, mut way: watch::Receiver<Way>) {
    let now = *way.borrow_and_update();
    match (now, to) {
        (Way::Open, Some(to)) => {
            let Ok(mut server) = TcpStream::connect(to).await else { return };
            tokio::select! {
                _ = copy_bidirectional(&mut stream, &mut server) => {}
                _ = way.changed() => {}
            }
        }
        // Until the test is over, or the way is another one.
        (Way::Silent, _) => {
            let _ = way.changed().await;
        }
        _ => {}
    }
}
