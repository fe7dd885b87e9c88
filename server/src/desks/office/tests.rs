mod import;
mod moving;

use app::desks::{DeskError, OfficeDesk, UnitQuery};
use domain::conflict::Subject;
use domain::errors::Problem;
use domain::journal::What;
use domain::role::Role;
use domain::unit::OfficerId;
use sea_orm::EntityTrait;
use tempfile::TempDir;

use super::*;
use crate::auth::password::{Line, Password};
use crate::http::fields::Fields;
use crate::store::entity::{HiddenText, office_events};
use crate::store::office::accounts::{self, NewMembership};
use crate::store::office::{NewOfficer, add_officer, bodies};
use crate::store::outbox::tests::a_case;
use crate::store::{cases, people, sessions, subjects};

/// The body that every database has.
const CENTRAL: &str = "MTTQ_TW";

async fn stage() -> (Services, TempDir) {
    crate::testing::services().await
}

/// What is typed, the field that is wrong, and how.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, Problem);

/// The desk of somebody with this role and no other.
async fn desk(services: &Services, role: Role) -> OfficeOfficer {
    let tx = services.db.begin().await.unwrap();
    let unit = bodies::by_code(&tx, CENTRAL).await.unwrap().unwrap();
    let new = NewOfficer {
        login: format!("office-{}", role.code().to_lowercase()),
        name: format!("Trần Thị {role}").into(),
        email: None,
        password_hash: HiddenText::from("none"),
        unit_id: unit.id,
        post_id: None,
        role,
    };
    let id = add_officer(&tx, new, services.clock.today()).await.unwrap();
    tx.commit().await.unwrap();
    let officer = Officer::load(services, OfficerId(id), b"").await.unwrap().unwrap();
    OfficeOfficer::new(services.clone(), officer)
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// A commune's body; what is given comes before what is usual.
fn body(given: &[(&str, &str)]) -> Fields {
    let usual = [("code", "ubnd-x"), ("name", "Ủy ban nhân dân xã X"), ("kind", "PEOPLES_COMMITTEE"), ("level", "XA")];
    fields(&[given, &usual].concat())
}

fn person(given: &[(&str, &str)]) -> Fields {
    let usual = [("login", "hoa.le"), ("name", "Lê Thị Hoa"), ("password", "con trâu đi trước cái cày")];
    fields(&[given, &usual].concat())
}

fn seat(role: &str, unit: &str, post: &str) -> Fields {
    fields(&[("role", role), ("unit", unit), ("post", post), ("since", "01/11/2026")])
}

#[track_caller]
fn problem<T: std::fmt::Debug>(result: Result<T, ActError>, field: &str) -> Option<Problem> {
    match result {
        Err(ActError::Invalid(errors)) => errors.of(field).map(|error| error.problem),
        other => panic!("{other:?}"),
    }
}

fn is_refused<T>(result: Result<T, ActError>) -> bool {
    matches!(result, Err(ActError::Refused(Refusal::WrongActor)))
}

#[tokio::test]
async fn a_body_is_entered_found_without_marks_and_known_at_once() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::ReferenceKeeper).await;
    let id = desk.add_unit(&body(&[("code", "UBND-X")])).await.unwrap();
    assert_eq!(services.reference.get().unit_name(id.into()), "Ủy ban nhân dân xã X");
    let found = async |name: &str| {
        let query = UnitQuery { name: name.to_owned(), ..UnitQuery::default() };
        desk.units(&query).await.unwrap().rows.into_iter().map(|row| row.code).collect::<Vec<_>>()
    };
    assert_eq!(found("uy ban NHAN dan xa x").await, ["ubnd-x"]);
    assert!(found("%").await.is_empty() && found("u_ ban").await.is_empty());

    desk.change_unit(id, &body(&[("name", "Ủy ban nhân dân phường X")])).await.unwrap();
    assert_eq!(desk.unit(id).await.unwrap().name, "Ủy ban nhân dân phường X");
    assert!(found("xa x").await.is_empty());
}

