//! Other cases that a case has to do with: about the same subject, merged into it, or decided before.

use app::desks::{Alike, AlikeRow, Count, MasterView, OriginView};
use domain::case::{State, Transition};
use domain::policy::{Action, decide, list_scope};
use domain::private::Private;
use domain::role::Desk;
use domain::unit::{PostId, UnitId};
use time::{Date, Duration};

use super::FrontOfficer;
use super::merge::takes_more;
use crate::desks::{ReadError, list, released, view};
use crate::reference::Reference;
use crate::search;
use crate::store::cases::{self, CaseError};
use crate::store::entity::cases as rows;
use crate::store::inbox::{self, Row, Stages, Wanted};
use crate::store::links::{self, Link};
use crate::store::subjects;

/// How far back other cases about the same person are looked for.
const YEAR: Duration = Duration::days(365);
/// How many of them are named.
const ALIKE_SHOWN: u64 = 10;
/// How many merged cases are named.
const MERGED_SHOWN: u64 = 50;

impl FrontOfficer {
    /// Other cases about the same person or post, by the same rules as any list.
    pub(super) async fn alike(&self, case_id: i64, state: State, today: Date) -> Result<Alike, ReadError> {
        let db = self.services.db.reader();
        let reference = self.services.reference.get();
        // Many people of a body share a post like "civil servant": that alone says nothing.
        let held_by_one = |post: PostId| reference.posts.get(&post).is_some_and(|name| name.post.head);
        let Some(fits) = subjects::alike(db, case_id, held_by_one).await? else { return Ok(Alike::default()) };
        let scope = list_scope(&self.officer.principal(), Desk::Front);
        let standing = self.officer.official().standing();
        // A matter that went to another procedure is not tied to anybody here any more.
        let states: Vec<_> = State::ALL.iter().copied().filter(|state| *state != State::Diverted).collect();
        let wanted = Wanted {
            alike: Some((case_id, fits)),
            stages: Some(Stages::from(states)),
            since: Some(today - YEAR),
            ..Wanted::default()
        };
        let count = inbox::count(db, &scope, standing, &wanted, list::COUNT_TO).await?;
        let rows = inbox::list(db, &scope, standing, &wanted, ALIKE_SHOWN).await?;
        Ok(Alike { count: Count(count), rows: self.beside(rows, state).await? })
    }

    /// Cases that say nearly the same, as long as it can still be merged with one of them: perhaps the same
    /// letter, sent twice. They are shown, never merged by the program.
    pub(super) async fn same_words(
        &self,
        row: &rows::Model,
        state: State,
        text: &Private,
    ) -> Result<Vec<AlikeRow>, ReadError> {
        if !Transition::Merge.entry().from.contains(&state) {
            return Ok(Vec::new());
        }
        let db = self.services.db.reader();
        let mut ids = search::like(db, &self.services.vault, row.id, text.reveal()).await?;
        ids.truncate(ALIKE_SHOWN as usize);
        let scope = list_scope(&self.officer.principal(), Desk::Front);
        let wanted = Wanted { ids: Some(ids), ..Wanted::default() };
        let rows = inbox::list(db, &scope, self.officer.official().standing(), &wanted, ALIKE_SHOWN).await?;
        Ok(self.beside(rows, state).await?)
    }

    /// Cases that stand beside one in this state, and whether that one may be merged into them.
    async fn beside(&self, rows: Vec<Row>, state: State) -> Result<Vec<AlikeRow>, CaseError> {
        let merges = Transition::Merge.entry().from.contains(&state);
        let mut beside = Vec::with_capacity(rows.len());
        for row in rows {
            let other = view::state(&row.state)?;
            let joins = merges.then_some(takes_more(self.services.db.reader(), row.id, other).await?);
            beside.push(AlikeRow { joins, ..alike_row(row)? });
        }
        Ok(beside)
    }

    /// The cases that were merged into this one, as far as this officer may see them.
    pub(super) async fn followers(&self, case_id: i64) -> Result<Vec<AlikeRow>, ReadError> {
        let scope = list_scope(&self.officer.principal(), Desk::Front);
        let wanted = Wanted { merged_into: Some(case_id), ..Wanted::default() };
        let standing = self.officer.official().standing();
        let rows = inbox::list(self.services.db.reader(), &scope, standing, &wanted, MERGED_SHOWN).await?;
        Ok(rows.into_iter().map(alike_row).collect::<Result<_, CaseError>>()?)
    }

    /// The case that this one was merged into: its number only for who may see it.
    pub(super) async fn master_of(&self, case_id: i64) -> Result<Option<MasterView>, ReadError> {
        let db = self.services.db.reader();
        let Some(master) = links::target(db, Link::Merged, case_id).await? else { return Ok(None) };
        let row = cases::by_id(db, master).await?.ok_or(ReadError::NotFound)?;
        let policy = cases::facts(db, &row).await?;
        let may = decide(&self.officer.principal(), Action::ViewAsFront, &policy).is_allowed();
        Ok(Some(MasterView { state: view::state(&row.state)?, number: may.then_some(row.number) }))
    }

    /// What was decided before, of a case that this Front looks at again: what its sender was told.
    pub(super) async fn origin_of(&self, reference: &Reference, case_id: i64) -> Result<Option<OriginView>, ReadError> {
        let db = self.services.db.reader();
        let Some(origin) = links::target(db, Link::Appeal, case_id).await? else { return Ok(None) };
        let row = cases::by_id(db, origin).await?.ok_or(ReadError::NotFound)?;
        let answer = match cases::key(db, &self.services.vault, origin).await? {
            Some(key) => released::of_case(db, reference, &key, &row).await?.answer,
            None => None,
        };
        Ok(Some(OriginView {
            front: reference.unit_name(UnitId(row.front_id)),
            unit: row.handling_unit_id.map(|unit| reference.unit_name(UnitId(unit))),
            number: row.number,
            answer,
        }))
    }
}

fn alike_row(row: Row) -> Result<AlikeRow, CaseError> {
    Ok(AlikeRow { state: view::state(&row.state)?, number: row.number, received_on: row.received_on, joins: None })
}
