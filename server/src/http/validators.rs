//! Entity tags (RFC 9110, 8.8.3): whoever has an answer already is told so instead of getting it again.

use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, IntoResponseParts, Response};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The strong tag of these bytes.
#[must_use]
pub fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", hash(bytes))
}

/// The same with a version before it, which tells what it was read from.
#[must_use]
pub fn versioned(version: i32, bytes: &[u8]) -> String {
    format!("\"{version}.{}\"", hash(bytes))
}

fn hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes)[..16])
}

/// Whether whoever asks says that they have what has this tag. Compared weakly, as is meant for reading.
#[must_use]
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut known = known.flat_map(|value| value.split(',')).map(|known| known.trim().trim_start_matches("W/"));
    known.any(|known| known == tag || known == "*")
}

/// Data for programs with their tag, or only that they are the same as what `asked` names. `about`: the headers that go
/// with the data.
pub(super) fn tagged(asked: &HeaderMap, about: impl IntoResponseParts, data: Vec<u8>) -> Response {
    let own = tag(&data);
    let known = is_known(asked, &own);
    let own = [(ETAG, own)];
    if known { (StatusCode::NOT_MODIFIED, own).into_response() } else { (own, about, data).into_response() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_in_a_list_and_weakly() {
        let own = tag(b"what was read");
        let asks = |value: &str| is_known(&HeaderMap::from_iter([(IF_NONE_MATCH, value.parse().unwrap())]), &own);
        assert!(asks(&own) && asks(&format!("\"x\", W/{own}")) && asks("*"));
        assert!(!asks("\"x\"") && !asks(&own.replace('"', "")) && !is_known(&HeaderMap::new(), &own));
        assert_ne!(own, tag(b"what is new"));
    }

    #[test]
    fn whoever_has_the_data_gets_their_tag_alone() {
        let answer = |known: &str| {
            let asked = HeaderMap::from_iter([(IF_NONE_MATCH, known.parse().unwrap())]);
            tagged(&asked, [("content-type", "text/csv")], b"a,b".to_vec())
        };
        let first = answer("\"another\"");
        assert_eq!((first.status(), &first.headers()["content-type"]), (StatusCode::OK, &"text/csv".parse().unwrap()));
        let again = answer(&tag(b"a,b"));
        assert_eq!(
            (again.status(), again.headers()[ETAG].to_str().unwrap()),
            (StatusCode::NOT_MODIFIED, &*tag(b"a,b"))
        );
    }
}
