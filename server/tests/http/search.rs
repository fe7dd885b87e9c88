//! Words are found in the desks, without marks, by those who may read them and by nobody else.

use app::paths;
use domain::case::State;
use futures::future::join_all;

use super::refusals::classification;
use super::support::case::{Case, DONG_LAT, PROVINCE, QUESTIONS, SUMMARY};
use super::support::{Answer, Feedback, World};

const BODY: &str = "Ông ấy đòi tiền bồi dưỡng mới nhận hồ sơ của gia đình tôi.";

fn feedback() -> Feedback {
    Feedback { body: BODY.to_owned(), ..Feedback::default() }.with("subject_name", "Đặng Quốc Khánh")
}

async fn ask(world: &World, login: &str, inbox: &str, query: &str) -> Answer {
    world.officer(login).await.get(&format!("{inbox}?{query}")).await.expect(200)
}

/// Whether a desk shows this case for these words.
async fn finds(world: &World, login: &str, inbox: &str, words: &str, number: &str) -> bool {
    let query = format!("q={}", words.replace('"', "%22").replace(' ', "+"));
    ask(world, login, inbox, &query).await.html.contains(number)
}

#[tokio::test]
async fn the_front_finds_what_was_written_to_it_without_marks() {
    for world in World::everywhere().await {
        let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
        assert!(!finds(&world, DONG_LAT.intake, paths::FRONT, "boi duong", &case.number).await, "not yet read");
        world.read_into_the_index().await;
        for words in ["boi duong", "gia dinh ho so", "\"doi tien\"", "dang quoc khanh", "DOI"] {
            assert!(finds(&world, DONG_LAT.intake, paths::FRONT, words, &case.number).await, "{words}");
        }
        for words in ["boi duong nha", "\"tien doi\""] {
            assert!(!finds(&world, DONG_LAT.intake, paths::FRONT, words, &case.number).await, "{words}");
        }
        case.write("Chuyện này xảy ra ở trụ sở thôn Đông.").await.moved_on();
        world.read_into_the_index().await;
        assert!(finds(&world, DONG_LAT.intake, paths::FRONT, "tru so thon dong", &case.number).await);
        assert!(!finds(&world, PROVINCE.intake, paths::FRONT, "boi duong", &case.number).await, "another Front");
    }
}

#[tokio::test]
async fn a_unit_finds_by_what_it_was_sent_and_by_nothing_else() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.reach(State::AwaitingTransferApproval).await;
        world.read_into_the_index().await;
        assert!(!finds(&world, DONG_LAT.focal, paths::UNIT, "cong dan nop ho so", &case.number).await);
        case.reach(State::Transferred).await;
        world.read_into_the_index().await;
        assert!(finds(&world, DONG_LAT.focal, paths::UNIT, "cong dan nop ho so", &case.number).await, "{SUMMARY}");
        assert!(finds(&world, DONG_LAT.focal, paths::UNIT, "khau nao", &case.number).await, "{QUESTIONS}");
        for words in ["boi duong", "dang quoc khanh", "gia dinh"] {
            assert!(!finds(&world, DONG_LAT.focal, paths::UNIT, words, &case.number).await, "{words}");
        }
        assert!(!finds(&world, "daumoi.nnmt", paths::UNIT, "cong dan nop ho so", &case.number).await);
    }
}

#[tokio::test]
async fn whoever_is_in_conflict_finds_nothing() {
    let world = World::new().await;
    let him = "chutich.ubnd.donglat";
    world.appoint(him, "mttq-tinh", "TIEP_NHAN", None).await;
    let case = Case::of(&world, &Feedback { body: BODY.to_owned(), ..Feedback::about_the_chairman() }, PROVINCE).await;
    world.read_into_the_index().await;
    assert!(finds(&world, PROVINCE.intake, paths::FRONT, "boi duong", &case.number).await);
    let nothing = ask(&world, him, paths::FRONT, "q=boi+duong").await;
    let absent = ask(&world, him, paths::FRONT, "q=khong+ai+viet").await;
    let body = |answer: &Answer, words: &str| answer.without_nonce().replace(words, "");
    assert_eq!(body(&nothing, "boi duong"), body(&absent, "khong ai viet"));
}

#[tokio::test]
async fn words_go_together_with_filters_and_a_senseless_search_says_why() {
    let world = World::new().await;
    let case = Case::of(&world, &feedback(), DONG_LAT).await;
    world.read_into_the_index().await;
    let login = DONG_LAT.intake;
    let with = |filter: &str| format!("q=boi+duong&{filter}");
    for (filter, there) in [
        (format!("state={}", State::Submitted), true),
        (format!("state={}", State::Closed), false),
        ("category=B4".to_owned(), true),
        ("category=D1".to_owned(), false),
        ("tray=da-xong".to_owned(), true),
    ] {
        let page = ask(&world, login, paths::FRONT, &with(&filter)).await;
        assert_eq!(page.html.contains(&case.number), there, "{filter}");
        assert_eq!(page.shown("q").as_deref(), Some("boi duong"), "what was asked for stays in the field");
    }
    let page = ask(&world, login, paths::FRONT, "q=%3F%21").await;
    assert!(page.says("search-no-words") && !page.html.contains(&case.number));
    let page = ask(&world, login, paths::FRONT, &format!("q={}", "a+".repeat(9))).await;
    assert!(page.html.contains("tối đa 8 từ"));
    assert!(ask(&world, login, paths::FRONT, "q=khong+ai+viet").await.says("search-nothing"));
}

