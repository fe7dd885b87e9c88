//! `/minh-bach`: the log of all events in plain words, its checkpoints and its public key.

use domain::date;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::OffsetDateTime;

use super::{Desk, points};
use crate::desks::{CheckpointRow, PublishedLog};
use crate::page::{lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t};

/// What somebody types who checks a proof.
const COMMAND: &str = "python3 verify_log.py --key key.txt --checkpoint checkpoint.txt --proof phanhoi.tlog-proof";

/// The page. Printed, it shows the latest checkpoint and the key, to be kept on paper.
#[component]
pub fn TransparencyPage() -> impl IntoView {
    let before: Option<u64> = use_query_map().get_untracked().get(paths::BEFORE).and_then(|size| size.parse().ok());
    with_desk(
        move |desk: Desk| async move { desk.published_log(before).await },
        move |log| view! { <Published log first_page=before.is_none()/> },
    )
}

#[component]
fn Published(log: PublishedLog, first_page: bool) -> impl IntoView {
    let lang = lang();
    let latest = match log.latest {
        Some(text) => view! { <pre class="checkpoint" data-checkpoint="">{text}</pre> }.into_any(),
        None => view! { <p>{t(lang, "transparency-none")}</p> }.into_any(),
    };
    view! {
        <Title text=t(lang, "nav-transparency")/>
        <h1>{t(lang, "transparency-heading")}</h1>
        <p class="lead">{t(lang, "transparency-lead")}</p>
        <div class="no-print">
            <h2>{t(lang, "transparency-how-heading")}</h2>
            {points(
                lang,
                &["transparency-how-chain", "transparency-how-checkpoint", "transparency-how-keep", "transparency-how-own"],
            )}
            <h2>{t(lang, "transparency-not-heading")}</h2>
            {points(lang, &["transparency-not-content", "transparency-not-seconds"])}
        </div>
        <h2>{t(lang, "transparency-latest-heading")}</h2>
        {latest}
        <p>{t(lang, "transparency-latest-stable")}" "<a href=paths::CHECKPOINT>{paths::CHECKPOINT}</a></p>
        <h2>{t(lang, "transparency-key-heading")}</h2>
        <p>{t(lang, "transparency-key-text")}</p>
        <pre class="checkpoint">{log.key}</pre>
        <p class="no-print"><a href=paths::LOG_KEY download="key.txt">{t(lang, "transparency-key-link")}</a></p>
        <div class="no-print">
            <Checkpoints rows=log.checkpoints.rows/>
            <Pager next=log.checkpoints.next first_page/>
            <h2>{t(lang, "transparency-check-heading")}</h2>
            <p>{t(lang, "transparency-check-text")}</p>
            <pre class="checkpoint" lang="en">{COMMAND}</pre>
        </div>
    }
}

#[component]
fn Checkpoints(rows: Vec<CheckpointRow>) -> impl IntoView {
    let lang = lang();
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(|row| checkpoint(lang, row)).collect_view();
        view! {
            <table class="list">
                <caption>{t(lang, "transparency-list-heading")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t(lang, "transparency-size")}</th>
                        <th scope="col">{t(lang, "transparency-at")}</th>
                        <th scope="col">{t(lang, "transparency-root")}</th>
                        <th scope="col">{t(lang, "transparency-growth")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn checkpoint(lang: Lang, row: CheckpointRow) -> impl IntoView {
    let size = row.size.to_string();
    let name = format!("checkpoint-{size}.txt");
    let growth = match row.before {
        Some(old) => {
            let of = [("old", old.to_string().into()), ("new", size.clone().into())];
            let words = fill(lang, "transparency-growth-link", &of);
            view! { <a href=paths::growth(old, row.size) download=format!("growth-{old}-{size}.txt")>{words}</a> }
                .into_any()
        }
        None => "–".into_any(),
    };
    view! {
        <tr>
            <td data-label=t(lang, "transparency-size")>
                <a href=paths::checkpoint(row.size) download=name>
                    {fill(lang, "transparency-download", &[("size", size.into())])}
                </a>
            </td>
            <td data-label=t(lang, "transparency-at")>{moment(row.at)}</td>
            <td data-label=t(lang, "transparency-root")><code class="hash">{row.root}</code></td>
            <td data-label=t(lang, "transparency-growth")>{growth}</td>
        </tr>
    }
}

/// Day and time of day in Việt Nam, for people and for machines.
fn moment(at: OffsetDateTime) -> impl IntoView {
    let local = date::local_time(at);
    let shown = format!("{} {:02}:{:02}", date::show(local.date()), local.hour(), local.minute());
    let machine = format!("{}T{:02}:{:02}:{:02}+07:00", local.date(), local.hour(), local.minute(), local.second());
    view! { <time datetime=machine>{shown}</time> }
}

#[component]
fn Pager(next: Option<String>, first_page: bool) -> impl IntoView {
    let lang = lang();
    let here = lang.path(paths::TRANSPARENCY);
    let older = next.map(|before| format!("{here}?{}={before}", paths::BEFORE));
    (older.is_some() || !first_page).then(|| {
        view! {
            <nav class="pager" aria-label=t(lang, "transparency-pager")>
                {(!first_page).then(|| view! { <a href=here.clone()>{t(lang, "transparency-first")}</a> })}
                {older.map(|href| view! { <a href=href rel="next">{t(lang, "transparency-next")}</a> })}
            </nav>
        }
    })
}
