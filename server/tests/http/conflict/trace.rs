//! Every trace that a case can leave for an officer.

use std::collections::HashSet;
use std::fs;

use app::desks::Tray;
use app::paths;
use domain::role::Desk;
use domain::submission::Step;
use server::mail::{Transport, run_once};

use super::{ABSENT, counted};
use crate::support::html::tags;
use crate::support::{Browser, Case, World};

/// A word that only the sender wrote, as people type it into a search.
pub const WORD: &str = "zoxeqikavu";
/// A word of the name of a file.
pub const FILE: &str = "vuqozexi";

/// A way in which somebody could notice that there is a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    List,
    Count,
    Number,
    Search,
    Page,
    /// A file, a cleaned copy, the page that asks for a sealed name: an address below the case.
    Below,
    /// Any other address: figures, accounts, copies of referrals, requests, the record.
    Elsewhere,
}

/// The ways in which this officer notices the case now, but for messages.
pub async fn traces(case: &Case<'_>, login: &str) -> HashSet<Way> {
    let mut found = HashSet::new();
    let mut browser = case.world.officer(login).await;
    for desk in [paths::FRONT, paths::UNIT] {
        at_desk(&mut browser, desk, &case.number, &mut found).await;
    }
    below(&mut browser, case, &mut found).await;
    elsewhere(&mut browser, &case.number, &mut found).await;
    found
}

/// Whether this officer finds the case in the list, the count, by its number and its page. Fails
/// when it is here and not there.
pub async fn notices(case: &Case<'_>, login: &str) -> Result<bool, HashSet<Way>> {
    let mut found = HashSet::new();
    let mut browser = case.world.officer(login).await;
    for (desk, page) in [(paths::FRONT, case.path(Desk::Front)), (paths::UNIT, case.path(Desk::Unit))] {
        at_desk(&mut browser, desk, &case.number, &mut found).await;
        if browser.get(&page).await.status == 200 {
            found.insert(Way::Page);
        }
    }
    let ways = [Way::List, Way::Count, Way::Number, Way::Page].map(|way| found.contains(&way));
    if ways.iter().all(|way| *way == ways[0]) { Ok(ways[0]) } else { Err(found) }
}

async fn at_desk(browser: &mut Browser, desk: &str, number: &str, found: &mut HashSet<Way>) {
    if browser.get(desk).await.status != 200 {
        return;
    }
    let page = format!("{desk}/vu-viec/{number}");
    let leads_there = |html: &str| tags(html).iter().any(|tag| tag.attribute("href") == Some(page.clone()));
    for tray in Tray::ALL {
        let list = browser.get(&format!("{desk}?tray={}", tray.code())).await.expect(200);
        if list.html.contains(number) {
            found.insert(Way::List);
        }
        if counted(&list) > 0 {
            found.insert(Way::Count);
        }
    }
    for (way, query) in [(Way::Number, format!("number={number}")), (Way::Search, format!("q={WORD}"))] {
        let answer = browser.get(&format!("{desk}?{query}")).await.expect(200);
        // A count of results that is shown would differ from that of nothing.
        let nothing = browser.get(&format!("{desk}?q=xaqovuzeki")).await.expect(200);
        let rows = |html: &str| tags(html).iter().filter(|tag| tag.name == "tr" || tag.name == "li").count();
        if leads_there(&answer.html) || (way == Way::Search && rows(&answer.html) != rows(&nothing.html)) {
            found.insert(way);
        }
    }
}

/// Everything below the number of the case: it must be answered like a number that is nobody's.
async fn below(browser: &mut Browser, case: &Case<'_>, found: &mut HashSet<Way>) {
    let files = case.files().await;
    let file = files.first().copied().unwrap_or(1).to_string();
    for path in server::http::router::all_paths().iter().filter(|path| path.contains("{number}")) {
        let with = |number: &str| path.replace("{number}", number).replace("{id}", &file).replace("{position}", "1");
        let (there, absent) = (browser.get(&with(&case.number)).await, browser.get(&with(ABSENT)).await);
        let same = there.status == absent.status
            && there.without_nonce() == absent.without_nonce().replace(ABSENT, &case.number);
        if !same {
            found.insert(if path.ends_with("{number}") { Way::Page } else { Way::Below });
        }
    }
}

/// Every other address there is.
async fn elsewhere(browser: &mut Browser, number: &str, found: &mut HashSet<Way>) {
    let paths = server::http::router::all_paths();
    for path in
        paths.iter().filter(|path| !path.contains("{number}") && ![paths::FRONT, paths::UNIT].contains(&path.as_str()))
    {
        let path = path.replace("{step}", Step::Matter.code()).replace("{which}", "first");
        let path = path.replace("{period}", "2026-11");
        let path = ["{id}", "{size}", "{old}", "{new}", "{front}", "{position}"]
            .iter()
            .fold(path, |path, part| path.replace(part, "1"));
        let answer = browser.get(&path).await;
        if [number, WORD, FILE].iter().any(|mark| answer.html.contains(mark)) {
            found.insert(Way::Elsewhere);
        }
    }
}

/// Sends what waits; whether a message to this officer left the house.
pub async fn mailed(world: &World, login: &str) -> bool {
    let transport = Transport::from_config(&world.services.config).unwrap();
    run_once(&world.services, &transport).await.unwrap();
    let to = format!("To: {login}@");
    let mut letters = world.kept_files();
    letters.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
    letters.into_iter().any(|path| fs::read_to_string(path).unwrap().contains(&to))
}
