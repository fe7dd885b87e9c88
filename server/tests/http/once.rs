//! Sending twice gives one case, on both engines.

use app::paths;
use app::words::Lang;
use domain::submission::Step;
use sea_orm::EntityTrait;
use server::store::entity::attachments;

use crate::support::case::receipts;
use crate::support::feedback::send;
use crate::support::{Chosen, Feedback, World, jpeg, pdf};

fn with_files() -> Feedback {
    Feedback::default().with_files(vec![Chosen::new("a.jpg", jpeg(30_000)), Chosen::new("b.pdf", pdf())])
}

#[tokio::test]
async fn a_second_click_gives_the_same_confirmation() {
    for world in World::everywhere().await {
        let mut browser = world.browser();
        let code = with_files().prepare(&world, &mut browser).await;
        // Somebody who clicks twice sends the same cookies twice.
        let mut again = browser.clone();
        let first = send(&mut browser, &code).await.moved_on();
        let second = send(&mut again, &code).await.moved_on();
        assert_eq!((first.location(), second.location()), (paths::SENT.to_owned(), paths::SENT.to_owned()));
        let (first, second) = (browser.follow(&first).await, again.follow(&second).await);
        assert!(first.marked("data-case-number").is_some());
        assert_eq!(first.marked("data-case-number"), second.marked("data-case-number"));
        assert_eq!((world.case_count().await, receipts(&world).await), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_clicks_at_the_same_moment_give_one_case() {
    for world in World::everywhere().await {
        for round in 1..=3 {
            let mut browser = world.browser();
            let code = with_files().prepare(&world, &mut browser).await;
            let clicks = (0..8).map(|_| {
                let (mut browser, code) = (browser.clone(), code.clone());
                tokio::spawn(async move {
                    let sent = send(&mut browser, &code).await.moved_on();
                    browser.follow(&sent).await.expect(200).marked("data-case-number").unwrap()
                })
            });
            let mut numbers = Vec::new();
            for click in clicks.collect::<Vec<_>>() {
                numbers.push(click.await.unwrap());
            }
            numbers.dedup();
            assert_eq!(numbers.len(), 1, "{numbers:?}");
            assert_eq!((world.case_count().await, receipts(&world).await), (round, round as usize));
        }
        let files = attachments::Entity::find().all(world.services.db.reader()).await.unwrap();
        assert_eq!(files.iter().filter(|file| file.case_id.is_some()).count(), 6);
        assert_eq!(world.stored_files().len(), 6, "no file was lost and none doubled");
    }
}

#[tokio::test]
async fn the_same_code_with_other_words_is_refused_and_the_first_words_are_kept() {
    for world in World::everywhere().await {
        let mut first = world.browser();
        let code = Feedback::default().prepare(&world, &mut first).await;
        send(&mut first, &code).await.moved_on();
        let number = first.get(paths::SENT).await.expect(200).marked("data-case-number").unwrap();

        let mut second = world.browser();
        let other = Feedback {
            body: "Những lời khác hẳn, của một người khác hẳn.".to_owned(), ..Feedback::default()
        };
        other.prepare(&world, &mut second).await;
        let answer = send(&mut second, &code).await.expect(409);
        assert!(answer.says("form-send-other"));
        let mut unfinished = world.browser();
        unfinished.post(paths::FORM, &[("kind", "GOP_Y")]).await.moved_on();
        let answer = send(&mut unfinished, &code).await.expect(409);
        assert!(answer.says("form-send-other") && answer.html.contains("name=\"province\""), "{}", answer.html);
        assert_eq!((world.case_count().await, receipts(&world).await), (1, 1));

        let mut front = world.officer("tiepnhan.donglat").await;
        let page = front.get(&paths::front_case(&number)).await.expect(200);
        assert!(page.html.contains(&Feedback::default().body) && !page.html.contains(&other.body));
    }
}

#[tokio::test]
async fn a_code_that_was_never_shown_sends_nothing() {
    let world = World::new().await;
    let mut browser = world.browser();
    let code = Feedback::default().prepare(&world, &mut browser).await;
    send(&mut browser, "D1JP-RV3F-D1JP-RV3F").await.expect(409);
    send(&mut browser, "không phải mã").await.expect(422);
    send(&mut browser, "").await.expect(422);
    assert_eq!(world.case_count().await, 0);
    let mut stranger = world.browser();
    let away = send(&mut stranger, &code).await;
    assert_eq!(away.location(), paths::FORM, "without a draft there is nothing to send");
    assert_eq!(world.case_count().await, 0);
    send(&mut browser, &code).await.moved_on();
}

#[tokio::test]
async fn nothing_is_sent_before_the_code_is_kept() {
    let world = World::new().await;
    let mut browser = world.browser();
    let code = Feedback::default().prepare(&world, &mut browser).await;
    let answer = browser.post(&format!("{}/ma", paths::FORM), &[("code", &code)]).await.expect(422);
    assert!(answer.problem("receipt_saved").is_some());
    assert_eq!(answer.shown("code").as_deref(), Some(code.as_str()), "the code on the page stays the same");
    assert_eq!(world.case_count().await, 0);
}

#[tokio::test]
async fn words_that_changed_after_the_code_was_shown_are_declared_again_and_the_code_stays() {
    let world = World::new().await;
    let mut browser = world.browser();
    let feedback = Feedback::default();
    let old = feedback.prepare(&world, &mut browser).await;
    let other = Feedback { body: "Những lời đã sửa lại sau khi xem mã.".to_owned(), ..feedback.clone() };
    other.post(&world, &mut browser, Step::Matter).await.moved_on();
    let away = send(&mut browser, &old).await.moved_on();
    assert_eq!(away.location(), paths::step(Lang::Vi, Step::Check));
    assert!(browser.follow(&away).await.expect(200).says("form-check-changed"));
    assert_eq!(world.case_count().await, 0);

    other.post(&world, &mut browser, Step::Check).await.moved_on();
    let page = browser.get(&paths::step(Lang::Vi, Step::Code)).await.expect(200);
    assert_eq!(page.shown("code").unwrap(), old, "somebody has written it down");
    send(&mut browser, &old).await.moved_on();
    assert_eq!(world.case_count().await, 1);
}

/// Whichever is faster: either the old words are sent and whoever changed them is told so, or the new ones
/// stand and have to be looked at again.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn words_that_change_while_they_are_sent_are_not_lost() {
    for world in World::everywhere().await {
        let feedback = Feedback::default();
        let changed =
            Feedback { body: "Những lời đã sửa lại trong thẻ kia.".to_owned(), ..feedback.clone() };
        let mut sent_before = 0;
        for _ in 0..12 {
            let mut browser = world.browser();
            let code = feedback.prepare(&world, &mut browser).await;
            let mut other_tab = browser.clone();
            let (sent, changes) =
                tokio::join!(send(&mut browser, &code), changed.post(&world, &mut other_tab, Step::Matter));
            let sent_now = world.case_count().await;
            if sent.location() == paths::SENT {
                assert_eq!(sent_now, sent_before + 1);
                assert!(changes.status == 409 || changes.location() != paths::step(Lang::Vi, Step::Check));
            } else {
                assert_eq!((sent.status.as_u16(), sent_now), (303, sent_before));
                let page = other_tab.get(&paths::step(Lang::Vi, Step::Check)).await.expect(200);
                assert!(page.html.contains(&changed.body));
            }
            sent_before = sent_now;
        }
    }
}
