//! What somebody sends to a desk may take minutes to come, and a file hours. Who they are when it is there decides.

use app::paths;
use axum::body::{Body, Bytes};
use axum::http::Method;
use domain::case::{State, Transition};
use domain::role::Desk;
use futures::future::join_all;
use futures::stream;
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, QueryFilter};
use server::Services;
use server::store::entity::memberships;
use server::store::{office, people, sessions};

use crate::support::paper::{ON_PAPER, WRITER};
use crate::support::{Case, DONG_LAT, World, pdf};

/// What happens to somebody while what they send comes.
#[derive(Clone, Copy)]
enum Meanwhile {
    RoleEnds,
    SessionEnds,
}

async fn happens(services: Services, officer: i64, what: Meanwhile) {
    let tx = services.db.begin().await.unwrap();
    match what {
        Meanwhile::RoleEnds => {
            let over = memberships::ActiveModel {
                until: ActiveValue::Set(Some(services.clock.today())),
                ..Default::default()
            };
            let all = memberships::Entity::update_many().set(over).filter(memberships::Column::OfficerId.eq(officer));
            all.exec(&tx).await.unwrap();
            office::bump_reference(&tx).await.unwrap();
        }
        Meanwhile::SessionEnds => sessions::end_all(&tx, officer).await.unwrap(),
    }
    tx.commit().await.unwrap();
}

/// A body in two pieces, between which something happens.
async fn slow(world: &World, login: &str, what: Meanwhile, first: Vec<u8>, last: Vec<u8>) -> Body {
    let (services, officer) = (world.services.clone(), world.officer_id(login).await);
    let last = async move {
        // By itself: whoever reads the body may look at it once and then wait for the same writer.
        tokio::spawn(happens(services, officer, what)).await.unwrap();
        Ok::<_, std::io::Error>(Bytes::from(last))
    };
    let first = async { Ok(Bytes::from(first)) };
    Body::from_stream(stream::unfold((Some(first), Some(last)), |(first, last)| async move {
        match (first, last) {
            (Some(first), last) => Some((first.await, (None, last))),
            (None, Some(last)) => Some((last.await, (None, None))),
            (None, None) => None,
        }
    }))
}

#[tokio::test]
async fn whoever_loses_role_or_session_while_a_form_comes_has_lost_it() {
    for world in World::everywhere().await {
        for (what, status) in [(Meanwhile::SessionEnds, 303), (Meanwhile::RoleEnds, 404)] {
            let case = Case::in_state(&world, State::Transferred).await;
            let mut focal = world.officer(DONG_LAT.focal).await;
            let form = format!("transition=T10&version={}", case.version(Desk::Unit).await);
            let (first, last) = form.split_at(4);
            let body = slow(&world, DONG_LAT.focal, what, first.into(), last.into()).await;
            let kind = Some("application/x-www-form-urlencoded");
            let answer = focal.send(Method::POST, &case.path(Desk::Unit), kind, body).await.expect(status);
            assert!(status != 303 || answer.location().starts_with(paths::SIGN_IN), "{}", answer.location());
            assert_eq!(case.state().await, State::Transferred);
            assert!(case.log().await.iter().all(|event| event.code != Transition::Accept.code()));
        }
    }
}

#[tokio::test]
async fn whoever_loses_it_while_a_file_comes_has_lost_it_too() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::AcceptedByUnit).await;
    case.write_down("Sở đã xin lỗi công dân và trả kết quả.").await.moved_on();
    let before = case.log().await.len();
    let mut writer = world.officer(WRITER).await;
    let part = |name: &str, file: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
    let version = case.version(Desk::Front).await;
    let mut first =
        format!("{}{version}\r\n{}", part("version", ""), part("scan", "; filename=\"a.pdf\"")).into_bytes();
    first.extend(pdf());
    let body = slow(&world, WRITER, Meanwhile::RoleEnds, first, b"\r\n--x--\r\n".to_vec()).await;
    let kind = Some("multipart/form-data; boundary=x");
    writer.send(Method::POST, &paths::front_scan(&case.number), kind, body).await.expect(404);
    assert_eq!(case.log().await.len(), before, "{}", ON_PAPER.unit);
}

#[tokio::test]
async fn an_administrator_who_is_closed_out_while_a_file_of_people_comes_lets_nobody_in() {
    for world in World::everywhere().await {
        for what in [Meanwhile::SessionEnds, Meanwhile::RoleEnds] {
            // Somebody else goes on, so that the office is not left without one.
            world.appoint("danhmuc", "MTTQ_TW", "QUAN_TRI", None).await;
            let before = people::count(world.services.db.reader()).await.unwrap();
            let mut office = world.officer("danhmuc").await;
            let file = "login;name;email;role;unit;post\r\nmoi.lan;Lê Thị Lan;;QUAN_TRI;MTTQ_TW;\r\n";
            let first =
                format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{file}");
            let body = slow(&world, "danhmuc", what, first.into(), b"\r\n--x--\r\n".to_vec()).await;
            let kind = Some("multipart/form-data; boundary=x");
            office.send(Method::POST, paths::OFFICE_PEOPLE_IMPORT, kind, body).await.expect(404);
            assert_eq!(people::count(world.services.db.reader()).await.unwrap(), before);
        }
    }
}

#[tokio::test]
async fn many_moves_at_once_do_not_wait_for_each_other() {
    for world in World::everywhere().await {
        let path = paths::unit_case("PA-2026-ABCDEFGH");
        let mut browsers = Vec::new();
        for _ in 0..40 {
            browsers.push(world.officer(DONG_LAT.focal).await);
        }
        let moves = browsers.iter_mut().map(|browser| browser.post(&path, &[("transition", "T10"), ("version", "1")]));
        for answer in join_all(moves).await {
            answer.expect(404);
        }
    }
}
