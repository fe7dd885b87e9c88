//! The form that renews the calendar. What comes with a file is shown first; what was shown is
//! taken with a fresh one-time password.

use app::page::FormState;
use app::paths;
use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use domain::errors::{FieldErrors, Problem};

use super::office::IMPORT_MEGABYTES;
use super::{again, see, upload};
use crate::Services;
use crate::desks::office::calendar::typed;
use crate::desks::{ActError, OfficeOfficer};
use crate::http::confirm::ConfirmedForm;
use crate::http::fields::Fields;
use crate::http::page::{self, Context};

/// A file to be looked at, or the confirmation of what was seen.
pub async fn post(State(services): State<Services>, desk: OfficeOfficer, request: Request) -> Response {
    let with_file = request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.to_str().is_ok_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data"))
    });
    if with_file {
        return preview(&services, desk, request).await;
    }
    match ConfirmedForm::<OfficeOfficer>::from_request(request, &services).await {
        Ok(form) => import(&services, form).await,
        Err(response) => response,
    }
}

/// Shows what the file would change.
async fn preview(services: &Services, desk: OfficeOfficer, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let sent = fields(Request::from_parts(parts.clone(), body)).await;
    let (fields, mut problem) = match sent {
        Ok(sent) => sent,
        Err(errors) => (Fields::default(), Some(errors)),
    };
    if problem.is_none() {
        problem = desk.calendar_days(&typed(&fields)).err();
    }
    let context = Context::office(desk);
    match problem {
        Some(errors) => again(services, &parts, context, fields, errors.into()).await,
        None => {
            let form = FormState::refused(fields.into_pairs(), FieldErrors::default());
            page::draw(services, &parts, context.form(form)).await
        }
    }
}

/// Takes the file that was shown.
async fn import(services: &Services, form: ConfirmedForm<OfficeOfficer>) -> Response {
    match form.desk.import_calendar(&form.fields).await {
        Ok(()) => see(paths::OFFICE_CALENDAR),
        Err(ActError::Stale) => {
            let typed = form.fields.without_secrets().into_pairs();
            let form_state = FormState::refused(typed, FieldErrors::default()).with_notice("calendar-stale");
            let context = Context::office(form.desk).form(form_state).status(StatusCode::CONFLICT);
            page::draw(services, &form.parts, context).await
        }
        Err(error) => {
            let fields = form.fields.without_secrets();
            again(services, &form.parts, Context::office(form.desk), fields, error).await
        }
    }
}

/// The fields of the form; a file comes in place of what was pasted. A file that is no text cannot
/// be shown again.
async fn fields(request: Request) -> Result<(Fields, Option<FieldErrors>), FieldErrors> {
    let sent = upload::parts(request).await.map_err(|problem| problem.errors("file", IMPORT_MEGABYTES))?;
    let mut problem = None;
    let mut pairs: Vec<(String, String)> = Vec::new();
    for part in sent.into_iter().filter(|part| !part.is_unused()) {
        match (part.name.as_str(), String::from_utf8(part.bytes)) {
            // The file goes before what was pasted.
            ("file", Ok(text)) => pairs.insert(0, ("content".to_owned(), text)),
            ("file", Err(_)) => problem = Some(FieldErrors::one("content", Problem::FileWrongType)),
            (_, Ok(text)) => pairs.push((part.name, text)),
            (_, Err(_)) => {}
        }
    }
    Ok((Fields::new(pairs), problem))
}
