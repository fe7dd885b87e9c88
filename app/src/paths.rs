//! Addresses of pages, so that no page writes one by hand.

use domain::figures::Period;
use domain::submission::{EntryStep, Step};

use crate::desks::WhichEntry;
use crate::words::Lang;

pub const HOME: &str = "/";
pub const FORM: &str = "/gui-phan-anh";
pub const SENT: &str = "/gui-phan-anh/da-gui";
pub const TRACK: &str = "/tra-cuu";
pub const TRACKED: &str = "/tra-cuu/ho-so";
/// The part of that page for somebody who is threatened.
pub const SAFETY: &str = "safety";
pub const OWN_DATA: &str = "/tra-cuu/ho-so/du-lieu";
pub const TRACK_LEAVE: &str = "/tra-cuu/roi-trang";
/// Away at once: the browser forgets the case and the draft.
pub const EXIT: &str = "/thoat";
pub const HELP: &str = "/huong-dan";
pub const PRIVACY: &str = "/rieng-tu";
pub const TRANSPARENCY: &str = "/minh-bach";
/// The newest checkpoint of the log.
pub const CHECKPOINT: &str = "/minh-bach/checkpoint";
pub const LOG_KEY: &str = "/minh-bach/key";
pub const GROWTH: &str = "/minh-bach/growth";
/// Where the list of checkpoints goes on: the size that is above its page.
pub const BEFORE: &str = "truoc";
/// The register of published answers.
pub const PUBLISHED: &str = "/cong-khai";
/// What officials committed themselves to, as far as their units want everybody to read it.
pub const COMMITMENTS: &str = "/cam-ket";
/// The newest entries of the register, for programs that look for news.
pub const FEED: &str = "/cong-khai/atom.xml";
/// The public figures, and the same as tables for programs.
pub const FIGURES: &str = "/thong-ke";
pub const FIGURES_CSV: &str = "/thong-ke/so-lieu.csv";
pub const FIGURES_JSON: &str = "/thong-ke/so-lieu.json";
/// What programs read of the open interface.
pub const OPENAPI: &str = "/api/v1/openapi.json";
/// Names of what is chosen of the figures.
pub const FIGURES_PERIOD: &str = "ky";
pub const FIGURES_PLACE: &str = "noi";
/// The proofs of the entries of one's own case.
/// Name of what was done in the address.
pub const DONE: &str = "done";
/// Name of how many cases were moved at once.
pub const MOVED: &str = "cung-luc";
pub const TRACKED_PROOF: &str = "/tra-cuu/ho-so/bang-chung";

/// The script of the keys of the desks: a file of the site.
pub const KEYS_SCRIPT: &str = "/keys.js";

pub const SIGN_IN: &str = "/can-bo/dang-nhap";
pub const ONE_TIME: &str = "/can-bo/ma-xac-thuc";
pub const ENROL: &str = "/can-bo/dang-ky-ma";
pub const SIGN_OUT: &str = "/can-bo/dang-xuat";
pub const ACCOUNT: &str = "/can-bo/tai-khoan";
pub const RECOVERIES: &str = "/can-bo/de-nghi-khoi-phuc";
pub const RECOVER: &str = "/can-bo/khoi-phuc";
pub const CONFIRM: &str = "/can-bo/xac-nhan";
pub const TIES: &str = "/can-bo/quan-he";
pub const KEYS: &str = "/can-bo/chia-khoa";

