//! Who stands in for a leader who is away: what they may do, how they sign, and who is not named.

use app::paths;
use domain::case::{State, Transition};
use domain::date::show;
use domain::role::Desk;
use sea_orm::{EntityTrait, QueryOrder};
use server::desks::custody::run_custody;
use server::mail::MailKind;
use server::store::entity::{events, office_events};
use time::Duration;

use crate::support::told::{declare_tie, ids, name_the_handler, told};
use crate::support::{Answer, Case, DONG_LAT, PROVINCE, World};

const INTAKE: &str = DONG_LAT.intake;
const FRONT: &str = "mttq-dong-lat";

/// What a leader fills in: who stands in, from which day on, for how many days more.
struct Wish<'a> {
    leader: &'a str,
    unit: &'a str,
    role: &'a str,
    deputy: &'a str,
    signs: &'a str,
    from: i64,
    days: i64,
}

const ORDINARY: Wish<'static> =
    Wish { leader: DONG_LAT.leader, unit: FRONT, role: "LANH_DAO_MTTQ", deputy: INTAKE, signs: "KT", from: 0, days: 5 };

impl Wish<'_> {
    async fn post(&self, world: &World) -> Answer {
        let today = world.services.clock.today();
        let (from, until) = (today + Duration::days(self.from), today + Duration::days(self.from + self.days));
        let fields = [
            ("action", "name-deputy".to_owned()),
            ("led_place", format!("{}:{}", world.unit(self.unit), self.role)),
            ("deputy", world.officer_id(self.deputy).await.to_string()),
            ("deputy_signs", self.signs.to_owned()),
            ("away_from", show(from)),
            ("away_until", show(until)),
        ];
        world.officer(self.leader).await.post(paths::ACCOUNT, &fields).await
    }

    async fn made(&self, world: &World) {
        assert_eq!(self.post(world).await.location(), paths::ACCOUNT);
    }
}

/// Ends the only one that stands on a leader's page.
async fn end(world: &World, leader: &str) -> Answer {
    let mut browser = world.officer(leader).await;
    let page = browser.get(paths::ACCOUNT).await.expect(200);
    let form = page.form("end-deputy");
    browser.fill_in(&form, &[]).await
}

async fn by(case: &Case<'_>, login: &str, transition: Transition) -> Answer {
    case.post_as(login, transition, &case.fields(transition).await).await
}

async fn last(case: &Case<'_>, transition: Transition) -> (events::Model, serde_json::Value) {
    let event = case.log().await.into_iter().rfind(|event| event.code == transition.code()).unwrap();
    let details = serde_json::from_str(&event.details).unwrap();
    (event, details)
}

/// What the journal of the office says, in its order: what, and about what.
async fn journal(world: &World) -> Vec<(String, Option<String>)> {
    let rows = office_events::Entity::find().order_by_asc(office_events::Column::Id);
    let rows = rows.all(world.services.db.reader()).await.unwrap();
    rows.into_iter().map(|row| (row.code, row.about)).collect()
}

#[tokio::test]
async fn a_deputy_decides_in_the_place_of_the_leader_until_it_is_ended() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
        by(&case, INTAKE, Transition::ApproveTransfer).await.expect(422);
        ORDINARY.made(&world).await;
        let page = case.page(INTAKE, Desk::Front).await.expect(200);
        assert!(page.html.contains("id=\"T08\""), "what waits for the leader is offered");
        by(&case, INTAKE, Transition::ApproveTransfer).await.moved_on();
        assert_eq!(case.state().await, State::Transferred);
        let (event, details) = last(&case, Transition::ApproveTransfer).await;
        assert_eq!(event.officer_id, Some(world.officer_id(INTAKE).await));
        assert_eq!(event.role.as_deref(), Some("LANH_DAO_MTTQ"));
        assert_eq!(details["in_place_of"], world.officer_id(DONG_LAT.leader).await);
        assert_eq!(details["signs"], "KT");
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(page.html.contains("KT. "), "the record says in whose place");
        end(&world, DONG_LAT.leader).await.moved_on();
        let another = Case::in_state(&world, State::AwaitingTransferApproval).await;
        by(&another, INTAKE, Transition::ApproveTransfer).await.expect(422);
        let told = |code: &str, about: Option<&str>| (code.to_owned(), about.map(str::to_owned));
        assert_eq!(journal(&world).await, [told("DEPUTY_NAMED", Some("KT")), told("DEPUTY_ENDED", None)]);
    }
}

