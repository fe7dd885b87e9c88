//! What a report is counted from, and the page of it, as far as its reader may know of the cases in it.

use std::collections::{BTreeMap, HashMap};

use app::desks::{CountedMonth, CountedVersion, FiledReport, ReportQuery, ReportView};
use data_encoding::HEXLOWER;
use domain::absence::{DeputySigns, Place};
use domain::date;
use domain::paper::Authority;
use domain::policy::ListScope;
use domain::reports::{By, Correction, Line, Measure, Part, Period, ReportKind, Sheet};
use domain::role::Role;
use domain::unit::{UnitId, UnitKind};
use sha2::{Digest, Sha256};

use crate::Services;
use crate::desks::{Officer, ReadError};
use crate::store::cases::CaseError;
use crate::store::entity::{reports as rows, signed_reports};
use crate::store::{people, reports};

/// Who records that a report was signed.
const CLERKS: &[Role] = &[Role::Intake, Role::Triage, Role::FrontLeader];
/// Who has a month counted again.
const CORRECTORS: &[Role] = &[Role::FrontLeader];

/// A version of a month with the lines of which somebody may know.
struct Version {
    row: rows::Model,
    lines: Vec<(i64, Line)>,
}

/// The months of a report, each in one version.
pub(in crate::desks) struct Counted {
    months: Vec<Month>,
}

#[derive(Default)]
struct Month {
    /// Those that differ in what the reader may know, the oldest first.
    versions: Vec<Version>,
    shown: usize,
    /// Of every version by its id, the cases of which the reader may know.
    seen: BTreeMap<i64, Vec<i64>>,
}

impl Month {
    fn shown(&self) -> &Version {
        &self.versions[self.shown]
    }
}

/// As a form carries them.
pub(in crate::desks) fn ids_as_text(ids: &[i64]) -> String {
    ids.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
}

impl Counted {
    /// Every line, with the case that it is of.
    pub(in crate::desks) fn parts(&self) -> impl Iterator<Item = (i64, Part<'_>)> {
        let end = self.months.len().saturating_sub(1);
        self.months.iter().enumerate().flat_map(move |(at, month)| {
            let part = move |line| Part { line, first: at == 0, last: at == end };
            month.shown().lines.iter().map(move |(case_id, line)| (*case_id, part(line)))
        })
    }

    pub(in crate::desks) fn sheet(&self) -> Sheet {
        Sheet::of(self.parts().map(|(_, part)| part))
    }

    /// Ids of what it is counted from.
    pub(in crate::desks) fn ids(&self) -> Vec<i64> {
        self.months.iter().map(|month| month.shown().row.id).collect()
    }

    /// Stands for the cases that these versions of the months count, as far as the reader may know of them: whoever
    /// knows of others sees another report.
    pub(in crate::desks) fn mark(&self, ids: &[i64]) -> String {
        let mut hasher = Sha256::new();
        for id in ids {
            let cases = self.months.iter().find_map(|month| month.seen.get(id));
            hasher.update(format!("{id}:{cases:?}\n"));
        }
        HEXLOWER.encode(&hasher.finalize())
    }
}

/// Somebody who reads the reports of a Front.
pub(in crate::desks) struct Reader<'a> {
    pub services: &'a Services,
    pub officer: &'a Officer,
    /// The cases of that Front.
    pub scope: ListScope,
    /// They work for that Front, and see what was not signed.
    pub inside: bool,
}

