//! Holders of keys are told that it is their turn: by a message without content, and on the first
//! page of their desk. Nobody else is.

use app::paths;
use domain::case::State;
use domain::unit::OfficerId;
use sea_orm::EntityTrait;
use server::mail::{MailKind, Transport, run_once};
use server::store::entity::outbox;
use server::store::people;

use crate::support::opening::*;
use crate::support::{Case, DONG_LAT, Feedback, World};

/// Who is to get a message of this kind.
async fn told(world: &World, kind: MailKind) -> Vec<i64> {
    let rows = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
    let mut told: Vec<i64> =
        rows.into_iter().filter(|row| row.kind == kind.code()).filter_map(|row| row.officer_id).collect();
    told.sort_unstable();
    told
}

async fn ids(world: &World, logins: &[&str]) -> Vec<i64> {
    let mut ids = Vec::new();
    for login in logins {
        ids.push(world.officer_id(login).await);
    }
    ids.sort_unstable();
    ids
}

/// What the first page of somebody's desk says.
async fn waiting(world: &World, login: &str) -> Option<String> {
    world.officer(login).await.get(paths::FRONT).await.expect(200).mark("data-openings")
}

/// The letters that left the house, as they lie in the folder.
async fn letters(world: &World) -> String {
    let transport = Transport::from_config(&world.services.config).unwrap();
    run_once(&world.services, &transport).await.unwrap();
    let mut found = world.kept_files();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
    found.into_iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

async fn declare_tie(world: &World, login: &str, to: &str) {
    let (officer, other) = (OfficerId(world.officer_id(login).await), OfficerId(world.officer_id(to).await));
    let tx = world.tx().await;
    people::add_tie(&tx, officer, "SIBLING", Some(other), None, world.services.clock.today()).await.unwrap();
    tx.commit().await.unwrap();
}

/// A sealed case about somebody who is known by name.
async fn about_the_handler(world: &World) -> Case<'_> {
    let case = sealed(world, &Feedback::default(), DONG_LAT).await;
    case.reach(State::Triage).await;
    let fields = [
        ("subject_unit", world.unit(DONG_LAT.unit).to_string()),
        ("subject_post", world.post(DONG_LAT.unit, "CONG_CHUC").to_string()),
        ("subject_officer", world.officer_id(DONG_LAT.handler).await.to_string()),
        ("category", "B4".to_owned()),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    case.change(DONG_LAT.triage, "classify", &fields).await.moved_on();
    case
}

#[tokio::test]
async fn approvers_are_told_of_a_request_and_custodians_of_an_approval() {
    for world in World::everywhere().await {
        let (case, id) = requested(&world).await;
        assert_eq!(told(&world, MailKind::OpeningRequested).await, ids(&world, &[APPROVER, OTHER_APPROVER]).await);
        assert!(told(&world, MailKind::OpeningApproved).await.is_empty());
        for login in [APPROVER, OTHER_APPROVER] {
            assert_eq!(waiting(&world, login).await.as_deref(), Some("1"), "{login}");
        }
        // A leader without a key, a custodian before their turn, whoever asked.
        for login in ["lanhdao.tinh", CUSTODIAN, ASKER] {
            assert_eq!(waiting(&world, login).await, None, "{login}");
        }
        approve(&world, APPROVER, id).await.moved_on();
        assert_eq!(told(&world, MailKind::OpeningApproved).await, ids(&world, &[CUSTODIAN, OTHER_CUSTODIAN]).await);
        assert_eq!(waiting(&world, CUSTODIAN).await.as_deref(), Some("1"));
        assert_eq!(waiting(&world, APPROVER).await, None);
        let sent = letters(&world).await;
        assert!(sent.contains(&format!("To: {CUSTODIAN}@")) && !sent.contains(&case.number));
        // It is no longer the turn of those who approve: what waited for them is not sent any more.
        assert!(!sent.contains(&format!("To: {OTHER_APPROVER}@")));
        open(&world, CUSTODIAN, id).await.1.moved_on();
        assert_eq!(waiting(&world, OTHER_CUSTODIAN).await, None);
    }
}

#[tokio::test]
async fn whoever_took_part_or_is_in_conflict_is_told_nothing() {
    let world = World::new().await;
    declare_tie(&world, APPROVER, DONG_LAT.handler).await;
    declare_tie(&world, CUSTODIAN, DONG_LAT.handler).await;
    let case = about_the_handler(&world).await;
    let id = ask(&case, ASKER).await;
    assert_eq!(told(&world, MailKind::OpeningRequested).await, ids(&world, &[OTHER_APPROVER]).await);
    assert_eq!(waiting(&world, APPROVER).await, None);
    // The tie may come later than the message.
    declare_tie(&world, OTHER_APPROVER, DONG_LAT.handler).await;
    assert!(!letters(&world).await.contains(&format!("To: {OTHER_APPROVER}@")));
    assert_eq!(waiting(&world, OTHER_APPROVER).await, None);
    let typed = secret(OTHER_APPROVER);
    act(&mut world.officer(OTHER_APPROVER).await, id, "approve", &[("secret", &typed)]).await.expect(404);
}
