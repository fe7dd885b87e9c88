//! The codes for which there must be words.

use std::fs;

use app::desks::Tray;
use app::desks::bulk::{AT_FRONT, AT_UNIT, NotMoved};
use domain::attachment::{CopyType, NoCopy};
use domain::case::act;
use domain::case::clock::Clock;
use domain::case::diversion::Procedure;
use domain::case::guard::Guard;
use domain::case::{State, Transition};
use domain::errors::Problem;
use domain::feedback::{
    Channel, CheckPoint, IdentityMode, Kind, Outcome, Publication, RefusalReason, ReturnReason, SupervisionSource,
    Verdict,
};
use domain::figures;
use domain::journal::Moved;
use domain::lists;
use domain::marks::Mark;
use domain::opening::{HolderGroup, OpeningState};
use domain::paper::{Authority, PaperKind};
use domain::reports;
use domain::role::Role;
use domain::submission::{EntryStep, Step};

use super::root;

/// Changes of a case that are events without being moves.
const EDITS: &[&str] = &[
    "DATA_REQUEST",
    "DATA_GRANTED",
    "DATA_REFUSED",
    "OBJECTED",
    "REVIEW_ASKED",
    "DECLINED",
    "WITHDREW",
    "RESTORE_PROPOSED",
    "REFUSAL_PROPOSED",
    "REFUSAL_REJECTED",
    "APPEALED",
    "JOINED",
    "PARTED",
    "DIVERSION_PROPOSED",
    "DIVERSION_REJECTED",
    "EVIDENCE",
    "CLASSIFY",
    "ANSWER_WRITTEN_DOWN",
    "ANSWER_SCANNED",
    "ENTERED",
    "TAKEN_UP",
    "DATES_MOVED",
    "REMINDED",
    "RAISED",
    "COMMITMENT",
    "HANDED_OVER",
    "CHILD_MARKED",
    "CHILD_UNMARKED",
    "CHILD_TOLD",
    "CHILD_ASKED",
    "CHILD_LEFT",
    "CONCERN",
    "FRONT_ANSWER",
    "MOVED_FRONT",
    "TIE_DECLARED",
    "MESSAGE",
    "RATED",
    "THREAT",
    "THREAT_ANSWERED",
    "READ",
    "FILE_READ",
    "FILE_REFUSED",
    "COPY_READ",
    "IDENTITY_READ",
    "PAPER",
    "ERASED",
    "OPENING_REQUESTED",
    "OPENING_APPROVED",
    "OPENING_REFUSED",
    "OPENING_HOLD_LIFTED",
    "IDENTITY_OPENED",
    "IDENTITY_VIEWED",
    "IDENTITY_REWRAPPED",
    "PUBLICATION_PROPOSED",
    "PUBLICATION_RETURNED",
    "PUBLICATION_DECLINED",
    "PUBLISHED",
    "UNPUBLISHED",
];
const PURPOSES: [&str; 10] =
    ["QUESTION", "REPLY", "ADDITION", "CORRECTION", "NOTICE", "OBJECTION", "REVIEW", "WITHDRAWAL", "APPEAL", "THREAT"];
const GROUPS: [&str; 7] = ["A", "B", "C", "D", "E", "F", "G"];

macro_rules! codes_of {
    ($($of:ty),+) => { [$(<$of>::ALL.iter().map(|code| code.code().to_owned()).collect::<Vec<_>>()),+].concat() };
}

