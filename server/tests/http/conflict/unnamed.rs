//! The sender names a body and nobody in it.

use domain::case::{State, Transition};
use domain::role::Desk;
use domain::unit::AreaId;

use super::{classified, sees};
use crate::support::{Case, DONG_LAT, Feedback, PROVINCE, World};

#[tokio::test]
async fn of_a_body_without_a_post_the_head_may_be_meant_until_the_front_has_said_otherwise() {
    for world in World::everywhere().await {
        let unnamed = Feedback { post: None, ..Feedback::default() };
        let case = Case::of(&world, &unnamed, DONG_LAT).await;
        case.reach(State::Triage).await;
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(page.says("front-classify-open"));
        let of_body = format!("value=\"{}\"", world.unit("ubnd-dong-lat"));
        let recipients = |html: &str| {
            html.split("name=\"recipient\"").nth(1).map(|rest| rest.split("</select>").next().unwrap().to_owned())
        };
        assert!(!recipients(&page.html).is_some_and(|offered| offered.contains(&of_body)), "not even offered");
        // Neither to that body nor to the one above: nobody has said yet whom it is about.
        for unit in ["ubnd-dong-lat", "ubnd-tinh"] {
            let mut fields = case.fields(Transition::ProposeTransfer).await;
            fields[0].1 = world.unit(unit).to_string();
            let before = case.snapshot().await;
            case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.expect(422);
            assert_eq!(case.snapshot().await, before, "{unit}");
        }
        // A civil servant, says the Front, and nobody who only might have been meant is kept out.
        case.change(DONG_LAT.triage, "classify", &classified(&world, &[])).await.moved_on();
        case.reach(State::Verifying).await;
        assert!(sees(&world, DONG_LAT.head, Desk::Unit, &case.number).await);
    }
}

/// Whatever body is named, and nobody in it or all of it: the Front that receives the case is one whose
/// officers may see it.
#[tokio::test]
async fn no_case_falls_where_nobody_may_see_it() {
    let world = World::new().await;
    let reference = world.services.reference.get();
    let receives = [("mttq-tinh", PROVINCE.intake), ("mttq-dong-lat", DONG_LAT.intake)];
    let receives = receives.map(|(front, login)| (world.unit(front), login));
    let mut tried = 0;
    for commune in [Some("99001"), None] {
        let area = AreaId(world.area(commune.unwrap_or("99")));
        for body in reference.bodies.get(&area).into_iter().flatten() {
            let code: &'static str = reference.units[body].code.clone().leak();
            for post in [None, Some("whole")] {
                let feedback = Feedback { commune, unit: Some(code), post, ..Feedback::default() };
                let case = Case::of(&world, &feedback, DONG_LAT).await;
                let front = case.row().await.front_id;
                // The Front of the Centre has no accounts in a demonstration.
                if let Some((_, login)) = receives.iter().find(|(unit, _)| *unit == front) {
                    case.page(login, Desk::Front).await.expect(200);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 30, "{tried}");
}
