//! Citizens who do not give up, and what each of them was told.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use data_encoding::HEXLOWER;
use drive::client::{Attached, Client, Page};
use drive::draft::{self, Choices, Draft, Matter, SENT};
use drive::{Error, Result};
use rand::rngs::StdRng;
use rand::{Rng, RngExt};
use sha2::{Digest, Sha256};

/// How long somebody tries again before they give up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Where somebody looks their case up, and where it is shown.
const TRACK: &str = "/tra-cuu";
const TRACKED: &str = "/tra-cuu/ho-so";
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(30);

/// A line of the ledger: written only after the confirmation was read.
#[derive(Clone, Debug)]
pub struct Confirmed {
    pub number: String,
    /// SHA-256 of each attached file.
    pub files: Vec<String>,
}

/// Somebody with a browser.
pub struct Citizen {
    address: SocketAddr,
    choices: Choices,
    client: Option<Client>,
    pub random: StdRng,
    /// When what is being tried now began.
    began: Instant,
    troubles: Vec<Trouble>,
}

/// Something that failed and was tried again.
#[derive(Clone, Debug)]
pub struct Trouble {
    pub began: Instant,
    pub ended: Instant,
    pub what: String,
}

impl Citizen {
    #[must_use]
    pub fn new(address: SocketAddr, choices: &Choices, random: StdRng) -> Self {
        Self { address, choices: choices.clone(), client: None, random, began: Instant::now(), troubles: Vec::new() }
    }

    /// Fills in the form up to its last page, from the beginning again whenever the server goes.
    pub async fn fill_in(&mut self, matter: &Matter) -> Result<Draft> {
        self.began = Instant::now();
        let until = self.began + PATIENCE;
        loop {
            let choices = self.choices.clone();
            match self.client().await {
                Ok(client) => match draft::fill_in(client, &choices, matter).await {
                    Ok(draft) => return Ok(draft),
                    Err(error) => self.wait(until, error).await?,
                },
                Err(error) => self.wait(until, error).await?,
            }
        }
    }

    /// Presses the button once; no answer is an error.
    pub async fn send(&mut self, draft: &Draft) -> Result<Page> {
        let sent = draft::send(self.client().await?, draft).await;
        if sent.is_err() {
            self.client = None;
        }
        sent
    }

    /// Presses the button until there is a confirmation, and reads it. The server may be away or
    /// busy in between; any other answer is a failure.
    pub async fn persist(&mut self, draft: &Draft, matter: &Matter) -> Result<Confirmed> {
        self.began = Instant::now();
        let until = self.began + PATIENCE;
        loop {
            match self.try_once(draft).await {
                Ok(Some(number)) => {
                    let files = matter.files.iter().map(|file| sha256(&file.bytes)).collect();
                    return Ok(Confirmed { number, files });
                }
                Ok(None) => self.wait(until, "the server stays busy".into()).await?,
                Err(Turned::Away(error)) => self.wait(until, error).await?,
                Err(Turned::Down(answer)) => return Err(answer.into()),
            }
        }
    }

    /// Looks the case up with its code, each time as somebody who comes anew, until it is shown.
    pub async fn follow(&mut self, code: &str, number: &str) -> Result<()> {
        self.began = Instant::now();
        let until = self.began + PATIENCE;
        loop {
            match self.look_up(code).await {
                Ok(page) if page.text().contains(number) => return Ok(()),
                Ok(_) => return Err(format!("the code of {number} leads to another case").into()),
                Err(error) => self.wait(until, error).await?,
            }
        }
    }

    async fn look_up(&mut self, code: &str) -> Result<Page> {
        self.client = None;
        let client = self.client().await?;
        client.post(TRACK, &[("code", code)]).await?.leads_to(TRACKED)?;
        client.get(TRACKED).await?.shown()
    }

    /// `None`: busy.
    async fn try_once(&mut self, draft: &Draft) -> std::result::Result<Option<String>, Turned> {
        let page = self.send(draft).await.map_err(Turned::Away)?;
        match (page.status.as_u16(), page.location()) {
            (303, SENT) => {}
            (503, _) => return Ok(None),
            (status, location) => return Err(Turned::Down(format!("sending was answered {status} {location}"))),
        }
        let client = self.client().await.map_err(Turned::Away)?;
        draft::confirmation(client).await.map(Some).map_err(Turned::Away)
    }

