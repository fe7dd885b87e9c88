//! The sender names a body and nobody in it.

use domain::case::{State, Transition};
use domain::role::Desk;

use super::{classified, sees};
use crate::support::{Case, DONG_LAT, Feedback, World};

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
