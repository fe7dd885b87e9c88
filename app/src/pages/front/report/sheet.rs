//! The report as a document.

use domain::private::Private;
use domain::reports::{Contact, Measure, Words};
use leptos::prelude::*;

use super::figures::{Counted, Received, Results, Satisfaction, Stock, figure};
use super::period_words;
use crate::components::paper_sheet::{Addressees, Copies, Letterhead, SignatureBlock, paragraph};
use crate::desks::ReportView;
use crate::page::lang;
use crate::words::{Lang, fill, t};

/// The sheet.
#[component]
pub(in crate::pages) fn ReportSheet(
    view: ReportView,
    words: Words,
    #[prop(optional_no_strip)] contact: Option<Contact>,
) -> impl IntoView {
    let lang = lang();
    let signature = view.signed.as_ref().map(|signed| signed.signature.clone());
    let draft = signature.is_none();
    let period = period_words(lang, view.period);
    let subject = fill(lang, "report-subject", &[("period", period.into())]);
    let days =
        [("first", view.first_on), ("last", view.last_on)].map(|(name, day)| (name, domain::date::show(day).into()));
    let foot = [("time", view.printed_at.clone().into()), ("login", view.printed_by.clone().into())];
    let Words { general, praise, limits, next } = words;
    let counted = Counted::of(&view);
    let praised = figure(&counted, Measure::Praise, None);
    view! {
        <article
            class="paper"
            lang="vi"
            data-paper=view.period.kind().code()
            data-period=view.period.to_string()
            data-draft=draft.then_some("")
        >
            {draft.then(|| view! { <p class="paper-draft no-print">{t(lang, "paper-draft")}</p> })}
            <Letterhead issuer=view.issuer.clone() place=view.place.clone() signature=signature.clone()/>
            <h1 class="paper-title">{t(lang, "report-title")}</h1>
            <p class="paper-subject">{subject}</p>
            <Addressees names=view.to.clone()/>
            <div class="paper-body">
                <p class="paper-paragraph">{fill(lang, "report-days", &days)}</p>
                {part(lang, "report-part-1", &general)}
                <h2>{t(lang, "report-part-2")}</h2>
                <Received counted=counted.clone()/>
                <h2>{t(lang, "report-part-3")}</h2>
                <Stock counted=counted.clone()/>
                <h2>{t(lang, "report-part-4")}</h2>
                <Results counted=counted.clone()/>
                <h2>{t(lang, "report-part-5")}</h2>
                <Satisfaction counted/>
                <h2>{t(lang, "report-part-6")}</h2>
                <p class="paper-paragraph">{t(lang, "report-praised")}" "{praised}"."</p>
                {written(lang, &praise)}
                {part(lang, "report-part-7", &limits)}
                {part(lang, "report-part-8", &next)}
                {whom_to_ask(lang, contact, draft)}
            </div>
            <div class="paper-end">
                <Copies copies=vec![t(lang, "report-copy-as-above"), t(lang, "report-copy-file")]/>
                <SignatureBlock signature/>
            </div>
            <footer class="paper-foot">
                <p>{fill(lang, "report-foot", &foot)}</p>
            </footer>
        </article>
    }
}

/// Whom to ask about it, or room to write. A report that was filed before any named somebody has no such line.
fn whom_to_ask(lang: Lang, contact: Option<Contact>, draft: bool) -> Option<AnyView> {
    let dots = || t(lang, "report-to-be-written");
    let (name, phone) = match contact {
        Some(contact) => (contact.name.reveal().to_owned(), contact.phone.reveal().to_owned()),
        None if draft => (dots(), dots()),
        None => return None,
    };
    let line = fill(lang, "report-whom-to-ask", &[("name", name.into()), ("phone", phone.into())]);
    Some(view! { <p class="paper-paragraph" data-contact="">{line}</p> }.into_any())
}

/// A part that somebody writes.
fn part(lang: Lang, heading: &str, words: &Private) -> impl IntoView + use<> {
    view! { <h2>{t(lang, heading)}</h2>{written(lang, words)} }
}

/// Its paragraphs, or room to write.
fn written(lang: Lang, words: &Private) -> AnyView {
    let lines: Vec<_> = words.reveal().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() {
        return view! { <p class="paper-paragraph">{t(lang, "report-to-be-written")}</p> }.into_any();
    }
    lines.into_iter().map(paragraph).collect_view().into_any()
}