#[tokio::test]
async fn a_body_with_problems_is_not_entered() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    desk.add_unit(&body(&[])).await.unwrap();
    let long = "x".repeat(201);
    let cases: [Case<'_>; 12] = [
        (&[], "code", Problem::NotAllowed),
        (&[("code", "có dấu")], "code", Problem::BadName),
        (&[("code", "")], "code", Problem::TooShort),
        (&[("code", &long)], "code", Problem::TooLong),
        (&[("name", "x")], "name", Problem::TooShort),
        (&[("name", &long)], "name", Problem::TooLong),
        (&[("kind", "KING")], "kind", Problem::BadChoice),
        (&[("level", "")], "level", Problem::Required),
        (&[("area", "nowhere")], "area", Problem::BadChoice),
        (&[("code", "y"), ("parent", "nobody")], "parent", Problem::BadChoice),
        (&[("code", "y"), ("led_by", "ubnd-x")], "led_by", Problem::BadChoice),
        (&[("code", "y"), ("front_above", CENTRAL)], "front_above", Problem::NotAllowed),
    ];
    for (given, field, expected) in cases {
        assert_eq!(problem(desk.add_unit(&body(given)).await, field), Some(expected), "{given:?}");
    }
}

#[tokio::test]
async fn kind_and_level_of_a_body_stay_once_somebody_had_a_role_there() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let central = bodies::by_code(services.db.reader(), CENTRAL).await.unwrap().unwrap();
    let as_court = [("code", CENTRAL), ("kind", "JUDICIARY"), ("level", "TW")];
    assert_eq!(problem(desk.change_unit(central.id, &body(&as_court)).await, "kind"), Some(Problem::NotAllowed));
    let lower = [("code", CENTRAL), ("kind", "FRONT"), ("level", "TINH")];
    assert_eq!(problem(desk.change_unit(central.id, &body(&lower)).await, "level"), Some(Problem::NotAllowed));
    // Its code would not be taken today, and is kept all the same.
    let renamed = [("code", CENTRAL), ("kind", "FRONT"), ("level", "TW")];
    desk.change_unit(central.id, &body(&renamed)).await.unwrap();
    // Ending the roles for a moment changes nothing.
    let id = desk.add_unit(&body(&[])).await.unwrap();
    let person = desk.add_person(&person(&[])).await.unwrap();
    desk.add_membership(person, &seat("THU_LY_DV", "ubnd-x", "")).await.unwrap();
    let held = people::memberships_of(services.db.reader(), person).await.unwrap();
    desk.end_membership(person, held[0].id).await.unwrap();
    let raised = body(&[("level", "TINH")]);
    assert_eq!(problem(desk.change_unit(id, &raised).await, "level"), Some(Problem::NotAllowed));
}

#[tokio::test]
async fn a_body_that_is_needed_is_not_closed() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::ReferenceKeeper).await;
    let id = desk.add_unit(&body(&[])).await.unwrap();
    let below = desk.add_unit(&body(&[("code", "phong-x"), ("parent", "ubnd-x")])).await.unwrap();
    assert_eq!(problem(desk.close_unit(id).await, "bodies_below"), Some(Problem::InUse));
    desk.close_unit(below).await.unwrap();
    assert!(matches!(desk.close_unit(below).await, Err(ActError::Stale)), "it is closed already");

    let today = services.clock.today();
    let tx = services.db.begin().await.unwrap();
    let officer = desk.officer().id().0;
    let handler = NewMembership { officer_id: officer, unit_id: id, post_id: None, role: Role::Handler, since: today };
    accounts::add_membership(&tx, handler).await.unwrap();
    let mut case = a_case(&tx, 7).await;
    case.handling_unit_id = Some(id);
    assert!(cases::update(&tx, &case).await.unwrap());
    tx.commit().await.unwrap();
    let refused = desk.close_unit(id).await;
    assert_eq!(
        problem(refused, "open_cases"),
        None,
        "while something else keeps it, whether a case is open is not told"
    );
    assert_eq!(problem(desk.close_unit(id).await, "members"), Some(Problem::InUse));
    let tx = services.db.begin().await.unwrap();
    let held = people::memberships_of(&tx, officer).await.unwrap().into_iter().find(|row| row.unit_id == id).unwrap();
    assert!(accounts::end_membership(&tx, officer, held.id, today).await.unwrap().is_some());
    tx.commit().await.unwrap();
    let lines = async || {
        let found = office_events::Entity::find().all(services.db.reader()).await.unwrap();
        found.iter().filter(|line| line.code == What::BodyStaysOpen.code()).count()
    };
    assert_eq!(lines().await, 0);
    assert_eq!(problem(desk.close_unit(id).await, "open_cases"), Some(Problem::InUse));
    assert_eq!(lines().await, 1, "who asks stands in the journal");

    let tx = services.db.begin().await.unwrap();
    let mut case = cases::by_id(&tx, 7).await.unwrap().unwrap();
    "DA_DONG".clone_into(&mut case.state);
    assert!(cases::update(&tx, &case).await.unwrap());
    tx.commit().await.unwrap();
    desk.close_unit(id).await.unwrap();
    assert!(services.reference.get().tree.get(id.into()).is_none(), "nobody can choose it any more");
    assert!(desk.unit(id).await.unwrap().closed_on.is_some());
}

