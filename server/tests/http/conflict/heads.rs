//! Who leads a body, and which bodies judge one of their own.

use domain::case::{State, Transition};
use domain::role::Desk;

use super::sees;
use crate::support::{Case, Feedback, PROVINCE, World};

/// Most heads have no post on record: their role says that they lead.
#[tokio::test]
async fn a_head_without_a_post_on_record_is_the_head_all_the_same() {
    let world = World::new().await;
    const HEAD: &str = "xuly.ubnd.donglat";
    world.dismiss(HEAD).await;
    world.appoint(HEAD, "ubnd-dong-lat", "LANH_DAO_DV", None).await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.reach(State::Triage).await;
    // Wherever that person goes, the case stays closed to them.
    world.appoint(HEAD, "mttq-tinh", "PHAN_LOAI", None).await;
    assert!(!sees(&world, HEAD, Desk::Front, &case.number).await);
    assert!(sees(&world, PROVINCE.triage, Desk::Front, &case.number).await);
    // And no body that they lead elsewhere may have it.
    world.dismiss(HEAD).await;
    world.appoint(HEAD, PROVINCE.unit, "LANH_DAO_DV", None).await;
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    fields[0].1 = world.unit(PROVINCE.unit).to_string();
    let answer = case.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await.expect(422);
    assert!(answer.problem("recipient").is_some());
}

#[tokio::test]
async fn no_party_committee_and_no_commission_of_it_judges_one_of_its_own() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.reach(State::Triage).await;
    let page = case.page(PROVINCE.triage, Desk::Front).await.expect(200);
    let offered = page.html.split("name=\"recipient\"").nth(1).unwrap().split("</select>").next().unwrap();
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    for unit in ["dang-uy-dong-lat", "ubkt-dong-lat"] {
        let id = world.unit(unit).to_string();
        assert!(!offered.contains(&format!("value=\"{id}\"")), "{unit} is offered");
        fields[0].1 = id;
        case.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await.expect(422);
    }
}
