//! What units want everybody to read of the commitments of their people.

use app::desks::{CommitmentsQuery, PublicCommitment, PublicDesk};
use axum::response::Response;
use domain::date::show_iso;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::Keep;
use super::asking::Asking;
use super::problem::{Problem, Problems};
use super::{NamedView, document, named};

/// The commitments of a unit and a year, and what else there is.
#[derive(Serialize, ToSchema)]
struct Commitments {
    /// The units that have some.
    units: Vec<NamedView>,
    /// The years of which there are some, the newest first.
    years: Vec<i32>,
    /// The year of which these are.
    year: i32,
    /// Name of the unit of which these are; nothing is listed when none is named, or when it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    items: Vec<CommitmentView>,
    /// What `after` has to be for the next page; none behind the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A commitment, under the post and without a name.
#[derive(Serialize, ToSchema)]
#[schema(as = Commitment)]
struct CommitmentView {
    post: String,
    words: String,
    #[schema(schema_with = document::kept)]
    kept: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    corrected_on: Option<String>,
}

/// The commitments that everybody may read, by unit and year.
#[utoipa::path(
    get,
    path = "/api/v1/commitments",
    tag = "public",
    params(
        ("unit" = Option<i64>, Query, description = "Key of a unit.", minimum = 1),
        ("year" = Option<i32>, Query, description = "The newest, if none is named.", minimum = 2000, maximum = 2100),
        ("after" = Option<String>, Query, description = "`next` of the page before.", pattern = "^[1-9][0-9]{0,17}$"),
        ("lang" = Option<String>, Query, description = "Of names: `vi`, the default, or `en`."),
    ),
    responses((status = 200, description = "At most twenty commitments.", body = Commitments), Problems),
)]
pub async fn list(mut asking: Asking) -> Result<Response, Problem> {
    let query = CommitmentsQuery {
        unit: asking.number("unit", 1..=i64::MAX),
        year: asking.number("year", 2000..=2100).and_then(|year| i32::try_from(year).ok()),
        after: asking.row_key("after").map(|key| key.to_string()),
    };
    asking.complete()?;
    let found = asking.anybody().commitments(&query, asking.lang).await.map_err(|error| asking.refused(error))?;
    let commitments = Commitments {
        units: named(found.units),
        years: found.years,
        year: found.year,
        unit: found.unit,
        items: found.list.rows.into_iter().map(view).collect(),
        next: found.list.next,
    };
    asking.answer(Keep::UntilAsked, &commitments)
}

fn view(row: PublicCommitment) -> CommitmentView {
    CommitmentView {
        post: row.post,
        words: row.words,
        kept: row.kept.code(),
        corrected_on: row.corrected_on.map(show_iso),
    }
}
