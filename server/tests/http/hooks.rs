//! Of what units' own systems are told: what a message says, when it comes again, and what never becomes one.

use app::paths;
use domain::case::{State, Transition};
use domain::interface::hook::{HookEvent, HookFailure, PAUSES};
use domain::journal::What;
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use serde_json::json;
use server::hooks::{Caller, Told, run_once};
use server::store::entity::{hook_messages, hooks, office_events, tokens};
use time::Duration;

use crate::support::html::unescape;
use crate::support::program::{EVERYTHING, Program};
use crate::support::receiver::{Heard, Receiver, send};
use crate::support::told::{declare_tie, name_the_handler};
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

/// The page of the token that was made last.
async fn newest(world: &World) -> String {
    let newest = tokens::Entity::find().order_by_desc(tokens::Column::Id).one(world.services.db.reader()).await;
    paths::unit_hook(newest.unwrap().unwrap().id)
}

/// A system of the unit that acts for this officer and takes messages: its page, and the secret.
async fn listening(world: &World, login: &str, receiver: &Receiver) -> (String, String) {
    Program::of(world, login).await;
    let page = newest(world).await;
    let asked = [("action", "make-hook"), ("hook_address", &receiver.address())];
    let secret = shown(&world.officer(login).await.post(&page, &asked).await.expect(200));
    (page, secret)
}

#[track_caller]
fn shown(page: &Answer) -> String {
    let rest = page.html.split("data-hook-secret=\"").nth(1).unwrap_or_else(|| panic!("{}: no secret", page.status));
    unescape(rest.split('>').nth(1).unwrap().split('<').next().unwrap())
}

async fn ask(world: &World, login: &str, page: &str, action: &str) -> Answer {
    world.officer(login).await.post(page, &[("action", action)]).await
}

/// The kinds of messages that a page lists, the newest first.
async fn listed(world: &World, login: &str, page: &str) -> Vec<String> {
    let page = world.officer(login).await.get(page).await.expect(200);
    page.html.split("data-message=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn one(arrived: u64) -> Told {
    Told { arrived, ..Told::default() }
}

#[tokio::test]
async fn a_message_is_signed_and_says_where_to_read_and_nothing_of_what() {
    for world in World::everywhere().await {
        let receiver = Receiver::new().await;
        let (page, secret) = listening(&world, DONG_LAT.focal, &receiver).await;
        let case = Case::in_state(&world, State::Transferred).await;
        receiver.answer([200]);
        assert_eq!(send(&world).await, one(1));
        assert_eq!(send(&world).await, Told::default());
        let [heard] = receiver.heard().try_into().ok().unwrap();
        assert_eq!((heard.method.as_str(), heard.path.as_str()), ("POST", "/tin?khoa=bi-mat"));
        assert_eq!(heard.signed_by(&secret), Some(0));
        assert_eq!(heard.header("webhook-timestamp"), world.services.clock.now().unix_timestamp().to_string());
        let origin = world.services.config.base_url.origin();
        let expected = json!({
            "id": heard.header("webhook-id"),
            "type": "referral.sent",
            "data": { "number": case.number, "referral": format!("{origin}/api/v1/referrals/{}", case.number) },
        });
        assert_eq!(heard.json(), expected);
        let own = world.officer(DONG_LAT.focal).await.get(&page).await.expect(200);
        assert_eq!(own.html.matches("data-message=\"referral.sent\"").count(), 1);
        assert!(
            own.html.contains("http://localhost:") && !own.html.contains("bi-mat") && !own.html.contains(&case.number)
        );
        let disk = world.everything_on_the_disk();
        for kept in [secret.as_str(), "khoa=bi-mat"] {
            assert!(
                !own.html.contains(kept) && !disk.windows(kept.len()).any(|bytes| bytes == kept.as_bytes()),
                "{kept}"
            );
        }
    }
}

#[tokio::test]
async fn what_a_unit_is_told_by_mail_its_system_is_told_as_well() {
    for world in World::everywhere().await {
        let (focal, handler) = (Receiver::new().await, Receiver::new().await);
        listening(&world, DONG_LAT.focal, &focal).await;
        listening(&world, DONG_LAT.handler, &handler).await;
        let case = Case::sent(&world).await;
        case.come_to(State::Remedy).await;
        let back = Case::sent(&world).await;
        back.come_to(State::AnswerSentBack).await;
        send(&world).await;
        let of = |heard: &[Heard], case: &Case<'_>| -> Vec<String> {
            let about = heard.iter().filter(|heard| heard.json()["data"]["number"] == case.number.as_str());
            about.map(Heard::kind).collect()
        };
        let (focal, handler) = (focal.heard(), handler.heard());
        assert_eq!(of(&focal, &case), ["referral.sent", "remedy.followed"]);
        assert_eq!(of(&handler, &case), ["referral.sent", "referral.assigned", "remedy.followed"]);
        assert_eq!(of(&focal, &back), ["referral.sent", "answer.returned"]);
        assert_eq!(of(&handler, &back), ["referral.sent", "referral.assigned", "answer.returned"]);
    }
}

