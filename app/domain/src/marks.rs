//! Marks that tell who wrote a text: a receipt code, a telephone number, an e-mail address. People
//! put them into their words without thinking; whoever passes words on is warned of them.

use crate::codes::codes;
use crate::email;
use crate::feedback::IdentityMode;
use crate::phone::Phone;
use crate::private::Private;
use crate::receipt::ReceiptCode;
use crate::submission::Draft;
use crate::text;
use crate::text::pieces::Pieces;

codes! {
    /// What kind of mark.
    pub enum Mark {
        Code = "ma-tra-cuu",
        Phone = "dien-thoai",
        Email = "thu-dien-tu",
        Name = "ho-ten",
    }
}

/// What an officer ticks who has looked at such marks and passes the words on as they are.
pub const SEEN: &str = "marks_seen";

/// What stands for exactly these words in the tick: when one of them changes, they are looked at anew. It keeps
/// nobody out who means to get past it (FNV-1a, 64 bits); it keeps a tick from holding for other words.
#[must_use]
pub fn seen_as(fields: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for field in fields {
        text::block(field).bytes().for_each(&mut eat);
        eat(0xff);
    }
    format!("{hash:016x}")
}

/// A code has at most four groups: what stands further apart is not one.
const GROUPS_OF_CODE: usize = 4;
/// Words that are looked at together when a mark is left out.
const WORDS_OF_MARK: usize = 11;

/// The telephone numbers of Việt Nam in a text, however they are written.
#[must_use]
pub fn phones(text: &str) -> Vec<Phone> {
    found(text, Phone::written_at)
}

/// What a rule finds in a text. The rule gives how many pieces it has read.
fn found<T>(text: &str, rule: fn(&Pieces<'_>, usize) -> Option<(usize, T)>) -> Vec<T> {
    let pieces = Pieces::of(text);
    let (mut at, mut all) = (0, Vec::new());
    while at < pieces.len() {
        at += match rule(&pieces, at) {
            Some((read, one)) => {
                all.push(one);
                read
            }
            None => 1,
        };
    }
    all
}

/// The telephone numbers and addresses in a text, whosever they are.
#[must_use]
pub fn of_anybody(text: &str) -> Vec<Mark> {
    let phone = (!phones(text).is_empty()).then_some(Mark::Phone);
    let email = (!emails(text).is_empty()).then_some(Mark::Email);
    phone.into_iter().chain(email).collect()
}

/// Whether a text names somebody, by two words of the name at least: one alone is many people's.
#[must_use]
pub fn names(text: &str, name: &str) -> bool {
    let (text, key) = (text::words(text), text::name_key(name));
    let name: Vec<&str> = key.split(' ').collect();
    name.len() > 1 && text.windows(name.len()).any(|part| part.iter().eq(name.iter()))
}

/// What stands where something was left out.
const LEFT_OUT: &str = "[…]";

/// The text on one line without telephone numbers, addresses and this name.
#[must_use]
pub fn without(text: &str, name: Option<&str>) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let length = name.map(|name| text::name_key(name).split(' ').count()).filter(|length| *length > 1);
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let part = |length: usize| words[at..words.len().min(at + length)].join(" ");
        let of_name = length.filter(|length| name.is_some_and(|name| names(&part(*length), name)));
        // The fewest words that hold a mark; a number may be written in several groups.
        let of_mark = (1..=WORDS_OF_MARK).find(|length| !of_anybody(&part(*length)).is_empty());
        match of_name.or(of_mark) {
            // What comes before the mark is no part of it.
            Some(length)
                if of_name.is_some()
                    || of_anybody(&words[at + 1..words.len().min(at + length)].join(" ")).is_empty() =>
            {
                kept.push(LEFT_OUT);
                at += length;
            }
            _ => {
                kept.push(words[at]);
                at += 1;
            }
        }
    }
    kept.join(" ")
}

/// The e-mail addresses in a text, as a machine writes them.
#[must_use]
pub fn emails(text: &str) -> Vec<String> {
    found(text, email::written_at)
}

/// What can be read as a receipt code. Ordinary words of the right length are among them: only a
/// comparison tells.
#[must_use]
pub fn codes(text: &str) -> Vec<ReceiptCode> {
    let words: Vec<&str> = words(text).collect();
    joined(&words, GROUPS_OF_CODE, " ").filter_map(|typed| ReceiptCode::parse(&typed).ok()).collect()
}

/// One to `most` neighbours, joined.
fn joined<'a>(parts: &'a [&'a str], most: usize, by: &'a str) -> impl Iterator<Item = String> + 'a {
    (0..parts.len())
        .flat_map(move |start| (start + 1..=parts.len().min(start + most)).map(move |end| parts[start..end].join(by)))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || ",;:()<>\"'“”‘’/|".contains(c))
        .map(|word| word.trim_matches(|c: char| ".!?-–".contains(c)))
        .filter(|word| !word.is_empty())
}

