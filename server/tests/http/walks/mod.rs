//! Random people make random moves over HTTP, days pass, days off are announced late. A simple model
//! beside it says what must come of it: the same state, the same date, one owner or an end, and
//! totals that add up. The walks go on until every move of the table was made.

mod choice;
mod deeds;
mod model;

use std::collections::BTreeMap;

use app::paths;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::case::clock::owner;
use domain::case::transition::TABLE;
use domain::case::{State, Transition};
use domain::date::show_iso;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use server::desks::recount::run_recount;
use server::desks::system::run_due;
use time::Duration;

use crate::support::bonds::bonds_follow;
use crate::support::case::{Cast, officers_moves};
use crate::support::paper::ON_PAPER;
use crate::support::promise::full;
use crate::support::trial::Trial;
use crate::support::{Case, DONG_LAT, Feedback, PROVINCE, World};
use model::{Days, Model};

/// Referred to a body that owes no answer.
const POLICE: Cast = Cast { unit: "cong-an-tinh", ..DONG_LAT };
/// Steps of one walk, many where there are few walks: the way to an end and back again is long.
const STEPS: usize = 100;
const STEPS_OF_MANY: usize = 60;
/// Walks in one world: after them its clock has gone far.
const WALKS: usize = 4;

/// What a case is about, which decides the moves that there are for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Of the commune, answered by its People's Committee.
    Commune,
    /// Of the province, where there is a second leader and a custodian.
    Province,
    /// Of the commune, about something that the police has to look into.
    Police,
    /// Of the province, about a department where nobody has an account: all goes on paper.
    Paper,
    /// A comment that the Front answers itself.
    Comment,
    /// Looked at again by the Front above.
    Appeal,
}

struct Walker<'a> {
    case: Case<'a>,
    sort: Sort,
    model: Model,
    /// To whom in the unit it was given last.
    handler: &'static str,
    /// Into which of the walk's cases it was merged.
    master: Option<usize>,
    /// The case that was made of it at the Front above.
    appeal: Option<usize>,
    /// The case of which it was made.
    origin: Option<usize>,
    objected: bool,
    reviewed: bool,
}

struct Walk<'a> {
    world: &'a World,
    days: Days,
    cases: Vec<Walker<'a>>,
    made: BTreeMap<&'static str, u32>,
}

impl<'a> Walk<'a> {
    async fn new(world: &'a World) -> Self {
        let days = Days::of(&world.services.reference.get().calendar);
        let mut walk = Self { world, days, cases: Vec::new(), made: BTreeMap::new() };
        for sort in [Sort::Commune, Sort::Province, Sort::Paper, Sort::Police, Sort::Comment, Sort::Commune] {
            walk.send(sort).await;
        }
        walk
    }

    async fn send(&mut self, sort: Sort) {
        let (feedback, cast) = match sort {
            Sort::Province => (Feedback::about_the_chairman(), PROVINCE),
            Sort::Paper => (Feedback::of_a_unit_on_paper(), ON_PAPER),
            Sort::Comment => (Feedback::comment(), DONG_LAT),
            Sort::Police => (Feedback::default(), POLICE),
            _ => (Feedback::default(), DONG_LAT),
        };
        let case = Case::of(self.world, &feedback, cast).await;
        let model = Model::sent(self.world.services.clock.today(), &self.days);
        self.add(case, sort, model, None);
        self.count(Transition::Submit);
    }

    fn add(&mut self, case: Case<'a>, sort: Sort, model: Model, origin: Option<usize>) {
        let (handler, master, appeal, objected, reviewed) = (case.cast.handler, None, None, false, false);
        self.cases.push(Walker { case, sort, model, handler, master, appeal, origin, objected, reviewed });
    }

    fn count(&mut self, transition: Transition) {
        *self.made.entry(transition.code()).or_default() += 1;
    }

    /// Days pass, and the program makes the moves that are due.
    async fn wait(&mut self, days: i64) {
        self.world.wait(Duration::days(days));
        run_due(&self.world.services).await.unwrap();
        let today = self.world.services.clock.today();
        for index in 0..self.cases.len() {
            let waits = self.cases[index].appeal.is_some_and(|appeal| !self.cases[appeal].model.state.is_terminal());
            if let Some(transition) = self.cases[index].model.due_move(today).filter(|_| !waits) {
                self.cases[index].model.follow(transition, today, &self.days);
                self.count(transition);
            }
        }
    }

    /// A day off is announced late, through the page of the office, and open dates follow.
    async fn announce(&mut self, rng: &mut StdRng) {
        let today = self.world.services.clock.today();
        let day = today + Duration::days(rng.random_range(1..25));
        if !self.days.take(day) {
            return;
        }
        let table = format!("date;kind;name;status;source\n{};holiday;Nghỉ đột xuất;official;CV 1\n", show_iso(day));
        let mut keeper = self.world.officer("danhmuc").await;
        let body = format!("--x\r\nContent-Disposition: form-data; name=\"content\"\r\n\r\n{table}\r\n--x--\r\n");
        let kind = Some("multipart/form-data; boundary=x");
        let seen = keeper.send(Method::POST, paths::OFFICE_CALENDAR_IMPORT, kind, Body::from(body)).await.expect(200);
        let form = seen.form("import");
        keeper.fill_in(&form, &[]).await.moved_on();
        run_recount(&self.world.services, "walks", || false).await.unwrap().unwrap();
        for walker in &mut self.cases {
            walker.model.recount(&self.days);
        }
    }