#[tokio::test]
async fn a_body_that_a_case_is_about_is_not_closed() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::ReferenceKeeper).await;
    let id = desk.add_unit(&body(&[])).await.unwrap();
    let tx = services.db.begin().await.unwrap();
    a_case(&tx, 7).await;
    let subject = Subject { unit: id.into(), post: None, officer: None, leads: true };
    subjects::set(&tx, 7, &[subject], subjects::Source::Reporter).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(problem(desk.close_unit(id).await, "open_cases"), Some(Problem::InUse));
}

#[tokio::test]
async fn an_administrator_stays() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let own = desk.officer().id().0;
    let membership = desk.person(own).await.unwrap().memberships[0].id;
    assert_eq!(problem(desk.set_active(own, false).await, "account"), Some(Problem::NotAllowed));
    assert_eq!(problem(desk.end_membership(own, membership).await, "membership"), Some(Problem::NotAllowed));
    assert!(desk.person(own).await.unwrap().active && desk.person(own).await.unwrap().memberships[0].until.is_none());

    let other = desk.add_person(&person(&[])).await.unwrap();
    desk.add_membership(other, &seat("QUAN_TRI", CENTRAL, "")).await.unwrap();
    desk.set_active(other, false).await.unwrap();
    let again = desk.end_membership(own, membership).await;
    assert_eq!(problem(again, "membership"), Some(Problem::NotAllowed), "the other account is closed");
    desk.set_active(other, true).await.unwrap();
    assert_eq!(problem(desk.set_active(own, false).await, "account"), Some(Problem::NotAllowed), "nobody's own");
    desk.end_membership(own, membership).await.unwrap();
}

#[tokio::test]
async fn rules_are_shown_in_words() {
    let (services, _folder) = stage().await;
    let rules = desk(&services, Role::Auditor).await.rules().await.unwrap();
    let posts: Vec<_> = rules.iter().filter_map(|rule| rule.post.as_deref()).collect();
    assert_eq!(posts, ["Trưởng Ban Công tác Mặt trận", "Bí thư chi bộ"]);
    let categories: Vec<_> = rules.iter().filter_map(|rule| rule.category.as_deref()).collect();
    assert!(!categories.is_empty() && categories.iter().all(|name| name.contains("hối lộ")), "{categories:?}");
}

#[tokio::test]
async fn only_the_roles_for_it_change_something() {
    let (services, _folder) = stage().await;
    for role in [Role::ReferenceKeeper, Role::Auditor, Role::DataProtection] {
        let desk = desk(&services, role).await;
        let own = desk.officer().id().0;
        assert!(is_refused(desk.add_person(&person(&[])).await), "{role}");
        assert!(is_refused(desk.change_person(own, &person(&[])).await), "{role}");
        assert!(is_refused(desk.add_membership(own, &seat("QUAN_TRI", CENTRAL, "")).await), "{role}");
        assert!(is_refused(desk.end_membership(own, 1).await), "{role}");
        assert!(is_refused(desk.set_active(own, false).await), "{role}");
        assert!(!desk.rights().people, "{role}");
        assert!(matches!(
            desk.import_people(b"").await,
            Err(ImportError::Whole(ActError::Refused(Refusal::WrongActor)))
        ));
        assert_eq!(desk.person(own).await.unwrap_err(), DeskError::NotFound, "{role}");
        assert!(!desk.people(None).await.unwrap().rows.is_empty());
        let keeps = role == Role::ReferenceKeeper;
        assert_eq!(is_refused(desk.add_unit(&body(&[])).await), !keeps, "{role}");
        assert_eq!(is_refused(desk.close_unit(1).await), !keeps, "{role}");
        assert_eq!((desk.rights().bodies, desk.unit_choices().await.is_ok()), (keeps, keeps), "{role}");
    }
}

