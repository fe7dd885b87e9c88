//! Numbers and addresses by which somebody is found: telephone, e-mail, number plate, papers, accounts.

use super::{Found, Hidden};
use crate::case_number::CaseNumber;
use crate::email;
use crate::phone::Phone;
use crate::receipt::ReceiptCode;
use crate::text::pieces::{Pieces, has_digit, is_number};

/// Groups in which a number is written, at most.
const GROUPS: usize = 5;
/// Words between the name of a paper and its number ("căn cước công dân số").
const WORDS_BEFORE: usize = 5;
/// Digits from which on a number behind the word for what it numbers is one.
const SHORTEST: usize = 6;
/// Digits in one piece from which on a number is nobody's but somebody's: no amount is written so.
const LONG: usize = 8;

/// Papers that have numbers.
const PAPERS: &[&str] = &[
    "căn cước",
    "cccd",
    "cmnd",
    "cmt",
    "chứng minh nhân dân",
    "chứng minh thư",
    "hộ chiếu",
    "định danh",
    "bhxh",
    "bhyt",
    "bảo hiểm xã hội",
    "bảo hiểm y tế",
    "mã số thuế",
    "mst",
    "giấy phép lái xe",
    "gplx",
];
const ACCOUNTS: &[&str] = &["tài khoản", "stk", "số tk"];

pub(super) fn email(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let (read, _) = email::written_at(pieces, at)?;
    Some(Found { first: at, last: at + read - 1, kind: Hidden::Email })
}

/// The number of a case or a receipt code. What could be one must hold a digit: words of four letters are many.
pub(super) fn code(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let run = pieces.run(at, 4, " -\u{A0}");
    let is = |last: usize| {
        let text = pieces.slice(at, last);
        let receipt = text.bytes().filter(u8::is_ascii_digit).count() > 1 && !text.chars().any(char::is_lowercase);
        CaseNumber::parse(text).is_ok() || receipt && ReceiptCode::parse(text).is_ok()
    };
    let last = (at..=run).rev().find(|last| is(*last))?;
    Some(Found { first: at, last, kind: Hidden::Code })
}

pub(super) fn of_paper(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    behind(pieces, at, PAPERS, Hidden::IdNumber)
}

pub(super) fn of_account(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    behind(pieces, at, ACCOUNTS, Hidden::Account)
}

/// A number behind the word for what it numbers, with a few words between them.
fn behind(pieces: &Pieces<'_>, at: usize, words: &[&str], kind: Hidden) -> Option<Found> {
    let from = pieces.behind_any(at, words)?;
    for first in from..(from + WORDS_BEFORE).min(pieces.len()) {
        if pieces.gap(first).contains(['[', '\n']) {
            return None;
        }
        if has_digit(pieces.get(first)) {
            let mut last = pieces.run(first, GROUPS, " .-");
            while last > first && !has_digit(pieces.get(last)) {
                last -= 1;
            }
            let digits = |last: usize| pieces.slice(first, last).bytes().filter(u8::is_ascii_digit).count();
            return (digits(last) >= SHORTEST).then_some(Found { first, last, kind });
        }
    }
    None
}

pub(super) fn phone(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let (groups, _) = Phone::written_at(pieces, at)?;
    Some(Found { first: at, last: at + groups - 1, kind: Hidden::Phone })
}

/// `29A-123.45`, `59-X1 123.45`, `30A12345`: two digits, a letter and perhaps another sign, four or five digits.
pub(super) fn plate(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    if !pieces.get(at).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let run = pieces.run(at, 4, " .-");
    let last = (at..=run).rev().find(|last| is_plate(pieces, at, *last))?;
    Some(Found { first: at, last, kind: Hidden::Plate })
}

fn is_plate(pieces: &Pieces<'_>, first: usize, last: usize) -> bool {
    // "01 TB 2026" is the number of a letter: the series stands behind its province without a space.
    if pieces.get(first).len() == 2 && first < last && pieces.gap(first + 1) != "-" {
        return false;
    }
    let signs: Vec<char> = pieces.slice(first, last).chars().filter(|c| c.is_alphanumeric()).collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let letter = |at: usize| signs.get(at).is_some_and(|c| c.is_ascii_uppercase() || *c == 'Đ');
    let digits_from = |at: usize| (4..=5).contains(&signs.len().saturating_sub(at)) && (at..signs.len()).all(digit);
    digit(0) && digit(1) && letter(2) && (digits_from(3) || (digit(3) || letter(3)) && digits_from(4))
}

/// What is left of long numbers: twelve digits in groups, a passport, eight digits and more in one piece.
pub(super) fn long(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let piece = pieces.get(at);
    let passport = piece.len() >= LONG
        && piece.starts_with(|c: char| c.is_ascii_uppercase())
        && is_number(piece.get(1..).unwrap_or_default());
    if passport || piece.len() == 9 && is_number(piece) || piece.len() == 12 && is_number(piece) {
        return Some(Found { first: at, last: at, kind: Hidden::IdNumber });
    }
    if is_number(piece) && piece.len() >= LONG {
        return Some(Found { first: at, last: at, kind: Hidden::Account });
    }
    let run = pieces.run(at, 4, " \u{A0}");
    let groups = (at..=run).take_while(|piece| is_number(pieces.get(*piece)) && pieces.get(*piece).len() >= 3);
    let (mut digits, mut last) = (0, at);
    for group in groups {
        digits += pieces.get(group).len();
        last = group;
    }
    (digits == 12 && last > at).then_some(Found { first: at, last, kind: Hidden::IdNumber })
}
