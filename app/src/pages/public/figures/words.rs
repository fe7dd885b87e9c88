//! What rows and columns of the figures are called: the same on the page and in the files.

use domain::figures::{By, Measure, NO_PLACE, Period, Sheet};

use crate::desks::FiguresOf;
use crate::words::{Lang, fill, t, word};

/// A quarter or a year.
#[must_use]
pub fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Quarter(quarter) => {
            let number = quarter.number().to_string();
            fill(lang, "figures-quarter", &[("number", number.into()), ("year", quarter.year().to_string().into())])
        }
        Period::Year(year) => fill(lang, "figures-year", &[("year", year.to_string().into())]),
    }
}

/// The country, or a place by its name.
#[must_use]
pub fn place(lang: Lang, figures: &FiguresOf) -> String {
    figures.place.as_ref().map_or_else(|| t(lang, "figures-country"), |place| place.name.clone())
}

/// A row by its key.
#[must_use]
pub fn line(lang: Lang, figures: &FiguresOf, by: By, key: &str) -> String {
    match by {
        By::Month => fill(lang, "figures-month", &[("month", key.trim_start_matches('0').into())]),
        By::Quarter => fill(lang, "figures-quarter-of-year", &[("number", key.into())]),
        By::Group => word(lang, "group", key),
        By::Place | By::Unit if key == NO_PLACE.to_string() => {
            let where_to = if figures.place.is_some() { "figures-none-province" } else { "figures-none-country" };
            t(lang, if by == By::Unit { "figures-none-unit" } else { where_to })
        }
        By::Place | By::Unit => figures.names.get(&(by, key.to_owned())).cloned().unwrap_or_default(),
    }
}

/// The row of all rows together.
#[must_use]
pub fn whole(lang: Lang) -> String {
    t(lang, "figures-whole")
}

/// A column by its code.
#[must_use]
pub fn column(lang: Lang, measure: Measure, code: &str) -> String {
    let outcome = measure == Measure::Outcome && domain::feedback::Outcome::from_code(code).is_some();
    if outcome { word(lang, "outcome", code) } else { word(lang, "figures-column", code) }
}

/// What a table tells, and by what.
#[must_use]
pub fn heading(lang: Lang, sheet: &Sheet) -> String {
    let (by, measure) = (sheet.by.code(), sheet.measure.code());
    format!("{} {}", word(lang, "figures-measure", measure), word(lang, "figures-by", by))
}

/// What the share of a row is called, where the measure has one.
#[must_use]
pub fn share(lang: Lang, measure: Measure) -> Option<String> {
    let has = !matches!(measure, Measure::Outcome | Measure::Waiting);
    has.then(|| word(lang, "figures-share", measure.code()))
}

/// A number as it is written in the language.
#[must_use]
pub fn number(lang: Lang, number: u64) -> String {
    let (digits, mark) = (number.to_string(), if lang == Lang::En { ',' } else { '.' });
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(mark);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        let written = [0, 999, 1000, 12_345, 1_234_567].map(|count| number(Lang::Vi, count));
        assert_eq!(written, ["0", "999", "1.000", "12.345", "1.234.567"]);
        assert_eq!(number(Lang::En, 1000), "1,000");
    }
}
