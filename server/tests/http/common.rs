//! Pages that are drawn once for everybody: the same for each, and yet nothing of one's own is shared.

use app::paths;
use app::words::Lang;
use domain::case::State;
use domain::publication::TAKE_DOWN;
use time::Duration;

use crate::support::html::{Tag, tags};
use crate::support::publication::{SHOWN, reason};
use crate::support::{Answer, Case, DONG_LAT, World};

/// The addresses of the pages that everybody gets alike.
fn addresses() -> Vec<String> {
    let pages = [paths::HOME, paths::HELP, paths::PRIVACY, paths::TRACK, paths::FORM];
    Lang::ALL.iter().flat_map(|lang| pages.map(|page| lang.path(page))).collect()
}

fn nonce(answer: &Answer) -> String {
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned()
}

/// What is the same for everybody.
fn same(answer: &Answer) -> String {
    let html = answer.without_nonce();
    match answer.shown("draft_token") {
        Some(token) => html.replace(&token, "TOKEN"),
        None => html,
    }
}

#[tokio::test]
async fn a_kept_page_is_the_drawn_one_with_a_nonce_and_a_token_of_its_own() {
    let world = World::new().await;
    for path in addresses() {
        let drawn = world.browser().get(&path).await.expect(200);
        for kept in [world.browser().get(&path).await, world.browser().get(&format!("{path}?q=1")).await] {
            let kept = kept.expect(200);
            assert_eq!(same(&kept), same(&drawn), "{path}");
            assert_ne!(nonce(&kept), nonce(&drawn), "{path}");
            assert!(!kept.html.contains(&nonce(&drawn)), "{path}: the nonce of another answer");
            let names = |answer: &Answer| {
                let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
                names.sort();
                names
            };
            assert_eq!(names(&kept), names(&drawn), "{path}");
            assert_eq!(kept.headers["content-type"], drawn.headers["content-type"], "{path}");
            assert_eq!(kept.headers["cache-control"], "no-store", "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_public_is_drawn_anew_on_every_node_when_it_changes_and_not_before() {
    for world in World::everywhere().await {
        let other = world.another_node().await;
        let pages = [paths::PUBLISHED, paths::FIGURES, paths::COMMITMENTS];
        let all = || Lang::ALL.iter().flat_map(|lang| pages.map(|page| lang.path(page)));
        let mut empty = Vec::new();
        for path in all() {
            let drawn = world.browser().get(&path).await.expect(200);
            let kept = world.browser().get(&path).await.expect(200);
            assert_eq!(kept.without_nonce(), drawn.without_nonce(), "{path}");
            assert!(nonce(&kept) != nonce(&drawn) && !kept.html.contains(&nonce(&drawn)), "{path}");
            empty.push(other.browser().get(&path).await.expect(200).without_nonce());
        }
        let case = Case::in_state(&world, State::Resolved).await;
        let entry = paths::published(&case.publish().await);
        for node in [&world, &other] {
            assert!(node.browser().get(paths::PUBLISHED).await.html.contains(&entry));
            assert!(node.browser().get(&entry).await.expect(200).html.contains(SHOWN));
            assert!(node.browser().get(&entry).await.expect(200).html.contains(SHOWN));
        }
        case.publication(DONG_LAT.leader, TAKE_DOWN, &reason("SAI_SOT")).await.moved_on();
        for node in [&world, &other] {
            assert!(!node.browser().get(&entry).await.html.contains(SHOWN));
            assert!(!node.browser().get(paths::PUBLISHED).await.html.contains(&entry));
        }
        for (path, before) in all().zip(empty) {
            assert_eq!(other.browser().get(&path).await.expect(200).without_nonce(), before, "{path}");
        }
    }
}

#[tokio::test]
async fn tomorrow_the_register_is_drawn_anew() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    let entry = paths::published(&case.publish().await);
    let recent = format!("{}?period=3-thang", paths::PUBLISHED);
    assert!(world.browser().get(&recent).await.html.contains(&entry));
    world.wait(Duration::days(120));
    assert!(!world.browser().get(&recent).await.html.contains(&entry));
}

#[tokio::test]
async fn the_form_of_each_belongs_to_their_own_draft() {
    let world = World::new().await;
    for path in [paths::FORM.to_owned(), Lang::En.path(paths::FORM)] {
        let mut people = [world.browser(), world.browser(), world.browser()];
        let mut tokens = Vec::new();
        for browser in &mut people {
            // A browser that does not say where a request comes from is known by the token alone.
            browser.origin = None;
            tokens.push(browser.get(&path).await.expect(200).shown("draft_token").unwrap());
        }
        for (at, browser) in people.iter_mut().enumerate() {
            let others = &tokens[(at + 1) % tokens.len()];
            browser.post(&path, &[("draft_token", others.as_str()), ("kind", "GOP_Y")]).await.expect(403);
            browser.post(&path, &[("draft_token", tokens[at].as_str()), ("kind", "GOP_Y")]).await.moved_on();
        }
        // What one has chosen stands on one's own page, and on nobody else's.
        let chosen = |answer: Answer| {
            let is_it = |tag: &Tag<'_>| tag.attribute("value").as_deref() == Some("GOP_Y") && tag.has("checked");
            tags(&answer.html).iter().any(is_it)
        };
        assert!(chosen(people[0].get(&path).await.expect(200)), "{path}");
        assert!(!chosen(world.browser().get(&path).await.expect(200)), "{path}");
    }
}
