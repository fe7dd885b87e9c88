//! The public figures, exactly as the page shows them. What is left out there is left out here.

use app::desks::{Figures, FiguresOf, FiguresQuery, Named, PublicDesk};
use app::pages::public::figures::words;
use app::words::Lang;
use axum::response::Response;
use domain::date::show_iso;
use domain::figures::{Line, Period, Sheet};
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::Keep;
use super::asking::Asking;
use super::problem::{Problem, Problems};
use super::{NamedView, document};

/// What is shown, and what else there is.
#[derive(Serialize, ToSchema)]
#[schema(as = Figures)]
struct FiguresView {
    /// Nothing before the first quarter was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<FiguresOfView>,
    /// Of which quarters and years there are figures of this place, the newest first.
    periods: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Awaited>,
}

/// The next quarter, and the first day on which it may stand there.
#[derive(Serialize, ToSchema)]
struct Awaited {
    period: String,
    #[schema(format = Date)]
    from: String,
}

/// The figures of a place in a period.
#[derive(Serialize, ToSchema)]
#[schema(as = FiguresOf)]
pub struct FiguresOfView {
    #[schema(examples("2026-Q3", "2026"))]
    period: String,
    /// None: the country.
    place: Option<NamedView>,
    /// As of the end of this day.
    #[schema(format = Date)]
    counted_on: String,
    sheets: Vec<SheetView>,
}

/// A table.
#[derive(Serialize, ToSchema)]
#[schema(as = Sheet)]
struct SheetView {
    /// What its rows are.
    #[schema(schema_with = document::divisions)]
    by: &'static str,
    /// What its columns count.
    #[schema(schema_with = document::measures)]
    measure: &'static str,
    name: String,
    columns: Vec<Column>,
    /// That of all rows together, where there is one, at the end.
    rows: Vec<Row>,
    /// How many cells are left out, because they would point at somebody or let such a cell be computed.
    left_out: u64,
}

/// A column.
#[derive(Serialize, ToSchema)]
struct Column {
    code: &'static str,
    name: String,
}

/// A row.
#[derive(Serialize, ToSchema)]
struct Row {
    /// `TONG`: all of them together.
    key: String,
    name: String,
    /// In the order of the columns; null is left out.
    cells: Vec<Option<u64>>,
    /// In hundredths; only of enough cases.
    share: Option<u64>,
    /// Days from the receipt to the answer, of the answer in the middle; only of enough answers.
    median_days: Option<u32>,
}

/// The figures of a period and a place: the newest of the country, if none is named.
#[utoipa::path(
    get,
    path = "/api/v1/figures",
    tag = "public",
    params(
        ("period" = Option<String>, Query, description = "A quarter (`2026-Q3`) or a year (`2026`).",
            pattern = "^[0-9]{4}(-Q[1-4])?$"),
        ("place" = Option<i64>, Query, description = "Key of a province or a commune.", minimum = 1),
        ("lang" = Option<String>, Query, description = "Of names: `vi`, the default, or `en`."),
    ),
    responses((status = 200, description = "What is shown.", body = FiguresView), Problems),
)]
pub async fn show(mut asking: Asking) -> Result<Response, Problem> {
    let query =
        FiguresQuery { period: asking.code("period", Period::parse), place: asking.number("place", 1..=i64::MAX) };
    asking.complete()?;
    let figures = asking.anybody().figures(query).await.map_err(|error| asking.refused(error))?;
    asking.answer(Keep::Minutes, &view(asking.lang, &figures))
}

fn view(lang: Lang, figures: &Figures) -> FiguresView {
    let awaited = figures.next.map(|(quarter, on)| (Period::Quarter(quarter).to_string(), show_iso(on)));
    FiguresView {
        shown: figures.shown.as_ref().map(|shown| FiguresOfView::new(lang, shown)),
        periods: figures.periods.iter().map(Period::to_string).collect(),
        next: awaited.map(|(period, from)| Awaited { period, from }),
    }
}

impl FiguresOfView {
    /// All tables of a period and a place.
    #[must_use]
    pub fn new(lang: Lang, figures: &FiguresOf) -> Self {
        let place = |place: &Named| NamedView { id: place.id, name: place.name.clone() };
        Self {
            period: figures.period.to_string(),
            place: figures.place.as_ref().map(place),
            counted_on: show_iso(figures.counted_on),
            sheets: figures.sheets.iter().map(|sheet| table(lang, figures, sheet)).collect(),
        }
    }
}

fn table(lang: Lang, figures: &FiguresOf, sheet: &Sheet) -> SheetView {
    let column = |code: &'static str| Column { code, name: words::column(lang, sheet.measure, code) };
    let row = |(key, name, line): (String, String, &Line)| Row {
        key,
        name,
        cells: line.cells.clone(),
        share: sheet.share(line).map(|share| share.percent()),
        median_days: line.median,
    };
    SheetView {
        by: sheet.by.code(),
        measure: sheet.measure.code(),
        name: words::heading(lang, sheet),
        columns: sheet.measure.columns().into_iter().map(column).collect(),
        rows: lines(lang, figures, sheet).into_iter().map(row).collect(),
        left_out: u64::try_from(sheet.left_out()).unwrap_or(u64::MAX),
    }
}

/// The rows of a table with their keys and names, that of all together at the end.
#[must_use]
pub fn lines<'a>(lang: Lang, figures: &FiguresOf, sheet: &'a Sheet) -> Vec<(String, String, &'a Line)> {
    let line = |line: &'a Line| (line.key.clone(), words::line(lang, figures, sheet.by, &line.key), line);
    let whole = sheet.whole.as_ref().map(|line| ("TONG".to_owned(), words::whole(lang), line));
    sheet.lines.iter().map(line).chain(whole).collect()
}
