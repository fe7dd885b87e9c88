//! A year of many cases: every date is right and everybody is reminded once, whatever happens to
//! the job, to the calendar and to the people; and each case is in somebody's hands or on the list.

use std::cell::Cell;
use std::collections::HashMap;
use std::time::Instant;

use domain::calendar::change::Change;
use domain::calendar::{CalendarDay, Certainty, DayKind};
use domain::case::State;
use domain::case::Transition;
use domain::case::clock::run;
use domain::role::Role;
use migrations::testing::{engines, promise};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use time::macros::date;

use super::*;
use crate::desks::recount::{DATES_MOVED, run_recount};
use crate::desks::{clocks as first_clocks, handover, offer};
use crate::jobs::{Clocks, Job};
use crate::store::entity::{
    calendar_days, clocks as clock_rows, events as event_rows, outbox as mails, reminders as told,
};
use crate::store::inbox;
use crate::store::office::{self, NewOfficer};
use crate::store::outbox::tests::a_case;
use crate::testing;

const NODE: &str = "a node";

/// The ordinary way of a case at its Front, as far as no unit is needed for it.
const WAY: [Transition; 4] =
    [Transition::Receive, Transition::StartTriage, Transition::AskReporter, Transition::Supplement];

/// A case that was sent today.
async fn sent(services: &Services, id: i64) {
    let tx = services.db.begin().await.unwrap();
    send(&tx, services, id).await;
    tx.commit().await.unwrap();
}

async fn send(tx: &Tx, services: &Services, id: i64) {
    let mut row = a_case(tx, id).await;
    row.received_on = services.clock.today();
    let key = cases::new_key(tx, &services.vault, id).await.unwrap();
    let runs = first_clocks::first(services, &mut row, Transition::Submit, State::Submitted);
    clocks::add(tx, &row, &runs).await.unwrap();
    assert!(cases::update(tx, &row).await.unwrap());
    let today = services.clock.today();
    let event = NewEvent::new(id, "T02", None, State::Submitted, Cause::Reporter, today);
    events::append(tx, &key, event).await.unwrap();
}

/// The next move of a case on its way, by whoever sorts; `false` when it is at its end then.
async fn go_on(tx: &Tx, services: &Services, id: i64, by: i64) -> bool {
    let mut row = cases::by_id(tx, id).await.unwrap().unwrap();
    let state = State::from_code(&row.state).unwrap();
    let leads_on = |transition: &&Transition| {
        let entry = transition.entry();
        entry.to != state && entry.from.contains(&state)
    };
    let next = WAY.iter().find(leads_on).unwrap();
    // Of one in three more is asked.
    let asked_enough = *next == Transition::AskReporter && row.ask_count > i32::from(id % 3 == 0);
    let next = if asked_enough { Transition::Refuse } else { *next };
    row.ask_count += i32::from(next == Transition::AskReporter);
    if next == Transition::StartTriage {
        row.front_officer_id = Some(by);
    }
    offer::advance(tx, services, &mut row, next, next.entry().to).await.unwrap();
    assert!(cases::update(tx, &row).await.unwrap());
    !next.entry().to.is_terminal()
}

async fn announce(services: &Services, day: Date) {
    let off = CalendarDay::new(day, DayKind::Holiday, "Nghỉ đột xuất", Certainty::Official, "QĐ 1").unwrap();
    let change = Change::Add(off);
    let tx = services.db.begin().await.unwrap();
    crate::store::calendar::apply(&tx, &[change]).await.unwrap();
    office::bump_reference(&tx).await.unwrap();
    tx.commit().await.unwrap();
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
}

async fn withdraw(services: &Services, day: Date) {
    let tx = services.db.begin().await.unwrap();
    calendar_days::Entity::delete_many().filter(calendar_days::Column::Day.eq(day)).exec(&tx).await.unwrap();
    tx.commit().await.unwrap();
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
}

