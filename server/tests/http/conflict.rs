//! Who finds no trace of a case: the person it is about, those below them, those who declared a
//! tie, and everybody whose case it is not.
//!
//! | file | idea |
//! |---|---|
//! | `trace` | every way in which somebody could notice a case |
//! | `script` | **the moves of cases and people**, and who notices the case before and after each |
//! | `moves` | plays the script |
//! | `in_post` | **who holds the post** is put on record later |
//! | `later` | what the person concerned becomes later, and what becomes of the case then |
//! | `nobody_free` | everybody is kept from it who could do what comes next |
//! | `same_name` | **the sender types a name**, and somebody bears it |
//! | `same_name_above` | the same in bodies that do not have the case |
//! | `ties` | whoever tries ties one after the other |
//! | `two_hats` | the person concerned leads another body as well |
//! | `unnamed` | the sender names a body and nobody in it |

mod heads;
mod in_post;
mod later;
mod moves;
mod nobody_free;
mod same_name;
mod same_name_above;
mod same_person;
mod script;
mod ties;
mod trace;
mod two_hats;
mod unnamed;

use app::desks::Tray;
use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::store::cases;
use server::store::entity::outbox;

use crate::support::html::{tags, text_until};
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

const CHAIRMAN: &str = "chutich.ubnd.donglat";
/// A number of the right form that no case has.
const ABSENT: &str = "PA-2026-00000000";

/// How many cases the trays of an inbox say there are.
fn counted(inbox: &Answer) -> u32 {
    let list = tags(&inbox.html).into_iter().find(|tag| tag.attribute("class").as_deref() == Some("counts")).unwrap();
    let counts = inbox.html[list.end..].split("</ul>").next().unwrap();
    let counts: Vec<_> =
        counts.split("<b>").skip(1).map(|rest| text_until(rest, 0, "</b>").parse::<u32>().unwrap()).collect();
    assert!(!counts.is_empty());
    counts.into_iter().sum()
}

/// Looks for a case in every way that a desk has.
async fn sees(world: &World, login: &str, desk: Desk, number: &str) -> bool {
    let mut browser = world.officer(login).await;
    let inbox = if desk == Desk::Front { paths::FRONT } else { paths::UNIT };
    let page = |number: &str| match desk {
        Desk::Front => paths::front_case(number),
        _ => paths::unit_case(number),
    };
    let mut found = Vec::new();
    let mut count = 0;
    for tray in Tray::ALL {
        let list = browser.get(&format!("{inbox}?tray={}", tray.code())).await.expect(200);
        found.push(list.html.contains(number));
        count = counted(&list);
    }
    let listed = found.iter().any(|found| *found);
    let looked_up = browser.get(&format!("{inbox}?number={number}")).await.expect(200);
    let links = tags(&looked_up.html).iter().filter(|tag| tag.attribute("href") == Some(page(number))).count();
    let case = browser.get(&page(number)).await;
    let absent = browser.get(&page(ABSENT)).await.expect(404);
    if case.status == 404 {
        assert_eq!(case.without_nonce(), absent.without_nonce(), "{login} can tell that there is a case");
    }
    let all = [listed, links > 0, count > 0, case.status == 200];
    assert!(all.iter().all(|one| *one == all[0]), "{login} sees it here and not there: {all:?}");
    all[0]
}

#[tokio::test]
async fn the_head_of_a_commune_finds_no_trace_of_a_case_about_him() {
    let world = World::new().await;
    // Two hats: even as an officer of the Front and of the unit that have the case.
    world.appoint(CHAIRMAN, "mttq-tinh", "TIEP_NHAN", None).await;
    world.appoint(CHAIRMAN, "mttq-tinh", "PHAN_LOAI", None).await;
    world.appoint(CHAIRMAN, "ubnd-tinh", "DAU_MOI_DV", None).await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    for state in [State::Submitted, State::Triage, State::AwaitingTransferApproval] {
        case.reach(state).await;
        assert!(sees(&world, PROVINCE.leader, Desk::Front, &case.number).await);
        assert!(!sees(&world, CHAIRMAN, Desk::Front, &case.number).await, "{state}");
    }
    for state in [State::Transferred, State::AwaitingAnswerApproval, State::Answered, State::Resolved] {
        case.reach(state).await;
        assert!(sees(&world, PROVINCE.focal, Desk::Unit, &case.number).await);
        assert!(!sees(&world, CHAIRMAN, Desk::Unit, &case.number).await, "{state}");
        assert!(!sees(&world, CHAIRMAN, Desk::Front, &case.number).await, "{state}");
    }
    let before = case.snapshot().await;
    for transition in [Transition::Resolve, Transition::Close, Transition::Accept] {
        let fields = case.fields(transition).await;
        case.post_as(CHAIRMAN, transition, &fields).await.expect(404);
    }
    assert_eq!(case.snapshot().await, before);
    let told = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
    let him = world.officer_id(CHAIRMAN).await;
    assert!(told.iter().any(|mail| mail.officer_id.is_some()) && told.iter().all(|mail| mail.officer_id != Some(him)));
}

