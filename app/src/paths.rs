//! Addresses of pages, so that no page writes one by hand.

use domain::submission::Step;

use crate::words::Lang;

pub const HOME: &str = "/";
pub const FORM: &str = "/gui-phan-anh";
pub const SENT: &str = "/gui-phan-anh/da-gui";
pub const TRACK: &str = "/tra-cuu";
pub const TRACKED: &str = "/tra-cuu/ho-so";
pub const TRACK_LEAVE: &str = "/tra-cuu/roi-trang";
pub const HELP: &str = "/huong-dan";
pub const PRIVACY: &str = "/rieng-tu";

pub const SIGN_IN: &str = "/can-bo/dang-nhap";
pub const ONE_TIME: &str = "/can-bo/ma-xac-thuc";
pub const ENROL: &str = "/can-bo/dang-ky-ma";
pub const SIGN_OUT: &str = "/can-bo/dang-xuat";
pub const TIES: &str = "/can-bo/quan-he";

pub const FRONT: &str = "/mat-tran";
pub const UNIT: &str = "/don-vi";
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

/// A page of the form. The first one is the form's own address.
#[must_use]
pub fn step(lang: Lang, step: Step) -> String {
    match step {
        Step::Kind => lang.path(FORM),
        _ => format!("{}/{}", lang.path(FORM), step.code()),
    }
}

#[must_use]
pub fn front_case(number: &str) -> String {
    format!("{FRONT}/vu-viec/{number}")
}

#[must_use]
pub fn front_file(number: &str, id: i64) -> String {
    format!("{FRONT}/vu-viec/{number}/tep/{id}")
}

#[must_use]
pub fn unit_case(number: &str) -> String {
    format!("{UNIT}/vu-viec/{number}")
}

#[must_use]
pub fn office_unit(id: i64) -> String {
    format!("{OFFICE_UNITS}/{id}")
}

#[must_use]
pub fn office_person(id: i64) -> String {
    format!("{OFFICE_PEOPLE}/{id}")
}