/// After the job has run nothing is left to do, and every open case has one main clock. Between two looks at all of
/// them those are looked at whose date is near or has passed not long ago: no other can have reached a step.
async fn nothing_is_left(services: &Services, all: bool) {
    let (today, reference) = (services.clock.today(), services.reference.get());
    let mut runs: HashMap<i64, Vec<run::Run>> = HashMap::new();
    let near = clock_rows::Column::DueOn.between(today - Duration::days(30), today + Duration::days(12));
    let open = clock_rows::Entity::find().filter(clock_rows::Column::EndedOn.is_null());
    let open = if all { open } else { open.filter(near) };
    for row in open.all(services.db.reader()).await.unwrap() {
        let run = clocks::run(&row).unwrap();
        let climb = ladder::climb(&reference.calendar, &run, Kind::Report, row.height, today);
        assert_eq!(climb, None, "{today}: {row:?}");
        assert!(!run.is_running() || run.recounted(&reference.calendar) == Some(run.due_on), "{today}: {row:?}");
        runs.entry(row.case_id).or_default().push(run);
    }
    if !all {
        return;
    }
    let open = rows::Entity::find().filter(rows::Column::ClosedOn.is_null());
    for case in open.all(services.db.reader()).await.unwrap() {
        let runs = runs.remove(&case.id).unwrap_or_default();
        let mains = runs.iter().filter(|run| run.is_running() && !run.clock.is_beside());
        assert_eq!(mains.count(), 1, "{today}: {case:?}");
        let main = run::main(&runs).unwrap();
        assert_eq!((case.due_key.as_deref(), case.due_on), (Some(main.clock.code()), Some(main.due_on)));
    }
}

/// A leader of the Front comes; whoever was it before leaves on the same day.
async fn leader(services: &Services) {
    let front = services.reference.get().tree.central_front().unwrap();
    let tx = services.db.begin().await.unwrap();
    let before = people::with_role(&tx, front, &[Role::FrontLeader], services.clock.today()).await.unwrap();
    for mut officer in before {
        officer.status = people::DISABLED.to_owned();
        people::update(&tx, officer).await.unwrap();
    }
    comes(services, &tx, Role::FrontLeader).await;
    tx.commit().await.unwrap();
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
}

/// Somebody new at the Front.
async fn comes(services: &Services, tx: &Tx, role: Role) {
    let front = services.reference.get().tree.central_front().unwrap();
    let login = format!("officer{}", people::count(tx).await.unwrap());
    let new = NewOfficer {
        name: login.as_str().into(),
        email: Some(format!("{login}@example.vn").into()),
        login,
        password_hash: "x".into(),
        unit_id: front.0,
        post_id: None,
        role,
    };
    office::add_officer(tx, new, services.clock.today()).await.unwrap();
}

/// Who sorts at the Front today.
async fn sorters(services: &Services) -> Vec<i64> {
    let front = services.reference.get().tree.central_front().unwrap();
    let rows = people::with_role(services.db.reader(), front, &[Role::Triage], services.clock.today()).await.unwrap();
    rows.into_iter().map(|row| row.id).collect()
}

/// One of those who sort leaves, and with them what they had in hand; somebody else comes.
async fn leaves(services: &Services, random: &mut StdRng) {
    let there = sorters(services).await;
    let gone = there[random.random_range(0..there.len())];
    let tx = services.db.begin().await.unwrap();
    let mut row = people::by_id(&tx, gone).await.unwrap().unwrap();
    row.status = people::DISABLED.to_owned();
    people::update(&tx, row).await.unwrap();
    handover::give_back(&tx, services, OfficerId(gone), None).await.unwrap();
    comes(services, &tx, Role::Triage).await;
    tx.commit().await.unwrap();
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
}

/// The job is cut off in the middle of its work, and its lease runs out.
async fn cut_off(services: &Services, after: u64) {
    let steps = Cell::new(after);
    let stop = || {
        steps.set(steps.get().saturating_sub(1));
        steps.get() == 0
    };
    run_recount(services, "cut off", stop).await.unwrap();
    run_ladder(services, "cut off", stop).await.unwrap();
    services.clock.set(services.clock.now() + LEASE + Duration::MINUTE);
}

/// Each open case is in the hands of somebody who works there, or on the list of what is in nobody's.
async fn every_case_has_its_place(services: &Services) {
    let (db, there) = (services.db.reader(), sorters(services).await);
    let open = rows::Entity::find().select_only().column(rows::Column::FrontOfficerId).column(rows::Column::State);
    let open = open.filter(rows::Column::ClosedOn.is_null()).into_tuple::<(Option<i64>, String)>();
    let open = open.all(db).await.unwrap();
    assert!(open.iter().filter_map(|(officer, _)| *officer).all(|id| there.contains(&id)));
    let nobodys = open.iter().filter(|(officer, state)| officer.is_none() && state != State::Submitted.code());
    let reference = services.reference.get();
    let official = people::official(db, there[0], &reference.tree, services.clock.today()).await.unwrap();
    let listed = inbox::unowned_by_body(db, Desk::Front, official.standing(), 0, 9).await.unwrap();
    assert_eq!(listed.iter().map(|(_, cases)| *cases).sum::<i64>(), i64::try_from(nobodys.count()).unwrap());
}

