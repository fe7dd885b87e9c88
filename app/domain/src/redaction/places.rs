//! Where somebody lives or owns: house, street, hamlet, parcel of land. Communes and provinces stay.

use super::{Found, Hidden};
use crate::text::pieces::{Pieces, has_digit, is_capital, is_space};

/// What has a name or a number.
const PLACES: &[&str] = &[
    "số nhà",
    "nhà số",
    "căn hộ",
    "ngõ",
    "ngách",
    "hẻm",
    "kiệt",
    "đường",
    "phố",
    "thôn",
    "xóm",
    "ấp",
    "bản",
    "buôn",
    "làng",
    "phum",
    "sóc",
    "khóm",
    "tổ dân phố",
    "khu phố",
    "tổ dân cư",
    "tổ",
    "tdp",
];
/// What leads from a house number on ("số 12 đường Trần Phú").
const STREETS: &[&str] = &["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt", "thôn", "xóm", "ấp", "tổ"];
/// With these before it, the word is none for a place: thành phố, văn bản, biên bản.
const NOT_BEFORE: &[(&str, &[&str])] = &[("phố", &["thành"]), ("bản", &["văn", "biên", "tờ", "phiên", "kịch"])];
/// Parts of a place's name, at most.
const PARTS: usize = 4;
/// Capitals that do not belong to a place's name any more.
const ENDS: &[&str] = &["xã", "phường", "tỉnh", "huyện", "quận", "thị", "thành"];

/// `thửa đất số 123`, `tờ bản đồ số 4`.
pub(super) fn parcel(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let behind = pieces.behind_any(at, &["thửa", "thửa đất", "tờ bản đồ"])?;
    let first = pieces.behind(behind, "số").unwrap_or(behind);
    let last = number(pieces, first)?;
    Some(Found { first: at, last, kind: Hidden::Parcel })
}

pub(super) fn address(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    house(pieces, at).or_else(|| place(pieces, at)).map(|last| Found { first: at, last, kind: Hidden::Address })
}

/// `số 12/3 đường Trần Phú`: a number alone is none of a house.
fn house(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let first = pieces.behind(at, "số")?;
    let last = number(pieces, first)?;
    let street = last + 1;
    let leads = is_space(pieces.gap(street)) || pieces.gap(street) == ", ";
    let named = leads && pieces.behind_any(street, STREETS).is_some();
    named.then(|| place(pieces, street)).flatten()
}

fn place(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let behind = pieces.behind_any(at, PLACES)?;
    let word = pieces.lower(at);
    let before = at.checked_sub(1).map(|before| pieces.lower(before)).unwrap_or_default();
    if NOT_BEFORE.iter().any(|(place, befores)| *place == word && befores.contains(&before.as_str())) {
        return None;
    }
    let first = pieces.behind(behind, "số").unwrap_or(behind);
    number(pieces, first).or_else(|| name(pieces, first))
}

/// `12`, `12A`, `12/3`, `12-3`.
fn number(pieces: &Pieces<'_>, first: usize) -> Option<usize> {
    let starts = |piece: usize| pieces.get(piece).starts_with(|c: char| c.is_ascii_digit());
    if !starts(first) || !matches!(pieces.gap(first), " " | "\u{A0}" | ": " | ":") {
        return None;
    }
    let mut last = first;
    while starts(last + 1) && matches!(pieces.gap(last + 1), "/" | "-") {
        last += 1;
    }
    Some(last)
}

fn name(pieces: &Pieces<'_>, first: usize) -> Option<usize> {
    let part = |piece: usize| {
        is_space(pieces.gap(piece))
            && is_capital(pieces.get(piece))
            && !has_digit(pieces.get(piece))
            && !ENDS.contains(&pieces.lower(piece).as_str())
    };
    if !part(first) {
        return None;
    }
    let mut last = first;
    while last + 1 < first + PARTS && part(last + 1) {
        last += 1;
    }
    Some(last)
}
