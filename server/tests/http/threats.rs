//! "I am being threatened": it can be said in every state, reaches those who protect senders at once, and
//! leaves no trace for the unit.

mod later;

use app::paths;
use app::words::Lang;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::mail::MailKind;
use server::store::entity::{messages, outbox, threats as rows};
use server::store::events;

use crate::support::case::{ANSWER, STATES};
use crate::support::opening::{CUSTODIAN, OTHER_CUSTODIAN};
use crate::support::told::{declare_tie, ids, letters, name_the_handler, told};
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

const WORDS: &str = "Có người đến nhà dọa zuvekiqo đánh con tôi.";
const MORE: &str = "Họ lại đến, lần này có ba người xokevuzi.";

const WORD: &str = "zuvekiqo";
const NOTE: &str = "Đã gọi lại, công an xã vuxaqoze đã đến nhà.";
/// The leaders of the Front above a commune.
const ABOVE: [&str; 3] = ["duyet.tinh", "lanhdao.tinh", "lanhdao2.tinh"];

/// All entries, in the order in which they were made: their own numbers are drawn.
async fn entries(world: &World) -> Vec<rows::Model> {
    let db = world.services.db.reader();
    let mut made = Vec::new();
    for entry in rows::Entity::find().all(db).await.unwrap() {
        let log = events::of_case(db, entry.case_id).await.unwrap();
        made.push((log.iter().find(|event| event.seq == entry.event_seq).unwrap().id, entry));
    }
    made.sort_by_key(|(event, _)| *event);
    made.into_iter().map(|(_, entry)| entry).collect()
}

/// The number of the newest entry.
pub async fn newest(world: &World) -> i64 {
    entries(world).await.last().unwrap().id
}

/// The numbers of the entries of a case, the oldest first.
pub async fn of_case(world: &World, case_id: i64) -> Vec<i64> {
    entries(world).await.iter().filter(|row| row.case_id == case_id).map(|row| row.id).collect()
}

async fn said(world: &World) -> usize {
    let all = messages::Entity::find().all(world.services.db.reader()).await.unwrap();
    all.iter().filter(|message| message.purpose == "THREAT").count()
}

fn cries(case_log: &[server::store::entity::events::Model]) -> usize {
    case_log.iter().filter(|event| event.code == "THREAT").count()
}

/// What the first page of somebody's desk says.
async fn waiting(world: &World, login: &str) -> Option<String> {
    world.officer(login).await.get(paths::FRONT).await.expect(200).mark("data-threats")
}

async fn entry_page(world: &World, login: &str, id: i64) -> Answer {
    world.officer(login).await.get(&paths::threat(id)).await
}

async fn answer(world: &World, login: &str, id: i64, fields: &[(&str, &str)]) -> Answer {
    let fields = [&[("action", "answer")][..], fields].concat();
    world.officer(login).await.post(&paths::threat(id), &fields).await
}

/// A case about somebody who is known by name.
async fn about_the_handler(world: &World) -> Case<'_> {
    let case = Case::in_state(world, State::Triage).await;
    name_the_handler(&case).await;
    case
}

#[tokio::test]
async fn it_is_said_in_every_state_in_one_press_and_without_a_word() {
    let world = World::new().await;
    for &state in STATES {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        let (before, row) = (case.log().await.len(), case.row().await);
        let mut sender = case.sender.clone();
        sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
        let page = sender.get(paths::TRACKED).await.expect(200);
        assert!(page.html.contains("tel:113") && page.html.contains("tel:111"), "{state}: whom to call");
        let form = page.forms().into_iter().find(|form| form.value("threat").is_some()).unwrap();
        let pressed = sender.fill_in(&form, &[]).await.moved_on();
        assert_eq!(pressed.location(), format!("{}#{}", paths::TRACKED, paths::SAFETY), "{state}");
        let page = case.tracked().await;
        assert_eq!(page.mark("data-threat").as_deref(), Some("waiting"), "{state}");
        let to = if state == State::Withdrawn { "safety-passed-on-protectors" } else { "safety-passed-on" };
        assert!(page.says(to) && page.html.contains("tel:113"), "{state}");
        let log = case.log().await;
        let event = log.last().unwrap();
        assert_eq!((log.len(), event.code.as_str(), event.at), (before + 1, "THREAT", None), "{state}");
        assert_eq!((event.to_state.as_str(), event.officer_id), (state.code(), None), "{state}");
        let signed = server::store::entity::cases::Model { retaliation: true, ..row };
        assert_eq!(case.row().await, signed, "{state}: the sign and nothing else, not even the version");
    }
    assert_eq!(entries(&world).await.len(), STATES.len());
    assert_eq!(said(&world).await, 0, "nobody said more than that");
}

