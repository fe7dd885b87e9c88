//! A list shows, and a count counts, exactly the cases that the policy lets a person view, page after
//! page in its order: on random bodies, people, ties and cases, on both engines.

mod order;

use std::cell::Cell;

use domain::case::State;
use domain::conflict::{Bond, ExclusionReason, Exclusions, Subject};
use domain::feedback::IdentityMode;
use domain::policy::{Action, CaseFacts, CaseId, Principal, decide, list_scope};
use domain::role::{Desk, Role};
use domain::unit::{Level, OfficerId, PostId, System, Unit, UnitId, UnitKind, UnitTree};
use migrations::testing::engines;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use server::config::SecretUrl;
use server::store::entity::{cases as rows, memberships, officers, posts, ties, units};
use server::store::inbox::{self, Wanted};
use server::store::subjects::{self, Source};
use server::store::{Db, Tx, cases, people};
use time::macros::date;
use time::{Date, Duration};

const TODAY: Date = date!(2026 - 11 - 10);
/// How many days ago ties were declared.
const DECLARED: i64 = 20;
/// Enough for every row of one round.
const ALL: u64 = 1_000;

/// Numbers stand for places in the lists; they wrap round.
#[derive(Clone, Debug)]
struct Scene {
    units: Vec<(usize, Option<usize>, Option<usize>)>,
    people: Vec<Vec<Place>>,
    ties: Vec<(usize, Target, Option<i64>)>,
    cases: Vec<Story>,
}

/// Unit, post, role, and the days before today on which it began and ended.
type Place = (usize, Option<usize>, Role, i64, Option<i64>);

const READERS: &[Role] =
    &[Role::Intake, Role::Triage, Role::FrontLeader, Role::FocalPoint, Role::Handler, Role::UnitHead];

#[derive(Clone, Debug)]
enum Target {
    Officer(usize),
    Post(usize, usize),
    Unit(usize),
}

#[derive(Clone, Debug)]
struct Story {
    front: usize,
    handling: Option<usize>,
    state: usize,
    subjects: Vec<(usize, Option<usize>, Option<usize>, bool)>,
    /// Who, and for which reason.
    excluded: Vec<(usize, usize)>,
    /// Bodies that handled the matter before.
    barred: Vec<usize>,
}

fn scene() -> impl Strategy<Value = Scene> {
    let n = || 0..8_usize;
    // Mostly the roles that read, and in force: otherwise there would be little to see.
    let role = prop_oneof![4 => proptest::sample::select(READERS), 1 => proptest::sample::select(Role::ALL)];
    let since = prop_oneof![6 => 0..30_i64, 1 => -2..0_i64];
    let place = (n(), option::weighted(0.5, 0..3_usize), role, since, option::weighted(0.1, -2..30_i64));
    let target = prop_oneof![
        1 => n().prop_map(Target::Officer),
        // Not every post is held by somebody.
        4 => (n(), 0..3_usize).prop_map(|(unit, post)| Target::Post(unit, post)),
        1 => n().prop_map(Target::Unit),
    ];
    let subject = (n(), option::of(0..3_usize), option::weighted(0.3, n()), any::<bool>());
    let story = (
        n(),
        option::of(n()),
        0..State::ALL.len(),
        vec(subject, 0..3),
        vec((n(), 0..ExclusionReason::ALL.len()), 0..2),
        vec(n(), 0..2),
    )
        .prop_map(|(front, handling, state, subjects, excluded, barred)| Story {
            front,
            handling,
            state,
            subjects,
            excluded,
            barred,
        });
    let unit = (0..4_usize, option::of(n()), option::weighted(0.3, n()));
    let ties = vec((n(), target, option::weighted(0.3, -2..5_i64)), 0..7);
    (vec(unit, 1..4), vec(vec(place, 1..4), 2..6), ties, vec(story, 1..8))
        .prop_map(|(units, people, ties, cases)| Scene { units, people, ties, cases })
}

