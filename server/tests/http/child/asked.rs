//! Who may not decide that a case concerns a child says so, and those who lead are asked: another Front, and an officer
//! where something stands in the register.

use app::paths;
use domain::case::{State, Transition};
use domain::publication::{APPROVE, PROPOSE};
use domain::role::Desk;
use server::mail::MailKind;
use server::store::publications;

use super::{mark, mark_because};
use crate::appeal::{above, declined, object_in_vain};
use crate::support::case::REASON;
use crate::support::publication::{SHOWN, words};
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

/// A case, and the one at the Front above that looks at it again.
async fn two(world: &World) -> (Case<'_>, Case<'_>) {
    let case = declined(world, &Feedback::default()).await;
    case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
    let second = above(&case).await;
    (case, second)
}

async fn leave(case: &Case<'_>, login: &str, reason: &str) -> Answer {
    case.change(login, "leave-child", &[("reason".to_owned(), reason.to_owned())]).await
}

async fn codes(case: &Case<'_>) -> Vec<String> {
    let codes = case.log().await.into_iter().map(|event| event.code);
    codes.filter(|code| code.starts_with("CHILD") || code == "UNPUBLISHED").collect()
}

async fn is_public(world: &World, slug: &str) -> bool {
    world.browser().get(&paths::published(slug)).await.html.contains(SHOWN)
}

/// How many letters of this kind wait for an officer.
async fn letters(world: &World, login: &str, case: &Case<'_>) -> usize {
    use sea_orm::EntityTrait;
    let (officer, id) = (world.officer_id(login).await, case.row().await.id);
    let all = server::store::entity::outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
    let fits = |row: &&server::store::entity::outbox::Model| row.officer_id == Some(officer) && row.case_id == Some(id);
    all.iter().filter(fits).filter(|row| row.kind == MailKind::FrontNew.code()).count()
}

#[tokio::test]
async fn the_first_front_takes_nothing_of_the_second_out_of_the_register_and_its_leaders_are_asked() {
    for world in World::everywhere().await {
        let (case, second) = two(&world).await;
        second.reach(State::Resolved).await;
        let slug = second.publish().await;
        let before = letters(&world, PROVINCE.leader, &second).await;
        mark(&case, DONG_LAT.intake).await.moved_on();
        assert!(is_public(&world, &slug).await);
        assert_eq!((second.row().await.publication.as_str(), second.row().await.child), ("DA_CONG_KHAI", false));
        assert_eq!(codes(&second).await, ["CHILD_TOLD"]);
        assert_eq!(second.log().await.last().unwrap().actor_kind, "SYSTEM");
        assert_eq!(letters(&world, PROVINCE.leader, &second).await, before + 1);
        let page = second.page(PROVINCE.leader, Desk::Front).await.expect(200);
        assert!(page.says("child-said-first") && page.html.contains("id=\"leave-child\""));
        let triage = second.page(PROVINCE.triage, Desk::Front).await.expect(200);
        assert!(triage.says("child-said-first") && !triage.html.contains("id=\"leave-child\""));
        assert!(second.sheet(PROVINCE.leader).await.expect(200).says("child-question-sheet"));
        assert!(!second.page(PROVINCE.focal, Desk::Unit).await.expect(200).html.contains("CHILD_TOLD"));

        leave(&second, PROVINCE.triage, REASON).await.expect(422);
        assert!(leave(&second, PROVINCE.leader, " ").await.expect(422).problem("reason").is_some());
        leave(&second, PROVINCE.leader, REASON).await.moved_on();
        leave(&second, PROVINCE.leader, REASON).await.expect(409);
        let page = second.page(PROVINCE.leader, Desk::Front).await.expect(200);
        assert!(!page.html.contains("data-child-question") && page.html.contains(REASON));
        assert!(is_public(&world, &slug).await);
    }
}

#[tokio::test]
async fn what_another_front_says_blocks_nothing_and_who_decides_about_publication_sees_it_first() {
    for world in World::everywhere().await {
        let (case, second) = two(&world).await;
        second.reach(State::Resolved).await;
        second.publication(PROVINCE.triage, PROPOSE, &words()).await.moved_on();
        let (mut leader, path) = (world.officer(PROVINCE.leader).await, paths::front_publication(&second.number));
        let looked_at = leader.get(&path).await.expect(200);
        assert!(!looked_at.says("child-question-sheet"));
        mark(&case, DONG_LAT.triage).await.moved_on();
        assert_eq!(second.row().await.publication, "CHO_DUYET", "nothing is laid aside");
        let back = leader.fill_in(&looked_at.form(APPROVE), &[]).await.expect(409);
        assert!(back.says("child-question-sheet") && back.says("event-CHILD_TOLD"));
        second.publication(PROVINCE.leader, APPROVE, &[]).await.moved_on();
        assert!(is_public(&world, &second.slug().await).await);
        // A leader there may follow, and then it goes.
        assert!(mark(&second, PROVINCE.leader).await.expect(422).problem("reason").is_some());
        mark_because(&second, PROVINCE.leader, REASON).await.moved_on();
        assert!(!is_public(&world, &second.slug().await).await);
        assert_eq!(codes(&second).await, ["CHILD_TOLD", "CHILD_MARKED", "UNPUBLISHED"]);
    }
}

