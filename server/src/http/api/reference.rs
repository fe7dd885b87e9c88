//! Bodies and categories: the keys and codes that other answers speak of.

use app::desks::{BodiesQuery, BodyRow, Named, PublicDesk};
use app::words::word;
use axum::response::Response;
use domain::feedback::Kind;
use serde::Serialize;
use utoipa::ToSchema;

use super::answer::Keep;
use super::asking::Asking;
use super::problem::{Problem, Problems};
use super::{NamedView, document};

/// Bodies in the order of their keys.
#[derive(Serialize, ToSchema)]
struct Units {
    items: Vec<UnitView>,
    /// What `after` has to be for the next page; none behind the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A body.
#[derive(Serialize, ToSchema)]
#[schema(as = Unit)]
struct UnitView {
    id: i64,
    name: String,
    #[schema(schema_with = document::systems)]
    system: &'static str,
    #[schema(schema_with = document::levels)]
    level: &'static str,
    /// The province or commune in which it works.
    place: NamedView,
    /// The province of its commune.
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<NamedView>,
}

/// The categories of conduct that people may choose.
#[derive(Serialize, ToSchema)]
struct Categories {
    items: Vec<CategoryView>,
}

/// A category of conduct.
#[derive(Serialize, ToSchema)]
#[schema(as = Category)]
struct CategoryView {
    code: String,
    name: String,
    group: String,
    group_name: String,
    /// The kinds of feedback for which it may be chosen.
    #[schema(schema_with = document::lists_of_kinds)]
    kinds: Vec<&'static str>,
}

/// The bodies that feedback may be about, in the order of their keys.
#[utoipa::path(
    get,
    path = "/api/v1/units",
    tag = "public",
    params(
        ("place" = Option<i64>, Query, description = "Key of a province or a commune: only the bodies that work there.",
            minimum = 1),
        ("province" = Option<i64>, Query, description = "Key of a province: only the bodies that work there or in one of \
            its communes.", minimum = 1),
        ("parent" = Option<i64>, Query, description = "Key of a body: only those whose owner or direct superior it is.",
            minimum = 1),
        ("q" = Option<String>, Query, description = "Words that a name must all have, with marks or without; words in \
            quotation marks side by side. At most eight.", max_length = 200),
        ("after" = Option<String>, Query, description = "`next` of the page before.", pattern = "^[1-9][0-9]{0,17}$"),
        ("lang" = Option<String>, Query, description = "`vi`, the default, or `en`."),
    ),
    responses((status = 200, description = "At most a hundred bodies.", body = Units), Problems),
)]
pub async fn units(mut asking: Asking) -> Result<Response, Problem> {
    let query = BodiesQuery {
        place: asking.number("place", 1..=i64::MAX),
        province: asking.number("province", 1..=i64::MAX),
        parent: asking.number("parent", 1..=i64::MAX),
        words: asking.words("q"),
        after: asking.row_key("after"),
    };
    asking.complete()?;
    let found = asking.anybody().all_bodies(query).await.map_err(|error| asking.refused(error))?;
    let items = found.rows.into_iter().map(unit).collect();
    asking.answer(Keep::Minutes, &Units { items, next: found.next })
}

/// The categories that people may choose, in their order.
#[utoipa::path(
    get,
    path = "/api/v1/categories",
    tag = "public",
    params(("lang" = Option<String>, Query, description = "Of names: `vi`, the default, or `en`.")),
    responses((status = 200, description = "All of them.", body = Categories), Problems),
)]
pub async fn categories(mut asking: Asking) -> Result<Response, Problem> {
    asking.complete()?;
    let (lang, desk) = (asking.lang, asking.anybody());
    let mut items: Vec<CategoryView> = Vec::new();
    for kind in Kind::PUBLIC {
        for group in desk.categories(*kind, lang).await.map_err(|error| asking.refused(error))? {
            for choice in group.categories {
                match items.iter_mut().find(|known| known.code == choice.value) {
                    Some(known) => known.kinds.push(kind.code()),
                    None => items.push(CategoryView {
                        code: choice.value,
                        name: choice.label,
                        group_name: word(lang, "group", &group.group),
                        group: group.group.clone(),
                        kinds: vec![kind.code()],
                    }),
                }
            }
        }
    }
    items.sort_by(|one, other| (&one.group, &one.code).cmp(&(&other.group, &other.code)));
    asking.answer(Keep::Minutes, &Categories { items })
}

fn unit(row: BodyRow) -> UnitView {
    let named = |named: Named| NamedView { id: named.id, name: named.name };
    UnitView {
        id: row.id,
        name: row.name,
        system: row.system.code(),
        level: row.level.code(),
        place: named(row.place),
        province: row.province.map(named),
    }
}