#[test]
fn a_list_shows_exactly_what_the_policy_allows() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let databases = runtime.block_on(engines());
    for database in &databases {
        let db = runtime.block_on(Db::open(&SecretUrl::new(database.url()))).unwrap();
        let config = Config { cases: 128, failure_persistence: None, ..Config::default() };
        let (seen, close) = (Cell::new((0, 0)), Cell::new(0));
        let agreed = TestRunner::new(config).run(&scene(), |scene| {
            let (shown, hidden) = runtime.block_on(agrees(&db, &scene, &close))?;
            seen.set((seen.get().0 + shown, seen.get().1 + hidden));
            Ok(())
        });
        agreed.unwrap_or_else(|error| panic!("{}: {error}", database.url().split(':').next().unwrap()));
        let (shown, hidden) = seen.get();
        assert!(close.get() > 5, "too few are about somebody in a post to which a tie was declared: {}", close.get());
        assert!(shown > 100 && hidden > 100, "too little was looked at: {shown} shown, {hidden} hidden");
    }
}

/// Plays one scene in a transaction that is rolled back.
async fn agrees(db: &Db, scene: &Scene, close: &Cell<usize>) -> Result<(usize, usize), TestCaseError> {
    let tx = db.begin().await.unwrap();
    let played = play(&tx, scene).await;
    let (mut shown, mut hidden) = (0, 0);
    for &officer in &played.people {
        let official = people::official(&tx, officer.0, &played.tree, TODAY).await.unwrap();
        let standing = official.standing().clone();
        let principal = Principal::Officer(official);
        for (desk, action) in [(Desk::Front, Action::ViewAsFront), (Desk::Unit, Action::ViewAsUnit)] {
            let scope = list_scope(&principal, desk);
            let wanted = Wanted::default();
            let listed = inbox::list(&tx, &scope, &standing, &wanted, ALL).await.unwrap();
            let count = inbox::count(&tx, &scope, &standing, &wanted, ALL).await.unwrap();
            let mut listed: Vec<_> = listed.into_iter().map(|row| row.id).collect();
            listed.sort_unstable();
            let allowed = played.cases.iter().filter(|case| decide(&principal, action, case).is_allowed());
            let allowed: Vec<_> = allowed.map(|case| case.case_id.0).collect();
            prop_assert_eq!(&listed, &allowed, "{:?} at the {} desk", officer, desk);
            prop_assert_eq!(count as usize, allowed.len());
            order::holds(&tx, &scope, &standing, &allowed, officer).await?;
            let about = |person: OfficerId| {
                let named = [Bond::Named(person), Bond::CountsAs(person)];
                played.cases.iter().filter(move |case| named.iter().any(|bond| case.bonds.contains(bond)))
            };
            for (_, person) in played.tied.iter().filter(|(tied, _)| *tied == officer) {
                prop_assert!(about(*person).all(|case| !listed.contains(&case.case_id.0)), "tied to {:?}", person);
                close.set(close.get() + about(*person).count());
            }
            shown += allowed.len();
            hidden += played.cases.len() - allowed.len();
        }
    }
    for case in &played.cases {
        let row = cases::by_id(&tx, case.case_id.0).await.unwrap().unwrap();
        prop_assert_eq!(&cases::facts(&tx, &row).await.unwrap(), case, "what is stored is what was meant");
    }
    tx.rollback().await.unwrap();
    Ok((shown, hidden))
}

struct Played {
    tree: UnitTree,
    people: Vec<OfficerId>,
    /// Who declared a tie to a post, and who held it at any time since.
    tied: Vec<(OfficerId, OfficerId)>,
    /// In the order of their ids.
    cases: Vec<CaseFacts>,
}

fn of<T: Copy>(list: &[T], place: usize) -> T {
    list[place % list.len()]
}