pub const FRONT: &str = "/mat-tran";
/// How much lies where, for each of the two desks.
pub const FRONT_NUMBERS: &str = "/mat-tran/bang-dieu-hanh";
pub const UNIT_NUMBERS: &str = "/don-vi/bang-dieu-hanh";
pub const BOOK: &str = "/mat-tran/so-theo-doi";
/// The periodic reports of a Front.
pub const REPORTS: &str = "/mat-tran/bao-cao";
/// Names of what is chosen of a report: a version, a signed one, what is counted, by what, and under which key.
pub const REPORT_VERSION: &str = "ban";
pub const REPORT_SIGNED: &str = "van-ban";
pub const REPORT_MEASURE: &str = "muc";
pub const REPORT_BY: &str = "theo";
pub const REPORT_KEY: &str = "gia-tri";
pub const ENTRY: &str = "/mat-tran/nhap";
pub const OPENINGS: &str = "/mat-tran/mo-danh-tinh";
/// Senders who said that they are threatened.
pub const THREATS: &str = "/mat-tran/bi-de-doa";
pub const UNIT: &str = "/don-vi";
pub const UNIT_COMMITMENTS: &str = "/don-vi/cam-ket";
pub const UNIT_COMMITMENT_NEW: &str = "/don-vi/cam-ket/moi";
/// The tokens of a unit's own systems.
pub const UNIT_TOKENS: &str = "/don-vi/ket-noi";
pub const UNIT_COPIES: &str = "/don-vi/ban-sao";
/// What the Front of the area reports, for observers.
pub const UNIT_REPORTS: &str = "/don-vi/bao-cao";
pub const OFFICE: &str = "/quan-tri";
pub const OFFICE_UNITS: &str = "/quan-tri/don-vi";
pub const OFFICE_UNIT_NEW: &str = "/quan-tri/don-vi/moi";
pub const OFFICE_POSTS: &str = "/quan-tri/chuc-danh";
pub const OFFICE_PEOPLE: &str = "/quan-tri/can-bo";
pub const OFFICE_PERSON_NEW: &str = "/quan-tri/can-bo/moi";
pub const OFFICE_PEOPLE_IMPORT: &str = "/quan-tri/can-bo/nhap";
pub const OFFICE_CATEGORIES: &str = "/quan-tri/linh-vuc";
pub const OFFICE_DEADLINES: &str = "/quan-tri/thoi-han";
pub const OFFICE_RULES: &str = "/quan-tri/quy-tac";
pub const OFFICE_RULE_NEW: &str = "/quan-tri/quy-tac/moi";
/// Days off and working Saturdays.
pub const OFFICE_CALENDAR: &str = "/quan-tri/lich";
pub const OFFICE_CALENDAR_IMPORT: &str = "/quan-tri/lich/nhap";
/// The table of moves, as it runs.
pub const OFFICE_TEMPLATES: &str = "/quan-tri/mau-cau";
pub const OFFICE_TEMPLATE_NEW: &str = "/quan-tri/mau-cau/moi";
pub const OFFICE_UNOWNED: &str = "/quan-tri/chua-phu-trach";
pub const OFFICE_PROCESS: &str = "/quan-tri/quy-trinh";
pub const DATA_REQUESTS: &str = "/quan-tri/yeu-cau-du-lieu";
pub const BREACHES: &str = "/quan-tri/vi-pham-du-lieu";
pub const RETENTION: &str = "/quan-tri/luu-giu";
pub const OFFICE_JOURNAL: &str = "/quan-tri/nhat-ky";

/// A page of the form. The first one is the form's own address.
#[must_use]
pub fn step(lang: Lang, step: Step) -> String {
    match step {
        Step::Kind => lang.path(FORM),
        _ => format!("{}/{}", lang.path(FORM), step.code()),
    }
}

/// A page on which an officer writes down for somebody. The first one is the address of all.
#[must_use]
pub fn entry_step(step: EntryStep) -> String {
    match step {
        EntryStep::Source => ENTRY.to_owned(),
        _ => format!("{ENTRY}/{}", step.code()),
    }
}

/// The checkpoint of so many entries.
#[must_use]
pub fn checkpoint(size: u64) -> String {
    format!("{CHECKPOINT}/{size}")
}

/// Figures of a period, of a place or of the country, at one of their addresses.
#[must_use]
pub fn figures(lang: Lang, at: &str, period: Period, place: Option<i64>) -> String {
    let place = place.map(|place| format!("&{FIGURES_PLACE}={place}")).unwrap_or_default();
    format!("{}?{FIGURES_PERIOD}={period}{place}", lang.path(at))
}

/// The proof that one checkpoint continues another.
#[must_use]
pub fn growth(old: u64, new: u64) -> String {
    format!("{GROWTH}/{old}/{new}")
}

/// The proof of an entry of the case that this browser follows.
#[must_use]
pub fn proof(lang: Lang, which: WhichEntry) -> String {
    lang.path(&format!("{TRACKED_PROOF}/{}", which.code()))
}

/// What a sender has just done: the page says that it arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Message,
    Rating,
    Objection,
    Review,
    Appeal,
    Withdrawal,
    Data,
}

impl Done {
    pub const ALL: &'static [Self] =
        &[Self::Message, Self::Rating, Self::Objection, Self::Review, Self::Appeal, Self::Withdrawal, Self::Data];

    /// How it stands in the address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Rating => "rating",
            Self::Objection => "objection",
            Self::Review => "review",
            Self::Appeal => "appeal",
            Self::Withdrawal => "withdrawal",
            Self::Data => "data",
        }
    }
}

/// The case that is followed, and what was done there just now.
#[must_use]
pub fn tracked(lang: Lang, done: Option<Done>) -> String {
    let page = lang.path(TRACKED);
    done.map(|done| format!("{page}?{DONE}={}", done.code())).unwrap_or(page)
}

#[must_use]
pub fn front_case(number: &str) -> String {
    format!("{FRONT}/vu-viec/{number}")
}

/// Where the scan of an answer on paper is put.
#[must_use]
pub fn front_scan(number: &str) -> String {
    format!("{FRONT}/vu-viec/{number}/ban-quet")
}

/// A report of a Front.
#[must_use]
pub fn report(front: i64, period: domain::reports::Period) -> String {
    format!("{REPORTS}/{front}/{period}")
}

/// A signed report by its position.
#[must_use]
pub fn signed_report(front: i64, period: domain::reports::Period, position: i32) -> String {
    format!("{}?{REPORT_SIGNED}={position}", report(front, period))
}

/// A signed report, for observers.
#[must_use]
pub fn observed_report(front: i64, period: domain::reports::Period, position: i32) -> String {
    format!("{UNIT_REPORTS}/{front}/{period}/{position}")
}

