//! Where bodies stand: what is refused, and what two officers agree on.

use domain::journal::Moved;
use domain::unit::{MoveState, UnitId};
use time::Duration;

use super::*;
use crate::desks::moved::run_moves;
use crate::store::entity::unit_moves;
use crate::store::office::moves;

/// A move from tomorrow on unless another day is given.
fn place(services: &Services, given: &[(&str, &str)]) -> Fields {
    let tomorrow = domain::date::show(services.clock.today() + Duration::days(1));
    fields(&[given, &[("first_day", &tomorrow)]].concat())
}

async fn waiting(services: &Services, id: i64) -> unit_moves::Model {
    moves::waiting_of(services.db.reader(), id).await.unwrap().unwrap()
}

/// What the form of a decision sends.
async fn seen(services: &Services, id: i64) -> Fields {
    fields(&[("move", &waiting(services, id).await.id.to_string())])
}

async fn next_day(services: &Services) {
    services.clock.set(services.clock.now() + Duration::days(1));
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
}

fn parent(services: &Services, id: i64) -> Option<UnitId> {
    services.reference.get().tree.get(UnitId(id)).unwrap().parent
}

async fn agree(services: &Services, [one, other]: [&OfficeOfficer; 2], id: i64, given: &[(&str, &str)]) {
    one.propose_move(id, &place(services, given)).await.unwrap();
    other.approve_move(id, &seen(services, id).await).await.unwrap();
}

#[tokio::test]
async fn nobody_becomes_their_own_superior() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let top = desk.add_unit(&body(&[("code", "a")])).await.unwrap();
    desk.add_unit(&body(&[("code", "b"), ("parent", "a")])).await.unwrap();
    desk.add_unit(&body(&[("code", "c"), ("parent", "b")])).await.unwrap();
    for above in ["a", "b", "c"] {
        let moved = desk.propose_move(top, &place(&services, &[("parent", above)])).await;
        assert_eq!(problem(moved, "parent"), Some(Problem::NotAllowed), "{above}");
    }
}

#[tokio::test]
async fn a_loop_is_seen_through_what_is_agreed_on_and_has_not_begun() {
    let (services, _folder) = stage().await;
    let [one, other] = [desk(&services, Role::Administrator).await, desk(&services, Role::ReferenceKeeper).await];
    let mut ids = Vec::new();
    for code in ["a", "b"] {
        ids.push(one.add_unit(&body(&[("code", code)])).await.unwrap());
    }
    // Both are proposed while neither stands above the other; the second is judged again when it is approved.
    one.propose_move(ids[0], &place(&services, &[("parent", "b")])).await.unwrap();
    one.propose_move(ids[1], &place(&services, &[("parent", "a")])).await.unwrap();
    other.approve_move(ids[0], &seen(&services, ids[0]).await).await.unwrap();
    let late = other.approve_move(ids[1], &seen(&services, ids[1]).await).await;
    assert_eq!(problem(late, "move"), Some(Problem::NotAllowed));
    other.refuse_move(ids[1], &seen(&services, ids[1]).await).await.unwrap();
    let again = one.propose_move(ids[1], &place(&services, &[("parent", "a")])).await;
    assert_eq!(problem(again, "parent"), Some(Problem::NotAllowed));
    // What somebody will stand below is not closed.
    assert_eq!(problem(one.close_unit(ids[1]).await, "bodies_below"), Some(Problem::InUse));
    next_day(&services).await;
    assert_eq!(problem(one.close_unit(ids[1]).await, "bodies_below"), Some(Problem::InUse));
    agree(&services, [&one, &other], ids[0], &[]).await;
    assert_eq!(problem(one.close_unit(ids[1]).await, "bodies_below"), Some(Problem::InUse), "until tomorrow");
    next_day(&services).await;
    one.close_unit(ids[1]).await.unwrap();
}