    async fn client(&mut self) -> Result<&mut Client> {
        let client = match self.client.take() {
            Some(client) => client,
            None => Client::connect(self.address).await?,
        };
        Ok(self.client.insert(client))
    }

    /// Waits for the next try; the error when there is none.
    async fn wait(&mut self, until: Instant, error: Error) -> Result<()> {
        self.client = None;
        let now = Instant::now();
        self.troubles.push(Trouble { began: self.began, ended: now, what: error.to_string() });
        if now > until {
            return Err(error);
        }
        tokio::time::sleep(PAUSE).await;
        self.began = Instant::now();
        Ok(())
    }
}

enum Turned {
    /// Nobody answered.
    Away(Error),
    /// The answer was no.
    Down(String),
}

/// What many citizens were told so far.
#[derive(Default)]
pub struct Progress {
    ledger: Mutex<Vec<Confirmed>>,
    troubles: Mutex<Vec<Trouble>>,
    over: AtomicBool,
}

impl Progress {
    /// Waits until so many are confirmed; an error when nothing moves any more.
    pub async fn reach(&self, aim: usize) -> Result<()> {
        const STEP: Duration = Duration::from_millis(2);
        let (mut last, mut moved) = (0, Instant::now());
        loop {
            let now = self.lock().len();
            if now >= aim {
                return Ok(());
            }
            if now > last {
                (last, moved) = (now, Instant::now());
            } else if moved.elapsed() > PATIENCE {
                return Err(format!("nothing was confirmed any more after {now}").into());
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// Nobody begins anything new.
    pub fn finish(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    /// The ledger as it is now.
    pub fn told(&self) -> Vec<Confirmed> {
        self.lock().clone()
    }

    /// What failed and was tried again, of everybody who has finished.
    pub fn troubles(&self) -> Vec<Trouble> {
        lock(&self.troubles).clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Confirmed>> {
        lock(&self.ledger)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sends one thing after the other, each until it is confirmed.
pub async fn send_until_told(citizen: Citizen, progress: Arc<Progress>) -> Result<()> {
    send_on(citizen, &progress, matter, false).await
}

/// The same without a file.
pub async fn send_words_until_told(citizen: Citizen, progress: Arc<Progress>) -> Result<()> {
    let words = |random: &mut StdRng| Matter { files: Vec::new(), ..matter(random) };
    send_on(citizen, &progress, words, false).await
}

/// Sends one thing after the other, and looks each up with its code once it is confirmed.
pub async fn send_and_follow(citizen: Citizen, progress: Arc<Progress>) -> Result<()> {
    send_on(citizen, &progress, matter, true).await
}

async fn send_on(
    mut citizen: Citizen,
    progress: &Progress,
    matter: impl Fn(&mut StdRng) -> Matter,
    follows: bool,
) -> Result<()> {
    while !progress.over.load(Ordering::Relaxed) {
        let matter = matter(&mut citizen.random);
        let draft = citizen.fill_in(&matter).await?;
        let confirmed = citizen.persist(&draft, &matter).await?;
        let number = confirmed.number.clone();
        progress.lock().push(confirmed);
        if follows {
            citizen.follow(&draft.code, &number).await?;
        }
    }
    lock(&progress.troubles).append(&mut citizen.troubles);
    Ok(())
}

/// Feedback with its own words, every tenth with a file or two.
pub fn matter(random: &mut StdRng) -> Matter {
    let body = format!("{} Việc thứ {:016x}.", draft::account(), random.next_u64());
    let files = if random.random_ratio(1, 10) { random.random_range(1..=2) } else { 0 };
    Matter { body, files: (0..files).map(|n| picture(random, n)).collect(), email: None }
}

/// A photograph, as far as its first bytes tell.
pub fn picture(random: &mut StdRng, number: u32) -> Attached {
    let mut bytes = b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec();
    let start = bytes.len();
    bytes.resize(random.random_range(1_000..200_000), 0);
    random.fill_bytes(&mut bytes[start..]);
    Attached { name: format!("anh-{number}.jpg"), bytes }
}

pub fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}
