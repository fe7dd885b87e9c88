//! Pages that are the same for everybody: drawn once, and anew when what they show changes.
//!
//! The home page, help and the form read nothing but reference data and settings, so the reference data they were
//! drawn from tell whether they still hold. The register, the figures and the public commitments hold as long as
//! nothing that is public changed ([`super::public_state`]), on the same day. What differs between two answers is
//! random: the nonce of the page's policy and, in a form of the public, the hidden field of a new draft. A page is
//! kept cut where these stand, and each answer gets its own.

use std::sync::{Arc, Weak};

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::nonce::Nonce;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use time::Date;

use super::headers::page_policy;
use super::page::{self, Context, Drawn};
use crate::Services;
use crate::desks::Visitor;
use crate::reference::Reference;

/// Bytes of a page that is kept at most.
const LONGEST: usize = 1024 * 1024;
/// Bytes of all of them: some five hundred pages of the register. Those that are asked for seldom make room.
const ROOM: u64 = 24 * 1024 * 1024;
/// Pages of a middling length that fit in.
const PAGES: usize = 500;
/// Bytes of an address whose page is kept.
const ADDRESS: usize = 256;

/// The pages that are kept, by their address.
pub struct CommonPages(Cache<Box<str>, Arc<Kept>, Size>);

impl Default for CommonPages {
    fn default() -> Self {
        Self(Cache::with_weighter(PAGES, ROOM, Size))
    }
}

/// What a page takes of the room.
#[derive(Clone)]
struct Size;

impl Weighter<Box<str>, Arc<Kept>> for Size {
    fn weight(&self, address: &Box<str>, kept: &Arc<Kept>) -> u64 {
        let text: usize = kept.pieces.iter().map(|piece| piece.text("", None).len()).sum();
        (address.len() + text + size_of_val(kept.pieces.as_slice()) + size_of::<Kept>()) as u64
    }
}

/// What a page was drawn from. It does not hold the reference data, which are many times as large as a page: those of
/// before are gone as soon as nobody reads them.
struct Source {
    reference: Weak<Reference>,
    /// The counter of what is public, and the day, of a page that shows it.
    public: Option<(i64, Date)>,
}

impl Source {
    fn new(reference: &Arc<Reference>, public: Option<(i64, Date)>) -> Self {
        Self { reference: Arc::downgrade(reference), public }
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.reference.ptr_eq(&other.reference) && self.public == other.public
    }
}

/// A page, cut where each answer gets something of its own.
struct Kept {
    source: Source,
    kind: HeaderValue,
    pieces: Vec<Piece>,
}

enum Piece {
    Same(Box<str>),
    Nonce,
    Token,
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
    let source = Source::new(&services.reference.get(), None);
    kept_or_drawn(services, parts, (parts.uri.path(), source), context, token).await
}

/// The page of this address that shows what is public, kept or drawn. Of the visitor nothing is read; what stands
/// behind the address (`?…`) chooses what is shown.
pub async fn draw_public(services: &Services, parts: &Parts) -> Response {
    let context = Context::visitor(Visitor::new(services.clone(), None, None));
    let address = parts.uri.path_and_query().map_or_else(|| parts.uri.path(), |whole| whole.as_str());
    match services.public_state.version(&services.db).await {
        Ok(version) => {
            let source = Source::new(&services.reference.get(), Some((version, services.clock.today())));
            kept_or_drawn(services, parts, (address, source), context, None).await
        }
        Err(error) => {
            tracing::error!(%error, "what is public cannot be read");
            page::draw(services, parts, context).await
        }
    }
}

async fn kept_or_drawn(
    services: &Services,
    parts: &Parts,
    (address, source): (&str, Source),
    context: Context,
    token: Option<&str>,
) -> Response {
    let pages = &services.common.0;
    if let Some(kept) = pages.get(address).filter(|kept| kept.source == source) {
        return kept.answer(token);
    }
    let Drawn { response, nonce } = page::drawn(services, parts, context).await;
    let Some(nonce) = nonce.filter(|_| response.status() == StatusCode::OK && address.len() <= ADDRESS) else {
        return response;
    };
    let (head, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else { return page::unavailable() };
    if let (Some(kind), Ok(html)) = (head.headers.get(CONTENT_TYPE), std::str::from_utf8(&body)) {
        let kept = Kept { source, kind: kind.clone(), pieces: cut(html, &nonce, token) };
        pages.insert(address.into(), Arc::new(kept));
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

    #[tokio::test]
    async fn a_kept_page_does_not_hold_the_reference_data_of_before() {
        let (services, _folder) = crate::testing::services().await;
        let before = services.reference.get();
        let (kept, same) = (Source::new(&before, None), Source::new(&before, None));
        assert!(kept == same && kept != Source::new(&before, Some((1, services.clock.today()))));
        let held = Arc::downgrade(&before);
        drop(before);
        services.reference.reload(&services.db, services.clock.today()).await.unwrap();
        assert!(held.upgrade().is_none());
        assert!(kept != Source::new(&services.reference.get(), None));
    }
}
