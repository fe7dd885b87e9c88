//! Entity tags (RFC 9110, 8.8.3): whoever has an answer already is told so instead of getting it again.

use axum::http::HeaderMap;
use axum::http::header::IF_NONE_MATCH;
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
}
