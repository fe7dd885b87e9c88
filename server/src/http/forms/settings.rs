//! How an officer sets up their inbox, posted to the inbox itself.

use app::components::done::DeskDone;
use app::components::inbox::{DROP, KEEP, KEYS, KEYS_ON, KEYS_STATE, list_of};
use axum::http::request::Parts;
use domain::role::Desk;

use crate::desks::{ActError, Officer};
use crate::http::fields::Fields;

/// Does what such a form asks for, and says where it leads; `None` for any other form.
pub(super) async fn set(
    officer: &Officer,
    desk: Desk,
    parts: &Parts,
    fields: &Fields,
) -> Option<Result<String, ActError>> {
    let action = fields.one("action");
    let (set, done) = if action == KEEP.code() {
        (officer.keep_filter(desk, fields).await, DeskDone::FilterKept)
    } else if action == DROP.code() {
        (officer.drop_filter(desk, fields).await, DeskDone::FilterDropped)
    } else if action == KEYS.code() {
        let on = fields.one(KEYS_STATE) == KEYS_ON;
        (officer.turn_keys(on).await, if on { DeskDone::KeysOn } else { DeskDone::KeysOff })
    } else {
        return None;
    };
    Some(set.map(|()| done.at(&list(parts))))
}

/// The list as it was.
fn list(parts: &Parts) -> String {
    let list = list_of(parts.uri.query().unwrap_or_default());
    let path = parts.uri.path();
    if list.is_empty() { path.to_owned() } else { format!("{path}?{list}") }
}