/// The messages that the steps since this one should have sent: each to the leader and, where somebody has the case
/// in hand, to them. A mark is silent, and above the Central Front there is nobody.
async fn expected(services: &Services, since: i64) -> (u64, i64) {
    let db = services.db.reader();
    let steps = told::Entity::find().filter(told::Column::Id.gt(since)).all(db).await.unwrap();
    let (mut messages, mut last) = (0, since);
    for step in steps {
        last = last.max(step.id);
        let rung = Rung::from_code(&step.rung).unwrap();
        if step.told && !matches!(rung, Rung::Late | Rung::TenOver | Rung::Alarm) {
            let case = cases::by_id(db, step.case_id).await.unwrap().unwrap();
            messages += 1 + u64::from(case.front_officer_id.is_some());
        }
    }
    (messages, last)
}

#[tokio::test]
async fn a_year_of_cases_misses_no_reminder_and_sends_none_twice() {
    let began = Instant::now();
    let (services, _folder) = testing::services().await;
    leader(&services).await;
    let tx = services.db.begin().await.unwrap();
    for _ in 0..3 {
        comes(&services, &tx, Role::Triage).await;
    }
    tx.commit().await.unwrap();
    let seed = 20_261_125;
    let (mut random, number) = (StdRng::seed_from_u64(seed), if promise::full() { 5_000 } else { 200 });
    let stop = tokio::sync::watch::Sender::new(false).subscribe();
    let mut job = Clocks::new(services.clone());
    let (mut made, mut written, mut last, mut open, mut changed) = (0_i64, 0_u64, 0, Vec::new(), false);
    for day in 0..365_i64 {
        services.clock.set(services.clock.now() + Duration::DAY);
        let (tx, there) = (services.db.begin().await.unwrap(), sorters(&services).await);
        while made < number * (day + 1) / 365 {
            made += 1;
            send(&tx, &services, made).await;
            // Some lie where they are until the end.
            open.extend((made % 40 > 0).then_some(made));
        }
        for _ in 0..open.len().div_ceil(4) {
            let at = random.random_range(0..open.len());
            if !go_on(&tx, &services, open[at], there[random.random_range(0..there.len())]).await {
                open.swap_remove(at);
            }
        }
        tx.commit().await.unwrap();
        match random.random_range(0..20) {
            // The program is away for a day, or comes back as another process.
            0 => continue,
            1 => job = Clocks::new(services.clone()),
            2 => {
                announce_once(&services, services.clock.today() + Duration::days(random.random_range(1..9))).await;
                changed = true;
            }
            3 => leader(&services).await,
            4 => leaves(&services, &mut random).await,
            5 => {
                cut_off(&services, random.random_range(1..9)).await;
                job = Clocks::new(services.clone());
            }
            _ => {}
        }
        job.run(&stop).await.unwrap();
        nothing_is_left(&services, day % 7 == 0 || std::mem::take(&mut changed)).await;
        every_case_has_its_place(&services).await;
        let (messages, newest) = expected(&services, last).await;
        (written, last) = (written + messages, newest);
    }
    let db = services.db.reader();
    let steps = told::Entity::find().all(db).await.unwrap();
    let mut seen = BTreeSet::new();
    assert!(steps.iter().all(|step| seen.insert((step.clock_id, step.rung.clone()))), "a step was taken twice");
    let reported = event_rows::Entity::find().filter(event_rows::Column::Code.eq(REMINDED)).count(db).await.unwrap();
    assert_eq!(reported, steps.iter().filter(|step| step.told).count() as u64);
    let sent = mails::Entity::find().filter(mails::Column::Kind.eq(MailKind::DateReminder.code()));
    assert_eq!(sent.count(db).await.unwrap(), written);
    assert!(written > 100, "too little happened: {written}");
    for id in 1..=made {
        assert!(events::chain_holds(&events::of_case(db, id).await.unwrap()), "{id}");
    }
    println!("{made} cases, {written} messages, {:.0} s", began.elapsed().as_secs_f64());
}

