//! The register of published answers.

use app::desks::{Entry, Period, PublicDesk, PublishedEntry, Register, RegisterQuery, SubjectView};
use app::paths;
use axum::response::Response;
use domain::case::promise::PromiseState;
use domain::date::show_iso;
use domain::feedback::Outcome;
use domain::publication::Slug;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::Keep;
use super::asking::{Asking, Place};
use super::problem::{Problem, Problems};
use super::{NamedView, document, named};

/// One page of the register, newest first.
#[derive(Serialize, ToSchema)]
struct Entries {
    items: Vec<EntryView>,
    /// What `after` has to be for the next page; none behind the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    /// The provinces of which something stands in the register.
    provinces: Vec<NamedView>,
    /// The bodies of which something stands in the register.
    units: Vec<NamedView>,
}

/// A published answer. Its texts are in the language in which they were written; whoever sent it, and the name of
/// whoever it concerns, are in none.
#[derive(Serialize, ToSchema)]
#[schema(as = Entry)]
struct EntryView {
    /// Its key, the last part of its address.
    slug: String,
    /// The page on which people read it.
    url: String,
    #[schema(schema_with = document::kinds)]
    kind: &'static str,
    /// Code of the group of its category.
    group: String,
    /// Name of its category.
    category: String,
    /// The body that answered.
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<Subject>,
    /// The month of the receipt.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}$", examples("2026-08"))]
    received: String,
    #[schema(format = Date)]
    published_on: String,
    summary: String,
    answer: String,
    /// What the body promised to put right.
    #[serde(skip_serializing_if = "Option::is_none")]
    promise: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = document::promise_states)]
    promise_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = document::outcomes)]
    outcome: Option<&'static str>,
    /// How many working days the answer took, and how many were allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Days>,
}

/// Whom it concerns: a body, and a post in it.
#[derive(Serialize, ToSchema)]
struct Subject {
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<String>,
}

/// Working days.
#[derive(Serialize, ToSchema)]
struct Days {
    taken: u32,
    allowed: u32,
}

/// What stands at an address of the register, or since when and why it does no more. One of the two is there.
#[derive(Serialize, ToSchema)]
struct AtAddress {
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<EntryView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_down: Option<TakenDownView>,
}

/// A tombstone.
#[derive(Serialize, ToSchema)]
#[schema(as = TakenDown)]
struct TakenDownView {
    #[schema(format = Date)]
    on: String,
    #[schema(schema_with = document::reasons_to_take_down)]
    why: &'static str,
}

/// The register of published answers, newest first, narrowed by what is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/published",
    tag = "public",
    params(
        ("q" = Option<String>, Query, description = "Words that an entry must all have, with marks or without; words in \
            quotation marks side by side. At most eight.", max_length = 200),
        ("province" = Option<i64>, Query, description = "Key of a province.", minimum = 1),
        ("unit" = Option<i64>, Query, description = "Key of the body that answered.", minimum = 1),
        ("group" = Option<String>, Query, description = "Code of a group of categories."),
        ("outcome" = Option<String>, Query, description = "Code of a result."),
        ("period" = Option<String>, Query, description = "How far back: three, six or twelve months."),
        ("after" = Option<String>, Query, description = "`next` of the page before.",
            pattern = "^[0-9a-hjkmnp-tv-z]{12}$"),
        ("lang" = Option<String>, Query, description = "Of names: `vi`, the default, or `en`."),
    ),
    responses((status = 200, description = "At most twenty entries.", body = Entries), Problems),
)]
pub async fn list(mut asking: Asking) -> Result<Response, Problem> {
    let query = RegisterQuery {
        words: asking.words("q"),
        province: asking.number("province", 1..=i64::MAX),
        unit: asking.number("unit", 1..=i64::MAX),
        group: asking.code("group", |code| RegisterQuery::GROUPS.contains(&code).then(|| code.to_owned())),
        outcome: asking.code("outcome", Outcome::from_code),
        period: asking.code("period", Period::from_code),
        after: asking
            .key("after", |key| Slug::parse(key).map(|slug| slug.as_str().to_owned()).filter(|slug| slug == key)),
    };
    asking.complete()?;
    let register = asking.anybody().register(&query, asking.lang).await.map_err(|error| asking.refused(error))?;
    asking.answer(Keep::UntilAsked, &page(&asking, register))
}

/// One published answer, or what stays of it when it was taken down.
#[utoipa::path(
    get,
    path = "/api/v1/published/{slug}",
    tag = "public",
    params(
        ("slug" = String, Path, description = "Its key."),
        ("lang" = Option<String>, Query, description = "Of names: `vi`, the default, or `en`."),
    ),
    responses((status = 200, description = "What stands there.", body = AtAddress), Problems),
)]
pub async fn entry(mut asking: Asking, Place(slug): Place) -> Result<Response, Problem> {
    asking.complete()?;
    let found = asking.anybody().published(&slug, asking.lang).await.map_err(|error| asking.refused(error))?;
    let there = match found {
        Some(Entry::Standing(entry)) => AtAddress { published: Some(view(&asking, *entry)), taken_down: None },
        Some(Entry::TakenDown { on, why }) => {
            let tombstone = TakenDownView { on: show_iso(on), why: why.code() };
            AtAddress { published: None, taken_down: Some(tombstone) }
        }
        None => return Err(asking.absent()),
    };
    asking.answer(Keep::UntilAsked, &there)
}

fn page(asking: &Asking, register: Register) -> Entries {
    Entries {
        items: register.entries.into_iter().map(|entry| view(asking, entry)).collect(),
        next: register.next,
        provinces: named(register.provinces),
        units: named(register.units),
    }
}

fn view(asking: &Asking, entry: PublishedEntry) -> EntryView {
    let subject = |subject: SubjectView| Subject { unit: subject.unit, post: subject.post };
    let (month, year) = entry.received;
    EntryView {
        url: format!("{}{}", asking.origin(), asking.lang.path(&paths::published(&entry.slug))),
        slug: entry.slug,
        kind: entry.kind.code(),
        group: entry.group,
        category: entry.category,
        unit: entry.unit,
        province: entry.province,
        subject: entry.subject.map(subject),
        received: format!("{year:04}-{month:02}"),
        published_on: show_iso(entry.published_on),
        summary: entry.summary,
        answer: entry.answer,
        promise: entry.promise,
        promise_state: entry.promise_state.map(PromiseState::code),
        outcome: entry.outcome.map(Outcome::code),
        days: entry.days.map(|(taken, allowed)| Days { taken, allowed }),
    }
}