#[tokio::test]
async fn those_whom_the_subject_leads_find_no_trace_either() {
    let world = World::new().await;
    for login in [DONG_LAT.focal, "daumoi.truong"] {
        world.appoint(login, "mttq-tinh", "PHAN_LOAI", None).await;
    }
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    assert!(sees(&world, PROVINCE.triage, Desk::Front, &case.number).await);
    for login in [DONG_LAT.focal, "daumoi.truong"] {
        assert!(!sees(&world, login, Desk::Front, &case.number).await, "{login}");
    }
}

#[tokio::test]
async fn feedback_about_a_leader_of_a_commune_is_received_by_the_front_of_the_province() {
    let world = World::new().await;
    for (unit, post) in
        [("ubnd-dong-lat", "CHU_TICH_UBND"), ("dang-uy-dong-lat", "BI_THU"), ("mttq-dong-lat", "CAN_BO_MTTQ")]
    {
        let feedback = Feedback { unit: Some(unit), post: Some(post), ..Feedback::default() };
        let case = Case::of(&world, &feedback, PROVINCE).await;
        assert_eq!(case.row().await.front_id, world.unit("mttq-tinh"), "{unit}");
        for login in [DONG_LAT.intake, DONG_LAT.triage, DONG_LAT.leader, "lanhdao.benlau"] {
            assert!(!sees(&world, login, Desk::Front, &case.number).await, "{login}, {unit}");
        }
    }
}

#[tokio::test]
async fn a_classification_that_names_a_leader_takes_the_case_away_from_the_commune() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let fields = [
        ("subject_unit".to_owned(), world.unit("ubnd-dong-lat").to_string()),
        ("subject_post".to_owned(), world.post("ubnd-dong-lat", "CHU_TICH_UBND").to_string()),
        ("category".to_owned(), "D1".to_owned()),
    ];
    let moved = case.change(DONG_LAT.triage, "classify", &fields).await;
    let mut triage = world.officer(DONG_LAT.triage).await;
    let inbox = triage.follow(&moved).await.expect(200);
    assert!(inbox.path.starts_with(paths::FRONT) && !inbox.html.contains(&case.number));
    assert!(!sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await);
    assert!(sees(&world, PROVINCE.triage, Desk::Front, &case.number).await);
    let row = case.row().await;
    assert_eq!((row.front_id, row.register_no), (world.unit("mttq-tinh"), Some(1)));
    let codes: Vec<_> = case.log().await.into_iter().map(|event| event.code).collect();
    assert_eq!(codes, ["T02", "T03", "T04", "CLASSIFY", "MOVED_FRONT"]);
}

#[tokio::test]
async fn ending_a_tie_opens_no_case_that_has_ended_either() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Closed).await;
    assert!(sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await);
    let mut triage = world.officer(DONG_LAT.triage).await;
    let post = format!("{}:{}", world.unit("ubnd-dong-lat"), world.post("ubnd-dong-lat", "CONG_CHUC"));
    triage.post(paths::TIES, &[("action", "add"), ("kind", "SPOUSE"), ("post", &post)]).await.moved_on();
    assert!(!sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await);
    let page = triage.get(paths::TIES).await.expect(200);
    let tie = page.forms().into_iter().find(|form| form.value("tie").is_some()).unwrap();
    triage.fill_in(&tie, &[]).await.moved_on();
    assert!(!sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await);
}

#[tokio::test]
async fn a_declared_tie_hides_a_case_from_the_next_request_on() {
    let world = World::new().await;
    let school = Feedback {
        unit: Some("thcs-dong-lat"),
        post: Some("THU_TRUONG_DVSN"),
        categories: vec!["C1"],
        ..Feedback::default()
    };
    let case = Case::of(&world, &school, DONG_LAT).await;
    // The demonstration's own tie.
    assert!(!sees(&world, "phanloai2.donglat", Desk::Front, &case.number).await);
    assert!(sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await);

    let mut triage = world.officer(DONG_LAT.triage).await;
    let post = format!("{}:{}", world.unit("thcs-dong-lat"), world.post("thcs-dong-lat", "THU_TRUONG_DVSN"));
    let page = triage.get(paths::TIES).await.expect(200);
    let form = page.forms().into_iter().find(|form| form.fields.iter().any(|field| field.name == "post")).unwrap();
    triage.fill_in(&form, &[("kind", "SIBLING"), ("post", &post)]).await.moved_on();
    assert!(!sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await);

    let page = triage.get(paths::TIES).await.expect(200);
    let tie = page.forms().into_iter().find(|form| form.value("tie").is_some()).unwrap();
    triage.fill_in(&tie, &[]).await.moved_on();
    assert!(!sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await, "nobody comes back by ending a tie");
    let later = Case::of(&world, &school, DONG_LAT).await;
    assert!(world.officer(DONG_LAT.triage).await.get(&later.path(Desk::Front)).await.status == 200, "it has ended");
}

