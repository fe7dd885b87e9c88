//! Publication where several people wait for the same answer, and where one of them is threatened.

use app::paths;
use domain::case::{State, Transition};
use domain::publication::{APPROVE, DECLINE, PROPOSE};
use domain::role::Desk;
use server::desks::system::run_due;
use time::Duration;

use super::{read, told};
use crate::support::case::REASON;
use crate::support::opening::CUSTODIAN;
use crate::support::publication::{SHOWN, reason, words};
use crate::support::{Case, DONG_LAT, Feedback, World};

const THREAT: &str = "Có người đến nhà dọa.";

/// A case with its answer, and one that was merged into it before.
async fn answered<'a>(world: &'a World, follower: &Feedback) -> (Case<'a>, Case<'a>) {
    let case = Case::of(world, follower, DONG_LAT).await;
    case.reach(State::Triage).await;
    let master = case.master().await;
    case.merge_into(&master).await.moved_on();
    master.reach(State::Resolved).await;
    (master, case)
}

/// Triage parts a case again.
async fn part(case: &Case<'_>) {
    let reason = [("reason".to_owned(), "Hai việc khác nhau, tách ra để trả lời riêng.".to_owned())];
    case.post_as(DONG_LAT.triage, Transition::Split, &reason).await.moved_on();
}

#[tokio::test]
async fn one_who_is_threatened_keeps_back_the_answer_of_all_and_the_case_is_closed_all_the_same() {
    for world in World::everywhere().await {
        let (master, case) = answered(&world, &Feedback::default()).await;
        master.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        let unit = master.page(DONG_LAT.focal, Desk::Unit).await.expect(200).without_nonce();
        case.follow_up(&[("threat", THREAT)]).await.moved_on();
        for (login, action) in [(DONG_LAT.leader, APPROVE), (DONG_LAT.triage, PROPOSE)] {
            master.publication(login, action, &words()).await.expect(409);
        }
        master.publication(DONG_LAT.leader, DECLINE, &reason("THEO_DE_NGHI")).await.expect(409);

        run_due(&world.services).await.unwrap();
        assert_eq!(master.row().await.publication, "KHONG_CONG_KHAI", "the case decides by itself");
        assert_eq!(told(&master).await, ["PUBLICATION_PROPOSED", "PUBLICATION_DECLINED"]);
        assert!(master.sheet(DONG_LAT.leader).await.expect(200).says("why-not-LIEN_QUAN"));
        run_due(&world.services).await.unwrap();
        assert_eq!(told(&master).await.len(), 2, "once");

        let theirs = case.tracked().await;
        assert_eq!(theirs.mark("data-published"), None, "others are told nothing of why");
        let unit_now = master.page(DONG_LAT.focal, Desk::Unit).await.expect(200).without_nonce();
        assert_eq!(unit_now, unit, "and the unit nothing at all");
        world.wait(Duration::days(16));
        run_due(&world.services).await.unwrap();
        assert_eq!(master.state().await, State::Closed);
        assert_eq!(case.tracked().await.mark("data-published"), None);
    }
}

#[tokio::test]
async fn who_leaves_or_is_kept_back_is_told_of_in_no_other_senders_page() {
    let world = World::new().await;
    let (master, case) = answered(&world, &Feedback::default()).await;
    master.publication(DONG_LAT.leader, DECLINE, &reason("CON_NHAN_RA")).await.moved_on();
    let page = master.tracked().await;
    assert!(
        !page.says("why-not-CON_NHAN_RA") && page.mark("data-published").is_none(),
        "before the end it is not told"
    );
    assert_eq!(case.tracked().await.mark("data-published"), None, "whatever the reason, or it would be one");

    let (master, case) = answered(&world, &Feedback::default()).await;
    let link = paths::published(&master.publish().await);
    assert!(case.tracked().await.html.contains(&link), "what everybody may read they may know of");
}

#[tokio::test]
async fn names_of_all_who_wait_for_the_answer_are_found_in_what_is_to_be_read() {
    let world = World::new().await;
    let follower = Feedback::default().with("identity", "open").with("name", "Hà Thị Mơ").with("phone", "0912345678");
    let (master, _) = answered(&world, &follower).await;
    let mut typed = words();
    typed[0].1 = "Chị Hà Thị Mơ và hàng xóm cùng nộp hồ sơ, ghi là hà thị mơ.".to_owned();
    let back = master.publication(DONG_LAT.triage, PROPOSE, &typed).await.expect(422);
    assert!(back.problem("marks_seen").is_some() && back.says("hidden-HO_TEN"));
    typed[0].1 = "Hàng xóm là hà thị mơ.".to_owned();
    master.publication(DONG_LAT.triage, PROPOSE, &typed).await.expect(422);
    typed[0].1 = "Hàng xóm là hà thị bông.".to_owned();
    master.publication(DONG_LAT.triage, PROPOSE, &typed).await.moved_on();
}

