//! Holders: making a key, the first ones, letting one in, losing one.

use app::paths;
use app::words::Lang;
use axum::http::StatusCode;
use domain::submission::Step;
use sea_orm::{EntityTrait, ModelTrait};
use server::store::entity::{holders, identities};
use server::store::events;
use time::Duration;

use crate::support::opening::*;
use crate::support::{Answer, DONG_LAT, Feedback, World};

#[tokio::test]
async fn until_two_of_each_side_hold_a_key_only_anonymous_feedback_is_taken() {
    for world in World::everywhere().await {
        without_holders(&world).await;
        let mut browser = world.browser();
        let named = Feedback::default().with("identity", "sealed").with("name", NAME);
        named.fill_in_until(&world, &mut browser, Step::Sender).await;
        let page = browser.get(&paths::step(Lang::Vi, Step::Sender)).await.expect(200);
        assert!(page.says("form-sender-only-anonymous"));
        let form = page.forms().into_iter().find(|form| form.value("identity").is_some()).unwrap();
        assert_eq!(form.value("identity"), Some("anonymous"), "the only choice is ticked");
        assert!(form.value("name").is_none() && form.value("phone").is_none(), "nobody is asked for a name");
        assert!(!page.says("form-sender-share"));
        for mode in ["open", "sealed"] {
            assert!(!page.html.contains(&format!("value=\"{mode}\"")));
            let refused = named.clone().with("identity", mode).post(&world, &mut browser, Step::Sender).await;
            assert!(refused.expect(422).problem("identity").is_some(), "{mode}");
        }
        let gap = world.officer("quantri").await.get(paths::OFFICE).await.expect(200);
        assert!(gap.says("holder-gap-accounts") && gap.html.contains("data-holder-gap"));

        for login in [CUSTODIAN, OTHER_CUSTODIAN, APPROVER, OTHER_APPROVER] {
            let refused = named.post(&world, &mut browser, Step::Sender).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "before {login}");
            enrol(&world, login).await;
        }
        named.post(&world, &mut browser, Step::Sender).await.moved_on();
        let whole = world.officer("quantri").await.get(paths::OFFICE).await.expect(200);
        assert!(!whole.html.contains("data-holder-gap"));
    }
}

#[tokio::test]
async fn a_name_is_not_taken_when_a_holder_leaves_between_the_page_and_the_sending() {
    let world = World::new().await;
    let named = Feedback::default().with("identity", "sealed").with("name", NAME);
    let mut browser = world.browser();
    let code = named.prepare(&world, &mut browser).await;
    world.dismiss(CUSTODIAN).await;
    let refused = crate::support::feedback::send(&mut browser, &code).await.expect(422);
    assert!(refused.says("err-identity-bad-choice"));
    assert!(refused.html.contains("href=\"#identity"), "the problem leads to a field of this page");
    assert!(refused.html.contains("name=\"identity\"") && refused.html.contains(NAME), "what was typed stands there");
    assert_eq!(world.case_count().await, 0);
    named.clone().with("identity", "anonymous").post(&world, &mut browser, Step::Sender).await.moved_on();
    named.post(&world, &mut browser, Step::Check).await.moved_on();
    crate::support::feedback::send(&mut browser, &code).await.moved_on();
    assert_eq!(world.case_count().await, 1);
}