#[tokio::test]
async fn it_reaches_custodians_and_the_front_above_at_once_and_nobody_else() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        case.follow_up(&[("threat", WORDS)]).await.moved_on();
        let protect = [&[CUSTODIAN, OTHER_CUSTODIAN][..], &ABOVE].concat();
        assert_eq!(told(&world, MailKind::Threat).await, ids(&world, &protect).await);
        let id = entries(&world).await[0].id;
        for login in protect {
            assert_eq!(waiting(&world, login).await.as_deref(), Some("1"), "{login}");
            let list = world.officer(login).await.get(paths::THREATS).await.expect(200);
            assert!(list.html.contains(&case.number) && !list.html.contains(WORD), "{login}");
            let page = entry_page(&world, login, id).await.expect(200);
            assert!(page.html.contains(WORDS) && page.html.contains(&case.number), "{login}");
        }
        // Whoever reads is on record.
        let read = case.whole_log().await;
        let reader = world.officer_id("lanhdao.tinh").await;
        assert!(read.iter().any(|event| event.code == "READ" && event.officer_id == Some(reader)));
        for login in [DONG_LAT.leader, DONG_LAT.triage, DONG_LAT.intake, "lanhdao.benlau", "nhapho.tinh"] {
            assert_eq!(waiting(&world, login).await, None, "{login}");
            entry_page(&world, login, id).await.expect(404);
        }
        for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head, "quantri", "kiemtra", "dulieu"] {
            world.officer(login).await.get(paths::THREATS).await.expect(404);
            entry_page(&world, login, id).await.expect(404);
            answer(&world, login, id, &[("help", "DA_XU_LY"), ("note", NOTE)]).await.expect(404);
        }
        // The officers of the case see the sign, and not a word of it.
        let front = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(front.mark("data-retaliation").is_some() && front.says("event-THREAT"));
        assert!(!front.html.contains(WORD));
        let list = world.officer(DONG_LAT.triage).await.get(&format!("{}?number={}", paths::FRONT, case.number)).await;
        assert!(list.mark("data-retaliation").is_some());
        world.read_into_the_index().await;
        let found = world.officer(DONG_LAT.triage).await.get(&format!("{}?q={WORD}", paths::FRONT)).await.expect(200);
        assert!(!found.html.contains(&case.number), "nor do they find it by a word");
        assert!(case.tracked().await.html.contains(WORDS), "the sender reads what was passed on");
    }
}

#[tokio::test]
async fn a_case_of_the_province_goes_to_its_own_custodians() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.follow_up(&[("threat", "")]).await.moved_on();
    assert_eq!(told(&world, MailKind::Threat).await, ids(&world, &[CUSTODIAN, OTHER_CUSTODIAN]).await);
    let entry = &entries(&world).await[0];
    assert_eq!((entry.custodians_id, entry.leaders_id), (Some(world.unit("mttq-tinh")), None));
    // Nobody works at the Front above; its own leader sees the sign on the case.
    entry_page(&world, PROVINCE.leader, entry.id).await.expect(404);
    assert!(case.page(PROVINCE.leader, Desk::Front).await.expect(200).mark("data-retaliation").is_some());
    let page = entry_page(&world, CUSTODIAN, entry.id).await.expect(200);
    assert!(page.html.contains(&paths::front_case(&case.number)), "they may open the case");
}

