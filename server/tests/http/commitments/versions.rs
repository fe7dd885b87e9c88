//! Correcting a commitment, what lies sealed of it, what everybody reads, and the journal.

use app::paths;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::store::commitments;
use server::store::entity::{commitment_versions, commitments as rows, office_events};

use super::{WORDS, committed, fields, judge, number, record};
use crate::support::{Answer, DONG_LAT, PROVINCE, World};

const BETTER: &str = "Trả hồ sơ đúng hẹn; khi chậm thì xin lỗi bằng văn bản trong hai ngày.";
const WHY: &str = "Ghi thiếu thời hạn so với bản đã ký.";

async fn correct(world: &World, by: &str, path: &str, version: &str, audience: &str) -> Answer {
    let post = world.post(DONG_LAT.unit, "CONG_CHUC").to_string();
    let fields = [
        ("action", "correct"),
        ("version", version),
        ("official_post", &post),
        ("commitment_text", BETTER),
        ("commitment_audience", audience),
        ("correction_reason", WHY),
    ];
    world.officer(by).await.post(path, &fields).await
}

async fn row(world: &World, path: &str) -> rows::Model {
    let id = number(path).parse().unwrap();
    commitments::by_id(world.services.db.reader(), id).await.unwrap().unwrap()
}

/// What anybody reads of the commitments of the committee of the commune.
async fn everybody(world: &World, language: &str) -> Answer {
    let path = format!("{language}{}?unit={}", paths::COMMITMENTS, world.unit(DONG_LAT.unit));
    world.browser().get(&path).await.expect(200)
}

#[tokio::test]
async fn a_correction_keeps_what_was_said_before_and_why() {
    for world in World::everywhere().await {
        let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
        correct(&world, DONG_LAT.head, &path, "1", "DON_VI").await.moved_on();
        let page = world.officer(DONG_LAT.handler).await.get(&path).await.expect(200);
        assert!(page.html.contains(BETTER) && page.html.contains(WORDS) && page.html.contains(WHY));
        assert_eq!(page.html.matches("data-former").count(), 1);
        correct(&world, DONG_LAT.focal, &path, "1", "DON_VI").await.expect(409);
        correct(&world, DONG_LAT.focal, &path, "2", "KHONG").await.moved_on();
        let page = world.officer(DONG_LAT.focal).await.get(&path).await.expect(200);
        assert_eq!(page.html.matches("data-former").count(), 2);
        judge(&world, DONG_LAT.head, &path, "THUC_HIEN_TOT").await.moved_on();
        correct(&world, DONG_LAT.focal, &path, "3", "DON_VI").await.expect(409);
        assert_eq!(row(&world, &path).await.version, 3, "what was judged stays as it was judged");
    }
}

#[tokio::test]
async fn what_was_not_for_everybody_in_the_unit_stays_so_after_it_was_corrected() {
    let world = World::new().await;
    let path = committed(&world, DONG_LAT.head, "KHONG").await;
    correct(&world, DONG_LAT.focal, &path, "1", "DON_VI").await.moved_on();
    let other = world.officer(DONG_LAT.handler).await.get(&path).await.expect(200);
    assert!(other.html.contains(BETTER) && !other.html.contains(WORDS) && !other.html.contains(WHY));
    for login in [DONG_LAT.head, DONG_LAT.focal] {
        let page = world.officer(login).await.get(&path).await.expect(200);
        assert!(page.html.contains(WORDS) && page.html.contains(WHY), "{login}");
    }
}