/// What the sender should look at again in their own words before sending them. Of somebody who
/// stays unknown any number and address is told, because it may be theirs.
#[must_use]
pub fn in_draft(draft: &Draft) -> Vec<Mark> {
    let matter = draft.matter.as_ref();
    let texts = [
        matter.map(|matter| &matter.body),
        matter.and_then(|matter| matter.wish.as_ref()),
        matter.and_then(|matter| matter.place.as_ref()),
        draft.person.as_ref().and_then(|person| person.name.as_ref()),
    ];
    let text = texts.into_iter().flatten().map(Private::reveal).collect::<Vec<_>>().join("\n");
    let sender = draft.sender.as_ref();
    let unknown = sender.is_none_or(|sender| sender.mode != IdentityMode::Open);
    let own_code = draft.code.as_ref().and_then(|code| ReceiptCode::parse(code.reveal()).ok());
    let own_phone = sender.and_then(|sender| sender.phone.as_ref()).and_then(|phone| Phone::parse(phone.reveal()).ok());
    let own_email = sender.and_then(|sender| sender.email.as_ref()).map(Private::reveal);
    let mut found = Vec::new();
    if own_code.is_some_and(|own| codes(&text).contains(&own)) {
        found.push(Mark::Code);
    }
    if phones(&text).iter().any(|phone| unknown || own_phone.as_ref() == Some(phone)) {
        found.push(Mark::Phone);
    }
    if emails(&text).iter().any(|email| unknown || own_email.is_some_and(|own| own.eq_ignore_ascii_case(email))) {
        found.push(Mark::Email);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::step::{Matter, Sender};
    use proptest::prelude::*;

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for text in ["gọi 0912345678 nhé", "(+84) 912.345.678.", "ĐT: 0912 345 678, buổi tối", "ngày 12 0912-345-678"]
        {
            assert_eq!(phones(text).iter().map(Phone::show).collect::<Vec<_>>(), ["0912 345 678"], "{text}");
        }
        for text in [
            "ĐT:0912/345/678",
            "sđt0912345678ạ",
            "０９１２ ３４５ ６７８",
            "0912_345_678",
            "0 9 1 2 3 4 5 6 7 8",
            "09.12.34.56.78",
            "0912, 345, 678",
            "84-912-345-678",
            "0912\n345678",
            "0,9,1,2,3,4,5,6,7,8",
            "0\u{FE0F}\u{20E3}9\u{FE0F}\u{20E3}1\u{FE0F}\u{20E3}2\u{FE0F}\u{20E3}3\u{FE0F}\u{20E3}4\u{FE0F}\u{20E3}5\u{FE0F}\u{20E3}6\u{FE0F}\u{20E3}7\u{FE0F}\u{20E3}8",
        ] {
            assert_eq!(phones(text).iter().map(Phone::show).collect::<Vec<_>>(), ["0912 345 678"], "{text}");
        }
        for text in [
            "ngày 05/11/2026, 02/12/2026",
            "các ngày 5, 11, 20, 26 và 27",
            "ngày 05-11-2026 10:30",
            "05.11.2026 08 giờ",
            "từ 03.11.2026 - 05.12.2026",
        ] {
            assert!(phones(text).is_empty(), "{text}");
        }
        for text in ["", "ngày 05/11/2026 nộp 12.500.000 đồng", "số 34/UBND-VP", "1900 1009", "mã 123456789012"]
        {
            assert!(phones(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn an_address_is_found_between_other_signs() {
        assert_eq!(emails("thư (nhai.tran@example.vn), hoặc: a@b.vn."), ["nhai.tran@example.vn", "a@b.vn"]);
        assert!(emails("@ a@b, @b.vn a@.vn a@b. giá 5@").is_empty());
    }

    #[test]
    fn a_code_is_found_in_groups_or_in_one_piece() {
        let code = ReceiptCode::from_bytes(*b"hellohello");
        for text in ["mã d1jp rv3f d1jp rv3f.", "mã:D1JP-RV3F-D1JP-RV3F", "(D1JPRV3FD1JPRV3F)"] {
            assert!(codes(text).contains(&code), "{text}");
        }
        assert!(!codes("D1JP RV3F, còn lại D1JP").contains(&code));
    }

    #[test]
    fn somebody_is_named_by_two_words_and_not_by_one() {
        let text = "Người gửi là bà Trần  thị BÔNG, ở thôn 2.";
        assert!(names(text, "Trần Thị Bông") && names(text, "Bà Trần Thị Bông"));
        assert!(!names(text, "Bông") && !names(text, "Trần Thị Bông Lan") && !names(text, ""));
    }

    #[test]
    fn what_tells_who_it_is_can_be_left_out() {
        let text = "Tôi là Trần Thị\nBông, gọi 0912 345 678 hoặc (a@b.vn), nộp ngày 02/11/2026.";
        assert_eq!(without(text, Some("Trần Thị Bông")), "Tôi là […] gọi […] hoặc […] nộp ngày 02/11/2026.");
        assert_eq!(without("gọi 0912345678", None), "gọi […]");
        assert_eq!(without("Bông nộp hồ sơ", Some("Bông")), "Bông nộp hồ sơ");
    }

    fn draft(body: &str, mode: IdentityMode, phone: Option<&str>) -> Draft {
        Draft {
            matter: Some(Matter { body: body.into(), happened_on: None, place: None, wish: None }),
            sender: Some(Sender {
                mode,
                name: None,
                phone: phone.map(Private::from),
                address: None,
                email: None,
                notify: false,
                share_with_unit: false,
            }),
            code: Some(ReceiptCode::from_bytes(*b"hellohello").as_str().into()),
            ..Draft::default()
        }
    }

    #[test]
    fn whoever_stays_unknown_is_told_of_any_mark_and_others_of_their_own() {
        let body = "Xin gọi 0912 345 678 hoặc viết a@b.vn";
        assert_eq!(in_draft(&draft(body, IdentityMode::Anonymous, None)), [Mark::Phone, Mark::Email]);
        assert_eq!(in_draft(&draft(body, IdentityMode::Open, Some("+84912345678"))), [Mark::Phone]);
        assert_eq!(in_draft(&draft(body, IdentityMode::Open, Some("+84912345679"))), []);
        assert_eq!(in_draft(&draft("mã D1JP-RV3F-D1JP-RV3F", IdentityMode::Open, None)), [Mark::Code]);
        assert_eq!(in_draft(&Draft::default()), []);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\PC0-9@. +()-]{0,200}") {
            let _ = (phones(&text), emails(&text), codes(&text));
        }
    }
}
