//! What was filled in for a submission, to be read once more before it is sent.

use domain::date;
use domain::phone;
use domain::private::Private;
use domain::submission::step::{Matter, Person, Sender};
use domain::submission::{DraftFile, Step, Supervision};
use leptos::prelude::*;

use super::case_parts::megabytes;
use crate::desks::DraftView;
use crate::page::lang;
use crate::words::{Lang, by_kind, t, word};

/// One thing that was filled in, and on which page.
pub struct Row {
    pub label: String,
    pub value: String,
    pub step: Step,
}

/// It with the way back to its page.
#[component]
pub fn SummaryRow(row: Row, href: String) -> impl IntoView {
    let lang = lang();
    view! {
        <div>
            <dt>{row.label.clone()}</dt>
            <dd class="user-text">{row.value}</dd>
            <dd>
                <a class="change" href=href>
                    {t(lang, "form-change")}
                    <span class="visually-hidden">": "{row.label}</span>
                </a>
            </dd>
        </div>
    }
}

/// Everything that was filled in, in the order of the pages. What an officer wrote down for somebody
/// is named as officers name it.
#[must_use]
pub fn rows(lang: Lang, view: &DraftView) -> Vec<Row> {
    let row = |key: &str, value: String, step: Step| Row { label: t(lang, key), value, step };
    let draft = &view.draft;
    let none = || t(lang, "form-none");
    let whole_province = || t(lang, "form-commune-province-level");
    let came = draft.entry.iter().flat_map(|entry| {
        [
            row("front-channel", word(lang, "channel", entry.channel.code()), Step::Kind),
            row("entry-came-on", date::show(entry.came_on), Step::Kind),
        ]
    });
    let mut rows: Vec<Row> = came.collect();
    rows.extend([
        row("form-kind-legend", draft.kind.map_or_else(none, |kind| word(lang, "kind", kind.code())), Step::Kind),
        row("form-province", view.province.clone().unwrap_or_else(none), Step::Province),
        row("form-commune", view.commune.clone().unwrap_or_else(whole_province), Step::Commune),
        row("form-body", view.body.clone().unwrap_or_else(|| t(lang, "form-body-unknown")), Step::Body),
        row("form-person", person(lang, view, draft.person.as_ref()), Step::Person),
        row("form-category", view.categories.join("\n"), Step::Category),
    ]);
    if let Some(matter) = &draft.matter {
        rows.extend(matter_rows(lang, view, matter));
    }
    rows.push(row("form-files", files(lang, &draft.files), Step::Files));
    if let Some(own) = &draft.supervision {
        rows.extend(supervision_rows(lang, own));
    } else if let Some(sender) = &draft.sender {
        rows.extend(sender_rows(lang, sender, draft.entry.is_some()));
    }
    rows
}

/// The post in words, and the name under it.
fn person(lang: Lang, view: &DraftView, person: Option<&Person>) -> String {
    let whole = person.is_some_and(|person| person.whole_body);
    let unknown = if whole { "form-person-whole" } else { "form-person-unknown" };
    let post = view.post.clone().unwrap_or_else(|| t(lang, unknown));
    match person.and_then(|person| person.name.as_ref()) {
        Some(name) => format!("{post}\n{}", name.reveal()),
        None => post,
    }
}

fn matter_rows(lang: Lang, view: &DraftView, matter: &Matter) -> Vec<Row> {
    let kind = view.draft.kind;
    let for_another = view.draft.entry.is_some();
    let row = |label: String, value: String| Row { label, value, step: Step::Matter };
    vec![
        row(t(lang, "form-matter-date"), matter.happened_on.map_or_else(|| t(lang, "form-none"), date::show)),
        row(t(lang, "form-matter-place"), optional(lang, matter.place.as_ref())),
        row(by_kind(lang, kind, "form-matter-body"), matter.body.reveal().to_owned()),
        row(
            if for_another { t(lang, "front-wish") } else { by_kind(lang, kind, "form-matter-wish") },
            optional(lang, matter.wish.as_ref()),
        ),
    ]
}

fn files(lang: Lang, files: &[DraftFile]) -> String {
    if files.is_empty() {
        return t(lang, "form-none");
    }
    let names: Vec<_> = files.iter().map(|file| format!("{} ({})", file.name.reveal(), megabytes(file.size))).collect();
    names.join("\n")
}

fn sender_rows(lang: Lang, sender: &Sender, for_another: bool) -> Vec<Row> {
    let row = |key: &str, value: String| Row { label: t(lang, key), value, step: Step::Sender };
    let family = if for_another { "front-identity" } else { "identity" };
    let mut rows = vec![row("form-sender-legend", word(lang, family, sender.mode.code()))];
    let text = |part: &Option<Private>| part.as_ref().map(|text| text.reveal().to_owned());
    for (key, part) in [
        ("form-sender-name", text(&sender.name)),
        ("form-sender-phone", text(&sender.phone).map(|stored| phone::shown(&stored))),
        ("form-sender-address", text(&sender.address)),
    ] {
        if let Some(text) = part {
            rows.push(row(key, text));
        }
    }
    if sender.share_with_unit {
        let label = if for_another { "entry-share" } else { "form-sender-share" };
        rows.push(row(label, t(lang, "form-yes")));
    }
    rows.push(row("form-sender-notices", optional(lang, sender.email.as_ref())));
    rows
}

fn supervision_rows(lang: Lang, own: &Supervision) -> Vec<Row> {
    let row = |key: &str, value: String| Row { label: t(lang, key), value, step: Step::Sender };
    vec![
        row("supervision-source", word(lang, "supervision-source", own.source.code())),
        row("supervision-people", own.people.to_string()),
        row("supervision-representative", optional(lang, own.representative.as_ref())),
        row("supervision-contact", optional(lang, own.contact.as_ref())),
        row("supervision-organisations", optional(lang, own.organisations.as_ref())),
    ]
}

fn optional(lang: Lang, part: Option<&Private>) -> String {
    part.map_or_else(|| t(lang, "form-none"), |text| text.reveal().to_owned())
}
