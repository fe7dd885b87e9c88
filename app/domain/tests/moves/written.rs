//! The table of moves as it stands in the README of this crate: what people review is what runs.

use std::collections::BTreeMap;

use domain::case::Transition;
use domain::case::transition::{Actor, Entry, TABLE};

const README: &str = include_str!("../../README.md");
const HEAD: &str = "| move | from | to | who | if |";

/// A row of the written table: from which states, to which, by whom.
pub struct Row {
    pub from: Vec<String>,
    pub to: String,
    pub who: Vec<String>,
}

/// The written table by the codes of the moves.
pub fn table() -> BTreeMap<String, Row> {
    let rows = README.lines().skip_while(|line| *line != HEAD).skip(2).take_while(|line| line.starts_with('|'));
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let list = |cell: &str| cell.split(", ").map(str::to_owned).collect::<Vec<_>>();
        let row = Row { from: list(cells[1]), to: cells[2].to_owned(), who: list(cells[3]) };
        (cells[0].to_owned(), row)
    };
    rows.map(row).collect()
}

fn rendered(entry: &Entry) -> String {
    let from: Vec<&str> = entry.from.iter().map(|state| state.code()).collect();
    let from = match entry.transition {
        Transition::Submit => "a draft".to_owned(),
        Transition::Appeal => "another case".to_owned(),
        _ => from.join(", "),
    };
    let who = |actor: &Actor| match actor {
        Actor::Reporter => "the sender".to_owned(),
        Actor::System => "the program".to_owned(),
        Actor::Officer { roles, .. } => roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(", "),
    };
    let who: Vec<String> = entry.actors.iter().map(who).collect();
    let guards: Vec<&str> = entry.guards.iter().map(|guard| guard.code()).collect();
    format!("| {} | {from} | {} | {} | {} |", entry.transition, entry.to, who.join(", "), guards.join(", "))
}

#[test]
fn the_readme_has_every_move_as_the_code_has_it() {
    let wanted: Vec<String> = TABLE.iter().map(rendered).collect();
    let wanted = format!("{HEAD}\n|---|---|---|---|---|\n{}\n", wanted.join("\n"));
    assert!(README.contains(&wanted), "the README should have:\n{wanted}");
    assert_eq!(table().len(), TABLE.len());
}
