//! The tables of a year: sums of what its quarters show, and the small places, for which three months are too few.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::counted::{Counted, Standing};
use super::quarter::{DIVISIONS, counts};
use super::sheet::{self, By, Line, Measure, Rows, Sheet};
use super::{NO_PLACE, Period, Quarter};
use crate::small_counts::{Count, Table, left_out};
use crate::unit::AreaId;

/// How many cases of a unit in a commune stood how on the cut of their quarter: kept until the year is complete,
/// and shown to nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    pub province: i64,
    pub commune: i64,
    pub unit: i64,
    /// For each column: all, and those that can be read of elsewhere.
    pub counts: Vec<(u64, u64)>,
}

/// The leaves of a quarter.
#[must_use]
pub fn leaves(cases: &[Counted]) -> Vec<Leaf> {
    let mut parts: BTreeMap<(i64, i64, i64), Vec<&Counted>> = BTreeMap::new();
    for case in cases {
        let area = |area: Option<AreaId>| area.map_or(NO_PLACE, |area| area.0);
        let unit = case.unit.map_or(NO_PLACE, |unit| unit.0);
        parts.entry((area(case.province), area(case.commune), unit)).or_default().push(case);
    }
    let leaf = |((province, commune, unit), cases): ((i64, i64, i64), Vec<&Counted>)| {
        let counts = counts(Measure::Standing, &cases).iter().map(|count| (count.all, count.known)).collect();
        Leaf { province, commune, unit, counts }
    };
    parts.into_iter().map(leaf).collect()
}

/// What a quarter gives to the year.
#[derive(Clone, Debug)]
pub struct Waited {
    pub quarter: Quarter,
    /// What was published of it.
    pub sheets: Vec<Sheet>,
    pub leaves: Vec<Leaf>,
    /// Of its cases those that still are in hand, at the end of the year's figures.
    pub still: u64,
}

/// What is published of a year, by place: the country under [`NO_PLACE`].
pub type YearPages = BTreeMap<i64, Vec<Sheet>>;

/// Everything that is published of a year. Quarters without a case may be left out.
#[must_use]
pub fn year(year: i32, quarters: &[Waited]) -> YearPages {
    let code = Period::Year(year).to_string();
    let mut country = sums(&code, quarters);
    let provinces = country.iter().find(|sheet| (sheet.by, sheet.measure) == (By::Place, Measure::Standing));
    let mut pages = YearPages::new();
    for province in provinces.map(|sheet| sheet.lines.clone()).unwrap_or_default() {
        let own = |leaf: &&Leaf| leaf.province.to_string() == province.key;
        let leaves: Vec<&Leaf> = quarters.iter().flat_map(|quarter| &quarter.leaves).filter(own).collect();
        pages.extend(places(&province, &leaves));
    }
    country.extend(waiting(quarters));
    pages.insert(NO_PLACE, country);
    pages
}

/// The pages of a province and its communes.
fn places(province: &Line, leaves: &[&Leaf]) -> YearPages {
    let mut pages = YearPages::new();
    let Some(id) = place(province).filter(|_| is_counted(province)) else { return pages };
    let communes = divided(province, By::Place, leaves, |leaf| leaf.commune);
    let mut own = vec![communes.clone()];
    for commune in &communes.lines {
        let Some(area) = place(commune).filter(|_| is_counted(commune)) else { continue };
        let of_commune: Vec<&Leaf> = leaves.iter().copied().filter(|leaf| leaf.commune == area).collect();
        let units = divided(commune, By::Unit, &of_commune, |leaf| leaf.unit);
        if area == NO_PLACE {
            own.push(units);
        } else {
            pages.insert(area, vec![units]);
        }
    }
    // What belongs to no province has no communes, and its units have no page of their own.
    if id != NO_PLACE {
        pages.insert(id, own);
    }
    pages
}

fn place(line: &Line) -> Option<i64> {
    line.key.parse().ok()
}

/// Whether it shows how many there are: of others no parts are shown.
fn is_counted(line: &Line) -> bool {
    line.cells.last().is_some_and(Option::is_some)
}

