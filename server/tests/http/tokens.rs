//! Tokens of a unit's own systems: who makes them, that they are told once, and what ends them.

use app::paths;
use domain::journal::What;
use futures::future::join_all;
use sea_orm::{EntityTrait, QueryOrder};
use server::store::entity::{office_events, tokens};
use time::Duration;

use crate::handover::office;
use crate::support::authenticator::{account, one_time};
use crate::support::program::{EVERYTHING, Program, fields, shown, take};
use crate::support::{DONG_LAT, PROVINCE, World};

async fn kept(world: &World) -> Vec<tokens::Model> {
    tokens::Entity::find().order_by_asc(tokens::Column::Id).all(world.services.db.reader()).await.unwrap()
}

async fn works(program: &Program) -> bool {
    match program.get("/referrals").await.status.as_u16() {
        200 => true,
        401 => false,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn whoever_leads_the_unit_allows_a_token_that_only_its_officer_gets_once_and_that_is_stored_as_a_hash() {
    for world in World::everywhere().await {
        let mut head = world.officer(DONG_LAT.head).await;
        assert!(head.get(paths::UNIT).await.expect(200).html.contains(paths::UNIT_TOKENS));
        assert!(head.get(paths::UNIT_TOKENS).await.expect(200).says("tokens-empty"));
        let asked = fields(&world, DONG_LAT, DONG_LAT.focal, EVERYTHING).await;
        head.post(paths::UNIT_TOKENS, &asked).await.moved_on();
        for other in [DONG_LAT.head, DONG_LAT.handler] {
            take(&world, other).await.expect(if other == DONG_LAT.head { 404 } else { 409 });
        }
        let earlier = Program::showing(&world, &shown(&take(&world, DONG_LAT.focal).await.expect(200)));
        assert!(works(&earlier).await);
        let made = take(&world, DONG_LAT.focal).await.expect(200);
        assert!(!works(&earlier).await, "another was taken in its place");
        let token = shown(&made);
        assert!(token.starts_with("phanhoi_") && token.len() >= 50 && made.says("token-once"));
        let list = head.get(paths::UNIT_TOKENS).await.expect(200);
        assert!(list.html.contains("Một cửa điện tử") && !list.html.contains(&token));
        let [row] = kept(&world).await.try_into().unwrap();
        assert_eq!(row.token_hash, world.services.vault.program_hash(&token));
        let disk = world.everything_on_the_disk();
        assert!(!disk.windows(token.len()).any(|bytes| bytes == token.as_bytes()), "stored nowhere");
        let program = Program::showing(&world, &token);
        assert!(works(&program).await);
        let own = world.officer(DONG_LAT.focal).await.get(paths::UNIT_TOKENS).await.expect(200);
        assert!(!own.says("token-never") && own.html.contains("Một cửa điện tử"), "the day of its use is told");
        let end = [("action", "end-token".to_owned()), ("token", row.id.to_string())];
        head.post(paths::UNIT_TOKENS, &end).await.moved_on();
        assert!(!works(&program).await);
        head.post(paths::UNIT_TOKENS, &end).await.expect(409);
        let lines = office_events::Entity::find().order_by_asc(office_events::Column::Id);
        let lines = lines.all(world.services.db.reader()).await.unwrap();
        let about: Vec<_> = lines
            .iter()
            .filter(|line| line.about == Some(row.id.to_string()) && line.officer_id == Some(row.officer_id))
            .map(|line| line.code.as_str())
            .collect();
        let taken = What::TokenTaken.code();
        assert_eq!(about, [What::TokenMade.code(), taken, taken, What::TokenEnded.code()]);
    }
}

#[tokio::test]
async fn nobody_else_makes_or_ends_one_and_a_fresh_password_is_asked_for() {
    let world = World::new().await;
    let asked = fields(&world, DONG_LAT, DONG_LAT.focal, EVERYTHING).await;
    Program::of(&world, DONG_LAT.focal).await;
    let id = kept(&world).await[0].id.to_string();
    let end = [("action", "end-token".to_owned()), ("token", id)];
    for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.leader, "quantri"] {
        let mut officer = world.officer(login).await;
        let works_there = [DONG_LAT.focal, DONG_LAT.handler].contains(&login);
        officer.get(paths::UNIT_TOKENS).await.expect(if works_there { 200 } else { 404 });
        officer.post(paths::UNIT_TOKENS, &asked).await.expect(404);
        officer.post(paths::UNIT_TOKENS, &end).await.expect(404);
    }
    let mut other = world.officer(PROVINCE.head).await;
    other.post(paths::UNIT_TOKENS, &asked).await.expect(422);
    other.post(paths::UNIT_TOKENS, &end).await.expect(409);
    assert_eq!(kept(&world).await.len(), 1);
    let mut lapsed = world.officer(DONG_LAT.head).await;
    world.wait(Duration::minutes(6));
    let back = lapsed.post(paths::UNIT_TOKENS, &asked).await.expect(422);
    assert!(back.problem("otp").is_some() && back.shown("system_name").as_deref() == Some("Một cửa điện tử"));
    let mut confirmed = asked.clone();
    confirmed.push(("otp", one_time(&world, &account(DONG_LAT.head).one_time_secret)));
    lapsed.post(paths::UNIT_TOKENS, &confirmed).await.moved_on();
}

#[tokio::test]
async fn what_is_missing_or_too_much_is_said_at_its_field() {
    let world = World::new().await;
    let mut head = world.officer(DONG_LAT.head).await;
    let good = fields(&world, DONG_LAT, DONG_LAT.focal, EVERYTHING).await;
    let elsewhere = format!("{}-{}", world.unit(PROVINCE.unit), world.officer_id(PROVINCE.focal).await);
    let himself = format!("{}-{}", world.unit(DONG_LAT.unit), world.officer_id(DONG_LAT.head).await);
    let long = "a".repeat(81);
    for (field, value) in [
        ("system_name", ""),
        ("system_name", long.as_str()),
        ("acts_for", ""),
        ("acts_for", elsewhere.as_str()),
        ("acts_for", himself.as_str()),
        ("scope", "KHAC"),
        ("holds_until", ""),
        ("holds_until", "01/01/2020"),
        ("holds_until", "01/01/2099"),
    ] {
        let mut asked = good.clone();
        asked.retain(|(name, _)| *name != field);
        asked.push((field, value.to_owned()));
        let back = head.post(paths::UNIT_TOKENS, &asked).await.expect(422);
        assert!(back.problem(field).is_some(), "{field} {value}");
    }
    for _ in 0..10 {
        head.post(paths::UNIT_TOKENS, &good).await.moved_on();
    }
    assert!(head.post(paths::UNIT_TOKENS, &good).await.expect(422).problem("system_name").is_some());
    assert_eq!(kept(&world).await.len(), 10);
}

#[tokio::test]
async fn a_token_ends_with_its_day_and_with_whoever_it_acts_for() {
    for world in World::everywhere().await {
        let (focal, handler) = (Program::of(&world, DONG_LAT.focal).await, Program::of(&world, DONG_LAT.handler).await);
        assert!(works(&focal).await && works(&handler).await);
        for wrong in ["", "phanhoi_", "x", &focal.token[1..], &focal.token.to_uppercase()] {
            assert!(!works(&Program::showing(&world, wrong)).await, "{wrong}");
        }
        world.dismiss(DONG_LAT.focal).await;
        assert!(!works(&focal).await, "the role has ended");
        office(&world, DONG_LAT.handler, &[("action", "disable")]).await.moved_on();
        assert!(!works(&handler).await, "the account is closed");
        office(&world, DONG_LAT.handler, &[("action", "enable")]).await.moved_on();
        assert!(!works(&handler).await, "what has ended does not come back");
        let again = Program::of(&world, DONG_LAT.handler).await;
        assert!(works(&again).await);
        office(&world, DONG_LAT.head, &[("action", "disable")]).await.moved_on();
        assert!(!works(&again).await, "whoever allowed it is gone");
        let province = Program::with(&world, PROVINCE, PROVINCE.focal, EVERYTHING).await;
        world.wait(Duration::days(90));
        assert!(works(&province).await, "on its last day");
        world.wait(Duration::days(1));
        assert!(!works(&province).await);
    }
}

#[tokio::test]
async fn a_unit_has_ten_however_many_are_asked_for_at_once() {
    for world in World::everywhere().await {
        let asked = fields(&world, DONG_LAT, DONG_LAT.focal, EVERYTHING).await;
        let mut browsers = Vec::new();
        for _ in 0..14 {
            browsers.push(world.officer(DONG_LAT.head).await);
        }
        let answers = join_all(browsers.iter_mut().map(|head| head.post(paths::UNIT_TOKENS, &asked))).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 303).count(), 10);
        assert_eq!(kept(&world).await.len(), 10);
    }
}
