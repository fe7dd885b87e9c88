//! One case in each of its states × every kind of person: who reads it, who is offered which move,
//! and that every move that is not offered is refused and leaves the case as it was.

use std::collections::{BTreeMap, BTreeSet};

use app::components::desk_form::PRESSED;
use domain::case::{State, Transition};
use domain::role::Desk;

use super::people;
use super::table::{Deviations, rows};
use crate::support::case::{STATES, desk, officers_moves};
use crate::support::{Answer, Browser, Case, Chosen, Feedback, PROVINCE, World, jpeg};

const TABLE: &str = include_str!("cases.txt");

/// What the table says: by state and kind of person, the marks of what is read and the moves.
///
/// `F` the page at the Front's desk, `f` the file there, `U` the page at the unit's desk,
/// `R` the sender's page; then the moves that are offered.
fn written() -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut table = BTreeMap::new();
    for row in rows(TABLE) {
        let [states, kinds, marks @ ..] = &row[..] else { panic!("{row:?}: states, people, marks") };
        let states: Vec<&str> = match *states {
            "*" => STATES.iter().map(|state| state.code()).collect(),
            some => some.split(',').collect(),
        };
        for state in states {
            assert!(STATES.iter().any(|known| known.code() == state), "{state}: no such state");
            for kind in kinds.split(',') {
                let entry: &mut BTreeSet<String> = table.entry((state.to_owned(), kind.to_owned())).or_default();
                entry.extend(marks.iter().map(|mark| (*mark).to_owned()));
            }
        }
    }
    table
}

/// What somebody finds of a case.
async fn found(browser: &mut Browser, case: &Case<'_>, file: i64) -> BTreeSet<String> {
    let mut marks = BTreeSet::new();
    for (mark, desk) in [("F", Desk::Front), ("U", Desk::Unit)] {
        let page = browser.get(&case.path(desk)).await;
        if page.status == 200 {
            marks.insert(mark.to_owned());
            // What a form asks for, and its other buttons.
            let asks = page.forms().into_iter().flat_map(|form| form.fields);
            let asks = asks.filter(|field| ["transition", PRESSED].contains(&field.name.as_str()));
            let moves = asks.filter_map(|field| field.value);
            marks.extend(moves);
        }
    }
    if browser.get(&app::paths::front_file(&case.number, file)).await.status == 200 {
        marks.insert("f".to_owned());
    }
    let tracked = browser.get(app::paths::TRACKED).await;
    if tracked.status == 200 && tracked.html.contains(&case.number) {
        marks.insert("R".to_owned());
    }
    marks
}

fn list(marks: &BTreeSet<String>) -> String {
    if marks.is_empty() { "nothing".to_owned() } else { marks.iter().cloned().collect::<Vec<_>>().join(" ") }
}

/// The bytes of a page, whatever case it was asked for.
fn bytes(answer: &Answer, number: &str) -> String {
    format!("{} {}", answer.status, answer.without_nonce().replace(number, ""))
}

/// The states in two parts, so that two tests share the work.
fn part(of: usize) -> Vec<State> {
    STATES.iter().copied().skip(of).step_by(2).collect()
}

#[tokio::test]
async fn every_kind_of_person_finds_of_a_case_what_the_table_says_in_every_second_state() {
    look_at(&part(0)).await;
}

#[tokio::test]
async fn every_kind_of_person_finds_of_a_case_what_the_table_says_in_every_other_state() {
    look_at(&part(1)).await;
}

async fn look_at(states: &[State]) {
    const NO_CASE: &str = "PA-2026-00000000";
    let mut table = written();
    table.retain(|(state, _), _| states.iter().any(|wanted| wanted.code() == state));
    let mut deviations = Deviations::new();
    for &state in states {
        let world = World::new().await;
        let feedback = Feedback::about_the_chairman().with_files(vec![Chosen::new("anh.jpg", jpeg(2_000))]);
        let case = Case::of(&world, &feedback, PROVINCE).await;
        case.come_to(state).await;
        assert_eq!(case.state().await, state);
        let file = case.files().await[0];
        let mut all = people::officers(&world).await;
        all.extend(people::outsiders(&world).await);
        all.push(("own-receipt", case.sender.clone()));
        for (kind, browser) in &mut all {
            let found = found(browser, &case, file).await;
            let written = table.remove(&(state.code().to_owned(), (*kind).to_owned())).unwrap_or_default();
            deviations.expect(&format!("{} {kind}", state.code()), &list(&written), &list(&found));
            for (mark, desk) in [("F", Desk::Front), ("U", Desk::Unit)] {
                let path = case.path(desk);
                let (real, none) = (browser.get(&path).await, path.replace(&case.number, NO_CASE));
                let none = browser.get(&none).await;
                if !found.contains(mark) {
                    let same = bytes(&real, &case.number) == bytes(&none, NO_CASE);
                    deviations.expect(
                        &format!("{path} as {kind}"),
                        "like what does not exist",
                        if same { "like what does not exist" } else { "different" },
                    );
                }
            }
            refuses_the_rest(browser, kind, &case, &found, &mut deviations).await;
        }
    }
    for ((state, kind), marks) in table {
        deviations.expect(&format!("{state} {kind}"), &list(&marks), "never looked at");
    }
    deviations.none();
}

/// Posts every move that was not offered; the case must stay as it is.
async fn refuses_the_rest(
    browser: &mut Browser,
    kind: &str,
    case: &Case<'_>,
    offered: &BTreeSet<String>,
    deviations: &mut Deviations,
) {
    let before = case.snapshot().await;
    // Who does not find the case is turned away before the move is looked at: one of each desk tells.
    let finds = offered.contains("F") || offered.contains("U");
    let looked_at = |transition: &Transition| finds || matches!(transition, Transition::Receive | Transition::Accept);
    for transition in officers_moves().filter(looked_at).filter(|transition| !offered.contains(transition.code())) {
        let mut fields = case.fields(transition).await;
        fields.push(("transition".to_owned(), transition.code().to_owned()));
        fields.push(("version".to_owned(), case.version(desk(transition)).await));
        let answer = browser.clone().post(&case.path(desk(transition)), &fields).await;
        let refused = matches!(answer.status.as_u16(), 404 | 409 | 422)
            || (answer.status == 303 && answer.location() == app::paths::SIGN_IN);
        let place = format!("{} {kind} posts {transition}", before.0.state);
        deviations.expect(&place, "refused", if refused { "refused" } else { answer.status.as_str() });
    }
    let unchanged = if case.snapshot().await == before { "unchanged" } else { "changed" };
    deviations.expect(&format!("{} after the posts of {kind}", before.0.state), "unchanged", unchanged);
}
