//! The periodic reports of a Front, as far as an officer may know of the cases in them.

mod signing;

use app::desks::{
    Answer, Choice, DeskError, Listed, ReportCase, ReportDesk, ReportList, ReportQuery, ReportRow, ReportView,
};
use async_trait::async_trait;
use domain::case::State;
use domain::feedback::Kind;
use domain::policy::{ListScope, list_scope};
use domain::reports::{Month, Period, ReportKind, Selection};
use domain::role::Desk;
use domain::unit::UnitId;

use super::FrontOfficer;
use crate::desks::list;
use crate::desks::reports::reading::Reader;
use crate::desks::{ReadError, view};
use crate::store::cases::CaseError;
use crate::store::inbox::{self, Wanted};
use crate::store::reports;

/// Months of one page.
const MONTHS: usize = 24;
/// Rows of one page.
const PAGE: usize = 50;
/// Cases that one statement can ask for.
const MOST: usize = 20_000;

#[async_trait]
impl ReportDesk for FrontOfficer {
    async fn reports(&self, front: Option<i64>, before: Option<&str>) -> Answer<ReportList> {
        self.report_list(front, before.and_then(Month::parse)).await.map_err(DeskError::from)
    }

    async fn report(&self, query: &ReportQuery) -> Answer<ReportView> {
        self.report_reader(query.front).map_err(DeskError::from)?.report_view(query).await.map_err(DeskError::from)
    }

    async fn report_cases(
        &self,
        query: &ReportQuery,
        selection: &Selection,
        after: Option<&str>,
    ) -> Answer<Listed<ReportCase>> {
        self.counted_cases(query, selection, after).await.map_err(DeskError::from)
    }
}

impl FrontOfficer {
    /// The Fronts of which this officer may see every case that no conflict keeps from them: who sees some of the
    /// states alone has no use for a report.
    pub(super) fn reporting(&self) -> Vec<UnitId> {
        let scope = list_scope(&self.officer.principal(), Desk::Front);
        let whole = scope.lanes.iter().filter(|lane| !lane.raised && lane.states.len() == State::ALL.len());
        whole.map(|lane| lane.unit).collect()
    }

    /// What may be listed of one Front.
    fn of_front(&self, front: i64) -> Result<ListScope, ReadError> {
        let mut scope = list_scope(&self.officer.principal(), Desk::Front);
        scope.lanes.retain(|lane| !lane.raised && lane.unit == UnitId(front) && lane.states.len() == State::ALL.len());
        if scope.is_empty() { Err(ReadError::NotFound) } else { Ok(scope) }
    }

    fn report_reader(&self, front: i64) -> Result<Reader<'_>, ReadError> {
        self.of_front(front)?;
        Ok(Reader { services: &self.services, officer: &self.officer, inside: true })
    }

    async fn report_list(&self, front: Option<i64>, before: Option<Month>) -> Result<ReportList, ReadError> {
        let (db, reference) = (self.services.db.reader(), self.services.reference.get());
        let fronts = self.reporting();
        let front = match front {
            Some(front) => fronts.iter().copied().find(|one| one.0 == front),
            None => fronts.first().copied(),
        };
        let front = front.ok_or(ReadError::NotFound)?;
        let mut found = reports::months(db, front.0, before, MONTHS as u64 + 1).await?;
        let more = found.len() > MONTHS;
        found.truncate(MONTHS);
        let next = found.last().filter(|_| more).map(|row| row.month.clone());
        let months: Vec<Month> = found.iter().filter_map(|row| Month::parse(&row.month)).collect();
        // Longer periods begin before those of this page.
        let earlier = match months.last() {
            Some(last) => reports::months(db, front.0, Some(*last), 11).await?,
            None => Vec::new(),
        };
        let known = |month: &Month| found.iter().chain(&earlier).find(|row| row.month == month.to_string());
        let mut rows = Vec::new();
        for month in &months {
            let periods = ReportKind::ALL.iter().rev().filter_map(|kind| Period::ending_with(*kind, *month));
            for period in periods {
                let of = period.months();
                let whole = of.iter().map(known).collect::<Option<Vec<_>>>();
                let Some((first, last)) = whole.as_ref().and_then(|of| of.first().zip(of.last())) else { continue };
                rows.push(ReportRow {
                    period,
                    first_on: first.first_on,
                    last_on: last.last_on,
                    counted_on: last.counted_on,
                });
            }
        }
        let today = self.services.clock.today();
        let cut = self.services.config.report_cut;
        let ends = Month::of(today, cut).last_day(cut).and_then(time::Date::next_day);
        Ok(ReportList {
            fronts: fronts
                .iter()
                .map(|front| Choice { value: front.to_string(), label: reference.unit_name(*front) })
                .collect(),
            front: front.0,
            list: Listed { rows, next },
            awaited: ends.unwrap_or(today),
        })
    }

    async fn counted_cases(
        &self,
        query: &ReportQuery,
        selection: &Selection,
        after: Option<&str>,
    ) -> Result<Listed<ReportCase>, ReadError> {
        let (scope, reader) = (self.of_front(query.front)?, self.report_reader(query.front)?);
        let counted = reader.counted(query).await?;
        let mut ids: Vec<i64> = counted
            .parts()
            .into_iter()
            .filter(|(_, part)| part.counts(selection.measure) && selection.of(part.line) > 0)
            .map(|(case_id, _)| case_id)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.truncate(MOST);
        let wanted = Wanted { ids: Some(ids), after: after.and_then(list::parse_key), ..Wanted::default() };
        let standing = self.officer.official().standing();
        let db = self.services.db.reader();
        let mut found = inbox::list(db, &scope, standing, &wanted, PAGE as u64 + 1).await?;
        let more = found.len() > PAGE;
        found.truncate(PAGE);
        let next = found.last().filter(|_| more).map(|row| list::key(row.received_on, row.id));
        let row = |row: &inbox::Row| {
            Ok(ReportCase {
                number: row.number.clone(),
                kind: Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?,
                state: view::state(&row.state)?,
                received_on: row.received_on,
            })
        };
        Ok(Listed { rows: found.iter().map(row).collect::<Result<_, CaseError>>()?, next })
    }
}
