//! Office pages, drawn without a server.

use domain::errors::{FieldErrors, Problem};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use time::macros::date;

use super::import::{made, refused};
use super::new_person::NewPerson;
use super::person::{Found, Person};
use crate::desks::{ImportedPerson, MembershipRow, PersonForm, RowProblem};
use crate::page::FormState;
use crate::words::Lang;

fn membership(id: i64, until: Option<time::Date>) -> MembershipRow {
    MembershipRow {
        id,
        unit: "a unit".to_owned(),
        post: None,
        role: "THU_LY_DV".to_owned(),
        since: date!(2026 - 01 - 05),
        until,
    }
}

fn person() -> PersonForm {
    PersonForm {
        id: 5,
        login: "a.login".to_owned(),
        name: "A Name".to_owned(),
        email: Some("a@example.vn".into()),
        active: true,
        recovery_since: None,
        today: date!(2026 - 11 - 24),
        memberships: vec![membership(8, None), membership(9, Some(date!(2026 - 06 - 01)))],
        namesakes: Vec::new(),
    }
}

fn drawn<V: IntoView + 'static>(form: Option<FormState>, view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_meta_context();
        if let Some(form) = form {
            provide_context(form);
        }
        view().into_view().to_html()
    })
}

fn typed(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn only_a_role_that_is_held_today_can_be_ended() {
    let html = drawn(None, || view! { <Person person=person()/> });
    assert_eq!(html.matches(r#"value="end-membership""#).count(), 1, "{html}");
    assert!(html.contains(r#"name="membership" value="8""#), "{html}");
}

#[test]
fn a_role_with_a_mistake_leaves_the_rest_of_the_account_as_it_is_stored() {
    let typed = typed(&[("action", "add-membership"), ("unit", "X9"), ("role", "THU_LY_DV")]);
    let form = FormState::refused(typed, FieldErrors::one("unit", Problem::BadChoice));
    let html = drawn(Some(form), || view! { <Person person=person()/> });
    assert!(html.contains(r#"id="unit-error""#) && html.contains(r#"value="X9""#), "{html}");
    assert!(html.contains(r#"value="A Name""#) && html.contains(r#"value="a.login""#), "{html}");
}

#[test]
fn a_role_is_explained_begins_today_and_takes_the_body_that_was_found() {
    let found = Found { typed: "đồng".to_owned(), rows: Vec::new(), chosen: "ubnd-00004".to_owned() };
    let html = drawn(None, || view! { <Person person=person() found=found/> });
    assert!(html.contains(r#"value="24/11/2026""#) && html.contains(r#"value="ubnd-00004""#), "{html}");
    for role in domain::role::Role::ALL {
        assert!(html.contains(&crate::words::word(Lang::Vi, "role-about", role.code())), "{role}");
    }
}

#[test]
fn a_password_is_never_sent_back() {
    let typed = typed(&[("action", "save"), ("login", "b.login"), ("password", "correct horse battery")]);
    let form = FormState::refused(typed, FieldErrors::one("login", Problem::NotAllowed));
    let html = drawn(Some(form), || view! { <NewPerson/> });
    assert!(html.contains("b.login") && !html.contains("correct horse"), "{html}");
}

#[test]
fn an_import_shows_the_password_of_each_account() {
    let people = vec![ImportedPerson { login: "a".to_owned(), name: "A".to_owned(), password: "a-password".into() }];
    let html = drawn(None, || made(Lang::Vi, people));
    assert_eq!(html.matches("a-password").count(), 1, "{html}");
}

#[test]
fn a_file_that_is_refused_says_which_line_and_column() {
    let rows = vec![RowProblem { line: 4, column: "unit", problem: Problem::BadChoice }];
    let html = drawn(None, || refused(Lang::Vi, rows));
    assert!(html.contains("Dòng 4, cột unit") && html.contains("Không có đơn vị mang mã này"), "{html}");
}
