//! The periodic reports: figures that reconcile, each with its cases; months that stay as they were counted; reports
//! as they were signed; and nothing of a case of which the reader must not know.

mod kept;
mod left;
mod observed;
mod signed;

use app::paths;
use app::words::{Lang, word};
use domain::case::State;
use domain::reports::{By, End, Measure, Period};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::desks::reports::run_reports;
use server::store::entity::cases;
use time::Duration;

use crate::support::browser::{Answer, Browser};
use crate::support::case::{Case, DONG_LAT, STATES};
use crate::support::html::{tags, text_until};
use crate::support::world::World;

/// The month in which the tests begin: from 15 October to 14 November 2026.
const MONTH: &str = "2026-11";

fn front(world: &World) -> i64 {
    world.unit("mttq-dong-lat")
}

fn address(front: i64, period: &str) -> String {
    paths::report(front, Period::parse(period).unwrap())
}

async fn count(world: &World) -> Option<u64> {
    run_reports(&world.services, "a", || false).await.unwrap()
}

/// Lets the month end, and counts it.
async fn over(world: &World) {
    world.wait(Duration::days(6));
    assert!(count(world).await.unwrap() > 0);
}

async fn report(world: &World, login: &str, period: &str) -> Answer {
    world.officer(login).await.get(&address(front(world), period)).await
}

/// A figure of the sheet by its mark, and the address of its cases.
fn figure(page: &Answer, mark: &str) -> (u32, Option<String>) {
    let found = tags(&page.html).into_iter().find(|tag| tag.attribute("data-figure").as_deref() == Some(mark));
    let tag = found.unwrap_or_else(|| panic!("no figure {mark} at {}", page.path));
    let count = text_until(&page.html, tag.end, &format!("</{}>", tag.name)).trim().parse().unwrap();
    (count, tag.attribute("href"))
}

fn of(page: &Answer, measure: Measure) -> u32 {
    figure(page, measure.code()).0
}

#[track_caller]
fn reconciles(page: &Answer) {
    let sum = |measures: &[Measure]| measures.iter().map(|measure| of(page, *measure)).sum::<u32>();
    assert_eq!(sum(&Measure::IN), sum(&Measure::OUT), "{}", page.path);
}

/// How many cases stand on the pages of a list.
async fn listed(officer: &mut Browser, path: &str) -> Vec<String> {
    let (mut numbers, mut next) = (Vec::new(), Some(path.to_owned()));
    while let Some(path) = next {
        let page = officer.get(&path).await.expect(200);
        numbers.extend(tags(&page.html).into_iter().filter_map(|tag| tag.attribute("data-case-number")));
        let tag = tags(&page.html).into_iter().find(|tag| tag.attribute("rel").as_deref() == Some("next"));
        next = tag.and_then(|tag| tag.attribute("href"));
    }
    numbers
}

#[tokio::test]
async fn a_month_is_counted_when_it_is_over_and_every_figure_leads_to_its_cases() {
    for world in World::everywhere().await {
        for &state in STATES {
            Case::sent(&world).await.come_to(state).await;
        }
        assert_eq!(count(&world).await, Some(0), "the month is not over");
        let mut leader = world.officer(DONG_LAT.leader).await;
        let list = leader.get(paths::REPORTS).await.expect(200);
        assert!(list.says("reports-empty") && list.html.contains("15/11/2026"));
        report(&world, DONG_LAT.leader, MONTH).await.expect(404);
        over(&world).await;
        assert_eq!(count(&world).await, Some(0), "each month once");
        let mut leader = world.officer(DONG_LAT.leader).await;
        let page = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
        reconciles(&page);
        // The case that the merged one follows was sent beside them.
        let all = u32::try_from(STATES.len()).unwrap() + 1;
        assert_eq!((of(&page, Measure::Opening), of(&page, Measure::Received)), (0, all));
        let ended = |end: End| STATES.iter().filter(|state| End::of(**state) == Some(end)).count();
        for (measure, end) in [
            (Measure::Settled, End::Settled),
            (Measure::Refused, End::Refused),
            (Measure::Withdrawn, End::Withdrawn),
            (Measure::Merged, End::Merged),
            (Measure::Diverted, End::Diverted),
        ] {
            assert_eq!(of(&page, measure) as usize, ended(end), "{end}");
        }
        assert!(of(&page, Measure::Rated) > 0 && of(&page, Measure::Returned) > 0 && of(&page, Measure::InTime) > 0);
        let marks: Vec<String> = tags(&page.html).into_iter().filter_map(|tag| tag.attribute("data-figure")).collect();
        assert!(marks.len() > 25, "{marks:?}");
        for mark in marks {
            let (count, href) = figure(&page, &mark);
            let Some(href) = href else {
                assert_eq!(count, 0, "{mark}");
                continue;
            };
            let numbers = listed(&mut leader, &href).await;
            // Something may be done several times in one case.
            let many = [Measure::Referred, Measure::InTime, Measure::Accepted].map(Measure::code).contains(&&*mark);
            assert!(numbers.len() as u32 == count || many && !numbers.is_empty(), "{mark}: {count}, {numbers:?}");
        }
        let list = leader.get(paths::REPORTS).await.expect(200);
        assert!(list.html.contains(&address(front(&world), MONTH)));
    }
}

