//! The unit's record of what its officials commit themselves to.

use std::collections::BTreeMap;

use app::desks::{
    Choice, CommitmentChoices, CommitmentList, CommitmentPage, CommitmentRow, CommitmentView, FormerCommitment, Listed,
};
use app::words::Lang;
use domain::case::guard::Refusal;
use domain::commitment::{
    Audience, Correction, Figures, Judgement, Kept, NewCommitment, may_judge, may_keep, may_read,
};
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::policy::list_scope;
use domain::role::{Desk, Role};
use domain::unit::{OfficerId, PostId, UnitId};

use super::UnitOfficer;
use crate::desks::list::{COUNT_TO, PAGE};
use crate::desks::{ActError, ReadError, commitments as shown};
use crate::http::fields::Fields;
use crate::store::commitments::{self, Readable};
use crate::store::entity::commitments as rows;
use crate::store::inbox::{self, Wanted};
use crate::store::office_events::{self, Entry};
use crate::store::{Tx, detached, people};

/// The years of which a record is shown.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

impl UnitOfficer {
    fn me(&self) -> OfficerId {
        self.officer.id()
    }

    fn roles(&self, unit: UnitId) -> Vec<Role> {
        shown::unit_roles(&self.officer, unit)
    }

    /// The bodies in which this officer works at this desk.
    fn own_units(&self) -> Vec<UnitId> {
        let held = self.officer.official().memberships().iter().filter(|held| held.role.desk() == Desk::Unit);
        let mut units: Vec<UnitId> = held.map(|held| held.unit).collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    fn kept_units(&self) -> Vec<UnitId> {
        self.own_units().into_iter().filter(|unit| may_keep(&self.roles(*unit))).collect()
    }

    async fn row(&self, row: &rows::Model) -> Result<CommitmentRow, ReadError> {
        let reference = self.services.reference.get();
        Ok(CommitmentRow {
            id: row.id,
            unit: reference.unit_name(UnitId(row.unit_id)),
            who: shown::who(self.services.db.reader(), &self.services.vault, row).await?,
            post: row.post_id.map(|post| reference.post_name(PostId(post), Lang::Vi)),
            year: row.year,
            audience: commitments::audience(row)?,
            kept: shown::kept(row)?,
        })
    }

    pub(super) async fn commitment_list(
        &self,
        year: Option<i32>,
        after: Option<&str>,
    ) -> Result<CommitmentList, ReadError> {
        let db = self.services.db.reader();
        let year = year.filter(|year| YEARS.contains(year)).unwrap_or_else(|| self.services.clock.today().year());
        let after = after.and_then(|key| key.parse().ok()).unwrap_or_default();
        let units: Vec<Readable> = self
            .own_units()
            .into_iter()
            .map(|unit| Readable { unit, all: may_keep(&self.roles(unit)), own: self.me() })
            .collect();
        let mut found = commitments::page(db, &units, year, after, PAGE as u64 + 1).await?;
        let more = found.len() > PAGE;
        found.truncate(PAGE);
        let next = found.last().filter(|_| more).map(|row| row.id.to_string());
        let mut rows = Vec::with_capacity(found.len());
        for row in &found {
            rows.push(self.row(row).await?);
        }
        let mut figures: BTreeMap<i64, Figures> = BTreeMap::new();
        for (unit, kept, count) in commitments::figures(db, &units, year).await? {
            if let Some(kept) = Kept::from_code(&kept) {
                figures.entry(unit).or_default().add(kept, u64::try_from(count).unwrap_or_default());
            }
        }
        let reference = self.services.reference.get();
        Ok(CommitmentList {
            year,
            figures: figures.into_iter().map(|(unit, counted)| (reference.unit_name(UnitId(unit)), counted)).collect(),
            list: Listed { rows, next },
            may_keep: !self.kept_units().is_empty(),
        })
    }

    pub(super) async fn commitment_page(&self, id: Option<i64>) -> Result<CommitmentPage, ReadError> {
        let Some(id) = id else { return self.choices().await.map(CommitmentPage::New) };
        let db = self.services.db.reader();
        let row = commitments::by_id(db, id).await?.ok_or(ReadError::NotFound)?;
        let (roles, of) = (self.roles(UnitId(row.unit_id)), row.officer_id.map(OfficerId));
        if !may_read(self.me(), &roles, of, commitments::audience(&row)?) {
            return Err(ReadError::NotFound);
        }
        // Of cases that this officer may not see they learn nothing here either.
        let scope = list_scope(&self.officer.principal(), Desk::Unit);
        let wanted = Wanted { ids: Some(commitments::cases(db, id).await?), ..Wanted::default() };
        let standing = self.officer.official().standing();
        let sealed = commitments::sealed(&self.services.vault, &row)?;
        let open = shown::kept(&row)? == Kept::Open;
        let may_correct = open && may_keep(&roles);
        Ok(CommitmentPage::Known(Box::new(CommitmentView {
            words: sealed.words,
            note: sealed.note,
            judged_on: row.judged_on,
            cases: inbox::count(db, &scope, standing, &wanted, COUNT_TO).await?,
            may_judge: open && self.judges(&roles, &row).await?,
            version: row.version,
            former: self.former(row.id, &roles, of).await?,
            posts: if may_correct { self.posts(&[UnitId(row.unit_id)]) } else { Vec::new() },
            post: row.post_id.map(|post| post.to_string()),
            may_correct,
            row: self.row(&row).await?,
        })))
    }

    /// Whether this officer judges a commitment.
    async fn judges(&self, roles: &[Role], row: &rows::Model) -> Result<bool, ReadError> {
        let of = self.officer.official().seen(row.officer_id.map(OfficerId));
        Ok(may_judge(self.me(), roles, of, self.perhaps_mine(row).await?))
    }

    /// Whether a commitment under a typed name may be this officer's own: they wrote it down or corrected it, or hold the
    /// post that stands there.
    async fn perhaps_mine(&self, row: &rows::Model) -> Result<bool, ReadError> {
        let mine = |account| self.officer.official().is(OfficerId(account));
        let held = self.officer.official().memberships().iter().filter(|held| held.unit == UnitId(row.unit_id));
        let in_post = row.post_id.is_some_and(|post| { held }.any(|held| held.post == Some(PostId(post))));
        if in_post || mine(row.recorded_by) {
            return Ok(true);
        }
        let former = commitments::former(self.services.db.reader(), &self.services.vault, row.id).await?;
        Ok(former.iter().any(|(version, _)| mine(version.corrected_by)))
    }

    /// What a commitment said before it was corrected, as far as it was this officer's to read then.
    async fn former(&self, id: i64, roles: &[Role], of: Option<OfficerId>) -> Result<Vec<FormerCommitment>, ReadError> {
        let (db, reference) = (self.services.db.reader(), self.services.reference.get());
        let rows = commitments::former(db, &self.services.vault, id).await?;
        let by: Vec<i64> = rows.iter().map(|(row, _)| row.corrected_by).collect();
        let names = people::names(db, &by).await?;
        let shown = rows.into_iter().filter_map(|(row, sealed)| {
            let audience = Audience::from_code(&row.audience).unwrap_or(Audience::Keepers);
            may_read(self.me(), roles, of, audience).then(|| FormerCommitment {
                words: sealed.words,
                post: row.post_id.map(|post| reference.post_name(PostId(post), Lang::Vi)),
                audience,
                reason: sealed.reason,
                by: names.get(&row.corrected_by).cloned().unwrap_or_default(),
                on: row.corrected_on,
            })
        });
        Ok(shown.collect())
    }

    /// The posts of these bodies to choose from.
    fn posts(&self, units: &[UnitId]) -> Vec<Choice> {
        let reference = self.services.reference.get();
        let mut posts: Vec<PostId> = units.iter().flat_map(|unit| reference.posts_in(*unit).iter().copied()).collect();
        posts.sort_unstable();
        posts.dedup();
        let choice = |post: PostId| Choice { value: post.to_string(), label: reference.post_name(post, Lang::Vi) };
        posts.into_iter().map(choice).collect()
    }

    /// Whether there is such a commitment for this officer.
    pub async fn reads_commitment(&self, id: i64) -> bool {
        self.commitment_page(Some(id)).await.is_ok()
    }

    async fn choices(&self) -> Result<CommitmentChoices, ReadError> {
        let units = self.kept_units();
        if units.is_empty() {
            return Err(ReadError::NotFound);
        }
        let (db, reference, today) =
            (self.services.db.reader(), self.services.reference.get(), self.services.clock.today());
        let people = people::in_units(db, &units, today).await?;
        Ok(CommitmentChoices {
            units: units
                .iter()
                .map(|unit| Choice { value: unit.to_string(), label: reference.unit_name(*unit) })
                .collect(),
            people: people
                .into_iter()
                .map(|officer| Choice { value: officer.id.to_string(), label: officer.name.reveal().to_owned() })
                .collect(),
            posts: self.posts(&units),
            year: today.year(),
        })
    }

    /// Writes a commitment down; returns its number.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn record_commitment(&self, fields: &Fields) -> Result<i64, ActError> {
        let kept_units = self.kept_units();
        if kept_units.is_empty() {
            return Err(ActError::NotFound);
        }
        let today = self.services.clock.today();
        let unit = fields.one("commitment_unit").parse().ok().map(UnitId).filter(|unit| kept_units.contains(unit));
        let new = NewCommitment::check(|name| fields.one(name), today);
        let Some(unit) = unit else {
            let mut errors = FieldErrors::one("commitment_unit", Problem::Required);
            errors.append(new.err().unwrap_or_default());
            return Err(errors.into());
        };
        let new = new?;
        let reference = self.services.reference.get();
        if new.post.is_some_and(|post| !reference.posts_in(unit).contains(&post)) {
            return Err(FieldErrors::one("official_post", Problem::BadChoice).into());
        }
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                if let Some(officer) = new.officer {
                    let people = people::in_units(&tx, &[unit], today).await?;
                    if people.iter().all(|one| one.id != officer.0) {
                        return Err(FieldErrors::one("official", Problem::BadChoice).into());
                    }
                }
                let of = new.officer;
                let id = commitments::insert(&tx, &this.services.vault, unit, new, this.me(), today).await?;
                this.note(&tx, What::CommitmentRecorded, id, (unit, of)).await?;
                tx.commit().await?;
                Ok(id)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Says whether a commitment was kept, once.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Stale`] when somebody has.
    pub async fn judge_commitment(&self, id: i64, fields: &Fields) -> Result<i64, ActError> {
        let db = self.services.db.reader();
        let row = commitments::by_id(db, id).await?.ok_or(ActError::NotFound)?;
        let (roles, of) = (self.roles(UnitId(row.unit_id)), row.officer_id.map(OfficerId));
        if !may_read(self.me(), &roles, of, commitments::audience(&row)?) {
            return Err(ActError::NotFound);
        }
        if !self.judges(&roles, &row).await? {
            return Err(Refusal::WrongActor.into());
        }
        let judged = Judgement::check(fields.one("kept"), fields.one("kept_note"))?;
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                let by = (this.me(), this.services.clock.today());
                if !commitments::judge(&tx, &this.services.vault, id, judged, by).await? {
                    return Err(ActError::Stale);
                }
                this.note(&tx, What::CommitmentJudged, id, (UnitId(row.unit_id), of)).await?;
                tx.commit().await?;
                Ok(id)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Corrects a commitment that nobody has judged; what it said before is kept.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Stale`] when it says something else by now, or was judged.
    pub async fn correct_commitment(&self, id: i64, fields: &Fields) -> Result<i64, ActError> {
        let row = commitments::by_id(self.services.db.reader(), id).await?.ok_or(ActError::NotFound)?;
        let (unit, of) = (UnitId(row.unit_id), row.officer_id.map(OfficerId));
        let roles = self.roles(unit);
        if !may_read(self.me(), &roles, of, commitments::audience(&row)?) {
            return Err(ActError::NotFound);
        }
        if !may_keep(&roles) {
            return Err(Refusal::WrongActor.into());
        }
        let version = fields.looked_at()?;
        let correction = Correction::check(|name| fields.one(name))?;
        if correction.post.is_some_and(|post| !self.services.reference.get().posts_in(unit).contains(&post)) {
            return Err(FieldErrors::one("official_post", Problem::BadChoice).into());
        }
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                let by = (this.me(), this.services.clock.today());
                if !commitments::correct(&tx, &this.services.vault, (id, version), correction, by).await? {
                    return Err(ActError::Stale);
                }
                this.note(&tx, What::CommitmentCorrected, id, (unit, of)).await?;
                tx.commit().await?;
                Ok(id)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Puts on record what was done to the commitment of this number.
    async fn note(
        &self,
        tx: &Tx,
        what: What,
        id: i64,
        (unit, of): (UnitId, Option<OfficerId>),
    ) -> Result<(), ActError> {
        let line = Entry::new(what, Some(self.me())).body(unit).about(id);
        let line = match of {
            Some(officer) => line.account(officer),
            None => line,
        };
        Ok(office_events::append(tx, line, self.services.clock.now()).await?)
    }
}
