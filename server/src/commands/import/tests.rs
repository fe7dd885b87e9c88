//! Importing a made-up list into a database.

use super::*;
use crate::Services;
use crate::store::entity::{areas as area_table, reference_state, unit_moves, units};
use crate::store::office::moves;
use domain::unit::MoveState;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use time::Date;
use time::macros::date;

const FROM: Date = date!(2025 - 07 - 01);

fn list() -> Value {
    json!([
        {"Code": "01", "FullName": "Thành phố Hà Nội", "Wards": []},
        {"Code": "95", "FullName": "Tỉnh Sông Cát", "Wards": [
            {"Code": "95001", "FullName": "Xã Đồng Lau", "ProvinceCode": "95"},
            {"Code": "95004", "FullName": "Phường Bến Sậy", "ProvinceCode": "95"},
        ]},
    ])
}

async fn import(services: &Services, list: &Value, from: Date) -> Result<Imported, String> {
    let list = places::read(&list.to_string()).map_err(|error| error.to_string())?;
    let version = Version { from, today: date!(2026 - 03 - 02) };
    super::places(&services.db, &list, version, services.clock.now()).await.map_err(|error| error.to_string())
}

async fn areas_of(services: &Services, code: &str) -> Vec<area_table::Model> {
    area_table::Entity::find()
        .filter(area_table::Column::Code.eq(code))
        .order_by_asc(area_table::Column::ValidFrom)
        .all(services.db.reader())
        .await
        .unwrap()
}

async fn unit(services: &Services, code: &str) -> units::Model {
    let found = units::Entity::find().filter(units::Column::Code.eq(code)).one(services.db.reader()).await.unwrap();
    found.unwrap_or_else(|| panic!("there is no unit {code}"))
}

async fn reference_version(services: &Services) -> i64 {
    reference_state::Entity::find_by_id(1).one(services.db.reader()).await.unwrap().map_or(0, |row| row.version)
}

fn tally(added: usize, changed: usize, unchanged: usize) -> Tally {
    Tally { added, changed, unchanged }
}

#[tokio::test]
async fn places_are_added_with_their_bodies_and_a_second_time_nothing_changes() {
    let (services, _folder) = crate::testing::services().await;
    let before = reference_version(&services).await;
    let first = import(&services, &list(), FROM).await.unwrap();
    // Hà Nội is there from the start, its bodies are not.
    assert_eq!(first.areas, tally(3, 0, 1));
    assert_eq!(first.bodies, tally(2 * 5 + 2 * 4, 0, 0));
    let after = reference_version(&services).await;
    assert_eq!(after, before + 1);

    let second = import(&services, &list(), FROM).await.unwrap();
    assert_eq!(second.areas, tally(0, 0, 4));
    assert_eq!(second.bodies, tally(0, 0, 18));
    assert!(second.areas.to_string().contains("0 added, 0 changed"));
    assert_eq!(reference_version(&services).await, after);
}

#[tokio::test]
async fn bodies_are_named_and_linked_as_the_law_orders_them() {
    let (services, _folder) = crate::testing::services().await;
    import(&services, &list(), FROM).await.unwrap();
    let central = unit(&services, "MTTQ_TW").await.id;
    let party = unit(&services, "tinh-uy-95").await;
    let front = unit(&services, "mttq-95").await;
    let committee = unit(&services, "ubnd-95").await;
    let inspection = unit(&services, "ubkt-95").await;
    assert_eq!((party.name.as_str(), party.parent_id), ("Tỉnh ủy Sông Cát", None));
    assert_eq!((front.led_by_id, front.front_above_id), (Some(party.id), Some(central)));
    assert_eq!((inspection.parent_id, inspection.kind.as_str()), (Some(party.id), "INSPECTION"));
    assert_eq!(unit(&services, "thanh-uy-01").await.name, "Thành ủy Hà Nội");

    let commune_party = unit(&services, "dang-uy-95001").await;
    let commune_front = unit(&services, "mttq-95001").await;
    let commune_committee = unit(&services, "ubnd-95001").await;
    let council = unit(&services, "hdnd-95001").await;
    let area = &areas_of(&services, "95001").await[0];
    assert_eq!(commune_party.parent_id, Some(party.id));
    assert_eq!(
        (commune_committee.parent_id, commune_committee.led_by_id),
        (Some(committee.id), Some(commune_party.id))
    );
    assert_eq!(commune_committee.name, "Ủy ban nhân dân xã Đồng Lau");
    assert_eq!(commune_committee.folded, "uy ban nhan dan xa dong lau");
    assert_eq!(commune_committee.area_id, Some(area.id));
    assert_eq!((commune_front.parent_id, commune_front.front_above_id), (None, Some(front.id)));
    assert_eq!(council.led_by_id, Some(commune_party.id));
    assert_eq!(council.valid_from, FROM);
}

