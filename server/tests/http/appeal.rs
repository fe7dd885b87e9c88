//! Asking the Front above (T38): a new case there, kept from everybody who handled the matter before.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use domain::unit::UnitId;
use server::desks::system::run_due;
use server::store::links::{self, Link};
use server::store::{cases, subjects};
use time::Duration;

use crate::support::case::{ANSWER, Cast, REASON};
use crate::support::{Answer, Case, Chosen, DONG_LAT, Feedback, PROVINCE, World, jpeg};

const OBJECTION: &str = "Trả lời không nói gì về ngày hẹn thứ ba.";
const APPEAL: &str = "Nhờ cấp trên xem lại ngày hẹn thứ ba.";

fn reason() -> Vec<(String, String)> {
    vec![("reason".to_owned(), REASON.to_owned())]
}

/// A case whose sender objected in vain.
pub async fn declined<'a>(world: &'a World, feedback: &Feedback) -> Case<'a> {
    let case = Case::of(world, feedback, DONG_LAT).await;
    case.reach(State::Resolved).await;
    object_in_vain(&case).await;
    case
}

pub async fn object_in_vain(case: &Case<'_>) {
    case.follow_up(&[("objection", OBJECTION)]).await.moved_on();
    case.change(DONG_LAT.leader, "decline", &reason()).await.moved_on();
}

/// The case that was made at the Front above, as the officers there know it.
pub async fn above<'a>(case: &Case<'a>) -> Case<'a> {
    let db = case.world.services.db.reader();
    let id = links::followers(db, Link::Appeal, case.row().await.id).await.unwrap()[0];
    let number = cases::by_id(db, id).await.unwrap().unwrap().number;
    Case { world: case.world, cast: PROVINCE, number, code: case.code.clone(), sender: case.sender.clone() }
}

/// The page of the sender after going to the other case.
pub async fn other_page(case: &Case<'_>) -> Answer {
    let mut sender = case.sender.clone();
    sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
    sender.post(paths::TRACKED, &[("action", "linked-case")]).await.moved_on();
    sender.get(paths::TRACKED).await.expect(200)
}

#[tokio::test]
async fn t38_makes_a_case_at_the_front_above_and_holds_the_first_until_it_has_ended() {
    for world in World::everywhere().await {
        let case = declined(&world, &Feedback::default()).await;
        assert!(case.tracked().await.html.contains("name=\"appeal\""));
        case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
        let appeal = above(&case).await;
        let row = appeal.row().await;
        assert_eq!((row.state.as_str(), row.due_key.as_deref()), ("DA_TIEP_NHAN", Some("phan_loai")));
        assert_eq!(row.front_id, world.unit("mttq-tinh"));
        assert!(row.register_no.is_some() && row.handling_unit_id.is_none() && row.result.is_none());
        assert_eq!(appeal.log().await[0].code, "T38");
        assert_eq!(appeal.log().await[0].at, None, "of the sender not even the hour is kept");

        world.wait(Duration::days(40));
        run_due(&world.services).await.unwrap();
        assert_eq!(case.state().await, State::Resolved, "it waits");
        let refused = case.post(Transition::Close).await.expect(422);
        assert!(refused.says("guard-no-appeal-open"));
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.html.contains("data-appealed") && !page.html.contains(APPEAL));

        appeal.post_as(PROVINCE.leader, Transition::Refuse, &appeal.fields(Transition::Refuse).await).await.moved_on();
        assert_eq!(case.row().await.due_key.as_deref(), Some("danh_gia"), "a new time to rate");
        case.decide_not_to_publish().await;
        world.wait(Duration::days(20));
        run_due(&world.services).await.unwrap();
        assert_eq!(case.state().await, State::Closed);
    }
}

