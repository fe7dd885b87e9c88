//! A unit loses its last account while it verifies: the case goes on on paper.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use server::mail::MailKind;
use server::store::entity::memberships;

use super::{NEW_THERE, account_for_the_unit, confirm, filled};
use crate::support::case::ANSWER;
use crate::support::paper::{ON_PAPER, WRITER};
use crate::support::told::told;
use crate::support::{Answer, Case, Chosen, PROVINCE, World, pdf};

/// The department has one person, who accepted the case and verifies it.
async fn verified_by_one(world: &World) -> Case<'_> {
    let case = Case::on_paper(world, State::AcceptedByUnit).await;
    account_for_the_unit(world).await;
    world.appoint(NEW_THERE, ON_PAPER.unit, "THU_LY_DV", None).await;
    let handler = world.officer_id(NEW_THERE).await.to_string();
    case.post_as(NEW_THERE, Transition::Assign, &filled(&[("assignee", &handler)])).await.moved_on();
    case
}

/// Somebody writes down what the department answered on paper.
async fn by(case: &Case<'_>, login: &str) -> Answer {
    case.change(login, "paper-answer", &case.paper_answer(ANSWER)).await
}

/// The office ends every role that somebody has in the department.
async fn leaves(world: &World) {
    let held = memberships::Entity::find()
        .filter(memberships::Column::OfficerId.eq(world.officer_id(NEW_THERE).await))
        .filter(memberships::Column::UnitId.eq(world.unit(ON_PAPER.unit)));
    let page = paths::office_person(world.officer_id(NEW_THERE).await);
    for row in held.all(world.services.db.reader()).await.unwrap() {
        let fields = [("action", "end-membership".to_owned()), ("membership", row.id.to_string())];
        world.officer("quantri").await.post(&page, &fields).await.moved_on();
    }
    let services = &world.services;
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
}

#[tokio::test]
async fn what_a_unit_verified_goes_on_on_paper_when_nobody_is_there_any_more() {
    for world in World::everywhere().await {
        let case = verified_by_one(&world).await;
        leaves(&world).await;
        assert_eq!(case.row().await.unit_officer_id, None);
        let heard = told(&world, MailKind::FrontNew).await;
        for login in [PROVINCE.leader, PROVINCE.triage, PROVINCE.intake] {
            assert!(heard.contains(&world.officer_id(login).await), "{login}");
        }
        let page = case.page(PROVINCE.intake, Desk::Front).await.expect(200);
        assert!(page.says("paper-unit"));
        case.page(WRITER, Desk::Front).await.expect(404);
        assert!(by(&case, PROVINCE.triage).await.expect(422).says("refused-wrong-actor"));
        by(&case, PROVINCE.intake).await.moved_on();
        case.scan(PROVINCE.intake, &Chosen::new("van-ban.pdf", pdf())).await.moved_on();
        let event = case.log().await.pop().unwrap();
        assert_eq!((event.code.as_str(), event.role.as_deref()), ("ANSWER_SCANNED", Some("TIEP_NHAN")));
        assert!(confirm(&case, PROVINCE.intake).await.expect(422).says("guard-not-the-drafter"));
        confirm(&case, PROVINCE.triage).await.moved_on();
        assert_eq!(case.state().await, State::Answered);
        case.make(Transition::Resolve).await;
        assert!(case.tracked().await.html.contains(ANSWER));
    }
}

#[tokio::test]
async fn as_long_as_somebody_is_there_the_unit_answers_by_itself() {
    let world = World::new().await;
    let case = verified_by_one(&world).await;
    assert!(by(&case, PROVINCE.intake).await.expect(422).says("guard-on-paper-if-entered"));
    assert!(confirm(&case, PROVINCE.triage).await.expect(422).says("guard-unit-on-paper"));
    assert_eq!(case.state().await, State::Verifying);
}

#[tokio::test]
async fn a_unit_that_comes_back_goes_on_from_where_the_case_stands() {
    let world = World::new().await;
    let case = verified_by_one(&world).await;
    leaves(&world).await;
    by(&case, PROVINCE.intake).await.moved_on();
    case.scan(PROVINCE.intake, &Chosen::new("van-ban.pdf", pdf())).await.moved_on();
    account_for_the_unit(&world).await;
    assert!(confirm(&case, PROVINCE.triage).await.expect(422).says("guard-unit-on-paper"));
    world.appoint(NEW_THERE, ON_PAPER.unit, "THU_LY_DV", None).await;
    let own = filled(&[("answer", "Sở đã trả kết quả và xin lỗi công dân."), ("outcome", "DUNG")]);
    case.post_as(NEW_THERE, Transition::ProposeAnswer, &own).await.moved_on();
    assert_eq!(case.state().await, State::AwaitingAnswerApproval);
}

#[tokio::test]
async fn the_office_reads_which_fronts_have_nobody_who_receives_or_writes_down() {
    let world = World::new().await;
    let name = |code: &str| world.services.reference.get().unit_name(domain::unit::UnitId(world.unit(code)));
    let of = |html: &str, role: &str| {
        let at = html.find(&format!("data-staff-gap=\"{role}\""));
        at.map(|at| html[at..].split("</div>").next().unwrap_or_default().to_owned())
    };
    let (commune, province) = (name("mttq-dong-lat"), name("mttq-tinh"));
    let page = world.officer("quantri").await.get(paths::OFFICE).await.expect(200);
    let writers = of(&page.html, "NHAP_HO").unwrap();
    assert!(writers.contains(&commune) && !writers.contains(&province), "the province has somebody: {writers}");
    assert!(of(&page.html, "TIEP_NHAN").is_none_or(|gap| !gap.contains(&commune)));
    world.dismiss(crate::support::DONG_LAT.intake).await;
    world.appoint(crate::support::DONG_LAT.triage, "mttq-dong-lat", "NHAP_HO", None).await;
    let page = world.officer("quantri").await.get(paths::OFFICE).await.expect(200);
    assert!(of(&page.html, "TIEP_NHAN").unwrap().contains(&commune));
    assert!(of(&page.html, "NHAP_HO").is_none_or(|gap| !gap.contains(&commune)));
}