async fn play(tx: &Tx, scene: &Scene) -> Played {
    let posts: Vec<_> = posts::Entity::find()
        .order_by_asc(posts::Column::Id)
        .limit(3)
        .all(tx)
        .await
        .unwrap()
        .into_iter()
        .map(|row| PostId(row.id))
        .collect();
    let (tree, units) = bodies(tx, scene).await;
    let mut people = Vec::new();
    for (number, places) in scene.people.iter().enumerate() {
        people.push(person(tx, number, places, &units, &posts).await);
    }
    for (officer, target, ended) in &scene.ties {
        let (to, unit, post) = match *target {
            Target::Officer(other) => (Some(of(&people, other).0), None, None),
            Target::Post(unit, post) => (None, Some(of(&units, unit).0), Some(of(&posts, post).0)),
            Target::Unit(unit) => (None, Some(of(&units, unit).0), None),
        };
        let row = ties::ActiveModel {
            id: NotSet,
            officer_id: Set(of(&people, *officer).0),
            kind: Set("OTHER".to_owned()),
            target_officer_id: Set(to),
            target_unit_id: Set(unit),
            target_post_id: Set(post),
            declared_on: Set(TODAY - Duration::days(DECLARED)),
            ended_on: Set(ended.map(|days| TODAY - Duration::days(days))),
        };
        ties::Entity::insert(row).exec_without_returning(tx).await.unwrap();
    }
    let posts_tied = scene.ties.iter().filter_map(|(officer, target, ended)| match target {
        Target::Post(unit, post) if ended.is_none() => {
            Some((of(&people, *officer), of(&units, *unit), of(&posts, *post)))
        }
        _ => None,
    });
    let mut tied = Vec::new();
    for (officer, unit, post) in posts_tied {
        let held = |place: &Place| {
            let (of_unit, of_post, _, since, until) = place;
            let there = of(&units, *of_unit) == unit && of_post.map(|place| of(&posts, place)) == Some(post);
            there && *since >= 0 && until.is_none_or(|days| days <= DECLARED)
        };
        let holders = people.iter().zip(&scene.people).filter(|(_, places)| places.iter().any(held));
        tied.extend(holders.map(|(person, _)| (officer, *person)));
    }
    let mut stories = Vec::new();
    for (id, story) in (1..).zip(&scene.cases) {
        stories.push(case(tx, id, story, &units, &posts, &people).await);
    }
    Played { tree, people, tied, cases: stories }
}

async fn bodies(tx: &Tx, scene: &Scene) -> (UnitTree, Vec<UnitId>) {
    const KINDS: [(System, UnitKind); 4] = [
        (System::Front, UnitKind::Front),
        (System::Government, UnitKind::PeoplesCommittee),
        (System::Government, UnitKind::Department),
        (System::Party, UnitKind::PartyCommittee),
    ];
    let (mut ids, mut tree): (Vec<UnitId>, Vec<Unit>) = (Vec::new(), Vec::new());
    for (number, (kind, parent, led_by)) in scene.units.iter().enumerate() {
        // Nothing stands above itself: only bodies that were there before can be named.
        let before = |place: &Option<usize>| place.filter(|_| !ids.is_empty()).map(|place| of(&ids, place));
        let (system, kind) = of(&KINDS, *kind);
        let (parent, led_by) = (before(parent), before(led_by));
        let row = units::ActiveModel {
            id: NotSet,
            code: Set(format!("body-{number}")),
            system: Set(system.code().to_owned()),
            level: Set(Level::Commune.code().to_owned()),
            kind: Set(kind.code().to_owned()),
            name: Set(String::new()),
            folded: Set(String::new()),
            area_id: Set(None),
            parent_id: Set(parent.map(|unit| unit.0)),
            led_by_id: Set(led_by.map(|unit| unit.0)),
            front_above_id: Set(None),
            valid_from: Set(TODAY),
            valid_to: Set(None),
        };
        let id = UnitId(units::Entity::insert(row).exec(tx).await.unwrap().last_insert_id);
        ids.push(id);
        tree.push(Unit { id, system, level: Level::Commune, kind, area: None, parent, led_by, front_above: None });
    }
    (UnitTree::new(tree), ids)
}

