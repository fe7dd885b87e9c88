//! What a unit could infer: it learns days, not hours, and no number that counts.

use std::time::Instant;

use app::desks::Tray;
use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;

use super::support::case::{Case, Cast, DONG_LAT, PROVINCE, REASON};
use super::support::entry::Written;
use super::support::html::{tags, unescape};
use super::support::promise::promise;
use super::support::{Answer, World};

/// The states in which a unit reads something of a case.
const STATES: &[State] = &[
    State::Transferred,
    State::AcceptedByUnit,
    State::Verifying,
    State::AwaitingAnswerApproval,
    State::Answered,
    State::Remedy,
    State::Resolved,
];

/// What a unit could infer something from.
struct Secrets {
    what: Vec<(String, String)>,
}

impl Secrets {
    /// The numbers under which the house keeps a case and what belongs to it.
    async fn of(case: &Case<'_>) -> Self {
        let row = case.row().await;
        let mut what = vec![("the id of the case".to_owned(), row.id.to_string())];
        for event in case.log().await {
            // Small numbers stand on every page for other reasons.
            if event.id > 999 {
                what.push((format!("the id of {}", event.code), event.id.to_string()));
            }
        }
        Self { what }
    }
}

/// A time of day, as people or programs write it: `13:05`, `T13:05`, `13h05`, `13 giờ`.
fn time_of_day(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    for at in 1..chars.len().saturating_sub(2) {
        let between = matches!(chars[at], ':' | 'h') && digit(at - 1) && digit(at + 1) && digit(at + 2);
        let hours = digit(at - 1) && chars[at..].iter().collect::<String>().starts_with(" giờ");
        if (between && !digit(at + 3)) || hours {
            return Some(chars[at.saturating_sub(6)..(at + 6).min(chars.len())].iter().collect());
        }
    }
    None
}

/// What can be read: the text, and every attribute but those that the page's own machinery needs.
fn readable(answer: &Answer) -> Vec<String> {
    let mut read: Vec<String> =
        answer.html.split('<').map(|part| unescape(part.split_once('>').map_or(part, |(_, text)| text))).collect();
    for tag in tags(&answer.html) {
        for attribute in ["value", "datetime", "href", "title", "alt", "aria-label", "content", "data-due", "id"] {
            read.extend(tag.attribute(attribute));
        }
    }
    read
}

fn problems(answer: &Answer, secrets: &[&Secrets], register: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for text in readable(answer) {
        if let Some(time) = time_of_day(&text) {
            problems.push(format!("{} tells a time: {time}", answer.path));
        }
        if text.contains(register) {
            problems.push(format!("{} tells the number in the register", answer.path));
        }
    }
    for (what, secret) in secrets.iter().flat_map(|secrets| &secrets.what) {
        if answer.html.contains(secret.as_str()) {
            problems.push(format!("{} tells {what}", answer.path));
        }
    }
    for (name, value) in &answer.headers {
        let value = value.to_str().unwrap();
        if name != "content-security-policy" && time_of_day(value).is_some() && name != "date" {
            problems.push(format!("{}: {name} tells a time: {value}", answer.path));
        }
    }
    problems
}

