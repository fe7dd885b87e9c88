//! The forms of the office desk.

use axum::routing::MethodRouter;

use crate::Services;

/// The handlers of an office page: reading for all, forms where there is one.
pub fn methods(_path: &str, page: MethodRouter<Services>) -> MethodRouter<Services> {
    page
}