#[tokio::test]
async fn two_presses_at_the_same_moment_are_one_and_new_words_are_added() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let fields = [("threat", WORDS)];
        let (one, other) = tokio::join!(case.follow_up(&fields), case.follow_up(&fields));
        one.moved_on();
        other.moved_on();
        case.follow_up(&[("threat", " \n ")]).await.moved_on();
        assert_eq!((entries(&world).await.len(), cries(&case.log().await), said(&world).await), (1, 1, 1));
        let before = told(&world, MailKind::Threat).await.len();
        case.follow_up(&[("threat", MORE)]).await.moved_on();
        assert_eq!((entries(&world).await.len(), cries(&case.log().await), said(&world).await), (1, 2, 2));
        assert!(told(&world, MailKind::Threat).await.len() > before, "of more words they are told again");
        let page = entry_page(&world, CUSTODIAN, entries(&world).await[0].id).await.expect(200);
        assert!(page.html.contains(WORDS) && page.html.contains(MORE));
        assert_eq!(case.tracked().await.html.matches("data-threat=").count(), 1);
    }
}

/// What a unit sees: the page of the case, its lists, and its copies of referrals.
async fn seen_by_the_unit(case: &Case<'_>) -> Vec<String> {
    let mut seen = Vec::new();
    for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head] {
        let mut officer = case.world.officer(login).await;
        let lists = app::desks::Tray::ALL.iter().map(|tray| format!("{}?tray={}", paths::UNIT, tray.code()));
        let queries = [format!("number={}", case.number), format!("q={WORD}")];
        let searches = queries.map(|query| format!("{}?{query}", paths::UNIT));
        let pages = [case.path(Desk::Unit), paths::UNIT_COPIES.to_owned()];
        for path in lists.chain(searches).chain(pages) {
            let page = officer.get(&path).await;
            seen.push(format!("{path} {} {}", page.status, page.without_nonce()));
        }
    }
    seen
}

#[tokio::test]
async fn a_unit_sees_no_trace_of_it_not_even_in_the_version_of_its_form() {
    let world = World::new().await;
    for state in [State::Transferred, State::Verifying, State::Answered, State::Remedy, State::Resolved] {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        let before = seen_by_the_unit(&case).await;
        case.follow_up(&[("threat", WORDS)]).await.moved_on();
        world.read_into_the_index().await;
        assert_eq!(seen_by_the_unit(&case).await, before, "{state}");
        let id = entries(&world).await.last().unwrap().id;
        entry_page(&world, CUSTODIAN, id).await.expect(200);
        answer(&world, CUSTODIAN, id, &[("help", "DA_LIEN_HE"), ("note", NOTE)]).await.moved_on();
        assert_eq!(seen_by_the_unit(&case).await, before, "{state}, after the answer");
        let officers = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
        let unit = ids(&world, &[DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head]).await;
        let about = officers.iter().filter(|mail| mail.kind == MailKind::Threat.code());
        assert!(about.filter_map(|mail| mail.officer_id).all(|officer| !unit.contains(&officer)));
    }
}

#[tokio::test]
async fn what_the_unit_was_filling_in_meanwhile_is_taken_and_the_sign_stays() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        let mut handler = world.officer(DONG_LAT.handler).await;
        let form = handler.get(&case.path(Desk::Unit)).await.expect(200).form("T15");
        case.follow_up(&[("threat", "")]).await.moved_on();
        handler.fill_in(&form, &[("answer", ANSWER), ("outcome", "DUNG")]).await.moved_on();
        assert!(case.row().await.retaliation);
        // A move that read the row before the sign was set does not take it away either.
        let stale = server::store::entity::cases::Model { retaliation: false, ..case.row().await };
        let tx = world.tx().await;
        assert!(server::store::cases::update(&tx, &stale).await.unwrap());
        tx.commit().await.unwrap();
        assert!(case.row().await.retaliation);
    }
}

