//! E-mail addresses in what people write, also as they are written to be overlooked: `ten (a còng) vi du . vn`.

use crate::text::pieces::{Pieces, is_space};

/// Words for the sign between name and host; behind them, what stands between two parts of a host.
const AT: &[&str] = &["a còng", "a vòng", "a móc", "a cong", "a vong", "a moc", "at"];
const DOT: &[&str] = &["chấm", "cham", "dot"];
/// Parts that a name, and a host, are looked at for.
const PARTS: usize = 16;
/// Letters in the last part of a host, at least.
const SHORTEST_END: usize = 2;

/// An address whose name begins at this piece: how many pieces it has, and the address as a machine writes it.
pub(crate) fn written_at(pieces: &Pieces<'_>, at: usize) -> Option<(usize, String)> {
    let name_ends = pieces.run(at, PARTS, ".-_+%");
    let (mut last, sure) = host_at(pieces, name_ends)?;
    // The word alone is a word; before something with a spelled dot it is a sign.
    if !sure && pieces.behind_any(last + 1, DOT).is_none() {
        return None;
    }
    let mut address = format!("{}@{}", pieces.slice(at, name_ends), pieces.get(last));
    let mut dotted = false;
    for _ in 0..PARTS {
        let Some((next, sign)) = part_behind(pieces, last) else { break };
        last = next;
        address.push(sign);
        address.push_str(pieces.get(last));
        dotted |= sign == '.';
    }
    let end = pieces.get(last);
    let named = end.chars().count() >= SHORTEST_END && end.chars().all(char::is_alphabetic);
    (dotted && named).then_some((last + 1 - at, address))
}

/// The first piece of the host, behind the sign that follows the name, and whether it is surely a sign.
fn host_at(pieces: &Pieces<'_>, name_ends: usize) -> Option<(usize, bool)> {
    let next = name_ends + 1;
    let gap = pieces.gap(next);
    if next < pieces.len() && gap.contains(['@', '＠']) && bare(gap).chars().count() == 1 {
        return Some((next, true));
    }
    let behind = pieces.behind_any(next, AT)?;
    let sure = gap.contains(BRACKETS) || pieces.lower(next) == "a";
    let ended = bare(pieces.gap(behind)).is_empty() && !pieces.gap(behind).contains('\n');
    (ended && behind < pieces.len()).then_some((behind, sure))
}

/// What stands between two pieces, without spaces and brackets.
fn bare(gap: &str) -> &str {
    gap.trim_matches(|c: char| c.is_whitespace() || BRACKETS.contains(&c))
}

/// The next part of a host, and the sign before it.
fn part_behind(pieces: &Pieces<'_>, last: usize) -> Option<(usize, char)> {
    let next = last + 1;
    if next >= pieces.len() {
        return None;
    }
    match pieces.gap(next) {
        "." | "．" | " . " | "[.]" | "(.)" | "{.}" => return Some((next, '.')),
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
            "ten.ho[@]example[.]vn",
            "ten.ho at example dot vn",
            "ten.ho a cong example cham vn",
        ] {
            assert_eq!(found(text), ["ten.ho@example.vn"], "{text}");
        }
    }

    #[test]
    fn what_is_none_is_not_found() {
        for text in [
            "@ a@b, @b.vn giá 5@",
            "hẹn at nhà. vn",
            "chữ a còng thêm nét",
            "a@b",
            "em a, còn gì. Thưa",
            "3 con @ 2.5",
            "họp at example.vn",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
