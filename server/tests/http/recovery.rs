//! A lost password or authenticator: two officers, a code handed over in person, and a new start.

use app::paths;
use sea_orm::EntityTrait;
use server::store::entity::office_events;
use time::Duration;

use crate::support::authenticator::{account, one_time, recovery_codes};
use crate::support::{Answer, Browser, World};

/// Who lost everything: an officer of a commune's Front.
const LOST: &str = "tiepnhan.donglat";
const ADMINISTRATOR: &str = "quantri";
/// Leads the Front of that commune.
const LEADER: &str = "lanhdao.donglat";
const REASON: &str = "Mất điện thoại, đã gặp trực tiếp và xác minh thẻ cán bộ.";
const NEW: &str = "mưa rơi trên mái ngói cũ";

async fn opened(world: &World) -> Answer {
    let mut administrator = world.officer(ADMINISTRATOR).await;
    let person = paths::office_person(world.officer_id(LOST).await);
    administrator.get(&person).await.expect(200);
    administrator.post(&person, &[("action", "recover"), ("reason", REASON)]).await
}

/// Opens a recovery and approves it; returns the code.
async fn approved(world: &World) -> String {
    opened(world).await.moved_on();
    let mut leader = world.officer(LEADER).await;
    let page = leader.get(paths::RECOVERIES).await.expect(200);
    let form = page.form("approve");
    let page = leader.fill_in(&form, &[]).await.expect(200);
    leader.fill_in(&form, &[]).await.expect(404);
    recovery_codes(&page).remove(0)
}

async fn uses(browser: &mut Browser, login: &str, code: &str, password: &str) -> Answer {
    let fields = [("login", login), ("code", code), ("new_password", password), ("new_password_again", password)];
    browser.post(paths::RECOVER, &fields).await
}

#[tokio::test]
async fn two_officers_recover_an_account_and_everything_of_before_ends() {
    for world in World::everywhere().await {
        let old = account(LOST);
        let mut before = world.officer(LOST).await;
        let code = approved(&world).await;
        assert!(before.get(paths::ACCOUNT).await.expect(200).says("account-recovery-notice"));

        let mut person = world.browser();
        let next = uses(&mut person, LOST, &code.to_lowercase(), NEW).await;
        assert_eq!(next.location(), paths::ENROL);
        assert_eq!(before.get(paths::FRONT).await.location(), paths::SIGN_IN);
        let secret = person.follow(&next).await.expect(200).mark("data-totp-secret").unwrap();
        assert_ne!(secret, old.one_time_secret);
        person.post(paths::ENROL, &[("otp", &one_time(&world, &secret))]).await.expect(200);
        person.get(paths::FRONT).await.expect(200);

        uses(&mut world.browser(), LOST, &code, NEW).await.expect(422);
        let sign_in = async |password: &str| {
            world.browser().post(paths::SIGN_IN, &[("login", LOST), ("password", password)]).await
        };
        sign_in(&old.password).await.expect(422);
        assert_eq!(sign_in(NEW).await.location(), paths::ONE_TIME);

        let rows = office_events::Entity::find().all(world.services.db.reader()).await.unwrap();
        let told: Vec<_> = rows.iter().map(|row| (row.code.as_str(), row.actor_id)).collect();
        let (administrator, leader) = (world.officer_id(ADMINISTRATOR).await, world.officer_id(LEADER).await);
        assert_eq!(
            told,
            [("RECOVERY_OPENED", Some(administrator)), ("RECOVERY_APPROVED", Some(leader)), ("RECOVERY_USED", None)]
        );
        assert!(rows.iter().all(|row| row.officer_id.is_some()));
    }
}

#[tokio::test]
async fn only_who_leads_the_persons_body_or_one_above_decides() {
    let world = World::new().await;
    opened(&world).await.moved_on();
    let form = world.officer(LEADER).await.get(paths::RECOVERIES).await.form("approve");
    // The administrator who opened it, a colleague, the person, and leaders of other bodies.
    for login in [ADMINISTRATOR, "phanloai.donglat", LOST, "phochutich.ubnd.donglat", "lanhdao.nnmt"] {
        let mut other = world.officer(login).await;
        let page = other.get(paths::RECOVERIES).await.expect(200);
        assert!(!page.html.contains(REASON), "{login}");
        other.fill_in(&form, &[]).await.expect(404);
        other.fill_in(&form, &[("action", "refuse")]).await.expect(404);
    }
    // The Front of the province stands above that of the commune.
    let mut above = world.officer("lanhdao.tinh").await;
    assert!(above.get(paths::RECOVERIES).await.html.contains(REASON));
    let refuse = above.get(paths::RECOVERIES).await.form("refuse");
    above.fill_in(&refuse, &[]).await.moved_on();
    assert!(!above.get(paths::RECOVERIES).await.html.contains(REASON));
}

