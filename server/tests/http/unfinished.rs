//! What a stranger sends and never finishes is not kept in memory for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use app::paths;
use app::words::Lang;
use axum::body::{Body, Bytes};
use domain::submission::Step;

use crate::support::{Answer, Browser, Chosen, Feedback, World, jpeg};

const PIECE: usize = 64 * 1024;
const PIECES: usize = 55 * 1024 * 1024 / PIECE;
const BOUNDARY: &str = "------phanhoi-test-boundary";

fn here() -> String {
    paths::step(Lang::Vi, Step::Files)
}

/// Sends what begins in this way and then goes on and on; returns how many bytes of it were taken.
async fn go_on(browser: &mut Browser, beginning: String) -> (Answer, usize) {
    let taken = Arc::new(AtomicUsize::new(0));
    let count = taken.clone();
    let pieces =
        std::iter::once(Bytes::from(beginning)).chain(std::iter::repeat_n(Bytes::from(vec![b'x'; PIECE]), PIECES));
    let counted = pieces.map(move |piece| {
        count.fetch_add(piece.len(), Ordering::Relaxed);
        Ok::<_, std::io::Error>(piece)
    });
    let answer = browser.send_parts(&here(), Body::from_stream(futures::stream::iter(counted))).await;
    (answer, taken.load(Ordering::Relaxed))
}

fn part(head: &str) -> String {
    format!("{BOUNDARY}\r\nContent-Disposition: form-data; {head}")
}

#[tokio::test]
async fn a_hidden_field_a_head_or_a_beginning_without_end_is_refused_at_once() {
    let world = World::new().await;
    let mut stranger = world.browser();
    let beginnings = [
        part("name=\"draft_token\"\r\n\r\n"),
        part("name=\"action\"\r\n\r\n"),
        part("name=\"wait_ticket\"\r\n\r\n"),
        part("name=\"another\"\r\n\r\n"),
        part("name=\"files\"; filename=\""),
        part("name=\"files\"\r\nX-Long: "),
        String::new(),
    ];
    for origin in [stranger.origin.clone(), None] {
        stranger.origin = origin;
        for beginning in &beginnings {
            let (answer, taken) = go_on(&mut stranger, beginning.clone()).await;
            assert!(matches!(answer.status.as_u16(), 403 | 413), "{beginning}: {}", answer.status);
            assert!(taken < 2 * 1024 * 1024, "{beginning}: {taken} bytes");
        }
    }
}

#[tokio::test]
async fn short_fields_without_number_are_refused_as_well() {
    let world = World::new().await;
    let body = part("name=\"wait_ticket\"\r\n\r\nx\r\n").repeat(1_000);
    world.browser().send_parts(&here(), Body::from(body)).await.expect(413);
}

#[tokio::test]
async fn long_forms_that_are_never_finished_leave_room_for_short_ones() {
    let world = World::new().await;
    let (mut sender, mut late) = (world.browser(), world.browser());
    Feedback::default().fill_in_until(&world, &mut sender, Step::Matter).await;
    let matter = paths::step(Lang::Vi, Step::Matter);
    let kind = Some("application/x-www-form-urlencoded");
    let holding: Vec<_> = (0..4)
        .map(|_| {
            let (mut stranger, path) = (world.browser(), matter.clone());
            tokio::spawn(async move {
                let begun = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"body="))]);
                let body = Body::from_stream(futures::StreamExt::chain(begun, futures::stream::pending()));
                stranger.send(axum::http::Method::POST, &path, kind, body).await
            })
        })
        .collect();
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    Feedback::default().post(&world, &mut sender, Step::Matter).await.moved_on();
    let long = format!("body={}", "x".repeat(100_000));
    let answer = late.send(axum::http::Method::POST, &matter, kind, Body::from(long.clone())).await.expect(503);
    assert!(answer.headers.contains_key("retry-after"));
    holding.into_iter().for_each(|task| task.abort());
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    let answer = late.send(axum::http::Method::POST, &matter, kind, Body::from(long)).await;
    assert_ne!(answer.status, 503, "the room is free again");
}

#[tokio::test]
async fn a_file_that_is_let_in_may_be_as_large_as_files_are() {
    let world = World::new().await;
    let mut sender = world.browser();
    Feedback::default().fill_in_until(&world, &mut sender, Step::Files).await;
    let large = Chosen::new("anh.jpg", jpeg(5 * 1024 * 1024));
    sender.upload(&here(), &[("action", "upload")], &[large]).await.moved_on();
    assert!(sender.get(&here()).await.expect(200).html.contains("anh.jpg"));
}

#[tokio::test]
async fn behind_a_refused_file_there_is_no_more_room_than_before_it() {
    let world = World::new().await;
    let mut sender = world.browser();
    Feedback::default().fill_in_until(&world, &mut sender, Step::Files).await;
    let refused = "name=\"files\"; filename=\"a.exe\"\r\n\r\nx\r\n";
    let beginning = [part(refused), part("name=\"files\"\r\nX-Long: ")].concat();
    let (answer, taken) = go_on(&mut sender, beginning).await;
    assert!(matches!(answer.status.as_u16(), 413 | 422), "{}", answer.status);
    assert!(taken < 2 * 1024 * 1024, "{taken} bytes");
}

#[tokio::test]
async fn nothing_is_read_of_what_is_no_form() {
    let world = World::new().await;
    for kind in [Some("multipart/form-data; boundary=x"), Some("text/plain"), Some("application/json"), None] {
        let taken = Arc::new(AtomicUsize::new(0));
        let count = taken.clone();
        let pieces = std::iter::repeat_n(Bytes::from(vec![b'x'; PIECE]), 32).map(move |piece| {
            count.fetch_add(piece.len(), Ordering::Relaxed);
            Ok::<_, std::io::Error>(piece)
        });
        let body = Body::from_stream(futures::stream::iter(pieces));
        let answer = world.browser().send(axum::http::Method::POST, paths::TRACK, kind, body).await;
        assert!(matches!(answer.status.as_u16(), 415 | 422), "{kind:?}: {}", answer.status);
        assert_eq!(taken.load(Ordering::Relaxed), 0, "{kind:?}");
    }
}
