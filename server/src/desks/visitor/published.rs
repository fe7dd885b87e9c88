//! What everybody reads of a case, and what its sender and its unit are told of that.

use app::desks::{Entry, PublicationNews, PublishedEntry, SubjectView};
use app::words::Lang;
use domain::case::promise::PromiseState;
use domain::feedback::{Kind, Outcome, Publication};
use domain::publication::{Slug, Step, TakenDown, WhyNot};
use domain::unit::{AreaId, PostId, UnitId};
use sea_orm::ConnectionTrait;

use super::{Visitor, read_public};
use crate::desks::{ReadError, publishing, view};
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::{cases as rows, publications as versions};
use crate::store::publications;

impl Visitor {
    /// What stands, or stood, at an address of the register.
    pub(super) async fn entry(&self, slug: &str, lang: Lang) -> Result<Option<Entry>, ReadError> {
        // One address, one page: what is only read like it is none.
        let Some(slug) = Slug::parse(slug).filter(|known| known.as_str() == slug) else { return Ok(None) };
        let at = |db| {
            let slug = &slug;
            async move { Ok(publications::at_address(db, slug).await?) }
        };
        let Some(row) = read_public(&self.services, at).await? else { return Ok(None) };
        if publications::step(&row)? == Step::TakenDown {
            let why = row.reason.as_deref().and_then(TakenDown::from_code).map(TakenDown::told);
            let missing = CaseError::Code("publications.reason");
            let (Some(why), Some(on)) = (why, row.taken_down_on) else { return Err(missing.into()) };
            return Ok(Some(Entry::TakenDown { on, why }));
        }
        Ok(Some(Entry::Standing(Box::new(entry(&self.services.reference.get(), row, lang)?))))
    }
}

/// What is told of the publication of a case to its sender; nothing before it is decided. Whose own case was
/// merged into it is told of what everybody may read, and nothing else. That nothing is published they read at once
/// where it follows from their own case; else at its end, and not why: whether somebody decided so, or another sender
/// left or is in danger, looks the same, and so does the time.
pub(in crate::desks) async fn news(
    db: &impl ConnectionTrait,
    row: &rows::Model,
    own: bool,
) -> Result<Option<PublicationNews>, ReadError> {
    let status = publishing::status(row)?;
    if !status.is_decided() {
        return Ok(None);
    }
    let Some(newest) = publications::newest(db, row.id).await? else { return Ok(None) };
    let reason = newest.reason.as_deref();
    Ok(match status {
        Publication::Published => Some(PublicationNews::Published(newest.slug)),
        Publication::NotPublished if !own => None,
        Publication::NotPublished => {
            let of_itself = |why: &WhyNot| why.is_rule() && *why != WhyNot::Related;
            let why = reason.and_then(WhyNot::from_code).filter(of_itself);
            let told = why.is_some() || view::state(&row.state)?.is_terminal();
            told.then_some(PublicationNews::NotPublished(why))
        }
        Publication::Withdrawn => {
            let why = reason.and_then(TakenDown::from_code).map(TakenDown::told);
            why.map(|why| PublicationNews::TakenDown(newest.slug, why))
        }
        Publication::NotConsidered | Publication::AwaitingApproval => None,
    })
}

/// An entry in the language of its reader; its texts stay in their own.
pub(super) fn entry(reference: &Reference, row: versions::Model, lang: Lang) -> Result<PublishedEntry, ReadError> {
    let missing = |what: &'static str| CaseError::Code(what);
    let group = reference.categories.iter().find(|category| category.code == row.category);
    let days = |stored: Option<i32>| stored.and_then(|days| u32::try_from(days).ok());
    let month = || {
        let (year, month) = row.received_month.split_once('-')?;
        Some((month.parse().ok()?, year.parse().ok()?))
    };
    Ok(PublishedEntry {
        kind: Kind::from_code(&row.kind).ok_or(missing("publications.kind"))?,
        group: group.map(|category| category.group.clone()).unwrap_or_default(),
        category: reference.category_name(&row.category, lang),
        unit: reference.unit_name(UnitId(row.unit_id)),
        province: row.province_id.map(|area| reference.area_name(AreaId(area))),
        subject: row.subject_unit_id.map(|unit| SubjectView {
            unit: reference.unit_name(UnitId(unit)),
            post: row.subject_post_id.map(|post| reference.post_name(PostId(post), lang)),
            leads: false,
        }),
        received: month().ok_or(missing("publications.received_month"))?,
        published_on: row.decided_on.ok_or(missing("publications.decided_on"))?,
        summary: row.summary.unwrap_or_default(),
        answer: row.answer.unwrap_or_default(),
        promise: row.promise,
        promise_state: row.promise_state.as_deref().and_then(PromiseState::from_code),
        outcome: row.result.as_deref().and_then(Outcome::from_code),
        days: days(row.days_taken).zip(days(row.days_allowed)),
        slug: row.slug,
    })
}
