//! Data for programs, with a tag by which whoever has it already is told that nothing is new (RFC 9110, 8.8.3).

use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, IntoResponseParts, Response};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The data with their tag, or only that they are the same as what `asked` names. `about`: the headers that go with
/// the data.
pub(super) fn tagged(asked: &HeaderMap, about: impl IntoResponseParts, data: Vec<u8>) -> Response {
    let tag = format!("\"{}\"", HEXLOWER.encode(&Sha256::digest(&data)[..16]));
    let known = asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let same = known
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.trim_start_matches("W/") == tag);
    let tag = [(ETAG, tag)];
    if same { (StatusCode::NOT_MODIFIED, tag).into_response() } else { (tag, about, data).into_response() }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use axum::http::header::CONTENT_TYPE;

    use super::*;

    fn answer(known: &str) -> Response {
        let asked = HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_str(known).unwrap())]);
        tagged(&asked, [(CONTENT_TYPE, "text/csv")], b"a,b".to_vec())
    }

    #[test]
    fn whoever_has_it_is_told_so() {
        let first = answer("\"another\"");
        assert_eq!((first.status(), &first.headers()[CONTENT_TYPE]), (StatusCode::OK, &"text/csv".parse().unwrap()));
        let tag = first.headers()[ETAG].to_str().unwrap().to_owned();
        for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let again = answer(&known);
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(again.headers()[ETAG].to_str().unwrap(), tag);
        }
    }
}
