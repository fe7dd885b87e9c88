//! One page of numbers for a desk: each is the length of the list to which it leads.

use app::desks::Tray;
use app::paths;
use domain::case::State;
use domain::role::Desk;

use crate::support::browser::Browser;
use crate::support::case::PROVINCE;
use crate::support::html::tags;
use crate::support::told::{declare_tie, name_the_handler};
use crate::support::{Case, DONG_LAT, World};

/// The numbers of the page, each with its list.
async fn numbers(officer: &mut Browser, path: &str) -> Vec<(u32, String)> {
    let page = officer.get(path).await.expect(200);
    let counted = tags(&page.html).into_iter().filter(|tag| tag.has("data-number"));
    counted
        .map(|tag| (tag.attribute("data-number").unwrap().parse().unwrap(), tag.attribute("href").unwrap()))
        .collect()
}

/// How many cases stand on the pages of a list.
async fn length(officer: &mut Browser, path: &str) -> u32 {
    let (mut count, mut next) = (0, Some(path.to_owned()));
    while let Some(path) = next {
        let page = officer.get(&path).await.expect(200);
        count += tags(&page.html).iter().filter(|tag| tag.has("data-case-number")).count();
        let tag = tags(&page.html).into_iter().find(|tag| tag.attribute("rel").as_deref() == Some("next"));
        next = tag.and_then(|tag| tag.attribute("href"));
    }
    u32::try_from(count).unwrap()
}

/// Every number of a page is what its list holds; returns how many there are, and their sum.
async fn hold(world: &World, login: &str, path: &str) -> (usize, u32) {
    let mut officer = world.officer(login).await;
    let numbers = numbers(&mut officer, path).await;
    let mut sum = 0;
    for (number, list) in &numbers {
        assert_eq!(length(&mut officer, list).await, *number, "{login}: {list}");
        sum += number;
    }
    (numbers.len(), sum)
}

#[tokio::test]
async fn each_number_is_the_length_of_its_list_for_everybody_who_works_at_a_desk() {
    let world = World::with_cases(60).await;
    for login in [DONG_LAT.intake, DONG_LAT.triage, DONG_LAT.leader, PROVINCE.leader] {
        let (count, sum) = hold(&world, login, paths::FRONT_NUMBERS).await;
        assert!(count > Tray::ALL.len() && sum > 0, "{login}: {count}, {sum}");
    }
    let mut seen = 0;
    for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head, PROVINCE.head, "lanhdao.nnmt", "capuy.tinh"] {
        let (count, sum) = hold(&world, login, paths::UNIT_NUMBERS).await;
        assert!(count >= Tray::ALL.len(), "{login}");
        seen += sum;
    }
    assert!(seen > 20, "{seen}");
}

#[tokio::test]
async fn what_somebody_must_not_know_of_is_in_no_number() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let before = hold(&world, DONG_LAT.intake, paths::FRONT_NUMBERS).await;
        assert!(before.1 > 0);
        name_the_handler(&case).await;
        declare_tie(&world, DONG_LAT.intake, DONG_LAT.handler).await;
        assert_eq!(hold(&world, DONG_LAT.intake, paths::FRONT_NUMBERS).await, (Tray::ALL.len(), 0));
        assert!(hold(&world, DONG_LAT.leader, paths::FRONT_NUMBERS).await.1 > 0);
        // The desk links to the page.
        for (login, desk, page) in
            [(DONG_LAT.triage, Desk::Front, paths::FRONT_NUMBERS), (DONG_LAT.head, Desk::Unit, paths::UNIT_NUMBERS)]
        {
            let inbox = if desk == Desk::Front { paths::FRONT } else { paths::UNIT };
            let inbox = world.officer(login).await.get(inbox).await.expect(200);
            assert!(inbox.html.contains(&format!("href=\"{page}\"")), "{login}");
        }
    }
}
