//! How often something may be done, and what somebody has to do who does it more often.
//!
//! Nobody is locked out. Beyond a limit the form comes back as it was typed, with a ticket: after
//! the seconds that stand on it, or after a calculation that a script does meanwhile, the same form
//! passes, whatever others at the same address do in the time between. In Việt Nam whole villages
//! share an address, so limits by address are generous, and a neighbour can cost somebody two
//! minutes at most.
//!
//! Counts are kept in memory, on this node, by the keyed hash of an address ([`super::source`]).
//! The `governor` crate keeps a state for each key it ever saw until it is told to look through
//! them; here the table has a limit, because addresses cost an attacker nothing.

mod limits;
mod ticket;

use app::page::{FormState, Wait};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::errors::FieldErrors;

use self::limits::Table;
use self::ticket::{Stamp, Tickets};
use super::fields::Fields;
use super::page::{self, Context};
use super::source::Source;
use crate::Services;
use crate::config::LimitMode;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Asking for a case with a receipt code.
    LookUp,
    /// Storing a draft that is new.
    Draft,
    /// Storing a page of a draft that is there.
    Save,
    /// Sending feedback.
    Submit,
    /// Uploading files to a draft.
    Upload,
    /// Trying a password.
    SignIn,
    /// Asking the open interface.
    Ask,
    /// Asking it with a token.
    AskWithToken,
}

/// The counts and the tickets of this node.
#[derive(Default)]
pub struct Gate {
    table: Table,
    tickets: Tickets,
}

/// Lets a request pass, or says what its sender has to do first. `bound` is what the ticket is good
/// for: the code, the draft, the login.
///
/// # Errors
/// The ticket to send again with the same form.
pub fn pass(services: &Services, parts: &Parts, fields: &Fields, deed: Deed, bound: &str) -> Result<(), Wait> {
    if services.config.limits == LimitMode::Off {
        return Ok(());
    }
    let moment = services.clock.now();
    let (now, millis) = (moment.unix_timestamp(), moment.unix_timestamp() * 1000 + i64::from(moment.millisecond()));
    let gate = &services.gate;
    let stamp = Stamp { vault: &services.vault, deed, bound };
    let proof = fields.one("wait_proof").parse().ok();
    let seconds = match gate.tickets.judge(&stamp, fields.one("wait_ticket"), proof, now) {
        ticket::Verdict::Good => return Ok(()),
        // Whoever is early keeps the ticket: impatience makes nothing worse.
        ticket::Verdict::Early { seconds } => {
            return Err(wait(fields.one("wait_ticket").to_owned(), seconds));
        }
        ticket::Verdict::None => {
            let source = services.sources.of_request(&parts.extensions, &parts.headers);
            let asked_of_all = services.config.limits == LimitMode::Always && deed == Deed::Submit;
            match gate.table.take(source, deed, services.config.node_rate, millis) {
                Some(seconds) => seconds,
                None if asked_of_all => limits::LEAST,
                None => return Ok(()),
            }
        }
    };
    Err(wait(stamp.issue(now + i64::from(seconds)), seconds))
}

fn wait(ticket: String, seconds: u32) -> Wait {
    Wait { ticket, seconds, bits: domain::proof::BITS }
}

/// The seconds that a program has to wait: it has no form and gets no ticket.
pub fn ask(services: &Services, parts: &Parts) -> Option<u32> {
    let source = services.sources.of_request(&parts.extensions, &parts.headers);
    count(services, source, Deed::Ask)
}

/// The same by token, from wherever it is used.
pub fn ask_with_token(services: &Services, token: i64) -> Option<u32> {
    count(services, Some(services.sources.of_token(token)), Deed::AskWithToken)
}

fn count(services: &Services, source: Option<Source>, deed: Deed) -> Option<u32> {
    if services.config.limits == LimitMode::Off {
        return None;
    }
    let moment = services.clock.now();
    let millis = moment.unix_timestamp() * 1000 + i64::from(moment.millisecond());
    services.gate.table.take(source, deed, services.config.node_rate, millis)
}

/// The page again as it was typed, with the ticket: status 429.
pub async fn hold(services: &Services, parts: &Parts, context: Context, fields: Fields, wait: Wait) -> Response {
    let seconds = wait.seconds;
    let typed = fields.without_secrets().into_pairs();
    let form = FormState::refused(typed, FieldErrors::default());
    let context = context.form(form).wait(wait).status(StatusCode::TOO_MANY_REQUESTS);
    let mut response = page::draw(services, parts, context).await;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}
