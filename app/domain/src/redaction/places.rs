//! Where somebody lives or owns, or where something happened: house, street, hamlet, market, parcel of land. Communes
//! and provinces stay.

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
    "khối phố",
    "tiểu khu",
    "khu dân cư",
    "khu tập thể",
    "chung cư",
    "xứ đồng",
    "chợ",
    "ngã ba",
    "ngã tư",
    "tổ dân cư",
    "tổ",
    "tdp",
];
/// What has a number or a letter: with a name behind it, it is as often a body ("đội Thanh tra").
const NUMBERED: &[&str] = &["khu", "khu vực", "khối", "cụm", "đội", "lô"];
/// What stands before the name of a commune, a district or a province, which may begin as a place does ("xã Bản Qua").
const AREAS: &[&str] = &["xã", "phường", "trấn", "huyện", "quận", "tỉnh", "phố", "khu"];
/// What leads on from the number of a house alone ("12/3 đường Trần Phú").
const ROADS: &[&str] = &["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt"];
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

/// `số 12/3 đường Trần Phú`, `12/3 đường Trần Phú`: a number alone is none of a house.
fn house(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let (last, on) = match pieces.behind(at, "số") {
        Some(first) => (number(pieces, first)?, STREETS),
        None => (digits(pieces, at)?, ROADS),
    };
    let street = last + 1;
    let leads = is_space(pieces.gap(street)) || pieces.gap(street) == ", ";
    let named = leads && pieces.behind_any(street, on).is_some();
    named.then(|| place(pieces, street)).flatten()
}

fn place(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let Some(behind) = pieces.behind_any(at, PLACES) else { return numbered(pieces, at) };
    let word = pieces.lower(at);
    let before = at.checked_sub(1).map(|before| pieces.lower(before)).unwrap_or_default();
    if NOT_BEFORE.iter().any(|(place, befores)| *place == word && befores.contains(&before.as_str())) {
        return None;
    }
    // The name of a commune begins so, and stays.
    if is_capital(pieces.get(at)) && is_space(pieces.gap(at)) && AREAS.contains(&before.as_str()) {
        return None;
    }
    let first = pieces.behind(behind, "số").unwrap_or(behind);
    number(pieces, first).or_else(|| name(pieces, first))
}

/// `khu 4`, `khu B`, `đội số 3`.
fn numbered(pieces: &Pieces<'_>, at: usize) -> Option<usize> {
    let behind = pieces.behind_any(at, NUMBERED)?;
    let first = pieces.behind(behind, "số").unwrap_or(behind);
    let letter = || {
        let piece = pieces.get(first);
        let one = piece.len() == 1 && piece.starts_with(|c: char| c.is_ascii_uppercase());
        (one && is_space(pieces.gap(first))).then_some(first)
    };
    number(pieces, first).or_else(letter)
}

/// A number behind a word for what it numbers.
fn number(pieces: &Pieces<'_>, first: usize) -> Option<usize> {
    matches!(pieces.gap(first), " " | "\u{A0}" | ": " | ":").then(|| digits(pieces, first)).flatten()
}

/// `12`, `12A`, `12/3`, `12-3`.
fn digits(pieces: &Pieces<'_>, first: usize) -> Option<usize> {
    let starts = |piece: usize| pieces.get(piece).starts_with(|c: char| c.is_ascii_digit());
    if !starts(first) {
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
