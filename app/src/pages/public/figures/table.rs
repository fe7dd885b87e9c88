//! A table of figures: what the chart shows, in numbers.

use domain::figures::{By, Line, MEDIAN_FROM, Measure, NO_PLACE, Period, Sheet};
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
    let few = sheet.whole.iter().chain(&sheet.lines).any(|line| has_too_few(lang, &sheet, line));
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
        {few.then(|| view! { <p class="hint" data-too-few="">{t(lang, "figures-too-few-mark")}</p> })}
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

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    /// It would point at somebody, or let one be worked out that does.
    LeftOut,
    /// It would be worked out of a number that is left out.
    OfLeftOut,
    /// There are too few to say anything.
    TooFew,
}

/// A number as it is written, or why there is none.
type Shown = Result<String, Missing>;

/// The share of a row. What is said of one that is missing follows from what the row shows, so it tells no more.
fn share(sheet: &Sheet, line: &Line) -> Shown {
    let missing = if sheet.counted(line).is_some() { Missing::TooFew } else { Missing::OfLeftOut };
    sheet.share(line).map(|share| format!("{} %", share.percent())).ok_or(missing)
}

/// The middle value of a row.
fn median(line: &Line) -> Shown {
    let few = line.answered().is_some_and(|answered| answered < MEDIAN_FROM);
    line.median.map(|days| days.to_string()).ok_or(if few { Missing::TooFew } else { Missing::OfLeftOut })
}

/// What is worked out of the counts of a row.
fn worked_out(lang: Lang, sheet: &Sheet, line: &Line) -> impl Iterator<Item = Shown> + use<> {
    let share = words::share(lang, sheet.measure).map(|_| share(sheet, line));
    share.into_iter().chain(has_median(sheet).then(|| median(line)))
}

fn has_too_few(lang: Lang, sheet: &Sheet, line: &Line) -> bool {
    worked_out(lang, sheet, line).any(|shown| shown == Err(Missing::TooFew))
}

fn row(lang: Lang, sheet: &Sheet, line: &Line, heads: &[String], name: AnyView) -> impl IntoView + use<> {
    let counts = line.cells.iter().map(|cell| cell.map(|count| words::number(lang, count)).ok_or(Missing::LeftOut));
    let cells = counts.chain(worked_out(lang, sheet, line)).zip(heads).map(|(shown, head)| {
        let content = match shown {
            Ok(shown) => shown.into_any(),
            Err(missing) => {
                let (mark, why) = match missing {
                    Missing::LeftOut => ("*", t(lang, "figures-left-out-word")),
                    Missing::OfLeftOut => ("*", t(lang, "figures-of-left-out")),
                    Missing::TooFew => ("–", t(lang, "figures-too-few")),
                };
                view! { <span aria-hidden="true">{mark}</span><span class="visually-hidden">{why}</span> }.into_any()
            }
        };
        view! { <td class="number" data-label=head.clone()>{content}</td> }
    });
    let cells = cells.collect_view();
    view! { <tr data-line=line.key.clone()><th scope="row">{name}</th>{cells}</tr> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(in_time: Option<u64>, late: u64, median: Option<u32>) -> Line {
        let cells = vec![in_time, Some(late), Some(0), Some(0), Some(0), Some(late + in_time.unwrap_or(7))];
        Line { key: "1".to_owned(), cells, median }
    }

    fn sheet(line: Line) -> Sheet {
        Sheet { by: By::Place, measure: Measure::Standing, whole: None, lines: vec![line] }
    }

    #[test]
    fn too_few_to_say_is_told_apart_from_what_would_be_worked_out_of_a_hidden_number() {
        let (few, hidden, many) = (line(Some(5), 0, None), line(None, 30, None), line(Some(20), 5, Some(12)));
        assert_eq!((share(&sheet(few.clone()), &few), median(&few)), (Err(Missing::TooFew), Err(Missing::TooFew)));
        assert_eq!(
            (share(&sheet(hidden.clone()), &hidden), median(&hidden)),
            (Err(Missing::OfLeftOut), Err(Missing::OfLeftOut))
        );
        assert_eq!((share(&sheet(many.clone()), &many), median(&many)), (Ok("80 %".to_owned()), Ok("12".to_owned())));
        let drawn = |line: Line| {
            let sheet = sheet(line.clone());
            let heads = vec![String::new(); 8];
            Owner::new().with(|| row(Lang::Vi, &sheet, &line, &heads, ().into_any()).into_view().to_html())
        };
        let (few, hidden) = (drawn(few), drawn(hidden));
        let says = |html: &str, key: &str| html.contains(&t(Lang::Vi, key));
        assert!(says(&few, "figures-too-few") && !says(&few, "figures-of-left-out"), "{few}");
        assert!(says(&hidden, "figures-of-left-out") && !says(&hidden, "figures-too-few"), "{hidden}");
        assert!(hidden.contains(">*<") && !hidden.contains(">–<"), "{hidden}");
    }
}