/// The cases behind a figure of a report, of its newest version or of an earlier one.
#[must_use]
pub fn report_cases(
    front: i64,
    period: domain::reports::Period,
    version: Option<usize>,
    selection: &domain::reports::Selection,
) -> String {
    let by = selection.by.as_ref().map(|(by, key)| format!("&{REPORT_BY}={by}&{REPORT_KEY}={key}")).unwrap_or_default();
    let version = version.map(|version| format!("&{REPORT_VERSION}={version}")).unwrap_or_default();
    format!("{}/vu-viec?{REPORT_MEASURE}={}{by}{version}", report(front, period), selection.measure)
}

/// The papers of a case.
#[must_use]
pub fn front_papers(number: &str) -> String {
    format!("{FRONT}/vu-viec/{number}/van-ban")
}

/// One paper: a draft by its code, or a signed one by its position.
#[must_use]
pub fn front_paper(number: &str, which: &str) -> String {
    format!("{FRONT}/vu-viec/{number}/van-ban/{which}")
}

/// Where somebody decides whether a case is published.
#[must_use]
pub fn front_publication(number: &str) -> String {
    format!("{FRONT}/vu-viec/{number}/cong-khai")
}

/// An entry of the register.
#[must_use]
pub fn published(slug: &str) -> String {
    format!("{PUBLISHED}/{slug}")
}

#[must_use]
pub fn front_file(number: &str, id: i64) -> String {
    format!("{FRONT}/vu-viec/{number}/tep/{id}")
}

/// The cleaned copy of a file, as the unit would get it.
#[must_use]
pub fn front_copy(number: &str, id: i64) -> String {
    format!("{FRONT}/vu-viec/{number}/tep/{id}/ban-sach")
}

/// A cleaned copy by its position in the referral, from 1.
#[must_use]
pub fn unit_copy(number: &str, position: u32) -> String {
    format!("{UNIT}/vu-viec/{number}/tep/{position}")
}

/// Where the sealed name of a case is asked for.
#[must_use]
pub fn opening_request(number: &str) -> String {
    format!("{FRONT}/vu-viec/{number}/mo-danh-tinh")
}

#[must_use]
pub fn opening(id: i64) -> String {
    format!("{OPENINGS}/{id}")
}

#[must_use]
pub fn threat(id: i64) -> String {
    format!("{THREATS}/{id}")
}

#[must_use]
pub fn unit_case(number: &str) -> String {
    format!("{UNIT}/vu-viec/{number}")
}

#[must_use]
pub fn office_unit(id: i64) -> String {
    format!("{OFFICE_UNITS}/{id}")
}

/// An entry of one of the lists that are kept as versions.
#[must_use]
pub fn office_entry(list: &str, key: impl std::fmt::Display) -> String {
    format!("{list}/{key}")
}

/// The calendar of one year.
#[must_use]
pub fn calendar_year(year: i32) -> String {
    format!("{OFFICE_CALENDAR}?year={year}")
}

/// Where the system that has this token is told of news.
#[must_use]
pub fn unit_hook(token: i64) -> String {
    format!("{UNIT_TOKENS}/{token}")
}

/// A commitment of a unit's official.
#[must_use]
pub fn unit_commitment(id: i64) -> String {
    format!("{UNIT_COMMITMENTS}/{id}")
}

/// A template.
#[must_use]
pub fn office_template(series: i64) -> String {
    format!("{OFFICE_TEMPLATES}/{series}")
}

#[must_use]
pub fn office_person(id: i64) -> String {
    format!("{OFFICE_PEOPLE}/{id}")
}

/// The cases whose period is over, for a cause of erasure by its code.
#[must_use]
pub fn due_cases(cause: &str) -> String {
    format!("{RETENTION}/den-han/{cause}")
}

#[must_use]
pub fn breach(id: i64) -> String {
    format!("{BREACHES}/{id}")
}

#[must_use]
pub fn data_request(id: i64) -> String {
    format!("{DATA_REQUESTS}/{id}")
}

#[must_use]
pub fn erasure_run(id: i64) -> String {
    format!("{RETENTION}/{id}")
}

/// The page that asks for a one-time password before another page, given by its path.
#[must_use]
pub fn confirm(next: &str) -> String {
    format!("{CONFIRM}?next={next}")
}

/// An address of ours that a form may lead back to: a plain path of a desk, so that nobody can be
/// led to another site by a link to us.
#[must_use]
pub fn own_address(typed: &str) -> Option<&str> {
    let plain = typed.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_'));
    let ours = [FRONT, UNIT, OFFICE, "/can-bo"]
        .iter()
        .any(|desk| typed.strip_prefix(desk).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    (plain && ours).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_a_desk_and_nowhere_else() {
        for ours in ["/quan-tri/can-bo/12", "/mat-tran", "/can-bo/tai-khoan", "/mat-tran/vu-viec/PA-2026-00000000"] {
            assert_eq!(own_address(ours), Some(ours));
        }
        for other in
            ["", "/", "//example.org", "https://example.org", "/mat-tran.example.org", "/mat-tran/../x", "/don-vi?x"]
        {
            assert_eq!(own_address(other), None, "{other}");
        }
    }
}