#[tokio::test]
async fn it_comes_again_under_the_same_id_until_it_has_arrived_and_nobody_follows_where_an_answer_leads() {
    for world in World::everywhere().await {
        let receiver = Receiver::new().await;
        let (page, secret) = listening(&world, DONG_LAT.focal, &receiver).await;
        Case::in_state(&world, State::Transferred).await;
        receiver.answer([500, 302]);
        let mut ids = Vec::new();
        for (pause, word) in [(PAUSES[0], HookFailure::Refused), (PAUSES[1], HookFailure::Redirected)] {
            assert_eq!(send(&world).await, Told { failed: 1, ..Told::default() });
            assert_eq!(send(&world).await, Told::default(), "it waits for its time");
            let own = world.officer(DONG_LAT.focal).await.get(&page).await.expect(200);
            assert!(own.says(&format!("hook-failure-{}", word.code())) && own.says("hook-standing-CHO_GUI"));
            world.wait(pause);
        }
        assert_eq!(send(&world).await, one(1));
        for heard in receiver.heard() {
            assert_eq!((heard.path.as_str(), heard.signed_by(&secret)), ("/tin?khoa=bi-mat", Some(0)));
            ids.push(heard.header("webhook-id").to_owned());
        }
        assert_eq!(ids.len(), 3);
        ids.dedup();
        assert_eq!(ids.len(), 1);
        let own = world.officer(DONG_LAT.focal).await.get(&page).await.expect(200);
        assert!(own.says("hook-standing-DA_NHAN") && !own.html.contains("data-failing"));
    }
}

#[tokio::test]
async fn after_three_days_it_is_given_up_and_the_page_says_so_until_something_arrives() {
    for world in World::everywhere().await {
        let receiver = Receiver::new().await;
        let (page, _) = listening(&world, DONG_LAT.focal, &receiver).await;
        Case::in_state(&world, State::Transferred).await;
        receiver.answer([503; 10]);
        for pause in PAUSES {
            assert_eq!(send(&world).await, Told { failed: 1, ..Told::default() });
            assert!(!world.officer(DONG_LAT.focal).await.get(&page).await.html.contains("data-failing"));
            world.wait(pause);
        }
        assert_eq!(send(&world).await, Told { given_up: 1, ..Told::default() });
        world.wait(Duration::days(10));
        assert_eq!(send(&world).await, Told::default());
        for login in [DONG_LAT.focal, DONG_LAT.head] {
            let told = world.officer(login).await.get(&page).await.expect(200);
            assert!(told.html.contains("data-failing") && told.says("hook-standing-BO_CUOC"), "{login}");
        }
        for _ in 0..3 {
            ask(&world, DONG_LAT.focal, &page, "test-hook").await.moved_on();
        }
        receiver.heard();
        assert_eq!(send(&world).await, one(1), "while one waits there is no other");
        let [test] = receiver.heard().try_into().ok().unwrap();
        assert_eq!(test.json(), json!({ "id": test.header("webhook-id"), "type": "webhook.test", "data": {} }));
        assert!(!world.officer(DONG_LAT.focal).await.get(&page).await.html.contains("data-failing"));
        receiver.answer([410]);
        ask(&world, DONG_LAT.focal, &page, "test-hook").await.moved_on();
        assert_eq!(send(&world).await, Told { given_up: 1, ..Told::default() }, "it wants no more");
    }
}

#[tokio::test]
async fn a_secret_is_told_once_and_the_former_one_signs_for_a_day() {
    for world in World::everywhere().await {
        let receiver = Receiver::new().await;
        let (page, former) = listening(&world, DONG_LAT.focal, &receiver).await;
        let again = [("action", "make-hook"), ("hook_address", "https://nhan.example.vn/")];
        world.officer(DONG_LAT.focal).await.post(&page, &again).await.expect(409);
        let secret = shown(&ask(&world, DONG_LAT.focal, &page, "turn-hook").await.expect(200));
        assert_ne!(secret, former);
        for (hours, signs) in [(0, [Some(0), Some(1)]), (23, [Some(0), Some(1)]), (1, [Some(0), None])] {
            world.wait(Duration::hours(hours));
            ask(&world, DONG_LAT.focal, &page, "test-hook").await.moved_on();
            send(&world).await;
            let [heard] = receiver.heard().try_into().ok().unwrap();
            assert_eq!([heard.signed_by(&secret), heard.signed_by(&former)], signs, "{hours}");
            let own = world.officer(DONG_LAT.focal).await.get(&page).await.expect(200);
            assert_eq!(own.says("hook-both-sign"), signs[1].is_some());
            assert!(!own.html.contains(&secret) && !own.html.contains(&former) && !own.html.contains("whsec_"));
        }
        let lines = office_events::Entity::find().order_by_asc(office_events::Column::Id);
        let lines = lines.all(world.services.db.reader()).await.unwrap();
        let lines: Vec<_> =
            lines.iter().map(|line| line.code.as_str()).filter(|code| code.starts_with("HOOK")).collect();
        assert_eq!(lines, [What::HookMade.code(), What::HookTurned.code()]);
    }
}

