//! The record that cannot be rewritten unnoticed: what is published, what its owner gets, and an
//! independent verifier that agrees.

mod forger;
mod harm;
mod outside;

use app::desks::WhichEntry;
use app::paths;
use app::words::Lang;
use domain::case::{State, Transition};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::audit::verify::{Depth, Keys, verify};
use server::audit::writer::{When, Writer};
use server::store::entity::{cases as case_rows, events as rows};
use server::store::events::{self, Cause, NewEvent};
use server::store::{cases, checkpoints};
use std::time::Instant;

use crate::support::promise::{full, promise};
use crate::support::{Answer, Case, World};
use outside::Verifier;

/// Takes everything in and signs it.
async fn keep(world: &World) {
    let writer = Writer::new(world.services.clone());
    while writer.take_batch().await.unwrap() > 0 {}
    writer.make_checkpoint(When::Now).await.unwrap();
    writer.give_back().await.unwrap();
}

async fn holds(world: &World) {
    let keys = Keys::own(&world.services.vault);
    let report = verify(world.services.db.reader(), keys, &[], Depth::Whole).await.unwrap();
    assert!(report.findings.is_empty() && report.waiting == 0, "{}", report.findings);
}

async fn event_count(world: &World) -> usize {
    let count = rows::Entity::find().count(world.services.db.reader()).await.unwrap();
    usize::try_from(count).unwrap()
}

