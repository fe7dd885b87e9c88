//! What the pages of writing down show.

use app::desks::{Answer, Choice, DeskError, EntryDesk, EntryDraftView, PostGroup, PublicDesk, Slip};
use app::words::Lang;
use async_trait::async_trait;
use domain::feedback::{Channel, Kind};
use domain::policy::{Action, decide};
use domain::private::Private;
use domain::receipt::ReceiptCode;
use domain::unit::{AreaId, PostId, UnitId};

use super::EntryOfficer;
use crate::desks::{ReadError, due};
use crate::reference::Reference;
use crate::store::cases::{self, CaseError};
use crate::store::{clocks, events};

const LANG: Lang = Lang::Vi;

#[async_trait]
impl EntryDesk for EntryOfficer {
    async fn entry(&self) -> Answer<EntryDraftView> {
        let filled = self.drafts.draft(LANG).await?.ok_or(DeskError::NotFound)?;
        let reference = self.services.reference.get();
        let (own_province, own_commune) = own_place(&reference, self.at);
        let draft = &filled.draft;
        let province = draft.province;
        // Until the officer names a place it is the Front's own, as the page shows it.
        let own = province.is_some() && province == own_province;
        let commune = match draft.place {
            Some(place) => place.commune,
            None => own_commune.filter(|_| own),
        };
        let units = province
            .and_then(|province| reference.bodies.get(&commune.unwrap_or(province)))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let named = |unit: &UnitId| Choice { value: unit.to_string(), label: reference.unit_name(*unit) };
        let preset = own_commune.map_or_else(|| "province".to_owned(), |commune| commune.to_string());
        Ok(EntryDraftView {
            front: reference.unit_name(self.at),
            provinces: self.drafts.provinces().await?,
            own_province: own_province.map(|area| area.to_string()),
            own_commune: own.then_some(preset),
            communes: match province {
                Some(province) => self.drafts.communes(province).await?,
                None => Vec::new(),
            },
            units: units.iter().map(named).collect(),
            posts: post_groups(&reference, units),
            categories: match draft.kind {
                Some(kind) => self.drafts.categories(kind, LANG).await?,
                None => Vec::new(),
            },
            kinds: self.kinds(),
            modes: self.drafts.identity_modes().await?,
            filled,
        })
    }
}

/// The province and the commune of a Front, as far as it has them.
fn own_place(reference: &Reference, front: UnitId) -> (Option<AreaId>, Option<AreaId>) {
    let province = reference.tree.province_of(front);
    (province, reference.tree.area_of(front).filter(|area| Some(*area) != province))
}

/// The posts of every kind of body that is offered.
pub(in crate::desks) fn post_groups(reference: &Reference, units: &[UnitId]) -> Vec<PostGroup> {
    let mut groups: Vec<PostGroup> = Vec::new();
    for unit in units.iter().filter_map(|unit| reference.tree.get(*unit)) {
        let (kind, level) = (unit.kind.code(), unit.level.code());
        if groups.iter().any(|group| group.kind == kind && group.level == level) {
            continue;
        }
        let posts = reference.posts_in(unit.id).iter();
        let choice = |post: &PostId| Choice { value: post.to_string(), label: reference.post_name(*post, LANG) };
        groups.push(PostGroup { kind: kind.to_owned(), level: level.to_owned(), posts: posts.map(choice).collect() });
    }
    groups
}

impl EntryOfficer {
    /// The slip of a case that this officer entered. It is all that they get of it here: whether
    /// they may see the case is for the policy to say, at its own page.
    pub(super) async fn slip(&self, case_id: i64, code: &ReceiptCode) -> Result<Slip, ReadError> {
        let db = self.services.db.reader();
        let row = cases::by_id(db, case_id).await?.ok_or(ReadError::NotFound)?;
        let first = events::find(db, case_id, 1).await?;
        if first.and_then(|event| event.officer_id) != Some(self.officer.id().0) {
            return Err(ReadError::NotFound);
        }
        let kind = Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?;
        let facts = cases::facts(db, &row).await?;
        let may_see = decide(&self.officer.principal(), Action::ViewAsFront, &facts).is_allowed();
        let reference = self.services.reference.get();
        let runs = clocks::of_case(db, row.id).await?;
        Ok(Slip {
            code: (kind != Kind::Supervision).then(|| Private::from(code.as_str())),
            kind,
            case: may_see.then(|| row.number.clone()),
            channel: Channel::from_code(&row.channel).ok_or(CaseError::Code("cases.channel"))?,
            front: reference.unit_name(UnitId(row.front_id)),
            received_on: row.received_on,
            due: due::main(&reference, &runs, self.services.clock.today()),
            tracking: format!("{}{}", self.services.config.base_url.origin(), app::paths::TRACK),
            number: row.number,
        })
    }
}
