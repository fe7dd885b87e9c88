//! Days on which something happened: who was there that day knows who else was. Amounts, times of the clock, numbers
//! of papers and the days of laws are none.

use super::{Found, Hidden};
use crate::text::pieces::{Pieces, has_digit, is_number, is_space};

/// What leads to a day, also several together ("sáng ngày").
const LEADS: &[&str] = &["ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "mùng", "mồng"];
/// Behind these a number alone is a day ("mùng 5").
const OF_A_MONTH: &[&str] = &["mùng", "mồng"];
/// And so it is behind "ngày" where one of these leads to it ("đến ngày 12"); "mỗi ngày 2 lần" is none.
const BEFORE: &[&str] = &["vào", "từ", "đến", "tới", "trước", "sau", "hôm", "sáng", "trưa", "chiều", "tối", "đêm"];
/// Months in words.
const MONTHS: &[&str] = &[
    "giêng", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "chạp", "này", "trước", "sau", "rồi",
];
/// How the number of a law or a decree of the state ends, which everybody reads ("154/2026/NĐ-CP").
const PUBLIC_PAPERS: &[&str] = &["cp", "ttg", "qh13", "qh14", "qh15", "qh16", "ubtvqh14", "ubtvqh15", "ubtvqh16", "tw"];

/// `ngày 12/3/2026`, `12.3.2026`, `sáng 12/3`, `ngày 12 tháng 3 năm 2026`, `mùng 5 Tết`.
pub(super) fn day(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let mut number = at;
    while let Some(behind) = pieces.behind_any(number, LEADS) {
        if number > at && !is_space(pieces.gap(number)) {
            return None;
        }
        number = behind;
    }
    let led = number > at;
    let leads = |gap: &str| is_space(gap) || matches!(gap, ": " | ":");
    if led && !leads(pieces.gap(number)) || !led && !begins(pieces, at) || of_a_law(pieces, at) {
        return None;
    }
    let last = in_digits(pieces, number, led).or_else(|| led.then(|| in_words(pieces, at, number)).flatten())?;
    Some(Found { first: at, last, kind: Hidden::Day })
}

/// Whether a number that stands here is not the rest of a longer one.
fn begins(pieces: &Pieces<'_>, at: usize) -> bool {
    at == 0 || !matches!(pieces.gap(at), "/" | "-" | "." | ",")
}

/// Whether what stands here is the day of a law, of which the number comes right before.
fn of_a_law(pieces: &Pieces<'_>, at: usize) -> bool {
    let before = |at: usize| at.checked_sub(1).filter(|_| is_space(pieces.gap(at)));
    let number = |at: usize| {
        before(at).is_some_and(|last| {
            PUBLIC_PAPERS.contains(&pieces.lower(last).as_str())
                && matches!(pieces.gap(last), "-" | "/")
                && last.checked_sub(1).is_some_and(|before| has_digit(pieces.get(before)) || pieces.gap(before) == "/")
        })
    };
    number(at) || before(at).is_some_and(|lead| pieces.lower(lead) == "ngày" && number(lead))
}

/// A number up to this one, of one digit or two.
fn up_to(pieces: &Pieces<'_>, at: usize, most: u8) -> Option<()> {
    let piece = pieces.get(at);
    let number: u8 = Some(piece).filter(|piece| is_number(piece) && piece.len() <= 2)?.parse().ok()?;
    (1..=most).contains(&number).then_some(())
}

fn is_year(piece: &str) -> bool {
    is_number(piece) && piece.len() == 4 && (piece.starts_with("19") || piece.starts_with("20"))
}

/// Day and month, and the year where it follows; without a word that leads to it the year has to be there.
fn in_digits(pieces: &Pieces<'_>, first: usize, led: bool) -> Option<usize> {
    up_to(pieces, first, 31)?;
    let (month, year) = (first + 1, first + 2);
    let sign = pieces.gap(month);
    if !matches!(sign, "/" | "-" | ".") {
        return None;
    }
    up_to(pieces, month, 12)?;
    let goes_on = !pieces.get(year).is_empty() && pieces.gap(year) == sign;
    let short = led && up_to(pieces, year, 99).is_some();
    if goes_on { (is_year(pieces.get(year)) || short).then_some(year) } else { led.then_some(month) }
}

/// `12 tháng 3 năm 2026` behind a word that leads to it, or the day alone where that is said.
fn in_words(pieces: &Pieces<'_>, at: usize, first: usize) -> Option<usize> {
    up_to(pieces, first, 31)?;
    let month = pieces.behind(first + 1, "tháng").filter(|month| {
        let named = MONTHS.contains(&pieces.lower(*month).as_str()) || up_to(pieces, *month, 12).is_some();
        named && is_space(pieces.gap(first + 1)) && is_space(pieces.gap(*month))
    });
    let Some(month) = month else {
        let word = first.checked_sub(1).map(|word| pieces.lower(word)).unwrap_or_default();
        let before = at.checked_sub(1).filter(|_| is_space(pieces.gap(at))).map(|before| pieces.lower(before));
        let said = OF_A_MONTH.contains(&word.as_str())
            || word == "ngày" && (first > at + 1 || before.is_some_and(|before| BEFORE.contains(&before.as_str())));
        return said.then_some(first);
    };
    if pieces.gap(month + 1) == "/" && is_year(pieces.get(month + 1)) {
        return Some(month + 1);
    }
    let year = pieces.behind(month + 1, "năm").filter(|year| {
        let known = is_year(pieces.get(*year)) || matches!(pieces.lower(*year).as_str(), "nay" | "ngoái" | "trước");
        known && matches!(pieces.gap(month + 1), " " | "\u{A0}" | ", ") && is_space(pieces.gap(*year))
    });
    Some(year.unwrap_or(month))
}