#[tokio::test]
async fn a_new_name_closes_the_old_version_and_opens_a_new_one() {
    let (services, _folder) = crate::testing::services().await;
    import(&services, &list(), FROM).await.unwrap();
    let mut changed = list();
    changed[1]["FullName"] = json!("Tỉnh Sông Lớn");
    changed[1]["Wards"][0]["FullName"] = json!("Phường Đồng Lau");
    let from = date!(2026 - 01 - 01);
    let done = import(&services, &changed, from).await.unwrap();
    assert_eq!(done.areas, tally(0, 2, 2));
    assert_eq!(done.bodies, tally(0, 5 + 4, 9));

    let versions = areas_of(&services, "95").await;
    assert_eq!(versions.len(), 2);
    assert_eq!((versions[0].name.as_str(), versions[0].valid_to), ("Tỉnh Sông Cát", Some(from)));
    assert_eq!((versions[1].name.as_str(), versions[1].valid_to), ("Tỉnh Sông Lớn", None));
    // What is there today points at the version of today.
    let ward = areas_of(&services, "95004").await.remove(0);
    assert_eq!(ward.parent_id, Some(versions[1].id));
    let body = unit(&services, "ubnd-95").await;
    assert_eq!((body.area_id, body.name.as_str()), (Some(versions[1].id), "Ủy ban nhân dân tỉnh Sông Lớn"));
    assert_eq!(unit(&services, "ubnd-95001").await.name, "Ủy ban nhân dân phường Đồng Lau");

    assert_eq!(import(&services, &changed, from).await.unwrap().areas, tally(0, 0, 4));
}

#[tokio::test]
async fn a_name_that_was_wrong_from_the_first_day_is_corrected_in_its_place() {
    let (services, _folder) = crate::testing::services().await;
    import(&services, &list(), FROM).await.unwrap();
    let mut right = list();
    right[1]["Wards"][0]["FullName"] = json!("Xã Đồng Láu");
    assert_eq!(import(&services, &right, FROM).await.unwrap().areas, tally(0, 1, 3));
    let versions = areas_of(&services, "95001").await;
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].name, "Xã Đồng Láu");
}

#[tokio::test]
async fn a_commune_that_moves_takes_its_bodies_along_when_an_officer_has_approved_it() {
    let (services, _folder) = crate::testing::services().await;
    import(&services, &list(), FROM).await.unwrap();
    let mut moved = list();
    let ward = json!({"Code": "95004", "FullName": "Phường Bến Sậy", "ProvinceCode": "01"});
    moved[0]["Wards"] = json!([ward]);
    moved[1]["Wards"].as_array_mut().unwrap().remove(1);
    let done = import(&services, &moved, date!(2026 - 01 - 01)).await.unwrap();
    assert_eq!((done.bodies.changed, done.proposed), (0, 4));
    let front = unit(&services, "mttq-95004").await;
    assert_eq!(front.front_above_id, Some(unit(&services, "mttq-95").await.id), "nothing moves by itself");
    let waiting = moves::waiting_of(services.db.reader(), front.id).await.unwrap().unwrap();
    assert_eq!(waiting.front_above_id, Some(unit(&services, "mttq-01").await.id));
    assert_eq!(waiting.area_id, Some(areas_of(&services, "95004").await[1].id), "its place is the same");
    assert_eq!((waiting.proposed_by, waiting.valid_from), (None, date!(2026 - 03 - 03)));
    let party = unit(&services, "dang-uy-95004").await;
    let waiting = moves::waiting_of(services.db.reader(), party.id).await.unwrap().unwrap();
    assert_eq!(waiting.parent_id, Some(unit(&services, "thanh-uy-01").await.id));
    assert_eq!(import(&services, &moved, date!(2026 - 01 - 01)).await.unwrap().proposed, 0);
}

