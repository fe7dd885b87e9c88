//! Bars beside the tables. They are drawn here and by no library: ours take their colours from the style sheet, so
//! that they follow dark screens, print and high contrast, and they show as hatched what is left out.

use domain::figures::{By, Line, Measure, Sheet};
use leptos::prelude::*;

use super::words;
use crate::desks::FiguresOf;
use crate::words::{Lang, t};

/// Rows of a chart; of more the table alone tells.
const ROWS: usize = 40;
const WIDTH: u64 = 320;
/// Of a row: the words, then the bar.
const ROW: usize = 34;
const BAR: usize = 12;
/// Parts of a bar that can be told from each other.
const COLOURS: usize = 5;

/// A bar: its name, its parts by the class that colours each, and what its whole length stands for.
struct Bar {
    name: String,
    parts: Vec<(String, u64)>,
}

impl Bar {
    fn length(&self) -> u64 {
        self.parts.iter().map(|(_, count)| count).sum()
    }
}

/// The chart of a table, where there is something to draw. The table beside it tells the same in numbers.
pub fn chart(lang: Lang, figures: &FiguresOf, sheet: &Sheet) -> Option<impl IntoView + use<>> {
    // Of places there are too many for a row each; what all of them show together is drawn once, beside these.
    let stacked = sheet.by != By::Place || matches!(sheet.measure, Measure::Standing | Measure::Waiting);
    if stacked && parts_of(sheet) > COLOURS {
        return None;
    }
    let bars = if stacked { stacks(lang, figures, sheet) } else { columns(lang, sheet) };
    let most = bars.iter().map(Bar::length).max().filter(|most| *most > 0)?;
    let label = format!("{}. {}", words::heading(lang, sheet), t(lang, "figures-chart-same"));
    let height = bars.len() * ROW;
    let drawn = bars.into_iter().enumerate().map(|(at, bar)| drawn(at, bar, most)).collect_view();
    Some(view! {
        <figure class="chart">
            <svg role="img" aria-label=label viewBox=format!("0 0 {WIDTH} {height}")>{drawn}</svg>
            {stacked.then(|| view! { <figcaption>{legend(lang, sheet)}</figcaption> })}
        </figure>
    })
}

/// How many columns are no sums.
fn parts_of(sheet: &Sheet) -> usize {
    sheet.measure.columns().len() - usize::from(sheet.measure == Measure::Standing)
}

/// A row each, its cells one after the other. What is left out is what is missing to the sum.
fn stacks(lang: Lang, figures: &FiguresOf, sheet: &Sheet) -> Vec<Bar> {
    let stack = |line: &Line| {
        let sum = if sheet.measure == Measure::Standing { line.cells.last().copied().flatten()? } else { 0 };
        let cells = line.cells.iter().take(parts_of(sheet));
        let mut parts: Vec<(String, u64)> =
            cells.enumerate().filter_map(|(at, cell)| Some((format!("bar-{at}"), (*cell)?))).collect();
        let shown: u64 = parts.iter().map(|(_, count)| count).sum();
        parts.push(("bar-left-out".to_owned(), sum.saturating_sub(shown)));
        Some(Bar { name: words::line(lang, figures, sheet.by, &line.key), parts })
    };
    sheet.lines.iter().filter_map(stack).filter(|bar| bar.length() > 0).take(ROWS).collect()
}

/// A bar for each column of all rows together.
fn columns(lang: Lang, sheet: &Sheet) -> Vec<Bar> {
    let cells = sheet.whole.iter().flat_map(|whole| &whole.cells);
    let bar = |(code, cell): (&str, &Option<u64>)| {
        let parts = vec![("bar-0".to_owned(), (*cell)?)];
        Some(Bar { name: words::column(lang, sheet.measure, code), parts })
    };
    sheet.measure.columns().into_iter().zip(cells).filter_map(bar).collect()
}

fn drawn(at: usize, bar: Bar, most: u64) -> impl IntoView {
    let y = at * ROW;
    let mut x = 0;
    let parts = bar.parts.into_iter().filter(|(_, count)| *count > 0).map(|(class, count)| {
        // Whatever there is of it can be seen.
        let width = (count * WIDTH / most).max(1);
        let part = view! { <rect class=class x=x y=y + ROW - BAR - 4 width=width height=BAR></rect> };
        x += width;
        part
    });
    let parts = parts.collect_view();
    view! { <g><text x="0" y=y + ROW - BAR - 9>{bar.name}</text>{parts}</g> }
}

fn legend(lang: Lang, sheet: &Sheet) -> impl IntoView {
    let parts = parts_of(sheet);
    let codes = sheet.measure.columns();
    let sums = codes.len() - parts;
    let named = codes.into_iter().take(parts).enumerate();
    let names = named.map(|(at, code)| (format!("bar-{at}"), words::column(lang, sheet.measure, code)));
    let rest = (sums > 0).then(|| ("bar-left-out".to_owned(), t(lang, "figures-left-out-word")));
    let row = |(class, name): (String, String)| {
        view! {
            <li><svg class="key" aria-hidden="true" viewBox="0 0 12 12"><rect class=class width="12" height="12"></rect></svg>{name}</li>
        }
    };
    view! { <ul class="legend">{names.chain(rest).map(row).collect_view()}</ul> }
}