/// The fields of a classification as a civil servant of the commune's People's Committee.
fn classified(world: &World, more: &[(&str, String)]) -> Vec<(String, String)> {
    let usual = [
        ("subject_unit", world.unit("ubnd-dong-lat").to_string()),
        ("subject_post", world.post("ubnd-dong-lat", "CONG_CHUC").to_string()),
        ("category", "B4".to_owned()),
    ];
    usual.iter().chain(more).map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

#[tokio::test]
async fn the_person_whom_triage_names_finds_no_trace_of_the_case() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let handler = world.officer_id(DONG_LAT.handler).await;
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let offered = page.html.split("name=\"subject_officer\"").nth(1).unwrap().split("</select>").next().unwrap();
    assert!(offered.contains(&format!("value=\"{handler}\"")), "those of the body are offered");
    let named = classified(&world, &[("subject_officer", handler.to_string())]);
    case.change(DONG_LAT.triage, "classify", &named).await.moved_on();
    case.reach(State::AcceptedByUnit).await;
    assert!(sees(&world, DONG_LAT.focal, Desk::Unit, &case.number).await);
    assert!(!sees(&world, DONG_LAT.handler, Desk::Unit, &case.number).await);
    assert!(case.post(Transition::Assign).await.expect(422).says("guard-assignee-free"));
}

#[tokio::test]
async fn only_somebody_of_the_body_can_be_named() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let elsewhere = world.officer_id("hieutruong.truong").await;
    let before = case.snapshot().await;
    let named = classified(&world, &[("subject_officer", elsewhere.to_string())]);
    let answer = case.change(DONG_LAT.triage, "classify", &named).await.expect(422);
    assert!(answer.problem("subject_officer").is_some());
    assert_eq!(case.snapshot().await, before);
}

#[tokio::test]
async fn a_person_with_two_hats_leads_with_both() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    world.appoint("xuly.ubnd.donglat", "thcs-dong-lat", "LANH_DAO_DV", Some("THU_TRUONG_DVSN")).await;
    let named = classified(&world, &[("subject_officer", world.officer_id("xuly.ubnd.donglat").await.to_string())]);
    case.change(DONG_LAT.triage, "classify", &named).await.moved_on();
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    fields[0].1 = world.unit("thcs-dong-lat").to_string();
    let answer = case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.expect(422);
    assert!(answer.problem("recipient").is_some(), "a body that the person leads in another post");
}

#[tokio::test]
async fn the_main_category_is_chosen_and_not_a_matter_of_order() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let with = |main: &str| {
        let more = [("category", "C5".to_owned()), ("category", "D1".to_owned()), ("main_category", main.to_owned())];
        classified(&world, &more)
    };
    for main in ["", "A1"] {
        let answer = case.change(DONG_LAT.triage, "classify", &with(main)).await.expect(422);
        assert!(answer.problem("main_category").is_some(), "{main}");
    }
    case.change(DONG_LAT.triage, "classify", &with("C5")).await.moved_on();
    let row = case.row().await;
    let codes = cases::categories(world.services.db.reader(), row.id).await.unwrap();
    assert_eq!(
        (row.main_category.as_str(), codes.as_slice()),
        ("C5", ["C5", "B4", "D1"].map(str::to_owned).as_slice())
    );
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let main = tags(&page.html).into_iter().find(|tag| {
        tag.attribute("name").as_deref() == Some("main_category") && tag.attribute("value").as_deref() == Some("C5")
    });
    assert!(main.is_some_and(|tag| tag.attribute("checked").is_some()), "it stands chosen on the page");
}

#[tokio::test]
async fn a_tie_declared_on_the_case_itself_ends_the_work_on_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let left = case.change(DONG_LAT.triage, "declare-tie", &[]).await;
    assert!(left.location().starts_with(paths::FRONT));
    assert!(!sees(&world, DONG_LAT.triage, Desk::Front, &case.number).await);
    assert!(sees(&world, "phanloai2.donglat", Desk::Front, &case.number).await);
    assert_eq!(case.row().await.front_officer_id, None);
}

