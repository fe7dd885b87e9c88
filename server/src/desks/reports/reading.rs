//! What a report is counted from, and the page of it, as far as its reader may know of the cases in it.

use std::collections::{BTreeMap, HashMap};

use app::desks::{CountedMonth, CountedVersion, FiledReport, ReportQuery, ReportView};
use data_encoding::HEXLOWER;
use domain::absence::{DeputySigns, Place};
use domain::case::State;
use domain::date;
use domain::paper::Authority;
use domain::policy::list_scope;
use domain::reports::{By, Correction, Line, Measure, Part, Period, ReportKind, Sheet, Signed};
use domain::role::{Desk, Role};
use domain::unit::{UnitId, UnitKind};
use sha2::{Digest, Sha256};

use crate::Services;
use crate::desks::{Officer, ReadError};
use crate::store::cases::CaseError;
use crate::store::entity::{reports as rows, signed_reports};
use crate::store::{people, reports};

/// Who prepares a report.
const CLERKS: &[Role] = &[Role::Intake, Role::Triage, Role::FrontLeader];
/// Who has a month counted again.
const CORRECTORS: &[Role] = &[Role::FrontLeader];

/// A version of a month.
struct Version {
    row: rows::Model,
    /// The last one that is the same as far as the reader may know.
    newest: i64,
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
    /// Of every version by its id, the lines of which the reader may know.
    lines: BTreeMap<i64, Vec<(i64, Line)>>,
}

impl Month {
    fn shown(&self) -> &Version {
        &self.versions[self.shown]
    }

    fn of(&self, id: i64) -> &[(i64, Line)] {
        self.lines.get(&id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Of each month the lines, as parts of the report.
fn parts<'a>(months: &[&'a [(i64, Line)]]) -> Vec<Vec<Part<'a>>> {
    let end = months.len().saturating_sub(1);
    let of = |(at, lines): (usize, &&'a [(i64, Line)])| {
        lines.iter().map(|(_, line)| Part { line, first: at == 0, last: at == end }).collect()
    };
    months.iter().enumerate().map(of).collect()
}

impl Counted {
    /// Ids of what it is counted from.
    pub(in crate::desks) fn ids(&self) -> Vec<i64> {
        self.months.iter().map(|month| month.shown().newest).collect()
    }

    /// Of each month the lines of one version, in the order of the months.
    fn lines(&self, ids: &[i64]) -> Vec<&[(i64, Line)]> {
        let of = |month: &Month| ids.iter().copied().find(|id| month.lines.contains_key(id));
        self.months.iter().map(|month| of(month).map_or(&[][..], |id| month.of(id))).collect()
    }

    /// Every line, with the case that it is of.
    pub(in crate::desks) fn parts(&self) -> Vec<(i64, Part<'_>)> {
        let lines = self.lines(&self.ids());
        let parts = parts(&lines).into_iter().flatten();
        lines.iter().flat_map(|lines| lines.iter()).map(|(case_id, _)| *case_id).zip(parts).collect()
    }

    /// What the months with these ids come to.
    fn sheet(&self, ids: &[i64]) -> Sheet {
        Sheet::of(parts(&self.lines(ids)).into_iter().flatten())
    }

    /// The same, as others than the Front read it.
    fn shared(&self, ids: &[i64]) -> Sheet {
        Sheet::shared(&parts(&self.lines(ids)))
    }

    /// Stands for what is shown, and tells nothing else: whoever sees other lines has another one.
    pub(in crate::desks) fn mark(&self) -> String {
        let mut hasher = Sha256::new();
        for month in &self.months {
            let shown = month.shown();
            hasher.update(format!("{}:{:?}\n", shown.row.month, month.of(shown.newest)));
        }
        HEXLOWER.encode(&hasher.finalize())
    }
}