#[tokio::test]
async fn whoever_is_in_conflict_is_passed_over() {
    let world = World::new().await;
    declare_tie(&world, CUSTODIAN, DONG_LAT.handler).await;
    let case = about_the_handler(&world).await;
    case.follow_up(&[("threat", WORDS)]).await.moved_on();
    assert_eq!(told(&world, MailKind::Threat).await, ids(&world, &[&[OTHER_CUSTODIAN][..], &ABOVE].concat()).await);
    let id = entries(&world).await[0].id;
    assert_eq!(waiting(&world, CUSTODIAN).await, None);
    assert!(!world.officer(CUSTODIAN).await.get(paths::THREATS).await.expect(200).html.contains(&case.number));
    entry_page(&world, CUSTODIAN, id).await.expect(404);
    answer(&world, CUSTODIAN, id, &[("help", "DA_XU_LY"), ("note", NOTE)]).await.expect(404);
    // The tie may come later than the message.
    declare_tie(&world, OTHER_CUSTODIAN, DONG_LAT.handler).await;
    let sent = letters(&world).await;
    assert!(sent.contains(&format!("To: {}@", ABOVE[0])) && !sent.contains(&format!("To: {OTHER_CUSTODIAN}@")));
    entry_page(&world, OTHER_CUSTODIAN, id).await.expect(404);
}

#[tokio::test]
async fn where_everybody_above_is_in_conflict_the_leaders_of_the_front_itself_are_told() {
    let world = World::new().await;
    for login in [&[CUSTODIAN, OTHER_CUSTODIAN][..], &ABOVE].concat() {
        declare_tie(&world, login, DONG_LAT.handler).await;
    }
    let case = about_the_handler(&world).await;
    case.follow_up(&[("threat", WORDS)]).await.moved_on();
    assert_eq!(told(&world, MailKind::Threat).await, ids(&world, &[DONG_LAT.leader]).await);
    let entry = &entries(&world).await[0];
    assert_eq!((entry.custodians_id, entry.leaders_id), (None, Some(world.unit("mttq-dong-lat"))));
    assert!(entry_page(&world, DONG_LAT.leader, entry.id).await.expect(200).html.contains(WORDS));
    // When not even they are free, it is said so.
    declare_tie(&world, DONG_LAT.leader, DONG_LAT.handler).await;
    let alone = about_the_handler(&world).await;
    alone.follow_up(&[("threat", "")]).await.moved_on();
    assert!(alone.row().await.retaliation && alone.tracked().await.says("safety-nobody"));
}

#[tokio::test]
async fn mail_says_that_it_is_urgent_and_nothing_of_what_it_is_about() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    letters(&world).await;
    case.follow_up(&[("threat", WORDS)]).await.moved_on();
    let sent = letters(&world).await;
    for login in [&[CUSTODIAN, OTHER_CUSTODIAN][..], &ABOVE].concat() {
        assert!(sent.contains(&format!("To: {login}@")), "{login}");
    }
    assert!(!sent.contains(&case.number) && !sent.contains(WORD));
    // Once somebody has answered, what still waits to be sent is not sent.
    case.follow_up(&[("threat", MORE)]).await.moved_on();
    let id = entries(&world).await[0].id;
    answer(&world, CUSTODIAN, id, &[("help", "DA_XU_LY"), ("note", NOTE)]).await.moved_on();
    assert_eq!(letters(&world).await, sent);
}