/// The families of words for codes, and the codes that each must have.
pub fn families() -> Vec<(&'static str, Vec<String>)> {
    let events = [codes_of!(Transition), owned(EDITS)].concat();
    vec![
        ("state", codes_of!(State)),
        ("state-citizen", codes_of!(State)),
        ("kind", codes_of!(Kind)),
        ("form-kind", Kind::PUBLIC.iter().map(|kind| kind.code().to_owned()).collect()),
        ("identity", codes_of!(IdentityMode)),
        ("form-sender", codes_of!(IdentityMode)),
        ("form-title", codes_of!(Step)),
        ("entry-heading", codes_of!(EntryStep)),
        ("supervision-source", codes_of!(SupervisionSource)),
        ("channel", codes_of!(Channel)),
        ("role", codes_of!(Role)),
        ("role-about", codes_of!(Role)),
        ("staff-gap", owned(&["CHO_TIEP_NHAN", "TIEP_NHAN", "PHAN_LOAI", "LANH_DAO_MTTQ", "NHAP_HO"])),
        ("place-of", owned(&Moved::ASPECTS)),
        ("group", owned(&GROUPS)),
        ("group-about", owned(&GROUPS)),
        ("post-about", owned(&["CONG_CHUC", "KHONG_CHUYEN_TRACH", "VIEN_CHUC"])),
        ("outcome", codes_of!(Outcome)),
        ("paper", codes_of!(PaperKind)),
        ("paper-authority", codes_of!(Authority)),
        ("paper-sender", codes_of!(IdentityMode)),
        ("paper-days", codes_of!(domain::deadline::Unit)),
        ("procedure", codes_of!(Procedure)),
        ("procedure-about", codes_of!(Procedure)),
        ("paper-procedure", codes_of!(Procedure)),
        ("refusal", codes_of!(RefusalReason)),
        ("return", codes_of!(ReturnReason)),
        ("point", codes_of!(CheckPoint)),
        ("verdict", codes_of!(Verdict)),
        ("purpose", owned(&PURPOSES)),
        ("clock", [codes_of!(Clock), time_limits()].concat()),
        ("clock-citizen", codes_of!(Clock)),
        ("span", codes_of!(domain::deadline::Unit)),
        ("event", events.clone()),
        ("event-citizen", events),
        ("promise", codes_of!(domain::case::promise::PromiseState)),
        ("guard", codes_of!(Guard)),
        ("rights-kind", codes_of!(domain::data_request::RequestKind)),
        ("rights-about", codes_of!(domain::data_request::RequestKind)),
        ("rights-state", codes_of!(domain::data_request::RequestState)),
        ("own-data-identity", codes_of!(IdentityMode)),
        ("data-kind", codes_of!(domain::breach::DataKind)),
        ("breach-entry", codes_of!(domain::breach::EntryKind)),
        ("erasure", codes_of!(domain::retention::ErasureCause)),
        ("erasure-cause", codes_of!(domain::retention::ErasureCause)),
        ("run", codes_of!(domain::retention::RunState)),
        ("run-item", codes_of!(domain::retention::ItemState)),
        ("period", codes_of!(domain::retention::PeriodUnit)),
        (
            "front-news",
            owned(&[
                "T06",
                "TAKEN_BACK",
                "UNANSWERED",
                "T09",
                "T11",
                "MESSAGE",
                "EVIDENCE",
                "DIVERSION_REJECTED",
                "REFUSAL_REJECTED",
            ]),
        ),
        ("journal", codes_of!(domain::journal::What)),
        ("fault", codes_of!(domain::interface::Fault)),
        ("token-scope", codes_of!(domain::interface::token::Scope)),
        ("hook-event", codes_of!(domain::interface::hook::HookEvent)),
        ("hook-failure", codes_of!(domain::interface::hook::HookFailure)),
        ("hook-standing", codes_of!(app::desks::HookStanding)),
        ("wrong-parameter", codes_of!(domain::interface::WrongParameter)),
        ("register-period", owned(&["3-thang", "6-thang", "12-thang"])),
        ("figures-head", codes_of!(figures::By)),
        ("figures-by", codes_of!(figures::By)),
        ("figures-measure", codes_of!(figures::Measure)),
        ("figures-about", codes_but(&codes_of!(figures::Measure), &["TINH_HINH"])),
        ("figures-share", codes_but(&codes_of!(figures::Measure), &["KET_QUA", "CON_LAI"])),
        ("figures-column", figure_columns()),
        ("report", codes_of!(reports::ReportKind)),
        ("report-measure", codes_of!(reports::Measure)),
        ("report-by", codes_of!(reports::By)),
        ("report-correction", codes_of!(reports::Correction)),
        ("report-refiled", codes_of!(reports::Refiled)),
        ("publication", codes_of!(Publication)),
        ("publishing-about", codes_of!(Publication)),
        ("publishing-due", owned(&["CHUA_XET", "CHO_DUYET"])),
        ("why-not", codes_of!(domain::publication::WhyNot)),
        ("taken-down", codes_of!(domain::publication::TakenDown)),
        ("tombstone", codes_of!(domain::publication::Tombstone)),
        ("consent", codes_of!(domain::publication::Consent)),
        ("hidden", codes_of!(domain::redaction::Hidden)),
        ("rung", owned(&["1", "2", "3", "4", "5", "6", "7"])),
        ("tray", codes_of!(Tray)),
        ("front-empty", codes_of!(Tray)),
        ("unit-empty", codes_of!(Tray)),
        ("skip", owned(&["weekend", "saturday", "sunday"])),
        ("rating-level", owned(&["1", "2", "3", "4", "5"])),
        ("opening", codes_of!(OpeningState)),
        ("kept", codes_of!(domain::commitment::Kept)),
        ("public-kept", owned(&["DANG_THUC_HIEN", "THUC_HIEN_TOT", "KHONG_THUC_HIEN"])),
        ("audience", codes_of!(domain::commitment::Audience)),
        ("template-occasion", codes_of!(domain::template::Occasion)),
        ("template-blank", codes_of!(domain::template::Blank)),
        ("template-example", codes_of!(domain::template::Blank)),
        ("list-about", codes_of!(lists::List)),
        ("list-field", list_fields()),
        ("office-mark", codes_of!(lists::Certainty)),
        ("deputy-signs", codes_of!(domain::absence::DeputySigns)),
        ("absence", owned(&["away_from", "away_until"])),
        ("help-given", codes_of!(domain::threat::Help)),
        ("holder-group", codes_of!(HolderGroup)),
        ("holder-group-about", codes_of!(HolderGroup)),
        ("process-field", required_fields()),
        ("calendar-standing", codes_of!(domain::calendar::YearStanding)),
        ("day-kind", codes_of!(domain::calendar::DayKind)),
        ("certainty", codes_of!(domain::calendar::Certainty)),
        ("track-done", codes_of!(app::paths::Done)),
        ("keys-do", owned(&["j", "k", "o", "a", "search", "help"])),
        ("bulk-do", several_moves()),
        ("bulk-done", several_moves()),
        ("bulk-why", codes_of!(NotMoved)),
        ("desk-done", codes_of!(app::components::done::DeskDone)),
        ("book-sender", [codes_of!(IdentityMode), owned(&["withdrawn"])].concat()),
        ("err", codes_of!(Problem)),
        ("mark", codes_of!(Mark)),
        ("scan", owned(&["CHO_QUET", "CO_MA_DOC"])),
        ("no-copy", codes_of!(NoCopy)),
        ("copy", CopyType::ALL.iter().map(|copy| copy.extension().to_owned()).collect()),
    ]
}

