//! What has to be hidden in a text before everybody may read it. It is a proposal and no more: an officer
//! reads the text and decides, a second one approves (Law on Denunciations, art. 56; Law 91/2025/QH15).
//!
//! What is found stands in the text as words and numbers stand in one another's neighbourhood: a name behind
//! a title, a number behind the word for what it numbers. It is cut into [`Pieces`](Pieces) first.

mod compare;
mod days;
mod numbers;
mod people;
mod places;

pub use compare::{Part, compare};

use std::ops::Range;

use crate::codes::codes;
use crate::text::pieces::Pieces;

codes! {
    /// What kind of thing is hidden.
    pub enum Hidden {
        Name = "HO_TEN",
        Phone = "DIEN_THOAI",
        Email = "THU_DIEN_TU",
        Plate = "BIEN_SO",
        Parcel = "THUA_DAT",
        Address = "DIA_CHI",
        /// On which something happened.
        Day = "NGAY",
        /// Of an identity card, a passport, an insurance, a tax payer.
        IdNumber = "GIAY_TO",
        Account = "TAI_KHOAN",
        /// The number of a case, or a receipt code.
        Code = "MA",
    }
}

impl Hidden {
    /// What stands in its place. Texts of the register are Vietnamese, and so is this.
    #[must_use]
    pub const fn placeholder(self) -> &'static str {
        match self {
            Self::Name => "[Họ tên đã ẩn]",
            Self::Phone => "[Số điện thoại đã ẩn]",
            Self::Email => "[Thư điện tử đã ẩn]",
            Self::Plate => "[Biển số đã ẩn]",
            Self::Parcel => "[Thửa đất đã ẩn]",
            Self::Address => "[Địa chỉ đã ẩn]",
            Self::Day => "[Ngày đã ẩn]",
            Self::IdNumber => "[Số giấy tờ đã ẩn]",
            Self::Account => "[Số tài khoản đã ẩn]",
            Self::Code => "[Mã đã ẩn]",
        }
    }
}

/// A part of a text that should be hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the text, on the boundaries of its characters.
    pub at: Range<usize>,
    pub kind: Hidden,
}

/// Stands for what is hidden already: no rule reads across it.
const BARRIER: u8 = b'[';

/// What should be hidden in a text, in its order; no two spans share a byte. `known` are names that are
/// to be found wherever they stand: of the person concerned, of the sender.
///
/// What is found is taken out and the rest is looked at again, until nothing is found any more: so a text
/// in which everything was hidden has nothing left to hide.
#[must_use]
pub fn propose(text: &str, known: &[&str]) -> Vec<Span> {
    let mut rest = text.to_owned();
    for kind in Hidden::ALL {
        for (start, stands) in text.match_indices(kind.placeholder()) {
            block(&mut rest, start..start + stands.len());
        }
    }
    let mut found: Vec<Span> = Vec::new();
    loop {
        let new = look(&rest, known);
        if new.is_empty() {
            break;
        }
        for span in &new {
            block(&mut rest, span.at.clone());
        }
        found.extend(new);
    }
    found.sort_by_key(|span| span.at.start);
    join(text, found)
}

/// The text with a placeholder in place of each span. Spans that do not fit the text are passed over.
#[must_use]
pub fn hide(text: &str, spans: &[Span]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut from = 0;
    for span in spans {
        let Some(before) = text.get(from..span.at.start).filter(|_| text.is_char_boundary(span.at.end)) else {
            continue;
        };
        shown.push_str(before);
        shown.push_str(span.kind.placeholder());
        from = span.at.end;
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    shown
}

/// The text with everything hidden that is found.
#[must_use]
pub fn hidden(text: &str, known: &[&str]) -> String {
    hide(text, &propose(text, known))
}

/// The kinds of what is still to be seen in a text, each once.
#[must_use]
pub fn left(text: &str, known: &[&str]) -> Vec<Hidden> {
    let mut kinds: Vec<Hidden> = propose(text, known).into_iter().map(|span| span.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// A rule: what it finds at a piece, and how many pieces it has read then.
type Rule = fn(&Pieces<'_>, usize) -> Option<Found>;

/// What a rule finds: the pieces that are hidden, of those that it has read.
struct Found {
    first: usize,
    last: usize,
    kind: Hidden,
}

/// In the order in which they are tried: what is surest comes first.
const RULES: &[Rule] = &[
    numbers::email,
    numbers::code,
    numbers::of_paper,
    numbers::of_account,
    numbers::plate,
    numbers::phone,
    places::parcel,
    places::address,
    days::day,
    numbers::long,
    people::titled,
    people::plain,
];

fn look(text: &str, known: &[&str]) -> Vec<Span> {
    let pieces = Pieces::of(text);
    let known = people::Known::of(known);
    let (mut spans, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        let found = RULES.iter().find_map(|rule| rule(&pieces, at)).or_else(|| known.at(&pieces, at));
        match found {
            Some(Found { first, last, kind }) => {
                spans.push(Span { at: pieces.start(first)..pieces.end(last), kind });
                at = last + 1;
            }
            None => at += 1,
        }
    }
    spans
}

/// Puts as many barriers as there were bytes.
fn block(text: &mut String, at: Range<usize>) {
    let barriers = String::from_utf8(vec![BARRIER; at.len()]).unwrap_or_default();
    if text.is_char_boundary(at.start) && text.is_char_boundary(at.end) {
        text.replace_range(at, &barriers);
    }
}

/// Neighbours of one kind with nothing but a comma between them are one: an address has several parts.
fn join(text: &str, spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last)
                if last.kind == span.kind
                    && span.kind == Hidden::Address
                    && text.get(last.at.end..span.at.start).is_some_and(|gap| matches!(gap, " " | ", " | " - ")) =>
            {
                last.at.end = span.at.end;
            }
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests;
