//! Promise H1: no file that is sent in runs, leaves its folder, or costs unbounded memory or time; a
//! refused one leaves nothing behind, and no copy carries what nobody sees.

mod corpus;

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::time::Instant;

use app::paths;
use app::words::Lang;
use domain::attachment::MediaType;
use domain::submission::Step;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::files::clean::CleanError;
use server::store::entity::attachments;

use crate::support::promise::{full, promise};
use crate::support::{Browser, Chosen, Feedback, World};
use corpus::{CANARY, Hostile, corpus};

/// What was tried and what went wrong.
#[derive(Default)]
struct Tally {
    n: u64,
    kept: usize,
    copies: usize,
    wrong: Vec<String>,
}

/// One draft that takes file after file; each that is kept is taken out again.
struct Desk<'a> {
    world: &'a World,
    browser: Browser,
    here: String,
    outside: BTreeSet<PathBuf>,
    tally: Tally,
}

impl<'a> Desk<'a> {
    async fn open(world: &'a World) -> Self {
        let mut browser = world.browser();
        Feedback::default().fill_in_until(world, &mut browser, Step::Files).await;
        let here = paths::step(Lang::Vi, Step::Files);
        Self { world, browser, here, outside: outside(world), tally: Tally::default() }
    }

    async fn try_one(&mut self, file: &Hostile) {
        // Nobody uploads hundreds of files in a minute, and no node takes as many from all.
        if self.tally.n % 400 == 399 {
            self.world.wait(time::Duration::minutes(2));
        }
        self.browser.peer = Some(IpAddr::V4(Ipv4Addr::new(198, 18, (self.tally.n / 20) as u8, 7)));
        self.tally.n += 1;
        let name = file.name.chars().take(60).collect::<String>();
        let chosen = Chosen::new(&quoted(&file.name), file.content.clone());
        let answer = self.browser.upload(&self.here, &[("action", "upload")], &[chosen]).await;
        let stored = self.world.stored_files();
        match answer.status.as_u16() {
            422 => self.check(stored.is_empty(), &name, "a refused file left something"),
            303 => {
                self.tally.kept += 1;
                self.check(stored.len() == 1, &name, "a kept file is one object");
                self.check(stored.iter().all(|path| is_ours(path)), &name, "an object has a name of ours");
                self.clean(file, &name).await;
                let removed = self.browser.upload(&self.here, &[("action", "remove-0")], &[]).await;
                self.check(removed.status == 303, &name, "it can be taken out");
            }
            status => self.check(false, &name, &format!("was answered with {status}")),
        }
        let rows = attachments::Entity::find().count(self.world.services.db.reader()).await.unwrap();
        self.check(rows == 0 && self.world.stored_files().is_empty(), &name, "nothing is left in the end");
        self.check(outside(self.world) == self.outside, &name, "nothing was written elsewhere");
    }

    /// Has the file cleaned as any of the kinds that it could be taken for.
    async fn clean(&mut self, file: &Hostile, name: &str) {
        for media_type in kinds(&file.content) {
            match self.world.services.cleaner.clean(media_type, file.content.clone()).await {
                Ok(copy) => {
                    self.tally.copies += 1;
                    let clean = !copy.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
                    self.check(clean, name, "a copy carries the canary");
                    let markup = copy.windows(7).any(|window| window.eq_ignore_ascii_case(b"<script"));
                    self.check(!markup, name, "a copy carries markup");
                    let turned = String::from_utf8_lossy(&copy).contains(['\u{202e}', '\u{2066}']);
                    self.check(
                        media_type.copy().is_some_and(|copy| copy.code() != "text/plain") || !turned,
                        name,
                        "a copy turns text round",
                    );
                }
                Err(CleanError::NoCopy(_)) => {}
                Err(CleanError::Process(error)) => self.check(false, name, &format!("could not be cleaned: {error}")),
            }
        }
    }

    fn check(&mut self, holds: bool, name: &str, wrong: &str) {
        if !holds {
            self.tally.wrong.push(format!("{name}: {wrong}"));
        }
    }
}

/// The kinds whose decoders would be given these bytes.
fn kinds(content: &[u8]) -> Vec<MediaType> {
    let marks: [(&[u8], MediaType); 5] = [
        (b"\xff\xd8\xff", MediaType::Jpeg),
        (b"\x89PNG", MediaType::Png),
        (b"RIFF", MediaType::Webp),
        (b"%PDF-", MediaType::Pdf),
        (b"PK\x03\x04", MediaType::Docx),
    ];
    marks.into_iter().filter(|(mark, _)| content.starts_with(mark)).map(|(_, kind)| kind).collect()
}

/// A name as browsers put it into a header (WHATWG HTML, multipart form data).
fn quoted(name: &str) -> String {
    name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22")
}

fn is_ours(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Everything in the folders around the store of files, which nothing may come to.
fn outside(world: &World) -> BTreeSet<PathBuf> {
    let config = &world.services.config;
    let folders = [config.data_dir.as_path(), Path::new("/etc/cron.d"), Path::new(".")];
    let entries = folders.into_iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    // The database writes beside itself.
    paths.filter(|path| !path.to_string_lossy().contains(".sqlite")).collect()
}

#[tokio::test]
async fn no_hostile_file_runs_escapes_or_stays() {
    let world = World::new().await;
    let mut desk = Desk::open(&world).await;
    let began = Instant::now();
    let files = corpus();
    assert!(files.len() >= 100, "{}", files.len());
    for file in &files {
        desk.try_one(file).await;
    }
    let Tally { n, kept, copies, wrong } = desk.tally;
    promise("H1").record(n, wrong.len() as u64, 0, began.elapsed().as_secs_f64());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(kept > 20 && copies > 20, "some are taken ({kept}), and of some there are copies ({copies})");
}

/// Honest and hostile files with some bytes changed.
#[tokio::test]
async fn no_damaged_file_runs_escapes_or_stays() {
    let world = World::new().await;
    let mut desk = Desk::open(&world).await;
    let began = Instant::now();
    let seed = if full() { rand::random() } else { 7 };
    let mut random = StdRng::seed_from_u64(seed);
    let files: Vec<_> = corpus().into_iter().filter(|file| (12..200_000).contains(&file.content.len())).collect();
    for turn in 0..if full() { 2_000 } else { 20 } {
        let file = &files[random.random_range(0..files.len())];
        let mut content = file.content.clone();
        for _ in 0..random.random_range(1..8) {
            let place = random.random_range(0..content.len());
            content[place] = random.random();
        }
        content.truncate(content.len() - random.random_range(0..content.len().min(40)));
        desk.try_one(&Hostile { name: format!("{turn}-{}", file.name), content }).await;
    }
    let Tally { n, wrong, .. } = desk.tally;
    promise("H1").record(n, wrong.len() as u64, seed, began.elapsed().as_secs_f64());
    assert!(wrong.is_empty(), "seed {seed}: {wrong:#?}");
}
