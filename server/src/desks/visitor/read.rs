//! What the pages of the public desk show.

use std::collections::HashMap;

use app::desks::{
    Answer, BodiesQuery, BodyRow, CategoryGroup, Choice, CommitmentsQuery, DeskError, DraftView, Entry, Figures,
    FiguresQuery, Limit, Listed, OwnData, PublicCommitments, PublicDesk, PublishedLog, Register, RegisterQuery,
    SentView, TrackedCase,
};
use app::words::{Lang, known};
use async_trait::async_trait;
use domain::feedback::{IdentityMode, Kind};
use domain::unit::{AreaId, PostId, UnitId};

use super::Visitor;
use crate::desks::ReadError;
use crate::reference;

#[async_trait]
impl PublicDesk for Visitor {
    async fn limits(&self) -> Answer<HashMap<String, Limit>> {
        let shown = |limit: &reference::Limit| Limit { amount: limit.amount, unit: limit.unit.code().to_owned() };
        let reference = self.services.reference.get();
        Ok(reference.limits.iter().map(|(key, known)| (key.clone(), shown(known))).collect())
    }

    async fn provinces(&self) -> Answer<Vec<Choice>> {
        let reference = self.services.reference.get();
        let choice = |area: &AreaId| Choice { value: area.to_string(), label: reference.area_name(*area) };
        Ok(reference.provinces.iter().map(choice).collect())
    }

    async fn communes(&self, province: AreaId) -> Answer<Vec<Choice>> {
        let reference = self.services.reference.get();
        let choice = |area: &AreaId| Choice { value: area.to_string(), label: reference.area_name(*area) };
        Ok(reference.communes.get(&province).map(|areas| areas.iter().map(choice).collect()).unwrap_or_default())
    }

    async fn bodies(&self, province: AreaId, commune: Option<AreaId>) -> Answer<Vec<Choice>> {
        let reference = self.services.reference.get();
        let area = commune.unwrap_or(province);
        let choice = |unit: &UnitId| Choice { value: unit.to_string(), label: reference.unit_name(*unit) };
        Ok(reference.bodies.get(&area).map(|units| units.iter().map(choice).collect()).unwrap_or_default())
    }

    async fn all_bodies(&self, query: BodiesQuery) -> Answer<Listed<BodyRow>> {
        Ok(self.list_bodies(&query))
    }

    async fn posts(&self, unit: UnitId, lang: Lang) -> Answer<Vec<Choice>> {
        let reference = self.services.reference.get();
        let posts = reference.posts_in(unit).iter();
        let choice = |post: &PostId| {
            let name = reference.post_name(*post, lang);
            let about =
                reference.posts.get(post).and_then(|name| known(lang, &format!("post-about-{}", name.post.code)));
            let label = about.map_or_else(|| name.clone(), |about| format!("{name} ({about})"));
            Choice { value: post.to_string(), label }
        };
        Ok(posts.map(choice).collect())
    }

    async fn categories(&self, kind: Kind, lang: Lang) -> Answer<Vec<CategoryGroup>> {
        let reference = self.services.reference.get();
        let mut groups: Vec<CategoryGroup> = Vec::new();
        let offered = reference
            .categories
            .iter()
            .filter(|category| category.enabled && category.citizens && kind.admits_group(&category.group));
        for category in offered {
            let name = category.name(lang);
            let label = category.hint(lang).map_or_else(|| name.to_owned(), |hint| format!("{name} ({hint})"));
            let choice = Choice { value: category.code.clone(), label };
            match groups.iter_mut().find(|group| group.group == category.group) {
                Some(group) => group.categories.push(choice),
                None => groups.push(CategoryGroup { group: category.group.clone(), categories: vec![choice] }),
            }
        }
        // Who comments is shown the group of comments first.
        if kind == Kind::Comment {
            groups.sort_by_key(|group| group.group != "G");
        }
        Ok(groups)
    }

    async fn draft(&self, lang: Lang) -> Answer<Option<DraftView>> {
        let Some(secret) = &self.draft else { return Ok(None) };
        let draft = self.filled_in().await.map_err(DeskError::from)?;
        let reference = self.services.reference.get();
        let commune = draft.place.and_then(|place| place.commune);
        Ok(Some(DraftView {
            token: secret.form_token(),
            province: draft.province.map(|area| reference.area_name(area)),
            commune: commune.map(|area| reference.area_name(area)),
            body: draft.body.and_then(|body| body.unit).map(|unit| reference.unit_name(unit)),
            post: draft.person.as_ref().and_then(|person| person.post).map(|post| reference.post_name(post, lang)),
            categories: draft.categories.iter().map(|code| reference.category_name(code, lang)).collect(),
            draft,
        }))
    }

    async fn identity_modes(&self) -> Answer<Vec<IdentityMode>> {
        let draft = self.filled_in().await.map_err(DeskError::from)?;
        let modes = self.modes(&draft).await.map_err(|error| DeskError::from(ReadError::from(error)))?;
        Ok(modes.to_vec())
    }

    async fn tracked(&self, lang: Lang) -> Answer<Option<TrackedCase>> {
        match &self.case {
            Some(case) => Ok(Some(TrackedCase::clone(case))),
            None => self.tracked_case(lang).await.map_err(DeskError::from),
        }
    }

    async fn own_data(&self, lang: Lang) -> Answer<Option<OwnData>> {
        self.stored_data(lang).await.map_err(DeskError::from)
    }

    async fn sent(&self) -> Answer<Option<SentView>> {
        self.sent_case().await.map_err(DeskError::from)
    }

    async fn published_log(&self, before: Option<u64>) -> Answer<PublishedLog> {
        self.log(before).await.map_err(DeskError::from)
    }

    async fn published(&self, slug: &str, lang: Lang) -> Answer<Option<Entry>> {
        self.entry(slug, lang).await.map_err(DeskError::from)
    }

    async fn register(&self, query: &RegisterQuery, lang: Lang) -> Answer<Register> {
        self.list_published(query, lang).await.map_err(DeskError::from)
    }

    async fn commitments(&self, query: &CommitmentsQuery, lang: Lang) -> Answer<PublicCommitments> {
        self.list_commitments(query, lang).await.map_err(DeskError::from)
    }

    async fn figures(&self, query: FiguresQuery) -> Answer<Figures> {
        self.public_figures(query).await.map_err(DeskError::from)
    }
}
