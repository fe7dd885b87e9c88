//! The person concerned leads another body as well: it must not get the case either, by whatever way.

use domain::case::{State, Transition};

use crate::support::{Case, DONG_LAT, Feedback, World};

/// The head of a school, and an office of the commune that they come to lead besides.
const HEADMASTER: &str = "hieutruong.truong";
const OTHER: &str = "phong-kinh-te-dong-lat";

/// A case about the head of the school, at the Front of the commune.
async fn about_them(world: &World) -> Case<'_> {
    let about = Feedback { unit: Some("thcs-dong-lat"), post: Some("THU_TRUONG_DVSN"), ..Feedback::default() };
    let case = Case::of(world, &about, DONG_LAT).await;
    case.reach(State::Triage).await;
    case
}

async fn refer(case: &Case<'_>, unit: &str) -> crate::support::Answer {
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    fields.retain(|(name, _)| name != "recipient");
    fields.push(("recipient".to_owned(), case.world.unit(unit).to_string()));
    case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await
}

#[tokio::test]
async fn a_body_that_the_person_leads_besides_gets_no_case_about_them() {
    for world in World::everywhere().await {
        let before = about_them(&world).await;
        refer(&before, OTHER).await.moved_on();
        world.appoint(HEADMASTER, OTHER, "LANH_DAO_DV", Some("TRUONG_PHONG")).await;
        // Asked once more when it is approved: the person may have got the post in between.
        let services = &world.services;
        services.reference.reload(&services.db, services.clock.today()).await.unwrap();
        assert!(before.post(Transition::SendOnPaper).await.expect(422).says("guard-lawful-recipient"));
        let case = about_them(&world).await;
        let refused = refer(&case, OTHER).await.expect(422);
        assert!(refused.problem("recipient").is_some());
        assert_eq!(case.state().await, State::Triage);
    }
}

#[tokio::test]
async fn nor_does_it_get_one_by_a_merge() {
    for world in World::everywhere().await {
        let master = about_them(&world).await;
        refer(&master, OTHER).await.moved_on();
        master.make(Transition::SendOnPaper).await;
        world.appoint(HEADMASTER, OTHER, "LANH_DAO_DV", Some("TRUONG_PHONG")).await;
        let case = about_them(&world).await;
        assert!(case.merge_into(&master).await.expect(422).says("guard-master-free"));
        assert_eq!(case.state().await, State::Triage);
    }
}
