//! The table of moves as it is written down for people, in `MOVES.md` and `moves.svg`: what is
//! reviewed is what runs. `PHANHOI_TEST_WRITE=yes` writes both anew.

use std::collections::BTreeMap;
use std::path::Path;

use domain::case::act::required_fields;
use domain::case::clock::{Effect, after, owner};
use domain::case::diagram;
use domain::case::told::{Told, told, told_by_program};
use domain::case::transition::{Actor, Entry, TABLE};
use domain::case::{State, Transition};
use domain::role::Role;

const WRITTEN: &str = include_str!("../../MOVES.md");
const DRAWN: &str = include_str!("../../moves.svg");
const MOVES: &str = "| move | from | to | who | if | fields | clock | told |";
const STATES: &str = "| state | whose turn | the unit sees it | ends |";

/// A row of the written table: from which states, to which, by whom.
pub struct Row {
    pub from: Vec<String>,
    pub to: String,
    pub who: Vec<String>,
}

/// The written table by the codes of the moves.
pub fn table() -> BTreeMap<String, Row> {
    let rows = WRITTEN.lines().skip_while(|line| *line != MOVES).skip(2).take_while(|line| line.starts_with('|'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let list = |cell: &str| cell.split(", ").map(str::to_owned).collect::<Vec<_>>();
        let row = Row { from: list(cells[1]), to: cells[2].to_owned(), who: list(cells[3]) };
        (cells[0].to_owned(), row)
    };
    rows.map(row).collect()
}

fn roles(roles: &[Role]) -> String {
    roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ")
}

fn somebody(told: &Told) -> String {
    match told {
        Told::Senders => "the senders".to_owned(),
        Told::AskedSender => "the sender".to_owned(),
        Told::Assignee => "the assignee".to_owned(),
        Told::Front(to) | Told::FrontOfUnit(to) | Told::Unit(to) | Told::UnitOfAnswer(to) => roles(to),
    }
}

fn line(entry: &Entry) -> String {
    let transition = entry.transition;
    let from: Vec<&str> = entry.from.iter().map(|state| state.code()).collect();
    let from = match transition {
        Transition::Submit => "a draft".to_owned(),
        Transition::Appeal => "another case".to_owned(),
        _ => from.join(", "),
    };
    let who = |actor: &Actor| match actor {
        Actor::Reporter => "the sender".to_owned(),
        Actor::System => "the program".to_owned(),
        Actor::Officer { roles: held, .. } => roles(held),
    };
    let who: Vec<String> = entry.actors.iter().map(who).collect();
    let guards: Vec<&str> = entry.guards.iter().map(|guard| guard.code()).collect();
    let clock = match after(transition) {
        Effect::Start(clock) => format!("starts {clock}"),
        Effect::Keep => "goes on".to_owned(),
        Effect::Stop => "stops".to_owned(),
        Effect::ResumeClassification => "what was held goes on".to_owned(),
    };
    let mut told_of: Vec<String> = told(transition).iter().map(somebody).collect();
    told_of.extend(told_by_program(transition).iter().map(|to| format!("of the program also {}", somebody(to))));
    format!(
        "| {transition} | {from} | {} | {} | {} | {} | {clock} | {} |",
        entry.to,
        who.join(", "),
        guards.join(", "),
        required_fields(transition).join(", "),
        told_of.join("; ")
    )
}

fn state_line(state: State) -> String {
    let turn = owner(state).map_or_else(|| "nobody's".to_owned(), |owner| format!("{owner:?}"));
    let mark = |yes: bool| if yes { "yes" } else { "" };
    format!("| {state} | {turn} | {} | {} |", mark(state.is_open_to_unit()), mark(state.is_terminal()))
}

fn rendered() -> String {
    let states: Vec<String> = State::ALL.iter().copied().map(state_line).collect();
    let moves: Vec<String> = TABLE.iter().map(line).collect();
    format!(
        "# The moves of a case\n\n\
         The table of `case/transition.rs` with what belongs to each move, rendered by a test that compares it \
         (`tests/moves/written.rs`); the office reads the same at `/quan-tri/quy-trinh`. `if` names the guards of \
         `case/guard.rs`, `fields` what a form must have, `clock` what becomes of the main clock (`case/clock.rs`), \
         `told` who gets a notice, as far as the conflict rule lets them (`case/told.rs`).\n\n\
         ![The states of a case and the moves between them](moves.svg)\n\n\
         {STATES}\n|---|---|---|---|\n{}\n\n{MOVES}\n|---|---|---|---|---|---|---|---|\n{}\n",
        states.join("\n"),
        moves.join("\n")
    )
}

#[test]
fn what_is_written_down_is_the_table_that_runs() {
    let (written, drawn) = (rendered(), diagram::svg("The moves of a case", |state| format!("{state:?}")));
    if std::env::var_os("PHANHOI_TEST_WRITE").is_some() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::write(here.join("MOVES.md"), written).unwrap();
        std::fs::write(here.join("moves.svg"), drawn).unwrap();
        return;
    }
    assert!(written == WRITTEN, "MOVES.md should be:\n{written}");
    assert!(drawn == DRAWN, "moves.svg is not what the table gives; PHANHOI_TEST_WRITE=yes writes it");
    assert_eq!(table().len(), TABLE.len());
}
