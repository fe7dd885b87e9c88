//! Reference data held in memory: places, bodies, posts, categories, limits, rules, calendar.
//!
//! It changes rarely and every request needs it. A change is seen by this node at once and by the
//! others within [`STALE`]: a counter in the database tells that something changed.

mod load;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use app::words::Lang;
use domain::calendar::Calendar;
use domain::conflict::{Hat, Membership};
use domain::deadline;
use domain::paper::PaperKind;
use domain::retention;
use domain::routing::Rule;
use domain::unit::{AreaId, Level, Post, PostId, UnitId, UnitKind, UnitTree};
use sea_orm::DbErr;
use time::Date;

use crate::papers::Template;
use crate::store::Db;

/// Other nodes see a change after at most this long.
pub const STALE: Duration = Duration::from_secs(3);

/// A place.
#[derive(Clone, Debug)]
pub struct Area {
    pub id: AreaId,
    pub code: String,
    pub name: String,
    pub parent: Option<AreaId>,
}

/// A body, beside what the rules know of it.
#[derive(Clone, Debug)]
pub struct UnitName {
    pub code: String,
    pub name: String,
    /// The words of the name without marks, with a blank before and behind each.
    pub folded: String,
}

/// A post title.
#[derive(Clone, Debug)]
pub struct PostName {
    pub post: Post,
    pub name_vi: String,
    pub name_en: String,
}

/// A category of conduct.
#[derive(Clone, Debug)]
pub struct Category {
    pub code: String,
    pub group: String,
    pub name_vi: String,
    pub name_en: String,
    pub hint_vi: String,
    pub hint_en: String,
    /// Citizens may choose it.
    pub citizens: bool,
    pub enabled: bool,
    /// This version of it, or one before.
    pub was_in_use: bool,
    pub source: String,
}

impl Category {
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En { &self.name_en } else { &self.name_vi }
    }

    /// What belongs to it, in a line; `None` where the name says it.
    #[must_use]
    pub fn hint(&self, lang: Lang) -> Option<&str> {
        Some(if lang == Lang::En { &*self.hint_en } else { &*self.hint_vi }).filter(|hint| !hint.is_empty())
    }
}

/// A time limit.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Id of the version.
    pub id: i64,
    pub key: String,
    pub amount: u32,
    pub unit: deadline::Unit,
    pub starts_at: String,
    pub basis: String,
    /// How well the ground is known; only `V` is printed as a legal ground.
    pub mark: String,
}

/// Why a time limit is as long as it is, by the version that a clock started with.
#[derive(Clone, Debug)]
pub struct Ground {
    pub starts_at: String,
    /// In words; empty when nobody has read it in the law, because then it is not printed as one.
    pub basis: String,
}

/// Where somebody with an active account can do what has to be done there. Whoever a role at the office keeps away
/// from cases ([`domain::role::Role::never_reads`]) does none of it, and whoever only observes does not either.
#[derive(Debug, Default)]
pub struct Staff {
    /// Bodies where somebody takes what is sent there: at a Front whoever receives, elsewhere the focal point.
    pub receives: HashSet<UnitId>,
    /// Bodies where somebody gives out what was taken, and may sign or have it signed.
    pub directs: HashSet<UnitId>,
    /// Bodies where anybody has a role that is not one of the office.
    pub working: HashSet<UnitId>,
}

impl Staff {
    /// Whether somebody there takes what comes or sees to it that it goes on.
    #[must_use]
    pub fn has_work_done(&self, unit: UnitId) -> bool {
        self.receives.contains(&unit) || self.directs.contains(&unit)
    }
}

/// All of it, as it was at one moment.
#[derive(Debug, Default)]
pub struct Reference {
    pub tree: UnitTree,
    pub units: HashMap<UnitId, UnitName>,
    pub areas: HashMap<AreaId, Area>,
    /// In the order of the Vietnamese alphabet.
    pub provinces: Vec<AreaId>,
    pub communes: HashMap<AreaId, Vec<AreaId>>,
    pub bodies: HashMap<AreaId, Vec<UnitId>>,
    pub posts: BTreeMap<PostId, PostName>,
    pub posts_of: HashMap<(UnitKind, Level), Vec<PostId>>,
    pub categories: Vec<Category>,
    pub limits: HashMap<String, Limit>,
    /// Of every version there ever was, by its id.
    pub grounds: HashMap<i64, Ground>,
    pub rules: Vec<Rule>,
    /// Where each of the rules stands in the list.
    pub rule_positions: Vec<u32>,
    /// How long personal data is kept, in the order in which the rules are asked.
    pub retention: Vec<retention::Rule>,
    pub calendar: Calendar,
    /// The words of papers.
    pub papers: HashMap<PaperKind, Template>,
    /// Legal grounds that were read in the law, as they are printed, by their code.
    pub legal_refs: BTreeMap<String, String>,
    /// Who works where.
    pub staff: Staff,
    version: i64,
}