#[tokio::test]
async fn neither_the_first_front_nor_the_unit_nor_whoever_had_a_part_sees_it_wherever_they_work_by_now() {
    for world in World::everywhere().await {
        let case = declined(&world, &Feedback::default()).await;
        case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
        let appeal = above(&case).await;
        appeal.page(PROVINCE.triage, Desk::Front).await.expect(200);
        let finds = async |login: &str, number: &str| {
            let path = format!("{}?number={number}", paths::FRONT);
            world.officer(login).await.get(&path).await.html.contains(&paths::front_case(number))
        };
        assert!(finds(PROVINCE.triage, &appeal.number).await);
        // The leader who declined moves up, an officer of the unit joins the Front above, and one who
        // never touched the case keeps a second post in the first Front.
        world.appoint(DONG_LAT.leader, "mttq-tinh", "LANH_DAO_MTTQ", None).await;
        world.appoint(DONG_LAT.handler, "mttq-tinh", "PHAN_LOAI", None).await;
        world.appoint("lanhdao2.tinh", "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
        for login in [DONG_LAT.leader, DONG_LAT.handler, "lanhdao2.tinh"] {
            appeal.page(login, Desk::Front).await.expect(404);
            assert!(!finds(login, &appeal.number).await, "{login}");
        }
        world.dismiss(DONG_LAT.leader).await;
        world.appoint(DONG_LAT.leader, "mttq-tinh", "LANH_DAO_MTTQ", None).await;
        appeal.page(DONG_LAT.leader, Desk::Front).await.expect(404);
    }
}

#[tokio::test]
async fn whoever_decided_from_above_does_not_look_at_it_again() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &Feedback::default(), DONG_LAT).await;
        case.reach(State::Resolved).await;
        case.follow_up(&[("objection", OBJECTION)]).await.moved_on();
        // It waited too long below: the leader of the Front above declines it.
        let tx = world.tx().await;
        let mut row = cases::hold(&tx, case.row().await.id).await.unwrap().unwrap();
        row.raised_to_id = Some(world.unit("mttq-tinh"));
        assert!(cases::update(&tx, &row).await.unwrap());
        tx.commit().await.unwrap();
        case.change(PROVINCE.leader, "decline", &reason()).await.moved_on();
        case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
        let appeal = above(&case).await;
        // Nobody works at a Front further up: the others of this one look at it, and not who decided.
        appeal.page(PROVINCE.leader, Desk::Front).await.expect(404);
        appeal.page("lanhdao2.tinh", Desk::Front).await.expect(200);
    }
}

