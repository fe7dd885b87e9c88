//! Pages that are the same for everybody: drawn once, and anew when the reference data change.
//!
//! They read nothing but reference data and settings, so the reference data they were drawn from
//! tell whether they still hold. What differs between two answers is random: the nonce of the page's
//! policy and, in a form of the public, the hidden field of a new draft. A page is kept cut where
//! these stand, and each answer gets its own.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::nonce::Nonce;

use super::headers::page_policy;
use super::page::{self, Context, Drawn};
use crate::Services;
use crate::reference::Reference;

/// Bytes of a page that is kept at most. There are ten such pages, and the longest has a tenth of this.
const LONGEST: usize = 1024 * 1024;

/// The pages that are kept, by their address.
#[derive(Default)]
pub struct CommonPages(RwLock<HashMap<String, Arc<Kept>>>);

/// A page, cut where each answer gets something of its own.
struct Kept {
    reference: Arc<Reference>,
    kind: HeaderValue,
    pieces: Vec<Piece>,
}

enum Piece {
    Same(Box<str>),
    Nonce,
    Token,
}

impl CommonPages {
    fn find(&self, path: &str, reference: &Arc<Reference>) -> Option<Arc<Kept>> {
        let pages = match self.0.read() {
            Ok(pages) => pages,
            Err(poisoned) => poisoned.into_inner(),
        };
        pages.get(path).filter(|kept| Arc::ptr_eq(&kept.reference, reference)).cloned()
    }

    fn keep(&self, path: &str, kept: Kept) {
        let mut pages = match self.0.write() {
            Ok(pages) => pages,
            Err(poisoned) => poisoned.into_inner(),
        };
        pages.insert(path.to_owned(), Arc::new(kept));
    }
}

impl Kept {
    fn answer(&self, token: Option<&str>) -> Response {
        let nonce = Nonce::new();
        let length = self.pieces.iter().map(|piece| piece.text(&nonce, token).len()).sum();
        let mut html = String::with_capacity(length);
        for piece in &self.pieces {
            html.push_str(piece.text(&nonce, token));
        }
        let mut response = Body::from(html).into_response();
        response.headers_mut().insert(CONTENT_TYPE, self.kind.clone());
        if let Ok(policy) = HeaderValue::from_str(&page_policy(&nonce)) {
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

impl Piece {
    fn text<'a>(&'a self, nonce: &'a str, token: Option<&'a str>) -> &'a str {
        match self {
            Self::Same(text) => text,
            Self::Nonce => nonce,
            Self::Token => token.unwrap_or_default(),
        }
    }
}

/// Cuts a page at each nonce and each token: both are random and stand for nothing else.
fn cut(html: &str, nonce: &str, token: Option<&str>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, part) in html.split(nonce).enumerate() {
        if at > 0 {
            pieces.push(Piece::Nonce);
        }
        match token {
            Some(token) => {
                for (at, part) in part.split(token).enumerate() {
                    if at > 0 {
                        pieces.push(Piece::Token);
                    }
                    pieces.push(Piece::Same(part.into()));
                }
            }
            None => pieces.push(Piece::Same(part.into())),
        }
    }
    pieces
}

/// The page of this address, kept or drawn. `token`: the hidden field of the forms of the draft that
/// `context` holds, if it holds one, which is new and empty.
///
/// A question after the address (`?…`) changes nothing about the page, and is answered from the same.
pub async fn draw(services: &Services, parts: &Parts, context: Context, token: Option<&str>) -> Response {
    let path = parts.uri.path();
    let reference = services.reference.get();
    if let Some(kept) = services.common.find(path, &reference) {
        return kept.answer(token);
    }
    let Drawn { response, nonce } = page::drawn(services, parts, context).await;
    let Some(nonce) = nonce.filter(|_| response.status() == StatusCode::OK) else { return response };
    let (head, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else { return page::unavailable() };
    if let (Some(kind), Ok(html)) = (head.headers.get(CONTENT_TYPE), std::str::from_utf8(&body)) {
        services.common.keep(path, Kept { reference, kind: kind.clone(), pieces: cut(html, &nonce, token) });
    }
    Response::from_parts(head, Body::from(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(pieces: &[Piece], nonce: &str, token: Option<&str>) -> String {
        pieces.iter().map(|piece| piece.text(nonce, token)).collect()
    }

    #[test]
    fn a_page_is_put_together_with_what_is_its_own() {
        let page = "<a nonce=\"N1\"><input value=\"T1\"><p>N</p><b nonce=\"N1\"></b>T1";
        let pieces = cut(page, "N1", Some("T1"));
        assert_eq!(joined(&pieces, "N1", Some("T1")), page);
        let other = joined(&pieces, "other", Some("token"));
        assert_eq!(other, "<a nonce=\"other\"><input value=\"token\"><p>N</p><b nonce=\"other\"></b>token");
        assert_eq!(joined(&cut(page, "N1", None), "x", None), page.replace("N1", "x"));
    }
}