#[tokio::test]
async fn what_is_known_when_it_goes_up_goes_along() {
    for world in World::everywhere().await {
        // Marked itself.
        let case = Case::in_state(&world, State::Triage).await;
        mark(&case, DONG_LAT.triage).await.moved_on();
        case.reach(State::Resolved).await;
        object_in_vain(&case).await;
        case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
        let row = above(&case).await.row().await;
        assert_eq!((row.child, row.access_level.as_str()), (true, "HAN_CHE"));
        // One that was merged into it.
        let follower = Case::in_state(&world, State::Triage).await;
        mark(&follower, DONG_LAT.triage).await.moved_on();
        let case = follower.master().await;
        follower.merge_into(&case).await.moved_on();
        case.reach(State::Resolved).await;
        object_in_vain(&case).await;
        case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
        let second = above(&case).await;
        assert!(second.row().await.kept_back && !second.row().await.child);
        second.reach(State::Resolved).await;
        assert_eq!(second.row().await.publication, "KHONG_CONG_KHAI");
    }
}

#[tokio::test]
async fn what_was_merged_into_the_first_case_is_a_question_above_as_well() {
    let world = World::new().await;
    let follower = Case::in_state(&world, State::Triage).await;
    let case = follower.master().await;
    follower.merge_into(&case).await.moved_on();
    case.reach(State::Resolved).await;
    object_in_vain(&case).await;
    case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
    let second = above(&case).await;
    second.reach(State::Resolved).await;
    second.publish().await;
    mark_because(&follower, DONG_LAT.triage, REASON).await.moved_on();
    assert_eq!(
        (codes(&second).await, second.row().await.publication),
        (vec!["CHILD_TOLD".to_owned()], "DA_CONG_KHAI".to_owned())
    );
    let split = [("reason".to_owned(), REASON.to_owned())];
    follower.post_as(DONG_LAT.triage, Transition::Split, &split).await.moved_on();
    assert!(!second.row().await.kept_back, "nor does it bar once they are parted");
}

/// Who speaks is protected at once, whatever Front they spoke to: of a cry nobody is asked.
#[tokio::test]
async fn a_cry_keeps_back_on_both_sides_and_is_no_question() {
    let world = World::new().await;
    for parted in [false, true] {
        let follower = Case::in_state(&world, State::Triage).await;
        let case = follower.master().await;
        follower.merge_into(&case).await.moved_on();
        case.reach(State::Resolved).await;
        object_in_vain(&case).await;
        case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
        let second = above(&case).await;
        second.reach(State::Resolved).await;
        let threatened = if parted { &follower } else { &case };
        threatened.follow_up(&[("threat", "Có người đến nhà dọa.")]).await.moved_on();
        if parted {
            let split = [("reason".to_owned(), REASON.to_owned())];
            follower.post_as(DONG_LAT.triage, Transition::Split, &split).await.moved_on();
        }
        second.publication(PROVINCE.triage, PROPOSE, &words()).await.expect(409);
        assert!(codes(&second).await.is_empty());
    }
}

#[tokio::test]
async fn what_the_front_above_finds_is_asked_below_only_where_something_stands() {
    for world in World::everywhere().await {
        for published in [false, true] {
            let case = declined(&world, &Feedback::default()).await;
            let slug = if published { Some(case.publish().await) } else { None };
            case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
            let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).without_nonce();
            mark(&above(&case).await, PROVINCE.intake).await.moved_on();
            let asked = if published { vec!["CHILD_TOLD"] } else { Vec::new() };
            assert_eq!(codes(&case).await, asked);
            assert_eq!(case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).without_nonce(), unit);
            let Some(slug) = slug else { continue };
            let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
            assert!(page.says("child-said-other"), "where it went since is told to nobody");
            assert!(is_public(&world, &slug).await);
            mark_because(&case, DONG_LAT.leader, REASON).await.moved_on();
            assert!(!is_public(&world, &slug).await);
        }
    }
}

#[tokio::test]
async fn nobody_who_receives_or_sorts_takes_something_out_of_the_register_alone() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let slug = case.publish().await;
        let page = case.page(DONG_LAT.intake, Desk::Front).await.expect(200);
        assert!(page.says("child-ask-about"));
        assert!(mark(&case, DONG_LAT.intake).await.expect(422).problem("reason").is_some());
        mark_because(&case, DONG_LAT.intake, REASON).await.moved_on();
        assert!(is_public(&world, &slug).await && !case.row().await.child);
        assert_eq!(codes(&case).await, ["CHILD_ASKED"]);
        mark_because(&case, DONG_LAT.triage, REASON).await.expect(409);
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.says("child-said-officer") && page.html.contains(REASON));
        mark_because(&case, DONG_LAT.leader, REASON).await.moved_on();
        assert!(!is_public(&world, &slug).await && case.row().await.child);
        let log = case.log().await;
        let marked = log.iter().find(|event| event.code == "CHILD_MARKED").unwrap();
        assert_eq!(marked.role.as_deref(), Some("LANH_DAO_MTTQ"));
    }
}

#[tokio::test]
async fn after_its_end_a_case_is_marked_with_a_reason() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Received).await;
    case.come_to(State::NotAccepted).await;
    assert!(mark(&case, DONG_LAT.intake).await.expect(422).problem("reason").is_some());
    assert!(mark_because(&case, DONG_LAT.intake, "ngắn").await.expect(422).problem("reason").is_some());
    mark_because(&case, DONG_LAT.intake, REASON).await.moved_on();
    assert!(case.row().await.child);
    assert!(publications::of_case(world.services.db.reader(), case.row().await.id).await.unwrap().is_empty());
}