/// What is done with several cases at once.
fn several_moves() -> Vec<String> {
    AT_FRONT.iter().chain(&AT_UNIT).map(|transition| transition.code().to_owned()).collect()
}

fn codes_but(codes: &[String], without: &[&str]) -> Vec<String> {
    codes.iter().filter(|code| !without.contains(&code.as_str())).cloned().collect()
}

/// The columns of the public figures, except those that are results.
fn figure_columns() -> Vec<String> {
    let columns = figures::Measure::ALL.iter().flat_map(|measure| measure.columns());
    columns.filter(|code| Outcome::from_code(code).is_none()).map(str::to_owned).collect()
}

fn owned(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|&code| code.to_owned()).collect()
}

/// Every field of the lists that are kept as versions.
fn list_fields() -> Vec<String> {
    let names = "name_vi name_en hint_vi hint_en source citizens enabled amount unit basis certainty position system \
                 level rank post category managed_by target copy explanation head deputy key_cadre committee";
    names.split_whitespace().map(|name| format!("list_{name}")).collect()
}

/// Every field that some move needs.
fn required_fields() -> Vec<String> {
    let fields = Transition::ALL.iter().flat_map(|&transition| act::required_fields(transition));
    fields.map(str::to_owned).collect()
}

/// The keys of the time limits that the store begins with.
fn time_limits() -> Vec<String> {
    let table = root().join("../migrations/data/deadlines.csv");
    let table = fs::read_to_string(table).unwrap();
    table.lines().skip(1).filter_map(|line| line.split(';').next()).map(str::to_owned).collect()
}
