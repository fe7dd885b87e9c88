//! One report: its figures as a document, what it was counted from, and that it was signed.

mod figures;
mod sheet;

pub(in crate::pages) use sheet::ReportSheet;

use domain::reports::{Contact, Correction, Period, Refiled, ReportForm, ReportKind, Words};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::Desk;
use crate::components::case_parts::Day;
use crate::components::desk_form::{Act, Asks, DeskForm};
use crate::components::done::DoneNotice;
use crate::components::form::{ErrorSummary, Field, LongField, Select};
use crate::components::paper_sheet::SignatureFields;
use crate::desks::{Choice, CountedMonth, DeskError, FiledReport, ReportQuery, ReportView};
use crate::page::{form_state, lang, with_desk};
use crate::paths;
use crate::shell::Title;
use crate::words::{Lang, fill, t, word};

/// What a report is about, in words: "tháng 9 năm 2026".
pub(in crate::pages) fn period_words(lang: Lang, period: Period) -> String {
    let values = [("number", u32::from(period.number()).into()), ("year", period.year().to_string().into())];
    let key = match period.kind() {
        ReportKind::Monthly => "report-of-month",
        ReportKind::Quarterly => "report-of-quarter",
        ReportKind::HalfYear => "report-of-half-year",
        ReportKind::NineMonths => "report-of-nine-months",
        ReportKind::Yearly => "report-of-year",
    };
    fill(lang, key, &values)
}

/// The report that the address asks for.
pub(super) fn asked() -> Option<ReportQuery> {
    let (params, query) = (use_params_map().get_untracked(), use_query_map().get_untracked());
    let number = |key: &str| query.get(key).filter(|value| !value.is_empty());
    // What is no number asks for something that does not exist.
    let version = match number(paths::REPORT_VERSION) {
        Some(typed) => Some(typed.parse().ok()?),
        None => None,
    };
    let signed = match number(paths::REPORT_SIGNED) {
        Some(typed) => Some(typed.parse().ok()?),
        None => None,
    };
    let front = params.get("front")?.parse().ok()?;
    Some(ReportQuery { front, period: Period::parse(&params.get("period")?)?, version, signed })
}

/// The report, as it is now or as it was signed.
#[component]
pub fn ReportPage() -> impl IntoView {
    let report = asked();
    with_desk(
        move |desk: Desk| async move { desk.report(&report.ok_or(DeskError::NotFound)?).await },
        move |view| view! { <DoneNotice/><Report view/> },
    )
}

#[component]
fn Report(view: ReportView) -> impl IntoView {
    let lang = lang();
    let title = fill(lang, "report-name", &[("period", period_words(lang, view.period).into())]);
    let (words, contact) = match &view.signed {
        Some(signed) => (signed.words.clone(), signed.contact.clone()),
        None => typed(),
    };
    let (front, period) = (view.front, view.period);
    let back = format!("{}?front={front}", paths::REPORTS);
    let draft = view.signed.is_none();
    let (filed, months) = (view.filed.clone(), view.months.clone());
    let forms = view! {
        {view.may_prepare.then(|| {
            let before = view.filed.last().cloned();
            view! { <File authority=view.authority counted=view.counted.clone() before files=view.may_file/> }
        })}
        {view.may_correct.then(|| view! { <Correct/> })}
    };
    view! {
        <Title text=title/>
        <p class="no-print"><a href=back>"← "{t(lang, "reports")}</a></p>
        <ErrorSummary/>
        <p class="no-print">{t(lang, if draft { "report-about-draft" } else { "report-about-signed-here" })}</p>
        <ReportSheet view=view words contact/>
        {draft.then(|| view! { <Months months front period/> })}
        {(!filed.is_empty()).then(|| view! { <Filed filed front period/> })}
        <div class="no-print">{forms}</div>
    }
}

/// The texts as they were typed into the form that came back, and whom to ask.
fn typed() -> (Words, Option<Contact>) {
    let form = form_state();
    let [general, praise, limits, next] = ReportForm::FIELDS.map(|name| form.value(name, "").into());
    let [name, phone] = ReportForm::CONTACT.map(|name| form.value(name, ""));
    let named = !name.trim().is_empty() && !phone.trim().is_empty();
    let contact = named.then(|| Contact { name: name.into(), phone: phone.into() });
    (Words { general, praise, limits, next }, contact)
}

/// When each month was counted; of a single month its versions.
#[component]
fn Months(months: Vec<CountedMonth>, front: i64, period: Period) -> impl IntoView {
    let lang = lang();
    let single = months.len() == 1;
    let rows = months
        .into_iter()
        .zip(period.months())
        .map(|(month, name)| {
            let last = month.versions.len();
            let name = Period::ending_with(ReportKind::Monthly, name).map(|name| period_words(lang, name));
            let versions = month
                .versions
                .into_iter()
                .zip(1..)
                .filter(|(_, number)| single || *number == month.shown)
                .map(|(version, number)| {
                    let values = [("number", number.into()), ("day", domain::date::show(version.counted_on).into())];
                    let words = fill(lang, "report-version", &values);
                    let why = version.corrected.map(|(why, by)| {
                        let why = word(lang, "report-correction", why.code());
                        format!(" – {}", fill(lang, "report-corrected", &[("why", why.into()), ("who", by.into())]))
                    });
                    let link = format!("{}?{}={number}", paths::report(front, period), paths::REPORT_VERSION);
                    let link = if number == last { paths::report(front, period) } else { link };
                    let shown = number == month.shown;
                    view! {
                        <li data-version=number.to_string()>
                            {if single && !shown { view! { <a href=link>{words}</a> }.into_any() } else { words.into_any() }}
                            {why}
                        </li>
                    }
                })
                .collect_view();
            let name = (!single).then_some(name).flatten();
            view! { {name.map(|name| view! { <li>{name}</li> })}{versions} }
        })
        .collect_view();
    view! {
        <section class="no-print" aria-labelledby="report-counted">
            <h2 id="report-counted">{t(lang, "report-counted")}</h2>
            <ul>{rows}</ul>
        </section>
    }
}

