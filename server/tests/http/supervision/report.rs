//! The report to the Party committee (M10): of what the Front took up by itself, or what many speak of.

use app::paths;
use domain::case::{State, Transition};
use server::store::cases;

use super::{SPEAKER, taken_up};
use crate::support::case::{QUESTIONS, SUMMARY};
use crate::support::{Answer, Case, DONG_LAT, Feedback, World, Written};

async fn report(case: &Case<'_>, login: &str) -> Answer {
    case.world.officer(login).await.get(&paths::front_paper(&case.number, "M10")).await
}

#[tokio::test]
async fn what_the_front_took_up_is_reported_to_the_party_committee_in_its_own_words() {
    for world in World::everywhere().await {
        let written = Written::supervision().with("people", "12").with("representative", SPEAKER);
        let case = taken_up(&world, &written).await;
        case.reach(State::Triage).await;
        report(&case, DONG_LAT.triage).await.expect(404);
        case.make(Transition::ProposeTransfer).await;
        let draft = report(&case, DONG_LAT.leader).await.expect(200);
        for said in
            ["Ban Thường vụ Đảng ủy xã Đồng Lát", SUMMARY, QUESTIONS, "số người cùng phản ánh: 12", "data-draft"]
        {
            assert!(draft.html.contains(said), "{said}");
        }
        assert!(!draft.html.contains(SPEAKER), "who speaks for them stays at the Front");
        let today = domain::date::show(world.services.clock.today());
        let version = case.row().await.version.to_string();
        let fields = [
            ("action", "file-paper"),
            ("version", version.as_str()),
            ("document_no", "05/BC-MTTQ-BTT"),
            ("document_on", today.as_str()),
            ("authority", "TM"),
            ("signer_post", "Chủ tịch"),
            ("signer", "Trần Thị Lan"),
        ];
        let page = paths::front_paper(&case.number, "M10");
        world.officer(DONG_LAT.triage).await.post(&page, &fields).await.moved_on();
        let event = case.log().await.pop().unwrap();
        assert_eq!((event.code.as_str(), event.reason_code.as_deref()), ("PAPER", Some("M10")));
        report(&case, DONG_LAT.head).await.expect(404);
    }
}

#[tokio::test]
async fn what_a_sender_wrote_is_reported_only_when_many_speak_of_it_and_never_in_their_words() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    report(&case, DONG_LAT.leader).await.expect(404);
    let mut row = case.row().await;
    row.public_concern = true;
    let tx = world.tx().await;
    assert!(cases::update(&tx, &row).await.unwrap());
    tx.commit().await.unwrap();
    let draft = report(&case, DONG_LAT.leader).await.expect(200);
    assert!(draft.html.contains("dư luận quan tâm") && draft.html.contains(SUMMARY));
    assert!(!draft.html.contains(&Feedback::default().body) && !draft.html.contains(&case.code));
}

#[tokio::test]
async fn no_committee_reads_the_report_about_its_own_secretary() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    let mut row = case.row().await;
    row.public_concern = true;
    let id = row.id;
    let tx = world.tx().await;
    assert!(cases::update(&tx, &row).await.unwrap());
    let committee = domain::unit::UnitId(world.unit("dang-uy-dong-lat"));
    server::store::subjects::bar(&tx, id, committee).await.unwrap();
    tx.commit().await.unwrap();
    let draft = report(&case, DONG_LAT.leader).await.expect(200);
    assert!(draft.html.contains("Ban Thường vụ Tỉnh ủy Sông Sậy") && !draft.html.contains("Đảng ủy xã Đồng Lát"));
}