#[tokio::test]
async fn a_move_begins_with_its_day_and_the_next_one_after_it() {
    let (services, _folder) = stage().await;
    let [one, other] = [desk(&services, Role::Administrator).await, desk(&services, Role::ReferenceKeeper).await];
    for code in ["a", "b"] {
        one.add_unit(&body(&[("code", code)])).await.unwrap();
    }
    let ids = [bodies::by_code(services.db.reader(), "a").await, bodies::by_code(services.db.reader(), "b").await];
    let [a, b] = ids.map(|row| Some(UnitId(row.unwrap().unwrap().id)));
    let id = one.add_unit(&body(&[("code", "c"), ("parent", "a")])).await.unwrap();
    agree(&services, [&one, &other], id, &[("parent", "b")]).await;
    assert_eq!(parent(&services, id), a);
    assert_eq!(one.unit(id).await.unwrap().parent, "b", "what is agreed on is what is changed next");
    assert_eq!(one.unit(id).await.unwrap().moves.to_come.len(), 1);
    assert_eq!(run_moves(&services).await.unwrap(), 0);
    // One that begins on the same day would hold instead of it, or not.
    let same = one.propose_move(id, &place(&services, &[("parent", "a")])).await;
    assert_eq!(problem(same, "first_day"), Some(Problem::NotExtended));
    let after = domain::date::show(services.clock.today() + Duration::days(2));
    agree(&services, [&one, &other], id, &[("parent", "a"), ("first_day", &after)]).await;
    next_day(&services).await;
    assert_eq!(parent(&services, id), b);
    assert_eq!(services.reference.get().tree.former(UnitId(id)), [a.unwrap()]);
    assert_eq!((run_moves(&services).await.unwrap(), run_moves(&services).await.unwrap()), (1, 0), "told once");
    next_day(&services).await;
    assert_eq!(parent(&services, id), a);
    assert_eq!(services.reference.get().tree.former(UnitId(id)), [b.unwrap()]);
    assert_eq!(run_moves(&services).await.unwrap(), 1);
    let row = bodies::by_id(services.db.reader(), id).await.unwrap().unwrap();
    assert_eq!(row.parent_id.map(UnitId), a, "the row keeps the first");
    let told = office_events::Entity::find().all(services.db.reader()).await.unwrap();
    let told: Vec<_> = told.into_iter().filter(|line| line.code == What::BodyMoved.code()).collect();
    let parents = |line: &office_events::Model| {
        let change = Moved::parse(line.about.as_deref().unwrap()).unwrap().codes[1].clone();
        [change.before.unwrap(), change.after.unwrap()]
    };
    assert_eq!(told.iter().map(parents).collect::<Vec<_>>(), [["a", "b"], ["b", "a"]]);
}

#[tokio::test]
async fn what_is_decided_late_begins_the_day_after() {
    let (services, _folder) = stage().await;
    let [one, other] = [desk(&services, Role::Administrator).await, desk(&services, Role::ReferenceKeeper).await];
    one.add_unit(&body(&[("code", "a")])).await.unwrap();
    let id = one.add_unit(&body(&[("code", "c")])).await.unwrap();
    one.propose_move(id, &place(&services, &[("parent", "a")])).await.unwrap();
    for _ in 0..5 {
        next_day(&services).await;
    }
    let proposed = waiting(&services, id).await;
    other.approve_move(id, &seen(&services, id).await).await.unwrap();
    let row = unit_moves::Entity::find_by_id(proposed.id).one(services.db.reader()).await.unwrap().unwrap();
    assert_eq!(row.valid_from, services.clock.today() + Duration::days(1));
    assert_eq!((row.state.as_str(), row.decided_by), (MoveState::Approved.code(), Some(other.officer().id().0)));
    assert_eq!(parent(&services, id), None);
    next_day(&services).await;
    assert!(parent(&services, id).is_some());
}