#[tokio::test]
async fn of_a_case_that_is_kept_from_somebody_their_system_hears_nothing() {
    for world in World::everywhere().await {
        let (focal, handler) = (Receiver::new().await, Receiver::new().await);
        let (page, _) = listening(&world, DONG_LAT.focal, &focal).await;
        listening(&world, DONG_LAT.handler, &handler).await;
        let chairman = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
        chairman.reach(State::Transferred).await;
        assert_eq!(send(&world).await, Told::default(), "a unit that the chairman does not lead has it");
        let case = Case::in_state(&world, State::Triage).await;
        name_the_handler(&case).await;
        case.reach(State::Transferred).await;
        assert_eq!(hook_messages::Entity::find().count(world.services.db.reader()).await.unwrap(), 1);
        // Whoever is close to the person concerned is kept away from this moment on.
        declare_tie(&world, DONG_LAT.focal, DONG_LAT.handler).await;
        assert_eq!(send(&world).await, Told { withheld: 1, ..Told::default() });
        let other = Case::in_state(&world, State::Transferred).await;
        assert_eq!(send(&world).await, one(2));
        for receiver in [&focal, &handler] {
            let heard = receiver.heard();
            assert_eq!(heard.len(), 1);
            assert_eq!(heard[0].json()["data"]["number"], other.number.as_str());
        }
        assert_eq!(listed(&world, DONG_LAT.focal, &page).await, ["referral.sent"], "of the other one");
        declare_tie(&world, DONG_LAT.head, DONG_LAT.handler).await;
        assert_eq!(listed(&world, DONG_LAT.head, &page).await, ["referral.sent"]);
    }
}

#[tokio::test]
async fn what_was_told_of_a_case_is_listed_to_nobody_whom_it_is_kept_from_since() {
    let world = World::new().await;
    let receiver = Receiver::new().await;
    let (page, _) = listening(&world, DONG_LAT.focal, &receiver).await;
    let case = Case::in_state(&world, State::Triage).await;
    name_the_handler(&case).await;
    case.reach(State::Transferred).await;
    send(&world).await;
    for login in [DONG_LAT.focal, DONG_LAT.head] {
        assert_eq!(listed(&world, login, &page).await, ["referral.sent"]);
    }
    declare_tie(&world, DONG_LAT.head, DONG_LAT.handler).await;
    for login in [DONG_LAT.focal, DONG_LAT.head] {
        assert_eq!(listed(&world, login, &page).await, Vec::<String>::new(), "the token acts for neither any more");
    }
}

#[tokio::test]
async fn what_leads_inside_is_not_called_unless_the_operator_says_so() {
    for world in World::everywhere().await {
        let receiver = Receiver::new().await;
        let (page, _) = listening(&world, DONG_LAT.focal, &receiver).await;
        ask(&world, DONG_LAT.focal, &page, "test-hook").await.moved_on();
        let caller = Caller::new(&world.services.config).unwrap();
        assert_eq!(run_once(&world.services, &caller).await.unwrap(), Told { failed: 1, ..Told::default() });
        assert!(receiver.heard().is_empty());
        let own = world.officer(DONG_LAT.focal).await.get(&page).await.expect(200);
        assert!(own.says(&format!("hook-failure-{}", HookFailure::Internal.code())));
        ask(&world, DONG_LAT.focal, &page, "end-hook").await.moved_on();
        let long = format!("https://nhan.example.vn/{}", "a".repeat(500));
        for wrong in [
            "",
            "nhan.example.vn",
            "http://nhan.example.vn/",
            "http://127.0.0.1:9000/",
            "https://10.0.0.1/",
            "https://[::1]/",
            "https://169.254.169.254/latest/meta-data",
            "https://ai:do@nhan.example.vn/",
            long.as_str(),
        ] {
            let asked = [("action", "make-hook"), ("hook_address", wrong)];
            let back = world.officer(DONG_LAT.focal).await.post(&page, &asked).await.expect(422);
            assert!(back.problem("hook_address").is_some(), "{wrong}");
            assert_eq!(back.shown("hook_address").as_deref().unwrap_or_default(), wrong);
        }
    }
}