impl Reference {
    #[must_use]
    pub fn unit_name(&self, unit: UnitId) -> String {
        self.units.get(&unit).map(|name| name.name.clone()).unwrap_or_default()
    }

    #[must_use]
    pub fn area_name(&self, area: AreaId) -> String {
        self.areas.get(&area).map(|area| area.name.clone()).unwrap_or_default()
    }

    /// "Xã A, Tỉnh B": the names of communes repeat across provinces.
    #[must_use]
    pub fn place_name(&self, area: AreaId) -> String {
        match self.areas.get(&area).and_then(|area| area.parent) {
            Some(parent) => format!("{}, {}", self.area_name(area), self.area_name(parent)),
            None => self.area_name(area),
        }
    }

    #[must_use]
    pub fn post_name(&self, post: PostId, lang: Lang) -> String {
        self.posts
            .get(&post)
            .map(|name| if lang == Lang::En { &name.name_en } else { &name.name_vi })
            .cloned()
            .unwrap_or_default()
    }

    #[must_use]
    pub fn category_name(&self, code: &str, lang: Lang) -> String {
        self.categories
            .iter()
            .find(|category| category.code == code)
            .map_or_else(|| code.to_owned(), |category| category.name(lang).to_owned())
    }

    /// The posts that exist in a body.
    #[must_use]
    pub fn posts_in(&self, unit: UnitId) -> &[PostId] {
        let posts = self.tree.get(unit).and_then(|unit| self.posts_of.get(&(unit.kind, unit.level)));
        posts.map(Vec::as_slice).unwrap_or_default()
    }

    /// What somebody is by a place that they hold. Whoever has a role that leads, leads, whatever post is on record.
    #[must_use]
    pub fn held_hat(&self, held: &Membership) -> Hat {
        let by_role = held.role.leads();
        let hat = self.hat(held.unit, held.post, held.post.is_none() && by_role);
        Hat { leads: hat.leads || by_role, ..hat }
    }

    /// What somebody is there: the head of a body, somebody in it, or the body itself.
    #[must_use]
    pub fn hat(&self, unit: UnitId, post: Option<PostId>, whole_body: bool) -> Hat {
        match post.and_then(|post| self.posts.get(&post)) {
            Some(name) if !whole_body => Hat::new(unit, Some(name.post.clone())),
            _ if whole_body => Hat::new(unit, None),
            _ => Hat::rank_and_file(unit),
        }
    }
}

/// The reference data of this node.
#[derive(Clone, Debug)]
pub struct ReferenceCache(Arc<RwLock<Arc<Reference>>>);

impl ReferenceCache {
    /// Reads everything that is valid on `today`.
    ///
    /// # Errors
    /// Those of the database, and unknown codes in its rows.
    pub async fn load(db: &Db, today: Date) -> Result<Self, DbErr> {
        let reference = load::read(db.reader(), today).await?;
        Ok(Self(Arc::new(RwLock::new(Arc::new(reference)))))
    }

    /// What is known now. Holding it across a wait is fine: it does not change, it is replaced.
    #[must_use]
    pub fn get(&self) -> Arc<Reference> {
        match self.0.read() {
            Ok(held) => held.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// Reads everything anew.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub async fn reload(&self, db: &Db, today: Date) -> Result<(), DbErr> {
        let fresh = Arc::new(load::read(db.reader(), today).await?);
        match self.0.write() {
            Ok(mut held) => *held = fresh,
            Err(poisoned) => *poisoned.into_inner() = fresh,
        }
        Ok(())
    }

    /// Reads anew if somebody changed something since.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub async fn refresh(&self, db: &Db, today: Date) -> Result<bool, DbErr> {
        let stale = load::version(db.reader()).await? != self.get().version;
        if stale {
            self.reload(db, today).await?;
        }
        Ok(stale)
    }
}