#[tokio::test]
async fn moving_an_officer_changes_the_decision_at_the_next_request() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let mut head = world.officer(DONG_LAT.head).await;
    let mut leader = world.officer(DONG_LAT.leader).await;
    head.get(&case.path(Desk::Unit)).await.expect(200);
    leader.get(&case.path(Desk::Front)).await.expect(200);

    world.dismiss(DONG_LAT.head).await;
    head.get(&case.path(Desk::Unit)).await.expect(404);
    world.dismiss(DONG_LAT.leader).await;
    world.appoint(DONG_LAT.leader, "mttq-ben-lau", "LANH_DAO_MTTQ", None).await;
    leader.get(&case.path(Desk::Front)).await.expect(404);
    leader.get(paths::FRONT).await.expect(200);
}

#[tokio::test]
async fn the_office_moves_an_officer_and_the_next_request_is_judged_by_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let mut leader = world.officer(DONG_LAT.leader).await;
    leader.get(&case.path(Desk::Front)).await.expect(200);

    let mut office = world.officer("quantri").await;
    let person = paths::office_person(world.officer_id(DONG_LAT.leader).await);
    let page = office.get(&person).await.expect(200);
    office.fill_in(&page.form("end-membership"), &[]).await.moved_on();
    leader.get(&case.path(Desk::Front)).await.expect(404);

    let page = office.get(&person).await.expect(200);
    let back = [("role", "LANH_DAO_MTTQ"), ("unit", "mttq-dong-lat"), ("since", "10/11/2026")];
    office.fill_in(&page.form("add-membership"), &back).await.moved_on();
    leader.get(&case.path(Desk::Front)).await.expect(200);
}

#[tokio::test]
async fn an_officer_who_takes_over_the_post_complained_about_loses_the_case() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let mut handler = world.officer(DONG_LAT.handler).await;
    handler.get(&case.path(Desk::Unit)).await.expect(200);
    world.appoint(DONG_LAT.handler, "ubnd-dong-lat", "THU_LY_DV", Some("CONG_CHUC")).await;
    handler.get(&case.path(Desk::Unit)).await.expect(404);
    let fields = case.fields(Transition::ProposeAnswer).await;
    case.post_as(DONG_LAT.handler, Transition::ProposeAnswer, &fields).await.expect(404);
}

#[tokio::test]
async fn no_unit_that_the_subject_leads_can_receive_the_referral() {
    let world = World::new().await;
    let school = Feedback { unit: Some("thcs-dong-lat"), post: Some("THU_TRUONG_DVSN"), ..Feedback::default() };
    let case = Case::of(&world, &school, DONG_LAT).await;
    case.reach(State::Triage).await;
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let of_school = format!("value=\"{}\"", world.unit("thcs-dong-lat"));
    let recipients = page.html.split("name=\"recipient\"").nth(1).unwrap().split("</select>").next().unwrap();
    assert!(!recipients.contains(&of_school), "it is not even offered");
    for unit in ["thcs-dong-lat", "mttq-dong-lat"] {
        let mut fields = case.fields(Transition::ProposeTransfer).await;
        fields[0].1 = world.unit(unit).to_string();
        let before = case.snapshot().await;
        let answer = case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.expect(422);
        assert!(answer.problem("recipient").is_some(), "{unit}");
        assert_eq!(case.snapshot().await, before);
    }
    case.make(Transition::ProposeTransfer).await;
}

#[tokio::test]
async fn a_handler_with_a_tie_cannot_be_given_the_case() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AcceptedByUnit).await;
    let mut handler = world.officer(DONG_LAT.handler).await;
    let post = format!("{}:{}", world.unit("ubnd-dong-lat"), world.post("ubnd-dong-lat", "CONG_CHUC"));
    handler.post(paths::TIES, &[("action", "add"), ("kind", "SPOUSE"), ("post", &post)]).await.moved_on();
    let page = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
    let id = world.officer_id(DONG_LAT.handler).await;
    assert!(!page.html.contains(&format!("value=\"{id}\"")), "the handler is not offered");
    let answer = case.post(Transition::Assign).await.expect(422);
    assert!(answer.says("guard-assignee-free"));
}

#[tokio::test]
async fn the_office_and_other_units_see_no_case() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    for login in ["quantri", "danhmuc", "kiemtra", "dulieu", "ubkt.tinhuy", "hdnd.tinh", "capuy.tinh", "daumoi.nnmt"] {
        case.page(login, Desk::Front).await.expect(404);
        case.page(login, Desk::Unit).await.expect(404);
    }
    for login in ["daumoi.nnmt", "daumoi.ubnd.benlau", "lanhdao.ubkt"] {
        assert!(!sees(&world, login, Desk::Unit, &case.number).await, "{login}");
    }
    // Who writes down for others sees only what has been referred.
    world.appoint("nhapho.tinh", "mttq-dong-lat", "NHAP_HO", None).await;
    let waiting = Case::sent(&world).await;
    waiting.page("nhapho.tinh", Desk::Front).await.expect(404);
}
