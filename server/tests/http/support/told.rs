//! Who is written to, and what left the house.

use domain::unit::OfficerId;
use sea_orm::EntityTrait;
use server::mail::{MailKind, Transport, run_once};
use server::store::entity::outbox;
use server::store::ties;

use super::case::{Case, DONG_LAT};
use super::world::World;

/// Who is to get a message of this kind.
pub async fn told(world: &World, kind: MailKind) -> Vec<i64> {
    let rows = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
    let mut told: Vec<i64> =
        rows.into_iter().filter(|row| row.kind == kind.code()).filter_map(|row| row.officer_id).collect();
    told.sort_unstable();
    told
}

pub async fn ids(world: &World, logins: &[&str]) -> Vec<i64> {
    let mut ids = Vec::new();
    for login in logins {
        ids.push(world.officer_id(login).await);
    }
    ids.sort_unstable();
    ids
}

/// Sends what waits; the letters that left the house, as they lie in the folder.
pub async fn letters(world: &World) -> String {
    let transport = Transport::from_config(&world.services.config).unwrap();
    run_once(&world.services, &transport).await.unwrap();
    let mut found = world.kept_files();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
    found.into_iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

pub async fn declare_tie(world: &World, login: &str, to: &str) {
    let (officer, other) = (OfficerId(world.officer_id(login).await), OfficerId(world.officer_id(to).await));
    let tx = world.tx().await;
    ties::add(&tx, officer, "SIBLING", Some(other), None, world.services.clock.today()).await.unwrap();
    tx.commit().await.unwrap();
}

/// Triage classifies a case of the commune as about a handler of its committee, by name.
pub async fn name_the_handler(case: &Case<'_>) {
    let fields = [
        ("subject_unit", case.world.unit(DONG_LAT.unit).to_string()),
        ("subject_post", case.world.post(DONG_LAT.unit, "CONG_CHUC").to_string()),
        ("subject_officer", case.world.officer_id(DONG_LAT.handler).await.to_string()),
        ("category", "B4".to_owned()),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    case.change(DONG_LAT.triage, "classify", &fields).await.moved_on();
}