#[tokio::test]
async fn whether_the_second_case_has_moved_on_stands_on_neither_page_of_the_first() {
    let world = World::new().await;
    let mut pages = Vec::new();
    for pressured in ["no", "yes"] {
        let case = declined(&world, &Feedback::default()).await;
        case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
        let appeal = above(&case).await;
        let mut sender = case.sender.clone();
        sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
        sender.post(paths::TRACKED, &[("action", "linked-case")]).await.moved_on();
        let left = [("withdraw_reason", "Thôi không xem lại nữa."), ("pressured", pressured)];
        sender.post(paths::TRACKED, &left).await.moved_on();
        if pressured == "yes" {
            appeal.make(Transition::StartTriage).await;
            let about = [
                ("subject_unit", world.unit("ubnd-tinh").to_string()),
                ("subject_post", world.post("ubnd-tinh", "CHU_TICH_UBND").to_string()),
                ("category", "D1".to_owned()),
            ];
            let about = about.map(|(name, value)| (name.to_owned(), value));
            appeal.change(PROVINCE.triage, "classify", &about).await.moved_on();
            assert_ne!(appeal.row().await.front_id, world.unit("mttq-tinh"));
        }
        let tracked = case.tracked().await;
        let front = world.services.reference.get().unit_name(UnitId(world.unit("mttq-tinh")));
        assert!(tracked.html.contains(&front), "{pressured}");
        let officers = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(officers.html.contains(&front), "{pressured}");
        let linked =
            |page: &Answer| page.html.split("data-linked").nth(1).map(|rest| rest[..400.min(rest.len())].to_owned());
        pages.push(linked(&tracked).map(|linked| linked.replace(&appeal.number, "")));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn it_never_goes_to_the_same_unit_nor_back_to_the_same_front() {
    let world = World::new().await;
    let case = declined(&world, &Feedback::default()).await;
    case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
    let appeal = above(&case).await;
    appeal.make(Transition::StartTriage).await;
    let page = appeal.page(PROVINCE.triage, Desk::Front).await.expect(200);
    let unit = world.unit(DONG_LAT.unit).to_string();
    let recipient = page.form("T07");
    assert!(!recipient.fields.iter().any(|field| field.name == "recipient" && field.value.as_deref() == Some(&unit)));
    let mut fields = appeal.fields(Transition::ProposeTransfer).await;
    fields.retain(|(name, _)| name != "recipient");
    fields.push(("recipient".to_owned(), unit));
    let before = appeal.snapshot().await;
    let refused = appeal.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await.expect(422);
    assert!(refused.problem("recipient").is_some());
    assert_eq!(appeal.snapshot().await, before);
    // By the rules of intake a clerk of the commune belongs to the Front of the commune.
    let classification = [
        ("subject_unit", world.unit("ubnd-dong-lat").to_string()),
        ("subject_post", world.post("ubnd-dong-lat", "CONG_CHUC").to_string()),
        ("category", "B4".to_owned()),
    ];
    let classification = classification.map(|(name, value)| (name.to_owned(), value));
    appeal.change(PROVINCE.triage, "classify", &classification).await.moved_on();
    assert_eq!(appeal.row().await.front_id, world.unit("mttq-tinh"));
    appeal.reach(State::Resolved).await;
    assert_eq!(appeal.row().await.handling_unit_id, Some(world.unit(PROVINCE.unit)));
}

#[tokio::test]
async fn the_words_go_along_and_nothing_that_was_said_between_desks() {
    for world in World::everywhere().await {
        let feedback = Feedback::default().with_files(vec![Chosen::new("anh.jpg", jpeg(2_000))]);
        let mut case = Case::of(&world, &feedback, DONG_LAT).await;
        case.reach(State::Triage).await;
        case.make(Transition::AskReporter).await;
        case.write("Tôi nộp ở quầy số hai.").await.moved_on();
        case.reach(State::Resolved).await;
        case.follow_up(&[("objection", OBJECTION)]).await.moved_on();
        case.change(DONG_LAT.leader, "decline", &reason()).await.moved_on();
        case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
        let appeal = above(&case).await;
        let page = appeal.page(PROVINCE.triage, Desk::Front).await.expect(200);
        for there in [feedback.body.as_str(), APPEAL, ANSWER, &case.number] {
            assert!(page.html.contains(there), "{there}");
        }
        for private in ["Tôi nộp ở quầy số hai.", "Ông/Bà nộp hồ sơ vào ngày nào?", OBJECTION, REASON, "anh.jpg"]
        {
            assert!(!page.html.contains(private), "{private}");
        }
        case.page(PROVINCE.triage, Desk::Front).await.expect(404);
        let first = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(!first.html.contains(&appeal.number) && !first.html.contains(APPEAL));
    }
}

#[tokio::test]
async fn one_code_shows_both_and_each_page_leads_to_the_other() {
    let world = World::new().await;
    let case = declined(&world, &Feedback::default()).await;
    case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
    let appeal = above(&case).await;
    let page = case.tracked().await;
    assert_eq!(page.mark("data-linked"), Some(appeal.number.clone()));
    assert!(!page.html.contains("name=\"appeal\"") && !page.html.contains(APPEAL));
    let page = other_page(&case).await;
    assert_eq!(page.marked("data-case-number"), Some(appeal.number.clone()));
    assert_eq!(page.mark("data-linked"), Some(case.number.clone()));
    assert!(page.html.contains(APPEAL) && page.says("event-citizen-T38"));
    // And it is followed as any other: asked, answered, rated.
    appeal.reach(State::Resolved).await;
    assert!(other_page(&case).await.html.contains("name=\"rating_result\""));
    let mut stranger = Case::sent(&world).await.sender;
    stranger.post(paths::TRACKED, &[("action", "linked-case")]).await;
    assert!(!stranger.get(paths::TRACKED).await.html.contains(&appeal.number));
}

#[tokio::test]
async fn an_open_name_goes_along_and_a_sealed_one_stays_where_it_was_sealed() {
    let world = World::new().await;
    for (mode, named) in [("open", true), ("sealed", false)] {
        let feedback = Feedback::default().with("identity", mode).with("name", "Trần Văn Đợi");
        let case = declined(&world, &feedback).await;
        case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
        let appeal = above(&case).await;
        let page = appeal.page(PROVINCE.triage, Desk::Front).await.expect(200);
        assert_eq!(page.html.contains("Trần Văn Đợi"), named, "{mode}");
        assert!(!page.html.contains(&paths::opening_request(&appeal.number)), "{mode}");
    }
}

#[tokio::test]
async fn it_is_asked_once_in_its_time_and_with_words() {
    let world = World::new().await;
    let early = Case::in_state(&world, State::Resolved).await;
    early.follow_up(&[("appeal", APPEAL)]).await.expect(409);
    early.follow_up(&[("objection", OBJECTION)]).await.moved_on();
    early.follow_up(&[("appeal", APPEAL)]).await.expect(409);
    assert!(!early.tracked().await.html.contains("name=\"appeal\""), "the objection waits");

    let case = declined(&world, &Feedback::default()).await;
    let before = case.snapshot().await;
    let empty = case.follow_up(&[("appeal", " ")]).await.expect(422);
    assert!(empty.problem("appeal").is_some());
    assert_eq!(case.snapshot().await, before);
    case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
    case.follow_up(&[("appeal", APPEAL)]).await.expect(409);
    assert_eq!(links::count(world.services.db.reader(), Link::Appeal, case.row().await.id).await.unwrap(), 1);

    // After an objection that was granted the new answer may be appealed against too.
    let again = Case::in_state(&world, State::Resolved).await;
    again.follow_up(&[("objection", OBJECTION)]).await.moved_on();
    again.make(Transition::UpholdObjection).await;
    again.follow_up(&[("appeal", APPEAL)]).await.expect(409);
    again.make(Transition::TakeBack).await;
    again.reach(State::Resolved).await;
    again.follow_up(&[("appeal", APPEAL)]).await.moved_on();
    // An appeal has no appeal.
    let appeal = above(&again).await;
    appeal.reach(State::Resolved).await;
    assert!(!other_page(&again).await.html.contains("name=\"appeal\""));
}

#[tokio::test]
async fn a_unit_that_lost_it_to_the_body_above_has_no_part_in_it_either() {
    for world in World::everywhere().await {
        let mut case = Case::in_state(&world, State::Answered).await;
        for _ in 0..2 {
            case.make(Transition::SendBack).await;
            case.make(Transition::TakeBack).await;
            case.reach(State::Answered).await;
        }
        case.make(Transition::SendBack).await;
        case.cast = Cast { intake: DONG_LAT.intake, triage: DONG_LAT.triage, leader: DONG_LAT.leader, ..PROVINCE };
        case.make(Transition::TakeBack).await;
        case.reach(State::Resolved).await;
        case.follow_up(&[("objection", OBJECTION)]).await.moved_on();
        case.change(DONG_LAT.leader, "decline", &reason()).await.moved_on();
        case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
        let appeal = above(&case).await;
        appeal.make(Transition::StartTriage).await;
        for barred in [DONG_LAT.unit, PROVINCE.unit] {
            let before = appeal.snapshot().await;
            refer(&appeal, barred).await.expect(422);
            assert_eq!(appeal.snapshot().await, before, "{barred}");
        }
        // Whoever answered there for the first unit sees nothing of it at the Front above either.
        world.appoint(DONG_LAT.handler, "mttq-tinh", "PHAN_LOAI", None).await;
        appeal.page(DONG_LAT.handler, Desk::Front).await.expect(404);
    }
}

/// Triage at the Front above proposes to refer it to this unit.
async fn refer(appeal: &Case<'_>, unit: &str) -> Answer {
    let mut fields = appeal.fields(Transition::ProposeTransfer).await;
    fields.retain(|(name, _)| name != "recipient");
    fields.push(("recipient".to_owned(), appeal.world.unit(unit).to_string()));
    appeal.post_as(PROVINCE.triage, Transition::ProposeTransfer, &fields).await
}

/// Two appeals about the same person at the Front above.
async fn two_above(world: &World) -> [(Case<'_>, Case<'_>); 2] {
    let mut both = Vec::new();
    for _ in 0..2 {
        let case = declined(world, &Feedback::default()).await;
        case.follow_up(&[("appeal", APPEAL)]).await.moved_on();
        let appeal = above(&case).await;
        appeal.make(Transition::StartTriage).await;
        both.push((case, appeal));
    }
    both.try_into().unwrap_or_else(|_| unreachable!())
}

async fn keep_away(world: &World, case: &Case<'_>, unit: &str) {
    let id = case.row().await.id;
    let tx = world.tx().await;
    subjects::bar(&tx, id, UnitId(world.unit(unit))).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn merging_leads_to_no_body_that_is_kept_from_it() {
    for world in World::everywhere().await {
        let [(_, appeal), (_, other)] = two_above(&world).await;
        keep_away(&world, &appeal, PROVINCE.unit).await;
        other.reach(State::Transferred).await;
        let before = appeal.snapshot().await;
        let refused = appeal.merge_into(&other).await.expect(422);
        assert!(refused.says("guard-master-free"));
        assert_eq!(appeal.snapshot().await, before);
        // Nor does it come there afterwards, with the case into which it was merged.
        let [(_, appeal), (_, other)] = two_above(&world).await;
        keep_away(&world, &appeal, PROVINCE.unit).await;
        appeal.merge_into(&other).await.moved_on();
        let refused = refer(&other, PROVINCE.unit).await.expect(422);
        assert!(refused.problem("recipient").is_some());
        let page = other.page(PROVINCE.triage, Desk::Front).await.expect(200);
        let kept_away = world.unit(PROVINCE.unit).to_string();
        let offered = page.form("T07");
        let offers = |value: &str| {
            offered.fields.iter().any(|field| field.name == "recipient" && field.value.as_deref() == Some(value))
        };
        assert!(!offers(&kept_away), "it is not offered");
    }
}

#[tokio::test]
async fn a_merged_appeal_still_holds_the_first_case_until_the_common_one_has_ended() {
    for world in World::everywhere().await {
        let [(case, appeal), (_, other)] = two_above(&world).await;
        appeal.merge_into(&other).await.moved_on();
        assert_eq!(case.row().await.due_key, None, "it goes on waiting");
        assert!(case.post(Transition::Close).await.expect(422).says("guard-no-appeal-open"));
        let refuse = other.fields(Transition::Refuse).await;
        other.post_as(PROVINCE.leader, Transition::Refuse, &refuse).await.expect(422);
        other.reach(State::Resolved).await;
        other.decide_not_to_publish().await;
        world.wait(Duration::days(30));
        run_due(&world.services).await.unwrap();
        assert_eq!(other.state().await, State::Closed);
        assert_eq!(case.row().await.due_key.as_deref(), Some("danh_gia"), "a new time to rate");
    }
}
