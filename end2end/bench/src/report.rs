//! The table that people read and the file that is kept.

use std::fs;

use drive::Result;
use drive::program::target;
use serde::Serialize;

use crate::figure::{Figure, Limit};
use crate::machine::{self, Machine};

/// Prints the figures and keeps them in `target/bench`; `false` when one misses its limit.
pub fn finish(machine: &Machine, quick: bool, figures: &[Figure]) -> Result<bool> {
    println!("{machine}{}", if quick { "; quick: short turns, rough figures" } else { "" });
    for line in table(figures) {
        println!("{line}");
    }
    let missed = figures.iter().filter(|figure| figure.kept() == Some(false)).count();
    let date = machine::now();
    let folder = target().join("bench");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{}.json", date.replace(':', "-")));
    let kept = Kept { date, machine, quick, passed: missed == 0, figures: figures.iter().map(Row::from).collect() };
    fs::write(&file, serde_json::to_string_pretty(&kept)? + "\n")?;
    println!("kept in {}", file.display());
    if missed > 0 {
        eprintln!("bench: {missed} of {} figures missed the limit", figures.len());
    }
    Ok(missed == 0)
}

/// The table, column under column; notes below it.
fn table(figures: &[Figure]) -> Vec<String> {
    let mut rows = vec![["figure", "value", "yardstick", "ratio", "(turns)", "limit", ""].map(str::to_owned)];
    for figure in figures {
        rows.push([
            figure.name.clone(),
            format!("{} {}", number(figure.value()), figure.unit),
            figure.yardstick().map_or_else(String::new, |bare| format!("{} {}", number(bare), figure.against)),
            figure.ratio().map_or_else(String::new, |ratio| format!("{ratio:.3}")),
            spread(&figure.ratios()),
            limit(figure.limit),
            match figure.kept() {
                Some(true) => "pass",
                Some(false) => "FAIL",
                None => "",
            }
            .to_owned(),
        ]);
    }
    let widths: Vec<usize> =
        (0..7).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()).collect();
    let line = |row: &[String; 7]| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:width$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    let notes = figures.iter().filter_map(|figure| figure.note.as_ref().map(|note| format!("{}: {note}", figure.name)));
    rows.iter().map(line).chain(notes).collect()
}

/// Lowest and highest ratio: how far the machine can be trusted.
fn spread(ratios: &[f64]) -> String {
    let lowest = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = ratios.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if ratios.is_empty() { String::new() } else { format!("{lowest:.3}–{highest:.3}") }
}

fn limit(limit: Option<Limit>) -> String {
    match limit {
        Some(Limit::RatioAtLeast(least)) => format!("≥ {least:.3}"),
        Some(Limit::RatioAtMost(most)) => format!("≤ {most:.3}"),
        Some(Limit::ValueAtLeast(least)) => format!("≥ {least:.0}"),
        Some(Limit::ValueAtMost(most)) => format!("≤ {most:.0}"),
        None => String::new(),
    }
}

fn number(value: f64) -> String {
    if value < 100.0 { format!("{value:.1}") } else { format!("{value:.0}") }
}

#[derive(Serialize)]
struct Kept<'a> {
    /// UTC.
    date: String,
    machine: &'a Machine,
    quick: bool,
    passed: bool,
    figures: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    unit: &'a str,
    value: f64,
    against: &'a str,
    yardstick: Option<f64>,
    ratio: Option<f64>,
    limit: Option<String>,
    passed: Option<bool>,
    note: Option<&'a str>,
    values: &'a [f64],
    yardsticks: &'a [f64],
}

impl<'a> From<&'a Figure> for Row<'a> {
    fn from(figure: &'a Figure) -> Self {
        Self {
            name: &figure.name,
            unit: figure.unit,
            value: figure.value(),
            against: figure.against,
            yardstick: figure.yardstick(),
            ratio: figure.ratio(),
            limit: figure.limit.map(|kept| limit(Some(kept))),
            passed: figure.kept(),
            note: figure.note.as_deref(),
            values: &figure.values,
            yardsticks: &figure.bare,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_failed() {
        let slow = Figure { values: vec![6.0], bare: vec![100.0], ..Figure::compared("home", "/s", "hello") };
        let lines = table(&[slow.limit(Limit::RatioAtLeast(0.07)).note("cold")]);
        assert!(lines[1].ends_with("FAIL") && lines[1].contains("0.060"), "{lines:?}");
        assert_eq!(lines[2], "home: cold");
    }
}
