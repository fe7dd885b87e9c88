//! A table of figures: what the chart shows, in numbers.

use domain::figures::{By, Line, Measure, NO_PLACE, Period, Sheet};
use leptos::prelude::*;

use super::words;
use crate::desks::FiguresOf;
use crate::page::lang;
use crate::paths;
use crate::words::{Lang, fill, t, word};

/// A table with everything that is shown of it.
#[component]
pub fn Table(figures: FiguresOf, sheet: Sheet) -> impl IntoView {
    let lang = lang();
    let heads = heads(lang, &sheet);
    let lines = sheet.lines.iter().map(|line| {
        let name = words::line(lang, &figures, sheet.by, &line.key);
        let href = page_of(lang, &figures, &sheet, line);
        row(
            lang,
            &sheet,
            line,
            &heads,
            match href {
                Some(href) => view! { <a href=href>{name}</a> }.into_any(),
                None => name.into_any(),
            },
        )
    });
    let lines = lines.collect_view();
    let whole = sheet.whole.as_ref().map(|line| row(lang, &sheet, line, &heads, words::whole(lang).into_any()));
    let columns = heads.iter().map(|head| view! { <th scope="col" class="number">{head.clone()}</th> }).collect_view();
    let left_out = sheet.left_out();
    view! {
        <table class="list figures" data-sheet=format!("{}-{}", sheet.by, sheet.measure)>
            <caption class="visually-hidden">{words::heading(lang, &sheet)}</caption>
            <thead><tr><th scope="col">{word(lang, "figures-head", sheet.by.code())}</th>{columns}</tr></thead>
            <tbody>{lines}</tbody>
            {whole.map(|whole| view! { <tbody class="whole">{whole}</tbody> })}
        </table>
        {(left_out > 0).then(|| view! {
            <p class="hint" data-left-out=left_out>
                {fill(lang, "figures-left-out", &[("count", left_out.into())])}" "
                <a href="#khong-hien">{t(lang, "figures-why-link")}</a>
            </p>
        })}
    }
}

/// The names of the columns behind the first.
fn heads(lang: Lang, sheet: &Sheet) -> Vec<String> {
    let columns = sheet.measure.columns().into_iter().map(|code| words::column(lang, sheet.measure, code));
    let share = words::share(lang, sheet.measure);
    let median = has_median(sheet).then(|| t(lang, "figures-median"));
    columns.chain(share).chain(median).collect()
}

/// Whether somewhere in the table there is a middle value.
pub(super) fn has_median(sheet: &Sheet) -> bool {
    sheet.whole.iter().chain(&sheet.lines).any(|line| line.median.is_some())
}

/// Where a place has figures of its own.
fn page_of(lang: Lang, figures: &FiguresOf, sheet: &Sheet, line: &Line) -> Option<String> {
    let known = line.cells.last().is_some_and(Option::is_some) && line.key != NO_PLACE.to_string();
    let divided = sheet.by == By::Place && sheet.measure == Measure::Standing && figures.above.is_none();
    let place = line.key.parse().ok()?;
    let is_year = matches!(figures.period, Period::Year(_));
    (is_year && known && divided).then(|| paths::figures(lang, paths::FIGURES, figures.period, Some(place)))
}

fn row(lang: Lang, sheet: &Sheet, line: &Line, heads: &[String], name: AnyView) -> impl IntoView + use<> {
    let counts = line.cells.iter().map(|cell| cell.map(|count| words::number(lang, count)));
    let share =
        words::share(lang, sheet.measure).map(|_| sheet.share(line).map(|share| format!("{} %", share.percent())));
    let median = has_median(sheet).then(|| line.median.map(|days| days.to_string()));
    // A share or a middle value that is not there would be one of too few, and is not left out of anything.
    let counts = counts.map(|shown| (shown, true));
    let cells = counts.chain(share.into_iter().chain(median).map(|shown| (shown, false)));
    let cells = cells.zip(heads).map(|((shown, counted), head)| {
        let content = match shown {
            Some(shown) => shown.into_any(),
            None => {
                let why = t(lang, if counted { "figures-left-out-word" } else { "figures-too-few" });
                view! { <span aria-hidden="true">"–"</span><span class="visually-hidden">{why}</span> }.into_any()
            }
        };
        view! { <td class="number" data-label=head.clone()>{content}</td> }
    });
    let cells = cells.collect_view();
    view! { <tr data-line=line.key.clone()><th scope="row">{name}</th>{cells}</tr> }
}