/// Appends events to the cases that are there, as a desk would, until there are `wanted` of them.
async fn fill(world: &World, wanted: usize) {
    let db = world.services.db.reader();
    let ids: Vec<i64> = case_rows::Entity::find().all(db).await.unwrap().iter().map(|row| row.id).collect();
    let mut keys = Vec::new();
    for id in &ids {
        keys.push(cases::key(db, &world.services.vault, *id).await.unwrap().unwrap());
    }
    let mut count = event_count(world).await;
    while count < wanted {
        let tx = world.tx().await;
        for _ in 0..(wanted - count).min(2_000) {
            let place = count % ids.len();
            let cause = Cause::System { at: world.services.clock.now() };
            let today = world.services.clock.today();
            let event = NewEvent::new(ids[place], "FILE_READ", Some(State::Triage), State::Triage, cause, today);
            events::append(&tx, &keys[place], event).await.unwrap();
            count += 1;
        }
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn an_independent_verifier_agrees_on_every_record() {
    let began = Instant::now();
    let wanted = if full() { 1_000_000 } else { 400 };
    let world = World::with_cases(8).await;
    keep(&world).await;
    world.wait(time::Duration::minutes(9));
    fill(&world, wanted / 2).await;
    keep(&world).await;
    world.wait(time::Duration::minutes(9));
    fill(&world, wanted).await;
    keep(&world).await;
    holds(&world).await;

    let verifier = Verifier::new(&world).await;
    let export = verifier.export().await;
    let heads = verifier.checkpoints().await;
    assert!(heads.len() >= 3);
    let agreed = verifier.agrees(Some(&export), &heads, &[], &[]);
    // What the independent one accepts it must also be able to refuse.
    let text = std::fs::read_to_string(&export).unwrap();
    let changed = verifier.file("changed.jsonl", &text.replacen("\"SYSTEM\"", "\"OFFICER\"", 1));
    let refused = verifier.agrees(Some(&changed), &heads, &[], &[]).unwrap_err();
    let lines = text.lines().count();
    promise("R1").record(lines as u64, u64::from(agreed.is_err()), 0, began.elapsed().as_secs_f64());
    assert_eq!(lines, wanted);
    assert!(agreed.unwrap().contains(&format!("{wanted} entries of ")));
    assert!(refused.contains("the event was changed"), "{refused}");
}

#[tokio::test]
async fn the_independent_verifier_notices_what_was_left_out_or_put_elsewhere() {
    let world = World::with_cases(10).await;
    keep(&world).await;
    let verifier = Verifier::new(&world).await;
    let export = verifier.export().await;
    let heads = verifier.checkpoints().await;
    let text = std::fs::read_to_string(&export).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let refused = |lines: &[&str], heads: &[std::path::PathBuf]| {
        let file = verifier.file("changed.jsonl", &format!("{}\n", lines.join("\n")));
        verifier.agrees(Some(&file), heads, &[], &[]).unwrap_err()
    };
    assert!(refused(&lines[..lines.len() - 1], &heads).contains("a checkpoint"), "the last one is missing");
    assert!(refused(&[&lines[..3], &lines[4..]].concat(), &heads).contains("an entry is missing"));
    let mut swapped = lines.clone();
    swapped.swap(1, 2);
    assert!(refused(&swapped, &heads).contains("an entry is missing"));
    // Without a checkpoint from outside the log may be cut off unnoticed.
    let file = verifier.file("changed.jsonl", &format!("{}\n", lines[..lines.len() - 1].join("\n")));
    verifier.agrees(Some(&file), &[], &[], &[]).unwrap();
    // A checkpoint of another log is none.
    let other = World::with_cases(1).await;
    keep(&other).await;
    let elsewhere = Verifier::new(&other).await;
    let foreign = elsewhere.checkpoints().await;
    assert!(verifier.agrees(None, &foreign, &[], &[]).unwrap_err().contains("not signed by the key"));
}

#[tokio::test]
async fn the_sender_gets_a_proof_that_the_independent_verifier_accepts() {
    let began = Instant::now();
    let world = World::with_cases(2).await;
    keep(&world).await;
    let mut case = Case::sent(&world).await;
    let proof = |which| paths::proof(Lang::Vi, which);

    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.says("record-waiting") && !page.html.contains(paths::TRACKED_PROOF));
    case.sender.get(&proof(WhichEntry::First)).await.expect(404);

    let writer = Writer::new(world.services.clone());
    while writer.take_batch().await.unwrap() > 0 {}
    writer.give_back().await.unwrap();
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    let count = event_count(&world).await;
    assert!(page.html.contains(&format!("Dòng số {} của sổ. Bằng chứng sẽ có", count - 1)));

    case.make(Transition::Receive).await;
    keep(&world).await;
    let mut refusals = 0;
    for lang in [Lang::Vi, Lang::En] {
        let page = case.sender.get(&lang.path(paths::TRACKED)).await.expect(200);
        assert_eq!(page.html.matches("data-event-hash").count(), 2, "sending, and receiving");
        let first = hex(&case.log().await[0].hash);
        assert_eq!(page.marked("data-event-hash"), Some(first.clone()));
        let verifier = Verifier::new(&world).await;
        for which in WhichEntry::ALL {
            let answer = case.sender.get(&paths::proof(lang, *which)).await.expect(200);
            assert!(answer.headers["content-disposition"].to_str().unwrap().contains("phanhoi.tlog-proof"));
            let file = verifier.file("case.tlog-proof", &answer.html);
            let said = verifier.agrees(None, &[], &[file], &[]);
            refusals += u64::from(said.is_err());
            let log = case.log().await;
            let hash = if *which == WhichEntry::First { &log[0].hash } else { &log[1].hash };
            assert!(said.unwrap().contains(&hex(hash)), "{which:?}");
            for changed in changes(&answer) {
                let file = verifier.file("changed.tlog-proof", &changed);
                assert!(verifier.agrees(None, &[], &[file], &[]).is_err(), "{changed}");
            }
        }
    }
    promise("R3").record(4, refusals, 0, began.elapsed().as_secs_f64());

    // It is the sender's alone.
    let mut stranger = world.browser();
    assert_eq!(stranger.get(&proof(WhichEntry::First)).await.location(), paths::TRACK);
    case.sender.get(&format!("{}/khac", paths::TRACKED_PROOF)).await.expect(404);
}

/// A proof with one thing in it changed.
fn changes(proof: &Answer) -> Vec<String> {
    let lines: Vec<&str> = proof.html.split('\n').collect();
    let replaced = |place: usize, line: String| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        lines[place] = line;
        lines.join("\n")
    };
    let flipped = |line: &str| {
        let (head, rest) = line.split_at(line.len() / 2);
        let other = if rest.starts_with('A') { "B" } else { "A" };
        format!("{head}{other}{}", &rest[1..])
    };
    let index: u64 = lines[2].trim_start_matches("index ").parse().unwrap();
    let mut changed = vec![
        replaced(1, flipped(lines[1])),
        replaced(2, format!("index {}", index ^ 1)),
        proof.html.replacen("time ", "time 1", 1),
    ];
    changed.extend(
        (3..lines.len())
            .take_while(|place| !lines[*place].is_empty())
            .map(|place| replaced(place, flipped(lines[place]))),
    );
    changed
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn an_event_that_the_sender_is_not_told_of_does_not_show() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Triage).await;
    let told = case.log().await.len();
    let tx = world.tx().await;
    let row = cases::by_number(&tx, &case.number).await.unwrap().unwrap();
    let key = cases::key(&tx, &world.services.vault, row.id).await.unwrap().unwrap();
    let cause = Cause::System { at: world.services.clock.now() };
    let event =
        NewEvent::new(row.id, "IDENTITY_READ", Some(State::Triage), State::Triage, cause, world.services.clock.today());
    events::append(&tx, &key, event).await.unwrap();
    tx.commit().await.unwrap();
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    let log = case.log().await;
    assert_eq!(log.len(), told + 1);
    assert!(!page.html.contains(&hex(&log[told].hash)));
}