#[tokio::test]
async fn a_deputy_decides_on_the_days_of_the_absence_and_on_no_other() {
    let world = World::new().await;
    Wish { from: 2, days: 1, ..ORDINARY }.made(&world).await;
    for (day, holds) in [(0, false), (1, false), (2, true), (3, true), (4, false)] {
        let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
        let answer = by(&case, INTAKE, Transition::ApproveTransfer).await;
        assert_eq!(answer.status.is_redirection(), holds, "day {day}");
        world.wait(Duration::DAY);
    }
}

#[tokio::test]
async fn what_a_deputy_of_a_unit_signs_is_the_answer_of_the_unit() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::AwaitingAnswerApproval).await;
        let unit = Wish { leader: DONG_LAT.head, unit: DONG_LAT.unit, role: "LANH_DAO_DV", signs: "TL", ..ORDINARY };
        by(&case, DONG_LAT.focal, Transition::IssueAnswer).await.expect(422);
        Wish { deputy: DONG_LAT.focal, ..unit }.made(&world).await;
        by(&case, DONG_LAT.focal, Transition::IssueAnswer).await.moved_on();
        assert_eq!(case.state().await, State::Answered);
        assert_eq!(last(&case, Transition::IssueAnswer).await.1["signs"], "TL");
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.html.contains("TL. "), "the Front reads who signed in whose place");
    }
}

#[tokio::test]
async fn whoever_drafted_does_not_approve_as_a_deputy() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    Wish { deputy: DONG_LAT.triage, ..ORDINARY }.made(&world).await;
    let refused = by(&case, DONG_LAT.triage, Transition::ApproveTransfer).await.expect(422);
    assert!(refused.says("guard-not-the-proposer"));
    let case = Case::in_state(&world, State::AwaitingAnswerApproval).await;
    let unit = Wish { leader: DONG_LAT.head, unit: DONG_LAT.unit, role: "LANH_DAO_DV", ..ORDINARY };
    Wish { deputy: DONG_LAT.handler, ..unit }.made(&world).await;
    let refused = by(&case, DONG_LAT.handler, Transition::IssueAnswer).await.expect(422);
    assert!(refused.says("guard-not-the-drafter"));
}

#[tokio::test]
async fn what_a_leader_drafted_their_deputy_does_not_approve() {
    let world = World::new().await;
    world.appoint(DONG_LAT.leader, FRONT, "PHAN_LOAI", None).await;
    let case = Case::in_state(&world, State::Triage).await;
    by(&case, DONG_LAT.leader, Transition::ProposeTransfer).await.moved_on();
    ORDINARY.made(&world).await;
    let refused = by(&case, INTAKE, Transition::ApproveTransfer).await.expect(422);
    assert!(refused.says("guard-not-the-proposer"));
}

#[tokio::test]
async fn nor_what_a_leader_drafted_from_another_account() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    let of = async |login: &str| paths::office_person(world.officer_id(login).await);
    let mut office = world.officer("quantri").await;
    let page = office.get(&of(DONG_LAT.triage).await).await.expect(200);
    let name = page.form("save").value("name").unwrap().to_owned();
    let renamed = [("action", "save"), ("login", DONG_LAT.leader), ("name", &name)];
    office.post(&of(DONG_LAT.leader).await, &renamed).await.moved_on();
    ORDINARY.made(&world).await;
    let fields = case.fields(Transition::ApproveTransfer).await;
    let by_deputy = case.post_as(INTAKE, Transition::ApproveTransfer, &fields).await.expect(422);
    assert!(by_deputy.says("guard-not-the-proposer"));
}