/// The figures of a report that is filed: of every case that these months count, whoever files it. Those who read it
/// without seeing the cases all read the same.
///
/// # Errors
/// [`CaseError`].
pub(in crate::desks) async fn whole(services: &Services, ids: &[i64]) -> Result<Sheet, CaseError> {
    let mut months = Vec::new();
    for id in ids {
        months.push(reports::all_lines(services.db.reader(), *id).await?.into_iter().collect::<Vec<_>>());
    }
    let months: Vec<&[(i64, Line)]> = months.iter().map(Vec::as_slice).collect();
    Ok(Sheet::shared(&parts(&months)))
}

/// Somebody who reads the reports of a Front.
pub(in crate::desks) struct Reader<'a> {
    pub services: &'a Services,
    pub officer: &'a Officer,
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
        for (report, case_id, line) in reports::lines(db, &ids, self.officer.official().standing()).await? {
            lines.entry(report).or_default().push((case_id, line));
        }
        let mut months: BTreeMap<String, Month> = BTreeMap::new();
        for row in stored {
            let month = months.entry(row.month.clone()).or_default();
            let lines = lines.remove(&row.id).unwrap_or_default();
            // What changed in a case of which the reader must not know is no change.
            match month.versions.last_mut() {
                Some(before) if month.lines.get(&before.newest) == Some(&lines) => before.newest = row.id,
                _ => month.versions.push(Version { newest: row.id, row: row.clone() }),
            }
            month.lines.insert(row.id, lines);
            month.shown = month.versions.len() - 1;
        }
        let whole = months.len() == period.months().len();
        Ok(whole.then(|| months.into_values().collect()))
    }

    pub(in crate::desks) async fn report_view(&self, query: &ReportQuery) -> Result<ReportView, ReadError> {
        let (db, reference) = (self.services.db.reader(), self.services.reference.get());
        let counted = self.counted(query).await?;
        let (front, period) = (UnitId(query.front), query.period);
        let filed = reports::filed(db, query.front, period).await?;
        let row = match query.signed {
            Some(position) => Some(filed.iter().find(|row| row.position == position).ok_or(ReadError::NotFound)?),
            None if self.inside => None,
            None => return Err(ReadError::NotFound),
        };
        let signed = row.map(|row| reports::open(&self.services.vault, row)).transpose()?;
        let Figures { sheet, shared, year_before } = self.figures(query, &counted, row.zip(signed.as_ref())).await?;
        let [sheet, shared] = [sheet, shared].map(|sheet| if self.inside { sheet } else { sheet.observed() });
        let name = |(key, _): (&str, u32)| Some((key.to_owned(), reference.unit_name(UnitId(key.parse().ok()?))));
        let area = reference.tree.get(front).and_then(|unit| unit.area);
        let committee = area.and_then(|area| reference.tree.find(UnitKind::PartyCommittee, area));
        let above = reference.tree.fronts_from(front).into_iter().nth(1);
        let is_month = period.kind() == ReportKind::Monthly;
        let draft = self.inside && signed.is_none();
        let ends = counted.months.first().zip(counted.months.last()).ok_or(ReadError::NotFound)?;
        Ok(ReportView {
            front: query.front,
            period,
            issuer: reference.unit_name(front),
            place: area.map(|area| reference.area_name(area)).unwrap_or_default(),
            to: [committee, above].into_iter().flatten().map(|unit| reference.unit_name(unit)).collect(),
            counted: counted.mark(),
            first_on: ends.0.shown().row.first_on,
            last_on: ends.1.shown().row.last_on,
            units: sheet.by(By::Unit).filter_map(name).collect(),
            year_before,
            sheet,
            shared,
            observed: !self.inside,
            months: self.month_views(&counted, db).await?,
            filed: filed.iter().map(|row| self.filed_view(row)).collect::<Result<_, CaseError>>()?,
            may_prepare: draft && query.version.is_none() && may_prepare(self.officer, query.front),
            may_file: draft && query.version.is_none() && may_file(self.officer, query.front),
            may_correct: draft && is_month && may_correct(self.officer, query.front),
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

    /// What was signed is shown to whoever may list the cases of that Front as their own lists show it, that is without
    /// those that are kept from them; to everybody else as it was filed.
    async fn figures(
        &self,
        query: &ReportQuery,
        counted: &Counted,
        signed: Option<(&signed_reports::Model, &Signed)>,
    ) -> Result<Figures, ReadError> {
        let Some((row, signed)) = signed else {
            let ids = counted.ids();
            let year_before = self.before(query, None).await?.map(|(_, sheet)| sheet);
            let year_before = year_before.map(|sheet| sheet.count(Measure::Received));
            return Ok(Figures { sheet: counted.sheet(&ids), shared: counted.shared(&ids), year_before });
        };
        if !lists_all_cases(self.officer, query.front) {
            let sheet = signed.sheet.clone();
            return Ok(Figures { shared: sheet.clone(), sheet, year_before: signed.year_before });
        }
        let sheet = counted.shared(&reports::counted(row));
        let before = Some(signed.before_counted.as_slice()).filter(|ids| !ids.is_empty());
        let year_before = match before {
            Some(ids) => self.before(query, Some(ids)).await?.map(|(_, sheet)| sheet.count(Measure::Received)),
            None => None,
        };
        Ok(Figures { shared: sheet.clone(), sheet, year_before })
    }

    /// The same period a year before: ids of its months and what they come to, in their newest versions or in those
    /// with these ids; `None` where it was not counted.
    pub(in crate::desks) async fn before(
        &self,
        query: &ReportQuery,
        ids: Option<&[i64]>,
    ) -> Result<Option<(Vec<i64>, Sheet)>, ReadError> {
        let months = self.months_of(query.front, query.period.a_year_before()).await?;
        Ok(months.map(|months| {
            let counted = Counted { months };
            let ids = ids.map_or_else(|| counted.ids(), <[i64]>::to_vec);
            let sheet = counted.sheet(&ids);
            (ids, sheet)
        }))
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

    /// In whose name a report is signed: of whoever stands in for a leader today.
    fn in_the_name(&self, front: UnitId) -> Option<Authority> {
        let mut held = self.officer.official().deputations();
        let here = held.find(|held| held.place == Place { unit: front, role: Role::FrontLeader });
        here.map(|held| held.signs).map(DeputySigns::authority)
    }
}

/// What a report tells.
struct Figures {
    sheet: Sheet,
    shared: Sheet,
    year_before: Option<u32>,
}

/// Whether somebody may list every case of a Front that is not kept from them.
fn lists_all_cases(officer: &Officer, front: i64) -> bool {
    let scope = list_scope(&officer.principal(), Desk::Front);
    scope.lanes.iter().any(|lane| !lane.raised && lane.unit == UnitId(front) && lane.states.len() == State::ALL.len())
}

fn holds_there(officer: &Officer, front: i64, roles: &[Role]) -> bool {
    officer.official().roles_in(UnitId(front)).iter().any(|role| roles.contains(role))
}

/// Whether somebody writes a report of this Front and prints it to be signed.
pub(in crate::desks) fn may_prepare(officer: &Officer, front: i64) -> bool {
    holds_there(officer, front, CLERKS)
}

/// Whether somebody files that a report of this Front was signed: whoever leads it, or stands in for who does.
pub(in crate::desks) fn may_file(officer: &Officer, front: i64) -> bool {
    let place = Place { unit: UnitId(front), role: Role::FrontLeader };
    let in_place = || officer.official().deputations().any(|held| held.place == place);
    holds_there(officer, front, &[place.role]) || in_place()
}

/// Whether somebody has a month of this Front counted again.
pub(in crate::desks) fn may_correct(officer: &Officer, front: i64) -> bool {
    holds_there(officer, front, CORRECTORS)
}