async fn person(tx: &Tx, number: usize, places: &[Place], units: &[UnitId], posts: &[PostId]) -> OfficerId {
    let row = officers::ActiveModel {
        id: NotSet,
        login: Set(format!("person-{number}")),
        name: Set("".into()),
        name_key: Set(None),
        email: Set(None),
        password_hash: Set("".into()),
        totp_secret: Set(None),
        totp_last_step: Set(None),
        status: Set(people::ACTIVE.to_owned()),
        demo: Set(false),
        created_on: Set(TODAY),
        version: Set(1),
    };
    let id = officers::Entity::insert(row).exec(tx).await.unwrap().last_insert_id;
    for (unit, post, role, since, until) in places {
        let row = memberships::ActiveModel {
            id: NotSet,
            officer_id: Set(id),
            unit_id: Set(of(units, *unit).0),
            post_id: Set(post.map(|post| of(posts, post).0)),
            role: Set(role.code().to_owned()),
            since: Set(TODAY - Duration::days(*since)),
            until: Set(until.map(|days| TODAY - Duration::days(days))),
        };
        memberships::Entity::insert(row).exec_without_returning(tx).await.unwrap();
    }
    OfficerId(id)
}

async fn case(tx: &Tx, id: i64, story: &Story, units: &[UnitId], posts: &[PostId], people: &[OfficerId]) -> CaseFacts {
    let state = of(State::ALL, story.state);
    let front = of(units, story.front);
    let handling_unit = story.handling.map(|unit| of(units, unit));
    // Every other one was raised to some body.
    let raised_to = (id % 2 == 0).then(|| of(units, story.state + story.front));
    let raised = raised_to.map(|unit| unit.0);
    let model = rows::Model {
        raised_to_id: raised,
        received_on: TODAY - Duration::days(id % 3),
        referred_on: handling_unit.map(|_| TODAY - Duration::days(id % 2)),
        due_on: (id % 4 > 0).then(|| TODAY + Duration::days(id % 4 - 3)),
        front_officer_id: (id % 3 > 0).then(|| of(people, story.front).0),
        unit_officer_id: (id % 3 > 0).then(|| of(people, story.state).0),
        ..row(id, state, front, handling_unit)
    };
    cases::insert(tx, model).await.unwrap();
    let about = story.subjects.iter().map(|&(unit, post, officer, leads)| Subject {
        unit: of(units, unit),
        post: post.map(|post| of(posts, post)),
        officer: officer.map(|officer| of(people, officer)),
        leads,
    });
    let about: Vec<_> = about.collect();
    subjects::set(tx, id, &about, Source::Triage).await.unwrap();
    let mut exclusions = Exclusions::default();
    for &(officer, reason) in &story.excluded {
        let officer = of(people, officer);
        if exclusions.reason(officer).is_some() {
            continue;
        }
        let reason = of(ExclusionReason::ALL, reason);
        subjects::exclude(tx, id, officer, reason, None).await.unwrap();
        exclusions.add(officer, reason);
    }
    for &body in &story.barred {
        let body = of(units, body);
        if !exclusions.bars(body) {
            subjects::bar(tx, id, body).await.unwrap();
            exclusions.bar(body);
        }
    }
    CaseFacts {
        case_id: CaseId(id),
        state,
        front,
        handling_unit,
        referred: handling_unit.is_some(),
        bonds: Bond::of_case(&about, &exclusions),
        subjects: about,
        identity_mode: IdentityMode::Anonymous,
        raised_to,
    }
}

fn row(id: i64, state: State, front: UnitId, handling_unit: Option<UnitId>) -> rows::Model {
    rows::Model {
        state: state.code().to_owned(),
        handling_unit_id: handling_unit.map(|unit| unit.0),
        main_category: "B4".to_owned(),
        ..cases::blank(id, format!("PA-2026-{id:08}"), front, TODAY)
    }
}
