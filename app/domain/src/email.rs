//! E-mail addresses in what people write, also as they are written to be overlooked: `ten (a còng) vi du . vn`.

use crate::text::pieces::{Pieces, is_space};

/// Words for the sign between name and host; behind them, what stands between two parts of a host.
const AT: &[&str] = &["a còng", "a vòng", "a móc", "at"];
const DOT: &[&str] = &["chấm", "dot"];

/// An address whose name begins at this piece: how many pieces it has, and the address as a machine writes it.
pub(crate) fn written_at(pieces: &Pieces<'_>, at: usize) -> Option<(usize, String)> {
    let name_ends = pieces.run(at, usize::MAX - at, ".-_+%");
    let mut last = host_at(pieces, name_ends)?;
    let mut address = format!("{}@{}", pieces.slice(at, name_ends), pieces.get(last));
    let mut dotted = false;
    while let Some((next, sign)) = part_behind(pieces, last) {
        last = next;
        address.push(sign);
        address.push_str(pieces.get(last));
        dotted |= sign == '.';
    }
    dotted.then_some((last + 1 - at, address))
}

/// The first piece of the host, behind the sign that follows the name.
fn host_at(pieces: &Pieces<'_>, name_ends: usize) -> Option<usize> {
    let next = name_ends + 1;
    let gap = pieces.gap(next);
    if next < pieces.len() && gap.contains(['@', '＠']) && gap.trim().trim_matches(BRACKETS).chars().count() == 1 {
        return Some(next);
    }
    let behind = pieces.behind_any(next, AT)?;
    // The word alone is a word; between brackets, or before something with a dot, it is a sign.
    let marked = gap.contains(BRACKETS) || pieces.lower(next) == "a";
    let ended = pieces.gap(behind).trim().trim_matches(BRACKETS).is_empty() && !pieces.gap(behind).contains('\n');
    (marked && ended && behind < pieces.len()).then_some(behind)
}

/// The next part of a host, and the sign before it.
fn part_behind(pieces: &Pieces<'_>, last: usize) -> Option<(usize, char)> {
    let next = last + 1;
    if next >= pieces.len() {
        return None;
    }
    match pieces.gap(next) {
        "." | "．" | " . " => return Some((next, '.')),
        "-" => return Some((next, '-')),
        _ => {}
    }
    let behind = pieces.behind_any(next, DOT)?;
    let free = |gap: &str| is_space(gap.trim_matches(BRACKETS)) || gap.contains(BRACKETS);
    (behind < pieces.len() && free(pieces.gap(next)) && free(pieces.gap(behind))).then_some((behind, '.'))
}

const BRACKETS: [char; 6] = ['(', ')', '[', ']', '{', '}'];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let pieces = Pieces::of(text);
        let (mut at, mut all) = (0, Vec::new());
        while at < pieces.len() {
            at = match written_at(&pieces, at) {
                Some((read, address)) => {
                    all.push(address);
                    at + read
                }
                None => at + 1,
            };
        }
        all
    }

    #[test]
    fn an_address_is_found_however_it_is_written() {
        for text in [
            "thư ten.ho@example.vn.",
            "thư (ten.ho@example.vn), nhé",
            "ten.ho @ example.vn",
            "ten.ho＠example.vn",
            "ten.ho[at]example.vn",
            "ten.ho (at) example (dot) vn",
            "ten.ho a còng example chấm vn",
            "ten.ho (a còng) example . vn",
        ] {
            assert_eq!(found(text), ["ten.ho@example.vn"], "{text}");
        }
    }

    #[test]
    fn what_is_none_is_not_found() {
        for text in ["@ a@b, @b.vn giá 5@", "hẹn at nhà. vn", "chữ a còng thêm nét", "a@b", "em a, còn gì. Thưa"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