#[tokio::test]
async fn the_front_sees_what_else_came_about_the_same_person() {
    for world in World::everywhere().await {
        let first = Case::of(&world, &feedback(), DONG_LAT).await;
        let same = feedback().with("subject_name", "ông ĐẶNG QUỐC KHÁNH");
        let second = Case::of(&world, &Feedback { post: None, ..same }, DONG_LAT).await;
        let other = Feedback { post: None, ..feedback() }.with("subject_name", "Đặng Quốc Bảo");
        let third = Case::of(&world, &other, DONG_LAT).await;
        world.read_into_the_index().await;
        let alike = async |case: &Case<'_>| {
            let page = case.page(DONG_LAT.intake, domain::role::Desk::Front).await.expect(200);
            let list = page.html.split("data-alike").nth(1).map(|rest| rest.split("</ul>").next().unwrap().to_owned());
            list.unwrap_or_default()
        };
        let (of_first, of_third) = (alike(&first).await, alike(&third).await);
        assert!(of_first.contains(&second.number) && !of_first.contains(&third.number));
        assert!(alike(&second).await.contains(&first.number));
        assert!(of_third.is_empty());
        world.wait(time::Duration::days(366));
        assert!(alike(&first).await.is_empty(), "more than twelve months ago");
    }
}

#[tokio::test]
async fn cases_that_an_officer_may_not_see_are_not_counted_as_alike() {
    let world = World::new().await;
    let school = Feedback { unit: Some("thcs-dong-lat"), post: Some("THU_TRUONG_DVSN"), ..feedback() };
    let first = Case::of(&world, &school, DONG_LAT).await;
    let second = Case::of(&world, &school, DONG_LAT).await;
    let page = |case: &Case<'_>| case.path(domain::role::Desk::Front);
    let mut triage = world.officer(DONG_LAT.triage).await;
    assert!(triage.get(&page(&first)).await.expect(200).html.contains(&second.number), "the same post");
    second.reach(State::Triage).await;
    second.change(DONG_LAT.triage, "declare-tie", &[]).await.moved_on();
    let html = triage.get(&page(&first)).await.expect(200).html;
    assert!(!html.contains(&second.number) && !html.contains("data-alike"));
}

#[tokio::test]
async fn who_reads_for_no_unit_searches_and_finds_nothing() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Transferred).await;
        world.read_into_the_index().await;
        world.appoint(DONG_LAT.focal, "mttq-tinh", "KIEM_TRA_NK", None).await;
        assert!(!finds(&world, DONG_LAT.focal, paths::UNIT, "khau nao", &case.number).await);
    }
}

#[tokio::test]
async fn a_post_that_many_people_hold_makes_no_two_cases_alike() {
    let world = World::new().await;
    let alike = async |feedback: Feedback, cast| {
        let one = Case::of(&world, &feedback, cast).await;
        let other = Case::of(&world, &feedback, cast).await;
        other.page(cast.intake, domain::role::Desk::Front).await.expect(200).html.contains(&one.number)
    };
    let civil_servant = Feedback::default();
    assert_eq!(civil_servant.post, Some("CONG_CHUC"));
    assert!(!alike(civil_servant, DONG_LAT).await);
    assert!(alike(Feedback::about_the_chairman(), PROVINCE).await, "there is one chairman");
}