#[tokio::test]
async fn a_move_with_problems_is_not_proposed() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::ReferenceKeeper).await;
    desk.add_unit(&body(&[("code", "a")])).await.unwrap();
    let closed = desk.add_unit(&body(&[("code", "b")])).await.unwrap();
    desk.close_unit(closed).await.unwrap();
    let id = desk.add_unit(&body(&[])).await.unwrap();
    let day = |days: i64| domain::date::show(services.clock.today() + Duration::days(days));
    let (today, far) = (day(0), day(400));
    let cases: [Case<'_>; 12] = [
        (&[], "move", Problem::Required),
        (&[("area", "nowhere")], "area", Problem::BadChoice),
        (&[("parent", "nobody")], "parent", Problem::BadChoice),
        (&[("parent", "b")], "parent", Problem::BadChoice),
        (&[("parent", "ubnd-x")], "parent", Problem::NotAllowed),
        (&[("led_by", "a")], "led_by", Problem::BadChoice),
        (&[("front_above", CENTRAL)], "front_above", Problem::NotAllowed),
        (&[("parent", "a"), ("first_day", "")], "first_day", Problem::Required),
        (&[("parent", "a"), ("first_day", "mai")], "first_day", Problem::BadDate),
        (&[("parent", "a"), ("first_day", "31/02/2027")], "first_day", Problem::NoSuchDay),
        (&[("parent", "a"), ("first_day", &today)], "first_day", Problem::NotLater),
        (&[("parent", "a"), ("first_day", &far)], "first_day", Problem::TooFarAhead),
    ];
    for (given, field, expected) in cases {
        assert_eq!(problem(desk.propose_move(id, &place(&services, given)).await, field), Some(expected), "{given:?}");
    }
    assert!(matches!(desk.propose_move(closed, &place(&services, &[("parent", "a")])).await, Err(ActError::Stale)));
    assert!(matches!(desk.propose_move(0, &place(&services, &[])).await, Err(ActError::NotFound)));
    assert!(moves::waiting_of(services.db.reader(), id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_front_has_the_level_of_its_area() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    // The level decides which Front keeps the names of senders.
    let of_a_commune = body(&[("code", "mttq-1"), ("kind", "FRONT"), ("level", "XA"), ("area", "01")]);
    assert_eq!(problem(desk.add_unit(&of_a_commune).await, "area"), Some(Problem::NotAllowed));
    let nowhere = desk.add_unit(&body(&[("code", "mttq-1"), ("kind", "FRONT"), ("level", "XA")])).await.unwrap();
    let there = desk.propose_move(nowhere, &place(&services, &[("area", "01")])).await;
    assert_eq!(problem(there, "area"), Some(Problem::NotAllowed));
    let of_the_province = body(&[("code", "mttq-2"), ("kind", "FRONT"), ("level", "TINH"), ("area", "01")]);
    let id = desk.add_unit(&of_the_province).await.unwrap();
    let lowered = body(&[("code", "mttq-2"), ("kind", "FRONT"), ("level", "XA")]);
    assert_eq!(problem(desk.change_unit(id, &lowered).await, "level"), Some(Problem::Conflicted));
}

#[tokio::test]
async fn nobody_says_alone_which_front_stands_above_another() {
    let (services, _folder) = stage().await;
    let [one, other] = [desk(&services, Role::Administrator).await, desk(&services, Role::ReferenceKeeper).await];
    let front = [("code", "mttq-1"), ("kind", "FRONT"), ("level", "TINH")];
    let above = body(&[&front[..], &[("front_above", CENTRAL)]].concat());
    assert_eq!(problem(one.add_unit(&above).await, "front_above"), Some(Problem::Conflicted));
    let id = one.add_unit(&body(&front)).await.unwrap();
    agree(&services, [&one, &other], id, &[("front_above", CENTRAL)]).await;
    next_day(&services).await;
    assert!(services.reference.get().tree.get(UnitId(id)).unwrap().front_above.is_some());
}

#[tokio::test]
async fn an_area_has_one_front() {
    let (services, _folder) = stage().await;
    let [one, other] = [desk(&services, Role::Administrator).await, desk(&services, Role::ReferenceKeeper).await];
    let front = |code: &'static str, area: &'static str| {
        body(&[("code", code), ("kind", "FRONT"), ("level", "TINH"), ("area", area)])
    };
    let first = one.add_unit(&front("mttq-1", "01")).await.unwrap();
    assert_eq!(problem(one.add_unit(&front("mttq-2", "01")).await, "area"), Some(Problem::InUse));
    let second = one.add_unit(&front("mttq-2", "04")).await.unwrap();
    let there = [("area", "01"), ("front_above", CENTRAL)];
    assert_eq!(problem(one.propose_move(second, &place(&services, &there)).await, "area"), Some(Problem::InUse));
    // One of a hamlet is no Front of the commune, until somebody says that it is of another level.
    let hamlet = [("code", "btmt-1"), ("kind", "FRONT"), ("level", "KDC"), ("area", "01")];
    let hamlet_id = one.add_unit(&body(&hamlet)).await.unwrap();
    let raised = [("code", "btmt-1"), ("kind", "FRONT"), ("level", "TINH")];
    assert_eq!(problem(one.change_unit(hamlet_id, &body(&raised)).await, "kind"), Some(Problem::InUse));
    let other_kind = one.add_unit(&body(&[("code", "hoi-1"), ("kind", "ORGANISATION"), ("area", "01")])).await.unwrap();
    let as_front = [("code", "hoi-1"), ("kind", "FRONT"), ("level", "TINH")];
    assert_eq!(problem(one.change_unit(other_kind, &body(&as_front)).await, "kind"), Some(Problem::InUse));

    // It may come when the other is gone, and nobody may come to where it will be.
    let away = [("area", ""), ("front_above", CENTRAL)];
    agree(&services, [&one, &other], first, &away).await;
    assert_eq!(problem(one.add_unit(&front("mttq-3", "01")).await, "area"), Some(Problem::InUse), "until tomorrow");
    agree(&services, [&one, &other], second, &there).await;
    assert_eq!(problem(one.add_unit(&front("mttq-3", "04")).await, "area"), Some(Problem::InUse), "until tomorrow");
    next_day(&services).await;
    assert_eq!(problem(one.add_unit(&front("mttq-3", "01")).await, "area"), Some(Problem::InUse));
    one.add_unit(&front("mttq-3", "04")).await.unwrap();
    let reference = services.reference.get();
    let area = reference.areas.values().find(|area| area.code == "01").unwrap().id;
    assert_eq!(reference.tree.front_of(area), Some(UnitId(second)));
}

#[tokio::test]
async fn two_persons_decide_and_nobody_alone() {
    let (services, _folder) = stage().await;
    let [one, other] = [desk(&services, Role::Administrator).await, desk(&services, Role::ReferenceKeeper).await];
    one.add_unit(&body(&[("code", "a")])).await.unwrap();
    let id = one.add_unit(&body(&[])).await.unwrap();
    one.propose_move(id, &place(&services, &[("parent", "a")])).await.unwrap();
    let shown = seen(&services, id).await;
    assert!(is_refused(one.approve_move(id, &shown).await) && is_refused(one.refuse_move(id, &shown).await));
    assert!(is_refused(other.withdraw_move(id, &shown).await), "nobody takes back what another proposed");
    let moves_of = async |desk: &OfficeOfficer| desk.unit(id).await.unwrap().moves.waiting.unwrap();
    let (own, others) = (moves_of(&one).await, moves_of(&other).await);
    assert_eq!((own.may_decide, own.may_withdraw), (false, true));
    assert_eq!((others.may_decide, others.may_withdraw), (true, false));
    assert_eq!((others.below, others.accounts), (0, 0));
    // A second role makes no second person.
    let tx = services.db.begin().await.unwrap();
    let central = bodies::by_code(&tx, CENTRAL).await.unwrap().unwrap().id;
    let again = NewMembership {
        officer_id: one.officer().id().0,
        unit_id: central,
        post_id: None,
        role: Role::ReferenceKeeper,
        since: services.clock.today(),
    };
    accounts::add_membership(&tx, again).await.unwrap();
    tx.commit().await.unwrap();
    let both = Officer::load(&services, one.officer().id(), b"").await.unwrap().unwrap();
    let both = OfficeOfficer::new(services.clone(), both);
    assert!(is_refused(both.approve_move(id, &shown).await));
    // Nor does an account that was opened a moment ago.
    let new = one.add_person(&person(&[])).await.unwrap();
    one.add_membership(new, &seat("QT_DANH_MUC", CENTRAL, "")).await.unwrap();
    let accomplice = Officer::load(&services, OfficerId(new), b"").await.unwrap().unwrap();
    let accomplice = OfficeOfficer::new(services.clone(), accomplice);
    assert!(is_refused(accomplice.approve_move(id, &shown).await));
    assert!(!moves_of(&accomplice).await.may_decide);
    for role in [Role::Auditor, Role::DataProtection] {
        let desk = desk(&services, role).await;
        assert!(is_refused(desk.propose_move(id, &place(&services, &[])).await), "{role}");
        assert!(is_refused(desk.approve_move(id, &shown).await), "{role}");
        assert!(desk.waiting_moves().await.is_err(), "{role}");
    }
    assert_eq!(other.waiting_moves().await.unwrap(), 1);
    let found = async |waiting: bool| {
        let query = UnitQuery { waiting, ..UnitQuery::default() };
        other.units(&query).await.unwrap().rows.into_iter().map(|row| row.code).collect::<Vec<_>>()
    };
    assert_eq!((found(true).await, found(false).await.len()), (vec!["ubnd-x".to_owned()], 3));

    one.withdraw_move(id, &shown).await.unwrap();
    assert!(matches!(other.approve_move(id, &shown).await, Err(ActError::Stale)));
    one.propose_move(id, &place(&services, &[("parent", "a")])).await.unwrap();
    assert!(matches!(other.approve_move(id, &shown).await, Err(ActError::Stale)), "it is another than was shown");
    let second = one.propose_move(id, &place(&services, &[("parent", "a")])).await;
    assert_eq!(problem(second, "move"), Some(Problem::InUse));
    // Its name and code change at once, and it waits on.
    one.change_unit(id, &body(&[("code", "ubnd-y"), ("name", "Ủy ban nhân dân phường Y")])).await.unwrap();
    other.approve_move(id, &seen(&services, id).await).await.unwrap();
    next_day(&services).await;
    assert!(parent(&services, id).is_some());
    assert_eq!(services.reference.get().unit_name(UnitId(id)), "Ủy ban nhân dân phường Y");
}

#[tokio::test]
async fn a_body_between_that_was_closed_frees_nobody_of_what_stood_above_it() {
    let (services, _folder) = stage().await;
    let [one, other] = [desk(&services, Role::Administrator).await, desk(&services, Role::ReferenceKeeper).await];
    let top = one.add_unit(&body(&[("code", "a")])).await.unwrap();
    let between = one.add_unit(&body(&[("code", "b"), ("parent", "a")])).await.unwrap();
    let id = one.add_unit(&body(&[("code", "c"), ("parent", "b")])).await.unwrap();
    agree(&services, [&one, &other], id, &[("parent", "")]).await;
    next_day(&services).await;
    one.close_unit(between).await.unwrap();
    let above = |services: &Services| services.reference.get().tree.ancestors(UnitId(id));
    assert!(above(&services).contains(&UnitId(top)));
    services.clock.set(services.clock.now() + Duration::days(732));
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
    assert!(!above(&services).contains(&UnitId(top)));
}
