//! The figures of a report, each with a way to its cases.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::reports::{By, Measure, Period, Selection, Sheet, TOGETHER};
use leptos::prelude::*;

use crate::desks::ReportView;
use crate::page::lang;
use crate::paths;
use crate::words::{Lang, fill, t, word};

/// The questions of the rating, in the order in which they are kept.
const QUESTIONS: [&str; 4] = ["rating-time", "rating-manner", "rating-answer", "rating-result"];
/// By what received cases are counted.
const TABLES: [By; 5] = [By::Channel, By::Kind, By::Group, By::Level, By::Unit];

/// The figures, and where their cases are listed.
#[derive(Clone)]
pub(super) struct Counted {
    sheet: Arc<Sheet>,
    /// As it is printed and signed.
    shared: Arc<Sheet>,
    units: Arc<BTreeMap<String, String>>,
    year_before: Option<u32>,
    observed: bool,
    /// The report whose cases are listed: none of one that was signed, because the cases have gone on since.
    listed: Option<(i64, Period, Option<usize>)>,
}

impl Counted {
    pub(super) fn of(view: &ReportView) -> Self {
        let version = view.months.first().filter(|month| month.shown < month.versions.len()).map(|month| month.shown);
        Self {
            sheet: Arc::new(view.sheet.clone()),
            shared: Arc::new(view.shared.clone()),
            units: Arc::new(view.units.clone()),
            year_before: view.year_before,
            observed: view.observed,
            listed: view.signed.is_none().then_some((view.front, view.period, version)),
        }
    }

    fn label(&self, lang: Lang, by: By, key: &str) -> String {
        let family = match by {
            By::Unit => return self.units.get(key).cloned().unwrap_or_else(|| t(lang, "report-no-unit")),
            _ if key.is_empty() => return t(lang, "report-no-key"),
            _ if key == TOGETHER => return t(lang, "report-together"),
            By::Channel => "channel",
            By::Kind => "kind",
            By::Group => "group",
            By::Level => "desk-level",
            By::Outcome => "outcome",
        };
        word(lang, family, key)
    }
}

/// A number that leads to its cases.
pub(super) fn figure(counted: &Counted, measure: Measure, by: Option<(By, &str)>) -> AnyView {
    let count = match by {
        Some((by, key)) => counted.sheet.by(by).find(|(known, _)| *known == key).map_or(0, |(_, count)| count),
        None => counted.sheet.count(measure),
    };
    let mark = by.map_or_else(|| measure.code().to_owned(), |(by, key)| format!("{by}-{key}"));
    match counted.listed.filter(|_| count > 0) {
        Some((front, period, version)) => {
            let selection = Selection { measure, by: by.map(|(by, key)| (by, key.to_owned())) };
            let href = paths::report_cases(front, period, version, &selection);
            view! { <a href=href data-figure=mark>{count}</a> }.into_any()
        }
        None => view! { <span data-figure=mark>{count}</span> }.into_any(),
    }
}

/// II. What was received, and by what.
#[component]
pub(super) fn Received(counted: Counted) -> impl IntoView {
    let lang = lang();
    let received = counted.sheet.count(Measure::Received);
    let before = match counted.year_before {
        None => t(lang, "report-year-before-unknown"),
        Some(0) => t(lang, "report-year-before-none"),
        Some(before) => {
            let (more, less) = (received.saturating_sub(before), before.saturating_sub(received));
            let share = (u64::from(more.max(less)) * 100 + u64::from(before) / 2) / u64::from(before);
            let key = if more > 0 { "report-year-before-more" } else { "report-year-before-less" };
            let key = if more == less { "report-year-before-same" } else { key };
            fill(lang, key, &[("before", before.into()), ("share", share.into())])
        }
    };
    let tables = TABLES
        .iter()
        .filter(|by| counted.sheet.by(**by).next().is_some())
        .map(|by| by_table(lang, &counted, *by))
        .collect_view();
    view! {
        <p class="paper-paragraph">
            {t(lang, "report-received")}" "{figure(&counted, Measure::Received, None)}". "{before}
        </p>
        {tables}
    }
}

