//! Whether the pages of a list are in its order.

use domain::case::State;
use domain::conflict::Standing;
use domain::policy::ListScope;
use domain::role::Desk;
use domain::unit::OfficerId;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use server::store::entity::cases as rows;
use server::store::inbox::{self, Wanted};
use server::store::{Tx, cases};

use super::TODAY;

/// Page after page each list is in its order, without a gap and nothing twice, and so are the neighbours of its first rows.
pub async fn holds(
    tx: &Tx,
    scope: &ListScope,
    standing: &Standing,
    allowed: &[i64],
    officer: OfficerId,
) -> Result<(), TestCaseError> {
    let mut rows = Vec::new();
    for id in allowed {
        rows.push(cases::by_id(tx, *id).await.unwrap().unwrap());
    }
    let holder = |row: &rows::Model| if scope.desk == Desk::Front { row.front_officer_id } else { row.unit_officer_id };
    let some = [State::Received, State::Verifying, State::Resolved, State::Answered].to_vec();
    let late = |row: &rows::Model| row.due_on.is_some_and(|day| day < TODAY);
    let all = Wanted::default();
    for (wanted, is_in) in [
        (all.clone(), &(|_: &rows::Model| true) as &dyn Fn(&rows::Model) -> bool),
        (Wanted { late_on: Some(TODAY), ..all.clone() }, &late),
        (Wanted { held_by: Some(officer.0), ..all.clone() }, &|row| holder(row) == Some(officer.0)),
        (Wanted { stages: Some(some.clone().into()), ..all.clone() }, &|row| {
            some.iter().any(|state| state.code() == row.state)
        }),
    ] {
        let day = |row: &rows::Model| match scope.desk {
            _ if wanted.late_on.is_some() => row.due_on.unwrap(),
            Desk::Front => row.received_on,
            _ => row.referred_on.unwrap(),
        };
        let mut expected: Vec<_> = rows.iter().filter(|row| is_in(row)).map(|row| (day(row), row.id)).collect();
        expected.sort_unstable();
        if wanted.late_on.is_none() {
            expected.reverse();
        }
        let mut paged = Vec::new();
        loop {
            let wanted = Wanted { after: paged.last().copied(), ..wanted.clone() };
            let page = inbox::list(tx, scope, standing, &wanted, 2).await.unwrap();
            for row in &page {
                paged.push((day(rows.iter().find(|known| known.id == row.id).unwrap()), row.id));
            }
            if page.len() < 2 {
                break;
            }
        }
        prop_assert_eq!(&paged, &expected, "at the {} desk: {:?}", scope.desk, wanted);
        for (nth, place) in expected.iter().enumerate().take(3) {
            let (before, behind) = inbox::beside(tx, scope, standing, &wanted, *place).await.unwrap();
            let neighbours = (before.map(|row| row.id), behind.map(|row| row.id));
            let id = |nth: Option<usize>| nth.and_then(|nth| expected.get(nth)).map(|(_, id)| *id);
            prop_assert_eq!(neighbours, (id(nth.checked_sub(1)), id(nth.checked_add(1))));
        }
    }
    Ok(())
}
