//! What the Front takes up by itself: there is no sender to ask, to wait for, or to give a code.

mod report;

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use domain::submission::EntryStep;
use server::store::cases;

use crate::support::{Answer, Case, DONG_LAT, World, Written};

const SPEAKER: &str = "Lương Thị Canari";

fn number(answer: &Answer) -> String {
    answer.marked("data-case-number").unwrap()
}

async fn taken_up<'a>(world: &'a World, written: &Written) -> Case<'a> {
    let mut officer = world.officer(DONG_LAT.triage).await;
    let done = written.enter(world, &mut officer).await;
    assert!(done.says("supervision-done") && done.marked("data-receipt").is_none(), "nobody gets a code");
    Case { world, cast: DONG_LAT, number: number(&done), code: String::new(), sender: world.browser() }
}

#[tokio::test]
async fn a_matter_of_the_front_goes_the_whole_way_and_waits_for_no_rating() {
    for world in World::everywhere().await {
        let written = Written::supervision()
            .with("people", "12")
            .with("representative", SPEAKER)
            .with("organisations", "Hội Nông dân xã");
        let case = taken_up(&world, &written).await;
        let row = case.row().await;
        assert_eq!((row.kind.as_str(), row.channel.as_str()), ("GIAM_SAT", "HOI_NGHI"));
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert_eq!(page.mark("data-source").as_deref(), Some("HOI_NGHI"));
        assert!(page.html.contains(SPEAKER) && page.html.contains("Hội Nông dân xã") && page.html.contains("12"));
        assert!(page.says("event-TAKEN_UP") && !page.says("front-identity-about-anonymous"));
        case.reach(State::Triage).await;
        let refused = case.post(Transition::AskReporter).await.expect(422);
        assert!(refused.says("guard-reporter-there"), "there is nobody to ask");
        case.reach(State::Resolved).await;
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.says("supervision-next-resolved") && !page.says("guard-rating-over"));
        case.make(Transition::Close).await;
        let unit = case.page(DONG_LAT.head, Desk::Unit).await.expect(200);
        assert!(!unit.html.contains(SPEAKER), "the unit reads the referral and nothing else");
    }
}

#[tokio::test]
async fn nobody_follows_it_with_a_code() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.leader).await;
    let fields = Written::supervision().ready(&world, &mut officer).await;
    let check = paths::entry_step(EntryStep::Check);
    let first = officer.post(&check, &fields).await.expect(200);
    // Twice is once, here too.
    let again = officer.post(&check, &fields).await.expect(200);
    assert_eq!((number(&first), world.case_count().await), (number(&again), 1));
    let code = &fields.iter().find(|(name, _)| name == "code").unwrap().1;
    let looked_up = world.browser().post(paths::TRACK, &[("code", code)]).await.expect(404);
    assert!(looked_up.says("track-not-found"));
}

#[tokio::test]
async fn a_sender_always_gets_a_code_that_works() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let mut fields = Written::default().ready(&world, &mut officer).await;
    let check = paths::entry_step(EntryStep::Check);
    fields.push(("kind".to_owned(), "GIAM_SAT".to_owned()));
    officer.post(&check, &fields).await.expect(409);
    assert_eq!(world.case_count().await, 0);
    fields.pop();
    officer.post(&check, &fields).await.expect(200);
    let code = &fields.iter().find(|(name, _)| name == "code").unwrap().1;
    world.browser().post(paths::TRACK, &[("code", code)]).await.moved_on();
}

#[tokio::test]
async fn who_sorts_and_leads_takes_up_and_who_receives_writes_down() {
    let world = World::new().await;
    for (login, wrong, right) in [
        (DONG_LAT.intake, "GIAM_SAT", "PHAN_ANH"),
        ("nhapho.tinh", "GIAM_SAT", "GOP_Y"),
        (DONG_LAT.triage, "PHAN_ANH", "GIAM_SAT"),
        (DONG_LAT.leader, "BIEU_DUONG", "GIAM_SAT"),
    ] {
        let mut officer = world.officer(login).await;
        let inbox = officer.get(paths::FRONT).await.expect(200);
        let own = right == "GIAM_SAT";
        assert_eq!((inbox.says("supervision-begin"), inbox.says("entry-begin")), (own, !own), "{login}");
        let page = officer.get(paths::ENTRY).await.expect(200);
        assert!(page.html.contains(&format!("value=\"{right}\"")), "{login}");
        assert!(!page.html.contains(&format!("value=\"{wrong}\"")), "{login}");
        let answer = Written::default().with("kind", wrong).post(&world, &mut officer, EntryStep::Source).await;
        assert!(answer.expect(422).problem("kind").is_some(), "{login}");
        Written::default().with("kind", right).post(&world, &mut officer, EntryStep::Source).await.moved_on();
    }
    world.officer("giudanhtinh.tinh").await.get(paths::ENTRY).await.expect(404);
    // Somebody who lost the role between the pages enters nothing.
    let mut officer = world.officer(DONG_LAT.triage).await;
    let fields = Written::supervision().ready(&world, &mut officer).await;
    world.dismiss(DONG_LAT.triage).await;
    world.wait(time::Duration::days(1));
    let refused = officer.post(&paths::entry_step(EntryStep::Check), &fields).await;
    assert!(matches!(refused.status.as_u16(), 303 | 404), "{}", refused.status);
    assert_eq!(world.case_count().await, 0);
}

#[tokio::test]
async fn where_it_comes_from_is_asked_and_many_have_a_speaker() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.triage).await;
    let supervision = Written::supervision();
    supervision.fill_in_until(&world, &mut officer, EntryStep::Sender).await;
    for (field, value, problem) in [
        ("source", "", "source"),
        ("source", "TIN_DON", "source"),
        ("people", "nhiều", "people"),
        ("people", "99999999999", "people"),
        ("people", "5", "representative"),
    ] {
        let wrong = supervision.clone().with(field, value).with("contact", "0900 000 099");
        let page = wrong.post(&world, &mut officer, EntryStep::Sender).await.expect(422);
        assert!(page.problem(problem).is_some(), "{field}={value}");
        assert_eq!(page.shown("contact").as_deref(), Some("0900 000 099"), "what was typed stays");
    }
    // A person who was named for another kind does not stay in the draft.
    let check = paths::entry_step(EntryStep::Check);
    let many = supervision.clone().with("people", "5").with("representative", SPEAKER);
    many.post(&world, &mut officer, EntryStep::Sender).await.moved_on();
    assert!(officer.get(&check).await.expect(200).html.contains(SPEAKER));
}

#[tokio::test]
async fn the_rules_of_conflict_hold_for_whoever_takes_it_up() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.leader).await;
    let chairman = Written { post: "CHU_TICH_UBND", ..Written::supervision().with("category", "D1") };
    let done = chairman.enter(&world, &mut officer).await;
    let row = cases::by_number(world.services.db.reader(), &number(&done)).await.unwrap().unwrap();
    assert_eq!(row.front_id, world.unit("mttq-tinh"));
    assert!(!done.html.contains(&paths::front_case(&row.number)));
    officer.get(&paths::front_case(&row.number)).await.expect(404);
}
