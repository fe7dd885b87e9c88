//! Who holds the post that is complained about is put on record after the feedback was sent.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use server::desks::custody::run_custody;
use server::desks::in_post::{self, Which};
use time::macros::date;

use super::sees;
use crate::support::bonds::bonds_follow;
use crate::support::{Case, DONG_LAT, Feedback, World};

/// An office of the commune of which nobody is on record as the head.
const OFFICE: &str = "phong-kinh-te-dong-lat";
/// Who turns out to head it, and leads the committee that answers.
const HEAD: &str = DONG_LAT.head;

fn about_the_office() -> Feedback {
    Feedback { unit: Some(OFFICE), post: Some("TRUONG_PHONG"), ..Feedback::default() }
}

/// The office of accounts puts on record that they hold a post since a day.
async fn enter(world: &World, login: &str, since: &str) {
    let mut office = world.officer("quantri").await;
    let person = paths::office_person(world.officer_id(login).await);
    let given = [
        ("action", "add-membership"),
        ("role", "LANH_DAO_DV"),
        ("unit", OFFICE),
        ("post", "TRUONG_PHONG"),
        ("since", since),
    ];
    office.post(&person, &given).await.moved_on();
}

/// They are moved on: the last that was given ends.
async fn end(world: &World, login: &str) {
    let mut office = world.officer("quantri").await;
    let page = office.get(&paths::office_person(world.officer_id(login).await)).await.expect(200);
    let ends = page.forms().into_iter().rfind(|form| form.value("action") == Some("end-membership")).unwrap();
    office.fill_in(&ends, &[]).await.moved_on();
}

#[tokio::test]
async fn whoever_is_entered_in_the_post_later_never_gets_the_case_nor_do_those_whom_they_lead() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &about_the_office(), DONG_LAT).await;
        case.reach(State::Verifying).await;
        let ended = Case::of(&world, &about_the_office(), DONG_LAT).await;
        ended.come_to(State::Closed).await;
        assert!(sees(&world, HEAD, Desk::Unit, &case.number).await);

        enter(&world, HEAD, "01/01/2026").await;
        bonds_follow(&world).await;
        for login in [HEAD, DONG_LAT.focal, DONG_LAT.handler] {
            for case in [&case, &ended] {
                case.page(login, Desk::Unit).await.expect(404);
            }
        }
        assert_eq!(run_custody(&world.services).await.unwrap(), 1, "the committee does not go on with it");
        let row = case.row().await;
        assert_eq!((row.state.as_str(), row.handling_unit_id), ("DANG_PHAN_LOAI", None));
        let mut fields = case.fields(Transition::ProposeTransfer).await;
        fields[0].1 = world.unit(DONG_LAT.unit).to_string();
        let refused = case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.expect(422);
        assert!(refused.problem("recipient").is_some(), "nor gets it again");

        end(&world, HEAD).await;
        for case in [&case, &ended] {
            case.page(HEAD, Desk::Unit).await.expect(404);
        }
        world.appoint(HEAD, "mttq-dong-lat", "TIEP_NHAN", None).await;
        bonds_follow(&world).await;
        assert!(!sees(&world, HEAD, Desk::Front, &case.number).await, "wherever they go");
    }
}

#[tokio::test]
async fn what_is_on_record_already_is_made_good_once() {
    for world in World::everywhere().await {
        let on = Feedback { typed: about_the_office().with("happened_on", "05/10/2026").typed, ..about_the_office() };
        let case = Case::of(&world, &on, DONG_LAT).await;
        case.reach(State::Verifying).await;
        let later =
            Feedback { typed: about_the_office().with("happened_on", "08/11/2026").typed, ..about_the_office() };
        let later = Case::of(&world, &later, DONG_LAT).await;
        later.reach(State::Verifying).await;
        // As an earlier version stored it: in the post in October, and over since.
        world.held(HEAD, OFFICE, "LANH_DAO_DV", "TRUONG_PHONG", date!(2026 - 10 - 01), date!(2026 - 11 - 01)).await;
        case.page(HEAD, Desk::Unit).await.expect(200);
        assert_eq!(in_post::run(&world.services, Which::All).await.unwrap(), 1);
        assert_eq!(in_post::run(&world.services, Which::All).await.unwrap(), 0, "once");
        bonds_follow(&world).await;
        case.page(HEAD, Desk::Unit).await.expect(404);
        later.page(HEAD, Desk::Unit).await.expect(200);
    }
}

#[tokio::test]
async fn whoever_begins_on_a_later_day_counts_from_that_day() {
    let world = World::new().await;
    let case = Case::of(&world, &about_the_office(), DONG_LAT).await;
    case.reach(State::Verifying).await;
    let today = world.services.clock.today();
    let next = today.next_day().unwrap();
    enter(&world, HEAD, &domain::date::show(next)).await;
    case.page(HEAD, Desk::Unit).await.expect(200);
    world.wait(time::Duration::days(1));
    assert_eq!(in_post::run(&world.services, Which::EnteredBehind(i64::MAX)).await.unwrap(), 0);
    assert_eq!(in_post::run(&world.services, Which::BegunAfter(today)).await.unwrap(), 1);
    end(&world, HEAD).await;
    case.page(HEAD, Desk::Unit).await.expect(404);
}

#[tokio::test]
async fn the_unit_that_todays_holder_leads_gives_the_case_back_even_before_anything_was_written() {
    let world = World::new().await;
    let case = Case::of(&world, &about_the_office(), DONG_LAT).await;
    case.reach(State::Verifying).await;
    world.appoint(HEAD, OFFICE, "LANH_DAO_DV", Some("TRUONG_PHONG")).await;
    assert_eq!(run_custody(&world.services).await.unwrap(), 1);
    assert_eq!(run_custody(&world.services).await.unwrap(), 0, "once");
    assert_eq!(case.state().await, State::Triage);
}