impl Reader<'_> {
    /// Reads the months of a report.
    pub(in crate::desks) async fn counted(&self, query: &ReportQuery) -> Result<Counted, ReadError> {
        let mut months = self.months_of(query.front, query.period).await?.ok_or(ReadError::NotFound)?;
        if let Some(version) = query.version {
            let [only] = months.as_mut_slice() else { return Err(ReadError::NotFound) };
            only.shown = version.checked_sub(1).filter(|at| *at < only.versions.len()).ok_or(ReadError::NotFound)?;
        }
        Ok(Counted { months })
    }

    /// The months of a period, each in its newest version; `None` unless all of them were counted.
    async fn months_of(&self, front: i64, period: Period) -> Result<Option<Vec<Month>>, ReadError> {
        let db = self.services.db.reader();
        let stored = reports::versions(db, front, &period.months()).await?;
        let ids: Vec<i64> = stored.iter().map(|row| row.id).collect();
        let mut lines: HashMap<i64, Vec<(i64, Line)>> = HashMap::new();
        for (report, case_id, line) in reports::lines(db, &ids, &self.scope, self.officer.official().standing()).await?
        {
            lines.entry(report).or_default().push((case_id, line));
        }
        let mut months: BTreeMap<String, Month> = BTreeMap::new();
        for row in stored {
            let version = Version { lines: lines.remove(&row.id).unwrap_or_default(), row };
            let month = months.entry(version.row.month.clone()).or_default();
            month.seen.insert(version.row.id, version.lines.iter().map(|(case_id, _)| *case_id).collect());
            // What changed in a case of which the reader must not know is no change.
            if month.versions.last().is_none_or(|before| before.lines != version.lines) {
                month.versions.push(version);
            }
            month.shown = month.versions.len() - 1;
        }
        let whole = months.len() == period.months().len();
        Ok(whole.then(|| months.into_values().collect()))
    }

    pub(in crate::desks) async fn report_view(&self, query: &ReportQuery) -> Result<ReportView, ReadError> {
        let (db, reference) = (self.services.db.reader(), self.services.reference.get());
        let counted = self.counted(query).await?;
        let (front, period) = (UnitId(query.front), query.period);
        let year_before = self.year_before(query.front, period).await?;
        let readable = self.readable(query.front, period, &counted).await?;
        let signed = match query.signed {
            Some(position) => {
                let row = readable.iter().find(|row| row.position == position).ok_or(ReadError::NotFound)?;
                Some(reports::open(&self.services.vault, row)?)
            }
            None if self.inside => None,
            None => return Err(ReadError::NotFound),
        };
        let filed = readable.iter().map(|row| self.filed_view(row)).collect::<Result<_, CaseError>>()?;
        let sheet = signed.as_ref().map_or_else(|| counted.sheet(), |signed| signed.sheet.clone());
        let name = |(key, _): (&str, u32)| Some((key.to_owned(), reference.unit_name(UnitId(key.parse().ok()?))));
        let area = reference.tree.get(front).and_then(|unit| unit.area);
        let committee = area.and_then(|area| reference.tree.find(UnitKind::PartyCommittee, area));
        let above = reference.tree.fronts_from(front).into_iter().nth(1);
        let is_month = period.kind() == ReportKind::Monthly;
        let holds = |roles: &[Role]| self.inside && holds_there(self.officer, front, roles);
        let ends = counted.months.first().zip(counted.months.last()).ok_or(ReadError::NotFound)?;
        Ok(ReportView {
            front: query.front,
            period,
            issuer: reference.unit_name(front),
            place: area.map(|area| reference.area_name(area)).unwrap_or_default(),
            to: [committee, above].into_iter().flatten().map(|unit| reference.unit_name(unit)).collect(),
            counted: ids_as_text(&counted.ids()),
            first_on: ends.0.shown().row.first_on,
            last_on: ends.1.shown().row.last_on,
            units: sheet.by(By::Unit).filter_map(name).collect(),
            year_before: signed.as_ref().map_or(year_before, |signed| signed.year_before),
            sheet,
            months: self.month_views(&counted, db).await?,
            filed,
            may_file: signed.is_none() && query.version.is_none() && holds(CLERKS),
            may_correct: signed.is_none() && is_month && holds(CORRECTORS),
            signed,
            authority: self.in_the_name(front),
            printed_at: date::show_moment(self.services.clock.now()),
            printed_by: self.officer.me().login,
        })
    }

    fn filed_view(&self, row: &signed_reports::Model) -> Result<FiledReport, CaseError> {
        Ok(FiledReport {
            position: row.position,
            document_no: row.document_no.clone(),
            document_on: row.document_on,
            refiled: reports::open(&self.services.vault, row)?.refiled,
        })
    }

    async fn month_views(
        &self,
        counted: &Counted,
        db: &sea_orm::DatabaseConnection,
    ) -> Result<Vec<CountedMonth>, ReadError> {
        let versions = counted.months.iter().flat_map(|month| &month.versions);
        let ids: Vec<i64> = versions.filter_map(|version| version.row.made_by).collect();
        let names = people::names(db, &ids).await?;
        let view = |version: &Version| {
            let why = version.row.correction.as_deref();
            let why = why.map(|code| Correction::from_code(code).ok_or(CaseError::Code("reports.correction")));
            let by = version.row.made_by.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
            Ok(CountedVersion { counted_on: version.row.counted_on, corrected: why.transpose()?.map(|why| (why, by)) })
        };
        let month = |month: &Month| {
            let versions = month.versions.iter().map(view).collect::<Result<Vec<_>, CaseError>>()?;
            Ok(CountedMonth { versions, shown: month.shown + 1 })
        };
        Ok(counted.months.iter().map(month).collect::<Result<_, CaseError>>()?)
    }

    /// What was received in the same period a year before.
    pub(in crate::desks) async fn year_before(&self, front: i64, period: Period) -> Result<Option<u32>, ReadError> {
        let months = self.months_of(front, period.a_year_before()).await?;
        Ok(months.map(|months| Counted { months }.sheet().count(Measure::Received)))
    }

    /// The signed reports of a period that count exactly the cases of which this officer may know.
    pub(in crate::desks) async fn readable(
        &self,
        front: i64,
        period: Period,
        counted: &Counted,
    ) -> Result<Vec<signed_reports::Model>, ReadError> {
        let mut filed = reports::filed(self.services.db.reader(), front, period).await?;
        filed.retain(|row| row.seen == counted.mark(&reports::counted(row)));
        Ok(filed)
    }

    /// In whose name a report is signed: of whoever stands in for a leader today.
    fn in_the_name(&self, front: UnitId) -> Option<Authority> {
        let mut held = self.officer.official().deputations();
        let here = held.find(|held| held.place == Place { unit: front, role: Role::FrontLeader });
        here.map(|held| held.signs).map(DeputySigns::authority)
    }
}

fn holds_there(officer: &Officer, front: UnitId, roles: &[Role]) -> bool {
    officer.official().roles_in(front).iter().any(|role| roles.contains(role))
}

/// Whether somebody records that a report of this Front was signed.
pub(in crate::desks) fn may_file(officer: &Officer, front: i64) -> bool {
    holds_there(officer, UnitId(front), CLERKS)
}

/// Whether somebody has a month of this Front counted again.
pub(in crate::desks) fn may_correct(officer: &Officer, front: i64) -> bool {
    holds_there(officer, UnitId(front), CORRECTORS)
}