async fn announce_once(services: &Services, day: Date) {
    if services.reference.get().calendar.entry(day).is_none() {
        announce(services, day).await;
    }
}

#[tokio::test]
async fn a_holiday_announced_late_moves_dates_once_and_never_back() {
    for database in engines().await {
        let folder = tempfile::tempdir().unwrap();
        let services = testing::services_in(&folder, Some(database.url())).await;
        for id in 1..=150 {
            sent(&services, id).await;
        }
        let due = |runs: Vec<run::Run>, clock| runs.into_iter().find(|run| run.clock == clock).unwrap().due_on;
        let of = async |clock| due(clocks::of_case(services.db.reader(), 7).await.unwrap(), clock);
        assert_eq!(of(Clock::Notice).await, date!(2026 - 11 - 25));
        let alarm = of(Clock::Alarm).await;
        announce(&services, date!(2026 - 11 - 11)).await;
        announce(&services, alarm).await;
        let version = cases::by_id(services.db.reader(), 7).await.unwrap().unwrap().version;

        assert_eq!(run_recount(&services, NODE, || true).await.unwrap(), None, "stopped before the first batch");
        assert_eq!(run_recount(&services, NODE, || false).await.unwrap(), Some(150));
        assert_eq!(run_recount(&services, NODE, || false).await.unwrap(), Some(0));
        assert_eq!(of(Clock::Receipt).await, date!(2026 - 11 - 12));
        assert_eq!(of(Clock::Notice).await, date!(2026 - 11 - 26));
        assert!(of(Clock::Alarm).await > alarm);
        let row = cases::by_id(services.db.reader(), 7).await.unwrap().unwrap();
        assert_eq!((row.due_on, row.told_due_on), (Some(date!(2026 - 11 - 12)), row.due_on));
        assert_eq!((row.original_due_on, row.version), (row.due_on, version + 1));
        let log = events::of_case(services.db.reader(), 7).await.unwrap();
        assert_eq!(log.iter().filter(|event| event.code == DATES_MOVED).count(), 1);
        assert!(events::chain_holds(&log));

        // The day is worked after all: what the sender was told stays, the alarm goes back.
        withdraw(&services, date!(2026 - 11 - 11)).await;
        withdraw(&services, alarm).await;
        assert_eq!(run_recount(&services, NODE, || false).await.unwrap(), Some(150));
        assert_eq!(of(Clock::Notice).await, date!(2026 - 11 - 26));
        assert_eq!(of(Clock::Alarm).await, alarm);
        assert_eq!(run_recount(&services, "another node", || false).await.unwrap(), Some(0));
    }
}

#[tokio::test]
async fn of_several_steps_only_the_highest_is_told_and_a_clock_set_back_does_nothing() {
    for database in engines().await {
        let folder = tempfile::tempdir().unwrap();
        let services = testing::services_in(&folder, Some(database.url())).await;
        leader(&services).await;
        sent(&services, 7).await;
        let start = services.clock.now();
        services.clock.set(start + Duration::days(9));
        assert!(run_ladder(&services, NODE, || false).await.unwrap() > 0);
        let of_receipt = async || {
            let clock = clocks::of_case(services.db.reader(), 7).await.unwrap().remove(0);
            assert_eq!(clock.clock, Clock::Receipt);
            let rows = told::Entity::find().all(services.db.reader()).await.unwrap();
            let first = rows.iter().map(|row| row.clock_id).min().unwrap();
            let rows = rows.into_iter().filter(move |row| row.clock_id == first);
            rows.map(|row| (row.rung, row.told)).collect::<Vec<_>>()
        };
        let step = |rung: &str, told| (rung.to_owned(), told);
        let passed = [step("T+0", false), step("T+1", false), step("T+5", true)];
        assert_eq!(of_receipt().await, passed);
        assert_eq!(run_ladder(&services, NODE, || false).await.unwrap(), 0);
        assert_eq!(run_ladder(&services, "another node", || false).await.unwrap(), 0);
        services.clock.set(start);
        assert_eq!(run_ladder(&services, NODE, || false).await.unwrap(), 0);
        services.clock.set(start + Duration::days(9));
        assert_eq!(run_ladder(&services, NODE, || false).await.unwrap(), 0);
        assert_eq!(of_receipt().await, passed);
    }
}
