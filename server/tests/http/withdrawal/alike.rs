//! Of two senders who did the same, and of whom one was made to withdraw, the pages are alike, whatever comes
//! before and afterwards.

use app::paths;
use domain::case::{State, Transition};
use sea_orm::EntityTrait;
use server::store::entity::{data_requests, events};
use server::store::events::{Cause, NewEvent};

use super::contacts;
use crate::appeal::{above, declined, other_page};
use crate::support::case::REASON;
use crate::support::opening::CUSTODIAN;
use crate::support::{Answer, Case, DONG_LAT, Feedback, World};

const PROTECTION: &str = "dulieu";
const THREAT: &str = "Có người đến nhà dọa.";

/// What stands on a page, without what belongs to one case alone.
fn plain(page: &Answer, numbers: &[&str]) -> String {
    let mut html = page.without_nonce();
    for number in numbers {
        html = html.replace(number, "NUMBER");
    }
    // Each event has a hash of its own.
    let mut parts = html.split("class=\"hash\">");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + &part[64..])
}

async fn page(case: &Case<'_>) -> String {
    plain(&case.tracked().await, &[&case.number])
}

/// Who withdrew under pressure, and who did of their own will, in this state.
async fn two<'a>(world: &'a World, feedback: &Feedback, state: State) -> [Case<'a>; 2] {
    let mut both = Vec::new();
    for pressured in ["yes", "no"] {
        let case = Case::of(world, feedback, DONG_LAT).await;
        case.come_to(state).await;
        case.withdraw(pressured).await.moved_on();
        both.push(case);
    }
    both.try_into().ok().unwrap()
}