#[tokio::test]
async fn a_tie_of_the_leader_keeps_the_deputy_from_deciding_and_leaves_what_is_their_own() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        name_the_handler(&case).await;
        by(&case, DONG_LAT.triage, Transition::ProposeTransfer).await.moved_on();
        ORDINARY.made(&world).await;
        declare_tie(&world, DONG_LAT.leader, DONG_LAT.handler).await;
        assert_eq!(case.page(DONG_LAT.leader, Desk::Front).await.status.as_u16(), 404);
        let page = case.page(INTAKE, Desk::Front).await.expect(200);
        assert!(!page.html.contains("id=\"T08\""), "it is not offered");
        let refused = by(&case, INTAKE, Transition::ApproveTransfer).await.expect(422);
        assert!(refused.says("refused-wrong-actor"));
        // A tie of their own hides the case from the deputy.
        declare_tie(&world, INTAKE, DONG_LAT.handler).await;
        assert_eq!(case.page(INTAKE, Desk::Front).await.status.as_u16(), 404);
    }
}

#[tokio::test]
async fn a_deputy_is_told_what_waits_for_the_leader() {
    let world = World::new().await;
    ORDINARY.made(&world).await;
    let case = Case::in_state(&world, State::Triage).await;
    let before = told(&world, MailKind::FrontNew).await;
    by(&case, DONG_LAT.triage, Transition::ProposeTransfer).await.moved_on();
    let mut after = told(&world, MailKind::FrontNew).await;
    for id in before {
        let at = after.iter().position(|known| *known == id).unwrap();
        after.remove(at);
    }
    assert_eq!(after, ids(&world, &[INTAKE, DONG_LAT.leader]).await);
}

#[tokio::test]
async fn a_paper_about_what_a_deputy_decided_is_signed_as_a_deputy_signs() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    ORDINARY.made(&world).await;
    by(&case, INTAKE, Transition::ApproveTransfer).await.moved_on();
    let path = paths::front_paper(&case.number, "M03");
    let mut clerk = world.officer(DONG_LAT.triage).await;
    let page = clerk.get(&path).await.expect(200);
    assert_eq!(page.form("file-paper").value("authority"), Some("KT"), "it stands there already");
    let today = show(world.services.clock.today());
    let signature = [("document_no", "12/PC-MTTQ"), ("document_on", &today), ("signer_post", "Phó Chủ tịch")];
    let fields = [&signature[..], &[("signer", "Bùi Thị Mận")]].concat();
    let as_leader = [&fields[..], &[("authority", "TM")]].concat();
    let refused = clerk.fill_in(&page.form("file-paper"), &as_leader).await.expect(422);
    assert!(refused.problem("authority").is_some() && refused.html.contains("12/PC-MTTQ"));
    clerk.fill_in(&page.form("file-paper"), &[&fields[..], &[("authority", "KT")]].concat()).await.moved_on();
}

#[tokio::test]
async fn only_who_leads_names_a_deputy_and_only_somebody_who_works_there() {
    let world = World::new().await;
    Wish { leader: DONG_LAT.triage, ..ORDINARY }.post(&world).await.expect(404);
    for elsewhere in ["tiepnhan.tinh", DONG_LAT.head, "quantri", DONG_LAT.leader] {
        let refused = Wish { deputy: elsewhere, ..ORDINARY }.post(&world).await.expect(422);
        assert!(refused.problem("deputy").is_some(), "{elsewhere}");
    }
    // Who keeps identities of the Front looks at other things than the leader does.
    world.appoint("tiepnhan.benlau", FRONT, "NHAP_HO", None).await;
    let refused = Wish { deputy: "tiepnhan.benlau", ..ORDINARY }.post(&world).await.expect(422);
    assert!(refused.problem("deputy").is_some());
    Wish { unit: "mttq-tinh", ..ORDINARY }.post(&world).await.expect(404);
    world.appoint(DONG_LAT.leader, "mttq-ben-lau", "LANH_DAO_MTTQ", None).await;
    let fields = [("action", "name-deputy"), ("led_place", "")];
    let refused = world.officer(DONG_LAT.leader).await.post(paths::ACCOUNT, &fields).await.expect(422);
    assert!(refused.problem("led_place").is_some());
    assert!(journal(&world).await.is_empty());
}

