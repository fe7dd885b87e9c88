//! Sealed names: who opens them, with what, for how long, and what is told of it.

mod notices;
mod tries;

use app::paths;
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use server::jobs::{Due, Job};
use server::store::entity::{identities, openings};
use server::store::{events, ties};
use time::Duration;

use crate::support::case::REASON;
use crate::support::opening::*;
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

async fn tracking(case: &mut Case<'_>) -> Answer {
    case.sender.post(paths::TRACK, &[("code", case.code.as_str())]).await.moved_on();
    case.sender.get(paths::TRACKED).await.expect(200)
}

#[tokio::test]
async fn three_people_open_a_sealed_name_for_half_an_hour_and_the_sender_reads_of_each_step() {
    for world in World::everywhere().await {
        let mut case = sealed(&world, &Feedback::default(), DONG_LAT).await;
        let front = case.page(ASKER, domain::role::Desk::Front).await.expect(200);
        assert!(!front.html.contains(NAME) && front.html.contains(&paths::opening_request(&case.number)));
        let asks = world.officer(ASKER).await.get(&paths::opening_request(&case.number)).await.expect(200);
        let id = ask(&case, ASKER).await;
        let waits = world.officer(ASKER).await.get(&paths::opening(id)).await.expect(200);
        for page in [&asks, &waits] {
            assert!(page.marked("data-what-follows").is_some(), "{}", page.path);
            assert!(page.says("opening-next-you") && page.says("opening-next-follow"), "the name is not theirs");
            assert!(page.html.contains("Sau 7 ngày") && page.html.contains("trong 24 giờ"), "{}", page.path);
        }

        let mut approver = world.officer(APPROVER).await;
        let list = approver.get(paths::OPENINGS).await.expect(200);
        assert!(list.html.contains(&case.number) && list.html.contains(&paths::opening(id)));
        let page = approver.get(&paths::opening(id)).await.expect(200);
        assert!(page.html.contains(REASON) && page.marked("data-what-follows").is_none());
        let done = approver.fill_in(&page.form("approve"), &[("secret", &secret(APPROVER))]).await;
        let page = approver.follow(&done).await.expect(200);
        assert!(!page.html.contains(NAME), "who approves reads nothing");

        let mut custodian = world.officer(CUSTODIAN).await;
        let page = custodian.get(&paths::opening(id)).await.expect(200);
        let done = custodian.fill_in(&page.form("open"), &[("secret", &secret(CUSTODIAN))]).await;
        assert!(shows_the_name(&custodian.follow(&done).await.expect(200)));
        assert!(shows_the_name(&custodian.get(&paths::opening(id)).await), "it can be read again");
        for login in [CUSTODIAN, OTHER_CUSTODIAN, APPROVER, ASKER] {
            let elsewhere = world.officer(login).await.get(&paths::opening(id)).await.expect(200);
            assert!(!elsewhere.html.contains(NAME), "{login} in another browser");
        }

        let expected =
            ["OPENING_REQUESTED", "OPENING_APPROVED", "IDENTITY_OPENED", "IDENTITY_VIEWED", "IDENTITY_VIEWED"];
        assert_eq!(steps(&case).await, expected);
        assert!(events::chain_holds(&case.whole_log().await));
        let told = tracking(&mut case).await;
        for code in expected {
            assert!(told.says(&format!("event-citizen-{code}")), "{code}");
        }
        assert!(!told.html.contains(REASON));

        world.wait(Duration::minutes(29));
        assert!(shows_the_name(&custodian.get(&paths::opening(id)).await.expect(200)));
        world.wait(Duration::minutes(1));
        assert!(!custodian.get(&paths::opening(id)).await.expect(200).html.contains(NAME));
        let stop = tokio::sync::watch::Sender::new(false);
        Due::new(world.services.clone()).run(&stop.subscribe()).await.unwrap();
        let row = openings::Entity::find_by_id(id).one(world.services.db.reader()).await.unwrap().unwrap();
        assert_eq!(row.envelope, None, "nothing is left of it");
    }
}

