//! The newest checkpoint of the log of all events.

use app::desks::PublicDesk;
use axum::response::Response;
use serde::Serialize;
use time::format_description::well_known::Rfc3339;
use utoipa::ToSchema;

use super::answer::Keep;
use super::asking::Asking;
use super::problem::{Problem, Problems};

/// A signed checkpoint. Keep it, and the key, where nobody who runs the service can reach them.
#[derive(Serialize, ToSchema)]
struct Checkpoint {
    /// The text that is signed, with its signature.
    note: String,
    /// The public key.
    key: String,
    /// Entries of the log.
    size: u64,
    /// The root of its tree, in base64.
    root: String,
    #[schema(format = DateTime)]
    made_at: String,
}

/// The newest checkpoint of the log. There is none before the first was made.
#[utoipa::path(
    get,
    path = "/api/v1/checkpoint",
    tag = "public",
    params(("lang" = Option<String>, Query, description = "Of problems: `vi`, the default, or `en`.")),
    responses((status = 200, description = "The newest checkpoint.", body = Checkpoint), Problems),
)]
pub async fn newest(mut asking: Asking) -> Result<Response, Problem> {
    asking.complete()?;
    let log = asking.anybody().published_log(None).await.map_err(|error| asking.refused(error))?;
    let (Some(note), Some(row)) = (log.latest, log.checkpoints.rows.into_iter().next()) else {
        return Err(asking.absent());
    };
    let made_at = row.at.format(&Rfc3339).unwrap_or_default();
    let checkpoint = Checkpoint { note, key: log.key, size: row.size, root: row.root, made_at };
    asking.answer(Keep::UntilAsked, &checkpoint)
}