fn divided(whole: &Line, by: By, leaves: &[&Leaf], key: impl Fn(&Leaf) -> i64) -> Sheet {
    let width = Measure::Standing.columns().len();
    let mut parts: BTreeMap<i64, Vec<Count>> = BTreeMap::new();
    for leaf in leaves {
        let row = parts.entry(key(leaf)).or_insert_with(|| vec![Count::default(); width]);
        for (sum, (all, known)) in row.iter_mut().zip(&leaf.counts) {
            *sum = sum.plus(Count { all: *all, known: *known });
        }
    }
    let rows: Rows = parts.into_iter().map(|(key, counts)| (key.to_string(), counts)).collect();
    let lines = sheet::parts(Measure::Standing, whole, &rows, &[]).lines;
    Sheet { by, measure: Measure::Standing, whole: Some(whole.clone()), lines }
}

/// The sums of the quarters, each missing where one of its parts is.
fn sums(code: &str, quarters: &[Waited]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    // Months are in one quarter alone; their table is that of the quarters one after the other.
    let measures = std::iter::once(Measure::Standing).chain(Measure::OF_ANSWERS);
    for (measure, by) in measures.flat_map(|measure| DIVISIONS.map(|by| (measure, by))) {
        let found =
            |quarter: &Waited| quarter.sheets.iter().find(|sheet| (sheet.by, sheet.measure) == (by, measure)).cloned();
        // What a quarter does not tell of answers, the year does not either.
        let Some(parts) = quarters.iter().map(found).collect::<Option<Vec<Sheet>>>() else { continue };
        let mut whole = empty(code, measure);
        let mut lines: BTreeMap<String, Line> = BTreeMap::new();
        for sheet in parts {
            sheet.whole.iter().for_each(|part| add(&mut whole, part));
            for line in &sheet.lines {
                add(lines.entry(line.key.clone()).or_insert_with(|| empty(&line.key, measure)), line);
            }
        }
        sheets.push(Sheet { by, measure, whole: Some(whole), lines: lines.into_values().collect() });
    }
    sheets
}

fn empty(key: &str, measure: Measure) -> Line {
    Line { key: key.to_owned(), cells: vec![Some(0); measure.columns().len()], median: None }
}

fn add(sum: &mut Line, part: &Line) {
    for (sum, part) in sum.cells.iter_mut().zip(&part.cells) {
        *sum = sum.zip(*part).map(|(sum, part)| sum + part);
    }
}

/// Of those that were in hand on the cuts, how many are done and how many still wait, where it is known how many
/// they were.
fn waiting(quarters: &[Waited]) -> Option<Sheet> {
    let in_hand = |sheet: &Sheet| {
        let cell = |standing: Standing| {
            let column = Standing::ALL.iter().position(|other| *other == standing)?;
            sheet.whole.as_ref()?.cells.get(column).copied().flatten()
        };
        Some(cell(Standing::InHand)? + cell(Standing::Overdue)?)
    };
    let known: Vec<(String, Vec<Count>)> = quarters
        .iter()
        .filter_map(|quarter| {
            let waited = in_hand(quarter.sheets.first()?)?;
            let still = quarter.still.min(waited);
            let counts = [waited - still, still].map(|all| Count { all, known: 0 }).to_vec();
            Some((quarter.quarter.number().to_string(), counts))
        })
        .collect();
    let table =
        Table { cells: known.iter().map(|(_, counts)| counts.clone()).collect(), summed: false, columns_known: false };
    let missing = left_out(&table).filter(|_| !known.is_empty())?;
    let line = |((key, counts), gone): (&(String, Vec<Count>), &Vec<bool>)| Line {
        key: key.clone(),
        cells: counts.iter().zip(gone).map(|(count, gone)| (!gone).then_some(count.all)).collect(),
        median: None,
    };
    let lines = known.iter().zip(&missing).map(line).collect();
    Some(Sheet { by: By::Quarter, measure: Measure::Waiting, whole: None, lines })
}