#[tokio::test]
async fn the_figures_of_the_demonstration_reconcile_and_the_stock_is_what_lies_there() {
    let world = World::with_cases(40).await;
    over(&world).await;
    let (mut seen, mut months) = (0, 0);
    for (login, code) in
        [("lanhdao.donglat", "mttq-dong-lat"), ("lanhdao.benlau", "mttq-ben-lau"), ("lanhdao.tinh", "mttq-tinh")]
    {
        let front = world.unit(code);
        let mut leader = world.officer(login).await;
        let (mut left, mut received) = (0, 0);
        for month in ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", MONTH] {
            let page = leader.get(&address(front, month)).await;
            if page.status == 404 {
                assert_eq!(left, 0, "{code} {month}: what began goes on");
                continue;
            }
            reconciles(&page);
            assert_eq!(of(&page, Measure::Opening), left, "{code} {month}");
            left = of(&page, Measure::Closing);
            received += of(&page, Measure::Received);
            months += 1;
        }
        let here = cases::Entity::find().filter(cases::Column::FrontId.eq(front));
        let all = here.clone().count(world.services.db.reader()).await.unwrap();
        assert_eq!(u64::from(received), all, "{code}: each case was received once");
        seen += all;
        let open = State::ALL.iter().filter(|state| End::of(**state).is_none()).map(|state| state.code());
        let waiting = here.filter(cases::Column::State.is_in(open)).count(world.services.db.reader()).await.unwrap();
        assert_eq!(u64::from(left), waiting, "{code}");
    }
    assert!(months > 3, "{months}");
    assert!(seen > 20, "{seen}");
}

#[tokio::test]
async fn longer_reports_are_the_months_they_consist_of() {
    let world = World::new().await;
    Case::in_state(&world, State::Transferred).await;
    Case::sent(&world).await.come_to(State::NotAccepted).await;
    over(&world).await;
    world.wait(Duration::days(45));
    Case::sent(&world).await;
    world.wait(Duration::days(360));
    assert!(count(&world).await.unwrap() >= 13);
    let page = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
    assert_eq!((of(&page, Measure::Received), of(&page, Measure::Closing)), (2, 1));
    for period in ["2027-Q1", "2027-6T", "2027-9T", "2027"] {
        let page = report(&world, DONG_LAT.leader, period).await.expect(200);
        reconciles(&page);
        let stock = (of(&page, Measure::Opening), of(&page, Measure::Received), of(&page, Measure::Closing));
        assert_eq!(stock, (1, 1, 2), "{period}");
        assert_eq!(page.mark("data-paper"), Some(Period::parse(period).unwrap().kind().code().to_owned()));
        assert!(page.html.contains("15/12/2026"), "{period}: a year of reports begins with it");
    }
    // Of the last quarter of 2026 one month alone was counted.
    report(&world, DONG_LAT.leader, "2026-Q4").await.expect(404);
    let next = report(&world, DONG_LAT.leader, "2027-11").await.expect(200);
    assert!(next.html.contains(&app::words::fill(
        Lang::Vi,
        "report-year-before-less",
        &[("before", 2.into()), ("share", 100.into())]
    )));
}

#[tokio::test]
async fn a_calendar_month_can_be_what_is_counted() {
    let world = World::with(|config| config.report_cut = domain::reports::Cut::MonthEnd).await;
    Case::sent(&world).await;
    world.wait(Duration::days(20));
    assert_eq!(count(&world).await, Some(0));
    world.wait(Duration::days(1));
    count(&world).await;
    let page = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
    assert!(page.html.contains("01/11/2026") && page.html.contains("30/11/2026"));
}

#[tokio::test]
async fn whoever_may_not_see_the_cases_of_the_front_finds_no_report() {
    let world = World::new().await;
    Case::in_state(&world, State::Transferred).await;
    over(&world).await;
    let here = address(front(&world), MONTH);
    for login in ["nhapho.tinh", "lanhdao.benlau", "phanloai.tinh", DONG_LAT.focal, DONG_LAT.head, "quantri"] {
        let mut officer = world.officer(login).await;
        for path in [here.clone(), format!("{here}/vu-viec"), format!("{here}?ban=1")] {
            officer.get(&path).await.expect(404);
        }
        let body = [("action", "file-report"), ("document_no", "1")];
        officer.post(&here, &body).await.expect(404);
    }
    let mut clerk = world.officer(DONG_LAT.triage).await;
    for wrong in ["?ban=2", "?ban=0", "?ban=x", "?van-ban=1", "/vu-viec?muc=KHONG_CO", "/vu-viec?muc=TIEP_NHAN&theo=X"]
    {
        clerk.get(&format!("{here}{wrong}")).await.expect(404);
    }
    clerk.get(&address(front(&world), "2026-10")).await.expect(404);
    clerk.get(&format!("{}?front={}", paths::REPORTS, world.unit("mttq-tinh"))).await.expect(404);
    let inbox = clerk.get(paths::FRONT).await.expect(200);
    assert!(inbox.html.contains(&format!("href=\"{}\"", paths::REPORTS)));
}

#[tokio::test]
async fn the_sheet_has_every_part_and_is_a_draft() {
    let world = World::new().await;
    Case::sent(&world).await.come_to(State::Closed).await;
    over(&world).await;
    let page = report(&world, DONG_LAT.triage, MONTH).await.expect(200);
    for part in 1..=8 {
        assert!(page.says(&format!("report-part-{part}")), "{part}");
    }
    assert!(page.html.contains("data-draft") && page.says("paper-draft") && page.says("paper-motto"));
    assert!(page.html.contains("MẶT TRẬN") && page.html.contains("15/10/2026") && page.html.contains("14/11/2026"));
    assert_eq!(figure(&page, &format!("{}-TRUC_TUYEN", By::Channel)).0, 1);
    assert_eq!(figure(&page, &format!("{}-DUNG", By::Outcome)).0, 1);
    assert!(page.html.contains(&word(Lang::Vi, "rating-level", "5")));
}
