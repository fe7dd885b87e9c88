//! The scan of an answer that came on paper.

use app::paths;
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::response::{IntoResponse, Response};
use domain::attachment::FileProblem;
use domain::errors::{FieldErrors, Problem};
use domain::text;
use futures::stream;

use super::files::{Door, Halt, short};
use super::{again, see};
use crate::Services;
use crate::desks::{ActError, FrontOfficer};
use crate::http::fields::{Fields, TooMuch};
use crate::http::page::Context;

/// Parts of the form: the version, the file, the button, and a few that a browser may add.
const PARTS: usize = 10;

/// Takes one file. The version stands before it in the form.
pub async fn post(
    State(services): State<Services>,
    desk: FrontOfficer,
    Path(number): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let taken = take(&desk, &number, Request::from_parts(parts.clone(), body)).await;
    match taken {
        Ok(()) => see(&paths::front_scan(&number)),
        Err(Halt::TooMuch) => TooMuch.into_response(),
        Err(halt) => {
            let error = match halt {
                Halt::Failed(error) => error,
                _ => FieldErrors::one("scan", FileProblem::Damaged.as_problem().0).into(),
            };
            again(&services, &parts, Context::front(desk), Fields::default(), error).await
        }
    }
}

async fn take(desk: &FrontOfficer, number: &str, request: Request) -> Result<(), Halt> {
    match desk.awaits_scan(number).await {
        Ok(true) => {}
        Ok(false) => return Err(Halt::Failed(ActError::NotFound)),
        Err(error) => return Err(Halt::Failed(error.into())),
    }
    let (door, request) = Door::before(request);
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Err(Halt::Broken) };
    let mut version = None;
    for _ in 0..PARTS {
        let Ok(field) = form.next_field().await else { return Err(door.halt(true)) };
        let Some(mut field) = field else { break };
        match field.name() {
            Some("version") => {
                let Ok(typed) = short(&mut field).await else { return Err(door.halt(true)) };
                let typed = typed.and_then(|typed| String::from_utf8(typed).ok());
                version = typed.and_then(|typed| typed.trim().parse().ok());
            }
            Some("scan") if field.file_name().is_some_and(|name| !name.is_empty()) => {
                // A form without a version was not drawn by us: it is as stale as can be.
                let version = version.ok_or(Halt::Failed(ActError::Stale))?;
                let name = text::file_name(field.file_name().unwrap_or_default());
                door.open();
                return desk.add_scan(number, version, name, pieces(field)).await.map_err(Halt::Failed);
            }
            _ => {}
        }
    }
    version.ok_or(Halt::Failed(ActError::Stale))?;
    Err(Halt::Failed(FieldErrors::one("scan", Problem::Required).into()))
}

/// What comes of a file, piece by piece. A connection that breaks leaves nothing behind.
fn pieces(field: Field<'_>) -> impl futures::Stream<Item = Result<axum::body::Bytes, ActError>> + Send + '_ {
    stream::try_unfold(field, |mut field| async move {
        let broken = FieldErrors::one("scan", FileProblem::Damaged.as_problem().0);
        let piece = field.chunk().await.map_err(|_| ActError::Invalid(broken))?;
        Ok(piece.map(|piece| (piece, field)))
    })
}
