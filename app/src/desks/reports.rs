//! The periodic reports of a Front. Whoever may list its cases reads the figures of those of which they may know, and of
//! no others; whoever observes reads what was signed, each the same.

use std::collections::BTreeMap;

use async_trait::async_trait;
use domain::case::State;
use domain::feedback::Kind;
use domain::paper::Authority;
use domain::reports::{Correction, Period, Refiled, Selection, Sheet, Signed};
use time::Date;

use super::{Answer, Choice, Listed};

/// The reports, for those officers who may see every case of their Front.
#[async_trait]
pub trait ReportDesk: Send + Sync {
    /// Of which periods there are reports: of the officer's first Front when none is named; `before` is the key of
    /// the page before.
    async fn reports(&self, front: Option<i64>, before: Option<&str>) -> Answer<ReportList>;
    async fn report(&self, query: &ReportQuery) -> Answer<ReportView>;
    /// The cases behind one of its figures; `after` is the key of the page before.
    async fn report_cases(
        &self,
        query: &ReportQuery,
        selection: &Selection,
        after: Option<&str>,
    ) -> Answer<Listed<ReportCase>>;
}

/// Which report is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportQuery {
    pub front: i64,
    pub period: Period,
    /// Of a month an earlier version, from 1.
    pub version: Option<usize>,
    /// A signed one, by its position.
    pub signed: Option<i32>,
}

/// The periods of which there are reports.
#[derive(Clone, Debug)]
pub struct ReportList {
    /// The Fronts whose reports this officer may read.
    pub fronts: Vec<Choice>,
    /// The one that is shown.
    pub front: i64,
    /// The newest first.
    pub list: Listed<ReportRow>,
    /// The day on which the next month is counted.
    pub awaited: Date,
}

#[derive(Clone, Copy, Debug)]
pub struct ReportRow {
    pub period: Period,
    pub first_on: Date,
    pub last_on: Date,
    pub counted_on: Date,
}

/// A month that a report is counted from, as this officer may know it.
#[derive(Clone, Debug)]
pub struct CountedMonth {
    /// The versions, the oldest first.
    pub versions: Vec<CountedVersion>,
    /// Which of them is shown, from 1.
    pub shown: usize,
}

#[derive(Clone, Debug)]
pub struct CountedVersion {
    pub counted_on: Date,
    /// Why it corrects the one before, and who counted it again.
    pub corrected: Option<(Correction, String)>,
}

/// A report with all its figures.
#[derive(Clone)]
pub struct ReportView {
    pub front: i64,
    pub period: Period,
    pub issuer: String,
    /// Where it is written, as before the date.
    pub place: String,
    pub to: Vec<String>,
    /// Stands for what the figures are counted from: who files a report, files these.
    pub counted: String,
    pub first_on: Date,
    pub last_on: Date,
    pub sheet: Sheet,
    /// The same as it is printed and signed.
    pub shared: Sheet,
    /// Both are as those read them who observe ([`Sheet::observed`]).
    pub observed: bool,
    /// What was received in the same period a year before, where that was counted.
    pub year_before: Option<u32>,
    /// Names of bodies by their ids.
    pub units: BTreeMap<String, String>,
    /// In the order of time.
    pub months: Vec<CountedMonth>,
    /// What was signed, the oldest first.
    pub filed: Vec<FiledReport>,
    /// The signed one that is shown.
    pub signed: Option<Signed>,
    /// In whose name it is signed, where that is known.
    pub authority: Option<Authority>,
    /// They write the words of the report.
    pub may_prepare: bool,
    /// They file that it was signed.
    pub may_file: bool,
    pub may_correct: bool,
    pub printed_at: String,
    pub printed_by: String,
}

/// One of the signed reports of a period.
#[derive(Clone, Debug)]
pub struct FiledReport {
    pub position: i32,
    pub document_no: String,
    pub document_on: Date,
    /// What it is to the one before.
    pub refiled: Option<Refiled>,
}

/// A case that a figure counts.
#[derive(Clone, Debug)]
pub struct ReportCase {
    pub number: String,
    pub kind: Kind,
    pub state: State,
    pub received_on: Date,
}

/// What observers read: the reports that the Front of their area signed.
#[async_trait]
pub trait ObserverDesk: Send + Sync {
    /// The newest first; `before` is the key of the page before. Not there for whoever observes nothing.
    async fn signed_reports(&self, before: Option<&str>) -> Answer<Listed<SignedReport>>;
    /// One of them, as it was signed.
    async fn signed_report(&self, front: i64, period: Period, position: i32) -> Answer<ReportView>;
}

/// A report that was signed.
#[derive(Clone, Debug)]
pub struct SignedReport {
    pub front: i64,
    pub issuer: String,
    pub period: Period,
    pub position: i32,
    pub document_no: String,
    pub document_on: Date,
}
