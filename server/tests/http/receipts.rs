//! What whoever has a receipt code may do how often. The count stands in the database, so that all
//! nodes share it; only the code itself can use it up.

use app::paths;
use domain::case::State;
use domain::limits::{MESSAGES_A_DAY, MESSAGES_MAX};
use time::Duration;

use crate::support::{Browser, Case, World};

/// Look-ups that cost nothing.
const FREE: usize = 30;

async fn look_up(browser: &mut Browser, code: &str) -> crate::support::Answer {
    browser.post(paths::TRACK, &[("code", code)]).await
}

#[tokio::test]
async fn one_code_is_looked_up_so_often_on_all_nodes_together_and_another_as_often_again() {
    for world in World::everywhere().await {
        let (case, other) = (Case::sent(&world).await, Case::sent(&world).await);
        let node = world.another_node().await;
        for place in 0..FREE {
            let mut browser = if place % 2 == 0 { world.browser() } else { node.browser() };
            look_up(&mut browser, &case.code).await.moved_on();
        }
        let mut holder = node.browser();
        let held = look_up(&mut holder, &case.code).await.expect(429);
        assert!(held.headers.contains_key("retry-after"));
        assert_eq!(held.shown("code").as_deref(), Some(case.code.as_str()), "what was typed is kept");
        assert!(!held.html.contains(&case.number));
        look_up(&mut holder, &other.code).await.moved_on();
        // Who follows the case already goes on.
        assert_eq!(case.sender.clone().get(paths::TRACKED).await.status, 200);

        node.wait(Duration::seconds(6));
        look_up(&mut holder, &case.code).await.moved_on();
        node.wait(Duration::hours(1));
        for _ in 0..FREE {
            look_up(&mut node.browser(), &case.code).await.moved_on();
        }
    }
}

#[tokio::test]
async fn whatever_strangers_try_the_holder_of_a_code_does_not_wait() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let mut wrong = case.code.clone();
    let last = wrong.pop().unwrap();
    wrong.push(if last == '0' { '1' } else { '0' });
    for _ in 0..2 * FREE {
        look_up(&mut world.browser(), &wrong).await.expect(404);
    }
    look_up(&mut world.browser(), &case.code).await.moved_on();
}

#[tokio::test]
async fn a_sender_writes_so_often_a_day_and_loses_nothing_of_what_is_too_much() {
    for world in World::everywhere().await {
        let mut case = Case::in_state(&world, State::Triage).await;
        for n in 0..MESSAGES_A_DAY {
            case.write(&format!("Bổ sung lần {n}.")).await.moved_on();
            world.wait(Duration::seconds(30));
        }
        let before = case.snapshot().await;
        let text = "Hôm nay tôi còn muốn nói thêm điều này.";
        let refused = case.write(text).await.expect(422);
        let limit = MESSAGES_A_DAY.to_string();
        assert!(refused.problem("message").is_some_and(|sentence| sentence.contains(&limit)));
        assert_eq!(refused.shown("message").as_deref(), Some(text));
        assert_eq!(case.snapshot().await, before);
        world.wait(Duration::days(1));
        case.write(text).await.moved_on();
    }
}

#[tokio::test]
async fn a_case_takes_so_many_messages_in_all() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Triage).await;
    for n in 0..MESSAGES_MAX {
        if n % MESSAGES_A_DAY == 0 {
            world.wait(Duration::days(1));
        }
        case.write(&format!("Tôi bổ sung thêm lần {n}.")).await.moved_on();
    }
    world.wait(Duration::days(1));
    let refused = case.write("Và điều này nữa.").await.expect(422);
    assert_eq!(refused.shown("message").as_deref(), Some("Và điều này nữa."));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_words_sent_many_times_at_once_are_one_message() {
    for world in World::everywhere().await {
        let mut case = Case::in_state(&world, State::Triage).await;
        case.write("Tôi bổ sung: hôm đó là ngày 12.").await.moved_on();
        let before = case.log().await.len();
        let words = "Và còn một người nữa cùng chứng kiến.";
        let clicks = (0..12).map(|_| {
            let mut sender = case.sender.clone();
            tokio::spawn(async move { sender.post(paths::TRACKED, &[("message", words)]).await.status })
        });
        for click in clicks.collect::<Vec<_>>() {
            assert_eq!(click.await.unwrap(), 303);
        }
        assert_eq!(case.log().await.len(), before + 1);
        // The next day they may be meant anew; and in between something else was said.
        world.wait(Duration::days(1));
        case.write(words).await.moved_on();
        case.write("Xin cảm ơn.").await.moved_on();
        case.write(words).await.moved_on();
        assert_eq!(case.log().await.len(), before + 4);
    }
}

#[tokio::test]
async fn a_code_that_is_tried_where_one_sends_counts_as_looked_up() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let page = app::paths::step(app::words::Lang::Vi, domain::submission::Step::Code);
    let mut waits = 0;
    for _ in 0..40 {
        let mut thief = world.browser();
        let answer = thief.post(&page, &[("code", case.code.as_str()), ("receipt_saved", "yes")]).await;
        assert!(matches!(answer.location().as_str(), paths::SENT | paths::TRACK));
        waits += usize::from(answer.location() == paths::TRACK);
    }
    assert_eq!(waits, 40 - FREE);
    look_up(&mut world.browser(), &case.code).await.expect(429);
}