#[tokio::test]
async fn a_form_with_wrong_days_comes_back_with_everything_that_was_typed() {
    let world = World::new().await;
    for (wish, field) in [
        (Wish { from: -1, ..ORDINARY }, "away_from"),
        (Wish { days: -1, ..ORDINARY }, "away_until"),
        (Wish { days: 92, ..ORDINARY }, "away_until"),
        (Wish { from: 200, ..ORDINARY }, "away_from"),
        (Wish { signs: "", ..ORDINARY }, "deputy_signs"),
    ] {
        let refused = wish.post(&world).await.expect(422);
        assert!(refused.problem(field).is_some(), "{field}");
        let from = show(world.services.clock.today() + Duration::days(wish.from));
        assert_eq!(refused.form("name-deputy").value("away_from"), Some(from.as_str()));
    }
    Wish { days: 91, ..ORDINARY }.made(&world).await;
}

#[tokio::test]
async fn no_deputy_has_a_deputy() {
    for world in World::everywhere().await {
        // Two leaders of one Front, who both may name.
        world.appoint(INTAKE, FRONT, "LANH_DAO_MTTQ", None).await;
        ORDINARY.made(&world).await;
        let twice = Wish { deputy: DONG_LAT.triage, ..ORDINARY }.post(&world).await.expect(422);
        assert!(twice.problem("away_from").is_some());
        let further = Wish { leader: INTAKE, deputy: DONG_LAT.triage, from: 3, ..ORDINARY }.post(&world).await;
        assert!(further.expect(422).problem("away_from").is_some());
        // Afterwards they may, and then nobody names them.
        Wish { leader: INTAKE, deputy: DONG_LAT.triage, from: 6, ..ORDINARY }.made(&world).await;
        let away = Wish { from: 7, ..ORDINARY }.post(&world).await.expect(422);
        assert!(away.problem("deputy").is_some());
    }
}

#[tokio::test]
async fn only_the_leader_ends_it_and_only_once() {
    let world = World::new().await;
    ORDINARY.made(&world).await;
    let mut leader = world.officer(DONG_LAT.leader).await;
    let page = leader.get(paths::ACCOUNT).await.expect(200);
    let form = page.form("end-deputy");
    let theirs = [("action", "end-deputy".to_owned()), ("deputation", form.value("deputation").unwrap().to_owned())];
    for other in [INTAKE, PROVINCE.leader] {
        world.officer(other).await.post(paths::ACCOUNT, &theirs).await.expect(409);
    }
    leader.post(paths::ACCOUNT, &theirs).await.moved_on();
    leader.post(paths::ACCOUNT, &theirs).await.expect(409);
    leader.post(paths::ACCOUNT, &[("action", "end-deputy"), ("deputation", "abc")]).await.expect(409);
}

#[tokio::test]
async fn nobody_stands_in_for_somebody_who_does_not_lead_any_more() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    ORDINARY.made(&world).await;
    world.dismiss(DONG_LAT.leader).await;
    by(&case, INTAKE, Transition::ApproveTransfer).await.expect(422);
}

#[tokio::test]
async fn the_deputy_reads_for_whom_they_stand_in() {
    let world = World::new().await;
    ORDINARY.made(&world).await;
    let page = world.officer(INTAKE).await.get(paths::ACCOUNT).await.expect(200);
    assert!(page.html.contains("Lại Đình Chỉnh") && page.says("absence-stands-in"));
    assert!(!page.html.contains("name-deputy"), "who does not lead names nobody");
}

#[tokio::test]
async fn whom_a_case_is_about_leads_the_unit_as_a_deputy_too() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        name_the_handler(&case).await;
        case.reach(State::Transferred).await;
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
        assert_eq!(run_custody(&world.services).await.unwrap(), 0);
        let unit = Wish { leader: DONG_LAT.head, unit: DONG_LAT.unit, role: "LANH_DAO_DV", ..ORDINARY };
        Wish { deputy: DONG_LAT.handler, ..unit }.made(&world).await;
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
        assert_eq!(run_custody(&world.services).await.unwrap(), 1);
        assert_eq!(case.state().await, State::Triage);
        let mut fields = case.fields(Transition::ProposeTransfer).await;
        fields[0].1 = world.unit(DONG_LAT.unit).to_string();
        case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.expect(422);
    }
}