    /// Somebody tries what the state or their role does not allow.
    async fn try_in_vain(&self, index: usize, rng: &mut StdRng, trial: &mut Trial) {
        let walker = &self.cases[index];
        let (case, state) = (&walker.case, walker.model.state);
        let all: Vec<Transition> = officers_moves().collect();
        let transition = *all.choose(rng).unwrap();
        let there = transition.entry().from.contains(&state);
        // Whoever receives makes no other move.
        let login = if there && transition != Transition::Receive { case.cast.intake } else { case.actor(transition) };
        if there && transition == Transition::Receive {
            return;
        }
        let before = case.snapshot().await;
        let answer = case.post_as(login, transition, &case.fields(transition).await).await;
        let same = case.snapshot().await == before;
        let why = || format!("{login} made {transition} from {state}: {}", answer.status);
        trial.holds(answer.status != StatusCode::SEE_OTHER && same, why);
    }

    /// Everything is as the model has it.
    async fn compare(&self, trial: &mut Trial, step: &str) {
        for walker in &self.cases {
            let (row, model) = (walker.case.row().await, &walker.model);
            let seen = (row.state.as_str(), row.due_on);
            let wanted = (model.state.code(), model.due_on());
            trial.holds(seen == wanted, || format!("after {step}: {:?} is {seen:?}, not {wanted:?}", walker.sort));
            let owned = owner(model.state).is_some();
            trial.holds(owned != model.state.is_terminal(), || format!("{} has no owner", model.state));
            let at_unit = model.state.is_open_to_unit() && walker.sort != Sort::Comment;
            let has_unit = row.handling_unit_id.is_some();
            trial.holds(has_unit || !at_unit, || format!("after {step}: nobody has {:?} in {seen:?}", walker.sort));
            let given = model.state != State::Verifying
                || row.unit_officer_id == Some(self.world.officer_id(walker.handler).await);
            trial.holds(given, || format!("after {step}: {:?} is not with {}", walker.sort, walker.handler));
        }
    }

    /// Opening stock and what was received is what ended and what is left.
    async fn reconcile(&self, trial: &mut Trial) {
        let (mut received, mut places) = (0, BTreeMap::new());
        for walker in &self.cases {
            let log = walker.case.log().await;
            received += log.iter().filter(|event| ["T02", "T38"].contains(&event.code.as_str())).count();
            let state = walker.case.state().await;
            let place = if state.is_terminal() { state.code() } else { "open" };
            *places.entry(place).or_insert(0) += 1;
            let last = log.iter().rev().find(|event| event.code.starts_with('T') && event.code.len() == 3);
            let told = last.map(|event| event.to_state.as_str());
            trial.holds(told == Some(state.code()), || format!("the record says {told:?}, the row {state}"));
        }
        let ended: usize = places.values().sum();
        trial.holds(received == ended && ended == self.cases.len(), || format!("{received} received, {places:?}"));
    }
}

/// A world in which each unit has somebody else to whom a case can be given.
async fn new_world() -> World {
    let world = World::new().await;
    for cast in [DONG_LAT, PROVINCE] {
        world.appoint(cast.focal, cast.unit, "THU_LY_DV", None).await;
    }
    world
}

/// One walk; what it made is added to `made`.
async fn walk(world: &World, rng: &mut StdRng, trial: &mut Trial, made: &mut BTreeMap<&'static str, u32>) {
    let mut walk = Walk::new(world).await;
    for _ in 0..if full() { STEPS_OF_MANY } else { STEPS } {
        let index = rng.random_range(0..walk.cases.len());
        let step = match rng.random_range(0..20) {
            0 => {
                walk.announce(rng).await;
                "a day off".to_owned()
            }
            1 | 2 => {
                walk.wait(rng.random_range(1..12)).await;
                "days".to_owned()
            }
            3 => {
                walk.try_in_vain(index, rng, trial).await;
                continue;
            }
            _ => {
                let new = walk.toward_new(made).filter(|_| rng.random_bool(0.6));
                let Some((index, transition)) = new.or_else(|| Some((index, walk.choose(index, rng, made)?))) else {
                    continue;
                };
                walk.make(index, transition).await;
                format!("{transition} of {index}")
            }
        };
        walk.compare(trial, &step).await;
    }
    walk.reconcile(trial).await;
    bonds_follow(world).await;
    for (code, count) in walk.made {
        *made.entry(code).or_default() += count;
    }
}

#[tokio::test]
async fn random_walks_through_the_store_stay_with_the_model_and_make_every_move() {
    let mut trial = Trial::new("walks");
    let mut rng = StdRng::seed_from_u64(trial.seed);
    let (wanted, most) = if full() { (300, 320) } else { (3, 12) };
    let every: Vec<&str> = TABLE.iter().map(|entry| entry.transition.code()).collect();
    let mut made = BTreeMap::new();
    let mut world = new_world().await;
    for walked in 0..most {
        if walked >= wanted && every.iter().all(|code| made.contains_key(code)) {
            break;
        }
        if walked % WALKS == 0 && walked > 0 {
            world = new_world().await;
        }
        Box::pin(walk(&world, &mut rng, &mut trial, &mut made)).await;
    }
    let never: Vec<&&str> = every.iter().filter(|code| !made.contains_key(**code)).collect();
    trial.holds(never.is_empty(), || format!("no walk made {never:?}"));
    trial.judge();
}