#[tokio::test]
async fn checkpoints_are_published_with_proofs_that_one_continues_the_other() {
    let world = World::with_cases(1).await;
    keep(&world).await;
    let mut nobody = world.browser();
    for _ in 0..4 {
        Case::sent(&world).await;
        keep(&world).await;
    }
    let all = checkpoints::before(world.services.db.reader(), None, 100).await.unwrap();
    assert_eq!(all.len(), 5);
    for lang in [Lang::Vi, Lang::En] {
        let page = nobody.get(&lang.path(paths::TRANSPARENCY)).await.expect(200);
        let shown = crate::support::html::unescape(&page.html);
        assert!(shown.contains(&all[0].note) && page.says("transparency-lead"));
        for row in &all {
            assert!(page.html.contains(&paths::checkpoint(row.size as u64)));
        }
    }
    let newest = nobody.get(paths::CHECKPOINT).await.expect(200);
    assert_eq!(newest.html, all[0].note);
    assert_eq!(newest.headers["content-type"], "text/plain; charset=utf-8");

    let verifier = Verifier::new(&world).await;
    let mut heads = Vec::new();
    for row in &all {
        let answer = nobody.get(&paths::checkpoint(row.size as u64)).await.expect(200);
        heads.push(verifier.file(&format!("{}.txt", row.size), &answer.html));
    }
    let key = nobody.get(paths::LOG_KEY).await.expect(200);
    assert_eq!(key.html, std::fs::read_to_string(&verifier.key).unwrap());
    for (number, old) in all.iter().enumerate() {
        for new in &all[..=number] {
            let answer = nobody.get(&paths::growth(old.size as u64, new.size as u64)).await.expect(200);
            let file = verifier.file("growth.txt", &answer.html);
            verifier.agrees(None, &heads, &[], &[file]).unwrap();
            if old.size < new.size {
                let lines: Vec<&str> = answer.html.split('\n').collect();
                let changed = answer.html.replacen(lines[1], &all[0].root.iter().map(|_| 'A').collect::<String>(), 1);
                let file = verifier.file("growth.txt", &changed);
                verifier.agrees(None, &heads, &[], &[file]).unwrap_err();
                nobody.get(&paths::growth(new.size as u64, old.size as u64)).await.expect(404);
            }
        }
    }
    for absent in
        ["/minh-bach/checkpoint/9999", "/minh-bach/checkpoint/-1", "/minh-bach/checkpoint/x", "/minh-bach/growth/0/x"]
    {
        nobody.get(absent).await.expect(404);
    }
}

#[tokio::test]
async fn the_list_of_checkpoints_is_read_by_its_key() {
    let world = World::with_cases(1).await;
    keep(&world).await;
    for _ in 0..60 {
        fill(&world, event_count(&world).await + 1).await;
        keep(&world).await;
    }
    let mut nobody = world.browser();
    let (mut seen, mut path) = (Vec::new(), paths::TRANSPARENCY.to_owned());
    loop {
        let page = nobody.get(&path).await.expect(200);
        let list = page.html.split("<tbody>").nth(1).unwrap();
        let address = format!("{}/", paths::CHECKPOINT);
        let sizes = list.split(&address).skip(1);
        seen.extend(sizes.map(|rest| rest.split('"').next().unwrap().parse::<i64>().unwrap()));
        let Some(next) = page.html.split("rel=\"next\"").next().filter(|_| page.html.contains("rel=\"next\"")) else {
            break;
        };
        path = next.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned();
    }
    assert_eq!(seen.len(), 61);
    assert!(seen.windows(2).all(|pair| pair[0] > pair[1]));
}