/// What was signed of this period.
#[component]
fn Filed(filed: Vec<FiledReport>, front: i64, period: Period) -> impl IntoView {
    let lang = lang();
    let rows = filed
        .into_iter()
        .map(|FiledReport { position, document_no, document_on, refiled }| {
            let link = paths::signed_report(front, period, position);
            let what = refiled.map(|what| format!(" – {}", word(lang, "report-refiled", what.code())));
            view! { <li data-filed=position.to_string()><a href=link>{document_no}</a>" – "<Day on=document_on/>{what}</li> }
        })
        .collect_view();
    view! {
        <section class="no-print" aria-labelledby="report-filed">
            <h2 id="report-filed">{t(lang, "report-filed")}</h2>
            <ul>{rows}</ul>
        </section>
    }
}

/// The texts of the report, and for whoever files it whom to ask and the signature.
#[component]
fn File(
    authority: Option<domain::paper::Authority>,
    counted: String,
    /// The last one that was filed of this period.
    before: Option<FiledReport>,
    /// Whether this person files it.
    files: bool,
) -> impl IntoView {
    let lang = lang();
    let [general, praise, limits, next] = ReportForm::FIELDS;
    let (title, lead, button) = if files {
        ("report-form", "report-form-lead", "report-file")
    } else {
        ("report-prepare", "report-prepare-lead", "report-preview")
    };
    let preview = if files {
        view! {
            <p class="actions">
                <button class="button button-secondary" type="submit" name="preview" value="yes">{t(lang, "report-preview")}</button>
            </p>
        }
        .into_any()
    } else {
        view! { <input type="hidden" name="preview" value="yes"/> }.into_any()
    };
    view! {
        <Act asks=Asks::Change("file-report") title=t(lang, title)>
            <p>{t(lang, lead)}</p>
            <DeskForm asks=Asks::Change("file-report") button=t(lang, button)>
                <input type="hidden" name="counted" value=counted/>
                <LongField name=general label=t(lang, "report-part-1") hint=t(lang, "report-general-hint") rows=6/>
                <LongField name=praise label=t(lang, "report-part-6") hint=t(lang, "report-praise-hint") rows=4/>
                <LongField name=limits label=t(lang, "report-part-7") rows=6/>
                <LongField name=next label=t(lang, "report-part-8") rows=6/>
                {preview}
                {files.then(|| view! { <Signing authority before/> })}
            </DeskForm>
        </Act>
    }
}

/// Whom to ask about the report, and who signed it.
#[component]
fn Signing(authority: Option<domain::paper::Authority>, before: Option<FiledReport>) -> impl IntoView {
    let lang = lang();
    let [contact, phone] = ReportForm::CONTACT;
    view! {
        <h3>{t(lang, "report-contact-heading")}</h3>
        <Field name=contact label=t(lang, "report-contact") required=true/>
        <Field
            name=phone
            label=t(lang, "report-phone")
            hint=t(lang, "report-phone-hint")
            kind="tel"
            width="control-short"
            required=true
        />
        <h3>{t(lang, "report-signature")}</h3>
        {before.map(|before| view! { <Again before/> })}
        <SignatureFields authority number_hint="report-document-no-hint"/>
    }
}

/// That one was filed of this period: another one is filed on purpose, or not at all.
#[component]
fn Again(before: FiledReport) -> impl IntoView {
    let lang = lang();
    let choice =
        |what: &Refiled| Choice { value: what.code().to_owned(), label: word(lang, "report-refiled", what.code()) };
    let values = [("number", before.document_no.into()), ("day", domain::date::show(before.document_on).into())];
    view! {
        <div class="notice notice-warn" data-filed-before="">
            <p>{fill(lang, "report-filed-before", &values)}</p>
        </div>
        <Select
            name=ReportForm::REFILED
            label=t(lang, "report-refiled")
            choices=Refiled::ALL.iter().map(choice).collect()
            value=""
            empty=t(lang, "report-refiled-choose")
            required=true
        />
    }
}

/// That a month is counted again.
#[component]
fn Correct() -> impl IntoView {
    let lang = lang();
    let reasons = Correction::ALL
        .iter()
        .map(|why| Choice { value: why.code().to_owned(), label: word(lang, "report-correction", why.code()) });
    let reasons: Vec<_> = reasons.collect();
    view! {
        <Act asks=Asks::Change("count-again") title=t(lang, "report-count-again") folded=true>
            <p>{t(lang, "report-count-again-lead")}</p>
            <DeskForm asks=Asks::Change("count-again") button=t(lang, "report-count-again") class="button button-secondary">
                <Select
                    name="correction"
                    label=t(lang, "report-correction")
                    choices=reasons
                    value=""
                    empty=t(lang, "report-correction-choose")
                    required=true
                />
            </DeskForm>
        </Act>
    }
}
