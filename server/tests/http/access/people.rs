//! The kinds of people, and one person of each, with a browser.

use server::auth::session::{ABSOLUTE, Token};
use server::store::sessions::{self, Stage};
use time::Duration;

use crate::support::{Browser, Case, Feedback, PROVINCE, World};

/// The kinds, by the names that the tables use, each with the account that stands for it. The case
/// that they look at is about the chairman of xã Đồng Lát: the Front of the province has it, the
/// province's People's Committee answers.
pub const OFFICERS: &[(&str, &str)] = &[
    ("intake", PROVINCE.intake),
    ("triage", PROVINCE.triage),
    ("leader", PROVINCE.leader),
    ("entry", "nhapho.tinh"),
    ("custodian", "giudanhtinh.tinh"),
    ("focal", PROVINCE.focal),
    ("handler", PROVINCE.handler),
    ("head", PROVINCE.head),
    // The person concerned, the two who work for him, and the Front of his commune.
    ("subject", "chutich.ubnd.donglat"),
    ("led-focal", "daumoi.ubnd.donglat"),
    ("led-handler", "xuly.ubnd.donglat"),
    ("below-leader", "lanhdao.donglat"),
    // A unit that has nothing to do with the case, and those who watch.
    ("other-head", "lanhdao.nnmt"),
    ("inspector", "ubkt.tinhuy"),
    ("committee", "capuy.tinh"),
    ("council", "hdnd.tinh"),
    ("administrator", "quantri"),
    ("keeper", "danhmuc"),
    ("auditor", "kiemtra"),
    ("protection", "dulieu"),
];

/// A browser of each kind of officer.
pub async fn officers(world: &World) -> Vec<(&'static str, Browser)> {
    let mut all = Vec::new();
    for (kind, login) in OFFICERS {
        all.push((*kind, world.officer(login).await));
    }
    all
}

/// A browser of each of those who are nobody here: without a session, with one that no longer or
/// not yet counts, or with the receipt of another case.
pub async fn outsiders(world: &World) -> Vec<(&'static str, Browser)> {
    let mut disabled = world.officer("lanhdao2.tinh").await;
    world.disable("lanhdao2.tinh").await;
    disabled.cookies.retain(|name, _| name == "phanhoi-session");
    let other = Case::of(world, &Feedback::default(), crate::support::DONG_LAT).await;
    vec![
        ("nobody", world.browser()),
        ("disabled", disabled),
        ("expired", session(world, "lanhdao.tinh", Stage::Full, ABSOLUTE + Duration::seconds(1)).await),
        ("half", session(world, "lanhdao.tinh", Stage::Password, Duration::ZERO).await),
        ("other-receipt", other.sender),
    ]
}

/// A browser with a session that was begun some time ago.
async fn session(world: &World, login: &str, stage: Stage, ago: Duration) -> Browser {
    let token = Token::random(&mut rand::rng());
    let id = world.officer_id(login).await;
    let tx = world.tx().await;
    sessions::start(&tx, token.hash(), id, stage, world.services.clock.now() - ago).await.unwrap();
    tx.commit().await.unwrap();
    let mut browser = world.browser();
    browser.cookies.insert("phanhoi-session".to_owned(), token.reveal().to_owned());
    browser
}