#[tokio::test]
async fn two_workers_send_each_message_once() {
    for world in World::everywhere().await {
        let receiver = Receiver::new().await;
        for login in [DONG_LAT.focal, DONG_LAT.handler] {
            listening(&world, login, &receiver).await;
        }
        for _ in 0..4 {
            Case::in_state(&world, State::Transferred).await;
        }
        let other = world.another_node().await;
        let (mine, yours) = tokio::join!(send(&world), send(&other));
        assert_eq!(mine.arrived + yours.arrived, 8);
        assert_eq!(send(&world).await, Told::default());
        let mut ids: Vec<String> = receiver.heard().iter().map(|heard| heard.header("webhook-id").to_owned()).collect();
        assert_eq!(ids.len(), 8);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 8);
    }
}

#[tokio::test]
async fn only_whoever_the_token_acts_for_enters_it_and_it_ends_with_the_token() {
    for world in World::everywhere().await {
        let receiver = Receiver::new().await;
        Program::of(&world, DONG_LAT.focal).await;
        let page = newest(&world).await;
        let asked = [("action", "make-hook"), ("hook_address", "https://nhan.example.vn/")];
        for login in [DONG_LAT.handler, PROVINCE.head, DONG_LAT.leader, "quantri"] {
            let mut officer = world.officer(login).await;
            officer.get(&page).await.expect(404);
            officer.post(&page, &asked).await.expect(404);
        }
        let mut head = world.officer(DONG_LAT.head).await;
        assert!(head.get(&page).await.expect(200).says("hook-none"));
        head.post(&page, &asked).await.expect(404);
        let mut lapsed = world.officer(DONG_LAT.focal).await;
        world.wait(Duration::minutes(6));
        let back = lapsed.post(&page, &asked).await.expect(422);
        assert!(back.problem("otp").is_some() && !back.html.contains("whsec_"));

        let (page, _) = listening(&world, DONG_LAT.focal, &receiver).await;
        for action in ["test-hook", "turn-hook"] {
            ask(&world, DONG_LAT.head, &page, action).await.expect(404);
        }
        ask(&world, DONG_LAT.head, &page, "end-hook").await.moved_on();
        ask(&world, DONG_LAT.head, &page, "end-hook").await.expect(409);
        let case = Case::in_state(&world, State::Triage).await;
        let (page, _) = listening(&world, DONG_LAT.focal, &receiver).await;
        case.make(Transition::ProposeTransfer).await;
        case.make(Transition::ApproveTransfer).await;
        let id = page.rsplit('/').next().unwrap().to_owned();
        let end = [("action", "end-token".to_owned()), ("token", id)];
        world.officer(DONG_LAT.head).await.post(paths::UNIT_TOKENS, &end).await.moved_on();
        world.officer(DONG_LAT.focal).await.get(&page).await.expect(404);
        assert_eq!(send(&world).await, Told { withheld: 1, ..Told::default() });
        assert!(receiver.heard().is_empty());
        let tx = world.tx().await;
        server::store::hooks::sweep(&tx, world.services.clock.today()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(hooks::Entity::find().count(world.services.db.reader()).await.unwrap(), 0);
        assert_eq!(hook_messages::Entity::find().count(world.services.db.reader()).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_token_that_reads_no_referrals_has_nothing_to_be_told() {
    let world = World::new().await;
    Program::with(&world, DONG_LAT, DONG_LAT.focal, &EVERYTHING[1..]).await;
    let page = newest(&world).await;
    assert!(world.officer(DONG_LAT.focal).await.get(&page).await.expect(200).says("hook-cannot"));
    let asked = [("action", "make-hook"), ("hook_address", "https://nhan.example.vn/")];
    world.officer(DONG_LAT.focal).await.post(&page, &asked).await.expect(409);
    assert_eq!(hooks::Entity::find().count(world.services.db.reader()).await.unwrap(), 0);
}

#[test]
fn the_document_of_the_interface_tells_of_each_kind() {
    let written = server::http::api::document();
    for event in HookEvent::ALL {
        let schema = &written["webhooks"][event.kind()]["post"]["requestBody"]["content"]["application/json"]["schema"];
        assert_eq!(schema["$ref"], "#/components/schemas/WebhookMessage", "{event}");
    }
    let kinds = &written["components"]["schemas"]["WebhookMessage"]["properties"]["type"]["enum"];
    assert_eq!(kinds.as_array().unwrap().len(), HookEvent::ALL.len());
}