async fn alike(both: &[Case<'_>; 2]) {
    assert_eq!(page(&both[0]).await, page(&both[1]).await);
}

/// What data protection decides about the newest request of a case.
async fn granted(case: &Case<'_>) {
    let all = data_requests::Entity::find().all(case.world.services.db.reader()).await.unwrap();
    let id = case.row().await.id;
    let request = all.iter().filter(|request| request.case_id == id).map(|request| request.id).max().unwrap();
    let fields = [("action", "grant"), ("reason", REASON)];
    case.world.officer(PROTECTION).await.post(&paths::data_request(request), &fields).await.moved_on();
}

#[tokio::test]
async fn in_the_second_round_as_in_the_first() {
    let world = World::new().await;
    let mut both = Vec::new();
    for pressured in ["yes", "no"] {
        let case = Case::in_state(&world, State::Resolved).await;
        case.follow_up(&[("objection", "Trả lời không nói gì về ngày hẹn thứ ba.")]).await.moved_on();
        for made in [Transition::UpholdObjection, Transition::TakeBack] {
            case.make(made).await;
        }
        case.withdraw(pressured).await.moved_on();
        both.push(case);
    }
    alike(&both.try_into().ok().unwrap()).await;
}

#[tokio::test]
async fn a_withdrawal_is_one_entry_of_the_log_in_every_state() {
    let world = World::new().await;
    for &state in Transition::Withdraw.entry().from {
        for pressured in ["yes", "no"] {
            let case = Case::sent(&world).await;
            case.come_to(state).await;
            let count = async || events::Entity::find().all(world.services.db.reader()).await.unwrap().len();
            let before = count().await;
            case.withdraw(pressured).await.moved_on();
            assert_eq!(count().await, before + 1, "{state} {pressured}");
        }
    }
}

#[tokio::test]
async fn what_is_said_of_a_threat_afterwards_and_answered() {
    let world = World::new().await;
    for state in [State::Received, State::Verifying] {
        let both = two(&world, &Feedback::default(), state).await;
        for case in &both {
            case.follow_up(&[("threat", THREAT)]).await.moved_on();
        }
        alike(&both).await;
        assert!(both[0].tracked().await.says("safety-passed-on-protectors"), "and not to whom, where it is by now");
        for case in &both {
            let id = case.row().await.id;
            let entries = crate::threats::of_case(&world, id).await;
            let fields = [("action", "answer"), ("help", "DA_LIEN_HE"), ("note", "Đã gọi lại.")];
            world.officer(CUSTODIAN).await.post(&paths::threat(entries[0]), &fields).await.moved_on();
        }
        alike(&both).await;
    }
}

#[tokio::test]
async fn what_is_asked_about_their_data() {
    let world = World::new().await;
    let both = two(&world, &Feedback::default(), State::Verifying).await;
    for case in &both {
        for fields in [
            &[("action", "data-request"), ("request_kind", "CHINH_SUA"), ("request_email", "an@example.vn")][..],
            &[("action", "data-request"), ("request_kind", "XOA"), ("request_understood", "yes")][..],
        ] {
            case.follow_up(fields).await.moved_on();
            granted(case).await;
        }
        assert!(!case.row().await.notify, "nobody writes to whoever left");
    }
    assert_eq!(contacts(&world).await, 0);
    alike(&both).await;
}

#[tokio::test]
async fn of_an_appeal_on_both_of_its_pages() {
    let world = World::new().await;
    let mut pages = Vec::new();
    for pressured in ["yes", "no"] {
        let case = declined(&world, &Feedback::default()).await;
        case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
        let second = above(&case).await;
        let mut sender = case.sender.clone();
        sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
        sender.post(paths::TRACKED, &[("action", "linked-case")]).await.moved_on();
        let form = [("withdraw_reason", "Thôi."), ("pressured", pressured)];
        sender.post(paths::TRACKED, &form).await.moved_on();
        assert!(second.row().await.withdrawn, "{pressured}");
        let numbers = [case.number.as_str(), second.number.as_str()];
        let asked = [("action", "data-request"), ("request_kind", "XOA"), ("request_understood", "yes")];
        case.follow_up(&asked).await.moved_on();
        granted(&case).await;
        pages.push([plain(&case.tracked().await, &numbers), plain(&other_page(&case).await, &numbers)]);
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn of_what_is_stored_and_what_is_proved_whatever_the_front_does_since() {
    let world = World::new().await;
    let both = two(&world, &Feedback::default(), State::Verifying).await;
    let fields = [
        ("category", "C1".to_owned()),
        ("subject_unit", world.unit("ubnd-dong-lat").to_string()),
        ("subject_post", world.post("ubnd-dong-lat", "CONG_CHUC").to_string()),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    both[0].change(DONG_LAT.triage, "classify", &fields).await.moved_on();
    let mut seen = Vec::new();
    for case in &both {
        case.follow_up(&[("action", "data-request"), ("request_kind", "TRUY_CAP")]).await.moved_on();
        granted(case).await;
        let mut sender = case.sender.clone();
        sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
        let own = plain(&sender.get(paths::OWN_DATA).await.expect(200), &[&case.number]);
        assert!(own.contains(&Feedback::default().body));
        let log = case.whole_log().await;
        let left = log.iter().find(|event| ["T28", "WITHDREW"].contains(&event.code.as_str())).unwrap();
        let proved = case.tracked().await.html.contains(&data_encoding::HEXLOWER.encode(&left.hash));
        assert!(proved, "the latest entry is that they withdrew");
        seen.push((own, left.seq));
    }
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn of_who_asks_for_their_name() {
    let world = World::new().await;
    let feedback = Feedback::default().with("identity", "open").with("name", "Trần Thị Bông");
    let both = two(&world, &feedback, State::Verifying).await;
    for case in &both {
        let row = case.row().await;
        let tx = world.services.db.begin().await.unwrap();
        let key = server::store::cases::key(&tx, &world.services.vault, row.id).await.unwrap().unwrap();
        let state = State::from_code(&row.state).unwrap();
        let asked = NewEvent::new(
            row.id,
            "OPENING_REQUESTED",
            Some(state),
            state,
            Cause::System { at: world.services.clock.now() },
            world.services.clock.today(),
        );
        server::store::events::append(&tx, &key, asked).await.unwrap();
        tx.commit().await.unwrap();
        assert!(case.tracked().await.says("event-citizen-OPENING_REQUESTED"));
    }
    alike(&both).await;
}