#[tokio::test]
async fn what_is_on_the_disk_shows_no_name_before_during_and_after() {
    let world = World::new().await;
    let (_case, id) = requested(&world).await;
    let clean = || {
        let found = world.everything_on_the_disk();
        !found.windows(NAME.len()).any(|part| part == NAME.as_bytes())
            && !found.windows(PHONE.len()).any(|part| part == PHONE.as_bytes())
    };
    assert!(clean());
    approve(&world, APPROVER, id).await.moved_on();
    assert!(clean());
    let (_, opened) = open(&world, CUSTODIAN, id).await;
    opened.moved_on();
    assert!(clean());
}

#[tokio::test]
async fn nobody_takes_part_twice() {
    let world = World::new().await;
    // Both are of the province's Front, which has this case itself.
    let case = sealed(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    let id = ask(&case, OTHER_APPROVER).await;
    not_accepted(&approve(&world, OTHER_APPROVER, id).await);
    let page = world.officer(OTHER_APPROVER).await.get(&paths::opening(id)).await.expect(200);
    assert!(!page.html.contains("value=\"approve\""), "it is not offered either");
    act(&mut world.officer(OTHER_APPROVER).await, id, "refuse", &[("ground", REASON)]).await.expect(404);
    approve(&world, APPROVER, id).await.moved_on();

    world.officer(CUSTODIAN).await.get(&paths::opening_request(&case.number)).await.expect(404);
    world.appoint(CUSTODIAN, "mttq-tinh", "PHAN_LOAI", None).await;
    let other = sealed(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    let second = ask(&other, CUSTODIAN).await;
    approve(&world, APPROVER, second).await.moved_on();
    not_accepted(&open(&world, CUSTODIAN, second).await.1);
    let (mut browser, opened) = open(&world, OTHER_CUSTODIAN, second).await;
    assert!(shows_the_name(&browser.follow(&opened).await.expect(200)));
}

#[tokio::test]
async fn a_secret_of_the_other_side_opens_nothing() {
    let world = World::new().await;
    let (_case, id) = requested(&world).await;
    for login in [CUSTODIAN, APPROVER] {
        not_accepted(&act(&mut world.officer(login).await, id, "open", &[("secret", &secret(login))]).await);
    }
    not_accepted(&approve(&world, CUSTODIAN, id).await);
    approve(&world, APPROVER, id).await.moved_on();
    not_accepted(&open(&world, APPROVER, id).await.1);
    not_accepted(&approve(&world, OTHER_APPROVER, id).await);
}

#[tokio::test]
async fn a_wrong_secret_and_a_wrong_state_get_the_same_answer_and_wrong_ones_are_slowed_down() {
    let world = World::new().await;
    let (case, id) = requested(&world).await;
    let mut custodian = world.officer(CUSTODIAN).await;
    let right = secret(CUSTODIAN);
    let early = act(&mut custodian, id, "open", &[("secret", &right)]).await;
    let wrong = act(&mut custodian, id, "open", &[("secret", WRONG)]).await;
    not_accepted(&early);
    assert_eq!(early.without_nonce(), wrong.without_nonce());

    approve(&world, APPROVER, id).await.moved_on();
    for typed in [WRONG, "x"] {
        not_accepted(&act(&mut custodian, id, "open", &[("secret", typed)]).await);
    }
    not_accepted(&act(&mut custodian, id, "open", &[("secret", &right)]).await);
    world.wait(Duration::seconds(61));
    let opened = act(&mut custodian, id, "open", &[("secret", &right.to_lowercase().replace('-', " "))]).await;
    assert!(shows_the_name(&custodian.follow(&opened).await.expect(200)));
    assert_eq!(steps(&case).await.len(), 4, "what failed is no step of the case");
}

#[tokio::test]
async fn wrong_secrets_of_one_holder_slow_down_nobody_else() {
    let world = World::new().await;
    let (_case, id) = requested(&world).await;
    let mut approver = world.officer(APPROVER).await;
    for _ in 0..5 {
        not_accepted(&act(&mut approver, id, "approve", &[("secret", WRONG)]).await);
    }
    approve(&world, OTHER_APPROVER, id).await.moved_on();
}

#[tokio::test]
async fn each_step_has_its_time() {
    let world = World::new().await;
    let (case, id) = requested(&world).await;
    let pending = world.officer(ASKER).await.get(&paths::opening_request(&case.number)).await.expect(200);
    assert!(pending.says("opening-request-pending"));
    world.wait(Duration::days(7));
    not_accepted(&approve(&world, APPROVER, id).await);
    let second = ask(&case, ASKER).await;
    approve(&world, APPROVER, second).await.moved_on();
    world.wait(Duration::days(1));
    not_accepted(&open(&world, CUSTODIAN, second).await.1);
    let page = world.officer(CUSTODIAN).await.get(&paths::opening(second)).await.expect(200);
    assert_eq!(page.mark("data-opening").as_deref(), Some("HET_HAN"));
}

#[tokio::test]
async fn what_was_moved_to_another_case_opens_for_nobody() {
    let world = World::new().await;
    let (case, id) = requested(&world).await;
    let other = sealed(&world, &Feedback::default(), DONG_LAT).await;
    let db = world.services.db.reader();
    let theirs = identities::Entity::find_by_id(other.row().await.id).one(db).await.unwrap().unwrap();
    let mut moved =
        identities::Entity::find_by_id(case.row().await.id).one(db).await.unwrap().unwrap().into_active_model();
    moved.envelope = sea_orm::ActiveValue::Set(theirs.envelope);
    let tx = world.tx().await;
    moved.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    not_accepted(&approve(&world, APPROVER, id).await);
}

#[tokio::test]
async fn a_refusal_ends_it_and_the_sender_reads_that_it_was_refused() {
    let world = World::new().await;
    let (mut case, id) = requested(&world).await;
    let mut approver = world.officer(APPROVER).await;
    let page = approver.get(&paths::opening(id)).await.expect(200);
    let missing = approver.fill_in(&page.form("refuse"), &[]).await.expect(422);
    assert!(missing.problem("ground").is_some());
    approver.fill_in(&page.form("refuse"), &[("ground", REASON)]).await.moved_on();
    not_accepted(&approve(&world, OTHER_APPROVER, id).await);
    act(&mut approver, id, "refuse", &[("ground", REASON)]).await.expect(409);
    assert!(tracking(&mut case).await.says("event-citizen-OPENING_REFUSED"));
    assert_eq!(steps(&case).await, ["OPENING_REQUESTED", "OPENING_REFUSED"]);
}

/// What the sender's page says of the log.
fn record(page: &Answer) -> String {
    let record = page.html.split("<details class=\"record\">").nth(1).unwrap_or_default();
    record.split("</details>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn under_a_legal_hold_the_sender_is_told_when_it_is_over() {
    let world = World::new().await;
    let mut case = sealed(&world, &Feedback::default(), DONG_LAT).await;
    let before = record(&tracking(&mut case).await);
    assert!(before.contains("data-event-hash"));
    let id = ask(&case, ASKER).await;
    assert_eq!(record(&tracking(&mut case).await), before, "nothing shows before somebody has decided");
    let mut approver = world.officer(APPROVER).await;
    let typed = secret(APPROVER);
    let without = act(&mut approver, id, "approve", &[("secret", &typed), ("hold", "yes")]).await.expect(422);
    assert!(without.problem("ground").is_some(), "a hold has a ground");
    act(&mut approver, id, "approve", &[("secret", &typed), ("hold", "yes"), ("ground", REASON)]).await.moved_on();
    open(&world, CUSTODIAN, id).await.1.moved_on();
    let held = tracking(&mut case).await;
    for code in ["OPENING_REQUESTED", "OPENING_APPROVED", "IDENTITY_OPENED"] {
        assert!(!held.says(&format!("event-citizen-{code}")), "{code}");
    }
    assert_eq!(record(&held), before, "no hash and no place in the log either");
    let page = approver.get(&paths::opening(id)).await.expect(200);
    approver.fill_in(&page.form("lift-hold"), &[]).await.moved_on();
    let told = tracking(&mut case).await;
    for code in ["OPENING_REQUESTED", "OPENING_APPROVED", "IDENTITY_OPENED", "OPENING_HOLD_LIFTED"] {
        assert!(told.says(&format!("event-citizen-{code}")), "{code}");
    }
    act(&mut approver, id, "lift-hold", &[]).await.expect(404);
}

#[tokio::test]
async fn who_is_tied_to_the_subject_finds_no_trace_of_the_request() {
    let world = World::new().await;
    let (case, id) = requested(&world).await;
    approve(&world, APPROVER, id).await.moved_on();
    let post = (UnitId(world.unit("ubnd-dong-lat")), PostId(world.post("ubnd-dong-lat", "CONG_CHUC")));
    for login in [OTHER_APPROVER, CUSTODIAN] {
        let officer = OfficerId(world.officer_id(login).await);
        let tx = world.tx().await;
        ties::add(&tx, officer, "SIBLING", None, Some(post), world.services.clock.today()).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = world.officer(login).await;
        assert!(!browser.get(paths::OPENINGS).await.expect(200).html.contains(&case.number), "{login}");
        let there = browser.get(&paths::opening(id)).await.expect(404);
        let absent = browser.get(&paths::opening(id + 1000)).await.expect(404);
        assert_eq!(
            there.without_nonce(),
            absent.without_nonce().replace(&paths::opening(id + 1000), &paths::opening(id)),
            "{login}"
        );
        for action in ["approve", "open", "refuse", "lift-hold"] {
            act(&mut browser, id, action, &[("secret", &secret(login)), ("ground", REASON)]).await.expect(404);
        }
    }
    // Somebody else of the same side may.
    open(&world, OTHER_CUSTODIAN, id).await.1.moved_on();
}

#[tokio::test]
async fn who_gets_a_tie_after_opening_reads_no_more() {
    let world = World::new().await;
    let (_case, id) = requested(&world).await;
    approve(&world, APPROVER, id).await.moved_on();
    let (mut browser, opened) = open(&world, CUSTODIAN, id).await;
    assert!(shows_the_name(&browser.follow(&opened).await.expect(200)));
    world.dismiss(CUSTODIAN).await;
    assert!(!browser.get(&paths::opening(id)).await.html.contains(NAME));
}

#[tokio::test]
async fn administrators_other_fronts_and_units_find_nothing_there() {
    let world = World::new().await;
    let (case, id) = requested(&world).await;
    for login in ["quantri", "kiemtra", "dulieu", "tiepnhan.benlau", "lanhdao.benlau", "lanhdao.ubnd.tinh"] {
        let mut browser = world.officer(login).await;
        for path in [paths::opening(id), paths::opening_request(&case.number)] {
            let answer = browser.get(&path).await.expect(404);
            assert!(!answer.html.contains(REASON), "{login}");
            browser.post(&path, &[("action", "approve"), ("secret", WRONG), ("reason", REASON)]).await.expect(404);
        }
        browser.get(paths::KEYS).await.expect(404);
    }
    // An administrator who is made a leader as well still reads nothing and holds no key.
    world.appoint("quantri", "mttq-tinh", "LANH_DAO_MTTQ", None).await;
    let mut both = world.officer("quantri").await;
    both.get(paths::KEYS).await.expect(404);
    both.get(&paths::opening(id)).await.expect(404);
    both.post(paths::KEYS, &[("action", "make"), ("side", "APPROVER")]).await.expect(404);
}

#[tokio::test]
async fn there_is_nothing_to_open_where_nothing_is_sealed() {
    let world = World::new().await;
    let anonymous = Case::sent(&world).await;
    let open = Feedback::default().with("identity", "open").with("name", NAME);
    let open = Case::of(&world, &open, DONG_LAT).await;
    for case in [&anonymous, &open] {
        let mut officer = world.officer(ASKER).await;
        officer.get(&paths::opening_request(&case.number)).await.expect(404);
        officer.post(&paths::opening_request(&case.number), &[("reason", REASON)]).await.expect(404);
    }
    let db = world.services.db.reader();
    assert!(identities::Entity::find_by_id(anonymous.row().await.id).one(db).await.unwrap().is_none());
    // An open name is for the officers of the case, each look an event.
    let page = open.page(ASKER, domain::role::Desk::Front).await.expect(200);
    assert!(page.html.contains(NAME));
    assert_eq!(steps(&open).await, ["IDENTITY_READ"]);
}

#[tokio::test]
async fn what_is_dear_asks_for_a_fresh_one_time_password() {
    let world = World::new().await;
    let (_case, id) = requested(&world).await;
    let mut approver = world.officer(APPROVER).await;
    world.wait(Duration::minutes(6));
    let typed = secret(APPROVER);
    let asked = act(&mut approver, id, "approve", &[("secret", &typed)]).await.expect(422);
    assert!(asked.problem("otp").is_some() && !asked.html.contains(&typed));
    let make = approver.post(paths::KEYS, &[("action", "lost"), ("lost", "yes")]).await.expect(422);
    assert!(make.problem("otp").is_some());
}
