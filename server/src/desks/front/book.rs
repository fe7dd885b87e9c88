//! The register of a Front, by the same rules as any list.

use app::desks::{Book, BookQuery, BookRow, Choice, DocumentRef, Listed};
use app::words::word;
use domain::case::State;
use domain::feedback::{IdentityMode, Kind, Outcome, RefusalReason};
use domain::policy::{Action, decide, list_scope};
use domain::role::Desk;
use domain::unit::UnitId;

use super::FrontOfficer;
use super::read::LANG;
use crate::desks::{ReadError, view};
use crate::reference::Reference;
use crate::store::book::{self, Beside, Document, Wanted};
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
use crate::store::subjects;

/// Entries of one page: as many as fit on a few printed sheets.
const PAGE: usize = 100;

impl FrontOfficer {
    pub(super) async fn book_page(&self, query: &BookQuery) -> Result<Book, ReadError> {
        let db = self.services.db.reader();
        let reference = self.services.reference.get();
        let scope = list_scope(&self.officer.principal(), Desk::Front);
        let fronts: Vec<UnitId> = scope.lanes.iter().filter(|lane| !lane.raised).map(|lane| lane.unit).collect();
        let asked = query.front.map(UnitId).filter(|front| fronts.contains(front));
        let front = asked.or_else(|| fronts.first().copied()).ok_or(ReadError::NotFound)?;
        let year = query.year.unwrap_or_else(|| self.services.clock.today().year());
        let after = match &query.after {
            Some(number) => self.place_in_book(number, front).await?,
            None => None,
        };
        let wanted = Wanted { front_id: front.0, year, from: query.from, to: query.to, after };
        let standing = self.officer.official().standing();
        let mut found = book::page(db, &scope, standing, wanted, PAGE as u64 + 1).await?;
        let more = found.len() > PAGE;
        found.truncate(PAGE);
        let next = found.last().filter(|_| more).map(|row| row.number.clone());
        let ids: Vec<i64> = found.iter().map(|row| row.id).collect();
        let about = subjects::units_of(db, &ids).await?;
        let mut beside = book::beside(db, &ids).await?;
        let rows = found
            .into_iter()
            .map(|row| {
                let subject = about.get(&row.id).map(|unit| UnitId(*unit));
                let beside = beside.remove(&row.id).unwrap_or_default();
                entry(&reference, row, subject, beside)
            })
            .collect::<Result<_, _>>()?;
        let fronts = fronts.into_iter().map(|id| Choice { value: id.to_string(), label: reference.unit_name(id) });
        Ok(Book { fronts: fronts.collect(), front: front.0, year, list: Listed { rows, next } })
    }
}

impl FrontOfficer {
    /// The number of an entry after which a page begins: one that this officer may see, in this register.
    async fn place_in_book(&self, number: &str, front: UnitId) -> Result<Option<i32>, ReadError> {
        let db = self.services.db.reader();
        let Some(row) = cases::by_number(db, number).await?.filter(|row| row.front_id == front.0) else {
            return Ok(None);
        };
        let policy = cases::facts(db, &row).await?;
        let sees = decide(&self.officer.principal(), Action::ViewAsFront, &policy).is_allowed();
        Ok(row.register_no.filter(|_| sees))
    }
}

fn entry(
    reference: &Reference,
    row: rows::Model,
    subject: Option<UnitId>,
    beside: Beside,
) -> Result<BookRow, CaseError> {
    let state = view::state(&row.state)?;
    let refused = beside.refused.as_deref().and_then(RefusalReason::from_code).filter(|_| state == State::NotAccepted);
    // Of a matter that went to another procedure not even whom it concerned.
    let diverted = state == State::Diverted;
    let outcome = row.result.as_deref().map(|code| Outcome::from_code(code).ok_or(CaseError::Code("cases.result")));
    Ok(BookRow {
        received_on: row.received_on,
        channel: word(LANG, "channel", &row.channel),
        identity: IdentityMode::from_code(&row.identity_mode).ok_or(CaseError::Code("cases.identity_mode"))?,
        withdrawn: row.withdrawn,
        kind: Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?,
        category: if diverted { String::new() } else { reference.category_name(&row.main_category, LANG) },
        subject: subject.filter(|_| !diverted).map(|unit| reference.unit_name(unit)).unwrap_or_default(),
        reporters: beside.followers + u64::from(!row.withdrawn),
        competent: !diverted && refused.is_none_or(|reason| !reason.guides()),
        guided: beside.guided.map(document),
        referred: beside.referred.map(|(unit, letter)| (reference.unit_name(UnitId(unit)), document(letter))),
        answered: beside.answered.map(document),
        state,
        outcome: outcome.transpose()?,
        erased: row.erased_on.is_some(),
        number: row.number,
    })
}

fn document(stored: Document) -> DocumentRef {
    DocumentRef { number: stored.number, on: stored.on }
}