#[tokio::test]
async fn an_answer_ends_the_entry_and_the_sender_reads_that_somebody_has_seen_it() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        case.follow_up(&[("threat", WORDS)]).await.moved_on();
        let id = entries(&world).await[0].id;
        for (fields, field) in [
            ([("help", ""), ("note", NOTE)], "help"),
            ([("help", "DA_XU_LY"), ("note", "xong")], "note"),
            ([("help", "KHAC"), ("note", NOTE)], "help"),
        ] {
            let refused = answer(&world, CUSTODIAN, id, &fields).await.expect(422);
            assert!(refused.problem(field).is_some(), "{field}");
            assert_eq!(refused.form("answer").value("note"), Some(fields[1].1), "what was typed is kept");
        }
        answer(&world, CUSTODIAN, id, &[("help", "DA_LIEN_HE"), ("note", NOTE)]).await.moved_on();
        let log = case.log().await;
        let event = log.last().unwrap();
        assert_eq!((event.code.as_str(), event.reason_code.as_deref()), ("THREAT_ANSWERED", Some("DA_LIEN_HE")));
        let late =
            answer(&world, "lanhdao.tinh", id, &[("help", "DA_XU_LY"), ("note", "Đã gọi lại lúc chín giờ.")]).await;
        assert!(late.expect(409).html.contains("Đã gọi lại lúc chín giờ."), "what was typed is not lost");
        for login in [CUSTODIAN, "lanhdao.tinh"] {
            assert_eq!(waiting(&world, login).await, None, "{login}");
            assert!(entry_page(&world, login, id).await.expect(200).html.contains(NOTE), "{login}");
        }
        let page = case.tracked().await;
        assert!(page.says("safety-seen") && page.says("event-citizen-THREAT_ANSWERED") && !page.html.contains(NOTE));
        assert!(!case.page(DONG_LAT.leader, Desk::Front).await.expect(200).html.contains(NOTE));
        // What happens afterwards is another entry, also with the same words.
        case.follow_up(&[("threat", WORDS)]).await.moved_on();
        assert_eq!((entries(&world).await.len(), said(&world).await), (2, 2));
        assert_eq!(waiting(&world, CUSTODIAN).await.as_deref(), Some("1"));
        assert!(server::store::events::chain_holds(&case.whole_log().await));
    }
}

#[tokio::test]
async fn too_much_is_never_a_reason_to_refuse_the_sign() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let long = "a".repeat(5_001);
    let refused = case.follow_up(&[("threat", &long)]).await.expect(422);
    assert!(refused.problem("threat").is_some() && refused.html.contains(&long), "what was typed is kept");
    assert_eq!(refused.mark("data-threat").as_deref(), Some("waiting"));
    assert!(case.row().await.retaliation && said(&world).await == 0);
    for turn in 0..10 {
        case.follow_up(&[("threat", &format!("Lần thứ {turn}: {WORDS}"))]).await.moved_on();
    }
    let refused = case.follow_up(&[("threat", MORE)]).await.expect(422);
    assert!(refused.problem("threat").unwrap().contains("113") && refused.html.contains(MORE));
    case.follow_up(&[("threat", "")]).await.moved_on();
    assert_eq!((entries(&world).await.len(), said(&world).await), (1, 10));
    // Somebody has answered: what happens now is new, and is heard whatever was written today.
    let id = entries(&world).await[0].id;
    answer(&world, CUSTODIAN, id, &[("help", "DA_LIEN_HE"), ("note", NOTE)]).await.moved_on();
    case.follow_up(&[("threat", MORE)]).await.moved_on();
    assert_eq!((entries(&world).await.len(), said(&world).await), (2, 11));
}

#[tokio::test]
async fn of_a_matter_that_went_elsewhere_the_words_are_for_the_same_people() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Diverted).await;
    case.follow_up(&[("threat", WORDS)]).await.moved_on();
    let id = entries(&world).await[0].id;
    assert!(entry_page(&world, CUSTODIAN, id).await.expect(200).html.contains(WORDS));
    let stub = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(stub.mark("data-retaliation").is_some() && !stub.html.contains(WORD));
}

#[tokio::test]
async fn whoever_follows_no_case_says_nothing_of_it_and_english_pages_say_the_same() {
    let world = World::new().await;
    let none = world.browser().post(paths::TRACKED, &[("threat", WORDS)]).await.moved_on();
    assert_eq!(none.location(), paths::TRACK);
    let case = Case::sent(&world).await;
    case.come_to(State::Closed).await;
    let mut sender = case.sender.clone();
    let english = Lang::En.path(paths::TRACKED);
    sender.post(&english, &[("threat", WORDS)]).await.moved_on();
    let page = sender.get(&english).await.expect(200);
    assert!(page.says("safety-passed-on") && page.says("event-citizen-THREAT"));
    assert_eq!(entries(&world).await.len(), 1);
    assert_eq!(case.log().await.iter().filter(|event| event.code == Transition::Submit.code()).count(), 1);
}
