//! Names of people: behind a title or a post, behind a family name, or known from elsewhere.

use super::{Found, Hidden};
use crate::text;
use crate::text::pieces::{Pieces, is_capital, is_space};

/// Parts of a name, at most.
const PARTS: usize = 5;

/// How people are called; a name of one part is enough behind them.
const TITLES: &[&str] = &[
    "ông",
    "bà",
    "anh",
    "chị",
    "cháu",
    "em",
    "cô",
    "chú",
    "bác",
    "dì",
    "cậu",
    "mợ",
    "cụ",
    "thầy",
    "đồng chí",
    "đ c",
    "đc",
    "bạn",
    "vợ",
    "chồng",
    "mẹ",
    "bố",
    "cha",
    "họ tên",
    "họ và tên",
    "tên là",
    "tôi là",
    "tên",
];

/// Posts; behind them a name has two parts at least.
const POSTS: &[&str] = &[
    "chủ tịch",
    "phó chủ tịch",
    "bí thư",
    "phó bí thư",
    "giám đốc",
    "phó giám đốc",
    "hiệu trưởng",
    "hiệu phó",
    "trưởng thôn",
    "trưởng ấp",
    "trưởng bản",
    "trưởng phòng",
    "phó phòng",
    "trưởng ban",
    "tổ trưởng",
    "trạm trưởng",
    "cán bộ",
    "công chức",
    "viên chức",
    "ủy viên",
    "kế toán",
    "thủ quỹ",
    "giáo viên",
    "bác sĩ",
    "y sĩ",
    "điều dưỡng",
    "công an viên",
    "địa chính",
    "tư pháp",
    "nhân viên",
    "đại biểu",
    "thủ trưởng",
    "đội trưởng",
    "lái xe",
];

/// Family names. A text without marks has them too.
const FAMILIES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương",
    "lý", "đinh", "trịnh", "trương", "lương", "lưu", "vương", "tạ", "đào", "phùng", "quách", "tô", "mạc", "chu",
    "kiều",
];
/// Those whose name with one more part is a person's rather than a place's.
const FREQUENT: &[&str] = &["nguyễn", "trần", "phạm", "huỳnh", "bùi", "đặng"];
/// What stands between the family name and the given name, also where nothing is written in capitals.
const MIDDLE: &[&str] = &["văn", "thị"];

/// Capitals with which a body or a post begins, not a name.
const BODIES: &[&str] = &[
    "chủ",
    "bí",
    "phó",
    "trưởng",
    "giám",
    "hội",
    "ủy",
    "uỷ",
    "ban",
    "đảng",
    "mặt",
    "xã",
    "phường",
    "tỉnh",
    "huyện",
    "thôn",
    "tổ",
    "sở",
    "phòng",
    "trạm",
    "trường",
    "nhà",
    "nhân",
    "viện",
    "tòa",
    "toà",
];
/// Those with which a name ends.
const ENDS: &[&str] = &["chủ", "bí", "phó", "giám", "ủy", "uỷ"];
/// Abbreviations of bodies and papers.
const SHORT: &[&str] = &[
    "ubnd", "hđnd", "mttq", "ubmttq", "ubkt", "tand", "vksnd", "bch", "btv", "tdp", "htx", "thpt", "thcs", "cccd",
    "cmnd", "bhxh", "bhyt", "tp", "qđ", "nđ", "cp", "tw", "gcn", "tthc", "ca", "qsdđ",
];
/// A name that is a city's and a man's of whom no text of ours complains.
const NOT_A_PERSON: &[&str] = &["hồ chí minh"];

/// A name behind a title or a post.
pub(super) fn titled(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let (mut next, mut least) = match (pieces.behind_any(at, TITLES), pieces.behind_any(at, POSTS)) {
        (Some(title), _) => (title, 1),
        (None, Some(post)) => (post, 2),
        (None, None) => return None,
    };
    // "Ông/Bà", "đồng chí Chủ tịch": one behind the other.
    while let Some(behind) = pieces.behind_any(next, TITLES).or_else(|| pieces.behind_any(next, POSTS)) {
        if !leads_on(pieces.gap(next)) {
            break;
        }
        (next, least) = (behind, least.min(2));
    }
    let leads = leads_on(pieces.gap(next)) || matches!(pieces.gap(next), ": " | ":");
    if !leads || BODIES.contains(&pieces.lower(next).as_str()) {
        return None;
    }
    let last = name_from(pieces, next)?;
    (last + 1 - next >= least).then_some(Found { first: next, last, kind: Hidden::Name })
}

/// A name by its family name: three parts, two behind a frequent one, or with what stands in the middle.
pub(super) fn plain(pieces: &Pieces<'_>, at: usize) -> Option<Found> {
    let first = pieces.lower(at);
    let is = |names: &[&str]| {
        names.contains(&first.as_str()) || names.iter().any(|name| text::fold(name) == first && first != *name)
    };
    if !is(FAMILIES) {
        return None;
    }
    let small = pieces.get(at) == first;
    if small {
        // "trần văn bê", as people type on a telephone.
        let middle = MIDDLE.contains(&pieces.lower(at + 1).as_str());
        let joined = is_space(pieces.gap(at + 1)) && is_space(pieces.gap(at + 2)) && !pieces.get(at + 2).is_empty();
        return (middle && joined).then_some(Found { first: at, last: at + 2, kind: Hidden::Name });
    }
    let last = name_from(pieces, at)?;
    let parts = last + 1 - at;
    let name = pieces.slice(at, last).to_lowercase();
    let person = !NOT_A_PERSON.iter().any(|known| name == *known);
    let enough = parts >= 3 || parts == 2 && is(FREQUENT);
    (person && enough).then_some(Found { first: at, last, kind: Hidden::Name })
}

/// The last part of the name that begins here.
fn name_from(pieces: &Pieces<'_>, first: usize) -> Option<usize> {
    if !is_part(pieces.get(first)) {
        return None;
    }
    let mut last = first;
    while last + 1 < pieces.len()
        && last + 1 < first + PARTS
        && is_space(pieces.gap(last + 1))
        && is_part(pieces.get(last + 1))
        && !ENDS.contains(&pieces.lower(last + 1).as_str())
    {
        last += 1;
    }
    Some(last)
}

fn is_part(piece: &str) -> bool {
    is_capital(piece) && !SHORT.contains(&piece.to_lowercase().as_str())
}

fn leads_on(gap: &str) -> bool {
    is_space(gap) || gap == "/"
}

/// Names that are known, in the words by which they are found.
pub(super) struct Known(Vec<Vec<String>>);

impl Known {
    /// A name of one word is many people's and is not looked for.
    pub fn of(names: &[&str]) -> Self {
        let words = |name: &&str| text::name_key(name).split(' ').map(str::to_owned).collect::<Vec<_>>();
        Self(names.iter().map(words).filter(|name| name.len() > 1).collect())
    }

    pub fn at(&self, pieces: &Pieces<'_>, at: usize) -> Option<Found> {
        let stands = |name: &&Vec<String>| {
            name.iter().enumerate().all(|(place, word)| {
                let piece = at + place;
                text::fold(pieces.get(piece)) == *word && (place == 0 || is_space(pieces.gap(piece)))
            })
        };
        let name = self.0.iter().filter(stands).max_by_key(|name| name.len())?;
        Some(Found { first: at, last: at + name.len() - 1, kind: Hidden::Name })
    }
}
