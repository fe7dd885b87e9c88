//! The public figures for programs: exactly what the page shows, as a table and as JSON.

use std::collections::HashMap;

use app::desks::{DeskError, FiguresOf};
use app::pages::public::figures::{asked, words};
use app::paths;
use app::words::Lang;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::Response;
use domain::figures::{Line, Sheet};

use super::api::figures::{FiguresOfView, lines};
use super::page;
use super::validators::tagged;
use crate::Services;
use crate::desks::Visitor;

/// The share of a row, in hundredths, and its middle value in days, where there are such columns.
const SHARE: &str = "TY_LE";
const MEDIAN: &str = "TRUNG_VI";
const HEAD: [&str; 9] = ["period", "place", "by", "measure", "row", "row_name", "column", "column_name", "value"];

type Asked = Result<Query<HashMap<String, String>>, QueryRejection>;

/// One line a cell; an empty value is left out. With a mark at its beginning by which spreadsheets know UTF-8.
pub async fn csv(State(services): State<Services>, query: Asked, parts: Parts) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    let figures = match shown(&services, query, &parts).await {
        Ok(figures) => figures,
        Err(response) => return response,
    };
    let mut table = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    let written = std::iter::once(HEAD.map(str::to_owned))
        .chain(cells(lang, &figures))
        .try_for_each(|cells| table.write_record(cells));
    match (written, table.into_inner()) {
        (Ok(()), Ok(table)) => file(&parts, &figures, ("csv", "text/csv; charset=utf-8"), table),
        _ => page::unavailable(),
    }
}

/// The same as one object.
pub async fn json(State(services): State<Services>, query: Asked, parts: Parts) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    match shown(&services, query, &parts).await {
        Ok(figures) => match serde_json::to_vec(&FiguresOfView::new(lang, &figures)) {
            Ok(body) => file(&parts, &figures, ("json", "application/json"), body),
            Err(_) => page::unavailable(),
        },
        Err(response) => response,
    }
}

async fn shown(services: &Services, query: Asked, parts: &Parts) -> Result<FiguresOf, Response> {
    let asked = query.ok().and_then(|Query(query)| {
        let given = |name: &str| query.get(name).map(String::as_str);
        asked(given(paths::FIGURES_PERIOD), given(paths::FIGURES_PLACE))
    });
    let anybody = Visitor::new(services.clone(), None, None);
    let found = match asked {
        Some(asked) => anybody.public_figures(asked).await.map_err(DeskError::from),
        None => Err(DeskError::NotFound),
    };
    match found.map(|figures| figures.shown) {
        Ok(Some(figures)) => Ok(figures),
        Ok(None) | Err(DeskError::NotFound) => Err(page::not_found(services, parts, None).await),
        Err(DeskError::Unavailable) => Err(page::unavailable()),
    }
}

fn file(parts: &Parts, figures: &FiguresOf, (ending, kind): (&str, &'static str), body: Vec<u8>) -> Response {
    let place = figures.place.as_ref().map(|place| format!("-{}", place.id)).unwrap_or_default();
    let name = format!("attachment; filename=\"thong-ke-{}{place}.{ending}\"", figures.period);
    tagged(&parts.headers, [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], body)
}

/// What a row tells besides its cells.
fn beside(lang: Lang, sheet: &Sheet, line: &Line) -> Vec<(&'static str, String, String)> {
    let share = sheet.share(line).zip(words::share(lang, sheet.measure));
    let share = share.map(|(share, name)| (SHARE, name, share.percent().to_string()));
    let median = line.median.map(|days| (MEDIAN, app::words::t(lang, "figures-median"), days.to_string()));
    share.into_iter().chain(median).collect()
}

fn cells(lang: Lang, figures: &FiguresOf) -> impl Iterator<Item = [String; 9]> {
    let (period, place) = (figures.period.to_string(), words::place(lang, figures));
    figures.sheets.iter().flat_map(move |sheet| {
        let head = [period.clone(), place.clone(), sheet.by.to_string(), sheet.measure.to_string()];
        lines(lang, figures, sheet).into_iter().flat_map(move |(key, name, line)| {
            let counts = sheet.measure.columns().into_iter().zip(&line.cells).map(|(code, cell)| {
                let value = cell.map(|count| count.to_string()).unwrap_or_default();
                (code, words::column(lang, sheet.measure, code), value)
            });
            let all: Vec<_> = counts.chain(beside(lang, sheet, line)).collect();
            let head = head.clone();
            all.into_iter().map(move |(code, column, value)| {
                let [period, place, by, measure] = head.clone();
                [period, place, by, measure, key.clone(), name.clone(), code.to_owned(), column, value]
            })
        })
    })
}