fn by_table(lang: Lang, counted: &Counted, by: By) -> impl IntoView + use<> {
    let rows = counted
        .sheet
        .by(by)
        .map(|(key, _)| {
            view! {
                <tr>
                    <th scope="row">{counted.label(lang, by, key)}</th>
                    <td>{figure(counted, by.measure(), Some((by, key)))}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table>
            <caption>{word(lang, "report-by", by.code())}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// However a case ended without a result, it ended otherwise for those who observe.
fn measure_word(lang: Lang, counted: &Counted, measure: Measure) -> String {
    if counted.observed && measure == Measure::Refused {
        return t(lang, "report-ended-otherwise");
    }
    word(lang, "report-measure", measure.code())
}

fn measures(lang: Lang, counted: &Counted, caption: &'static str, of: &[Measure]) -> impl IntoView + use<> {
    let rows = of
        .iter()
        .map(|measure| {
            view! {
                <tr>
                    <th scope="row">{measure_word(lang, counted, *measure)}</th>
                    <td>{figure(counted, *measure, None)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table>
            <caption>{t(lang, caption)}</caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// III. What came into the stock and went out of it, and what was done.
#[component]
pub(super) fn Stock(counted: Counted) -> impl IntoView {
    let lang = lang();
    let sheet = counted.sheet.clone();
    let percent = |share: Option<u32>| share.map_or_else(|| t(lang, "report-none"), |share| format!("{share}%"));
    let days = sheet
        .median_days
        .map_or_else(|| t(lang, "report-none"), |days| fill(lang, "report-days-count", &[("days", days.into())]));
    let observed = [Measure::Settled, Measure::Refused, Measure::Closing];
    let out: &[Measure] = if counted.observed { &observed } else { &Measure::OUT };
    let done = (!counted.observed).then(|| measures(lang, &counted, "report-done", &Measure::DONE));
    view! {
        {measures(lang, &counted, "report-stock-in", &Measure::IN)}
        {measures(lang, &counted, "report-stock-out", out)}
        <p class="paper-paragraph">{t(lang, "report-reconciles")}</p>
        {done}
        <ul>
            <li class="paper-item">"– "{word(lang, "report-measure", Measure::Overdue.code())}": "{figure(&counted, Measure::Overdue, None)}</li>
            <li class="paper-item">"– "{t(lang, "report-in-time")}": "{percent(sheet.in_time_share())}</li>
            <li class="paper-item">"– "{t(lang, "report-median")}": "{days}</li>
        </ul>
    }
}

/// IV. What was found, and what was put right.
#[component]
pub(super) fn Results(counted: Counted) -> impl IntoView {
    let lang = lang();
    let any = counted.sheet.by(By::Outcome).next().is_some();
    let table = any.then(|| by_table(lang, &counted, By::Outcome));
    view! {
        {match table {
            Some(table) => table.into_any(),
            None => view! { <p class="paper-paragraph">{t(lang, "report-no-results")}</p> }.into_any(),
        }}
        {measures(lang, &counted, "report-promises", &[Measure::Kept, Measure::Broken])}
    }
}

/// V. What the senders think: to be printed as far as enough of them said so, on the screen of a draft all of it.
#[component]
pub(super) fn Satisfaction(counted: Counted) -> impl IntoView {
    let lang = lang();
    let apart = counted.listed.is_some() && counted.sheet.ratings != counted.shared.ratings;
    let printed = if counted.shared.tells_ratings() {
        let rated = if apart {
            counted.shared.count(Measure::Rated).into_any()
        } else {
            figure(&counted, Measure::Rated, None)
        };
        ratings(lang, &counted.shared, rated).into_any()
    } else {
        view! { <p class="paper-paragraph">{t(lang, "report-ratings-few")}</p> }.into_any()
    };
    let unprinted = apart.then(|| {
        view! {
            <div class="no-print" data-unprinted="">
                <p class="hint">{t(lang, "report-ratings-unprinted")}</p>
                {ratings(lang, &counted.sheet, figure(&counted, Measure::Rated, None))}
            </div>
        }
    });
    view! { {printed}{unprinted} }
}

fn ratings(lang: Lang, sheet: &Sheet, rated: AnyView) -> impl IntoView + use<> {
    let head = (1..=5_u8).map(|level| view! { <th scope="col">{word(lang, "rating-level", &level.to_string())}</th> });
    let head = head.collect_view();
    let rows = QUESTIONS
        .iter()
        .enumerate()
        .map(|(at, question)| {
            let levels = sheet.ratings.get(at).copied().unwrap_or_default();
            let cells = levels.into_iter().map(|count| view! { <td>{count}</td> }).collect_view();
            let share = sheet.satisfied_share(at);
            let share = share.map_or_else(|| t(lang, "report-none"), |share| format!("{share}%"));
            view! { <tr><th scope="row">{t(lang, question)}</th>{cells}<td>{share}</td></tr> }
        })
        .collect_view();
    view! {
        <p class="paper-paragraph">{t(lang, "report-rated")}" "{rated}"."</p>
        // Its seven columns are wider than a phone.
        <div class="wide" role="group" tabindex="0" aria-label=t(lang, "report-ratings")>
            <table>
                <caption>{t(lang, "report-ratings")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(lang, "report-question")}</th>
                        {head}
                        <th scope="col">{t(lang, "report-satisfied")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
