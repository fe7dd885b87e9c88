//! What every officer may do for themselves: see who they are, declare ties.

use app::desks::{AccountView, Answer, Choice, DeskError, Me, OwnDesk, RecoveryRow, TieRow};
use app::words::Lang;
use async_trait::async_trait;
use std::collections::BTreeSet;

use domain::conflict::{ExclusionReason, Standing};
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::{ConnectionTrait, DbErr};

use super::{ActError, Officer, ReadError};
use crate::http::fields::Fields;
use crate::store::entity::ties as tie_rows;
use crate::store::office_events::{self, Entry};
use crate::store::{Tx, detached, inbox, people, subjects, ties};

/// The kinds of ties: relatives by the Law on Cadres and Civil Servants, and having worked on the
/// facts.
pub const TIE_KINDS: &[&str] = &["SPOUSE", "PARENT", "CHILD", "SIBLING", "WORKED_ON", "OTHER"];

/// Ties that one officer declares on one day at most: nobody has more to say at once, and whoever tries one after the
/// other to see what disappears is slow.
const TIES_A_DAY: u64 = 5;

#[async_trait]
impl OwnDesk for Officer {
    async fn me(&self) -> Answer<Me> {
        Ok(Self::me(self))
    }

    async fn ties(&self) -> Answer<Vec<TieRow>> {
        self.tie_rows().await.map_err(DeskError::from)
    }

    async fn tie_choices(&self) -> Answer<(Vec<Choice>, Vec<Choice>)> {
        self.choices().await.map_err(|error| DeskError::from(ReadError::from(error)))
    }

    async fn recoveries(&self) -> Answer<Vec<RecoveryRow>> {
        self.recovery_rows().await.map_err(DeskError::from)
    }

    async fn account(&self) -> Answer<AccountView> {
        self.account_view().await.map_err(DeskError::from)
    }
}

impl Officer {
    async fn tie_rows(&self) -> Result<Vec<TieRow>, ReadError> {
        let db = self.services().db.reader();
        let reference = self.services().reference.get();
        let ties = ties::of(db, self.id().0).await?;
        let others: Vec<i64> = ties.iter().filter_map(|tie| tie.target_officer_id).collect();
        let names = people::names(db, &others).await?;
        Ok(ties
            .into_iter()
            .map(|tie| {
                let unit = tie.target_unit_id.map(|unit| reference.unit_name(UnitId(unit)));
                let post = tie.target_post_id.map(|post| reference.post_name(PostId(post), Lang::Vi));
                let to = match (tie.target_officer_id.and_then(|id| names.get(&id).cloned()), post, unit) {
                    (Some(name), _, _) => name,
                    (None, Some(post), Some(unit)) => format!("{post}, {unit}"),
                    (None, None, Some(unit)) => unit,
                    _ => String::new(),
                };
                TieRow { id: tie.id, kind: tie.kind, to, declared_on: tie.declared_on }
            })
            .collect())
    }

    /// People and posts near the officer: those of their own areas.
    async fn choices(&self) -> Result<(Vec<Choice>, Vec<Choice>), DbErr> {
        let services = self.services();
        let reference = services.reference.get();
        let areas: Vec<_> = self
            .official()
            .memberships()
            .iter()
            .filter_map(|membership| reference.tree.area_of(membership.unit))
            .flat_map(|area| {
                let province = reference.areas.get(&area).and_then(|area| area.parent).unwrap_or(area);
                let communes = reference.communes.get(&province).cloned().unwrap_or_default();
                std::iter::once(province).chain(communes)
            })
            .collect();
        let mut units: Vec<UnitId> =
            areas.iter().flat_map(|area| reference.bodies.get(area).into_iter().flatten().copied()).collect();
        units.sort_unstable();
        units.dedup();
        let officers = people::in_units(services.db.reader(), &units, services.clock.today()).await?;
        let people = officers
            .into_iter()
            .filter(|officer| officer.id != self.id().0)
            .map(|officer| Choice { value: officer.id.to_string(), label: officer.name.reveal().to_owned() })
            .collect();
        // The posts that lead: a tie to somebody without a post of their own is declared by name.
        let posts = units
            .iter()
            .flat_map(|unit| reference.posts_in(*unit).iter().map(move |post| (*unit, *post)))
            .filter(|(_, post)| reference.posts.get(post).is_some_and(|name| name.post.leads()))
            .map(|(unit, post)| Choice {
                value: format!("{unit}:{post}"),
                label: format!("{} – {}", reference.post_name(post, Lang::Vi), reference.unit_name(unit)),
            })
            .collect();
        Ok((people, posts))
    }