#[tokio::test]
async fn what_is_published_when_its_sender_is_threatened_stays_until_somebody_decides() {
    let world = World::new().await;
    for merged in [false, true] {
        let (master, case) = answered(&world, &Feedback::default()).await;
        let slug = master.publish().await;
        let unit = master.page(DONG_LAT.focal, Desk::Unit).await.expect(200).without_nonce();
        let threatened = if merged { &case } else { &master };
        threatened.follow_up(&[("threat", THREAT)]).await.moved_on();
        run_due(&world.services).await.unwrap();
        read(&world, &slug).await.expect(200);
        let unit_now = master.page(DONG_LAT.focal, Desk::Unit).await.expect(200).without_nonce();
        assert_eq!(unit_now, unit, "whoever threatens sees no change");
        let entry = crate::threats::newest(&world).await;
        let page = world.officer(CUSTODIAN).await.get(&paths::threat(entry)).await.expect(200);
        assert!(page.says("threats-published") && page.html.contains(&paths::published(&slug)));
    }
}

#[tokio::test]
async fn what_is_merged_and_is_never_published_keeps_back_the_answer_that_serves_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let master = case.master().await;
    let fields = [
        ("category", "E1".to_owned()),
        ("subject_unit", world.unit("ubnd-dong-lat").to_string()),
        ("subject_post", world.post("ubnd-dong-lat", "CONG_CHUC").to_string()),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    case.change(DONG_LAT.triage, "classify", &fields).await.moved_on();
    case.merge_into(&master).await.moved_on();
    master.reach(State::Resolved).await;
    assert_eq!(master.row().await.publication, "KHONG_CONG_KHAI");
    assert!(master.sheet(DONG_LAT.leader).await.expect(200).says("why-not-LIEN_QUAN"));
}

#[tokio::test]
async fn a_child_in_one_of_them_takes_down_what_all_wait_for() {
    let world = World::new().await;
    let (master, case) = answered(&world, &Feedback::default()).await;
    let slug = master.publish().await;
    let because = [("reason".to_owned(), REASON.to_owned())];
    case.change(DONG_LAT.leader, "mark-child", &because).await.moved_on();
    assert_eq!(master.row().await.publication, "DA_GO");
    assert!(!read(&world, &slug).await.html.contains(SHOWN));
    let (waits, case) = answered(&world, &Feedback::default()).await;
    waits.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
    case.change(DONG_LAT.triage, "mark-child", &because).await.moved_on();
    run_due(&world.services).await.unwrap();
    assert_eq!(waits.row().await.publication, "KHONG_CONG_KHAI");
}

#[tokio::test]
async fn whoever_sent_the_one_that_goes_on_reads_the_same_whether_another_is_threatened_or_a_leader_decided() {
    let world = World::new().await;
    let mut pages = Vec::new();
    for threatened in [false, true] {
        let (master, case) = answered(&world, &Feedback::default()).await;
        let before = master.tracked().await.without_nonce();
        if threatened {
            case.follow_up(&[("threat", THREAT)]).await.moved_on();
            run_due(&world.services).await.unwrap();
        } else {
            master.publication(DONG_LAT.leader, DECLINE, &reason("CON_NHAN_RA")).await.moved_on();
        }
        assert_eq!(master.row().await.publication, "KHONG_CONG_KHAI");
        assert_eq!(master.tracked().await.without_nonce(), before, "nothing shows, neither what nor when");
        pages.push(master);
    }
    world.wait(Duration::days(16));
    run_due(&world.services).await.unwrap();
    let mut told = Vec::new();
    for master in pages {
        assert_eq!(master.state().await, State::Closed);
        let page = master.tracked().await;
        assert!(
            page.says("published-notice-not") && !page.says("why-not-LIEN_QUAN") && !page.says("why-not-CON_NHAN_RA")
        );
        let number = master.number.clone();
        let notice = page.html.split("data-published").nth(1).unwrap().split("</div>").next().unwrap().to_owned();
        told.push(notice.replace(&number, ""));
    }
    assert_eq!(told[0], told[1]);
}