#[tokio::test]
async fn a_leader_does_not_decide_about_themselves() {
    let world = World::new().await;
    let mut administrator = world.officer(ADMINISTRATOR).await;
    let person = paths::office_person(world.officer_id(LEADER).await);
    administrator.post(&person, &[("action", "recover"), ("reason", REASON)]).await.moved_on();
    assert!(!world.officer(LEADER).await.get(paths::RECOVERIES).await.html.contains(REASON));
    assert!(world.officer("lanhdao.tinh").await.get(paths::RECOVERIES).await.html.contains(REASON));
}

#[tokio::test]
async fn an_administrator_opens_one_at_a_time_with_a_reason_and_never_for_themselves() {
    let world = World::new().await;
    let mut administrator = world.officer(ADMINISTRATOR).await;
    let recover = async |browser: &mut Browser, id: i64, reason: &str| {
        browser.post(&paths::office_person(id), &[("action", "recover"), ("reason", reason)]).await
    };
    let (lost, own) = (world.officer_id(LOST).await, world.officer_id(ADMINISTRATOR).await);
    for (id, reason) in [(lost, ""), (lost, "vì sao"), (own, REASON)] {
        let back = recover(&mut administrator, id, reason).await.expect(422);
        assert!(back.problem("reason").is_some(), "{id} {reason}");
    }
    recover(&mut administrator, lost, REASON).await.moved_on();
    recover(&mut administrator, lost, REASON).await.expect(422);
    // What nobody decides lapses, and can be asked for again.
    world.wait(Duration::days(8));
    let mut administrator = world.officer(ADMINISTRATOR).await;
    recover(&mut administrator, lost, REASON).await.moved_on();
    let mut leader = world.officer(LEADER).await;
    recover(&mut leader, lost, REASON).await.expect(404);
}

#[tokio::test]
async fn a_code_is_worth_nothing_for_another_account_or_after_a_day() {
    let world = World::new().await;
    let code = approved(&world).await;
    let other = if code.starts_with('A') { "B" } else { "A" };
    for (login, code) in [
        ("quantri", code.as_str()),
        ("khong.co.ai", &code),
        (LOST, &format!("{other}{}", &code[1..])),
        (LOST, "000000"),
        (LOST, ""),
    ] {
        let refused = uses(&mut world.browser(), login, code, NEW).await.expect(422);
        assert!(refused.says("recovery-code-refused"), "{login} {code}");
    }
    let weak = uses(&mut world.browser(), LOST, &code, "tiepnhan.donglat").await.expect(422);
    assert!(weak.problem("new_password").is_some());
    world.wait(Duration::hours(25));
    uses(&mut world.browser(), LOST, &code, NEW).await.expect(422);
}

#[tokio::test]
async fn nobody_decides_whom_the_administrator_made_a_leader_a_moment_ago() {
    let world = World::new().await;
    let puppet = "phanloai.donglat";
    let page = paths::office_person(world.officer_id(puppet).await);
    let mut administrator = world.officer(ADMINISTRATOR).await;
    administrator.get(&page).await.expect(200);
    let since = domain::date::show(world.services.clock.today());
    let role =
        [("action", "add-membership"), ("unit", "mttq-dong-lat"), ("role", "LANH_DAO_MTTQ"), ("since", since.as_str())];
    administrator.post(&page, &role).await.moved_on();
    opened(&world).await.moved_on();
    let waits = async |login: &str| {
        world.officer(login).await.get(paths::RECOVERIES).await.expect(200).html.contains("value=\"approve\"")
    };
    assert!(!waits(puppet).await && waits(LEADER).await);
    world.wait(Duration::days(8));
    opened(&world).await.moved_on();
    assert!(waits(puppet).await);
    // Nor whom another administrator made one.
    let second = "phanloai2.donglat";
    let by = server::store::office_events::Entry::new(domain::journal::What::RoleGiven, None);
    let tx = world.tx().await;
    let line = by.account(domain::unit::OfficerId(world.officer_id(second).await));
    server::store::office_events::append(&tx, line, world.services.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    world.appoint(second, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
    assert!(!waits(second).await);
}