#[tokio::test]
async fn an_account_is_opened_given_a_role_and_closed() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    let id = desk.add_person(&person(&[("login", "Hoa.Le")])).await.unwrap();
    let row = people::by_login(services.db.reader(), "hoa.le").await.unwrap().unwrap();
    let stored = row.password_hash.reveal().to_owned();
    let password = Password::new("con trâu đi trước cái cày");
    assert!(services.hashing.verify(Line::Stranger, password, Some(stored)).await.unwrap());

    desk.add_membership(id, &seat("TIEP_NHAN", CENTRAL, "")).await.unwrap();
    let held = desk.person(id).await.unwrap().memberships;
    assert_eq!(held.len(), 1);
    desk.end_membership(id, held[0].id).await.unwrap();
    assert!(desk.person(id).await.unwrap().memberships[0].until.is_some());
    assert!(matches!(desk.end_membership(id, held[0].id).await, Err(ActError::Stale)));

    let token = vec![7; 32];
    let tx = services.db.begin().await.unwrap();
    sessions::start(&tx, token.clone(), id, sessions::Stage::Full, services.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    desk.set_active(id, false).await.unwrap();
    let session = sessions::find(services.db.reader(), &token, sessions::Stage::Full, services.clock.now()).await;
    assert!(session.unwrap().is_none(), "the session goes on");
    assert!(!desk.person(id).await.unwrap().active);
    desk.set_active(id, true).await.unwrap();
    assert!(desk.person(id).await.unwrap().active);
}

#[tokio::test]
async fn an_account_with_problems_is_not_opened() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    desk.add_person(&person(&[])).await.unwrap();
    let cases: [Case<'_>; 9] = [
        (&[("login", "HOA.LE")], "login", Problem::NotAllowed),
        (&[("login", "hoa lê")], "login", Problem::BadName),
        (&[("login", "-hoa")], "login", Problem::BadName),
        (&[("login", "ab")], "login", Problem::TooShort),
        (&[("name", "=HYPERLINK(1)")], "name", Problem::BadName),
        (&[("email", "nowhere")], "email", Problem::BadEmail),
        (&[("password", "")], "password", Problem::Required),
        (&[("password", "quá ngắn")], "password", Problem::TooShort),
        (&[("password", "matkhaumatkhaumatkhau")], "password", Problem::NotAllowed),
    ];
    for (given, field, expected) in cases {
        assert_eq!(problem(desk.add_person(&person(given)).await, field), Some(expected), "{given:?}");
    }
}

#[tokio::test]
async fn a_role_must_fit_the_body_and_the_other_roles() {
    let (services, _folder) = stage().await;
    let desk = desk(&services, Role::Administrator).await;
    desk.add_unit(&body(&[])).await.unwrap();
    let id = desk.add_person(&person(&[])).await.unwrap();
    let give = async |fields: Fields| desk.add_membership(id, &fields).await;
    assert_eq!(problem(give(seat("KING", CENTRAL, "")).await, "role"), Some(Problem::BadChoice));
    assert_eq!(problem(give(seat("TIEP_NHAN", "", "")).await, "unit"), Some(Problem::Required));
    assert_eq!(problem(give(seat("TIEP_NHAN", "ubnd-x", "")).await, "role"), Some(Problem::NotAllowed));
    assert_eq!(problem(give(seat("DAU_MOI_DV", "ubnd-x", "BI_THU")).await, "post"), Some(Problem::BadChoice));
    let impossible = fields(&[("role", "THU_LY_DV"), ("unit", "ubnd-x"), ("since", "30/02/2026")]);
    assert_eq!(problem(give(impossible).await, "since"), Some(Problem::NoSuchDay));

    give(seat("DAU_MOI_DV", "ubnd-x", "CHU_TICH_UBND")).await.unwrap();
    assert_eq!(problem(give(seat("QUAN_TRI", CENTRAL, "")).await, "role"), Some(Problem::NotAllowed));
    let again = give(seat("DAU_MOI_DV", "ubnd-x", "CHU_TICH_UBND")).await;
    assert_eq!(problem(again, "role"), Some(Problem::NotAllowed));
    let own = desk.officer().id().0;
    let reader = desk.add_membership(own, &seat("TIEP_NHAN", CENTRAL, "")).await;
    assert_eq!(problem(reader, "role"), Some(Problem::NotAllowed));
}

const HEAD: &str = "login;name;email;role;unit;post\r\n";