#[tokio::test]
async fn a_unit_learns_days_and_no_hours_and_no_number_that_counts() {
    let began = Instant::now();
    let world = World::new().await;
    let mut cases = Vec::new();
    for state in STATES {
        let case = Case::sent(&world).await;
        case.come_to(*state).await;
        cases.push(case);
    }
    let mut secrets = Vec::new();
    for case in &cases {
        secrets.push(Secrets::of(case).await);
        // Found by its look: no other number here is like it.
        let tx = world.tx().await;
        let mut row = case.row().await;
        row.register_no = row.register_no.map(|number| number + 817_300);
        assert!(server::store::cases::update(&tx, &row).await.unwrap());
        tx.commit().await.unwrap();
    }
    let (mut seen, mut wrong) = (0_u64, Vec::new());
    for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head, "chutich.ubnd.donglat"] {
        let mut officer = world.officer(login).await;
        let mut addresses: Vec<String> =
            Tray::ALL.iter().map(|tray| format!("{}?tray={}", paths::UNIT, tray.code())).collect();
        for case in &cases {
            addresses.push(case.path(Desk::Unit));
            addresses.push(format!("{}?number={}", paths::UNIT, case.number));
        }
        for path in addresses {
            let answer = officer.get(&path).await.expect(200);
            seen += 1;
            wrong.extend(problems(&answer, &secrets.iter().collect::<Vec<_>>(), "8173"));
        }
    }
    // Not even the Front is shown it: its gaps would tell of cases that are kept from somebody. The same eyes
    // see what a page does show.
    let front = cases[0].page(DONG_LAT.intake, Desk::Front).await.expect(200);
    assert!(!readable(&front).iter().any(|text| text.contains("8173")));
    let shown = problems(&front, &[], &cases[0].number);
    promise("A7").record(seen, wrong.len() as u64, 0, began.elapsed().as_secs_f64());
    assert!(seen > 60 && !shown.is_empty(), "{seen} pages; {shown:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn two_cases_that_were_sent_hours_apart_look_alike_to_a_unit() {
    let pages = async |hours: i64| {
        let world = World::new().await;
        world.wait(time::Duration::hours(hours));
        let case = Case::in_state(&world, State::Verifying).await;
        let page = case.page(DONG_LAT.head, Desk::Unit).await.expect(200);
        page.without_nonce().replace(&case.number, "NUMBER")
    };
    assert_eq!(pages(0).await, pages(5).await);
}

#[test]
fn a_time_of_day_is_known_when_it_is_seen() {
    for text in ["lúc 13:05", "2026-11-10T03:00:00Z", "8h30", "13 giờ", "at 23:59."] {
        assert!(time_of_day(text).is_some(), "{text}");
    }
    for text in ["10/11/2026", "12/PC-MTTQ", "PA-2026-8M4TQ7XD", "5 ngày", "style: 1", "h1", "3:2026", ""] {
        assert!(time_of_day(text).is_none(), "{text}");
    }
}

/// The rows of a unit's list, as they are shown.
async fn listed(world: &World, query: &str) -> String {
    let mut focal = world.officer(DONG_LAT.focal).await;
    focal.get(&format!("{}?{query}", paths::UNIT)).await.expect(200).html
}

#[tokio::test]
async fn a_list_of_a_unit_tells_when_a_case_came_to_it_and_not_when_it_was_sent() {
    for world in World::everywhere().await {
        let case = Case::sent(&world).await;
        let sent_on = case.row().await.received_on;
        world.wait(time::Duration::days(3));
        case.reach(State::Transferred).await;
        let came_on = world.services.clock.today();
        let shown = |day: time::Date| format!("{:02}/{:02}/{}", day.day(), u8::from(day.month()), day.year());
        let page = listed(&world, &format!("number={}", case.number)).await;
        assert!(page.contains(&shown(came_on)) && !page.contains(&shown(sent_on)));
        // Nor does where a page begins tell it: the list is in the order in which cases came here.
        for (after, there) in [(sent_on, false), (came_on, false), (came_on.next_day().unwrap(), true)] {
            let page = listed(&world, &format!("tray={}&after={after}.0", Tray::Open.code())).await;
            assert_eq!(page.contains(&case.number), there, "{after}");
        }
    }
}

#[tokio::test]
async fn a_unit_does_not_learn_that_the_sender_objected() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    let number = format!("number={}", case.number);
    let seen = async || {
        let page = case.page(DONG_LAT.head, Desk::Unit).await.expect(200);
        let list = listed(&world, &number).await;
        [page.html, list].map(|html| html.matches("data-due").count())
    };
    let before = seen().await;
    case.follow_up(&[("objection", "Tôi không đồng ý với trả lời này vì chưa nói đến việc chính.")]).await.moved_on();
    assert_eq!(seen().await, before);
}