#[tokio::test]
async fn what_was_sent_twice_in_nearly_the_same_words_is_pointed_out_before_it_is_classified() {
    let letter = "Kính gửi Mặt trận, tôi là người dân khu phố Ba. Ngày mười hai tháng trước tôi đến bộ phận một cửa nộp hồ sơ \
                  xin cấp lại sổ hộ tịch cho con gái, cán bộ tiếp nhận hẹn năm ngày, sau đó lại hẹn thêm hai tuần mà không nói lý do.";
    let other = "Đường vào trường học ngập nước mỗi khi mưa lớn, ban quản lý chợ nhiều lần hứa khơi thông cống nhưng chưa làm, \
                 mong các bác kiểm tra giúp vì trẻ nhỏ đi học rất nguy hiểm và nước bẩn tràn cả vào nhà dân hai bên.";
    for world in World::everywhere().await {
        let sent =
            async |body: &str| Case::of(&world, &Feedback { body: body.to_owned(), ..feedback() }, DONG_LAT).await;
        let first = sent(letter).await;
        let again = sent(&format!("{letter} Lần này tôi gửi kèm thêm giấy hẹn. Xin cảm ơn.")).await;
        let unlike = sent(other).await;
        world.read_into_the_index().await;
        let named = async |case: &Case<'_>, login: &str| {
            let page = case.page(login, domain::role::Desk::Front).await.expect(200);
            let list =
                page.html.split("data-same-words").nth(1).map(|rest| rest.split("</ul>").next().unwrap().to_owned());
            list.unwrap_or_default()
        };
        again.reach(State::Triage).await;
        let found = named(&again, DONG_LAT.triage).await;
        assert!(found.contains(&first.number) && !found.contains(&unlike.number), "{found}");
        unlike.reach(State::Triage).await;
        assert!(named(&unlike, DONG_LAT.triage).await.is_empty());
        // Once it is with a unit nobody merges it any more.
        again.reach(State::Transferred).await;
        assert!(named(&again, DONG_LAT.triage).await.is_empty());
        // Whoever may not see one of two does not learn of it from the other.
        let third = sent(letter).await;
        third.reach(State::Triage).await;
        world.read_into_the_index().await;
        first.reach(State::Triage).await;
        first.change(DONG_LAT.triage, "declare-tie", &[]).await.moved_on();
        let found = named(&third, DONG_LAT.triage).await;
        assert!(found.contains(&again.number) && !found.contains(&first.number), "{found}");
    }
}

#[tokio::test]
async fn when_many_speak_of_the_same_post_each_of_their_cases_says_so() {
    for world in World::everywhere().await {
        let marked = async |case: &Case<'_>| {
            let list =
                world.officer(DONG_LAT.triage).await.get(&format!("{}?number={}", paths::FRONT, case.number)).await;
            let page = case.page(DONG_LAT.triage, domain::role::Desk::Front).await.expect(200);
            let both = [list.expect(200).html.contains("data-concern"), page.html.contains("data-concern")];
            assert_eq!(both[0], both[1]);
            both[0]
        };
        let mut sent = Vec::new();
        // Praise and what was refused are not counted.
        let praise = Feedback { kind: "BIEU_DUONG", categories: vec!["F1"], ..feedback() };
        let praise = Case::of(&world, &praise, DONG_LAT).await;
        praise.come_to(State::NotAccepted).await;
        for n in 0..5 {
            let case = Case::of(&world, &feedback(), DONG_LAT).await;
            case.reach(State::Triage).await;
            case.change(DONG_LAT.triage, "classify", &classification(&world)).await.moved_on();
            sent.push(case);
            for case in &sent {
                assert_eq!(marked(case).await, n == 4, "after {n}");
            }
        }
        for case in &sent {
            assert_eq!(case.whole_log().await.iter().filter(|event| event.code == "CONCERN").count(), 1);
        }
        assert!(sent[0].page(DONG_LAT.intake, domain::role::Desk::Front).await.expect(200).says("event-CONCERN"));
        // The unit learns nothing of it.
        sent[0].reach(State::Transferred).await;
        let page = sent[0].page(DONG_LAT.focal, domain::role::Desk::Unit).await.expect(200);
        assert!(!page.html.contains("data-concern") && !page.says("event-CONCERN"));
    }
}

#[tokio::test]
async fn many_who_sort_what_is_about_one_post_at_once_wait_for_each_other() {
    for world in World::everywhere().await {
        let mut sent = Vec::new();
        for _ in 0..8 {
            let case = Case::of(&world, &feedback(), DONG_LAT).await;
            case.reach(State::Triage).await;
            sent.push(case);
        }
        let fields = classification(&world);
        let at_once = sent.iter().map(|case| case.change(DONG_LAT.triage, "classify", &fields));
        for answer in join_all(at_once).await {
            // Of somebody whose case was marked by another meanwhile it is asked once more.
            assert!([303, 409].contains(&answer.status.as_u16()), "{}", answer.status);
        }
        for case in &sent {
            case.change(DONG_LAT.triage, "classify", &fields).await.moved_on();
            assert_eq!(case.whole_log().await.iter().filter(|event| event.code == "CONCERN").count(), 1);
        }
    }
}

#[tokio::test]
async fn what_is_kept_from_somebody_makes_no_mark_on_what_they_see() {
    for world in World::everywhere().await {
        let mut sent = Vec::new();
        for n in 0..6 {
            let case = Case::of(&world, &feedback(), DONG_LAT).await;
            case.reach(State::Triage).await;
            if n == 0 {
                case.change(DONG_LAT.intake, "declare-tie", &[]).await.moved_on();
            }
            case.change(DONG_LAT.triage, "classify", &classification(&world)).await.moved_on();
            sent.push(case);
            for (at, case) in sent.iter().enumerate() {
                let page = case.page(DONG_LAT.triage, domain::role::Desk::Front).await.expect(200);
                assert_eq!(page.html.contains("data-concern"), n == 5 && at > 0, "{at} after {n}");
            }
        }
        sent[0].page(DONG_LAT.intake, domain::role::Desk::Front).await.expect(404);
    }
}