async fn without_holders(world: &World) {
    let tx = world.tx().await;
    for holder in holders::Entity::find().all(&tx).await.unwrap() {
        holder.delete(&tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Makes a key on the page, types the secret again, and returns it.
async fn enrol(world: &World, login: &str) -> String {
    let mut officer = world.officer(login).await;
    let page = officer.get(paths::KEYS).await.expect(200);
    let shown = officer.fill_in(&page.form("make"), &[]).await.expect(200);
    let secret = shown.marked("data-holder-secret").unwrap();
    let again = officer.get(paths::KEYS).await.expect(200);
    assert!(!again.html.contains(&secret), "it is shown once");
    let wrong = officer.fill_in(&again.form("confirm"), &[("secret", WRONG)]).await.expect(422);
    assert!(wrong.problem("secret").is_some() && !wrong.html.contains(WRONG));
    officer.fill_in(&again.form("confirm"), &[("secret", &secret)]).await.moved_on();
    secret
}

async fn key_mark(world: &World, login: &str) -> Option<String> {
    world.officer(login).await.get(paths::KEYS).await.expect(200).mark("data-key")
}

async fn enter(world: &World, login: &str, secret: &str) -> Answer {
    world.officer(login).await.post(paths::KEYS, &[("action", "rewrap"), ("secret", secret)]).await
}

async fn run(services: &server::Services) {
    let stop = tokio::sync::watch::Sender::new(false);
    server::desks::run_rewraps(services, &stop.subscribe()).await.unwrap();
}

#[tokio::test]
async fn two_survivors_let_a_new_holder_in_and_everything_is_sealed_anew_without_whoever_left() {
    for world in World::everywhere().await {
        let (case, id) = requested(&world).await;
        let more = [
            sealed(&world, &Feedback::default(), DONG_LAT).await,
            sealed(&world, &Feedback::default(), DONG_LAT).await,
        ];
        world.appoint("nhapho.tinh", "mttq-tinh", "BAO_MAT_DT", None).await;
        let new = enrol(&world, "nhapho.tinh").await;
        assert_eq!(key_mark(&world, "nhapho.tinh").await.as_deref(), Some("waiting"));
        world.dismiss(OTHER_CUSTODIAN).await;

        // One side alone does nothing, from whatever node; the node that began is the one that works.
        enter(&world, APPROVER, &secret(APPROVER)).await.moved_on();
        run(&world.services).await;
        assert_eq!(key_mark(&world, "nhapho.tinh").await.as_deref(), Some("waiting"));
        let other_node = world.another_node().await;
        enter(&other_node, CUSTODIAN, &secret(CUSTODIAN)).await.moved_on();
        run(&other_node.services).await;
        assert_eq!(left(&world).await, "3", "the other node cannot open what lies in the database");
        run(&world.services).await;
        assert_eq!(left(&world).await, "0");
        assert_eq!(key_mark(&world, "nhapho.tinh").await.as_deref(), Some("admitted"));
        for case in more.iter().chain([&case]) {
            assert_eq!(steps(case).await.last().map(String::as_str), Some("IDENTITY_REWRAPPED"));
            assert!(events::chain_holds(&case.whole_log().await));
        }
        run(&world.services).await;

        approve(&world, APPROVER, id).await.moved_on();
        let mut custodian = world.officer("nhapho.tinh").await;
        let opened = act(&mut custodian, id, "open", &[("secret", &new)]).await;
        assert!(shows_the_name(&custodian.follow(&opened).await.expect(200)));
        let row = identities::Entity::find_by_id(case.row().await.id).one(world.services.db.reader()).await.unwrap();
        assert_eq!(row.unwrap().envelope.windows(10).filter(|part| part == b"-> X25519 ").count(), 2, "two approvers");
    }
}

/// How many names are sealed to others than the holders of today.
async fn left(world: &World) -> String {
    world.officer(APPROVER).await.get(paths::KEYS).await.expect(200).mark("data-left").unwrap()
}

#[tokio::test]
async fn after_a_restart_the_two_enter_their_secrets_again_and_the_work_goes_on() {
    let world = World::new().await;
    let _case = sealed(&world, &Feedback::default(), DONG_LAT).await;
    world.appoint("nhapho.tinh", "mttq-tinh", "BAO_MAT_DT", None).await;
    enrol(&world, "nhapho.tinh").await;
    enter(&world, CUSTODIAN, &secret(CUSTODIAN)).await.moved_on();
    enter(&world, APPROVER, &secret(APPROVER)).await.moved_on();
    // The node goes down here: the next one has nothing in its memory.
    let next = world.another_node().await;
    run(&next.services).await;
    assert_eq!(left(&next).await, "1");
    not_accepted(&enter(&next, APPROVER, &secret(APPROVER)).await);
    next.wait(Duration::minutes(61));
    run(&next.services).await;
    enter(&next, CUSTODIAN, &secret(CUSTODIAN)).await.moved_on();
    enter(&next, APPROVER, &secret(APPROVER)).await.moved_on();
    run(&next.services).await;
    assert_eq!(left(&next).await, "0");
}

#[tokio::test]
async fn a_lost_secret_takes_the_key_out_of_force_at_once() {
    let world = World::new().await;
    let (_case, id) = requested(&world).await;
    let mut approver = world.officer(APPROVER).await;
    let page = approver.get(paths::KEYS).await.expect(200);
    let unsure = approver.fill_in(&page.form("lost"), &[]).await.expect(422);
    assert!(unsure.problem("lost").is_some());
    approver.post(paths::KEYS, &[("action", "make"), ("side", "APPROVER")]).await.expect(409);
    approver.fill_in(&page.form("lost"), &[("lost", "yes")]).await.moved_on();
    not_accepted(&approve(&world, APPROVER, id).await);
    let kept = holders::Entity::find().all(world.services.db.reader()).await.unwrap();
    assert!(kept.iter().filter(|row| row.until.is_some()).all(|row| row.locked_key.is_empty()));
    enrol(&world, APPROVER).await;
    assert_eq!(key_mark(&world, APPROVER).await.as_deref(), Some("waiting"), "nobody lets themselves in");
}