#[tokio::test]
async fn what_follows_from_the_own_case_is_told_at_once_and_why() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    case.follow_up(&[("threat", THREAT)]).await.moved_on();
    run_due(&world.services).await.unwrap();
    assert!(case.tracked().await.says("why-not-CAN_BAO_VE"));
}

#[tokio::test]
async fn what_was_parted_or_erased_keeps_back_what_it_kept_back_before() {
    let world = World::new().await;
    let (master, case) = answered(&world, &Feedback::default()).await;
    case.follow_up(&[("threat", THREAT)]).await.moved_on();
    part(&case).await;
    assert!(master.row().await.kept_back);
    master.publication(DONG_LAT.triage, PROPOSE, &words()).await.expect(409);
    run_due(&world.services).await.unwrap();
    assert_eq!(master.row().await.publication, "KHONG_CONG_KHAI");
    assert!(master.sheet(DONG_LAT.leader).await.expect(200).says("why-not-LIEN_QUAN"));

    let (master, case) = answered(&world, &Feedback::default()).await;
    part(&case).await;
    assert!(!master.row().await.kept_back, "nothing kept it back");
    master.publish().await;
}

/// What a case keeps back, those that it becomes part of keep back too.
#[tokio::test]
async fn what_keeps_one_back_keeps_back_whatever_it_leads_to() {
    let world = World::new().await;
    // What a child's was parted from becomes part of another.
    let child = Case::in_state(&world, State::Triage).await;
    let between = child.master().await;
    child.merge_into(&between).await.moved_on();
    let because = [("reason".to_owned(), REASON.to_owned())];
    child.change(DONG_LAT.triage, "mark-child", &because).await.moved_on();
    part(&child).await;
    assert!(between.row().await.kept_back);
    let last = between.master().await;
    between.merge_into(&last).await.moved_on();
    last.reach(State::Resolved).await;
    last.publication(DONG_LAT.triage, PROPOSE, &words()).await.expect(409);
}

#[tokio::test]
async fn a_case_that_is_looked_at_again_is_not_published_whatever_happens_there() {
    for world in World::everywhere().await {
        let mut pages = Vec::new();
        for threatened in [false, true] {
            let case = crate::appeal::declined(&world, &Feedback::default()).await;
            case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
            assert_eq!(case.row().await.publication, "KHONG_CONG_KHAI", "decided at once");
            let appeal = crate::appeal::above(&case).await;
            if threatened {
                let mut sender = appeal.sender.clone();
                sender.post(paths::TRACK, &[("code", &appeal.code)]).await.moved_on();
                sender.post(paths::TRACKED, &[("action", "linked-case")]).await.moved_on();
                sender.post(paths::TRACKED, &[("threat", THREAT)]).await.moved_on();
                assert!(appeal.row().await.retaliation && !case.row().await.retaliation);
            }
            run_due(&world.services).await.unwrap();
            case.publication(DONG_LAT.triage, PROPOSE, &words()).await.expect(409);
            let sheet = case.sheet(DONG_LAT.leader).await.expect(200);
            assert!(sheet.says("why-not-XEM_XET_LAI"));
            let row = case.row().await;
            pages.push((sheet.html.replace(&row.number, "").len(), row.publication, row.due_key));
        }
        assert_eq!(pages[0], pages[1], "a cry above changes nothing here");
    }
}

#[tokio::test]
async fn names_that_are_known_only_now_are_looked_for_when_somebody_decides() {
    let world = World::new().await;
    let master = Case::in_state(&world, State::Resolved).await;
    let mut typed = words();
    typed[0].1 = "Cán bộ Lò Văn Xá nhận hồ sơ rồi để quá hẹn.".to_owned();
    typed.push(("marks_seen".to_owned(), domain::marks::seen_as(&[&typed[0].1, &typed[1].1, ""])));
    master.publication(DONG_LAT.triage, PROPOSE, &typed).await.moved_on();
    let sheet = master.sheet(DONG_LAT.leader).await.expect(200);
    assert!(sheet.says("publishing-left") && sheet.html.contains("name=\"marks_seen\""));
    let back = master.publication(DONG_LAT.leader, APPROVE, &[]).await.expect(422);
    assert!(back.problem("marks_seen").is_some());
    let seen = [("marks_seen".to_owned(), "yes".to_owned())];
    master.publication(DONG_LAT.leader, APPROVE, &seen).await.moved_on();
}