#[tokio::test]
async fn an_area_gets_no_second_front() {
    let (services, _folder) = crate::testing::services().await;
    import(&services, &list(), FROM).await.unwrap();
    let row = unit(&services, "mttq-95001").await;
    let position = moves::first(&row);
    let tx = services.db.begin().await.unwrap();
    let mut front = row.into_active_model();
    front.code = Set("mat-tran-dong-lau".to_owned());
    front.name = Set("Mặt trận Đồng Lau".to_owned());
    front.folded = Set("mat tran dong lau".to_owned());
    // By its row it stands nowhere, and in the commune from a day on.
    front.area_id = Set(None);
    let id = front.update(&tx).await.unwrap().id;
    let by = moves::propose(&tx, id, position, date!(2026 - 02 - 01), None, date!(2026 - 01 - 31)).await.unwrap();
    let row = unit_moves::Entity::find_by_id(by).one(&tx).await.unwrap().unwrap();
    let row = unit_moves::Model { state: MoveState::Approved.code().to_owned(), ..row };
    assert!(moves::advance(&tx, MoveState::Proposed, row).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(import(&services, &list(), FROM).await.unwrap().bodies, tally(0, 0, 18));
}

#[tokio::test]
async fn a_list_that_contradicts_a_later_one_changes_nothing_at_all() {
    let (services, _folder) = crate::testing::services().await;
    import(&services, &list(), FROM).await.unwrap();
    let mut later = list();
    later[1]["FullName"] = json!("Tỉnh Sông Lớn");
    import(&services, &later, date!(2026 - 01 - 01)).await.unwrap();
    let mut between = list();
    between[0]["Wards"] = json!([{"Code": "95010", "FullName": "Xã Mới", "ProvinceCode": "01"}]);
    between[1]["FullName"] = json!("Tỉnh Sông Khác");
    let message = import(&services, &between, date!(2025 - 10 - 01)).await.unwrap_err();
    assert!(message.contains("Tỉnh Sông Khác (95)") && message.contains("until 2026-01-01"), "{message}");
    assert!(areas_of(&services, "95010").await.is_empty());
    // The list of the beginning is still true of the beginning.
    assert_eq!(import(&services, &list(), FROM).await.unwrap().areas, tally(0, 0, 4));
}

#[tokio::test]
async fn a_change_that_is_still_to_come_is_refused() {
    let (services, _folder) = crate::testing::services().await;
    import(&services, &list(), FROM).await.unwrap();
    let mut changed = list();
    changed[1]["FullName"] = json!("Tỉnh Sông Lớn");
    let message = import(&services, &changed, date!(2027 - 01 - 01)).await.unwrap_err();
    assert!(message.contains("still to come"), "{message}");
}

#[tokio::test]
async fn what_people_entered_by_hand_is_neither_doubled_nor_renamed() {
    let (services, _folder) = crate::testing::services().await;
    import(&services, &list(), FROM).await.unwrap();
    let tx = services.db.begin().await.unwrap();
    let mut committee = unit(&services, "ubnd-95001").await.into_active_model();
    committee.code = Set("ubnd-dong-lau".to_owned());
    committee.update(&tx).await.unwrap();
    let mut council = unit(&services, "hdnd-95001").await.into_active_model();
    council.name = Set("HĐND Đồng Lau".to_owned());
    council.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    let mut changed = list();
    changed[1]["Wards"][0]["FullName"] = json!("Phường Đồng Lau");
    assert_eq!(import(&services, &list(), FROM).await.unwrap().bodies.added, 0);
    import(&services, &changed, date!(2026 - 01 - 01)).await.unwrap();
    assert_eq!(unit(&services, "hdnd-95001").await.name, "HĐND Đồng Lau");
}

#[tokio::test]
async fn a_list_longer_than_one_statement_is_stored_whole() {
    let (services, _folder) = crate::testing::services().await;
    let ward = |n: u32| json!({"Code": format!("{n:05}"), "FullName": format!("Xã Thứ {n}"), "ProvinceCode": "95"});
    let wards: Vec<Value> = (0..1_200).map(ward).collect();
    let country = json!([{"Code": "95", "FullName": "Tỉnh Sông Cát", "Wards": wards}]);
    let done = import(&services, &country, FROM).await.unwrap();
    assert_eq!((done.areas.added, done.bodies.added), (1_201, 5 + 4 * 1_200));
}