#[tokio::test]
async fn only_who_keeps_the_record_corrects_it_and_says_why() {
    let world = World::new().await;
    let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
    assert!(correct(&world, DONG_LAT.handler, &path, "1", "DON_VI").await.expect(422).says("refused-wrong-actor"));
    for login in [PROVINCE.head, DONG_LAT.leader, "quantri"] {
        correct(&world, login, &path, "1", "DON_VI").await.expect(404);
    }
    let empty = [("action", "correct"), ("version", "1"), ("commitment_text", BETTER)];
    let refused = world.officer(DONG_LAT.focal).await.post(&path, &empty).await.expect(422);
    assert!(refused.problem("correction_reason").is_some() && refused.problem("commitment_audience").is_some());
    assert_eq!(refused.shown("commitment_text").as_deref(), Some(BETTER), "nothing typed is lost");
    let secret = committed(&world, DONG_LAT.focal, "KHONG").await;
    correct(&world, DONG_LAT.handler, &secret, "1", "DON_VI").await.expect(404);
    assert_eq!((row(&world, &path).await.version, row(&world, &secret).await.version), (1, 1));
}

#[tokio::test]
async fn words_names_and_reasons_lie_sealed_unless_everybody_reads_them() {
    for world in World::everywhere().await {
        let mut typed = fields(&world, DONG_LAT.handler, "DON_VI").await;
        typed.retain(|(name, _)| *name != "official");
        typed.push(("official_name", "Đào Thị Quế Chi".to_owned()));
        let path = record(&world, DONG_LAT.focal, &typed).await.location().to_owned();
        correct(&world, DONG_LAT.focal, &path, "1", "KHONG").await.moved_on();
        judge(&world, DONG_LAT.head, &path, "THUC_HIEN_TOT").await.moved_on();
        let stored = row(&world, &path).await;
        assert_eq!((stored.shown, stored.name, stored.note), (None, None, None));
        assert!(stored.envelope.is_some());
        let page = world.officer(DONG_LAT.focal).await.get(&path).await.expect(200);
        assert!(page.html.contains("Đào Thị Quế Chi") && page.html.contains("có sổ theo dõi"));
        let bytes = world.everything_on_the_disk();
        for hidden in ["Quế Chi", BETTER, WORDS, WHY, "có sổ theo dõi"] {
            assert!(!bytes.windows(hidden.len()).any(|part| part == hidden.as_bytes()), "{hidden}");
        }
        let versions = commitment_versions::Entity::find().all(world.services.db.reader()).await.unwrap();
        assert!(versions.len() == 1 && versions[0].envelope.is_some());
    }
}

#[tokio::test]
async fn what_an_earlier_version_kept_open_is_sealed_once() {
    for world in World::everywhere().await {
        let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
        let open = rows::ActiveModel {
            envelope: sea_orm::ActiveValue::Set(None),
            shown: sea_orm::ActiveValue::Set(Some(WORDS.into())),
            note: sea_orm::ActiveValue::Set(Some("Một ghi chú cũ.".into())),
            ..Default::default()
        };
        let tx = world.tx().await;
        rows::Entity::update_many().set(open).filter(rows::Column::Id.gt(0)).exec(&tx).await.unwrap();
        assert_eq!(commitments::seal_open(&tx, &world.services.vault).await.unwrap(), 1);
        assert_eq!(commitments::seal_open(&tx, &world.services.vault).await.unwrap(), 0);
        tx.commit().await.unwrap();
        let stored = row(&world, &path).await;
        assert_eq!((stored.shown, stored.note), (None, None));
        let page = world.officer(DONG_LAT.head).await.get(&path).await.expect(200);
        assert!(page.html.contains(WORDS) && page.html.contains("Một ghi chú cũ."));
    }
}

#[tokio::test]
async fn everybody_reads_what_the_unit_wants_them_to_under_the_post_alone() {
    for world in World::everywhere().await {
        assert!(everybody(&world, "").await.says("public-commitments-none"));
        for audience in ["KHONG", "DON_VI"] {
            committed(&world, DONG_LAT.focal, audience).await;
        }
        assert!(everybody(&world, "").await.says("public-commitments-none"), "what is the unit's stays there");
        let path = committed(&world, DONG_LAT.handler, "MOI_NGUOI").await;
        let page = everybody(&world, "").await;
        assert_eq!(page.html.matches("data-commitment=").count(), 1);
        assert!(page.html.contains(WORDS) && page.says("public-kept-DANG_THUC_HIEN"));
        assert!(!page.html.contains("Hà Công Thuần"), "no name");
        judge(&world, DONG_LAT.head, &path, "KHONG_THUC_HIEN").await.moved_on();
        let page = everybody(&world, "").await;
        assert!(page.says("public-kept-KHONG_THUC_HIEN") && !page.html.contains("có sổ theo dõi"), "no reason");
        assert!(everybody(&world, "/en").await.html.contains("the body says: not kept"));
        let other = format!("{}?unit={}", paths::COMMITMENTS, world.unit(PROVINCE.unit));
        assert!(!world.browser().get(&other).await.expect(200).html.contains(WORDS));
    }
}