#[tokio::test]
async fn a_unit_does_not_learn_when_the_front_closed_a_case() {
    let world = World::new().await;
    let seen = async |case: &Case<'_>| {
        let page = case.page(DONG_LAT.head, Desk::Unit).await.expect(200).without_nonce();
        let mut lists = String::new();
        for tray in Tray::ALL {
            lists += &listed(&world, &format!("tray={}", tray.code())).await.contains(&case.number).to_string();
        }
        for state in ["DA_GIAI_QUYET", "DA_DONG"] {
            let query = format!("tray={}&state={state}", Tray::Ended.code());
            lists += &listed(&world, &query).await.contains(&case.number).to_string();
        }
        (page.replace(&case.number, "NUMBER"), lists)
    };
    let resolved = Case::in_state(&world, State::Resolved).await;
    let closed = Case::sent(&world).await;
    closed.come_to(State::Closed).await;
    assert_eq!(seen(&resolved).await, seen(&closed).await);
}

#[tokio::test]
async fn what_the_sender_and_the_front_do_among_themselves_changes_nothing_at_the_unit() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Verifying).await;
    let seen = async |case: &Case<'_>| case.page(DONG_LAT.head, Desk::Unit).await.expect(200).without_nonce();
    let before = seen(&case).await;
    assert!(before.contains("name=\"version\""));
    case.write("Tôi xin nói thêm: hôm đó có hai người cùng chờ.").await.moved_on();
    assert_eq!(before, seen(&case).await, "a message shows");
    case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let asked = [("action", "data-request"), ("request_kind", "TRUY_CAP")];
    case.sender.post(app::paths::TRACKED, &asked).await.moved_on();
    assert_eq!(before, seen(&case).await, "a request about data shows");
    // What the unit looked at before the message can still be sent.
    case.make(Transition::ProposeAnswer).await;
    assert_ne!(before, seen(&case).await);
}

#[tokio::test]
async fn an_objection_that_was_granted_looks_to_the_unit_like_an_answer_sent_back() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    case.follow_up(&[("objection", "Tôi không đồng ý với trả lời này vì chưa nói đến việc chính.")]).await.moved_on();
    case.make(Transition::UpholdObjection).await;
    let page = case.page(DONG_LAT.head, Desk::Unit).await.expect(200);
    assert!(page.says("event-T18") && !page.says("event-T25"));
}

#[tokio::test]
async fn by_which_way_it_came_stands_in_the_list_of_the_front_alone() {
    let world = World::new().await;
    let mut officer = world.officer(DONG_LAT.intake).await;
    let call = Written::default().with("channel", "DIEN_THOAI").with("read_back", "yes");
    let slip = call.enter(&world, &mut officer).await;
    let number = slip.marked("data-case-number").unwrap();
    let case = Case { world: &world, cast: DONG_LAT, number, code: String::new(), sender: world.browser() };
    case.reach(State::Transferred).await;
    let channel = app::words::word(app::words::Lang::Vi, "channel", "DIEN_THOAI");
    let query = format!("number={}", case.number);
    assert!(officer.get(&format!("{}?{query}", paths::FRONT)).await.html.contains(&channel));
    let list = listed(&world, &query).await;
    assert!(list.contains(&case.number) && !list.contains(&channel));
}

#[tokio::test]
async fn a_unit_reads_nothing_that_was_between_the_front_and_the_unit_before() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Transferred).await;
    case.make(Transition::Return).await;
    case.make(Transition::Retriage).await;
    case.cast = Cast { intake: DONG_LAT.intake, triage: DONG_LAT.triage, leader: DONG_LAT.leader, ..PROVINCE };
    case.reach(State::Transferred).await;
    let page = case.page(PROVINCE.focal, Desk::Unit).await.expect(200);
    assert!(page.says("event-T08") && !page.html.contains(REASON));
    assert!(case.page(DONG_LAT.leader, Desk::Front).await.expect(200).html.contains(REASON));
}