    /// Declares a tie to a person or to a post.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn declare_tie(&self, fields: &Fields) -> Result<(), ActError> {
        let mut errors = FieldErrors::default();
        let kind = TIE_KINDS.iter().find(|kind| **kind == fields.one("kind"));
        if kind.is_none() {
            errors.add("kind", Problem::Required);
        }
        let officer = fields.one("officer").parse::<i64>().ok().map(OfficerId);
        let post = fields
            .one("post")
            .split_once(':')
            .and_then(|(unit, post)| Some((UnitId(unit.parse().ok()?), PostId(post.parse().ok()?))));
        if officer.is_none() && post.is_none() {
            errors.add("officer", Problem::Required);
        }
        let reference = self.services().reference.get();
        if post.is_some_and(|(unit, post)| !reference.posts_in(unit).contains(&post)) {
            errors.add("post", Problem::BadChoice);
        }
        errors.into_result(())?;
        let Some(kind) = kind else { return Ok(()) };
        let this = self.clone();
        detached(
            async move {
                let tx = this.services().db.begin().await?;
                if let Some(officer) = officer
                    && people::by_id(&tx, officer.0).await?.is_none()
                {
                    return Err(FieldErrors::one("officer", Problem::BadChoice).into());
                }
                let today = this.services().clock.today();
                ties::hold(&tx, this.id()).await?;
                if ties::declared_on(&tx, this.id(), today).await? >= TIES_A_DAY {
                    let mut errors = FieldErrors::default();
                    errors.add_limit("officer", Problem::TooMany, u32::try_from(TIES_A_DAY).unwrap_or(u32::MAX));
                    return Err(errors.into());
                }
                ties::add(&tx, this.id(), kind, officer, post, today).await?;
                this.note_tie(&tx, What::TieDeclared).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Ends a tie of one's own. From the cases from which it kept the officer they stay excluded:
    /// nobody comes back to a case, or to what is kept of one, by ending a tie.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn end_tie(&self, id: i64) -> Result<(), ActError> {
        let this = self.clone();
        detached(
            async move {
                let tx = this.services().db.begin().await?;
                let today = this.services().clock.today();
                let ended = ties::end(&tx, this.id(), id, today).await?.ok_or(ActError::NotFound)?;
                for case in inbox::in_conflict(&tx, &this.standing_by(&tx, &ended).await?).await? {
                    subjects::exclude(&tx, case, this.id(), ExclusionReason::DeclaredTie, None).await?;
                }
                this.note_tie(&tx, What::TieEnded).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Whoever declares ties one after the other, and looks what disappears, learns about whom cases are: the journal
    /// shows it.
    async fn note_tie(&self, tx: &Tx, what: What) -> Result<(), DbErr> {
        let line = Entry::new(what, Some(self.id())).account(self.id());
        office_events::append(tx, line, self.services().clock.now()).await
    }

    /// What one tie alone means for the conflict rule.
    async fn standing_by(&self, db: &impl ConnectionTrait, tie: &tie_rows::Model) -> Result<Standing, DbErr> {
        let today = self.services().clock.today();
        let (ties, tied) = ties::resolved(db, self.id().0, std::slice::from_ref(tie), today).await?;
        let tree = &self.services().reference.get().tree;
        Ok(Standing::of(self.id(), &[], &ties, &tied, BTreeSet::new(), tree, today))
    }
}