#[tokio::test]
async fn what_is_taken_back_from_everybody_is_gone_from_there_and_sealed() {
    let world = World::new().await;
    let path = committed(&world, DONG_LAT.handler, "MOI_NGUOI").await;
    assert!(row(&world, &path).await.shown.is_some());
    correct(&world, DONG_LAT.focal, &path, "1", "MOI_NGUOI").await.moved_on();
    let page = everybody(&world, "").await;
    assert!(page.html.contains(BETTER) && page.says("public-commitments-corrected") && !page.html.contains(WHY));
    correct(&world, DONG_LAT.focal, &path, "2", "DON_VI").await.moved_on();
    assert!(!everybody(&world, "").await.html.contains(BETTER));
    assert!(row(&world, &path).await.shown.is_none());
    // What was written down by mistake is nowhere either.
    let mistaken = committed(&world, DONG_LAT.handler, "MOI_NGUOI").await;
    judge(&world, DONG_LAT.head, &mistaken, "GHI_NHAM").await.moved_on();
    assert!(everybody(&world, "").await.says("public-commitments-none"));
    let mut typed = fields(&world, DONG_LAT.handler, "MOI_NGUOI").await;
    typed.retain(|(name, _)| *name != "official_post");
    assert!(record(&world, DONG_LAT.focal, &typed).await.expect(422).problem("official_post").is_some());
}

#[tokio::test]
async fn the_list_for_everybody_goes_on_page_by_page() {
    let world = World::new().await;
    for _ in 0..21 {
        committed(&world, DONG_LAT.handler, "MOI_NGUOI").await;
    }
    let first = everybody(&world, "").await;
    assert_eq!(first.html.matches("data-commitment=").count(), 20);
    let next = first.html.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap();
    let next = next.split('"').next().unwrap().replace("&amp;", "&");
    let second = world.browser().get(&next).await.expect(200);
    assert_eq!(second.html.matches("data-commitment=").count(), 1);
}

#[tokio::test]
async fn writing_down_correcting_and_judging_leave_a_line_without_words() {
    for world in World::everywhere().await {
        let path = committed(&world, DONG_LAT.handler, "DON_VI").await;
        correct(&world, DONG_LAT.focal, &path, "1", "DON_VI").await.moved_on();
        correct(&world, DONG_LAT.focal, &path, "1", "DON_VI").await.expect(409);
        judge(&world, DONG_LAT.head, &path, "THUC_HIEN_TOT").await.moved_on();
        let lines = office_events::Entity::find().order_by_asc(office_events::Column::Id);
        let lines = lines.all(world.services.db.reader()).await.unwrap();
        let told: Vec<_> = lines.iter().filter(|row| row.code.starts_with("COMMITMENT")).collect();
        let codes: Vec<&str> = told.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes, ["COMMITMENT_RECORDED", "COMMITMENT_CORRECTED", "COMMITMENT_JUDGED"]);
        for line in told {
            assert_eq!(line.about.as_deref(), Some(number(&path).as_str()));
            assert_eq!(line.officer_id, Some(world.officer_id(DONG_LAT.handler).await));
            assert_eq!(line.unit_id, Some(world.unit(DONG_LAT.unit)));
        }
        assert!(
            world
                .officer("kiemtra")
                .await
                .get(paths::OFFICE_JOURNAL)
                .await
                .expect(200)
                .says("journal-COMMITMENT_JUDGED")
        );
    }
}
